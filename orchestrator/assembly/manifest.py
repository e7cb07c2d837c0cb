"""What is published with the master: text files, metadata, and the manifest that vouches for all."""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import asdict
from pathlib import Path

from pydantic import JsonValue

from .job import AssemblyJob, Deliverable
from .loudness import Loudness
from .pictures import Sheet
from .subtitles import captions_vtt, chapters_vtt, descriptions_vtt, transcript
from .timeline import Timeline

MASTER, MANIFEST = "master.mp4", "manifest.json"
MEDIA_TYPES = {
    ".mp4": "video/mp4",
    ".vtt": "text/vtt",
    ".webp": "image/webp",
    ".json": "application/json",
}


def write_texts(job: AssemblyJob, timeline: Timeline, sheet: Sheet) -> None:
    """Write captions, descriptions, chapters, transcript, the sheet's layout and metadata."""
    texts = {
        "captions.vtt": captions_vtt(timeline),
        "descriptions.vtt": descriptions_vtt(timeline),
        "chapters.vtt": chapters_vtt(timeline),
        "transcript.json": as_json(transcript(timeline)),
        "sprite.json": as_json(asdict(sheet)),
        "metadata.json": as_json(metadata(job, timeline)),
    }
    for name, text in texts.items():
        (job.into / name).write_text(text, encoding="utf-8")


def as_json(value: JsonValue) -> str:
    """Write JSON for people: indented, in the order given, ending with a new line."""
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def metadata(job: AssemblyJob, timeline: Timeline) -> dict[str, JsonValue]:
    """Tell what the episode is: enough for a page about it, without looking into the film."""
    return {
        "series": job.series,
        "show": job.show,
        "episode": job.episode,
        "title": job.title,
        "logline": job.logline,
        "synopsis": job.synopsis,
        "language": job.language,
        "seconds": round(timeline.seconds, 3),
        "picture": job.picture.model_dump(),
        "scenes": [
            {
                "number": chapter.number,
                "title": chapter.scene.title,
                "synopsis": chapter.scene.synopsis,
                "location": chapter.scene.location,
                "time": chapter.scene.time.value,
                "weather": chapter.scene.weather.value,
                "mood": chapter.scene.mood.value,
                "cast": list(chapter.scene.cast),
                "starts": round(chapter.start_s, 3),
                "ends": round(chapter.end_s, 3),
                "shots": [
                    round(timeline.span(cut)[0], 3) for cut in timeline.cuts_of(chapter.number)
                ],
            }
            for chapter in timeline.chapters
        ],
        "cast": list(dict.fromkeys(name for scene in job.scenes for name in scene.cast)),
        "credits": list(job.credits),
    }


def write_manifest(
    job: AssemblyJob, timeline: Timeline, loudness: Loudness
) -> tuple[Deliverable, ...]:
    """Force every file to the disk, then write the manifest in one step.

    Returns all deliverables, the manifest last.
    """
    files = [deliverable(path) for path in sorted(job.into.iterdir()) if path.is_file()]
    manifest: dict[str, JsonValue] = {
        "series": job.series,
        "episode": job.episode,
        "seconds": round(timeline.seconds, 3),
        "frames": timeline.frames,
        "loudness_lufs": round(loudness.lufs, 2),
        "true_peak_dbtp": round(loudness.true_peak_dbtp, 2),
        "files": [file.model_dump() for file in files],
        "provenance": job.provenance,
    }
    hidden, final = job.into / f".{MANIFEST}", job.into / MANIFEST
    hidden.write_text(as_json(manifest), encoding="utf-8")
    _sync(hidden)
    hidden.replace(final)
    _sync(job.into)
    return (*files, deliverable(final))


def deliverable(path: Path) -> Deliverable:
    """Force a file to the disk and take its measure."""
    _sync(path)
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return Deliverable(
        name=path.name,
        bytes=path.stat().st_size,
        sha256=digest,
        media_type=MEDIA_TYPES[path.suffix],
    )


def _sync(path: Path) -> None:
    """Wait until a file or folder is on the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
