"""Canon: who and what exists, what was promised, and when it was said."""

from __future__ import annotations

from starlette.routing import BaseRoute

routes: list[BaseRoute] = []
