"""Safely: words of models, vendors and logs, fit to be shown: no path, no secret, no signed address."""

from __future__ import annotations

import re

from schemas.secret import blot

from ..words import plainly

_ADDRESS = re.compile(r"(https?|wss?)://[^\s\"'<>)\]]+", re.IGNORECASE)
_KEY = re.compile(
    r"\b(?:sk|pk|rk|key|r8|fal|AIza|ghp|xox[abp])[-_A-Za-z0-9]{16,}\b"
    r"|\b(?:Bearer|Basic|Key)\s+[A-Za-z0-9+/=._-]{12,}"
    r"|\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]+"
)
_LONGEST = 4000


def safely(text: str, *, most: int = _LONGEST) -> str:
    """The text without folders of this machine, addresses and whatever looks like a key."""
    text = _KEY.sub("…", _ADDRESS.sub("an address", blot(text)))
    text = plainly(text)
    return text if len(text) <= most else f"{text[:most]} …"
