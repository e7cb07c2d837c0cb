"""Channel: aired episodes to a wall-clock schedule, and their streams."""

from __future__ import annotations

from starlette.routing import BaseRoute

routes: list[BaseRoute] = []
