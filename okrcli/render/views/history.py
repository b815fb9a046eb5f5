"""What `okr history` says: scores by cycle and team, ambition, calibration, rhythm, what was carried over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from okrcli.i18n import N_, _, ngettext, pgettext
from okrcli.i18n.dates import format_date
from okrcli.i18n.numbers import format_percent, format_score
from okrcli.model import ObjectiveType, Settings
from okrcli.render.facts import Fact
from okrcli.render.labels import score_label, type_word
from okrcli.render.sanitise import visible
from okrcli.scoring.calibration import ENOUGH, LEADS, Accuracy, Calibration
from okrcli.scoring.expectation import goal_of
from okrcli.scoring.outcomes import Ambition, Carried, CycleOutcome, Outcome, Streak, are_alike
from okrcli.scoring.record import Record
from okrcli.scoring.rhythm import Rhythm

LEAD_WORDS = {LEADS[0]: N_("first third"), LEADS[1]: N_("second third"), LEADS[2]: N_("last third")}
_NOTICEABLE = 0.005


class CycleRow(NamedTuple):
    """A cycle: where it stands, and each type's score with how many reached the goal."""

    cycle: str
    standing: str
    aspirational: str
    aspirational_reached: str
    committed: str
    committed_reached: str


class TeamHistory(NamedTuple):
    """A team's scores in the cycles of the heading; empty where it had none."""

    name: str
    trend: tuple[float, ...]
    scores: tuple[str, ...]


class TeamTable(NamedTuple):
    """One type's scores, teams down and cycles of about one length across, oldest first."""

    title: str
    cycles: tuple[str, ...]
    rows: tuple[TeamHistory, ...]


class BinRow(NamedTuple):
    """A line of the reliability table."""

    confidence: str
    said: str
    reached: str
    interval: str
    times: str
    key_results: str


class HistoryView(NamedTuple):
    """The page; sentences are whole, and empty parts are left out."""

    title: str
    as_of: str
    cycles: tuple[CycleRow, ...]
    tables: tuple[TeamTable, ...]
    ambition: tuple[str, ...]
    calibration: tuple[str, ...]
    bins: tuple[BinRow, ...]
    accuracies: tuple[Fact, ...]
    rhythm: str
    carried: tuple[Fact, ...]


def history_view(record: Record, settings: Settings, as_of: date, whose: str | None) -> HistoryView:
    """Decide what the page says; `whose` is the team or person that it was narrowed to."""
    names = {team.team: team.name for one in record.cycles for team in one.teams}
    return HistoryView(
        title=visible(whose or settings.organization or _("History")),
        as_of=_("as of {day}").format(day=format_date(as_of)),
        cycles=tuple(_cycle_row(one) for one in record.cycles),
        tables=tuple(_tables(record.cycles, settings)),
        ambition=tuple(_ambition_words(one, names) for one in record.streaks),
        calibration=tuple(_calibration_words(record.calibration)),
        bins=tuple(_bin_rows(record.calibration)),
        accuracies=tuple(_accuracies(record.calibration, names)),
        rhythm=_rhythm_words(record.rhythm),
        carried=tuple(_carried(one) for one in record.carried),
    )


def _cycle_row(one: CycleOutcome) -> CycleRow:
    if one.cycle.closed is not None and one.over:
        standing = _("closed")
    else:
        standing = _("not closed") if one.over else _("so far")
    return CycleRow(
        one.cycle.id,
        standing,
        score_label(one.aspirational.score),
        _reached(one.aspirational),
        score_label(one.committed.score),
        _reached(one.committed),
    )


def _reached(outcome: Outcome) -> str:
    if not outcome.objectives:
        return ""
    return _("{reached} of {all}").format(reached=outcome.reached, all=outcome.objectives)


def _tables(outcomes: Sequence[CycleOutcome], settings: Settings) -> Iterator[TeamTable]:
    """Of the length that most cycles have, the shorter of two: quarters rather than years."""
    if not outcomes:
        return
    groups = [[one for one in outcomes if are_alike(one.cycle, first.cycle)] for first in outcomes]
    chosen = max(groups, key=lambda group: (len(group), -(group[0].cycle.ends - group[0].cycle.starts).days))
    for kind in ObjectiveType:
        rows = [row for row in _team_rows(chosen, kind) if any(row.scores)]
        if rows:
            goal = format_score(goal_of(kind, settings))
            title = _("{type}, by team; the goal is {goal}").format(type=type_word(kind), goal=goal)
            yield TeamTable(title, tuple(one.cycle.id for one in chosen), tuple(rows))


def _team_rows(chosen: Sequence[CycleOutcome], kind: ObjectiveType) -> Iterator[TeamHistory]:
    found: dict[str, str] = {}
    for one in chosen:
        found |= {team.team: team.name for team in one.teams}
    for team_id in sorted(found):
        scores = [
            next((getattr(team, kind.value).score for team in one.teams if team.team == team_id), None)
            for one in chosen
        ]
        known = tuple(score for score in scores if score is not None)
        yield TeamHistory(visible(found[team_id]), known, tuple(score_label(score) for score in scores))


def _ambition_words(streak: Streak, names: dict[str, str]) -> str:
    scores = ", ".join(f"{cycle} {score_label(score)}" for cycle, score in streak.cycles)
    team = visible(names.get(streak.team, streak.team))
    if streak.ambition is Ambition.SAFE:
        return _("{team}: {scores}. Targets that are always reached are too safe: aim higher.").format(
            team=team, scores=scores
        )
    return _("{team}: {scores}. Targets out of reach teach little: fewer aims, and nearer ones.").format(
        team=team, scores=scores
    )


def _calibration_words(calibration: Calibration) -> Iterator[str]:
    overall = calibration.overall
    if overall is None:
        yield _(
            "Too early to tell: {n} key results with a confidence are in cycles that are over, and it takes {enough}."
        ).format(n=calibration.key_results, enough=ENOUGH)
        return
    yield _("{forecasts} confidences, in {n} key results of cycles that are over.").format(
        forecasts=overall.forecasts, n=overall.key_results
    )
    yield _(
        "Brier score {brier} ({low} to {high}), where 0 is perfect; always saying the share that came true "
        "would make {reference}."
    ).format(
        brier=score_label(overall.brier),
        low=score_label(overall.low),
        high=score_label(overall.high),
        reference=score_label(overall.reference),
    )
    yield _bias_words(overall)


def _bias_words(accuracy: Accuracy) -> str:
    points = abs(round(accuracy.bias * 100))
    sure = accuracy.bias_low > _NOTICEABLE or accuracy.bias_high < -_NOTICEABLE
    if not sure:
        return _("On the whole what was said is what happened, as far as can be told.")
    if accuracy.bias > 0:
        return ngettext(
            "Over-confident: {n} point more was said than came true.",
            "Over-confident: {n} points more was said than came true.",
            points,
        ).format(n=points)
    return ngettext(
        "Too careful: {n} point more came true than was said.",
        "Too careful: {n} points more came true than was said.",
        points,
    ).format(n=points)


def _bin_rows(calibration: Calibration) -> Iterator[BinRow]:
    for one in calibration.bins:
        yield BinRow(
            _("{low} to {high}").format(low=one.lowest, high=one.highest),
            format_percent(one.said),
            format_percent(one.reached),
            _("{low} to {high}").format(low=format_percent(one.low), high=format_percent(one.high)),
            str(one.forecasts),
            str(one.key_results),
        )


def _accuracies(calibration: Calibration, names: dict[str, str]) -> Iterator[Fact]:
    parts = [(_(LEAD_WORDS[lead]), one) for lead, one in calibration.by_lead]
    if len(calibration.by_team) > 1:
        parts += [(visible(names.get(team, team)), one) for team, one in calibration.by_team]
    for label, one in parts:
        words = _("{brier} ({low} to {high}), {n} key results").format(
            brier=score_label(one.brier), low=score_label(one.low), high=score_label(one.high), n=one.key_results
        )
        yield Fact(label, words)


def _rhythm_words(rhythm: Rhythm) -> str:
    if rhythm.share is None:
        return ""
    owed = rhythm.on_time + rhythm.late + rhythm.missed
    return _("{share} of {owed} check-ins came on time; {late} were late, {missed} missed.").format(
        share=format_percent(rhythm.share), owed=owed, late=rhythm.late, missed=rhythm.missed
    )


def _carried(one: Carried) -> Fact:
    label = f"{one.team}/{one.objective}"
    dash = pgettext("score", "none")
    scores = ", ".join(f"{cycle} {score_label(score) or dash}" for cycle, score in one.cycles)
    return Fact(label, scores)
