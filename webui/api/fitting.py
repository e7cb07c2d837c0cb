"""Fitting: what was sent made into what is asked for, or a sentence that says what does not fit."""

from __future__ import annotations

import difflib
import types
from collections.abc import Mapping
from typing import Any, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails
from starlette.requests import Request

from schemas.plan import Model

from .problems import Fault, ProblemError
from .reading import clean, pointer, shown

_MOST = 20  # faults that are listed
_M = TypeVar("_M", bound=Model)


def body(model: type[_M], source: str) -> _M:
    """The JSON text as a record; ProblemError 422, with every fault, where it does not fit."""
    try:
        return model.model_validate_json(source, strict=True)
    except ValidationError as error:
        raise _unfit([_fault(one, model) for one in error.errors(include_url=False)]) from None


def query(model: type[_M], request: Request) -> _M:
    """The query of an address as a record; each name once, none unknown."""
    given: dict[str, str] = {}
    for name, value in request.query_params.multi_items():
        if name in given:
            raise ProblemError(422, f"{shown(name)} is asked for twice.", where=_asked(name))
        given[name] = clean(value, _asked(name))
    try:
        return model.model_validate_strings(given)
    except ValidationError as error:
        faults = [_fault(one, model) for one in error.errors(include_url=False)]
        asked = [Fault(detail=f.detail, where=_asked(f.where.strip("/"))) for f in faults]
        raise _unfit(asked) from None


def merged(patch: Any, defaults: type[Model]) -> Any:
    """A merge patch whose nulls are what they stand for: a field goes back to its default."""
    if not isinstance(patch, dict):
        return patch
    for name in [name for name, value in patch.items() if value is None]:
        field = defaults.model_fields.get(name)
        if field is not None and field.is_required():
            raise ProblemError(422, f"'{name}' cannot be taken away.", where=pointer([name]))
        if field is not None:
            patch[name] = field.get_default(call_default_factory=True)
    return patch


def _unfit(faults: list[Fault]) -> ProblemError:
    first, more = faults[0], len(faults) - 1
    others = f" {more} more {'things do' if more > 1 else 'thing does'} not fit." if more else ""
    return ProblemError(
        422, first.detail + others, where=first.where, errors=faults[:_MOST] if more else ()
    )


def _fault(error: ErrorDetails, model: type[Model]) -> Fault:
    """One fault in words; what was sent is not repeated, but for the name of an unknown field."""
    loc = error["loc"]
    where = pointer(loc)[:200]
    name = f"'{loc[-1]}'" if loc and isinstance(loc[-1], str) else "An entry" if loc else "The body"
    match error["type"]:
        case "missing":
            return Fault(detail=f"{name} is missing.", where=where)
        case "extra_forbidden":
            return Fault(detail=_unknown(str(loc[-1]), _fields(model, loc[:-1])), where=where)
        case "value_error":
            text = error["msg"].removeprefix("Value error, ")
        case _:
            text = error["msg"].replace("Input should be", "it should be")
    text = f"{text[0].lower()}{text[1:]}".rstrip(".")
    return Fault(detail=f"{name[:80]} does not fit: {text[:300]}.", where=where)


def _unknown(name: str, known: Mapping[str, Any]) -> str:
    near = difflib.get_close_matches(name[:60], known, n=1, cutoff=0.6)
    hint = f"did you mean '{near[0]}'?" if near else f"there are {', '.join(known) or 'none'}."
    return f"There is no field {shown(name)} here; {hint}"


def _fields(model: type[BaseModel], loc: tuple[int | str, ...]) -> Mapping[str, Any]:
    """The fields at a place inside a model."""
    kind: Any = model
    for part in loc:
        inner = _models(kind)
        if isinstance(part, str) and inner and part in inner[0].model_fields:
            kind = inner[0].model_fields[part].annotation
    found = _models(kind)
    return found[0].model_fields if found else {}


def _models(kind: Any) -> list[type[BaseModel]]:
    """The models that an annotation speaks of."""
    if isinstance(kind, type) and not get_args(kind):
        return [kind] if issubclass(kind, BaseModel) else []
    if get_origin(kind) in {Union, types.UnionType, tuple, list, dict} or get_args(kind):
        return [one for part in get_args(kind) for one in _models(part)]
    return []


def _asked(name: str) -> str:
    return f"?{name[:100]}"
