"""A workspace's files as commits changed them: Git is asked twice, once for the commits, once for all contents.

Merges are left out, for what they bring together stands in the commits that they join; so are commits without a date,
of which is told. Of a shallow clone there is what it holds: its oldest commit looks as if it had made every file.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

from okrcli.errors import ConflictError
from okrcli.git.run import git_output, run_git, top_folder
from okrcli.notices import Undated, notify
from okrcli.yaml.codes import SIZE_LIMIT

MOST_COMMITS = 1000
"""No more commits are looked at, the latest ones."""
_FILE = "100"  # how the mode of a file begins; a link's and a submodule's do not
_SHORT = 10  # signs of a commit's name, which tell it apart for a person and for Git
_MOST_BYTES = 1 << 30  # that contents may hold together
_TOO_LARGE = bytes(SIZE_LIMIT + 1)  # stands for what is not read: reading this says so


class FileChange(NamedTuple):
    """A file's content before and after a commit, none where it was not there; its name from the workspace's folder."""

    name: str
    before: bytes | None
    after: bytes | None


class Commit(NamedTuple):
    """A commit that is no merge.

    `day` is its author's, where he was, which stays through rebases; the committer's where that is none.
    """

    id: str
    day: date
    author: str
    message: str
    changes: tuple[FileChange, ...]


class History(NamedTuple):
    """Commits, oldest first, and whether they go back as far as was asked: those of a shallow clone may not."""

    commits: tuple[Commit, ...]
    reaches_back: bool


class _Raw(NamedTuple):
    id: str
    days: list[date]
    author: str
    message: str
    files: tuple[tuple[str, str, str], ...]


def read_commits(folder: Path, since: date) -> History:
    """The commits to a workspace's YAML files since a day. Without any commit yet there is none.

    Raises ConflictError outside of a repository, where Git refuses it, and where a clone does not hold all contents.
    """
    code, out, _ = run_git(folder, "rev-parse", "--is-shallow-repository", "HEAD^{commit}")
    if code:
        top_folder(folder)
        return History((), reaches_back=True)
    day = f"{since}T00:00:00Z"
    cut = out.startswith(b"true") and not git_output(folder, "log", "--max-count=1", "--format=%H", f"--before={day}")
    return History(_read(folder, "HEAD", since=since), reaches_back=not cut)


def read_range(folder: Path, old: str | None, new: str, most: int = MOST_COMMITS) -> tuple[Commit, ...]:
    """The commits that one commit has and another has not, all where there is no other; as `read_commits`.

    Of more than `most` the latest are read; with -1 all are.
    """
    return _read(folder, new, *(() if old is None else (f"^{old}",)), most=most)


def _read(folder: Path, *which: str, most: int = MOST_COMMITS, since: date = date.min) -> tuple[Commit, ...]:
    """The commits of which one of the dates is not before a day: Git's own --since ends at the first that is older."""
    form = "--format=%H%x00%aI %cI%x00%an%x00%B"
    order = ("--no-merges", "--topo-order", "--reverse", f"--max-count={most}")
    raw = ("-z", "--raw", "--no-abbrev", "--no-renames", "--relative", "--encoding=UTF-8", "--no-show-signature")
    every = _parse(git_output(folder, "log", *order, *raw, form, *which, "--", "."))
    found = [one for one in every if max(one.days) >= since]
    contents = contents_of(folder, {oid for one in found for file in one.files for oid in file[1:]})
    return tuple(
        Commit(
            one.id,
            one.days[0],
            one.author,
            one.message,
            tuple(FileChange(name, contents.get(before), contents.get(after)) for name, before, after in one.files),
        )
        for one in found
    )


def _parse(answer: bytes) -> Iterator[_Raw]:
    """Commits from `git log -z --raw`: four fields, then a line of facts and a name for each file."""
    words = [os.fsdecode(word) for word in answer.split(b"\0")]
    at = 0
    while at + 4 <= len(words):
        id_, dates, author, message = words[at : at + 4]
        at += 4
        files = []
        while at + 1 < len(words) and words[at].lstrip("\n").startswith(":"):
            old_mode, new_mode, before, after, _ = words[at].lstrip("\n").removeprefix(":").split(" ")
            name = words[at + 1]
            if name.endswith(".yaml") and new_mode.startswith((_FILE, "000")):
                files.append((name, before if old_mode.startswith(_FILE) else "", after))
            at += 2
        id_ = id_.strip()[:_SHORT]
        days = [*_days(dates.split(" "))]
        if not days:
            notify(Undated(id_))
        else:
            yield _Raw(id_, days, author, message.strip(), tuple(files))


def first_day(dates: Iterable[str]) -> date | None:
    """The first of a commit's dates, as Git writes them, that is one of a calendar; none where none is."""
    return next(_days(dates), None)


def _days(dates: Iterable[str]) -> Iterator[date]:
    for text in dates:
        with suppress(ValueError):  # none at all, the year 10003, an hour 99 of a zone
            yield datetime.fromisoformat(text).date()


def contents_of(folder: Path, oids: Iterable[str], kind: str = "blob") -> dict[str, bytes]:
    """What the objects hold that are of the kind (`blob`, `tree`).

    In place of a blob that is larger than a file may be there is another that is too large. Raises ConflictError:
    `history-partial` where a clone does not hold one, `history-too-large` of such a tree, or of too much together.
    """
    asked = sorted({oid for oid in oids if oid.strip("0")})
    if not asked:
        return {}
    code, listed, error = run_git(folder, "cat-file", "--batch-check", given=_lines(asked))
    sizes = {}
    for line in listed.decode("ascii").splitlines():
        oid, *facts = line.split(" ")
        if len(facts) != 2:
            code, error = 1, line
        elif facts[0] == kind:
            sizes[oid] = int(facts[1])
    if code:
        raise ConflictError("history-partial", problem=error)
    wanted = [oid for oid, size in sizes.items() if size <= SIZE_LIMIT]
    if sum(sizes[oid] for oid in wanted) > _MOST_BYTES or (kind == "tree" and len(wanted) < len(sizes)):
        raise ConflictError("history-too-large", limit=_MOST_BYTES)
    answer, at = git_output(folder, "cat-file", "--batch", given=_lines(wanted)), 0
    found = dict.fromkeys(sizes, _TOO_LARGE)
    for oid in wanted:
        at = answer.index(b"\n", at) + 1
        found[oid] = answer[at : at + sizes[oid]]
        at += sizes[oid] + 1
    return found


def _lines(words: Iterable[str]) -> bytes:
    return "".join(f"{word}\n" for word in words).encode("ascii")
