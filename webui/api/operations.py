"""Operations: everything that can be asked over the API, each said once.

The routes, the OpenAPI document and the page for people are made from these records, so that none of
them can say something else.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError
from starlette.requests import Request
from starlette.responses import Response

from schemas.access import Scope, Who
from schemas.jobs import Key
from schemas.office import Office
from schemas.plan import Model

from . import conditions
from .problems import ProblemError

JSON = ("application/json",)
MERGE = ("application/merge-patch+json", "application/json")
YAML = ("text/yaml", "application/yaml")
PICTURES = ("image/png", "image/jpeg", "image/webp")
_KEY: TypeAdapter[str] = TypeAdapter(Key)


@dataclass(frozen=True)
class Call:
    """One request: who asks, for what, and whom."""

    request: Request
    office: Office
    who: Who | None
    body: Any = None  # the record, the text or the file that was sent
    query: Any = None

    @property
    def by(self) -> Who:
        """Who asks, where somebody must."""
        assert self.who is not None  # noqa: S101 - the entrance has seen to it
        return self.who

    def key(self, name: str, what: str) -> str:
        """A key in the address; 404 when it can be none."""
        given: str = self.request.path_params[name]
        try:
            return _KEY.validate_python(given)
        except ValidationError:
            raise ProblemError(404, f"There is no such {what}.") from None

    async def expected(self, current: Callable[[], Awaitable[Any]]) -> str | None:
        """The version that is to be changed, by If-Match; `current` reads what is there."""

        async def etag() -> str:
            return str((await current()).etag)

        return await conditions.expected(self.request, etag)


@dataclass(frozen=True)
class Answer:
    """What is answered: a record, as JSON."""

    content: Model | None = None
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    etag: str = ""
    brief: bool = False  # without what was not filled in


Endpoint = Callable[[Call], Awaitable[Answer | Response]]


@dataclass(frozen=True)
class Operation:
    """One thing that can be asked."""

    name: str
    method: str
    path: str
    scope: Scope | None  # null: everybody may
    group: str
    summary: str
    does: Endpoint
    gives: type[Model] | None = None
    status: int = 200  # when it went well
    takes: type[Model] | None = None
    kinds: tuple[str, ...] = JSON  # media types of its body
    bodiless: bool = False  # the body may be left out
    raw: tuple[str, ...] = ()  # media types of a body that is text, or with `file` a file
    file: bool = False
    defaults: type[Model] | None = None  # of a merge patch: what its nulls go back to
    query: type[Model] | None = None
    tagged: bool = False  # its answer has an ETag
    guarded: bool = False  # it heeds If-Match
    keyed: bool = False  # it heeds Idempotency-Key
    also: tuple[int, ...] = ()  # statuses besides those that follow from the rest
    about: str = ""
    hidden: bool = False  # another one, said already, at a narrower address

    @property
    def sends(self) -> bool:
        """Whether it has a body."""
        return self.takes is not None or bool(self.raw)


@dataclass(frozen=True)
class Sent:
    """A file that was sent: where it lies until the answer is given."""

    path: Path
    media_type: str
