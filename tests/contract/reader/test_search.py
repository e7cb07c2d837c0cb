"""Search: what is typed, what the index is asked, what is found, and how it is shown."""

from __future__ import annotations

import asyncio
import itertools
import json
import random
import re

import asyncpg
import pytest
from starlette.testclient import TestClient

from webui import app
from webui.search import reading
from webui.search.wish import Term, read, wish

MANY = 10_000
SLOTS = """
insert into slot (series_id, at)
select s.id, '2025-01-01'::timestamptz + n * interval '1 h' from series s, generate_series(1, $1) n
"""
# Every episode says “the fog”; each hundredth has a zebra, every third the words the other way round.
AIRED = """
with begun as (
  insert into production (series_id)
  select s.id from series s, generate_series(1, $1) n where s.slug = 'long' or n <= 100
  returning id, series_id
)
insert into episode (id, series_id, slot, number, state, seed, title, logline, seconds, aired_at, plan)
select p.id, s.id, '2025-01-01'::timestamptz + n * interval '1 h', n, 'aired', n, 'Number ' || n, 'Rain.',
       180, '2025-01-01'::timestamptz + n * interval '1 h',
       json_build_object('title', 'Number ' || n, 'scene_1', json_build_object('title', 'One',
         'synopsis', case when n % 3 = 0 then 'late fog' else 'fog late' end, 'shots', json_build_array(
           json_build_object('lines', json_build_array(json_build_object('speaker', 'wren',
             'text', 'the fog' || case when n % 100 = 0 then ' and a zebra' else '' end))))))
from series s join (
  select id, series_id, row_number() over (partition by series_id order by id) as n from begun
) p on p.series_id = s.id
"""
HOSTILE = "<img src=x onerror=alert(1)> & \u202efog\u202c “quoted” </title>"
TYPED = [
    "", " ", "-", '"', '""', '-""', "'", "''", "\\", "\\'", "fog'", "&", "|", "!", "a & b | !c", "(((",
    "fog:*", "fog:A", "<->", "a <-> b", "a <99999> b", "*", "%", "_", "%_%", "--", "- fog", "-fog",
    '"fog', 'fog"', '-"the fog', "fog -fog", "🌦", "e\u0301", "İ", "ß", "\u202e", "\ud800", "\t\n",
    "猫", "猫が", "-猫", "ｆｕｌｌ", "हिन्दी", "שלום", "'; drop table episode; --", "${7*7}", "{{7*7}}",
    "<script>", "1e400", "0x41", "NaN", "x" * 200, "a " * 100, "http://a.b/c?d=e", "@", "a.b.c", "³",
]  # fmt: skip


def typed_at_random(count: int = 400) -> list[str]:
    dice = random.Random(7)
    signs = "ab'\"\\-&|!():*<> .,/@%_éß猫がー한🌦\u0301\u200d1"
    return ["".join(dice.choices(signs, k=dice.randint(0, 24))) for _ in range(count)]


@pytest.mark.parametrize(
    ("typed", "terms", "without"),
    [
        ("Kite FOG", [Term(("kite",), grows=True), Term(("fog",), grows=True)], []),
        ("at ten", [Term(("at",)), Term(("ten",), grows=True)], []),
        ('"Past four" now', [Term(("past", "four")), Term(("now",), grows=True)], []),
        ("“past four”", [Term(("past", "four"))], []),
        ("kite -rain", [Term(("kite",), grows=True)], [Term(("rain",), grows=True)]),
        ('-"a kite" -fog', [], [Term(("a", "kite")), Term(("fog",), grows=True)]),
        ("ninety-nine", [Term(("ninety", "nine"))], []),
        ("don't", [Term(("don", "t"))], []),
        ("“kite", [Term(("kite",))], []),
        ("猫が", [Term(("猫", "が"))], []),
        ("猫cat", [Term(("猫", "cat"))], []),
        ("fog fog", [Term(("fog",), grows=True)], []),
        ("¡Qué!", [Term(("qué",), grows=True)], []),
        ("-- & | !", [], []),
    ],
)
def test_what_is_typed_is_understood(typed, terms, without):
    found = wish(typed)
    assert (list(found.terms), list(found.without)) == (terms, without)


def test_the_index_is_asked_for_words_only():
    assert wish("Kite at").index == "'kite':* & 'at'"
    assert wish('kite -rain -"past four"').index == "'kite':* & !'rain':*"
    assert wish('"past four"').index == "'past' & 'four'"


def test_whatever_is_typed_is_no_error():
    for text in TYPED + typed_at_random():
        found = wish(text)
        assert len(found.terms) <= 8
        assert found.fits([text]) in {True, False}
        spots, held = found.spots(text)
        assert held <= len(found.terms)
        assert all(a.ends <= b.starts for a, b in itertools.pairwise(spots))
        if found.terms and not found.without:
            assert found.fits([text]), text


def test_words_are_found_in_what_they_were_read_from():
    text = "Nine “hundred” and ninety-nine; 猫が月を見る."
    assert [text[s.starts : s.ends] for s in read(text)] == [
        "Nine", "hundred", "and", "ninety", "nine", "猫", "が", "月", "を", "見", "る",
    ]  # fmt: skip
    assert not wish("月が").fits([text])
    assert wish("月を見る").fits([text])
    assert not wish('"nine ninety"').fits(["nine", "ninety"])


@pytest.fixture(scope="module")
def long(kept_url, tmp_path_factory):
    """A reader of ten thousand episodes."""

    async def fill() -> None:
        connection = await asyncpg.connect(kept_url)
        await connection.execute(
            "insert into series (slug, title) values ('long', 'Long'), ('other', 'Other')"
        )
        await connection.execute(SLOTS, MANY)
        await connection.execute(AIRED, MANY)
        await connection.execute("analyze")
        await connection.close()

    asyncio.run(fill())
    made = app.create(url=kept_url, media=tmp_path_factory.mktemp("media"))
    with TestClient(made) as opened:
        yield opened


def through(client: TestClient, q: str) -> list[int]:
    """The numbers of all hits, page by page."""
    numbers: list[int] = []
    page = client.get("/long/search.json", params={"q": q}).json()
    while True:
        assert len(page["hits"]) <= reading.PER_PAGE
        numbers += [hit["number"] for hit in page["hits"]]
        if page["older"] is None:
            return numbers
        page = client.get("/long/search.json" + page["next"]).json()


def test_every_hit_is_reached_exactly_once(long):
    assert through(long, "zebra") == list(range(MANY, 0, -100))
    assert through(long, "zeb -fog") == []
    assert through(long, '"and a zebra" late') == list(range(MANY, 0, -100))
    assert long.get("/long/search.json?q=the").json()["total"] == MANY
    assert long.get("/other/search.json?q=the").json()["total"] == 100


def test_words_in_their_order_are_looked_for_page_by_page(long):
    numbers: list[int] = []
    address = "/long/search.json?q=%22late+fog%22&before=1000"
    while True:
        page = long.get(address).json()
        assert page["looked"] <= reading._MOST_READ
        numbers += [hit["number"] for hit in page["hits"]]
        if page["older"] is None:
            break
        address = "/long/search.json" + page["next"]
    assert numbers == [n for n in range(999, 0, -1) if n % 3 == 0]


def test_words_in_an_order_that_nobody_said_end_somewhere(long):
    page = long.get("/long/search", params={"q": '"zebra fog"'})
    assert page.status_code == 200
    assert "There are older ones" in page.text or "Nobody has said that" in page.text


def test_only_the_index_of_words_is_asked(long, kept_url):
    async def plans() -> list[str]:
        connection = await asyncpg.connect(kept_url)
        found = []
        for asked in ("'fog'", "'the' & 'fog':*", "'zebra'", "'fog' & !'zebra'", "'nothing'"):
            async with connection.transaction():
                await connection.execute(
                    "select set_config('enable_seqscan', 'off', true),"
                    " set_config('enable_indexscan', 'off', true)"
                )
                query = reading._FOUND
                for name, value in {
                    ":asked": f"$words${asked}$words$", ":series": "1", ":before": "9000", ":most": "13",
                }.items():  # fmt: skip
                    query = query.replace(name, value)
                rows = await connection.fetch(f"explain (costs off) {query}")
                found.append("\n".join(row[0] for row in rows))
        await connection.close()
        return found

    for plan in asyncio.run(plans()):
        assert "Bitmap Index Scan on ix_episode_words" in plan
        assert plan.count("Scan on episode") == 1, plan  # the rows that the index has found
        assert "Seq Scan" not in plan


def test_whatever_is_asked_for_is_answered(long):
    for q in (*TYPED[:-1], *typed_at_random(60)):
        if "\ud800" not in q:
            answer = long.get("/long/search", params={"q": q})
            assert answer.status_code == 200, q
    for before in ("0", "-1", "x", "99999999999", "5"):
        answer = long.get("/long/search", params={"q": "fog", "before": before})
        assert answer.status_code == 200, before


EPISODE = """
with begun as (insert into production (series_id) values (1) returning id)
insert into episode (id, series_id, slot, number, state, seed, title, logline, seconds, aired_at, plan,
                     opening)
select id, 1, $1::timestamptz, $2, $3, 1, $4, $5, 183,
       case when $3 <> 'lost' then $1::timestamptz end, $6, $7
from begun
"""


@pytest.fixture
async def told(url, tmp_path):
    """A reader of a few episodes with something to find, and their transcripts."""
    connection = await asyncpg.connect(url)
    await connection.execute("insert into series (slug, title) values ('show', 'A Show')")

    async def tell(number: int, title: str, lines: list[str], state: str = "aired") -> None:
        at = f"2026-11-20 0{number}:00+00"
        await connection.execute(
            "insert into slot (series_id, at) values (1, $1::text::timestamptz)", at
        )
        shots = [{"lines": [{"speaker": "wren_tolliver", "text": text}]} for text in lines]
        plan = {
            "title": title, "logline": "Thursday is late.", "synopsis": "A kite is lost.",
            "scene_1": {"title": "Begin", "synopsis": "The kite rises.", "shots": []},
            "scene_2": {"title": HOSTILE, "synopsis": "猫が月を見る。", "shots": shots},
        }  # fmt: skip
        await connection.execute(
            EPISODE.replace("$1::", "$1::text::"), at, number, state, title, plan["logline"],
            json.dumps(plan), lines[0],
        )  # fmt: skip
        folder = tmp_path / "series" / "show" / "episodes" / str(number)
        folder.mkdir(parents=True)
        if number != 3:
            spoken = [
                {
                    "scene": 2,
                    "shot": n,
                    "start": 40.6 + n,
                    "end": 42,
                    "name": "Wren Tolliver",
                    "text": t,
                }
                for n, t in enumerate(lines)
            ]
            (folder / "transcript.json").write_text(json.dumps(spoken))

    await tell(1, "A Kite", ["Ten past four.", f"It is {HOSTILE}."])
    await tell(2, HOSTILE, ["Nobody ordered fog.", "Past ten, four kites."])
    await tell(3, "Without Files", ["It's ten past four again."])
    await tell(4, "Lost", ["Ten past four, lost."], state="lost")
    await connection.execute("insert into canon_branch (series_id, name) values (1, 'main')")
    facts = [
        ("wren.name", "Wren <b>Tolliver</b>", "person", ["wren", "=wren tolliver", "=wren"]),
        ("wren.role", "the new apprentice", "person", ["wren"]),
        ("thread:kite.state", "open", "thread", ["kite", "?open"]),
        ("thread:kite.question", "Who flies the kite at night?", "thread", ["kite"]),
    ]
    for n, (slot, value, kind, entities) in enumerate(facts):
        await connection.execute(
            "insert into canon_fact values ($1, 1, 1, 0, 0, 100, $2, $3, $4, $5)",
            n, slot, value, kind, entities,
        )  # fmt: skip
    await connection.close()
    with TestClient(app.create(url=url, media=tmp_path)) as client:
        yield client


def found(client: TestClient, q: str) -> list[int]:
    return [
        hit["number"] for hit in client.get("/show/search.json", params={"q": q}).json()["hits"]
    ]


@pytest.mark.anyio
async def test_what_was_said_is_found(told):
    assert found(told, "four") == [3, 2, 1]
    assert found(told, '"ten past four"') == [3, 1]
    assert found(told, '"ten past four" -"past four again"') == [1]
    assert found(told, "ordered") == [2]
    assert found(told, "kit") == [3, 2, 1]
    assert found(told, "four -kites") == [3, 1]
    assert found(told, "月を") == [3, 2, 1]
    assert found(told, "を月") == []
    assert found(told, "it's") == [3]
    assert found(told, "quoted") == [3, 2, 1]


@pytest.mark.anyio
async def test_a_line_leads_to_its_second(told):
    page = told.get("/show/search.json", params={"q": "ordered fog"}).json()
    ((hit, *_),) = [page["hits"]]
    (line,) = [one for one in hit["passages"] if one["kind"] == "line"]
    assert (line["speaker"], line["scene"]) == ("Wren Tolliver", 2)
    assert (line["href"], line["time"]) == ("/show/episodes/2#t=40", "00:40")
    assert [part["text"] for part in line["parts"] if part["marked"]] == ["ordered", "fog"]

    away = told.get("/show/search.json", params={"q": "again"}).json()["hits"][0]["passages"][0]
    assert (away["href"], away["time"]) == ("/show/episodes/3#scene-2", "")
    assert away["speaker"] == "Wren Tolliver"


@pytest.mark.anyio
async def test_words_are_marked_and_everything_is_escaped(told):
    page = told.get("/show/search", params={"q": f"fog {HOSTILE}"}).text
    assert "<mark>fog</mark>" in page
    assert "<img src=x" not in page
    assert "&lt;" in page
    assert set(re.findall(r"</?mark>", page)) == {"<mark>", "</mark>"}
    assert re.search(r'value="fog &lt;<mark>', page) is None


@pytest.mark.anyio
async def test_the_canon_is_found_too(told):
    named = told.get("/show/search.json", params={"q": "wren kite"}).json()["named"]
    assert [(one["kind"], one["href"]) for one in named][:1] == [
        ("character", "/show/canon/characters/wren")
    ]
    threads = told.get("/show/search.json", params={"q": "kite"}).json()["named"]
    assert [one["href"] for one in threads] == ["/show/canon/threads#thread-kite"]
    page = told.get("/show/search", params={"q": "wren"}).text
    assert "<mark>Wren</mark> &lt;b&gt;Tolliver" in page


@pytest.mark.anyio
async def test_without_hits_another_spelling_is_offered(told):
    page = told.get("/show/search.json", params={"q": "thurzday"}).json()
    assert (page["hits"], page["perhaps"]) == ([], "thursday")
    assert "Nobody has said that" in told.get("/show/search?q=xylophone").text
    assert "Nothing to look for" in told.get("/show/search?q=-fog").text
    first = told.get("/show/search").text
    assert "Ten past four" not in first.split("<main")[0]
    assert "It&#39;s ten past four again." in first
