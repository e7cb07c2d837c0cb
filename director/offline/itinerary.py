"""The itinerary: where the scenes are played, at what time of day and in what weather."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from schemas.bible import Location
from schemas.plan import TimeOfDay, Weather

from .almanac import season
from .dice import Dice
from .stage import Stage

HUBS = (
    "cafe", "kitchen", "bedroom", "rooftop", "seaside", "bridge", "station", "forest", "street",
    "field", "boat", "observatory",
)  # fmt: skip
_TIMES = {"M": TimeOfDay.MORNING, "D": TimeOfDay.DAY, "S": TimeOfDay.SUNSET, "N": TimeOfDay.NIGHT}
_DAYS = (
    "MMDDSS", "MDDSSN", "DDDSSN", "DDSSNN", "MMDDDS", "DSSNNN", "MDDDSS", "MMDSNN", "MMDDSN",
    "MDDSNN", "MMMDDS", "DDDDSN", "SSNN|MM", "DSNN|MM", "DSSN|MM", "DDSN|MM", "DSNNN|M",
    "SSNNN|M", "DDSSN|M", "MDDDDS", "DSN|MMD", "SN|MMDD", "SN|MMMM", "DSN|MMM", "SNN|MMM",
    "MDSN|MM", "MDSN|MD", "MDDSN|M", "MMDSN|M", "DSN|MDS", "DSNN|MD", "SN|MDSN", "MDSNN|M",
    "MD|MDSN", "MDS|MDS", "DS|MDSN", "MDSN|MDS",
)  # fmt: skip
_HOURS = tuple("MDSN")
_MOST_DAYS = 3
_SKIES = {
    "spring": ("clear petals petals clear clear clear", "cloudy rain rain cloudy clear clear",
               "clear clear clear petals petals petals", "fog cloudy clear clear clear clear",
               "clear cloudy cloudy rain rain clear"),
    "summer": ("clear clear clear clear clear fireflies", "clear clear cloudy storm rain clear",
               "clear clear clear clear fireflies fireflies", "cloudy clear clear clear clear clear",
               "clear cloudy rain rain cloudy clear"),
    "autumn": ("fog fog cloudy clear clear clear", "cloudy cloudy rain rain rain cloudy",
               "clear clear clear cloudy cloudy fog", "cloudy rain storm storm rain clear",
               "clear clear cloudy cloudy clear clear"),
    "winter": ("cloudy snow snow snow clear clear", "clear clear cloudy cloudy snow snow",
               "snow snow cloudy clear clear clear", "fog fog cloudy snow snow snow",
               "clear clear clear clear cloudy snow"),
}  # fmt: skip
_BEFORE = {
    Weather.STORM: Weather.RAIN, Weather.RAIN: Weather.CLOUDY, Weather.SNOW: Weather.CLOUDY,
    Weather.FOG: Weather.CLOUDY,
}  # fmt: skip
_FAIR = frozenset({Weather.CLEAR, Weather.PETALS, Weather.FIREFLIES})
_DARK = frozenset({TimeOfDay.SUNSET, TimeOfDay.NIGHT})


@dataclass(frozen=True)
class Wish:
    """What a scene asks of its place, hour and weather; empty asks nothing."""

    place: str = ""
    same: int = -1  # the number of an earlier scene whose place it shares
    kinds: tuple[str, ...] = ()
    shun: str = ""  # a place it should rather not be
    times: tuple[TimeOfDay, ...] = ()
    weathers: tuple[Weather, ...] = ()


@dataclass(frozen=True)
class Stop:
    """Where and when a scene is played; `next_day` when a night lies before it."""

    place: Location
    time: TimeOfDay
    weather: Weather
    day: int = 0  # days after the episode's first one
    next_day: bool = False


def itinerary(
    stage: Stage, dice: Dice, wishes: Sequence[Wish], avoid: Sequence[str]
) -> tuple[Stop, ...]:
    """A stop for every wish, so that nobody has to be in two places in one part of the day."""
    places: list[Location] = []
    for i, wish in enumerate(wishes):
        shared = places[wish.same] if 0 <= wish.same < i else None
        places.append(
            shared or stage.place(wish.place) or _place(stage, dice, wishes, places, avoid)
        )
    times = _hours(stage, dice, wishes, places)
    skies = _weathers(stage, dice, wishes, [time for _, time in times])
    return tuple(
        Stop(place, time, skies[i], day, next_day=i > 0 and day > times[i - 1][0])
        for i, (place, (day, time)) in enumerate(zip(places, times, strict=True))
    )


def can_be_timed(wishes: Sequence[Wish]) -> bool:
    """Whether some day has all the hours that are asked for."""
    return any(_misses(_read(day), wishes) == 0 for day in _DAYS if len(day) <= len(wishes) + 1)


_When = tuple[int, TimeOfDay]  # day and hour


def _read(day: str) -> tuple[_When, ...]:
    """`DSN|MMD`: the hours of six scenes, a night between what `|` divides."""
    return tuple(
        (number, _TIMES[hour]) for number, part in enumerate(day.split("|")) for hour in part
    )


def _misses(day: Sequence[_When], wishes: Sequence[Wish]) -> int:
    return sum(
        bool(w.times) and hour not in w.times for w, (_, hour) in zip(wishes, day, strict=False)
    )


def _hours(
    stage: Stage, dice: Dice, wishes: Sequence[Wish], places: Sequence[Location]
) -> tuple[_When, ...]:
    """A usual day, if there is one that leaves time for the ways; else as many days as it takes."""
    far = [
        (i, j) for i, j in combinations(range(len(places)), 2)
        if not stage.close(places[i].id, places[j].id)
    ]  # fmt: skip
    days = [_read(day) for day in _DAYS if len(day.replace("|", "")) == len(wishes)]
    fitting = [d for d in days if not any(d[i] == d[j] for i, j in far)]
    best = min(
        fitting,
        key=lambda d: (_misses(d, wishes), dice.jitter() + 0.5 * (d[-1][0] > 0)),
        default=None,
    )
    return best if best and _misses(best, wishes) == 0 else _spread(wishes, far)


def _spread(wishes: Sequence[Wish], far: Sequence[tuple[int, int]]) -> tuple[_When, ...]:
    """The hours, over up to three days, that hurry nobody and miss the fewest wishes."""
    slots = [(day, _TIMES[hour]) for day in range(_MOST_DAYS) for hour in _HOURS]
    best: dict[int, tuple[float, tuple[int, ...]]] = {-1: (0.0, ())}
    for i, wish in enumerate(wishes):
        after: dict[int, tuple[float, tuple[int, ...]]] = {}
        for last, (cost, taken) in best.items():
            for slot in range(max(0, last), len(slots)):
                if any(b == i and taken[a] == slot for a, b in far):
                    continue
                day, hour = slots[slot]
                missed = 3.0 * (bool(wish.times) and hour not in wish.times)
                late = 2.0 * (last >= 0 and day > slots[last][0]) + 0.4 * (slot - max(0, last))
                dawn = 1.5 * (last >= 0 and day > slots[last][0] and hour is not TimeOfDay.MORNING)
                found = (cost + missed + late + dawn, (*taken, slot))
                if slot not in after or found < after[slot]:
                    after[slot] = found
        best = after
    _, chosen = min(best.values())
    return tuple(slots[slot] for slot in chosen)


def _weathers(
    stage: Stage, dice: Dice, wishes: Sequence[Wish], times: Sequence[TimeOfDay]
) -> list[Weather]:
    now = season(stage)
    skies = [Weather(w) for w in dice.deal("sky", _SKIES[now]).split()]
    chosen: dict[tuple[Weather, ...], Weather] = {}
    for i, wish in enumerate(wishes):
        if wish.weathers:
            sky = skies[i] if skies[i] in wish.weathers else _suited(wish.weathers, now, dice)
            skies[i] = chosen.setdefault(wish.weathers, sky)
    for i in range(len(skies) - 1, 0, -1):
        before = _BEFORE.get(skies[i])
        if before and not wishes[i - 1].weathers and skies[i - 1] in _FAIR:
            skies[i - 1] = before
    for i, (sky, time) in enumerate(zip(skies, times, strict=True)):
        if sky is Weather.FIREFLIES and time not in _DARK:
            skies[i] = Weather.CLEAR
    return skies


def _suited(weathers: Sequence[Weather], now: str, dice: Dice) -> Weather:
    """One of the weathers, snow only in winter."""
    fitting = [w for w in weathers if (w is not Weather.SNOW or now == "winter")
               and (w is not Weather.PETALS or now == "spring")]  # fmt: skip
    return dice.choice(fitting or list(weathers))


def _place(
    stage: Stage, dice: Dice, wishes: Sequence[Wish], places: Sequence[Location],
    avoid: Sequence[str],
) -> Location:  # fmt: skip
    wish = wishes[len(places)]
    before = places[-1].id if places else ""
    after = next((w.place for w in wishes[len(places) + 1 :] if w.place), "")
    used = [p.id for p in places] + [w.place for w in wishes if w.place]

    def weight(place: Location) -> float:
        rested = min(6, stage.episode - stage.places_seen.get(place.id, 0))
        return (
            0.7 * rested
            + 9 * (place.kind.value in wish.kinds)
            + 3 * (not before or stage.near(before, place.id))
            + 3 * (not after or stage.near(place.id, after))
            - 2.5 * (place.id in used)
            - 4 * (place.id == before)
            - 5 * (place.id == wish.shun)
            - 9 * (place.id in avoid)
            + 1.5 * dice.jitter()
        )

    return max(stage.places, key=weight)
