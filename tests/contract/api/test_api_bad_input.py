"""Bad input, by hand: each is refused in a sentence, and nothing of it is left anywhere."""

from __future__ import annotations

import io
import json
import socket
import struct
import zlib
from urllib.parse import quote, urlsplit

import psutil
import pytest
from PIL import Image

SHOW = "small-weather-office"
P, C, J, F = (f"/api/anime/{name}" for name in ("projects", "characters", "jobs", "files"))
JSON = {"content-type": "application/json"}
SQL = "'; drop table job; --"
SCRIPT = "<script>alert(1)</script>"
CLIMBS = (
    "%2e%2e%2f%2e%2e%2fetc%2fpasswd", "..%2f..%2fanigen.toml", "%2e%2e", "..", "....//....//etc",
    "%252e%252e%252f", "..%5c..%5cwindows", "%c0%ae%c0%ae%c0%af", "%00", "mio%00.yaml", "%ff%fe",
    "%2fetc%2fpasswd", "~root", "C:%5c", quote(SQL, safe=""), quote(SCRIPT, safe=""), "a" * 3000,
    "%e2%80%ae", "con", "-", "_", ".", "%20", "1'%20or%20'1'='1",
)  # fmt: skip
ADDRESSES = (
    ("GET", f"{P}/{{}}"), ("PATCH", f"{P}/{{}}"), ("DELETE", f"{P}/{{}}"), ("GET", f"{C}/{{}}"),
    ("GET", f"{C}/{{}}/bible"), ("PUT", f"{C}/{{}}/bible"), ("DELETE", f"{C}/{{}}"),
    ("GET", f"{C}/{{}}/consistency"), ("GET", "/api/anime/workflows/{}"),
    ("DELETE", "/api/anime/workflows/{}"), ("GET", f"{J}/{{}}"), ("GET", f"{J}/{{}}/status"),
    ("POST", f"{J}/{{}}/reproduce"), ("DELETE", f"{J}/{{}}"), ("GET", f"{F}/{{}}/x.png"),
    ("GET", f"{F}/{SHOW}/{{}}"), ("GET", f"{F}/{SHOW}/references/{{}}"),
    ("PUT", f"{F}/{SHOW}/references/{{}}"), ("POST", "/api/anime/takes/{}/verdict"),
)  # fmt: skip


@pytest.fixture(autouse=True)
def nothing_changes(asked):
    """After every one of these the studio is as it was: files and tables."""
    before = asked.state()
    yield
    after = asked.state()
    assert {name for name in before | after if before.get(name) != after.get(name)} == set()
    assert "Traceback" not in asked.log.read_text()


@pytest.fixture
def raw(asked):
    """Send bytes as they are; gives status, headers and body of the answer."""

    def send(*pieces: bytes) -> tuple[int, str, str]:
        where = urlsplit(asked.address)
        with socket.create_connection((where.hostname, where.port), timeout=30) as open_:
            try:
                for piece in pieces:
                    open_.sendall(piece)
            except ConnectionError:
                pass  # it has heard enough
            got = b""
            while b"\r\n\r\n" not in got or b"}" not in got:
                try:
                    more = open_.recv(65536)
                except ConnectionError:
                    break
                if not more:
                    break
                got += more
        head, _, body = got.decode("latin-1").partition("\r\n\r\n")
        return int(head.split()[1]), head.lower(), body

    return send


def memory(asked) -> int:
    """Bytes that the site's process holds."""
    port = urlsplit(asked.address).port
    (ours,) = {
        process.pid
        for process in psutil.Process().children(recursive=True)
        for one in process.net_connections("tcp")
        if one.laddr.port == port and one.status == psutil.CONN_LISTEN
    }
    return int(psutil.Process(ours).memory_info().rss)


def head(asked, method: str, path: str, *lines: str) -> bytes:
    """A request up to its body."""
    token = asked.tokens["all"]
    said = [
        f"{method} {path} HTTP/1.1",
        "host: localhost",
        f"authorization: Bearer {token}",
        *lines,
    ]
    return ("\r\n".join(said) + "\r\n\r\n").encode()


def test_nobody_climbs_out_by_an_identifier(asked, raw):
    for method, path in ADDRESSES:
        body = (
            b'{"text": "id: x", "verdict": "liked"}' if method in {"PUT", "POST", "PATCH"} else b""
        )
        for climb in CLIMBS:
            lines = [
                "content-type: image/png"
                if "references" in path
                else "content-type: application/json"
            ]
            request = head(
                asked,
                method,
                path.format(climb),
                *lines,
                f"content-length: {len(body)}",
                "connection: close",
            )
            status, said, text = raw(request, body)
            where = f"{method} {path.format(climb)}"
            assert status in {404, 405, 422}, f"{where}: {status} {text[:300]}"
            assert "application/problem+json" in said, where
            for secret in ("root:", "[clock]", "Traceback", str(asked.folder)):
                assert secret not in text, where


@pytest.mark.parametrize(
    "reference",
    ["../../anigen.toml", "/etc/passwd", "references/../../../x", "references/none.png", "..", "\\\\x\\y",
     "file:///etc/passwd", "http://127.0.0.1:9/x.png", "references/%2e%2e/x", "."],
)  # fmt: skip
def test_references_lie_in_the_project(ask, problem, reference):
    body = {
        "project_id": SHOW, "character_name": "Wren", "prompt": "x", "reference_images": [reference],
    }  # fmt: skip
    said = problem(ask.post("/api/anime/orchestrate", json=body), 404, 422)
    assert said["status"] == 404 or said["where"].startswith("/reference_images")


def bomb(width: int, height: int) -> bytes:
    """A PNG of few bytes and many pictures' worth of points, all of them black."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    squeeze = zlib.compressobj(9)
    row = b"\0" * (width // 8 + 1)
    rows = b"".join(squeeze.compress(row * 100) for _ in range(height // 100)) + squeeze.flush()
    size = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", size) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def picture(kind: str) -> bytes:
    drawn = io.BytesIO()
    Image.new("RGB", (40, 40), "red").save(drawn, kind)
    return drawn.getvalue()


def test_a_picture_that_unpacks_to_a_gigabyte(ask, asked, problem):
    sent = bomb(100_000, 80_000)
    assert len(sent) < 2 * 2**20
    before = memory(asked)
    at = f"{F}/{SHOW}/references/bomb.png"
    said = problem(ask.put(at, content=sent, headers={"content-type": "image/png"}), 422)
    assert "large" in said["detail"] or "pixel" in said["detail"]
    assert memory(asked) - before < 150 * 2**20


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"", "image/png"), (b"no picture", "image/png"), (picture("PNG")[:60], "image/png"),
        (b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "image/png"),
        (b"GIF89a" + b"\0" * 40, "image/png"), (b"PK\x03\x04" + b"\0" * 60, "image/webp"),
        (picture("BMP"), "image/png"), (picture("TIFF"), "image/jpeg"),
    ],
)  # fmt: skip
def test_what_is_no_picture(ask, problem, content, kind):
    at = f"{F}/{SHOW}/references/none.png"
    problem(ask.put(at, content=content, headers={"content-type": kind}), 422)


@pytest.mark.parametrize(
    "kind", ["image/svg+xml", "text/html", "application/x-php", "multipart/form-data", "nothing"]
)
def test_only_pictures_are_taken(ask, problem, kind):
    at = f"{F}/{SHOW}/references/none.png"
    problem(ask.put(at, content=picture("PNG"), headers={"content-type": kind}), 415)


@pytest.mark.parametrize(
    "name", ["a.svg", "a.html", ".htaccess", "a.png.php", "x" * 101 + ".png", "a b.png"]
)
def test_only_names_of_pictures_are_taken(ask, problem, name):
    at = f"{F}/{SHOW}/references/{quote(name)}"
    problem(ask.put(at, content=picture("PNG"), headers={"content-type": "image/png"}), 422)


def test_two_gigabytes_are_refused_before_they_come(asked, raw):
    before = memory(asked)
    for path, kind in (
        ("/generate", "application/json"),
        (f"{F}/{SHOW}/references/x.png", "image/png"),
    ):
        method = "POST" if path == "/generate" else "PUT"
        lines = (f"content-type: {kind}", f"content-length: {2 * 2**30}")
        status, said, text = raw(head(asked, method, path, *lines))
        assert status == 413, text
        assert "application/problem+json" in said
        assert "connection: close" in said
    assert memory(asked) - before < 20 * 2**20


def test_two_gigabytes_that_nobody_announced(asked, raw):
    before = memory(asked)
    piece = b"100000\r\n" + b" " * 0x100000 + b"\r\n"
    for path, kind in (
        ("/generate", "application/json"),
        (f"{F}/{SHOW}/references/x.png", "image/png"),
    ):
        method = "POST" if path == "/generate" else "PUT"
        lines = (f"content-type: {kind}", "transfer-encoding: chunked")
        sent = []

        def pieces(sent=sent):
            for _ in range(2048):
                sent.append(1)
                yield piece

        status, _, text = raw(head(asked, method, path, *lines), *_lazily(pieces()))
        assert status == 413, text
    assert memory(asked) - before < 40 * 2**20


def _lazily(pieces):
    """The first forty of them: more than may come, and enough to see that nobody waits for the rest."""
    return [piece for _, piece in zip(range(40), pieces, strict=False)]


TEXTS = {
    "/generate": {"project_id": SHOW, "prompt": "x"},
    "/api/anime/orchestrate": {"project_id": SHOW, "character_name": "Wren", "prompt": "x"},
    P: {"name": "x"},
    C: {"project_id": SHOW, "name": "x"},
}


@pytest.mark.parametrize(("path", "body"), TEXTS.items())
def test_ten_thousand_characters(ask, problem, path, body):
    for name in body:
        said = problem(ask.post(path, json={**body, name: "x" * 10_000}), 422)
        assert said["where"] == f"/{name}"
        assert len(said["detail"]) < 400


@pytest.mark.parametrize(("path", "body"), TEXTS.items())
@pytest.mark.parametrize("text", ["\0", "a\0b", "\\ud800", ""])
def test_characters_that_no_database_holds(ask, problem, path, body, text):
    for name in body:
        sent = json.dumps({**body, name: "HERE"}).replace(
            "HERE", json.dumps(text)[1:-1].replace("\\\\u", "\\u")
        )
        assert problem(ask.post(path, content=sent, headers=JSON), 422)["where"] == f"/{name}"


@pytest.mark.parametrize("text", [SQL, SCRIPT, "{{ 7 * 7 }}", "${jndi:ldap://x}", "%s%n"])
def test_keys_are_only_keys(ask, problem, text):
    for body in (
        {"project_id": text, "prompt": "x"},
        {"project_id": SHOW, "prompt": "x", "character_id": text},
        {"project_id": SHOW, "prompt": "x", "style_preset": text},
        {"project_id": SHOW, "prompt": "x", "location_id": text},
        {"project_id": SHOW, "prompt": "x", "backend": text},
        {"project_id": SHOW, "prompt": "x", "mood": text},
    ):
        problem(ask.post("/generate", json=body), 404, 422)
    for query in ("project_id", "status", "kind", "batch_id", "since", "after", "limit", text):
        problem(ask.get(J, params={query: text}), 404, 422)


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ('{"name": "a", "name": "b"}', 422), ('{"name": "a", "description": {"a": 1, "a": 2}}', 422),
        ('{"name": NaN}', 400), ('{"name": -Infinity}', 400), ('{"name": 1e999}', 422),
        ('{"name": 1' + "0" * 5000 + "}", 422), ('{"name": "a"', 400), ("", 400), ("   ", 400),
        ("[]", 422), ("null", 422), ('"a"', 422), ("7", 422), ("{'name': 'a'}", 400),
        ('{"name": "a"} {"name": "b"}', 400), ("[" * 100_000, 422), ('{"a":' * 60 + "1" + "}" * 60, 422),
        ('{"name": "a", "x": ' + "[" * 41 + "]" * 41 + "}", 422), ('{"name": "\x01"}', 400),
        ('{"name": "\\x41"}', 400), ("\ufeff" + '{"name": "a"}', 400), ('{"name": 5}', 422),
        ('{"name": true}', 422), ('{"name": ["a"]}', 422), ('{"name": null}', 422),
        ('{"nmae": "a"}', 422), ('{"name": "a", "on_air": "yes"}', 422), ('{"name": "a", "style": 3.5}', 422),
    ],
)  # fmt: skip
def test_json_is_read_strictly(ask, problem, sent, status):
    problem(ask.post(P, content=sent.encode(), headers=JSON), status)


def test_a_misspelt_field_is_recognised(ask, problem):
    said = problem(ask.post(P, json={"name": "a", "descripton": "b"}), 422)
    assert "did you mean 'description'?" in said["detail"]
    assert said["where"] == "/descripton"
    said = problem(ask.get(J, params={"projectid": "a"}), 422)
    assert (said["where"], "project_id" in said["detail"]) == ("?projectid", True)


def test_bytes_that_are_no_text(ask, problem):
    problem(ask.post(P, content=b'{"name": "\xff\xfe"}', headers=JSON), 400)
    problem(ask.post(P, content='{"name": "a"}'.encode("utf-16"), headers=JSON), 400)


@pytest.mark.parametrize(
    "kind",
    ["", "text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x",
     "application/xml", "application/json; charset=latin-1", "application/jsonp", "application/json/x",
     "text/html, application/json", "\x7f"],
)  # fmt: skip
def test_only_json_is_taken(ask, problem, kind):
    heads = {"content-type": kind} if kind else {}
    problem(ask.post(P, content=b'{"name": "a"}', headers=heads), 415)


def test_nothing_packed_is_taken(ask, problem):
    packed = zlib.compress(b'{"name": "a"}')
    problem(ask.post(P, content=packed, headers=JSON | {"content-encoding": "deflate"}), 415)


@pytest.mark.parametrize(
    "text",
    [
        "", "id: mio\nid: mio\n", "- a\n- b\n", "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b, *b]\n",
        "!!python/object/apply:os.system ['id']\n", "id: [" * 2000, "x: " + "y" * 99_000, "\tid: x",
        "id: ../../x\nname: X\n", "id: '" + SQL + "'\nname: X\n", 'id: wren\nname: "\\0"\n', "%YAML 9.9\n---\n",
        "? [a]: b\n", "id: wren\nname: " + SCRIPT * 30 + "\n",
    ],
)  # fmt: skip
def test_a_bible_that_is_none(ask, problem, text):
    at = f"{C}/wren/bible"
    problem(ask.put(at, json={"text": text}), 422)
    problem(ask.put(at, content=text.encode(), headers={"content-type": "text/yaml"}), 422)


def test_a_bible_that_unfolds(ask, problem):
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 12)]
    problem(ask.put(f"{C}/wren/bible", json={"text": "\n".join(lines)}), 422)


@pytest.mark.parametrize(
    "query",
    ["limit=0", "limit=101", "limit=-1", "limit=1e3", "limit=9999999999999999999999", "limit=", "since=yesterday",
     "since=2026-01-01T00:00:00", "since=0001-01-01T00:00:00Z", "status=done", "batch_id=1", "after=%00",
     "after=" + "x" * 4000, "after=garbage", "limit=1&limit=2", "project_id=%ff", "unknown=1"],
)  # fmt: skip
def test_queries_are_read_strictly(ask, problem, query):
    problem(ask.get(f"{J}?{query}"), 404, 422)


@pytest.mark.parametrize("number", ["1e400", "-1", "31", "0", '"4"', "true", "null", "[4]"])
def test_numbers_have_their_bounds(ask, problem, number):
    sent = '{"project_id": "small-weather-office", "prompt": "x", "seconds": ' + number + "}"
    problem(ask.post("/generate", content=sent, headers=JSON), 422)


def test_a_batch_is_accepted_whole_or_not(ask, problem):
    shot = {"project_id": SHOW, "prompt": "x"}
    problem(ask.post("/api/anime/batch", json={"jobs": []}), 422)
    problem(ask.post("/api/anime/batch", json={"jobs": [shot] * 101}), 422)
    problem(
        ask.post("/api/anime/batch", json={"jobs": [shot, {**shot, "project_id": "nobody"}]}),
        404,
        422,
    )
    said = problem(ask.post("/api/anime/batch", json={"jobs": [shot, {**shot, "prmpt": "y"}]}), 422)
    assert said["where"] == "/jobs/1/prmpt"
    assert "did you mean 'prompt'?" in said["detail"]


def test_half_a_request(asked, raw):
    lines = ("content-type: application/json", "content-length: 5")
    status, said, _ = raw(head(asked, "POST", "/generate", *lines, "content-length: 6"), b"12345")
    assert status == 400
    status, said, _ = raw(head(asked, "POST", P, *lines[:1], "connection: close"))
    assert status == 400
    assert "application/problem+json" in said
