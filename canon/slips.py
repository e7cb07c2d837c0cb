"""Slips: names that may be meant for one another, one letter apart or alike at the start and as long."""

from __future__ import annotations

import re
from functools import lru_cache

_SHORTEST = 3  # letters below which everything is near everything
_SAME_START, _LONG = 4, 6  # letters that begin alike, in a name of at least so many
_WORD = re.compile(r"[^\W\d_]+")
_TITLE_WORDS = """
mr mrs ms miss mister master madam madame sir lady lord dame dr doctor prof professor captain
general colonel major sergeant officer inspector detective chief judge mayor president king queen
prince princess duke duchess count countess baron baroness saint st brother sister father mother
uncle aunt auntie grandpa grandma grandfather grandmother granny old young little big the a an of
von van de
"""
_TITLES = frozenset(_TITLE_WORDS.split())


@lru_cache(maxsize=65536)
def bare(name: str) -> str:
    """What is left of a name without titles, small letters only: `mio sato` of `Captain Mio Sato`.

    A name that is nothing but titles is kept whole.
    """
    words = _WORD.findall(name.casefold())
    return " ".join([w for w in words if w not in _TITLES] or words)


def one_apart(one: str, other: str) -> bool:
    """Whether two words differ by one letter more, less or other, or by two swapped neighbours."""
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    if len(one) == len(other):
        differ = [i for i, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
        swapped = len(differ) == 2 and [one[i] for i in differ] == [other[i] for i in differ[::-1]]
        return len(differ) == 1 or (swapped and differ[1] - differ[0] == 1)
    short, long = sorted((one, other), key=len)
    return any(long[:i] + long[i + 1 :] == short for i in range(len(long)))


@lru_cache(maxsize=65536)
def near_keys(name: str, *, person: bool = True) -> frozenset[str]:
    """Keys that two names share when they are near: for an index that finds slips at once.

    A name gives itself, itself without any one letter (so that one letter more, less, other or
    swapped meets), and its beginning with its length; a person's first name does so as well.
    """
    whole = bare(name)
    parts = {whole, whole.split(" ", 1)[0]} if person else {whole}
    found: set[str] = set()
    for part in parts:
        if len(part) >= _SHORTEST:
            found.add(part)
        if len(part) > _SHORTEST:
            found.update(part[:i] + part[i + 1 :] for i in range(len(part)))
        if len(part) >= _LONG:
            found.add(f"{part[:_SAME_START]}…{len(part)}")
    return frozenset(found)
