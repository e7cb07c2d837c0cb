"""Feeds that are no XML: JSON Feed 1.1, JSON chapters 1.2, captions as SubRip."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from .contexts import Issue, Item

_CUE = re.compile(r"(\d\d:\d\d:\d\d)\.(\d{3}) --> (\d\d:\d\d:\d\d)\.(\d{3}).*")
_VOICE = re.compile(r"<v ([^>]*)>")
_MARK = re.compile(r"</?[a-z][^>]*>")


def json_feed(issue: Issue) -> str:
    """JSON Feed 1.1."""
    feed: dict[str, Any] = {
        "version": "https://jsonfeed.org/version/1.1", "title": issue.show.title,
        "home_page_url": issue.home, "feed_url": issue.here("feed.json"),
        "description": issue.about, "language": issue.language,
        "authors": [{"name": issue.show.title, "url": issue.home}],
    }  # fmt: skip
    if following := issue.following("feed.json"):
        feed["next_url"] = following
    if issue.items:
        feed["icon"] = f"{issue.origin}{issue.items[0].media}/poster.webp"
    feed["items"] = [_item(issue, one) for one in issue.items]
    return json.dumps(feed, ensure_ascii=False, indent=1) + "\n"


def _item(issue: Issue, one: Item) -> dict[str, Any]:
    item: dict[str, Any] = {
        "id": one.guid, "url": f"{issue.origin}{one.href}", "title": one.name,
        "summary": one.logline, "content_text": one.synopsis or one.logline or one.name,
        "image": f"{issue.origin}{one.media}/poster.webp", "date_published": one.aired_at.isoformat(),
    }  # fmt: skip
    if one.size is not None:
        item["attachments"] = [
            {
                "url": f"{issue.origin}{one.media}/master.mp4", "mime_type": "video/mp4",
                "size_in_bytes": one.size, "duration_in_seconds": round(one.seconds, 3),
            }
        ]  # fmt: skip
    return item


def chapters(origin: str, slug: str, number: int, about: Mapping[str, Any]) -> str:
    """An episode's scenes as JSON chapters 1.2."""
    page, media = f"{origin}/{slug}/episodes/{number}", f"{origin}/media/{slug}/episodes/{number}"
    made = {
        "version": "1.2.0", "title": about.get("title", ""), "podcastName": about.get("show", ""),
        "description": about.get("synopsis", ""), "fileName": f"{media}/master.mp4",
        "chapters": [
            {
                "startTime": scene["starts"], "endTime": scene["ends"], "title": scene["title"],
                "img": f"{media}/scene-{scene['number']}.webp", "url": f"{page}#scene-{scene['number']}",
            }
            for scene in about.get("scenes", ())
        ],
    }  # fmt: skip
    return json.dumps(made, ensure_ascii=False, indent=1) + "\n"


def subrip(vtt: str) -> str:
    """Captions as SubRip: who speaks stands before what is said."""
    cues: list[str] = []
    for block in vtt.replace("\r\n", "\n").split("\n\n"):
        lines = block.strip("\n").split("\n")
        at = next((n for n, line in enumerate(lines) if _CUE.fullmatch(line)), None)
        if at is None:
            continue
        time = _CUE.sub(r"\1,\2 --> \3,\4", lines[at])
        words = (_MARK.sub("", _VOICE.sub(r"\1: ", line)) for line in lines[at + 1 :])
        said = "\n".join(words).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
        cues.append(f"{len(cues) + 1}\n{time}\n{said}\n")
    return "\n".join(cues)
