"""Each phase of a shot is held against its gate before the next one builds on it."""

from __future__ import annotations

from collections import Counter

import pytest

from generators.comfyui.gating import Gating
from generators.grades.gates import Gates
from schemas.bible import Character
from schemas.errors import BadFootageError
from schemas.grades import Failing, Judgement, Measure
from schemas.look import Look
from schemas.plan import Move
from schemas.take import nothing
from stand_ins.comfy_shots import asked, likeness, ours, workflows

pytestmark = pytest.mark.anyio
LARGE = {kind: {"width": 640, "height": 384} for kind in ("still", "loop", "video")}


class Gate:
    """Refuses the first `bad` of each kind."""

    def __init__(self, **bad):
        self.bad, self.seen = Counter(bad), []

    async def __call__(self, request, kind, path):
        self.seen.append((kind, path.suffix))
        if self.bad[kind] <= 0:
            return Judgement()
        self.bad[kind] -= 1
        failing = Failing(measure=Measure.PALETTE, value=0.2, limit=0.7, sentence="wrong colours")
        return Judgement(failing=(failing,))


async def test_what_a_gate_refuses_is_made_again_with_another_seed(comfy, into, server):
    gate, before = Gate(still=1), len(ours(server))
    footage = await comfy(gate).generate(asked(), into=into, progress=nothing)
    assert gate.seen == [("still", ".png"), ("still", ".png"), ("loop", ".mp4")]
    told = [one["extra"]["anigen"] for one in ours(server)[before:]]
    assert [(one["kind"], one["try"]) for one in told] == [
        ("still", "1"),
        ("still", "2"),
        ("loop", "1"),
    ]
    assert len({one["seed"] for one in told}) == 3
    assert footage.receipt.steps[0].graph["5"]["inputs"]["seed"] == int(told[1]["seed"])
    assert len(footage.receipt.steps) == 2, "what was refused is not part of the take"


async def test_a_shot_is_given_up_when_the_gate_refuses_every_try(comfy, into, server):
    gate, before = Gate(loop=99), len(ours(server))
    with pytest.raises(
        BadFootageError, match=r"loop of shot 1 of scene 1 .* 2 times: wrong colours"
    ):
        await comfy(gate).generate(asked(), into=into, progress=nothing)
    assert len(ours(server)) - before == 3
    assert not list(into.iterdir())


@pytest.mark.parametrize(
    ("flaw", "times", "move", "refused"),
    [
        ("wrong_palette", 1, Move.HOLD, "still"),
        ("black", 1, Move.HOLD, "still"),
        ("broken_seam", 2, Move.HOLD, "loop"),
        ("frozen", 2, Move.PAN_LEFT, "video"),
    ],
)
async def test_what_is_wrong_with_a_picture_is_seen_before_the_next_builds_on_it(
    comfy, into, server, flaw, times, move, refused
):
    """The gate that is used where nobody asks for another one; a still shows no seam."""
    before = len(ours(server))
    server.mood(flaw, times=times)
    red = Character(id="aki_1", name="Aki", look=Look(hair_colour="#c8582e"))
    request = asked(move=move, lines=(), characters=(red,), seed=len(flaw))  # nothing is cached yet
    generator = comfy(Gating(Gates()).shot, overrides=LARGE)
    await generator.generate(request, into=into, progress=nothing)
    tries = Counter(one["extra"]["anigen"]["kind"] for one in ours(server)[before:])
    assert tries.pop(refused) == 2
    assert set(tries.values()) == {1}


async def test_a_face_that_is_not_found_is_drawn_another_way(comfy, into, tmp_path, server):
    server.mood("no_face", times=9)
    generator = comfy(workflows={"still": "sdxl_character_faceid"})
    footage = await generator.generate(
        asked(references=(likeness(tmp_path),)), into=into, progress=nothing
    )
    assert workflows(footage)[0] == "sdxl_character_ipadapter"
