"""Settings: `anigen.toml` in the studio folder, overridden by `ANIGEN_<SECTION>_<KEY>`.

An unknown key is an error that names the nearest known one. Secrets are never values, only
references: `env:NAME`, `file:/path` or `vault:PATH#FIELD`.
"""

from __future__ import annotations

import difflib
import os
import re
import tomllib
from collections.abc import Mapping
from decimal import Decimal
from ipaddress import IPv4Network, IPv6Network
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    IPvAnyNetwork,
    ValidationError,
)

from .access import Scope
from .errors import ConfigError
from .grades import Gates

FILE = "anigen.toml"
_SECTIONS = (
    "database", "web", "clock", "director", "shooting", "gates", "budget", "storage",
    "organise", "jobs", "api", "log",
)  # fmt: skip
_LISTS = frozenset(
    {"ladder", "cast", "voices", "images", "folders", "proxies", "unknown", "origins"}
)
_HIDDEN = frozenset(
    {"url", "base_url", "endpoint", "key", "key_id", "password", "jwt_key"}
)  # a secret, by mistake
_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86400}


def seconds(value: object) -> object:
    """Read a duration such as `"1h"`, `"30m"` or a number of seconds."""
    if isinstance(value, str) and (found := re.fullmatch(r"\s*(\d+)\s*([smhd])\s*", value)):
        return int(found[1]) * _UNITS[found[2]]
    return value


Duration = Annotated[int, BeforeValidator(seconds)]
Usd = Annotated[Decimal, Field(ge=0, le=100_000, decimal_places=2)]


class _Section(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class DatabaseSettings(_Section):
    """Where the tables live; no URL means the embedded PostgreSQL inside the studio folder."""

    url: str = ""
    bindir: Path | None = None


class WebSettings(_Section):
    """Where the reader listens, and whom it lets in: without any of this, everybody who gets there."""

    host: str = "127.0.0.1"
    port: int = Field(default=8000, ge=0, le=65535)
    password: str = ""  # `env:NAME`, `file:/path` or `vault:PATH#FIELD`
    proxy_user_header: Annotated[str, Field(pattern=r"^[A-Za-z0-9-]*$")] = ""
    proxies: tuple[IPvAnyNetwork, ...] = (
        IPv4Network("127.0.0.1"),
        IPv6Network("::1"),
    )  # which proxies are believed


class ClockSettings(_Section):
    """How often an episode is owed, and what to do about slots that passed while nobody ran."""

    cadence: Annotated[Duration, Field(ge=10, le=31 * 86400)] = 3600
    catch_up: Literal["latest", "all", "none"] = "latest"
    catch_up_max: int = Field(default=3, ge=1, le=100)


class DirectorSettings(_Section):
    """Who writes; the first that can, the last is always the offline one."""

    ladder: tuple[str, ...] = ("offline",)


class ShootingSettings(_Section):
    """Who shoots, speaks and draws the cast: backends in order of preference.

    The offline one of each always stands last, named or not.
    """

    cast: tuple[str, ...] = ("animatic",)
    voices: tuple[str, ...] = ("espeak",)
    images: tuple[str, ...] = ("animatic",)  # character sheets, for backends that take references
    takes: int = Field(default=3, ge=1, le=10)
    attempts: int = Field(default=4, ge=1, le=10)
    draft: bool = False


class SpanSettings(_Section):
    """Ceilings of one series or backend in US dollars; what is left out is not limited by itself."""

    episode: Usd | None = None
    day: Usd | None = None
    month: Usd | None = None


class BackendSettings(_Section):
    """A configured generator, director, voice or image model."""

    generator: str
    key: str = ""  # `env:NAME`, `file:/path` or `vault:PATH#FIELD`
    model: str = ""
    base_url: str = ""
    options: dict[str, Any] = Field(default_factory=dict)
    budget: SpanSettings = SpanSettings()
    gpu_hour: Usd = Decimal(0)  # what an hour of its graphics card costs, rent or purchase
    watts: Annotated[int, Field(ge=0, le=100_000)] = 0  # what it draws while it works


class BudgetSettings(_Section):
    """Ceilings in US dollars; nothing is ever bought above them. 0 buys nothing.

    Without a day's or a month's, the episodes' own are the only ceiling.
    """

    episode: Usd = Decimal(0)
    day: Usd | None = None
    month: Usd | None = None
    warn: Annotated[Decimal, Field(gt=0, le=1)] = Decimal("0.8")  # share at which it is told
    write_off: Usd = Decimal(0)  # what an episode may lose to calls of which nobody knows
    kwh: Annotated[Decimal, Field(ge=0, le=100)] = Decimal(0)  # what a kilowatt-hour costs


class StorageSettings(_Section):
    """Where aired episodes lie: in the studio folder, or in a bucket that speaks S3."""

    kind: Literal["local", "s3"] = "local"
    bucket: str = ""
    prefix: str = ""
    region: str = "us-east-1"
    endpoint: str = ""  # "" : Amazon's
    key_id: str = ""  # `env:NAME`, `file:/path` or `vault:PATH#FIELD`
    key: str = ""
    presign: bool = False  # send the browser to the bucket instead of reading it through the page


class OrganiseSettings(_Section):
    """Output folders of ComfyUI servers whose files are put away into the media folder."""

    folders: tuple[Path, ...] = ()
    quiet_s: Annotated[Duration, Field(ge=1, le=86_400)] = 30  # how long a file must not change


class JobSettings(_Section):
    """What is asked for over the API."""

    parallel: int = Field(default=3, ge=1, le=64)  # jobs at a time, in each worker
    keep: Annotated[Duration, Field(ge=86400, le=3650 * 86400)] = 90 * 86400  # rows of ended ones


class ApiSettings(_Section):
    """Who may use the API. Without a token (`anigen token new`), a JWT's key or `unknown`: nobody."""

    unknown: tuple[Scope, ...] = ()  # what whoever comes from this machine may do without a token
    origins: tuple[str, ...] = ()  # other sites whose pages may ask, e.g. `https://studio.example`
    jwt_key: str = ""  # a reference, too: to a shared secret, or to a public key as PEM
    jwt_algorithm: Literal["HS256", "RS256"] = "HS256"
    jwks_url: str = ""  # instead of a key: where an issuer publishes its keys
    jwt_audience: str = ""
    jwt_issuer: str = ""
    per_minute: int = Field(default=600, ge=1, le=1_000_000)  # requests of one token
    per_minute_address: int = Field(default=1200, ge=1, le=1_000_000)  # of one address
    largest_mb: int = Field(default=25, ge=1, le=1024)  # of one file that is sent here
    projects: dict[str, str] = Field(default_factory=dict)  # aliases: "1" = "small-weather-office"
    characters: dict[str, str] = Field(default_factory=dict)  # "1" = "small-weather-office/mio"


class LogSettings(_Section):
    """What the daemon writes to standard error."""

    format: Literal["auto", "human", "json"] = "auto"
    level: Literal["debug", "info", "warning", "error"] = "info"


class SeriesSettings(_Section):
    """What differs for one series."""

    active: bool = True
    budget: SpanSettings = SpanSettings()
    cadence: Annotated[Duration, Field(ge=10, le=31 * 86400)] | None = None
    catch_up: Literal["latest", "all", "none"] | None = None


class Settings(_Section):
    """Everything an operator can set."""

    database: DatabaseSettings = DatabaseSettings()
    web: WebSettings = WebSettings()
    clock: ClockSettings = ClockSettings()
    director: DirectorSettings = DirectorSettings()
    shooting: ShootingSettings = ShootingSettings()
    gates: Gates = Gates()
    backends: dict[str, BackendSettings] = Field(default_factory=dict)
    budget: BudgetSettings = BudgetSettings()
    storage: StorageSettings = StorageSettings()
    organise: OrganiseSettings = OrganiseSettings()
    jobs: JobSettings = JobSettings()
    api: ApiSettings = ApiSettings()
    log: LogSettings = LogSettings()
    series: dict[str, SeriesSettings] = Field(default_factory=dict)


class House(_Section):
    """What the reader may know of the settings: what may be spent, and how often an episode is owed."""

    budget: BudgetSettings = BudgetSettings()
    gates: Gates = Gates()
    backends: dict[str, SpanSettings] = Field(default_factory=dict)
    clock: ClockSettings = ClockSettings()
    series: dict[str, SeriesSettings] = Field(default_factory=dict)

    @classmethod
    def of(cls, settings: Settings) -> Self:
        """What of the settings is no secret."""
        backends = {name: one.budget for name, one in settings.backends.items()}
        return cls(
            budget=settings.budget,
            gates=settings.gates,
            backends=backends,
            clock=settings.clock,
            series=settings.series,
        )


def load(folder: Path, environment: Mapping[str, str] | None = None) -> Settings:
    """Read the settings of the studio in `folder`.

    Raises ConfigError with one sentence when the file cannot be read or a key is unknown or wrong.
    """
    file = folder / FILE
    try:
        values = tomllib.loads(file.read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        raise ConfigError(
            f"{folder} is not a studio: there is no {FILE}; run `anigen init {folder}` first"
        ) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise ConfigError(f"{file} cannot be read: {error}") from error
    overridden = _override(values, os.environ if environment is None else environment)
    _root(values, folder)
    try:
        return Settings.model_validate(values)
    except ValidationError as error:
        raise ConfigError(_sentence(file, error, overridden)) from error


def _override(values: dict[str, Any], environment: Mapping[str, str]) -> dict[str, str]:
    """Put the environment's values in; returns the variables by the setting they stand for."""
    overridden = {}
    for section in _SECTIONS:
        fields = Settings.model_fields[section].annotation.model_fields  # type: ignore[union-attr]
        for key in fields:
            variable = f"ANIGEN_{section}_{key}".upper()
            text = environment.get(variable)
            if text is None or not isinstance(values.setdefault(section, {}), dict):
                continue
            many = key in _LISTS
            values[section][key] = [part.strip() for part in text.split(",")] if many else text
            overridden[f"{section}.{key}"] = variable
    return overridden


def _root(values: dict[str, Any], studio: Path) -> None:
    """Let paths that are not absolute begin in the studio folder, wherever the command is run."""

    def rooted(holder: object, key: str) -> None:
        if isinstance(holder, dict) and isinstance(path := holder.get(key), str) and path:
            holder[key] = str(studio.absolute() / Path(path).expanduser())

    rooted(values.get("gates"), "weights")
    backends = values.get("backends")
    for backend in backends.values() if isinstance(backends, dict) else ():
        options = backend.get("options") if isinstance(backend, dict) else None
        for key in options if isinstance(options, dict) else ():
            if key.endswith("_folder"):
                rooted(options, key)


def _sentence(file: Path, error: ValidationError, overridden: Mapping[str, str]) -> str:
    errors = error.errors()
    first = next((e for e in errors if e["type"] == "extra_forbidden"), errors[0])
    key = ".".join(str(part) for part in first["loc"])
    if first["type"] in {"model_type", "dict_type"}:
        return f"{file}: {key} is a section: write [{key}] and its settings below it"
    if first["type"] != "extra_forbidden":
        where = overridden.get(".".join(map(str, first["loc"][:2])), f"{file}: {key}")
        shown = "" if first["loc"][-1] in _HIDDEN else f" (it is {first['input']!r})"
        return f"{where}: {first['msg'][:1].lower()}{first['msg'][1:]}{shown}"
    near = difflib.get_close_matches(str(first["loc"][-1]), _siblings(first["loc"]), n=1)
    hint = f"; did you mean {near[0]!r}?" if near else f"; remove it or see the README for {FILE}"
    return f"{file}: there is no setting {key!r}{hint}"


def _siblings(loc: tuple[int | str, ...]) -> list[str]:
    model: Any = Settings
    for part in loc[:-1]:
        fields = getattr(model, "model_fields", {})
        if part in fields:
            model = fields[part].annotation
        elif loc[0] == "backends":
            model = BackendSettings
        elif loc[0] == "series":
            model = SeriesSettings
    return list(getattr(model, "model_fields", {}))
