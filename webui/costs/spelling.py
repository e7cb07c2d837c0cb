"""Spelling: amounts of money and of machine time, and how they changed, as a person reads them."""

from __future__ import annotations

from ..words import dollars


def worked(seconds: float) -> str:
    """Machine time: `0.4 s`, `58 s`, `12 min`, `3.4 h`."""
    if seconds <= 100:
        return f"{seconds:.{0 if seconds >= 10 else 1}f} s".replace(".0 s", " s")
    return f"{seconds / 60:.0f} min" if seconds < 5400 else f"{seconds / 3600:,.1f} h"


def amount(value: float, unit: str) -> str:
    """Dollars or machine time."""
    return dollars(round(value, 6)) if unit == "usd" else worked(value)


def change(after: float, before: float, when: str) -> str:
    """How a figure compares: `12 % more than in the 7 days before`."""
    if not before:
        return f"and nothing {when}"
    share = round(100 * (after / before - 1))
    if share == 0:
        return f"as much as {when}"
    if share > 900:
        return f"{after / before:,.0f} times as much as {when}"
    return f"{abs(share)} % {'more' if share > 0 else 'less'} than {when}"
