"""What flows along a graph's links: not tensors, but what a picture will be drawn from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path


@dataclass(frozen=True)
class Scene:
    """What is drawn: the same scene at the same time is the same picture, everywhere."""

    digest: str
    text: str = ""
    loop: bool = False
    photo: Path | None = None  # what it starts from, or is like
    starts: bool = False  # whether the photo is its first frame
    colour: int | None = None  # nothing but this colour


@dataclass(frozen=True)
class Moment:
    """One picture: a scene at a time between 0 and 1."""

    scene: Scene
    t: float = 0.0


@dataclass(frozen=True)
class Thing:
    """A model, a latent, a batch of pictures: whatever a node gives, by what it is made of."""

    digest: str = ""
    text: str = ""
    loop: bool = False
    photo: Path | None = None  # a reference that came in on the way
    starts: bool = False
    width: int = 0
    height: int = 0
    count: int = 1
    film: bool = False  # a latent of one moving picture rather than of several stills
    steps: int = 0
    fps: float = 24.0
    pictures: tuple[Moment, ...] = ()
    files: frozenset[str] = frozenset()  # model files that are loaded for it

    def sized(self, width: int, height: int) -> Thing:
        """The same at another size."""
        return replace(self, width=width, height=height)


def merged(things: Iterable[Thing], digest: str) -> Thing:
    """What a node passes on that does nothing of its own."""
    made = Thing(digest)
    for one in things:
        made = replace(
            made, text=" ".join(part for part in (made.text, one.text) if part),
            loop=made.loop or one.loop, photo=made.photo or one.photo,
            starts=made.starts or one.starts, width=made.width or one.width,
            height=made.height or one.height, count=max(made.count, one.count),
            film=made.film or one.film, steps=made.steps or one.steps,
            pictures=made.pictures or one.pictures, files=made.files | one.files,
        )  # fmt: skip
    return made
