"""Operations: a method's signature is what is asked for and what comes back.

What is named in the path goes into the path, `asked` is the body, `etag` and `key` are headers, and
everything else is a query.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property, wraps
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar, get_args, get_type_hints

from pydantic import BaseModel, TypeAdapter

P = ParamSpec("P")
R = TypeVar("R")

HEADERS = {"etag": "If-Match", "key": "Idempotency-Key"}
JSON = "application/json"


@dataclass(frozen=True)
class Operation:
    """One operation, as a method describes it."""

    method: str
    path: str
    statuses: tuple[int, ...]  # when it went well
    kind: str  # media type of its body
    makes: Callable[..., Any] = field(repr=False)

    @property
    def name(self) -> str:
        """The method's name."""
        return self.makes.__name__

    @property
    def asks(self) -> Any:
        """The type of the body; None where there is none."""
        hint = self._hints.get("asked")
        kinds = [kind for kind in get_args(hint) if kind is not type(None)]
        return kinds[0] if kinds else hint

    @property
    def gives(self) -> Any:
        """The type of the answer; None where there is none."""
        given = self._hints["return"]
        return None if given is type(None) else given

    @cached_property
    def in_path(self) -> set[str]:
        """What is named in the path."""
        return {name for name in self._named if f"{{{name}}}" in self.path}

    @cached_property
    def headers(self) -> set[str]:
        """The headers that may be sent."""
        return {HEADERS[name] for name in self._named if name in HEADERS}

    @cached_property
    def queries(self) -> set[str]:
        """What may stand behind the question mark."""
        return self._named - self.in_path - set(HEADERS) - {"asked"}

    @cached_property
    def required(self) -> set[str]:
        """What cannot be left out."""
        found = inspect.signature(self.makes).parameters.values()
        return {one.name for one in found if one.default is inspect.Parameter.empty} - {"self"}

    @cached_property
    def _named(self) -> set[str]:
        return set(inspect.signature(self.makes).parameters) - {"self"}

    @cached_property
    def _hints(self) -> dict[str, Any]:
        return get_type_hints(self.makes)


class Asks(Protocol):
    """Whoever sends a request and has its answer read."""

    def ask(
        self, operation: Operation, path: str, *, query: dict[str, str], headers: dict[str, str],
        body: bytes | None,
    ) -> bytes:  # fmt: skip
        """The body of the answer; Refused where it is not the one that was hoped for."""
        ...


def operation(
    method: str, path: str, *statuses: int, kind: str = JSON
) -> Callable[[Callable[Concatenate[Any, P], R]], Callable[Concatenate[Any, P], R]]:
    """Have a method ask for `path`."""

    def describe(makes: Callable[Concatenate[Any, P], R]) -> Callable[Concatenate[Any, P], R]:
        described = Operation(method, path, statuses or (200,), kind, makes)
        signature = inspect.signature(makes)

        @wraps(makes)
        def ask(self: Asks, /, *positional: P.args, **named: P.kwargs) -> R:
            given = signature.bind(self, *positional, **named).arguments
            said = {name: value for name, value in given.items() if value is not None}
            answer = self.ask(
                described,
                path.format_map(said),
                query={name: _word(said[name]) for name in described.queries & set(said)},
                headers={HEADERS[name]: _header(name, said[name]) for name in set(HEADERS) & set(said)},
                body=_sent(said["asked"]) if "asked" in said else None,
            )  # fmt: skip
            if described.gives in {None, bytes}:
                return answer if described.gives else None  # type: ignore[return-value]
            return TypeAdapter(described.gives).validate_json(answer)  # type: ignore[no-any-return]

        ask.operation = described  # type: ignore[attr-defined]
        return ask

    return describe


def operations(client: type) -> list[Operation]:
    """All operations of a client."""
    members = (member for _, member in inspect.getmembers(client))
    return [member.operation for member in members if hasattr(member, "operation")]


def _word(value: object) -> str:
    if isinstance(value, datetime):
        return value.isoformat()
    return str(getattr(value, "value", value))


def _header(name: str, value: object) -> str:
    return f'"{value}"' if name == "etag" else str(value)


def _sent(body: object) -> bytes:
    if isinstance(body, BaseModel):
        return body.model_dump_json(exclude_unset=True).encode()
    return body if isinstance(body, bytes) else str(body).encode()
