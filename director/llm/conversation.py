"""A conversation: questions bought one by one, and wrong answers quoted back until they are right."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Generic, TypeVar

from pydantic import BaseModel

from schemas.errors import PlanError
from schemas.operation import Order, Purpose, Till
from schemas.secret import sentence

from . import prompts
from .answer import Answer, Ended, answer_in
from .dialogue import Dialogue
from .reading import read
from .tariff import tokens
from .vendor import Vendor

_M = TypeVar("_M", bound=BaseModel)
AGAIN = "again.j2"
Problems = tuple[str, ...]
_CUT = ("it was cut off at its greatest length",)


@dataclass(frozen=True)
class Step(Generic[_M]):
    """Something that is asked for: of which form, how long, and how often it may be put right."""

    what: str  # in the prompts
    model: type[_M]
    form: dict[str, Any]
    tokens: int
    timeout_s: float
    repairs: int = 0
    purpose: Purpose = Purpose.PLAN
    prompts: tuple[str, ...] = ()


class Conversation:
    """With one model about one episode; asked the same again, it buys nothing twice."""

    def __init__(self, name: str, vendor: Vendor, till: Till, dialogue: Dialogue) -> None:
        self.dialogue, self.usd = dialogue, Decimal(0)
        self._name, self._vendor, self._till = name, vendor, till

    async def ask(
        self, part: str, step: Step[_M], wrong: Callable[[_M], Problems] = lambda _: ()
    ) -> _M:
        """The answer to what was said last; `wrong` tells what else must be put right in it.

        What only `wrong` finds is let pass in the end. PlanError when the model refuses, or when
        its answer cannot be read even after the repairs.
        """
        best: _M | None = None
        problems: Problems = ()
        answer, cuts = await self._buy(part, step), 0
        for n in range(1, step.repairs + 2):
            cuts += answer.ended is Ended.CUT
            self._stop(answer, cuts)
            made = read(answer.text, step.model) if answer.ended is Ended.DONE else _CUT
            best = best if isinstance(made, tuple) else made
            problems = made if isinstance(made, tuple) else wrong(made)
            if not problems or n > step.repairs:
                break
            self._again(answer, step, problems)
            answer = await self._buy(f"{part}-repair-{n}", step)
        if best is None:
            raise PlanError(sentence(f"{self._name} wrote no usable {step.what}: {problems[0]}"))
        self.dialogue.hear(answer.text)
        return best

    def order(self, part: str, step: Step[_M]) -> Order:
        """The order for what is to be answered now."""
        request = self._vendor.request(self.dialogue, step.form, step.tokens)
        kept, rest = tokens(self.dialogue.system, str(step.form)), tokens(*self.dialogue.said)
        return Order(
            purpose=step.purpose, backend=self._name, model=self._vendor.model, part=part,
            body={"request": request, "prompts": [prompts.version(name) for name in step.prompts]},
            most=self._vendor.tariff.most(kept, rest, step.tokens), timeout_s=step.timeout_s,
        )  # fmt: skip

    async def _buy(self, part: str, step: Step[_M]) -> Answer:
        bought = await self._till.buy(self._vendor, self.order(part, step))
        self.usd += bought.usd
        return answer_in(bought)

    def _stop(self, answer: Answer, cuts: int) -> None:
        """PlanError when it makes no sense to go on."""
        if answer.ended is Ended.REFUSED:
            why = f": {answer.why}" if answer.why else ""
            raise PlanError(sentence(f"{self._name} refuses to write this{why}"))
        if cuts > 1:
            raise PlanError(f"{self._name} wrote too much twice, and both answers were cut off")

    def _again(self, answer: Answer, step: Step[_M], problems: Problems) -> None:
        """Quote back what is wrong; of an answer that was cut off nothing is repeated."""
        cut = answer.ended is Ended.CUT
        self.dialogue.hear("(cut off)" if cut else answer.text)
        self.dialogue.ask(prompts.render(AGAIN, cut=cut, problems=problems, what=step.what))
