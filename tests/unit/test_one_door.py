"""One door: whatever can send a paid request goes through the governor and its warrant."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("schemas", "canon", "director", "generators", "orchestrator", "webui")
GOVERNOR = "orchestrator/governor.py"
BENCH = "orchestrator/bench/director.py"  # buys from its own stand-in, without a studio
WEB = (
    "httpx", "httpx2", "httpcore", "anthropic", "openai", "requests", "hvac", "urllib3", "aiohttp", "boto3",
    "botocore", "urllib.request", "http.client", "websockets", "google.auth", "google.genai",
    "fal_client", "replicate", "runwayml", "elevenlabs",
)  # fmt: skip
MAY_IMPORT = {
    "director/llm/*": {"anthropic", "openai", "httpx", "httpx2"},
    "generators/remote/*": {"httpx2", "google.auth", "requests"},
    "generators/images/*": {"httpx2"},
    "generators/voices/*": {"httpx2"},
    "generators/at_once.py": {"httpx2"},
    "generators/generate_content.py": {"httpx2"},
    "generators/comfyui/connection.py": {"httpx2"},
    "generators/comfyui/ear.py": {"websockets"},
    "orchestrator/bench/api.py": {"websockets"},
    "orchestrator/bucket.py": {"boto3", "botocore"},
    "orchestrator/upload.py": {"boto3", "botocore"},
    "orchestrator/torture/seller.py": {"httpx2"},
    "schemas/vault.py": {"hvac", "requests"},
    "webui/api/issuer.py": {"httpx2"},
    "webui/media.py": {"botocore"},
}
CLIENTS = {"AsyncClient", "AsyncHTTPTransport"}
SDKS = {"AsyncAnthropic", "AsyncOpenAI"}
NEVER = {"Client", "Anthropic", "OpenAI", "HTTPTransport", "ClientSession", "urlopen"}
VERBS = {"get", "post", "put", "patch", "delete", "request", "stream"}


def files() -> Iterator[tuple[str, ast.Module]]:
    for package in PACKAGES:
        for path in sorted((ROOT / package).rglob("*.py")):
            yield path.relative_to(ROOT).as_posix(), ast.parse(path.read_text(encoding="utf-8"))


SOURCES = dict(files())


def calls(tree: ast.AST) -> Iterator[tuple[str, ast.Call]]:
    """Every call with the last part of its name."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            named = node.func
            name = named.attr if isinstance(named, ast.Attribute) else getattr(named, "id", "")
            yield name, node


def imported(tree: ast.AST) -> Iterator[str]:
    """Every module that is imported, by statement or by its name in a string."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield node.module or ""
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Call):
            loads = any(
                getattr(n, "id", getattr(n, "attr", "")) in {"import_module", "__import__"}
                for n in (node.func, *node.args)
            )
            texts = (a.value for a in node.args if isinstance(a, ast.Constant))
            yield from (text for text in texts if loads and isinstance(text, str))


def on_the_web(module: str) -> str | None:
    return next((name for name in WEB if module == name or module.startswith(f"{name}.")), None)


def strangers(file: str, tree: ast.AST) -> set[str]:
    """What a file imports that can reach a vendor, and must not."""
    allowed = set().union(*(may for glob, may in MAY_IMPORT.items() if fnmatch(file, glob)))
    return {name for module in imported(tree) if (name := on_the_web(module))} - allowed


def unguarded(tree: ast.AST) -> list[str]:
    """Clients that are made without the guard among their request hooks."""
    found = []
    for scope in ast.walk(tree):
        if not isinstance(scope, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Module)):
            continue
        names = {
            target.id: node.value
            for node in ast.walk(scope)
            if isinstance(node, ast.Assign)
            for target in node.targets
            if isinstance(target, ast.Name)
        }
        for name, call in calls(scope):
            if name in CLIENTS and not isinstance(scope, ast.Module):
                keywords = {k.arg: k.value for k in call.keywords}
                hooks = keywords.get("event_hooks")
                hooks = names.get(hooks.id, hooks) if isinstance(hooks, ast.Name) else hooks
                if hooks is None or not any(one == "guard" for one, _ in calls(hooks)):
                    found.append(ast.unparse(call))
    inside = {id(c) for s in ast.walk(tree) if isinstance(s, (ast.FunctionDef, ast.AsyncFunctionDef))
              for _, c in calls(s)}  # fmt: skip
    found += [ast.unparse(c) for n, c in calls(tree) if n in CLIENTS and id(c) not in inside]
    return found


def loose(tree: ast.AST) -> list[str]:
    """Vendors' libraries that would send by themselves, and requests without a client."""
    found = []
    for name, call in calls(tree):
        keywords = {k.arg: k.value for k in call.keywords}
        if name in SDKS:
            retries = keywords.get("max_retries")
            still = isinstance(retries, ast.Constant) and retries.value == 0
            own = [n for n, _ in calls(keywords.get("http_client", ast.Constant(None)))]
            if not still or "AsyncClient" not in own:
                found.append(ast.unparse(call))
        owner = getattr(getattr(call.func, "value", None), "id", "")
        if name in NEVER or (name in VERBS and on_the_web(owner)):
            found.append(ast.unparse(call))
    return found


def test_only_the_governor_writes_warrants_and_sends_orders():
    found = {
        file: made
        for file, tree in SOURCES.items()
        if file != BENCH and (made := {name for name, _ in calls(tree)} & {"Warrant", "submit"})
    }
    assert found == {GOVERNOR: {"Warrant", "submit"}}


def test_only_named_files_can_reach_a_vendor():
    found = {file: strangers(file, tree) for file, tree in SOURCES.items()}
    assert {file: names for file, names in found.items() if names} == {}


def test_every_client_is_guarded():
    found = {file: unguarded(tree) + loose(tree) for file, tree in SOURCES.items()}
    assert {file: clients for file, clients in found.items() if clients} == {}
    assert sum(name in CLIENTS for tree in SOURCES.values() for name, _ in calls(tree)) >= 3


def test_whoever_may_reach_a_vendor_is_there():
    """A list of names that nobody bears any more would let in whoever takes one."""
    for glob in MAY_IMPORT:
        assert any(fnmatch(file, glob) for file in SOURCES), glob


@pytest.mark.parametrize(
    "text",
    [
        "import httpx2", "from anthropic import X", "import urllib.request", "from urllib import request",
        "def f():\n import boto3", "x = import_module('openai')", "y = to_thread(import_module, 'requests')",
    ],
)  # fmt: skip
def test_the_test_sees_a_stranger(text):
    assert strangers("orchestrator/takes.py", ast.parse(text))


@pytest.mark.parametrize(
    ("text", "guarded"),
    [
        ("c = httpx2.AsyncClient()", False),
        ("def f():\n return AsyncClient(timeout=3)", False),
        ("def f():\n h = {'request': []}\n return AsyncClient(event_hooks=h)", False),
        ("def f():\n h = {'request': [guard()]}\n return AsyncClient(event_hooks=h)", True),
        ("def f():\n return AsyncClient(event_hooks={'request': [guard('x')]})", True),
        ("a = AsyncAnthropic(max_retries=0)", False),
        ("a = AsyncOpenAI(http_client=AsyncClient(event_hooks={'request': [guard()]}))", False),
        ("httpx2.post('x')", False),
        ("a = Anthropic()", False),
    ],
)
def test_the_test_sees_a_client_without_a_guard(text, guarded):
    tree = ast.parse(text)
    assert bool(unguarded(tree) or loose(tree)) is not guarded
