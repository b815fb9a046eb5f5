"""A file's way from its text to what is said about it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from okrcli.errors import Finding
from okrcli.render.messages import hint_of, sentence_of
from okrcli.schema.check import Checked, check
from okrcli.schema.cycle import CYCLE_FILE
from okrcli.schema.entry import FileKind
from okrcli.schema.kpis import KPIS_FILE
from okrcli.schema.team import TEAM_FILE
from okrcli.schema.workspace import WORKSPACE_FILE
from okrcli.yaml.compose import compose
from okrcli.yaml.source import make_source, read_source

KINDS = {"cycle": CYCLE_FILE, "kpis": KPIS_FILE, "okr": WORKSPACE_FILE}


def kind_of(path: Path) -> FileKind[Any]:
    return KINDS.get(path.stem.split("-")[0], TEAM_FILE)


def check_path(path: Path) -> Checked[Any]:
    source = read_source(path)
    return check(kind_of(path), source, compose(source).root)


def check_text(text: str, kind: FileKind[Any] = TEAM_FILE) -> Checked[Any]:
    source = make_source(Path("marketing.yaml"), text)
    return check(kind, source, compose(source).root)


def transcript(findings: list[Finding]) -> str:
    lines = []
    for finding in findings:
        span = finding.span
        place = f"{span.line}:{span.column}-{span.end_column}" if span else "-"
        lines.append(f"{finding.code} {place} {sentence_of(finding.code, finding.facts)}\n")
        hint = hint_of(finding.code, finding.facts)
        if hint:
            lines.append(f"     {hint}\n")
    return "".join(lines)
