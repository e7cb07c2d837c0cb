"""Upload: put an episode into the bucket, whole or not at all.

Every file is put once, under a name that nobody has taken, with its sha256; the manifest comes
last, so that whoever finds it finds all that it names.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
from collections.abc import Collection, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from schemas.errors import StudioError

from .bucket import Bucket, code

MANIFEST = "manifest.json"
_PART_BYTES = 8 * 2**20
_TRIES = 3
_TAKEN = {"PreconditionFailed", "ConditionalRequestConflict", "412"}
_UNHEARD_OF = {"NotImplemented", "501"}  # of conditions, by some stores


def send(bucket: Bucket, prepared: Path, folder: str, *, manifest: str = MANIFEST) -> None:
    """Put a prepared episode or job into `folder` of the bucket; may be repeated after any crash.

    Raises FileNotFoundError when a file is neither prepared nor there already, StudioError when the
    bucket does not take it.
    """
    with bucket.sentences():
        last = bucket.key(f"{folder}/{manifest}")
        lying = set(_keys(bucket, bucket.key(f"{folder}/")))
        if not prepared.exists():
            if last not in lying:
                raise FileNotFoundError(prepared)
            return
        if last in lying and _there(bucket, last) != _measure(prepared / manifest):
            bucket.client.delete_object(Bucket=bucket.name, Key=last)  # it was made again
        for name, media_type in _named(prepared / manifest):
            key = bucket.key(f"{folder}/{name}")
            put(bucket, prepared / name, key, media_type)
            lying.discard(key)
        for key in lying - {last}:
            bucket.client.delete_object(Bucket=bucket.name, Key=key)
        put(bucket, prepared / manifest, last, "application/json")


def put(bucket: Bucket, file: Path, key: str, media_type: str) -> None:
    """Put a file under `key` and see it there; what is there already is left alone.

    Another file of that name, of an episode that was made again, is replaced.
    """
    measure = _measure(file)
    about = {
        "Bucket": bucket.name, "Key": key, "ContentType": media_type,
        "Metadata": {"sha256": measure[0]},
    }  # fmt: skip
    condition = {"IfNoneMatch": "*"}
    for _ in range(_TRIES):
        there = _there(bucket, key)
        if there == measure:
            return
        if there is not None:
            condition = {}
        if not _upload(bucket, file, about, condition):
            condition = {}
    raise StudioError(
        f"the bucket {bucket.name!r} does not keep {file.name} as it is put;"
        " use a store that keeps metadata"
    )


def get(bucket: Bucket, key: str) -> bytes | None:
    """What lies under `key`; None when nothing does."""
    from botocore.exceptions import ClientError

    with bucket.sentences():
        try:
            content: bytes = bucket.client.get_object(Bucket=bucket.name, Key=key)["Body"].read()
        except ClientError as error:
            if code(error) in {"404", "NoSuchKey"}:
                return None
            raise
    return content


def has(bucket: Bucket, key: str) -> bool:
    """Whether anything lies under `key`."""
    with bucket.sentences():
        return _there(bucket, key) is not None


def prune(bucket: Bucket, folder: str, names: Collection[str]) -> None:
    """Delete what lies in `folder` of the bucket under other names than these; not below it."""
    with bucket.sentences():
        prefix = bucket.key(f"{folder}/")
        for key in list(_keys(bucket, prefix)):
            name = key.removeprefix(prefix)
            if "/" not in name and name not in names:
                bucket.client.delete_object(Bucket=bucket.name, Key=key)


def listed(bucket: Bucket, folder: str) -> dict[str, int]:
    """What lies in `folder` of the bucket and below it: paths within it, and bytes."""
    with bucket.sentences("list the objects of"):
        prefix = bucket.key(f"{folder}/")
        pages = bucket.client.get_paginator("list_objects_v2").paginate(
            Bucket=bucket.name, Prefix=prefix
        )
        found = [one for page in pages for one in page.get("Contents", ())]
    return {one["Key"].removeprefix(prefix): one["Size"] for one in found}


def tidy(bucket: Bucket, before: datetime) -> None:
    """Abort our uploads that were begun before that moment and never finished: they are billed."""
    with bucket.sentences("list and abort the unfinished uploads of"):
        pages = bucket.client.get_paginator("list_multipart_uploads").paginate(
            Bucket=bucket.name, Prefix=bucket.key("series/")
        )
        for upload in [one for page in pages for one in page.get("Uploads", ())]:
            if upload["Initiated"] < before:
                bucket.client.abort_multipart_upload(
                    Bucket=bucket.name, Key=upload["Key"], UploadId=upload["UploadId"]
                )


def _upload(bucket: Bucket, file: Path, about: dict[str, Any], condition: dict[str, str]) -> bool:
    """Send a file; False when the store does not take it under that condition."""
    from botocore.exceptions import ClientError

    try:
        if file.stat().st_size > _PART_BYTES:
            _in_parts(bucket, file, about, condition)
        else:
            bucket.client.put_object(Body=file.read_bytes(), **about, **condition)
    except ClientError as error:
        if condition and code(error) in _TAKEN | _UNHEARD_OF:
            return False
        raise
    return True


def _in_parts(bucket: Bucket, file: Path, about: dict[str, Any], condition: dict[str, str]) -> None:
    client = bucket.client
    where = {"Bucket": about["Bucket"], "Key": about["Key"]}
    where["UploadId"] = client.create_multipart_upload(**about)["UploadId"]
    try:
        parts = []
        for number, content in enumerate(_contents(file), 1):
            answer = client.upload_part(**where, PartNumber=number, Body=content)
            checks = {k: v for k, v in answer.items() if k == "ETag" or k.startswith("ChecksumCRC")}
            parts.append({"PartNumber": number} | checks)
        client.complete_multipart_upload(**where, MultipartUpload={"Parts": parts}, **condition)
    except BaseException:
        with contextlib.suppress(Exception):  # `tidy` comes back to it
            client.abort_multipart_upload(**where)
        raise


def _contents(file: Path) -> Iterator[bytes]:
    with file.open("rb") as opened:
        while content := opened.read(_PART_BYTES):
            yield content


def _measure(file: Path) -> tuple[str, int]:
    """A file's sha256 and length."""
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest(), file.stat().st_size


def _there(bucket: Bucket, key: str) -> tuple[str, int] | None:
    """The sha256 and length of what lies under `key`; None when nothing does."""
    from botocore.exceptions import ClientError

    try:
        found = bucket.client.head_object(Bucket=bucket.name, Key=key)
    except ClientError as error:
        if code(error) in {"404", "NoSuchKey"}:
            return None
        raise
    return found["Metadata"].get("sha256", ""), found["ContentLength"]


def _named(manifest: Path) -> list[tuple[str, str]]:
    """The name and media type of every file that a manifest names."""
    files = json.loads(manifest.read_text(encoding="utf-8"))["files"]
    return [(file["name"], file["media_type"]) for file in files]


def _keys(bucket: Bucket, prefix: str) -> Iterator[str]:
    pages = bucket.client.get_paginator("list_objects_v2").paginate(
        Bucket=bucket.name, Prefix=prefix
    )
    for page in pages:
        for found in page.get("Contents", ()):
            yield found["Key"]
