"""What `okr diff` says: goalposts first, then what came and went, then what moved."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from okrcli.i18n import N_, _
from okrcli.i18n.dates import format_date
from okrcli.render.sanitise import visible
from okrcli.render.views.change_words import Words, change_words
from okrcli.scoring.changes import ChangeKind
from okrcli.workspace.repository.comparing import Comparison, Entry, Side

_SHORT = 10
_SECTIONS = (
    (N_("Goalposts moved"), (ChangeKind.GOALPOST,)),
    (N_("Scores against the first goalposts"), (ChangeKind.RESCORED,)),
    (
        N_("Came, went, renamed"),
        (
            ChangeKind.ADDED,
            ChangeKind.REMOVED,
            ChangeKind.CLOSED,
            ChangeKind.REOPENED,
            ChangeKind.DROPPED,
            ChangeKind.RESTORED,
            ChangeKind.RENAMED,
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
    words: Words
    who: str


class DiffSection(NamedTuple):
    """Changes of one kind, in the order of the files."""

    title: str
    rows: tuple[DiffRow, ...]


class DiffView(NamedTuple):
    """The page; `notes` are what else must be known of it."""

    title: str
    span: str
    sections: tuple[DiffSection, ...]
    notes: tuple[str, ...]


def diff_view(comparison: Comparison) -> DiffView:
    """Decide what the page says."""
    okrs = [entry for entry in comparison.entries if entry.change.kpi is None]
    with_cycle = len({entry.change.cycle for entry in okrs}) > 1
    groups = [(_(title), [entry for entry in okrs if entry.change.kind in kinds]) for title, kinds in _SECTIONS]
    groups.append((_("Health metrics"), [entry for entry in comparison.entries if entry.change.kpi is not None]))
    sections = [
        DiffSection(title, tuple(_row(entry, comparison.new.day, with_cycle=with_cycle) for entry in entries))
        for title, entries in groups
        if entries
    ]
    return DiffView(
        _("Goalposts since the start") if comparison.since_start else _("What changed"),
        _("{old} → {new}").format(old=_side(comparison.old, comparison.new.day), new=_side(comparison.new)),
        tuple(sections),
        tuple(_notes(comparison)),
    )


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
