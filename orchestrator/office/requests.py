"""Requests: what the keys in a request for a job mean, and the bible that is in force for it."""

from __future__ import annotations

import asyncio
import hashlib
import time
from dataclasses import dataclass, field
from uuid import UUID

from schemas.access import Who
from schemas.bible import Bible, Character
from schemas.errors import BibleError
from schemas.jobs import Batch, BatchRequest, GenerateRequest, Job, OrchestrateRequest
from schemas.office import AbsentError, Accepted, ConflictError, UnfitError

from .. import edits, jobs
from ..jobs import Wanted
from ..studio import Studio
from . import keys
from .sentences import plainly
from .writing import row

_FRESH_S = 2.0  # how long a bible that was held against the canon need not be again


@dataclass
class Requests:
    """Accepts requests; remembers for a moment which bible is in force."""

    studio: Studio
    _rows: dict[str, int] = field(default_factory=dict)
    _checked: dict[str, tuple[float, str, Bible]] = field(default_factory=dict)

    async def accept(
        self, who: Who, asked: GenerateRequest | OrchestrateRequest, *, key: str | None
    ) -> Accepted[Job]:
        """Accept one job."""
        wanted = await self._wanted(asked)
        return await jobs.accept(
            self.studio, who, asked, series_slug=wanted.slug, bible=wanted.bible,
            character=wanted.character, key=key, digest=digest(asked),
        )  # fmt: skip

    async def accept_all(
        self, who: Who, asked: BatchRequest, *, key: str | None
    ) -> Accepted[Batch]:
        """Accept many, or none; `where` of an error says which one it is about."""
        wanted = []
        for n, one in enumerate(asked.jobs):
            try:
                wanted.append(await self._wanted(one))
            except UnfitError as error:
                raise UnfitError(str(error), where=f"/jobs/{n}{error.where}") from None
        return await jobs.accept_all(self.studio, who, wanted, key=key, digest=digest(asked))

    async def _wanted(self, asked: GenerateRequest | OrchestrateRequest) -> Wanted:
        studio = self.studio
        try:
            slug = keys.project(studio.bibles, studio.settings.api, asked.project_id)
        except AbsentError as error:
            raise UnfitError(str(error), where="/project_id") from None
        bible = await self._in_force(slug)
        if isinstance(asked, OrchestrateRequest):
            return Wanted(asked, slug, bible, _named(bible, slug, asked.character_name))
        if asked.character_id is None:
            return Wanted(asked, slug, bible)
        return Wanted(asked, slug, bible, self._keyed(bible, slug, asked.character_id))

    async def _in_force(self, slug: str) -> Bible:
        """The bible that a job of now is made by; ConflictError when there has never been a good one."""
        studio, now = self.studio, time.monotonic()
        try:
            seen = await asyncio.to_thread(studio.bibles.current, slug)
        except BibleError:
            seen = None
        known = self._checked.get(slug)
        if seen and known and known[1] == seen.digest and now - known[0] < _FRESH_S:
            return known[2]
        if slug not in self._rows:
            self._rows[slug] = await row(studio, slug)
        try:
            async with studio.database.begin() as connection:
                bible = await edits.in_force(connection, studio, self._rows[slug], slug)
        except BibleError as error:
            text = plainly(error, studio.bibles.folder)
            raise ConflictError(f"the files of the project are wrong: {text}") from error
        if seen:
            self._checked[slug] = (now, seen.digest, bible)
        return bible

    def _keyed(self, bible: Bible, slug: str, key: str) -> Character:
        """The character that a key means."""
        api = self.studio.settings.api
        series, _, who = api.characters.get(key, key).rpartition("/")
        for one in bible.characters if series in {"", slug} else ():
            if one.id == who or str(keys.character_id(slug, one.id)) == _plain(who):
                return one
        raise UnfitError(
            f"there is no character {key!r} in the project {slug!r}{_known(bible)}",
            where="/character_id",
        )


def digest(asked: GenerateRequest | OrchestrateRequest | BatchRequest) -> bytes:
    """What a request that comes again with the same key must be equal in."""
    text = f"{type(asked).__name__} {asked.model_dump_json()}"
    return hashlib.sha256(text.encode()).digest()


def _named(bible: Bible, slug: str, name: str) -> Character:
    """The character of that id, name or alias; UnfitError when there is none, or more than one."""
    wanted = name.strip().casefold()
    for one in bible.characters:
        if one.id == name or str(keys.character_id(slug, one.id)) == _plain(name):
            return one
    found = [
        one for one in bible.characters
        if wanted in {one.name.casefold(), *(alias.casefold() for alias in one.aliases)}
    ] or [one for one in bible.characters if wanted == one.name.split()[0].casefold()]  # fmt: skip
    if len(found) == 1:
        return found[0]
    if found:
        ids = " and ".join(sorted(one.id for one in found))
        raise UnfitError(f"{ids} are both called {name!r}; give the id", where="/character_name")
    raise UnfitError(
        f"there is no character {name!r} in the project {slug!r}{_known(bible)}",
        where="/character_name",
    )


def _known(bible: Bible) -> str:
    names = ", ".join(one.id for one in bible.characters[:12])
    return f"; there are {names}" if names else "; it has none yet"


def _plain(text: str) -> str:
    """A UUID the way we write them."""
    try:
        return str(UUID(text))
    except ValueError:
        return ""
