"""`okr history`: scores by cycle and team, ambition, calibration, rhythm, what was carried over."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Annotated, NamedTuple, TypedDict

from rich.console import RenderableType

from okrcli.errors import Finding
from okrcli.i18n import N_, _, ngettext, pgettext
from okrcli.i18n.numbers import format_percent, format_score
from okrcli.i18n.sentences import listed
from okrcli.model import ObjectiveType, Settings
from okrcli.render.bars import sparkline
from okrcli.render.documents import Figures, ProblemJson, SubtotalJson, document, problems_json
from okrcli.render.facts import Fact
from okrcli.render.glyphs import Glyphs
from okrcli.render.labels import label, score_label, type_word
from okrcli.render.layout import (
    Cells,
    Column,
    facts,
    fit,
    heading,
    measured,
    section,
    table,
    total_width,
    width_of,
    words,
)
from okrcli.render.sanitise import visible
from okrcli.scoring.cadence import Rhythm
from okrcli.scoring.calibration import ENOUGH, LEADS, Accuracy, Calibration, ReliabilityBin
from okrcli.scoring.figures import goal_of
from okrcli.scoring.outcomes import Ambition, Carried, Record, Streak, most_alike
from okrcli.scoring.states import CycleReview, Subtotal

LEAD_WORDS = dict(zip(LEADS, (N_("first third"), N_("second third"), N_("last third")), strict=True))
TREND = 8
_NOTICEABLE = 0.005
_SPARE_OF_CYCLES = ("committed_reached", "aspirational_reached", "standing")
_SPARE_OF_BINS = ("key_results", "times", "interval", "said")

Rows = list[dict[str, str]]


class TeamScores(NamedTuple):
    """The scores of one type of objectives: cycles of about one length across, teams down by name."""

    title: str
    cycles: tuple[str, ...]
    scores: tuple[tuple[str, list[float | None]], ...]


def history_page(
    record: Record, settings: Settings, as_of: date, whose: str | None, width: int, glyphs: Glyphs
) -> Iterator[RenderableType]:
    """Draw the page; `whose` is the team or person that it was narrowed to. Parts with nothing to say are left out."""
    names = {team.team.id: team.team.name for one in record.cycles for team in one.teams}
    title = visible(whose or settings.organization or _("History"))
    yield heading(words((title, "title")), as_of)
    yield ""
    if not record.cycles:
        yield words((_("no cycle yet"), "quiet"))
        return
    yield _figures(*cycle_rows(record.cycles), width, glyphs, _SPARE_OF_CYCLES)
    for one in team_scores(record.cycles, settings):
        yield section(one.title, _team_table(one, width, glyphs))
    sign = (f"{glyphs.warning} ", "warning")
    yield section(_("Ambition"), *(words(sign, ambition_words(one, names), hang=2) for one in record.streaks))
    yield section(_("Confidence, and what happened"), *map(words, calibration_words(record.calibration)))
    if record.calibration.bins:
        yield ""
        yield _figures(*bin_rows(record.calibration), width, glyphs, _SPARE_OF_BINS)
    accuracies = list(_accuracies(record.calibration, names))
    if accuracies:
        yield ""
        yield words((_("Brier score, broken down"), "quiet"))
        yield facts(accuracies)
    rhythm = rhythm_words(record.rhythm)
    yield section(_("Rhythm"), words(rhythm) if rhythm else None)
    yield section(_("Carried over"), facts(map(carried_fact, record.carried)) if record.carried else None)


def cycle_rows(reviews: Sequence[CycleReview]) -> tuple[dict[str, str], Rows]:
    """Headings; the cycles, oldest first: where each stands, each type's score with how many reached the goal."""
    rows = [
        {
            "cycle": one.cycle.id,
            "standing": _standing(one),
            "aspirational": score_label(one.summary.aspirational.score),
            "aspirational_reached": _reached(one.summary.aspirational),
            "committed": score_label(one.summary.committed.score),
            "committed_reached": _reached(one.summary.committed),
        }
        for one in reviews
    ]
    headings = {
        "cycle": pgettext("column", "Cycle"),
        "standing": "",
        "aspirational": pgettext("column", "Aspirational"),
        "aspirational_reached": pgettext("column", "Reached"),
        "committed": pgettext("column", "Committed"),
        "committed_reached": pgettext("column", "Reached"),
    }
    return headings, rows


def _figures(headings: dict[str, str], rows: Rows, width: int, glyphs: Glyphs, spare: Sequence[str]) -> RenderableType:
    """A table of labels, the first column a name and the others figures; `spare` are left out where it is narrow."""
    roles = {next(iter(headings)): "name", "standing": "quiet"}
    cells: list[Cells] = [{key: label(said, glyphs, roles.get(key, "")) for key, said in row.items()} for row in rows]
    columns = [measured(key, said, cells, right=key not in roles) for key, said in headings.items()]
    return table(fit(columns, width, spare), cells)


def _standing(one: CycleReview) -> str:
    if one.cycle.closed is not None and one.over:
        return _("closed")
    return _("not closed") if one.over else _("so far")


def _reached(outcome: Subtotal) -> str:
    words = _("{reached} of {all}").format(reached=outcome.reached, all=outcome.objectives)
    return words if outcome.objectives else ""


def team_scores(reviews: Sequence[CycleReview], settings: Settings) -> Iterator[TeamScores]:
    """Each type's scores, teams down and cycles of about one length across, oldest first."""
    chosen = most_alike(reviews)
    names = {team.team.id: team.team.name for one in chosen for team in one.teams}
    for kind in ObjectiveType:
        scores = [
            (
                names[team],
                [
                    next((getattr(each.summary, kind.value).score for each in one.teams if each.team.id == team), None)
                    for one in chosen
                ],
            )
            for team in sorted(names)
        ]
        scores = [(name, found) for name, found in scores if any(score is not None for score in found)]
        if scores:
            title = _("{type}, by team; the goal is {goal}")
            title = title.format(type=type_word(kind), goal=format_score(goal_of(kind, settings)))
            yield TeamScores(title[:1].upper() + title[1:], tuple(one.cycle.id for one in chosen), tuple(scores))


def _team_table(one: TeamScores, width: int, glyphs: Glyphs) -> RenderableType:
    """The latest cycles that there is room for; the trend shows those before them too."""
    rows: list[Cells] = [
        {
            "team": words(visible(name)),
            "trend": sparkline([score for score in found if score is not None], TREND, glyphs),
            **{str(number): label(score_label(score), glyphs) for number, score in enumerate(found)},
        }
        for name, found in one.scores
    ]
    columns = [
        measured("team", pgettext("column", "Team"), rows, 24),
        measured("trend", pgettext("column", "Trend"), rows),
        *(Column(str(number), cycle, max(4, width_of(cycle)), right=True) for number, cycle in enumerate(one.cycles)),
    ]
    while total_width(columns) > width and len(columns) > 2:
        del columns[2]
    return table(columns, rows)


def bin_rows(calibration: Calibration) -> tuple[dict[str, str], Rows]:
    """Headings, and the reliability table: what was said, what came true, and how sure one can be of that."""
    rows = [
        {
            "confidence": _("{low} to {high}").format(low=one.lowest, high=one.highest),
            "said": format_percent(one.said),
            "reached": format_percent(one.reached),
            "interval": _("{low} to {high}").format(low=format_percent(one.low), high=format_percent(one.high)),
            "times": str(one.forecasts),
            "key_results": str(one.key_results),
        }
        for one in calibration.bins
    ]
    headings = {
        "confidence": pgettext("column", "Confidence"),
        "said": pgettext("column", "Said"),
        "reached": pgettext("column", "Came true"),
        "interval": pgettext("column", "Interval (95%)"),
        "times": pgettext("column", "Times"),
        "key_results": pgettext("column", "Key results"),
    }
    return headings, rows


def ambition_words(streak: Streak, names: dict[str, str]) -> str:
    """What a team's last cycles say of its targets."""
    scores = listed(f"{cycle} {score_label(score)}" for cycle, score in streak.cycles)
    team = visible(names.get(streak.team, streak.team))
    safe = _("{team}: {scores}. Targets that are always reached are too safe: aim higher.")
    far = _("{team}: {scores}. Targets out of reach teach little: set fewer, and closer ones.")
    return (safe if streak.ambition is Ambition.SAFE else far).format(team=team, scores=scores)


def calibration_words(calibration: Calibration) -> Iterator[str]:
    """How far confidence can be trusted, in sentences."""
    overall = calibration.overall
    if overall is None:
        yield ngettext(
            "Too early to tell: cycles that are over have {n} key result with a confidence rating, "
            "and it takes {enough}.",
            "Too early to tell: cycles that are over have {n} key results with a confidence rating, "
            "and it takes {enough}.",
            calibration.key_results,
        ).format(n=calibration.key_results, enough=ENOUGH)
        return
    yield _(
        "Brier score {brier} ({low} to {high}) on {n} key results; "
        "0 is perfect, always saying the average would score {reference}."
    ).format(**_brier(overall), reference=score_label(overall.reference))
    points = abs(round(overall.bias * 100))
    if not (overall.bias_low > _NOTICEABLE or overall.bias_high < -_NOTICEABLE):
        yield _("Confidence matched what happened, as far as one can tell.")
    elif overall.bias > 0:
        yield ngettext(
            "Over-confident: on average {n} point above what came true.",
            "Over-confident: on average {n} points above what came true.",
            points,
        ).format(n=points)
    else:
        yield ngettext(
            "Too careful: on average {n} point below what came true.",
            "Too careful: on average {n} points below what came true.",
            points,
        ).format(n=points)


def _accuracies(calibration: Calibration, names: dict[str, str]) -> Iterator[Fact]:
    parts = [(_(LEAD_WORDS[lead]), one) for lead, one in calibration.by_lead]
    if len(calibration.by_team) > 1:
        parts += [(visible(names.get(team, team)), one) for team, one in calibration.by_team]
    for name, one in parts:
        yield Fact(name, _("{brier} ({low} to {high}), {n} key results").format(**_brier(one)))


def _brier(one: Accuracy) -> dict[str, object]:
    """A Brier score with its interval, and on how many key results it rests."""
    shown = {key: score_label(getattr(one, key)) for key in ("brier", "low", "high")}
    return {**shown, "n": one.key_results}


def rhythm_words(rhythm: Rhythm) -> str:
    """How many check-ins came on time."""
    if rhythm.share is None:
        return ""
    owed = rhythm.on_time + rhythm.late + rhythm.missed
    return _("{share} of {owed} check-ins came on time; {late} were late, {missed} missed.").format(
        share=format_percent(rhythm.share), owed=owed, late=rhythm.late, missed=rhythm.missed
    )


def carried_fact(one: Carried) -> Fact:
    """An objective that was taken along, with its scores."""
    dash = pgettext("score", "none")
    scores = listed(f"{cycle} {score_label(score) or dash}" for cycle, score in one.cycles)
    return Fact(f"{one.team}/{one.objective}", scores)


class OutcomeJson(SubtotalJson):
    """How many reached their goal beside it."""

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


class CalibrationJson(TypedDict):
    """`overall` is null with too few key results; `by_team` and `by_lead` hold those that have enough."""

    key_results: int
    forecasts: int
    overall: Annotated[Figures, Accuracy] | None
    bins: list[Annotated[Figures, ReliabilityBin]]
    by_team: dict[str, Annotated[Figures, Accuracy]]
    by_lead: dict[str, Annotated[Figures, Accuracy]]


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
    rhythm: Annotated[Figures, Rhythm]
    carried: list[CarriedJson]
    problems: list[ProblemJson]


def history_json(record: Record, as_of: date, problems: Iterable[Finding], root: Path) -> HistoryJson:
    """The record."""
    return document(
        HistoryJson,
        record,
        as_of=as_of,
        cycles=[
            document(
                CycleOutcomeJson,
                one,
                one.cycle,
                one.summary,
                teams=[document(TeamOutcomeJson, team.team, team.summary) for team in one.teams],
            )
            for one in record.cycles
        ],
        ambition=[document(StreakJson, one, cycles=_scores_json(one.cycles)) for one in record.streaks],
        carried=[
            document(CarriedJson, one, id=one.objective, objective=one.statement, cycles=_scores_json(one.cycles))
            for one in record.carried
        ],
        problems=problems_json(problems, root),
    )


def _scores_json(scores: Iterable[tuple[str, float | None]]) -> list[CycleScoreJson]:
    return [{"cycle": cycle, "score": score} for cycle, score in scores]
