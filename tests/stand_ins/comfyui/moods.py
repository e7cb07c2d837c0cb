"""Bad days, switched on one by one: each waits for its moment, and is used up there.

A mood is `{"what", "times", "seconds", "node", "path", "amount", "until"}`; all but `what` may be left out.

On the wire (`path` narrows it to one route; the first three hold for POST /prompt by themselves):
  drop_before · drop_after   the connection is cut before, or after, the request has done its work
  hang_after                 it has done its work, but there is no answer for `seconds`, then it is cut
  hang · slow                nothing is done for `seconds`, then it is cut; or done and answered
  500 · 503                  that status, nothing done
  refuse                     nobody listens for `seconds`, and open connections break
The socket:
  deaf                       all sockets of now are forgotten: open, pinging, silent
  late_goodbye               the end of a socket is noticed `seconds` late
  stalled                    the publisher waits for `seconds`, as behind a client that stopped reading
The queue:
  vanish                     an accepted prompt is removed without a trace
  late_history               `seconds` pass between `execution_success` and the entry in the history
While a node runs (`node` names a class or an id; else the sampler, or where it is natural):
  zombie                     the worker's thread ends, everything else goes on
  crash                      the process ends at once
  block · long               the node takes `seconds`: with no interrupt, or step by step with progress
  quiet                      VAEDecode takes `seconds` in silence
  error                      an error of the node's own
  no_face                    IPAdapterFaceID finds no face
  oom · oom_runtime · oom_accelerator · oom_allocation · oom_old   out of memory, in the words of each kind;
                             at the decoder unless `node` says; `until`: "" (`times` failures), "lighter" (tiled decode or fewer pixels), "free"
                             (POST /free), "restart"
  poisoned                   another CUDA error, and every later use of the GPU fails too
Memory (`amount` in megabytes for each prompt):
  creep · swell              RAM seems to go, as /system_stats tells it; or the process really grows
Files, as a saver writes them:
  truncated · corrupt        half of the file; or its middle is noise
  lost                       the file is gone again after success
  empty                      success, but no output is named
Pictures, as a saver draws them:
  frozen · jitter · broken_seam · wrong_palette · black · blur · flicker
"""

from __future__ import annotations

import threading
from dataclasses import dataclass, field

FLAWS = frozenset({"frozen", "jitter", "broken_seam", "wrong_palette", "black", "blur", "flicker"})
OOM = frozenset({"oom", "oom_runtime", "oom_accelerator", "oom_allocation", "oom_old"})
LOSING = frozenset({"drop_before", "drop_after", "hang_after"})
WIRE = LOSING | {"hang", "slow", "500", "503"}
AT_ONCE = frozenset({"refuse", "deaf", "stalled"})
NODE = (
    frozenset({"zombie", "crash", "block", "long", "quiet", "error", "no_face", "poisoned"}) | OOM
)
FILES = frozenset({"truncated", "corrupt", "lost", "empty"})
OTHER = frozenset({"late_goodbye", "vanish", "late_history", "creep", "swell"})
KNOWN = FLAWS | WIRE | AT_ONCE | NODE | FILES | OTHER


@dataclass
class Mood:
    """One bad day, for the next `times` that it finds its moment."""

    what: str
    times: int = 1
    seconds: float = 30.0
    node: str = ""
    path: str = ""
    amount: float = 0.0
    until: str = ""
    most: int = 0  # the work that was too much, as pixels, once it has been seen

    def __post_init__(self) -> None:
        if self.what not in KNOWN:
            raise ValueError(f"no such mood: {self.what}; there are {', '.join(sorted(KNOWN))}")
        if self.what in LOSING and not self.path:
            self.path = "/prompt"


@dataclass
class Moods:
    """The moods that wait; used by the loop and by the worker."""

    waiting: list[Mood] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def add(self, mood: Mood) -> None:
        """Let a mood wait for its moment."""
        with self.lock:
            self.waiting.append(mood)

    def calm(self) -> None:
        """End all moods."""
        with self.lock:
            self.waiting.clear()

    def first(self, kinds: frozenset[str], *, path: str = "") -> Mood | None:
        """The first mood of these kinds that fits, not used up."""
        with self.lock:
            fits = (mood for mood in self.waiting if mood.what in kinds)
            return next((mood for mood in fits if mood.path in {"", path}), None)

    def use(self, mood: Mood) -> None:
        """One of its times is over."""
        with self.lock:
            mood.times -= 1
            if mood.times <= 0 and mood in self.waiting:
                self.waiting.remove(mood)

    def take(self, *kinds: str, path: str = "") -> Mood | None:
        """The first mood of these kinds, used once."""
        mood = self.first(frozenset(kinds), path=path)
        if mood:
            self.use(mood)
        return mood
