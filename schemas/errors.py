"""Every error AniGen raises on purpose, and the remedy each one carries.

    AniGenError
    ├─ ConfigError               stop      a setting is missing or wrong
    │  ├─ RetiredModelError      fallback  a model is past its last day
    │  └─ BibleError             stop      an operator's bible file is wrong: file and line
    ├─ StudioError               stop      the studio folder cannot be used (rights, space)
    ├─ PlanError                 postpone  no usable plan after the repair rounds
    │  └─ ContinuityError        retake    the plan contradicts the canon
    ├─ GenerationError           fallback  footage could not be made by this backend
    │  ├─ BackendBusyError       retry     come back after `retry_after` seconds
    │  ├─ BackendUnreachableError retry    connect, read or a dead worker process
    │  ├─ BackendTimeoutError    retry     no result within the deadline
    │  ├─ BackendBrokenError     fallback  unauthorised, rejected, or an unexpected answer
    │  ├─ UnsupportedShotError   fallback  this backend cannot make this shot; raised before paying
    │  ├─ RefusedError           retake    the content filter said no
    │  ├─ UnknownOutcomeError    fallback  nobody can tell whether a paid call was accepted
    │  ├─ BackendClosedError     fallback  wrong key, spend limit: closed until a person acts
    │  └─ BadFootageError        retake    the file does not pass the probe or a gate
    ├─ BudgetExceededError       fallback  a cap would be passed; a cheaper cast may still do it
    ├─ AssemblyError             retry     the master could not be put together
    └─ CanonError                stop      the canon refused a change
       DatabaseError             retry     the database cannot be reached
       ├─ SchemaTooNewError      stop      the database is ahead of this program
       └─ ForeignDatabaseError   stop      the database belongs to something else
       StalledError              retry     due work stands still: the process must begin afresh

The class docstring is the default message. Messages are one sentence for the operator:
what is wrong, where, and what to do.
"""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .grades import Failing  # the command line needs errors before it may load so much


class Remedy(StrEnum):
    """What the caller does about an error."""

    RETRY = "retry"  # another attempt, nothing creative changes
    RETAKE = "retake"  # another take: seed or prompt changes
    FALLBACK = "fallback"  # the next backend of the cast
    POSTPONE = "postpone"  # later, the slot stays owed
    STOP = "stop"  # a person has to act


class AniGenError(Exception):
    """Something went wrong."""

    remedy: Remedy = Remedy.STOP
    exit_code: int = 1

    def __init__(self, message: str | None = None) -> None:
        super().__init__(message or (type(self).__doc__ or "").splitlines()[0])


class ConfigError(AniGenError):
    """A setting is missing or wrong."""

    exit_code = 2


class RetiredModelError(ConfigError):
    """The model is retired."""

    remedy = Remedy.FALLBACK


class BibleError(ConfigError):
    """A bible file is wrong."""

    def __init__(self, message: str, *, file: Path | None = None, line: int | None = None) -> None:
        self.file, self.line = file, line
        where = f"{file}:{line}: " if file and line else f"{file}: " if file else ""
        super().__init__(where + message)


class StudioError(AniGenError):
    """The studio folder cannot be used."""

    exit_code = 4


class PlanError(AniGenError):
    """The director gave no usable plan."""

    remedy = Remedy.POSTPONE


class ContinuityError(PlanError):
    """The plan contradicts the canon."""

    remedy = Remedy.RETAKE


class GenerationError(AniGenError):
    """The backend could not make the footage."""

    remedy = Remedy.FALLBACK


class BackendBusyError(GenerationError):
    """The backend is busy."""

    remedy = Remedy.RETRY

    def __init__(self, message: str | None = None, *, retry_after: float = 5.0) -> None:
        self.retry_after = retry_after
        super().__init__(message)


class BackendUnreachableError(GenerationError):
    """The backend did not answer."""

    remedy = Remedy.RETRY


class BackendTimeoutError(GenerationError):
    """The backend did not finish in time."""

    remedy = Remedy.RETRY


class BackendBrokenError(GenerationError):
    """The backend answered with an error that trying again will not mend."""


class UnsupportedShotError(GenerationError):
    """The backend cannot make this shot."""


class RefusedError(GenerationError):
    """The backend's content filter refused the shot."""

    remedy = Remedy.RETAKE


class UnknownOutcomeError(GenerationError):
    """Nobody can tell whether the vendor accepted the order; its price stays held."""


class BackendClosedError(GenerationError):
    """The vendor turns every order away until a person acts: a wrong key, no credit, a limit."""


class BadFootageError(GenerationError):
    """The footage does not pass the probe."""

    remedy = Remedy.RETAKE

    def __init__(self, message: str | None = None, *, failing: tuple[Failing, ...] = ()) -> None:
        self.failing = failing  # what a gate refused; empty where there was nothing to grade
        super().__init__(message)


class BudgetExceededError(AniGenError):
    """A budget would be exceeded."""

    remedy = Remedy.FALLBACK


class AssemblyError(AniGenError):
    """The master could not be assembled."""

    remedy = Remedy.RETRY


class CanonError(AniGenError):
    """The canon refused the change."""


class DatabaseError(AniGenError):
    """The database cannot be reached."""

    remedy = Remedy.RETRY
    exit_code = 3


class SchemaTooNewError(DatabaseError):
    """The database was written by a newer AniGen."""

    remedy = Remedy.STOP


class ForeignDatabaseError(DatabaseError):
    """The database holds tables that are not AniGen's."""

    remedy = Remedy.STOP


class StalledError(AniGenError):
    """Work that is due stands still, and nobody knows why."""

    remedy = Remedy.RETRY


def first_cause(error: BaseException) -> BaseException:
    """The error that matters: the first one inside a group."""
    while isinstance(error, BaseExceptionGroup):
        error = error.exceptions[0]
    return error
