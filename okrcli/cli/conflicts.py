"""Solving one file in conflict by what it says, from the three versions that Git's index has of it."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from okrcli.git.conflicts import Stages, is_untouched, mark_solved
from okrcli.merge.texts import Merged, merge_sources
from okrcli.merge.values import Conflict
from okrcli.yaml.source import parse_source, read_content
from okrcli.yaml.write import digest_of, locked, write_atomically


class Solved(NamedTuple):
    """What became of a file: solved and staged unless there was an obstacle, by its reason, or conflicts are left."""

    obstacle: str | None = None
    merged: Merged | None = None

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        """What is left to decide."""
        return self.merged.conflicts if self.merged is not None else ()

    @property
    def done(self) -> bool:
        """Whether nothing is left to decide."""
        return self.obstacle is None and not self.conflicts


def solve(root: Path, stages: Stages) -> Solved:
    """Merge the three versions into the file, and stage it where they agree; raises as writing does.

    Where they do not, the file holds conflict markers around what they disagree on, and stays in conflict for Git.
    """
    path = stages.path
    if stages.ours is None or stages.theirs is None or not path.is_file():
        return Solved("merge-one-side")
    with locked(path, root):
        present = read_content(path, root)
        if not is_untouched(present, stages):
            return Solved("merge-by-hand")
        versions = [parse_source(path, side)[0] if side is not None else None for side in stages[1:]]
        base, ours, theirs = versions
        if ours is None or theirs is None or (base is None and stages.base is not None):
            return Solved("merge-unmergeable")
        merged = merge_sources(base, ours, theirs)
        content = merged.source.encode()
        if b"\r\n" in present and b"\r\n" not in content and b"\r\n" not in stages.ours + stages.theirs:
            content = content.replace(b"\n", b"\r\n")  # the work tree has the line ends that its owner asked Git for
        write_atomically(path, content, digest_of(present), root)
        if merged.clean:
            mark_solved(path)
    return Solved(merged=merged)
