"""Takes: one take, out of the tables and what was kept about it. Never writes."""

from __future__ import annotations

import difflib
from typing import Any, TypeVar

import sqlalchemy as sa
from pydantic import BaseModel, ValidationError
from sqlalchemy.ext.asyncio import AsyncConnection
from starlette.exceptions import HTTPException

from schemas.grades import Gates
from schemas.take import Receipt, Reproduction, ShotRequest

from ..media import Media
from ..shell import Show
from . import graded
from .safely import safely
from .take import Fact, Film, Reason, Sibling, TakePage, Words

_SHOT = sa.text("""
select e.id, e.title, e.aired_at is not null and e.state = 'aired' as aired, sc.estimate,
  t.n, t.backend, t.verdict, t.made_at, t.seconds, t.cpu_s, t.gpu_s, t.wall_s, t.attempts, t.usd,
  t.footage, t.reason, t.grades, e.plan #>> array['scene_' || t.scene, 'shots',
    (t.shot - 1)::text, 'action'] as action
from episode e join take t on t.production_id = e.id
join scene sc on sc.production_id = e.id and sc.scene = t.scene
where e.series_id = :series and e.number = :number and t.scene = :scene and t.shot = :shot
order by t.n limit 100
""")
_AGAIN = {
    Reproduction.BIT_EXACT: "makes the very same file again, bit by bit, on any machine.",
    Reproduction.SAME_ENVIRONMENT: "makes it again from the same graph and seed, and looks the same"
    " where the same models and versions are installed.",
    Reproduction.BEST_EFFORT: "asks the backend once more in the same words; what comes back will be"
    " like it, and not the same.",
}  # fmt: skip
_M = TypeVar("_M", bound=BaseModel)
_LOST = "has nothing to go by: what this take was asked for was not kept."
_NO_FOOTAGE = "cannot make it again: it gave no footage."


async def one(
    connection: AsyncConnection, media: Media, show: Show, place: tuple[int, int, int, int],
    gates: Gates,
) -> TakePage | None:  # fmt: skip
    """A take by episode, scene, shot and its own number; None when there is none."""
    number, *_ = place
    which = place[1:]
    scene, shot, n = which
    asked = {"series": show.id, "number": number, "scene": scene, "shot": shot}
    rows = (await connection.execute(_SHOT, asked)).all()
    row = next((r for r in rows if r.n == n), None)
    if row is None:
        return None
    earlier = [r.n for r in rows if r.n < n and r.footage]
    wanted = {(scene, shot, r.n): r.footage or "" for r in rows if r.n in {n, *earlier[-1:]}}
    kept = await media.kept(show.slug, number, wanted)
    receipt = _of(Receipt, kept.get(which, {}).get("footage", {}).get("receipt"))
    request = _of(ShotRequest, kept.get(which, {}).get("request"))
    before = _prompt(kept.get((scene, shot, earlier[-1]), {})) if earlier else ""
    after = _prompt(kept.get(which, {}))
    final = next((r.n for r in reversed(rows) if r.verdict == "approved"), None)
    grades, ungraded = await graded.rows(connection, show, row, request, gates)
    return TakePage(
        show=show, number=number, title=row.title or "", aired=row.aired, scene=scene, shot=shot,
        n=n, backend=row.backend, verdict=row.verdict, reason=safely(row.reason or ""),
        judged=row.made_at,
        film=await _film(media, show, number, which, final) if row.aired else None,
        preview=await _preview(media, show.slug, place) if not row.aired else "", action=row.action or "",
        prompt=_changes(before, after),
        against=earlier[-1] if before and after and before != after else None,
        said=tuple(
            Reason(safely(s.words), safely(s.why), s.negative)
            for s in (receipt.said if receipt else ())
        ),
        facts=_facts(row, receipt, request, kept.get(which, {}).get("footage", {})),
        usd=row.usd, estimate=row.estimate, grades=grades, ungraded=ungraded,
        inputs=_inputs(receipt, request),
        siblings=tuple(
            Sibling(
                r.n, r.backend, r.verdict, f"/{show.slug}/takes/{number}/{scene}/{shot}/{r.n}",
                r.n == n,
            )
            for r in rows
        ),
        reproduction=_again(row, receipt), known=receipt is not None,
    )  # fmt: skip


def _of(kind: type[_M], value: Any) -> _M | None:
    try:
        return kind.model_validate(value)
    except ValidationError:
        return None


def _prompt(kept: Any) -> str:
    words = kept.get("footage", {}).get("receipt", {}).get("prompt", "")
    return safely(words, most=6000) if isinstance(words, str) else ""


def _changes(before: str, after: str) -> tuple[Words, ...]:
    """The prompt, with what is new and what is gone since the take before."""
    if not before or not after or before == after:
        return (Words("same", after),) if after else ()
    old, new = before.split(), after.split()
    found: list[Words] = []
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            found.append(Words("same", " ".join(new[c:d])))
            continue
        found += [Words("del", " ".join(old[a:b]))] if b > a else []
        found += [Words("ins", " ".join(new[c:d]))] if d > c else []
    return tuple(found)


async def _preview(media: Media, slug: str, place: tuple[int, int, int, int]) -> str:
    """The address of a picture of the shot; empty when there is none."""
    number, scene, shot, _ = place
    try:
        await media.preview(slug, number, scene, shot)
    except HTTPException:
        return ""
    return f"/{slug}/desk/preview/{number}/{scene}/{shot}"


async def _film(
    media: Media, show: Show, number: int, which: tuple[int, int, int], final: int | None
) -> Film | None:
    """Where the shot is in the finished film."""
    scene, shot, n = which
    folder = f"{show.slug}/episodes/{number}"
    about = await media.document(f"{folder}/metadata.json")
    scenes = about.get("scenes", ()) if isinstance(about, dict) else ()
    found = next((s for s in scenes if s.get("number") == scene), None)
    if found is None:
        return None
    begins = found.get("shots") or []
    starts = begins[shot - 1] if shot <= len(begins) else found["starts"]
    ends = begins[shot] if shot < len(begins) else found["ends"]
    return Film(f"/media/{folder}/master.mp4", starts, ends, final == n)


def _facts(
    row: Any, receipt: Receipt | None, request: ShotRequest | None, footage: Any
) -> tuple[Fact, ...]:
    """Everything that identifies it; what nobody knows is left out."""
    found: list[tuple[str, object]] = [
        ("Backend", row.backend),
        ("Attempts", row.attempts if row.attempts is not None else "not counted then"),
        ("Worked at", f"{row.wall_s:.1f} s" if row.wall_s is not None else ""),
        ("Processor", f"{row.cpu_s:.2f} s" if row.cpu_s else ""),
        ("Graphics card", f"{row.gpu_s:.2f} s" if row.gpu_s else ""),
    ]
    if request is not None:
        found += [("Seconds asked for", f"{request.seconds:.2f}"), ("Weather", request.weather)]
    found += [("Seconds got", f"{row.seconds:.2f}" if row.seconds else "")]
    if isinstance(footage, dict) and footage.get("width"):
        found += [
            ("Picture", f"{footage['width']}×{footage['height']}, {footage['fps']} a second"),
            ("SHA-256 of its file", str(footage.get("sha256", ""))),
        ]
    if receipt is not None:
        found += [
            ("Generator", f"{receipt.generator} {receipt.version}"), ("Model", receipt.model),
            ("Seed", receipt.seed), ("Job at the vendor", safely(receipt.job, most=200)),
        ]  # fmt: skip
        for step in receipt.steps:
            found += [("Workflow", safely(step.workflow, most=200))]
            found += [
                (f"Model file {safely(name, most=120)}", digest or "its digest is not known")
                for name, digest in step.models.items()
            ]
            found += [
                (f"There: {safely(name, most=60)}", safely(value, most=120))
                for name, value in step.environment.items()
            ]
    return tuple(Fact(name, str(value)) for name, value in found if str(value))


def _inputs(receipt: Receipt | None, request: ShotRequest | None) -> tuple[Fact, ...]:
    """What went in beside the words, as digests: the pictures are the studio's own."""
    found: list[Fact] = []
    if request is not None:
        found += [Fact(f"Picture of {r.character}", r.sha256) for r in request.references]
        found += (
            [Fact("First picture", "where the shot before ended")] if request.first_frame else []
        )
        found += [Fact("What earlier takes taught", safely(le.why)) for le in request.lessons]
        found += [
            Fact(f"Canon: {c.name}", safely(c.appearance or c.role, most=300))
            for c in request.characters
        ]
        found += [
            Fact(f"Canon: {request.location.name}", safely(request.location.description, most=300))
        ]
    for step in receipt.steps if receipt else ():
        found += [Fact(safely(name, most=120), digest) for name, digest in step.inputs.items()]
    return tuple(found)


def _again(row: Any, receipt: Receipt | None) -> str:
    if not row.footage:
        return _NO_FOOTAGE
    return _LOST if receipt is None else _AGAIN[receipt.reproduction]
