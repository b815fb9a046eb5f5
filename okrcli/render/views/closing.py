"""What the closing says: of each objective and key result before it asks, and of what is still missing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from okrcli.i18n import _, ngettext
from okrcli.model import ObjectiveType
from okrcli.render.labels import Gauge, score_label, type_word
from okrcli.render.sanitise import visible
from okrcli.render.views.checkin import checkin_view
from okrcli.scoring.grading import Final, Missing
from okrcli.scoring.states import KeyResultState, ObjectiveState, Status


class ItemView(NamedTuple):
    """What is graded: `about` says how it is measured and who owns it, `last` its last check-in."""

    position: str
    address: str
    statement: str
    about: tuple[str, ...]
    gauge: Gauge
    score: str
    goal: str
    status: Status
    last: tuple[str, ...]


def key_result_item(state: KeyResultState, address: str, day: date, position: str) -> ItemView:
    """Decide what is shown of a key result before its grade."""
    view = checkin_view(state, address, day)
    return ItemView(
        position=position,
        address=address,
        statement=view.statement,
        about=(view.measure, view.owner),
        gauge=Gauge(state.score, None, state.goal),
        score=view.score,
        goal=score_label(state.goal),
        status=state.status,
        last=(view.last,),
    )


def objective_item(state: ObjectiveState, final: Final, address: str, position: str) -> ItemView:
    """Decide what is shown of an objective, its key results being graded."""
    objective = state.objective
    number = sum(not one.dropped for one in state.key_results)
    count = ngettext("{n} key result", "{n} key results", number).format(n=number)
    kind = type_word(objective.type) if objective.type is ObjectiveType.COMMITTED else ""
    over = state.status in (Status.ACHIEVED, Status.MISSED)
    status = (Status.ACHIEVED if final.reached else Status.MISSED) if over else state.status
    return ItemView(
        position=position,
        address=address,
        statement=visible(objective.statement),
        about=(_("objective"), kind, count, visible(objective.owner or "")),
        gauge=Gauge(final.score, None, state.goal),
        score=score_label(final.score),
        goal=score_label(state.goal),
        status=status,
        last=(),
    )


def missing_words(missing: Sequence[Missing]) -> str:
    """What is still to be said, in words."""
    if len(missing) > 1:
        return _("why it came out so; keep, modify or abandon")
    return _("why it came out so") if missing[0] is Missing.WHY else _("keep, modify or abandon")
