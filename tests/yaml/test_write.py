"""Writing: the old file or the new one, never anything between, whatever happens."""

from __future__ import annotations

import os
import random
import signal
import stat
import subprocess
import sys
import tempfile
import textwrap
import time
from pathlib import Path

import pytest

from okrcli.errors import ConflictError, ExitCode, InvalidFileError
from okrcli.yaml.write import create_file, digest_of, locked, write_atomically

POSIX = pytest.mark.skipif(os.name == "nt", reason="a POSIX system's ways")
OLD, NEW = b"team: Old\n", "team: Été\r\n".encode()


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "marketing.yaml"
    path.write_bytes(OLD)
    return path


def start(program: str, *arguments: object) -> subprocess.Popen[str]:
    """Run a program of a few lines in an interpreter of its own."""
    words = [sys.executable, "-c", textwrap.dedent(program), *map(str, arguments)]
    return subprocess.Popen(words, stdout=subprocess.PIPE, text=True, encoding="utf-8")


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_the_new_content_takes_the_old_ones_place(path):
    write_atomically(path, NEW, digest_of(OLD))
    assert path.read_bytes() == NEW
    write_atomically(path, OLD, None)
    assert path.read_bytes() == OLD
    assert names(path.parent) == ["marketing.yaml"]


def test_a_file_that_says_something_else_by_now_is_left_alone(path):
    with pytest.raises(ConflictError) as caught:
        write_atomically(path, NEW, digest_of(b"team: Older\n"))
    assert (caught.value.reason, caught.value.facts) == ("changed-meanwhile", {"path": path})
    assert caught.value.exit_code == ExitCode.CONFLICT
    assert path.read_bytes() == OLD
    assert names(path.parent) == ["marketing.yaml"]


@POSIX
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664, 0o755])
def test_the_mode_is_kept(path, mode):
    path.chmod(mode)
    write_atomically(path, NEW, digest_of(OLD))
    assert stat.S_IMODE(path.stat().st_mode) == mode


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root gives files away")
def test_the_owner_is_kept(path):
    os.chown(path, 1234, 2345)
    write_atomically(path, NEW, digest_of(OLD))
    assert (path.stat().st_uid, path.stat().st_gid) == (1234, 2345)


@POSIX
def test_a_link_still_points_to_the_file_that_is_replaced(tmp_path, path):
    (tmp_path / "team").mkdir()
    link = tmp_path / "team" / "link.yaml"
    link.symlink_to(Path("..", "marketing.yaml"))
    write_atomically(link, NEW, digest_of(OLD))
    assert link.readlink() == Path("..", "marketing.yaml")
    assert path.read_bytes() == NEW
    assert names(link.parent) == ["link.yaml"]


@POSIX
@pytest.mark.parametrize(
    "writing", ["write_atomically(path, data, digest_of(path.read_bytes()))", "create_file(new, data)"]
)
def test_where_there_is_no_room_the_old_file_is_intact(path, writing):
    program = f"""
        import resource, signal, sys
        from pathlib import Path
        from okrcli.errors import InvalidFileError
        from okrcli.yaml.write import create_file, digest_of, write_atomically
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
        path, data = Path(sys.argv[1]), b"x" * 10_000
        new = path.with_name("new.yaml")
        try:
            {writing}
        except InvalidFileError as error:
            print(error.reason, error.facts["path"].name, error.facts["problem"])
    """
    told, _ = start(program, path).communicate(timeout=60)
    name = "new.yaml" if "new" in writing else "marketing.yaml"
    assert told == f"disk-full {name} File too large\n"
    assert path.read_bytes() == OLD
    assert names(path.parent) == ["marketing.yaml"]


@pytest.fixture
def shared():
    """A file in a folder that other users reach too."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "marketing.yaml"
        path.write_bytes(OLD)
        yield path
        path.parent.chmod(0o755)


def as_plain_user(program: str, path: Path) -> str:
    """What a program prints when it runs without the rights of root, who may write anything."""
    if os.geteuid() == 0:
        program = f"import os, filelock, okrcli.yaml.write\nos.setgid(65534)\nos.setuid(65534)\n{program}"
    return start(program, path).communicate(timeout=60)[0]


TRY_TO_WRITE = """
import sys
from pathlib import Path
from okrcli.errors import InvalidFileError
from okrcli.yaml.write import digest_of, locked, write_atomically
path = Path(sys.argv[1])
try:
    with locked(path, path.parent):
        print("locked")
except InvalidFileError as error:
    print(error.reason, error.facts["path"].name)
try:
    write_atomically(path, b"new", digest_of(path.read_bytes()))
except InvalidFileError as error:
    print(error.reason, error.facts["path"].name, error.facts["problem"])
"""


@POSIX
def test_a_folder_that_may_not_be_written_in(shared):
    shared.chmod(0o666)
    shared.parent.chmod(0o555)
    told = as_plain_user(TRY_TO_WRITE, shared)
    assert told == "no-permission locks\nno-permission marketing.yaml Permission denied\n"
    assert shared.read_bytes() == OLD
    assert names(shared.parent) == ["marketing.yaml"]


@POSIX
def test_a_file_that_may_not_be_written_is_not_replaced_either(shared):
    shared.chmod(0o444)
    shared.parent.chmod(0o777)
    assert as_plain_user(TRY_TO_WRITE, shared) == "locked\nno-permission marketing.yaml Permission denied\n"
    assert shared.read_bytes() == OLD
    assert names(shared.parent) == [".okr", "marketing.yaml"]


def test_what_is_no_file_cannot_be_written(tmp_path):
    (tmp_path / "team.yaml").mkdir()
    for name in ("team.yaml", "gone.yaml"):
        with pytest.raises(InvalidFileError) as caught:
            write_atomically(tmp_path / name, NEW, digest_of(OLD))
        assert caught.value.reason in ("cannot-write", "no-permission")  # the latter on Windows
        assert caught.value.facts["path"] == tmp_path / name
    assert names(tmp_path) == ["team.yaml"]


def test_a_new_file_is_made_with_its_folders(tmp_path):
    path = tmp_path / "2026-Q3" / "deep" / "sales.yaml"
    create_file(path, NEW)
    assert path.read_bytes() == NEW
    assert names(path.parent) == ["sales.yaml"]
    plain = tmp_path / "plain"
    plain.write_bytes(b"")
    assert path.stat().st_mode == plain.stat().st_mode
    assert path.stat().st_nlink == 1


def test_a_new_file_never_takes_anothers_place(tmp_path, path):
    with pytest.raises(InvalidFileError) as caught:
        create_file(path, NEW)
    assert (caught.value.reason, caught.value.facts) == ("exists", {"path": path})
    assert path.read_bytes() == OLD
    (tmp_path / "folder").mkdir()
    with pytest.raises(InvalidFileError, match="exists"):
        create_file(tmp_path / "folder", NEW)
    with pytest.raises(InvalidFileError) as caught:
        create_file(path / "sales.yaml", NEW)
    assert caught.value.reason == "cannot-write"
    assert names(tmp_path) == ["folder", "marketing.yaml"]


@POSIX
def test_a_dangling_link_is_not_overwritten_by_a_new_file(tmp_path):
    link = tmp_path / "sales.yaml"
    link.symlink_to("gone.yaml")
    with pytest.raises(InvalidFileError, match="exists"):
        create_file(link, NEW)
    assert names(tmp_path) == ["sales.yaml"]


def test_of_many_that_make_one_file_one_succeeds(tmp_path):
    program = """
        import sys
        from pathlib import Path
        from okrcli.errors import InvalidFileError
        from okrcli.yaml.write import create_file
        try:
            create_file(Path(sys.argv[1]), sys.argv[2].encode() * 10_000)
        except InvalidFileError as error:
            print(error.reason)
        else:
            print("made", sys.argv[2])
    """
    path = tmp_path / "sales.yaml"
    running = [start(program, path, number) for number in range(6)]
    told = sorted(process.communicate(timeout=60)[0].strip() for process in running)
    assert told[:5] == ["exists"] * 5
    assert path.read_bytes() == told[5].removeprefix("made ").encode() * 10_000
    assert names(tmp_path) == ["sales.yaml"]


def test_locks_are_kept_from_git_and_tell_the_files_apart(tmp_path):
    for name in ("a/sales.yaml", "b/sales.yaml"):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_bytes(OLD)
    folder = tmp_path / ".okr" / "locks"
    with locked(tmp_path / "a" / "sales.yaml", tmp_path), locked(tmp_path / "b" / "sales.yaml", tmp_path, 0.1):
        assert (folder / ".gitignore").read_bytes() == b"*\n"
        with pytest.raises(ConflictError) as caught, locked(tmp_path / "a" / "sales.yaml", tmp_path, 0.1):
            pass
    assert caught.value.reason == "locked"
    assert caught.value.facts == {"path": tmp_path / "a" / "sales.yaml", "seconds": 0}
    with locked(tmp_path / "a" / "sales.yaml", tmp_path, 0.1):
        pass


@POSIX
def test_a_file_has_one_lock_however_it_is_reached(tmp_path):
    workspace = tmp_path / "okrs"
    (workspace / "q").mkdir(parents=True)
    (workspace / "q" / "sales.yaml").write_bytes(OLD)
    (workspace / "q" / "alias.yaml").symlink_to("sales.yaml")
    (tmp_path / "link").symlink_to("okrs")
    ways = [(workspace, "sales"), (workspace, "alias"), (tmp_path / "link", "sales")]
    for root, name in ways:
        with locked(root / "q" / f"{name}.yaml", root):
            for other, again in ways:
                with (
                    pytest.raises(ConflictError),
                    locked(other / "q" / f"{again}.yaml", other, 0.05),
                ):
                    pass
    moved = workspace.rename(tmp_path / "moved")  # as another mount would show it
    with locked(moved / "q" / "sales.yaml", moved):
        pass
    assert len(names(moved / ".okr" / "locks")) == 2


@POSIX
def test_who_may_write_the_file_may_take_its_lock(path):
    folder = path.parent / ".okr" / "locks"
    path.chmod(0o664)
    before = os.umask(0o022)
    try:
        with locked(path, path.parent):
            (lock,) = folder.glob("*.lock")
            assert stat.S_IMODE(lock.stat().st_mode) == 0o664
    finally:
        os.umask(before)


APPEND = """
import sys, time
from pathlib import Path
from okrcli.yaml.write import digest_of, locked, write_atomically
path, name, times = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
print("ready", flush=True)
for number in range(times):
    with locked(path, path.parent):
        before = path.read_bytes()
        write_atomically(path, before + f"- {name}.{number} {'x' * 5000} end\\n".encode(), digest_of(before))
"""


def test_many_writers_lose_nothing(path):
    running = [start(APPEND, path, name, 5) for name in range(8)]
    assert [process.wait(timeout=120) for process in running] == [0] * 8
    for process in running:
        process.stdout.close()
    lines = path.read_text(encoding="utf-8").splitlines()
    assert lines[0] == "team: Old"
    said = [line.split()[1] for line in lines[1:]]
    assert sorted(said) == sorted(f"{name}.{number}" for name in range(8) for number in range(5))
    assert [one for one in said if one.startswith("3.")] == [f"3.{number}" for number in range(5)]
    assert names(path.parent) == [".okr", "marketing.yaml"]


@POSIX
def test_killed_at_any_moment_a_writer_leaves_a_whole_file_and_no_lock(path):
    dice = random.Random(11)
    with locked(path, path.parent):  # so that none is killed while it makes the folder of locks, which nobody sweeps
        pass
    for turn in range(20):
        process = start(APPEND, path, turn, 1_000)
        process.stdout.readline()
        time.sleep(dice.uniform(0, 0.05))
        process.send_signal(signal.SIGKILL)
        process.wait()
        process.stdout.close()
        lines = path.read_bytes().splitlines(keepends=True)
        assert lines[0] == OLD
        assert all(line.startswith(b"- ") and line.endswith(b" end\n") for line in lines[1:])
        with locked(path, path.parent, 5):  # at once, and what was left is swept away
            assert names(path.parent) == [".okr", "marketing.yaml"]
        path.write_bytes(OLD)
    assert not list(path.parent.rglob("*.tmp"))


def test_what_a_killed_writer_left_is_hidden_and_no_team(path):
    left = path.with_name(".marketing.yaml.k3x9.tmp")
    other = path.with_name(".sales.yaml.k3x9.tmp")
    for one in (left, other):
        one.write_bytes(b"team: Ha")
    assert names(path.parent) == [left.name, other.name, path.name]
    with locked(path, path.parent):
        assert names(path.parent) == [".okr", other.name, path.name]
