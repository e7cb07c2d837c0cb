"""A fresh file of the bible: a record as YAML, the way a person would have begun it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .scalars import block, flow, folded

_WIDTH = 88  # characters of a text that stands on the line of its key


def text(tree: Mapping[str, Any], *, heading: str = "") -> str:
    """The keys in order, each on its line; records below their key, long texts folded."""
    rows = [f"# {line}".rstrip() for line in heading.splitlines()]
    for key, value in tree.items():
        rows += _rows(key, value)
    return "\n".join(rows) + "\n"


def _rows(key: str, value: Any) -> list[str]:
    if isinstance(value, Mapping) and value:
        return [f"{key}:", *(f"  {inner}: {flow(one)}" for inner, one in value.items())]
    if isinstance(value, str) and (len(value) > _WIDTH or "\n" in value):
        header = ">-" if not value.endswith("\n") else ">"
        if told := folded(value, header, 2, "\n"):
            return [f"{key}: {told}"]
    return [f"{key}: {block(value)}"]
