"""The sentences of what goes to others: merging, committing, pushing, posting.

None of them shows a webhook's address: it is a secret.
"""

from __future__ import annotations

from pathlib import Path

from okrcli.i18n import N_
from okrcli.render.messages import Facts, Sentence, Table
from okrcli.render.sanitise import short_path


def _no_repository(facts: Facts) -> Sentence:
    here = short_path(Path(str(facts["folder"]))) == "."
    message = N_("This folder is in no Git repository") if here else N_("{folder} is in no Git repository")
    return Sentence(message, N_("`git init` makes one."))


def _answered(facts: Facts) -> Sentence:
    message = (
        N_("{host} answered {status}: {words}. The note was not posted")
        if facts.get("words")
        else N_("{host} answered {status}: the note was not posted")
    )
    match facts["status"]:
        case 401 | 403 | 404 | 410:
            return Sentence(message, N_("The webhook may be gone: make a new one, and set OKR_WEBHOOK_URL to it."))
        case 400 | 413:
            return Sentence(message, N_("Is it the right format? --webhook says which: slack or teams."))
        case 429:
            return Sentence(message, N_("It accepts no more for now: wait a minute, and run the same command again."))
        case int(status) if 300 <= status < 400:
            return Sentence(message, N_("A redirection is not followed: set OKR_WEBHOOK_URL to where it leads."))
    return Sentence(message, N_("Run the same command again later."))


SENTENCES: Table = {
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
    "merge-not-okr": Sentence(N_("{path} is in conflict, and is not an OKR file: okr does not know what it says")),
    "bad-host": Sentence(N_("There is nothing for the host “{typed}”"), N_("The hosts are: {hosts}.")),
    "host-needs-yes": Sentence(
        N_("Nothing was written: nobody can be asked here"), N_("--yes writes the files, --dry-run only shows them.")
    ),
    "host-file-taken": Sentence(N_("{path} is somebody's own"), N_("Nothing was written.")),
    "commit-failed": Sentence(
        N_("Git did not commit the check-in; it is on disk"),
        N_("Fix what Git says, then: git commit -- {files}"),
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
        N_("Fix what is said above, then: git push"),
    ),
    "push-too-slow": Sentence(
        N_("Somebody else pushed first, {tries} times: the check-in is committed, and not pushed to {place}"),
        N_("In a moment: git pull --rebase, then git push"),
    ),
    "pull-conflict": Sentence(
        N_("What {place} says contradicts your commits: the check-in is committed, and not pushed; all is as it was"),
        N_("Run git pull --rebase and okr merge, decide between the markers, git add, git rebase --continue, git push"),
    ),
    "pull-failed": Sentence(
        N_("Your commits could not be rebased onto {place}: the check-in is committed, and not pushed"),
        N_("Fix what is said above, then: git pull --rebase, then git push"),
    ),
    "pulled-invalid": Sentence(
        N_("{path} is invalid since Git brought both sides' lines together: the check-in is committed, and not pushed"),
        N_("Fix it, `git commit` it, then `git push`; `okr git-setup` has Git merge by meaning."),
    ),
    "aside-in-conflict": Sentence(
        N_(
            "Your changes that are not committed contradict what was pulled: they are between markers, and in git stash"
        ),
        N_("Decide between the markers and `git add` the files; then `git stash drop`."),
    ),
    "no-git": Sentence(N_("Git is not installed, or not found"), N_("Install it, or fix PATH.")),
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
        N_("This clone does not hold all of its history ({problem})"),
        N_("It was made with `--filter`, or is damaged; a new `git clone` without it holds everything."),
    ),
    "history-too-large": Sentence(
        N_("The history of these files is too large to be read: more than {limit} bytes"),
        N_("Name a later day or revision."),
    ),
    "no-commit": Sentence(
        N_("Nothing is committed here yet"), N_("Commit your OKRs first: there is nothing to compare with.")
    ),
    "diff-from-future": Sentence(
        N_("{day} is in the future: there is nothing to compare with"), N_("Give a day no later than {as_of}.")
    ),
    "since-start-and-range": Sentence(
        N_("--since-start compares with the cycle's first commit, so it takes no day and no revision"),
        N_("Leave one of the two out."),
    ),
    "git-failed": Sentence(N_("git {command} failed: {problem}")),
    "no-webhook": Sentence(
        N_("OKR_WEBHOOK_URL is not set, so there is nowhere to post to"),
        N_(
            "Put the incoming webhook's URL in it, or the name of a file that holds it in OKR_WEBHOOK_FILE: in your "
            "shell or a job's secrets, never in the repository."
        ),
    ),
    "webhook-file": Sentence(
        N_("OKR_WEBHOOK_FILE names {path}, which cannot be read: {problem}"),
        N_("It holds the webhook's URL, and nothing else."),
    ),
    "webhook-no-url": Sentence(
        N_("{variable} holds no URL that can be posted to"), N_("It begins with https:// and names a host.")
    ),
    "webhook-not-https": Sentence(
        N_("{variable} does not begin with https://"),
        N_("Whoever listens on the way could read the note, and post in your name."),
    ),
    "webhook-unknown": Sentence(
        N_("{host} does not say whether it takes Slack's format or Teams'"),
        N_("Say it: --webhook slack, or --webhook teams."),
    ),
    "bad-webhook": Sentence(N_("There is no webhook format “{typed}”"), N_("There are: {kinds}.")),
    "webhook-not-posted": Sentence(
        N_("--webhook says in which format to post, and nothing is posted"), N_("Add --post.")
    ),
    "webhook-unreachable": Sentence(
        N_("{host} cannot be reached ({problem}): the note was not posted"),
        N_("Is the network up? Run the same command again."),
    ),
    "webhook-silent": Sentence(
        N_("{host} did not answer within {seconds} seconds: the note may have been posted or not"),
        N_("Look in the channel before you run the same command again."),
    ),
    "webhook-answered": _answered,
    "note-incomplete": Sentence(
        N_("The note would be incomplete, since a file cannot be read: it was neither posted nor written"),
        N_("Fix the file first; `okr lint` names every mistake."),
    ),
    "not-a-note": Sentence(
        N_("{path} already exists and is not a note of okr's: nothing was written"),
        N_("Choose another name, or replace it with --force."),
    ),
    "export-incomplete": Sentence(
        N_("The export would be incomplete, since a file cannot be read: nothing was written"),
        N_("Fix the file first; `okr lint` names every mistake."),
    ),
    "not-an-export": Sentence(
        N_("{path} already exists and is not an export of okr's: nothing was written"),
        N_("Choose another name, or replace it with --force."),
    ),
    "export-as-other": Sentence(
        N_("{path} is not the name of a {format} file: nothing was written"),
        N_("Name a file that ends in .{format}."),
    ),
    "xlsx-on-terminal": Sentence(
        N_("A spreadsheet cannot be shown in a terminal"), N_("Write it to a file: --output okrs.xlsx")
    ),
    "what-and-json": Sentence(
        N_("JSON holds everything: --what is for csv and xlsx"), N_("Leave --what out, or take --format csv.")
    ),
    "bad-table": Sentence(N_("There is no table “{typed}”"), N_("There are: {tables}.")),
    "library-missing": Sentence(
        N_("Spreadsheets need a library that is not installed: {library}"),
        N_("pip install 'okrcli[xlsx]' installs it; CSV and JSON need none."),
    ),
    "not-a-report": Sentence(
        N_("{path} already exists and is not a report of okr's: nothing was written"),
        N_("Choose another name, or replace it with --force."),
    ),
    "not-a-site": Sentence(
        N_("{path} already exists and is not one of okr's pages: nothing was written"),
        N_("Choose an empty folder, or write there all the same with --force."),
    ),
    "site-in-workspace": Sentence(
        N_("{path} is a workspace: its pages would lie among its files"), N_("Choose another folder: --output site/")
    ),
    "report-without-output": Sentence(
        N_("A web page cannot be shown in a terminal"), N_("Name its file: `okr report --output report.html`")
    ),
    "report-as-yaml": Sentence(
        N_("{path} would be taken for a file of OKRs: nothing was written"),
        N_("Name a file that ends in .html or .md."),
    ),
    "no-plain-file": Sentence(
        N_("{path} is not a regular file: nothing was written"), N_("Name a file, or leave --output out and use `>`.")
    ),
    "note-as-other": Sentence(
        N_("A note is Markdown, text or JSON, and none of them is {ending}: {path} was not written"),
        N_("Name the file .md, .txt or .json."),
    ),
    "note-as-yaml": Sentence(
        N_("{path} would be taken for a file of OKRs: nothing was written"),
        N_("Name a file that ends in .md, .txt or .json."),
    ),
    "bad-days": Sentence(N_("“{typed}” is not a number of days"), N_("Give a whole number from 1 on: --days 7")),
    "days-and-since": Sentence(N_("--days and --since say the same thing twice"), N_("Give one of them.")),
    "bad-since": Sentence(
        N_("--since {since} is not before {as_of}"),
        N_("The note tells what happened after the one and up to the other."),
    ),
}
