"""Requests over the office: keys mean what they say, and a job is made by the bible that is in force."""

from __future__ import annotations

from uuid import uuid4

import pytest
import sqlalchemy as sa

from orchestrator import tokens
from orchestrator.office import keys
from orchestrator.office.office import create
from schemas.access import Scope, Who
from schemas.jobs import BatchRequest, GenerateRequest, JobKind, JobState, OrchestrateRequest
from schemas.office import AbsentError, ConflictError, UnfitError
from schemas.resources import CharacterIn, ProjectIn
from schemas.tables import bible

pytestmark = pytest.mark.anyio
SLUG = "small-weather-office"
ANNA = Who(name="anna", scopes=frozenset({Scope.GENERATE}))


@pytest.fixture
def office(studio):
    return create(studio)


def ask(**changes: object) -> GenerateRequest:
    known = {"prompt": "She waves in the rain.", "project_id": SLUG, "character_id": "wren"}
    return GenerateRequest.model_validate(known | changes)


def everything(**changes: object) -> dict:
    known = {"project": None, "state": None, "kind": None, "batch": None, "since": None}
    return known | {"after": None, "limit": 50} | changes


@pytest.mark.parametrize("project", [SLUG, str(keys.project_id(SLUG))])
@pytest.mark.parametrize("character", ["wren", str(keys.character_id(SLUG, "wren"))])
async def test_a_key_is_a_slug_or_a_uuid(office, project, character):
    made = await office.generate(ANNA, ask(project_id=project, character_id=character), key=None)

    one = made.made
    assert (one.project_id, one.character_id) == (
        keys.project_id(SLUG), keys.character_id(SLUG, "wren"),
    )  # fmt: skip
    assert (made.fresh, one.status, one.by) == (True, JobState.QUEUED, "anna")
    assert await office.job(one.id) == one
    assert (await office.told(one.id)).status == JobState.QUEUED


async def test_a_job_in_a_new_project_needs_neither_place_nor_person(office):
    made = await office.add_project(ANNA, ProjectIn(name="Mine"))

    job = (await office.generate(ANNA, ask(project_id="mine", character_id=None), key=None)).made

    assert (job.project_id, job.character_id) == (made.id, None)
    mio = await office.add_character(ANNA, CharacterIn(project_id="mine", name="Mio"))
    job = (await office.generate(ANNA, ask(project_id="mine", character_id="mio"), key=None)).made
    assert job.character_id == mio.id


@pytest.mark.parametrize(
    "name", ["wren", "Wren Tolliver", "WREN TOLLIVER", "Wren", str(keys.character_id(SLUG, "wren"))]
)
async def test_a_character_is_called_as_people_call_it(office, name):
    asked = OrchestrateRequest(project_id=SLUG, character_name=name, prompt="She waves.")

    job = (await office.orchestrate(ANNA, asked, key=None)).made

    assert (job.kind, job.character_id) == (JobKind.ORCHESTRATE, keys.character_id(SLUG, "wren"))


@pytest.mark.parametrize(
    ("changes", "where", "said"),
    [
        ({"project_id": "nobody"}, "/project_id", "there is no project 'nobody'"),
        ({"project_id": str(uuid4())}, "/project_id", "there is no project"),
        ({"character_id": "nobody"}, "/character_id", "there is no character 'nobody'"),
        ({"character_id": str(uuid4())}, "/character_id", "there is no character"),
        ({"style_preset": "nior"}, "/style_preset", "did you mean 'noir'"),
        ({"location_id": "nowhere"}, "/location_id", "there is no location 'nowhere'"),
        ({"backend": "nobody"}, "/backend", "'nobody' is not in the cast"),
    ],
)
async def test_what_is_not_there_is_said_and_where(office, changes, where, said):
    with pytest.raises(UnfitError, match=said) as caught:
        await office.generate(ANNA, ask(**changes), key=None)

    assert caught.value.where == where
    assert (await office.jobs(**everything())).items == []


async def test_of_a_batch_it_is_said_which_one(office):
    with pytest.raises(UnfitError) as caught:
        await office.batch(ANNA, BatchRequest(jobs=(ask(), ask(character_id="nobody"))), key=None)

    assert caught.value.where == "/jobs/1/character_id"
    assert (await office.jobs(**everything())).items == []
    made = (await office.batch(ANNA, BatchRequest(jobs=(ask(), ask())), key=None)).made
    found = await office.jobs(**everything(batch=made.batch_id))
    assert {one.id for one in found.items} == {one.id for one in made.jobs}


async def test_two_of_one_name_have_to_be_told_apart(office):
    await office.add_project(ANNA, ProjectIn(name="Mine"))
    for _ in range(2):
        await office.add_character(ANNA, CharacterIn(project_id="mine", name="Mio"))
    asked = OrchestrateRequest(project_id="mine", character_name="Mio", prompt="She waves.")

    with pytest.raises(UnfitError, match="mio and mio-2 are both called 'MIO'") as caught:
        await office.orchestrate(ANNA, asked.model_copy(update={"character_name": "MIO"}), key=None)
    assert caught.value.where == "/character_name"


async def test_the_same_key_brings_the_same_job_and_no_other_request(office):
    first = await office.generate(ANNA, ask(), key="one")

    again = await office.generate(ANNA, ask(), key="one")
    assert (again.fresh, again.made.id) == (False, first.made.id)
    with pytest.raises(ConflictError, match="came with another request"):
        await office.generate(ANNA, ask(prompt="Snow."), key="one")


async def test_a_job_is_made_by_the_bible_that_is_in_force(studio, office):
    file = studio.bibles.folder / SLUG / "characters" / "wren.yaml"
    text = file.read_text()
    file.write_text(text.replace("name: Wren Tolliver", "name: Wren the Second"))
    await office.generate(ANNA, ask(), key=None)
    file.write_text(text.replace("name:", "nmae:"))
    await office.generate(ANNA, ask(), key=None)

    async with studio.database.connect() as connection:
        (content,) = (await connection.execute(sa.select(bible.c.content))).scalars().all()
    names = {one["id"]: one["name"] for one in content["characters"]}
    assert names["wren"] == "Wren the Second"


async def test_a_project_with_open_jobs_is_not_put_aside(office):
    job = (await office.generate(ANNA, ask(), key=None)).made

    with pytest.raises(ConflictError, match="1 of its jobs has not ended; wait, or cancel first"):
        await office.archive_project(ANNA, SLUG, etag=None)
    await office.cancel(ANNA, job.id)
    await office.archive_project(ANNA, SLUG, etag=None)
    with pytest.raises(AbsentError):
        await office.project(SLUG)


async def test_only_the_jobs_of_a_project_are_listed(office):
    await office.add_project(ANNA, ProjectIn(name="Mine"))
    await office.generate(ANNA, ask(), key=None)
    mine = (await office.generate(ANNA, ask(project_id="mine", character_id=None), key=None)).made

    found = await office.jobs(**everything(project="mine"))

    assert [one.id for one in found.items] == [mine.id]
    with pytest.raises(AbsentError):
        await office.jobs(**everything(project="nobody"))


async def test_the_house_says_what_there_is(studio, office):
    await office.generate(ANNA, ask(), key=None)

    health = await office.health()
    assert (health.status, health.queued, health.running) == ("ok", 1, 0)
    assert health.backends["animatic"] == "ready"
    assert "cyberpunk" in {one.id for one in await office.styles()}
    phases = await office.phases()
    assert [(one.order, one.name.value) for one in phases] == [
        (1, "character_sheet"), (2, "animation_loop"), (3, "full_video"),
    ]  # fmt: skip
    assert phases[1].gates["seam"] == studio.settings.gates.seam
    assert "seam" not in phases[2].gates


async def test_the_door_opens_with_the_first_token(studio, office):
    assert not await office.open()
    assert await office.recognise("nobody") is None
    async with studio.database.begin() as connection:
        _, opens = await tokens.make(connection, "anna", {Scope.READ})

    assert await create(studio).open()
    who = await office.recognise(opens.reveal())
    assert (who.name, who.scopes) == ("anna", {Scope.READ})
