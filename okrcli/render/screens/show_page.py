"""`okr show` on a terminal: a key result or an objective in full."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from okrcli.i18n import _, pgettext
from okrcli.render.facts import Fact
from okrcli.render.glyphs import Glyphs
from okrcli.render.labels import status_word
from okrcli.render.page import Line, Run, flow, heading_lines, two_sides, width_of, wrap_runs
from okrcli.render.roles import STATUS_ROLES
from okrcli.render.screens.bar import draw_bar
from okrcli.render.screens.chart import chart_lines, legend_entries
from okrcli.render.screens.checkin_table import checkin_table_lines
from okrcli.render.screens.status_columns import choose_columns
from okrcli.render.screens.status_table import key_result_row_lines
from okrcli.render.views.show import Head, KeyResultPage, MilestoneEntry, ObjectivePage
from okrcli.render.words import status_runs, status_sign

CHART_HEIGHT = 12
BAR_WIDTH = 30


def key_result_lines(page: KeyResultPage, width: int, glyphs: Glyphs) -> Iterator[Line]:
    """Draw a key result's page in `width` columns."""
    yield from _head_lines(page.head, width, glyphs)
    yield []
    yield from fact_lines(page.facts, width)
    if page.milestones:
        yield from section_lines(_("Milestones"))
        for entry in page.milestones:
            yield from _milestone_lines(entry, width, glyphs)
    if page.chart is not None:
        yield []
        yield from chart_lines(page.chart, width, CHART_HEIGHT, glyphs, STATUS_ROLES[page.head.status])
        for line in flow(legend_entries(page.chart, glyphs), width):
            yield [(line, "quiet")]
    if page.checkins:
        yield from section_lines(_("Check-ins"))
        yield from checkin_table_lines(page.checkins, width, glyphs)


def objective_lines(page: ObjectivePage, width: int, glyphs: Glyphs) -> Iterator[Line]:
    """Draw an objective's page in `width` columns."""
    yield from _head_lines(page.head, width, glyphs)
    yield []
    yield from fact_lines(page.facts, width)
    yield from section_lines(_("Key results"))
    if page.row.key_results:
        columns = choose_columns([page.row], width, glyphs, first=("status", "id"))
        yield from heading_lines(columns)
        for row in page.row.key_results:
            yield from key_result_row_lines(row, columns, glyphs)
    else:
        yield [("  " + _("no key results yet"), "quiet")]
    if page.hindrances:
        yield from section_lines(_("In the way, and next"))
        for hindrance in page.hindrances:
            for sign, role, texts in (
                (glyphs.warning, "warning", hindrance.blockers),
                (glyphs.arrow, "", hindrance.next),
            ):
                for text in texts:
                    runs = [
                        (f"{sign} ", role),
                        (_("{title}:").format(title=hindrance.key_result) + " ", "name"),
                        (text, ""),
                    ]
                    yield from wrap_runs(runs, width, 2)
    if page.retrospective:
        yield from section_lines(_("Retrospective"))
        yield from fact_lines(page.retrospective, width)


def section_lines(title: str) -> list[Line]:
    """A heading within a page."""
    return [[], [(title, "title")]]


def _head_lines(head: Head, width: int, glyphs: Glyphs) -> Iterator[Line]:
    yield from two_sides([(head.address, "name")], [(head.as_of, "")], width)
    yield from wrap_runs([(head.statement, "title")], width)
    if head.under:
        yield from wrap_runs([(head.under, "quiet")], width)
    yield []
    dropped = head.status.value == "dropped"
    line: Line = []
    if not dropped:
        bar = draw_bar(head.gauge, min(BAR_WIDTH, width - 24), glyphs, STATUS_ROLES[head.status])
        line = [*bar, ("  ", ""), (head.score or glyphs.dash, "strong"), ("  ", "")]
    yield [*line, *status_runs(head.status, glyphs)]
    if head.by_figures is not None:
        sign = status_sign(head.by_figures, glyphs)
        words = _("The owner's word; the figures say {sign} {status}.")
        text = words.format(sign=sign, status=status_word(head.by_figures))
        yield from wrap_runs([(text, STATUS_ROLES[head.by_figures])], width)


def fact_lines(facts: Sequence[Fact], width: int) -> Iterator[Line]:
    """Labels, and beside each what is said of it."""
    margin = max((width_of(fact.label) for fact in facts), default=0) + 2
    for fact in facts:
        label: Run = (fact.label + " " * (margin - width_of(fact.label)), "quiet")
        wrapped = wrap_runs([(fact.text, "")], max(16, width - margin))
        for number, line in enumerate(wrapped):
            yield [label if not number else (" " * margin, ""), *line]


def _milestone_lines(entry: MilestoneEntry, width: int, glyphs: Glyphs) -> list[Line]:
    box = glyphs.done if entry.day else glyphs.todo
    runs: list[Run] = [(f"{box} ", "good" if entry.day else ""), (entry.statement, "")]
    details = [
        entry.id,
        entry.weight,
        pgettext("milestone", "reached {day}").format(day=entry.day) if entry.day else "",
    ]
    runs += [(f" {glyphs.dot} {detail}", "quiet") for detail in details if detail]
    return wrap_runs(runs, width, width_of(box) + 1)
