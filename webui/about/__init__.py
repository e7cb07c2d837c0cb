"""About: what this studio runs on, how healthy it is, and its keys."""

from __future__ import annotations

from starlette.routing import BaseRoute

routes: list[BaseRoute] = []
