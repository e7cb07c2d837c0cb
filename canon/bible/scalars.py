"""Values as YAML text: in the style of what stood there, and only if it is read back the same."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from schemas.errors import BibleError

from . import parse

_WIDTH = 100  # columns up to which folded text is filled
_NOWHERE = Path("-")


def flow(value: Any, style: str | None = None) -> str:
    """A value on one line, as it may stand inside brackets; `style` is `"`, `'` or none for text."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{flow(k)}: {flow(v)}" for k, v in value.items()) + "}"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "[" + ", ".join(flow(v) for v in value) + "]"
    return next(t for t in _spellings(value, style) if _reads(f"k: [{t}]\n", {"k": [value]}))


def block(value: Any, style: str | None = None) -> str:
    """A value on the line of its key; what is no text is written as inside brackets."""
    if not isinstance(value, str):
        return flow(value)
    return next(t for t in _spellings(value, style) if _reads(f"k: {t}\n", {"k": value}))


def folded(value: str, header: str, indent: int, newline: str) -> str:
    """A text below its key, with `header` (`>-`, `|` …); empty when it cannot be told so."""
    pad = " " * indent
    if header.startswith("|"):
        lines = [pad + line if line else "" for line in value.splitlines()]
    else:
        parts = [
            textwrap.wrap(part, _WIDTH - indent, break_long_words=False, break_on_hyphens=False)
            for part in value.rstrip("\n").split("\n")
        ]
        lines = [line for part in parts for line in ["", *(pad + row for row in part)]][1:]
    text = newline.join([header, *lines])
    same = _reads(f"k: {text.replace(newline, chr(10))}\n", {"k": value})
    return text if same else ""


def _spellings(value: Any, style: str | None) -> list[str]:
    """Ways to write a scalar, the preferred one first; the last one always works."""
    if not isinstance(value, str):
        return ["null" if value is None else json.dumps(value)]
    double = json.dumps(value, ensure_ascii=False)
    single = "'" + value.replace("'", "''") + "'"
    if style == '"':
        return [double]
    return [single, double] if style == "'" else [value, double]


def _reads(text: str, wanted: Any) -> bool:
    try:
        return same(parse.read(_NOWHERE, text), wanted)
    except BibleError:
        return False


def same(one: Any, other: Any) -> bool:
    """Whether two trees hold the same, `1` and `true` and `1.0` being three things."""
    return json.dumps(one, ensure_ascii=False) == json.dumps(other, ensure_ascii=False)
