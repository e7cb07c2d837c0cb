"""How an episode is made: the story on one page.

Every stage first asks what is already there, so this function may be called again at any time, by
any process, after any crash, and goes on where the work stands. It runs under a lease; what a
stage writes is fenced by it.
"""

from __future__ import annotations

from . import airing, assembling, delivery, opening, planning, shooting
from .lease import Lease
from .studio import Studio


async def make_episode(studio: Studio, lease: Lease, episode_id: int) -> None:
    """Carry an episode as far towards the air as it can go now."""
    # 1  open the slot's episode, or what an earlier run left of it
    episode = await opening.open_episode(studio, episode_id)
    if episode.is_over:
        return

    if episode.plan is None:
        # 2  recall what the series has established
        recall = await planning.recall(studio, episode)
        # 3  have the Director write six scenes
        # 4  and have every contradiction with the canon written out of them
        draft = await planning.write(studio, episode, recall)
        # 5  hold the money it may cost, or take a cheaper cast
        episode = await planning.accept(studio, lease, episode, recall, draft)

    # 6  shoot the scenes, side by side; whoever finishes the last one calls us again
    if not await shooting.all_shot(studio, lease, episode):
        return

    # 7  put the master together, with everything that is published beside it
    if episode.prepared is None:
        episode = await assembling.assemble(studio, lease, episode)

    # 8  canon, ledger and state in one transaction: from here on it has happened
    await airing.remember(studio, lease, episode)

    # 9  make it visible, by one rename
    await delivery.deliver(studio, lease, episode)
