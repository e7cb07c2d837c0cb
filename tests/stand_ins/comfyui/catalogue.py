"""What the server has: its nodes, as /object_info tells them, and its model files, as they lie on disk."""

from __future__ import annotations

import hashlib
import json
import struct
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from .versions import version_of

Facts = dict[str, Any]
_PLAIN = ("INT", "FLOAT", "STRING", "BOOLEAN")


@cache
def written() -> Facts:
    """`nodes.yaml`."""
    text = Path(__file__).with_name("nodes.yaml").read_text(encoding="utf-8")
    return dict(YAML(typ="safe").load(text))


def stock(folder: Path) -> None:
    """Lay the usual model files into a new server's folder: small, but each one different."""
    if folder.exists():
        return
    for kind, names in written()["models"].items():
        (folder / kind).mkdir(parents=True)
        for name in names:
            (folder / kind / name).write_bytes(_weights(f"{kind}/{name}"))
    (folder / "insightface").mkdir()


def _weights(name: str) -> bytes:
    """A model file of one tensor."""
    tensor = hashlib.sha256(name.encode()).digest()
    head = {
        "__metadata__": {"modelspec.title": name, "modelspec.hash_sha256": hashlib.sha256(tensor).hexdigest()},
        "tensor": {"dtype": "U8", "shape": [len(tensor)], "data_offsets": [0, len(tensor)]},
    }  # fmt: skip
    text = json.dumps(head).encode()
    return struct.pack("<Q", len(text)) + text + tensor


def changes(path: Path) -> Facts:
    """What a server's own `nodes.json` adds to the inputs of nodes: `{"KSampler": {"in": {…}}}`."""
    return dict(json.loads(path.read_text(encoding="utf-8"))) if path.exists() else {}


@dataclass(frozen=True)
class Catalogue:
    """The nodes and models of one server."""

    version: str
    models: Path
    uploads: Path
    without: frozenset[str] = frozenset()  # packs or nodes that are not installed
    changed: Facts = field(default_factory=dict)

    def has(self, class_type: str) -> bool:
        """Whether the server knows a class of node."""
        facts = written()["nodes"].get(class_type)
        if facts is None or {class_type, facts.get("pack", "core")} & self.without:
            return False
        return version_of(self.version) >= version_of(facts.get("since", "0"))

    def facts(self, class_type: str) -> Facts:
        """What is written about a node."""
        facts = dict(written()["nodes"][class_type])
        for group, inputs in self.changed.get(class_type, {}).items():
            facts[group] = facts.get(group, {}) | inputs
        return facts

    def names(self) -> list[str]:
        """Every class of node there is."""
        return [name for name in written()["nodes"] if self.has(name)]

    def files(self, kind: str) -> list[str]:
        """The files of a folder of models, or what was uploaded."""
        at = self.uploads if kind == "input" else self.models / kind
        if kind == "input":
            return sorted(one.name for one in at.iterdir() if one.is_file())
        return sorted(one.relative_to(at).as_posix() for one in at.rglob("*") if one.is_file())

    def config(self, class_type: str, spec: Any) -> list[Any]:
        """An input as /object_info spells it: its kind, and what is allowed."""
        if isinstance(spec, str):
            return [spec, {}]
        told = dict(spec)
        for kind in _PLAIN:
            if kind in told:
                return [kind, {"default": told.pop(kind)} | told]
        choices = self._choices(told)
        if self.facts(class_type).get("v3"):
            return ["COMBO", {"multiselect": False, "options": choices} | told]
        return [choices, told]

    def _choices(self, told: Facts) -> list[Any]:
        if "list" in told:
            return list(written()["lists"][told.pop("list")])
        if "files" in told:
            return self.files(told.pop("files"))
        return list(told.pop("choices"))

    def object_info(self, class_type: str) -> Facts:
        """Everything /object_info says of a node."""
        facts = self.facts(class_type)
        required, optional = facts.get("in", {}), facts.get("opt", {})
        asked = {name: self.config(class_type, spec) for name, spec in required.items()}
        spare = {name: self.config(class_type, spec) for name, spec in optional.items()}
        pack = facts.get("pack", "core")
        return {
            "input": {"required": asked} | ({"optional": spare} if spare else {}),
            "input_order": {"required": list(asked)} | ({"optional": list(spare)} if spare else {}),
            "is_input_list": False, "output": facts["out"],
            "output_is_list": [False] * len(facts["out"]),
            "output_name": facts.get("names", facts["out"]), "name": class_type,
            "display_name": class_type, "description": "",
            "python_module": written()["packs"][pack]["module"], "category": facts["category"],
            "output_node": facts.get("output", False), "has_intermediate_output": False,
        } | ({"deprecated": True} if facts.get("deprecated") else {})  # fmt: skip
