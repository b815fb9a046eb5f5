"""`okr lint --stdin-jsonl`: statements that stand in no file, judged one a line: anyone can measure the coach."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from typing import Any

import typer

from okrcli.cli.context import open_workspace
from okrcli.errors import ExitCode, InvalidFileError
from okrcli.i18n import N_, SOURCE_LANGUAGE
from okrcli.lint.coach import Role
from okrcli.lint.contexts import lone_statement
from okrcli.lint.engine import RANK, Choice, judge_statement
from okrcli.model import Settings
from okrcli.render.messages import sentence_of

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
