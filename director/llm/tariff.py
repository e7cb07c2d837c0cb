"""The tariff of a text model: what an answer cost, and what a question can cost at most."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from schemas.errors import ConfigError
from schemas.operation import Terms
from schemas.prices import Priced, Rate, tokens_usd

KIND = "text"
_BYTES = 2  # no vendor's tokens are shorter on the average, in any language
_ADDED = 1000  # tokens that a vendor adds by itself: the frame of the form, the turns
_ONCE, _KEPT = ("in", "cache_write"), ("in", "cache_write", "cache_write_1h")


@dataclass(frozen=True)
class Tariff:
    """What a model costs; one without `model` is free, for it runs on our own machine."""

    model: Priced | None
    answer_tokens: int

    def usd(self, counts: Mapping[str, int]) -> Decimal:
        """What so many tokens cost, in US dollars; kinds without a price of their own are `in`."""
        if self.model is None:
            return Decimal(0)
        rate, known = self.model.rate(), dict[str, int]()
        for name, count in counts.items():
            priced = name if name in rate.mtok else "in"
            known[priced] = known.get(priced, 0) + count
        return tokens_usd(rate, known)

    def most(self, kept: int, rest: int, answer: int) -> Decimal:
        """What a prompt and an answer of so many tokens can cost at most.

        `kept` is the part of the prompt that may be written into a cache for long.
        """
        if self.model is None:
            return Decimal(0)
        mtok = _dearest(self.model.rate(), kept + rest)
        long, short = (max(mtok[n] for n in names if n in mtok) for names in (_KEPT, _ONCE))
        return (long * kept + short * rest + mtok["out"] * answer) / 1_000_000


def tokens(*texts: str) -> int:
    """More tokens than any model counts in some texts, with what its vendor adds."""
    return sum(len(text.encode()) for text in texts) // _BYTES + _ADDED


def tariff(terms: Terms, model: str, *, free: bool = False) -> Tariff:
    """The tariff of a model; `free`: it may have no price.

    ConfigError when there is no price for its tokens, RetiredModelError past its last day.
    """
    if free and all(one.id != model for one in terms.prices.models):
        return Tariff(None, Priced.model_fields["answer_tokens"].default)
    priced = terms.prices.model(model, KIND)
    if not {"in", "out"} <= set(priced.rate().mtok):
        raise ConfigError(
            f"model {model!r} has no price for a million tokens `in` and `out`; add them"
        )
    return Tariff(priced, priced.answer_tokens)


def _dearest(rate: Rate, prompt: int) -> dict[str, Decimal]:
    return rate.mtok | rate.mtok_above if rate.above and prompt > rate.above else rate.mtok
