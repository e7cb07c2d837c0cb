"""The schedule: no gaps, no overlaps, nothing rewritten; and the live playlist that follows it."""

from __future__ import annotations

import random
import re
from collections import Counter
from fractions import Fraction
from itertools import pairwise

import pytest
import sqlalchemy as sa

from schemas.tables import State
from stand_ins import aired
from webui.channel import library, live, schedule
from webui.channel.schedule import HOUR_MS, READY_MS, Film
from webui.hls import tables
from webui.hls.boxes import inside
from webui.shell import Show

DAY_MS = 24 * HOUR_MS
MONDAY = 1_795_392_000_000 // DAY_MS * DAY_MS


def films(dice, count, every_ms=HOUR_MS):
    """Episodes of about three minutes, one after the other."""
    at = MONDAY + dice.randrange(HOUR_MS)
    made = []
    for number in range(1, count + 1):
        made.append(Film(number, dice.choice((187_500, 183_083, 150_040, 209_999)), at))
        at += every_ms + dice.randrange(-600_000, 600_000)
    return made


def known(all_films, slug, hour_ms):
    """The block of an hour, as the tables would give it."""
    ready = [film for film in all_films if film.ready_ms <= hour_ms]
    if not ready:
        return []
    first, last = ready[0].number, ready[-1].number
    place = first + schedule.lot(slug, hour_ms) % (last - first + 1)
    ordered = [f for f in ready if f.number >= place] + [f for f in ready if f.number < place]
    return ordered[:40]


def hours(all_films, slug, first_ms, count):
    for at in range(first_ms, first_ms + count * HOUR_MS, HOUR_MS):
        yield schedule.hour(at, schedule.premieres(all_films, at), known(all_films, slug, at))


def whole(plan, starts, ends):
    assert plan[0].starts_ms == starts
    assert plan[-1].ends_ms == ends
    assert all(a.ends_ms == b.starts_ms for a, b in pairwise(plan))
    assert all(one.ends_ms > one.starts_ms for one in plan)


@pytest.mark.parametrize("seed", range(4))
def test_weeks_without_a_gap_or_an_overlap(seed):
    dice = random.Random(seed)
    all_films = films(dice, 500, every_ms=dice.choice((HOUR_MS, 3 * HOUR_MS, 20 * 60_000)))
    lasts = {film.number: film.lasts_ms for film in all_films}
    start = MONDAY + 2 * HOUR_MS
    plan = [one for each in hours(all_films, "show", start, 24 * 21) for one in each]
    whole(plan, start, start + 24 * 21 * HOUR_MS)
    for one in plan:
        assert one.from_ms >= 0
        assert one.from_ms + one.ends_ms - one.starts_ms == lasts[one.number]
    joined = [one for one in plan if one.from_ms]
    assert all(
        one.ends_ms % HOUR_MS == 0 or (one.ends_ms + 240_000) % HOUR_MS < 240_000 for one in joined
    )
    assert len(joined) <= 2 * 24 * 21
    assert min(one.ends_ms - one.starts_ms for one in plan) >= 20_000


def test_every_episode_has_its_premiere_once_on_the_full_hour_after_it_aired():
    all_films = films(random.Random(5), 100)
    plan = [one for each in hours(all_films, "show", MONDAY + HOUR_MS, 24 * 7) for one in each]
    premieres = [one for one in plan if one.premiere]
    assert Counter(one.number for one in premieres) == Counter(range(1, 101))
    by_number = {film.number: film for film in all_films}
    for one in premieres:
        wait = one.starts_ms - by_number[one.number].ready_ms
        assert 0 <= wait < HOUR_MS + 2 * 210_000
        assert not one.from_ms
    alone = Counter(one.starts_ms // HOUR_MS for one in premieres)
    assert all(
        one.starts_ms % HOUR_MS == 0 for one in premieres if alone[one.starts_ms // HOUR_MS] == 1
    )


def test_the_rest_of_an_hour_is_a_part_of_the_story_in_order():
    all_films = films(random.Random(6), 300)
    for plan in hours(all_films, "show", MONDAY + 400 * HOUR_MS, 48):
        numbers = [one.number for one in plan]
        steps = {b - a for a, b in pairwise(numbers)}
        assert steps <= {1, -299}
    firsts = {next(iter(p)).number for p in hours(all_films, "show", MONDAY + 400 * HOUR_MS, 48)}
    assert len(firsts) > 30, "every hour opens another part"


def test_later_episodes_change_no_hour_that_has_begun():
    dice = random.Random(7)
    all_films = films(dice, 60)
    for at in range(MONDAY + 3 * HOUR_MS, MONDAY + 50 * HOUR_MS, HOUR_MS):
        moment = at - READY_MS + 1  # half a minute before the hour it is settled
        by_then = [film for film in all_films if film.aired_ms < moment]
        assert list(hours(by_then, "show", at, 1)) == list(hours(all_films, "show", at, 1))


def test_the_first_hour_begins_with_the_first_episode_and_takes_up_what_airs_in_it():
    begins = MONDAY + 22 * 60_000
    every = [Film(n, 180_000, begins - READY_MS + (n - 1) * 400_000) for n in range(1, 5)]
    plan = schedule.opening(every)
    whole(plan, begins, MONDAY + HOUR_MS)
    assert [one.number for one in plan[:6]] == [1, 1, 1, 2, 1, 2]
    assert [one.number for one in plan if one.premiere] == [1, 2, 3, 4]
    for one in plan:
        assert every[one.number - 1].ready_ms <= one.starts_ms
    for count in (1, 2, 3):
        seen = schedule.opening(every[:count])
        settled = every[count].ready_ms
        same = [one for one in plan if one.starts_ms < settled - 180_000]
        assert list(seen[: len(same)]) == same


@pytest.mark.parametrize("lasts", [[1000], [3_600_000], [5_000_000], [29_000, 11_000], [1_790_000]])
def test_odd_lengths_fill_the_hour_too(lasts):
    block = [Film(n, ms) for n, ms in enumerate(lasts, 1)]
    whole(schedule.hour(MONDAY, [], block), MONDAY, MONDAY + HOUR_MS)
    whole(schedule.hour(MONDAY, block[:1], block), MONDAY, MONDAY + HOUR_MS)
    begins = MONDAY + HOUR_MS - 1234
    first = [Film(1, lasts[0], begins - READY_MS)]
    whole(schedule.opening(first), begins, MONDAY + HOUR_MS)


def test_nothing_aired_is_nothing_shown():
    assert schedule.hour(MONDAY, [], []) == ()


@pytest.mark.anyio
async def test_the_tables_give_the_same_and_the_past_stays(engine):
    """Episodes air one by one; whatever was announced for a begun hour is still so at the end."""
    dice = random.Random(8)
    id_ = await aired.show(engine)
    show = Show(id_, "show", "A Show")
    all_films = films(dice, 40)
    announced = {}
    async with engine.connect() as connection:
        assert await library.programme(connection, show, MONDAY, MONDAY + DAY_MS) == []
    for film in all_films:
        await aired.air(
            engine, id_, film.number, film.aired_ms / 1000, seconds=film.lasts_ms / 1000
        )
        async with engine.connect() as connection:
            for at in (film.ready_ms, film.ready_ms + 1_200_000):
                hour = schedule.hour_of(at)
                if any(f.aired_ms <= at - READY_MS < f.ready_ms for f in all_films):
                    continue
                plan = await library.programme(connection, show, hour, hour + HOUR_MS)
                announced.setdefault(hour, [one for one in plan if one.starts_ms <= at])
    await aired.air(engine, id_, 41, all_films[-1].aired_ms / 1000 + 9, state=State.SHOOTING)
    await aired.air(engine, id_, 42, all_films[-1].aired_ms / 1000 + 10, seconds=None)
    first = schedule.hour_of(all_films[0].ready_ms)
    async with engine.connect() as connection:
        plan = await library.programme(connection, show, MONDAY - DAY_MS, first + 45 * HOUR_MS)
        opened = await library.begins(connection, show)
    whole(plan, opened, first + 45 * HOUR_MS)
    assert len(announced) > 30
    for shown in announced.values():
        assert [one for one in plan if one in shown] == shown
    expected = [one for each in hours(all_films, "show", first + HOUR_MS, 44) for one in each]
    assert [one for one in plan if one.starts_ms >= first + HOUR_MS] == expected


@pytest.mark.anyio
async def test_ten_thousand_episodes_cost_no_more_than_a_few(engine):
    id_ = await aired.show(engine)
    show = Show(id_, "show", "A Show")
    async with engine.begin() as connection:
        await connection.execute(
            sa.text(
                "insert into slot (series_id, at) select :s, to_timestamp(1700000000 + n * 3600)"
                " from generate_series(1, 10000) n"
            ),
            {"s": id_},
        )
        await connection.execute(
            sa.text(
                "with begun as (insert into production (series_id)"
                " select :s from generate_series(1, 10000) returning id),"
                " numbered as (select id, row_number() over (order by id) as n from begun)"
                " insert into episode (id, series_id, slot, number, state, seed, seconds, aired_at)"
                " select id, :s, to_timestamp(1700000000 + n * 3600), n, 'aired', n, 180,"
                " to_timestamp(1700000600 + n * 3600) from numbered"
            ),
            {"s": id_},
        )
    async with engine.begin() as connection:
        await connection.execute(sa.text("analyze episode"))
        now = (1700000000 + 10001 * 3600) * 1000
        statements = []
        sa.event.listen(
            engine.sync_engine, "before_cursor_execute", lambda *a: statements.append(a[2])
        )
        plan = await library.programme(connection, show, now, now + 48 * HOUR_MS)
        assert len(statements) == 3
        read = await connection.execute(
            sa.text("select sum(seq_scan) from pg_stat_xact_user_tables where relname = 'episode'")
        )
        assert read.scalar_one() == 0, "the whole table was read"
    whole(plan, schedule.hour_of(now), schedule.hour_of(now) + 48 * HOUR_MS + HOUR_MS)
    assert len({one.number for one in plan}) > 500


def parsed(text):
    """A strict reader of live playlists: sequence number, discontinuity, wall time, length, address."""
    lines = text.splitlines()
    assert lines[:3] == ["#EXTM3U", "#EXT-X-VERSION:7", "#EXT-X-INDEPENDENT-SEGMENTS"]
    tags = dict(line[1:].split(":", 1) for line in lines if line.count(":") == 1 and line[0] == "#")
    number, cut = int(tags["EXT-X-MEDIA-SEQUENCE"]), int(tags["EXT-X-DISCONTINUITY-SEQUENCE"])
    length, wall, init, found, gap = None, None, None, [], False
    for line in lines[3:]:
        if line == "#EXT-X-DISCONTINUITY":
            cut, wall, init = cut + 1, None, None
        elif line == "#EXT-X-GAP":
            gap = True
        elif line.startswith("#EXT-X-PROGRAM-DATE-TIME:"):
            wall = library.datetime.fromisoformat(line.split(":", 1)[1]).timestamp()
        elif line.startswith("#EXT-X-MAP:"):
            init = line.split('"')[1]
        elif line.startswith("#EXTINF:"):
            length = Fraction(line[8:-1])
        elif not line.startswith("#"):
            assert wall is not None
            assert gap or init
            assert length <= int(tags["EXT-X-TARGETDURATION"])
            found.append((number, cut, round(wall, 1), length, line))
            number, wall, gap = number + 1, wall + float(length), False
    return found


@pytest.mark.anyio
async def test_the_live_playlist_slides_and_never_contradicts_itself(tmp_path):
    """Asked every few seconds over midnight, by several servers: one and the same endless list."""
    aired.master(tmp_path / "one.mp4", seconds=187, fps=4)
    aired.master(tmp_path / "two.mp4", seconds=152, fps=4, sound=False)
    read = {
        n: tables.read(inside((tmp_path / f"{name}.mp4").read_bytes(), b"moov"))
        for n, name in ((1, "one"), (2, "two"))
    }
    lasts = {1: 187_000, 2: 152_000, 3: 170_500}
    block = [Film(n, ms) for n, ms in lasts.items()]
    start = MONDAY + 22 * HOUR_MS
    plan = [
        one
        for at in range(start, start + 4 * HOUR_MS, HOUR_MS)
        for one in schedule.hour(at, [], block)
    ]

    async def film(number):
        return (read[number], "abc") if number in read else None

    seen, before = {}, 0
    for at in range(start + 100 * 60_000, start + 140 * 60_000, 7_300):
        text = await live.playlist("show", plan, at, film)
        window = parsed(text)
        assert text == await live.playlist("show", plan, at, film)
        first, last = window[0], window[-1]
        assert first[0] >= before
        before = first[0]
        assert first[2] <= at / 1000 - 55
        assert last[2] + float(last[3]) >= at / 1000 + 10
        for number, cut, wall, length, address in window:
            old = seen.setdefault(number, (cut, wall, length, address))
            assert old[2:] == (length, address)
            assert abs(old[1] - wall) < 0.11
            midnight = (MONDAY + DAY_MS) / 1000
            assert old[0] == cut or midnight - 10 < wall < midnight + 200
    numbers = sorted(seen)
    assert numbers == list(range(numbers[0], numbers[-1] + 1))
    for a, b in pairwise(numbers):
        drift = seen[b][1] - seen[a][1] - float(seen[a][2])
        assert abs(drift) < (0.2 if seen[a][0] == seen[b][0] else 3)
    gaps = [address for *_, address in seen.values() if "gap" in address]
    assert len(gaps) > 30, "the film that cannot be read keeps its place"
    one = next(one for one in plan if one.number == 1 and one.starts_ms > start + 105 * 60_000)
    step = live.step(one.starts_ms)
    assert seen[step][1] == round(one.starts_ms / 1000, 1)
    assert re.search(r"/show/episodes/1/hls/abc/(37|38)-0\.m4s", seen[step][3])


def test_step_numbers_depend_on_nothing_but_the_time():
    assert live.step(0) == 0
    assert live.step(2499) == 0
    assert live.step(2500) == 1
    assert live.step(MONDAY) == MONDAY // 5000
