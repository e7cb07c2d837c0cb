"""Workflows: graphs as files, bound to what a shot needs.

Each is two files: `NAME.json`, the graph in API format, and `NAME.yaml`, its bindings. Ours lie in
`workflows`, an operator's own in a folder of the studio, where one of the same name replaces ours.
"""

from __future__ import annotations

import copy
import difflib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from schemas.errors import ConfigError

from .bindings import NAMES, Bindings, Change
from .work import Graph

OURS = Path(__file__).with_name("workflows")
Value = str | int | float
_EXPORT = "export it in ComfyUI with Workflow → Export (API) and put that file here"


@dataclass(frozen=True)
class Workflow:
    """A graph and what its nodes mean."""

    name: str
    graph: Graph
    bindings: Bindings

    def takes(self, name: str) -> bool:
        """Whether a value of that name goes anywhere."""
        return name in self.bindings.bindings or name in self.bindings.models

    def needs(self, name: str) -> bool:
        """Whether it cannot run without a value of that name."""
        spots = self.bindings.bindings.get(name, ())
        return any(_holds(self.graph, spot) for spot in spots) and name not in self.bindings.when

    def models(self, graph: Graph) -> dict[str, str]:
        """The model files that a bound graph loads, by what they are."""
        needed = {role: model.at for role, model in self.bindings.models.items()}
        return {role: str(_get(graph, at)) for role, at in needed.items() if _holds(graph, at)}


def load(folder: Path | None = None) -> dict[str, Workflow]:
    """All workflows by name: ours, with those in `folder` laid over them.

    Raises ConfigError with file, node and remedy for one that cannot be used.
    """
    if folder is not None and not folder.is_dir():
        raise ConfigError(f"the folder of workflows {folder} does not exist; make it or unset it")
    found = _all(OURS) | (_all(folder) if folder is not None else {})
    for workflow in found.values():
        other = workflow.bindings.instead
        if other and (other not in found or found[other].bindings.instead):
            raise ConfigError(
                f"workflow {workflow.name!r} names {other!r} to stand in for it; name one that is"
                " there and has no such one itself"
            )
    return found


def ours() -> dict[str, Workflow]:
    """The workflows that come with AniGen, by name."""
    return _all(OURS)


def bind(workflow: Workflow, values: Mapping[str, Value]) -> Graph:
    """The graph with the values in their places; what it has no place for is left out."""
    graph, told = copy.deepcopy(workflow.graph), workflow.bindings
    for name in told.when:
        if name in values:
            graph = changed(graph, told.when[name])
    for name, value in values.items():
        spots = told.bindings.get(name, ())
        if name in told.models:
            spots = (told.models[name].at,)
        for spot in spots:
            node, _, field = spot.partition(".")
            if node in graph:
                graph[node]["inputs"][field] = value
    return graph


def lighter(workflow: Workflow, graph: Graph) -> tuple[Graph, ...]:
    """The same graph with less and less memory: each step keeps what the ones before it did."""
    made: list[Graph] = []
    for change in workflow.bindings.lighter:
        last = changed(made[-1] if made else graph, change)
        made.append(_scaled(workflow, last, change.scale))
    return tuple(made)


def changed(graph: Graph, change: Change) -> Graph:
    """A graph with a change made to it."""
    made = copy.deepcopy(graph) | copy.deepcopy(change.nodes)
    for spot, value in change.set.items():
        node, _, field = spot.partition(".")
        made[node]["inputs"][field] = copy.deepcopy(value)
    return {node: made[node] for node in made if node not in change.drop}


def linked(value: Any) -> bool:
    """Whether an input is another node's output."""
    return isinstance(value, list) and len(value) == 2 and isinstance(value[0], str)


def _scaled(workflow: Workflow, graph: Graph, scale: float) -> Graph:
    """A graph whose sides are smaller, and still what the model can do."""
    step, spots = workflow.bindings.multiple, workflow.bindings.bindings
    for spot in (*spots.get("width", ()), *spots.get("height", ())):
        if scale < 1 and _holds(graph, spot):
            node, _, field = spot.partition(".")
            side = round(graph[node]["inputs"][field] * scale / step) * step
            graph[node]["inputs"][field] = max(step, side)
    return graph


def _all(folder: Path) -> dict[str, Workflow]:
    names = {path.stem for path in folder.iterdir() if path.suffix in {".json", ".yaml"}}
    return {name: _read(folder, name) for name in sorted(names)}


def _read(folder: Path, name: str) -> Workflow:
    drawn, told = folder / f"{name}.json", folder / f"{name}.yaml"
    for one, other in ((drawn, told), (told, drawn)):
        if not one.exists():
            raise ConfigError(
                f"{other.name} of the workflows has no {one.name} beside it; a workflow is both"
            )
    workflow = Workflow(name, _graph(drawn), _bindings(told))
    _check(workflow, told)
    return workflow


def _graph(file: Path) -> Graph:
    try:
        graph = json.loads(file.read_text(encoding="utf-8"))
    except json.JSONDecodeError as error:
        raise ConfigError(f"{file}:{error.lineno}: this is not JSON ({error.msg})") from None
    except (OSError, ValueError, RecursionError) as error:
        raise ConfigError(f"{file} cannot be read ({error})") from None
    if isinstance(graph, dict) and "nodes" in graph and "links" in graph:
        raise ConfigError(
            f"{file} is a workflow as the editor saves it, not its API form; {_EXPORT}"
        )
    if not isinstance(graph, dict) or not graph:
        raise ConfigError(f"{file} holds no graph; {_EXPORT}")
    for node, held in graph.items():
        if not (
            isinstance(held, dict)
            and isinstance(held.get("class_type"), str)
            and isinstance(held.get("inputs"), dict)
        ):
            raise ConfigError(f"{file}: node {node!r} has no class_type or no inputs; {_EXPORT}")
    return graph


def _bindings(file: Path) -> Bindings:
    try:
        values = YAML(typ="safe", pure=True).load(file.read_text(encoding="utf-8"))
        return Bindings.model_validate(values)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise ConfigError(f"{file}: {where or 'the file'}: {first['msg']}") from None
    except YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f":{mark.line + 1}" if mark else ""
        said = getattr(error, "problem", None) or type(error).__name__
        raise ConfigError(f"{file}{line}: this is not YAML ({said})") from None
    except (OSError, ValueError, RecursionError) as error:
        raise ConfigError(f"{file} cannot be read ({error})") from None


def _check(workflow: Workflow, file: Path) -> None:
    """Refuse bindings that point nowhere."""
    told = workflow.bindings
    _check_names(told, file)
    widest = workflow.graph | {n: one for c in told.when.values() for n, one in c.nodes.items()}
    spots = [(name, spot) for name, found in told.bindings.items() for spot in found]
    spots += [(role, model.at) for role, model in told.models.items()]
    for name, spot in spots:
        if not _holds(widest, spot):
            raise ConfigError(f"{file}: {name!r} is bound to {spot}, {_absent(widest, spot)}")
    for change in (*told.when.values(), *told.lighter):
        for spot in change.set:
            if spot.partition(".")[0] not in widest:
                raise ConfigError(f"{file}: a change sets {spot}, {_absent(widest, spot)}")
    for node in told.outputs:
        if node not in workflow.graph:
            raise ConfigError(f"{file}: the output node {node!r} is not in the graph")
    for graph in (workflow.graph, *(changed(workflow.graph, one) for one in told.when.values())):
        _check_links(graph, file.with_suffix(".json"))


def _check_names(told: Bindings, file: Path) -> None:
    names = (*NAMES, *told.models)
    for name in (*told.bindings, *told.when):
        if name not in names:
            near = difflib.get_close_matches(name, names, n=1)
            hint = f"did you mean {near[0]!r}?" if near else f"known are {', '.join(names)}"
            raise ConfigError(f"{file}: there is no value {name!r} to bind; {hint}")


def _check_links(graph: Graph, file: Path) -> None:
    for node, held in graph.items():
        for field, value in held["inputs"].items():
            if linked(value) and value[0] not in graph:
                raise ConfigError(
                    f"{file}: {node}.{field} is linked to a node {value[0]!r} that is gone"
                )


def _absent(graph: Graph, spot: str) -> str:
    node, _, field = spot.partition(".")
    if node not in graph:
        return f"but the graph has no node {node!r}"
    inputs = ", ".join(graph[node]["inputs"]) or "none"
    return (
        f"but node {node!r} ({graph[node]['class_type']}) has no input {field!r}; it has {inputs}"
    )


def _holds(graph: Graph, spot: str) -> bool:
    node, _, field = spot.partition(".")
    return node in graph and field in graph[node]["inputs"]


def _get(graph: Graph, spot: str) -> Any:
    node, _, field = spot.partition(".")
    return graph[node]["inputs"][field]
