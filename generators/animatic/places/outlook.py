"""What homes share: their colours, and what their windows show."""

from __future__ import annotations

from .buildings import skyline
from .foliage import hills, treeline
from .setting import Setting, Sheet
from .weathering import fog

WALLS = ("#f0dfc2", "#dfe6d2", "#e9d3c6", "#d8e0e8", "#efe3d8")
WOODS = ("#b98a5c", "#a3714a", "#c9a06c", "#8d6a50")


def outlook(here: Setting) -> Sheet:
    """Paint what a window shows: a garden wall of trees, or the roofs of the town."""
    on = here.sheet()
    if here.dice("outside").random() < 0.5:
        hills(on, "hills", base=520, height=150, far=0.55)
        treeline(on, "garden", base=540, height=130, far=0.2, bump=34)
    else:
        skyline(on, "roofs", base=600, low=60, high=240, wide=70, far=0.4)
        treeline(on, "trees", base=580, height=70, far=0.15, bump=24)
    fog(on, 300, 600)
    return on
