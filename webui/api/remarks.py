"""Remarks: what is written beside the fields of a record, as descriptions for its readers.

The comments in our source say what a field means; whoever reads the API's description is told the same.
"""

from __future__ import annotations

import ast
import inspect
import io
import textwrap
import tokenize
from collections.abc import Iterable
from functools import cache
from typing import Any, get_args

from pydantic import BaseModel


def describe(definitions: dict[str, Any], models: Iterable[type[BaseModel]]) -> None:
    """Add the remarks of all records that `models` are made of to their JSON Schemas."""
    found: set[type[BaseModel]] = set()
    for model in models:
        _gather(model, found)
    for model in found:
        long = f"{model.__module__.replace('.', '__')}__{model.__qualname__}"
        schema = definitions.get(long) or definitions.get(model.__name__) or {}
        said = of(model)
        for field, about in schema.get("properties", {}).items():
            if field in said and "description" not in about:
                about["description"] = said[field]


@cache
def of(model: type[BaseModel]) -> dict[str, str]:
    """The remarks of a record, by field."""
    found: dict[str, str] = {}
    for one in reversed(model.__mro__):
        if issubclass(one, BaseModel) and one is not BaseModel:
            found |= _beside(one)
    return found


def _beside(model: type[BaseModel]) -> dict[str, str]:
    try:
        source = textwrap.dedent(inspect.getsource(model))
    except (OSError, TypeError):
        return {}  # it came without its source
    comments: dict[int, str] = {}
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.COMMENT:
            text = token.string.lstrip("# ").partition("noqa")[0].partition("type:")[0]
            comments[token.start[0]] = text.strip(" #")
    (body,) = ast.parse(source).body
    assert isinstance(body, ast.ClassDef)  # noqa: S101 - a record is a class
    found = {}
    for field in body.body:
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name):
            lines = range(field.lineno, (field.end_lineno or field.lineno) + 1)
            if said := " ".join(comments[line] for line in lines if comments.get(line)):
                found[field.target.id] = said
    return found


def _gather(kind: Any, found: set[type[BaseModel]]) -> None:
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        if kind not in found:
            found.add(kind)
            for field in kind.model_fields.values():
                _gather(field.annotation, found)
        return
    for part in get_args(kind):
        _gather(part, found)
