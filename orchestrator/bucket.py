"""The bucket: an S3 store, asked by one client, whose troubles are told in one sentence."""

from __future__ import annotations

import asyncio
import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from typing import Any
from urllib.parse import urlsplit

from schemas import secret
from schemas.errors import AniGenError, ConfigError, StudioError
from schemas.settings import StorageSettings

_CONNECT_S, _ANSWER_S, _TRIES = 5, 30, 3
_PRESIGNED_S = 3600  # longer than a film, with a pause
_LONGEST = 220  # characters of what the store says
_ADDRESS = re.compile(r"https?://([\w.-]+|\[[0-9a-fA-F:]+\])(:\d{1,5})?/?")
_PLAINLY: dict[str, Any] = {  # stores other than Amazon's may know no host names and no checksums
    "s3": {"addressing_style": "path"},
    "request_checksum_calculation": "when_required",
    "response_checksum_validation": "when_required",
}
_RIGHTS = (
    "s3:ListBucket, s3:GetObject, s3:PutObject, s3:DeleteObject, s3:AbortMultipartUpload and"
    " s3:ListBucketMultipartUploads"
)
_SENTENCES = {
    "NoSuchBucket": "there is no bucket {name!r}; create it or correct storage.bucket",
    "InvalidBucketName": "{name!r} cannot be the name of a bucket; correct storage.bucket",
    "AccessDenied": f"the key may not {{doing}} the bucket {{name!r}}; allow it {_RIGHTS}",
    "InvalidAccessKeyId": "the store of the bucket {name!r} does not know the key;"
    " correct what storage.key_id refers to",
    "SignatureDoesNotMatch": "the key of the bucket {name!r} is wrong;"
    " correct what storage.key refers to",
    "ExpiredToken": "the key of the bucket {name!r} has run out; renew it",
    "RequestTimeTooSkewed": "this machine's clock and that of the bucket {name!r} are too far apart;"
    " set this machine's clock",
    "AuthorizationHeaderMalformed": "the bucket {name!r} is not in the region {region!r};"
    " correct storage.region",
    "NoCredentialsError": "there is no key for the bucket {name!r};"
    " set storage.key_id and storage.key",
    "EndpointConnectionError": "nobody answers at {where}, where the bucket {name!r} should be;"
    " correct storage.endpoint, or wait until it is back",
    "ReadTimeoutError": "{where}, where the bucket {name!r} lies, does not answer in time;"
    " wait until it does",
}
_SAME = {
    "404": "NoSuchBucket", "403": "AccessDenied", "AllAccessDisabled": "AccessDenied",
    "AccountProblem": "AccessDenied", "ParamValidationError": "InvalidBucketName",
    "InvalidToken": "ExpiredToken", "TokenRefreshRequired": "ExpiredToken",
    "PermanentRedirect": "AuthorizationHeaderMalformed", "301": "AuthorizationHeaderMalformed",
    "IllegalLocationConstraintException": "AuthorizationHeaderMalformed",
    "PartialCredentialsError": "NoCredentialsError",
    "ConnectTimeoutError": "EndpointConnectionError", "SSLError": "EndpointConnectionError",
    "ProxyConnectionError": "EndpointConnectionError",
    "ConnectionClosedError": "ReadTimeoutError", "ResponseStreamingError": "ReadTimeoutError",
}  # fmt: skip


class Bucket:
    """The bucket that the settings name; ConfigError when they do not name one properly."""

    def __init__(self, settings: StorageSettings) -> None:
        if not settings.bucket:
            raise ConfigError("storage.kind is s3, but storage.bucket is empty; name the bucket")
        if bool(settings.key_id) != bool(settings.key):
            raise ConfigError("storage.key_id and storage.key belong together; set both or neither")
        if settings.endpoint and not _ADDRESS.fullmatch(settings.endpoint):
            raise ConfigError(
                "storage.endpoint is not the address of a store;"
                " write it as https://host or https://host:port"
            )
        self._settings = settings
        self._key_id = self._read("key_id", settings.key_id)
        self._key = self._read("key", settings.key)
        self.name = settings.bucket
        self._prefix = settings.prefix.strip("/") + "/" if settings.prefix.strip("/") else ""

    @staticmethod
    def _read(name: str, reference: str) -> secret.Secret | None:
        """The key itself; without a reference boto3 looks where it always does."""
        return secret.read(reference, whose=f"storage.{name}") if reference else None

    @cached_property
    def client(self) -> Any:
        """The client; made at the first question, then shared by all threads."""
        from boto3.session import Session
        from botocore.config import Config

        endpoint = self._settings.endpoint
        config = Config(
            signature_version="s3v4", connect_timeout=_CONNECT_S, read_timeout=_ANSWER_S,
            retries={"mode": "standard", "total_max_attempts": _TRIES}, max_pool_connections=48,
            **(_PLAINLY if endpoint else {}),
        )  # fmt: skip
        return Session().client(
            "s3", region_name=self._settings.region, endpoint_url=endpoint or None, config=config,
            aws_access_key_id=self._key_id.reveal() if self._key_id else None,
            aws_secret_access_key=self._key.reveal() if self._key else None,
        )  # fmt: skip

    def key(self, path: str) -> str:
        """The key of what lies at `path` in the media folder."""
        return self._prefix + path

    @cached_property
    def origin(self) -> str:
        """Where browsers are sent for pictures and films; empty when they are not."""
        if not self._settings.presign:
            return ""
        with self.sentences():
            address = urlsplit(self.presigned(self.key("x"), "video/mp4"))
        return f"{address.scheme}://{address.netloc}"

    def presigned(self, key: str, media_type: str) -> str:
        """An address at which anybody can read what lies under `key`, for an hour."""
        what = {"Bucket": self.name, "Key": key, "ResponseContentType": media_type}
        return str(
            self.client.generate_presigned_url("get_object", Params=what, ExpiresIn=_PRESIGNED_S)
        )

    @contextmanager
    def sentences(self, doing: str = "read and write in") -> Iterator[None]:
        """Turn what boto3 raises into a StudioError of one sentence."""
        from botocore.exceptions import BotoCoreError, ClientError

        try:
            yield
        except ClientError as error:
            raise StudioError(self._sentence(code(error), doing, str(error))) from error
        except BotoCoreError as error:
            raise StudioError(self._sentence(type(error).__name__, doing, str(error))) from error

    def _sentence(self, problem: str, doing: str, said: str) -> str:
        known = _SENTENCES.get(_SAME.get(problem, problem))
        if known is None:
            said = secret.blot(" ".join(said.split()))[:_LONGEST]
            return f"the bucket {self.name!r} does not work: {said}; look at the store itself"
        return known.format(
            name=self.name, doing=doing, region=self._settings.region,
            where=self._settings.endpoint or "Amazon's address",
        )  # fmt: skip


def code(error: Any) -> str:
    """S3's word for what was wrong with a request."""
    return str(error.response.get("Error", {}).get("Code", ""))


async def examine(settings: StorageSettings) -> list[tuple[str, bool, str, str]]:
    """Look at the bucket for the doctor: name, whether it is good, what was seen, the remedy."""
    if settings.kind == "local":
        return []
    try:
        bucket = Bucket(settings)
        await asyncio.to_thread(_try, bucket)
    except AniGenError as error:
        text, _, remedy = str(error).rpartition("; ")
        return [("bucket", False, text or remedy, remedy)]
    return [("bucket", True, f"{bucket.name} can be read and written", "")]


def _try(bucket: Bucket) -> None:
    """Do once what an episode does, with a file of our own that is gone afterwards."""
    where = {"Bucket": bucket.name, "Key": bucket.key(f"series/.doctor-{secrets.token_hex(4)}")}
    with bucket.sentences("look into"):
        bucket.client.list_objects_v2(Bucket=bucket.name, Prefix=bucket.key("series/"), MaxKeys=1)
    with bucket.sentences("write into"):
        bucket.client.put_object(**where, Body=b"All is well.")
    with bucket.sentences("read from"):
        bucket.client.get_object(**where)["Body"].read()
    with bucket.sentences("delete from"):
        bucket.client.delete_object(**where)
    with bucket.sentences("list the unfinished uploads of"):
        bucket.client.list_multipart_uploads(Bucket=bucket.name, MaxUploads=1)
