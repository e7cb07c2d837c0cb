"""Images: a sheet of each character, for everybody who draws the character later.

`make` sets up a backend by name; the animatic draws one for nothing, and always can.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from schemas.errors import ConfigError
from schemas.grades import USUAL, Gates
from schemas.operation import Terms

from ..named import terms_of
from .base import Images

NAMES = ("animatic", "gemini-image", "gpt-image", "comfyui")


def make(
    generator: str, terms: Terms | None, options: Mapping[str, Any], *, folder: Path,
    gates: Gates = USUAL,
) -> Images:  # fmt: skip
    """The image backend of that name; `terms` is None for the one that costs nothing.

    `options` may hold `size`, one of the sizes (or qualities) that the model is sold in; those of
    ComfyUI are its own, `folder` is its cache, and its pictures pass `gates`. Raises ConfigError for a name, an option or a model
    that is wrong, RetiredModelError for a model past its last day.
    """
    if generator == "comfyui":
        from . import comfyui

        return comfyui.create(options, folder=folder, gates=gates)
    sold = terms_of("image backend", generator, NAMES, terms, options=options, knows="size")
    if sold is None:
        from .animatic import AnimaticImages

        return AnimaticImages()
    return _bought(generator, sold, options.get("size"))


def _bought(generator: str, terms: Terms, size: Any) -> Images:
    from . import gemini, openai
    from .bought import BoughtImages, Easel

    easel: Easel
    if generator == gemini.GENERATOR:
        model = terms.prices.model(terms.model or gemini.MODEL, "image")
        easel = gemini.Gemini(terms, model, _size(size, model.sizes, terms.name, at=0))
    else:
        model = terms.prices.model(terms.model or openai.MODEL, "image")
        easel = openai.GptImage(terms, model, _size(size, model.sizes, terms.name, at=-1))
    return BoughtImages(terms, easel)


def _size(wanted: Any, sizes: tuple[str, ...], backend: str, *, at: int) -> str:
    """The size that is asked for, else the one at that place of the price list."""
    if not sizes:
        raise ConfigError(f"the model of {backend!r} has no sizes; add them to prices.yaml")
    if wanted is None:
        return sizes[at]
    if wanted not in sizes:
        raise ConfigError(
            f"option 'size' of {backend!r} is {wanted!r}; the model is sold in {', '.join(sizes)}"
        )
    return str(wanted)
