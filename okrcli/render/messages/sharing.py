"""The sentences of what goes to others: merging, committing, pushing, posting.

None of them shows a webhook's address: it is a secret.
"""

from __future__ import annotations

from okrcli.i18n import N_

SENTENCES = {
    "merge-both_set": N_("{address}: ours says {ours}, theirs {theirs} (it was {base})"),
    "merge-both_added": N_("{address}: both sides added it, ours with {ours}, theirs with {theirs}"),
    "merge-ours_removed": N_("{address}: ours removed it, theirs changed it to {theirs}"),
    "merge-theirs_removed": N_("{address}: theirs removed it, ours changed it to {ours}"),
    "merge-both_moved": N_("{address}: ours moved it to {ours}, theirs to {theirs}"),
    "merge-unmergeable": N_("{path}: the two sides cannot be brought together without losing something"),
    "merge-unmergeable?": N_("Solve it by hand between the conflict markers, then `git add` it."),
    "merge-one-side": N_("{path}: one side removed the file and the other changed it"),
    "merge-one-side?": N_("Keep it with `git add`, or `git rm` it."),
    "merge-by-hand": N_("{path} was changed since the conflict: it is left as it is"),
    "merge-by-hand?": N_("`git add` it if it is solved; `git checkout -m -- FILE` brings the conflict back."),
    "not-in-conflict": N_("{path} is not in conflict: nothing was changed"),
    "merge-not-okr": N_("{path} is in conflict, and is not an OKR file: okr does not know what it says"),
    "bad-host": N_("There is nothing for the host “{typed}”"),
    "bad-host?": N_("The hosts are: {hosts}."),
    "host-needs-yes": N_("Nothing was written: nobody can be asked here"),
    "host-needs-yes?": N_("--yes writes the files, --dry-run only shows them."),
    "host-file-taken": N_("{path} is somebody's own"),
    "host-file-taken?": N_("Nothing was written."),
    "commit-failed": N_("Git did not commit the check-in; it is on disk"),
    "commit-failed?": N_("Fix what Git says, then: git commit -- {files}"),
    "push-without-commit": N_("--push and --no-commit contradict each other"),
    "push-without-commit?": N_("What is not committed cannot be pushed."),
    "no-branch": N_("HEAD is on no branch: the check-in is committed, and not pushed"),
    "no-branch?": N_(
        "`git switch` to a branch, and bring the commit there; or end what is under way, as `git status` says."
    ),
    "no-upstream": N_("{branch} follows no branch of a remote: the check-in is committed, and not pushed"),
    "no-upstream?": N_("Once, for the branch: git push -u origin {branch}"),
    "fetch-failed": N_("{remote} cannot be reached: the check-in is committed, and not pushed ({problem})"),
    "fetch-failed?": N_("Later: git pull --rebase, then git push"),
    "push-failed": N_("{place} did not take it: the check-in is committed, and not pushed"),
    "push-failed?": N_("Fix what is said above, then: git push"),
    "push-too-slow": N_(
        "Somebody else pushed first, {tries} times: the check-in is committed, and not pushed to {place}"
    ),
    "push-too-slow?": N_("In a moment: git pull --rebase, then git push"),
    "pull-conflict": N_(
        "What {place} says contradicts your commits: the check-in is committed, and not pushed; all is as it was"
    ),
    "pull-conflict?": N_(
        "Run git pull --rebase and okr merge, decide between the markers, git add, git rebase --continue, git push"
    ),
    "pull-failed": N_("Your commits could not be rebased onto {place}: the check-in is committed, and not pushed"),
    "pull-failed?": N_("Fix what is said above, then: git pull --rebase, then git push"),
    "pulled-invalid": N_(
        "{path} is invalid since Git brought both sides' lines together: the check-in is committed, and not pushed"
    ),
    "pulled-invalid?": N_("Fix it, `git commit` it, then `git push`; `okr git-setup` has Git merge by meaning."),
    "aside-in-conflict": N_(
        "Your changes that are not committed contradict what was pulled: they are between markers, and in git stash"
    ),
    "aside-in-conflict?": N_("Decide between the markers and `git add` the files; then `git stash drop`."),
    "no-git": N_("Git is not installed, or not found"),
    "no-git?": N_("Install it, or fix PATH."),
    "no-repository here": N_("This folder is in no Git repository"),
    "no-repository": N_("{folder} is in no Git repository"),
    "no-repository?": N_("`git init` makes one."),
    "strange-repository": N_(
        "{folder} looks strange: its files (HEAD, objects, config) pass for those of a repository of Git's own"
    ),
    "strange-repository?": N_(
        "Git is not asked there: such a configuration can run programs. Were these files meant to be there?"
    ),
    "history-ends": N_("This clone is shallow: its history does not go back to {day}"),
    "history-ends?": N_("`git fetch --unshallow` brings the rest, or name a later day."),
    "history-partial": N_("This clone does not hold all of its history ({problem})"),
    "history-partial?": N_(
        "It was made with `--filter`, or is damaged; a new `git clone` without it holds everything."
    ),
    "history-too-large": N_("The history of these files is too large to be read: more than {limit} bytes"),
    "history-too-large?": N_("Name a later day or revision."),
    "no-commit": N_("Nothing is committed here yet"),
    "no-commit?": N_("Commit your OKRs first: there is nothing to compare with."),
    "diff-from-future": N_("{day} is in the future: there is nothing to compare with"),
    "diff-from-future?": N_("Give a day no later than {as_of}."),
    "since-start-and-range": N_(
        "--since-start compares with the cycle's first commit, so it takes no day and no revision"
    ),
    "since-start-and-range?": N_("Leave one of the two out."),
    "git-failed": N_("git {command} failed: {problem}"),
    "no-webhook": N_("OKR_WEBHOOK_URL is not set, so there is nowhere to post to"),
    "no-webhook?": N_(
        "Put the incoming webhook's URL in it, or the name of a file that holds it in OKR_WEBHOOK_FILE: in your "
        "shell or a job's secrets, never in the repository."
    ),
    "webhook-file": N_("OKR_WEBHOOK_FILE names {path}, which cannot be read: {problem}"),
    "webhook-file?": N_("It holds the webhook's URL, and nothing else."),
    "webhook-no-url": N_("{variable} holds no URL that can be posted to"),
    "webhook-no-url?": N_("It begins with https:// and names a host."),
    "webhook-not-https": N_("{variable} does not begin with https://"),
    "webhook-not-https?": N_("Whoever listens on the way could read the note, and post in your name."),
    "webhook-unknown": N_("{host} does not say whether it takes Slack's format or Teams'"),
    "webhook-unknown?": N_("Say it: --webhook slack, or --webhook teams."),
    "bad-webhook": N_("There is no webhook format “{typed}”"),
    "bad-webhook?": N_("There are: {kinds}."),
    "webhook-not-posted": N_("--webhook says in which format to post, and nothing is posted"),
    "webhook-not-posted?": N_("Add --post."),
    "webhook-unreachable": N_("{host} cannot be reached ({problem}): the note was not posted"),
    "webhook-unreachable?": N_("Is the network up? Run the same command again."),
    "webhook-silent": N_("{host} did not answer within {seconds} seconds: the note may have been posted or not"),
    "webhook-silent?": N_("Look in the channel before you run the same command again."),
    "webhook-answered words": N_("{host} answered {status}: {words}. The note was not posted"),
    "webhook-answered": N_("{host} answered {status}: the note was not posted"),
    "webhook-answered? status=40[134]|410": N_(
        "The webhook may be gone: make a new one, and set OKR_WEBHOOK_URL to it."
    ),
    "webhook-answered? status=400|413": N_("Is it the right format? --webhook says which: slack or teams."),
    "webhook-answered? status=429": N_("It accepts no more for now: wait a minute, and run the same command again."),
    "webhook-answered? status=3..": N_("A redirection is not followed: set OKR_WEBHOOK_URL to where it leads."),
    "webhook-answered?": N_("Run the same command again later."),
    "note-incomplete": N_(
        "The note would be incomplete, since a file cannot be read: it was neither posted nor written"
    ),
    "note-incomplete?|export-incomplete?": N_("Fix the file first; `okr lint` names every mistake."),
    "not-a-note": N_("{path} already exists and is not a note of okr's: nothing was written"),
    "not-a-note?|not-an-export?|not-a-report?": N_("Choose another name, or replace it with --force."),
    "export-incomplete": N_("The export would be incomplete, since a file cannot be read: nothing was written"),
    "not-an-export": N_("{path} already exists and is not an export of okr's: nothing was written"),
    "export-as-other": N_("{path} is not the name of a {format} file: nothing was written"),
    "export-as-other?": N_("Name a file that ends in .{format}."),
    "xlsx-on-terminal": N_("A spreadsheet cannot be shown in a terminal"),
    "xlsx-on-terminal?": N_("Write it to a file: --output okrs.xlsx"),
    "what-and-json": N_("JSON holds everything: --what is for csv and xlsx"),
    "what-and-json?": N_("Leave --what out, or take --format csv."),
    "bad-table": N_("There is no table “{typed}”"),
    "bad-table?": N_("There are: {tables}."),
    "library-missing": N_("Spreadsheets need a library that is not installed: {library}"),
    "library-missing?": N_("pip install 'okrcli[xlsx]' installs it; CSV and JSON need none."),
    "not-a-report": N_("{path} already exists and is not a report of okr's: nothing was written"),
    "not-a-site": N_("{path} already exists and is not one of okr's pages: nothing was written"),
    "not-a-site?": N_("Choose an empty folder, or write there all the same with --force."),
    "site-in-workspace": N_("{path} is a workspace: its pages would lie among its files"),
    "site-in-workspace?": N_("Choose another folder: --output site/"),
    "report-without-output": N_("A web page cannot be shown in a terminal"),
    "report-without-output?": N_("Name its file: `okr report --output report.html`"),
    "report-as-yaml|note-as-yaml": N_("{path} would be taken for a file of OKRs: nothing was written"),
    "report-as-yaml?": N_("Name a file that ends in .html or .md."),
    "no-plain-file": N_("{path} is not a regular file: nothing was written"),
    "no-plain-file?": N_("Name a file, or leave --output out and use `>`."),
    "note-as-other": N_("A note is Markdown, text or JSON, and none of them is {ending}: {path} was not written"),
    "note-as-other?": N_("Name the file .md, .txt or .json."),
    "note-as-yaml?": N_("Name a file that ends in .md, .txt or .json."),
    "bad-days": N_("“{typed}” is not a number of days"),
    "bad-days?": N_("Give a whole number from 1 on: --days 7"),
    "days-and-since": N_("--days and --since say the same thing twice"),
    "days-and-since?": N_("Give one of them."),
    "bad-since": N_("--since {since} is not before {as_of}"),
    "bad-since?": N_("The note tells what happened after the one and up to the other."),
}
