"""Live: what happens in the studio, told to open pages as it happens."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from sqlalchemy.ext.asyncio import AsyncEngine
from starlette.routing import BaseRoute

routes: list[BaseRoute] = []


@asynccontextmanager
async def hub(url: str, database: AsyncEngine) -> AsyncIterator[None]:  # noqa: ARG001
    """Nothing to tell yet."""
    yield
