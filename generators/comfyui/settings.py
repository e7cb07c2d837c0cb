"""What an operator can set for a ComfyUI backend: `[backends.<name>.options]`."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal, Self
from urllib.parse import urlsplit

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationError,
    field_validator,
    model_validator,
)

from schemas.errors import ConfigError

Value = str | int | float
Kind = Literal["still", "sheet", "loop", "video"]
Seconds = Annotated[float, Field(gt=0, le=604_800)]

_KINDS = (  # what a node is called, and which limit that is; the first that fits
    ("interpolate", ("Interpolate", "VFI")),
    ("load", ("Load", "CLIPTextEncode", "CLIPVision", "Conditioning", "IPAdapter")),
    ("decode", ("VAEDecode", "VAEEncode", "Upscale", "SaveVideo", "SaveWEBM", "VideoCombine", "Wan22Image", "ImgToVideo")),
    ("sampler", ("Sampler",)),
)  # fmt: skip


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Silence(_Part):
    """How long a prompt may give no sign of life, in seconds, by what its server is doing.

    A decode or a model's first load reports nothing for minutes, so these are generous.
    """

    start: Seconds = 60.0  # it waits, and nothing runs
    sampler: Seconds = 900.0  # between two steps; the first one loads the model
    decode: Seconds = 1800.0
    load: Seconds = 900.0  # also the nodes that load a text or picture model
    interpolate: Seconds = 900.0
    other: Seconds = 600.0
    unheard: Seconds = 7200.0  # the socket hears nothing: all that is known is that it runs
    unreachable: Seconds = 30.0  # no answer at all

    def of(self, node: str) -> tuple[str, float]:
        """The kind of a node of this class, and its limit in seconds."""
        fits = (kind for kind, names in _KINDS if any(name in node for name in names))
        kind = next(fits, "other")
        return kind, float(getattr(self, kind))


class ServerOptions(_Part):
    """One ComfyUI server."""

    address: str
    name: str = ""  # in receipts and on pages; without one: host and port
    restart: tuple[str, ...] = ()  # a command with its arguments, run without a shell
    restart_s: Seconds = 180.0  # within which a restarted server must answer
    pid_file: Path | None = None  # where the process id of a server on this machine stands
    rss_gb: float | None = Field(default=None, gt=0)  # larger between two prompts: restart
    free_ram_gb: float | None = Field(default=None, gt=0)  # less free between two prompts: restart
    prompts: int | None = Field(default=None, ge=1)  # restart after so many

    @field_validator("address")
    @classmethod
    def _http(cls, address: str) -> str:
        address = address.strip().rstrip("/")
        try:
            parts = urlsplit(address)
            good = parts.scheme in {"http", "https"} and parts.hostname and parts.port != 0
        except ValueError:  # the port is no number, or the brackets do not close
            good = False
        if not good or parts.query or parts.fragment:
            raise ValueError("the address must look like http://127.0.0.1:8188")
        return address

    @property
    def called(self) -> str:
        """The server's name; never a password."""
        parts = urlsplit(self.address)
        return self.name or parts.netloc.rpartition("@")[2] + parts.path


def _server(value: Any) -> Any:
    return {"address": value} if isinstance(value, str) else value


class Options(_Part):
    """A ComfyUI backend: its servers, and what they run."""

    servers: tuple[Annotated[ServerOptions, BeforeValidator(_server)], ...] = Field(min_length=1)
    preset: Literal["8gb", "12gb", "24gb"] = "12gb"
    workflows: dict[Kind, str] = Field(default_factory=dict)  # which one makes what
    overrides: dict[str, dict[str, Value]] = Field(default_factory=dict)  # workflow → name → value
    workflows_folder: Path | None = None  # the operator's own workflows
    silence: Silence = Silence()
    patience_s: Seconds = 600.0  # how long work waits while no server can be reached

    @model_validator(mode="after")
    def _distinct(self) -> Self:
        for what, said in (
            ("address", [server.address.lower() for server in self.servers]),
            ("name", [server.called for server in self.servers]),
        ):
            twice = next((n for n, one in enumerate(said) if one in said[:n]), None)
            if twice is not None:
                name = self.servers[twice].called
                raise ValueError(f"two servers have the same {what}, that of {name!r}; keep one")
        return self


_NESTED: dict[str, type[BaseModel]] = {"servers": ServerOptions, "silence": Silence}


def read(options: Mapping[str, Any]) -> Options:
    """The options, checked; ConfigError names the one that is wrong."""
    try:
        return Options.model_validate(dict(options))
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
    told = first["msg"].removeprefix("Value error, ")
    if not first["loc"]:
        raise ConfigError(f"the options of a comfyui backend are wrong: {told}")
    name = ".".join(str(part) for part in first["loc"])
    known = _NESTED.get(str(first["loc"][0]), Options) if len(first["loc"]) > 1 else Options
    raise ConfigError(
        f"option {name!r} of a comfyui backend is wrong: {told};"
        f" it knows {', '.join(known.model_fields)}"
    )
