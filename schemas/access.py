"""Access: who may do what over the API."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from .plan import Model

NOBODY = "somebody here"  # whoever is let in from this machine without a token


class Scope(StrEnum):
    """What somebody may do; each is given by itself, and `admin` is all of them."""

    READ = "read"
    GENERATE = "generate"
    EDIT = "edit"
    ADMIN = "admin"


class Who(Model):
    """Somebody who asks something of the API."""

    name: str  # unique among tokens; for a JWT, its subject
    scopes: frozenset[Scope]
    token: UUID | None = None  # null: a JWT, or nobody in particular
    jobs_per_day: int | None = None
    usd_per_day: Decimal | None = None

    def may(self, scope: Scope) -> bool:
        """Whether that is allowed."""
        return scope in self.scopes or Scope.ADMIN in self.scopes


class Token(Model):
    """A token as it is listed; what opens the door is shown once and never kept."""

    id: UUID
    name: str
    scopes: frozenset[Scope]
    hint: str  # its first characters
    jobs_per_day: int | None = None
    usd_per_day: Decimal | None = None
    made_at: datetime
    expires_at: datetime | None = None
    used_at: datetime | None = None
    revoked_at: datetime | None = None
