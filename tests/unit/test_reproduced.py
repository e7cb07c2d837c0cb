"""What is said of a take that was made again, going by receipts that the test makes."""

from __future__ import annotations

import asyncio
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace

import pytest

from orchestrator import reproducing
from orchestrator.assembly.comparing import Likeness
from orchestrator.lessons import TakeId
from orchestrator.reproduced import Reproduced, changes, judged
from orchestrator.take_names import Found
from orchestrator.takes import Kept
from schemas.errors import BudgetExceededError, ConfigError, GenerationError
from schemas.take import (
    Capabilities,
    Footage,
    Receipt,
    Reference,
    Reproduction,
    Step,
    Verdict,
    nothing,
)
from stand_ins.shots import shot

EXACT, SAME, BEST = Reproduction.BIT_EXACT, Reproduction.SAME_ENVIRONMENT, Reproduction.BEST_EFFORT
NOISE = Likeness(frames=48, different=48, missing=0, psnr_db=41.2, worst_db=39.0)
OTHER = Likeness(frames=48, different=48, missing=0, psnr_db=12.0, worst_db=9.0)


def step(**changes):
    return Step(
        workflow="still", graph={"1": {"class_type": "KSampler", "inputs": {}}}, server="http://a:8188",
        models={"sdxl.safetensors": "aa", "vae.safetensors": ""}, inputs={"x.png": "11"},
        environment={"comfyui": "0.33.0", "torch": "2.8", "gpu": "RTX 3060"},
    ).model_copy(update=changes)  # fmt: skip


def receipt(*steps, **changes):
    return Receipt(
        backend="comfy", generator="comfyui", version="1", seed=7, steps=steps
    ).model_copy(update=changes)


def footage(digest="1" * 64, path=Path("/nowhere.mp4"), **changes):
    made = receipt(step()).model_copy(update=changes)
    return Footage(
        path=path, seconds=2.0, frames=48, width=64, height=36, fps=24, sha256=digest, receipt=made
    )


def outcome(promised=SAME, outcome=SAME, likeness=NOISE, changed=()):
    return Reproduced(
        take="s:1/1/1/1", promised=promised, outcome=outcome, against="its footage", changed=changed,
        likeness=likeness, footage=footage(),
    )  # fmt: skip


def test_nothing_has_changed():
    assert changes(receipt(step()), receipt(step(server="http://b:8188", prompt_id="p"))) == ()


@pytest.mark.parametrize(
    ("after", "said"),
    [
        (step(environment={"comfyui": "0.33.0", "torch": "2.9", "gpu": "RTX 3060"}), "torch 2.8 → 2.9"),
        (step(environment={"comfyui": "0.33.0", "torch": "2.8"}), "gpu RTX 3060 → unknown"),
        (step(models={"sdxl.safetensors": "bb", "vae.safetensors": "cc"}),
         "model sdxl.safetensors: its sha256 differs"),
        (step(models={"sdxl.safetensors": "aa"}), "model vae.safetensors is not used any more"),
        (step(workflow="still_ip"), "workflow still → still_ip"),
    ],
)  # fmt: skip
def test_what_has_changed_is_named(after, said):
    assert changes(receipt(step()), receipt(after)) == (said,)


def test_what_nobody_knew_cannot_have_changed():
    before = step(environment={"torch": ""}, models={"vae.safetensors": ""})
    after = step(environment={"torch": "2.9"}, models={"vae.safetensors": "cc"})
    assert changes(receipt(before), receipt(after)) == ()


def test_each_change_is_named_once_however_many_steps_have_it():
    newer = step(environment={"comfyui": "0.40.0", "torch": "2.8", "gpu": "RTX 3060"})
    assert changes(receipt(step(), step()), receipt(newer, newer)) == ("comfyui 0.33.0 → 0.40.0",)
    assert changes(receipt(step(), step()), receipt(step())) == ("2 steps → 1",)


def test_a_paid_model_of_another_name_is_a_change():
    assert changes(receipt(model="omni-1"), receipt(model="omni-2")) == ("model omni-1 → omni-2",)


@pytest.mark.parametrize(
    ("made", "kept", "said"),
    [
        (outcome(outcome=EXACT, likeness=None), True, "bit-exact"),
        (outcome(), True, "same environment, differs by PSNR 41.2 dB in 48 of 48 pictures"),
        (outcome(likeness=OTHER), False, "same environment, differs by PSNR 12.0 dB in 48 of 48 pictures"),
        (outcome(promised=EXACT), False, "same environment, differs by PSNR 41.2 dB in 48 of 48 pictures"),
        (outcome(promised=BEST, likeness=OTHER), True,
         "same environment, differs by PSNR 12.0 dB in 48 of 48 pictures"),
        (outcome(outcome=BEST, changed=("torch 2.8 → 2.9", "model x: its sha256 differs")), False,
         ("best effort, differs by PSNR 41.2 dB in 48 of 48 pictures;"
         " these changed: torch 2.8 → 2.9; model x: its sha256 differs")),
        (outcome(promised=BEST, outcome=BEST, changed=("torch 2.8 → 2.9",), likeness=None), True,
         ("best effort, differs; its pictures are not here any more, so nobody can say by how much;"
         " these changed: torch 2.8 → 2.9")),
        (outcome(likeness=Likeness(40, 3, 8, 50.0, 40.0)), False,
         "same environment, differs by PSNR 50.0 dB in 3 of 40 pictures, 8 pictures missing"),
    ],
)  # fmt: skip
def test_the_sentence_and_the_promise(made, kept, said):
    assert (made.kept, made.said()) == (kept, said)


def test_an_equal_digest_needs_no_pictures():
    made = judged("t", footage(), footage(), ("torch 2.8 → 2.9",), None)
    assert (made.outcome, made.kept, made.against) == (EXACT, True, "its digest")


def test_without_pictures_only_the_digest_speaks():
    made = judged("t", footage(reproduction=SAME), footage("2" * 64), (), None)
    assert (made.outcome, made.likeness, made.kept) == (SAME, None, False)


class Backend:
    """A generator that makes nothing and says what it was asked."""

    def __init__(self, *, paid=False, replays=False):
        self.capabilities, self.asked = Capabilities(paid=paid), []
        if replays:
            self.replay = self._replay

    def estimate(self, request):
        return Decimal("0.40")

    async def generate(self, request, *, into, progress, till):
        self.asked.append(("generate", till))
        return footage()

    async def _replay(self, before, request, *, into, progress):
        self.asked.append(("replay", before.seed))
        return footage()


FOUND = Found(1, "s", 3, TakeId(9, 1, 2, 1), "comfy", Verdict.APPROVED, "", "")


def studio(generator, tills):
    backend = SimpleNamespace(name="comfy", generator=generator, free=asyncio.Semaphore(1))
    governor = SimpleNamespace(till=lambda episode, work: tills.append((episode, work)) or "till")
    return SimpleNamespace(
        cast=(backend,), absent={"gone": "its key is missing"}, governor=governor
    )


def made(generator, kept, tills, cap=None):
    there = studio(generator, tills)
    backend = reproducing._backend(there, FOUND)
    till = reproducing._till(
        there, FOUND, backend, kept.request, buyer=reproducing._buyer(FOUND), cap=cap
    )
    return asyncio.run(reproducing._made(backend, kept, Path(), till, nothing))


def test_the_very_steps_are_run_again_where_backend_and_receipt_know_them():
    request, tills = shot(), []
    kept = Kept(footage=footage(), seconds=2.0, request=request)
    bare = Kept(footage=footage(steps=()), seconds=2.0, request=request)
    replaying, plain = Backend(replays=True), Backend()
    made(replaying, kept, tills)
    made(replaying, bare, tills)
    made(plain, kept, tills)
    assert [what for what, _ in replaying.asked] == ["replay", "generate"]
    assert [what for what, _ in plain.asked] == ["generate"]
    assert tills == []


def test_a_paid_backend_buys_nothing_without_leave_and_goes_through_the_till():
    kept, tills = Kept(footage=footage(), seconds=2.0, request=shot()), []
    paid = Backend(paid=True)
    with pytest.raises(
        BudgetExceededError, match=r"s:3/1/2/1 again costs up to \$0.40; allow it with --cap 0.40"
    ):
        made(paid, kept, tills)
    with pytest.raises(BudgetExceededError, match=r"up to \$0.40, and only \$0.10 is allowed"):
        made(paid, kept, tills, Decimal("0.10"))
    assert (paid.asked, tills) == ([], [])
    made(paid, kept, tills, Decimal("0.40"))
    ((episode, work),) = tills
    assert episode == 9
    assert work.startswith("reproduce/9/1/2/1/20")
    assert paid.asked == [("generate", "till")]


@pytest.mark.parametrize(
    ("name", "said"),
    [("gone", "is left out: its key is missing"), ("runway", "is not in shooting.cast any more")],
)
def test_a_backend_that_is_not_there_any_more(name, said):
    found = Found(1, "s", 3, TakeId(9, 1, 2, 1), name, Verdict.APPROVED, "", "")
    with pytest.raises(ConfigError, match=said):
        reproducing._backend(studio(Backend(), []), found)


def test_pictures_that_went_along_must_still_be_there(tmp_path):
    sheet = tmp_path / "sheet.png"
    sheet.write_bytes(b"a")
    same = "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb"
    asked = [Reference(character="mio", path=sheet, sha256=one) for one in (same, "0" * 64)]
    assert reproducing._pictures(shot(references=(asked[0],))) == ()
    assert reproducing._pictures(shot(references=(asked[1],))) == (
        "the sheet of mio: its sha256 differs",
    )
    sheet.unlink()
    with pytest.raises(GenerationError, match="the sheet of 'mio'"):
        reproducing._pictures(shot(references=(asked[0],)))
    with pytest.raises(GenerationError, match="the picture that this take began with is gone"):
        reproducing._pictures(shot(first_frame=tmp_path / "last.png"))
