"""Choose: which series of the studio a command means."""

from __future__ import annotations

import sqlalchemy as sa

from canon.bible.shelf import Shelf
from schemas.errors import ConfigError
from schemas.tables import series

from .studio import Studio


async def chosen(studio: Studio, wanted: str | None) -> tuple[int, str]:
    """The series that is meant, as id and name: the one that is wanted, else the only one.

    Raises ConfigError when there is none or more than one, BibleError when its files are wrong.
    """
    slug = _slug(studio.bibles, wanted)
    found = sa.select(series.c.id).where(series.c.slug == slug)
    async with studio.database.connect() as connection:
        series_id = (await connection.execute(found)).scalar_one_or_none()
    if series_id is None:
        studio.bibles.current(slug)
        raise ConfigError(f"the series {slug!r} was written a moment ago; try again")
    return series_id, slug


async def chosen_on_air(studio: Studio, wanted: str | None) -> tuple[int, str]:
    """The series of which an episode is to be made; ConfigError also when it is not on air."""
    series_id, slug = await chosen(studio, wanted)
    bible = studio.bibles.last_good(slug)
    if bible is not None and not bible.series.on_air:
        raise ConfigError(
            f"the series {slug!r} is not on air, so no episode of it is made; write `on_air: true`"
            " into its series.yaml, or ask for a job over the API"
        )
    return series_id, slug


def _slug(shelf: Shelf, wanted: str | None) -> str:
    slugs = shelf.slugs()
    if wanted in slugs:
        return str(wanted)
    if not slugs:
        raise ConfigError(
            f"there is no series: no folder in {shelf.folder} holds a series.yaml;"
            " write one, or copy it from a new studio (`anigen init DIR`)"
        )
    known = ", ".join(slugs)
    if wanted is not None:
        raise ConfigError(f"there is no series {wanted!r}; there are: {known}")
    if len(slugs) > 1:
        raise ConfigError(f"say which series with --series; there are: {known}")
    return slugs[0]
