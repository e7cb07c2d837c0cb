"""The contract of a vendor of text: it turns a dialogue into a request, and sells the answer."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal, Protocol

from pydantic import Field

from schemas.operation import Seller
from schemas.plan import Model

from .dialogue import Dialogue
from .tariff import Tariff


class Options(Model):
    """What an operator may set for a director."""

    effort: Literal["", "low", "medium", "high", "xhigh", "max"] = ""  # "": the vendor's own
    cache: Literal["5m", "1h"] = "1h"  # how long the part that never changes is kept
    canon_tokens: int = Field(default=5400, ge=1000, le=100_000)  # for the canon, in all questions
    answer_tokens: int = Field(default=0, ge=0, le=200_000)  # 0: as long as the model's longest
    parallel: int = Field(default=2, ge=1, le=64)
    timeout_s: float = Field(default=600, ge=10, le=3600)  # of one request
    free: bool = False  # the model needs no price: it runs on a machine of our own


class Vendor(Seller, Protocol):
    """Speaks to one vendor of text."""

    model: str
    tariff: Tariff

    def request(self, dialogue: Dialogue, form: dict[str, Any], tokens: int) -> dict[str, Any]:
        """The dialogue as the vendor's own request, for an answer of that form and length."""
        ...

    async def ready(self) -> None:
        """Load what is needed to speak to it; that takes a second the first time."""
        ...

    async def check(self) -> date | None:
        """Ask whether key and model are good, which costs nothing; the model's last day, if told.

        RetiredModelError, BackendClosedError or another GenerationError when they are not.
        """
        ...

    async def aclose(self) -> None:
        """Give back every connection."""
        ...
