"""`okr status` of a company: a row a team, the worst first, then what needs attention."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rich.console import RenderableType
from rich.padding import Padding

from okrcli.i18n import _, ngettext, pgettext
from okrcli.i18n.dates import format_span
from okrcli.i18n.numbers import format_signed
from okrcli.model import Settings
from okrcli.render.attention import find_troubled
from okrcli.render.bars import Bar, Gauge, sparkline
from okrcli.render.glyphs import Glyphs
from okrcli.render.labels import STATUS_ROLES, label, score_label, status_count, status_sign
from okrcli.render.layout import GAP, Cells, Column, Sides, fit, flow, measured, table, total_width, width_of, words
from okrcli.render.sanitise import visible
from okrcli.render.status import WORRIES, outlook_tally, page_title, state_label, subtotals_grid, worry_line
from okrcli.scoring.standings import Standing, standings
from okrcli.scoring.states import CycleReview, Status

MOST_TEAMS = 4
"""Of more teams than these nobody wants all key results unasked."""
TREND = 7
_SCREEN = 39
"""Lines of a screen of 40 without the shell's own: thirty teams fit it, with fewer of the worries below them."""
_ROOMY = 20  # teams that leave room for empty lines
_BESIDE_BAR, _BAR_LEAST = 34, 6  # what stands beside the bar of all teams, and what the bar must keep
_FRAME = 8  # lines above the teams and the heading below them
BAR = 12
WIDE = 100
"""From this width on there is room for more than the figures of today."""
_MOST_TRENDS = 100  # each is seven weeks to reckon: of more teams one would wait for them
_TEAM_LEAST, _TEAM_MOST = 12, 28
_SIGNS_SHARE = 0.2  # of the width: above it key results are counted, not drawn one by one
# As they are drawn: what to look at first.
DRAWN = (
    *(Status.OFF_TRACK, Status.MISSED, Status.STALE, Status.AT_RISK),
    *(Status.EARLY, Status.ON_TRACK, Status.ACHIEVED),
)
_SPARE = ("words", "lead", "trend", "change", "committed", "bar", "owed", "signs")


def overview_page(
    review: CycleReview, settings: Settings, order: str, width: int, glyphs: Glyphs
) -> Iterator[RenderableType]:
    """Draw the teams in one of the ORDERS of standings, in `width` columns."""
    has_trend = width >= WIDE and len(review.teams) <= _MOST_TRENDS
    teams = standings(review, settings, order, TREND - 1 if has_trend else 1)
    is_roomy = len(teams) <= _ROOMY
    yield page_title(review, settings)
    number = sum(not one.dropped for _place, one in review.objectives())
    count = ngettext("{n} objective", "{n} objectives", number).format(n=number)
    of_teams = ngettext("{n} team", "{n} teams", len(teams)).format(n=len(teams))
    span = format_span(review.cycle.starts, review.cycle.ends)
    forecast = outlook_tally(review)
    said = forecast.brief if forecast else ""
    lead = f"{span} {glyphs.dot} {state_label(review)}"
    if is_roomy or not said or width_of(f"{lead} {glyphs.dot} {of_teams}, {count}") <= width:
        lead += f" {glyphs.dot} {of_teams}, {count}"
    else:
        said = f"{of_teams} {glyphs.dot} {said}"
    yield words((lead, "quiet"))
    if number:
        yield from [""] if is_roomy else []
        room = width - _BESIDE_BAR - width_of(said)
        beside, below = ([], [said]) if room < _BAR_LEAST else ([said], [])
        yield subtotals_grid(review, settings, beside, room if beside else width - _BESIDE_BAR, glyphs)
        yield from (words("  ", (one, "quiet"), hang=2) for one in below)
        yield Padding(flow(_in_words(_added(teams), glyphs)), (0, 0, 0, 2))
    yield ""
    is_drawn = max((sum(one.counts.values()) for one in teams), default=0) <= width * _SIGNS_SHARE
    rows = [_cells(one, review, settings, glyphs, is_drawn=is_drawn) for one in teams]
    yield table(_choose_columns(rows, width, has_trend=has_trend), rows)
    worries = find_troubled(review) if review.runs else []
    yield from [""] if is_roomy else []
    more = words((_("`okr status TEAM`: one team; --full: all"), "quiet"))
    if not worries:
        yield more
        return
    room = _SCREEN - _FRAME - len(teams)
    shown = worries[: room if 0 < room < WORRIES else WORRIES]
    told = _("{done} of {all}").format(done=len(shown), all=len(worries))
    title = words((_("Needs attention"), "title"), (f" {glyphs.dot} {told}", "quiet"))
    if not is_roomy and title.cell_len + GAP + more.cell_len > width:
        more = words((_("`okr status TEAM`, --full"), "quiet"))
    yield Sides(title, more)
    for worry in shown:
        line = worry_line(worry, review.as_of, glyphs)
        line.truncate(width, overflow="ellipsis")
        yield line


def _added(teams: Sequence[Standing]) -> Mapping[Status, int]:
    return {status: sum(one.counts.get(status, 0) for one in teams) for status in DRAWN}


def _cells(one: Standing, review: CycleReview, settings: Settings, glyphs: Glyphs, *, is_drawn: bool) -> Cells:
    summary, team = one.state.summary, one.state.team
    gauge = Gauge(summary.aspirational.score, summary.aspirational.expected, float(settings.stretch_target))
    name = words((visible(team.name), "strong"))
    name.no_wrap, name.overflow = True, "ellipsis"
    worst = next((status for status in DRAWN if one.counts.get(status)), None)
    change, role = format_signed(one.change) if one.change else "", "good" if (one.change or 0) > 0 else "bad"
    return {
        "team": name,
        "bar": Bar(gauge, glyphs, STATUS_ROLES[worst] if worst else "") if summary.aspirational.objectives else words(),
        "score": label(score_label(summary.aspirational.score), glyphs, "strong"),
        "committed": label(score_label(summary.committed.score), glyphs),
        "signs": words(*_signs(one.counts, glyphs, is_drawn=is_drawn)),
        "trend": words(sparkline(one.trend, TREND, glyphs)),
        "change": words((change, role)),
        "owed": words((str(one.owed) if one.owed else "", "warning")),
        "lead": words((visible(team.lead or ""), "quiet")),
        "words": flow(_in_words(one.counts, glyphs)),
    }


def _signs(counts: Mapping[Status, int], glyphs: Glyphs, *, is_drawn: bool) -> Iterator[tuple[str, str]]:
    """A sign for each key result, or with how many stand so where there are too many to draw each of them."""
    for one in DRAWN:
        sign, count = status_sign(one, glyphs), counts.get(one, 0)
        yield sign * count if is_drawn else f"{sign}{count} " if count else "", STATUS_ROLES[one]


def _in_words(counts: Mapping[Status, int], glyphs: Glyphs) -> list[tuple[str, str]]:
    """The same with words, which tell what the signs mean."""
    there = [one for one in DRAWN if counts.get(one)]
    return [(f"{status_sign(one, glyphs)} {status_count(one, counts[one])}", STATUS_ROLES[one]) for one in there]


def _choose_columns(rows: Sequence[Cells], width: int, *, has_trend: bool) -> list[Column]:
    """What there is room for; a column that no team has anything to say in is left out."""
    bar, trend = pgettext("column", "Aspirational"), pgettext("column", "Trend")
    columns = [
        Column("team", pgettext("column", "Team"), _TEAM_LEAST),
        Column("bar", bar, max(BAR, width_of(bar))),
        Column("score", "", 4, right=True),
        measured("committed", pgettext("column", "Committed"), rows, right=True),
        measured("signs", pgettext("overview", "On track"), rows),
        Column("trend", trend, max(TREND, width_of(trend))),
        measured("change", pgettext("overview", "7 days"), rows, right=True),
        measured("owed", pgettext("overview", "Owed"), rows, right=True),
        measured("lead", pgettext("column", "Lead"), rows),
        measured("words", "", rows),
    ]
    said = {key for row in rows for key in row if key == "bar" or str(row[key])}
    barred = set() if has_trend else {"trend"}
    barred |= {"lead", "words"} if width < WIDE else set()
    columns = [one for one in columns if one.key in said - barred]
    kept = fit(columns, width, _SPARE)
    room = _TEAM_LEAST + width - total_width(kept)
    team = measured("team", kept[0].heading, rows)
    return [team._replace(width=min(room, _TEAM_MOST, team.width)), *kept[1:]]
