"""What is kept between two runs: never another figure, never an error, whatever becomes of the files of the cache."""

from __future__ import annotations

import os
import shutil
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from okrcli.model import Cycle, Settings
from okrcli.workspace import cache, load, pack
from okrcli.workspace.load import load_cycle, load_kpis, load_settings

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "acme"
CYCLE = "2026-Q3"
pytestmark = pytest.mark.usefixtures("_on")
posix = pytest.mark.skipif(sys.platform == "win32", reason="modes and owners are POSIX's")


@pytest.fixture
def _on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OKR_CACHE", raising=False)


@pytest.fixture
def acme(tmp_path: Path) -> Path:
    """A workspace that nobody touched for a while."""
    folder = tmp_path / "acme"
    shutil.copytree(EXAMPLE, folder)
    return folder


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Callable[[float], None]:
    """Let so many seconds pass."""
    real, ahead = time.time_ns, [0]
    monkeypatch.setattr(cache.time, "time_ns", lambda: real() + ahead[0])

    def passing(seconds: float) -> None:
        ahead[0] += int(seconds * 1e9)

    return passing


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that were read as YAML."""
    names: list[str] = []
    parse = load.parse_source

    def noted(path: Path, content: bytes, **rest: bool):
        names.append(path.name)
        return parse(path, content, **rest)

    monkeypatch.setattr(load, "parse_source", noted)
    return names


def one_run(root: Path) -> tuple[object, ...]:
    """What a command reads of a workspace, and then it ends."""
    found = load_settings(root), load_kpis(root), load_cycle(root, CYCLE)
    cache.save()
    return found


def packs(home: Path) -> list[Path]:
    return sorted((home / "okr").glob("*"))


def test_what_did_not_change_is_not_read_again(acme, later, read):
    later(10)
    first = one_run(acme)
    assert "marketing.yaml" in read
    read.clear()
    assert one_run(acme) == first
    assert read == []


def test_a_file_that_changed_is_the_only_one_read(acme, later, read):
    later(10)
    one_run(acme)
    read.clear()
    path = acme / CYCLE / "marketing.yaml"
    path.write_bytes(path.read_bytes().replace(b"team: Marketing", b"team: Marketeer"))
    again = one_run(acme)
    assert read == ["marketing.yaml"]
    assert "Marketeer" in [team.name for team in again[2].value.teams]


def test_a_change_of_the_same_size_in_the_same_instant_is_seen(acme, read):
    """Within the clock's grain times say nothing: bytes are compared."""
    path = acme / CYCLE / "marketing.yaml"
    old = path.read_bytes()
    one_run(acme)
    status = path.stat()
    path.write_bytes(old.replace(b"team: Marketing", b"team: Marketeer"))
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert "Marketeer" in [team.name for team in one_run(acme)[2].value.teams]


def test_a_file_that_was_only_touched_is_not_parsed_and_then_believed_again(acme, later, read, monkeypatch):
    later(10)
    one_run(acme)
    read.clear()
    for path in (acme / CYCLE).iterdir():
        path.touch()
    later(10)
    one_run(acme)
    assert read == []
    monkeypatch.setattr(cache, "_digest", lambda _: pytest.fail("the bytes were looked at"))
    one_run(acme)


def test_an_undo_and_another_branch_find_what_was_before(acme, later, read):
    later(10)
    path = acme / CYCLE / "marketing.yaml"
    first, other = path.read_bytes(), path.read_bytes().replace(b"team: Marketing", b"team: Marketers")
    values = [one_run(acme)]
    path.write_bytes(other)
    values.append(one_run(acme))
    read.clear()
    for turn in range(4):
        path.write_bytes((first, other)[turn % 2])
        later(10 * (turn % 3))
        assert one_run(acme) == values[turn % 2]
    assert read == []


def test_a_younger_value_never_gets_an_older_ones_note(acme, later, read):
    """One process believes a file anew while another replaces it."""
    later(10)
    one_run(acme)
    path = acme / CYCLE / "marketing.yaml"
    path.touch()
    later(10)
    load_cycle(acme, CYCLE)
    mine = dict(cache._packs)
    cache._packs.clear()
    path.write_bytes(path.read_bytes().replace(b"team: Marketing", b"team: Marketers"))
    later(10)
    younger = one_run(acme)
    cache._packs.update(mine)
    cache.save()
    assert one_run(acme) == younger


def test_files_with_a_finding_are_read_each_time(acme, later, read):
    path = acme / CYCLE / "marketing.yaml"
    path.write_text("team: Marketing\nobjectives: none\n", encoding="utf-8")
    later(10)
    first = one_run(acme)
    read.clear()
    assert one_run(acme) == first
    assert first[2].findings
    assert read == ["marketing.yaml"]


def test_a_file_that_went_leaves_nothing_behind(acme, later, cache_home):
    later(10)
    one_run(acme)
    secret = b"Never to be found again"
    path = acme / CYCLE / "secret.yaml"
    path.write_bytes(b"team: " + secret + b"\n")
    one_run(acme)
    path.unlink()
    (acme / CYCLE / "marketing.yaml").touch()
    later(10)
    one_run(acme)
    names = [name for one in packs(cache_home) for name in pack.Pack(one, owner_of(one)).notes]
    assert [name for name in names if "marketing" in name]
    assert [name for name in names if "secret" in name] == []


def owner_of(path: Path) -> str:
    """What a pack says that it is about."""
    import marshal

    content = path.read_bytes().partition(b"\n")[2]
    return marshal.loads(content[16:])[0]


@pytest.mark.parametrize("words", ["0", "no", "OFF", "false"])
def test_turned_off_nothing_is_kept_and_nothing_believed(acme, later, read, cache_home, monkeypatch, words):
    later(10)
    one_run(acme)
    monkeypatch.setenv("OKR_CACHE", words)
    shutil.rmtree(cache_home)
    read.clear()
    one_run(acme)
    assert "marketing.yaml" in read
    assert not cache_home.exists()


def test_every_cut_and_every_flipped_bit_of_a_pack_is_noticed(acme, later, cache_home):
    later(10)
    first = one_run(acme)
    whole = {path: path.read_bytes() for path in packs(cache_home)}
    for path, content in whole.items():
        step = max(1, len(content) // 60)
        for place in range(0, len(content), step):
            flipped = bytearray(content)
            flipped[place] ^= 1 << place % 8
            for broken in (content[:place], bytes(flipped), content + b"more", content[:place] + bytes(40)):
                path.write_bytes(broken)
                found = load_settings(acme), load_kpis(acme), load_cycle(acme, CYCLE)
                cache.forget()
                assert found == first
        path.write_bytes(content)


@pytest.mark.parametrize(
    "content",
    [b"", b"\n", b"okr cache\n", b"okr cache 999 0 x\n" + bytes(100), os.urandom(300), b"\xff" * 5000],
    ids=["empty", "line", "short", "newer", "noise", "ones"],
)
def test_what_is_no_pack_is_passed_over_and_replaced(acme, later, read, cache_home, content):
    later(10)
    first = one_run(acme)
    for path in packs(cache_home):
        path.write_bytes(content)
    assert one_run(acme) == first
    read.clear()
    assert one_run(acme) == first
    assert read == []


def test_a_pack_about_another_folder_is_not_believed(acme, later, cache_home, tmp_path):
    """Names are short hashes: the pack itself says what it is about."""
    later(10)
    one_run(acme)
    other = tmp_path / "other"
    shutil.copytree(acme, other, copy_function=shutil.copy2)
    (other / CYCLE / "marketing.yaml").write_text("team: Others\n", encoding="utf-8")
    before = set(packs(cache_home))
    one_run(other)
    for mine, theirs in zip(sorted(before), sorted(set(packs(cache_home)) - before), strict=True):
        shutil.copy2(mine, theirs)
    assert "Others" in [team.name for team in one_run(other)[2].value.teams]


def test_another_version_of_okr_reads_anew(acme, later, read, monkeypatch):
    later(10)
    one_run(acme)
    read.clear()
    pack.header_of.cache_clear()
    monkeypatch.setattr(pack.okrcli, "__version__", "999.0")
    one_run(acme)
    pack.header_of.cache_clear()
    assert "marketing.yaml" in read


def test_the_code_that_decides_on_a_meaning_is_told_from_another_state_of_it(tmp_path, monkeypatch):
    package = Path(pack.okrcli.__file__).parent
    assert [room for room in (*pack._ROOMS, "lint") if not (package / room).is_dir()] == []
    shutil.copytree(package / "model", tmp_path / "model")
    monkeypatch.setattr(pack.okrcli, "__file__", str(tmp_path / "__init__.py"))
    before = pack.code_of("model")
    assert pack.code_of("model") == before
    with (tmp_path / "model" / "okr.py").open("a", encoding="utf-8") as module:
        module.write("# more\n")
    assert pack.code_of("model") != before


@posix
def test_a_pack_that_others_can_write_or_that_is_a_link_is_not_opened(acme, later, read, cache_home, tmp_path):
    later(10)
    one_run(acme)
    for path in packs(cache_home):
        path.chmod(0o660)
    read.clear()
    one_run(acme)
    assert "marketing.yaml" in read
    for path in packs(cache_home):
        away = tmp_path / path.name
        path.rename(away)
        path.symlink_to(away)
    read.clear()
    one_run(acme)
    assert "marketing.yaml" in read
    assert not any(path.is_symlink() for path in packs(cache_home))


@posix
@pytest.mark.parametrize("kind", ["link", "open", "file", "fifo"])
def test_a_folder_that_is_not_ones_own_is_not_used(acme, cache_home, tmp_path, kind):
    cache_home.mkdir()
    place = cache_home / "okr"
    if kind == "link":
        (tmp_path / "elsewhere").mkdir(mode=0o700)
        place.symlink_to(tmp_path / "elsewhere")
    elif kind == "open":
        place.mkdir()
        place.chmod(0o770)
    elif kind == "file":
        place.touch()
    else:
        os.mkfifo(place)
    first = one_run(acme)
    assert one_run(acme) == first
    assert kind != "link" or list((tmp_path / "elsewhere").iterdir()) == []
    assert kind != "open" or list(place.iterdir()) == []


@posix
def test_a_fifo_in_a_packs_place_does_not_hold_anybody_up(acme, later, cache_home):
    later(10)
    first = one_run(acme)
    for path in packs(cache_home):
        path.unlink()
        os.mkfifo(path, 0o600)
    assert one_run(acme) == first


@posix
@pytest.mark.parametrize("home", [None, "", "relative", "{}/missing", "/dev/null"])
def test_without_a_home_there_is_no_cache(acme, monkeypatch, tmp_path, home):
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.delenv("LOCALAPPDATA")
    monkeypatch.delenv("HOME", raising=False)
    if home is not None:
        monkeypatch.setenv("HOME", home.format(tmp_path))
    assert pack.cache_folder() is None
    one_run(acme)
    assert not (tmp_path / "missing").exists()


@posix
def test_it_lies_in_the_systems_folder_for_caches_and_is_ones_own(acme, monkeypatch, tmp_path):
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setenv("HOME", str(tmp_path))
    one_run(acme)
    folder = tmp_path / ("Library/Caches" if sys.platform == "darwin" else ".cache") / "okr"
    assert folder.stat().st_mode & 0o777 == 0o700
    assert {path.stat().st_mode & 0o777 for path in folder.iterdir()} == {0o600}


@posix
def test_where_nothing_can_be_written_all_is_read(acme, cache_home, monkeypatch):
    first = one_run(acme)
    shutil.rmtree(cache_home)
    cache_home.write_text("in the way", encoding="utf-8")
    assert one_run(acme) == first


def test_unused_packs_go_and_so_does_what_a_killed_process_left(acme, later, cache_home):
    later(10)
    one_run(acme)
    folder = cache_home / "okr"
    old, used, left, others = (folder / name for name in ("old.pack", "used.pack", ".x.pack.1.tmp", "notes.txt"))
    for path, days in ((old, 31), (used, 29), (left, 1), (others, 100)):
        path.touch()
        os.utime(path, (time.time() - days * 86400,) * 2)
    pack.sweep(folder)
    assert [old.exists(), used.exists(), left.exists(), others.exists()] == [False, True, False, True]
    assert any(path.name.startswith("files-") for path in folder.iterdir())


def test_of_too_much_the_eldest_goes(acme, later, cache_home, monkeypatch):
    later(10)
    one_run(acme)
    for number, path in enumerate(packs(cache_home)):
        os.utime(path, (time.time() - number,) * 2)
    newest = packs(cache_home)[0]
    monkeypatch.setattr(pack, "MOST_BYTES", newest.stat().st_size)
    pack.sweep(cache_home / "okr")
    assert packs(cache_home) == [newest]


def test_a_pack_that_is_used_stays_young(acme, later, cache_home):
    later(10)
    one_run(acme)
    for path in packs(cache_home):
        os.utime(path, (time.time() - 20 * 86400,) * 2)
    one_run(acme)
    assert all(time.time() - path.stat().st_mtime < 86400 for path in packs(cache_home))


def test_two_that_save_at_once_lose_nothing_that_matters(acme, later, read):
    later(10)
    load_settings(acme)
    mine = dict(cache._packs)
    cache._packs.clear()
    load_cycle(acme, CYCLE)  # another process
    cache.save()
    cache._packs.update(mine)
    cache.save()
    read.clear()
    found: Cycle | None = load_cycle(acme, CYCLE).value
    load_settings(acme)
    assert found is not None
    assert read == []


def test_a_table_belongs_to_one_state_of_the_code(acme):
    cache.keep_table(acme, "words", "one", tuple[str, ...], ("a", "b"))
    cache.save()
    assert cache.recall_table(acme, "words", "one", tuple[str, ...]) == ("a", "b")
    assert cache.recall_table(acme, "words", "two", tuple[str, ...]) is None
    cache.keep_table(acme, "words", "two", tuple[str, ...], ("c",))
    cache.save()
    assert cache.recall_table(acme, "words", "two", tuple[str, ...]) == ("c",)


def test_versions_are_kept_while_they_are_used_and_the_latest_of_too_many(acme, later, cache_home, monkeypatch):
    monkeypatch.setattr(cache, "_MOST_VERSIONS", 3)
    entry: cache.Entry[Settings] = cache.Entry(acme, "okr.yaml", Settings)

    def known() -> list[int]:
        found = [number for number in range(5) if cache.recall_version(entry, b"%d" % number)]
        cache.save()
        return found

    for number in range(4):
        cache.keep_version(entry, b"%d" % number, Settings(organization=str(number)))
        cache.save()
    assert known() == [1, 2, 3]
    later(20 * 86400)
    assert cache.recall_version(entry, b"2")
    cache.save()
    later(20 * 86400)
    cache.keep_version(entry, b"4", Settings())
    cache.save()
    assert known() == [2, 4]
