"""Changing one value in YAML text and nothing around it: no comment, no blank, no quote is moved.

The text is cut at the marks that the parser leaves on its nodes. Paths are keys and indices, such as
`("relations", 0, "value")`.
"""

from __future__ import annotations

import json
from difflib import SequenceMatcher
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.nodes import MappingNode, SequenceNode

from .page import NoPlaceError, Page, Path


def with_value(text: str, path: Path, value: Any) -> str:
    """The text with `value` at `path`; keys that are not there yet are added."""
    page = Page(text)
    *above, last = path
    owner = page.find(tuple(above))
    if owner is None or page.is_empty(owner):
        if not above:
            raise NoPlaceError(path)
        return with_value(text, tuple(above), {last: value})
    node = page.child(owner, last)
    if node is None:
        return page.with_key(owner, str(last), value)
    if isinstance(node, SequenceNode) and isinstance(value, list | tuple) and node.value and value:
        return _with_list(text, path, list(value))
    if isinstance(node, MappingNode) and isinstance(value, dict) and node.value and value:
        return _with_keys(text, path, value)
    return page.replaced(owner, last, node, value)


def with_item(text: str, path: Path, value: Any, index: int | None = None) -> str:
    """The text with `value` in the list at `path`, before `index` or at its end."""
    page = Page(text)
    node = page.find(path)
    if node is None or not isinstance(node, SequenceNode) or not node.value:
        return with_value(text, path, [value])
    at = len(node.value) if index is None else min(index, len(node.value))
    return page.with_entry(node, value, at)


def without(text: str, path: Path) -> str:
    """The text without the key or the list's entry at `path`."""
    page = Page(text)
    *above, last = path
    owner = page.find(tuple(above))
    node = None if owner is None else page.child(owner, last)
    if owner is None or node is None:
        raise NoPlaceError(path)
    if len(owner.value) == 1:
        if not above:
            raise NoPlaceError(path)
        empty: Any = [] if isinstance(owner, SequenceNode) else {}
        return with_value(text, tuple(above), empty)
    return page.removed(owner, page.position(owner, last))


def _with_list(text: str, path: Path, value: list[Any]) -> str:
    """Entries that stay keep their lines; the others are changed, added or removed one by one."""
    node = Page(text).find(path)
    old = [_loaded(entry) for entry in getattr(node, "value", ())]
    keys = [[json.dumps(v, sort_keys=True) for v in side] for side in (old, value)]
    steps = SequenceMatcher(None, keys[0], keys[1], autojunk=False).get_opcodes()
    for kind, a, b, c, d in reversed(steps):
        both = min(b - a, d - c) if kind != "equal" else 0
        for n in reversed(range(d - c - both if kind != "equal" else 0)):
            text = with_item(text, path, value[c + both + n], a + both)
        for n in reversed(range(both)):
            text = with_value(text, (*path, a + n), value[c + n])
        for n in reversed(range(a + both, b if kind != "equal" else a + both)):
            text = without(text, (*path, n))
    return text


def _with_keys(text: str, path: Path, value: dict[str, Any]) -> str:
    old = _loaded(Page(text).find(path))
    for key, one in value.items():
        if key not in old or old[key] != one:
            text = with_value(text, (*path, key), one)
    for key in old:
        if key not in value:
            text = without(text, (*path, key))
    return text


def _loaded(node: Any) -> Any:
    if isinstance(node, MappingNode):
        return {key.value: _loaded(value) for key, value in node.value}
    if isinstance(node, SequenceNode):
        return [_loaded(entry) for entry in node.value]
    made = YAML(typ="safe", pure=True)
    return made.load(f"[{node.value}]")[0] if not node.style and node.value else node.value
