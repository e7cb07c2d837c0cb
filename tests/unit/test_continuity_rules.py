"""Every rule of continuity: what it finds, in which words, against which fact, and what it lets pass."""

from __future__ import annotations

import pytest

from canon import continuity
from canon.fold import fold
from canon.rules.limbs import needing, same_verb, verb_in
from canon.slips import near_keys, one_apart
from schemas.bible import Arc, Bible, Character, Location, Rules, Series, ThreadSpec
from schemas.bible import Relation as Stands
from schemas.canon import Fact, Finding, Waiver
from schemas.errors import PlanError
from schemas.plan import Beat, EpisodePlan, Introduction, Line, ScenePlan, ShotPlan, Subject

NOW = 20
BIBLE = Bible(
    series=Series(id="s", title="S"),
    characters=(
        Character(
            id="mio", name="Mio Sato", aliases=("Captain",), age=16, has=("lantern",),
            relations=(Stands(to="ren", kind="friend", value=2),),
            secrets=("I let *the goat* out.",),
        ),
        Character(id="ren", name="Ren"),
        Character(id="haruka", name="Haruka"),
    ),
    locations=(
        Location(id="roof", name="Roof", kind="rooftop", near=("hall",)),
        Location(id="hall", name="Hall", kind="library", near=("roof", "gate")),
        Location(id="gate", name="Gate", kind="street", near=("hall", "pier")),
        Location(id="pier", name="Pier", kind="seaside", near=("gate",)),
        Location(id="moor", name="Moor", kind="field"),
    ),
    arcs=(Arc(id="a", title="A", threads=(ThreadSpec(id="bell", question="Who rings?", due=9),)),),
    rules=Rules(forbidden_words=("blood",), forbidden_verbs=("teleport",)),
)  # fmt: skip


def past(**at: str) -> dict[str, Fact]:
    """Facts of episode 12, scene 2, by slot."""
    return {slot: Fact(slot=slot, value=value, episode=12, scene=2) for slot, value in at.items()}


def scene(*beats: Beat, says: tuple[tuple[str, str], ...] = (), **changes: object) -> ScenePlan:
    lines = tuple(Line(speaker=who, text=text) for who, text in says)
    shots = [ShotPlan(framing="bust", action="They talk.", seconds=5) for _ in range(6)]
    shots[0] = shots[0].model_copy(update={"lines": lines})
    values: dict[str, object] = {
        "title": "A scene", "location": "roof", "time": "day", "mood": "calm",
        "synopsis": "They talk.", "beats": beats, "shots": tuple(shots),
        "cast": ({"character": "mio"}, {"character": "ren"}),
    }  # fmt: skip
    return ScenePlan.model_validate(values | changes)


def plan(*scenes: ScenePlan, **changes: object) -> EpisodePlan:
    filled = [*scenes, *(scene(cast=(), time="night", day=9) for _ in range(6 - len(scenes)))]
    numbered = {f"scene_{n}": s for n, s in enumerate(filled, 1)}
    return EpisodePlan.model_validate(
        {"title": "T", "logline": "L", "synopsis": "S"} | changes | numbered
    )


def beat(kind: str, **fields: str) -> Beat:
    return Beat(kind=kind, **fields)


def found(episode: EpisodePlan, facts: dict[str, Fact] | None = None) -> tuple[Finding, ...]:
    return continuity.check_against(episode, BIBLE, facts or {}, NOW)


def only(episode: EpisodePlan, facts: dict[str, Fact] | None = None) -> Finding:
    (one,) = found(episode, facts)
    return one


DEAD = past(**{"ren.alive": "no"})
HURT = past(**{"ren.wound.left hand": "burned"})
SEALED = past(**{"place:gate.status": "sealed"})
BROKEN = past(**{"thing:lantern.state": "destroyed"})
SWORN = past(**{"oath:ren|climb": "I will never climb again."})
OPEN = past(**{"thread:bell.state": "open", "thread:bell.question": "Who rings?"})
DONE = past(**{"thread:bell.state": "resolved"})
DUEL = past(**{"event:duel|mio|ren|12.2": "They fought with spoons."})
KNOWN = past(**{"secret:key.text": "It lies *under the mat*.", "knows:mio|key": "yes"})
GREEN = past(**{"ren.eyes": "green", "ren.hair": "short", "ren.luck": "bad"})
MET = past(**{"met:haruka|ren": "yes"})


@pytest.mark.parametrize(
    ("wrong", "facts", "rule", "line", "words"),
    [
        (scene(says=(("ren", "I am back."),)), DEAD, "dead", "Ren: “I am back.”", "episode 12"),
        (scene(), DEAD, "dead", "ren (speaks)", "Ren died in episode 12"),
        (scene(beat("goal", who="ren", value="rest"), cast=({"character": "mio"},)), DEAD, "dead",
         "goal ren: rest", "Ren died in episode 12"),
        (scene(beat("give", who="mio", what="lantern", to="ren"), cast=({"character": "mio"},)),
         DEAD, "dead", "give lantern mio → ren", "Ren died in episode 12"),
        (scene(beat("act", who="ren", value="climbs the mast")), HURT, "wound",
         "act ren: climbs the mast", "left hand has been hurt since episode 12 (burned)"),
        (scene(location="gate"), SEALED, "place", "gate", "is sealed and cannot be played in"),
        (scene(beat("move", who="mio", where="gate")), SEALED, "place", "move mio at gate",
         "episode 12"),
        (scene(beat("use", who="ren", what="lantern")), {}, "possession", "use lantern ren",
         "Mio Sato has it (in the bible)"),
        (scene(beat("lose", who="ren", what="kite")), {}, "possession", "lose kite ren",
         "nobody has it"),
        (scene(beat("find", who="ren", what="lantern"), cast=({"character": "ren"},)), {},
         "possession", "find lantern ren", "Mio Sato has it"),
        (scene(beat("use", who="mio", what="lantern")), BROKEN, "destroyed", "use lantern mio",
         "was destroyed in episode 12"),
        (scene(beat("tell", who="ren", what="key", to="mio")), KNOWN, "knowledge",
         "tell key ren → mio", "Ren tells 'key' without knowing it"),
        (scene(beat("act", who="ren", what="key", value="search")), KNOWN, "knowledge",
         "act key ren: search", "acts on"),
        (scene(says=(("ren", "Look Under the mat!"),)), KNOWN, "knowledge",
         "Ren: “Look Under the mat!”", "'under the mat'"),
        (scene(says=(("ren", "Who let the goat out?"),)), {}, "knowledge",
         "Ren: “Who let the goat out?”", "'the goat'"),
        (scene(beat("first_meeting", who="ren", to="mio")), {}, "meeting",
         "first_meeting ren → mio", "the bible"),
        (scene(beat("first_meeting", who="ren", to="haruka")), MET, "meeting",
         "first_meeting ren → haruka", "episode 12"),
        (scene(beat("relation", who="mio", to="ren", value="-3")), {}, "relation",
         "relation mio → ren: -3", "stands at +2 to Ren (in the bible) and jumps to -3"),
        (scene(beat("relation", who="mio", to="ren", value="4")), {}, "relation",
         "relation mio → ren: 4", "a number from -3 to 3"),
        (scene(beat("callback", what="relation:mio|ren", value="-1")), {}, "relation",
         "callback relation:mio|ren: -1", "+2"),
        (scene(beat("describe", who="ren", what="Eye colour", value="brown")), GREEN, "attribute",
         "describe Eye colour ren: brown", "is 'green' (in episode 12), not 'brown'"),
        (scene(beat("describe", who="mio", what="age", value="15")), {}, "attribute",
         "describe age mio: 15", "'16'"),
        (scene(beat("describe", who="mio", what="alive", value="yes")), {}, "form",
         "describe alive mio: yes", "use the beat made for it"),
        (scene(beat("act", who="ren", value="climb a wall")), SWORN, "oath",
         "act ren: climb a wall", "Ren swore in episode 12: “I will never climb again.”"),
        (scene(beat("act", who="ren", value="teleports home")), {}, "world rule",
         "act ren: teleports home", "may teleport"),
        (scene(beat("goal", who="ren", value="find the blood")), {}, "forbidden word",
         "goal ren: find the blood", "'blood'"),
        (scene(beat("act", who="ren", value="stab him")), {}, "rating", "act ren: stab him",
         "rating 'all'"),
        (scene(beat("goal", who="yuki", value="rest")), {}, "unknown name", "goal yuki: rest",
         "'yuki'"),
        (scene(says=(("haruka", "Hello."),)), {}, "not in scene", "Haruka: “Hello.”",
         "is not in the scene's cast"),
        (scene(beat("open_thread", what="bell", value="Who?")), OPEN | past(
            **{"thread:bell.due": "40"}), "thread", "open_thread bell: Who?",
         "has been opened before: it is open since episode 12"),
        (scene(beat("resolve_thread", what="bell", value="Wind.")), DONE, "thread",
         "resolve_thread bell: Wind.", "is resolved already, since episode 12"),
        (scene(beat("advance_thread", what="owl", value="It hoots.")), {}, "thread",
         "advance_thread owl: It hoots.", "has not been opened"),
        (scene(beat("extend_thread", what="bell", value="20")), OPEN, "thread",
         "extend_thread bell: 20", "no episode after this one"),
        (scene(beat("callback", what="episode:20")), {}, "callback", "callback episode:20", "'20'"),
        (scene(beat("callback", what="wedding", who="mio")), {}, "callback",
         "callback wedding mio", "of Mio Sato has ever happened"),
        (scene(beat("callback", what="event:duel|mio|ren|3.1")), DUEL, "callback",
         "callback event:duel|mio|ren|3.1", "never was"),
        (scene(beat("callback", what="duel", who="haruka")), DUEL, "callback",
         "callback duel haruka", "of Haruka"),
        (scene(beat("give", who="mio", what="lantern")), {}, "form", "give lantern mio",
         "needs to"),
        (scene(beat("relation", who="mio", to="mio", value="1")), {}, "form",
         "relation mio → mio: 1", "two different people"),
        (scene(timeframe="flashback", as_of_episode=20), {}, "timeframe", "A scene",
         "cannot look back to episode 20"),
        (scene(says=(("mio", "Where is Harruka now?"),)), {}, "unknown name",
         "Mio Sato: “Where is Harruka now?”", "'Haruka' is meant"),
        (scene(beat("describe", who="ren", what="luck", value="good")), GREEN, "attribute",
         "describe luck ren: good", "'bad'"),
        (scene(beat("release", who="ren", what="sing")), {}, "oath", "release sing ren",
         "no oath against 'sing'"),
    ],
)  # fmt: skip
def test_a_contradiction_is_found_and_quoted(wrong, facts, rule, line, words):
    finding = only(plan(wrong), facts)

    assert (finding.rule, finding.line, finding.scene) == (rule, line, 1)
    assert words in finding.message
    assert finding.message.startswith("scene 1: ")


def test_a_finding_holds_the_fact_it_contradicts():
    finding = only(plan(scene(location="gate")), SEALED)

    assert finding.fact == SEALED["place:gate.status"]


@pytest.mark.parametrize(
    ("fine", "facts"),
    [
        (scene(cast=({"character": "mio"}, {"character": "ren", "presence": "body"})), DEAD),
        (scene(cast=({"character": "mio"}, {"character": "ren", "presence": "mentioned"})), DEAD),
        (scene(timeframe="flashback", as_of_episode=11), DEAD),
        (scene(timeframe="flashback", as_of_episode=12), DEAD),
        (scene(timeframe="dream", location="gate"), DEAD | SEALED),
        (scene(beat("heal", who="ren"), beat("act", who="ren", value="climb")), HURT),
        (scene(beat("act", who="ren", value="whistle")), HURT),
        (scene(beat("place_status", where="gate", value="open"), location="gate"), SEALED),
        (scene(beat("use", who="ren", what="bench")), past(**{"thing:bench.holder": "@roof"})),
        (scene(beat("find", who="ren", what="lantern")), past(**{"thing:lantern.holder": ""})),
        (scene(beat("learn", who="ren", what="key"), says=(("ren", "Under the mat?"),)), KNOWN),
        (scene(beat("first_meeting", who="ren", to="haruka")), {}),
        (scene(beat("describe", who="ren", what="eyes", value="bright green")), GREEN),
        (scene(beat("describe", who="ren", what="eyes", value="emerald")), GREEN),
        (scene(beat("describe", who="ren", what="hair", value="long")), GREEN),
        (scene(beat("describe", who="mio", what="age", value="17")), {}),
        (scene(beat("release", who="ren", what="climb"), beat("act", who="ren", value="climb")),
         SWORN),
        (scene(beat("callback", what="duel", who="ren")), DUEL),
        (scene(beat("callback", what="event:duel|mio|ren|12.2")), DUEL),
        (scene(beat("callback", what="episode:19")), {}),
        (scene(beat("extend_thread", what="bell", value="21")), OPEN),
        (scene(says=(("Captain", "Captain Ren, Doctor!"),)), {}),
        (scene(beat("goal", who="captain", value="rest")), {}),
        (scene(beat("relation", who="ren", to="haruka", value="2")), {}),
        (scene(beat("event", who="ren", to="mio", what="insult", value="Said."),
               beat("relation", who="mio", to="ren", value="-3")), {}),
        (scene(says=(("mio", "Bring Haruka and the Hall will wait."),)), {}),
    ],
)  # fmt: skip
def test_what_only_looks_wrong_passes(fine, facts):
    assert found(plan(fine), facts) == ()


@pytest.mark.parametrize(
    ("second", "rules"),
    [
        (scene(location="hall"), ["two places", "two places"]),
        (scene(location="hall", time="sunset"), []),
        (scene(beat("move", who="mio", where="gate"), location="gate",
               cast=({"character": "mio"},)), []),
        (scene(beat("move", who="mio", where="pier"), location="pier",
               cast=({"character": "mio"},)), ["travel"]),
        (scene(location="pier", time="sunset", cast=({"character": "mio"},)), []),
        (scene(beat("move", who="mio", where="moor"), location="moor",
               cast=({"character": "mio"},)), []),
        (scene(time="morning"), ["order"]),
        (scene(time="morning", day=1), []),
        (scene(time="morning", timeframe="dream"), []),
    ],
)  # fmt: skip
def test_ways_take_their_time(second, rules):
    assert [f.rule for f in found(plan(scene(), second))] == rules


def test_one_may_set_out_in_the_scene_before():
    first = scene(beat("move", who="mio", where="hall"))
    second = scene(location="hall", cast=({"character": "mio"},))

    assert found(plan(first, second)) == ()


def test_an_overdue_thread_wants_to_be_touched():
    late = OPEN | past(**{"thread:bell.due": "17"})
    finding = only(plan(scene()), late)

    assert (finding.rule, finding.severity) == ("overdue", "warning")
    assert "'bell' (“Who rings?”) was due in episode 17" in finding.message
    assert found(plan(scene()), OPEN | past(**{"thread:bell.due": "20"})) == ()
    for touch in (
        beat("advance_thread", what="bell", value="At noon."),
        beat("extend_thread", what="bell", value="25"),
        beat("resolve_thread", what="bell", value="The wind."),
    ):
        assert found(plan(scene(touch)), late) == ()


def test_a_flashback_is_checked_against_its_own_episode():
    then = past(**{"thing:bell.holder": "ren", "ren.alive": "yes"})
    states = {14: then}
    current = {"thing:bell.holder": Fact(slot="thing:bell.holder", value="mio", episode=16)}
    uses = [
        plan(scene(beat("use", who=who, what="bell"), timeframe="flashback", as_of_episode=14))
        for who in ("ren", "mio")
    ]

    def rules(episode: EpisodePlan, **kept: object) -> list[str]:
        found = continuity.check_against(episode, BIBLE, current, NOW, **kept)
        return [f.rule for f in found]

    assert rules(uses[0], past=states) == rules(uses[0], past=states.get) == []
    assert rules(uses[1], past=states) == ["possession"]
    assert rules(uses[1]) == []  # without a history nobody knows


def test_what_hurt_then_hurts_in_a_flashback():
    states = {14: past(**{"ren.wound.left hand": "burned"})}
    healed = {"ren.wound.left hand": Fact(slot="ren.wound.left hand", value="", episode=16)}
    climbs = scene(beat("act", who="ren", value="climb"), timeframe="flashback", as_of_episode=14)

    (wound,) = continuity.check_against(plan(climbs), BIBLE, healed, NOW, past=states)
    assert (wound.rule, wound.fact) == ("wound", states[14]["ren.wound.left hand"])
    assert found(plan(climbs), healed) == ()


def test_only_the_present_changes_the_canon():
    die = beat("die", who="ren")
    aside = scene(die, timeframe="flashback", as_of_episode=3, location="hall")
    dream = scene(die, timeframe="dream", location="hall")
    changes, _ = fold(plan(scene(), aside, dream), BIBLE, {}, NOW)

    assert {f.slot for f in changes} == {"mio.location", "ren.location"}


def test_newcomers_are_known_from_then_on():
    newcomer = Introduction(id="yuki", kind="person", name="Yuki", aliases=("the new one",))
    place = Introduction(id="mill", kind="place", name="The Mill", role="ruin")
    secret = Introduction(id="owl", kind="secret", name="It *never hoots*.")
    first = scene(cast=({"character": "mio"},))
    second = scene(location="mill", time="night", cast=({"character": "yuki"},))
    episode = plan(first, second, introductions=(newcomer, place, secret))
    changes, findings = fold(episode, BIBLE, {}, NOW)
    facts = {f.slot: f for f in changes}

    assert findings == ()
    assert (facts["yuki.name"].value, facts["yuki.name"].scene) == ("Yuki", 2)
    assert facts["yuki.aliases"].value == '["the new one"]'
    assert facts["place:mill.role"].value == "ruin"
    assert facts["secret:owl.text"].value == "It *never hoots*."
    later = plan(
        scene(says=(("the new one", "Hm."),), location="mill", cast=({"character": "yuki"},))
    )
    assert found(later, facts) == ()
    again = only(plan(scene(), introductions=(newcomer,)), facts)
    assert (again.rule, again.line) == ("introduction", "introduces person yuki: Yuki")


def test_somebody_only_dreamt_of_is_not_established():
    ghost = Introduction(id="yuki", kind="person", name="Yuki")
    dream = scene(timeframe="dream", cast=({"character": "yuki"},))

    changes, findings = fold(plan(dream, introductions=(ghost,)), BIBLE, {}, NOW)
    assert (changes, findings) == ((), ())


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Haruka", "Haruko", True), ("Haruka", "Harukia", True), ("Haruka", "Hakura", False),
        ("Mio Sato", "Mio Kato", True), ("Mio", "Mia", False), ("Mio Sato", "Miu Sato", True),
        ("Professor Moth", "Professor Finch", False), ("Dr. Aiko Ito", "Aiko Itoh", True),
        ("Katsumi", "Katsuro", True), ("Ren", "Ren", True), ("Bo", "Bo", False),
    ],
)  # fmt: skip
def test_near_names(one, other, alike):
    assert bool(near_keys(one) & near_keys(other)) is alike


def test_things_are_not_alike_by_their_first_word():
    assert not near_keys("brass key", person=False) & near_keys("brass bell", person=False)
    assert near_keys("brass key", person=False) & near_keys("brass keys", person=False)


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("haruka", "haruko", True), ("haruka", "harukaa", True), ("haruka", "harka", True),
        ("haruka", "hraruk", False), ("haruka", "hrauka", True), ("haruka", "haruka", False),
        ("minister", "ministry", False), ("", "a", True), ("haruka", "hakura", False),
    ],
)  # fmt: skip
def test_one_letter_apart(one, other, apart):
    assert one_apart(one, other) is apart
    assert one_apart(other, one) is apart


def test_a_near_name_must_be_meant():
    slip = Introduction(id="harumi", kind="person", name="Haruko")
    meant = slip.model_copy(update={"distinct_from": ("haruka",)})
    played = scene(cast=({"character": "harumi"},))

    finding = only(plan(played, introductions=(slip,)))
    assert (finding.rule, finding.severity) == ("near name", "error")
    assert "'Haruka' (haruka)" in finding.message
    assert found(plan(played, introductions=(meant,))) == ()


@pytest.mark.parametrize("scenes", [0, 5, 7])
def test_there_are_six_scenes(scenes):
    data = plan(scene()).model_dump(mode="json")
    one = data["scene_1"]
    bare = {k: v for k, v in data.items() if not k.startswith("scene_")}

    for given in (bare | {"scenes": [one] * scenes},
                  bare | {f"scene_{n}": one for n in range(1, scenes + 1)}):  # fmt: skip
        with pytest.raises(PlanError, match=f"exactly six scenes, this plan has {scenes};"):
            continuity.read_plan(given)
        (finding,) = continuity.check_against(given, BIBLE, {}, NOW)
        assert finding.rule == "form"


def test_a_plan_is_read_from_plain_data():
    data = plan(scene()).model_dump(mode="json")
    listed = {k: v for k, v in data.items() if not k.startswith("scene_")}
    listed["scenes"] = [data[f"scene_{n}"] for n in range(1, 7)]

    assert continuity.read_plan(data) == continuity.read_plan(listed) == plan(scene())
    with pytest.raises(PlanError, match=r"scene_2\.time"):
        continuity.read_plan(data | {"scene_2": data["scene_2"] | {"time": "teatime"}})


def test_stories_and_openings_are_told_once():
    episode = plan(scene(says=(("mio", "Well, here we are."),)), logline="A goat is lost")

    def rules(**kept: tuple[str, ...]) -> list[tuple[str, str]]:
        findings = continuity.check_against(episode, BIBLE, {}, NOW, **kept)
        return [(f.rule, f.severity) for f in findings]

    assert rules(loglines=("a goat is lost.",)) == [("repetition", "error")]
    assert rules(openings=("Well, here we are!",)) == [("repetition", "warning")]
    assert rules(loglines=("a goat is found",), openings=("Well.",)) == []


def test_errors_come_first_and_a_waiver_lets_pass():
    wrong = scene(beat("use", who="ren", what="lantern"), beat("release", who="ren", what="sing"))
    findings = found(plan(scene(), wrong.model_copy(update={"time": "sunset"})), DEAD | OPEN)
    waivers = (Waiver(rule="dead", pattern="ren.alive", reason="He is a ghost."),
               Waiver(rule="poss*", pattern="*lantern*", reason="It is a copy."))  # fmt: skip
    waived = continuity.waive(findings, waivers)

    severities = [f.severity for f in findings]
    assert severities == sorted(severities)
    assert {f.rule for f in continuity.blocking(findings)} == {"dead", "possession"}
    assert continuity.blocking(waived) == ()
    assert {f.waived for f in waived if f.rule == "dead"} == {"He is a ghost."}
    assert not any(f.waived for f in waived if f.rule == "overdue")


def test_a_crowd_is_only_a_warning():
    newcomers = tuple(Introduction(id=f"p{n}", kind="person", name=n * 5) for n in "abcdefg")
    crowded = scene(cast=[{"character": one.id} for one in newcomers])

    finding = only(plan(crowded, introductions=newcomers))
    assert (finding.rule, finding.severity) == ("crowd", "warning")


def test_nobody_runs_on_a_hurt_leg():
    shots = scene().shots
    runs = Subject(character="ren", pose="run")
    running = scene(shots=(shots[0].model_copy(update={"subjects": (runs,)}), *shots[1:]))

    assert only(plan(running), past(**{"ren.wound.right ankle": "sprained"})).rule == "wound"
    assert found(plan(running), HURT) == ()


def test_verbs_are_known_in_all_their_endings():
    assert verb_in("to climb the mast") == verb_in("climbing") == verb_in("Climbed up") == "climb"
    assert verb_in("carries water") == "carry"
    assert verb_in("runs") == verb_in("running away") == "run"
    assert same_verb("lies to them", "lie")
    assert not same_verb("light a lamp", "lie")
    assert "write" in needing("left wrist")
    assert "write" not in needing("left knee")
