"""Placing: which work goes to which server next. Pure: no clock, no network.

A server holds two prompts of ours at most: one runs, one waits, so that it goes on without a pause.
The more urgent goes first; among equals a work goes where its models are, so that none are loaded
for nothing, and else to the server that was unused longest. Waiting makes everything more urgent.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

ROOM = 2  # prompts that a server holds
AGEING_S = 120.0  # waiting so long is worth one priority
REMEMBERED_S = 600.0  # how long a server that failed a model is not asked for it
UNSURE_S = 30.0  # how long a work waits for another server then, that may be away


@dataclass(eq=False)
class Ticket:
    """A work that waits for a server. Times are those of a monotonic clock."""

    models: frozenset[str]  # or its workflow, so that it is never empty
    priority: int
    since: float
    hope: float = 0.0  # when a server that may take it was last seen at work
    refused: dict[str, Exception] = field(default_factory=dict)  # why servers cannot do it
    avoided: set[str] = field(default_factory=set)  # servers that died of it, perhaps by chance

    def urgency(self, now: float) -> int:
        """Less goes first."""
        return self.priority - int((now - self.since) / AGEING_S)


@dataclass(eq=False)
class Seat:
    """A server, as far as placing is concerned."""

    name: str
    open: bool = False  # it answers, its worker works, and nobody mends it
    held: int = 0  # prompts of ours that run or wait there
    others: int = 0  # prompts of somebody else, when it was last asked
    models: frozenset[str] = frozenset()  # of the last prompt it was given: they are loaded
    used: float = 0.0  # when it was given that prompt
    failed: dict[str, float] = field(default_factory=dict)  # model or node → not before then
    deadly: dict[frozenset[str], float] = field(default_factory=dict)  # models that killed it

    def give(self, ticket: Ticket, now: float) -> None:
        """Let it hold one more."""
        self.held, self.used = self.held + 1, now
        self.models = ticket.models or self.models

    def fail(self, names: Iterable[str], now: float) -> None:
        """Remember for a while that it failed these models or nodes."""
        self.failed |= dict.fromkeys(names, now + REMEMBERED_S)

    def die(self, ticket: Ticket, now: float) -> None:
        """Remember for a while that the work's models kill it."""
        self.deadly[ticket.models] = now + REMEMBERED_S

    def refuses(self, ticket: Ticket, now: float) -> bool:
        """Whether it cannot be given the work at all."""
        kills = (models for models, until in self.deadly.items() if until > now)
        return self.name in ticket.refused or any(models <= ticket.models for models in kills)

    def trusted(self, ticket: Ticket, now: float) -> bool:
        """Whether it has not failed any of the work's models of late."""
        return not any(self.failed.get(name, now) > now for name in ticket.models)


def choose(line: Iterable[Ticket], seats: Iterable[Seat], now: float) -> tuple[Ticket, Seat] | None:
    """The next work, and the server that gets it; None while nothing fits."""
    seats = list(seats)
    free = [seat for seat in seats if seat.open and seat.held < ROOM]
    pairs = [
        (ticket, seat)
        for ticket in (line if free else ())
        for seat in free
        if not seat.refuses(ticket, now) and _may(ticket, seat, seats, now)
    ]
    loaded = [seat.models for seat in seats if seat.open]
    return min(pairs, key=lambda pair: _cost(pair[0], pair[1], loaded, now), default=None)


def _may(ticket: Ticket, seat: Seat, seats: list[Seat], now: float) -> bool:
    """A server that failed the work's models gets it when there is no other, or none for a while."""
    if seat.trusted(ticket, now) or now - ticket.since > UNSURE_S:
        return True
    return not any(other.trusted(ticket, now) for other in seats if not other.refuses(ticket, now))


def _cost(
    ticket: Ticket, seat: Seat, loaded: list[frozenset[str]], now: float
) -> tuple[float, ...]:
    """Less goes first. What must be loaded anyhow goes before what another server has loaded."""
    lacks = not ticket.models <= seat.models
    elsewhere = lacks and any(ticket.models <= models for models in loaded)
    load = (seat.name in ticket.avoided, seat.held + seat.others)
    return ticket.urgency(now), *load, lacks, elsewhere, ticket.since, seat.used
