"""A YAML text and where everything stands in it, so that one piece can be cut out or put in."""

from __future__ import annotations

from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from .scalars import block, flow, folded

Path = tuple[int | str, ...]


class NoPlaceError(LookupError):
    """There is nothing at that path that could be changed."""


class Page:
    """A text and the nodes in it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.newline = "\r\n" if "\r\n" in text else "\r" if "\r" in text else "\n"
        try:
            self.root: Node | None = YAML(typ="safe", pure=True).compose(text)
        except YAMLError as error:
            raise NoPlaceError(str(error)) from error

    def find(self, path: Path) -> Any:
        """The node at a path, None when there is none."""
        node = self.root
        for part in path:
            node = None if node is None else self.child(node, part)
        return node

    def child(self, owner: Any, part: int | str) -> Any:
        """The node under a key or at an index."""
        at = self.position(owner, part)
        if at < 0:
            return None
        return owner.value[at][1] if isinstance(owner, MappingNode) else owner.value[at]

    def position(self, owner: Any, part: int | str) -> int:
        """Where an entry stands in its owner; -1 when it does not."""
        if isinstance(owner, MappingNode):
            return next((n for n, (key, _) in enumerate(owner.value) if key.value == part), -1)
        inside = isinstance(part, int) and isinstance(owner, SequenceNode)
        return int(part) if inside and 0 <= int(part) < len(owner.value) else -1

    def is_empty(self, node: Any) -> bool:
        """Whether nothing is written there."""
        return isinstance(node, ScalarNode) and not node.style and not node.value

    def replaced(self, owner: Any, part: int | str, node: Any, value: Any) -> str:
        """The text with another value for a node."""
        start, end = node.start_mark.index, self._end(node)
        header = self._header(node)
        if self.is_empty(node) or (not isinstance(node, ScalarNode) and not node.flow_style):
            start = self._after_colon(owner, part)
            end = start if self.is_empty(node) else end
            return f"{self.text[:start]} {flow(value)}{self.text[end:]}"
        if header and isinstance(value, str):
            new = folded(value, header, self._indent(node), self.newline)
        else:
            write = flow if owner.flow_style else block
            new = write(value, getattr(node, "style", None) if not header else '"')
        return self.text[:start] + (new or block(value, '"')) + self.text[end:]

    def with_key(self, owner: Any, key: str, value: Any) -> str:
        """The text with a key that was not there."""
        if not isinstance(owner, MappingNode):
            raise NoPlaceError(key)
        if owner.flow_style:
            return self._in_brackets(owner, f"{flow(key)}: {flow(value)}", len(owner.value))
        pad = " " * owner.value[0][0].start_mark.column
        entry = f"{pad}{block(key)}: {block(value)}"
        return self._below(self._end(owner.value[-1][1], owner, owner.value[-1][0].value), entry)

    def with_entry(self, owner: Any, value: Any, at: int) -> str:
        """The text with another entry in a list that has some."""
        if owner.flow_style:
            return self._in_brackets(owner, flow(value), at)
        pad = " " * owner.start_mark.column
        sibling = owner.value[0]
        rows = [block(value)]
        if isinstance(value, dict) and not sibling.flow_style:
            rows = [f"{block(k)}: {block(v)}" for k, v in value.items()]
        entry = f"{self.newline}{pad}  ".join(rows)
        if at == 0:
            start = self._line_start(self._dash(owner, 0))
            return f"{self.text[:start]}{pad}- {entry}{self.newline}{self.text[start:]}"
        return self._below(self._end(owner.value[at - 1]), f"{pad}- {entry}")

    def removed(self, owner: Any, at: int) -> str:
        """The text without one of several entries."""
        mapping = isinstance(owner, MappingNode)
        first = owner.value[at][0] if mapping else owner.value[at]
        last = owner.value[at][1] if mapping else owner.value[at]
        start, end = first.start_mark.index, self._end(last, owner, getattr(first, "value", None))
        if owner.flow_style:
            return self._out_of_brackets(owner, at, start, end)
        if not mapping:
            start = self._dash(owner, at)
        begin = self._line_start(start)
        if self.text[begin:start].strip(" "):  # the first key after a dash: the next one moves up
            after = owner.value[at + 1][0].start_mark.index
            return self.text[:start] + self.text[after:]
        stop = self._line_end(end)
        if stop == len(self.text):
            return self.text[: max(0, begin - len(self.newline))]
        return self.text[:begin] + self.text[stop + len(self.newline) :]

    def _in_brackets(self, owner: Any, entry: str, at: int) -> str:
        if not owner.value:
            place = owner.start_mark.index + 1
            return self.text[:place] + entry + self.text[place:]
        if at < len(owner.value):
            place = owner.value[at].start_mark.index
            return f"{self.text[:place]}{entry}, {self.text[place:]}"
        last = owner.value[-1]
        place = self._end(last[1] if isinstance(owner, MappingNode) else last)
        return f"{self.text[:place]}, {entry}{self.text[place:]}"

    def _out_of_brackets(self, owner: Any, at: int, start: int, end: int) -> str:
        mapping = isinstance(owner, MappingNode)
        if at + 1 < len(owner.value):
            after = owner.value[at + 1][0] if mapping else owner.value[at + 1]
            return self.text[:start] + self.text[after.start_mark.index :]
        before = owner.value[at - 1][1] if mapping else owner.value[at - 1]
        return self.text[: self._end(before)] + self.text[end:]

    def _below(self, end: int, entry: str) -> str:
        place = self._line_end(end)
        return f"{self.text[:place]}{self.newline}{entry}{self.text[place:]}"

    def _end(self, node: Any, owner: Any = None, key: Any = None) -> int:
        """Where what is written of a node ends, comments and blank lines after it aside."""
        if self.is_empty(node):
            return self._after_colon(owner, key) if owner is not None else node.start_mark.index
        if self._header(node):
            return self._end_of_block(node)
        if isinstance(node, ScalarNode) or node.flow_style:
            end: int = node.end_mark.index
            return end
        if isinstance(node, MappingNode):
            last_key, last = node.value[-1]
            return self._end(last, node, last_key.value)
        return self._end(node.value[-1])

    def _end_of_block(self, node: Any) -> int:
        """The end of the last line of a folded or literal text."""
        indent = self._indent(node)
        place = end = self._line_end(node.start_mark.index)
        while place < len(self.text):
            start = place + len(self.newline)
            place = self._line_end(start)
            row = self.text[start:place]
            if row.strip(" ") and len(row) - len(row.lstrip(" ")) < indent:
                break
            end = place if row.strip(" ") else end
        return end

    def _indent(self, node: Any) -> int:
        """The column of the first line below the header of a folded or literal text."""
        start = self._line_end(node.start_mark.index) + len(self.newline)
        rows = self.text[start:].split(self.newline)
        row = next((r for r in rows if r.strip(" ")), "")
        return max(1, len(row) - len(row.lstrip(" ")))

    def _header(self, node: Any) -> str:
        """`>-` and the like, when the text stands below its key."""
        if not isinstance(node, ScalarNode) or node.style not in (">", "|"):
            return ""
        start = node.start_mark.index
        return self.text[start : self._line_end(start)].split("#")[0].rstrip(" ")

    def _after_colon(self, owner: Any, part: Any) -> int:
        """The place right after the colon of a key, or after the dash of an entry."""
        if isinstance(owner, MappingNode):
            key = next(k for k, _ in owner.value if k.value == part)
            return self.text.index(":", key.end_mark.index) + 1
        if owner is None:
            raise NoPlaceError(part)
        return self._dash(owner, int(part)) + 1

    def _dash(self, owner: Any, at: int) -> int:
        """The place of an entry's dash."""
        column: int = owner.start_mark.column
        start = self._line_start(owner.value[at].start_mark.index)
        while self.text[start + column : start + column + 1] != "-" and start > 0:
            start = self._line_start(start - len(self.newline))
        return start + column

    def _line_start(self, place: int) -> int:
        found = self.text.rfind(self.newline, 0, place)
        return 0 if found < 0 else found + len(self.newline)

    def _line_end(self, place: int) -> int:
        found = self.text.find(self.newline, place)
        return len(self.text) if found < 0 else found
