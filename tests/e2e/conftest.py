"""Episodes made by the real command line, once for the whole session."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

Command = Callable[..., list[str]]
Make = Callable[..., "Made"]
Say = Callable[..., "Said"]
Site = Callable[..., AbstractContextManager[str]]

FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update",
    "--autoplay-policy=no-user-gesture-required",
]  # fmt: skip
VIOLATIONS = """
window.violations = [];
document.addEventListener('securitypolicyviolation', e => violations.push(e.violatedDirective));
"""
QUIET = '[clock]\ncadence = "30d"\ncatch_up = "none"\n[web]\nport = 0\n'


@dataclass(frozen=True)
class Made:
    """A studio with episodes in it."""

    folder: Path
    episodes: list[dict[str, Any]]
    said: str


@dataclass(frozen=True)
class Said:
    """What a command said before it ended."""

    code: int
    out: str
    err: str

    def complaint(self, code: int) -> str:
        """The one sentence with which the command gave up."""
        assert self.code == code, self.err
        assert "Traceback" not in self.err
        (ours,) = [line for line in self.err.splitlines() if line.startswith("anigen: ")]
        return ours

    def json(self) -> Any:
        """The answer to `--json`, of a command that went well."""
        assert self.code == 0, self.err
        return json.loads(self.out)


@pytest.fixture(scope="session")
def anigen() -> Command:
    """The command line, run by this Python."""
    return lambda *arguments: [sys.executable, "-m", "orchestrator.cli", *arguments]


@pytest.fixture(scope="session")
def make(anigen: Command) -> Make:
    """Write a studio and make episodes in it."""

    def run(folder: Path, *options: str) -> Made:
        subprocess.run(anigen("init", str(folder)), check=True, stdout=subprocess.DEVNULL)
        made = subprocess.run(
            anigen("make", "--studio", str(folder), "--json", *options),
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert made.returncode == 0, made.stderr
        return Made(folder, json.loads(made.stdout), made.stderr)

    return run


@pytest.fixture(scope="session")
def ready(once: Callable[..., Path], make: Make) -> Make:
    """A studio with episodes, made once for all processes of this run."""

    def get(name: str, *options: str) -> Made:
        def build(folder: Path) -> None:
            made = make(folder, *options)
            note = {"episodes": made.episodes, "said": made.said, "folder": str(folder)}
            (folder / "made.json").write_text(json.dumps(note))

        folder = once(name, build)
        note = folder / "made.json"
        built = json.loads(note.read_text())["folder"]
        about = json.loads(note.read_text().replace(built, str(folder)))
        note.unlink()
        return Made(folder, about["episodes"], about["said"])

    return get


@pytest.fixture(scope="session")
def three(ready: Make) -> Made:
    """Three draft episodes that follow one another."""
    return ready("three", "--draft", "--seed", "7", "--episodes", "3")


@pytest.fixture(scope="session")
def full(ready: Make) -> Made:
    """One episode at full size."""
    return ready("full", "--seed", "7")


@pytest.fixture(scope="session")
def say(anigen: Command) -> Say:
    """Run a command to its end: `before` starts it, keywords are added to its environment."""

    def run(*arguments: object, before: tuple[str, ...] = (), **environment: str) -> Said:
        done = subprocess.run(
            [*before, *anigen(*map(str, arguments))], env=os.environ | environment, text=True,
            capture_output=True, check=False, timeout=600,
        )  # fmt: skip
        return Said(done.returncode, done.stdout, done.stderr)

    return run


@pytest.fixture(scope="session")
def new_studio(say: Say) -> Callable[..., Path]:
    """Write a studio that owes nothing by itself; `seen` is the folder as the test reaches it."""

    def write(folder: Path, *, seen: Path | None = None, before: tuple[str, ...] = ()) -> Path:
        assert say("init", folder, before=before).code == 0
        ((seen or folder) / "anigen.toml").write_text(QUIET)
        return folder

    return write


@pytest.fixture(scope="session")
def site(anigen: Command) -> Site:
    """Run `anigen serve`; gives its address."""

    @contextmanager
    def serve(folder: Path, *options: str) -> Iterator[str]:
        process = subprocess.Popen(
            anigen("serve", "--studio", str(folder), *options),
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        )  # fmt: skip
        with process:
            assert process.stdout is not None
            try:
                yield process.stdout.readline().split()[-1].rstrip("/")
            finally:
                process.send_signal(signal.SIGTERM)
                assert process.wait(30) == 0

    return serve


@pytest.fixture(scope="session")
def whole() -> Callable[[Path], bool]:
    """Whether everything lies in a published folder that its manifest names."""

    def check(published: Path) -> bool:
        manifest = json.loads((published / "manifest.json").read_text())
        sizes = {file["name"]: file["bytes"] for file in manifest["files"]}
        return sizes == {name: (published / name).stat().st_size for name in sizes}

    return check


@pytest.fixture(scope="session")
def edit() -> Callable[[Path, str, str], int]:
    """Change a file in one place; gives the line."""

    def change(file: Path, before: str, after: str) -> int:
        text = file.read_text(encoding="utf-8")
        assert before in text
        file.write_text(text.replace(before, after, 1), encoding="utf-8")
        return 1 + text.split(before, 1)[0].count("\n")

    return change


@pytest.fixture(scope="module")
def browser(everything: bool) -> Iterator[Browser]:
    """A real browser; without one the tests that must run fail."""
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None:
        if everything:
            pytest.fail("no Chromium: install Debian's package chromium")
        pytest.skip("no Chromium on this machine")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def no_violation() -> str:
    """A script that notes in `violations` what the page's policy has stopped."""
    return VIOLATIONS


@pytest.fixture
def page(browser: Browser, no_violation: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page that must stay without an error and a violation; `param` adds to its context."""
    options = {"viewport": {"width": 1360, "height": 900}} | getattr(request, "param", {})
    context = browser.new_context(**options)
    context.add_init_script(no_violation)
    opened = context.new_page()
    errors: list[str] = []
    opened.on("pageerror", lambda error: errors.append(str(error)))
    opened.on("console", lambda m: errors.append(m.text) if m.type == "error" else None)
    yield opened
    assert opened.evaluate("violations") == []
    assert errors == []
    context.close()


@pytest.fixture(scope="session")
def until() -> Callable[..., None]:
    """Wait until an expression holds; asked from outside, since the page's policy forbids eval."""

    def wait(page: Page, true: str, seconds: float = 20.0) -> None:
        deadline = time.monotonic() + seconds
        while not page.evaluate(true):
            assert time.monotonic() < deadline, true
            page.wait_for_timeout(50)

    return wait
