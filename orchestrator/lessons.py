"""Lessons: what earlier takes taught, as words that a picture model is told or spared.

Two teach: the operator, who likes a take or does not and may say why, and the gate. Of a prompt only
those words count that neither plan nor bible demanded: that it rained in three takes that were liked
is no reason for rain. Only earlier episodes teach, so a shot hears the same whichever of its neighbours
is shot first. What the operator says of a job's take teaches as well; what its gate says does not.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from schemas.bible import Character
from schemas.tables import episode, job, lesson, production
from schemas.take import Lesson, Said, ShotRequest

from .weighing import HALF_LIFE, By, Taught, weighed, words_of
from .wishes import Wish, wishes

_OLDEST = 10 * HALF_LIFE  # episodes back; what is older counts less than a thousandth
_KEPT = 40  # words of a take
_FREE = (  # the beginnings of the reasons for words that neither plan nor bible demanded
    "liked", "disliked", "wished", "kept by the gate", "refused by the gate",
    "the take before was refused", "style preset", "light of the preset", "the style of the series",
    "the model's own words", "a shot that lives", "what moving pictures suffer from",
)  # fmt: skip


@dataclass(frozen=True)
class TakeId:
    """A take in the tables: the episode's id, scene, shot and number."""

    production_id: int
    scene: int
    shot: int
    n: int


async def learn(
    connection: AsyncConnection, take: TakeId, by: By, *, liked: bool, said: Sequence[Said],
    why: str = "", people: Sequence[Character] = (),
) -> tuple[Wish, ...]:  # fmt: skip
    """Write down what a take taught; a second verdict by the same replaces the first.

    `said` is the take's prompt, `why` the operator's remark or what the gate measured, `people` those
    of the shot. Returns the wishes that the remark was understood as.
    """
    asked = wishes(why, liked=liked, people=people) if by is By.OPERATOR else ()
    values = {
        "liked": liked, "said": free(said), "wishes": [asdict(one) for one in asked],
        "why": why or None, "at": sa.func.clock_timestamp(),
    }  # fmt: skip
    key = asdict(take) | {"by": by}
    await connection.execute(
        insert(lesson)
        .values(**key, **values)
        .on_conflict_do_update(index_elements=list(key), set_=values)
    )
    return asked


async def of(
    connection: AsyncConnection, series_id: int, request: ShotRequest
) -> tuple[Lesson, ...]:
    """What a shot is told of the lessons of its series, the weightiest first, at most eight."""
    c, numbers = lesson.c, (request.episode - _OLDEST, request.episode - 1)
    told = sa.select(episode.c.number, c.scene, c.shot, c.n, c.by, c.liked, c.said, c.wishes)
    of_episodes = (
        told.join(episode, episode.c.id == c.production_id)
        .where(episode.c.series_id == series_id, episode.c.number.between(*numbers))
        .order_by(episode.c.number, c.scene, c.shot, c.n, c.by)
    )
    rows = [*await connection.execute(of_episodes)]
    rows += await connection.execute(_of_jobs(series_id, numbers))
    taught = [
        Taught(
            number, f"{number}/{scene}/{shot}/{n}", By(by), liked, tuple(said),
            tuple(Wish(**one) for one in asked),
        )
        for number, scene, shot, n, by, liked, said, asked in rows
    ]  # fmt: skip
    return weighed(taught, request)


def _of_jobs(series_id: int, numbers: tuple[int, int]) -> sa.Select[Any]:
    """What the operator has said of jobs' takes, each as if of the last episode before that."""
    c = lesson.c
    last = (
        sa.select(sa.func.coalesce(sa.func.max(episode.c.number), 0))
        .where(episode.c.series_id == series_id, episode.c.opened_at <= c.at)
        .scalar_subquery()
    )
    return (
        sa.select(last, c.scene, c.shot, c.production_id, c.by, c.liked, c.said, c.wishes)
        .join(job, job.c.id == c.production_id)
        .join(production, production.c.id == job.c.id)
        .where(production.c.series_id == series_id, c.by == By.OPERATOR, last.between(*numbers))
        .order_by(c.at)
    )


def free(said: Iterable[Said]) -> list[str]:
    """The words of a prompt that neither plan nor bible demanded, once each.

    Those that were to be kept away begin with a hyphen.
    """
    unasked = (one for one in said if one.why.lower().startswith(_FREE))
    words = (
        f"{'-' if one.negative else ''}{word}" for one in unasked for word in words_of(one.words)
    )
    return list(dict.fromkeys(words))[:_KEPT]
