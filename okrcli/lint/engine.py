"""Running the rules: which ones, over what, what the files ask to leave out, in which order the findings come."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from okrcli.errors import Finding, Severity
from okrcli.lint.contexts import (
    Context,
    LintInput,
    StatementContext,
    WorkspaceContext,
    read_statement,
    workspace_context,
)
from okrcli.lint.places import PlacedFile
from okrcli.lint.registry import Mark, Rule, rules
from okrcli.lint.suppression import Suppression, find_suppressions
from okrcli.lint.verdicts import Verdicts
from okrcli.workspace.files import kpis_path

RANK = {Severity.INFO: 0, Severity.WARNING: 1, Severity.ERROR: 2}


@dataclass(frozen=True, slots=True)
class Choice:
    """Which findings are wanted: codes or beginnings of codes, all of them without `select`, and from `least` up.

    Errors are always wanted: a file that cannot be read stays unreadable.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    least: Severity = Severity.INFO

    def takes(self, one: Rule) -> bool:
        """Whether the rule is to run."""
        return one.severity is Severity.ERROR or self.takes_code(one.code)

    def takes_code(self, code: str) -> bool:
        """Whether a code is among those wanted."""
        return (not self.select or code.startswith(self.select)) and not (self.ignore and code.startswith(self.ignore))


EVERYTHING = Choice()


def lint(given: LintInput, choice: Choice = EVERYTHING) -> list[Finding]:
    """Return what the chosen rules find, in order of file and place.

    The workspace's `lint.ignore` holds codes to leave out beside those of `choice`, and a comment in a file
    `# okr: ignore[K103] why` leaves them out for its line or the block that begins there.
    """
    choice = Choice(choice.select, (*choice.ignore, *given.settings.lint.ignore), choice.least)
    chosen = [one for one in rules().values() if choice.takes(one)]
    workspace = workspace_context(given)
    verdicts = Verdicts(given.folder)
    findings, marks = _sort_out(_run(workspace, chosen, verdicts))
    verdicts.keep()
    for path in sorted({*marks, *_paths(workspace)}):
        file = PlacedFile(path, given.folder, given.sources.get(path))
        findings += _in_file(file, marks.get(path, ()), chosen)
        file.keep()
    wanted = [finding for finding in findings if RANK[finding.severity] >= RANK[choice.least]]
    return sorted(wanted, key=_key)


def judge_statement(statement: StatementContext) -> list[Finding]:
    """Return what the rules say of a sentence that stands in no file; no finding has a place."""
    return [
        Finding(one.code, mark.path, None, mark.facts, None, mark.severity or one.severity)
        for one in rules().values()
        if one.over is StatementContext
        for mark in one.check(statement)
        if isinstance(mark, Mark)
    ]


def _run(
    workspace: WorkspaceContext, chosen: Iterable[Rule], verdicts: Verdicts
) -> Iterator[tuple[Rule, Mark | Finding]]:
    by_class: dict[type[object], list[Rule]] = defaultdict(list)
    for one in chosen:
        by_class[one.over].append(one)
    for context in _contexts(workspace, verdicts if StatementContext in by_class else None):
        for one in by_class.get(type(context), ()):
            for found in one.check(context):
                yield one, found


def _contexts(workspace: WorkspaceContext, verdicts: Verdicts | None) -> Iterator[Context]:
    """Every context, from the workspace down; reading the sentences costs most, and is left out where nobody asks."""
    yield workspace
    for cycle in workspace.cycles:
        yield cycle
        for team in cycle.teams:
            yield team
            for objective in team.objectives:
                yield objective
                if verdicts is not None:
                    yield read_statement(objective, verdicts.judge)
                for key_result in objective.key_results:
                    yield key_result
                    if verdicts is not None:
                        yield read_statement(key_result, verdicts.judge)
    yield from workspace.kpis


def _sort_out(
    found: Iterable[tuple[Rule, Mark | Finding]],
) -> tuple[list[Finding], dict[Path, list[tuple[Rule, Mark]]]]:
    findings: list[Finding] = []
    marks: dict[Path, list[tuple[Rule, Mark]]] = defaultdict(list)
    for one, mark in found:
        if isinstance(mark, Finding):
            findings.append(mark)
        else:
            marks[mark.path].append((one, mark))
    return findings, marks


def _paths(workspace: WorkspaceContext) -> Iterator[Path]:
    """The files that may hold a comment to leave something out."""
    yield from (workspace.path, kpis_path(workspace.given.folder))
    for cycle in workspace.cycles:
        yield cycle.path
        yield from (team.path for team in cycle.teams)


def _in_file(file: PlacedFile, marks: Iterable[tuple[Rule, Mark]], chosen: Sequence[Rule]) -> Iterator[Finding]:
    """The findings of one file, which is read for their places and for its comments, and then forgotten."""
    comments = list(find_suppressions(file, tuple(one.code for one in chosen)))
    covering: dict[int, list[Suppression]] = defaultdict(list)
    for comment in comments:
        covering[comment.covers].append(comment)
    for one, mark in marks:
        lines = file.lines_of(mark.route) if comments else ()
        if not _is_suppressed(one.code, [comment for line in lines for comment in covering.get(line, ())]):
            yield file.finding(one.code, mark, mark.severity or one.severity)
    for one in chosen if comments else ():
        for comment in comments if one.over is Suppression else ():
            for found in one.check(comment):
                yield Finding(one.code, file.path, comment.span, found.facts, comment.excerpt, one.severity)


def _is_suppressed(code: str, suppressions: Iterable[Suppression]) -> bool:
    named = [suppression for suppression in suppressions if suppression.names(code)]
    for suppression in named:
        suppression.used.add(code)
    return bool(named)


def _key(finding: Finding) -> tuple[str, int, int, str]:
    line, column = (finding.span.line, finding.span.column) if finding.span else (0, 0)
    return str(finding.path), line, column, finding.code
