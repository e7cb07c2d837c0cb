"""Which work goes to which server, and what is tried when memory runs out: rules without a network."""

from __future__ import annotations

from collections import Counter
from itertools import count

import pytest

from generators.comfyui.ladder import Ladder, Step, steps
from generators.comfyui.placing import (
    AGEING_S,
    REMEMBERED_S,
    ROOM,
    UNSURE_S,
    Seat,
    Ticket,
    choose,
)

NOW = 10_000.0


def ticket(*models, priority=1, since=NOW):
    return Ticket(models=frozenset(models), priority=priority, since=since)


def seat(name, *models, held=0, used=0.0, **more):
    return Seat(name, open=True, held=held, used=used, models=frozenset(models), **more)


def test_a_server_holds_two_prompts_and_not_three():
    full, work = seat("a", held=ROOM), ticket("x")
    assert choose([work], [full], NOW) is None
    full.held -= 1
    assert choose([work], [full], NOW) == (work, full)


def test_one_that_is_not_open_gets_nothing():
    assert choose([ticket("x")], [Seat("a")], NOW) is None


def test_nobody_waits_for_nothing():
    assert choose([], [seat("a")], NOW) is None


def test_a_free_server_that_has_the_models_comes_first():
    other, has = seat("a", "y", used=1.0), seat("b", "x", "z", used=9.0)
    assert choose([ticket("x")], [other, has], NOW)[1] is has


def test_else_the_one_that_was_unused_longest():
    late, early = seat("a", "y", used=9.0), seat("b", "z", used=1.0)
    assert choose([ticket("x")], [late, early], NOW)[1] is early


def test_a_free_server_without_the_models_beats_a_busy_one_with_them():
    busy, free = seat("a", "x", held=1), seat("b", "y")
    assert choose([ticket("x")], [busy, free], NOW)[1] is free


def test_a_server_that_somebody_else_uses_counts_as_busy():
    shared, free = seat("a", "x", others=3), seat("b", "y")
    assert choose([ticket("x")], [shared, free], NOW)[1] is free


def test_a_server_goes_on_with_the_models_that_it_has():
    first, second = ticket("x", since=NOW - 2), ticket("y", since=NOW - 1)
    assert choose([first, second], [seat("a", "y")], NOW)[0] is second


def test_among_equals_first_come_first_served():
    works = [ticket("x", since=NOW - n) for n in (1, 3, 2)]
    assert choose(works, [seat("a")], NOW)[0] is works[1]


def test_the_urgent_goes_first_whatever_models_are_there():
    usual, urgent = ticket("x", since=NOW - 60), ticket("y", priority=0)
    assert choose([usual, urgent], [seat("a", "x")], NOW)[0] is urgent


def test_waiting_makes_urgent():
    old = ticket("x", since=NOW - 2 * AGEING_S)
    assert choose([ticket("y", priority=0), old], [seat("a", "y")], NOW)[0] is old


def test_nobody_starves_behind_urgent_work_that_never_ends():
    """One server, a new urgent work for each one done, and one usual work that has other models."""
    usual, place, clock = ticket("x", since=NOW), seat("a", "y"), count(NOW, 10.0)
    for now in clock:
        got, _ = choose([usual, ticket("y", priority=0, since=now)], [place], now)
        if got is usual:
            break
        place.give(got, now)
        place.held = 0
    assert now - NOW <= 2 * AGEING_S


def test_the_same_models_do_not_go_round_all_servers():
    """Two kinds of work, two servers: each is loaded once."""
    seats, loads = [seat("a"), seat("b")], Counter()
    line = [ticket(model, since=NOW + n / 10) for n, model in enumerate("x" * 20 + "y" * 20)]
    now = NOW + 5
    while line:
        got, where = choose(line, seats, now)
        loads[where.name] += not got.models <= where.models
        where.give(got, now)
        line.remove(got)
        if all(one.held == ROOM for one in seats):
            for one in seats:
                one.held = 0
        now += 0.01
    assert loads == {"a": 1, "b": 1}


def test_one_that_failed_a_model_is_not_asked_for_it_for_a_while():
    failed, busy, work = seat("a", "x"), seat("b", held=1), ticket("x")
    failed.fail(["x"], NOW)
    assert choose([work], [failed, busy], NOW + 1)[1] is busy
    assert choose([work], [failed, busy], NOW + REMEMBERED_S)[1] is failed
    assert choose([ticket("y")], [failed, busy], NOW + 1)[1] is failed


def test_it_waits_for_the_one_that_can_rather_than_ask_the_one_that_failed():
    for other in (seat("b", held=ROOM), Seat("b")):
        failed, work = seat("a"), ticket("x")
        failed.fail(["x"], NOW)
        assert choose([work], [failed, other], NOW) is None
        assert choose([work], [failed, other], NOW + UNSURE_S + 1) == (work, failed)


def test_when_all_have_failed_it_one_may_try_again():
    failed, other, work = seat("a"), seat("b", held=ROOM), ticket("x")
    failed.fail(["x"], NOW)
    other.fail(["x"], NOW)
    assert choose([work], [failed, other], NOW) == (work, failed)


def test_one_that_refused_a_work_is_never_given_it():
    work, other = ticket("x"), ticket("x")
    work.refused["a"] = ValueError()
    assert choose([work], [seat("a")], NOW) is None
    assert choose([work, other], [seat("a")], NOW)[0] is other


def test_models_that_killed_a_server_are_kept_from_it_for_a_while():
    killed, other = seat("a", "x"), seat("b")
    killed.die(ticket("x", "y"), NOW)
    heavier = ticket("x", "y", "z")
    assert choose([heavier], [killed], NOW) is None
    assert choose([heavier], [killed, other], NOW)[1] is other
    assert choose([ticket("x")], [killed], NOW) is not None
    assert choose([heavier], [killed], NOW + REMEMBERED_S) is not None


def test_after_a_death_a_work_goes_elsewhere_if_it_can():
    died, busy, work = seat("a", "x"), seat("b", held=1), ticket("x")
    work.avoided.add("a")
    assert choose([work], [died, busy], NOW)[1] is busy
    assert choose([work], [died], NOW)[1] is died


def test_a_given_place_is_remembered_with_its_models():
    place = seat("a", "y")
    place.give(ticket("x"), NOW)
    assert (place.held, place.used, place.models) == (1, NOW, {"x"})


def test_the_steps_of_the_ladder():
    assert steps(2, restarts=True) == (
        Step(), Step(free=True), Step(1, free=True), Step(2, free=True), Step(2, restart=True),
    )  # fmt: skip
    assert steps(0, restarts=False) == (Step(), Step(free=True))


@pytest.mark.parametrize("restarts", [True, False])
def test_a_workflow_begins_where_it_went_well(restarts):
    ladder, tries = Ladder(), steps(2, restarts=restarts)
    ladder.worked("video", 2, tries[2])
    assert ladder.start("video", len(tries)) == 2
    assert ladder.start("still", len(tries)) == 0


def test_after_a_restart_the_graph_is_what_is_remembered():
    ladder, tries = Ladder(), steps(1, restarts=True)
    ladder.worked("video", 3, tries[3])
    assert tries[ladder.start("video", len(tries))] == Step(1, free=True)


def test_what_goes_well_at_once_is_not_worth_remembering():
    ladder = Ladder()
    for _ in range(100):
        ladder.worked("video", 0, Step())
    assert ladder == Ladder()


def climb(ladder, limit, prompts):
    """The step each prompt begins at, on a server where nothing above step `limit` goes well."""
    tries, begun = steps(3, restarts=False), []
    for _ in range(prompts):
        at = ladder.start("video", len(tries))
        begun.append(at)
        at = max(at, limit)
        ladder.worked("video", at, tries[at])
    return begun


def test_the_way_back_up_is_slow_and_slower_each_time_it_was_wrong():
    begun = climb(Ladder(), 2, 100)
    tries = [n for n, at in enumerate(begun) if at == 1]
    assert begun[0] == 0
    assert len(tries) >= 2
    assert tries[1] - tries[0] > 1.8 * (tries[0] - 1)


def test_a_server_that_has_recovered_is_used_as_before():
    ladder = Ladder()
    climb(ladder, 3, 5)
    begun = climb(ladder, 0, 60)
    assert begun[0] == 3
    assert begun[-1] == 0
    assert sorted(begun, reverse=True) == begun


def test_fewer_steps_than_were_remembered():
    ladder = Ladder()
    ladder.worked("video", 4, Step(3, free=True))
    assert ladder.start("video", 2) == 1
