"""Timbre: a voice for a new character that nobody else of the series has yet, as far as there are any."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection
from typing import Any

from generators.voices.choices import CHOICES
from schemas.look import Look
from schemas.voice import VoiceProfile

_LANGUAGE = re.compile(r"[a-z]{2,3}(-[a-z0-9]{1,8}){0,3}")
_BY_FORM = {"cat": ("cat", "sprite"), "owl": ("owl",), "robot": ("robot", "robot_small")}


def voice_of(
    who: str, look: Look, pronoun: str, used: Collection[VoiceProfile], language: str
) -> dict[str, Any]:
    """The voice of the character `who`, as it is written into the file; the same for the same id."""
    known = {(one.variant, one.pitch) for one in used}
    suiting = _suiting(look, pronoun)
    free = [name for name in suiting if _sound(name) not in known]
    others = [name for name in CHOICES if _sound(name) not in known and "narrator" not in name]
    choice = CHOICES[min(free or others or suiting, key=lambda name: _order(who, name))]
    spoken = language.lower()
    made = {"variant": choice.variant, "pitch": choice.pitch, "speed": choice.speed}
    if spoken != "en" and _LANGUAGE.fullmatch(spoken):
        made["language"] = spoken
    return made


def _suiting(look: Look, pronoun: str) -> tuple[str, ...]:
    if look.form in _BY_FORM:
        return _BY_FORM[look.form]
    high, low = pronoun != "he", pronoun != "she"
    if look.age == "elder":
        return tuple(["old_woman"] * high + ["old_man"] * low)
    young = look.age in ("child", "teen")
    kinds = (["girl" if young else "woman"] if high else []) + (
        ["boy" if young else "man"] if low else []
    )
    found = [name for name in CHOICES if name.partition("_")[0] in kinds]
    return (*found, "child") if look.age == "child" else tuple(found)


def _sound(name: str) -> tuple[str, int]:
    return CHOICES[name].variant, CHOICES[name].pitch


def _order(who: str, name: str) -> bytes:
    return hashlib.sha256(f"{who}|{name}".encode()).digest()
