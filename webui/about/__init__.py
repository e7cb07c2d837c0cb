"""About: what this studio runs on, how healthy it is, and its keys."""

from __future__ import annotations

from importlib import metadata

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection
from starlette.routing import BaseRoute

from schemas.tables import OVER, State, episode, series, take

from ..answering import Ask, Page, pair
from ..assets import BUILD
from .contexts import KEYS, AboutPage, Newest, Shooter
from .health import examine

_NEWEST = 60  # episodes


async def health(ask: Ask) -> Page:
    """How the studio is, as far as it can be seen from here."""
    house = getattr(ask.request.app.state, "house", None)
    return Page(
        "about/health.html", await examine(ask.connection, ask.shell.shows, ask.media, house)
    )


async def about(ask: Ask) -> Page:
    """What AniGen is, and what this one runs on."""
    try:
        version = metadata.version("anigen")
    except metadata.PackageNotFoundError:
        version = "not installed"
    revision = sa.text("select version_num from alembic_version")
    found = await _seen(ask.connection)
    tables = (await ask.connection.execute(revision)).scalar_one()
    return Page("about/about.html", AboutPage(version, BUILD, tables, *found))


async def keys(_: Ask) -> Page:
    """Every key and what it does."""
    return Page("about/keys.html", KEYS)


async def _seen(
    connection: AsyncConnection,
) -> tuple[tuple[str, ...], tuple[Shooter, ...], int, Newest | None]:
    """Who wrote and who shot the newest episodes, the busiest first; how many; what aired last."""
    c = episode.c
    newest = (
        sa.select(c.id, c.director, c.state, series.c.slug, series.c.title.label("show"), c.number, c.title)
        .join(series, series.c.id == c.series_id)
        .where(c.state.in_(OVER))
        .order_by(c.id.desc())
        .limit(_NEWEST)
    )  # fmt: skip
    rows = (await connection.execute(newest)).all()
    takes = sa.func.count().label("takes")
    shot = await connection.execute(
        sa.select(take.c.backend, takes)
        .where(take.c.production_id.in_([row.id for row in rows]))
        .group_by(take.c.backend)
        .order_by(takes.desc(), take.c.backend)
    )
    directors = sorted({row.director for row in rows if row.director})
    aired = next((row for row in rows if row.state == State.AIRED), None)
    last = Newest(aired.slug, aired.number, aired.show, aired.title or "") if aired else None
    return tuple(directors), tuple(Shooter(*row) for row in shot), len(rows), last


routes: list[BaseRoute] = [*pair("/health", health), *pair("/about", about), *pair("/keys", keys)]
