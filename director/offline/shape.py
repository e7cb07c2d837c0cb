"""The shape of an episode: in which order its stories take turns over the six scenes.

`ask` sets out and `open` asks a new question; `try`, `turn` and `find` are the riddle of the day
(want, twist, payoff); `spark`, `knot` and `mend` the story between two; `side` a crumb of another
thread, `after` what an arc's answer leads to, `evening` a rest, `feast` the day that is kept, `hook` a question to go to bed with.
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
_FEAST = (
    "ask try spark find mend feast",
    "ask spark try find mend feast",
    "ask spark try find feast mend",
)
_FEAST_ALONE = ("ask try turn find feast evening", "ask try turn find evening feast")
_FEAST_SIDE = ("ask side try turn find feast", "ask try side turn find feast")
_FEAST_HOOK = ("ask try turn find feast hook",)
_FEAST_BOTH = ("ask side try find feast hook", "ask try side find feast hook")
_FINALE = ("ask try turn find after feast",)
_FINALE_SIDE = ("ask side try find after feast", "ask try side find after feast")
_FINALE_HOOK = ("ask try find after feast hook",)
QUARRELS = frozenset({"lesson", "rumour", "last_piece", "rules", "umpire"})


def shape(agenda: Agenda, pair: Pair | None, dice: Dice, *, feast: bool) -> tuple[str, ...]:
    """The kinds of the six scenes; `feast` when a day is kept in this episode."""
    if agenda.ends_arc:
        family = _finale(agenda)
    else:
        family = _feast(agenda, pair) if feast else _family(agenda, pair)
    kinds = dice.deal(*family).split()
    if not feast:
        kinds = ["evening" if kind == "feast" else kind for kind in kinds]
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


def _feast(agenda: Agenda, pair: Pair | None) -> tuple[str, tuple[str, ...]]:
    if agenda.hook and agenda.side:
        return "feast_both", _FEAST_BOTH
    if agenda.hook:
        return "feast_hook", _FEAST_HOOK
    if agenda.side:
        return "feast_side", _FEAST_SIDE
    return ("feast", _FEAST) if pair else ("feast_alone", _FEAST_ALONE)


def _finale(agenda: Agenda) -> tuple[str, tuple[str, ...]]:
    if agenda.hook:
        return "finale_hook", _FINALE_HOOK
    return ("finale_side", _FINALE_SIDE) if agenda.side else ("finale", _FINALE)
