"""`okr diff`: goalposts first, then what came and went, then what moved; where, what and by whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple, TypedDict

from rich.console import RenderableType

from okrcli.i18n import N_, _
from okrcli.i18n.dates import format_date
from okrcli.render.change_words import ChangeWords, change_words
from okrcli.render.documents import ProblemJson, document, problems_json
from okrcli.render.glyphs import Glyphs
from okrcli.render.layout import GAP, Address, Cells, Column, Sides, section, table, total_width, widest, words
from okrcli.render.markup import escape_markdown
from okrcli.render.sanitise import visible
from okrcli.scoring.changes import ChangeKind
from okrcli.workspace.compare import Comparison, Entry, Side

_SHORT = 10
_PLACE, _WHO = 0.4, 0.25
"""The most that an address, and a name with a day, take of the width."""
_LEAST, _MOST = 24, 40
"""Cells that words need to stand in a column of their own, and beside a score: what they take, as far as so many."""
_SECTIONS = (
    (N_("Goalposts moved"), (ChangeKind.GOALPOST,)),
    (N_("Scores against the first goalposts"), (ChangeKind.RESCORED,)),
    (
        N_("Added, removed, renamed"),
        (
            ChangeKind.ADDED,
            ChangeKind.REMOVED,
            ChangeKind.CLOSED,
            ChangeKind.REOPENED,
            ChangeKind.DROPPED,
            ChangeKind.RESTORED,
            ChangeKind.RENAMED,
            ChangeKind.MOVED,
        ),
    ),
    (N_("Values and scores"), (ChangeKind.PROGRESS,)),
    (N_("Status"), (ChangeKind.STATUS,)),
    (N_("Confidence"), (ChangeKind.CONFIDENCE,)),
    (N_("Blockers"), (ChangeKind.BLOCKER_RAISED, ChangeKind.BLOCKER_CLEARED)),
    (N_("Owners"), (ChangeKind.OWNER,)),
    (N_("What supports what"), (ChangeKind.SUPPORTS,)),
)


class DiffRow(NamedTuple):
    """A change: where, what, and by whom."""

    place: str
    words: ChangeWords
    who: str


def diff_page(comparison: Comparison, width: int, glyphs: Glyphs) -> Iterator[RenderableType]:
    """Draw the page: columns, or all of a change after one another where the words would have no room."""
    yield Sides(words((_title(comparison), "title")), words(_span(comparison).replace("→", glyphs.arrow)))
    for note in _notes(comparison):
        yield ""
        yield words((note, "quiet"))
    sections = _sections(comparison)
    columns = _choose_columns([row for _of, rows in sections for row in rows], width)
    for title, rows in sections:
        if columns:
            yield section(title, table(columns, (_cells(row, columns, glyphs) for row in rows)))
        else:
            yield section(title, *(_in_line(row, glyphs) for row in rows))


def _title(comparison: Comparison) -> str:
    return _("Goalposts since the start") if comparison.since_start else _("What changed")


def _span(comparison: Comparison) -> str:
    return _("{old} → {new}").format(old=_side(comparison.old, comparison.new.day), new=_side(comparison.new))


def _sections(comparison: Comparison) -> list[tuple[str, list[DiffRow]]]:
    """Changes of one kind under their title, in the order of the files."""
    okrs = [entry for entry in comparison.entries if entry.change.kpi is None]
    with_cycle = len({entry.change.cycle for entry in okrs}) > 1
    groups = [(_(title), [entry for entry in okrs if entry.change.kind in kinds]) for title, kinds in _SECTIONS]
    groups.append((_("Health metrics"), [entry for entry in comparison.entries if entry.change.kpi is not None]))
    near = comparison.new.day
    return [(title, [_row(one, near, with_cycle=with_cycle) for one in those]) for title, those in groups if those]


def _choose_columns(rows: Sequence[DiffRow], width: int) -> list[Column]:
    """Columns with the words' least room; the score goes below the words where it has none, and all in a line else."""
    who = Column("who", "", widest("", (row.who for row in rows), int(width * _WHO)), wraps=True)
    score = Column("score", "", widest("", (row.words.score for row in rows)))
    place = Column("place", "", widest("", (row.place for row in rows), int(width * _PLACE)), wraps=True)
    wanted = widest("", (row.words.said for row in rows))
    for beside, least in (((score, who), min(wanted, _MOST)), ((who,), _LEAST)):
        others = [column for column in beside if column.width]
        room = width - total_width([place, *others]) - GAP
        if room >= least and place.width == widest("", (row.place for row in rows)):
            said = Column("said", "", min(room, max(wanted, 0 if score in beside else score.width)), wraps=True)
            return [place, said, *others]
    return []


def _cells(row: DiffRow, columns: Sequence[Column], glyphs: Glyphs) -> Cells:
    said, score = (text.replace("→", glyphs.arrow) for text in row.words[:2])
    if not any(column.key == "score" for column in columns):
        said = "\n".join(filter(None, (said, score)))
    return {
        "place": Address(row.place, "name"),
        "said": words((said, row.words.role)),
        "score": words((score, row.words.role)),
        "who": words((row.who, "quiet")),
    }


def _in_line(row: DiffRow, glyphs: Glyphs) -> RenderableType:
    said = ", ".join(filter(None, row.words[:2])).replace("→", glyphs.arrow)
    who = f"  {row.who}" if row.who else ""
    return words((row.place, "name"), ("  " + said, row.words.role), (who, "quiet"), hang=2)


def diff_markdown(comparison: Comparison) -> Iterator[str]:
    """The lines of the document: a heading a section, a list under it."""
    yield f"## {escape_markdown(_title(comparison))}"
    for paragraph in (_span(comparison), *_notes(comparison)):
        yield from ("", escape_markdown(paragraph))
    for title, rows in _sections(comparison):
        yield from ("", f"### {escape_markdown(title)}", "")
        for row in rows:
            who = f" — *{escape_markdown(row.who)}*" if row.who else ""
            said = ", ".join(filter(None, row.words[:2]))
            yield f"- **{escape_markdown(row.place)}** {escape_markdown(said)}{who}"


def _notes(comparison: Comparison) -> Iterator[str]:
    if not comparison.entries:
        if comparison.unread or comparison.findings:
            yield _("nothing changed in what can be read")
        else:
            yield _("no goalpost has moved") if comparison.since_start else _("nothing changed")
    if comparison.old.revision is None:
        yield _("Nothing had been committed by then: everything counts as new.")
    for name in comparison.unread:
        yield _("{file} could not be read as it stood then, and is not compared.").format(file=visible(name))


def _side(side: Side, near: date | None = None) -> str:
    day = format_date(side.day, near)
    if side.revision is None:
        return day
    return _("{day} ({commit})").format(day=day, commit=side.revision[:_SHORT])


def _row(entry: Entry, near: date, *, with_cycle: bool) -> DiffRow:
    change, by = entry
    place = f"{change.cycle}:{change.path}" if with_cycle and change.team and change.cycle else change.path
    who = ""
    if not by.committed:
        who = _("not committed yet")
    elif by.author is not None and by.day is not None:
        who = _("{author}, {day}").format(author=visible(by.author), day=format_date(by.day, near))
    return DiffRow(visible(place), change_words(change), who)


class SideJson(TypedDict):
    """A state: the day that it is scored as of; `commit` is null for the work tree and where nothing was committed."""

    day: str
    commit: str | None


class ChangeJson(TypedDict):
    """A change; that of a health metric has no cycle, and its id in `kpi` and `address`.

    `kind` says what `before` and `after` are; `committed` is false for what the work tree alone has.
    """

    kind: str
    cycle: str | None
    address: str
    team: str | None
    objective: str | None
    key_result: str | None
    kpi: str | None
    key: str | None
    before: object
    after: object
    score_before: float | None
    score_after: float | None
    delta: float | None
    author: str | None
    day: str | None
    commit: str | None
    committed: bool


DiffJson = TypedDict(
    "DiffJson",
    {
        "schema_version": int,
        "from": SideJson,
        "to": SideJson,
        "since_start": bool,
        "changes": list[ChangeJson],
        "unread": list[str],
        "problems": list[ProblemJson],
    },
)


def diff_json(comparison: Comparison, root: Path) -> DiffJson:
    """The comparison, changes in the order of the files."""
    return document(
        DiffJson,
        comparison,
        **{"from": _side_json(comparison.old), "to": _side_json(comparison.new)},
        changes=[_change_json(one) for one in comparison.entries],
        problems=problems_json(comparison.findings, root),
    )


def _side_json(side: Side) -> SideJson:
    return document(SideJson, side, commit=side.revision)


def _change_json(entry: Entry) -> ChangeJson:
    change, by = entry
    address = change.path if change.kpi or not change.team else f"{change.cycle}:{change.path}"
    return document(ChangeJson, change, by, address=address)
