"""Effects: what each kind of beat changes in the canon, as values in slots."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

from schemas.plan import Beat, BeatKind

from .slots import listed
from .world import World

_SYNONYMS = {
    "eye_colour": "eyes", "eye_color": "eyes", "colour_of_eyes": "eyes", "hair_style": "hair",
    "hairstyle": "hair", "birth_place": "birthplace", "date_of_birth": "born",
}  # fmt: skip
Change = tuple[str, str]  # slot, value
Effect = Callable[[World, Beat], Iterator[Change]]


def changes(world: World, beat: Beat) -> tuple[Change, ...]:
    """The slots that a beat fills, and with what; its fields are ids already."""
    effect = _EFFECTS.get(beat.kind)
    return tuple(effect(world, beat)) if effect else ()


def wound_slot(who: str, part: str) -> str:
    """The slot of a wound; one without a part is the body's."""
    return f"{who}.wound.{part.strip().casefold() or 'body'}"


def attribute_slot(who: str, what: str) -> str:
    """The slot of an attribute, whatever it is called: `Eye colour` is `eyes`."""
    name = "_".join(what.casefold().split())
    return f"{who}.{_SYNONYMS.get(name, name)}"


def met_slot(one: str, other: str) -> str:
    """The slot that says that two have met."""
    return f"met:{min(one, other)}|{max(one, other)}"


def _to(pattern: str, value: str) -> Effect:
    """An effect that fills one slot: both are patterns over the beat's fields."""

    def effect(_: World, beat: Beat) -> Iterator[Change]:
        fields = {"who": beat.who, "to": beat.to, "what": beat.what, "where": beat.where,
                  "value": beat.value}  # fmt: skip
        yield pattern.format_map(fields), value.format_map(fields)

    return effect


def _lose(_: World, beat: Beat) -> Iterator[Change]:
    yield f"thing:{beat.what}.holder", f"@{beat.where}" if beat.where else ""


def _destroy(world: World, beat: Beat) -> Iterator[Change]:
    yield f"thing:{beat.what}.state", "destroyed"
    if world.holder(beat.what):
        yield f"thing:{beat.what}.holder", ""


def _injure(_: World, beat: Beat) -> Iterator[Change]:
    yield wound_slot(beat.who, beat.what), beat.value or "hurt"


def _heal(world: World, beat: Beat) -> Iterator[Change]:
    one = wound_slot(beat.who, beat.what)
    for wound in tuple(world.wounds(beat.who)):
        if not beat.what or wound.slot == one:
            yield wound.slot, ""


def _tell(_: World, beat: Beat) -> Iterator[Change]:
    if beat.to:
        yield f"knows:{beat.to}|{beat.what}", "yes"


def _relation(_: World, beat: Beat) -> Iterator[Change]:
    yield f"relation:{beat.who}|{beat.to}", str(int(beat.value))


def _meet(_: World, beat: Beat) -> Iterator[Change]:
    yield met_slot(beat.who, beat.to), "yes"


def _describe(_: World, beat: Beat) -> Iterator[Change]:
    yield attribute_slot(beat.who, beat.what), beat.value


def _event(world: World, beat: Beat) -> Iterator[Change]:
    at = f"{world.episode}.{world.scene}"
    yield f"event:{beat.what}|{beat.who}|{beat.to}|{at}", beat.value


def _open_thread(_: World, beat: Beat) -> Iterator[Change]:
    yield f"thread:{beat.what}.state", "open"
    yield f"thread:{beat.what}.question", beat.value
    if people := [who for who in (beat.who, beat.to) if who]:
        yield f"thread:{beat.what}.who", json.dumps(people)


def _advance_thread(world: World, beat: Beat) -> Iterator[Change]:
    slot = f"thread:{beat.what}.known"
    known = [*listed(world.value(slot)), beat.value]
    yield slot, json.dumps(known, ensure_ascii=False)


def _resolve_thread(_: World, beat: Beat) -> Iterator[Change]:
    yield f"thread:{beat.what}.state", "resolved"
    yield f"thread:{beat.what}.answer", beat.value


_EFFECTS: dict[BeatKind, Effect] = {
    BeatKind.MOVE: _to("{who}.location", "{where}"),
    BeatKind.GIVE: _to("thing:{what}.holder", "{to}"),
    BeatKind.LOSE: _lose,
    BeatKind.FIND: _to("thing:{what}.holder", "{who}"),
    BeatKind.DESTROY: _destroy,
    BeatKind.INJURE: _injure,
    BeatKind.HEAL: _heal,
    BeatKind.LEARN: _to("knows:{who}|{what}", "yes"),
    BeatKind.TELL: _tell,
    BeatKind.RELATION: _relation,
    BeatKind.FIRST_MEETING: _meet,
    BeatKind.DESCRIBE: _describe,
    BeatKind.GOAL: _to("{who}.goal", "{value}"),
    BeatKind.DIE: _to("{who}.alive", "no"),
    BeatKind.PLACE_STATUS: _to("place:{where}.status", "{value}"),
    BeatKind.EVENT: _event,
    BeatKind.SWEAR: _to("oath:{who}|{what}", "{value}"),
    BeatKind.RELEASE: _to("oath:{who}|{what}", ""),
    BeatKind.OPEN_THREAD: _open_thread,
    BeatKind.ADVANCE_THREAD: _advance_thread,
    BeatKind.EXTEND_THREAD: _to("thread:{what}.due", "{value}"),
    BeatKind.RESOLVE_THREAD: _resolve_thread,
}
