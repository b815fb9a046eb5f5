"""A workspace's files as commits changed them: Git is asked twice, once for the commits, once for all contents.

Merges are left out, for what they bring together stands in the commits that they join. Of a shallow clone there is what
it holds: its oldest commit looks as if it had made every file.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

from okrcli.workspace.git import git_output, run_git

MOST_COMMITS = 1000
"""No more commits are looked at, the latest ones."""
_SHORT = 10  # signs of a commit's name, which tell it apart for a person and for Git


class FileChange(NamedTuple):
    """A file's content before and after a commit, none where it was not there; its name from the workspace's folder."""

    name: str
    before: bytes | None
    after: bytes | None


class Commit(NamedTuple):
    """A commit that is no merge. `day` is its author's, where he was: it stays through rebases."""

    id: str
    day: date
    author: str
    message: str
    changes: tuple[FileChange, ...]


class _Raw(NamedTuple):
    id: str
    day: date
    author: str
    message: str
    files: tuple[tuple[str, str, str], ...]


def read_commits(folder: Path, since: date) -> tuple[Commit, ...]:
    """The commits to a workspace's YAML files since a day, oldest first; raises ConflictError outside of a repository.

    Without any commit yet there is none.
    """
    if run_git(folder, "rev-parse", "--quiet", "--verify", "HEAD^{commit}")[0]:
        return ()
    return _read(folder, f"--since={since}T00:00:00Z", "HEAD")


def read_range(folder: Path, old: str | None, new: str, most: int = MOST_COMMITS) -> tuple[Commit, ...]:
    """The commits that one commit has and another has not, all where there is no other; as `read_commits`.

    Of more than `most` the latest are read; with -1 all are.
    """
    return _read(folder, new, *(() if old is None else (f"^{old}",)), most=most)


def _read(folder: Path, *which: str, most: int = MOST_COMMITS) -> tuple[Commit, ...]:
    form = "--format=%H%x00%aI%x00%an%x00%B"
    order = ("--no-merges", "--topo-order", "--reverse", f"--max-count={most}")
    raw = ("-z", "--raw", "--no-abbrev", "--no-renames", "--relative", "--encoding=UTF-8", "--no-show-signature")
    found = list(_parse(git_output(folder, "log", *order, *raw, form, *which, "--", ".")))
    contents = blobs_of(folder, {oid for one in found for file in one.files for oid in file[1:]})
    return tuple(
        Commit(
            one.id,
            one.day,
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
        id_, when, author, message = words[at : at + 4]
        at += 4
        files = []
        while at + 1 < len(words) and words[at].lstrip("\n").startswith(":"):
            _, mode, before, after, _ = words[at].lstrip("\n").removeprefix(":").split(" ")
            name = words[at + 1]
            if name.endswith(".yaml") and mode.startswith(("100", "000")):
                files.append((name, before, after))
            at += 2
        yield _Raw(id_.strip()[:_SHORT], datetime.fromisoformat(when).date(), author, message.strip(), tuple(files))


def blobs_of(folder: Path, oids: Iterable[str]) -> dict[str, bytes]:
    """What the blobs hold; those that are not there are left out."""
    wanted = sorted(oid for oid in oids if oid.strip("0"))
    if not wanted:
        return {}
    answer = git_output(folder, "cat-file", "--batch", given="".join(f"{oid}\n" for oid in wanted).encode("ascii"))
    found, at = {}, 0
    for oid in wanted:
        end = answer.index(b"\n", at)
        facts = answer[at:end].split(b" ")
        at = end + 1
        if len(facts) == 3 and facts[1] == b"blob":
            size = int(facts[2])
            found[oid] = answer[at : at + size]
            at += size + 1
    return found
