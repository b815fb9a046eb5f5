"""The sentences of merging: who wants what, and what stood in the way."""

from __future__ import annotations

from pathlib import Path

from okrcli.i18n import N_
from okrcli.render.messages import Facts, Table
from okrcli.render.messages.sentence import Sentence
from okrcli.render.sanitise import short_path


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
    "merge-not-okr": Sentence(N_("{path} is in conflict, and no OKR file: what it says is not known here")),
    "commit-failed": Sentence(
        N_("Git did not commit the check-in; it is on disk"),
        N_("Mend what Git says, then: git commit -- {files}"),
    ),
    "push-without-commit": Sentence(
        N_("--push and --no-commit contradict each other"), N_("What is not committed cannot be pushed.")
    ),
    "no-branch": Sentence(
        N_("HEAD is on no branch: the check-in is committed, and not pushed"),
        N_("`git switch` to a branch, and bring the commit there; or end what is under way, as `git status` says."),
    ),
    "no-upstream": Sentence(
        N_("{branch} follows no branch of a remote: the check-in is committed, and not pushed"),
        N_("Once, for the branch: git push -u origin {branch}"),
    ),
    "fetch-failed": Sentence(
        N_("{remote} cannot be reached: the check-in is committed, and not pushed ({problem})"),
        N_("Later: git pull --rebase, then git push"),
    ),
    "push-failed": Sentence(
        N_("{place} did not take it: the check-in is committed, and not pushed"),
        N_("Mend what is said above, then: git push"),
    ),
    "push-too-slow": Sentence(
        N_("Somebody else was faster {tries} times: the check-in is committed, and not pushed to {place}"),
        N_("In a moment: git pull --rebase, then git push"),
    ),
    "pull-conflict": Sentence(
        N_("What {place} says contradicts your commits: the check-in is committed, and not pushed; all is as it was"),
        N_("Run git pull --rebase and okr merge, decide between the markers, git add, git rebase --continue, git push"),
    ),
    "pull-failed": Sentence(
        N_("Your commits could not be put on top of {place}: the check-in is committed, and not pushed"),
        N_("Mend what is said above, then: git pull --rebase, then git push"),
    ),
    "pulled-invalid": Sentence(
        N_("{path} is invalid since Git brought both sides' lines together: the check-in is committed, and not pushed"),
        N_("Mend it, `git commit` it, then `git push`; `okr git-setup` has Git merge by meaning."),
    ),
    "aside-in-conflict": Sentence(
        N_(
            "Your changes that are not committed contradict what was pulled: they are between markers, and in git stash"
        ),
        N_("Decide between the markers and `git add` the files; then `git stash drop`."),
    ),
    "no-git": Sentence(N_("Git is not installed, or not found"), N_("Install it, or mend PATH.")),
    "no-repository": _no_repository,
    "strange-repository": Sentence(
        N_("{folder} looks strange: its files (HEAD, objects, config) pass for those of a repository of Git's own"),
        N_("Git is not asked there: such a configuration can run programs. Were these files meant to be there?"),
    ),
    "history-ends": Sentence(
        N_("This clone is shallow: its history does not go back to {day}"),
        N_("`git fetch --unshallow` brings the rest, or name a later day."),
    ),
    "history-partial": Sentence(
        N_("This clone does not hold all that its history says ({problem})"),
        N_("It was made with `--filter`, or is damaged; a new `git clone` without it holds all."),
    ),
    "history-too-large": Sentence(
        N_("The history of these files is too large to be read: more than {limit} bytes"),
        N_("Name a later day or revision."),
    ),
    "no-commit": Sentence(
        N_("Nothing is committed here yet"), N_("Commit your OKRs first: there is nothing to compare with.")
    ),
    "diff-from-future": Sentence(
        N_("{day} is yet to come: there is nothing to compare with"), N_("Name a day up to {as_of}.")
    ),
    "since-start-and-range": Sentence(
        N_("--since-start compares with the cycle's first commit, so it takes no day and no revision"),
        N_("Leave one of the two out."),
    ),
    "git-failed": Sentence(N_("git {command} failed: {problem}")),
}
"""By reason: the sentence, or what chooses it by the facts."""
