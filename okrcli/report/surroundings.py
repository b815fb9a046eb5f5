"""What stands around a cycle: what supports what, health metrics, and what the cycles before it taught."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from okrcli.render.chart import draw_up_kpi_chart
from okrcli.render.digest.model import name_of
from okrcli.render.facts import Fact
from okrcli.render.glyphs import UNICODE
from okrcli.render.history import (
    ambition_words,
    bin_rows,
    calibration_words,
    carried_fact,
    cycle_rows,
    rhythm_words,
    team_scores,
)
from okrcli.render.kpi import health_word, healthy_words, kpi_facts, kpi_summary, kpi_trend, reading_entries
from okrcli.render.labels import HEALTH_ROLES, score_label, value_label
from okrcli.render.tree import Branch, tree_view
from okrcli.report.drawing import ChartDrawing, SparkDrawing, draw_chart, draw_trend
from okrcli.report.material import Material
from okrcli.report.views import Sign, Statement, Table, sign_of, statement_of, table_of
from okrcli.scoring.kpis import KpiState


class Twig(NamedTuple):
    """A line of the tree; `opens` where it is the first below the line before, `closes` how many levels it leaves."""

    branch: Branch
    statement: Statement
    status: Sign
    opens: bool
    closes: int


class Tree(NamedTuple):
    """The alignment from the company down; `depth` is that of the last line, `broken` says which links lead nowhere."""

    twigs: tuple[Twig, ...]
    depth: int
    broken: tuple[tuple[str, str], ...]


class KpiView(NamedTuple):
    """A health metric: its last reading against its range; its chart and readings."""

    id: str
    statement: Statement
    owner: str
    value: str
    health: Sign
    healthy: str
    trend: SparkDrawing | None
    facts: tuple[Fact, ...]
    chart: ChartDrawing | None
    readings: Table


class Kpis(NamedTuple):
    """The health metrics, and how many of them are not well."""

    summary: str
    metrics: tuple[KpiView, ...]


class Scores(NamedTuple):
    """A type's scores by team and cycle, with the trend of each team."""

    title: str
    cycles: tuple[str, ...]
    rows: tuple[tuple[str, SparkDrawing | None, tuple[str, ...]], ...]


class Grid(NamedTuple):
    """Headings, and rows of as many labels."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class History(NamedTuple):
    """What all cycles teach; parts with nothing to say are empty."""

    cycles: Grid
    scores: tuple[Scores, ...]
    ambition: tuple[str, ...]
    calibration: tuple[str, ...]
    bins: Grid
    rhythm: str
    carried: tuple[Fact, ...]


def tree_of(material: Material) -> Tree:
    """What supports what; empty where nothing supports anything."""
    view = tree_view(material.branches, "", material.review.as_of, None)
    twigs: list[Twig] = []
    depth = 0
    for branch in view.branches if any(one.trail for one in view.branches) else ():
        here = len(branch.trail)
        twigs.append(
            Twig(
                branch,
                statement_of(material.alignment.objectives[branch.address].state.objective.statement, material),
                sign_of(branch.status),
                not twigs or here > depth,
                depth - here if twigs and here <= depth else 0,
            )
        )
        depth = here
    return Tree(tuple(twigs), depth, view.broken)


def kpis_of(material: Material) -> Kpis:
    """The health metrics in the order of the file."""
    return Kpis(kpi_summary(material.kpis), tuple(_kpi(one, material) for one in material.kpis))


def _kpi(state: KpiState, material: Material) -> KpiView:
    kpi, as_of, role = state.kpi, material.review.as_of, HEALTH_ROLES[state.health]
    chart = draw_up_kpi_chart(state, as_of)
    return KpiView(
        kpi.id,
        statement_of(kpi.statement, material),
        name_of(kpi.owner, material.settings),
        "" if state.last is None else value_label(state.last.value, kpi),
        Sign(role, getattr(UNICODE, role), health_word(state.health)),
        healthy_words(kpi),
        draw_trend(kpi_trend(state)),
        tuple(kpi_facts(state, material.settings, as_of)),
        None if chart is None else draw_chart(chart),
        table_of(list(reading_entries(state, as_of))[::-1]),
    )


def history_of(material: Material) -> History | None:
    """What all cycles teach; none where there is only one."""
    record = material.record
    if len(record.cycles) < 2:
        return None
    names = {team.team: team.name for one in record.cycles for team in one.teams}
    return History(
        _grid(*cycle_rows(record.cycles)),
        tuple(_scores(material)),
        tuple(ambition_words(one, names) for one in record.streaks),
        tuple(calibration_words(record.calibration)),
        _grid(*bin_rows(record.calibration)),
        rhythm_words(record.rhythm),
        tuple(map(carried_fact, record.carried)),
    )


def _grid(headings: dict[str, str], rows: list[dict[str, str]]) -> Grid:
    return Grid(tuple(headings.values()), tuple(tuple(row[key] for key in headings) for row in rows))


def _scores(material: Material) -> Iterator[Scores]:
    for one in team_scores(material.record.cycles, material.settings):
        rows = [
            (
                name,
                draw_trend([score for score in found if score is not None]),
                tuple(score_label(score) or "–" for score in found),
            )
            for name, found in one.scores
        ]
        yield Scores(one.title, one.cycles, tuple(rows))
