"""The shape of an episode: in which order its stories take turns over the six scenes.

`ask` sets out and `open` asks a new question; `try`, `turn` and `find` are the riddle of the day
(want, twist, payoff); `spark`, `knot` and `mend` the story between two; `side` a crumb of another
thread, `evening` a rest, `hook` a question to go to bed with.
"""

from __future__ import annotations

from .agenda import Agenda
from .casting import Pair
from .dice import Dice

_PLAIN = (
    "ask try spark turn find mend", "ask spark try turn find mend", "ask try turn spark find mend",
    "ask try spark find evening mend",
)  # fmt: skip
_KNOTTED = (
    "ask try spark knot find mend",
    "ask spark try knot find mend",
    "ask spark knot try find mend",
)
_SIDE = (
    "ask try spark side find mend", "ask spark side try find mend", "ask side spark try find mend",
    "ask try side spark find mend", "ask spark try side find mend",
)  # fmt: skip
_HOOK = ("ask try spark find mend hook", "ask spark try find mend hook")
_QUARREL = ("ask try spark knot find hook", "ask spark try knot find hook")
_HOOK_SIDE = (
    "ask try side turn find hook",
    "ask side try turn find hook",
    "ask try side find evening hook",
)
_ALONE = ("ask try turn find evening evening",)
_ALONE_SIDE = ("ask try side turn find evening", "ask side try turn find evening")
_ALONE_HOOK = ("ask try turn find evening hook",)
QUARRELS = frozenset({"lesson", "rumour", "last_piece", "rules"})


def shape(agenda: Agenda, pair: Pair | None, dice: Dice) -> tuple[str, ...]:
    """The kinds of the six scenes."""
    kinds = dice.deal(*_family(agenda, pair)).split()
    if agenda.opening:
        kinds[0] = "open"
    return tuple(kinds)


def _family(agenda: Agenda, pair: Pair | None) -> tuple[str, tuple[str, ...]]:
    knotted = pair is not None and bool(pair.situation.named("knot"))
    if agenda.hook and agenda.side:
        return ("hook_side", _HOOK_SIDE) if pair else ("alone_side", _ALONE_SIDE)
    if agenda.hook:
        if pair and knotted and pair.situation.id in QUARRELS:
            return "quarrel", _QUARREL
        return ("hook", _HOOK) if pair else ("alone_hook", _ALONE_HOOK)
    if agenda.side:
        return ("side", _SIDE) if pair else ("alone_side", _ALONE_SIDE)
    if pair is None:
        return "alone", _ALONE
    return ("knotted", _KNOTTED) if knotted else ("plain", _PLAIN)
