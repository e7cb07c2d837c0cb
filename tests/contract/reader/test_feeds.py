"""Feeds, guide and tuner playlist: read by parsers that forgive nothing."""

from __future__ import annotations

import json
import re
import time
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import httpx2
import pytest
import sqlalchemy as sa

from schemas.tables import State, episode
from stand_ins import aired
from webui import app
from webui.channel import library
from webui.feeds import texts, xml
from webui.feeds.contexts import Issue, Item
from webui.shell import Show
from webui.texts import allowed

pytestmark = pytest.mark.anyio
NOW = time.time() // 3600 * 3600 + 1800
HOSTILE = 'A <b>"bold"</b> & \x07 title, ]]> \ufffe \u202eright-to-left 🌧'
FIRST = NOW - 200 * 3600
SPACES = {
    "atom": xml.ATOM, "content": xml.CONTENT, "itunes": xml.ITUNES, "podcast": xml.PODCAST,
}  # fmt: skip


@pytest.fixture
async def reader(engine, url, tmp_path, monkeypatch):
    """120 aired episodes, the newest with files; the clock stands at half past."""
    monkeypatch.setattr(library, "now_ms", lambda: round(NOW * 1000))
    id_ = await aired.show(engine, title="Fish & “Chips”, a <Show>")
    await aired.air_all(engine, id_, [(n, FIRST + n * 3600) for n in range(1, 120)])
    digest = aired.published(tmp_path, 120, seconds=3)
    told = {"synopsis": "All of it.\x0b"}
    await aired.air(
        engine, id_, 120, FIRST + 120 * 3600, master=digest, title=HOSTILE, plan=told, seconds=3.0
    )
    await aired.air(engine, id_, 121, FIRST + 121 * 3600, state=State.LOST)
    made = app.create(url=url, media=tmp_path)
    async with (
        made.router.lifespan_context(made),
        httpx2.AsyncClient(
            transport=httpx2.ASGITransport(made), base_url="http://tv.example:8000"
        ) as client,
    ):
        yield client


async def pages(reader, name, following):
    """All pages of a feed, by its own links."""
    found, address = [], f"/show/{name}"
    while address:
        answer = await reader.get(address)
        assert answer.status_code == 200
        found.append(answer)
        address = following(answer)
    return found


def next_link(answer):
    links = ET.fromstring(answer.content).findall("channel/atom:link", SPACES)
    found = [link.get("href") for link in links if link.get("rel") == "next"]
    return found[0] if found else None


async def test_rss_has_every_episode_once(reader, tmp_path):
    answers = await pages(reader, "feed.xml", next_link)
    assert answers[0].headers["content-type"].startswith("application/rss+xml")
    assert answers[0].headers["cache-control"] == "max-age=300"
    channels = [ET.fromstring(answer.content).find("channel") for answer in answers]
    items = [item for channel in channels for item in channel.findall("item")]
    assert [len(channel.findall("item")) for channel in channels] == [50, 50, 20]
    guids = [item.findtext("guid") for item in items]
    assert guids == [f"urn:anigen:show:episode:{n}" for n in range(120, 0, -1)]
    assert {item.find("guid").get("isPermaLink") for item in items} == {"false"}
    for channel in channels:
        assert channel.findtext("title") == "Fish & “Chips”, a <Show>"
        assert all(channel.findtext(name) for name in ("link", "description", "language"))
        itself = channel.find("atom:link[@rel='self']", SPACES).get("href")
        assert itself.startswith("http://tv.example:8000/show/feed.xml")
    for item in items:
        assert all(item.findtext(name) for name in ("title", "link", "description", "pubDate"))
        assert parsedate_to_datetime(item.findtext("pubDate")).tzinfo == UTC

    newest = items[0]
    assert newest.findtext("title") == "120. " + allowed(HOSTILE)
    assert newest.findtext("content:encoded", namespaces=SPACES).endswith("<p>All of it.</p>")
    enclosure = newest.find("enclosure")
    file = tmp_path / "series" / urlsplit(enclosure.get("url")).path.removeprefix("/media/")
    assert int(enclosure.get("length")) == file.stat().st_size
    assert enclosure.get("type") == "video/mp4"
    assert items[1].find("enclosure") is None, "its master is missing"


async def test_json_feed_has_every_episode_once(reader, tmp_path):
    answers = await pages(reader, "feed.json", lambda a: a.json().get("next_url"))
    assert answers[0].headers["content-type"].startswith("application/feed+json")
    feeds = [json.loads(answer.content) for answer in answers]
    items = [item for feed in feeds for item in feed["items"]]
    assert len({item["id"] for item in items}) == len(items) == 120
    for feed, answer in zip(feeds, answers, strict=True):
        assert feed["version"] == "https://jsonfeed.org/version/1.1"
        assert feed["feed_url"] == str(answer.url)
        assert all(feed[name] for name in ("title", "home_page_url", "description", "authors"))
    for item in items:
        assert datetime.fromisoformat(item["date_published"]).tzinfo
        assert item["content_text"]
        assert urlsplit(item["url"]).netloc == "tv.example:8000"
    (film,) = items[0]["attachments"]
    size = (tmp_path / "series/show/episodes/120/master.mp4").stat().st_size
    assert (film["size_in_bytes"], film["duration_in_seconds"]) == (size, 3.0)


async def test_a_podcast_app_finds_what_it_asks_for(reader):
    channel = ET.fromstring((await reader.get("/show/podcast.xml")).content).find("channel")
    assert (
        channel.find("itunes:category/itunes:category", SPACES).get("text") == "Animation & Manga"
    )
    assert channel.findtext("itunes:explicit", namespaces=SPACES) == "false"
    assert (
        channel.find("itunes:image", SPACES).get("href").startswith("http://tv.example:8000/media")
    )
    assert re.fullmatch(r"[0-9a-f-]{36}", channel.findtext("podcast:guid", namespaces=SPACES))
    (item,) = channel.findall("item")
    assert item.findtext("itunes:episode", namespaces=SPACES) == "120"
    assert item.findtext("itunes:duration", namespaces=SPACES) == "00:03"
    chapters = item.find("podcast:chapters", SPACES)
    assert chapters.get("type") == "application/json+chapters"
    transcripts = {t.get("type"): t.get("url") for t in item.findall("podcast:transcript", SPACES)}
    stream = item.find("podcast:alternateEnclosure/podcast:source", SPACES).get("uri")

    told = await reader.get(chapters.get("url"))
    assert told.headers["content-type"].startswith("application/json+chapters")
    listed = told.json()
    assert listed["version"] == "1.2.0"
    assert [(c["startTime"], c["title"]) for c in listed["chapters"]] == [
        (0.0, "Scene 1"), (2.0, "Scene 2"),
    ]  # fmt: skip
    vtt = await reader.get(transcripts["text/vtt"])
    srt = await reader.get(transcripts["application/x-subrip"])
    assert vtt.text.startswith("WEBVTT")
    assert srt.text == "1\n00:00:01,000 --> 00:00:02,500\nOdo: Rain & wind.\n"
    assert (await reader.get(stream)).text.startswith("#EXTM3U")
    assert (await reader.get(item.find("enclosure").get("url"))).status_code == 200


async def test_what_has_not_changed_is_not_sent_again(reader, engine):
    for name in ("feed.xml", "feed.json", "podcast.xml", "channel.m3u", "guide.xml"):
        first = await reader.get(f"/show/{name}")
        again = await reader.get(f"/show/{name}", headers={"if-none-match": first.headers["etag"]})
        assert (again.status_code, again.content) == (304, b"")
        assert "default-src 'none'" in again.headers["content-security-policy"]
        assert (await reader.head(f"/show/{name}")).status_code == 200
        assert (await reader.post(f"/show/{name}")).status_code == 405
        assert (await reader.get(f"/nobody/{name}")).status_code == 404
    tag = (await reader.get("/show/feed.xml")).headers["etag"]
    async with engine.begin() as connection:
        named = sa.update(episode).where(episode.c.number == 120).values(title="Another")
        await connection.execute(named)
    assert (await reader.get("/show/feed.xml", headers={"if-none-match": tag})).status_code == 200


async def test_addresses_begin_with_the_host_that_was_asked_unless_it_is_none(reader):
    for host in ("tv.example", "192.168.1.5:8000", "[fd00::1]:80", "my-tv"):
        answer = await reader.get("/show/channel.m3u", headers={"host": host})
        assert f"\nhttp://{host}/show/channel.m3u8\n" in answer.text
    for host in (
        'a"b', "a<b>", "a b", "", "tv.example/evil", "tv.example@evil", "a\\b", "x" * 300, "[::1",
    ):  # fmt: skip
        for name in ("feed.xml", "podcast.xml", "feed.json", "channel.m3u", "guide.xml", "feeds"):
            answer = await reader.get(f"/show/{name}", headers={"host": host})
            assert answer.status_code in {400, 404}, name
            assert not host or f"http://{host}" not in answer.text


def m3u(text):
    """A strict reader of tuner playlists."""
    lines = text.split("\n")
    assert lines[0].startswith("#EXTM3U ")
    assert lines[-1] == ""
    found = []
    for about, address in zip(lines[1:-1:2], lines[2:-1:2], strict=True):
        attribute = r'([a-z-]+)="([^"]*)"'
        match = re.fullmatch(rf"#EXTINF:-1((?: {attribute})+),([^,]+)", about)
        assert match, about
        assert urlsplit(address).scheme == "http"
        found.append((dict(re.findall(attribute, match[1])), match[4], address))
    return dict(re.findall(r'([a-z-]+)="([^"]*)"', lines[0])), found


def listings(content):
    """A strict reader of XMLTV: the channel and its programmes, in order and without gaps."""
    root = ET.fromstring(content)
    assert root.tag == "tv"
    channel, *programmes = root
    assert channel.tag == "channel"
    order = [
        "title", "sub-title", "desc", "category", "length", "icon", "url", "episode-num",
        "previously-shown", "premiere", "new",
    ]  # fmt: skip
    found = []
    for one in programmes:
        assert one.tag == "programme"
        assert one.get("channel") == channel.get("id")
        ranks = [order.index(child.tag) for child in one]
        assert ranks == sorted(ranks), "the order is that of the DTD"
        times = [datetime.strptime(one.get(name), "%Y%m%d%H%M%S %z") for name in ("start", "stop")]
        assert not found or found[-1][1] == times[0]
        assert times[0] < times[1]
        found.append((*times, one))
    return channel, found


async def test_a_television_program_can_carry_the_channel(reader):
    head, ((about, name, stream),) = m3u((await reader.get("/show/channel.m3u")).text)
    assert stream == "http://tv.example:8000/show/channel.m3u8"
    assert name == about["tvg-name"] == "Fish & “Chips” a <Show>"
    assert about["tvg-logo"] == "http://tv.example:8000/media/show/episodes/120/poster.webp"
    assert about["group-title"]
    channel, programmes = listings((await reader.get(head["x-tvg-url"])).content)
    assert channel.get("id") == about["tvg-id"]
    assert channel.findtext("display-name") == "Fish & “Chips”, a <Show>"
    now = datetime.fromtimestamp(NOW, UTC)
    assert (now - programmes[0][0]).total_seconds() == 2.5 * 3600
    assert (programmes[-1][1] - now).total_seconds() >= 48 * 3600
    on = [one for start, stop, one in programmes if start <= now < stop]
    assert len(on) == 1
    for *_, one in programmes[:50]:
        number = int(one.findtext("episode-num[@system='onscreen']").removeprefix("E"))
        assert one.findtext("episode-num[@system='xmltv_ns']") == f".{number - 1}."
        assert one.findtext("desc")
        assert one.findtext("category") == "Animation"


async def test_the_page_and_the_guide_say_the_same(reader):
    page = (await reader.get("/show/channel.json")).json()
    _, programmes = listings((await reader.get("/show/guide.xml")).content)
    now = datetime.fromtimestamp(NOW, UTC)
    coming = [(s, one.findtext("sub-title")) for s, stop, one in programmes if stop > now]
    for shown, (start, title) in zip(page["guide"], coming, strict=False):
        assert datetime.fromisoformat(shown["starts"]).replace(microsecond=0) == start
        assert allowed(shown["title"]) == title
    assert page["on"] == page["guide"][0]
    assert page["on"]["starts_ms"] <= page["now_ms"] < page["on"]["ends_ms"]
    html = await reader.get("/show/channel")
    assert f"master.mp4#t={page['offset']}" in html.text
    assert len(html.content) < 60 * 1024


async def test_before_the_first_episode_there_is_a_test_card(engine, url, tmp_path):
    id_ = await aired.show(engine)
    made = app.create(url=url, media=tmp_path)
    async with (
        made.router.lifespan_context(made),
        httpx2.AsyncClient(transport=httpx2.ASGITransport(made), base_url="http://tv") as client,
    ):
        page = await client.get("/show/channel")
        assert page.status_code == 200
        assert "Nothing has aired yet" in page.text
        assert (await client.get("/show/channel.json")).json()["on"] is None
        assert listings((await client.get("/show/guide.xml")).content)[1] == []
        assert "EXTINF" not in (await client.get("/show/channel.m3u8")).text
        assert len(m3u((await client.get("/show/channel.m3u")).text)[1]) == 1
        for name in ("feed.xml", "podcast.xml"):
            assert ET.fromstring((await client.get(f"/show/{name}")).content).findtext(".//title")
        assert (await client.get("/show/feed.json")).json()["items"] == []
        await aired.air(engine, id_, 1, time.time() - 3)
        assert "The channel opens at" in (await client.get("/show/channel")).text


def test_an_item_keeps_its_bytes():
    """A golden file: what subscribers have seen must not change by accident."""
    at = datetime(2026, 11, 20, 13, 0, 5, tzinfo=UTC)
    item = Item("show", 7, "Rain", "It rains.", "It rains & rains.", 181.2, at, 1234)
    issue = Issue(Show(1, "show", "A Show"), "https://tv.example", "en", (item,), None, 7)
    golden = Path(__file__).with_name("golden_podcast.xml")
    assert xml.podcast(issue) == golden.read_text(encoding="utf-8")


def test_captions_become_subrip_whatever_is_in_them():
    vtt = "WEBVTT\n\nNOTE rain\n\n00:00:01.000 --> 00:00:02.000\n<v A B>One\ntwo <i>three</i>\n\n\n"
    assert texts.subrip(vtt) == "1\n00:00:01,000 --> 00:00:02,000\nA B: One\ntwo three\n"
    assert texts.subrip("") == ""
