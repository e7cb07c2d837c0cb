"""The director that is a language model: an outline, the canon it touches, and the plan.

What is written is a conversation that only grows: what never changes, how things stand, the outline,
the canon for it, the plan, and then whatever has to be put right. Every question is an order whose
part names its place in the conversation, so whoever comes back after a crash finds each answer again.
"""

from __future__ import annotations

import re
from decimal import Decimal

from schemas.bible import Bible
from schemas.canon import Recall
from schemas.errors import PlanError
from schemas.operation import DeclinedError, Purpose, Till
from schemas.plan import EpisodePlan

from ..base import Brief, Draft, Refused
from . import forms, prompts
from .conversation import AGAIN, Conversation, Step
from .dialogue import Dialogue
from .digest import digest, shorten
from .forms import Rewritten, Sketch
from .tariff import tokens
from .telling import repeated
from .vendor import Options, Vendor

_SYSTEM = ("craft.j2", "bible.j2")
_OUTLINE, _PLAN, _REWRITE = "outline.j2", "plan.j2", "rewrite.j2"
_OUTLINE_TOKENS, _REWRITE_TOKENS = 8000, 4000  # of an answer, what it thinks included
_REPAIRS, _LATER_REPAIRS, _ROUNDS = 2, 1, 2  # of a plan; after contradictions; of contradictions
_QUOTED = 3000  # tokens of what is quoted back, or asked beside the canon, at most
_BYTES_A_TOKEN, _CHARACTERS = 4, 4  # of canon at most, and about
_LEAST_ROOM = 500
_REWRITTEN = "You describe single pictures of an animated film for painters, in plain prose."
_REWRITE_S = 120.0


class LlmDirector:
    """Writes with the model of one vendor."""

    def __init__(self, name: str, vendor: Vendor, options: Options) -> None:
        self.name, self.seller, self.parallel = name, vendor, vendor.parallel
        self._options = options
        longest = vendor.tariff.answer_tokens
        self._longest = min(options.answer_tokens or longest, longest)
        self._known: tuple[Bible, str] | None = None

    def estimate(self, recall: Recall) -> Decimal:
        """What an episode's plan costs at most, every repair and contradiction included."""
        opening, outline = self._opening(recall), self._outline().tokens
        kept, asked = tokens(opening.system, str(forms.written())), tokens(*opening.said)
        most = self.seller.tariff.most
        total = most(kept, asked, outline) + most(kept, asked + outline + _QUOTED, outline)
        before = asked + 2 * (outline + _QUOTED) + _BYTES_A_TOKEN * self._options.canon_tokens
        for plans in (*range(_REPAIRS + 1), *(_ROUNDS * [*range(1, _LATER_REPAIRS + 2)])):
            total += most(kept, before + plans * (self._longest + _QUOTED), self._longest)
        return total

    async def write(self, brief: Brief, till: Till) -> Draft:
        """The plan of the next episode, in two steps; see `Director.write`."""
        await self.seller.ready()
        talk = Conversation(self.name, self.seller, till, self._opening(brief.recall))
        room = self._room(talk.dialogue)
        sketch = await talk.ask("outline", self._outline())
        pack = await brief.pack(sketch.outline, room) if brief.pack else None
        talk.dialogue.ask(
            prompts.render(_PLAN, recall=brief.recall, pack=pack.text if pack else "")
        )
        part, step = "plan", self._plan(_REPAIRS)
        if brief.rejected is not None:
            self._quote(talk.dialogue, brief.rejected, brief.findings)
            part, step = f"again-{len(brief.findings)}", self._plan(_LATER_REPAIRS)
        plan = await talk.ask(part, step, lambda made: repeated(made, brief.recall))
        names = (*_SYSTEM, *self._outline().prompts, *step.prompts)
        versions = " ".join(prompts.version(name) for name in dict.fromkeys(names))
        return Draft(plan, self.name, talk.usd, versions)

    async def rewrite(self, refused: Refused, till: Till) -> str:
        """The same picture in other words; see `Director.rewrite`."""
        await self.seller.ready()
        dialogue = Dialogue(_REWRITTEN)
        dialogue.ask(
            prompts.render(
                _REWRITE, action=refused.action, reason=refused.reason, time=refused.time,
                forbidden=refused.forbidden,
            )
        )  # fmt: skip
        talk = Conversation(self.name, self.seller, till, dialogue)
        made = await talk.ask(f"rewrite-{refused.time}", self._rewriting())
        return _accepted(made.action, refused)

    async def check(self) -> None:
        """Ask the vendor whether key and model are good; free.

        RetiredModelError, BackendClosedError or another error, in a sentence, when they are not.
        """
        try:
            await self.seller.check()
        except DeclinedError as declined:
            raise declined.error from declined

    async def aclose(self) -> None:
        """Close the connections."""
        await self.seller.aclose()

    def _opening(self, recall: Recall) -> Dialogue:
        """What is said before the outline."""
        if self._known is None or self._known[0] != recall.bible:
            self._known = (recall.bible, prompts.system(recall.bible))
        dialogue = Dialogue(self._known[1])
        dialogue.ask(prompts.render(_OUTLINE, recall=recall, digest=digest(recall)), keep=True)
        return dialogue

    def _room(self, opening: Dialogue) -> int:
        """The tokens left for the canon of an outline; how things stand is told in both questions."""
        told = sum(map(len, opening.said)) // _CHARACTERS
        return max(_LEAST_ROOM, self._options.canon_tokens - 2 * told)

    def _quote(self, dialogue: Dialogue, rejected: EpisodePlan, findings: tuple[str, ...]) -> None:
        """The plan that was rejected, and what contradicts the canon in it."""
        dialogue.hear(f'{{"answer":{rejected.model_dump_json()}}}')
        problems = [shorten(finding, 400) for finding in dict.fromkeys(findings)][-12:]
        dialogue.ask(prompts.render(AGAIN, cut=False, problems=problems, what="PLAN"))

    def _outline(self) -> Step[Sketch]:
        return Step(
            "OUTLINE", Sketch, forms.written(), min(_OUTLINE_TOKENS, self._longest),
            self._options.timeout_s, repairs=1, prompts=(*_SYSTEM, _OUTLINE, AGAIN),
        )  # fmt: skip

    def _plan(self, repairs: int) -> Step[EpisodePlan]:
        return Step(
            "PLAN", EpisodePlan, forms.written(), self._longest, self._options.timeout_s,
            repairs=repairs, prompts=(*_SYSTEM, _OUTLINE, _PLAN, AGAIN),
        )  # fmt: skip

    def _rewriting(self) -> Step[Rewritten]:
        return Step(
            "description", Rewritten, forms.rewritten(), min(_REWRITE_TOKENS, self._longest),
            min(_REWRITE_S, self._options.timeout_s), purpose=Purpose.REWRITE, prompts=(_REWRITE,),
        )  # fmt: skip


def _accepted(action: str, refused: Refused) -> str:
    """The new words; PlanError when they are the old ones, or hold a word that is never shown."""
    if action.casefold() == refused.action.strip().casefold():
        raise PlanError("the refused shot came back in the same words; show something else")
    for word in refused.forbidden:
        if re.search(rf"(?<!\w){re.escape(word)}(?!\w)", action, re.IGNORECASE):
            raise PlanError(f"the rewritten shot holds the forbidden word {word!r}; show another")
    return action
