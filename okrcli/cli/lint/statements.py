"""`okr lint --stdin-jsonl`: statements from standard input, a line of JSON each, answered with a line as they come."""

from __future__ import annotations

import json
import sys

import typer

from okrcli.cli.context import open_workspace
from okrcli.errors import ExitCode, InvalidFileError
from okrcli.i18n import N_, SOURCE_LANGUAGE
from okrcli.lint.coach import Role
from okrcli.lint.contexts import lone_statement
from okrcli.lint.engine import RANK, Choice, judge_statement
from okrcli.render.messages import sentence_of

ROLES: dict[str, Role] = {"objective": "objective", "key_result": "key_result"}


def judge_lines(ctx: typer.Context, choice: Choice) -> int:
    """Answer each line that is not blank, read as UTF-8 whatever the locale; 2 where one of them was no statement."""
    try:
        prior = open_workspace(ctx).settings.language or SOURCE_LANGUAGE
    except InvalidFileError:
        prior = SOURCE_LANGUAGE
    code = ExitCode.DONE
    for line in sys.stdin.buffer:
        text = line.decode("utf-8", "replace").strip()
        if not text:
            continue
        try:
            answer: dict[str, object] = {"findings": _findings(text, prior, choice)}
        except ValueError as error:
            code, answer = ExitCode.USAGE, {"error": str(error)}
        sys.stdout.write(json.dumps(answer) + "\n")  # ASCII alone: no locale can spoil it
        sys.stdout.flush()
    return code


def _findings(line: str, prior: str, choice: Choice) -> list[dict[str, str]]:
    """What there is to say of one; raises ValueError, whose text says why, for a line that is no statement."""
    try:
        data = json.loads(line)
    except ValueError as error:
        raise ValueError(f"not JSON: {error}") from error
    if not isinstance(data, dict) or not isinstance(data.get("text"), str):
        raise ValueError("an object with `role` and `text` is wanted")
    role = ROLES.get(str(data.get("role")))
    if role is None:
        raise ValueError("`role` is objective or key_result")
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
