"""Every operation once, by hand, as somebody with curl would ask."""

from __future__ import annotations

import io
import uuid

import pytest
from PIL import Image

from webui.api.routes import OPERATIONS

SHOW = "small-weather-office"
P, C, J, F = (f"/api/anime/{name}" for name in ("projects", "characters", "jobs", "files"))
TRIED: set[str] = set()


@pytest.fixture(scope="module")
def project(ask):
    """A project of our own."""
    return _made(ask.post(P, json={"name": "Rooftop Radio", "style": "cyberpunk"}), "add_project")


@pytest.fixture(scope="module")
def mio(ask, project):
    """A character in it."""
    asked = {"project_id": project["id"], "name": "Mio", "appearance": "silver hair, red eyes"}
    return _made(ask.post(C, json=asked), "add_character")


@pytest.fixture(scope="module")
def job(ask, project, mio):
    """A job that waits."""
    asked = {"project_id": project["id"], "character_id": mio["id"], "prompt": "Rain"}
    return _made(ask.post("/generate", json=asked), "generate_short", 202)


def _made(answer, name, status=201):
    TRIED.add(name)
    assert answer.status_code == status, answer.text
    made = answer.json()
    where = answer.headers["location"]
    assert where.startswith("/api/anime/")
    assert where.endswith(made["id"] if "id" in made else made.get("name", where))
    return made


def read(answer, name, status=200):
    TRIED.add(name)
    assert answer.status_code == status, answer.text
    return answer.json() if answer.content else None


def test_projects(ask, project):
    listed = read(ask.get(P), "list_projects")["items"]
    assert {SHOW, project["slug"]} <= {one["slug"] for one in listed}
    assert read(ask.get(f"{P}/{project['slug']}/"), "read_project")["id"] == project["id"]
    whole = {"name": "Roof Radio", "description": "At night."}
    put = read(ask.put(f"{P}/{project['id']}", json=whole), "replace_project")
    assert (put["name"], put["style"]) == ("Roof Radio", "animation-desk")
    patched = read(
        ask.patch(f"{P}/{project['id']}", json={"style": "cyberpunk", "description": None}),
        "edit_project",
    )
    assert (patched["name"], patched["style"], patched["description"]) == (
        "Roof Radio",
        "cyberpunk",
        "",
    )


def test_a_project_is_archived(ask, asked, problem):
    made = ask.post(P, json={"name": "Soon gone"}).json()
    assert read(ask.delete(f"{P}/{made['id']}"), "archive_project", 204) is None
    problem(ask.get(f"{P}/{made['id']}"), 404)
    assert not (asked.folder / "series" / made["slug"] / "series.yaml").exists()


def test_characters(ask, project, mio):
    of_it = read(ask.get(C, params={"project_id": project["slug"]}), "list_characters")["items"]
    assert [one["name"] for one in of_it] == ["Mio"]
    assert read(ask.get(f"{C}/{mio['id']}"), "read_character")["look"] == mio["look"]
    assert mio["look"]["eyes"] != "#5b7bd5", "the appearance was not read"
    patched = ask.patch(
        f"{C}/{mio['id']}", json={"role": "radio host"},
        headers={"content-type": "application/merge-patch+json"},
    )  # fmt: skip
    assert read(patched, "edit_character")["appearance"] == "silver hair, red eyes"
    whole = {"name": "Mio", "personality": "calm", "project_id": project["id"]}
    put = read(ask.put(f"{C}/{mio['id']}", json=whole), "replace_character")
    assert (put["role"], put["appearance"], put["personality"]) == ("", "", "calm")


def test_a_character_stays_in_its_project(ask, mio, problem):
    moved = ask.put(f"{C}/{mio['id']}", json={"name": "Mio", "project_id": SHOW})
    assert problem(moved, 422)["where"] == "/project_id"


def test_a_character_is_archived(ask, project, problem):
    made = ask.post(C, json={"project_id": project["id"], "name": "Kai"}).json()
    read(ask.delete(f"{C}/{made['id']}"), "archive_character", 204)
    problem(ask.get(f"{C}/{made['id']}"), 404)


def test_a_bible_is_written_and_keeps_its_comments(ask, mio, problem):
    at = f"{C}/{mio['id']}/bible"
    text = read(ask.get(at), "read_bible")["text"]
    alone = ask.get(at, headers={"accept": "text/yaml"})
    assert (alone.text, alone.headers["content-type"]) == (text, "text/yaml; charset=utf-8")
    said = text.replace("name: Mio", "name: Mio Kestrel  # since the flood")
    written = ask.put(at, content=said, headers={"content-type": "text/yaml"})
    assert "# since the flood" in read(written, "write_bible")["text"]
    assert ask.put(at, json={"text": text}).json()["character"]["name"] == "Mio"
    wrong = problem(ask.put(at, json={"text": text.replace("name: Mio", "nmae: Mio")}), 422)
    assert "line" in wrong["detail"] or "name" in wrong["detail"]
    assert ask.get(at).json()["text"] == text


def test_consistency(ask, mio):
    found = read(ask.get(f"{C}/{mio['id']}/consistency"), "read_consistency")
    assert (found["takes"], found["drifts"], found["history"]) == (0, False, [])


def test_workflows(ask, problem):
    ours = read(ask.get("/api/anime/workflows"), "list_workflows")["items"]
    assert all(one["ours"] for one in ours)
    one = ours[0]
    mine = {"name": "mine", "graph": one["graph"], "bindings": one["bindings"]}
    _made(ask.post("/api/anime/workflows", json=mine), "add_workflow")
    assert not read(ask.get("/api/anime/workflows/mine"), "read_workflow")["ours"]
    again = {"graph": one["graph"], "bindings": one["bindings"]}
    read(ask.put("/api/anime/workflows/mine", json=again), "replace_workflow")
    problem(ask.put("/api/anime/workflows/mine", json={**again, "name": "other"}), 422)
    problem(ask.put(f"/api/anime/workflows/{one['name']}", json=again), 409)
    read(ask.delete("/api/anime/workflows/mine"), "archive_workflow", 204)
    problem(ask.get("/api/anime/workflows/mine"), 404)


def test_a_job_is_followed_and_cancelled(ask, job, problem):
    at = f"{J}/{job['id']}"
    assert read(ask.get(at), "read_job")["prompt"] == "Rain"
    assert read(ask.get(f"{at}/status"), "read_job_status")["status"] == "queued"
    assert job["id"] in {one["id"] for one in read(ask.get(J), "list_jobs")["items"]}
    for name in ("reproduce", "advance"):
        TRIED.add(f"{name}_job")
        problem(ask.post(f"{at}/{name}"), 409)
    assert read(ask.post(f"{at}/cancel"), "cancel_job")["status"] == "cancelled"
    TRIED.add("delete_job")
    problem(ask.delete(at), 409)
    problem(ask.get(f"{J}/{uuid.uuid4()}"), 404)


def test_jobs_are_found_again(ask, project, mio):
    shot = {"project_id": project["id"], "prompt": "Fog"}
    one = _made(ask.post("/api/anime/generate", json=shot), "generate", 202)
    asked = {"project_id": project["id"], "character_name": "Mio", "prompt": "On air"}
    three = _made(ask.post("/api/anime/orchestrate", json=asked), "orchestrate", 202)
    assert [one["name"] for one in three["phases"]] == [
        "character_sheet", "animation_loop", "full_video",
    ]  # fmt: skip
    TRIED.add("batch")
    many = ask.post("/api/anime/batch", json={"jobs": [shot, shot]})
    assert many.status_code == 202, many.text
    batch = many.json()["batch_id"]
    assert many.headers["location"] == f"{J}?batch_id={batch}"
    found = ask.get(many.headers["location"]).json()["items"]
    assert {job["id"] for job in found} == {job["id"] for job in many.json()["jobs"]}
    kind = {"kind": "orchestrate", "status": "queued", "project_id": project["slug"]}
    assert [job["id"] for job in ask.get(J, params=kind).json()["items"]] == [three["id"]]
    since = ask.get(J, params={"since": three["created_at"]}).json()["items"]
    assert one["id"] not in {job["id"] for job in since}
    assert three["id"] in {job["id"] for job in since}


def test_a_list_is_read_page_by_page(ask, project):
    shot = {"project_id": project["id"], "prompt": "Snow"}
    ask.post("/api/anime/batch", json={"jobs": [shot] * 3})
    whole = [one["id"] for one in ask.get(J, params={"limit": 100}).json()["items"]]
    seen, answer = [], ask.get(J, params={"limit": 2})
    while True:
        seen += [one["id"] for one in answer.json()["items"]]
        if "next" not in answer.links:
            break
        answer = ask.get(answer.links["next"]["url"])
    assert seen == whole


def test_files(ask, project, asked, problem):
    drawn = io.BytesIO()
    Image.new("RGB", (90, 60), "navy").save(drawn, "PNG")
    picture = drawn.getvalue()
    png = {"content-type": "image/png"}
    at = f"{F}/{project['slug']}/references/mio.png"
    put = read(ask.put(at, content=picture, headers=png), "put_reference", 201)
    assert (put["path"], put["bytes"]) == ("references/mio.png", len(picture))
    assert ask.put(at, content=picture, headers=png).status_code == 200
    listed = read(ask.get(F, params={"project_id": project["id"]}), "list_files")["items"]
    assert [one["path"] for one in listed] == ["references/mio.png"]

    whole = ask.get(f"{F}/{project['id']}/references/mio.png")
    TRIED.add("read_file")
    assert (whole.status_code, whole.content) == (200, picture)
    some = ask.get(at, headers={"range": "bytes=1-3"})
    assert (some.status_code, some.content) == (206, b"PNG")
    assert some.headers["content-range"] == f"bytes 1-3/{len(picture)}"
    assert ask.get(at, headers={"range": "bytes=-4"}).content == picture[-4:]
    assert ask.get(at, headers={"range": "lines=1-3"}).status_code == 200
    problem(ask.get(at, headers={"range": f"bytes={len(picture)}-"}), 416)
    problem(ask.get(at, headers={"range": "bytes=-0"}), 416)
    assert ask.get(at, headers={"if-none-match": whole.headers["etag"]}).status_code == 304
    head = ask.head(at)
    assert (head.content, head.headers["content-length"]) == (b"", str(len(picture)))
    assert ask.get(put["url"]).content == picture


def test_the_house(ask, asked, problem):
    styles = read(ask.get("/api/anime/styles"), "list_styles")["items"]
    assert "cyberpunk" in {one["id"] for one in styles}
    phases = read(ask.get("/api/anime/phases"), "list_phases")["items"]
    assert [one["order"] for one in phases] == [1, 2, 3]
    TRIED.add("give_verdict")
    problem(ask.post("/api/anime/takes/1-1-1-1/verdict", json={"verdict": "liked"}), 404)
    assert read(ask.get("/api/anime/health"), "read_health")["backends"]["animatic"] == "ready"
    with asked.client("nobody") as nobody:
        assert nobody.get("/api/anime/health").json() == {"status": "ok"}


def test_every_operation_was_tried():
    assert {one.name for one in OPERATIONS if not one.hidden} == TRIED
