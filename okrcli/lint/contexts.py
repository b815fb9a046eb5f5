"""What rules look at, one at a time: the workspace, a cycle, a team, an objective, a key result, a KPI, a statement.

A context knows its value, its figures on the day (`state`), what it belongs to, and where it stands in its file, so
that a rule is a condition and `context.at(...)`. Only cycles that are not closed are walked through, and nothing in
them that was dropped: what cannot be changed any more is not worth a remark.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from okrcli.errors import Finding, Severity
from okrcli.lint.coach import judge
from okrcli.lint.coach.remarks import STANDS_ALONE, Fields, Reason, Remark, Role
from okrcli.lint.registry import Mark
from okrcli.model import (
    Address,
    CheckIn,
    Cycle,
    CycleState,
    Guardrail,
    KeyResult,
    Kpi,
    Metric,
    Milestones,
    Objective,
    Settings,
    Team,
    Unmeasured,
    read_link,
)
from okrcli.scoring.assess import review_cycle
from okrcli.scoring.kpis import KpiState, review_kpis
from okrcli.scoring.measures import known_checkins
from okrcli.scoring.states import CycleReview, KeyResultState, ObjectiveState, TeamState
from okrcli.workspace.files import cycle_path, kpis_path, settings_path, team_path
from okrcli.yaml.nodes import Route
from okrcli.yaml.source import Source

if TYPE_CHECKING:
    from okrcli.lint.history import HistoryChecks


@dataclass(frozen=True, slots=True)
class LintInput:
    """What is linted: the files that could be read, as values, and what reading them already found.

    `folder` is the workspace's; `cycles` hold only the teams that are valid; `as_of` is the day that counts as today;
    `history` are its commits, none outside of a repository; `sources` are the texts of the files that are not looked
    for on the disk.
    """

    folder: Path
    settings: Settings
    as_of: date
    cycles: tuple[Cycle, ...] = ()
    kpis: tuple[Kpi, ...] = ()
    found_by_reading: tuple[Finding, ...] = ()
    history: HistoryChecks | None = None
    sources: Mapping[Path, Source] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Context:
    """The part that all contexts share: the workspace, the file, and the way to the context in it."""

    given: LintInput
    path: Path
    route: Route

    def at(self, *steps: str | int, key: bool = False, severity: Severity | None = None, **facts: object) -> Mark:
        """A mark on this context, or on what `steps` lead to from it."""
        return Mark(self.path, (*self.route, *steps), facts, severity, key)


@dataclass(frozen=True, slots=True)
class WorkspaceContext(Context):
    """The workspace as a whole; its file is `okr.yaml`. `cycles` are those that can still be changed."""

    cycles: tuple[CycleContext, ...]
    kpis: tuple[KpiContext, ...]

    def committed(self, code: str) -> Iterator[Mark]:
        """What the commits give a rule to say; nothing outside of a repository."""
        if self.given.history is not None:
            yield from self.given.history.marks(self.given, code)

    @property
    def links(self) -> Iterator[Link]:
        """Every link of the cycles that can still be changed."""
        for cycle in self.cycles:
            for team in cycle.teams:
                for objective in team.objectives:
                    yield from objective.links


@dataclass(frozen=True, slots=True)
class CycleContext(Context):
    """A cycle that is not closed."""

    state: CycleReview

    @property
    def value(self) -> Cycle:
        """The cycle."""
        return self.state.cycle

    @property
    def is_open(self) -> bool:
        """Whether it is running, so that a remark on its check-ins comes in time."""
        return self.state.state is CycleState.OPEN

    @property
    def teams(self) -> Iterator[TeamContext]:
        """Its teams."""
        for state in self.state.teams:
            path = team_path(self.given.folder, self.value.id, state.team.id)
            yield TeamContext(self.given, path, (), state, self)


@dataclass(frozen=True, slots=True)
class TeamContext(Context):
    """A team's file."""

    state: TeamState
    cycle: CycleContext

    @property
    def value(self) -> Team:
        """The team."""
        return self.state.team

    @property
    def objectives(self) -> Iterator[ObjectiveContext]:
        """Its objectives, without those dropped."""
        for number, state in enumerate(self.state.objectives):
            if not state.dropped:
                yield ObjectiveContext(self.given, self.path, ("objectives", number), state, self)


@dataclass(frozen=True, slots=True)
class ObjectiveContext(Context):
    """An objective that is not dropped."""

    state: ObjectiveState
    team: TeamContext

    @property
    def value(self) -> Objective:
        """The objective."""
        return self.state.objective

    @property
    def key_results(self) -> Iterator[KeyResultContext]:
        """Its key results, without those dropped."""
        for number, state in enumerate(self.state.key_results):
            if not state.dropped:
                route: Route = (*self.route, "key_results", number)
                yield KeyResultContext(self.given, self.path, route, state, self)

    @property
    def links(self) -> Iterator[Link]:
        """What it supports, itself or through its key results."""
        source = Address(self.team.cycle.value.id, self.team.value.id, self.value.id)
        entries: list[ObjectiveContext | KeyResultContext] = [self, *self.key_results]
        for each in entries:
            for number, text in enumerate(each.value.supports):
                yield Link(each.at("supports", number), source, text)


class Link(NamedTuple):
    """One address in a `supports`: where it stands, the objective that it stands in, and what is written."""

    mark: Mark
    source: Address
    text: str

    @property
    def whole(self) -> str:
        """The address with its cycle."""
        return self.text if ":" in self.text else f"{self.source.cycle}:{self.text}"

    @property
    def target(self) -> Address | None:
        """The objective that is named, or that the key result named belongs to."""
        place = read_link(self.text, self.source.cycle)
        return None if place is None else place._replace(key_result=None)


@dataclass(frozen=True, slots=True)
class KeyResultContext(Context):
    """A key result that is not dropped."""

    state: KeyResultState
    objective: ObjectiveContext

    @property
    def value(self) -> KeyResult:
        """The key result."""
        return self.state.key_result

    @property
    def checkins(self) -> tuple[CheckIn, ...]:
        """Those that there are on the day, oldest first."""
        return known_checkins(self.value, self.given.as_of)

    @property
    def cycle(self) -> CycleContext:
        """The cycle that it belongs to."""
        return self.objective.team.cycle


@dataclass(frozen=True, slots=True)
class KpiContext(Context):
    """A health metric."""

    state: KpiState

    @property
    def value(self) -> Kpi:
        """The health metric."""
        return self.state.kpi


Judge = Callable[[str, Role, str, Fields], tuple[Remark, ...]]
"""Reads a sentence, as `okrcli.lint.coach.judge` does."""

_MISSING = {Reason.NO_FIGURE, Reason.NO_TARGET, Reason.NO_BASELINE}


@dataclass(frozen=True, slots=True)
class StatementContext(Context):
    """The sentence of an objective or a key result, and what its words say about it."""

    text: str
    remarks: tuple[Remark, ...]

    def remarked(self, reason: Reason) -> Iterator[Mark]:
        """A mark for each remark that has this reason, with the pieces of the sentence that it names.

        It is `asked` where the words alone cannot tell.
        """
        for remark in self.remarks:
            if remark.reason is reason:
                facts = {"statement": self.text, "asked": remark.severity is Severity.INFO, **remark.facts}
                yield Mark(self.path, self.route, facts, remark.severity)


def workspace_context(given: LintInput) -> WorkspaceContext:
    """The workspace, each of its cycles and health metrics reviewed once."""
    cycles = [
        CycleContext(
            given,
            cycle_path(given.folder, cycle.id),
            (),
            review_cycle(cycle, given.settings, given.as_of),
        )
        for cycle in given.cycles
        if cycle.state(given.as_of) is not CycleState.CLOSED
    ]
    path = kpis_path(given.folder)
    kpis = [
        KpiContext(given, path, ("kpis", number), state)
        for number, state in enumerate(review_kpis(given.kpis, given.settings, given.as_of, given.cycles))
    ]
    return WorkspaceContext(given, settings_path(given.folder), (), tuple(cycles), tuple(kpis))


def read_statement(entry: ObjectiveContext | KeyResultContext, judge: Judge) -> StatementContext:
    """The sentence of an objective or key result with its remarks; that a draft has no figures is advice."""
    role: Role = "objective" if isinstance(entry, ObjectiveContext) else "key_result"
    fields = fields_of(entry.value) if isinstance(entry.value, KeyResult) else STANDS_ALONE
    remarks = judge(entry.value.statement, role, entry.given.settings.language or "en", fields)
    if isinstance(entry.value, KeyResult) and isinstance(entry.value.measure, Unmeasured):
        remarks = tuple(one._replace(severity=Severity.INFO) if one.reason in _MISSING else one for one in remarks)
    return StatementContext(entry.given, entry.path, (*entry.route, role), entry.value.statement, remarks)


def lone_statement(text: str, role: Role, language: str, fields: Fields = STANDS_ALONE) -> StatementContext:
    """A sentence that stands in no file."""
    nowhere = Path("-")
    given = LintInput(nowhere, Settings(), date.max)
    return StatementContext(given, nowhere, (), text, judge(text, role, language, fields))


def fields_of(key_result: KeyResult) -> Fields:
    """What the file says about a key result beside its sentence."""
    measure = key_result.measure
    if isinstance(measure, Metric):
        direction: Literal["up", "down"] | None = None
        if measure.baseline is not None:
            direction = "up" if measure.target > measure.baseline else "down"
        return Fields(True, "metric", direction, key_result.unit)
    if isinstance(measure, Guardrail):
        return Fields(True, "guardrail", None, key_result.unit)
    return Fields(False, "milestones" if isinstance(measure, Milestones) else None, None, key_result.unit)
