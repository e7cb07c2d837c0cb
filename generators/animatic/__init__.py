"""The animatic generator: drawn film, offline and free."""

from .generator import AnimaticGenerator, create

__all__ = ["AnimaticGenerator", "create"]
