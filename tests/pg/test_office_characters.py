"""Characters over the office: files of the bible, checked like the operator's own edits."""

from __future__ import annotations

import asyncio
import re

import pytest
import sqlalchemy as sa

from canon import log
from canon.bible.shelf import load
from orchestrator.office import keys
from orchestrator.office.office import create
from schemas.access import Scope, Who
from schemas.canon import Fact
from schemas.look import Hair, Look
from schemas.office import AbsentError, ConflictError, StaleError, UnfitError
from schemas.resources import CharacterEdit, CharacterIn, ProjectIn
from schemas.tables import event, series

pytestmark = pytest.mark.anyio
SLUG = "small-weather-office"
ANNA = Who(name="anna", scopes=frozenset({Scope.EDIT}))
MIO = CharacterIn(
    project_id=SLUG, name="Mio Hoshino", appearance="A tall girl with long silver hair, blue eyes.",
    personality="Calm.", backstory="She came with the fog.\n\nNobody asked.",
)  # fmt: skip


@pytest.fixture
def office(studio):
    return create(studio)


@pytest.fixture
def folder(studio):
    return studio.bibles.folder / SLUG


def everything(folder) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in sorted(folder.rglob("*.yaml"))}


async def test_a_character_is_a_file_with_a_look_and_a_voice_of_its_own(studio, office, folder):
    made = await office.add_character(ANNA, MIO)

    bible = load(folder)
    mio = bible.character("mio-hoshino")
    assert (mio.name, mio.backstory) == ("Mio Hoshino", "She came with the fog.\n\nNobody asked.")
    assert (mio.look.hair, mio.look.eyes, mio.look.build) == ("long", "#4477c4", "tall")
    assert (mio.pronoun, mio.age) == ("she", 16)
    others = [one for one in bible.characters if one.id != mio.id]
    assert mio.look not in [one.look for one in others]
    sounds = {(one.voice.variant, one.voice.pitch) for one in others}
    assert (mio.voice.variant, mio.voice.pitch) not in sounds
    assert made.id == keys.character_id(SLUG, "mio-hoshino")
    assert made == await office.character(str(made.id)) == await office.character("mio-hoshino")
    assert studio.bibles.current(SLUG) == bible


async def test_what_is_given_is_not_guessed(office, folder):
    look = Look(hair="bun", eyes="#112233")
    asked = MIO.model_copy(update={"look": look, "age": 40, "pronoun": "it"})
    asked = CharacterIn(**asked.model_dump())

    await office.add_character(ANNA, asked)

    mio = load(folder).character("mio-hoshino")
    assert (mio.look, mio.age, mio.pronoun) == (look, 40, "it")


async def test_a_dozen_of_whom_nothing_is_said_are_a_dozen(office, studio):
    await office.add_project(ANNA, ProjectIn(name="Mine"))
    for _ in range(12):
        await office.add_character(ANNA, CharacterIn(project_id="mine", name="Somebody"))

    people = load(studio.bibles.folder / "mine").characters
    assert len({one.id for one in people}) == len({one.look for one in people}) == 12
    assert len({(one.voice.variant, one.voice.pitch) for one in people}) == 12


async def test_only_what_is_given_changes(office, folder):
    file = folder / "characters" / "wren.yaml"
    before, comments = file.read_text(), re.findall(r"#.*", file.read_text())
    seen = await office.character("wren")

    edited = CharacterEdit(age=13, appearance="A girl.\n\nWith boots.", role="no longer new")
    after = await office.edit_character(ANNA, "wren", edited, etag=seen.etag)

    assert (after.age, after.appearance, after.role) == (
        13,
        "A girl.\n\nWith boots.",
        "no longer new",
    )
    assert (after.name, after.look, after.personality) == (seen.name, seen.look, seen.personality)
    now = file.read_text()
    assert re.findall(r"#.*", now) == comments
    assert "speech:" in now
    assert len(now.splitlines()) > 0.95 * len(before.splitlines())


async def test_a_look_changes_field_by_field(office, folder):
    file = folder / "characters" / "wren.yaml"
    seen = await office.character("wren")
    look = seen.look.model_copy(update={"hair": Hair.BOB, "hair_tips": None})

    after = await office.edit_character(ANNA, "wren", CharacterEdit(look=look), etag=None)

    assert after.look == look
    assert "ahoge: true # the one hair that will not lie down" in file.read_text()


async def test_an_older_etag_changes_nothing(office, folder):
    seen = (await office.character("wren")).etag
    await office.edit_character(ANNA, "wren", CharacterEdit(age=13), etag=seen)
    before = everything(folder)

    with pytest.raises(StaleError):
        await office.edit_character(ANNA, "wren", CharacterEdit(age=14), etag=seen)
    with pytest.raises(StaleError):
        await office.write_bible(ANNA, "wren", "id: wren\nname: W\n", etag=seen)
    with pytest.raises(StaleError):
        await office.archive_character(ANNA, "wren", etag=seen)
    assert everything(folder) == before


async def test_of_eight_at_once_with_one_etag_one_wins(studio, office):
    seen = (await office.character("wren")).etag
    done = await asyncio.gather(
        *(
            create(studio).edit_character(
                ANNA, "wren", CharacterEdit(age=20 + n, role=f"number {20 + n}"), etag=seen
            )
            for n in range(8)
        ),
        return_exceptions=True,
    )

    assert sorted(type(one).__name__ for one in done) == ["Character"] + ["StaleError"] * 7
    now = await office.character("wren")
    assert now.role == f"number {now.age}"


async def test_eight_at_once_without_one_all_come_in(studio, office, folder):
    done = await asyncio.gather(
        *(
            create(studio).add_character(ANNA, MIO.model_copy(update={"name": "Mio"}))
            for _ in range(8)
        )
    )

    assert len({one.slug for one in done}) == 8
    people = load(folder).characters
    assert len({one.look for one in people}) == len(people)


@pytest.mark.parametrize(
    ("asked", "where", "said"),
    [
        ({"name": "a\x00b"}, "/name", "unprintable"),
        ({"name": "\u202egnp.exe"}, "/name", "unprintable"),
        ({"name": " "}, "/name", "empty"),
        ({"appearance": "a\x07"}, "/appearance", "unprintable"),
        ({"project_id": "nobody"}, "/project_id", "no project 'nobody'"),
    ],
)
async def test_what_cannot_be_written_is_refused(office, folder, asked, where, said):
    before = everything(folder)

    with pytest.raises(UnfitError, match=said) as caught:
        await office.add_character(ANNA, MIO.model_copy(update=asked))

    assert caught.value.where == where
    assert everything(folder) == before


@pytest.mark.parametrize(
    "name",
    ["../../../etc/passwd", "..", "lead", "narrator", "漢字", "<script>", "'; drop table take; --",
     "yes", "404", "null", "- a", "#a", "x" * 80],
)  # fmt: skip
async def test_odd_names_are_written_safely(office, folder, name):
    made = await office.add_character(ANNA, MIO.model_copy(update={"name": name}))

    assert made.name == name
    assert load(folder).character(made.slug).name == name
    assert (folder / "characters" / f"{made.slug}.yaml").is_file()


async def test_the_file_itself_is_read_and_written(office, folder):
    page = await office.bible("wren")
    assert page.text == (folder / "characters" / "wren.yaml").read_text()
    assert (page.character.id, page.etag) == ("wren", (await office.character("wren")).etag)

    text = page.text.replace("age: 12", "age: 13 # since spring")
    after = await office.write_bible(ANNA, "wren", text, etag=page.etag)

    assert (after.text, after.character.age) == (text, 13)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "id: wren\nnmae: W\n",
            "small-weather-office/characters/wren.yaml:2: there is no field 'nmae'",
        ),
        ("id: other\nname: W\n", "there is no character 'wren'"),
        ("id: mio\nname: W\nrelations: []\n", ""),
        ("", "it is empty"),
        ("{", "wren.yaml:1: "),
        ("id: wren\nname: a\x00b\n", "unprintable"),
        ("id: wren\nname: &a W\n", "are not used here"),
        ("a: " + "[" * 200, "wren.yaml:1"),
        ("id: wren\nname: \ud800\n", "half a character"),
        ("id: wren\nname: W\n#" + "x" * 600_000, "larger than 512 kB"),
    ],
)
async def test_a_text_that_would_break_the_bible_is_refused(studio, office, folder, text, said):
    before = everything(folder)

    with pytest.raises(UnfitError) as caught:
        await office.write_bible(ANNA, "wren", text, etag=None)

    assert said in str(caught.value)
    assert str(studio.folder) not in str(caught.value)
    assert everything(folder) == before


async def test_the_id_stays(office, folder):
    await office.add_character(ANNA, MIO)

    with pytest.raises(
        UnfitError, match="id: it must stay 'mio-hoshino'; a new id is a new character"
    ):
        await office.write_bible(ANNA, "mio-hoshino", "id: other\nname: O\n", etag=None)


async def test_who_is_referred_to_stays(studio, office, folder):
    before = everything(folder)

    with pytest.raises(ConflictError) as caught:
        await office.archive_character(ANNA, "wren", etag=None)

    assert "wren is still referred to in " in str(caught.value)
    assert str(studio.folder) not in str(caught.value)
    assert everything(folder) == before


async def test_who_is_put_aside_is_kept(studio, office, folder):
    made = await office.add_character(ANNA, MIO)

    await office.archive_character(ANNA, "mio-hoshino", etag=made.etag)

    assert len(list((folder / "characters" / ".archived").iterdir())) == 1
    with pytest.raises(AbsentError):
        await office.character(str(made.id))
    assert (await office.add_character(ANNA, MIO)).slug == "mio-hoshino-2"
    async with studio.database.connect() as connection:
        rows = await connection.execute(sa.select(event.c.text).where(event.c.kind == "archived"))
        assert rows.scalars().all() == ["anna: the character mio-hoshino was put aside"]


async def test_who_holds_something_on_air_stays(studio, office):
    await office.add_character(ANNA, MIO)
    async with studio.database.begin() as connection:
        show = sa.select(series.c.id).where(series.c.slug == SLUG)
        show = (await connection.execute(show)).scalar_one()
        branch = await log.branch(connection, show, lock=True)
        held = [Fact(slot="thing:a brass key.holder", value="mio-hoshino", episode=1, scene=1)]
        await log.append(connection, branch, held, episode=1)
        branch = await log.branch(connection, show, lock=True)
        named = Fact(slot="mio-hoshino.name", value="Mio Hoshino", by="operator")
        await log.append(connection, branch, [named], episode=None)

    with pytest.raises(ConflictError, match="holds 'a brass key'; keep the file until"):
        await office.archive_character(ANNA, "mio-hoshino", etag=None)
    assert (await office.character("mio-hoshino")).name == "Mio Hoshino"


async def test_a_name_in_two_projects_is_nobody_in_particular(office):
    await office.add_project(ANNA, ProjectIn(name="Mine"))
    made = await office.add_character(ANNA, CharacterIn(project_id="mine", name="Wren"))

    with pytest.raises(ConflictError, match=f"have a character 'wren': mine and {SLUG}"):
        await office.character("wren")
    assert (await office.character(str(made.id))).project_id == keys.project_id("mine")


@pytest.mark.parametrize(
    "key",
    [
        "nobody",
        "1",
        "6f1c2a34-0b5d-4e6f-8a9b-0c1d2e3f4a5b",
        "../wren",
        "mine/wren",
        "\x00",
        "/",
        "x" * 9999,
    ],
)
async def test_who_is_not_there_is_absent(office, key):
    for ask in (office.character, office.bible, office.consistency):
        with pytest.raises(AbsentError):
            await ask(key)


async def test_pages_follow_from_one_another(studio, office):
    await office.add_project(ANNA, ProjectIn(name="Mine"))
    await office.add_character(ANNA, CharacterIn(project_id="mine", name="Mio"))
    found, after = [], None
    while True:
        page = await office.characters(project=None, after=after, limit=3)
        found += [one.slug for one in page.items]
        if (after := page.next) is None:
            break

    there = [one.id for one in studio.bibles.current(SLUG).characters]
    assert found == ["mio", *sorted(there)]
    only = await office.characters(project="mine", after=None, limit=50)
    assert ([one.slug for one in only.items], only.next) == (["mio"], None)
