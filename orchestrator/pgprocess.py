"""The processes of an embedded server: make its cluster, launch it, recognise it, end it."""

from __future__ import annotations

import asyncio
import contextlib
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path

from schemas.errors import DatabaseError, StudioError

from .pgbinaries import Binaries
from .pghome import SOCKET, Home, find_cluster, make_private, open_inside, socket_folder

_ROOM = 100 << 20  # bytes: a new cluster takes 39 MB, its log of changes grows
_POLL = 0.02  # seconds between two looks at a server that is going down
_ENDINGS = ((signal.SIGINT, 60.0), (signal.SIGQUIT, 10.0), (signal.SIGKILL, 10.0))
_OUTPUT = "start.log"  # what a server says before it logs for itself
_FATAL = re.compile(r"\b(?:FATAL|PANIC):\s+(.+)")
_NO_REASON = re.compile(  # what clients are told, and farewells of a server that was ended
    r"(?:client backend|not initialized):|FATAL:\s+(?:terminating|postmaster exited)"
)
_LEVEL = re.compile(r"\b[A-Z]+:  ")
_SETTINGS = {
    "cluster_name": "anigen",
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "fsync": "on",
    "synchronous_commit": "on",
    "full_page_writes": "on",
    "shared_buffers": "64MB",
    "min_wal_size": "32MB",
    "max_wal_size": "256MB",
    "jit": "off",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "logging_collector": "on",
    "log_line_prefix": "%m [%p] %b: ",
    "log_filename": "server-%a.log",
    "log_rotation_age": "1d",
    "log_rotation_size": "0",
    "log_truncate_on_rotation": "on",
}


@dataclass(frozen=True)
class PidFile:
    """What a server wrote about itself in `postmaster.pid`: a hint, to be checked."""

    pid: int
    identity: tuple[str, ...]  # pid, data folder, start time
    socket: Path
    status: str

    @classmethod
    def read(cls, data: Path) -> PidFile | None:
        """Read the file in `data`; None where it is missing or torn."""
        try:
            return cls.parse((data / "postmaster.pid").read_text())
        except FileNotFoundError:
            return None

    @classmethod
    def parse(cls, text: str) -> PidFile | None:
        """Read its lines, of which the later ones come later; None where there is no pid."""
        lines = [*text.splitlines(), *[""] * 8]
        if not lines[0].isdecimal():
            return None
        return cls(int(lines[0]), tuple(lines[:3]), Path(lines[4]), lines[7].strip())

    def listens(self) -> bool:
        """Whether something accepts connections at the socket."""
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as probe:
            probe.setblocking(False)
            try:
                probe.connect(str(self.socket / SOCKET))
            except BlockingIOError:  # its queue is full
                return True
            except OSError:
                return False
        return True


@dataclass(frozen=True)
class Launch:
    """A server that was just launched, and how long each log was before."""

    logs: Path
    marks: dict[Path, int]

    def last_words(self) -> str | None:
        """Find the server's own reason for ending in what it has logged since the launch."""
        for line in reversed([line for log in self.logs.glob("*.log") for line in self._read(log)]):
            match = _FATAL.search(line)
            if match and not _NO_REASON.search(line):
                return match[1]
        before_logging = (
            line for line in self._read(self.logs / _OUTPUT) if not _LEVEL.search(line)
        )
        return next(before_logging, None)

    def _read(self, log: Path) -> list[str]:
        with log.open("rb") as file:
            file.seek(self.marks.get(log, 0))
            return file.read().decode(errors="replace").splitlines()


def server_processes(home: Path) -> set[int]:
    """List the living PostgreSQL processes that work in a cluster of `home`, even a deleted one.

    Zombies do not count. Where there is no /proc only the main process is found.
    """
    prefix = f"{home}/data-"
    if not Path("/proc/self/cwd").exists():
        return _listed_by_ps(prefix)
    found = set()
    for entry in os.scandir("/proc"):
        if entry.name.isdecimal():
            with contextlib.suppress(OSError):  # gone, a zombie, or somebody else's
                if os.readlink(f"{entry.path}/cwd").startswith(prefix):  # noqa: PTH115 - hot loop
                    name = Path(entry.path, "comm").read_text().strip()
                    found |= {int(entry.name)} if name == "postgres" else set()
    return found


def main_process(home: Path, among: set[int]) -> PidFile | None:
    """Read the pid file of the running server of `home`; `among` are its living processes."""
    cluster = find_cluster(home)
    told = PidFile.read(cluster) if cluster else None
    return told if told and told.pid in among else None


def create_cluster(binaries: Binaries, home: Home, *, hold: int) -> Path:
    """Make `data-<major>` in `home`; it appears whole or not at all.

    `hold` is the start lock's descriptor: `initdb` inherits it, so that nobody else starts while
    it runs, even when we are killed. Raises StudioError.
    """
    free = shutil.disk_usage(home.path).free
    if free < _ROOM:
        raise StudioError(
            f"the disk of {home.path} has {free >> 20} MB left and a new database needs "
            f"{_ROOM >> 20}: free some space"
        )
    draft = make_private(home.path / f"init-{os.getpid()}", home.account)
    done = subprocess.run(
        [binaries.folder / "initdb", "-D", draft, *_initdb_options(binaries.major)],
        check=False,
        capture_output=True,
        text=True,
        errors="replace",
        stdin=subprocess.DEVNULL,
        pass_fds=(hold,),
        cwd="/",
        env=_environment(),
        user=home.account.uid if home.account else None,
        group=home.account.gid if home.account else None,
        extra_groups=[] if home.account else None,
        umask=0o077,
    )
    if done.returncode:
        shutil.rmtree(draft, ignore_errors=True)
        raise StudioError(f"no database could be made in {home.path}: {_reason(done.stderr)}")
    data = draft.rename(home.path / f"data-{binaries.major}")
    _sync_folder(home.path)
    return data


def remove_leftovers(home: Path) -> None:
    """Delete what a killed first start left behind."""
    for draft in home.glob("init-*"):
        shutil.rmtree(draft, ignore_errors=True)


def launch(binaries: Binaries, home: Home, data: Path, *, lock: int) -> Launch:
    """Start the server of `data` in a session of its own, out of reach of Ctrl-C.

    `lock` is the descriptor of the server lock: every process of the server inherits it, so the
    lock tells whether any of them lives, whatever pid files say. Because the caller holds it, a
    pid in `postmaster.pid` is stale, and PG_GRANDPARENT_PID makes the server disregard it.
    """
    place = socket_folder(home)
    logs = home.path / "log"
    if not logs.is_dir() or (home.account and logs.stat().st_uid != home.account.uid):
        make_private(logs, home.account)  # or somebody was killed between making and giving it
    marks = {log: log.stat().st_size for log in logs.glob("server-*.log")}
    options = _SETTINGS | {"unix_socket_directories": str(place), "log_directory": str(logs)}
    with open_inside(logs / _OUTPUT) as output:
        process = subprocess.Popen(
            [
                *(binaries.folder / "postgres", "-D", data, "-p", "5432"),
                *(part for name, value in options.items() for part in ("-c", f"{name}={value}")),
            ],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            pass_fds=(lock,),
            cwd="/",
            env=_environment() | {"PG_GRANDPARENT_PID": _stale_pid(data)},
            start_new_session=True,
            user=home.account.uid if home.account else None,
            group=home.account.gid if home.account else None,
            extra_groups=[] if home.account else None,
            umask=0o077,
        )
    threading.Thread(target=process.wait, name="postgres", daemon=True).start()  # no zombie
    return Launch(logs, marks)


async def end_server(home: Path) -> None:
    """Shut the server of `home` down, gently first; strays without a main process at once.

    Raises DatabaseError when some process outlives even SIGKILL.
    """
    for number, patience in _ENDINGS:
        pids = server_processes(home)
        main = main_process(home, pids)
        if main is None and number == signal.SIGINT:
            continue
        for pid in {main.pid} if main and number != signal.SIGKILL else pids:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, number)
        deadline = time.monotonic() + patience
        while time.monotonic() < deadline:
            if not server_processes(home):
                return
            await asyncio.sleep(_POLL)
    raise DatabaseError(f"the database server in {home} does not end: restart the machine")


def _listed_by_ps(prefix: str) -> set[int]:
    table = subprocess.run(
        ["ps", "-axww", "-o", "pid=,stat=,command="], capture_output=True, text=True, check=False
    ).stdout
    lines = (line.split(None, 2) for line in table.splitlines())
    return {
        int(pid)
        for pid, state, command in (line for line in lines if len(line) == 3)
        if not state.startswith("Z") and f"/postgres -D {prefix}" in command
    }


def _initdb_options(major: int) -> list[str]:
    options = ["-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--data-checksums"]
    if major >= 17:
        options += ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
    elif sys.platform == "linux":
        options += ["--lc-ctype=C.UTF-8"]
    return options


def _environment() -> dict[str, str]:
    """No secrets of ours, and no PGDATA or PGPORT of the operator's."""
    kept = {"LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH"} & os.environ.keys()
    return {"PATH": "/usr/bin:/bin", "LC_ALL": "C"} | {name: os.environ[name] for name in kept}


def _stale_pid(data: Path) -> str:
    """Read the pid that an earlier server left; a file without one is a torn write and goes."""
    path = data / "postmaster.pid"
    try:
        first = path.read_text().partition("\n")[0]
    except FileNotFoundError:
        return "0"
    if not first.isdecimal():
        path.unlink()
        return "0"
    return first


def _reason(said: str) -> str:
    """Pick the line of an error output that says why."""
    lines = [line for line in said.splitlines() if line.strip()]
    telling = [line for line in lines if re.search(r"error:|FATAL:|PANIC:", line)]
    return (telling or lines or ["it said nothing"])[-1].strip()


def _sync_folder(folder: Path) -> None:
    fd = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(fd)
    finally:
        os.close(fd)
