"""Whether a graph can run, told node by node and word by word as ComfyUI tells it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from .catalogue import Catalogue
from .values import about, checked, problem
from .versions import has

Json = dict[str, Any]


@dataclass(frozen=True)
class Verdict:
    """What came of looking at a graph: an `error` refuses it; else these outputs run."""

    error: Json | None = None
    outputs: tuple[str, ...] = ()
    node_errors: Json = field(default_factory=dict)


def is_link(value: Any) -> bool:
    """Whether an input's value comes from another node."""
    return isinstance(value, list)


def uploaded(base: Path, value: str) -> Path:
    """The file that LoadImage means by `sub/ref.png` or `x.png [temp]`."""
    kind = "input"
    for one in ("input", "output", "temp"):
        if value.endswith(f"[{one}]"):
            kind, value = one, value[: -len(one) - 2].rstrip()
    return base / kind / value


def looked_at(graph: Json, catalogue: Catalogue, targets: list[str] | None = None) -> Verdict:
    """Validate a graph; converts its plain values in place.

    Raises what the real one would: a graph that is no object of objects is not caught.
    """
    for node_id, node in graph.items():
        error = _unknown(node_id, node, catalogue)
        if error:
            return Verdict(error)
    ends = [one for one in graph if catalogue.facts(graph[one]["class_type"]).get("output")]
    if targets is not None:
        ends = [one for one in ends if one in targets]
    if not ends:
        return Verdict(problem("prompt_no_outputs", "Prompt has no outputs"))
    check = _Check(graph, catalogue)
    good = tuple([end for end in ends if check.output(end)])
    told = check.told(ends)
    if good:
        return Verdict(None, good, told)
    failed = problem("prompt_outputs_failed_validation", "Prompt outputs failed validation")
    if not has(catalogue.version, "bare_details"):
        failed["details"] = "\n".join(_lines(told))
    return Verdict(failed, (), told)


def _lines(told: Json) -> Iterator[str]:
    for node_id, node in told.items():
        yield f"* {node['class_type']} {node_id}:"
        yield from (f"  - {one['message']}: {one['details']}" for one in node["errors"])


def _unknown(node_id: str, node: Json, catalogue: Catalogue) -> Json | None:
    """The refusal of a node that has no class, or one that is not installed."""
    kind = "missing_node_type" if has(catalogue.version, "missing_node_type") else "invalid_prompt"
    title = node.get("_meta", {}).get("title")
    if "class_type" not in node:
        message = (
            f"Node '{title or f'ID #{node_id}'}' has no class_type."
            " The workflow may be corrupted or a custom node is missing."
        )
    elif not catalogue.has(node["class_type"]):
        name = title or node["class_type"]
        message = f"Node '{name}' not found. The custom node may not be installed."
    else:
        return None
    named = {"node_id": node_id, "class_type": node.get("class_type"), "node_title": title}
    return problem(kind, message, f"Node ID '#{node_id}'", **named)


class _Check:
    """One walk from the outputs to the loaders."""

    def __init__(self, graph: Json, catalogue: Catalogue) -> None:
        self._graph, self._catalogue = graph, catalogue
        self._errors: dict[str, list[Json]] = {}
        self._good: dict[str, bool] = {}
        self._open: list[str] = []
        self._cycles = has(catalogue.version, "cycles")

    def output(self, end: str) -> bool:
        """Whether everything that an output needs is in order."""
        try:
            return self._node(end)
        except Exception as error:  # noqa: BLE001  as the real one: whatever it is, it is told
            more = {"exception_type": type(error).__name__, "traceback": []}
            text = "Exception when validating node"
            self._note(end, problem("exception_during_validation", text, str(error), **more))
            return False
        finally:
            self._open.clear()

    def told(self, ends: list[str]) -> Json:
        """The errors by node, with the outputs that each keeps from running."""
        return {
            one: {
                "errors": errors,
                "dependent_outputs": [end for end in ends if one in self._needs(end)],
                "class_type": self._graph[one]["class_type"],
            }
            for one, errors in self._errors.items()
        }

    def _node(self, node_id: str) -> bool:
        if node_id in self._good:
            return self._good[node_id]
        facts, sound = self._catalogue.facts(self._graph[node_id]["class_type"]), True
        if self._cycles and node_id in self._open:
            return self._cycle(node_id)
        self._open.append(node_id)
        for needed, specs in ((True, facts.get("in", {})), (False, facts.get("opt", {}))):
            for name, spec in specs.items():
                sound = self._input(node_id, name, spec, needed=needed) and sound
        self._open.remove(node_id)
        self._good[node_id] = sound and node_id not in self._errors
        return self._good[node_id]

    def _cycle(self, node_id: str) -> bool:
        around = self._open[self._open.index(node_id) :]
        named = [f"{one} ({self._graph[one]['class_type']})" for one in [*around, node_id]]
        more = {"node_id": node_id, "cycle_nodes": around}
        steps = " -> ".join(named)
        self._note(node_id, problem("dependency_cycle", "Dependency cycle detected", steps, **more))
        return False

    def _input(self, node_id: str, name: str, spec: Any, *, needed: bool) -> bool:
        node = self._graph[node_id]
        inputs, class_type = node["inputs"], node["class_type"]
        if name not in inputs:
            if needed:
                text = "Required input is missing"
                self._note(node_id, problem("required_input_missing", text, name, input_name=name))
            return not needed
        config = self._catalogue.config(class_type, spec)
        if is_link(inputs[name]):
            return self._link(node_id, name, inputs[name], config)
        error = checked(inputs, name, config)
        if error is None and class_type == "LoadImage":
            error = self._absent(name, str(inputs[name]), config)
        if error:
            self._note(node_id, error)
        return error is None

    def _link(self, node_id: str, name: str, link: list[Any], config: list[Any]) -> bool:
        told = about(name, config)
        if len(link) != 2:
            text = "Bad linked input, must be a length-2 list of [node_id, slot_index]"
            self._note(
                node_id, problem("bad_linked_input", text, name, **told, received_value=link)
            )
            return False
        source, slot = link
        gives = self._catalogue.facts(self._graph[source]["class_type"])["out"][slot]
        if gives != config[0] and "*" not in {gives, config[0]}:
            text = f"{name}, received_type({gives}) mismatch input_type({config[0]})"
            told |= {"received_type": gives, "linked_node": link}
            message = "Return type mismatch between linked nodes"
            self._note(node_id, problem("return_type_mismatch", message, text, **told))
            return False
        try:
            return self._node(source)
        except Exception as error:  # noqa: BLE001  told of the node that the link comes from
            self._inner(source, told | {"linked_node": link}, error)
            return False

    def _inner(self, source: str, told: Json, error: Exception) -> None:
        more = {"exception_message": str(error), "exception_type": type(error).__name__}
        text, kind = "Exception when validating inner node", "exception_during_inner_validation"
        self._note(source, problem(kind, text, str(error), **told, **more, traceback=[]))
        self._good[source] = False

    def _absent(self, name: str, value: str, config: list[Any]) -> Json | None:
        """The refusal of a picture that was never uploaded."""
        if uploaded(self._catalogue.uploads.parent, value).is_file():
            return None
        text, told = f"{name} - Invalid image file: {value}", about(name, config)
        message = "Custom validation failed for node"
        return problem("custom_validation_failed", message, text, **told, received_value=value)

    def _needs(self, end: str) -> set[str]:
        """A node and all that it stands on."""
        found, waiting = set[str](), [end]
        while waiting:
            one = waiting.pop()
            if one in found or one not in self._graph:
                continue
            found.add(one)
            links = (value for value in self._graph[one]["inputs"].values() if is_link(value))
            waiting += [str(link[0]) for link in links if link]
        return found

    def _note(self, node_id: str, error: Json) -> None:
        self._errors.setdefault(node_id, []).append(error)
