"""The sentences of merging: who wants what, and what stood in the way."""

from __future__ import annotations

from pathlib import Path

from okrcli.i18n import N_
from okrcli.render.messages import Facts, Table
from okrcli.render.messages.sentence import Sentence
from okrcli.render.paths import short_path


def _no_repository(facts: Facts) -> Sentence:
    here = short_path(Path(str(facts["folder"]))) == "."
    message = N_("This folder is in no Git repository") if here else N_("{folder} is in no Git repository")
    return Sentence(message, N_("`git init` makes one."))


MERGE: Table = {
    "merge-both_set": Sentence(N_("{address}: ours says {ours}, theirs {theirs} (it was {base})")),
    "merge-both_added": Sentence(N_("{address}: both sides added it, ours with {ours}, theirs with {theirs}")),
    "merge-ours_removed": Sentence(N_("{address}: ours removed it, theirs changed it to {theirs}")),
    "merge-theirs_removed": Sentence(N_("{address}: theirs removed it, ours changed it to {ours}")),
    "merge-both_moved": Sentence(N_("{address}: ours moved it to {ours}, theirs to {theirs}")),
    "merge-unmergeable": Sentence(
        N_("{path}: the two sides cannot be brought together without losing something"),
        N_("Solve it by hand between the conflict markers, then `git add` it."),
    ),
    "merge-one-side": Sentence(
        N_("{path}: one side removed the file and the other changed it"), N_("Keep it with `git add`, or `git rm` it.")
    ),
    "merge-by-hand": Sentence(
        N_("{path} was changed since the conflict: it is left as it is"),
        N_("`git add` it if it is solved; `git checkout -m -- FILE` brings the conflict back."),
    ),
    "not-in-conflict": Sentence(N_("{path} is not in conflict: nothing was changed")),
    "no-git": Sentence(N_("Git is not installed, or not found"), N_("Install it, or mend PATH.")),
    "no-repository": _no_repository,
    "git-failed": Sentence(N_("git {command} failed: {problem}")),
}
"""By reason: the sentence, or what chooses it by the facts."""
