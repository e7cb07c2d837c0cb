"""Vault: secrets that lie in a key/value store (version 2) of HashiCorp Vault or OpenBao.

Where it is and who asks is said by its own variables: VAULT_ADDR, VAULT_TOKEN or VAULT_TOKEN_FILE,
and where they are needed VAULT_NAMESPACE and VAULT_CACERT.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from .errors import ConfigError

_ANSWER_S: Final = 10.0


def field(where: str, *, whose: str, environment: Mapping[str, str]) -> str:
    """What lies at MOUNT/PATH#FIELD; ConfigError when it does not, or nobody tells us."""
    path, _, name = where.partition("#")
    mount, _, below = path.strip("/").partition("/")
    if not (mount and below and name):
        raise ConfigError(
            f"{whose} is read from vault:{where}, which names no field; write"
            " `vault:MOUNT/PATH#FIELD`, e.g. `vault:secret/anigen#runway`"
        )
    found = _read(mount, below, f"{whose} is read from vault:{where}", environment)
    value = found.get(name)
    if not isinstance(value, str) or not value.strip():
        raise ConfigError(
            f"{whose} is read from vault:{where}, and what lies there has no text named {name!r}; put"
            " the key into that field"
        )
    return value.strip()


def token(environment: Mapping[str, str]) -> str:
    """Who asks; ConfigError when nobody says so."""
    if value := environment.get("VAULT_TOKEN", "").strip():
        return value
    file = environment.get("VAULT_TOKEN_FILE", "").strip()
    try:
        value = Path(file).read_text(encoding="utf-8").strip() if file else ""
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(
            f"Vault's token is read from {file}, which cannot be read; correct VAULT_TOKEN_FILE"
        ) from error
    if not value:
        raise ConfigError(
            "a secret lies in Vault, and there is no token for it; set VAULT_TOKEN, or"
            " VAULT_TOKEN_FILE to a file that holds one"
        )
    return value


def _read(
    mount: str, path: str, what: str, environment: Mapping[str, str]
) -> Mapping[str, Any]:  # fmt: skip
    """The fields of a secret, in its newest version."""
    try:
        import requests
        from hvac import exceptions as known
        from hvac.adapters import JSONAdapter
        from hvac.api.secrets_engines.kv_v2 import KvV2
    except ImportError:
        raise ConfigError(
            f"{what}, and AniGen's part for Vault is not installed; run pip install 'anigen[vault]'"
        ) from None
    address = environment.get("VAULT_ADDR", "").strip()
    if not address.startswith(("http://", "https://")):
        raise ConfigError(
            f"{what}, and nobody says where Vault is; set VAULT_ADDR to its https:// address"
        )
    adapter = JSONAdapter(
        base_uri=address, token=token(environment), timeout=_ANSWER_S,
        namespace=environment.get("VAULT_NAMESPACE") or None,
        verify=environment.get("VAULT_CACERT") or True,
    )  # fmt: skip
    try:
        answer = KvV2(adapter).read_secret_version(
            path, mount_point=mount, raise_on_deleted_version=True
        )
        return dict(answer["data"]["data"])
    except (known.VaultError, requests.RequestException, OSError) as error:
        raise ConfigError(f"{what}, {_why(error, known)}") from None
    except (KeyError, TypeError, ValueError):
        raise ConfigError(
            f"{what}, and the answer is not that of a key/value store of version 2; correct VAULT_ADDR"
            " or the path"
        ) from None
    finally:
        adapter.close()


def _why(error: Exception, known: Any) -> str:
    """What an error means, and what to do; Vault's own words stay out, they may repeat the token."""
    match error:
        case known.Forbidden() | known.Unauthorized():
            return "which this token may not read; give it a policy that may, or another token"
        case known.InvalidPath():
            return (
                "and there is nothing at that path; it is MOUNT/PATH as in `vault kv get`, without"
                " `data/`, in a key/value store of version 2"
            )
        case known.VaultDown() | known.VaultNotInitialized():
            return "and Vault is sealed; unseal it"
        case known.VaultError():
            return "which Vault would not tell; look at its log"
    return "and Vault cannot be reached; correct VAULT_ADDR, or start it"
