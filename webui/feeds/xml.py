"""XML feeds: RSS 2.0 for readers, and the same for podcast apps. Nothing is put together by hand."""

from __future__ import annotations

import uuid
from email.utils import format_datetime
from html import escape
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

from ..texts import allowed
from ..words import clock
from .contexts import Issue, Item

ATOM = "http://www.w3.org/2005/Atom"
CONTENT = "http://purl.org/rss/1.0/modules/content/"
ITUNES = "http://www.itunes.com/dtds/podcast-1.0.dtd"
PODCAST = "https://podcastindex.org/namespace/1.0"
for _prefix, _space in (
    ("atom", ATOM), ("content", CONTENT), ("itunes", ITUNES), ("podcast", PODCAST),
):  # fmt: skip
    ET.register_namespace(_prefix, _space)

_PODCASTS = uuid.UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6")  # the namespace's own


def rss(issue: Issue) -> str:
    """RSS 2.0."""
    root, channel = _channel(issue, "feed.xml")
    for item in issue.items:
        _item(channel, issue, item)
    return _written(root)


def podcast(issue: Issue) -> str:
    """RSS with what podcast apps want to know; episodes whose master is missing are left out."""
    root, channel = _channel(issue, "podcast.xml")
    _text(channel, f"{{{ITUNES}}}author", issue.show.title)
    _text(channel, f"{{{ITUNES}}}summary", issue.about)
    _text(channel, f"{{{ITUNES}}}type", "serial")
    _text(channel, f"{{{ITUNES}}}explicit", "false")
    leisure = _text(channel, f"{{{ITUNES}}}category", "", text="Leisure")
    _text(leisure, f"{{{ITUNES}}}category", "", text="Animation & Manga")
    if issue.items:
        poster = f"{issue.origin}{issue.items[0].media}/poster.webp"
        _text(channel, f"{{{ITUNES}}}image", "", href=poster)
    address = urlsplit(f"{issue.home}/podcast.xml")
    _text(channel, f"{{{PODCAST}}}guid", str(uuid.uuid5(_PODCASTS, address.netloc + address.path)))
    _text(channel, f"{{{PODCAST}}}medium", "video")
    for one in issue.items:
        if one.size is not None:
            _podcast_item(_item(channel, issue, one), issue, one)
    return _written(root)


def _channel(issue: Issue, name: str) -> tuple[ET.Element, ET.Element]:
    root = ET.Element("rss", version="2.0")
    channel = ET.SubElement(root, "channel")
    _text(channel, "title", issue.show.title)
    _text(channel, "link", issue.home)
    _text(channel, "description", issue.about)
    _text(channel, "language", issue.language)
    _text(channel, "generator", "AniGen")
    if issue.items:
        _text(channel, "lastBuildDate", format_datetime(issue.items[0].aired_at))
        image = ET.SubElement(channel, "image")
        _text(image, "url", f"{issue.origin}{issue.items[0].media}/poster.webp")
        _text(image, "title", issue.show.title)
        _text(image, "link", issue.home)
    for relation, address in (("self", issue.here(name)), ("next", issue.following(name))):
        if address:
            _text(
                channel,
                f"{{{ATOM}}}link",
                "",
                rel=relation,
                href=address,
                type="application/rss+xml",
            )
    return root, channel


def _item(channel: ET.Element, issue: Issue, one: Item) -> ET.Element:
    item = ET.SubElement(channel, "item")
    _text(item, "title", one.name)
    _text(item, "link", f"{issue.origin}{one.href}")
    _text(item, "guid", one.guid, isPermaLink="false")
    _text(item, "pubDate", format_datetime(one.aired_at))
    _text(item, "description", one.logline)
    poster = (
        f'<p><img src="{issue.origin}{one.media}/poster.webp" width="1280" height="720" alt=""></p>'
    )
    _text(item, f"{{{CONTENT}}}encoded", f"{poster}<p>{escape(one.synopsis)}</p>")
    if one.size is not None:
        _text(
            item, "enclosure", "", url=f"{issue.origin}{one.media}/master.mp4",
            length=str(one.size), type="video/mp4",
        )  # fmt: skip
    return item


def _podcast_item(item: ET.Element, issue: Issue, one: Item) -> None:
    media, page = f"{issue.origin}{one.media}", f"{issue.origin}{one.href}"
    _text(item, f"{{{ITUNES}}}title", one.title or one.name)
    _text(item, f"{{{ITUNES}}}summary", one.synopsis)
    _text(item, f"{{{ITUNES}}}duration", clock(round(one.seconds)))
    _text(item, f"{{{ITUNES}}}episode", str(one.number))
    _text(item, f"{{{ITUNES}}}episodeType", "full")
    _text(item, f"{{{ITUNES}}}explicit", "false")
    _text(item, f"{{{ITUNES}}}image", "", href=f"{media}/poster.webp")
    _text(item, f"{{{PODCAST}}}episode", str(one.number))
    _text(
        item, f"{{{PODCAST}}}chapters", "", url=f"{page}/chapters.json", type="application/json+chapters"
    )  # fmt: skip
    for address, kind in (
        (f"{media}/captions.vtt", "text/vtt"), (f"{page}/captions.srt", "application/x-subrip"),
    ):  # fmt: skip
        _text(
            item, f"{{{PODCAST}}}transcript", "", url=address, type=kind,
            language=issue.language, rel="captions",
        )  # fmt: skip
    other = _text(
        item, f"{{{PODCAST}}}alternateEnclosure", "", type="application/x-mpegURL", title="HLS"
    )
    _text(other, f"{{{PODCAST}}}source", "", uri=f"{page}/index.m3u8")


def _text(parent: ET.Element, name: str, words: str, **attributes: str) -> ET.Element:
    made = ET.SubElement(parent, name, {key: allowed(value) for key, value in attributes.items()})
    made.text = allowed(words) or None
    return made


def _written(root: ET.Element) -> str:
    ET.indent(root, " ")
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"
