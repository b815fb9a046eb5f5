"""`okr status`: the cycle at a glance, from its scores down to what needs attention."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import zip_longest
from pathlib import Path
from typing import Annotated, Any, NamedTuple, TypedDict

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table

from okrcli.errors import Finding
from okrcli.i18n import N_, _, ngettext, pgettext
from okrcli.i18n.dates import format_age, format_date, format_span
from okrcli.i18n.numbers import format_percent, format_signed
from okrcli.i18n.sentences import apart
from okrcli.model import Cycle, CycleState, ObjectiveType, Settings
from okrcli.render.attention import Troubled, find_troubled, latest_blockers, reasons_of
from okrcli.render.bars import Bar, Gauge
from okrcli.render.documents import (
    CycleJson,
    Figure,
    Figures,
    ObjectiveJson,
    ProblemJson,
    SummaryJson,
    cycle_json,
    document,
    objective_json,
    problems_json,
)
from okrcli.render.glyphs import Glyphs
from okrcli.render.key_results import Row, choose_columns, draw_rows, rows_of
from okrcli.render.labels import STATUS_ROLES, score_label, status_sign, type_word
from okrcli.render.layout import GAP, Column, Run, Words, flow, heading, section, width_of, words
from okrcli.render.sanitise import visible
from okrcli.scoring.figures import goal_of, reaches
from okrcli.scoring.forecast import Outlook, outlook
from okrcli.scoring.states import CycleReview, Status, Subtotal, Summary, TeamState

BAR_WIDTH = 20
WORRIES = 5
_HARDLY = 0.25


class Tally(NamedTuple):
    """A figure of the whole: its name, the figure, what it means; and all of it in a few words, for a heading."""

    name: str
    figure: str
    meaning: str = ""
    brief: str = ""


def status_page(
    review: CycleReview, settings: Settings, unread: Sequence[str], width: int, glyphs: Glyphs
) -> Iterator[RenderableType]:
    """Draw a reviewed cycle in `width` columns; `unread` are the files that could not be read."""
    rows = [_rows(team, review, glyphs) for team in review.teams]
    columns = choose_columns([row for team in rows for row in team if row is not None], width)
    yield page_title(review, settings)
    span = format_span(review.cycle.starts, review.cycle.ends)
    yield words((f"{span} {glyphs.dot} {state_label(review)}", "quiet"))
    yield from _summary(review, settings, width, glyphs)
    for team, team_rows in zip(review.teams, rows, strict=True):
        yield ""
        yield from _team_heading(team, review, settings, width, glyphs)
        if team_rows:
            yield draw_rows(team_rows, columns)
        else:
            yield words(("  " + _("no objectives yet"), "quiet"))
    if not review.teams:
        yield ""
        yield words(_empty(review, unread))
    if review.runs:
        yield from _worries(find_troubled(review), review.as_of, glyphs)
    if any(team.objectives for team in review.teams):
        yield ""
        yield flow(_legend(columns, review, glyphs))


def page_title(review: CycleReview, settings: Settings) -> RenderableType:
    """The organisation, the cycle, and the day."""
    title = " · ".join(visible(part) for part in (settings.organization, review.cycle.id) if part)
    return heading(words((title, "title")), review.as_of)


def _empty(review: CycleReview, unread: Sequence[str]) -> str:
    """What is said in place of teams: nobody knows what a file holds that could not be read."""
    if any(team.objectives for team in review.cycle.teams):
        return _("Nothing here matches what was asked for.")
    if unread:
        return _("Not shown, because it could not be read: {files}").format(files=", ".join(map(visible, unread)))
    return _("No objectives here yet.")


def state_label(review: CycleReview) -> str:
    """How far the cycle is: `67% elapsed, 30 d left`."""
    cycle, today = review.cycle, review.as_of
    match review.state:
        case CycleState.PLANNED:
            return _("starts in {age}").format(age=format_age((cycle.starts - today).days))
        case CycleState.OPEN:
            left = (cycle.ends - today).days
            return _("{share} elapsed, {left} left").format(share=format_percent(review.elapsed), left=format_age(left))
        case CycleState.ENDED:
            ended = _("ended {age} ago").format(age=format_age((today - cycle.ends).days))
            if not review.awaited:
                return _("{ended}, not closed yet").format(ended=ended)
            words = ngettext("{n} last check-in still to come", "{n} last check-ins still to come", review.awaited)
            return f"{ended}, {words.format(n=review.awaited)}"
        case CycleState.CLOSED:
            return _("closed {day}").format(day=format_date(cycle.closed or cycle.ends, near=cycle.ends))


def _summary(review: CycleReview, settings: Settings, width: int, glyphs: Glyphs) -> Iterator[RenderableType]:
    """The mean of each type of objectives against its goal, then the figures of the whole."""
    kinds = subtotals(review.summary, settings)
    counts = [count for _kind, _gauge, count in kinds] if width >= 60 else []
    beside = [ngettext("{n} objective", "{n} objectives", count).format(n=count) for count in counts]
    tallies = [one for one in (tally(review.summary, review, review.teams), outlook_tally(review)) if one is not None]
    names = [type_word(kind) for kind, _gauge, _count in kinds]
    if not (names or tallies):
        return
    yield ""
    margin = max(map(width_of, (*names, *(one.name for one in tallies))))
    if names:
        yield subtotals_grid(review, settings, beside, width - 52, glyphs, margin)
    for one in tallies:
        meaning = f" {glyphs.dot} {one.meaning}" if one.meaning else ""
        yield words(f"  {one.name:<{margin}}  ", (one.figure, "strong"), (meaning, "quiet"), hang=4)


def subtotals_grid(
    review: CycleReview, settings: Settings, beside: Sequence[str], room: int, glyphs: Glyphs, margin: int | None = None
) -> RenderableType:
    """The mean of each type of objectives against its goal, with what stands beside each; the bar has `room` cells."""
    grid = Table.grid(padding=(0, GAP, 0, 0), pad_edge=False)
    grid.add_column(no_wrap=True, width=margin)
    grid.add_column(width=max(4, min(BAR_WIDTH, room)))
    for (kind, gauge, _count), said in zip_longest(subtotals(review.summary, settings), beside):
        goal = " " + _("of {goal}").format(goal=score_label(gauge.goal))
        score = words((score_label(gauge.score) or glyphs.dash, "strong"), (goal, "quiet"))
        score.append(f" {glyphs.dot} {said}" if said else "", "quiet")
        grid.add_row(words(type_word(kind)), Bar(gauge, glyphs, "strong"), score)
    return Padding(grid, (0, 0, 0, 2))


def subtotals(summary: Summary, settings: Settings) -> list[tuple[ObjectiveType, Gauge, int]]:
    """Each type of objectives that there are: the mean of their scores, the goal, how many they are."""
    kinds: Iterable[tuple[ObjectiveType, Subtotal]] = ((kind, getattr(summary, kind.value)) for kind in ObjectiveType)
    return [
        (kind, Gauge(one.score, None, goal_of(kind, settings)), one.objectives) for kind, one in kinds if one.objectives
    ]


def tally(summary: Summary, review: CycleReview, teams: Sequence[TeamState]) -> Tally | None:
    """How the key results stand in one figure: net confidence while the cycle runs, then how many were achieved."""
    if summary.net_confidence is None:
        return None
    if review.runs or review.state is CycleState.PLANNED:
        net = format_signed(summary.net_confidence)
        meaning = _("on track minus off track, over all key results")
        return Tally(_("net confidence"), net, meaning, _("net {net}").format(net=net))
    kept = [one for team in teams for one in team.objectives if not one.dropped]
    counted = [one.status for objective in kept for one in objective.key_results if not one.dropped]
    reached = _("{done} of {all}").format(done=counted.count(Status.ACHIEVED), all=len(counted))
    meaning = _("key results that reached their goal")
    return Tally(_("achieved"), reached, meaning, _("{count} achieved").format(count=reached))


def outlook_tally(review: CycleReview) -> Tally | None:
    """How many objectives will reach their goal, if things go on so; in words where that cannot be told yet."""
    found = outlook(review)
    if found is None:
        return None
    if not found.tells:
        return Tally(_("forecast"), _("too early to tell"))
    if found.expected < _HARDLY:
        figure = _("almost none of {all}").format(all=found.objectives)
    else:
        figure = _("about {n} of {all}").format(n=max(1, round(found.expected)), all=found.objectives)
    brief = _("{count} will reach their goal").format(count=figure)
    return Tally(_("forecast"), figure, _("objectives likely to reach their goal"), brief)


def _team_heading(
    team: TeamState, review: CycleReview, settings: Settings, width: int, glyphs: Glyphs
) -> Iterator[RenderableType]:
    """The team's name and figures at the ends of a rule; the figures below it where they have no room."""
    parts: list[tuple[Run, ...]] = [
        ((f"{type_word(kind)} ", "quiet"), (score_label(gauge.score) or glyphs.dash, "strong"))
        for kind, gauge, _count in subtotals(team.summary, settings)
    ]
    figure = tally(team.summary, review, [team])
    parts += [((figure.brief, "quiet"),)] if figure else []
    between = (f" {glyphs.dot} ", "quiet")
    figures = words(*(run for number, part in enumerate(parts) for run in ((between, *part) if number else part)))
    name = words((visible(team.team.name), "title"))
    name.truncate(width - 4, overflow="ellipsis")
    room = width - name.cell_len - figures.cell_len - 2
    if figures and room >= GAP:
        yield words(name, (f" {glyphs.floor * room} ", "quiet"), figures)
    else:
        yield words(name, (" " + glyphs.floor * (width - name.cell_len - 1), "quiet"))
        yield from [figures] if figures else []


def _rows(team: TeamState, review: CycleReview, glyphs: Glyphs) -> list[Row | None]:
    """The team's rows, with an empty one between objectives."""
    rows: list[Row | None] = []
    for number, objective in enumerate(team.objectives):
        rows += [None] if number else []
        rows += rows_of(objective, review.as_of, glyphs)
    return rows


def _worries(worries: Sequence[Troubled], as_of: date, glyphs: Glyphs) -> Iterator[RenderableType]:
    yield section(_("Needs attention"), *(worry_line(one, as_of, glyphs) for one in worries[:WORRIES]))
    more = len(worries) - WORRIES
    if more > 0:
        yield words(("  " + ngettext("and {n} more", "and {n} more", more).format(n=more), "quiet"))


def worry_line(worry: Troubled, as_of: date, glyphs: Glyphs) -> Words:
    """A key result that needs attention: what to type for it, whose it is, and why."""
    state, role = worry.state, STATUS_ROLES[worry.state.status]
    first, *others = reasons_of(state, as_of)
    blockers = latest_blockers(state)
    others += [_("blocked: {blockers}").format(blockers=apart(blockers))] if blockers else []
    owner = visible(state.key_result.owner or "")
    return words(
        (status_sign(state.status, glyphs) + " ", role),
        (worry.address.path, "name"),
        (f" {glyphs.dot} {owner}" if owner else "", "quiet"),
        ("  " + first, role),
        *(f" {glyphs.dot} {reason}" for reason in others),
        hang=2,
    )


LEGEND = {
    "pace": N_("Pace: score over what was expected when it was measured"),
    "confidence": N_("Conf: chances out of ten"),
    "forecast": N_("Forecast: score at the end, chance of reaching the goal"),
}
"""What columns and words mean, wherever that is said."""


def _legend(columns: Sequence[Column], review: CycleReview, glyphs: Glyphs) -> Iterator[str]:
    """What the columns and signs mean, of those that are on the screen."""
    states = [one for _place, one in review.key_results()]
    shown = {column.key for column in columns}
    if "bar" in shown:
        yield glyphs.full + " " + pgettext("legend", "score")
        if any(one.expected is not None and one.expected < one.goal for one in states):
            yield glyphs.today + " " + pgettext("legend", "expected today")
        yield glyphs.goal + " " + pgettext("legend", "goal")
        if any(reaches(one.score, one.goal) for one in states):
            yield glyphs.reached + " " + pgettext("legend", "goal reached")
    if "id" not in shown:
        yield _("[…]: the id to type")
    if "pace" in shown:
        yield _(LEGEND["pace"])
    if "trend" in shown and any(one.last_checkin for one in states):
        yield glyphs.levels[0] + glyphs.levels[-1] + " " + _("scores at the last check-ins, 0 to 1")
    yield from (_(LEGEND[key]) for key in ("confidence", "forecast") if key in shown)
    if "age" in shown:
        late = any(one.days_overdue for one in states)
        yield _("Last: since the last check-in, ! overdue") if late else _("Last: since the last check-in")


class TeamNamed(TypedDict):
    """A team by its file and its name."""

    id: str
    name: str
    lead: str | None
    extra: dict[str, Any]


class TeamJson(TeamNamed, SummaryJson):
    """A team with its subtotals and objectives."""

    objectives: list[ObjectiveJson]


class StatusJson(TypedDict):
    """`okr status --json`."""

    schema_version: int
    as_of: str
    stretch_target: Figure
    cycle: CycleJson
    summary: SummaryJson
    outlook: Annotated[Figures, Outlook] | None
    teams: list[TeamJson]
    problems: list[ProblemJson]


def status_json(review: CycleReview, settings: Settings, problems: Iterable[Finding], root: Path) -> StatusJson:
    """The whole document."""
    return document(
        StatusJson,
        review,
        settings,
        cycle=cycle_json(review),
        outlook=outlook(review),
        teams=[_team_json(team, review.cycle) for team in review.teams],
        problems=problems_json(problems, root),
    )


def _team_json(state: TeamState, cycle: Cycle) -> TeamJson:
    objectives = [objective_json(one, state.team.id, cycle) for one in state.objectives]
    return document(TeamJson, state.team, state.summary, objectives=objectives)
