"""One file's text, wherever it comes from: what reading it and the coach have to say, without the other files."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from okrcli.errors import Finding
from okrcli.lint.contexts import LintInput, WorkspaceContext
from okrcli.lint.engine import EVERYTHING, Choice, lint
from okrcli.lint.registry import rules
from okrcli.model import Cycle, Kpi, Settings, Team
from okrcli.model.periods import resolve_period, running_quarter
from okrcli.workspace.files import KPIS
from okrcli.workspace.load import read_as_named
from okrcli.yaml.source import parse_source


def lint_text(text: str, path: Path, settings: Settings, as_of: date, choice: Choice = EVERYTHING) -> list[Finding]:
    """What there is to say of a file that would hold this text, in order of place.

    Its name says what it is: `okr.yaml`, `kpis.yaml`, `cycle.yaml` or else a team's file, in the folder of its cycle,
    by default the quarter of the day. Nothing is said of what it names in other files, nor of its history.
    """
    source, findings = parse_source(path, text.encode("utf-8", "surrogatepass"))
    if source is None:
        return list(findings)
    loaded = read_as_named(source)
    if loaded.findings or loaded.value is None:
        return list(loaded.findings)
    period = resolve_period(path.parent.name, as_of, settings.fiscal_year_starts)
    period = period or running_quarter(as_of, settings.fiscal_year_starts)
    teams = (loaded.value,) if isinstance(loaded.value, Team) else ()
    kpis: tuple[Kpi, ...] = loaded.value if path.name == KPIS else ()
    # What a metric became stands in another file: its cycle is taken to be there.
    elsewhere = {one.promoted.partition(":")[0] for one in kpis if one.promoted} - {path.parent.name}
    given = LintInput(
        folder=path.parent.parent,
        settings=settings,
        as_of=as_of,
        cycles=(
            Cycle(path.parent.name, period.starts, period.ends, teams=teams),
            *(Cycle(one, period.starts, period.ends) for one in elsewhere),
        ),
        kpis=kpis,
        sources={path: source},
    )
    found = [finding for finding in lint(given, choice) if finding.path == path]
    about_all = {one.code for one in rules().values() if one.over is WorkspaceContext}
    return [finding for finding in found if finding.code not in about_all]
