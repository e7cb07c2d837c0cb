"""The itinerary: where the scenes are played, at what time of day and in what weather."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from schemas.bible import Location
from schemas.plan import TimeOfDay, Weather

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
    "MDSN|MM",
)  # fmt: skip
_SEASONS = ("spring", "summer", "autumn", "winter")
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
    next_day: bool = False


def itinerary(
    stage: Stage, dice: Dice, wishes: Sequence[Wish], avoid: Sequence[str]
) -> tuple[Stop, ...]:
    """A stop for every wish."""
    times, breaks = _hours(dice, wishes)
    skies = _weathers(stage, dice, wishes, times)
    stops: list[Stop] = []
    for i, wish in enumerate(wishes):
        shared = stops[wish.same].place if 0 <= wish.same < i else None
        place = shared or stage.place(wish.place) or _place(stage, dice, wishes, stops, avoid)
        stops.append(Stop(place, times[i], skies[i], next_day=i in breaks))
    return tuple(stops)


def season(stage: Stage) -> str:
    """The season of the episode; where it turns, it does so every twelve."""
    written = stage.recall.bible.series.season
    return _SEASONS[(stage.episode - 1) // 12 % 4] if written == "turning" else written


def can_be_timed(wishes: Sequence[Wish]) -> bool:
    """Whether some day has all the hours that are asked for."""
    return any(_misses(day, wishes) == 0 for day in _DAYS)


def _misses(day: str, wishes: Sequence[Wish]) -> int:
    hours = [_TIMES[h] for h in day.replace("|", "")]
    return sum(bool(w.times) and h not in w.times for w, h in zip(wishes, hours, strict=True))


def _hours(dice: Dice, wishes: Sequence[Wish]) -> tuple[list[TimeOfDay], set[int]]:
    day = min(_DAYS, key=lambda d: (_misses(d, wishes), dice.jitter() + 0.5 * ("|" in d)))
    hours = [_TIMES[h] for h in day.replace("|", "")]
    return hours, {day.index("|")} if "|" in day else set()


def _weathers(
    stage: Stage, dice: Dice, wishes: Sequence[Wish], times: Sequence[TimeOfDay]
) -> list[Weather]:
    options = _SKIES[season(stage)]
    skies = [Weather(w) for w in dice.deal("sky", options).split()]
    chosen: dict[tuple[Weather, ...], Weather] = {}
    for i, wish in enumerate(wishes):
        if wish.weathers:
            sky = (
                skies[i]
                if skies[i] in wish.weathers
                else _suited(wish.weathers, season(stage), dice)
            )
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
    stage: Stage, dice: Dice, wishes: Sequence[Wish], stops: Sequence[Stop], avoid: Sequence[str]
) -> Location:
    wish = wishes[len(stops)]
    before = stops[-1].place.id if stops else ""
    after = next((w.place for w in wishes[len(stops) + 1 :] if w.place), "")
    used = [s.place.id for s in stops] + [w.place for w in wishes if w.place]

    def score(place: Location) -> float:
        rested = min(6, stage.episode - stage.places_seen.get(place.id, 0))
        return (
            0.5 * rested
            + 12 * (place.kind.value in wish.kinds)
            + 3 * (not before or stage.near(before, place.id))
            + 3 * (not after or stage.near(place.id, after))
            - 2.5 * (place.id in used)
            - 4 * (place.id == before)
            - 5 * (place.id == wish.shun)
            - 9 * (place.id in avoid)
            + 1.5 * dice.jitter()
        )

    return max(stage.places, key=score)
