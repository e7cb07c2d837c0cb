"""The guide for television programs: a playlist of one channel (M3U) and its listings (XMLTV)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.etree import ElementTree as ET

from ..shell import Show
from ..texts import allowed
from .contexts import Showing

M3U_TYPE, XMLTV_TYPE = "audio/x-mpegurl", "application/xml"
_TIME = "%Y%m%d%H%M%S +0000"


def m3u(show: Show, origin: str, poster: str) -> str:
    """A playlist of the channel, for tuners; addresses begin with `origin`."""
    home, name = f"{origin}/{show.slug}", _attribute(show.title)
    logo = f' tvg-logo="{origin}{poster}"' if poster else ""
    return (
        f'#EXTM3U x-tvg-url="{home}/guide.xml" url-tvg="{home}/guide.xml"\n'
        f'#EXTINF:-1 tvg-id="{identity(show)}" tvg-name="{name}" tvg-chno="1"{logo} '
        f'group-title="AniGen",{name}\n'
        f"{home}/channel.m3u8\n"
    )


def identity(show: Show) -> str:
    """The channel's name among machines."""
    return f"{show.slug}.anigen"


def xmltv(show: Show, origin: str, showings: Sequence[Showing], poster: str) -> str:
    """The listings of the channel."""
    root = ET.Element("tv", {"generator-info-name": "AniGen", "source-info-url": f"{origin}/"})
    channel = ET.SubElement(root, "channel", id=identity(show))
    _text(channel, "display-name", show.title)
    if poster:
        ET.SubElement(channel, "icon", src=f"{origin}{poster}")
    _text(channel, "url", f"{origin}/{show.slug}/channel")
    for one in showings:
        _programme(root, show, origin, one)
    for element in root:
        element.tail = "\n"
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _programme(root: ET.Element, show: Show, origin: str, one: Showing) -> None:
    """One programme; the order of its elements is that of the DTD."""
    programme = ET.SubElement(
        root, "programme", start=one.starts.strftime(_TIME), stop=one.ends.strftime(_TIME),
        channel=identity(show),
    )  # fmt: skip
    _text(programme, "title", show.title)
    _text(programme, "sub-title", one.title)
    ending = "The end of the episode. " if one.joined else ""
    _text(programme, "desc", f"{ending}{one.logline}")
    _text(programme, "category", "Animation", lang="en")
    length = ET.SubElement(programme, "length", units="seconds")
    length.text = str(round((one.ends_ms - one.starts_ms) / 1000))
    if one.delivered:
        ET.SubElement(
            programme, "icon", src=f"{origin}{one.media}/poster.webp", width="1280", height="720"
        )
    _text(programme, "url", f"{origin}{one.href}")
    _text(programme, "episode-num", f"E{one.number}", system="onscreen")
    _text(programme, "episode-num", f".{one.number - 1}.", system="xmltv_ns")
    if one.premiere:
        ET.SubElement(programme, "premiere")
        ET.SubElement(programme, "new")
    else:
        ET.SubElement(programme, "previously-shown")


def _text(parent: ET.Element, name: str, text: str, **attributes: str) -> None:
    ET.SubElement(parent, name, attributes).text = allowed(text)


def _attribute(text: str) -> str:
    """A name that can stand between quotes and after the comma of an M3U line."""
    return re.sub(r"[\s\",]+", " ", allowed(text)).strip() or "AniGen"
