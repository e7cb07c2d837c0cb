"""Search: titles, synopses and lines of aired episodes."""

from __future__ import annotations

from starlette.routing import BaseRoute

routes: list[BaseRoute] = []
