"""The bindings file of a workflow: what its nodes mean, what it needs, how it can be made lighter."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from schemas.plan import Model

from .work import Graph

Kind = Literal["still", "sheet", "loop", "video"]
Dialect = Literal["tags", "sentences", "none"]
Spot = Annotated[str, Field(pattern=r"^[^.\s]+\.\S+$")]  # "node.input"
Spots = Annotated[
    tuple[Spot, ...], BeforeValidator(lambda value: [value] if isinstance(value, str) else value)
]
NAMES = (
    "prompt", "negative", "seed", "steps", "cfg", "sampler", "scheduler", "denoise", "width", "height",
    "reference", "reference_weight", "first_frame", "motion", "made", "times", "frames", "lora_strength",
)  # fmt: skip


class Needed(Model):
    """A model file: where its name stands, the folder under `models/`, and where to get one."""

    at: Spot
    folder: str
    get: str = ""


class Pack(Model):
    """Nodes that do not come with ComfyUI."""

    name: str
    get: str = ""
    nodes: tuple[str, ...]


class Change(Model):
    """What is done to a graph: nodes put in or replaced, inputs set, nodes taken out, sides scaled."""

    why: str = ""
    nodes: Graph = Field(default_factory=dict)
    set: dict[Spot, Any] = Field(default_factory=dict)
    drop: tuple[str, ...] = ()
    scale: float = Field(default=1.0, gt=0, le=1)


class Frames(Model):
    """How many pictures a film of it has.

    As the file stands `gives`. With `every`, `made` is set to a multiple of it and one, and `frames` to
    what is kept. With `drawn`, that many steps between pictures are interpolated: `times` is set.
    """

    fps: int = Field(default=24, ge=1, le=120)
    gives: int = Field(ge=1)
    most: int = Field(default=0, ge=0)  # 0: it always gives `gives`
    every: int = Field(default=0, ge=0)
    drawn: int = Field(default=0, ge=0)

    def fit(self, wanted: int) -> tuple[int, dict[str, int]]:
        """How many pictures it gives when `wanted` are, and the values that make it so."""
        if not self.most:
            return self.gives, {}
        frames = max(1, min(wanted, self.most))
        if self.every:
            return frames, {"made": -(-frames // self.every) * self.every + 1, "frames": frames}
        if self.drawn:
            usual = self.gives // self.drawn
            return frames, {"times": max(usual, -(-frames // self.drawn)), "frames": frames}
        return frames, {"frames": frames}


class Bindings(Model):
    """A bindings file."""

    title: str
    kind: Kind
    dialect: Dialect = "tags"  # how it wants to be spoken to
    outputs: tuple[str, ...] = Field(min_length=1)
    multiple: int = Field(default=8, ge=1, le=256)  # of which its sides are
    instead: str = ""  # the workflow that stands in where it finds nothing to work with
    frames: Frames | None = None
    packs: tuple[Pack, ...] = ()
    models: dict[str, Needed] = Field(default_factory=dict)  # by what they are
    bindings: dict[str, Spots] = Field(default_factory=dict)
    when: dict[str, Change] = Field(default_factory=dict)  # a value of that name is given
    lighter: tuple[Change, ...] = ()

    def pack(self, node: str) -> Pack | None:
        """The pack that brings a node; None for one that is ComfyUI's own."""
        return next((pack for pack in self.packs if node in pack.nodes), None)
