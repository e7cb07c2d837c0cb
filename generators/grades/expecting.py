"""Expecting: from a shot, or a character, to what its footage should show."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from schemas import styles
from schemas.bible import Character, Style
from schemas.look import Hair
from schemas.plan import Expression, Framing, Pose, Subject
from schemas.take import Reference, ShotRequest

from ..animatic.light import Light, light
from ..animatic.styling import inks
from .allowance import allowance, still
from .expected import Colours, Expected, Sought

_HAIR = {  # the least share of the picture that somebody's hair takes up; elsewhere nobody looks
    Framing.FULL: 0.006, Framing.MEDIUM: 0.012, Framing.BUST: 0.025, Framing.CLOSE: 0.025,
}  # fmt: skip
_EYES = {Framing.CLOSE: 0.0006, Framing.EXTREME_CLOSE: 0.002}
_FACES = {Framing.MEDIUM, Framing.BUST, Framing.CLOSE}  # where they are large and whole
_SHUT = {Expression.LAUGHING, Expression.TIRED, Expression.CRYING}
_FURRED = {"cat", "owl"}
_GREY = 0.35  # saturation below which a style has no colours to know anybody by


def expected(request: ShotRequest, *, loop: bool = False) -> Expected:
    """What the footage of a shot should show; `loop` when its end must meet its beginning."""
    plan = request.plan
    known = {character.id: character for character in request.characters}
    shown = () if plan.framing is Framing.INSERT else plan.subjects
    here, pictures = light(request.time, request.weather), _pictures(request.references)
    sought = tuple(
        Sought(
            id=one.character, name=known[one.character].name, passes=one.pose in {Pose.WALK, Pose.RUN},
            colours=tuple(_colours(known[one.character], one, plan.framing, here, request.style)),
            face=_has_face(known[one.character], one, plan.framing), likeness=pictures.get(one.character),
        )
        for one in shown if one.character in known
    )  # fmt: skip
    return Expected(
        allowance=allowance(request, loop=loop),
        sought=sought,
        colourless=_colourless(request.style),
    )


def expected_still(
    character: Character, style: Style, *, references: Sequence[Reference] = ()
) -> Expected:
    """What a picture of one character should show, as sheets have them."""
    hair = _hair(character)
    shades = (hair, *_styled((hair,), style)) if hair else ()
    colours = (Colours(shades=shades, least=_HAIR[Framing.FULL]),) if hair else ()
    sought = Sought(
        id=character.id, name=character.name, colours=colours, face=character.look.form == "person",
        likeness=_pictures(references).get(character.id),
    )  # fmt: skip
    return Expected(allowance=still(), sought=(sought,), colourless=_colourless(style))


def _colours(
    character: Character, subject: Subject, framing: Framing, here: Light, style: Style
) -> Iterable[Colours]:
    """Hair where enough of it is seen, eyes where they are open and near."""
    hair = _hair(character)
    if hair and framing in _HAIR:
        yield Colours(shades=_shades(hair, here, style), least=_HAIR[framing])
    hidden = subject.facing == "away" or subject.expression in _SHUT
    if framing in _EYES and not hidden and character.look.form == "person":
        yield Colours(shades=_shades(character.look.eyes, here, style), least=_EYES[framing])


def _has_face(character: Character, subject: Subject, framing: Framing) -> bool:
    return framing in _FACES and subject.facing != "away" and character.look.form == "person"


def _hair(character: Character) -> str:
    """The colour of hair or fur; empty where there is none."""
    look = character.look
    haired = look.form in _FURRED or (look.form == "person" and look.hair is not Hair.BALD)
    return look.hair_colour if haired else ""


def _shades(colour: str, here: Light, style: Style) -> tuple[str, ...]:
    """A colour as it is, as the light shows it on both sides, and as the style repaints those."""
    room = here.indoors()
    plain = (colour, here.lit(colour), here.shaded(colour), room.lit(colour), room.shaded(colour))
    return tuple(dict.fromkeys((*plain, *_styled(plain, style))))


def _styled(colours: Iterable[str], style: Style) -> tuple[str, ...]:
    repaint = inks(style)
    return tuple(map(repaint.colour, colours)) if repaint else ()


def _colourless(style: Style) -> str:
    preset = styles.of(style)
    if preset and preset.saturation < _GREY:
        return f"the style {preset.id!r} has no colours that anybody could be known by"
    return ""


def _pictures(references: Iterable[Reference]) -> dict[str, Path]:
    return {one.character: one.path for one in references}
