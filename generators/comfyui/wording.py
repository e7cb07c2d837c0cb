"""Wording: from a shot to the words a picture model is given, each piece with its reason.

The same shot gives the same words. What is said first counts most; what does not fit is left out from
the end of the list of importance, whole pieces at a time.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from schemas import styles
from schemas.bible import Character, Style
from schemas.grades import Measure
from schemas.plan import Effect, Expression, Framing, Manner, Move, Pose, Subject
from schemas.take import Lesson, Said, ShotRequest

from ..remote import vocabulary as said
from . import tags
from .bindings import Dialect

NEVER = "nsfw, text, subtitles, watermark, signature, logo, speech bubble"
_LIMITS = {"still": 1200, "sheet": 900, "loop": 700, "video": 1500}  # characters
_LOUD = 0.15  # a lesson that weighs less than this is not worth a word
_PUSH = 1.25  # how much louder a tag is said that the gate missed
_MOVES_UNWANTED = "flicker, jitter, morphing, warping, camera shake"
_MENDS: dict[Measure, tuple[str, str]] = {  # what is said, and what is kept away
    Measure.FLICKER: ("steady light, calm", "flicker, changing light"),
    Measure.MOTION: ("slow gentle movement, calm", "fast movement, jitter, camera shake"),
    Measure.COHERENCE: ("simple background, calm", "morphing, warping, clutter"),
    Measure.SEAM: ("very slow gentle movement", "fast movement"),
    Measure.FROZEN: ("visible movement", "frozen, motionless"),
    Measure.BLACK: ("well lit", "black screen, underexposed"),
    Measure.SHARPNESS: ("sharp focus, crisp lines", "blurry, out of focus, soft"),
    Measure.AESTHETIC: ("finely drawn, balanced composition", "ugly, messy composition"),
    Measure.FACE_QUALITY: ("detailed face, detailed eyes", "deformed face, bad eyes"),
}  # fmt: skip
_LIKENESS = {Measure.PALETTE, Measure.FACE_SIMILARITY}


@dataclass(frozen=True)
class Piece:
    """Words that go together, why they are said, and how readily they are left out: 0 is never."""

    words: str
    why: str
    rank: int = 1
    push: float = 1.0


@dataclass(frozen=True)
class Worded:
    """A prompt: what to draw, what not to, and the reasons."""

    positive: str
    negative: str
    said: tuple[Said, ...]


def shot(request: ShotRequest, kind: str, dialect: Dialect, *, praise: str, avoid: str) -> Worded:
    """The words for a still, a loop or a video of a shot.

    `praise` and `avoid` are what the model itself was taught to tell good pictures from bad ones by.
    """
    pieces = list(_pictured(request, dialect, moving=kind != "still"))
    pieces += [Piece(praise, "the model's own words for a good picture", 3)]
    unwanted = [Piece(avoid, "the model's own words for a bad picture")]
    unwanted += [Piece(NEVER, "never wanted in a show", 0)]
    if kind != "still":
        unwanted += [Piece(_MOVES_UNWANTED, "what moving pictures suffer from")]
    return _together(request, pieces, unwanted, dialect, _LIMITS[kind])


def pose(
    character: Character, style: Style, how: str, *, dialect: Dialect, praise: str, avoid: str
) -> Worded:
    """The words for one picture of a character's sheet."""
    pieces = [
        Piece(tags.counted([character]), "who is seen", 0),
        Piece(tags.colours(character), f"{character.name}: hair and eyes", 0, 1.1),
        Piece(how, "the pose of this picture", 0),
        Piece(tags.looks(character), f"{character.name}: the look"),
        Piece(_clipped(character.appearance, [character]), f"{character.name}: in words", 4),
        Piece("plain white background, even light, nothing else in the picture", "a sheet", 0),
        *_styled(style),
        Piece(praise, "the model's own words for a good picture", 3),
    ]
    unwanted = [
        Piece(avoid, "the model's own words for a bad picture"), Piece(NEVER, "never wanted", 0),
        Piece("scenery, several people, cropped, multiple views", "a sheet shows one figure", 0),
        *_unstyled(style),
    ]  # fmt: skip
    return _joined(pieces, unwanted, dialect, _LIMITS["sheet"])


def _pictured(request: ShotRequest, dialect: Dialect, *, moving: bool) -> Iterator[Piece]:
    """Everything there is to say of a shot, in the order in which it is said."""
    plan, place, shown = request.plan, request.location, _shown(request)
    people = request.characters
    if dialect == "tags":
        yield Piece(tags.counted(shown), "who is seen", 0)
    for one in shown:
        where = _apart(one, request, several=len(shown) > 1 or dialect != "tags")
        yield Piece(where + tags.colours(one), f"{one.name}: hair and eyes", 0)
    yield Piece(tags.FRAMINGS[plan.framing], f"framing: {plan.framing}")
    yield Piece(_clipped(plan.action, people, 400), "the action in the plan", 0)
    for subject in plan.subjects:
        yield Piece(_acting(subject), f"what {subject.character} does", 2)
    for one in shown:
        whose = f"the {tags.noun(one)}: " if len(shown) > 1 else ""
        yield Piece(whose + tags.looks(one), f"{one.name}: the look")
        yield Piece(_clipped(one.appearance, people), f"{one.name}: in words", 5)
    if plan.thing:
        yield Piece(_plain(plan.thing), "what the insert shows", 0)
    yield Piece(
        f"{_plain(place.kind)}, {_clipped(place.description, people)}".strip(", "), "place", 2
    )
    yield Piece(f"{said.TIMES[request.time]}, {said.WEATHERS[request.weather]}", "time and weather")
    yield Piece(f"{request.mood} mood", "mood of the scene", 4)
    if plan.effect is not Effect.NONE:
        yield Piece(said.EFFECTS[plan.effect], f"effect: {plan.effect}", 3)
    if moving:
        yield from _moving(request)
    yield from _styled(request.style)


def _moving(request: ShotRequest) -> Iterator[Piece]:
    """What a moving picture needs said beyond a still."""
    if request.plan.move is not Move.HOLD:
        yield Piece(said.MOVES[request.plan.move], f"camera: {request.plan.move}", 2)
    seen = {subject.character for subject in request.plan.subjects}
    spoken = (one.line for one in request.lines if one.line.manner is not Manner.THOUGHT)
    if any(line.speaker in seen for line in spoken):
        yield Piece("talking, the mouth moves gently", "lines are spoken", 2)
    yield Piece("breathing, blinking, hair and clothes move a little", "a shot that lives", 4)


def _styled(style: Style) -> Iterator[Piece]:
    if look := styles.of(style):
        yield Piece(look.prompt, f"style preset {look.name}")
        yield Piece(look.light, f"light of the preset {look.name}", 4)
    yield Piece(style.prompt, "the style of the series", 1)


def _unstyled(style: Style) -> Iterator[Piece]:
    if look := styles.of(style):
        yield Piece(look.negative, f"style preset {look.name}")
    yield Piece(style.negative_prompt, "the series does not want it", 0)


def _together(
    request: ShotRequest, pieces: list[Piece], unwanted: list[Piece], dialect: Dialect, limit: int
) -> Worded:
    """With what earlier takes have taught, and what the last ones were refused for."""
    unwanted += _unstyled(request.style)
    pieces, unwanted = _mended(request.failing, pieces, unwanted)
    pieces, unwanted = _taught(request.lessons, pieces, unwanted)
    return _joined(pieces, unwanted, dialect, limit)


def _mended(
    failing: Sequence[Measure], pieces: list[Piece], unwanted: list[Piece]
) -> tuple[list[Piece], list[Piece]]:
    """Answer what the gate refused: likeness is said first and louder, the rest in calmer words."""
    for measure in failing:
        wanted, kept_away = _MENDS.get(measure, ("", ""))
        why = f"the take before was refused for {measure}"
        pieces, unwanted = [Piece(wanted, why, 1), *pieces], [Piece(kept_away, why, 0), *unwanted]
    if _LIKENESS & set(failing):
        names = " and ".join(sorted(_LIKENESS & set(failing)))
        likeness = [one for one in pieces if one.why.endswith(": hair and eyes")]
        louder = [
            replace(one, push=_PUSH, why=f"{one.why}; refused for {names}") for one in likeness
        ]
        pieces = [*louder, *(one for one in pieces if one not in likeness)]
    return pieces, unwanted


def _taught(
    lessons: Sequence[Lesson], pieces: list[Piece], unwanted: list[Piece]
) -> tuple[list[Piece], list[Piece]]:
    """Say what helped, as loudly as it did, and leave out what did not."""
    for lesson in lessons:
        words, rank = _safe(lesson.words), 2 if abs(lesson.weight) > 0.5 else 4
        if lesson.weight >= _LOUD:
            pieces = [*pieces, Piece(words, lesson.why, rank, 1 + 0.2 * lesson.weight)]
        elif lesson.weight <= -_LOUD:
            pieces = [replace(one, words=_without(one.words, words)) for one in pieces]
            unwanted = [*unwanted, Piece(words, lesson.why, rank)]
    return pieces, unwanted


def _joined(
    pieces: Sequence[Piece], unwanted: Sequence[Piece], dialect: Dialect, limit: int
) -> Worded:
    """The two texts, cut to fit, and the reasons for what is in them."""
    kept, away = _fitting(pieces, limit), _fitting(_once(unwanted), limit)
    between = ". " if dialect == "sentences" else ", "
    return Worded(
        between.join(_spoken(one, dialect) for one in kept),
        ", ".join(one.words for one in away),
        tuple(Said(words=one.words, why=one.why) for one in kept)
        + tuple(Said(words=one.words, why=one.why, negative=True) for one in away),
    )


def _once(lists: Sequence[Piece]) -> Iterator[Piece]:
    """Lists of words in which no word stands twice."""
    known = set[str]()
    for one in lists:
        words = [word for word in map(_safe, one.words.split(",")) if word.lower() not in known]
        known |= {word.lower() for word in words}
        yield replace(one, words=", ".join(dict.fromkeys(words)))


def _fitting(pieces: Iterable[Piece], limit: int) -> list[Piece]:
    """The pieces that have words, once each, without the least important where there are too many."""
    once: dict[str, Piece] = {}
    for one in pieces:
        words = _safe(one.words)
        if words and words not in once:
            once[words] = replace(one, words=words)
    kept = list(once.values())
    while len(kept) > 1 and sum(len(one.words) + 2 for one in kept) > limit:
        last = max(range(len(kept)), key=lambda n: (kept[n].rank, n))
        if kept[last].rank == 0:
            break
        kept.pop(last)
    return kept


def _spoken(piece: Piece, dialect: Dialect) -> str:
    """Sentences begin with a capital; tags are said louder with brackets and a number."""
    if dialect != "tags":
        return piece.words[:1].upper() + piece.words[1:]
    return piece.words if piece.push == 1.0 else f"({piece.words}:{piece.push:.2f})"


def _shown(request: ShotRequest) -> list[Character]:
    if request.plan.framing is Framing.INSERT:
        return []
    seen = [subject.character for subject in request.plan.subjects]
    known = {one.id: one for one in request.characters}
    return [known[who] for who in dict.fromkeys(seen) if who in known]


def _apart(character: Character, request: ShotRequest, *, several: bool) -> str:
    """Where somebody stands, when there are several."""
    subjects = request.plan.subjects
    where = next((one.place for one in subjects if one.character == character.id), "centre")
    return f"{said.PLACES[where]} {tags.article(tags.noun(character))} with " if several else ""


def _acting(subject: Subject) -> str:
    words = [said.FACES[subject.expression]] if subject.expression is not Expression.NEUTRAL else []
    words += [said.POSES[subject.pose]] if subject.pose is not Pose.HOLD_THING else []
    words += [said.FACING[subject.facing]]
    words += [f"holding {_plain(subject.holding)}"] if subject.holding else []
    return ", ".join(words)


def _clipped(text: str, people: Sequence[Character], most: int = 240) -> str:
    """Prose without names, no longer than it may be, cut at the end of a sentence where there is one."""
    whole = tags.unnamed(" ".join(text.split()), people).strip(" .,")
    if len(whole) <= most:
        return whole
    cut = whole[:most]
    return cut[: cut.rfind(". ")] if ". " in cut else cut[: cut.rfind(" ")]


def _without(text: str, words: str) -> str:
    """A list of words without one of them."""
    gone = {one.strip().lower() for one in words.split(",")}
    return ", ".join(one.strip() for one in text.split(",") if one.strip().lower() not in gone)


def _safe(text: str) -> str:
    """Words without the signs by which a server would take them for more than words."""
    return " ".join(re.sub(r"[()\\]", " ", text).split()).replace(" ,", ",").strip(" ,.")


def _plain(value: str) -> str:
    return str(value).replace("_", " ").replace("-", " ")
