"""What came along into a new cycle and what did not: `okr new-cycle --from`."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TypedDict

from rich.console import Group, RenderableType
from rich.constrain import Constrain
from rich.padding import Padding

from okrcli.i18n import N_, _, ngettext
from okrcli.i18n.sentences import apart
from okrcli.model import Guardrail, Metric, Milestones
from okrcli.model.periods import Period
from okrcli.render.documents import Figure, document, file_name
from okrcli.render.glyphs import Glyphs
from okrcli.render.labels import bare_value, range_label, value_label
from okrcli.render.layout import Words, section, width_of, words
from okrcli.render.sanitise import visible
from okrcli.workspace.carry_over import Carried, CarriedKeyResult, CarriedObjective, Fate, Link
from okrcli.yaml.scalars import format_number

WIDEST = 120
NAME = 24
_MARGIN = 6
_LEFT = {
    Fate.ABANDONED: N_("abandoned"),
    Fate.DROPPED: N_("dropped"),
    Fate.THERE: N_("in the new cycle already"),
}
_UNDECIDED = N_("not decided")


def carried_page(carried: Carried, width: int, glyphs: Glyphs) -> Iterator[RenderableType]:
    """Draw the summary: what comes along, what stays behind, which links are gone or lead elsewhere."""
    yield Constrain(Group(*_parts(carried, min(width, WIDEST), glyphs)), min(width, WIDEST))


def _parts(carried: Carried, width: int, glyphs: Glyphs) -> Iterator[RenderableType]:
    along = [one for one in carried.objectives if one.fresh is not None]
    count = ngettext("{n} objective", "{n} objectives", len(along)).format(n=len(along))
    title = _("From {source} to {cycle}: {count}").format(source=carried.source, cycle=carried.cycle, count=count)
    yield words((title, "title"), hang=2)
    for objective in along:
        yield ""
        yield from _objective(objective, carried.cycle, width, glyphs)
    yield section(_("Left behind"), *(_behind(one, glyphs) for one in carried.objectives if one.fresh is None))
    yield section(
        _("Links"), *(_link(one, glyphs) for one in sorted(carried.links, key=lambda one: one.now is not None))
    )
    yield ""


def _objective(one: CarriedObjective, cycle_id: str, width: int, glyphs: Glyphs) -> Iterator[RenderableType]:
    remarks = [_("to be reworked")] if one.fate is Fate.MODIFIED else []
    if one.fresh is not None and not one.fresh.key_results:
        remarks.append(_("needs key results"))
    yield words(
        (f"{glyphs.warning} ", "warning") if remarks else (f"{glyphs.good} ", "good"),
        (one.address.path, "name"),
        (f"  {visible(one.objective.statement)}", "strong"),
        (f" {glyphs.dot} {', '.join(remarks)}" if remarks else "", "warning"),
        hang=2,
    )
    longest = min(max((width_of(each.state.key_result.id) for each in one.key_results), default=0), NAME)
    for each in one.key_results:
        yield _key_result(each, longest, glyphs)
        yield from _command_lines(add_command(each, cycle_id), width) if each.fresh is None else ()


def _key_result(one: CarriedKeyResult, longest: int, glyphs: Glyphs) -> Words:
    """A key result and its new figures, or why it stays behind."""
    comes = one.fresh is not None
    name = one.state.key_result.id
    said = apart(_fresh_words(one)) if comes else _left_words(one)
    role = "" if comes else "quiet"
    sign = " " if comes else glyphs.dropped
    padded = name + " " * (longest - width_of(name))
    return words((f"  {sign} ", "quiet"), (padded, role), (f"  {said}", role), hang=_MARGIN + longest)


def _fresh_words(one: CarriedKeyResult) -> Iterator[str]:
    before, fresh = one.state.key_result, one.fresh
    if fresh is None:
        return
    match fresh.measure, before.measure:
        case Metric(baseline=None, target=target), _any:
            yield _("from the first value to {target}").format(target=value_label(target, fresh))
        case Metric(baseline=baseline, target=target), _any if baseline is not None:
            yield _("from {baseline} to {target}").format(
                baseline=bare_value(baseline, fresh), target=value_label(target, fresh)
            )
            was = one.state.baseline
            if was is not None and was != baseline:
                yield _("it began at {value}").format(value=bare_value(was, fresh))
            if one.lost_checkpoints:
                yield _("without its checkpoints, which were scores from there")
        case Guardrail() as guardrail, _any:
            yield _("{range}, as before").format(range=range_label(guardrail, fresh))
        case Milestones(milestones=left), Milestones(milestones=all_):
            said = ngettext("{n} milestone of {all} left", "{n} milestones of {all} left", len(left))
            yield said.format(n=len(left), all=len(all_))


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
    return shlex.quote(visible(text))


def _command_lines(pieces: Sequence[str], width: int) -> Iterator[RenderableType]:
    """The command, to be copied: where it takes several lines, each but the last ends as the shell wants it.

    A statement that is too long for a line is left out: the command then asks for it.
    """
    room = width - _MARGIN - 2
    lines: list[str] = []
    for piece in pieces:
        if width_of(piece) > room and piece.startswith("'"):
            continue
        if lines and width_of(lines[-1]) + width_of(piece) + 1 <= room:
            lines[-1] += " " + piece
        else:
            lines.append(piece)
    for number, line in enumerate(lines, start=1):
        end = "" if number == len(lines) else " \\"
        yield Padding(words((line + end, "name")), (0, 0, 0, _MARGIN))


def _behind(one: CarriedObjective, glyphs: Glyphs) -> Words:
    why = _(_LEFT.get(one.fate, _UNDECIDED))
    return words(
        (f"{glyphs.dropped} ", "quiet"),
        (one.address.path, "name"),
        (f"  {visible(one.objective.statement)}", "quiet"),
        f" {glyphs.dot} {why}",
        hang=2,
    )


def _link(one: Link, glyphs: Glyphs) -> Words:
    """What became of a link."""
    source, before = one.source.path, visible(one.written)
    if one.now is None:
        said = _("{source} supported {target}, which no longer exists: the link was left out")
        return words((f"{glyphs.warning} ", "warning"), said.format(source=source, target=before), hang=2)
    said = _("{source} now supports {target} instead of {before}")
    return words((f"{glyphs.arrow} ", "quiet"), said.format(source=source, target=one.now, before=before), hang=2)


class CarriedKeyResultJson(TypedDict):
    """A key result of an objective that came along: `carried`, `reached` or `dropped`.

    `last_value` is where it ended. The measure is the new one's, null where it stayed behind; `milestones` are those
    still to be reached.
    """

    id: str
    key_result: str
    fate: str
    last_value: Figure | None
    baseline: Figure | None
    target: Figure | None
    at_least: Figure | None
    at_most: Figure | None
    milestones: list[str] | None
    lost_checkpoints: bool


class CarriedObjectiveJson(TypedDict):
    """An objective of the cycle before: `kept`, `modified`, `abandoned`, `undecided`, `dropped` or `there` already."""

    address: str
    objective: str
    fate: str
    comes_along: bool
    rework: bool
    key_results: list[CarriedKeyResultJson]


class LinkJson(TypedDict):
    """A link that changed; `now` is null where it was left out."""

    source: str
    written: str
    now: str | None


class NewCycleJson(TypedDict):
    """`okr new-cycle --json`; without `--from`, `source` is null and nothing came along."""

    schema_version: int
    cycle: str
    starts: str
    ends: str
    source: str | None
    objectives: list[CarriedObjectiveJson]
    links: list[LinkJson]
    files: list[str]


def new_cycle_json(period: Period, carried: Carried | None, files: Iterable[Path], root: Path) -> NewCycleJson:
    """The new cycle, what came along into it and what did not."""
    return document(
        NewCycleJson,
        period,
        cycle=period.id,
        source=carried.source if carried else None,
        objectives=[_objective_json(one) for one in carried.objectives] if carried else [],
        links=[document(LinkJson, one, source=one.source.path) for one in carried.links] if carried else [],
        files=[file_name(path, root) for path in files],
    )


def _objective_json(one: CarriedObjective) -> CarriedObjectiveJson:
    return document(
        CarriedObjectiveJson,
        one,
        address=one.address.path,
        objective=one.objective.statement,
        comes_along=one.fresh is not None,
        rework=one.fresh is not None and one.fate is Fate.MODIFIED,
        key_results=[_key_result_json(each) for each in one.key_results],
    )


def _key_result_json(one: CarriedKeyResult) -> CarriedKeyResultJson:
    measure = one.fresh.measure if one.fresh else None
    return document(
        CarriedKeyResultJson,
        one,
        one.state.key_result,
        key_result=one.state.key_result.statement,
        last_value=one.state.value,
        **{key: getattr(measure, key, None) for key in ("baseline", "target", "at_least", "at_most")},
        milestones=[item.id for item in measure.milestones] if isinstance(measure, Milestones) else None,
    )
