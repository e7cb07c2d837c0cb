"""Workflows over the office: ours to read, the operator's own to write, loaded before they are kept."""

from __future__ import annotations

import json

import pytest
from ruamel.yaml import YAML

from generators.comfyui import workflow
from orchestrator.office.office import create
from orchestrator.studio import open_studio
from schemas.access import Scope, Who
from schemas.office import AbsentError, ConflictError, StaleError, UnfitError
from schemas.resources import WorkflowIn
from schemas.settings import BackendSettings, DatabaseSettings, Settings

pytestmark = pytest.mark.anyio
ANNA = Who(name="anna", scopes=frozenset({Scope.EDIT}))
OURS = workflow.OURS / "sdxl_still"
GRAPH = json.loads(OURS.with_suffix(".json").read_text())
BINDINGS = YAML(typ="safe").load(OURS.with_suffix(".yaml").read_text())
MINE = WorkflowIn(name="mine", graph=GRAPH, bindings=BINDINGS)


def settings(url: str, folder=None, **options: object) -> Settings:
    if folder is not None:
        options["workflows_folder"] = str(folder)
    comfy = BackendSettings(
        generator="comfyui", options={"servers": ["http://127.0.0.1:9"], **options}
    )
    return Settings(database=DatabaseSettings(url=url), backends={"card": comfy})


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "workflows"
    made.mkdir()
    return made


@pytest.fixture
async def office(tmp_path, url, folder):
    async with open_studio(tmp_path, settings(url, folder)) as studio:
        yield create(studio)


def lying(folder) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in folder.iterdir() if p.is_file()}


async def test_ours_are_listed_and_stay(office):
    page = await office.workflows(after=None, limit=4)
    rest = await office.workflows(after=page.next, limit=50)

    names = [one.name for one in (*page.items, *rest.items)]
    assert names == sorted(workflow.ours())
    assert all(one.ours for one in page.items)
    one = await office.workflow("sdxl_still")
    assert (one.kind, one.graph) == ("still", GRAPH)
    assert one.models == tuple(sorted(workflow.ours()["sdxl_still"].models(GRAPH).values()))
    with pytest.raises(ConflictError, match="'sdxl_still' comes with AniGen and stays as it is"):
        await office.edit_workflow(ANNA, "sdxl_still", MINE, etag=None)
    with pytest.raises(ConflictError, match="comes with AniGen and stays"):
        await office.archive_workflow(ANNA, "sdxl_still", etag=None)
    with pytest.raises(ConflictError, match="'sdxl_still' comes with AniGen; choose another name"):
        await office.add_workflow(ANNA, MINE.model_copy(update={"name": "sdxl_still"}))


async def test_one_of_ones_own_is_what_the_backends_load(office, folder):
    made = await office.add_workflow(ANNA, MINE)

    assert (made.ours, made.graph, made.kind) == (False, GRAPH, "still")
    loaded = workflow.load(folder)
    assert loaded["mine"].graph == GRAPH
    assert loaded["mine"].bindings == loaded["sdxl_still"].bindings
    assert made == await office.workflow("mine")
    with pytest.raises(ConflictError, match="'mine' is there already"):
        await office.add_workflow(ANNA, MINE)


async def test_it_is_changed_and_put_aside(office, folder):
    made = await office.add_workflow(ANNA, MINE)
    other = MINE.model_copy(update={"bindings": {**BINDINGS, "title": "Another"}})

    after = await office.edit_workflow(ANNA, "mine", other, etag=made.etag)

    assert (after.bindings["title"], after.etag != made.etag) == ("Another", True)
    with pytest.raises(StaleError):
        await office.edit_workflow(ANNA, "mine", MINE, etag=made.etag)
    with pytest.raises(StaleError):
        await office.archive_workflow(ANNA, "mine", etag=made.etag)
    with pytest.raises(UnfitError, match="name: it must stay 'mine'"):
        await office.edit_workflow(
            ANNA, "mine", MINE.model_copy(update={"name": "other"}), etag=None
        )
    await office.archive_workflow(ANNA, "mine", etag=after.etag)
    with pytest.raises(AbsentError):
        await office.workflow("mine")
    assert lying(folder) == {}
    assert len(list((folder / ".archived").iterdir())) == 2


@pytest.mark.parametrize(
    ("changes", "where", "said"),
    [
        ({"graph": {"nodes": [], "links": []}}, "/graph", "not its API form; export it in ComfyUI"),
        ({"graph": {}}, "/graph", "holds no graph"),
        ({"graph": {"1": {"inputs": {}}}}, "/graph", "node '1' has no class_type"),
        ({"bindings": {}}, "/bindings", "title: Field required"),
        ({"bindings": {**BINDINGS, "bindings": {"promt": "2.text"}}}, "/bindings", "did you mean 'prompt'"),
        ({"bindings": {**BINDINGS, "bindings": {"prompt": "99.text"}}}, "/bindings", "no node '99'"),
        ({"bindings": {**BINDINGS, "outputs": ["99"]}}, "/bindings", "the output node '99'"),
        ({"bindings": {**BINDINGS, "instead": "nobody"}}, "", "names 'nobody' to stand in for it"),
        ({"graph": {"1": json.loads('{"a":' * 60 + "1" + "}" * 60)}}, "/graph", "nested deeper than 40"),
        ({"graph": {**GRAPH, "x": {"class_type": "x" * 2**22, "inputs": {}}}}, "/graph", "too large"),
    ],
)  # fmt: skip
async def test_what_cannot_be_loaded_is_not_kept(office, folder, tmp_path, changes, where, said):
    with pytest.raises(UnfitError) as caught:
        await office.add_workflow(ANNA, MINE.model_copy(update=changes))

    assert said in str(caught.value)
    assert caught.value.where == where
    assert "/tmp" not in str(caught.value)
    assert str(tmp_path) not in str(caught.value)
    assert lying(folder) == {}


async def test_what_others_need_stays(tmp_path, url, folder):
    async with open_studio(tmp_path, settings(url, folder)) as studio:
        office = create(studio)
        await office.add_workflow(ANNA, MINE)
        leaning = {**BINDINGS, "instead": "mine"}
        await office.add_workflow(ANNA, WorkflowIn(name="leaning", graph=GRAPH, bindings=leaning))
        with pytest.raises(ConflictError, match="'mine' is used by the workflow 'leaning'"):
            await office.archive_workflow(ANNA, "mine", etag=None)
    async with open_studio(tmp_path, settings(url, folder, workflows={"still": "mine"})) as studio:
        with pytest.raises(
            ConflictError, match=r"used by \[backends.card.options\] of anigen.toml"
        ):
            await create(studio).archive_workflow(ANNA, "mine", etag=None)


async def test_without_a_folder_it_is_said_which_setting_to_set(tmp_path, url, studio):
    with pytest.raises(
        ConflictError, match=r"there is no ComfyUI backend; set one up in anigen\.toml"
    ):
        await create(studio).add_workflow(ANNA, MINE)
    async with open_studio(tmp_path, settings(url)) as bare:
        with pytest.raises(
            ConflictError, match=r"set workflows_folder in \[backends.card.options\]"
        ):
            await create(bare).add_workflow(ANNA, MINE)
