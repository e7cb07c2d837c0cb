"""The published schemas, the README's settings and the shape of the code are kept true."""

from __future__ import annotations

import ast
import tomllib
from pathlib import Path

import pytest

from schemas import publish
from schemas.settings import Settings

ROOT = Path(__file__).parents[2]
ROOMS = ("schemas", "canon", "director", "generators", "orchestrator", "webui")
FILES = [
    f for room in ROOMS for f in sorted((ROOT / room).rglob("*.py")) if "versions" not in f.parts
]


@pytest.mark.parametrize("name", publish.PUBLISHED)
def test_a_published_schema_is_what_the_model_says(name):
    published = (publish.FOLDER / f"{name}.json").read_text(encoding="utf-8")

    assert published == publish.text(publish.PUBLISHED[name]), "run python -m schemas.publish"


def test_every_setting_is_in_the_readme():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for section, field in Settings.model_fields.items():
        keys = getattr(field.annotation, "model_fields", None)
        for key in keys or ():
            assert f"`{section}.{key}`" in readme, f"{section}.{key}"


@pytest.mark.parametrize("file", FILES, ids=lambda f: f.relative_to(ROOT).as_posix())
def test_a_file_has_one_job_and_says_so(file):
    text = file.read_text(encoding="utf-8")

    assert text.count("\n") <= 400, "it has outgrown one room"
    assert ast.get_docstring(ast.parse(text)), "its first line does not say its job"


def test_there_are_six_packages_and_no_other():
    wheel = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["hatch"]["build"]
    assert set(wheel["targets"]["wheel"]["packages"]) == set(ROOMS)
    assert not (ROOT / "docker" / "__init__.py").exists()
    assert not list((ROOT / "tests").rglob("__init__.py"))
