"""`okr lint`: every mistake in the files and the coach's remarks, each with its place and what to do."""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from okrcli.cli import completion, options
from okrcli.cli.console import hint, name_in, print_document, print_lines, tell_words, tell_written, write_diff
from okrcli.cli.context import Workspace, find_cycle, open_workspace, read_day, report_problems, today
from okrcli.cli.help import command
from okrcli.cli.lint.buffer import Buffer, read_buffer
from okrcli.cli.options import argument, flag, format_option, option, read_filters
from okrcli.errors import (
    ConflictError,
    EditRefusedError,
    ExitCode,
    Finding,
    InvalidFileError,
    Severity,
    UsageError,
)
from okrcli.i18n import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from okrcli.lint.engine import Choice
    from okrcli.lint.history import HistoryChecks
    from okrcli.model import Address, Cycle
    from okrcli.scoring.narrow import Filters
    from okrcli.workspace.autofix import Fixed
    from okrcli.workspace.load import Loaded

FORMATS = ("text", "json", "github", "sarif", "md")
HISTORY = "G"
"""The family of rules that the commits tell."""
SEVERITIES = tuple(one.value for one in Severity)

CodesOption = Annotated[
    list[str] | None,
    option("--select", "CODES", _("Only these rules: K101, or the beginning K; repeatable."), completion.codes),
]
IgnoreOption = Annotated[
    list[str] | None, option("--ignore", "CODES", _("Without these rules; repeatable."), completion.codes)
]


@command(
    "okr lint",
    "okr lint marketing --select K --ignore K107",
    "okr lint --owner bob",
    "okr lint --severity warning --format github",
    "okr lint --fix --dry-run",
    "okr lint --stdin-filename okrs/kpis.yaml -",
    "okr rule K101",
)
def lint(
    ctx: typer.Context,
    addresses: Annotated[
        list[str] | None,
        argument(
            "[ADDRESS]...",
            _("What to look at: a team, an objective, a key result; by default everything in the workspace."),
            completion.addresses,
        ),
    ] = None,
    team: options.Teams = None,
    owner: options.Owners = None,
    tag: options.Tags = None,
    select: CodesOption = None,
    ignore: IgnoreOption = None,
    severity: Annotated[
        str,
        option(
            "--severity", "LEVEL", _("The lowest severity to show: info, warning or error."), lambda: list(SEVERITIES)
        ),
    ] = Severity.INFO.value,
    strict: Annotated[bool, flag("--strict", _("Exit 1 for advice as well."))] = False,
    output: Annotated[str, format_option(FORMATS, _("text, json, github, sarif or md."))] = "text",
    at: options.At = None,
    fix: Annotated[bool, flag("--fix", _("First fix what is safe: order of check-ins, ids."))] = False,
    dry_run: options.DryRun = False,
    stdin_jsonl: Annotated[
        bool, flag("--stdin-jsonl", _("Judge lines of JSON from standard input: role, text, lang."))
    ] = False,
    stdin_filename: Annotated[
        Path | None,
        option(
            "--stdin-filename",
            "FILE",
            _("Judge what standard input has as if this file of the workspace held it: for editors."),
        ),
    ] = None,
) -> int:
    """Find every mistake in the files, and what a coach would say of the OKRs, each with its place and what to do."""
    from okrcli.yaml.places import keeping_places

    choice = _read_choice(select, ignore, severity)
    if stdin_jsonl:
        from okrcli.cli.lint.statements import judge_lines

        return judge_lines(ctx, choice)
    as_of = read_day(at)
    only = read_filters(team, owner, tag, None)
    if stdin_filename is not None or addresses == ["-"]:
        buffer = read_buffer(ctx, stdin_filename, addresses, more=fix or dry_run or any((team, owner, tag)))
        addresses = None
    else:
        buffer = None
    with keeping_places(), buffer.standing_in() if buffer is not None else nullcontext():
        workspace = open_workspace(ctx)
        places = _places(workspace, addresses, as_of)
        if fix or dry_run:
            _fix(workspace, _teams(workspace.root, places, only), dry_run=dry_run)
        history = _history(workspace.root, choice)
        findings = _find(workspace, places, only, choice, as_of, history, buffer)
    unread = history.unread if history is not None else None
    if unread is not None and _asks_for_history(choice):
        raise unread
    if dry_run and output == "text":  # the diff alone is data then
        report_problems(workspace.session, findings)
    else:
        _write(workspace, findings, output)
    if unread is not None:
        _tell_unread(workspace, unread)
    return _exit_code(findings, strict=strict)


def _read_choice(select: list[str] | None, ignore: list[str] | None, severity: str) -> Choice:
    """What is wanted; raises UsageError (`no-such-rule`, `bad-severity`)."""
    from okrcli.cli.words import read_one_of
    from okrcli.lint.engine import Choice
    from okrcli.render.findings import SEVERITY_WORDS

    least = read_one_of(severity, SEVERITY_WORDS, "bad-severity")
    return Choice(_read_codes(select), _read_codes(ignore), least)


def _read_codes(typed: list[str] | None) -> tuple[str, ...]:
    from okrcli.lint.registry import rules
    from okrcli.schema.suggest import nearest_word

    codes = tuple(code.strip().upper() for each in typed or () for code in each.split(",") if code.strip())
    for code in codes:
        if not any(known.startswith(code) for known in rules()):
            raise UsageError("no-such-rule", typed=code, nearest=nearest_word(code, rules()))
    return codes


def _places(workspace: Workspace, addresses: list[str] | None, as_of: date) -> list[Address]:
    """What is named; nothing for all that there is."""
    from okrcli.workspace.addresses import resolve
    from okrcli.workspace.cycles import current_cycle

    if not addresses:
        return []
    current = current_cycle(workspace.root, workspace.settings, as_of)
    return [resolve(workspace.root, current, address, today=as_of, anywhere=True) for address in addresses]


def _teams(root: Path, places: Sequence[Address], only: Filters) -> list[tuple[str, str]] | None:
    """The teams in whose files that is which is asked for, each as cycle and team; none for all of them."""
    from okrcli.workspace.files import cycle_ids, team_ids

    if not (places or only.teams):
        return None
    every = ((cycle, team) for cycle in cycle_ids(root) for team in team_ids(root, cycle))
    named = [one[:2] for one in places] or every
    return [one for one in dict.fromkeys(named) if not only.teams or one[1] in only.teams]


def _find(
    workspace: Workspace,
    places: Sequence[Address],
    only: Filters,
    choice: Choice,
    as_of: date,
    history: HistoryChecks | None,
    buffer: Buffer | None,
) -> list[Finding]:
    from okrcli.lint.contexts import LintInput
    from okrcli.lint.engine import lint as run_rules
    from okrcli.scoring.narrow import ALL
    from okrcli.workspace.files import cycle_ids, stray_cycles
    from okrcli.workspace.load import load_cycle, load_kpis

    read = [load_cycle(workspace.root, cycle_id) for cycle_id in cycle_ids(workspace.root)]
    kpis = load_kpis(workspace.root)
    subject = LintInput(
        folder=workspace.root,
        settings=workspace.settings,
        as_of=as_of,
        cycles=tuple(_without_mistakes(workspace.root, one) for one in read if one.value is not None),
        kpis=() if kpis.value is None or kpis.findings else kpis.value,
        history=history,
        sources=buffer.sources if buffer is not None else {},
        found_by_reading=(
            *workspace.findings,
            *stray_cycles(workspace.root),
            *(finding for one in read for finding in one.findings),
            *kpis.findings,
        ),
    )
    if buffer is not None:
        return buffer.findings(run_rules(subject, choice), subject, choice)
    if not places and only == ALL:
        return run_rules(subject, choice)
    from okrcli.cli.reviews import refuse_unknown, refuse_unknown_team
    from okrcli.lint.narrow import narrow_findings

    cycles = [one.value for one in read if one.value is not None]
    for team in only.teams:
        refuse_unknown_team(workspace, team, cycle_ids(workspace.root))
    if not subject.found_by_reading:
        refuse_unknown(workspace, only, cycles)
    # what was passed over on the way to what was named is part of the answer
    passed = {finding.path for finding in find_cycle(workspace, as_of, None)[0].findings} if places else ()
    return narrow_findings(run_rules(subject, choice), places, only, workspace.root, cycles, kpis.value or (), passed)


def _without_mistakes(root: Path, loaded: Loaded[Cycle]) -> Cycle:
    """The cycle with the teams whose files have no mistake: rules look at what was meant, place by place."""
    from okrcli.workspace.files import team_path

    assert loaded.value is not None  # noqa: S101 - asked for where there is one
    cycle, wrong = loaded.value, {finding.path for finding in loaded.findings}
    return cycle._replace(teams=tuple(one for one in cycle.teams if team_path(root, cycle.id, one.id) not in wrong))


def _history(root: Path, choice: Choice) -> HistoryChecks | None:
    """The workspace's commits, which Git is asked for when a rule wants them.

    None outside of a repository, and where only mistakes are wanted, which no commit tells; raises ConflictError
    outside of one where rules about the history are asked for by name.
    """
    from functools import partial

    from okrcli.git.log import read_commits
    from okrcli.git.run import is_versioned, top_folder

    if choice.least is Severity.ERROR:
        return None
    if not is_versioned(root):
        if _asks_for_history(choice):
            top_folder(root)
        return None
    from okrcli.lint.history import HistoryChecks

    return HistoryChecks(partial(read_commits, root))


def _asks_for_history(choice: Choice) -> bool:
    return any(code.startswith(HISTORY) for code in choice.select)


def _fix(workspace: Workspace, teams: list[tuple[str, str]] | None, *, dry_run: bool) -> None:
    """Mend the teams named, or every file; print the diffs alone with `dry_run`. A closed cycle is left as it is."""
    from okrcli.workspace.autofix import fix_file

    for path in _fixable(workspace.root, teams):
        try:
            fixed = fix_file(workspace.root, path, dry_run=dry_run)
        except EditRefusedError as error:
            report_problems(workspace.session, error.findings)
            continue
        except InvalidFileError:
            continue  # looking at it says what is wrong
        if fixed is None:
            continue
        if dry_run:
            write_diff(workspace.session, fixed.change.diff(name_in(path, workspace.root)))
        else:
            tell_written(workspace.session, path, _("Fixed: {what}").format(what=_fixed_words(fixed)))


def _fixable(root: Path, teams: list[tuple[str, str]] | None) -> Iterator[Path]:
    """The files that have mistakes and may be changed."""
    from okrcli.model import CycleState
    from okrcli.workspace.files import cycle_ids, kpis_path, team_ids, team_path
    from okrcli.workspace.load import load_kpis, load_period, load_team

    if teams is None and load_kpis(root).findings:
        yield kpis_path(root)
    for cycle, team in teams or [(one, team) for one in cycle_ids(root) for team in team_ids(root, one)]:
        period = load_period(root, cycle).value
        closed = period is not None and period.state(today()) is CycleState.CLOSED
        if not closed and load_team(root, cycle, team).findings:
            yield team_path(root, cycle, team)


def _fixed_words(fixed: Fixed) -> str:
    parts = []
    if fixed.moved:
        parts.append(ngettext("{n} entry put in order", "{n} entries put in order", fixed.moved).format(n=fixed.moved))
    if fixed.named:
        parts.append(ngettext("{n} id given", "{n} ids given", fixed.named).format(n=fixed.named))
    return ", ".join(parts)


def _write(workspace: Workspace, findings: Sequence[Finding], output: str) -> None:
    """Write the findings in one of the `FORMATS`."""
    match output:
        case "json":
            from okrcli.render.lint import findings_json

            print_document(findings_json(findings, workspace.root))
        case "sarif":
            from okrcli.render.lint import sarif

            print_document(sarif(findings, _repository(workspace.root)))
        case "github":
            from okrcli.render.lint import github_lines

            print_lines(github_lines(findings, _repository(workspace.root)))
        case "md":
            from okrcli.render.lint import markdown_lines

            print_lines(markdown_lines(findings, workspace.root))
        case _ if findings:
            from okrcli.render.findings import print_findings

            print_findings(workspace.session.out(), findings)
        case _:
            hint(workspace.session, _("Nothing to say."))


def _repository(root: Path) -> Path:
    """The folder that code hosts name files from: the repository's, or the workspace's where there is none."""
    whole = root.resolve()
    return next((folder for folder in (whole, *whole.parents) if (folder / ".git").exists()), whole)


def _tell_unread(workspace: Workspace, error: ConflictError) -> None:
    """Say that the commits could not be read, and why: silence would pass for a clean history."""
    from okrcli.render.messages import hint_of, sentence_of

    why = sentence_of(error.reason, error.facts)
    hint(workspace.session, _("The history could not be read whole: its rules (G) were left out, or saw a part of it."))
    tell_words(workspace.session, "\n".join(filter(None, [why, hint_of(error.reason, error.facts)])))


def _exit_code(findings: list[Finding], *, strict: bool) -> int:
    """3 where a file cannot be understood, 1 from warnings up, or from advice up with `strict`, 0 else."""
    found = {finding.severity for finding in findings}
    if Severity.ERROR in found:
        return ExitCode.INVALID
    return ExitCode.FINDINGS if Severity.WARNING in found or (strict and found) else ExitCode.DONE
