"""What is wrong with a YAML file, in words an operator can act upon."""

from __future__ import annotations

import re

from ruamel.yaml.error import MarkedYAMLError

# What the parser says → what to do about it. The first that is found in its words is said.
_SENTENCES = (
    (r"'\\t' that cannot start any token", "a tab cannot indent a line; use spaces"),
    (r"character '(.)' that cannot start any token", "a text cannot begin with {0!r}; put it in quotes"),
    (r"mapping values are not allowed here", "there is a second `: ` here; put the text in quotes"),
    (r"could not find expected ':'", "a `:` is missing here, or in the line above"),
    (r"expected <block end>|did not find expected (?:key|'-' indicator)",
     "this line does not fit those above it; check its indentation and quotes"),
    (r"expected the node content|expected ',' or|did not find expected (?:',' or|node content)",
     "a comma or a closing bracket is missing here"),
    (r"unexpected (?:end of stream|document separator)|unexpected end",
     "a quote that is opened here is never closed"),
    (r"unknown escape character", "a backslash is not understood here; use single quotes"),
)  # fmt: skip
_START_KNOWS = re.compile(
    r"quoted scalar|simple key"
)  # the fault lies where the text begins, not where it ends


def explained(text: str, error: MarkedYAMLError) -> tuple[int | None, str]:
    """The line of the fault, counted from 1, and a sentence that says what to do."""
    problem = str(error.problem or "").strip().split("\n")[0]
    mark = error.problem_mark
    if error.context_mark is not None and _START_KNOWS.search(str(error.context)):
        mark = error.context_mark
    sentence = next(
        (said.format(*found.groups()) for pattern, said in _SENTENCES
         if (found := re.search(pattern, problem))),
        problem or "it is not YAML",
    )  # fmt: skip
    line = None if mark is None else min(mark.line, text.count("\n")) + 1
    return line, sentence
