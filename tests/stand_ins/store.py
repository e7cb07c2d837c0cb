"""A loopback store that speaks S3, and what a test asks of it."""

from __future__ import annotations

import json
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from typing import Any

from schemas.settings import StorageSettings

KEYS = {"STORE_KEY_ID": "testing-key-id", "STORE_KEY": "testing-secret-key"}


@dataclass(frozen=True)
class Store:
    """The running store, and a client of the test's own."""

    endpoint: str
    client: Any

    def settings(self, bucket: str, **others: Any) -> StorageSettings:
        """Settings for a bucket of the store; the keys are in the environment."""
        values = {
            "kind": "s3", "endpoint": self.endpoint, "bucket": bucket,
            "key_id": "env:STORE_KEY_ID", "key": "env:STORE_KEY",
        }  # fmt: skip
        return StorageSettings.model_validate(values | others)

    def bucket(self, name: str) -> str:
        """A fresh bucket."""
        self.client.create_bucket(Bucket=name)
        return name

    @contextmanager
    def guarded(self, *allowed: str) -> Iterator[dict[str, str]]:
        """Keys are looked at, and those that are given may do what is allowed and nothing else."""
        import boto3

        statement = {"Effect": "Allow", "Action": allowed, "Resource": "*"}
        policy = {"Version": "2012-10-17", "Statement": [statement]}
        with closing(
            boto3.Session(*KEYS.values(), region_name="us-east-1").client(
                "iam", endpoint_url=self.endpoint
            )
        ) as iam:
            name = f"user-{id(policy)}"
            iam.create_user(UserName=name)
            iam.put_user_policy(
                UserName=name, PolicyName="rights", PolicyDocument=json.dumps(policy)
            )
            made = iam.create_access_key(UserName=name)["AccessKey"]
        self._look_at_keys("0")
        try:
            yield {"STORE_KEY_ID": made["AccessKeyId"], "STORE_KEY": made["SecretAccessKey"]}
        finally:
            self._look_at_keys("inf")

    def _look_at_keys(self, after: str) -> None:
        asked = urllib.request.Request(
            f"{self.endpoint}/moto-api/reset-auth", after.encode(), {"content-type": "text/plain"}
        )
        urllib.request.urlopen(asked, timeout=20).close()

    def keys(self, bucket: str) -> list[str]:
        """What lies in a bucket."""
        found = self.client.list_objects_v2(Bucket=bucket)
        return [one["Key"] for one in found.get("Contents", ())]

    def content(self, bucket: str, key: str) -> bytes:
        """What lies under a key."""
        with self.client.get_object(Bucket=bucket, Key=key)["Body"] as body:
            return body.read()


@contextmanager
def running(port: int = 0) -> Iterator[Store]:
    """The store, until the block ends; what it holds outlives it, in this process."""
    import boto3
    from botocore.config import Config
    from moto.server import ThreadedMotoServer

    server = ThreadedMotoServer(ip_address="127.0.0.1", port=port, verbose=False)
    server.start()
    endpoint = f"http://127.0.0.1:{server.get_host_and_port()[1]}"
    client = boto3.Session(KEYS["STORE_KEY_ID"], KEYS["STORE_KEY"], region_name="us-east-1").client(
        "s3", endpoint_url=endpoint, config=Config(s3={"addressing_style": "path"})
    )
    try:
        yield Store(endpoint, client)
    finally:
        client.close()
        server.stop()
