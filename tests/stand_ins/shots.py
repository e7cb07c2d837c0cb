"""Shots to ask for, and every remote backend set up against its stand-in."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from schemas import prices
from schemas.bible import Character, Location, PlaceKind, Style
from schemas.operation import Terms
from schemas.plan import Framing, Line, Mood, Move, ShotPlan, Subject, TimeOfDay, Weather
from schemas.secret import Secret
from schemas.take import DRAFT, ShotRequest, SpokenLine

VENDORS = {"gemini": "gemini", "veo": "cloud", "fal": "fal", "runway": "runway",
           "replicate": "replicate"}  # fmt: skip
KEY = "key-of-the-tests-0123456789"
LIST = prices.load()
NEEDED = {"veo": {"project": "anigen-tests"}, "fal": {"listed_after_s": 0}}


def shot(seconds=2.0, seed=1, **changes):
    """A shot of one character who says one line, small and at twelve frames a second."""
    line = Line(speaker="aki_1", text="We can still make the last train.")
    spoken = SpokenLine(line=line, starts_s=0.3, seconds=1.4)
    request = ShotRequest(
        series="s", episode=1, scene=1, shot=1,
        plan=ShotPlan(
            framing=Framing.MEDIUM, move=Move.PUSH_IN, seconds=2, action="Aki turns round.",
            subjects=(Subject(character="aki_1", holding="brass_key_07"),), lines=(line,),
        ),
        location=Location(id="roof_b", name="The roof", kind=PlaceKind.ROOFTOP),
        time=TimeOfDay.SUNSET, weather=Weather.CLEAR, mood=Mood.CALM,
        style=Style(prompt="hand-drawn animation", negative_prompt="gore"),
        characters=(Character(id="aki_1", name="Aki Ito"),), lines=(spoken,),
        seconds=float(seconds), picture=DRAFT, seed=seed,
    )  # fmt: skip
    return request.model_copy(update=changes)


def terms(backend, url="", model="", key=KEY, listed=None):
    """What a backend is set up with."""
    base = f"{url}/{VENDORS[backend]}" if url else ""
    return Terms(backend, Secret(key), model, base, listed or LIST)


def backend(name, folder: Path, url="", model="", **options):
    """A generator that buys at a stand-in."""
    made = import_module(f"generators.remote.{name}").create
    wanted = NEEDED.get(name, {}) | options
    return made(wanted, folder=folder / "cache", terms=terms(name, url, model))
