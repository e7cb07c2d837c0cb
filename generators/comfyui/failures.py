"""What went wrong on a ComfyUI server, as one of our errors: each asks for something else to be done.

LacksError              a node or a model is not installed: another server, or a person
BadInputError           the graph is wrong: node and input are named
NodeFailedError         a node raised something else
OutOfMemoryError        the babysitter climbs its ladder
PoisonedError           the graphics driver's state is broken: restart at once
InterruptedPromptError  somebody stopped it
UnansweredError         nobody knows whether a prompt was accepted: look before posting again
VanishedError           accepted, and unknown now: the server began afresh
SilentError             no sign of life within its limit
LostFileError           "success", but a file is missing or broken: post with another prefix
LostUploadError         a picture that we uploaded is gone: upload again
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath, PureWindowsPath
from typing import Any

from schemas import secret
from schemas.errors import BackendBrokenError, BadFootageError, GenerationError, Remedy

from .answers import Entry
from .versions import folder_of, source_of
from .work import Graph

_MODEL = frozenset(
    [".safetensors", ".sft", ".ckpt", ".pt", ".pth", ".bin", ".gguf", ".onnx", ".pkl"]
)
_MEMORY = re.compile(r"out of memory|allocation on device|not enough memory", re.IGNORECASE)
_DEVICE = re.compile(r"\b(cuda|hip) error\b", re.IGNORECASE)
_BROKEN_MODEL = re.compile(r"safetensor|unpickling|deserializ", re.IGNORECASE)
_PATH = re.compile(r"(?:[A-Za-z]:)?(?:[\\/][^\s'\"\\/:]+){2,}")
_LONGEST = 200


class LacksError(BackendBrokenError):
    """A server lacks a node or a model. `missing` is the class of the node or the model's file."""

    def __init__(self, message: str, *, missing: str) -> None:
        self.missing = missing
        super().__init__(message)


class BadInputError(BackendBrokenError):
    """A server does not accept the graph because of inputs of one node."""

    def __init__(
        self, message: str, *, node: str, class_type: str, inputs: tuple[str, ...]
    ) -> None:
        self.node, self.class_type, self.inputs = node, class_type, inputs
        super().__init__(message)


class NodeFailedError(BackendBrokenError):
    """A node failed, and `said` why in its own words."""

    def __init__(self, message: str, *, node: str, class_type: str, said: str) -> None:
        self.node, self.class_type, self.said = node, class_type, said
        super().__init__(message)


class OutOfMemoryError(GenerationError):
    """A server has too little memory for the prompt."""

    def __init__(self, message: str | None = None, *, node: str = "", class_type: str = "") -> None:
        self.node, self.class_type = node, class_type
        super().__init__(message)


class PoisonedError(GenerationError):
    """A server's graphics driver failed; only a restart helps."""

    remedy = Remedy.RETRY


class InterruptedPromptError(GenerationError):
    """A prompt was interrupted on its server."""

    remedy = Remedy.RETRY


class UnansweredError(GenerationError):
    """A prompt was sent, and nobody knows whether the server accepted it."""

    remedy = Remedy.RETRY


class VanishedError(GenerationError):
    """A server that accepted a prompt knows nothing of it any more."""

    remedy = Remedy.RETRY


class SilentError(GenerationError):
    """A prompt gives no sign of life.

    `kind` is what it was doing: the kinds of `settings.Silence`; `seconds` how long it was silent;
    `running` whether it was running, not waiting.
    """

    remedy = Remedy.RETRY

    def __init__(self, message: str, *, kind: str, seconds: float, running: bool) -> None:
        self.kind, self.seconds, self.running = kind, seconds, running
        super().__init__(message)


class LostFileError(BadFootageError):
    """A server reports success for a file that is missing or not whole."""

    remedy = Remedy.RETRY


class LostUploadError(GenerationError):
    """A picture that was uploaded is no longer on the server."""

    remedy = Remedy.RETRY


def refused(body: Any, graph: Graph, server: str) -> GenerationError:
    """Why a server answered a POST of `graph` with 400 and that body."""
    error = _dict(_dict(body).get("error"))
    kind, told = error.get("type"), words(str(error.get("message") or ""))
    node = _absent(error, graph)
    if kind == "missing_node_type" or (kind == "invalid_prompt" and node):
        return _lacks_node(node, server) if node else _bad(told, server)
    return dropped(_dict(body).get("node_errors"), graph, server) or _bad(told, server)


def dropped(node_errors: Any, graph: Graph, server: str) -> GenerationError | None:
    """Why a server leaves nodes out, also of a prompt that it accepts; None when it does not."""
    found = list(_complaints(node_errors, graph))
    for node, kind, one in found:
        if lack := _lacks_model(kind, one, server):
            return lack
        if one.get("type") == "custom_validation_failed":
            return _bad_input(node, kind, [one], server)
    if not found:
        return None if not node_errors else _bad("it leaves out a part of the graph", server)
    node, kind, _ = found[0]
    return _bad_input(node, kind, [one for at, _, one in found if at == node], server)


def failed(entry: Entry, server: str) -> GenerationError:
    """Why a prompt of that history entry ended without success."""
    kind, said = entry.messages[-1] if entry.messages else ("", {})
    if kind == "execution_interrupted":
        return InterruptedPromptError(f"a prompt was interrupted on server {server!r}")
    if kind != "execution_error":
        return NodeFailedError(
            f"server {server!r} ended a prompt without success and without a reason",
            node="", class_type="", said="",
        )  # fmt: skip
    return _raised(said, server)


def words(text: str) -> str:
    """A server's words as one short sentence: no paths, no secrets, the first line only."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    return secret.sentence(_PATH.sub(_last, first).strip().rstrip(" .;:"), most=_LONGEST)


def _raised(said: Mapping[str, Any], server: str) -> GenerationError:
    """The error that an `execution_error` is."""
    node, kind = str(said.get("node_id") or ""), str(said.get("node_type") or "")
    name, text = str(said.get("exception_type") or ""), str(said.get("exception_message") or "")
    told, where = words(text), f"{kind} (node {node}) on server {server!r}"
    if name.endswith("MemoryError") or _MEMORY.search(text):
        return OutOfMemoryError(f"{where} ran out of memory", node=node, class_type=kind)
    if _DEVICE.search(text) or name.endswith("AcceleratorError"):
        return PoisonedError(f"{where} met a failure of the graphics driver: {told}")
    why = f"{where} failed: {told or words(name) or 'it gives no reason'}"
    if _BROKEN_MODEL.search(name + text) and (model := _model(said.get("current_inputs"))):
        why = f"{where} cannot read {model}; the file is damaged, copy it there again"
    return NodeFailedError(why, node=node, class_type=kind, said=told)


def _complaints(node_errors: Any, graph: Graph) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Every complaint about a node, with its id and class."""
    for node, said in _dict(node_errors).items():
        kind = str(_dict(said).get("class_type") or graph.get(node, {}).get("class_type") or "?")
        errors = _dict(said).get("errors")
        for one in errors if isinstance(errors, list) else []:
            yield node, kind, _dict(one)


def _lacks_model(kind: str, one: dict[str, Any], server: str) -> LacksError | None:
    """A name that is not in the list of a node that loads files is a model that is not there."""
    name, value = _input(one), _dict(one.get("extra_info")).get("received_value")
    if one.get("type") != "value_not_in_list" or not isinstance(value, str):
        return None
    loads = "Load" in kind and name.rstrip("0123456789").endswith(("name", "file"))
    if not loads and PurePosixPath(value).suffix.lower() not in _MODEL:
        return None
    return LacksError(
        f"server {server!r} lacks the model {words(value)}; put it into {folder_of(kind, name)}",
        missing=value,
    )


def _lacks_node(node: str, server: str) -> LacksError:
    return LacksError(
        f"server {server!r} lacks the node {words(node)}; install {source_of(node)}", missing=node
    )


def _bad_input(
    node: str, kind: str, complaints: list[dict[str, Any]], server: str
) -> BadInputError:
    told = "; ".join(_complaint(one) for one in complaints)
    return BadInputError(
        f"server {server!r} does not accept {kind} (node {node}): {told}; correct the workflow",
        node=node, class_type=kind, inputs=tuple(_input(one) for one in complaints),
    )  # fmt: skip


def _complaint(one: dict[str, Any]) -> str:
    """One complaint, with the input it is about."""
    told, details = words(str(one.get("message") or "")), words(str(one.get("details") or ""))
    name = _input(one)
    more = f" ({details})" if details and details != name else ""
    return f"input {name!r}: {told}{more}" if name else f"{told}{more}"


def _bad(told: str, server: str) -> BackendBrokenError:
    return BackendBrokenError(
        f"server {server!r} does not accept the graph: {told or 'it gives no reason'}"
    )


def _absent(error: dict[str, Any], graph: Graph) -> str:
    """The class of the node that an error says is not installed; "" when it names none."""
    info = _dict(error.get("extra_info"))
    if isinstance(info.get("class_type"), str):
        return str(info["class_type"])
    found = re.search(r"#([^'\s]+)", str(error.get("details") or ""))
    return str(graph.get(found[1], {}).get("class_type") or "") if found else ""


def _model(inputs: Any) -> str:
    """The first model file among a node's inputs."""
    values = (
        one
        for many in _dict(inputs).values()
        for one in (many if isinstance(many, list) else [many])
    )
    names = (one for one in values if isinstance(one, str))
    return next((words(one) for one in names if PurePosixPath(one).suffix.lower() in _MODEL), "")


def _input(one: dict[str, Any]) -> str:
    return str(_dict(one.get("extra_info")).get("input_name") or "")


def _last(path: re.Match[str]) -> str:
    return PureWindowsPath(path[0]).name


def _dict(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}
