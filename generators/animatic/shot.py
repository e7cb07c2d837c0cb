"""A shot: from the request to everything its frames are painted from."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from schemas.bible import Location, PlaceKind
from schemas.plan import Effect, Framing, Manner, Move, Pose, Subject
from schemas.take import ShotRequest

from . import prose
from .actor import Actor, Role
from .backdrop import Backdrop
from .camera import Camera, Jolt, bar, seen, window
from .effects import IMPACT_S, overlays
from .film import Layout, Meter
from .finish import caption, grade, subtitles
from .light import Light, light
from .places import Layer, place
from .places.inserts import insert
from .raster import Rasteriser
from .screen import Screen
from .stage import GROUNDED, SOFT, Staging, stage
from .styling import inks
from .text import slate
from .tone import tone

INDOORS = {  # where nothing falls from the sky
    PlaceKind.CLASSROOM, PlaceKind.TRAIN, PlaceKind.KITCHEN, PlaceKind.BEDROOM, PlaceKind.LIBRARY,
    PlaceKind.WORKSHOP, PlaceKind.CAFE, PlaceKind.OBSERVATORY,
}  # fmt: skip
_GOING = {Pose.WALK, Pose.RUN}
_TRACKS = {"left": Move.TRACK_LEFT, "right": Move.TRACK_RIGHT}
_DICE = 3  # different throws of rain and lines; few, so that their rasters are found again
_SHOUT = 6.0, 0.22  # how far a shouted line shakes the picture, and how fast that dies away
_BLOW = 13.0, 0.3


def lay_out(request: ShotRequest, rasteriser: Rasteriser, meter: Meter) -> Layout:
    """Compose the shot and rasterise what it needs."""
    plan, picture = request.plan, request.picture
    style, here = inks(request.style), scene_light(request)
    rasteriser = rasteriser.inked(style)
    subjects = () if plan.framing is Framing.INSERT else plan.subjects
    looks = {character.id: character for character in request.characters}
    falls = here.indoors() if request.location.kind in INDOORS else here  # the light on people
    roles = [Role(subject, looks[subject.character], falls) for subject in subjects]
    camera = _camera(request, subjects)
    aims = {camera.at(n / picture.fps) for n in range(request.frames)}
    staging = stage(plan.framing, subjects, [role.figure for role in roles], room=seen(aims))
    meter.mark("prepare")
    backdrop = Backdrop(
        _layers(request, here), staging, aims, rasteriser,
        pixels=picture.width / 1280, blur=SOFT.get(plan.framing, 0.0),
    )  # fmt: skip
    meter.mark("draw background")
    actors = _actors(request, roles, staging, camera, rasteriser)
    meter.mark("draw figures")
    screens = _screens(request, here, rasteriser)
    meter.mark("draw effects")
    layout = Layout(
        picture, request.frames, camera, backdrop,
        grade(request.time, *window(picture), style), actors, screens,
        subtitles(request.lines, request.characters, picture),
        caption(slate(prose.slate(request), picture=picture), range(request.frames)),
        tone(picture, style),
    )  # fmt: skip
    meter.mark("text")
    return layout


def scene_light(request: ShotRequest) -> Light:
    """The light of the shot; the series may have its own line colour."""
    here = light(request.time, request.weather)
    return replace(here, outline=request.style.line) if request.style.line else here


def _layers(request: ShotRequest, here: Light) -> tuple[Layer, ...]:
    if request.plan.framing is Framing.INSERT:
        return insert(request.plan.thing or request.plan.action, request.location, here)
    return _painted(request.location, here)


@lru_cache(maxsize=2)
def _painted(location: Location, here: Light) -> tuple[Layer, ...]:
    """The set of a location; shots of one scene follow one another."""
    return place(location, here)


def _camera(request: ShotRequest, subjects: tuple[Subject, ...]) -> Camera:
    """The camera, shaken by shouts and blows; it goes along with somebody who walks past."""
    plan = request.plan
    going = next((s.facing for s in subjects if s.pose in _GOING and s.facing in _TRACKS), "")
    move = plan.move
    if going and plan.framing not in GROUNDED and move in {Move.HOLD, Move.DRIFT}:
        move = _TRACKS[going]
    jolts = [
        Jolt(spoken.starts_s, *_SHOUT)
        for spoken in request.lines
        if spoken.line.manner is Manner.SHOUT
    ]
    if plan.effect is Effect.IMPACT:
        jolts.append(Jolt(IMPACT_S, *_BLOW))
    follows = bool(going) and move in _TRACKS.values()
    return Camera(
        move, plan.framing, request.seconds, seed=request.seed, jolts=tuple(jolts), follows=follows
    )


def _actors(
    request: ShotRequest, roles: list[Role], staging: Staging, camera: Camera,
    rasteriser: Rasteriser,
) -> tuple[Actor, ...]:  # fmt: skip
    """Everybody on their spots, those in the back first."""
    picture = request.picture
    aims = {camera.on_actors(camera.at(n / picture.fps)) for n in range(request.frames)}
    actors = [
        Actor(
            role, spot, request.plan.framing, rasteriser, pixels=picture.width / 1280,
            seconds=request.seconds, room=seen(aims), closest=max(aim.zoom for aim in aims),
            walks=not camera.follows, lines=request.lines, seed=request.seed,
        )
        for role, spot in zip(roles, staging.spots, strict=False)
    ]  # fmt: skip
    return tuple(reversed(actors))


def _screens(request: ShotRequest, here: Light, rasteriser: Rasteriser) -> tuple[Screen, ...]:
    plan = request.plan
    leftwards = plan.move is Move.TRACK_LEFT or any(s.facing == "left" for s in plan.subjects[:1])
    found = overlays(
        plan.effect, request.weather, here, seconds=request.seconds, seed=request.seed % _DICE,
        indoors=request.location.kind in INDOORS, heading=-1 if leftwards else 1,
    )  # fmt: skip
    pixels, top = request.picture.width / 1280, bar(request.picture)
    return tuple(Screen(overlay, rasteriser, pixels=pixels, top=top) for overlay in found)
