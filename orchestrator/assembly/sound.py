"""The mix: voices, score, ambience, effects and footage's own sound become one stereo track.

A shot that brings its own sound is heard alone: no effects, no ambience, the score far below. Lines
with a sound file are laid over it; lines without one are taken to be in it already.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

import numpy as np

from generators.music.ambience import ambience, effect
from generators.music.score import jingle, score
from schemas.errors import AssemblyError
from schemas.take import Progress

from .hearing import read_sound
from .job import AssemblyJob
from .levels import Bow, Span, add, fade, heard_level
from .loudness import RATE, Sound, amplitude
from .timeline import Chapter, Cut, Heard, Timeline

SCORE_DB, AMBIENCE_DB, EFFECT_DB, JINGLE_DB = -5.0, -3.0, -5.0, 0.0
VOICE_DBFS = -20.0  # what a voice, or footage's own sound, should measure
VOICE_ODD_DB = 10.0  # a voice further off than this was recorded wrongly and is put right
UNDER_VOICE_DB = 8.0  # how far the score bows to a voice
UNDER_FOOTAGE_DB = 14.0  # and to footage that brings its own sound
FOOTAGE_UNDER_VOICE_DB = 10.0  # and such footage to a voice laid over it
SILENT_DB = 80.0
CROSS_S = 1.2  # how long one scene's score takes to become the next one's
BED_CROSS_S = 0.6  # the same for ambience
EDGE_S = 0.01  # against clicks where a recording begins or ends


def mix(job: AssemblyJob, timeline: Timeline, *, progress: Progress) -> Sound:
    """Mix the episode, not yet brought to its loudness: float32, (samples, 2), 48 kHz.

    AssemblyError when the sound of a line or of footage is missing or unreadable.
    """
    track = np.zeros((round(timeline.seconds * RATE), 2), dtype=np.float32)
    own = [cut for cut in timeline.cuts if cut.shot and cut.shot.has_audio]
    own_spans = [timeline.span(cut) for cut in own]
    voiced = [line for line in timeline.lines if _recorded(line, own)]
    voice_spans = [(line.start_s, line.end_s) for line in voiced]
    under, beds = Bow(timeline.seconds), Bow(timeline.seconds)
    under.down(voice_spans, UNDER_VOICE_DB)
    under.down(own_spans, UNDER_FOOTAGE_DB)
    beds.down(own_spans, SILENT_DB)
    _lay_voices(track, voiced)
    _lay_own_sound(track, own, voice_spans, timeline)
    _lay_effects(track, job, timeline)
    _lay_jingle(track, job, "title", timeline.span(timeline.cuts[0]))
    _lay_jingle(track, job, "end", timeline.span(timeline.cuts[-1]))
    for chapter in timeline.chapters:
        _lay_score(track, job, chapter, under)
        _lay_ambience(track, job, chapter, beds)
        progress(chapter.number / len(timeline.chapters))
    fade(track, rise_s=EDGE_S, fall_s=CROSS_S)
    return track


def _recorded(line: Heard, own: Sequence[Cut]) -> bool:
    """Tell whether a line has a file of its own; if not, its footage must be speaking."""
    if line.spoken.audio:
        return True
    if any((cut.scene, cut.number) == (line.scene, line.shot) for cut in own):
        return False
    raise AssemblyError(f"{_name(line)} has no sound; record it again.")


def _name(line: Heard) -> str:
    """Name a line as a person would."""
    return f"scene {line.scene}, shot {line.shot}, line {line.number}"


def _lay_voices(track: Sound, lines: Sequence[Heard]) -> None:
    """Put every line in its place."""
    for line in lines:
        path, what = Path(line.spoken.audio), f"the sound of {_name(line)}"
        voice = read_sound(path, what=what, longest_s=60.0)
        level = heard_level(voice)
        if level > -70 and abs(level - VOICE_DBFS) > VOICE_ODD_DB:
            voice *= np.float32(amplitude(VOICE_DBFS - level))
        fade(voice, rise_s=EDGE_S, fall_s=EDGE_S)
        add(track, voice, line.start_s)


def _lay_own_sound(
    track: Sound, own: Sequence[Cut], voices: Sequence[Span], timeline: Timeline
) -> None:
    """Put footage's own sound in its place, below any voice laid over it."""
    under = Bow(timeline.seconds)
    under.down(voices, FOOTAGE_UNDER_VOICE_DB)
    for cut in own:
        start, end = timeline.span(cut)
        sound = read_sound(cut.path, what=f"the sound of {cut.name}", longest_s=end - start)
        level = heard_level(sound)
        if level > -50:
            sound *= np.float32(amplitude(VOICE_DBFS - level))
        fade(sound, rise_s=EDGE_S, fall_s=EDGE_S)
        under.apply(sound, start)
        add(track, sound, start)


def _lay_effects(track: Sound, job: AssemblyJob, timeline: Timeline) -> None:
    """Start every shot's sound effect with the shot."""
    for cut in timeline.cuts:
        if cut.shot and cut.shot.plan.sound and not cut.shot.has_audio:
            seed = _seed(job, "effect", cut.scene, cut.number)
            add(track, effect(cut.shot.plan.sound, seed), timeline.span(cut)[0], EFFECT_DB)


def _lay_jingle(track: Sound, job: AssemblyJob, kind: Literal["title", "end"], span: Span) -> None:
    """Play the series' motif over the title or the end card."""
    seed = _seed(job, "jingle", kind)
    sound = jingle(kind, seconds=span[1] - span[0], seed=seed, theme=job.theme)
    add(track, sound, span[0], JINGLE_DB)


def _lay_score(track: Sound, job: AssemblyJob, chapter: Chapter, under: Bow) -> None:
    """Score one scene, crossing over into its neighbours."""
    starts, seconds = chapter.plays_s - CROSS_S / 2, chapter.stops_s - chapter.plays_s + CROSS_S
    seed = _seed(job, "score", chapter.number)
    sound = score(mood=chapter.scene.mood, seconds=seconds, seed=seed, theme=job.theme)
    fade(sound, rise_s=CROSS_S, fall_s=CROSS_S)
    under.apply(sound, starts)
    add(track, sound, starts, SCORE_DB)


def _lay_ambience(track: Sound, job: AssemblyJob, chapter: Chapter, beds: Bow) -> None:
    """Lay the air of the place under one scene."""
    scene = chapter.scene
    starts = chapter.plays_s - BED_CROSS_S / 2
    sound = ambience(
        place=scene.place,
        time=scene.time,
        weather=scene.weather,
        seconds=chapter.stops_s - chapter.plays_s + BED_CROSS_S,
        seed=_seed(job, "ambience", chapter.number),
    )
    fade(sound, rise_s=BED_CROSS_S, fall_s=BED_CROSS_S)
    beds.apply(sound, starts)
    add(track, sound, starts, AMBIENCE_DB)


def _seed(job: AssemblyJob, *parts: object) -> int:
    """Derive a seed for one part of the sound."""
    words = "/".join(str(part) for part in (job.series, job.episode, job.seed, *parts))
    return int.from_bytes(hashlib.sha256(words.encode()).digest()[:4])
