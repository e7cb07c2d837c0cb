"""A stand-in for Vault's key/value store, version 2: reading, as Vault answers it.

403 without a token that may, 404 where nothing lies or what lay there was deleted, 503 while it is
sealed. Tests put secrets in by `_keep`, seal it by `_seal`, and see who read what by `_reads`.
"""

from __future__ import annotations

import time
from typing import Any
from uuid import uuid4

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from .house import House

TOKEN = "hvs.CAESIJ-stand-in-Wq8Zr2Tn5Lk0"
LOCKED = "locked/"  # paths of which this token may read nothing
MOUNTS = {"secret": 2, "team": 2, "old": 1}  # and the version of each


def routes(_: House) -> list[Any]:
    kept: dict[tuple[str, str, str], dict[str, Any] | None] = {}  # null: deleted
    reads: list[dict[str, str]] = []
    sealed = False

    async def read(request: Request) -> Response:
        mount, path = request.path_params["mount"], request.path_params["path"]
        namespace = request.headers.get("x-vault-namespace", "").strip("/")
        reads.append({"path": f"{mount}/{path}", "namespace": namespace})
        if sealed:
            return _errors(503, "Vault is sealed")
        if request.headers.get("x-vault-token") != TOKEN or path.startswith(LOCKED):
            return _errors(403, "permission denied")
        key = namespace, mount, path
        if MOUNTS.get(mount) != 2 or key not in kept:
            return _errors(404)
        return _version(kept[key])

    async def keep(request: Request) -> Response:
        said = await request.json()
        namespace, mount, path = said.get("namespace", ""), said["mount"], said["path"]
        kept[namespace, mount, path] = said["fields"]
        return JSONResponse({})

    async def seal(request: Request) -> Response:
        nonlocal sealed
        sealed = (await request.json())["sealed"]
        return JSONResponse({})

    async def listed(_: Request) -> Response:
        return JSONResponse(reads)

    return [
        Route("/v1/{mount}/data/{path:path}", read),
        Route("/_keep", keep, methods=["POST"]),
        Route("/_seal", seal, methods=["POST"]),
        Route("/_reads", listed),
    ]


def _errors(status: int, *said: str) -> Response:
    return JSONResponse({"errors": list(said)}, status)


def _version(fields: dict[str, Any] | None) -> Response:
    now = time.strftime("%Y-%m-%dT%H:%M:%S.000000000Z", time.gmtime())
    deleted = fields is None
    metadata = {
        "created_time": now, "custom_metadata": None, "deletion_time": now if deleted else "",
        "destroyed": False, "version": 1,
    }  # fmt: skip
    answer = {
        "request_id": str(uuid4()), "lease_id": "", "renewable": False, "lease_duration": 0,
        "data": {"data": fields, "metadata": metadata}, "wrap_info": None, "warnings": None,
        "auth": None, "mount_type": "kv",
    }  # fmt: skip
    return JSONResponse(answer, 404 if deleted else 200)
