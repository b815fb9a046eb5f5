"""What came along into a new cycle and what did not, in words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from okrcli.i18n import _, ngettext
from okrcli.model import Guardrail, Metric, Milestones
from okrcli.render.labels import bare_value, range_label, value_label
from okrcli.render.sanitise import visible
from okrcli.text.scalars import format_number
from okrcli.workspace.carrying import Carried, CarriedKeyResult, CarriedObjective, Fate


class KeyResultLine(NamedTuple):
    """A key result and its new figures, or why it stays behind; `command`, in pieces, sets a new target."""

    id: str
    text: str
    comes: bool
    command: tuple[str, ...]


class ObjectiveLines(NamedTuple):
    """An objective that comes along; `remark` says what is to be done about it."""

    address: str
    statement: str
    rework: bool
    remark: str
    key_results: tuple[KeyResultLine, ...]


class CarriedView(NamedTuple):
    """The summary, from top to bottom."""

    title: str
    objectives: tuple[ObjectiveLines, ...]
    behind: tuple[tuple[str, str, str], ...]
    dangling: tuple[str, ...]
    repointed: tuple[str, ...]


def carried_view(carried: Carried) -> CarriedView:
    """Decide what the summary says."""
    along = [one for one in carried.objectives if one.fresh is not None]
    count = ngettext("{n} objective", "{n} objectives", len(along)).format(n=len(along))
    title = _("From {source} to {cycle}: {count}").format(source=carried.source, cycle=carried.cycle, count=count)
    return CarriedView(
        title=title,
        objectives=tuple(_objective(one, carried.cycle) for one in along),
        behind=tuple(
            (one.address.path, visible(one.objective.statement), _behind_words(one.fate))
            for one in carried.objectives
            if one.fresh is None
        ),
        dangling=tuple(
            _("{source} served {target}, which is not there any more: the link was left out").format(
                source=link.source.path, target=visible(link.written)
            )
            for link in carried.links
            if link.now is None
        ),
        repointed=tuple(
            _("{source} serves {target} now, for {before}").format(
                source=link.source.path, target=link.now, before=visible(link.written)
            )
            for link in carried.links
            if link.now is not None
        ),
    )


def _objective(one: CarriedObjective, cycle_id: str) -> ObjectiveLines:
    rework = one.fate is Fate.MODIFIED
    remarks = [_("to be reworked")] if rework else []
    if one.fresh is not None and not one.fresh.key_results:
        remarks.append(_("needs key results"))
    return ObjectiveLines(
        address=one.address.path,
        statement=visible(one.objective.statement),
        rework=bool(remarks),
        remark=", ".join(remarks),
        key_results=tuple(_key_result(each, cycle_id) for each in one.key_results),
    )


def _key_result(one: CarriedKeyResult, cycle_id: str) -> KeyResultLine:
    name = one.state.key_result.id
    if one.fresh is None:
        return KeyResultLine(name, _left_words(one), False, add_command(one, cycle_id))
    return KeyResultLine(name, "; ".join(_fresh_words(one)), True, ())


def _fresh_words(one: CarriedKeyResult) -> Iterator[str]:
    before, fresh = one.state.key_result, one.fresh
    if fresh is None:
        return
    match fresh.measure, before.measure:
        case Metric(baseline=baseline, target=target), Metric(baseline=was):
            yield _("from {baseline} to {target}").format(
                baseline=bare_value(baseline, fresh), target=value_label(target, fresh)
            )
            if was != baseline:
                yield _("it began at {value}").format(value=bare_value(was, fresh))
            if one.lost_checkpoints:
                yield _("without its checkpoints, which were scores from there")
        case Guardrail() as guardrail, _any:
            yield _("{range}, as before").format(range=range_label(guardrail, fresh))
        case Milestones(milestones=left), Milestones(milestones=all_):
            words = ngettext("{n} milestone of {all} left", "{n} milestones of {all} left", len(left))
            yield words.format(n=len(left), all=len(all_))


def _left_words(one: CarriedKeyResult) -> str:
    if one.fate is Fate.DROPPED:
        return _("dropped")
    measure = one.state.key_result.measure
    if isinstance(measure, Metric) and one.state.value is not None:
        return _("reached its target, {value} of {target}: set a new one").format(
            value=bare_value(one.state.value, one.state.key_result),
            target=value_label(measure.target, one.state.key_result),
        )
    return _("all its milestones are reached")


def add_command(one: CarriedKeyResult, cycle_id: str) -> tuple[str, ...]:
    """The command that gives a reached metric a new target, in pieces that belong together; none for the rest."""
    key_result, value = one.state.key_result, one.state.value
    if one.fate is not Fate.REACHED or not isinstance(key_result.measure, Metric) or value is None:
        return ()
    pieces = [
        "okr add key-result",
        _quoted(key_result.statement),
        f"--cycle {cycle_id}",
        f"--objective {one.address._replace(key_result=None).path}",
        f"--id {key_result.id}",
        f"--baseline={format_number(value)}",
        "--target=N",
    ]
    return (*pieces, f"--unit {_quoted(key_result.unit)}") if key_result.unit else tuple(pieces)


def _quoted(text: str) -> str:
    import shlex

    return shlex.quote(visible(text))


def _behind_words(fate: Fate) -> str:
    match fate:
        case Fate.ABANDONED:
            return _("abandoned")
        case Fate.DROPPED:
            return _("dropped")
        case Fate.THERE:
            return _("in the new cycle already")
        case _:
            return _("not decided")
