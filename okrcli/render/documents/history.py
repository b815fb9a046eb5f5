"""`okr history --json`."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TypedDict

from okrcli.errors import Finding
from okrcli.render.documents.findings import problem_json
from okrcli.render.documents.status import iso
from okrcli.render.documents.types import SCHEMA_VERSION, ProblemJson
from okrcli.scoring.calibration import Accuracy, Calibration
from okrcli.scoring.outcomes import Outcome
from okrcli.scoring.record import Record


class OutcomeJson(TypedDict):
    """The objectives of one type: their mean final score, how many there are, how many reached the goal."""

    score: float | None
    objectives: int
    reached: int


class TeamOutcomeJson(TypedDict):
    """A team's cycle."""

    id: str
    name: str
    aspirational: OutcomeJson
    committed: OutcomeJson


class CycleOutcomeJson(TypedDict):
    """A cycle; `over` is false for one that is still running."""

    id: str
    starts: str
    ends: str
    closed: str | None
    over: bool
    aspirational: OutcomeJson
    committed: OutcomeJson
    teams: list[TeamOutcomeJson]


class CycleScoreJson(TypedDict):
    """A score in a cycle."""

    cycle: str
    score: float | None


class StreakJson(TypedDict):
    """Cycles in a row in which a team's targets were too `safe` or too `far`."""

    team: str
    ambition: str
    cycles: list[CycleScoreJson]


class AccuracyJson(TypedDict):
    """A Brier score and a bias, each with its 95 % interval."""

    brier: float
    low: float
    high: float
    reference: float
    bias: float
    bias_low: float
    bias_high: float
    forecasts: int
    key_results: int


class BinJson(TypedDict):
    """Confidences from `lowest` to `highest`: the mean said, and the share that came true with its 95 % interval."""

    lowest: int
    highest: int
    said: float
    reached: float
    low: float
    high: float
    forecasts: int
    key_results: int


class CalibrationJson(TypedDict):
    """`overall` is null with too few key results; `by_team` and `by_lead` hold those that have enough."""

    key_results: int
    forecasts: int
    overall: AccuracyJson | None
    bins: list[BinJson]
    by_team: dict[str, AccuracyJson]
    by_lead: dict[str, AccuracyJson]


class RhythmJson(TypedDict):
    """Check-ins by when they came."""

    on_time: int
    late: int
    missed: int


class CarriedJson(TypedDict):
    """An objective that is in several cycles."""

    team: str
    id: str
    objective: str
    cycles: list[CycleScoreJson]


class HistoryJson(TypedDict):
    """`okr history --json`, cycles oldest first."""

    schema_version: int
    as_of: str
    cycles: list[CycleOutcomeJson]
    ambition: list[StreakJson]
    calibration: CalibrationJson
    rhythm: RhythmJson
    carried: list[CarriedJson]
    problems: list[ProblemJson]


def history_json(record: Record, as_of: date, problems: Iterable[Finding], root: Path) -> HistoryJson:
    """The record."""
    return {
        "schema_version": SCHEMA_VERSION,
        "as_of": as_of.isoformat(),
        "cycles": [
            {
                "id": one.cycle.id,
                "starts": one.cycle.starts.isoformat(),
                "ends": one.cycle.ends.isoformat(),
                "closed": iso(one.cycle.closed),
                "over": one.over,
                "aspirational": _outcome(one.aspirational),
                "committed": _outcome(one.committed),
                "teams": [
                    {
                        "id": team.team,
                        "name": team.name,
                        "aspirational": _outcome(team.aspirational),
                        "committed": _outcome(team.committed),
                    }
                    for team in one.teams
                ],
            }
            for one in record.cycles
        ],
        "ambition": [
            {"team": one.team, "ambition": one.ambition.value, "cycles": _scores(one.cycles)} for one in record.streaks
        ],
        "calibration": _calibration(record.calibration),
        "rhythm": {"on_time": record.rhythm.on_time, "late": record.rhythm.late, "missed": record.rhythm.missed},
        "carried": [
            {"team": one.team, "id": one.objective, "objective": one.statement, "cycles": _scores(one.cycles)}
            for one in record.carried
        ],
        "problems": [problem_json(finding, root) for finding in problems],
    }


def _outcome(outcome: Outcome) -> OutcomeJson:
    return {"score": outcome.score, "objectives": outcome.objectives, "reached": outcome.reached}


def _scores(scores: Iterable[tuple[str, float | None]]) -> list[CycleScoreJson]:
    return [{"cycle": cycle, "score": score} for cycle, score in scores]


def _calibration(one: Calibration) -> CalibrationJson:
    return {
        "key_results": one.key_results,
        "forecasts": one.forecasts,
        "overall": None if one.overall is None else _accuracy(one.overall),
        "bins": [
            {
                "lowest": each.lowest,
                "highest": each.highest,
                "said": each.said,
                "reached": each.reached,
                "low": each.low,
                "high": each.high,
                "forecasts": each.forecasts,
                "key_results": each.key_results,
            }
            for each in one.bins
        ],
        "by_team": {team: _accuracy(each) for team, each in one.by_team},
        "by_lead": {lead: _accuracy(each) for lead, each in one.by_lead},
    }


def _accuracy(one: Accuracy) -> AccuracyJson:
    return {
        "brier": one.brier,
        "low": one.low,
        "high": one.high,
        "reference": one.reference,
        "bias": one.bias,
        "bias_low": one.bias_low,
        "bias_high": one.bias_high,
        "forecasts": one.forecasts,
        "key_results": one.key_results,
    }
