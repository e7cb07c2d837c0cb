"""Words on the picture: the subtitle of a spoken line and the slate in the top bar.

Film asks for one image per page of a line and blends it over the frame:

    for page in pages(line.text):                 # nearly always one
        placed = subtitle(page.text, speaker=line.speaker, colour=colour, picture=picture,
                          manner=line.manner)
        # show it for page.share of the line's time
"""

from __future__ import annotations

import colorsys
import re
from collections.abc import Iterator

import numpy as np

from schemas.plan import NARRATOR, Manner
from schemas.take import Picture

from . import faces
from .light import mix
from .sheet import Placed, Sheet, blurred, rgb
from .typeset import Ink, clean, draw, width
from .wrapping import Page, balanced, columns, pages, units

__all__ = ["BAR", "OUTLINE", "Page", "Placed", "contrast", "pages", "slate", "subtitle", "tinted"]

BAR = 46 / 720  # height of each letterbox bar, of the picture's height
OUTLINE = "#120e22"
SAFE = 0.05  # of the picture's width, left and right
ACROSS = 42  # columns in a line
LEAST = 0.7  # of the full size
_BASELINE = 0.892  # of the last line, of the picture's height
_SIZE = 0.046  # of the shorter side
_LEADING = 1.26
_SIZES = {Manner.SHOUT: 1.16, Manner.WHISPER: 0.88}
_QUOTES = (
    (re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]"), ("「", "」")),
    (re.compile(r"[\u0370-\u052f\u0600-\u06ff]"), ("«", "»")),
    (re.compile(r"[\u0590-\u05ff]"), ('"', '"')),
)
_QUOTED = re.compile(r"^[\"“”«「『].*[\"“”»」』]$")


def subtitle(
    text: str, *, speaker: str, colour: str, picture: Picture, manner: str = Manner.NORMAL
) -> Placed:
    """Draw a spoken line for the foot of the picture: white, bold, with a dark outline.

    `colour` (`#rrggbb`, the character's) tints the letters a little. Two lines of at most 42
    columns; the letters shrink to 70 % before words are cut off, so split long speeches with
    `pages` first. Thoughts and the narrator are set in italics and without quotation marks. Text
    with nothing to draw gives one transparent pixel. ConfigError when a font is missing.
    """
    slanted = speaker == NARRATOR or manner in {Manner.THOUGHT, Manner.SING}
    chain = faces.ITALIC if slanted else faces.TEXT
    words = _dressed(clean(text, chain), speaker, manner)
    size = _SIZE * min(picture.width, picture.height) * _SIZES.get(Manner(manner), 1.0)
    lines, size = _fitted(words, chain, size, picture.width * (1 - 2 * SAFE) - size * 0.4)
    inks = [
        (draw(line, chain, size), draw(line, chain, size, stroke=0.11 * size)) for line in lines
    ]
    return _set(inks, size, tinted(colour), picture)


def slate(text: str, *, picture: Picture) -> Placed:
    """Draw the quiet caption in the top bar; parts are separated by two spaces or more."""
    bar = BAR * picture.height
    room = picture.width * 0.96
    parts = [part for part in (clean(p, faces.MONO) for p in re.split(r"\s{2,}", text)) if part]
    needs = sum(width(part, faces.MONO, bar * 0.36) + bar * 0.47 for part in parts)
    size = bar * 0.36 * min(1.0, max(LEAST, room / max(1.0, needs)))
    sheet, pen = Sheet(picture.width, round(bar)), picture.width * 0.019
    for part, colour in zip(parts, ("#ff8a78", "#f2efe6", *["#a9adba"] * len(parts)), strict=False):
        words = _cut(part, faces.MONO, size, picture.width * 0.98 - pen)
        ink = draw(words, faces.MONO, size)
        sheet.lay(ink.mask, round(pen) + ink.x, round(bar * 0.5 + size * 0.36) + ink.y, colour)
        pen += ink.advance + size * 1.3
    return sheet.placed(0, 0)


def tinted(colour: str) -> str:
    """Give the letters' colour: near white, of the character's hue, legible on the outline."""
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", colour):
        return "#ffffff"
    hue, _, saturation = colorsys.rgb_to_hls(*(v / 255 for v in rgb(colour)))
    light = colorsys.hls_to_rgb(hue, 0.86, min(1.0, saturation * 1.1))
    letters = mix("#ffffff", "#" + "".join(f"{round(v * 255):02x}" for v in light), 0.8)
    return letters if contrast(letters, OUTLINE) >= 4.5 else "#ffffff"


def contrast(a: str, b: str) -> float:
    """Measure the contrast ratio of two colours, 1 … 21 (WCAG 2.2)."""
    high, low = sorted((_luminance(a), _luminance(b)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    parts = [v / 255 for v in rgb(colour)]
    r, g, b = (v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def _dressed(words: str, speaker: str, manner: str) -> str:
    """Put quotation marks, or what stands for them, around a line."""
    if not words or speaker == NARRATOR or manner == Manner.THOUGHT:
        return words
    if manner == Manner.SING:
        return f"♪ {words} ♪"
    if _QUOTED.match(words):
        return words
    opens, closes = next((marks for script, marks in _QUOTES if script.search(words)), ("“", "”"))
    return opens + words + closes


def _fitted(words: str, chain: faces.Chain, size: float, room: float) -> tuple[list[str], float]:
    """Break words into one or two lines, at the largest size that fits; cut what is too much."""
    pieces = units(words, ACROSS - 2)
    for step in range(7):
        shrunk = size * (1 - (1 - LEAST) * step / 6)
        for lines in _breaks(pieces, chain, shrunk):
            if all(width(line, chain, shrunk) <= room for line in lines):
                return lines, shrunk
    return [_cut(line, chain, shrunk, room) for line in lines], shrunk


def _breaks(pieces: list[str], chain: faces.Chain, size: float) -> Iterator[list[str]]:
    """Offer one even line, two even lines, or as much of the words as two lines can take."""
    for count in (1, 2):
        lines = balanced(pieces, count, lambda piece: width(piece, chain, size))
        if all(columns(line) <= ACROSS for line in lines):
            yield lines
            return
    yield _filled(pieces)


def _filled(pieces: list[str]) -> list[str]:
    """Fill two lines to their last column, with an ellipsis in place of the rest."""
    taken = 0
    while taken < len(pieces) and columns("".join(pieces[: taken + 1]).rstrip()) <= ACROSS:
        taken += 1
    rest = "".join(pieces[taken:])
    while columns(rest) > ACROSS:
        rest = rest[:-2].rstrip() + "…"
    return ["".join(pieces[:taken]).rstrip(), rest]


def _cut(words: str, chain: faces.Chain, size: float, room: float) -> str:
    """Shorten words to the room, with an ellipsis in place of the rest."""
    if width(words, chain, size) <= room:
        return words
    while words and width(words + "…", chain, size) > room:
        words = words[:-1]
    return words.rstrip() + "…" if words else ""


def _set(inks: list[tuple[Ink, Ink]], size: float, colour: str, picture: Picture) -> Placed:
    """Lay the lines on a sheet: a soft shadow, the outlines, then the letters."""
    margin = round(size * 0.5)
    across = max((edge.mask.shape[1] for _, edge in inks), default=1) + 2 * margin
    top = min((edge.y for _, edge in inks), default=0)
    step = round(size * _LEADING)
    high = step * max(0, len(inks) - 1) + max((e.y + e.mask.shape[0] for _, e in inks), default=1)
    sheet = Sheet(across, high - top + 2 * margin)
    places = []
    for row, (letters, edge) in enumerate(inks):
        x = (across - edge.mask.shape[1]) // 2 - edge.x
        places.append((letters, edge, x, margin - top + row * step))
    for _, edge, x, y in places:
        shadow = blurred(np.pad(edge.mask, margin), size * 0.12)
        sheet.lay(
            shadow, x + edge.x - margin, y + edge.y - margin + round(size * 0.06), OUTLINE, 0.5
        )
    for _, edge, x, y in places:
        sheet.lay(edge.mask, x + edge.x, y + edge.y, OUTLINE)
    for letters, _, x, y in places:
        sheet.lay(letters.mask, x + letters.x, y + letters.y, colour)
    baseline = round(picture.height * _BASELINE) - step * (len(inks) - 1)
    return sheet.placed((picture.width - across) // 2, baseline + top - margin)
