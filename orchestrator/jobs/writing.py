"""Writing: from a request to the script of its job."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from sqlalchemy.ext.asyncio import AsyncConnection

from schemas import styles
from schemas.bible import Bible, Character, Location, Style
from schemas.errors import ConfigError
from schemas.jobs import Added, GenerateRequest, OrchestrateRequest
from schemas.office import UnfitError
from schemas.plan import Framing, Move, ScenePlan, Seconds, ShotPlan, Subject
from schemas.take import FULL, Picture

from .. import asking
from ..asking import Place
from ..studio import Studio
from . import remembering, words
from .script import Script, Shot

_GRAIN = 12  # lengths are whole frames at 12 and at 24 frames a second
_LOOP_S, _FILM_S = 2.0, 5.0  # 48 and 120 frames
_SHORTEST, _LONGEST = 2, 8  # seconds that a plan can name


@dataclass(frozen=True)
class Wanted:
    """A request with what its keys mean."""

    asked: GenerateRequest | OrchestrateRequest
    slug: str
    bible: Bible
    character: Character | None = None


@dataclass(frozen=True)
class _Draft:
    """A job before it has an id: enough to know what its shots ask for."""

    series_id: int
    slug: str
    id: int = 0
    number: int = 0
    seed: int = 0
    picture: Picture = FULL


async def write(
    connection: AsyncConnection, studio: Studio, series_id: int, wanted: Wanted
) -> Script:
    """The script for a request; UnfitError where it names what there is not."""
    asked, bible, who = wanted.asked, wanted.bible, wanted.character
    style = _style(asked.style_preset, bible.style)
    given = asked.location_id if isinstance(asked, GenerateRequest) else None
    try:
        where = words.place(asked.prompt, bible, given)
    except KeyError:
        known = ", ".join(one.id for one in bible.locations) or "none yet"
        raise UnfitError(
            f"there is no location {given!r} in {wanted.slug}; there are {known}",
            where="/location_id",
        ) from None
    more: tuple[Added, ...] = ()
    if asked.use_memory:
        known_now = await remembering.facts(connection, series_id, who)
        seen = remembering.whereabouts(bible, known_now, who)
        if seen is not None and given is None and not words.speaks_of_place(asked.prompt, bible):
            where = seen
            more = (Added(words=f"at {seen.name}", why="canon: where they were last seen"),)
        more += remembering.added(bible, known_now, who, where)
    said = remembering.said(asked.prompt, more)
    references = asked.reference_images if isinstance(asked, OrchestrateRequest) else ()
    _found(studio, wanted.slug, references)
    script = Script(
        prompt=asked.prompt, said=said, shots=_shots(asked, said, where, who), location=where,
        style=style, draft=asked.draft, added=more, references=references,
    )  # fmt: skip
    return await _taught(connection, series_id, wanted, script) if asked.use_memory else script


async def _taught(
    connection: AsyncConnection, series_id: int, wanted: Wanted, script: Script
) -> Script:
    """The script with what verdicts have taught."""
    scene, shot = max(script.shots.items())
    job = _Draft(series_id, wanted.slug)
    bare = asking.bare(Place(job, script.staged(wanted.bible), shot.scene, scene, 1))
    learned = await remembering.lessons_for(connection, series_id, bare)
    more = remembering.taught(learned)
    return script.model_copy(update={"lessons": learned, "added": script.added + more})


def _shots(
    asked: GenerateRequest | OrchestrateRequest, said: str, where: Location, who: Character | None
) -> dict[int, Shot]:
    if isinstance(asked, GenerateRequest):
        seconds = round(asked.seconds * _GRAIN) / _GRAIN
        scene = _scene(asked, said, where, who, seconds)
        return {1: Shot(scene=scene, seconds=seconds)}
    loop = _scene(asked, said, where, who, _LOOP_S, move=Move.HOLD)
    film = _scene(asked, said, where, who, _FILM_S)
    return {
        2: Shot(scene=loop, seconds=_LOOP_S, motion="loop"),
        3: Shot(scene=film, seconds=_FILM_S, motion="video"),
    }


def _scene(
    asked: GenerateRequest | OrchestrateRequest, said: str, where: Location,
    who: Character | None, seconds: float, *, move: Move | None = None,
) -> ScenePlan:  # fmt: skip
    prompt = asked.prompt
    own = asked if isinstance(asked, GenerateRequest) else None
    subject = who and Subject(
        character=who.id, expression=words.face(prompt), pose=words.body(prompt)
    )
    shot = ShotPlan(
        framing=(own and own.framing) or words.framing(prompt, people=who is not None),
        move=move or (own and own.move) or words.move(prompt),
        seconds=_whole(seconds), action=said, subjects=(subject,) if subject else (),
    )  # fmt: skip
    if shot.framing is Framing.INSERT:
        shot = shot.model_copy(update={"subjects": ()})
    return ScenePlan(
        title=prompt[:80], location=where.id, synopsis=prompt[:500], shots=(shot,),
        time=(own and own.time) or words.hour(prompt),
        weather=(own and own.weather) or words.weather(prompt),
        mood=(own and own.mood) or words.mood(prompt),
    )  # fmt: skip


def _whole(seconds: float) -> Seconds:
    return cast("Seconds", min(_LONGEST, max(_SHORTEST, round(seconds))))


def _style(preset: str | None, usual: Style) -> Style:
    if preset is None:
        return usual
    try:
        return Style(preset=styles.find(preset).id)
    except ConfigError as error:
        raise UnfitError(str(error), where="/style_preset") from None


def _found(studio: Studio, slug: str, references: tuple[str, ...]) -> None:
    """UnfitError for a picture that is not there."""
    for n, path in enumerate(references):
        inside = not path.startswith(("/", "\\")) and not {"..", ""} & set(path.split("/"))
        if not inside or "\x00" in path or not studio.storage.has(f"series/{slug}/{path}"):
            raise UnfitError(
                f"there is no picture {path!r} in {slug}; send it there first",
                where=f"/reference_images/{n}",
            )
