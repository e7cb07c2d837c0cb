"""What which ComfyUI has: a version is a tuple, and every feature names the first one that has it."""

from __future__ import annotations

Version = tuple[int, ...]

SINCE = {
    "interrupt_by_id": "0.3.57",
    "partial_targets": "0.3.48",
    "create_time": "0.3.69",
    "preview_method": "0.5",
    "jobs": "0.6",
    "cancelled": "0.9",
    "missing_node_type": "0.12",
    "bare_details": "0.12",  # when exactly is not known: filled on 0.3.64, empty on 0.33.0
    "cycles": "0.20",
    "uuid": "0.25",
    "cancel": "0.26",
}


def version_of(text: str) -> Version:
    """The version that a text such as `0.33.0` names."""
    return tuple(int(part) for part in text.split("."))


def has(version: str, feature: str) -> bool:
    """Whether that version has a feature of `SINCE`."""
    return version_of(version) >= version_of(SINCE[feature])


def forgets_cached_outputs(version: str) -> bool:
    """Whether a cached prompt without a client id ends with empty outputs (0.19 to 0.27)."""
    return (0, 19) <= version_of(version) < (0, 28)
