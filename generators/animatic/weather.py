"""What falls and drifts: rain, snow, petals, fog, fireflies and storm, in two depths."""

from __future__ import annotations

import itertools
import math
import random
from collections.abc import Callable

from schemas.plan import Weather

from .draw import Drawing, Point, number, polyline
from .light import Light, mix
from .overlay import FPS, HEIGHT, WIDTH, Overlay, ink

Tile = tuple[float, float]
FAR: Tile = (512.0, 512.0)  # unequal sizes, so that two depths never repeat together
NEAR: Tile = (640.0, 640.0)
SPARSE: Tile = (960.0, 540.0)  # for few and large things, whose repetition would be seen


def falling(
    weather: Weather, light: Light, *, seconds: float, seed: int, indoors: bool
) -> tuple[Overlay, ...]:
    """Make the overlays of a weather, far ones first; indoors only lightning is left of it."""
    strikes = _lightning(light, seconds, seed, indoors=indoors) if weather is Weather.STORM else ()
    make = _KINDS.get(weather)
    return strikes if indoors or make is None else (*make(light, seed), *strikes)


def _rain(light: Light, seed: int) -> tuple[Overlay, ...]:
    return _streaming(light, seed, far=(-130.0, 1250.0), near=(-240.0, 2050.0), share=1.0)


def _storm(light: Light, seed: int) -> tuple[Overlay, ...]:
    return _streaming(light, seed, far=(-520.0, 1500.0), near=(-950.0, 2500.0), share=1.7)


def _streaming(
    light: Light, seed: int, *, far: Point, near: Point, share: float
) -> tuple[Overlay, ...]:
    """Lay far rain behind the actors and near rain over them; `share` multiplies the drops."""
    dice = random.Random(f"rain-{seed}")
    colour = mix(light.sky[2], "#eef4ff", 0.72)
    back, front = Drawing(*FAR), Drawing(*NEAR)
    drops = _drops(dice, round(54 * share), FAR, drift=far, long=(26, 50), half=0.55)
    back.path(drops, fill=ink(colour, 0.42))
    for count, long, half, strength in ((34, (55, 95), 0.95, 0.5), (9, (110, 170), 1.7, 0.62)):
        drops = _drops(dice, round(count * share), NEAR, drift=near, long=long, half=half)
        front.path(drops, fill=ink(colour, strength))
    return (
        Overlay((back,), drift=far, tile=True, behind=True),
        Overlay((front,), drift=near, tile=True),
    )


def _drops(
    dice: random.Random,
    count: int,
    tile: Tile,
    *,
    drift: Point,
    long: Point,
    half: float,
) -> str:
    """Path data of streaks along the drift, thick at the head, that wrap round the tile."""
    speed = math.hypot(*drift)
    ux, uy = drift[0] / speed, drift[1] / speed
    data = []
    for _ in range(count):
        x, y, length = dice.uniform(0, tile[0]), dice.uniform(0, tile[1]), dice.uniform(*long)
        reach = (ux * length, uy * length)
        for left, top in _copies(x, y, (min(0, reach[0]), max(0, reach[0]), 0, reach[1]), tile):
            head = (left + reach[0], top + reach[1])
            back = (left + reach[0] * 0.85, top + reach[1] * 0.85)
            across = (-uy * half, ux * half)
            data.append(
                polyline([
                    (left, top), (back[0] + across[0], back[1] + across[1]), head,
                    (back[0] - across[0], back[1] - across[1]),
                ])
            )  # fmt: skip
    return "".join(data)


def _copies(
    x: float, y: float, extent: tuple[float, float, float, float], tile: Tile
) -> list[Point]:
    """The places at which a shape of `extent` (left, right, top, bottom) shows in its tile."""
    left, right, top, bottom = extent
    return [
        (x + dx, y + dy)
        for dx in (-tile[0], 0.0, tile[0])
        for dy in (-tile[1], 0.0, tile[1])
        if -right < x + dx < tile[0] - left and -bottom < y + dy < tile[1] - top
    ]


def _snow(light: Light, seed: int) -> tuple[Overlay, ...]:
    dice = random.Random(f"snow-{seed}")
    colour = light.lit("#ffffff")
    back, front = Drawing(*FAR), Drawing(*SPARSE)
    _flakes(back, dice, 44, (1.1, 2.6), fill=(mix(colour, light.sky[1], 0.2), 0.8))
    _flakes(front, dice, 34, (2.6, 5.4), fill=(colour, 0.92))
    _flakes(front, dice, 7, (8, 14), fill=(colour, 0.4))
    return (
        Overlay((back,), drift=(-22.0, 62.0), tile=True, behind=True),
        Overlay((front,), drift=(-48.0, 128.0), tile=True),
    )


def _flakes(
    tile: Drawing, dice: random.Random, count: int, size: Point, *, fill: tuple[str, float]
) -> None:
    """Draw soft flakes of a colour and opacity: a core in two fainter rounds."""
    for _ in range(count):
        radius = dice.uniform(*size)
        extent = (-1.7 * radius, 1.7 * radius, -1.7 * radius, 1.7 * radius)
        x, y = dice.uniform(0, tile.width), dice.uniform(0, tile.height)
        for left, top in _copies(x, y, extent, (tile.width, tile.height)):
            for grown, share in ((1.7, 0.16), (1.3, 0.3), (0.9, 1.0)):
                tint = ink(fill[0], fill[1] * share)
                tile.ellipse(left, top, radius * grown, radius * grown, fill=tint)


def _petals(light: Light, seed: int) -> tuple[Overlay, ...]:
    far = _fluttering(light, f"petals-far-{seed}", FAR, 15, (4.0, 7.0))
    near = _fluttering(light, f"petals-near-{seed}", SPARSE, 12, (9.0, 17.0))
    return (
        Overlay(far, step=4, drift=(-64.0, 58.0), tile=True, behind=True, opacity=0.9),
        Overlay(near, step=3, drift=(-132.0, 104.0), tile=True),
    )


def _fluttering(
    light: Light, dice_name: str, tile: Tile, count: int, size: tuple[float, float]
) -> tuple[Drawing, ...]:
    """Draw petals that turn over as they fall, through six cells."""
    dice = random.Random(dice_name)
    petals = [
        (dice.uniform(0, tile[0]), dice.uniform(0, tile[1]), dice.uniform(*size), dice.uniform(0, 360),
         dice.random(), dice.choice(("#ffc3d6", "#ffd6e2", "#ffaecb")))
        for _ in range(count)
    ]  # fmt: skip
    cells = []
    for step in range(6):
        cell = Drawing(*tile)
        for x, y, radius, angle, phase, colour in petals:
            turn, reach = math.tau * (phase + step / 6), 1.6 * radius
            tilt = angle + 24 * math.sin(turn)
            for left, top in _copies(x, y, (-reach, reach, -reach, reach), tile):
                place = f"translate({number(left)} {number(top)}) rotate({number(tilt)})"
                _petal(cell, place, radius, math.cos(turn), light.lit(colour))
        cells.append(cell)
    return tuple(cells)


def _petal(cell: Drawing, place: str, radius: float, face: float, colour: str) -> None:
    """Draw one petal at a transform; `face` 1 shows its front, -1 its back, 0 its edge."""
    wide = 0.18 + 0.82 * abs(face)
    back = mix(colour, "#d97fa4", 0.35)
    with cell.group(transform=f"{place} scale({number(radius * wide)} {number(radius)})"):
        outline = "M0 1.2C-.95 .75-1.1-.45-.4-1.1L0-.72L.4-1.1C1.1-.45 .95 .75 0 1.2Z"
        cell.path(outline, fill=back if face < 0 else colour)
        cell.path("M0 1.2C-.95 .75-1.1-.45-.4-1.1L0-.72C-.3 0-.2 .7 0 1.2Z", fill=ink(back, 0.55))


def _fog(light: Light, seed: int) -> tuple[Overlay, ...]:
    dice = random.Random(f"fog-{seed}")
    colour = mix(light.sky[1], light.lit("#e9edf5"), 0.6)
    back, front = Drawing(SPARSE[0], HEIGHT), Drawing(SPARSE[0], HEIGHT)
    for row in range(4, 45):
        share = min(0.66, 0.08 + 0.6 * ((row - 4) / 36) ** 1.3)
        back.rect(0, row * 16, SPARSE[0], 16, fill=ink(colour, share))
    for row in (345, 450):
        _bank(back, dice, row, (170, 230), fill=(colour, 0.55))
    for row in (470, 540, 590):
        _bank(front, dice, row, (200, 280), fill=(colour, 0.5))
    return (
        Overlay((back,), drift=(20.0, 0.0), tile=True, behind=True),
        Overlay((front,), drift=(46.0, 0.0), tile=True),
    )


def _bank(
    tile: Drawing, dice: random.Random, y: float, sizes: Point, *, fill: tuple[str, float]
) -> None:
    """Draw a flat, soft bank of fog that wraps round the tile's sides."""
    x, radius, flat = dice.uniform(0, tile.width), dice.uniform(*sizes), dice.uniform(0.24, 0.36)
    colour, opacity = fill
    stops = [(0.0, colour, opacity), (0.5, colour, opacity * 0.55), (1.0, colour, 0.0)]
    shade = tile.radial((0, 0), radius, stops)
    for left in (x - tile.width, x, x + tile.width):
        if -radius < left < tile.width + radius:
            place = f"translate({number(left)} {number(y)}) scale(1 {number(flat)})"
            with tile.group(transform=place):
                tile.ellipse(0, 0, radius, radius, fill=shade)


def _fireflies(light: Light, seed: int) -> tuple[Overlay, ...]:
    del light
    far = _glowing(f"fireflies-far-{seed}", FAR, 11, (2.0, 3.4))
    near = _glowing(f"fireflies-near-{seed}", SPARSE, 10, (3.4, 5.6))
    return (
        Overlay(far, step=5, drift=(9.0, -7.0), tile=True, behind=True, opacity=0.85),
        Overlay(near, step=4, drift=(-15.0, -11.0), tile=True),
    )


def _glowing(
    dice_name: str, tile: Tile, count: int, size: tuple[float, float]
) -> tuple[Drawing, ...]:
    """Draw lights that circle lazily and breathe, each in its own time, through six cells."""
    dice = random.Random(dice_name)
    flies = [
        (dice.uniform(0, tile[0]), dice.uniform(0, tile[1]), dice.uniform(*size), dice.random(),
         dice.choice((-1, 1)) * dice.uniform(3, 8))
        for _ in range(count)
    ]  # fmt: skip
    cells = []
    for step in range(6):
        cell = Drawing(*tile)
        for x, y, radius, phase, roam in flies:
            turn = math.tau * (phase + step / 6)
            halo = radius * 6.5
            at = (x + abs(roam) * math.cos(turn), y + roam * 0.6 * math.sin(turn))
            for left, top in _copies(*at, (-halo, halo, -halo, halo), tile):
                _firefly(cell, left, top, radius, 0.35 + 0.65 * (0.5 + 0.5 * math.sin(turn)))
        cells.append(cell)
    return tuple(cells)


def _firefly(cell: Drawing, x: float, y: float, radius: float, shine: float) -> None:
    stops = [(0.0, "#f4ff9a", 0.7 * shine), (0.25, "#d6f25a", 0.3 * shine), (1.0, "#b8e03a", 0.0)]
    cell.ellipse(x, y, radius * 6.5, radius * 6.5, fill=cell.radial((x, y), radius * 6.5, stops))
    cell.ellipse(x, y, radius, radius, fill=ink("#fbffd8", 0.25 + 0.75 * shine))


def _lightning(light: Light, seconds: float, seed: int, *, indoors: bool) -> tuple[Overlay, ...]:
    """Let lightning strike every few seconds: a bolt behind the actors, a flash over everything.

    A strike brightens the screen twice, and strikes lie 2.8 s or more apart, so that there are
    never more than three flashes in a second (WCAG 2.3.1).
    """
    dice = random.Random(f"lightning-{seed}")
    found: list[Overlay] = []
    at = dice.uniform(0.5, 1.2)
    while at < seconds - 0.4:
        starts = round(at * FPS / 2) * 2 / FPS
        if not indoors:
            forked = random.Random(f"bolt-{seed}-{len(found) % 6}")
            found.append(_strike(_bolts(forked), starts, behind=True))
        found.append(_strike(_veils(light, 0.55 if indoors else 1.0), starts))
        at += dice.uniform(2.8, 4.6)
    return tuple(found)


def _strike(cells: tuple[Drawing, ...], at: float, *, behind: bool = False) -> Overlay:
    return Overlay(cells, appears_s=at, lasts_s=2 * len(cells) / FPS, behind=behind)


def _veils(light: Light, strength: float) -> tuple[Drawing, ...]:
    """Draw the flash: bright, nearly gone, bright again but less, fading."""
    colour = mix(light.rim, "#e8efff", 0.7)
    veils = []
    for share in (0.5, 0.1, 0.34, 0.13):
        veil = Drawing(WIDTH, HEIGHT)
        veil.rect(0, 0, WIDTH, HEIGHT, fill=ink(colour, share * strength))
        veils.append(veil)
    return tuple(veils)


def _bolts(dice: random.Random) -> tuple[Drawing, ...]:
    x = dice.choice((dice.uniform(120, 430), dice.uniform(850, 1160)))
    return tuple(_bolt(dice, x, strength) for strength in (1.0, 0.35, 0.8, 0.2))


def _bolt(dice: random.Random, x: float, strength: float) -> Drawing:
    """Draw a forked bolt from above the screen to the middle of it."""
    cell = Drawing(WIDTH, HEIGHT)
    start, end = (x, 20.0), (x + dice.uniform(-150, 150), dice.uniform(380, 470))
    trunk = _jagged(dice, start, end, 70.0)
    paths = [(trunk, 5.0)]
    for _ in range(3):
        root = trunk[dice.randrange(len(trunk) // 4, len(trunk) * 3 // 4)]
        tip = (root[0] + dice.uniform(-190, 190), root[1] + dice.uniform(60, 170))
        paths.append((_jagged(dice, root, tip, 34.0), 2.4))
    for grown, colour, share in (
        (7.0, "#8fb4ff", 0.14),
        (3.2, "#b9d0ff", 0.32),
        (1.0, "#ffffff", 1.0),
    ):
        for points, thick in paths:
            line = polyline(points, closed=False)
            cell.path(line, stroke=ink(colour, share * strength), width=thick * grown)
    return cell


def _jagged(dice: random.Random, start: Point, end: Point, sway: float) -> list[Point]:
    """Break a line at its middles, five times over, less each time."""
    points = [start, end]
    for _ in range(5):
        broken = [points[0]]
        for (ax, ay), (bx, by) in itertools.pairwise(points):
            middle = ((ax + bx) / 2 + dice.uniform(-sway, sway), (ay + by) / 2)
            broken.extend((middle, (bx, by)))
        points, sway = broken, sway * 0.52
    return points


_KINDS: dict[Weather, Callable[[Light, int], tuple[Overlay, ...]]] = {
    Weather.RAIN: _rain,
    Weather.STORM: _storm,
    Weather.SNOW: _snow,
    Weather.PETALS: _petals,
    Weather.FOG: _fog,
    Weather.FIREFLIES: _fireflies,
}
