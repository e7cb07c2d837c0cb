"""How a character looks: the fields the animatic draws from and prompts are written from."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from .plan import Model

Colour = Annotated[str, Field(pattern=r"^#[0-9a-fA-F]{6}$")]


class Hair(StrEnum):
    """A hairstyle."""

    SHORT = "short"
    MESSY = "messy"
    SPIKY = "spiky"
    BOB = "bob"
    LONG = "long"
    PONYTAIL = "ponytail"
    TWIN_TAILS = "twin_tails"
    BRAID = "braid"
    BUN = "bun"
    CURLY = "curly"
    SWEPT = "swept"
    BALD = "bald"


class Outfit(StrEnum):
    """What a character wears by default."""

    SAILOR = "sailor"
    GAKURAN = "gakuran"
    BLAZER = "blazer"
    HOODIE = "hoodie"
    COAT = "coat"
    APRON = "apron"
    KIMONO = "kimono"
    OVERALLS = "overalls"
    UNIFORM = "uniform"
    SWEATER = "sweater"
    RAINCOAT = "raincoat"


class Accessory(StrEnum):
    """Something worn that makes a character known from afar."""

    GLASSES = "glasses"
    HAIRCLIP = "hairclip"
    RIBBON = "ribbon"
    SCARF = "scarf"
    CAP = "cap"
    BERET = "beret"
    HEADPHONES = "headphones"
    EARRING = "earring"
    BANDAGE = "bandage"
    GOGGLES = "goggles"
    FLOWER = "flower"
    BEARD = "beard"
    MOUSTACHE = "moustache"
    FRECKLES = "freckles"
    SCAR = "scar"


class Look(Model):
    """Everything that can be seen of a character; colours are `#rrggbb`."""

    form: Literal["person", "cat", "owl", "robot"] = "person"
    age: Literal["child", "teen", "adult", "elder"] = "teen"
    build: Literal["small", "slim", "average", "sturdy", "tall"] = "average"
    skin: Colour = "#ffd9bf"
    hair: Hair = Hair.SHORT
    hair_colour: Colour = "#4a3a35"
    hair_tips: Colour | None = None
    ahoge: bool = False
    eyes: Colour = "#5b7bd5"
    eye_shape: Literal["round", "gentle", "sharp", "sleepy", "wide"] = "round"
    brows: Literal["thin", "normal", "thick"] = "normal"
    outfit: Outfit = Outfit.HOODIE
    outfit_colour: Colour = "#39506e"
    outfit_second: Colour = "#e9e4d6"
    outfit_accent: Colour = "#d9534a"
    accessories: tuple[Accessory, ...] = Field(default=(), max_length=4)
