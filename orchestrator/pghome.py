"""Decides where an embedded cluster lies, as whom its server runs, and where its socket goes.

A server refuses to run as root. Started by root it runs as the owner of the folder, or as one
of `SERVICE_USERS`; where none of these may enter the folder (it lies under /root, say) the
cluster is kept in a place they can reach, and the file `location` in the folder names it.
Only the folder itself and that place change hands, never the folders above them.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import pwd
import re
import shutil
import stat
import subprocess
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from schemas.errors import StudioError

from .pgbinaries import Account

SERVICE_USERS = ("anigen", "postgres", "nobody")
SOCKET = ".s.PGSQL.5432"
_STATE = Path("/var/lib/anigen")
_POINTER = "location"  # in the folder: where its home lies
_NOTE = "belongs-to"  # in a home elsewhere: which folder points to it
_ORPHAN_AGE = 86_400.0  # seconds
_LONGEST_SOCKET = 90  # bytes; macOS takes 103, Linux 107
_LONGEST_HOME = 900  # bytes; PostgreSQL builds its file names in 1024


@dataclass(frozen=True)
class Home:
    """The folder that holds a cluster, and the user its server runs as (None: ourselves)."""

    path: Path
    account: Account | None


def find_home(folder: Path) -> Path:
    """Tell where the cluster of `folder` lies: `folder`, or the place that its pointer names.

    Raises StudioError when root is sent to a place by somebody else.
    """
    pointer = folder / _POINTER
    try:
        if os.geteuid() == 0 and pointer.lstat().st_uid != 0:
            raise StudioError(f"{pointer} was not written by root: delete it")
        return Path(pointer.read_text().strip())
    except FileNotFoundError:
        return folder


def find_cluster(home: Path) -> Path | None:
    """Return the newest `data-<major>` in `home` that `initdb` has finished."""
    found = [
        data
        for data in home.glob("data-*")
        if cluster_major(data) and (data / "PG_VERSION").is_file()
    ]
    return max(found, key=cluster_major, default=None)


def cluster_major(data: Path) -> int:
    """Read the major version from the name of a `data-<major>` folder."""
    digits = data.name.partition("-")[2]
    return int(digits) if digits.isdecimal() else 0


def settle(folder: Path) -> Home:
    """Choose home and user for `folder`, and hand what is ours to that user.

    To be called with the start lock held and no server running. Raises StudioError when the
    cluster has vanished or no user can be found.
    """
    home = find_home(folder)
    if not home.is_dir():
        raise StudioError(
            f"the database of {folder} was kept in {home}, which is gone: bring it back, "
            f"or delete {folder / _POINTER} to begin with an empty one"
        )
    if len(os.fsencode(home)) > _LONGEST_HOME:
        raise StudioError(f"the path {home} is too long for a database: choose a shorter one")
    if os.geteuid() != 0:
        return Home(home, None)
    for account in _accounts(home):
        if _may_enter(account, home.parent):
            _hand_over(folder, home, account)
            if home != folder:
                _write_note(home, folder)
            return Home(home, account)
    if find_cluster(home):
        raise StudioError(
            f"PostgreSQL refuses to run as root and no other user can reach the database in {home}: "
            "let others pass through the folders above it (chmod o+x)"
        )
    return _elsewhere(folder)


def make_private(path: Path, account: Account | None) -> Path:
    """Make an empty folder at `path` that only the server's user may enter."""
    shutil.rmtree(path, ignore_errors=True)
    path.mkdir(mode=0o700)
    if account:
        os.chown(path, account.uid, account.gid)
    return path


def socket_folder(home: Home) -> Path:
    """Make an empty private folder for the socket: in `home`, else under a short plain path.

    A path of more than 90 bytes may not fit in a socket address, and a comma in it would be
    read as a list of hosts. Raises StudioError when there is no room for it anywhere.
    """
    inside = home.path / "socket"
    if re.fullmatch(r"[\w/.+-]+", str(inside), re.ASCII) and _fits(inside):
        return make_private(inside, home.account)
    for path in _short_folders(home.path):
        with contextlib.suppress(OSError):
            if home.account and not path.parent.stat().st_mode & stat.S_IXOTH:
                continue  # root's own runtime folder
            if _fits(path) and _is_ours(path, home.account):
                return make_private(path, home.account)
    raise StudioError(
        f"the path {home.path} is too long for a socket and {tempfile.gettempdir()} does not take "
        "one either: choose a shorter studio folder"
    )


def remove_socket(home: Path) -> None:
    """Remove the socket's folder where it lies outside `home`; the server has ended."""
    for path in _short_folders(home):
        shutil.rmtree(path, ignore_errors=True)


def find_orphans() -> Iterator[tuple[Path, bool]]:
    """Homes made by `settle` that no folder points to any more; true for those to delete.

    These lie in the temporary folder and were not used for a day: a folder may just have moved.
    """
    scratch = Path(tempfile.gettempdir()).resolve()
    for note in (*scratch.glob(f"anigen-*/{_NOTE}"), *_STATE.glob(f"anigen-*/{_NOTE}")):
        with contextlib.suppress(OSError):
            if note.lstat().st_uid != os.geteuid() or not stat.S_ISREG(note.lstat().st_mode):
                continue  # not written by us
            if find_home(Path(note.read_text())) != note.parent:
                old = time.time() - note.stat().st_mtime > _ORPHAN_AGE
                yield note.parent, old and note.is_relative_to(scratch)


def delete(folder: Path, home: Path) -> None:
    """Delete everything that the embedded server has in `folder` and `home`."""
    for pattern in ("data-*", "init-*", "binaries-*", "log", "socket"):
        for path in home.glob(pattern):
            shutil.rmtree(path, ignore_errors=True)
    if home != folder:
        shutil.rmtree(home, ignore_errors=True)
    for path in (*folder.glob(f"{_POINTER}*"), *folder.glob("*.lock")):
        path.unlink(missing_ok=True)
    with contextlib.suppress(OSError):  # something that is not ours lies in it
        folder.rmdir()


def unusable(folder: Path, error: OSError) -> StudioError:
    """Say in one sentence what an operating system error means for `folder`."""
    where = error.filename or folder
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        text = f"the disk of {folder} is full: free some space"
    elif error.errno == errno.EROFS:
        text = f"{folder} cannot hold the database: its file system is read-only"
    elif error.errno in {errno.EEXIST, errno.ENOTDIR}:
        text = f"{folder} cannot hold the database: {where} is a file, not a folder"
    elif error.errno in {errno.EACCES, errno.EPERM}:
        text = (
            f"user {_our_name()} may not use {where}: run AniGen as its owner "
            "or choose another studio folder"
        )
    elif error.errno == errno.ENAMETOOLONG:
        text = f"the path {folder} is too long for a database: choose a shorter one"
    else:
        text = f"{folder} cannot hold the database: {error}"
    return StudioError(text)


def _our_name() -> str:
    try:
        return pwd.getpwuid(os.geteuid()).pw_name
    except KeyError:
        return str(os.geteuid())


def _fits(folder: Path) -> bool:
    return len(os.fsencode(folder / SOCKET)) < _LONGEST_SOCKET


def _short_folders(home: Path) -> Iterator[Path]:
    """Name the places outside `home` where its socket may go, best first."""
    name = f"anigen-{hashlib.sha256(os.fsencode(home)).hexdigest()[:16]}"
    private = os.environ.get("XDG_RUNTIME_DIR")
    shared = tempfile.gettempdir()
    for base in (private, "/run", shared, "/tmp"):  # noqa: S108 - made private, its owner checked
        if base:
            yield Path(base) / name


def _is_ours(path: Path, account: Account | None) -> bool:
    """Whether `path` is free, or a folder that belongs to the server's user or to us."""
    try:
        found = path.lstat()
    except FileNotFoundError:
        return True
    owners = {os.geteuid(), account.uid if account else os.geteuid()}
    return stat.S_ISDIR(found.st_mode) and found.st_uid in owners


def _accounts(home: Path) -> Iterator[Account]:
    """Users to run a server as, best first: who owns the data, the folder, the one above it."""
    cluster = find_cluster(home)
    places = [cluster] if cluster else []
    for place in [*places, home, home.parent]:
        with contextlib.suppress(KeyError):
            entry = pwd.getpwuid(place.stat().st_uid)
            if entry.pw_uid:
                yield Account(entry.pw_name, entry.pw_uid, entry.pw_gid)
    yield from _service_accounts()


def _service_accounts() -> Iterator[Account]:
    for name in SERVICE_USERS:
        with contextlib.suppress(KeyError):
            entry = pwd.getpwnam(name)
            yield Account(name, entry.pw_uid, entry.pw_gid)


def _may_enter(account: Account, folder: Path) -> bool:
    """Ask the kernel, as `account`, whether it may pass through to `folder`."""
    try:
        return not subprocess.run(
            ["/bin/sh", "-c", 'test -d "$1" && test -x "$1"', "sh", folder],
            user=account.uid,
            group=account.gid,
            extra_groups=[],
            cwd="/",
            check=False,
        ).returncode
    except PermissionError:  # this container may not change users
        return False


def _hand_over(folder: Path, home: Path, account: Account) -> None:
    """Give the folders and their locks to `account`; a cluster only when it was another's."""
    for path in {folder, home, *folder.glob("*.lock")}:
        if path.lstat().st_uid != account.uid and (path != folder or folder == home):
            os.chown(path, account.uid, account.gid, follow_symlinks=False)
    cluster = find_cluster(home)
    if cluster and cluster.stat().st_uid != account.uid:
        for path in (*home.rglob("*"), cluster):  # the cluster last: it marks the work as done
            os.chown(path, account.uid, account.gid, follow_symlinks=False)


def _elsewhere(folder: Path) -> Home:
    """Make a home for `folder` that a service user can enter, and leave a pointer to it."""
    scratch = Path(tempfile.gettempdir()).resolve()
    for base in (scratch, _STATE) if folder.is_relative_to(scratch) else (_STATE,):
        if not base.is_dir():
            base.mkdir(parents=True)
            base.chmod(0o755)
        account = next((a for a in _service_accounts() if _may_enter(a, base)), None)
        if account:
            break
    else:
        raise StudioError(
            f"PostgreSQL refuses to run as root, and none of the users {', '.join(SERVICE_USERS)} "
            f"can reach {folder} or {_STATE}: run AniGen as an ordinary user, "
            "or set ANIGEN_DATABASE_URL to a server of your own"
        )
    home = Path(tempfile.mkdtemp(prefix="anigen-", dir=base))
    os.chown(home, account.uid, account.gid)
    draft = folder / f"{_POINTER}.new"
    draft.write_text(f"{home}\n")
    draft.replace(folder / _POINTER)
    _write_note(home, folder)  # after the pointer: not for an instant an orphan
    return Home(home, account)


def _write_note(home: Path, folder: Path) -> None:
    with open_inside(home / _NOTE) as note:
        note.write(os.fsencode(folder))


def open_inside(path: Path) -> BinaryIO:
    """Open a file to be written in a folder of the server's user, who may have laid a link."""
    return os.fdopen(
        os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW, 0o600), "wb"
    )
