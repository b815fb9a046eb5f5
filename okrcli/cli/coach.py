"""What the coach says of sentences that were just written: a hint on standard error, and never in the way."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import typer

from okrcli.cli.context import Workspace, open_workspace
from okrcli.errors import ExitCode, InvalidFileError
from okrcli.i18n import N_, SOURCE_LANGUAGE
from okrcli.lint.coach import Role
from okrcli.lint.contexts import StatementContext, fields_of, lone_statement
from okrcli.lint.engine import RANK, Choice, judge_statement
from okrcli.model import Settings, Team
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


ROLES: dict[str, Role] = {"objective": "objective", "key_result": "key_result"}


class BadLineError(ValueError):
    """A line that is no statement; its text says why."""


def judge_lines(ctx: typer.Context, choice: Choice) -> int:
    """Answer each line with one line, as it comes; 2 where one of them was no statement."""
    prior = _prior(ctx)
    bad = False
    for line in _lines():
        try:
            answer: dict[str, Any] = {"findings": _findings(line, prior, choice)}
        except BadLineError as error:
            bad, answer = True, {"error": str(error)}
        sys.stdout.write(json.dumps(answer) + "\n")  # ASCII alone: no locale can spoil it
        sys.stdout.flush()
    return ExitCode.USAGE if bad else ExitCode.DONE


def _lines() -> Iterator[str]:
    """The lines of standard input that are not blank, read as UTF-8 whatever the locale."""
    stream: Iterable[bytes] = sys.stdin.buffer
    for raw in stream:
        text = raw.decode("utf-8", "replace").strip()
        if text:
            yield text


def _findings(line: str, prior: str, choice: Choice) -> list[dict[str, str]]:
    try:
        data = json.loads(line)
    except ValueError as error:
        raise BadLineError(f"not JSON: {error}") from error
    if not isinstance(data, dict) or not isinstance(data.get("text"), str):
        raise BadLineError("an object with `role` and `text` is wanted")
    role = ROLES.get(str(data.get("role")))
    if role is None:
        raise BadLineError("`role` is objective or key_result")
    statement = lone_statement(data["text"], role, str(data.get("lang") or prior)[:2].lower())
    return [
        {
            "code": finding.code,
            "severity": finding.severity.value,
            "message": sentence_of(finding.code, finding.facts, N_),
        }
        for finding in judge_statement(statement)
        if choice.takes_code(finding.code) and RANK[finding.severity] >= RANK[choice.least]
    ]


def _prior(ctx: typer.Context) -> str:
    """The workspace's language where there is one, English where not."""
    try:
        language = open_workspace(ctx).settings.language
    except InvalidFileError:
        language = Settings().language
    return language or SOURCE_LANGUAGE
