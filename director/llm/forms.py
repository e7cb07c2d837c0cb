"""Forms: the JSON that a model is asked for, as strict as vendors can hold, from our own models.

A vendor's grammar knows types, words and required fields, but no lengths or numbers: those stand in
descriptions, and are checked when the answer is read. An outline and a plan are asked for in one
form, because another form would be another prompt, of which nothing is cached.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from pydantic import BaseModel, Field
from pydantic.json_schema import models_json_schema

from schemas.canon import Outline
from schemas.plan import EpisodePlan, Model, TimeOfDay

_DEFS = "$defs"
_LIMITS = {
    "maxLength": "at most {} characters", "maxItems": "at most {} of them",
    "minItems": "at least {}", "minimum": "not below {}", "maximum": "not above {}",
    "pattern": "an id: small letters, digits, hyphens",
}  # fmt: skip


class SceneSketch(Model):
    """A scene in one sentence, and the ids of what is in it."""

    place: str
    time: TimeOfDay
    people: tuple[str, ...] = ()
    threads: tuple[str, ...] = ()
    things: tuple[str, ...] = ()
    what: str = Field(min_length=1, max_length=600)


class Sketch(Model):
    """An outline: what the episode means to tell."""

    title: str = Field(min_length=1, max_length=80)
    logline: str = Field(min_length=1, max_length=400)
    arc: str = ""
    scene_1: SceneSketch
    scene_2: SceneSketch
    scene_3: SceneSketch
    scene_4: SceneSketch
    scene_5: SceneSketch
    scene_6: SceneSketch

    @property
    def outline(self) -> Outline:
        """What the canon is asked about."""
        scenes = [
            self.scene_1,
            self.scene_2,
            self.scene_3,
            self.scene_4,
            self.scene_5,
            self.scene_6,
        ]

        def all_of(field: str) -> tuple[str, ...]:
            return tuple(dict.fromkeys(one for s in scenes for one in getattr(s, field) if one))

        return Outline(
            text=" ".join([self.logline, *(scene.what for scene in scenes)]),
            people=all_of("people"), things=all_of("things"), threads=all_of("threads"),
            places=tuple(dict.fromkeys(scene.place for scene in scenes if scene.place)),
        )  # fmt: skip


class Rewritten(Model):
    """A shot in other words."""

    action: str = Field(min_length=1, max_length=400)


@cache
def written() -> dict[str, Any]:
    """The form of an outline or a plan: `{"answer": …}`."""
    return _form(Sketch, EpisodePlan)


@cache
def rewritten() -> dict[str, Any]:
    """The form of a shot in other words."""
    found = _strict(Rewritten.model_json_schema())
    assert isinstance(found, dict)  # noqa: S101 - an object's schema is one
    return found


@cache
def loose(model: type[BaseModel]) -> dict[str, Any]:
    """A model's own schema, with its patterns and limits, for mending what came back."""
    return model.model_json_schema()


def _form(*models: type[BaseModel]) -> dict[str, Any]:
    refs, made = models_json_schema([(model, "validation") for model in models])
    either = [refs[(model, "validation")] for model in models]
    return {
        "type": "object",
        "properties": {"answer": {"anyOf": either}},
        "required": ["answer"],
        "additionalProperties": False,
        _DEFS: {name: _strict(one) for name, one in made[_DEFS].items()},
    }


def _strict(node: dict[str, Any]) -> dict[str, Any]:
    """A node of a schema in the words that every vendor's grammar knows."""
    if "$ref" in node:
        return {"$ref": node["$ref"]}
    kept: dict[str, Any] = {key: node[key] for key in ("type", "enum", "const") if key in node}
    limits = [said.format(node[key]) for key, said in _LIMITS.items() if key in node]
    if said := ", ".join(limits):
        kept["description"] = said
    if "items" in node:
        kept["items"] = _strict(node["items"])
    if node.get("type") == "object":
        fields = {name: _strict(one) for name, one in node.get("properties", {}).items()}
        kept |= {"properties": fields, "required": list(fields), "additionalProperties": False}
    return kept
