"""What files meant when they were last read, so that those that did not change cost neither YAML nor validation.

Only files without a finding are kept, as values of the model. A value stands for a file whose size, times and inode are
those of the file that was read, and which was older by then than clocks of file systems are coarse; or else for the
same bytes, by their digest. What stands in Git's past goes by the digest alone. Whatever is in doubt is read anew: with
the cache, without it, with another's or a broken one, every command says the same.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Mapping
from contextlib import suppress
from functools import cache, partial
from pathlib import Path
from typing import Any, Generic, NamedTuple, TypeVar
from zlib import crc32

from okrcli.workspace.codec import Codec, codec_of
from okrcli.workspace.files import CYCLE
from okrcli.workspace.pack import KEPT_DAYS, Note, Pack, pack_of

T = TypeVar("T")

_COARSE = 2_000_000_000  # nanoseconds within which two writings of a file may bear the same time
_DAY = 24 * 60 * 60 * 1_000_000_000
_FILES, _PAST, _TABLES = "files", "past", "tables"
_FORMER = "-"  # begins the name of what a file meant before
_MOST_VERSIONS = 10_000

_packs: dict[tuple[str, Path], Pack | None] = {}
_origins: dict[Path, Path] = {}


class Entry(NamedTuple, Generic[T]):
    """A file of a workspace, by its name from there with slashes, and the type of what it means."""

    root: Path
    name: str
    meaning: Any


class Seen(NamedTuple):
    """A file as the system shows it, and when that was, in nanoseconds: before it is read."""

    status: os.stat_result
    at: int


def see(path: Path) -> Seen:
    """The file as it is now; raises OSError."""
    at = time.time_ns()
    return Seen(path.stat(), at)


def see_open(handle: int) -> Seen:
    """A file that is open, as it is now."""
    at = time.time_ns()
    return Seen(os.fstat(handle), at)


def recall(entry: Entry[T], seen: Seen) -> T | None:
    """What a file means that is for sure the one that was kept; none where its bytes must be looked at."""
    pack, key = _place(entry, _FILES)
    note = pack.notes.get(key) if pack is not None else None
    if pack is None or note is None or note[:4] != _stamp(seen) or not _is_settled(seen.status, note[4]):
        return None
    return _value(pack, key, entry)


def recall_bytes(entry: Entry[T], content: bytes, seen: Seen | None = None) -> T | None:
    """What these bytes meant, where the file held them the last time, or before that as after an undo.

    As the file is seen now it is believed the next time.
    """
    if entry.root in _origins:
        return recall_version(entry, content)
    pack, key = _place(entry, _FILES)
    if pack is None:
        return None
    for place in (key, _FORMER + key):
        note = pack.notes.get(place)
        if note is None or note[0] != len(content) or note[5] != _digest(content):
            continue
        value = _value(pack, place, entry)
        if value is not None and seen is not None and _is_settled(seen.status, seen.at):
            keep(entry, content, seen, value)
        return value
    return None


def keep(entry: Entry[T], content: bytes, seen: Seen, value: T) -> None:
    """Remember what a file means that holds these bytes and has no finding; and once more what it meant before."""
    if entry.root in _origins:
        keep_version(entry, content, value)
        return
    pack, key = _place(entry, _FILES)
    if pack is None:
        return
    digest = _digest(content)
    if pack.notes.get(key, (digest,))[-1] != digest:
        pack.copy(key, _FORMER + key)
    _put(pack, key, (*_stamp(seen), seen.at, digest), entry, value)


def recall_version(entry: Entry[T], content: bytes) -> T | None:
    """What a version of the file in Git's past meant."""
    pack, key = _place(entry, _PAST)
    if pack is None:
        return None
    key = f"{key} {_digest(content)}"
    note = pack.notes.get(key)
    if note is None:
        return None
    if time.time_ns() - note[0] > _DAY:
        pack.note(key, (time.time_ns(),))
    return _value(pack, key, entry)


def keep_version(entry: Entry[T], content: bytes, value: T) -> None:
    """Remember what a version of the file in Git's past means, which has no finding."""
    pack, key = _place(entry, _PAST)
    if pack is not None:
        _put(pack, f"{key} {_digest(content)}", (time.time_ns(),), entry, value)


def recall_table(root: Path, name: str, version: str, meaning: Any) -> Any:
    """What was worked out about a workspace, as far as the same `version` of the code did it; none where it was not."""
    entry: Entry[Any] = Entry(root, name, meaning)
    pack, key = _place(entry, _TABLES)
    return _value(pack, key, entry) if pack is not None and pack.notes.get(key) == (version,) else None


def keep_table(root: Path, name: str, version: str, meaning: Any, value: Any) -> None:
    """Remember what was worked out about a workspace, in place of what was before."""
    entry: Entry[Any] = Entry(root, name, meaning)
    pack, key = _place(entry, _TABLES)
    if pack is not None:
        _put(pack, key, (version,), entry, value)


def lay_beside(snapshot: Path, root: Path) -> None:
    """Take the files of a folder for versions of a workspace's: of the folder itself, which goes, nothing is kept."""
    _origins[snapshot] = root


def save() -> None:
    """Write what this process learned, for the next one; where that cannot be written, nothing."""
    for (kind, folder), pack in _packs.items():
        if pack is not None:
            pack.save(partial(_worth_keeping, kind, folder))
    forget()


def forget() -> None:
    """Let go of what this process learned."""
    for pack in _packs.values():
        if pack is not None:
            pack.close()
    _packs.clear()
    _origins.clear()


def _place(entry: Entry[Any], kind: str) -> tuple[Pack | None, str]:
    """The pack that a file goes into, and the name that it has there, after the shape of what it means.

    The teams of a cycle have a pack of their own: a large one is not opened for anything else.
    """
    folder, name = _origins.get(entry.root, entry.root), entry.name
    cycle, slash, file = name.partition("/")
    if kind == _FILES and slash and file != CYCLE:
        folder, name = folder / cycle, file
    if (kind, folder) not in _packs:
        _packs[kind, folder] = pack_of(kind, folder)
    return _packs[kind, folder], f"{_codec(entry.meaning)[1]} {name}"


@cache
def _codec(meaning: Any) -> tuple[Codec, str]:
    codec = codec_of(meaning)
    return codec, f"{crc32(codec.shape.encode()):08x}"


def _value(pack: Pack, key: str, entry: Entry[T]) -> T | None:
    try:
        plain, restore = pack.get(key), _codec(entry.meaning)[0].restore
        value: T | None = plain if plain is None or restore is None else restore(plain)
        return value
    except Exception:  # whatever is wrong with it, the file itself is there to be read
        return None


def _put(pack: Pack, key: str, note: Note, entry: Entry[Any], value: Any) -> None:
    flatten = _codec(entry.meaning)[0].flatten
    with suppress(TypeError, ValueError, KeyError):  # a value that is not quite what the model says is not kept
        pack.put(key, note, value if flatten is None else flatten(value))


def _stamp(seen: Seen) -> tuple[int, ...]:
    status = seen.status
    return status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino


def _is_settled(status: os.stat_result, at: int) -> bool:
    """Whether whatever changes the file after that moment will show in its times."""
    return max(status.st_mtime_ns, status.st_ctime_ns) + _COARSE <= at


def _digest(content: bytes) -> str:
    from okrcli.yaml.write import digest_of

    return digest_of(content)


def _worth_keeping(kind: str, folder: Path, notes: Mapping[str, Note]) -> Iterable[str]:
    """The names of what is to stay in a pack: files that are there, versions used lately, the latest of too many."""
    if kind == _FILES:
        return [key for key in notes if os.path.lexists(folder / key.partition(" ")[2])]
    if kind == _PAST:
        eldest = time.time_ns() - KEPT_DAYS * _DAY
        by_use = sorted(notes, key=lambda key: notes[key][0])
        return [key for key in by_use[-_MOST_VERSIONS:] if notes[key][0] > eldest]
    return notes
