"""Backends: everything that is configured to write, shoot, speak and draw, set up from the settings.

A backend that cannot be used, because its key is missing, its model has retired or has no price, is
left out and said so; the show goes on with the rest of the cast. What is misspelt is an error.
"""

from __future__ import annotations

import difflib
import time
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TypeVar

import structlog

import director
from director.base import Director
from generators import images, registry, voices
from generators.base import Generator
from generators.images.base import Images
from generators.voices.base import Voices
from generators.voices.ladder import Ladder
from schemas import secret
from schemas import settings as config
from schemas.errors import AniGenError, BackendClosedError, ConfigError, RetiredModelError
from schemas.operation import Seller, Terms
from schemas.prices import Prices
from schemas.secret import Secret
from schemas.settings import BackendSettings, Settings

from .turns import Turns

ANIMATIC, OFFLINE, ESPEAK = "animatic", "offline", "espeak"
_REST_S = 900.0  # after a vendor has turned everything away
_SELL = {  # ours that are paid for, and where their key is looked for when the settings do not say
    "anthropic": "env:ANTHROPIC_API_KEY", "openai": "env:OPENAI_API_KEY",
    "gpt-image": "env:OPENAI_API_KEY", "gemini-omni": "env:GEMINI_API_KEY",
    "gemini-image": "env:GEMINI_API_KEY", "gemini-tts": "env:GEMINI_API_KEY",
    "veo": "env:GOOGLE_CLOUD_KEY", "fal": "env:FAL_KEY", "runway": "env:RUNWAYML_API_SECRET",
    "replicate": "env:REPLICATE_API_TOKEN", "elevenlabs": "env:ELEVENLABS_API_KEY",
    "openai-compatible": "",
}  # fmt: skip
_FREE = {ANIMATIC, OFFLINE, ESPEAK}
_T = TypeVar("_T")

log = structlog.get_logger(__name__)


@dataclass
class _Resting:
    """Something that is left alone for a while after it has turned everything away."""

    resting_until: float = field(default=0.0, kw_only=True)

    @property
    def rests(self) -> bool:
        """Whether it is left alone just now."""
        return time.monotonic() < self.resting_until

    def weary(self, error: AniGenError) -> None:
        """Leave it alone for a while, if the error says that asking again is of no use."""
        if isinstance(error, (BackendClosedError, RetiredModelError)):
            self.resting_until = time.monotonic() + _REST_S


@dataclass
class Backend(_Resting):
    """A configured generator and how many shots it takes at a time."""

    name: str
    generator: Generator
    free: Turns


@dataclass
class ImageBackend(_Resting):
    """A configured image backend."""

    name: str
    images: Images


@dataclass
class Backends:
    """All that are configured; of each kind the offline one stands last."""

    directors: list[Director] = field(default_factory=list)
    cast: list[Backend] = field(default_factory=list)
    images: list[ImageBackend] = field(default_factory=list)
    voices: list[Voices] = field(default_factory=list)
    absent: dict[str, str] = field(default_factory=dict)  # name → why it is left out
    sellers: dict[str, Seller] = field(default_factory=dict)


_Make = Callable[[str, BackendSettings, Terms | None], _T]


def set_up(settings: Settings, prices: Prices, cache: Path) -> Backends:
    """Set up whatever the settings name. ConfigError for a name or a free backend that is wrong."""
    made = Backends()
    one_of = partial(_each, made, settings, prices)

    def generator(name: str, of: BackendSettings, terms: Terms | None) -> Backend:
        one = registry.create(
            of.generator, of.options, folder=cache / name, terms=terms, gates=settings.gates
        )
        return Backend(name, one, Turns(one.capabilities.parallel))

    made.directors = one_of(
        where="director.ladder", names=settings.director.ladder, last=OFFLINE,
        make=lambda _, of, terms: director.make(of.generator, terms, of.options),
    )  # fmt: skip
    made.cast = one_of(
        where="shooting.cast", names=settings.shooting.cast, last=ANIMATIC, make=generator
    )
    made.images = one_of(
        where="shooting.images", names=settings.shooting.images, last=ANIMATIC,
        make=lambda name, of, terms: ImageBackend(
            name,
            images.make(
                of.generator, terms, of.options, folder=cache / name, gates=settings.gates
            ),
        ),
    )  # fmt: skip
    made.voices = one_of(
        where="shooting.voices", names=settings.shooting.voices, last=ESPEAK,
        make=lambda _, of, terms: voices.make(of.generator, terms, of.options),
    )  # fmt: skip
    return made


def closers(made: Backends) -> list[Callable[[], Awaitable[None]]]:
    """What gives back everything that they hold."""
    return [
        *(backend.generator.aclose for backend in made.cast),
        *(backend.images.aclose for backend in made.images),
        *(one.aclose for one in made.directors),
        *(one.aclose for one in made.voices),
    ]


def ladder(made: Backends) -> Voices:
    """All voices as one: whoever can speaks, the offline one if nobody else does."""
    return Ladder(tuple(made.voices))


def _each(
    made: Backends, settings: Settings, prices: Prices,
    *, where: str, names: Iterable[str], last: str, make: _Make[_T],
) -> list[_T]:  # fmt: skip
    """Set up the backends of one kind in their order, `last` at the end."""
    found = []
    for name in [*dict.fromkeys(name for name in names if name != last), last]:
        of = _configured(settings, name, where)
        try:
            terms = None if of.generator in _FREE else _terms(of, name, prices)
            one = make(name, of, terms)
        except ConfigError as error:
            if of.generator not in _SELL:
                raise
            made.absent[name] = str(error)
            log.warning("backend left out", action="backend", backend=name, error=str(error))
            continue
        found.append(one)
        for part in (one, getattr(one, "generator", None), getattr(one, "images", None)):
            if (seller := getattr(part, "seller", None)) is not None:
                made.sellers[name] = seller
    return found


def _configured(settings: Settings, name: str, where: str) -> BackendSettings:
    """The section of that name; one of ours needs none."""
    of = settings.backends.get(name)
    if of is not None:
        return of
    if name in _FREE or name in _SELL:
        return BackendSettings(generator=name)
    near = difflib.get_close_matches(name, [*settings.backends, *_FREE, *_SELL], n=1)
    hint = f"; did you mean {near[0]!r}?" if near else ""
    raise ConfigError(
        f"{where} names {name!r}, but there is no [backends.{name}] in {config.FILE}{hint}"
    )


def _terms(of: BackendSettings, name: str, prices: Prices) -> Terms:
    """What a backend is set up with; ConfigError where its key cannot be read."""
    usual = "" if "credentials" in of.options else _SELL.get(of.generator, "")
    reference = of.key or usual
    key = secret.read(reference, whose=f"the key of backend {name!r}") if reference else Secret("")
    return Terms(name=name, key=key, model=of.model, base_url=of.base_url, prices=prices)
