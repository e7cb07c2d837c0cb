"""An answer as it is kept: what the model wrote, why it stopped, and what the vendor counted."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import Any

from pydantic import Field, ValidationError

from schemas.errors import BackendBrokenError
from schemas.operation import Accepted, Bought, Delivered
from schemas.plan import Model


class Ended(StrEnum):
    """Why a model stopped writing."""

    DONE = "done"
    REFUSED = "refused"
    CUT = "cut"


class Answer(Model):
    """What came back, in the words that all vendors share."""

    text: str
    ended: Ended = Ended.DONE
    why: str = ""  # of a refusal
    stop_reason: str = ""  # the vendor's own word
    model: str = ""
    request_id: str = ""
    usage: dict[str, Any] = Field(default_factory=dict)  # as the vendor counts

    def accepted(self, usd: Decimal | None) -> Accepted:
        """The answer as a seller gives it."""
        return Accepted(
            answer=Delivered(
                self.model_dump_json().encode(), usd=usd, exact=usd is not None,
                details={
                    "usage": self.usage, "stop_reason": self.stop_reason,
                    "request_id": self.request_id,
                },
            ),
        )  # fmt: skip


def answer_in(bought: Bought) -> Answer:
    """The answer that was bought; BackendBrokenError when its file cannot be read."""
    try:
        return Answer.model_validate_json(bought.path.read_bytes())
    except (OSError, ValidationError) as error:
        raise BackendBrokenError(
            f"the answer of operation {bought.operation} cannot be read; order it again"
        ) from error
