"""A character sheet: one character several times on plain paper, drawn like the film.

Above, the whole figure from all sides and in motion; below, its faces.
"""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import numpy as np
from PIL import Image

from schemas.bible import Character, Style
from schemas.plan import Expression, Pose, TimeOfDay, Weather

from .draw import Box, Drawing, Point, number
from .extent import culled
from .figures import Facing, Figure, figure
from .light import Light, light, mix
from .raster import render
from .styling import Inks, inks

SIZE = 1920, 1080
BODIES: tuple[tuple[Pose, Facing, Expression, float], ...] = (
    (Pose.STAND, "camera", Expression.NEUTRAL, 0.0),
    (Pose.STAND, "left", Expression.NEUTRAL, 0.0),
    (Pose.STAND, "away", Expression.NEUTRAL, 0.0),
    (Pose.STAND, "right", Expression.NEUTRAL, 0.0),
    (Pose.WALK, "right", Expression.HAPPY, 0.12),
    (Pose.WAVE, "camera", Expression.HAPPY, 0.2),
)
FACES = (
    Expression.NEUTRAL, Expression.HAPPY, Expression.LAUGHING, Expression.SURPRISED,
    Expression.THINKING, Expression.SAD, Expression.DETERMINED,
)  # fmt: skip
_PAPER = "#f6f1e7"
_MARGIN = 56
_ROW = 40, 704  # between which the whole figures stand
_TALL = 600  # pixels of the figure that stands and looks at us
_APART = 16  # at least, between two outlines
_ROUGH = 0.2  # of the size, for measuring
_ROUND = 124  # radius of what is behind a face
_OVER = 0.84  # of that: half the width of what may stand out above
_FACES_Y = 906


def draw(character: Character, style: Style, path: Path) -> None:
    """Draw the sheet of a character into the PNG file `path`."""
    here, ink = _light(style), inks(style)
    bodies = [
        figure(character.look, here, pose=pose, expression=mien, facing=facing, phase=phase)
        for pose, facing, mien, phase in BODIES
    ]
    sheet = _ground(character, here, ink)
    _stand(sheet, bodies, here, ink)
    _look(sheet, character, here, ink)
    sheet.convert("RGB").save(path, "PNG")
    with path.open("rb") as file:
        os.fsync(file.fileno())


def _light(style: Style) -> Light:
    here = light(TimeOfDay.DAY, Weather.CLEAR)
    return replace(here, outline=style.line) if style.line else here


def _ground(character: Character, here: Light, ink: Inks | None) -> Image.Image:
    """The paper, with a round field in a colour of the character behind each face."""
    wide, high = SIZE
    paper = Drawing(wide, high)
    paper.rect(0, 0, wide, high, fill=_PAPER)
    field = mix(_PAPER, mix(character.look.outfit_colour, here.shade, 0.4), 0.24)
    for x in _places(len(FACES)):
        paper.ellipse(x, _FACES_Y, _ROUND, _ROUND, fill=field)
    return _raster(paper, (0, 0, wide, high), 1.0, ink)


def _stand(sheet: Image.Image, bodies: list[Figure], here: Light, ink: Inks | None) -> None:
    """Stand the figures in a row, as large and as far apart as the paper lets them."""
    scale = _TALL / bodies[0].height
    room = SIZE[0] - 2 * _MARGIN - _APART * (len(bodies) - 1)
    wide = sum(_cut(body, scale * _ROUGH, ink)[0].width for body in bodies) / _ROUGH
    scale *= min(1.0, room / wide)
    drawn = [_cut(body, scale, ink) for body in bodies]
    gap = (SIZE[0] - 2 * _MARGIN - sum(image.width for image, _, _ in drawn)) / (len(drawn) - 1)
    tall = max(
        round(body.feet[1] * scale) - top for (_, _, top), body in zip(drawn, bodies, strict=True)
    )
    floor = (_ROW[0] + _ROW[1] + tall) // 2
    x = float(_MARGIN)
    for (image, left, top), body in zip(drawn, bodies, strict=True):
        foot_x, foot_y = (v * scale for v in body.feet)
        _shadow(sheet, (x + foot_x - left, floor), here, image.width, ink)
        sheet.alpha_composite(image, (round(x), round(floor + top - foot_y)))
        x += image.width + gap


def _shadow(sheet: Image.Image, at: Point, here: Light, width: int, ink: Inks | None) -> None:
    wide = min(230.0, width * 0.95)
    spot = Drawing(wide, 44)
    soft = spot.glow([(0.0, here.shade, 0.42), (0.5, here.shade, 0.26), (1.0, here.shade, 0.0)])
    spot.ellipse(wide / 2, 22, wide / 2, 22, fill=soft)
    corner = round(at[0] - wide / 2), round(at[1] - 24)
    sheet.alpha_composite(_raster(spot, (0.0, 0.0, wide, 44.0), 1.0, ink), corner)


def _look(sheet: Image.Image, character: Character, here: Light, ink: Inks | None) -> None:
    """Set the faces into their round fields; hair and ears may stand out above."""
    for x, mien in zip(_places(len(FACES)), FACES, strict=True):
        made = figure(character.look, here, pose=Pose.STAND, expression=mien, facing="camera")
        left, top, wide, high = made.head
        scale = 2 * _ROUND * 0.78 / max(wide, high * 0.86)
        room = _ROUND / scale
        middle = left + wide / 2, top + high * 0.56
        box = middle[0] - room, middle[1] - 1.5 * room, 2 * room, 2.5 * room
        image = _raster(made.drawing, box, scale, ink)
        image.putalpha(_within(image))
        sheet.alpha_composite(image, (round(x - _ROUND), round(_FACES_Y - 1.5 * _ROUND)))


def _within(image: Image.Image) -> Image.Image:
    """The image's alpha inside the round field, and above its middle."""
    ys, xs = np.mgrid[0 : image.height, 0 : image.width].astype(np.float32) + 0.5
    x, y = image.width / 2, 1.5 * _ROUND
    inside = np.clip(_ROUND + 0.5 - np.hypot(xs - x, ys - y), 0, 1)
    over = np.clip(_OVER * _ROUND + 0.5 - np.abs(xs - x), 0, 1) * (ys < y)
    mask = np.maximum(inside, over)
    alpha = np.asarray(image.getchannel("A"), np.float32) * mask
    return Image.fromarray(np.rint(alpha).astype(np.uint8))


def _places(count: int) -> list[float]:
    """The middles of `count` things in a row."""
    step = (SIZE[0] - 2 * _MARGIN) / count
    return [_MARGIN + step * (n + 0.5) for n in range(count)]


def _raster(drawing: Drawing, box: Box, scale: float, ink: Inks | None) -> Image.Image:
    """The part of a drawing inside `box` at `scale` pixels per unit."""
    x, y, wide, high = box
    text = ink.svg(drawing.svg()) if ink else drawing.svg()
    inside, _ = culled(text, (x, y, x + wide, y + high))
    view = " ".join(number(v) for v in box)
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{number(wide)}" height="{number(high)}"'
        f' viewBox="{view}">{inside}</svg>'
    )
    pixels = render(svg, scale)
    return Image.fromarray(np.ascontiguousarray(pixels[..., [2, 1, 0, 3]]))


def _cut(body: Figure, scale: float, ink: Inks | None) -> tuple[Image.Image, int, int]:
    """What is to be seen of a figure, and where on its canvas that begins."""
    drawing = body.drawing
    image = _raster(drawing, (0.0, 0.0, drawing.width, drawing.height), scale, ink)
    box = image.getbbox() or (0, 0, 1, 1)
    return image.crop(box), box[0], box[1]
