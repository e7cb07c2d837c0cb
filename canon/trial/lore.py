"""Lore: what can happen in a simulated series, as a scene tells it and as an outline alludes to it.

The two tellings share names at most: an outline is written later, by somebody who remembers what
happened and not the sentence. `{a}`, `{b}` are people, `{x}`, `{y}` those a secret is about.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Story:
    """Something that happens once, or is true and hidden, or is asked."""

    kind: str
    told: tuple[str, ...]
    alluded: tuple[str, ...]


EVENTS = (
    Story(
        "promise",
        (
            "{a} promised {b} to bring {thing} back to {place} before the frost",
            "{a} gave {b} a promise at {place}: {thing} would never be sold",
        ),
        (
            "{b} holds {a} to what was pledged {cue}",
            "what {a} once vowed {b} {cue} comes up again",
        ),
    ),
    Story(
        "debt",
        (
            "{a} borrowed forty crowns from {b} at {place}, against {thing}",
            "at {place} {b} paid the fine for {a}, who now has a debt to settle, with {thing} as surety",
        ),
        (
            "{b} asks {a} for the money lent {cue}",
            "{a} still owes {b} for the matter {cue}",
        ),
    ),
    Story(
        "rescue",
        (
            "{a} dragged {b} out of the flooded cellar of {place}",
            "{a} cut {b} loose before the roof of {place} came down",
        ),
        (
            "{b} would not be alive without {a}, and neither has forgotten what happened {cue}",
            "it comes up how {a} saved {b} {cue}",
        ),
    ),
    Story(
        "insult",
        (
            "{a} called {b} a coward in front of everybody at {place}",
            "{a} laughed at {b}'s family and at {thing} before all of {place}",
        ),
        (
            "the words that {a} threw at {b} {cue} still sting",
            "{b} wants an apology from {a} for the humiliation {cue}",
        ),
    ),
    Story(
        "pact",
        (
            "{a} and {b} shook hands at {place}: half of whatever {thing} brings for each",
            "{a} and {b} agreed at {place} never to speak of {thing} to anybody",
        ),
        (
            "{a} and {b} come back to the bargain struck {cue}",
            "{a} is tempted to break the agreement with {b} made {cue}",
        ),
    ),
    Story(
        "gift",
        (
            "{a} carved a wooden bird for {b} during the long night at {place}",
            "{a} wrote a song for {b} and left it at {place}",
        ),
        (
            "{b} still treasures the present that came from {a} {cue}",
            "{b} shows what {a} once made, {cue}",
        ),
    ),
    Story(
        "lie",
        (
            "{a} told {b} at {place} that {thing} had been sold, which was not so",
            "{a} swore falsely to {b} at {place} never to have touched {thing}",
        ),
        (
            "{b} begins to doubt the story that {a} spun {cue}",
            "{a} can no longer keep up the deception of {b} {cue}",
        ),
    ),
    Story(
        "duel",
        (
            "{a} and {b} crossed blades at {place} until one of them slipped",
            "{a} challenged {b} at {place} and lost by a hair's breadth",
        ),
        (
            "{a} and {b} still feel the old clash {cue}",
            "somebody brings up how {a} fought {b} {cue}",
        ),
    ),
)
SECRETS = (
    Story(
        "fire",
        ("{x} set the fire at {place} and let a stranger take the blame",),
        ("who was behind the blaze at {place}", "what {x} did one night at {place}"),
    ),
    Story(
        "parent",
        ("{x} is the child of {y}, left on the steps of {place}",),
        ("where {x} really comes from", "what binds {x} to {y}"),
    ),
    Story(
        "forgery",
        ("{x} forged the will by which {place} changed hands",),
        ("the paper on which the ownership of {place} rests", "how {x} cheated the heirs"),
    ),
    Story(
        "fake",
        ("{x} sold the real stones of {thing} long ago, those in it are paste",),
        ("what {thing} is truly worth", "how {x} swindled everybody with {thing}"),
    ),
    Story(
        "spy",
        ("{x} reports every word spoken at {place} to {faction}",),
        ("whom {x} really serves", "why nothing said at {place} stays there"),
    ),
    Story(
        "name",
        ("{x} lived at {place} for years under another name",),
        ("the life that {x} led before", "who used to hide at {place}"),
    ),
    Story(
        "wreck",
        ("{x} put out the lamp at {place} on the night of the wreck, for pay",),
        ("why it was dark at {place} when the ship ran aground", "what {x} was once bribed to do"),
    ),
    Story(
        "map",
        ("{thing} hides a map, and the map leads below {place}",),
        ("what is concealed inside {thing}", "what lies underneath {place}"),
    ),
)
VEILED = "what nobody was ever meant to hear"  # an allusion with nothing to hold on to
THREADS = (
    Story(
        "mover",
        ("Who keeps moving {thing} about at {place} while {a} sleeps?",),
        ("{a} gets a step further with the riddle of {thing}",),
    ),
    Story(
        "letters",
        ("Who writes to {a} from {place}, and never signs?",),
        ("another of those unsigned pages reaches {a}", "{a} thinks about the mysterious sender"),
    ),
    Story(
        "sale",
        ("Can {a} and {b} keep {place} from being sold?",),
        ("the buyers press {a} and {b} about {place}", "time runs out for {place} and {b}"),
    ),
    Story(
        "stranger",
        ("What is the stranger looking for at {place}, and why does it frighten {a}?",),
        ("the newcomer is seen near {place} again and {a} turns pale",),
    ),
    Story(
        "recipe",
        ("Will {a} find the page that is missing from {b}'s book about {thing}?",),
        ("{a} hunts on for {b}'s lost page",),
    ),
    Story(
        "wager",
        ("Will {a} win the wager against {b} that {thing} can be mended?",),
        ("the bet between {a} and {b} nears its end",),
    ),
)
STEPS = (
    "somebody saw a light at {place} long after midnight",
    "the ledger of {place} has a page cut out",
    "{b} was not where {b} claimed to be",
    "the mark on {thing} is older than the town",
    "the porter at {place} was paid to look away",
    "there are two copies, and {b} has seen one",
)
ANSWERS = (
    "it was {b} all along, out of kindness",
    "nobody did: the river did it",
    "the key to it lay at {place} the whole time",
    "{a} did it, asleep",
)
OATHS = {
    "lie": "never to tell a lie again",
    "gamble": "never to touch dice again",
    "fight": "never to raise a hand again",
    "sing": "never to sing until the lost ones are found",
    "steal": "never to steal again",
}
CHATTER = (
    "It rains on the just and on the late.",
    "The kettle boils over and nobody minds.",
    "A cart goes by, and for a while there is only its wheels.",
    "Somebody laughs in the next room.",
    "The clock is wrong again, and everybody sets their watch by it.",
    "There is bread enough for all of them, and no butter.",
)
