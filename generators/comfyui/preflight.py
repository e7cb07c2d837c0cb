"""Preflight: whether a server can run a graph, and what to install where it cannot.

Everything is read from the server's own `/object_info`. Inputs that a newer release has added are
filled in with the server's defaults, because the API itself fills in none.
"""

from __future__ import annotations

import copy
import difflib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from .bindings import Needed
from .versions import source_of
from .work import UPLOAD, Graph
from .workflow import Workflow, linked

Info = Mapping[str, Any]  # the answer of /object_info: by node class
_NUMBERS = {"INT": int, "FLOAT": (int, float)}
_SHOWN = 6  # names of a list that are told


@dataclass(frozen=True)
class Problem:
    """One reason why a server cannot run a graph."""

    what: str  # node | model | input | value
    node: str
    sentence: str
    missing: str = ""  # the pack, or the model file, that has to be installed


@dataclass(frozen=True)
class Report:
    """What came of a preflight: the graph to post, what is wrong, and what was filled in."""

    graph: Graph
    problems: tuple[Problem, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def passed(self) -> bool:
        """Whether the server can run the graph."""
        return not self.problems

    @property
    def sentence(self) -> str:
        """What is wrong, each thing once; empty when nothing is."""
        return "; ".join(dict.fromkeys(one.sentence for one in self.problems))


def check(workflow: Workflow, graph: Graph, info: Info) -> Report:
    """Hold a bound graph against what a server says of its nodes."""
    made, notes, problems = copy.deepcopy(graph), list[str](), list[Problem]()
    for node, held in made.items():
        said = info.get(held["class_type"])
        if not isinstance(said, Mapping):
            problems.append(_no_node(workflow, node, held["class_type"]))
            continue
        notes += _filled(held, said)
        problems += _inputs(workflow, node, held, said)
    return Report(made, tuple(problems), tuple(notes))


def models(info: Info, node: str, field: str) -> tuple[str, ...]:
    """The files that a loader on this server offers."""
    return tuple(str(one) for one in _choices(_config(info.get(node, {}), field)) or ())


def _no_node(workflow: Workflow, node: str, kind: str) -> Problem:
    pack = workflow.bindings.pack(kind)
    source = f"the node pack {pack.name} from {pack.get}" if pack else source_of(kind)
    told = f"it has no node {kind}; install {source.removesuffix(' from ')}"
    return Problem("node", node, told, pack.name if pack else kind)


def _filled(held: dict[str, Any], said: Info) -> Iterator[str]:
    """Put the server's defaults where a required input is missing, and tell of each."""
    for field, config in _required(said).items():
        if field in held["inputs"]:
            continue
        value = _default(config)
        if value is not None:
            held["inputs"][field] = value
            yield f"{held['class_type']}.{field} is new here: {value!r}, the server's default, is used"


def _inputs(
    workflow: Workflow, node: str, held: Mapping[str, Any], said: Info
) -> Iterator[Problem]:
    kind, inputs = held["class_type"], held["inputs"]
    for field in _required(said):
        if field not in inputs:
            yield Problem(
                "input", node, f"{kind} (node {node}) needs {field!r}, which is not given"
            )
    for field, value in inputs.items():
        config = _config(said, field)
        if config is None or linked(value) or _uploaded(value):
            continue
        if (choices := _choices(config)) is not None:
            if value not in choices:
                spot = f"{node}.{field}"
                named = f"{kind}.{field} (node {node})"
                models = workflow.bindings.models.values()
                needed = next((one for one in models if one.at == spot), None)
                yield _no_choice(node, named, needed, str(value), [str(one) for one in choices])
        elif sentence := _out_of_range(config, value):
            yield Problem("value", node, f"{kind}.{field} (node {node}) is {value!r}; {sentence}")


def _no_choice(
    node: str, named: str, needed: Needed | None, value: str, names: Sequence[str]
) -> Problem:
    """A name that is not in the server's list: a model file to be put there, or a wrong word."""
    near = difflib.get_close_matches(value, names, n=1, cutoff=0.4)
    if needed is None:
        shown = ", ".join(names[:_SHOWN]) + (" …" if len(names) > _SHOWN else "")
        hint = f"the nearest it knows is {near[0]!r}" if near else f"it knows {shown or 'nothing'}"
        return Problem("value", node, f"{named} is {value!r}; {hint}")
    return Problem("model", node, _no_model(needed, value, near, names), value)


def _no_model(needed: Needed, value: str, near: Sequence[str], names: Sequence[str]) -> str:
    where = f" (from {needed.get})" if needed.get else ""
    have = f"the nearest there is {near[0]!r}" if near else f"there are {len(names)} other files"
    return f"models/{needed.folder} has no {value!r}; put it there{where} or set another: {have}"


def _out_of_range(config: Sequence[Any], value: Any) -> str:
    """Why a number cannot be used; empty when it can, or is none."""
    kind, more = config[0], _more(config)
    if kind not in _NUMBERS:
        return ""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return "it must be a number"
    least, most = more.get("min"), more.get("max")
    if least is not None and value < least:
        return f"it must be at least {least}"
    if most is not None and value > most:
        return f"it must be at most {most}"
    return ""


def _required(said: Info) -> Mapping[str, Any]:
    """The required inputs that a person would give."""
    inputs = said.get("input")
    required = inputs.get("required") if isinstance(inputs, Mapping) else None
    return required if isinstance(required, Mapping) else {}


def _config(said: Info, field: str) -> Sequence[Any] | None:
    """What is said of an input; None for one that is not known, which a server ignores."""
    inputs = said.get("input")
    if not isinstance(inputs, Mapping):
        return None
    for group in ("required", "optional"):
        config = (inputs.get(group) or {}).get(field)
        if isinstance(config, Sequence) and config:
            return config
    return None


def _choices(config: Sequence[Any] | None) -> Sequence[Any] | None:
    """The list that a value must be in, in either of the two ways in which servers spell it."""
    if not config:
        return None
    if isinstance(config[0], list):
        return config[0]
    options = _more(config).get("options") if config[0] == "COMBO" else None
    return options if isinstance(options, list) else None


def _default(config: Sequence[Any]) -> Any:
    """The server's own default; for a list its first; None where there is none."""
    if "default" in _more(config):
        return _more(config)["default"]
    choices = _choices(config)
    return choices[0] if choices and all(isinstance(one, str) for one in choices) else None


def _more(config: Sequence[Any]) -> Mapping[str, Any]:
    return config[1] if len(config) > 1 and isinstance(config[1], Mapping) else {}


def _uploaded(value: Any) -> bool:
    return isinstance(value, str) and value.startswith(UPLOAD)
