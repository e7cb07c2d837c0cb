"""The offline director: a hundred things that its episodes must keep true, over many episodes."""

import asyncio
import os
import re
import subprocess
import sys
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from canon.beginning import STARTER
from canon.bible.shelf import load
from canon.continuity import check
from canon.fold import fold
from canon.memory import remembered
from director.base import Brief, Draft
from director.offline import OfflineDirector
from schemas.bible import Arc, Bible, Character, Clue, Location, Rules, Series, Speech, ThreadSpec
from schemas.canon import CharacterState, Fact, LocationState, PastEpisode, PastScene, Recall
from schemas.errors import PlanError
from schemas.plan import NARRATOR, Beat, BeatKind, EpisodePlan, Presence, ScenePlan

THREADS = (BeatKind.OPEN_THREAD, BeatKind.ADVANCE_THREAD, BeatKind.RESOLVE_THREAD)
ROOT = Path(__file__).parents[2]
STARTER_SERIES = STARTER / "small-weather-office"


def write(recall: Recall, seed: int = 0, findings: tuple[str, ...] = ()) -> EpisodePlan:
    return asyncio.run(OfflineDirector().write(Brief(recall, seed, findings))).plan


@dataclass
class Show:
    """A series that airs what the director writes, with the canon's own fold for a memory."""

    bible: Bible
    seed: int
    facts: dict[str, Fact] = field(default_factory=dict)
    plans: list[EpisodePlan] = field(default_factory=list)
    findings: list[str] = field(default_factory=list)

    def recall(self) -> Recall:
        past = [
            PastEpisode(
                number=n, title=p.title, logline=p.logline, synopsis=p.synopsis,
                scenes=tuple(
                    PastScene(title=s.title, location=s.location, time=s.time, synopsis=s.synopsis,
                              cast=tuple(c.character for c in s.cast))
                    for s in p.scenes
                ),
            )
            for n, p in enumerate(self.plans[-8:], max(1, len(self.plans) - 7))
        ]  # fmt: skip
        seen = {
            c.id: [e.number for e in reversed(past) if any(c.id in s.cast for s in e.scenes)]
            for c in self.bible.characters
        }
        return remembered(
            self.bible, len(self.plans) + 1, self.facts, recent=tuple(past),
            loglines=tuple(p.logline for p in self.plans), seen=seen,
        )  # fmt: skip

    def air(self, episodes: int) -> "Show":
        for _ in range(episodes):
            recall = self.recall()
            plan = write(recall, self.seed * 1000 + recall.episode)
            self.findings += [f"{recall.episode}: {f.message}" for f in check(plan, recall)]
            changes, _ = fold(plan, self.bible, self.facts, recall.episode)
            self.facts |= {fact.slot: fact for fact in changes}
            self.plans.append(plan)
        return self

    def beats(self, *kinds: BeatKind) -> list[tuple[int, Beat]]:
        return [
            (n, b)
            for n, p in enumerate(self.plans, 1)
            for s in p.scenes
            for b in s.beats
            if b.kind in kinds
        ]


def tiny() -> Bible:
    people = [
        Character(id="mio", name="Mio Sato", pronoun="she", personality="cheerful, reckless"),
        Character(id="ren", name="Ren", pronoun="he", fears=("the dark",), skills=("climbing",)),
        Character(id="kai", name="Captain Kai", wants=("to go home",), secrets=("I cannot swim.",)),
    ]
    places = [
        Location(id="roof", name="School Roof", kind="rooftop", near=("street",)),
        Location(id="street", name="The Long Street", kind="street", details=("a blue door",)),
    ]
    threads = [
        ThreadSpec(
            id="bell", question="Who rings the bell at night?", due=5, who=("mio",),
            where=("roof",), steps=("The rope is new.", "Somebody oils the bell, every Friday."),
            answer="Ren rings it, so that his brother can find the way home.",
        ),
        ThreadSpec(id="door", question="Where does the blue door lead?", opens=3, due=9),
    ]  # fmt: skip
    return Bible(
        series=Series(id="tiny", title="Tiny"),
        characters=tuple(people),
        locations=tuple(places),
        arcs=(Arc(id="first", title="First", threads=tuple(threads)),),
    )


_SHOWS = {
    "starter, first seed": lambda: Show(load(STARTER_SERIES), seed=1).air(60),
    "starter, second seed": lambda: Show(load(STARTER_SERIES), seed=2).air(26),
    "tiny, first seed": lambda: Show(tiny(), seed=1).air(20),
    "tiny, second seed": lambda: Show(tiny(), seed=2).air(12),
}


@cache
def aired(name: str) -> Show:
    return _SHOWS[name]()


@pytest.fixture(params=_SHOWS)
def show(request: pytest.FixtureRequest) -> Show:
    return aired(request.param)


@pytest.fixture
def starter() -> Show:
    return aired("starter, first seed")


def scenes(show: Show) -> list[tuple[str, ScenePlan]]:
    return [
        (f"{n}.{i}", scene)
        for n, plan in enumerate(show.plans, 1)
        for i, scene in enumerate(plan.scenes, 1)
    ]


def lines(plan: EpisodePlan) -> list[str]:
    return [line.text for s in plan.scenes for shot in s.shots for line in shot.lines]


def said_s(text: str) -> float:
    return len(text.split()) / 2.6 + 0.6


def test_nothing_contradicts_the_canon(show: Show) -> None:
    assert show.findings == []


def test_length_of_scenes_and_episodes(show: Show) -> None:
    assert all(165 <= p.seconds <= 185 for p in show.plans)
    assert [w for w, s in scenes(show) if not 26 <= s.seconds <= 32] == []
    assert [w for w, s in scenes(show) if not 5 <= len(s.shots) <= 11] == []


def test_lines_fit_their_shots(show: Show) -> None:
    late = [
        (where, shot.seconds, shot.lines)
        for where, scene in scenes(show)
        for shot in scene.shots
        if sum(said_s(line.text) for line in shot.lines) > shot.seconds + 1e-6
    ]
    assert late == []


def test_most_shots_of_an_episode_do_not_all_speak(show: Show) -> None:
    for plan in show.plans:
        shots = [shot for s in plan.scenes for shot in s.shots]
        assert sum(bool(shot.lines) for shot in shots) / len(shots) <= 0.62


def test_whoever_is_heard_or_seen_is_in_the_cast(show: Show) -> None:
    known = {c.id for c in show.bible.characters}
    for where, scene in scenes(show):
        cast = {m.character for m in scene.cast}
        speaking = {m.character for m in scene.cast if m.presence is Presence.SPEAKS}
        heard = {ln.speaker for shot in scene.shots for ln in shot.lines} - {NARRATOR}
        seen = {s.character for shot in scene.shots for s in shot.subjects}
        assert cast <= known, where
        assert heard == speaking, where
        assert seen <= cast, where


def test_whoever_changes_place_within_a_part_of_the_day_is_seen_to_go(show: Show) -> None:
    for number, plan in enumerate(show.plans, 1):
        seen: dict[str, tuple[int, str, str]] = {}
        for scene in plan.scenes:
            now = (scene.day, scene.time.value)
            moved = {b.who for b in scene.beats if b.kind is BeatKind.MOVE}
            assert {b.where for b in scene.beats if b.kind is BeatKind.MOVE} <= {scene.location}
            for who in (m.character for m in scene.cast):
                *when, where = seen.get(who, (*now, scene.location))
                assert (tuple(when) == now and where != scene.location) == (who in moved), number
                seen[who] = (*now, scene.location)


def test_no_title_logline_or_first_line_comes_twice(starter: Show) -> None:
    for told in (
        [p.title for p in starter.plans],
        [p.logline for p in starter.plans],
        [lines(p)[0] for p in starter.plans],
    ):
        assert len(set(told)) == len(told)


def test_threads_open_advance_and_end_in_order_and_in_time(show: Show) -> None:
    for arc in show.bible.arcs:
        for spec in arc.threads:
            turns = [(n, b) for n, b in show.beats(*THREADS) if b.what == spec.id]
            kinds = [b.kind for _, b in turns]
            middle = [BeatKind.ADVANCE_THREAD] * (len(turns) - 2)
            assert kinds == [BeatKind.OPEN_THREAD, *middle, BeatKind.RESOLVE_THREAD], spec.id
            told = tuple(b.value for _, b in turns[1:-1])
            assert told == spec.steps[: len(told)], spec.id
            assert spec.opens <= turns[0][0] <= spec.opens + 2, spec.id
            assert turns[-1][0] <= spec.due + 4, spec.id
            episodes = [n for n, _ in turns]
            waits = [b - a for a, b in pairwise(episodes)]
            assert max(waits) <= 4, (spec.id, episodes)


def test_new_questions_follow_when_the_bible_is_told(starter: Show) -> None:
    written = {t.id for a in starter.bible.arcs for t in a.threads}
    made = [(n, b) for n, b in starter.beats(*THREADS) if b.what not in written]
    opened = {b.what: n for n, b in made if b.kind is BeatKind.OPEN_THREAD}
    ended = {b.what: n for n, b in made if b.kind is BeatKind.RESOLVE_THREAD}
    assert len(opened) >= 10
    assert any(t.startswith("arc-") for t in opened)
    longest = {t: 24 if t.startswith("arc-") else 10 for t in opened}
    assert all(ended.get(t, 61) - n <= longest[t] for t, n in opened.items())
    assert all(any(n == m for m, _ in starter.beats(*THREADS)) for n in range(1, 61))


def test_a_new_episode_begins_with_the_last_one(starter: Show) -> None:
    for number in range(2, 61):
        first = starter.plans[number - 1].scene_1
        assert any(
            b.kind is BeatKind.CALLBACK and b.what == f"episode:{number - 1}" for b in first.beats
        ), number


def test_promises_are_kept_once(starter: Show) -> None:
    made = [b for _, b in starter.beats(BeatKind.EVENT) if b.what == "promise"]
    kept = [
        b.what
        for _, s in scenes(starter)
        for b in s.beats
        if b.what.startswith("event:promise|") and any(x.what == "kept" for x in s.beats)
    ]
    assert made
    assert kept
    assert len(set(kept)) == len(kept)


def test_day_goes_on_and_nights_are_slept_through(starter: Show) -> None:
    order = ["morning", "day", "sunset", "night"]
    for number, plan in enumerate(starter.plans, 1):
        for before, scene in pairwise(plan.scenes):
            if order.index(scene.time) < order.index(before.time):
                words = scene.shots[0].action.lower()
                assert re.search(r"morning|later", words), (number, words)


def test_equal_briefs_give_equal_plans_and_other_seeds_others(starter: Show) -> None:
    recall = starter.recall()
    assert write(recall, 7) == write(recall, 7)
    assert len({write(recall, seed).model_dump_json() for seed in range(6)}) == 6


def test_plans_do_not_depend_on_the_process() -> None:
    code = (
        "import asyncio;from canon.beginning import STARTER;from canon.bible.shelf import load;"
        "from canon.memory import remembered;from director.base import Brief;"
        "from director.offline import OfflineDirector;"
        "r=remembered(load(STARTER/'small-weather-office'),1,{});"
        "print(asyncio.run(OfflineDirector().write(Brief(r,5))).plan.model_dump_json())"
    )
    other = "1" if os.environ.get("PYTHONHASHSEED") != "1" else "2"
    made = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True, text=True,
        env={**os.environ, "PYTHONHASHSEED": other, "PYTHONIOENCODING": "utf-8"},
    )  # fmt: skip
    here = write(remembered(load(STARTER_SERIES), 1, {}), 5)
    assert EpisodePlan.model_validate_json(made.stdout) == here


def test_findings_lead_to_another_story(starter: Show) -> None:
    recall = starter.recall()
    first = write(recall, 3)
    place = first.scene_5.location
    second = write(recall, 3, (f"scene 5: {place} is sealed and cannot be played in",))
    assert second.logline != first.logline
    assert second != write(recall, 3, ("scene 2: somebody else did it",))


def test_findings_about_a_thread_leave_it_alone() -> None:
    show = Show(load(STARTER_SERIES), seed=1).air(4)
    touched = {b.what for s in write(show.recall(), 2).scenes for b in s.beats if b.kind in THREADS}
    name = min(t for t in touched if t == "fog" or t == "drawer")
    again = write(show.recall(), 2, (f"advance_thread: the thread {name!r} is resolved already",))
    assert name not in {b.what for s in again.scenes for b in s.beats}


def test_the_dead_and_the_sealed_are_left_alone() -> None:
    bible = tiny()
    facts = {
        "ren.alive": Fact(slot="ren.alive", value="no", episode=1),
        "place:roof.status": Fact(slot="place:roof.status", value="sealed", episode=1),
    }
    for seed in range(8):
        plan = write(remembered(bible, 4, facts), seed)
        assert "ren" not in {m.character for s in plan.scenes for m in s.cast}
        assert {s.location for s in plan.scenes} == {"street"}


def test_one_person_alone_talks_with_the_narrator() -> None:
    bible = Bible(
        series=Series(id="alone", title="Alone"),
        characters=(Character(id="ann", name="Ann", speech=Speech(temper="bright")),),
        locations=(Location(id="room", name="Room", kind="bedroom"),),
    )
    show = Show(bible, 1).air(15)
    assert show.findings == []
    assert len({p.title for p in show.plans}) == 15
    speakers = {ln.speaker for _, s in scenes(show) for shot in s.shots for ln in shot.lines}
    assert speakers == {"ann", NARRATOR}


def test_names_are_only_ever_names() -> None:
    names = ['<script>alert("x")</script>', "{lead} <agree>", "🦊", "שלום עולם", "x" * 80, " \t "]
    people = [
        Character(
            id=f"p{i}",
            name=name,
            gags=("{a} <b>",),
            secrets=("I {thing}.",),
            has=(name.strip() or "a hat",),
        )
        for i, name in enumerate(names)
    ]
    places = [
        Location(id="a", name="L" * 80, kind="cafe", details=("z" * 200, "{place}")),
        Location(id="b", name='🏯 "{place}"', kind="shrine"),
    ]
    clue = Clue(
        lines=("p1: {lead} says <agree>", *("p2: No.", "p3: Yes!") * 15),
        ask=("nobody: boo",), title="T" * 80, logline="L" * 140,
    )  # fmt: skip
    thread = ThreadSpec(
        id="t", question="Q " * 120, topic="{topic}", steps=("s" * 300, "word " * 90),
        answer="a" * 400, clues=(clue,), opening=Clue(lines=("p0: {question}",)),
    )  # fmt: skip
    bible = Bible(
        series=Series(id="odd", title="{title}", premise="no stop " * 60),
        characters=tuple(people),
        locations=tuple(places),
        arcs=(Arc(id="arc", title="{arc}", threads=(thread,)),),
    )
    show = Show(bible, 1).air(8)
    assert show.findings == []
    assert any("<script>" in text for p in show.plans for text in (p.synopsis, *lines(p)))
    assert all(165 <= p.seconds <= 185 for p in show.plans)


def test_forbidden_words_are_never_said_or_shown() -> None:
    banned = ("soup", "goat", "nobody", "gull")
    bible = tiny().model_copy(update={"rules": Rules(forbidden_words=banned)})
    for plan in Show(bible, 2).air(10).plans:
        assert not re.search(rf"\b(?:{'|'.join(banned)})\b", plan.model_dump_json(), re.IGNORECASE)


@pytest.mark.parametrize(
    ("missing", "folder"), [("characters", "characters"), ("locations", "locations")]
)
def test_an_empty_series_says_what_to_add(missing: str, folder: str) -> None:
    bible = tiny().model_copy(update={missing: ()})
    with pytest.raises(PlanError, match=rf"'Tiny'.*add a \w+ to its {folder} folder"):
        write(remembered(bible, 1, {}))


def test_somebody_who_left_the_bible_is_not_played() -> None:
    bible = tiny()
    guest = CharacterState(character=Character(id="guest", name="Guest"), location="roof")
    states = (*(CharacterState(character=c) for c in bible.characters), guest)
    places = tuple(LocationState(location=p) for p in bible.locations)
    assert write(Recall(bible=bible, episode=1)).title
    plan = write(Recall(bible=bible, episode=1, characters=states, locations=places))
    assert {m.character for s in plan.scenes for m in s.cast} <= {"mio", "ren", "kai"}


def test_a_draft_names_its_director_and_costs_nothing() -> None:
    draft = asyncio.run(OfflineDirector().write(Brief(remembered(tiny(), 1, {}), 1)))
    assert isinstance(draft, Draft)
    assert (draft.director, draft.usd) == ("offline", 0)
