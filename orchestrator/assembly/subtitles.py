"""Everything that can be read along with the picture: captions, descriptions, chapters, transcript.

WebVTT as in https://www.w3.org/TR/webvtt1/. Text comes from a language model and is hostile until
escaped: a player that shows chapter or cue text decodes the entities (`getCueAsHTML`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pydantic import JsonValue

from schemas.plan import Manner

from .timeline import Chapter, Cut, Heard, Timeline

LINGER_S = 0.4  # a caption stays a little after the last sound
TOGETHER_S = 0.2  # lines that begin this close share one caption
SHORTEST_GAP_S = 1.2  # silence that is long enough to describe the picture in
TOP = "line:8%"  # above the picture's own burned-in subtitles


@dataclass(frozen=True)
class Cue:
    """Lines shown together; times in milliseconds, never overlapping the next cue."""

    start_ms: int
    end_ms: int
    lines: tuple[Heard, ...]

    @property
    def plain(self) -> str:
        """The words as plain text, one row per speaker."""
        return "\n".join(f"{flat(line.name)}: {said(line)}" for line in self.lines)


def cues(timeline: Timeline) -> list[Cue]:
    """List the captions of the episode in order."""
    groups: list[list[Heard]] = []
    for line in timeline.lines:
        if groups and line.start_s - groups[-1][0].start_s < TOGETHER_S:
            groups[-1].append(line)
        else:
            groups.append([line])
    ends = [round(1000 * group[0].start_s) for group in groups[1:]]
    return [
        _cue(group, limit)
        for group, limit in zip(groups, [*ends, round(1000 * timeline.seconds)], strict=False)
    ]


def _cue(group: list[Heard], limit_ms: int) -> Cue:
    """Make a cue that ends at the next one at the latest."""
    start = min(round(1000 * group[0].start_s), limit_ms - 1)
    end = round(1000 * (max(line.end_s for line in group) + LINGER_S))
    return Cue(start, max(start + 1, min(end, limit_ms)), tuple(group))


def captions_vtt(timeline: Timeline) -> str:
    """Write the captions, with speakers."""
    blocks = (
        (cue.start_ms, cue.end_ms, TOP, "\n".join(_voiced(line) for line in cue.lines))
        for cue in cues(timeline)
    )
    return _vtt(blocks)


def chapters_vtt(timeline: Timeline) -> str:
    """Write the six scenes as chapters."""
    return _vtt(
        (round(1000 * c.start_s), round(1000 * c.end_s), "", escaped(chapter_title(c)))
        for c in timeline.chapters
    )


def descriptions_vtt(timeline: Timeline) -> str:
    """Write what is seen, told where nobody speaks."""
    blocks: list[tuple[int, int, str, str]] = []
    for chapter in timeline.chapters:
        blocks += _described(chapter, timeline)
    return _vtt(blocks)


def transcript(timeline: Timeline) -> list[JsonValue]:
    """List every line with its scene, times in seconds, and speaker."""
    return [
        {
            "scene": line.scene,
            "shot": line.shot,
            "start": round(line.start_s, 3),
            "end": round(line.end_s, 3),
            "speaker": line.spoken.line.speaker,
            "name": line.name,
            "manner": line.spoken.line.manner.value,
            "text": line.spoken.line.text,
        }
        for line in timeline.lines
    ]


def chapter_title(chapter: Chapter) -> str:
    """Name a chapter: never empty, and within the 255 bytes that an MP4 has for it."""
    title = flat(chapter.scene.title) or f"Scene {chapter.number}"
    return title.encode()[:255].decode(errors="ignore")


def flat(text: str) -> str:
    """Put text on one line: control characters and runs of blanks become one blank."""
    return re.sub(r"[\s\x00-\x1f\x7f-\x9f\u2028\u2029]+", " ", text).strip()


def escaped(text: str) -> str:
    """Make text that no WebVTT parser reads as markup or as a cue's arrow."""
    return flat(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def said(line: Heard) -> str:
    """Give the words of a line; singing is marked with notes."""
    text = flat(line.spoken.line.text)
    return f"♪ {text} ♪" if line.spoken.line.manner is Manner.SING else text


def _voiced(line: Heard) -> str:
    """Make a line a WebVTT voice span."""
    text = escaped(said(line))
    if line.spoken.line.manner is Manner.THOUGHT:
        text = f"<i>{text}</i>"
    return f"<v {escaped(line.name) or 'Voice'}>{text}</v>"


def _described(chapter: Chapter, timeline: Timeline) -> Iterator[tuple[int, int, str, str]]:
    """Tell the actions of one scene; one without a gap of its own waits for the next gap."""
    waiting: list[str] = []
    for cut in timeline.cuts:
        if cut.scene != chapter.number or cut.shot is None:
            continue
        waiting.append(escaped(cut.shot.plan.action))
        gap = silence(cut, timeline)
        last = cut.first + cut.frames == round(chapter.stops_s * timeline.fps)
        if gap[1] - gap[0] >= SHORTEST_GAP_S or last:
            yield round(1000 * gap[0]), round(1000 * gap[1]), "", " ".join(waiting)
            waiting = []


def silence(cut: Cut, timeline: Timeline) -> tuple[float, float]:
    """Find the longest silence of a shot; its last tenth when it has none."""
    start, end = timeline.span(cut)
    reached, gaps = start, []
    for begins, ends in (*_busy(timeline, start, end), (end, end)):
        gaps.append((reached, max(reached, begins)))
        reached = max(reached, ends)
    longest = max(gaps, key=lambda gap: (gap[1] - gap[0], -gap[0]))
    return longest if longest[1] - longest[0] > 0.1 else (end - (end - start) / 10, end)


def _busy(timeline: Timeline, start: float, end: float) -> list[tuple[float, float]]:
    """List when somebody speaks between two times."""
    return [(h.start_s, h.end_s) for h in timeline.lines if h.start_s < end and h.end_s > start]


def _vtt(blocks: Iterable[tuple[int, int, str, str]]) -> str:
    """Write a WebVTT file of cues: start and end in milliseconds, settings, payload."""
    parts = ["WEBVTT\n"]
    for number, (start, end, settings, text) in enumerate(blocks, 1):
        timing = f"{clock(start)} --> {clock(max(end, start + 1))} {settings}".rstrip()
        parts.append(f"{number}\n{timing}\n{text}\n")
    return "\n".join(parts)


def clock(milliseconds: int) -> str:
    """Write a WebVTT time stamp."""
    seconds, rest = divmod(milliseconds, 1000)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}.{rest:03}"
