"""The sentences of errors: what was typed and not understood, and what a command refuses."""

from __future__ import annotations

import re
from collections.abc import Callable

from okrcli.i18n import N_
from okrcli.render.messages import Facts, Sentence, Table

_WHAT_ELSE = {
    "holds": N_("It holds: {holds}."),
    "holds_it": N_("It is a part of {holds_it}."),
    "is_cycle": N_("It is a cycle: `--cycle {is_cycle}` names it."),
    "is_team": N_("It is a team: `--team {is_team}` names it."),
    "is_metric": N_("It is a health metric: `okr kpi record {is_metric}` adds a reading, `okr kpi` shows them all."),
    "is_person": N_("It is a person: `okr status --owner {is_person}` shows what is theirs."),
}

_NEAREST = N_("Did you mean {nearest}?")
_FACT = re.compile(r"{(\w+)}")


def _no_such_address(facts: Facts) -> Sentence:
    message = N_("Nothing in {cycle} is called “{typed}”")
    if facts.get("elsewhere"):
        return Sentence(message, N_("Another cycle has it: {elsewhere}."))
    if facts.get("holds") or facts.get("holds_it"):
        message = N_("“{typed}” is not what is wanted here")
    return _with_a_hint(message, *_WHAT_ELSE.values(), _NEAREST, N_("`okr status` lists what there is."))(facts)


def _with_a_hint(message: str, *hints: str) -> Callable[[Facts], Sentence]:
    """The message with the first of the hints of which all the facts are there."""

    def say(facts: Facts) -> Sentence:
        fitting = (hint for hint in hints if all(facts.get(name) for name in _FACT.findall(hint)))
        return Sentence(message, next(fitting, None))

    return say


def _edit_refused(facts: Facts) -> Sentence:
    message = N_("{path} cannot be changed without touching more than what was asked: nothing was changed")
    if facts.get("line"):
        return Sentence(message, N_("Write this by hand; `okr edit` opens the file: {line}"))
    return Sentence(message, N_("Make this one change by hand: `okr edit` opens the file."))


SENTENCES: Table = {
    # the workspace
    "no-workspace": Sentence(
        N_("There is no okr.yaml in this folder or above it, nor in an okrs/ folder of one of them"),
        N_("`okr init` makes a workspace here; `--dir DIR` names one elsewhere."),
    ),
    "no-workspace-there": Sentence(
        N_("There is no okr.yaml in {folder}"), N_("`okr init {folder}` makes a workspace there.")
    ),
    "folder-gone": Sentence(
        N_("The current folder no longer exists ({problem})"),
        N_("`cd` to one that is; `--dir DIR` names the workspace."),
    ),
    "no-cycle": Sentence(N_("There is no cycle in {folder} yet"), N_("`okr new-cycle Q3` makes one.")),
    "no-readable-cycle": Sentence(N_("No cycle's dates can be read"), N_("Fix its cycle.yaml, as said above.")),
    "not-for-editors": Sentence(
        N_("There is no file to open for that"), N_("Fix it as said above; `okr edit` opens what is left.")
    ),
    "cycle-unsure": Sentence(
        N_("It is not clear which cycle is meant, because one cannot be read: nothing was changed"),
        N_("Fix it, as said above, or name the cycle that you mean with --cycle."),
    ),
    "no-such-cycle": _with_a_hint(
        N_("There is no cycle “{typed}”"),
        *(_WHAT_ELSE["is_team"], _WHAT_ELSE["is_person"], _NEAREST),
        *(N_("There are: {cycles}."), N_("`okr new-cycle Q3` makes one.")),
    ),
    "no-such-address": _no_such_address,
    "no-such-person": _with_a_hint(
        N_("Nobody called “{typed}” owns anything here"),
        *(_WHAT_ELSE["is_cycle"], _WHAT_ELSE["is_team"], _NEAREST, N_("There are: {people}.")),
    ),
    "no-such-tag": _with_a_hint(
        N_("Nothing here is tagged “{typed}”"),
        *(_NEAREST, N_("There are: {tags}."), N_("`tags: [{typed}]` tags something.")),
    ),
    "no-such-team": _with_a_hint(
        N_("There is no team “{typed}”"),
        *(_WHAT_ELSE["is_cycle"], _WHAT_ELSE["is_person"], _WHAT_ELSE["holds_it"], _NEAREST),
        N_("There are: {teams}."),
    ),
    "no-team-to-add-to": _with_a_hint(
        N_("There is no team “{typed}” in {cycle}"),
        N_("Did you mean {nearest}? Else `okr add team {typed} --cycle {cycle}` adds it."),
        N_("`okr add team {typed} --cycle {cycle}` adds it."),
    ),
    "no-such-revision": Sentence(
        N_("“{typed}” is neither a date nor a revision that Git knows"),
        N_("Write a date as 2026-08-31, or a commit, branch or tag; a shallow clone may lack it."),
    ),
    "never-one-history": Sentence(
        N_("The two sides of “{typed}” have no commit in common"),
        N_("Write two dots to compare them as they are; a shallow clone may lack the commit."),
    ),
    "no-such-kpi": _with_a_hint(
        N_("There is no health metric “{typed}”"),
        *(_NEAREST, N_("There are: {kpis}."), N_("`okr kpi add` makes one.")),
    ),
    "team-has-no-page": Sentence(
        N_("{team} is a team, and this shows an objective or a key result"), N_("`okr status {team}` shows the team.")
    ),
    "ambiguous-address": Sentence(N_("“{typed}” could be any of: {candidates}"), N_("Type more of the address.")),
    "address-in-broken-file": Sentence(
        N_("“{typed}” was not found, and a file that may hold it cannot be read"), N_("Fix the file first.")
    ),
    # files
    "file-invalid": Sentence(N_("{path} is invalid: nothing was changed"), N_("Fix it first; `okr edit` opens it.")),
    "unreadable-text": Sentence(N_("{path} cannot be read: nothing was changed")),
    "would-be-invalid": Sentence(
        N_("That would make {path} invalid: nothing was changed"), N_("Type other values, or edit the file by hand.")
    ),
    "edit-refused": _edit_refused,
    "agents-marks": Sentence(
        N_("{path} does not have one “{begin}” and, below it, one “{end}”, each on a line: nothing was changed"),
        N_("Take out the marks that are too many, or all of them: the block is then written anew."),
    ),
    "workspace-exists": Sentence(
        N_("{path} already exists, so this is a workspace: nothing was changed"),
        N_("`okr new-cycle` and `okr add` make it grow; `okr edit` opens its okr.yaml."),
    ),
    "cycle-exists": Sentence(
        N_("{cycle} already exists: nothing was changed"),
        N_("`okr add team {team} --cycle {cycle}` adds a team to it."),
    ),
    "exists": Sentence(N_("{path} already exists: nothing was changed"), N_("Choose another name, or edit it.")),
    "disk-full": Sentence(
        N_("{path} cannot be written, the disk is full ({problem}); it is as it was"),
        N_("Free some space, and try again."),
    ),
    "no-permission": Sentence(
        N_("{path} cannot be written ({problem}); it is as it was"),
        N_("Give yourself permission to write to it and to its folder, then try again."),
    ),
    "read-only": Sentence(
        N_("{path} cannot be written ({problem}); it is as it was"), N_("The disk is mounted for reading alone.")
    ),
    "cannot-print": Sentence(
        N_("The output cannot be written ({problem})"), N_("Free some space, or send it elsewhere.")
    ),
    "cannot-write": Sentence(N_("{path} cannot be written ({problem}); it is as it was")),
    "leads-out": Sentence(
        N_("{path} leads out of the repository by a link: nothing was written"),
        N_("Remove the link, or name the place it leads to."),
    ),
    "changed-meanwhile": Sentence(
        N_("{path} was changed by something else meanwhile: nothing was written"), N_("Run the same command again.")
    ),
    "locked": Sentence(
        N_("Another okr has been changing {path} for {seconds} seconds: nothing was written"),
        N_("Let it finish, and run the same command again."),
    ),
    "cycle-closed": Sentence(
        N_("{cycle} was closed on {closed}: its files stay as they are"),
        N_("`--force` changes them all the same."),
    ),
    "link-in-closed": Sentence(
        N_("{cycle} was closed on {closed}, and has links to {place}: nothing was changed"),
        N_("`--force` rewrites them as well."),
    ),
    "cycle-invalid": Sentence(
        N_("{cycle} cannot be closed before its files can be read: nothing was changed"),
        N_("Fix them first; `okr edit` opens the first mistake."),
    ),
    # closing
    "checkins-overdue": Sentence(
        N_("{cycle} cannot close yet, check-ins are overdue: {addresses}{more}"),
        N_("`okr checkin --cycle {cycle} --date {ends}` records the last word; `--force` closes without it."),
    ),
    "cycle-runs": Sentence(
        N_("{cycle} runs until {ends}: it is too early to close it"), N_("`--force` closes it all the same.")
    ),
    "already-closed": Sentence(N_("{cycle} was closed on {closed}"), N_("`okr reopen {cycle}` opens it again.")),
    "not-closed": Sentence(N_("{cycle} is not closed: there is nothing to reopen")),
    "close-in-future": Sentence(
        N_("{day} is in the future, and a cycle cannot be closed ahead of time"), N_("Close it on that day.")
    ),
    "close-which": Sentence(N_("Several cycles have ended: {cycles}"), N_("Name one: `okr close-cycle {first}`.")),
    "close-none": Sentence(
        N_("No cycle that has ended is waiting to be closed"),
        N_("Name the one you mean: `okr close-cycle {cycle}`."),
    ),
    "reopen-which": Sentence(N_("Several cycles are closed: {cycles}"), N_("Name one: `okr reopen {last}`.")),
    "discard-needs-yes": Sentence(
        N_("{cycle} has retrospectives ({count}), and what they say would be gone: nothing was changed"),
        N_("--yes takes them out all the same; without --discard-retrospectives they stay."),
    ),
    "reopen-none": Sentence(N_("No cycle is closed")),
    "review-incomplete": Sentence(
        N_("Something that closing {cycle} needs is still missing: nothing was written"),
        N_("`okr close-cycle {cycle} --template` writes a file to fill in for --from; at a terminal, each is asked."),
    ),
    "review-invalid": Sentence(N_("{path} cannot be read as a review: nothing was written"), N_("Fix it first.")),
    "review-of-other": Sentence(N_("The review is of {typed}, and {cycle} is to be closed"), N_("Name the cycle.")),
    "review-needs-address": Sentence(
        N_("{option} says nothing of which it is about: {typed}"), N_("Write it as {option} {example}.")
    ),
    "closing-not-dry": Sentence(
        N_("Each answer is written as it is given: there is no dry run of the questions"),
        N_("--dry-run is for what the options or --from say in full."),
    ),
    # carrying over
    "carry-not-closed": Sentence(
        N_("{cycle} is not closed: what becomes of its objectives is not decided"),
        N_("`okr close-cycle {cycle}` decides; `--force` carries over what is decided so far."),
    ),
    "carry-broken": Sentence(
        N_("{cycle} has files that cannot be read, and nothing of them would come along: nothing was made"),
        N_("Fix them first; `okr edit` opens the first mistake."),
    ),
    "carry-into-itself": Sentence(N_("{cycle} cannot be made from itself"), N_("Name another with --from.")),
    # the command line
    "no-such-command": lambda facts: Sentence(
        N_("There is no command “{typed}”"),
        N_("Did you mean {nearest}?") if facts.get("nearest") else N_("`{command} --help` lists them."),
    ),
    "no-such-option": lambda facts: Sentence(
        N_("There is no option {typed}"),
        N_("Did you mean {nearest}?") if facts.get("nearest") else N_("`{command} --help` lists them."),
    ),
    "missing-argument": Sentence(N_("{argument} is missing"), N_("`{command} --help` says what to type.")),
    "option-needs-value": Sentence(N_("{option} needs a value"), N_("`{command} --help` says which.")),
    "option-takes-none": Sentence(N_("{option} takes no value"), N_("`{command} --help` says more.")),
    "bad-option-value": Sentence(N_("{option}: {problem}"), N_("`{command} --help` says more.")),
    "unexpected-argument": Sentence(
        N_("One word too many: {typed}"), N_("Text of several words stands in quotes; see `{command} --help`.")
    ),
    "unfit-text": lambda facts: Sentence(
        N_("{option} has a byte in it that is not UTF-8 text")
        if str(facts["character"]).startswith("U+D")
        else N_("{option} has a control character in it, {character}, which no file can hold"),
        N_("Type it again: such things often come with what is pasted."),
    ),
    "bad-usage": Sentence(N_("{problem}"), N_("`{command} --help` says more.")),
    "bad-date": Sentence(N_("“{typed}” is not a date"), N_("Type it such as {example}, {short}, monday or yesterday.")),
    "bad-today": Sentence(N_("OKR_TODAY is “{typed}”, which is not a date"), N_("Write it as {example}, or unset it.")),
    "bad-language": Sentence(N_("There is no language “{typed}”"), N_("There are: {languages}.")),
    "bad-format": Sentence(N_("There is no format “{typed}”"), N_("There are: {formats}.")),
    "bad-column": _with_a_hint(N_("There is no column “{typed}”"), _NEAREST, N_("There are: {columns}.")),
    "cycle-and-all-cycles": Sentence(N_("--cycle and --all-cycles: one or the other")),
    "bad-order": _with_a_hint(N_("Nothing is sorted by “{typed}”"), _NEAREST, N_("There are: {orders}.")),
    "bad-status": _with_a_hint(N_("There is no status “{typed}”"), _NEAREST, N_("There are: {statuses}.")),
    "no-such-topic": Sentence(N_("There are no instructions about “{typed}”"), N_("There are: {kinds}.")),
    "bad-schema-kind": Sentence(N_("There is no schema “{typed}”"), N_("There are: {kinds}.")),
    "buffer-without-name": Sentence(
        N_("Nothing says which file standard input is"),
        N_("Name the file of the workspace that it is to be judged as: okr lint --stdin-filename FILE -"),
    ),
    "buffer-alone": Sentence(
        N_("--stdin-filename judges that one file: leave out addresses, filters, --fix and --dry-run")
    ),
    "buffer-outside": Sentence(
        N_("{path} is not in the workspace {folder}"),
        N_("Name a file of the workspace, or the workspace with --dir."),
    ),
    "bad-severity": Sentence(N_("There is no severity “{typed}”"), N_("There are: {severities}.")),
    "no-such-rule": _with_a_hint(
        N_("There is no rule “{typed}”"),
        *(N_("Did you mean {nearest}? `okr rule --all` lists them."), N_("`okr rule --all` lists them.")),
    ),
    "rule-of-what": Sentence(
        N_("Which rule is it about?"), N_("Name it: `okr rule K101`; `okr rule --all` lists them.")
    ),
    "bad-slug": Sentence(
        N_("“{typed}” cannot be an id"), N_("An id is small letters, digits and single hyphens: `{suggestion}`.")
    ),
    "no-team-yet": Sentence(N_("{cycle} has no team yet"), N_("`okr add team NAME` makes one.")),
    "no-objective-yet": Sentence(N_("{cycle} has no objective yet"), N_("`okr add objective` makes one.")),
    "no-id": Sentence(
        N_("“{typed}” does not make an id"), N_("Give a name with letters from a to z, or one with --id.")
    ),
    "bad-measure": Sentence(
        N_("A key result has one measure"),
        N_("Give --baseline and --target, or --at-least and/or --at-most, or --milestone (repeatable)."),
    ),
    "nothing-written": Sentence(N_("Stopped: nothing was written")),
    "missing-option": Sentence(N_("{option} is missing"), N_("It takes: {what}.")),
    "id-taken": Sentence(N_("The id “{id}” is taken in {place}"), N_("Give another with --id.")),
    "set-what": Sentence(
        N_("“{typed}” is not KEY=VALUE"), N_("Such as target=600, or owner=bob; `KEY=` takes a key out.")
    ),
    "set-other-way": Sentence(N_("{key} is not for `okr set`"), N_("`{command}` is for that.")),
    "no-such-key": _with_a_hint(N_("There is no key “{key}” here"), _NEAREST, N_("There are: {keys}.")),
    "bad-word": Sentence(N_("{key} cannot be “{typed}”"), N_("It is one of: {words}.")),
    "bad-structure": Sentence(
        N_("{key} cannot be “{typed}”"), N_("Write it as in the file, `{key}=[…]`; `okr edit` opens that.")
    ),
    "why-of-what": Sentence(
        N_("--why says why a goalpost moved, and none did: nothing was changed"), N_("Leave --why out.")
    ),
    "dropped-already": Sentence(
        N_("{place} was dropped on {day}: nothing was changed"), N_("`okr set {place} dropped=` takes it back.")
    ),
    "move-across-cycles": Sentence(
        N_("{place} stays in its cycle: nothing was changed"),
        N_("`okr new-cycle --from {cycle}` carries over what goes on."),
    ),
    "name-taken": Sentence(N_("{place} is taken: nothing was changed"), N_("Choose another id than {id}.")),
    "search-for-nothing": Sentence(N_("There is no word to look for"), N_("`okr search webinar` finds it everywhere.")),
    "checkin-of-what": Sentence(
        N_("Which key result is it about?"), N_("Name it first: okr checkin leads 230 --confidence 6")
    ),
    "amend-nothing": Sentence(
        N_("{address} has no check-in of yours"),
        N_("`okr show {address}` shows who gave them; --by names somebody else."),
    ),
    "amend-committed": Sentence(
        N_("Git has the check-in of {day} for {address} already: nothing was changed"),
        N_("A new check-in puts it right: `okr checkin {address} VALUE --note …`."),
    ),
    "checkin-needs-value": Sentence(
        N_("There is nothing to record"),
        N_("Give a value, or --done, --confidence, --status, --note, --blocker or --next."),
    ),
    "checkin-needs-key-result": Sentence(
        N_("Walking through your key results needs a terminal to ask at"),
        N_("In one line instead: okr checkin leads 230 --confidence 6"),
    ),
    "checkin-of-whole": Sentence(
        N_("“{typed}” is not a key result, and only key results take check-ins"), N_("It holds: {candidates}.")
    ),
    "checkin-of-dropped": Sentence(
        N_("{key_result} was dropped: nothing is asked about it"),
        N_("In one line it can still be recorded: okr checkin {key_result} --note …"),
    ),
    "reading-of-what": Sentence(
        N_("Which health metric is it about?"), N_("Name it, and its value: okr kpi record bounce-rate 42")
    ),
    "reading-needs-value": Sentence(N_("There is nothing to record"), N_("Give the value: okr kpi record {kpi} 42")),
    "kpi-without-reading": Sentence(
        N_("{kpi} has no reading yet, so there is no baseline"), N_("`okr kpi record {kpi} VALUE` adds one.")
    ),
    "kpi-without-range": Sentence(
        N_("{kpi} has no healthy range, so there is no target"),
        N_("Add at_least or at_most to it in kpis.yaml, or give --target."),
    ),
    "kpi-is-healthy": Sentence(
        N_("{kpi} is inside its range: there is nothing to bring back"),
        N_("Give --target for a key result that goes further."),
    ),
    "kpi-promoted": Sentence(N_("{kpi} was made into {address} already"), N_("`--force` makes another of it.")),
    "walk-not-dry": Sentence(
        N_("The walk writes each answer as it is given: there is no dry run of it"),
        N_("--dry-run is for a check-in in one line: okr checkin leads 230 --dry-run"),
    ),
    "no-milestones": Sentence(
        N_("{key_result} has no milestones: it is measured by a value"), N_("Give the value instead of --done.")
    ),
    "nothing-owned": Sentence(
        N_("{person} owns no key result in a cycle that is running"),
        N_("`--owner` names somebody else, `--everyone` means all; `okr status` lists who owns what."),
    ),
    "no-cycle-running": Sentence(
        N_("No cycle is running"), N_("`okr new-cycle Q3` makes one; `--cycle` names one that is yet to start.")
    ),
    "nothing-to-check-in": Sentence(
        N_("No running cycle has a key result"), N_("`okr add objective` makes a beginning.")
    ),
    "no-dates": Sentence(
        N_("“{typed}” is not a quarter, half or year: its dates are not known"), N_("Give --starts and --ends.")
    ),
    "bad-period": Sentence(N_("The cycle would end before it starts"), N_("Fix --starts or --ends.")),
    "edit-needs-terminal": Sentence(N_("An editor needs a terminal"), N_("Run `okr edit` at one.")),
    "no-editor": Sentence(N_("No editor is set"), N_("Set VISUAL or EDITOR, such as EDITOR=nano.")),
    "bad-editor": Sentence(
        N_("{variable} cannot be read as a command: a quotation mark or a backslash in it is left open"),
        N_("Put a path that has such a sign in it in quotation marks: {variable}='\"/opt/my editor\"'."),
    ),
    "editor-failed": Sentence(N_("{editor} could not be run ({problem})"), N_("Set VISUAL or EDITOR to one that can.")),
}
