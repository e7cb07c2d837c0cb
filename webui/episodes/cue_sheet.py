"""The cue sheet: six scenes as they were planned, with times and stills where there is a film."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from schemas.bible import Bible
from schemas.plan import NARRATOR

from .sheet import Member, SceneRow, Spoken, TakeRow


@dataclass(frozen=True)
class Sources:
    """Where the rows come from."""

    plan: Mapping[str, Any]
    bible: Bible | None
    about: Mapping[str, Any]  # metadata.json
    spoken: Sequence[Mapping[str, Any]]  # transcript.json
    takes: Mapping[int, Sequence[TakeRow]]
    states: Mapping[int, Any]  # rows of `cells.OF_EACH`
    media: str


def scene_rows(of: Sources) -> tuple[SceneRow, ...]:
    """The six scenes; none when nobody has written them yet."""
    names = _names(of)
    aired = {s["number"]: s for s in of.about.get("scenes", ())}
    rows, starts = [], 0.0
    for number in range(1, 7):
        planned = of.plan.get(f"scene_{number}") or {}
        known, state = aired.get(number, {}), of.states.get(number)
        if not (planned or known or state):
            continue
        starts = known.get("starts", starts)
        ends = known.get("ends", starts + (state.seconds or 0.0 if state else 0.0))
        rows.append(
            SceneRow(
                number=number, starts=starts, ends=ends,
                title=known.get("title") or planned.get("title", ""),
                synopsis=known.get("synopsis") or planned.get("synopsis", ""),
                place=known.get("location") or names.get(planned.get("location", ""), ""),
                light=_light(known or planned),
                cast=_cast(planned, names) or tuple(Member("", n) for n in known.get("cast", ())),
                still=f"{of.media}/scene-{number}.webp" if known else "",
                cell=state.cell if state else "open",
                shots=len(planned.get("shots", ()) or known.get("shots", ())),
                lines=_lines(of, planned, number, starts, names),
                takes=tuple(of.takes.get(number, ())),
            )
        )  # fmt: skip
        starts = ends
    return tuple(rows)


def _names(of: Sources) -> dict[str, str]:
    book = of.bible
    names = {c.id: c.name for c in (book.characters if book else ())}
    names |= {place.id: place.name for place in (book.locations if book else ())}
    names |= {new["id"]: new["name"] for new in of.plan.get("introductions", ())}
    return names | {NARRATOR: "Narrator"}


def _light(scene: Mapping[str, Any]) -> str:
    weather = scene.get("weather", "clear")
    return ", ".join(filter(None, (scene.get("time", ""), weather if weather != "clear" else "")))


def _cast(planned: Mapping[str, Any], names: Mapping[str, str]) -> tuple[Member, ...]:
    ids = [m["character"] for m in planned.get("cast", ()) if m.get("presence") != "mentioned"]
    return tuple(Member(one, names.get(one, one)) for one in ids)


def _lines(
    of: Sources, planned: Mapping[str, Any], number: int, starts: float, names: Mapping[str, str]
) -> tuple[Spoken, ...]:
    if of.about:
        own = [line for line in of.spoken if line["scene"] == number]
        return tuple(Spoken(line["start"], line["name"], line["text"]) for line in own)
    heard = [line for shot in planned.get("shots", ()) for line in shot.get("lines", ())]
    return tuple(
        Spoken(starts, names.get(line["speaker"], line["speaker"]), line["text"]) for line in heard
    )
