"""From a shot to the words a video model is given: the same shot gives the same words.

What is said first matters most; what does not fit the vendor's limit is left out from the end of the
list of importance, whole sentences at a time.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from schemas import styles
from schemas.bible import Character
from schemas.look import Hair, Look
from schemas.plan import NARRATOR, Effect, Manner, Pose, Subject
from schemas.take import ShotRequest, SpokenLine

from . import vocabulary as said
from .colours import called

_ONE_TAKE = "One single continuous take without cuts. No music. No on-screen text or subtitles."


@dataclass(frozen=True)
class Part:
    """A stretch of a shot that is made in one piece, in seconds of the shot."""

    n: int = 1
    of: int = 1
    begins_s: float = 0.0
    ends_s: float = float("inf")
    speaks: bool = True
    goes_on: bool = False  # begins where the part before ended


def written(request: ShotRequest, part: Part, shown: Sequence[str] = (), *, limit: int) -> str:
    """The prompt of a part of a shot, of at most `limit` characters (as UTF-16 counts them).

    `shown` are the ids of those whom the reference pictures show, in order.
    """
    ranked = _sentences(request, part, shown)
    kept = list(range(len(ranked)))
    while len(kept) > 1 and _length(" ".join(ranked[n][1] for n in kept)) > limit:
        kept.remove(max(kept, key=lambda n: (ranked[n][0], n)))
    text = " ".join(ranked[n][1] for n in kept)
    while _length(text) > limit:
        text = text[:-1]
    return text


def negative(request: ShotRequest) -> str:
    """What must not be seen, in few words."""
    never = "cuts, scene changes, captions, subtitles, on-screen text, watermark"
    preset = styles.of(request.style)
    said_so = (request.style.negative_prompt, preset.negative if preset else "", never)
    words = (word.strip(" .") for text in said_so for word in text.split(","))
    return ", ".join(dict.fromkeys(word for word in words if word))


def _sentences(request: ShotRequest, part: Part, shown: Sequence[str]) -> list[tuple[int, str]]:
    """Everything there is to say in the order it is said, with its rank: 0 is never left out."""
    plan, place = request.plan, request.location
    found: list[tuple[int, str]] = []
    if request.style.prompt:
        found.append((2, f"Style: {_sentence(request.style.prompt)}"))
    if preset := styles.of(request.style):
        found.append((5, f"Look: {_sentence(preset.prompt)}"))
        found += [(6, f"Light: {_sentence(preset.light)}")] if preset.light else []
    found.append((1, f"{said.FRAMINGS[plan.framing]}; {said.MOVES[plan.move]}."))
    found.append((0, _action(request, part)))
    found += [(4, _seen(subject, request)) for subject in plan.subjects]
    found += [(3, _looks(character)) for character in _shown(request)]
    found += [(2, text) for text in _pictures(request, shown)]
    if plan.thing:
        found.append((2, f"The picture shows {_plain(plan.thing)}."))
    found.append((2, f"Place: {place.name}; {_light(request)}."))
    if place.description:
        found.append((6, _sentence(place.description)))
    if plan.effect is not Effect.NONE:
        found.append((5, f"Over the picture: {said.EFFECTS[plan.effect]}."))
    found += _heard(request, part)
    found.append((1, _ONE_TAKE))
    return found


def _action(request: ShotRequest, part: Part) -> str:
    text = _sentence(request.plan.action)
    if part.of == 1:
        return text
    share = f"part {part.n} of {part.of} of one shot"
    return f"{text} (This is {share}{'; it goes on seamlessly' if part.goes_on else ''}.)"


def _light(request: ShotRequest) -> str:
    return f"{said.TIMES[request.time]}, {said.WEATHERS[request.weather]}; {request.mood} mood"


def _seen(subject: Subject, request: ShotRequest) -> str:
    name, pose = _name(subject.character, request), said.POSES[subject.pose]
    if subject.holding:
        full = subject.pose is Pose.HOLD_THING
        pose = f"{'' if full else f'{pose}, '}holding {_plain(subject.holding)}"
    return (
        f"{name}, {said.FACES[subject.expression]}, is {said.PLACES[subject.place]},"
        f" {said.FACING[subject.facing]}, {pose}."
    )


def _shown(request: ShotRequest) -> list[Character]:
    """Those who are in the picture; a voice has no looks."""
    seen = {subject.character for subject in request.plan.subjects}
    return [character for character in request.characters if character.id in seen]


def _looks(character: Character) -> str:
    told = character.appearance.strip() or _drawn(character.look, character)
    return f"{character.name}: {_sentence(told)}"


def _drawn(look: Look, character: Character) -> str:
    """A look in words, for a character whose file has none."""
    if look.form != "person":
        return f"a {called(look.hair_colour)} {look.form} with {called(look.eyes)} eyes"
    hair = _hair(look)
    worn = "".join(f", {_plain(one)}" for one in look.accessories)
    clothes = f"{called(look.outfit_colour)} {_plain(look.outfit)}"
    age = f"{look.age} of about {character.age}"
    return f"a {look.build} {age} with {hair}, {called(look.eyes)} eyes, in a {clothes}{worn}"


def _hair(look: Look) -> str:
    """Hair in words: a style that is a thing of its own, or one that tells how it falls."""
    colour, style = called(look.hair_colour), _plain(look.hair)
    if look.hair in {Hair.TWIN_TAILS, Hair.BRAID, Hair.BUN, Hair.PONYTAIL, Hair.BOB}:
        return f"{colour} hair in {style if style.endswith('s') else f'a {style}'}"
    return "no hair" if look.hair is Hair.BALD else f"{style} {colour} hair"


def _pictures(request: ShotRequest, shown: Sequence[str]) -> list[str]:
    return [
        f"Reference image {n} shows {_name(who, request)}: keep exactly this look, show no sheet."
        for n, who in enumerate(shown, 1)
    ]


def _heard(request: ShotRequest, part: Part) -> list[tuple[int, str]]:
    """What is spoken in this part; a model without a voice moves mouths only."""
    lines = [ln for ln in request.lines if part.begins_s <= ln.starts_s < part.ends_s]
    if not part.speaks:
        moved = [_name(ln.line.speaker, request) for ln in lines if _has_mouth(ln, request)]
        return [(3, f"{who} moves the mouth in speech.") for who in dict.fromkeys(moved)]
    if not lines:
        return [(4, "Nobody speaks; only the sounds of the place are heard.")]
    heard = [(1, _line(spoken, request, part)) for spoken in lines]
    speakers = {ln.line.speaker for ln in lines}
    heard += [(5, _voice(one)) for one in request.characters if one.id in speakers]
    return [*heard, (5, "Nothing else is said; the sounds of the place are heard.")]


def _line(spoken: SpokenLine, request: ShotRequest, part: Part) -> str:
    line, at = spoken.line, max(0.0, spoken.starts_s - part.begins_s)
    text = f"“{line.text.strip()}”"
    if line.speaker == NARRATOR:
        return f"At {at:.1f} s a narrator who is not seen says: {text}"
    name = _name(line.speaker, request)
    if line.manner is Manner.THOUGHT:
        return f"At {at:.1f} s the voice of {name} is heard thinking, lips closed: {text}"
    unseen = "" if _has_mouth(spoken, request) else ", out of frame,"
    return f"At {at:.1f} s {name}{unseen} {said.SAID[line.manner]}: {text}"


def _voice(character: Character) -> str:
    """How a character sounds, the same words in every shot."""
    pitch, speed = character.voice.pitch, character.voice.speed
    tone = "high" if pitch >= 65 else "deep" if pitch <= 35 else "clear"
    pace = "quick" if speed >= 175 else "slow" if speed <= 145 else "even"
    who = {"she": "female ", "he": "male "}.get(character.pronoun, "")
    return f"{character.name} has the {tone}, {pace} {who}voice of {said.AGES[character.look.age]}."


def _has_mouth(spoken: SpokenLine, request: ShotRequest) -> bool:
    seen = {subject.character for subject in request.plan.subjects}
    return spoken.line.speaker in seen and spoken.line.manner is not Manner.THOUGHT


def _name(who: str, request: ShotRequest) -> str:
    """The name by which the world knows somebody; never an id."""
    return next((one.name for one in request.characters if one.id == who), "somebody")


def _sentence(text: str) -> str:
    text = text.strip()
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."


def _plain(value: str) -> str:
    """Words in place of an id or a name from our lists."""
    return str(value).replace("_", " ").replace("-", " ")


def _length(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def references(request: ShotRequest, most: int) -> Sequence[tuple[str, str]]:
    """Whom the shot shows and the picture of each, the first `most` of them."""
    seen = [subject.character for subject in request.plan.subjects]
    known = {one.character: str(one.path) for one in request.references}
    return [(who, known[who]) for who in dict.fromkeys(seen) if who in known][:most]
