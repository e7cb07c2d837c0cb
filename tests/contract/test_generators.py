"""Every generator keeps the contract, and the registry finds them whatever else is installed."""

from __future__ import annotations

import asyncio
from decimal import Decimal

import pytest

from generators import conformance, registry
from generators.animatic import create
from schemas.bible import Character, Location, PlaceKind
from schemas.errors import ConfigError, UnsupportedShotError
from schemas.plan import Framing, Line, Mood, Move, ShotPlan, Subject, TimeOfDay, Weather
from schemas.take import DRAFT, Picture, ShotRequest, SpokenLine, nothing
from schemas.voice import Mouth


def shot(seconds=2.0, seed=1, **changes):
    line = Line(speaker="aki", text="We can still make the last train.")
    spoken = SpokenLine(
        line=line, starts_s=0.3, seconds=1.4,
        mouths=(Mouth(at_s=0, shape="open"), Mouth(at_s=0.7, shape="small"),
                Mouth(at_s=1.2, shape="closed")),
    )  # fmt: skip
    request = ShotRequest(
        series="s", episode=1, scene=1, shot=1,
        plan=ShotPlan(
            framing=Framing.MEDIUM, move=Move.PUSH_IN, seconds=2, action="Aki turns round.",
            subjects=(Subject(character="aki"),), lines=(line,),
        ),
        location=Location(id="roof", name="The roof", kind=PlaceKind.ROOFTOP),
        time=TimeOfDay.SUNSET, weather=Weather.CLEAR, mood=Mood.CALM,
        characters=(Character(id="aki", name="Aki"),), lines=(spoken,),
        seconds=float(seconds), picture=DRAFT, seed=seed,
    )  # fmt: skip
    return request.model_copy(update=changes)


def test_the_animatic_conforms(tmp_path):
    work = tmp_path / "work"
    work.mkdir()

    async def conform():
        generator = create({"workers": 2}, folder=tmp_path / "cache")
        await conformance.check(generator, shot, work)
        return generator

    generator = asyncio.run(conform())
    assert generator.worker_pids == []


def test_the_kit_finds_out_a_generator_that_lies(tmp_path):
    class Liar:
        """Gives a real film of another length than it says."""

        def __init__(self, honest):
            self._honest = honest
            self.capabilities = honest.capabilities
            self.estimate, self.aclose = honest.estimate, honest.aclose

        async def generate(self, request, *, into, progress):
            footage = await self._honest.generate(request, into=into, progress=progress)
            return footage.model_copy(update={"frames": footage.frames + 1})

    work = tmp_path / "work"
    work.mkdir()

    async def examine():
        honest = create({"workers": 1}, folder=tmp_path / "cache")
        try:
            await conformance.footage_is_exact(Liar(honest), shot, work)
        finally:
            await honest.aclose()

    with pytest.raises(conformance.NotConformingError, match="frames"):
        asyncio.run(examine())


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"seconds": 2.01}, "whole number of frames"),
        ({"seconds": 0.0}, "cannot be drawn"),
        ({"seconds": float("nan")}, "cannot be drawn"),
        ({"seconds": 500.0}, "up to 120 s"),
        ({"picture": Picture(width=641, height=360, fps=12)}, "641x360"),
        ({"picture": Picture(width=1024, height=768, fps=12)}, "16:9"),
        ({"characters": ()}, "'aki'"),
    ],
)
def test_the_animatic_says_what_it_cannot_draw(tmp_path, changes, words):
    async def attempt():
        generator = create({}, folder=tmp_path / "cache")
        try:
            await generator.generate(shot(**changes), into=tmp_path, progress=nothing)
        finally:
            assert generator.worker_pids == [], "nothing may be started for a refused shot"
            await generator.aclose()

    with pytest.raises(UnsupportedShotError, match=words):
        asyncio.run(attempt())


def test_the_animatic_is_free_and_offline(tmp_path):
    generator = create({"workers": 3}, folder=tmp_path)
    assert generator.estimate(shot()) == Decimal(0)
    assert generator.capabilities.offline
    assert not generator.capabilities.paid
    assert generator.capabilities.parallel == 3


@pytest.mark.parametrize(
    ("options", "words"),
    [({"worker": 2}, "'worker'.*workers"), ({"workers": 0}, "'workers'"),
     ({"workers": "many"}, "'workers'")],
)  # fmt: skip
def test_wrong_options_are_named(tmp_path, options, words):
    with pytest.raises(ConfigError, match=words):
        create(options, folder=tmp_path)


@pytest.fixture
def installed(tmp_path, monkeypatch):
    """Install a package that offers generators, for as long as the test runs."""
    site = tmp_path / "site"
    site.mkdir()
    monkeypatch.syspath_prepend(str(site))

    def install(package, code, **entries):
        (site / f"{package}.py").write_text(code, encoding="utf-8")
        info = site / f"{package}-1.0.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {package}\nVersion: 1.0\n")
        lines = "\n".join(f"{name} = {package}:{made}" for name, made in entries.items())
        (info / "entry_points.txt").write_text(f"[{registry.GROUP}]\n{lines}\n")

    return install


WORKS = """
class Puppets:
    capabilities = None
    def __init__(self, options, folder):
        self.options, self.folder = options, folder
    def estimate(self, request): return 0
    async def generate(self, request, *, into, progress): raise NotImplementedError
    async def aclose(self): pass

def create(options, *, folder):
    return Puppets(options, folder)

def refuse(options, *, folder):
    raise KeyError("strings")

def nonsense(options, *, folder):
    return 7
"""


def test_a_package_brings_its_own_generator(tmp_path, installed):
    installed("puppet_theatre", WORKS, puppets="create")
    assert "puppets" in registry.names()
    folder = tmp_path / "a" / "cache"
    made = registry.create("puppets", {"strings": 4}, folder=folder)
    assert made.options == {"strings": 4}
    assert made.folder == folder
    assert folder.is_dir()


@pytest.mark.parametrize(
    ("package", "code", "entry", "words"),
    [
        ("broken_import", "import a_module_that_is_not_there", "create",
         "'shadows' of the package 'broken_import' cannot be loaded.*a_module_that_is_not_there"),
        ("broken_syntax", "def create(:", "create", "cannot be loaded.*SyntaxError"),
        ("broken_exit", "raise SystemExit(3)", "create", "cannot be loaded.*SystemExit"),
        ("broken_name", "x = 1", "create", "cannot be loaded.*AttributeError"),
        ("broken_create", WORKS, "refuse", "cannot be set up.*KeyError"),
        ("broken_result", WORKS, "nonsense", "not a generator.*generate"),
    ],
)  # fmt: skip
def test_a_broken_package_is_one_sentence(tmp_path, installed, package, code, entry, words):
    installed(package, code, shadows=entry)
    installed("puppet_theatre", WORKS, puppets="create")
    with pytest.raises(ConfigError, match=words) as caught:
        registry.create("shadows", {}, folder=tmp_path / "cache")
    assert "\n" not in str(caught.value)
    assert registry.create("puppets", {}, folder=tmp_path / "cache")


def test_an_unknown_name_gets_a_hint(tmp_path, installed):
    installed("puppet_theatre", WORKS, puppets="create")
    with pytest.raises(ConfigError, match="no generator 'pupets'; did you mean 'puppets'"):
        registry.create("pupets", {}, folder=tmp_path)
    with pytest.raises(ConfigError, match=r"installed are: .*puppets"):
        registry.create("zzz", {}, folder=tmp_path)


def test_our_name_cannot_be_taken(installed):
    installed("aaa_impostor", WORKS, animatic="create")
    installed("anigen", WORKS, animatic="refuse")
    [entry] = [e for n, e in registry._entry_points().items() if n == "animatic"]
    assert entry.value.endswith(":refuse") or entry.value == "generators.animatic:create"
