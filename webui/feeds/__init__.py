"""Feeds: the episodes for readers, players and podcast apps."""

from __future__ import annotations

from starlette.routing import BaseRoute

routes: list[BaseRoute] = []
