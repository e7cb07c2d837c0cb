"""kill -9 of a studio that buys from every vendor, in every mood: not a cent goes astray.

The vendors are the stand-ins, in a process that is never killed; their ledger is the truth that ours
is held against.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import tempfile
import time
from collections import Counter
from decimal import Decimal

KILLS = 40
CAP = Decimal("16.00")
KEY = {"PAID_KEY": "sk-stand-in-0123456789abcdef"}
FILM = {  # backend → stand-in, generator, model, more options
    "omni": ("gemini", "gemini-omni", "gemini-omni-1.2-flash", ""),
    "fal": ("fal", "fal", "fal/minimax/h3", ", listed_after_s = 0"),
    "runway": ("runway", "runway", "runway/gen4.5", ""),
    "replicate": ("replicate", "replicate", "replicate/wan-video/wan-3.0", ""),
    "veo": ("cloud", "veo", "veo-3.1-fast-generate-001", ', project = "the-studio"'),
}
AT_ONCE = {  # what answers at once: backend → stand-in with the path, generator, options
    "claude": ("anthropic", "anthropic", "timeout_s = 10"),
    "gpt": ("openai/v1", "openai", "timeout_s = 10"),
    "eleven": ("elevenlabs", "elevenlabs", ""),
    "nano": ("gemini_media", "gemini-image", ""),
}
VENDOR = {name: of[0].partition("/")[0] for name, of in (FILM | AT_ONCE).items()}
MOODS = (
    "429",
    "503",
    "drop_before",
    "drop_after",
    "hang_after",
    "failed",
    "refused",
    "corrupt_file",
)


def settings(url: str) -> str:
    """Every vendor in the cast; no film vendor may sell the whole episode, so that each gets a turn."""
    text = ['[clock]\ncadence = "30d"\ncatch_up = "none"', f"[budget]\nepisode = {CAP}"]
    text.append('[director]\nladder = ["claude", "gpt"]')
    text.append(
        f'[shooting]\ncast = {list(FILM)}\nvoices = ["eleven"]\nimages = ["nano"]\nattempts = 3\n'
    )
    for name, (vendor, generator, model, more) in FILM.items():
        text.append(
            f'[backends.{name}]\ngenerator = "{generator}"\nkey = "env:PAID_KEY"\nmodel = "{model}"\n'
            f'base_url = "{url}/{vendor}"\nbudget.episode = 1.50\n'
            f"options = {{timeout_s = 5, deadline_s = 60, parallel = 8{more}}}"
        )
    for name, (vendor, generator, more) in AT_ONCE.items():
        text.append(
            f'[backends.{name}]\ngenerator = "{generator}"\nkey = "env:PAID_KEY"\n'
            f'base_url = "{url}/{vendor}"\noptions = {{{more}}}'
        )
    return "\n".join(text) + "\n"


def killed(command: list[str], after: float, aim) -> None:
    """Run a command and kill everything of it: a while after it began to work, or as it buys."""
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(
            command, env=os.environ | KEY, stdout=subprocess.DEVNULL, stderr=said,
            start_new_session=True,
        )  # fmt: skip
        begun, opened = time.monotonic(), 0.0
        while process.poll() is None and not aim():
            now = time.monotonic()
            if not opened and (os.fstat(said.fileno()).st_size or now > begun + 60):
                opened = now  # the studio has said where the episode stands
            if opened and now > opened + after:
                break
            time.sleep(0.02)
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def test_money_survives_a_studio_that_is_killed_forty_times(
    new_studio, tmp_path, stand_ins, anigen, say
):
    folder, dice = new_studio(tmp_path / "studio"), random.Random(60)
    (folder / "anigen.toml").write_text(settings(stand_ins.url))
    first, make = len(stand_ins.ledger()), anigen("make", "--draft", "--studio", str(folder))
    vendors = [v.partition("/")[0] for v, *_ in (*FILM.values(), *AT_ONCE.values())]
    for n in range(KILLS):
        stand_ins.calm()
        for vendor in dice.sample(vendors, 3):
            stand_ins.mood(vendor, dice.choice(MOODS), times=dice.randint(1, 3), seconds=3)
        asked = len(stand_ins.asked())
        aimed = n % 2 == 0
        killed(
            make, dice.uniform(2, 4) if aimed else dice.uniform(0.2, 2.5),
            (lambda asked=asked: len(stand_ins.asked()) > asked) if aimed else (lambda: False),
        )  # fmt: skip
    stand_ins.calm()
    done = subprocess.run(
        anigen("make", "--draft", "--studio", str(folder), "--json"),
        env=os.environ | KEY, capture_output=True, text=True, check=False, timeout=900,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr

    ledger = stand_ins.ledger()[first:]
    assert len({line["job"] for line in ledger}) == len(ledger)
    assert {line["vendor"] for line in ledger} == set(vendors)
    costs = say("costs", "--studio", folder, "--json", **KEY).json()
    paid = sum(Decimal(line["usd"]) for line in ledger)
    assert spent(costs) <= paid <= spent(costs) + Decimal(costs["held"]) <= CAP

    for vendor in sorted(set(vendors)):  # the operator looks at each invoice
        settle(say, folder, costs, vendor, [line for line in ledger if line["vendor"] == vendor])
    costs = say("costs", "--studio", folder, "--json", **KEY).json()
    assert costs["unknown"] == []
    assert Decimal(costs["held"]) == 0
    assert spent(costs) == paid


def spent(costs: dict) -> Decimal:
    """What our ledger says was paid."""
    return sum(
        (Decimal(line["usd"]) for line in costs["lines"] if line["backend"] in VENDOR), Decimal(0)
    )


def calls(costs: dict) -> Counter:
    """How many calls of each vendor our ledger has charged."""
    made = Counter()
    for line in costs["lines"]:
        if line["backend"] in VENDOR:
            made[VENDOR[line["backend"]]] += line["calls"]
    return made


def settle(say, folder, costs: dict, vendor: str, invoice: list[dict]) -> None:
    """Say of every call of which nobody could tell what the vendor has charged for it."""
    known = sum(
        (Decimal(line["usd"]) for line in costs["lines"] if VENDOR.get(line["backend"]) == vendor),
        Decimal(0),
    )
    missing = sum((Decimal(line["usd"]) for line in invoice), Decimal(0)) - known
    count = len(invoice) - calls(costs)[vendor]
    held = [one for one in costs["unknown"] if VENDOR[one["backend"]] == vendor]
    assert 0 <= count <= len(held), vendor
    assert missing >= 0
    for n, one in enumerate(held):
        words = ("--settle", one["operation"], "--usd", str(0 if n else missing))
        assert say("costs", "--studio", folder, *words, **KEY).code == 0
