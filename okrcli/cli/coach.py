"""What the coach says of sentences that were just written: a hint on standard error, and never in the way."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from okrcli.cli.context import Workspace
from okrcli.i18n import SOURCE_LANGUAGE
from okrcli.lint.contexts import StatementContext, fields_of, lone_statement
from okrcli.lint.engine import Choice, judge_statement
from okrcli.model import Team
from okrcli.render.console import show
from okrcli.render.labels import SEVERITY_ROLES
from okrcli.render.layout import words
from okrcli.render.messages import hint_of, sentence_of
from okrcli.workspace.files import CYCLE
from okrcli.workspace.load import read_team
from okrcli.yaml.source import parse_source, read_source


def coach_change(workspace: Workspace, path: Path, before: bytes) -> None:
    """Judge the sentences of a team's file that were not there before, `before` being the file's bytes then."""
    if path.name == CYCLE or path.parent.parent != workspace.root:
        return
    source, _ = parse_source(path, before)
    old = read_team(source).value if source is not None else None
    new = read_team(read_source(path, workspace.root)).value
    if new is None:
        return
    known = {statement.text for statement in _statements(old, workspace)} if old is not None else set()
    choice = Choice(ignore=workspace.settings.lint.ignore)
    console = workspace.session.remarks()
    for statement in _statements(new, workspace):
        if statement.text in known:
            continue
        for finding in judge_statement(statement):
            if not choice.takes_code(finding.code):
                continue
            sentence, hint = sentence_of(finding.code, finding.facts), hint_of(finding.code, finding.facts)
            show(console, words((finding.code, SEVERITY_ROLES[finding.severity]), f" {sentence}.", hang=2))
            if hint:
                show(console, words((f"  {hint}", "hint"), hang=2))


def _statements(team: Team, workspace: Workspace) -> Iterator[StatementContext]:
    language = workspace.settings.language or SOURCE_LANGUAGE
    for objective in team.objectives:
        yield lone_statement(objective.statement, "objective", language)
        for one in objective.key_results:
            yield lone_statement(one.statement, "key_result", language, fields_of(one))
