"""HLS: what is streamed is the master, packet by packet; and what is broken says so."""

from __future__ import annotations

import io
import re
from fractions import Fraction

import av
import httpx2
import pytest

from orchestrator.bucket import Bucket
from stand_ins import aired
from stand_ins import store as s3
from webui import app, recent
from webui.hls import boxes, films, segments, tables

pytestmark = pytest.mark.anyio
AT = 1_795_000_000
FILMS = {
    "plain": {}, "b-frames": {"b_frames": 2}, "silent": {"sound": False}, "short": {"seconds": 3},
}  # fmt: skip


@pytest.fixture(scope="module", params=FILMS)
def master(request, tmp_path_factory):
    file = tmp_path_factory.mktemp("film") / "master.mp4"
    aired.master(file, **FILMS[request.param])
    return file


@pytest.fixture
async def reader(engine, url, tmp_path, monkeypatch):
    """A client of a reader whose one episode has a real master; it never repeats itself."""
    monkeypatch.setattr(recent, "_LASTS_S", -1.0)
    digest = aired.published(tmp_path, 1)
    await aired.air(engine, await aired.show(engine), 1, AT, seconds=14.0, master=digest)
    async with client(url, tmp_path) as made:
        yield made


def client(url, media, **others):
    made = app.create(url=url, media=media, **others)
    opened = httpx2.AsyncClient(transport=httpx2.ASGITransport(made), base_url="http://tv")

    class Both:
        async def __aenter__(self):
            self.life = made.router.lifespan_context(made)
            await self.life.__aenter__()
            return await opened.__aenter__()

        async def __aexit__(self, *error):
            await opened.__aexit__(*error)
            await self.life.__aexit__(*error)

    return Both()


def packets(source):
    """Everything a player would decode: by kind, times in seconds, and the bytes."""
    with av.open(source) as media:
        found = {stream.type: [] for stream in (*media.streams.video, *media.streams.audio)}
        for packet in media.demux(*media.streams.video, *media.streams.audio):
            if packet.size:
                unit = packet.time_base
                times = (packet.pts * unit, packet.dts * unit, packet.duration * unit)
                found[packet.stream.type].append((*times, packet.is_keyframe, bytes(packet)))
    return found


def listed(playlist):
    """The entries of a media playlist: length and address."""
    found = re.findall(r"#EXTINF:([\d.]+),\n(\S+)", playlist)
    return [(Fraction(length), address) for length, address in found]


@pytest.mark.parametrize("share", [1, 2, 3])
def test_all_pieces_together_are_the_master(master, share):
    whole = master.read_bytes()
    film = tables.read(boxes.inside(whole, b"moov"))
    count = max(1, segments.most(film) // share)
    pieces = segments.cut(film, count)
    assert len(pieces) == count
    made = [segments.init(film)]
    for piece in pieces:
        spans = segments.spans(film, piece)
        made.append(
            segments.segment(film, piece, [(s.start, whole[s.start : s.stop]) for s in spans])
        )

    assert packets(io.BytesIO(b"".join(made))) == packets(master)
    assert sum(piece.seconds for piece in pieces) == film.seconds
    assert [piece.starts for piece in pieces[1:]] == [p.starts + p.seconds for p in pieces[:-1]]


def test_every_piece_begins_with_a_key_picture_and_can_be_decoded_by_itself(master):
    whole = master.read_bytes()
    film = tables.read(boxes.inside(whole, b"moov"))
    for piece in segments.cut(film, segments.natural(film)):
        spans = segments.spans(film, piece)
        made = segments.segment(film, piece, [(s.start, whole[s.start : s.stop]) for s in spans])
        alone = io.BytesIO(segments.init(film) + made)
        with av.open(alone) as media:
            pictures = list(media.decode(video=0))
        assert pictures[0].key_frame
        assert len(pictures) == len(piece.samples[0])
        assert pictures[0].pts * pictures[0].time_base == piece.starts


def test_sound_and_pictures_stay_together(master):
    """No piece holds sound that is heard more than a tenth of a second outside it."""
    film = tables.read(boxes.inside(master.read_bytes(), b"moov"))
    if film.sound is None:
        assert segments.described(film)[0].startswith("avc1.")
        return
    for piece in segments.cut(film, segments.natural(film)):
        heard = piece.samples[1]
        assert abs(film.sound.shown(heard.start) - piece.starts) < Fraction(1, 10)
        end = film.sound.shown(heard.stop)
        assert abs(end - piece.starts - piece.seconds) < Fraction(1, 10)


async def test_a_player_reads_the_whole_episode(reader, tmp_path):
    whole = await reader.get("/show/episodes/1/index.m3u8")
    assert whole.headers["content-type"].startswith("application/vnd.apple.mpegurl")
    codecs = re.search(r'CODECS="([^"]+)"', whole.text)[1]
    assert re.fullmatch(r"avc1\.[0-9a-f]{6},mp4a\.40\.2", codecs)
    assert "RESOLUTION=160x96,FRAME-RATE=24.000" in whole.text
    film = whole.url.join(whole.text.splitlines()[-1])
    playlist = await reader.get(film)
    text = playlist.text.splitlines()
    assert text[:3] == ["#EXTM3U", "#EXT-X-VERSION:7", "#EXT-X-INDEPENDENT-SEGMENTS"]
    assert text[-1] == "#EXT-X-ENDLIST"
    entries = listed(playlist.text)
    longest = int(re.search(r"TARGETDURATION:(\d+)", playlist.text)[1])
    assert all(2 <= length <= longest <= 7 for length, _ in entries)
    assert sum(length for length, _ in entries) == 14

    begin = re.search(r'EXT-X-MAP:URI="([^"]+)"', playlist.text)[1]
    parts = [await reader.get(film.join(address)) for address in (begin, *(a for _, a in entries))]
    assert all("immutable" in part.headers["cache-control"] for part in parts)
    played = packets(io.BytesIO(b"".join(part.content for part in parts)))
    assert played == packets(tmp_path / "series/show/episodes/1/master.mp4")
    peak = int(re.search(r"BANDWIDTH=(\d+)", whole.text)[1])
    rates = [len(p.content) * 8 / length for p, (length, _) in zip(parts[1:], entries, strict=True)]
    assert max(rates) * 0.7 < peak <= max(rates)

    words = re.search(r'URI="([^"]+captions[^"]+)"', whole.text)[1]
    captions = await reader.get(film.join("/show/episodes/1/" + words))
    assert (await reader.get(listed(captions.text)[0][1])).text.startswith("WEBVTT")
    again = await reader.get(film, headers={"if-none-match": playlist.headers["etag"]})
    assert again.status_code == 304


async def test_only_what_is_there_can_be_asked_for(reader):
    whole = await reader.get("/show/episodes/1/index.m3u8")
    version = whole.text.splitlines()[-1].split("/")[1]
    assert (await reader.get(f"/show/episodes/1/hls/{version}/3-2.m4s")).status_code == 200
    for path in (
        f"hls/{version}/3-3.m4s", f"hls/{version}/0-0.m4s", f"hls/{version}/999-1.m4s",
        f"hls/{version}/99999999999-1.m4s", "hls/000000000000/init.mp4", f"hls/{version}/-1-0.m4s",
    ):  # fmt: skip
        answer = await reader.get(f"/show/episodes/1/{path}")
        assert answer.status_code == 404, path
        assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert (await reader.get("/show/episodes/2/index.m3u8")).status_code == 404
    assert (await reader.post("/show/episodes/1/index.m3u8")).status_code == 405


async def test_a_damaged_master_is_a_page_and_a_missing_one_is_not_there(reader, tmp_path):
    file = tmp_path / "series/show/episodes/1/master.mp4"
    good = file.read_bytes()
    moov = good.index(b"moov") - 4
    for bad in (
        b"", good[:20], good[:moov], good[: moov + 400], b"<html>" * 100, bytes(5000),
        good[: len(good) // 2], good.replace(b"stsz", b"stsy"), good.replace(b"avc1", b"xxxx"),
        good.replace(b"stco", b"st\0o"), good.replace(b"vide", b"viden"[1:]),
    ):  # fmt: skip
        file.write_bytes(bad)
        film = await reader.get("/show/episodes/1/index.m3u8")
        if bad == good[: len(good) // 2]:  # the tables are whole: what they promise is not there
            assert film.status_code == 200
            version = film.text.splitlines()[-1].split("/")[1]
            film = await reader.get(f"/show/episodes/1/hls/{version}/3-2.m4s")
        assert film.status_code == 503, bad[:40]
        assert "This film is damaged" in film.text
        assert str(tmp_path) not in film.text
    file.unlink()
    assert (await reader.get("/show/episodes/1/index.m3u8")).status_code == 404
    file.write_bytes(good)
    assert (await reader.get("/show/episodes/1/index.m3u8")).status_code == 200


def test_any_single_broken_byte_of_the_tables_is_survived(tmp_path):
    """Either the film is read or it is called broken; nothing else comes out, and no hour passes."""
    aired.master(tmp_path / "master.mp4", seconds=3, b_frames=2)
    moov = bytearray(boxes.inside((tmp_path / "master.mp4").read_bytes(), b"moov"))
    for at in range(0, len(moov), 5):
        for value in (0, 0x7F, 0xFF):
            kept, moov[at] = moov[at], value
            try:
                film = tables.read(bytes(moov))
                segments.init(film)
                pieces = segments.cut(film, min(3, segments.most(film)))
                segments.spans(film, pieces[0])
            except boxes.BrokenError:
                pass
            finally:
                moov[at] = kept


async def test_out_of_a_bucket_only_the_asked_bytes_are_read(engine, url, tmp_path, monkeypatch):
    for name, value in s3.KEYS.items():
        monkeypatch.setenv(name, value)
    digest = aired.published(tmp_path / "there", 1)
    await aired.air(engine, await aired.show(engine), 1, AT, seconds=14.0, master=digest)
    with s3.running() as store:
        bucket = Bucket(store.settings(store.bucket("films")))
        place = tmp_path / "there/series/show/episodes/1"
        for file in place.iterdir():
            body = file.read_bytes()
            store.client.put_object(
                Bucket="films", Key=f"series/show/episodes/1/{file.name}", Body=body
            )
        asked = []
        bucket.client.meta.events.register(
            "before-call.s3.GetObject", lambda params, **_: asked.append(params["headers"])
        )
        async with client(url, tmp_path / "here", bucket=bucket) as reader:
            whole = await reader.get("/show/episodes/1/index.m3u8")
            film = whole.url.join(whole.text.splitlines()[-1])
            entries = listed((await reader.get(film)).text)
            asked.clear()
            made = [(await reader.get(film.join(a))).content for a in ("init.mp4", entries[1][1])]
        assert [headers["Range"].split("=")[0] for headers in asked] == ["bytes"]
        first, last = map(int, asked[0]["Range"].split("=")[1].split("-"))
        assert last - first < len(made[1]) + 20000
        assert len(packets(io.BytesIO(b"".join(made)))["video"]) > 48
        bucket.client.close()


async def test_tables_are_read_once_and_again_when_the_master_is_another(
    reader, tmp_path, monkeypatch
):
    reads = []
    read = films.read
    monkeypatch.setattr(films, "read", lambda moov: reads.append(1) or read(moov))
    for _ in range(3):
        await reader.get("/show/episodes/1/index.m3u8")
    assert len(reads) == 1
    aired.master(tmp_path / "series/show/episodes/1/master.mp4", seconds=5)
    answer = await reader.get("/show/episodes/1/index.m3u8")
    assert (answer.status_code, len(reads)) == (200, 2)
