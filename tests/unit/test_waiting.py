"""How long a vendor asks to be left alone."""

from __future__ import annotations

import pytest

from schemas.waiting import retry_after


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"retry-after": "7"}, 7.0),
        ({"retry-after": "0"}, 0.0),
        ({"retry-after": "-3"}, 0.0),
        ({"retry-after": "soon"}, 15.0),
        ({"retry-after": ""}, 15.0),
        ({}, 15.0),
        ({"retry-after": "nan"}, 15.0),
        ({"retry-after": "inf"}, 15.0),
        ({"retry-after": "999999"}, 3600.0),
        ({"retry-after-ms": "250", "retry-after": "9"}, 0.25),
        ({"retry-after": "Wed, 21 Oct 2015 07:28:00 GMT"}, 0.0),
        ({"retry-after": "Wed, 21 Oct 2099 07:28:00 GMT"}, 3600.0),
    ],
)
def test_the_wait_is_what_is_asked_within_reason(headers, seconds):
    assert retry_after(headers, usual=15.0) == seconds
