"""Words: what a prompt in plain prose asks for: a face, a body, an hour, a camera, a place. Pure.

What is said first counts; what is not said keeps its default.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TypeVar

from schemas.bible import Bible, Location, PlaceKind
from schemas.plan import Expression, Framing, Mood, Move, Pose, TimeOfDay, Weather

from ..strangers import kind_named

_T = TypeVar("_T")

_FACES = {
    Expression.LAUGHING: r"laugh\w*|giggl\w*", Expression.CRYING: r"cr(?:y|ies|ying)|tears|weep\w*|sob\w*",
    Expression.HAPPY: r"smil\w*|happ\w+|joy\w*|glad\w*|cheer\w*|grin\w*|delight\w*",
    Expression.SAD: r"sad\w*|sorrow\w*|lonely|melanchol\w*|griev\w*",
    Expression.ANGRY: r"angr\w+|furious\w*|rag(?:e|ing)|glar\w+|scowl\w*",
    Expression.SURPRISED: r"surpris\w*|astonish\w*|gasp\w*|shocked|amaz\w+|startled",
    Expression.AFRAID: r"afraid|fear\w*|scared|frighten\w*|terrif\w*|trembl\w*",
    Expression.DETERMINED: r"determin\w*|resolute\w*|fierce\w*|brave\w*",
    Expression.SHY: r"shy\w*|blush\w*|embarrass\w*", Expression.SMUG: r"smug\w*|smirk\w*",
    Expression.TIRED: r"tired\w*|sleepy|yawn\w*|weary|exhausted",
    Expression.THINKING: r"think\w*|ponder\w*|thoughtful\w*|wonder(?:s|ing)",
}  # fmt: skip
_BODIES = {
    Pose.RUN: r"run(?:s|ning)?|sprint\w*|rush\w*|chas\w+", Pose.WALK: r"walk\w*|stroll\w*|wander\w*|strid\w+",
    Pose.SIT: r"sit(?:s|ting)?|seated", Pose.WAVE: r"wav(?:es|ing)\s+(?:at|to|her|his|their|its|goodbye|hello|back)|waves?\s*$",
    Pose.BOW: r"bow(?:s|ing)", Pose.POINT: r"point(?:s|ing)", Pose.REACH: r"reach\w*",
    Pose.FIST: r"fists?|punch\w*", Pose.SHRUG: r"shrug\w*", Pose.ARMS_CROSSED: r"arms crossed|crosse[sd]\s+(?:her|his|their|its)\s+arms|crossing\s+(?:her|his|their|its)\s+arms",
    Pose.HAND_ON_HIP: r"hands? on (?:her |his |their |its )?hips?", Pose.HOLD_THING: r"hold(?:s|ing)|carr(?:ies|ying)",
}  # fmt: skip
_HOURS = {
    TimeOfDay.NIGHT: r"night\w*|midnight|moon\w*|stars|starry|neon", TimeOfDay.MORNING: r"morning|dawn|sunrise|daybreak",
    TimeOfDay.SUNSET: r"sunset|dusk|evening|twilight|golden hour", TimeOfDay.DAY: r"noon|midday|daylight|afternoon|by day",
}  # fmt: skip
_WEATHERS = {
    Weather.STORM: r"storm\w*|thunder\w*|lightning", Weather.RAIN: r"rain\w*|drizzl\w*|downpour",
    Weather.SNOW: r"snow\w*|blizzard", Weather.FOG: r"fog\w*|mist\w*|haz[ey]\w*",
    Weather.PETALS: r"petals?|blossoms?", Weather.FIREFLIES: r"firefl\w+",
    Weather.CLOUDY: r"cloud\w*|overcast|grey sky", Weather.CLEAR: r"clear sky|sunny|cloudless",
}  # fmt: skip
_MOODS = {
    Mood.TENSE: r"tense\w*|suspense\w*|danger\w*|fight\w*|battle", Mood.SAD: r"sad\w*|sorrow\w*|cry\w*|griev\w*",
    Mood.EERIE: r"eerie|haunted|creepy|ghost\w*", Mood.TRIUMPHANT: r"triumph\w*|victor\w*|hero\w*",
    Mood.TENDER: r"tender\w*|gentl\w+|love\w*|hug\w*", Mood.URGENT: r"urgent\w*|hurr\w+|chas\w+|run(?:s|ning)?|rac(?:es|ing)",
    Mood.MYSTERIOUS: r"myster\w+|secret\w*|strange\w*", Mood.WISTFUL: r"wistful\w*|longing\w*|memor\w+|nostalg\w*",
    Mood.PLAYFUL: r"play\w*|danc\w+|laugh\w*|giggl\w*", Mood.COMIC: r"funny|comic\w*|silly|slips?",
    Mood.WARM: r"warm\w*|cosy|cozy|home\w*|smil\w*",
}  # fmt: skip
_FRAMES = {
    Framing.EXTREME_CLOSE: r"extreme close-?\s?up|macro", Framing.CLOSE: r"close-?\s?up|face fills",
    Framing.EXTREME_WIDE: r"extreme wide|aerial|panorama\w*|bird'?s[- ]eye", Framing.WIDE: r"wide(?:[- ]angle)? shot|wide view|landscape|wide",
    Framing.FULL: r"full[- ]body|full shot|head to (?:foot|toe)", Framing.BUST: r"bust|portrait|head and shoulders",
    Framing.MEDIUM: r"medium shot|waist up",
}  # fmt: skip
_MOVES = {
    Move.PUSH_IN: r"push(?:es)? in|zoom(?:s|ing)? in|dolly in|moves? closer", Move.PULL_OUT: r"pull(?:s)? (?:out|back)|zoom(?:s|ing)? out|dolly out",
    Move.PAN_LEFT: r"pan(?:s|ning)? (?:to the )?left", Move.PAN_RIGHT: r"pan(?:s|ning)?(?: (?:to the )?right)?|panning",
    Move.TILT_UP: r"tilt(?:s|ing)? up", Move.TILT_DOWN: r"tilt(?:s|ing)? down", Move.SHAKE: r"shaky|handheld|camera shake",
    Move.TRACK_RIGHT: r"tracking shot|camera follows", Move.CRASH_ZOOM: r"crash zoom", Move.DRIFT: r"drift\w* camera|floating camera",
}  # fmt: skip
_STREET = Location(id="street", name="A street", kind=PlaceKind.STREET)


def face(prompt: str) -> Expression:
    """The face that somebody makes."""
    return _first(prompt, _FACES) or Expression.NEUTRAL


def body(prompt: str) -> Pose:
    """How somebody stands."""
    return _first(prompt, _BODIES) or Pose.STAND


def hour(prompt: str) -> TimeOfDay:
    """The light it is seen in."""
    return _first(prompt, _HOURS) or TimeOfDay.DAY


def weather(prompt: str) -> Weather:
    """What falls or drifts through it."""
    return _first(prompt, _WEATHERS) or Weather.CLEAR


def mood(prompt: str) -> Mood:
    """How it feels."""
    return _first(prompt, _MOODS) or Mood.CALM


def framing(prompt: str, *, people: bool) -> Framing:
    """How much is seen; without words for it, people to the waist and places whole."""
    return _first(prompt, _FRAMES) or (Framing.MEDIUM if people else Framing.WIDE)


def move(prompt: str) -> Move:
    """What the camera does; it never quite stands still."""
    return _first(prompt, _MOVES) or Move.DRIFT


def place(prompt: str, bible: Bible, given: str | None = None) -> Location:
    """Where it is: where somebody says, where the prompt does, else the first place of the bible.

    What the prompt names and the bible does not know is made up, and so is a street where there is
    nothing at all. KeyError for a given place that is not in the bible.
    """
    if given is not None:
        return bible.location(given)
    if (named := _named(prompt, bible.locations)) is not None:
        return named
    if (kind := kind_named(prompt)) is not None:
        like = next((one for one in bible.locations if one.kind is kind), None)
        return like or Location(id=kind.value, name=f"A {kind.value}", kind=kind)
    return bible.locations[0] if bible.locations else _STREET


def speaks_of_place(prompt: str, bible: Bible) -> bool:
    """Whether a prompt itself says where it is."""
    return _named(prompt, bible.locations) is not None or kind_named(prompt) is not None


def _named(prompt: str, places: Sequence[Location]) -> Location | None:
    """The place whose name stands in the prompt, the longest name first."""
    said = prompt.casefold()
    for one in sorted(places, key=lambda one: -len(one.name)):
        name = one.name.casefold().removeprefix("the ")
        if re.search(rf"\b(?:{re.escape(name)}|{re.escape(one.id)})\b", said):
            return one
    return None


def _first(prompt: str, table: Mapping[_T, str]) -> _T | None:
    """What the earliest word of the prompt means; None where no word means anything."""
    said, found = prompt.casefold(), dict[_T, int]()
    for meaning, words in table.items():
        if match := re.search(rf"\b(?:{words})\b", said):
            found[meaning] = match.start()
    return min(found, key=found.__getitem__) if found else None
