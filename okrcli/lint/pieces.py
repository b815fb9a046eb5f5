"""What rules look at, one at a time: the workspace, a cycle, a team, an objective, a key result, a KPI, a statement.

A piece knows its value, its figures on the day (`state`), what it belongs to, and where it stands in its file, so that
a rule is a condition and `piece.at(...)`. Only cycles that are not closed are walked through, and nothing in them that
was dropped: what cannot be changed any more is not worth a remark.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from okrcli.errors import Severity
from okrcli.lint.coach import judge
from okrcli.lint.coach.remarks import STANDS_ALONE, Fields, Reason, Remark, Role
from okrcli.lint.registry import Mark
from okrcli.lint.subject import Subject
from okrcli.model import Cycle, CycleState, KeyResult, Kpi, Metric, Objective, Settings, Team
from okrcli.scoring.assess import review_cycle
from okrcli.scoring.states import CycleReview, KeyResultState, ObjectiveState, TeamState
from okrcli.workspace.files import cycle_path, kpis_path, settings_path, team_path
from okrcli.yaml.nodes import Route


@dataclass(frozen=True, slots=True)
class Piece:
    """The part that all pieces share: the workspace, the file, and the way to the piece in it."""

    subject: Subject
    path: Path
    route: Route

    def at(self, *steps: str | int, key: bool = False, severity: Severity | None = None, **facts: object) -> Mark:
        """A mark on this piece, or on what `steps` lead to from it."""
        return Mark(self.path, (*self.route, *steps), facts, severity, key)


@dataclass(frozen=True, slots=True)
class WorkspacePiece(Piece):
    """The workspace as a whole; its file is `okr.yaml`. `cycles` are those that can still be changed."""

    cycles: tuple[CyclePiece, ...]

    def committed(self, code: str) -> Iterator[Mark]:
        """What the commits give a rule to say; nothing outside of a repository."""
        if self.subject.past is not None:
            yield from self.subject.past.marks(self.subject, code)

    @property
    def kpis(self) -> Iterator[KpiPiece]:
        """The health metrics."""
        path = kpis_path(self.subject.folder)
        for number, kpi in enumerate(self.subject.kpis):
            yield KpiPiece(self.subject, path, ("kpis", number), kpi)


@dataclass(frozen=True, slots=True)
class CyclePiece(Piece):
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
    def teams(self) -> Iterator[TeamPiece]:
        """Its teams."""
        for state in self.state.teams:
            path = team_path(self.subject.folder, self.value.id, state.team.id)
            yield TeamPiece(self.subject, path, (), state, self)


@dataclass(frozen=True, slots=True)
class TeamPiece(Piece):
    """A team's file."""

    state: TeamState
    cycle: CyclePiece

    @property
    def value(self) -> Team:
        """The team."""
        return self.state.team

    @property
    def objectives(self) -> Iterator[ObjectivePiece]:
        """Its objectives, without those dropped."""
        for number, state in enumerate(self.state.objectives):
            if not state.dropped:
                yield ObjectivePiece(self.subject, self.path, ("objectives", number), state, self)


@dataclass(frozen=True, slots=True)
class ObjectivePiece(Piece):
    """An objective that is not dropped."""

    state: ObjectiveState
    team: TeamPiece

    @property
    def value(self) -> Objective:
        """The objective."""
        return self.state.objective

    @property
    def key_results(self) -> Iterator[KeyResultPiece]:
        """Its key results, without those dropped."""
        for number, state in enumerate(self.state.key_results):
            if not state.dropped:
                route: Route = (*self.route, "key_results", number)
                yield KeyResultPiece(self.subject, self.path, route, state, self)

    @property
    def links(self) -> Iterator[tuple[Mark, str]]:
        """What it supports, itself or through its key results: the place and the address as written."""
        for number, address in enumerate(self.value.supports):
            yield self.at("supports", number), address
        for key_result in self.key_results:
            for number, address in enumerate(key_result.value.supports):
                yield key_result.at("supports", number), address


@dataclass(frozen=True, slots=True)
class KeyResultPiece(Piece):
    """A key result that is not dropped."""

    state: KeyResultState
    objective: ObjectivePiece

    @property
    def value(self) -> KeyResult:
        """The key result."""
        return self.state.key_result

    @property
    def cycle(self) -> CyclePiece:
        """The cycle that it belongs to."""
        return self.objective.team.cycle


@dataclass(frozen=True, slots=True)
class KpiPiece(Piece):
    """A health metric."""

    value: Kpi


@dataclass(frozen=True, slots=True)
class Statement(Piece):
    """The sentence of an objective or a key result, and what its words say about it."""

    text: str
    remarks: tuple[Remark, ...]

    def remarked(self, reason: Reason) -> Iterator[Mark]:
        """A mark for each remark that has this reason, with the pieces of the sentence that it names."""
        for remark in self.remarks:
            if remark.reason is reason:
                yield Mark(self.path, self.route, {"statement": self.text, **remark.facts}, remark.severity)


def workspace_piece(subject: Subject) -> WorkspacePiece:
    """The workspace, each of its cycles reviewed once."""
    cycles = [
        CyclePiece(
            subject,
            cycle_path(subject.folder, cycle.id),
            (),
            review_cycle(cycle, subject.settings, subject.as_of),
        )
        for cycle in subject.cycles
        if cycle.state(subject.as_of) is not CycleState.CLOSED
    ]
    return WorkspacePiece(subject, settings_path(subject.folder), (), tuple(cycles))


def read_statement(
    piece: Piece,
    key: str,
    text: str,
    role: Role,
    language: str,
    fields: Fields = STANDS_ALONE,
    judge: Callable[[str, Role, str, Fields], tuple[Remark, ...]] = judge,
) -> Statement:
    """A sentence with its remarks, made by `judge`; `key` is the step that leads from the piece to it."""
    return Statement(piece.subject, piece.path, (*piece.route, key), text, judge(text, role, language, fields))


def lone_statement(text: str, role: Role, language: str, fields: Fields = STANDS_ALONE) -> Statement:
    """A sentence that stands in no file."""
    nowhere = Path("-")
    piece = Piece(Subject(nowhere, Settings(), date.max), nowhere, ())
    return read_statement(piece, "text", text, role, language, fields)


def fields_of(key_result: KeyResult) -> Fields:
    """What the file says about a key result beside its sentence."""
    measure = key_result.measure
    if isinstance(measure, Metric):
        direction = "up" if measure.target > measure.baseline else "down"
        return Fields(True, "metric", direction, key_result.unit)  # type: ignore[arg-type]
    return Fields(measure.kind.value == "guardrail", measure.kind.value, None, key_result.unit)
