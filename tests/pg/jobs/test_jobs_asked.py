"""What is accepted, and what of it may be asked for twice, listed, cancelled or refused."""

from __future__ import annotations

import asyncio
from decimal import Decimal

import pytest
import sqlalchemy as sa

from canon import log as canon_log
from orchestrator import jobs
from orchestrator.jobs.running import _next
from schemas.access import Who
from schemas.canon import Fact
from schemas.jobs import AdvanceRequest, GenerateRequest, JobState, Priority
from schemas.office import AbsentError, ConflictError, QuotaError, UnfitError
from schemas.tables import bible, event, job, production, scene, series

pytestmark = pytest.mark.anyio


async def count(studio, table) -> int:
    async with studio.database.connect() as connection:
        return (
            await connection.execute(sa.select(sa.func.count()).select_from(table))
        ).scalar_one()


async def test_the_same_key_brings_the_first_job_again(studio, ask):
    first = await ask(key="k1")
    again = await ask(key="k1")
    other = await ask(key="k2")

    assert (first.fresh, again.fresh, other.fresh) == (True, False, True)
    assert first.made.id == again.made.id != other.made.id
    with pytest.raises(ConflictError, match="another request"):
        await ask(key="k1", digest=b"e")
    assert await count(studio, job) == await count(studio, scene) == 2
    assert await count(studio, production) == 2
    assert await count(studio, bible) == 1


async def test_a_key_counts_for_whoever_took_it(ask, who):
    first = await ask(key="k")
    other = await ask(key="k", by=who.model_copy(update={"name": "bob"}))
    assert other.fresh
    assert other.made.id != first.made.id


async def test_the_same_request_at_the_same_moment_is_one_job(studio, ask):
    made = await asyncio.gather(*(ask(key="once") for _ in range(6)))
    assert len({one.made.id for one in made}) == 1
    assert [one.fresh for one in made].count(True) == 1
    assert await count(studio, job) == 1


async def test_nobody_has_more_than_so_many_a_day(studio, ask, who):
    poor = who.model_copy(update={"jobs_per_day": 2})
    made = await asyncio.gather(*(ask(by=poor) for _ in range(4)), return_exceptions=True)
    (one, other) = [error for error in made if isinstance(error, QuotaError)]
    assert 0 < one.retry_after <= 86400
    assert "2 jobs a day" in str(other)
    assert await count(studio, job) == 2
    await ask(by=who.model_copy(update={"name": "bob", "jobs_per_day": 2}))


async def test_a_batch_is_accepted_whole_or_not_at_all(studio, who):
    (slug,) = studio.bibles.slugs()
    book = studio.bibles.current(slug)

    def wanted(**more):
        return jobs.Wanted(GenerateRequest(prompt="A", project_id=slug, **more), slug, book)

    with pytest.raises(UnfitError) as wrong:
        await jobs.accept_all(
            studio, who, [wanted(), wanted(style_preset="nope")], key="b", digest=b"d"
        )
    assert wrong.value.where == "/jobs/1/style_preset"
    assert await count(studio, job) == 0

    made = await jobs.accept_all(studio, who, [wanted(), wanted()], key="b", digest=b"d")
    again = await jobs.accept_all(studio, who, [wanted(), wanted()], key="b", digest=b"d")
    assert (made.fresh, again.fresh) == (True, False)
    assert [one.id for one in again.made.jobs] == [one.id for one in made.made.jobs]
    assert {one.priority for one in made.made.jobs} == {Priority.BATCH}
    assert {one.batch_id for one in made.made.jobs} == {made.made.batch_id}


@pytest.mark.parametrize(
    ("more", "where", "sentence"),
    [
        ({"style_preset": "cyberpnk"}, "/style_preset", "did you mean 'cyberpunk'"),
        ({"location_id": "moon"}, "/location_id", "there is no location 'moon'"),
        ({"backend": "veo"}, "/backend", "the backend 'veo' is not in the cast: animatic"),
    ],
)
async def test_what_there_is_not_is_told_with_its_place(studio, ask, more, where, sentence):
    with pytest.raises(UnfitError, match=sentence) as wrong:
        await ask(**more)
    assert wrong.value.where == where
    assert await count(studio, production) == 0


@pytest.mark.parametrize("path", ["../secret.png", "/etc/passwd", "references/no.png", "a//b.png"])
async def test_a_picture_that_is_not_there_is_not_referred_to(ask, path):
    with pytest.raises(UnfitError) as wrong:
        await ask(phases=True, reference_images=(path,))
    assert wrong.value.where == "/reference_images/0"


async def test_jobs_are_listed_page_by_page_the_newest_first(studio, ask):
    made = [(await ask(f"prompt {n}")).made for n in range(5)]
    seen, after = [], None
    while True:
        page = await jobs.listed(studio, after=after, limit=2)
        seen += page.items
        if (after := page.next) is None:
            break
    assert [one.id for one in seen] == [one.id for one in reversed(made)]
    (slug,) = studio.bibles.slugs()
    assert len((await jobs.listed(studio, series=slug, state=JobState.QUEUED)).items) == 5
    assert not (await jobs.listed(studio, series="other")).items
    for wrong in ("x", "'; drop table job", "MTIz'"):
        with pytest.raises(UnfitError):
            await jobs.listed(studio, after=wrong)


async def test_what_waits_is_cancelled_at_once_and_what_ended_is_not(studio, ask, who):
    made = (await ask()).made
    cancelled = await jobs.cancel(studio, who, made.id)
    assert cancelled.status is JobState.CANCELLED
    assert cancelled.finished_at is not None
    with pytest.raises(ConflictError, match="has ended"):
        await jobs.cancel(studio, who, made.id)
    with pytest.raises(ConflictError, match="not held"):
        await jobs.advance(studio, who, made.id, AdvanceRequest())
    with pytest.raises(ConflictError, match="completed"):
        await jobs.reproduce(studio, who, made.id)
    async with studio.database.connect() as connection:
        told = (await connection.execute(sa.select(event.c.text))).scalars().all()
    assert any(text.startswith("ada cancelled a job") for text in told)
    assert any(text.startswith("ada asked") for text in told)


async def test_a_strangers_id_is_nothing(studio, who, ask):
    from uuid import uuid4

    for asked in (jobs.read(studio, uuid4()), jobs.told(studio, uuid4()),
                  jobs.cancel(studio, who, uuid4())):  # fmt: skip
        with pytest.raises(AbsentError):
            await asked
    with pytest.raises(AbsentError):
        async with jobs.follow(studio.url, uuid4()):
            pass


async def test_whoever_looks_on_is_first_and_a_batch_is_not_passed_for_ever(studio, ask):
    def of(connection, prompt):
        return connection.execute(
            sa.select(job.c.id).where(job.c.script["prompt"].astext == prompt)
        )

    await ask("old batch", priority=Priority.BATCH)
    await ask("new batch", priority=Priority.BATCH)
    await ask("interactive")
    async with studio.database.begin() as connection:
        old = (await of(connection, "old batch")).scalar_one()
        long_ago = sa.text("clock_timestamp() - interval '90 s'")
        await connection.execute(sa.update(job).where(job.c.id == old).values(made_at=long_ago))
    async with studio.database.connect() as connection:
        ids = (await connection.execute(_next(set(), 3))).scalars().all()
        prompts = [
            (await connection.execute(sa.select(job.c.script["prompt"].astext).where(job.c.id == one))).scalar_one()
            for one in ids
        ]  # fmt: skip
    assert prompts == ["old batch", "interactive", "new batch"]


async def test_memory_adds_what_holds_now_and_only_when_asked(studio, ask):
    (slug,) = studio.bibles.slugs()
    book = studio.bibles.current(slug)
    there = book.locations[3]
    async with studio.database.begin() as connection:
        known = await connection.execute(sa.select(series.c.id).where(series.c.slug == slug))
        branch = await canon_log.branch(connection, known.scalar_one(), lock=True)
        facts = (
            Fact(slot="wren.wound.wrist", value="bandaged", episode=1),
            Fact(slot="wren.location", value=there.id, episode=1),
            Fact(slot="thing:brass key.holder", value="wren", episode=1),
            Fact(slot="wren.goal", value="to be invisible", episode=1),
        )
        await canon_log.append(connection, branch, facts, episode=1)

    plain = (await ask("Wren smiles")).made
    added = (await ask("Wren smiles", use_memory=True)).made

    assert (plain.said, plain.added) == ("Wren smiles", ())
    assert "Wren smiles" in added.said
    assert "wrist is bandaged" in added.said
    assert "carrying brass key" in added.said
    assert "invisible" not in added.said
    assert there.name in added.said
    assert all(one.why.startswith("canon: ") for one in added.added)


async def test_a_ceiling_of_ones_own_is_never_above_the_episodes(studio, ask, who):
    await ask(max_usd=Decimal("3.00"))
    async with studio.database.connect() as connection:
        assert (await connection.execute(sa.select(job.c.cap))).scalar_one() == 0
    rich = Who(name="eve", scopes=who.scopes, usd_per_day=Decimal(5))
    assert (await ask(by=rich)).fresh
