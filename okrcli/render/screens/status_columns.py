"""Which columns `okr status` has room for, and how wide each is."""

from __future__ import annotations

from collections.abc import Sequence

from okrcli.i18n import pgettext
from okrcli.render.glyphs import Glyphs
from okrcli.render.page import Column, width_of
from okrcli.render.views.status import ObjectiveRow
from okrcli.render.words import status_width

# What a statement keeps before a column is added: a bit more on a wider screen. And what it gets in the end at most.
STATEMENT_LEAST = 26
STATEMENT_SHARE = 0.12
STATEMENT_MOST = 72
BAR_MOST = 24
TREND_CELLS = 6


def choose_columns(
    objectives: Sequence[ObjectiveRow], width: int, glyphs: Glyphs, first: Sequence[str] = ()
) -> list[Column]:
    """Choose the columns in the order they are shown: the statement takes what the others leave.

    Columns come in order of worth, those named in `first` before all, as long as the statement keeps its least; then
    the bar and the blockers grow.
    """
    offered = _offer(objectives, glyphs.arrow)
    least = min(STATEMENT_LEAST, width // 2) + int(max(0, width - 80) * STATEMENT_SHARE)
    left = width - least
    chosen = {}
    for key in dict.fromkeys([*first, *_WORTH]):
        column = offered.get(key)
        if column is None:
            continue
        if column.width + column.gap > left:
            if key in _NEVER_SKIPPED:
                break
            continue
        chosen[key] = column
        left -= column.width + column.gap
    if "bar" in chosen:
        grown = min(BAR_MOST - chosen["bar"].width, left // 3)
        chosen["bar"] = chosen["bar"]._replace(width=chosen["bar"].width + grown)
        left -= grown
    if "blockers" in chosen:
        grown = left // 3
        chosen["blockers"] = chosen["blockers"]._replace(width=chosen["blockers"].width + grown)
        left -= grown
    statement = Column("statement", "", min(STATEMENT_MOST, least + left), gap=0)
    return [statement, *(chosen[key] for key in _ORDER if key in chosen)]


_WORTH = (
    "status",
    "score",
    "bar",
    "age",
    "confidence",
    "trend",
    "owner",
    "value",
    "pace",
    "id",
    "forecast",
    "blockers",
)
_NEVER_SKIPPED = ("status", "score", "bar")
_ORDER = (
    "id",
    "owner",
    "value",
    "bar",
    "score",
    "pace",
    "trend",
    "confidence",
    "forecast",
    "status",
    "age",
    "blockers",
)


def _offer(objectives: Sequence[ObjectiveRow], arrow: str) -> dict[str, Column]:
    """The columns that have something to say, at their least width."""
    rows = [row for objective in objectives for row in objective.key_results]
    ids = [*(row.id for row in rows), *(objective.id for objective in objectives)]
    owners = [*(row.owner for row in rows), *(objective.owner for objective in objectives)]

    def widest(labels: list[str], least: int, most: int) -> int:
        return max(least, min(most, max((width_of(label) for label in labels), default=0)))

    def column(key: str, heading: str, width: int, right: bool = False, gap: int = 2) -> Column:
        return Column(key, heading, max(width, width_of(heading)), right, gap)

    score = pgettext("column", "Score")
    columns = [
        column("id", pgettext("column", "Id"), widest(ids, 4, 20)),
        column("owner", pgettext("column", "Owner"), widest(owners, 0, 10)),
        column(
            "value",
            pgettext("column", "Value"),
            widest([f"{row.value} {arrow} {row.toward}" if row.toward else row.value for row in rows], 8, 22),
        ),
        column("bar", pgettext("column", "Progress"), 10),
        column("score", score, 4, right=True, gap=1),
        column("pace", pgettext("column", "Pace"), 4, right=True),
        column("trend", pgettext("column", "Trend"), TREND_CELLS),
        column("confidence", pgettext("column", "Conf"), 3, right=True, gap=1),
        column("forecast", pgettext("column", "Forecast"), widest([row.forecast for row in rows], 9, 12), right=True),
        column("status", pgettext("column", "Status"), status_width()),
        column("age", pgettext("column", "Last"), widest([row.age for row in rows], 3, 7), right=True),
        column("blockers", pgettext("column", "Blockers"), 24),
    ]
    silent = {
        "owner": not any(owners),
        "forecast": not any(row.forecast for row in rows),
        "age": not any(row.age for row in rows),
        "blockers": not any(row.blockers for row in rows),
    }
    return {column.key: column for column in columns if not silent.get(column.key)}
