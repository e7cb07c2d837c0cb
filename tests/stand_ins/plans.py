"""The writer that the stand-ins of language models share: real outlines and plans for any series.

It knows nothing but the prompt: ids of people and places are read from it, and who is dead, and
which episode is to be written.
"""

from __future__ import annotations

import itertools
import json
import re
from typing import Any
from uuid import uuid4

_PERSON = re.compile(r"^person `([a-z0-9_-]+)`", re.MULTILINE)
_PLACE = re.compile(r"^place `([a-z0-9_-]+)`", re.MULTILINE)
_DEAD = re.compile(r"`([a-z0-9_-]+)` is dead")
_SHUT = re.compile(r"`([a-z0-9_-]+)` is (?:sealed|burned|ruined|flooded|gone|destroyed|collapsed)")
_EPISODE = re.compile(r"Before episode (\d+)")
_TIMES = ("morning", "morning", "day", "day", "night", "night")
_DEEDS = (
    "looks for something under a low shelf", "sorts buttons by colour", "waters a plant twice",
    "counts the steps to the door", "holds a map the wrong way round", "folds a paper boat",
    "listens at a closed door", "mends a small lamp", "carries a box too carefully",
)  # fmt: skip
_count = itertools.count(1)


def answer(system: str, turns: list[tuple[str, str]], mood: str = "") -> str:
    """The text that a model would answer with, in a mood or in none."""
    last = turns[-1][1]
    if '{"action"' in last:
        return json.dumps({"action": f"Two friends sit quietly in soft light. No. {next(_count)}."})
    cast = _cast(system + "\n".join(text for _, text in turns))
    outline = "OUTLINE" in last
    written = _sketch(*cast) if outline else _plan(*cast)
    _spoil(written, mood, outline)
    text = json.dumps({"answer": written})
    return text[: len(text) // 2] if mood == "truncated" else text


def _cast(prompt: str) -> tuple[list[str], list[str], int]:
    dead, shut = set(_DEAD.findall(prompt)), set(_SHUT.findall(prompt))
    people = [who for who in dict.fromkeys(_PERSON.findall(prompt)) if who not in dead]
    places = [where for where in dict.fromkeys(_PLACE.findall(prompt)) if where not in shut]
    assert people, "the prompt names no people"
    assert places, "the prompt names no places"
    episode = _EPISODE.search(prompt)
    return people, places, int(episode[1]) if episode else 0


def _sketch(people: list[str], places: list[str], episode: int) -> dict[str, Any]:
    n = next(_count) + episode
    one, other = people[n % len(people)], people[(n + 1) % len(people)]
    return _title(n) | {"arc": ""} | {
        f"scene_{i + 1}": {
            "place": _where(places, n, i), "time": _TIMES[i], "people": [one, other],
            "threads": [], "things": [], "what": f"{one} and {other} do a small thing, part {i + 1}.",
        }
        for i in range(6)
    }  # fmt: skip


def _plan(people: list[str], places: list[str], episode: int) -> dict[str, Any]:
    n = next(_count) + episode
    pair = list(dict.fromkeys([people[n % len(people)], people[(n + 1) % len(people)]]))
    scenes = {f"scene_{i + 1}": _scene(pair, _where(places, n, i), i, n) for i in range(6)}
    told = {"synopsis": "Something small is lost, looked for, and found.", "introductions": []}
    return _title(n) | told | {"arc": ""} | scenes


def _title(n: int) -> dict[str, str]:
    token = uuid4().hex[:8]
    return {"title": f"Story {token}", "logline": f"A small search, number {n}, {token}."}


def _where(places: list[str], n: int, scene: int) -> str:
    """Two scenes at a place; nobody has to be at two places at a time."""
    return places[(n + scene // 2) % len(places)]


def _scene(pair: list[str], where: str, number: int, n: int) -> dict[str, Any]:
    return {
        "title": f"Part {number + 1}", "location": where, "time": _TIMES[number], "day": 0,
        "timeframe": "present", "as_of_episode": 0, "weather": "clear", "mood": "calm",
        "synopsis": f"{pair[0]} goes on looking.",
        "cast": [{"character": who, "presence": "speaks"} for who in pair],
        "shots": [_shot(pair, number, shot, n) for shot in range(3)],
        "beats": [],
    }  # fmt: skip


def _shot(pair: list[str], scene: int, number: int, n: int) -> dict[str, Any]:
    who = pair[number % len(pair)]
    words = [] if number == 1 else [_line(who, f"That makes {n} and {scene * 3 + number}.")]
    subject = {"character": who, "place": "centre", "facing": "camera", "expression": "thinking",
               "pose": "stand", "holding": ""}  # fmt: skip
    return {
        "framing": ("wide", "medium", "close")[number], "move": "hold", "seconds": 8,
        "action": f"{who} {_DEEDS[(scene + number + n) % len(_DEEDS)]}.",
        "subjects": [subject], "lines": words, "effect": "none", "sound": "", "thing": "",
    }  # fmt: skip


def _line(who: str, text: str) -> dict[str, Any]:
    return {"speaker": who, "text": text, "manner": "normal"}


def _spoil(written: dict[str, Any], mood: str, outline: bool) -> None:
    """Make what a mood is about wrong; an outline is let be."""
    if outline:
        return
    if mood == "bad_schema":
        del written["scene_6"]
        written["scene_2"]["mood"] = "delirious"
    elif mood == "contradiction":
        written["scene_3"]["location"] = "a-place-that-never-was"
    elif mood == "wrong_case":
        written["scene_1"] |= {"mood": "Calm", "time": "MORNING", "day": "0"}
        written["scene_1"]["shots"][0] |= {"framing": "Extreme-Wide", "seconds": "8"}
