"""The words that made-up plans are written with; a series' own rules strike some of them out."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from schemas.bible import Rules

from ..rules.limbs import same_verb

PARTS = ("left hand", "right arm", "left knee", "right ankle", "eye", "throat", "shoulder", "back")
_HURTS = ("cut", "sprained", "burned by the kettle", "bruised black and blue", "swollen", "stung")
_VERBS = (
    "climb", "write", "run", "carry", "row", "sing", "listen", "read", "throw", "swim", "draw",
    "dance", "watch", "whistle", "think", "wait", "laugh", "bargain", "count", "remember", "nod",
)  # fmt: skip
_EVENTS = ("promise", "debt", "rescue", "insult", "pact", "gift", "lie", "duel")
_THINGS = (
    "lantern", "compass", "letter", "key", "whistle", "umbrella", "map", "coin", "kite", "mirror",
    "ribbon", "bell", "scarf", "teapot", "notebook", "locket", "fiddle", "spyglass", "basket",
)  # fmt: skip
_MATERIALS = (
    "brass", "paper", "silver", "wooden", "blue", "cracked", "borrowed", "tiny", "folded", "glass",
    "painted", "rusty", "woollen", "copper", "striped", "heavy", "forgotten", "warm",
)  # fmt: skip
_SITES = (
    "Bridge",
    "Mill",
    "Garden",
    "Pier",
    "Tower",
    "Yard",
    "Quarry",
    "Orchard",
    "Arcade",
    "Well",
)
_GOALS = ("find the way home", "win the race", "be forgiven", "mend the clock", "learn to whistle")
_OUTFITS = ("a yellow raincoat", "a patched coat", "the school uniform", "a festival robe")
_HAIR = ("short", "braided", "cut at last", "dyed at the tips")
_FACTIONS = ("the ferrymen", "the night market", "the choir", "the lamplighters")
_EYES = ("green", "brown", "grey", "blue", "amber")
_STATUSES = ("sealed", "ruined", "burned down")
_LINES = (
    "It is later than you think.", "I would not open that.", "Then we go together.",
    "Nobody asked the gulls.", "You have said so twice.", "Wait. Did you hear that?",
    "I kept it as it was.", "There are worse ways to spend a day.", "Ask me again tomorrow.",
    "That is not how I remember it.", "We should be quick.", "So that is where it went.",
)  # fmt: skip
_ACTIONS = (
    "They stand close together and look at the same spot.", "A hand rests on the rail.",
    "The wind moves the leaves across the floor.", "Two cups are steaming on the sill.",
    "A door stands ajar, and light falls through.", "They walk side by side, out of step.",
)  # fmt: skip
_SECRETS = (
    "under the third step", "the second signature", "a brother in the north", "the unpaid bell",
    "the painted door", "what the tide kept", "the empty grave", "the false bottom",
)  # fmt: skip
_ONSETS = (
    "b", "br", "d", "dr", "f", "g", "gl", "h", "j", "k", "kl", "l", "m", "n", "p", "pr", "r", "s",
    "sh", "st", "t", "tr", "v", "w", "y", "z",
)  # fmt: skip
_VOWELS = ("a", "ai", "e", "ea", "i", "io", "o", "u")
_CODAS = ("l", "n", "r", "s", "th", "m", "nd", "rk", "sk", "", "", "", "")


@dataclass(frozen=True)
class Words:
    """What may be written in a series: phrases without its forbidden words, verbs it allows."""

    parts: tuple[str, ...]
    hurts: tuple[str, ...]
    verbs: tuple[str, ...]
    events: tuple[str, ...]
    things: tuple[str, ...]
    materials: tuple[str, ...]
    sites: tuple[str, ...]
    goals: tuple[str, ...]
    outfits: tuple[str, ...]
    hair: tuple[str, ...]
    factions: tuple[str, ...]
    eyes: tuple[str, ...]
    statuses: tuple[str, ...]
    lines: tuple[str, ...]
    actions: tuple[str, ...]
    secrets: tuple[str, ...]


def words_for(rules: Rules) -> Words:
    """The words that a series' rules leave."""
    return _words(tuple(rules.forbidden_words), tuple(rules.forbidden_verbs))


def coined(dice: random.Random) -> str:
    """A name that is nobody's in particular."""
    parts = (dice.choice(_ONSETS) + dice.choice(_VOWELS) for _ in range(dice.choice((2, 2, 3))))
    return ("".join(parts) + dice.choice(_CODAS)).capitalize()


@cache
def _words(forbidden: tuple[str, ...], verbs: tuple[str, ...]) -> Words:
    def left(phrases: Iterable[str]) -> tuple[str, ...]:
        kept = tuple(phrases)
        for word in forbidden:
            banned = re.compile(rf"(?<!\w){re.escape(word)}(?!\w)", re.IGNORECASE)
            kept = tuple(p for p in kept if not banned.search(p))
        return kept or ("…",)

    return Words(
        left(PARTS), left(_HURTS),
        left(v for v in _VERBS if not any(same_verb(v, banned) for banned in verbs)),
        left(_EVENTS), left(_THINGS), left(_MATERIALS), left(_SITES), left(_GOALS),
        left(_OUTFITS), left(_HAIR), left(_FACTIONS), left(_EYES), left(_STATUSES), left(_LINES),
        left(_ACTIONS), left(_SECRETS),
    )  # fmt: skip
