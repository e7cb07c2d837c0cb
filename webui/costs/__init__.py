"""Costs: what was spent, on what, and what it bought."""

from __future__ import annotations

from starlette.routing import BaseRoute

routes: list[BaseRoute] = []
