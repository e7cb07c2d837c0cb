"""Making: how an episode was, or is being, made; take by take."""

from __future__ import annotations

from starlette.routing import BaseRoute

routes: list[BaseRoute] = []
