"""Projects over the office: folders of the studio, made, changed and put aside."""

from __future__ import annotations

import asyncio
import contextlib
from uuid import UUID

import pytest
import sqlalchemy as sa

from canon import beginning
from canon.bible.shelf import load
from orchestrator import edits, slots
from orchestrator.choosing import chosen_on_air
from orchestrator.office import keys
from orchestrator.office.office import create
from orchestrator.productions import begin
from orchestrator.studio import open_studio, register
from schemas.access import Scope, Who
from schemas.errors import ConfigError
from schemas.office import AbsentError, ConflictError, StaleError, UnfitError
from schemas.resources import CharacterIn, ProjectEdit, ProjectIn
from schemas.settings import ApiSettings, DatabaseSettings, Settings
from schemas.tables import State, episode, event, series, slot

pytestmark = pytest.mark.anyio
SLUG = "small-weather-office"
ANNA = Who(name="anna", scopes=frozenset({Scope.EDIT}))


@pytest.fixture
def office(studio):
    return create(studio)


async def told(studio) -> list[tuple[str, str]]:
    async with studio.database.connect() as connection:
        rows = await connection.execute(sa.select(event.c.kind, event.c.text).order_by(event.c.id))
        return [(row.kind, row.text) for row in rows]


async def heard(studio, words: str) -> None:
    async with asyncio.timeout(20):
        while True:
            if any(words in text for _, text in await told(studio)):
                return
            await asyncio.sleep(0.1)


async def rows(studio) -> dict[str, bool]:
    async with studio.database.connect() as connection:
        found = await connection.execute(sa.select(series.c.slug, series.c.active))
        return {row.slug: row.active for row in found}


async def test_a_project_is_a_series(studio, office):
    made = await office.add_project(
        ANNA,
        ProjectIn(name="Neon Harbour", description="Rain.\nAnd light.", style="cyberpunk"),
    )

    bible = load(studio.bibles.folder / "neon-harbour")
    assert (bible.series.title, bible.series.premise) == ("Neon Harbour", "Rain.\nAnd light.")
    assert (bible.style.preset, bible.series.on_air) == ("cyberpunk", False)
    assert made == await office.project(str(made.id)) == await office.project("neon-harbour")
    assert (made.id, made.url) == (keys.project_id("neon-harbour"), "/neon-harbour")
    assert ("edited", "anna: the project neon-harbour (Neon Harbour) was begun") in await told(
        studio
    )


async def test_a_project_that_is_not_on_air_owes_nothing(studio, office):
    await office.add_project(ANNA, ProjectIn(name="Mine"))

    async with studio.database.begin() as connection:
        await slots.owe_episodes(connection, studio.queue, studio.settings)
        owed = sa.select(series.c.slug).join(episode, episode.c.series_id == series.c.id)
        assert (await connection.execute(owed)).scalars().all() == [SLUG]

    assert await rows(studio) == {SLUG: True, "mine": False}
    with pytest.raises(
        ConfigError, match="'mine' is not on air, so no episode of it is made; write"
    ):
        await chosen_on_air(studio, "mine")


async def test_it_goes_on_air_when_there_is_somebody_and_somewhere(studio, office):
    await office.add_project(ANNA, ProjectIn(name="Mine"))

    with pytest.raises(UnfitError, match="on_air: an episode needs a character") as caught:
        await office.edit_project(ANNA, "mine", ProjectEdit(on_air=True), etag=None)
    assert caught.value.where == "/on_air"
    await office.add_character(ANNA, CharacterIn(project_id="mine", name="Mio"))
    with pytest.raises(UnfitError, match="on_air: an episode needs a location"):
        await office.edit_project(ANNA, "mine", ProjectEdit(on_air=True), etag=None)
    here = studio.bibles.folder / "mine" / "locations" / "roof.yaml"
    here.write_text("id: roof\nname: The roof\nkind: rooftop\n")

    assert (await office.edit_project(ANNA, "mine", ProjectEdit(on_air=True), etag=None)).on_air
    assert (await rows(studio))["mine"]
    await office.edit_project(ANNA, "mine", ProjectEdit(on_air=False), etag=None)
    assert not (await rows(studio))["mine"]


async def test_comments_outlive_an_edit(studio, office):
    folder = studio.bibles.folder / SLUG
    comments = [r for r in (folder / "series.yaml").read_text().splitlines() if "#" in r]
    before = await office.project(SLUG)

    after = await office.edit_project(
        ANNA, SLUG, ProjectEdit(name="The Big Weather Office", style="noir"), etag=before.etag
    )

    assert (after.name, after.style, after.etag != before.etag) == (
        "The Big Weather Office", "noir", True,
    )  # fmt: skip
    text = (folder / "series.yaml").read_text()
    assert [row for row in text.splitlines() if "#" in row] == comments
    assert ("edited", "anna: preset, title of the project was written") in await told(studio)


async def test_an_older_etag_changes_nothing(studio, office):
    seen = (await office.project(SLUG)).etag
    await office.edit_project(ANNA, SLUG, ProjectEdit(style="noir"), etag=seen)

    with pytest.raises(StaleError, match="read it again"):
        await office.edit_project(ANNA, SLUG, ProjectEdit(name="Other"), etag=seen)
    with pytest.raises(StaleError):
        await office.archive_project(ANNA, SLUG, etag=seen)
    assert (await office.project(SLUG)).name == "The Small Weather Office"


@pytest.mark.parametrize(
    ("asked", "where", "said"),
    [
        (
            ProjectEdit(style="nior"),
            "/style",
            "there is no style preset 'nior'; did you mean 'noir'",
        ),
        (ProjectEdit(name="a\x00b"), "/name", r"name: there is an unprintable character"),
        (ProjectEdit(name="a\u202eb"), "/name", r"name: there is an unprintable character"),
        (ProjectEdit(name="  "), "/name", "name: it is empty"),
        (ProjectEdit(description="a\x1bb"), "/description", "description: there is an unprintable"),
    ],
)
async def test_what_a_hand_could_not_write_is_refused(studio, office, asked, where, said):
    folder = studio.bibles.folder / SLUG
    before = {p.name: p.read_bytes() for p in folder.glob("*.yaml")}

    with pytest.raises(UnfitError, match=said) as caught:
        await office.edit_project(ANNA, SLUG, asked, etag=None)

    assert caught.value.where == where
    assert str(studio.folder) not in str(caught.value)
    assert {p.name: p.read_bytes() for p in folder.glob("*.yaml")} == before


@pytest.mark.parametrize(
    "name", ["../../etc", "'; drop table series; --", "<b>", "漢字", "Media", "x" * 120]
)
async def test_odd_names_are_written_safely(studio, office, name):
    made = await office.add_project(ANNA, ProjectIn(name=name))

    assert made.name == name
    assert (studio.bibles.folder / made.slug / "series.yaml").is_file()
    assert load(studio.bibles.folder / made.slug).series.title == name
    assert {p.name for p in studio.folder.iterdir()} <= {"series", "media", "cache"}


async def test_eight_of_one_name_at_once_are_eight(studio, office):
    made = await asyncio.gather(
        *(create(studio).add_project(ANNA, ProjectIn(name="Mine")) for _ in range(8))
    )

    assert len({one.slug for one in made}) == 8
    assert {one.slug for one in made} <= set(await rows(studio))


async def test_of_two_with_the_same_etag_one_loses(studio, office):
    seen = (await office.project(SLUG)).etag
    both = [ProjectEdit(name=name, description=f"About {name}") for name in ("One", "Two")]

    done = await asyncio.gather(
        *(create(studio).edit_project(ANNA, SLUG, one, etag=seen) for one in both),
        return_exceptions=True,
    )

    assert sorted(type(one).__name__ for one in done) == ["Project", "StaleError"]
    now = await office.project(SLUG)
    assert now.description == f"About {now.name}"


async def test_what_is_put_aside_is_kept_and_its_name_stays_its_own(studio, office):
    await office.add_project(ANNA, ProjectIn(name="Mine"))
    text = (studio.bibles.folder / "mine" / "series.yaml").read_bytes()

    await office.archive_project(ANNA, "mine", etag=None)

    (aside,) = (studio.bibles.folder / ".archived").iterdir()
    assert (aside / "series.yaml").read_bytes() == text
    with pytest.raises(AbsentError):
        await office.project("mine")
    assert (await office.add_project(ANNA, ProjectIn(name="Mine"))).slug == "mine-2"
    await register(studio.database, studio.bibles)
    assert (await rows(studio))["mine"] is False
    (said,) = [text for kind, text in await told(studio) if kind == "archived"]
    assert said.startswith("anna: the project mine was put aside, into series/.archived/mine-")


async def test_what_is_in_the_making_is_not_put_aside(studio, office):
    async with studio.database.begin() as connection:
        show = sa.select(series.c.id).where(series.c.slug == SLUG)
        show = (await connection.execute(show)).scalar_one()
        at = sa.text("clock_timestamp()")
        when = (await connection.execute(sa.select(at))).scalar_one()
        await connection.execute(sa.insert(slot).values(series_id=show, at=when))
        await connection.execute(
            sa.insert(episode).values(
                id=await begin(connection, show), series_id=show, slot=when, number=1, seed=1,
                state=State.SHOOTING,
            )
        )  # fmt: skip

    with pytest.raises(
        ConflictError, match="its episode 1 is in the making; wait until it has aired"
    ):
        await office.archive_project(ANNA, SLUG, etag=None)
    async with studio.database.begin() as connection:
        await connection.execute(sa.update(episode).values(state=State.OWED))
    await office.archive_project(ANNA, SLUG, etag=None)
    async with studio.database.connect() as connection:
        assert (await connection.execute(sa.select(episode.c.state))).scalar_one() == State.LOST


async def test_pages_follow_from_one_another(studio, office):
    for n in range(5):
        await office.add_project(ANNA, ProjectIn(name=f"Mine {n}"))
    found, after = [], None
    while True:
        page = await office.projects(after=after, limit=2)
        found += [one.slug for one in page.items]
        if (after := page.next) is None:
            break

    assert found == [f"mine-{n}" for n in range(5)] + [SLUG]


@pytest.mark.parametrize(
    "key",
    [
        "nobody",
        "1",
        "6f1c2a34-0b5d-4e6f-8a9b-0c1d2e3f4a5b",
        "..",
        "mine/../mine",
        "\x00",
        "x" * 10_000,
    ],
)
async def test_what_is_not_there_is_absent(office, key):
    with pytest.raises(AbsentError):
        await office.project(key)


async def test_an_operators_alias_is_a_key(tmp_path, url):
    beginning.write(tmp_path / "series")
    known = ApiSettings(projects={"1": SLUG}, characters={"1": f"{SLUG}/wren"})
    settings = Settings(database=DatabaseSettings(url=url), api=known)
    async with open_studio(tmp_path, settings) as studio:
        office = create(studio)
        assert (await office.project("1")).slug == SLUG
        assert (await office.character("1")).slug == "wren"


async def test_ids_do_not_change_with_the_program(office):
    assert keys.project_id(SLUG) == UUID("1bc854ba-f276-5a5d-9692-cc04a7a22e66")
    assert keys.character_id(SLUG, "wren") == UUID("9fc5f3c1-39ab-5276-9958-d62959a09c14")


async def test_the_daemon_takes_up_what_was_written(studio, office):
    following = asyncio.create_task(edits.follow(studio))
    try:
        await asyncio.sleep(0.5)  # until it watches
        await office.edit_project(ANNA, SLUG, ProjectEdit(description="Snow, mostly."), etag=None)
        await heard(studio, "Snow, mostly.")
    finally:
        following.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await following

    async with studio.database.begin() as connection:
        show = sa.select(series.c.id).where(series.c.slug == SLUG)
        show = (await connection.execute(show)).scalar_one()
        now = await edits.in_force(connection, studio, show, SLUG)
    assert now.series.premise == "Snow, mostly."


async def test_files_that_are_wrong_do_not_hide_what_was_good(studio, office):
    file = studio.bibles.folder / SLUG / "series.yaml"
    file.write_text(file.read_text().replace("title:", "titel:"))

    assert (await office.project(SLUG)).name == "The Small Weather Office"
    with pytest.raises(UnfitError) as caught:
        await office.edit_project(ANNA, SLUG, ProjectEdit(description="Other"), etag=None)
    assert str(caught.value).startswith(f"{SLUG}/series.yaml:")
    assert "did you mean 'title'" in str(caught.value)
    assert str(studio.folder) not in str(caught.value)
