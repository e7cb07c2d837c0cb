"""Phases: which motion a shot gets, after whose picture it is drawn, and the same seeds again and again."""

from __future__ import annotations

from pathlib import Path

import pytest

from generators.comfyui import phases, presets, settings
from generators.comfyui.phases import Seen
from generators.comfyui.workflow import load
from schemas.bible import Character
from schemas.grades import Measure
from schemas.plan import Effect, Expression, Framing, Line, Move, Pose, Subject
from schemas.take import Reference, SpokenLine
from stand_ins.shots import shot

SHELF = load()
PICTURE = Seen(Path("front.png"), "ab" * 32)
AKI, BO = Subject(character="aki_1"), Subject(character="bo")


def choice(**options):
    return presets.choose(settings.read({"servers": ["http://127.0.0.1:1"], **options}), SHELF)


def asked(seconds=4.0, lines=(), **changes):
    made = shot(seconds=seconds, lines=lines)
    plan = {"move": Move.HOLD, "subjects": (AKI,), "lines": ()}
    planned = {
        name: changes.pop(name) for name in tuple(changes) if name in type(made.plan).model_fields
    }
    return made.model_copy(update={"plan": made.plan.model_copy(update=plan | planned), **changes})


def spoken(who="aki_1"):
    return (SpokenLine(line=Line(speaker=who, text="Hm."), starts_s=0, seconds=1),)


@pytest.mark.parametrize(
    ("request_", "motion"),
    [
        (asked(), "loop"),
        (asked(move=Move.PUSH_IN), "loop"),
        (asked(lines=spoken()), "loop"),
        (asked(move=Move.PAN_LEFT), "video"),
        (asked(effect=Effect.SPEED_LINES), "video"),
        (asked(subjects=(Subject(character="aki_1", pose=Pose.RUN),)), "video"),
        (asked(move=Move.PAN_LEFT, lines=spoken()), "video"),
        (asked(seconds=12.0, move=Move.PAN_LEFT, lines=spoken()), "loop"),
        (asked(seconds=20.0, move=Move.PAN_LEFT), "video"),
        (asked(seconds=30.0, move=Move.PAN_LEFT), "loop"),
    ],
)
def test_travel_is_a_video_and_the_rest_a_loop(request_, motion):
    assert phases.motion(request_, choice()) == motion


def test_an_operator_may_want_no_videos_or_no_loops():
    assert phases.motion(asked(move=Move.PAN_LEFT), choice(workflows={"video": ""})) == "loop"
    assert phases.motion(asked(), choice(workflows={"loop": ""})) == "video"


@pytest.mark.parametrize(
    ("preset", "seconds", "lengths"),
    [
        ("12gb", 3.0, (72,)), ("12gb", 8.0, (192,)), ("12gb", 9.0, (108, 108)),
        ("24gb", 5.0, (120,)), ("24gb", 8.0, (96, 96)), ("8gb", 15.0, (120, 120, 120)),
    ],
)  # fmt: skip
def test_a_video_has_as_few_pieces_as_its_model_allows(preset, seconds, lengths):
    assert phases.pieces(asked(seconds=seconds), choice(preset=preset).video) == lengths


def test_seeds_and_keys_are_the_same_again_and_differ_where_they_must():
    request, chosen = asked(), choice()
    one = phases.still(request, chosen, PICTURE)
    works = [one.work(request, n, seed=n, graph=one.graph(n)) for n in (1, 1, 2)]
    assert works[0].key == works[1].key != works[2].key
    elsewhere = request.model_copy(update={"shot": 9})
    assert one.work(elsewhere, 1, seed=1, graph=one.graph(1)).key != works[0].key
    another = phases.still(request, chosen, Seen(PICTURE.path, "cd" * 32))
    assert another.work(request, 1, seed=1, graph=another.graph(1)).key != works[0].key
    filled = one.graph(1) | {"99": {"class_type": "X", "inputs": {}}}
    assert one.work(request, 1, seed=1, graph=filled).key == works[0].key
    seeds = {phases.seed(request, name, n) for name in ("still", "loop-1") for n in range(3)}
    assert len(seeds) == 6
    assert all(0 <= seed < 2**53 for seed in seeds)
    assert phases.seed(request, "still", 0) == phases.seed(asked(), "still", 0)


def test_a_still_is_drawn_after_a_picture_where_there_is_one():
    one = phases.still(asked(), choice(), PICTURE)
    assert one.setup.workflow.name == "sdxl_character_ipadapter"
    graph = one.graph(5)
    assert graph["20"]["inputs"]["image"] == "@upload:reference"
    assert (graph["24"]["inputs"]["weight"], graph["5"]["inputs"]["seed"]) == (0.7, 5)
    assert one.work(asked(), 0, seed=5, graph=graph).uploads == {"reference": PICTURE.path}
    assert phases.still(asked(), choice(), None).setup.workflow.name == "sdxl_still"


def test_a_picture_of_one_counts_less_in_company_and_more_when_likeness_was_refused():
    def weight(request):
        return phases.still(request, choice(), PICTURE).values["reference_weight"]

    assert weight(asked(subjects=(AKI, BO))) < weight(asked())
    assert weight(asked(failing=(Measure.PALETTE,))) > weight(asked())


def test_what_was_refused_for_its_motion_moves_less():
    def made(*failing, move=Move.HOLD):
        request = asked(move=move, failing=failing)
        kind = phases.motion(request, choice())
        return phases.moving(request, choice(), kind, frames=96, seen=PICTURE)

    assert made(Measure.FLICKER).values["denoise"] < made().values["denoise"]
    calm = made(Measure.MOTION, move=Move.PAN_LEFT).graph(1)["3"]["inputs"]["motion_bucket_id"]
    usual = made(move=Move.PAN_LEFT).graph(1)["3"]["inputs"]["motion_bucket_id"]
    lively = made(Measure.FROZEN, move=Move.PAN_LEFT).graph(1)["3"]["inputs"]["motion_bucket_id"]
    assert calm < usual < lively


def test_a_lora_is_used_for_one_character_alone():
    chosen = choice(overrides={"loras": {"aki_1": "aki.safetensors", "bo": "bo.safetensors"}})
    alone = phases.still(asked(), chosen, PICTURE).graph(1)
    assert alone["9"]["inputs"]["lora_name"] == "aki.safetensors"
    assert alone["24"]["inputs"]["model"] == ["9", 0]
    both = phases.still(asked(subjects=(AKI, BO)), chosen, PICTURE).graph(1)
    assert "9" not in both


def reference(who):
    return Reference(character=who, path=Path(f"{who}.png"), sha256="0")


def test_the_picture_is_of_who_speaks_else_of_who_stands_first():
    known = {"references": (reference("aki_1"), reference("bo")), "subjects": (AKI, BO)}
    assert phases.lead(asked(**known)).character == "aki_1"
    assert phases.lead(asked(lines=spoken("bo"), **known)).character == "bo"
    assert phases.lead(asked(references=(reference("bo"),), subjects=(AKI, BO))).character == "bo"
    assert phases.lead(asked(framing=Framing.INSERT, **known)) is None
    assert phases.lead(asked()) is None


@pytest.mark.parametrize(
    ("framing", "subject", "pose"),
    [
        (Framing.FULL, AKI, "front"),
        (Framing.CLOSE, AKI, "close-up"),
        (Framing.BUST, Subject(character="aki_1", expression=Expression.LAUGHING), "happy"),
        (Framing.CLOSE, Subject(character="aki_1", facing="away"), "back"),
        (Framing.FULL, Subject(character="aki_1", pose=Pose.WALK), "walking"),
        (Framing.WIDE, Subject(character="aki_1", facing="left"), "left"),
    ],
)
def test_the_pose_fits_the_shot(framing, subject, pose):
    assert phases.pose(asked(framing=framing, subjects=(subject,)), "aki_1") == pose


def test_svd_is_told_nothing_and_the_words_of_a_loop_are():
    request = asked(move=Move.PAN_LEFT, characters=(Character(id="aki_1", name="Aki"),))
    video = phases.moving(request, choice(), "video", frames=96, seen=PICTURE).graph(1)
    assert not any("text" in held["inputs"] for held in video.values())
    loop = phases.moving(request, choice(), "loop", frames=0, seen=PICTURE)
    assert loop.graph(1)["2"]["inputs"]["text"] == loop.words.positive
    assert loop.frames == 48
