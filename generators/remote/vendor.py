"""What all sellers of film share: an ask in nobody's words, its price, and fresh links."""

from __future__ import annotations

import base64
import io
from abc import ABC, abstractmethod
from collections.abc import Iterable
from datetime import datetime
from decimal import ROUND_UP, Decimal
from pathlib import Path
from typing import Any, Literal

from schemas.errors import BackendBrokenError, ConfigError, RetiredModelError
from schemas.operation import Accepted, Order, Recovery, Standing, Terms
from schemas.plan import Model
from schemas.prices import Priced, Prices

from .http import GoneError, Wire
from .words import sentence

_MICRO = Decimal("0.000001")
_WIDEST = 1280  # pixels of a picture that goes along
_REFUSED = "the content filter refused the shot"


class Ask(Model):
    """One film to be made: the body of an order."""

    prompt: str
    negative: str = ""
    seconds: int
    size: str
    seed: int = 0
    sound: bool = True
    first_frame: str = ""  # path of a picture
    references: tuple[str, ...] = ()  # paths of pictures
    extends: str = ""  # the job whose film goes on
    before: int = 0  # seconds of the film that goes on


class Vendor(ABC):
    """A seller of films: a `schemas.operation.Seller` that lacks `submit` and `standing`."""

    recovery = Recovery.BLIND
    prompt_limit = 4000  # characters

    def __init__(self, terms: Terms, priced: Priced, wire: Wire, *, parallel: int) -> None:
        self.name, self.priced, self.wire, self.parallel = terms.name, priced, wire, parallel

    def price(self, ask: Ask) -> Decimal:
        """What the film costs by the list, in US dollars."""
        return micro(per_second(self.priced, ask.size) * ask.seconds)

    def most(self, ask: Ask) -> Decimal:
        """More than this it never costs."""
        return self.price(ask)

    @abstractmethod
    async def submit(self, order: Order, nonce: str) -> Accepted:
        """Send the order."""

    async def look(self, order: Order, remote: str) -> Standing:
        """How the job stands; BackendBrokenError where the answer has a form nobody expects."""
        try:
            return await self.standing(order, remote)
        except (AttributeError, KeyError, IndexError, TypeError, ValueError) as error:
            raise BackendBrokenError(
                f"{self.name} tells of a job in a form that is not known ({type(error).__name__})"
            ) from error

    @abstractmethod
    async def standing(self, order: Order, remote: str) -> Standing:
        """Ask the vendor how the job stands, and read its answer."""

    async def find(self, order: Order, nonce: str, since: datetime) -> str | None:
        """Nothing: this vendor lists no jobs."""
        del order, nonce, since
        return None

    async def fetch(self, order: Order, standing: Standing, into: Path) -> None:
        """Download the film; where the link has expired, by a fresh one."""
        try:
            await self.wire.download(standing.links[0], into)
        except GoneError:
            fresh = await self.look(order, standing.details["job"])
            if not fresh.links:
                raise
            await self.wire.download(fresh.links[0], into)

    async def aclose(self) -> None:
        """Close the connections."""
        await self.wire.aclose()

    def ended(
        self,
        state: Literal["done", "failed", "refused"],
        job: str,
        *,
        said: str = "",
        links: Iterable[str] = (),
        usd: Decimal | None = None,
        exact: bool = False,
        again: bool = False,
        **details: Any,
    ) -> Standing:
        """A job that is over, with the vendor's words when it failed."""
        why = sentence(said) or (_REFUSED if state == "refused" else "it gave no reason")
        problem = "" if state == "done" else f"{self.name} made no film: {why}"
        return Standing(
            state, share=1.0, problem=problem, again=again, links=tuple(links), usd=usd,
            exact=exact, details={"job": job, **details},
        )  # fmt: skip

    def accepted(self, answer: Any, name: str) -> Accepted:
        """The job's id in an answer; without one nobody knows what was accepted."""
        remote = answer.get(name) if isinstance(answer, dict) else None
        if not isinstance(remote, str) or not remote:
            raise BackendBrokenError(f"{self.name} took an order and named no job")
        return Accepted(remote)


def asked(order: Order) -> Ask:
    """The ask in an order."""
    return Ask.model_validate(order.body)


def per_second(priced: Priced, size: str) -> Decimal:
    """The price of a second of that size; ConfigError where there is none."""
    second = priced.rate().second
    price = second.get(size, second.get("any"))
    if price is None:
        raise ConfigError(f"model {priced.id!r} has no price for a second of {size}; add one")
    return price


def micro(usd: Decimal) -> Decimal:
    """US dollars rounded up to the millionth that tables keep."""
    return usd.quantize(_MICRO, rounding=ROUND_UP)


def video_model(terms: Terms, prefix: str, *, key: bool = True) -> Priced:
    """The model that was configured, or the first of this vendor that has not been retired.

    Raises ConfigError where the key is missing, the model has no price or belongs to another
    vendor, RetiredModelError past its last day.
    """
    if key and not terms.key:
        raise ConfigError(f'backend {terms.name!r} has no key; give it `key = "env:NAME"`')
    if not terms.model:
        return _first(terms.prices, prefix)
    if not terms.model.startswith(prefix):
        raise ConfigError(
            f"backend {terms.name!r} cannot sell model {terms.model!r}; its models begin {prefix!r}"
        )
    return terms.prices.model(terms.model, "video")


def _first(prices: Prices, prefix: str) -> Priced:
    for model in prices.models:
        if model.kind == "video" and model.id.startswith(prefix):
            try:
                return prices.model(model.id, "video")
            except RetiredModelError:
                continue
    raise RetiredModelError(f"no model {prefix}… that is still sold has a price; name another one")


def jpeg(path: str) -> str:
    """A picture from our disk as base64 of a JPEG of moderate size."""
    from PIL import Image

    with Image.open(path) as image:
        plain = image.convert("RGB")
    plain.thumbnail((_WIDEST, _WIDEST))
    buffer = io.BytesIO()
    plain.save(buffer, "JPEG", quality=92)
    return base64.b64encode(buffer.getvalue()).decode("ascii")


def data_uri(path: str) -> str:
    """A picture from our disk as an address that holds it."""
    return f"data:image/jpeg;base64,{jpeg(path)}"


def save_base64(text: str, into: Path) -> None:
    """Write a file that came inside an answer, whole."""
    part = into.with_name(f".{into.name}.part")
    part.write_bytes(base64.b64decode(text))
    part.replace(into)
