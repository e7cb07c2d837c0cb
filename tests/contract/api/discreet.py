"""What no answer may say: how the studio looks inside. Schemathesis looks for it in all that it gets."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

SECRETS = (
    "Traceback", "site-packages", "asyncpg", "sqlalchemy", "select ", "insert into", "postgresql://",
    "/studio/", "/media/series/", '.py"', "line ',", "object at 0x",
)  # fmt: skip


def indiscretion(text: str) -> str | None:
    """What a text gives away; None when it gives nothing away."""
    said = [*SECRETS, *filter(None, [os.environ.get("ANIGEN_TESTS_HIDDEN")])]
    return next((word for word in said if word.lower() in text.lower()), None)


def register(check: Callable[[Any], Any]) -> None:
    """Have Schemathesis look, too."""

    @check
    def discreet(_: Any, response: Any, __: Any) -> None:
        found = indiscretion(response.text)
        assert found is None, f"the answer gives {found!r} away"


if os.environ.get("SCHEMATHESIS_HOOKS") == __name__:
    import schemathesis

    register(schemathesis.check)
