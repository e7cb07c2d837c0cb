"""A typed client of the production API: one method for each operation, under the operation's name.

with Client("http://localhost:8080", token) as api:
    job = api.generate(GenerateRequest(prompt="Rain.", project_id="small-weather-office"))
    for told in api.follow(job.id):
        print(told.progress)
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from types import TracebackType
from typing import Any, Self
from uuid import UUID

import httpx2
from websockets.sync.client import connect

from schemas.jobs import (
    AdvanceRequest,
    Batch,
    BatchRequest,
    File,
    GenerateRequest,
    Job,
    JobKind,
    JobState,
    OrchestrateRequest,
    PhaseAbout,
    Told,
    VerdictRequest,
)
from schemas.resources import (
    BiblePage,
    Character,
    CharacterEdit,
    CharacterIn,
    Consistency,
    Learned,
    Project,
    ProjectEdit,
    ProjectIn,
    Workflow,
    WorkflowIn,
)
from schemas.styles import Preset

from .operations import Operation, operation
from .records import BibleText, CharacterPut, HealthTold, Listing, WorkflowPut

Name = UUID | str
AT = "/api/anime"
PATIENCE_S = 120.0


class Refused(Exception):  # noqa: N818 - it says what has happened
    """The answer was a problem."""

    def __init__(self, answer: httpx2.Response) -> None:
        self.status, self.headers = answer.status_code, answer.headers
        try:
            self.problem: dict[str, Any] = answer.json()
        except ValueError:
            self.problem = {"detail": answer.text}
        super().__init__(f"{self.status}: {self.problem.get('detail')}")


class Client:
    """The API at an address, for whoever holds that token."""

    def __init__(self, address: str, token: str = "") -> None:
        self._address = address.rstrip("/")
        self._headers = {"Authorization": f"Bearer {token}"} if token else {}
        self._http = httpx2.Client(
            base_url=self._address, headers=self._headers, timeout=PATIENCE_S, trust_env=False
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:  # fmt: skip
        self.close()

    def close(self) -> None:
        """Hang up."""
        self._http.close()

    def ask(
        self, operation: Operation, path: str, *, query: dict[str, str], headers: dict[str, str],
        body: bytes | None,
    ) -> bytes:  # fmt: skip
        """The body of the answer; Refused where it is not the one that was hoped for."""
        kind = {"Content-Type": operation.kind} if body is not None else {}
        answer = self._http.request(
            operation.method, path, params=query, headers=headers | kind, content=body
        )
        if answer.status_code not in operation.statuses:
            raise Refused(answer)
        return answer.content

    def follow(self, job: Name, *, path: str = "/ws") -> Iterator[Told]:
        """What a socket tells of a job until it is closed."""
        address = self._address.replace("http", "ws", 1)
        with connect(
            f"{address}{path}/{job}", additional_headers=self._headers, proxy=None
        ) as socket:
            for message in socket:
                yield Told.model_validate_json(message)

    # projects ----------------------------------------------------------------------------

    @operation("GET", f"{AT}/projects")
    def list_projects(
        self, *, after: str | None = None, limit: int | None = None
    ) -> Listing[Project]:
        """The projects."""

    @operation("POST", f"{AT}/projects", 201)
    def add_project(self, asked: ProjectIn) -> Project:
        """A new project."""

    @operation("GET", f"{AT}/projects/{{project}}")
    def read_project(self, project: Name) -> Project:
        """One project."""

    @operation("PUT", f"{AT}/projects/{{project}}")
    def replace_project(
        self, project: Name, asked: ProjectIn, *, etag: str | None = None
    ) -> Project:
        """All of a project anew."""

    @operation("PATCH", f"{AT}/projects/{{project}}")
    def edit_project(
        self, project: Name, asked: ProjectEdit, *, etag: str | None = None
    ) -> Project:
        """Some of a project anew."""

    @operation("DELETE", f"{AT}/projects/{{project}}", 204)
    def archive_project(self, project: Name, *, etag: str | None = None) -> None:
        """A project put away."""

    # characters --------------------------------------------------------------------------

    @operation("GET", f"{AT}/characters")
    def list_characters(
        self, *, project_id: Name | None = None, after: str | None = None, limit: int | None = None
    ) -> Listing[Character]:
        """The characters."""

    @operation("POST", f"{AT}/characters", 201)
    def add_character(self, asked: CharacterIn) -> Character:
        """A new character."""

    @operation("GET", f"{AT}/characters/{{character}}")
    def read_character(self, character: Name) -> Character:
        """One character."""

    @operation("PUT", f"{AT}/characters/{{character}}")
    def replace_character(
        self, character: Name, asked: CharacterPut, *, etag: str | None = None
    ) -> Character:
        """All of a character anew."""

    @operation("PATCH", f"{AT}/characters/{{character}}")
    def edit_character(
        self, character: Name, asked: CharacterEdit, *, etag: str | None = None
    ) -> Character:
        """Some of a character anew."""

    @operation("DELETE", f"{AT}/characters/{{character}}", 204)
    def archive_character(self, character: Name, *, etag: str | None = None) -> None:
        """A character put away."""

    @operation("GET", f"{AT}/characters/{{character}}/bible")
    def read_bible(self, character: Name) -> BiblePage:
        """A character's file."""

    @operation("PUT", f"{AT}/characters/{{character}}/bible")
    def write_bible(
        self, character: Name, asked: BibleText, *, etag: str | None = None
    ) -> BiblePage:
        """A character's file anew."""

    @operation("GET", f"{AT}/characters/{{character}}/consistency")
    def read_consistency(self, character: Name) -> Consistency:
        """How alike a character has looked."""

    # jobs --------------------------------------------------------------------------------

    @operation("POST", f"{AT}/generate", 202, 200)
    def generate(self, asked: GenerateRequest, *, key: str | None = None) -> Job:
        """A shot."""

    @operation("POST", "/generate", 202, 200)
    def generate_short(self, asked: GenerateRequest, *, key: str | None = None) -> Job:
        """A shot, at its older address."""

    @operation("POST", f"{AT}/orchestrate", 202, 200)
    def orchestrate(self, asked: OrchestrateRequest, *, key: str | None = None) -> Job:
        """A character in three phases."""

    @operation("POST", f"{AT}/batch", 202, 200)
    def batch(self, asked: BatchRequest, *, key: str | None = None) -> Batch:
        """Many shots, all or none."""

    @operation("GET", f"{AT}/jobs")
    def list_jobs(
        self, *, project_id: Name | None = None, status: JobState | None = None,
        kind: JobKind | None = None, batch_id: UUID | None = None, since: datetime | None = None,
        after: str | None = None, limit: int | None = None,
    ) -> Listing[Job]:  # fmt: skip
        """The jobs, the newest first."""

    @operation("GET", f"{AT}/jobs/{{job}}")
    def read_job(self, job: Name) -> Job:
        """One job."""

    @operation("GET", f"{AT}/jobs/{{job}}/status")
    def read_job_status(self, job: Name) -> Told:
        """Where a job stands."""

    @operation("POST", f"{AT}/jobs/{{job}}/reproduce", 202, 200)
    def reproduce_job(self, job: Name, *, key: str | None = None) -> Job:
        """A job once more."""

    @operation("POST", f"{AT}/jobs/{{job}}/advance")
    def advance_job(self, job: Name, asked: AdvanceRequest | None = None) -> Job:
        """On with a held job."""

    @operation("POST", f"{AT}/jobs/{{job}}/cancel")
    def cancel_job(self, job: Name) -> Job:
        """A job not made after all."""

    @operation("DELETE", f"{AT}/jobs/{{job}}", 204)
    def delete_job(self, job: Name) -> None:
        """The same, with nothing to say about it."""

    # files, workflows and the house ----------------------------------------------------------

    @operation("GET", f"{AT}/files")
    def list_files(
        self, project_id: Name, *, after: str | None = None, limit: int | None = None
    ) -> Listing[File]:
        """The files of a project."""

    @operation("GET", f"{AT}/files/{{project}}/{{path}}")
    def read_file(self, project: Name, path: str) -> bytes:
        """A file."""

    @operation("PUT", f"{AT}/files/{{project}}/references/{{name}}", 201, 200, kind="image/png")
    def put_reference(self, project: Name, name: str, asked: bytes) -> File:
        """A picture to refer to."""

    @operation("GET", f"{AT}/workflows")
    def list_workflows(
        self, *, after: str | None = None, limit: int | None = None
    ) -> Listing[Workflow]:
        """The workflows."""

    @operation("POST", f"{AT}/workflows", 201)
    def add_workflow(self, asked: WorkflowIn) -> Workflow:
        """A new workflow."""

    @operation("GET", f"{AT}/workflows/{{workflow}}")
    def read_workflow(self, workflow: Name) -> Workflow:
        """One workflow."""

    @operation("PUT", f"{AT}/workflows/{{workflow}}")
    def replace_workflow(
        self, workflow: Name, asked: WorkflowPut, *, etag: str | None = None
    ) -> Workflow:
        """A workflow anew."""

    @operation("DELETE", f"{AT}/workflows/{{workflow}}", 204)
    def archive_workflow(self, workflow: Name, *, etag: str | None = None) -> None:
        """A workflow put away."""

    @operation("GET", f"{AT}/styles")
    def list_styles(self) -> Listing[Preset]:
        """The style presets."""

    @operation("GET", f"{AT}/phases")
    def list_phases(self) -> Listing[PhaseAbout]:
        """The phases of an orchestrated job."""

    @operation("POST", f"{AT}/takes/{{take}}/verdict")
    def give_verdict(self, take: str, asked: VerdictRequest) -> Learned:
        """What somebody thinks of a take."""

    @operation("GET", f"{AT}/health")
    def read_health(self) -> HealthTold:
        """Whether the studio works."""
