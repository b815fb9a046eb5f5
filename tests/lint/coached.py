"""A small workspace on disk, and what the coach says of it: `FILE:LINE:COLUMN CODE sentence`, under the line's text."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from textwrap import dedent

from okrcli.errors import Finding
from okrcli.lint.contexts import LintInput
from okrcli.lint.engine import EVERYTHING, Choice, lint
from okrcli.render.messages import sentence_of
from okrcli.workspace.files import cycle_ids
from okrcli.workspace.load import load_cycle, load_kpis, load_settings

TODAY = date(2026, 8, 15)
QUARTER = "starts: 2026-07-01\nends: 2026-09-30\n"


def write_files(root: Path, files: Mapping[str, str]) -> Path:
    """Write the files, with an `okr.yaml` and a running quarter where none are given."""
    for name, text in {"okr.yaml": "version: 1\n", "2026-Q3/cycle.yaml": QUARTER, **files}.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dedent(text), encoding="utf-8")
    return root


def find(root: Path, files: Mapping[str, str], choice: Choice = EVERYTHING, as_of: date = TODAY) -> list[Finding]:
    """What is found in a workspace of these files."""
    write_files(root, files)
    settings = load_settings(root)
    read = [load_cycle(root, cycle_id) for cycle_id in cycle_ids(root)]
    kpis = load_kpis(root)
    found = (*settings.findings, *kpis.findings, *(finding for one in read for finding in one.findings))
    cycles = tuple(one.value for one in read if one.value is not None)
    assert settings.value is not None
    return lint(LintInput(root, settings.value, as_of, cycles, kpis.value or (), found), choice)


def told(root: Path, findings: list[Finding]) -> list[str]:
    """Each finding in a line, as a person would quote it."""
    return [
        f"{one.path.relative_to(root).as_posix()}:{one.span.line}:{one.span.column} {one.code} "
        f"{sentence_of(one.code, one.facts)}"
        if one.span
        else f"{one.path.relative_to(root).as_posix()} {one.code} {sentence_of(one.code, one.facts)}"
        for one in findings
    ]


def coach(root: Path, files: Mapping[str, str] | str, codes: str = "", as_of: date = TODAY) -> list[str]:
    """What the rules that begin with `codes` say of the files, or of a team `team.yaml`."""
    if isinstance(files, str):
        files = {"2026-Q3/team.yaml": files}
    select = tuple(codes.split(",")) if codes else ()
    return told(root, find(root, files, Choice(select=select), as_of))
