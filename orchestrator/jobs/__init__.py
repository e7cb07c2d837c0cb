"""Jobs: what is asked for over the API, from the request to what has become of it.

`Floor` makes them; everything else here is for whoever asks.
"""

from .accepting import accept, accept_all
from .commanding import advance, cancel, reproduce
from .following import follow
from .reading import listed, read, told
from .writing import Wanted

__all__ = [
    "Wanted",
    "accept",
    "accept_all",
    "advance",
    "cancel",
    "follow",
    "listed",
    "read",
    "reproduce",
    "told",
]
