"""Our own drawings pass every gate, and are refused when they show somebody else.

Over all 249 shots of three drawn episodes and of one shot for every move, effect, weather, time and
framing, at full size and as drafts, none is refused. The worst of each, against its threshold:

    kind            frozen     sharp     flicker    motion      coherence   ghosting    palette
    plain           1.46/1.5   189/60    0.35/2.0   0.87/0.80   0.96/0.85   0.22/0.30   1.00/0.70
    held            3.17/8.0   355/60    0.09/2.0   0.96/0.80   0.99/0.85   0.00/0.30   1.00/0.70
    particles       1.58/8.0   261/60    0.35/2.0   0.84/0.65   0.83/0.65   0.25/0.30   1.00/0.70
    impact          1.58/8.0   337/60    2.22/6.0   -           0.52/0.45   -           1.00/0.70
"""

from __future__ import annotations

import asyncio

import pytest

from generators.animatic import create
from generators.grades.expecting import expected
from generators.grades.gates import judge
from generators.grades.measuring import measure
from generators.grades.weights import Weights
from schemas.bible import Character, Location, PlaceKind
from schemas.grades import Gates, Measure
from schemas.look import Hair, Look
from schemas.plan import Effect, Framing, Move, Pose, ShotPlan, Subject, TimeOfDay, Weather
from schemas.take import DRAFT, FULL, nothing
from stand_ins.shots import shot

AKI = Character(id="aki", name="Aki", look=Look(hair=Hair.BOB, hair_colour="#d0402a"))
ROOF = Location(id="roof", name="The roof", kind=PlaceKind.ROOFTOP)
SHOTS = {
    "push": {"move": Move.PUSH_IN},
    "held": {"move": Move.HOLD, "framing": Framing.CLOSE},
    "pan in the rain": {"move": Move.PAN_RIGHT, "weather": Weather.RAIN, "time": TimeOfDay.NIGHT},
    "storm": {"move": Move.PUSH_IN, "weather": Weather.STORM, "framing": Framing.BUST},
    "focus lines and shake": {"move": Move.SHAKE, "effect": Effect.FOCUS_LINES},
    "speed": {"move": Move.TRACK_RIGHT, "effect": Effect.SPEED_LINES, "pose": Pose.RUN},
    "blow": {"move": Move.CRASH_ZOOM, "effect": Effect.IMPACT, "weather": Weather.STORM},
    "full size": {"move": Move.PAN_LEFT, "picture": FULL},
}


def asked(*, weather=Weather.CLEAR, time=TimeOfDay.DAY, picture=DRAFT, pose=Pose.STAND, **plan):
    subject = Subject(character="aki", pose=pose, facing="right" if pose is Pose.RUN else "camera")
    planned = {"framing": Framing.MEDIUM, "action": "Aki looks round."} | plan
    return shot(
        3.0, plan=ShotPlan(subjects=(subject,), **planned), characters=(AKI,), location=ROOF, lines=(),
        weather=weather, time=time, picture=picture,
    )  # fmt: skip


@pytest.fixture(scope="module")
def drawn(tmp_path_factory):
    """The film of every shot."""
    folder = tmp_path_factory.mktemp("drawn")

    async def everything():
        animatic = create({"workers": 1}, folder=folder / "cache")
        made = {}
        for name, changes in SHOTS.items():
            made[name] = await animatic.generate(asked(**changes), into=folder, progress=nothing)
        await animatic.aclose()
        return made

    return asyncio.run(everything())


def refused(footage, request):
    wanted = expected(request)
    grades = measure(footage.path, wanted, Weights.of(""))
    assert wanted.allowance.loop or {Measure.MOTION, Measure.PALETTE} <= set(grades.values)
    return [one.sentence for one in judge(grades, wanted.allowance, Gates()).failing]


@pytest.mark.parametrize("name", SHOTS)
def test_our_own_drawings_pass(drawn, name):
    assert refused(drawn[name], asked(**SHOTS[name])) == []


@pytest.mark.parametrize("name", ["push", "held", "full size"])
def test_our_own_drawings_of_somebody_else_do_not(drawn, name):
    blue = AKI.model_copy(update={"look": AKI.look.model_copy(update={"hair_colour": "#8a4fc0"})})
    request = asked(**SHOTS[name]).model_copy(update={"characters": (blue,)})
    (sentence,) = refused(drawn[name], request)
    assert sentence.startswith("a character's own colours are missing")
