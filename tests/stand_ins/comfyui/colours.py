"""What a prompt's words ask for: who is seen, in which colours, from how near."""

from __future__ import annotations

import colorsys
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from PIL import Image, ImageColor

Colour = tuple[int, int, int]
_HAND = {
    "blonde": "#e8cf82", "blond": "#e8cf82", "brunette": "#5a3a22", "silver": "#bfc3ca", "auburn": "#8a3b22",
    "chestnut": "#7a4426", "amber": "#ffbf00", "emerald": "#2fa866", "ginger": "#c8642b", "raven": "#1c1c28",
    "scarlet": "#c2202a", "mint": "#98e0c0", "jade": "#2f9e6e", "rose": "#e0667f", "platinum": "#e5e1d3",
    "black": "#16161a", "white": "#f4f2ee", "cream": "#fdf0d0", "copper": "#c65a30", "mustard": "#d0a32a",
    "charcoal": "#36363d", "teal": "#2a847c", "pink": "#f096b0", "gold": "#efbd30", "golden": "#efbd30",
    "red": "#d43c3a", "blue": "#4874cc", "green": "#48964e", "orange": "#ee8c34", "brown": "#70482c",
    "grey": "#808286", "gray": "#808286", "beige": "#dcc8aa", "magenta": "#c6328c", "violet": "#8254b0",
    "purple": "#7a4aa6", "navy": "#243260", "turquoise": "#46c2bc", "lavender": "#beaae0", "olive": "#787838",
    "light brown": "#a87c56", "dark brown": "#402c24", "dark grey": "#46484c", "dark red": "#801c22",
    "sky blue": "#8abce8", "slate blue": "#465c7c", "dark green": "#205436", "light green": "#9ed082",
    "yellow": "#f0d040", "crimson": "#b0203a", "aqua": "#60d0d0", "cyan": "#50c8d8",
}  # fmt: skip
_FORMS = {"cat", "owl", "robot", "fox", "dog"}
_NOT_HAIR = {"tips", "ribbon", "flower", "clip", "hairclip"}
_NEAR = (("extreme close", 2.3), ("close-up", 1.6), ("bust", 1.2), ("upper body", 1.2), ("medium shot", 0.95),
         ("full body", 0.6), ("full shot", 0.6), ("very wide", 0.42), ("extreme wide", 0.42), ("wide shot", 0.5))  # fmt: skip
_NOBODY = ("no humans", "nobody in the frame", "still life")
_HEX = re.compile(r"#[0-9a-f]{6}")
_WORD = re.compile(r"#[0-9a-f]{6}\b|[a-z]+", re.IGNORECASE)
_COUNT = re.compile(r"\b(\d)\s?(?:girl|boy|woman|man|other|anthropomorphic)", re.IGNORECASE)


@dataclass(frozen=True)
class Person:
    """Somebody who is drawn."""

    hair: Colour
    eyes: Colour
    skin: Colour = (246, 216, 192)
    clothes: Colour = (90, 90, 110)
    trim: Colour = (230, 230, 230)


@dataclass(frozen=True)
class Picture:
    """What a scene shows."""

    people: tuple[Person, ...]
    ground: tuple[Colour, Colour]
    thing: Colour
    near: float  # the height of a head and shoulders against the picture's


def colour_of(word: str) -> Colour | None:
    """The colour that one or two words, or `#rrggbb`, name."""
    word = word.lower()
    spelled = _HAND.get(word, word)
    known = _HEX.fullmatch(spelled) or spelled in ImageColor.colormap
    return ImageColor.getrgb(spelled)[:3] if known else None


def pictured(text: str, dice: random.Random, photo: Path | None = None) -> Picture:
    """What to draw: as the words say, else like the photo, else as the dice fall."""
    pairs, others = _named(text)
    seen = _seen(photo) if photo and not (pairs or others) else []
    spare = iter([*others, *seen])
    if seen:
        pairs = [(next(spare, None), next(spare, None))]
    people = tuple(
        Person(
            hair or _thrown(dice, 0.6, 0.6), eyes or _thrown(dice, 0.6, 0.75),
            clothes=next(spare, None) or _thrown(dice, 0.5, 0.6), trim=next(spare, None) or _thrown(dice, 0.2, 0.9),
        )
        for hair, eyes in _counted(text, pairs)
    )  # fmt: skip
    sky = _thrown(dice, 0.22, 0.85)
    near = next((size for words, size in _NEAR if words in text.lower()), 0.95)
    return Picture(
        people,
        (sky, _mixed(sky, (70, 80, 70), 0.45)),
        next(spare, None) or _thrown(dice, 0.6, 0.7),
        near,
    )


def wronged(picture: Picture) -> Picture:
    """The same with everybody's colours wrong."""
    people = (
        replace(one, hair=_turned(one.hair), eyes=_turned(one.eyes), clothes=_turned(one.clothes), trim=_turned(one.trim))
        for one in picture.people
    )  # fmt: skip
    return replace(picture, people=tuple(people))


def _counted(
    text: str, pairs: list[tuple[Colour | None, Colour | None]]
) -> list[tuple[Colour | None, Colour | None]]:
    """The hair and eyes of everybody there is."""
    if any(words in text.lower() for words in _NOBODY) and not pairs:
        return []
    wanted = max(len(pairs), sum(int(n) for n in _COUNT.findall(text)), 1)
    return (pairs + [(None, None)] * wanted)[: min(wanted, 4)]


def _named(text: str) -> tuple[list[tuple[Colour | None, Colour | None]], list[Colour]]:
    """Hair and eyes of one after the other, as they are named, and all other colours in order."""
    pairs, others = list[tuple[Colour | None, Colour | None]](), list[Colour]()
    for piece in re.split(r"[,.;:()\n]+", text):
        words = [word.lower() for word in _WORD.findall(piece)]
        found = list(_colours(words))
        if not found:
            continue
        if {"eyes", "eye"} & set(words):
            if pairs and pairs[-1][1] is None:
                pairs[-1] = (pairs[-1][0], found[0])
            else:
                pairs.append((None, found[0]))
        elif ("hair" in words and not _NOT_HAIR & set(words)) or words[-1] in _FORMS:
            pairs.append((found[0], None))
        else:
            others += found
    return pairs, others


def _colours(words: list[str]) -> Iterator[Colour]:
    n = 0
    while n < len(words):
        two = colour_of(" ".join(words[n : n + 2])) or colour_of("".join(words[n : n + 2]))
        one = two if two and n + 1 < len(words) else colour_of(words[n])
        if one:
            yield one
        n += 2 if two and n + 1 < len(words) else 1


def _turned(colour: Colour) -> Colour:
    hue, light, strong = colorsys.rgb_to_hls(*(part / 255 for part in colour))
    red, green, blue = colorsys.hls_to_rgb((hue + 0.45) % 1, 1 - light * 0.7, max(0.6, strong))
    return round(red * 255), round(green * 255), round(blue * 255)


def _seen(photo: Path) -> list[Colour]:
    """The commonest colours of a photo's middle."""
    with Image.open(photo) as picture:
        wide, high = picture.size
        middle = picture.convert("RGB").crop((wide // 4, high // 8, 3 * wide // 4, high))
    small = middle.resize((64, 64)).quantize(6)
    flat, common = small.getpalette() or [], sorted(small.getcolors() or [], reverse=True)
    return [
        (flat[3 * n], flat[3 * n + 1], flat[3 * n + 2]) for _, n in common if isinstance(n, int)
    ]


def _thrown(dice: random.Random, strong: float, bright: float) -> Colour:
    red, green, blue = colorsys.hsv_to_rgb(dice.random(), strong, bright)
    return round(red * 255), round(green * 255), round(blue * 255)


def _mixed(one: Colour, other: Colour, share: float) -> Colour:
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(one, other, strict=True))
    return red, green, blue
