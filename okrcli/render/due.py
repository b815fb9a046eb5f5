"""`okr due`: who owes a check-in, and who a health metric's reading, the longest owed first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TypedDict

from rich.console import Group, RenderableType
from rich.padding import Padding

from okrcli.errors import Finding
from okrcli.i18n import _, ngettext, pgettext
from okrcli.i18n.dates import format_age, format_date
from okrcli.i18n.sentences import fill
from okrcli.model import Settings
from okrcli.render.documents import ProblemJson, document, problems_json
from okrcli.render.facts import person_label
from okrcli.render.glyphs import Glyphs
from okrcli.render.labels import label, no_owner
from okrcli.render.layout import GAP, Address, Cells, Column, Interleaved, heading, measured, total_width, words
from okrcli.render.sanitise import visible
from okrcli.scoring.cadence import Owed, next_day, owed_longest_first, owed_now
from okrcli.scoring.kpis import KpiState
from okrcli.scoring.states import CycleReview

ROOMY = 100
"""From this width on, addresses and statements have columns of their own."""


def due_page(
    reviews: Sequence[CycleReview],
    metrics: Sequence[KpiState],
    settings: Settings,
    as_of: date,
    width: int,
    glyphs: Glyphs,
) -> Iterator[RenderableType]:
    """Draw the list, person by person; addresses name their cycle where there are several. All `metrics` owe a reading.

    Whoever owes the oldest comes first; what nobody owns stands under its team.
    """
    owed = owed_now(reviews)
    summary = words((_summary(owed, metrics, reviews, as_of), "title" if owed or metrics else ""))
    yield heading(summary, as_of)
    teams = {team.team.id: team.team.name for review in reviews for team in review.teams}
    with_cycle = len(reviews) > 1
    entries = [
        (
            one.due,
            whose(one.state.key_result.owner, one.address.team, teams, settings),
            _cells(one, as_of, glyphs, with_cycle=with_cycle),
        )
        for one in owed
    ]
    entries += [
        (one.due or as_of, whose(one.kpi.owner, one.kpi.team, teams, settings), _reading(one, as_of, glyphs))
        for one in owed_longest_first(metrics)
    ]
    if not entries:
        return
    of_people: dict[str, list[Cells]] = {}
    for _due, person, cells in sorted(entries, key=lambda entry: entry[0]):
        of_people.setdefault(person, []).append(cells)
    yield ""
    yield _draw(of_people, _choose_columns([cells for _due, _person, cells in entries], width))
    yield ""
    if owed:
        said = pgettext("due", "walks through yours, --everyone through all of them.")
        yield words(("okr checkin", "name"), (" " + said, "quiet"))
    if metrics:
        yield words(("okr kpi record", "name"), (" " + pgettext("due", "adds a reading."), "quiet"))


def whose(owner: str | None, team: str | None, teams: Mapping[str, str], settings: Settings) -> str:
    """The person, or where there is none the team that has to find one."""
    return person_label(owner, settings) or no_owner(teams.get(team, team) if team else "")


def _summary(owed: Sequence[Owed], metrics: Sequence[KpiState], reviews: Sequence[CycleReview], as_of: date) -> str:
    readings = ngettext("{n} reading", "{n} readings", len(metrics)).format(n=len(metrics))
    if owed:
        late = sum(bool(one.state.days_overdue) for one in owed)
        said = ngettext("{n} check-in owed", "{n} check-ins owed", len(owed)).format(n=len(owed))
        said = _("{owed}, {late} overdue").format(owed=said, late=late) if late else said
        return _("{checkins}; {readings}").format(checkins=said, readings=readings) if metrics else said
    if metrics:
        return fill(_("No check-in is owed; {readings}"), readings=readings)
    following = next_day(reviews)
    if following is None:
        return _("Nobody owes a check-in.")
    return fill(_("Nobody owes a check-in; the next is due {day}."), day=format_date(following, near=as_of))


def _cells(owed: Owed, as_of: date, glyphs: Glyphs, *, with_cycle: bool) -> Cells:
    state, last = owed.state, owed.state.last_checkin
    address = str(owed.address) if with_cycle else owed.address.path
    return {
        **_row(owed.due, state.days_overdue, last, as_of, glyphs),
        "address": Address(address, "name"),
        "statement": words(visible(state.key_result.statement)),
    }


def _reading(state: KpiState, as_of: date, glyphs: Glyphs) -> Cells:
    last = None if state.last is None else state.last.date
    return {
        **_row(state.due, state.days_overdue, last, as_of, glyphs),
        "address": Address(state.kpi.id, "name"),
        "statement": words(visible(state.kpi.statement), (" " + _("(health metric)"), "quiet")),
    }


def _row(due: date | None, overdue: int | None, last: date | None, as_of: date, glyphs: Glyphs) -> Cells:
    """Since when, by how many days it is overdue (nothing within the days of grace), and when there was one."""
    return {
        "due": label("" if due is None else format_date(due, near=as_of), glyphs),
        "late": label(format_age(overdue) if overdue else "", glyphs, "bad"),
        "last": words((_("none yet") if last is None else format_date(last, near=as_of), "quiet")),
    }


def _draw(of_people: Mapping[str, Sequence[Cells]], columns: Sequence[Column]) -> RenderableType:
    """The table; an address stands above its statement where it has no column, or below its row where it is too long.

    It is there to be typed, so that it is never shortened nor broken where that can be helped.
    """
    shown = {column.key for column in columns}
    parts: list[Cells | RenderableType] = []
    for person, rows in of_people.items():
        parts += ["", words((person, "strong"))] if parts else [words((person, "strong"))]
        for cells in rows:
            parts.append({**cells, "what": Group(cells["address"], cells["statement"])})
            if not shown & {"address", "what"}:
                parts.append(Padding(cells["address"], (0, 0, 0, 2 * GAP)))
    return Interleaved(columns, parts)


def _choose_columns(rows: Sequence[Cells], width: int) -> list[Column]:
    columns = [
        Column("", "", 0),  # the gap behind it sets what is owed off from the people
        measured("due", pgettext("column", "Due"), rows, 12),
        measured("late", pgettext("column", "Overdue"), rows, 8, right=True),
    ]
    if width >= 60:
        columns.append(measured("last", pgettext("column", "Last"), rows, 12))
    left = width - total_width(columns) - GAP
    heading = pgettext("column", "Key result")
    addresses = measured("address", "", rows).width
    if width < ROOMY or addresses > left // 2:
        return [*columns, Column("what" if addresses <= left else "statement", heading, max(12, left), wraps=True)]
    address = measured("address", pgettext("column", "Address"), rows, left // 2, wraps=True)
    return [*columns, address, Column("statement", heading, left - address.width - GAP, wraps=True)]


class DueEntryJson(TypedDict):
    """A check-in that is owed; the address is that within its cycle."""

    cycle: str
    address: str
    key_result: str
    owner: str | None
    status: str
    last_checkin: str | None
    due: str
    days_overdue: int


class DueReadingJson(TypedDict):
    """A reading that is owed; `due` is null where the metric was never read."""

    kpi: str
    statement: str
    owner: str | None
    last_reading: str | None
    due: str | None
    days_overdue: int


class DueJson(TypedDict):
    """`okr due --json`, oldest first."""

    schema_version: int
    as_of: str
    due: list[DueEntryJson]
    readings: list[DueReadingJson]
    problems: list[ProblemJson]


def due_json(
    reviews: Sequence[CycleReview], metrics: Sequence[KpiState], as_of: date, problems: Iterable[Finding], root: Path
) -> DueJson:
    """The check-ins that are owed, the longest owed first, and the readings of `metrics`, which all owe one."""
    readings = [
        document(DueReadingJson, one, one.kpi, kpi=one.kpi.id, last_reading=one.last.date if one.last else None)
        for one in owed_longest_first(metrics)
    ]
    return document(
        DueJson, as_of=as_of, due=due_entries(reviews), readings=readings, problems=problems_json(problems, root)
    )


def due_entries(reviews: Sequence[CycleReview]) -> list[DueEntryJson]:
    """Each check-in that is owed, the longest owed first."""
    return [
        document(
            DueEntryJson,
            one,
            one.state,
            one.address,
            address=one.address.path,
            owner=one.state.key_result.owner,
            key_result=one.state.key_result.statement,
            days_overdue=one.state.days_overdue or 0,
        )
        for one in owed_now(reviews)
    ]
