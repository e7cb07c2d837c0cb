"""Prose: what a shot shows, in one readable paragraph and in the few signs of the slate."""

from __future__ import annotations

from schemas.plan import Effect, Framing, Manner, Move, Subject, Weather
from schemas.take import Card, ShotRequest

_FRAMINGS = {
    Framing.EXTREME_WIDE: ("EWS", "extreme wide shot"),
    Framing.WIDE: ("WS", "wide shot"),
    Framing.FULL: ("FS", "full shot"),
    Framing.MEDIUM: ("MS", "medium shot"),
    Framing.BUST: ("BS", "bust shot"),
    Framing.CLOSE: ("CU", "close-up"),
    Framing.EXTREME_CLOSE: ("ECU", "extreme close-up"),
    Framing.INSERT: ("INS", "insert"),
}
_MOVES = {
    Move.HOLD: ("HOLD", "the camera holds"),
    Move.PUSH_IN: ("PUSH-IN", "the camera pushes in"),
    Move.PULL_OUT: ("PULL-OUT", "the camera pulls out"),
    Move.PAN_LEFT: ("PAN L", "the camera pans left"),
    Move.PAN_RIGHT: ("PAN R", "the camera pans right"),
    Move.TILT_UP: ("TILT UP", "the camera tilts up"),
    Move.TILT_DOWN: ("TILT DOWN", "the camera tilts down"),
    Move.TRACK_LEFT: ("TRACK L", "the camera tracks left"),
    Move.TRACK_RIGHT: ("TRACK R", "the camera tracks right"),
    Move.CRASH_ZOOM: ("CRASH ZOOM", "the camera crash-zooms in"),
    Move.SHAKE: ("SHAKE", "the camera shakes"),
    Move.DRIFT: ("DRIFT", "the camera drifts"),
}
_MANNERS = {
    Manner.NORMAL: "says", Manner.WHISPER: "whispers", Manner.SHOUT: "shouts",
    Manner.SING: "sings", Manner.THOUGHT: "thinks",
}  # fmt: skip


def slate(request: ShotRequest) -> str:
    """The caption in the top bar; its parts are set off by several blanks."""
    place = [request.location.name.lower(), request.time.value]
    if request.weather is not Weather.CLEAR:
        place.append(request.weather.value)
    signs = f"{_FRAMINGS[request.plan.framing][0]}  {_MOVES[request.plan.move][0]}"
    return f"S{request.scene:02}-C{request.shot:02}   {signs}   {' / '.join(place)}"


def described(request: ShotRequest) -> str:
    """The shot in one paragraph: framing, camera, place, people, words and style."""
    plan = request.plan
    names = {character.id: character.name for character in request.characters}
    framing, move = _FRAMINGS[plan.framing][1], _MOVES[plan.move][1]
    parts = [
        f"{framing.capitalize()}, {move}: {_sentence(plan.action)}",
        f"{request.location.name}, {request.time}, {request.weather}; the mood is {request.mood}.",
    ]
    parts += [_person(subject, names) for subject in plan.subjects]
    if plan.thing:
        parts.append(f"The picture shows {plan.thing}.")
    if plan.effect is not Effect.NONE:
        parts.append(f"Over it: {_words(plan.effect)}.")
    parts += [
        f"{names.get(s.line.speaker, s.line.speaker)} {_MANNERS[s.line.manner]}: “{s.line.text}”"
        for s in request.lines
    ]
    if request.style.prompt:
        parts.append(_sentence(request.style.prompt))
    return " ".join(parts)


def described_card(card: Card) -> str:
    """A title or end card in one paragraph."""
    where = (
        f"over {card.location.name}, {card.time}" if card.location else f"over a {card.time} sky"
    )
    text = f" {_sentence(card.text)}" if card.text else ""
    return (
        f"{card.kind.capitalize()} card of “{card.series}”, episode {card.episode}:"
        f" “{card.title}”, {where}.{text}"
    )


def _person(subject: Subject, names: dict[str, str]) -> str:
    where = {"centre": "in the centre"}.get(subject.place, f"on the {_words(subject.place)}")
    facing = {"camera": "faces the camera", "away": "faces away"}.get(
        subject.facing, f"faces {subject.facing}"
    )
    holding = f", holding {subject.holding}" if subject.holding else ""
    name = names.get(subject.character, subject.character)
    return (
        f"{name}, {_words(subject.expression)}, {where}, {facing}"
        f" (pose: {_words(subject.pose)}){holding}."
    )


def _sentence(text: str) -> str:
    text = text.strip()
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."


def _words(value: str) -> str:
    return str(value).replace("_", " ")
