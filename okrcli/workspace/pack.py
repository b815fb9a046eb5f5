"""Packs: files of the person's own cache folder that hold many small values, each by its name.

Nothing here is to be relied upon: whatever is missing, foreign, older, cut short or damaged is as if it were not there.
A pack is a line that says what wrote it, a table of contents, and the values; table and values are checked against
their checksums before `marshal` sees them, which crashes on crafted bytes. Against someone who crafts them no checksum
helps, nor a signature, whose key would lie beside them: that is why they are taken from a folder and files alone that
nobody else can write to.
"""

from __future__ import annotations

import io
import marshal
import os
import stat
import sys
import time
import zlib
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import okrcli
from okrcli.errors import InvalidFileError

OFF = ("0", "no", "off", "false")
FORM = 1
"""The number of this layout."""
KEPT_DAYS = 30
"""A pack that nobody used for so long goes."""
MOST_BYTES = 256 << 20
"""What all packs together may take; those used last stay."""
_DAY = 24 * 60 * 60.0
_HOUR = 60 * 60.0
_NUMBER = 8  # bytes of a length or a checksum
_ENDING = ".pack"
Note = tuple[Any, ...]
"""What is known of a value without reading it: plain, as it is."""
_ROOMS = ("model", "schema", "yaml", "workspace")  # what decides on the meaning of a file


class _Place(NamedTuple):
    start: int
    length: int
    checksum: int


class Pack:
    """One file of values that `marshal` takes, each by a name and beside a note that is read without it."""

    def __init__(self, path: Path, owner: str) -> None:
        self.path = path
        self.owner = owner  # what the pack is about: two that share a file's name never share what it holds
        self.notes: dict[str, Note] = {}
        self._places: dict[str, _Place] = {}
        self._fresh: dict[str, bytes] = {}
        self._base = 0
        self._stream: io.FileIO | None = None
        self._open()

    def get(self, name: str) -> Any:
        """The value; none where there is none, or none that is whole."""
        packed = self._fresh.get(name) or self._packed(name)
        return None if packed is None else marshal.loads(zlib.decompress(packed))  # noqa: S302 (see above)

    def put(self, name: str, note: Note, value: Any) -> None:
        """Keep a value; raises ValueError for one that `marshal` does not take."""
        self._fresh[name] = zlib.compress(marshal.dumps(value), 1)
        self.note(name, note)

    def note(self, name: str, note: Note) -> None:
        """Say something else beside a value that is there."""
        packed = self._fresh.get(name) or self._packed(name)
        if packed is not None:  # saved with its note: another process may have put another value there meanwhile
            self._fresh[name] = packed
            self.notes[name] = note

    def copy(self, name: str, to: str) -> None:
        """Keep a value and its note under another name as well."""
        packed = self._fresh.get(name) or self._packed(name)
        if packed is not None:
            self._fresh[to] = packed
            self.notes[to] = self.notes[name]

    def save(self, wanted: Callable[[Mapping[str, Note]], Iterable[str]]) -> None:
        """Write what changed over what the file holds by now; `wanted` says which of the names stay.

        Where it cannot be written all stays as it is.
        """
        self.close()
        if not self._fresh:
            return
        now = Pack(self.path, self.owner)  # another process may have saved meanwhile
        is_new = now._stream is None
        notes = {**now.notes, **{name: self.notes[name] for name in self._fresh}}
        parts = {name: self._fresh.get(name) or now._packed(name) for name in wanted(notes)}
        now.close()
        kept = [(name, notes[name], part) for name, part in parts.items() if part is not None]
        with suppress(OSError, InvalidFileError):
            from okrcli.yaml.write import write_private

            write_private(self.path, _joined(self.owner, kept))
            if is_new:
                sweep(self.path.parent)

    def close(self) -> None:
        """Let go of the file."""
        if self._stream is not None:
            self._stream.close()
            self._stream = None

    def _packed(self, name: str) -> bytes | None:
        place = self._places.get(name)
        if place is None or self._stream is None:
            return None
        self._stream.seek(self._base + place.start)
        packed = self._stream.read(place.length)
        return packed if len(packed) == place.length and zlib.crc32(packed) == place.checksum else None

    def _open(self) -> None:
        try:
            self._stream = _open_own(self.path)
            self._read_contents(self._stream)
        except Exception:  # whatever it is, it is no pack
            self.close()
            self.notes, self._places = {}, {}

    def _read_contents(self, stream: io.FileIO) -> None:
        header = header_of()
        if stream.read(len(header)) != header:
            raise ValueError("another version's")
        length, checksum = (int.from_bytes(stream.read(_NUMBER), "big") for _ in range(2))
        table = stream.read(length)
        if len(table) != length or zlib.crc32(table) != checksum:
            raise ValueError("damaged")
        owner, contents = marshal.loads(table)  # noqa: S302 (see above)
        if owner != self.owner:
            raise ValueError("about something else")
        self._base = len(header) + 2 * _NUMBER + length
        for name, note, *place in contents:
            self.notes[name] = note
            self._places[name] = _Place(*place)
        if time.time() - os.fstat(stream.fileno()).st_mtime > _DAY:
            from okrcli.yaml.write import mark_used

            mark_used(self.path)


def pack_of(kind: str, owner: Path) -> Pack | None:
    """The pack of a kind about a folder, by its real path; none where nothing can be kept."""
    folder = cache_folder()
    if folder is None:
        return None
    named = f"{kind} {os.path.realpath(owner)}"
    number = zlib.crc32(header_of() + named.encode("utf-8", "surrogateescape"))
    return Pack(folder / f"{kind}-{number:08x}{_ENDING}", named)


def cache_folder() -> Path | None:
    """Where packs lie, a folder that is the person's alone; none with `OKR_CACHE=0`, and where there is no such place.

    It need not exist yet.
    """
    if os.environ.get("OKR_CACHE", "").strip().lower() in OFF:
        return None
    try:
        base = _base_folder()
        if base is None or not base.is_absolute():
            return None
        folder = base / "okr"
        return folder if _is_private(folder.lstat()) else None
    except FileNotFoundError:
        return folder
    except OSError:
        return None


def _base_folder() -> Path | None:
    """The system's folder for what can be made again."""
    named = os.environ.get("LOCALAPPDATA" if sys.platform == "win32" else "XDG_CACHE_HOME")
    if named:
        return Path(named)
    home = Path(os.environ.get("HOME", ""))
    if sys.platform == "win32" or not home.is_absolute() or not home.is_dir() or home.stat().st_uid != os.geteuid():
        return None
    return home / ("Library/Caches" if sys.platform == "darwin" else ".cache")


def _is_private(status: os.stat_result, what: Callable[[int], bool] = stat.S_ISDIR) -> bool:
    """Whether it is no link, the person's own, and closed to all others; Windows closes what lies in a profile."""
    if not what(status.st_mode):
        return False
    return sys.platform == "win32" or (status.st_uid == os.geteuid() and not status.st_mode & 0o077)


def _open_own(path: Path) -> io.FileIO:
    """The file, for reading, if it is the person's alone and no link; raises OSError and ValueError."""
    flags = (getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_BINARY", "O_CLOEXEC"))
    stream = io.FileIO(os.open(path, os.O_RDONLY | sum(flags)))
    if not _is_private(os.fstat(stream.fileno()), stat.S_ISREG):
        stream.close()
        raise ValueError("not one's own")
    return stream


@cache
def header_of() -> bytes:
    """What wrote a pack: the versions of the form, of okr and of Python, and the code that reads files."""
    python = f"{sys.implementation.cache_tag} {sys.hexversion:x}"
    return f"okr cache {FORM} {okrcli.__version__} {python} {code_of(*_ROOMS)}\n".encode()


def code_of(*rooms: str) -> str:
    """What tells the code of some rooms from another state of it: a checkout changes, and its version does not."""
    found: list[tuple[str, int, int]] = []
    folders = [os.path.join(os.path.dirname(okrcli.__file__), room) for room in rooms]  # noqa: PTH118, PTH120 - quick
    while folders:
        with suppress(OSError), os.scandir(folders.pop()) as entries:  # not in folders at all, where this fails
            for one in entries:
                if one.is_dir():
                    folders += [one.path] if one.name != "__pycache__" else []
                else:
                    status = one.stat()
                    found.append((one.path, status.st_size, status.st_mtime_ns))
    return f"{zlib.crc32(repr(sorted(found)).encode()):08x}"


def sweep(folder: Path) -> None:
    """Take away packs that nobody used for long, and the eldest of too many; what a killed process left behind."""
    from okrcli.yaml.write import remove_file

    found = []
    for path in folder.iterdir():
        status = path.lstat()
        age = time.time() - status.st_mtime
        if path.suffix == _ENDING:
            found.append((age, status.st_size, path))
        elif path.suffix == ".tmp" and age > _HOUR:
            remove_file(path)
    total = 0
    for age, size, path in sorted(found):
        total += size
        if age > KEPT_DAYS * _DAY or total > MOST_BYTES:
            remove_file(path)


def _joined(owner: str, kept: Iterable[tuple[str, Note, bytes]]) -> bytes:
    contents, parts, start = [], [], 0
    for name, note, part in kept:
        contents.append((name, note, start, len(part), zlib.crc32(part)))
        parts.append(part)
        start += len(part)
    table = marshal.dumps((owner, contents))
    numbers = (len(table), zlib.crc32(table))
    return b"".join([header_of(), *(one.to_bytes(_NUMBER, "big") for one in numbers), table, *parts])
