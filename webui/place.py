"""Where an episode is found: the address of its page, and that of its files."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Place:
    """An episode of a series, by its number."""

    slug: str
    number: int

    @property
    def href(self) -> str:
        """Its page."""
        return f"/{self.slug}/episodes/{self.number}"

    @property
    def media(self) -> str:
        """Its folder."""
        return f"/media/{self.slug}/episodes/{self.number}"
