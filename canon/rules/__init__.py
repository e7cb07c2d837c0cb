"""The rules of continuity, a family per file; each looks at one moment of a plan and asks no model."""

from __future__ import annotations

from . import (
    attributes,
    body,
    callbacks,
    content,
    form,
    knowledge,
    life,
    naming,
    oaths,
    possession,
    relations,
    threads,
    whereabouts,
)  # fmt: skip
from .moment import Family

FAMILIES: tuple[Family, ...] = (
    whereabouts.NAMES, whereabouts.FAMILY, naming.FAMILY, life.FAMILY, content.FAMILY, form.FAMILY,
    body.FAMILY, possession.FAMILY, knowledge.FAMILY, relations.FAMILY, attributes.FAMILY,
    oaths.FAMILY, threads.FAMILY, callbacks.FAMILY,
)  # fmt: skip
