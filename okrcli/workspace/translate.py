"""From what a file says to what it means: the one place where the format's defaults and shorthands are known.

Takes data that has passed `okrcli.schema.check`, and never fails on it.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from okrcli.model import (
    Cadence,
    CheckIn,
    Cycle,
    Decision,
    Dropped,
    Git,
    Guardrail,
    KeyResult,
    KeyResultRetrospective,
    Kpi,
    Limits,
    Lint,
    Measure,
    Metric,
    Milestone,
    Milestones,
    Objective,
    ObjectiveRetrospective,
    ObjectiveType,
    Person,
    Reading,
    ReportedStatus,
    Settings,
    Team,
)
from okrcli.schema.common import Data

_STATUSES = {str(status): status for status in ReportedStatus}


def translate_team(data: Data, team_id: str) -> Team:
    """A team's file, whose stem is `team_id`."""
    return Team(
        id=team_id,
        name=_line(data["team"]) or "",
        lead=_line(data.get("lead")),
        objectives=tuple([_objective(entry) for entry in data.get("objectives") or ()]),
    )


def translate_cycle(data: Data, cycle_id: str) -> Cycle:
    """A `cycle.yaml`, in the folder `cycle_id`; without teams."""
    return Cycle(id=cycle_id, starts=data["starts"], ends=data["ends"], closed=data.get("closed"))


def translate_settings(data: Data) -> Settings:
    """An `okr.yaml`."""
    default = Settings()
    checkin: Data = data.get("checkin") or {}
    limits: Data = data.get("limits") or {}
    git: Data = data.get("git") or {}
    low, high = _or(limits.get("key_results"), default.limits.key_results)
    people = {name: person or {} for name, person in (data.get("people") or {}).items()}
    return Settings(
        organization=_line(data.get("organization")),
        language=data.get("language"),
        stretch_target=_or(data.get("stretch_target"), default.stretch_target),
        fiscal_year_starts=_or(data.get("fiscal_year_starts"), default.fiscal_year_starts),
        checkin=Cadence(
            _or(checkin.get("every"), default.checkin.every), _or(checkin.get("grace"), default.checkin.grace)
        ),
        limits=Limits(_or(limits.get("objectives"), default.limits.objectives), (low, high)),
        people={
            name: Person(name, _line(person.get("name")), _line(person.get("email"))) for name, person in people.items()
        },
        lint=Lint(_lines((data.get("lint") or {}).get("ignore"))),
        git=Git(bool(git.get("commit")), bool(git.get("push"))),
    )


def translate_kpis(data: Data) -> tuple[Kpi, ...]:
    """A `kpis.yaml`, in the order of the file."""
    return tuple([_kpi(entry) for entry in data.get("kpis") or ()])


def _kpi(data: Data) -> Kpi:
    low, high = data.get("at_least"), data.get("at_most")
    readings = [
        Reading(entry["date"], entry["value"], _line(entry.get("by")), _text(entry.get("note")))
        for entry in data.get("readings") or ()
    ]
    return Kpi(
        id=data["id"],
        statement=_line(data["kpi"]) or "",
        range=None if low is None and high is None else Guardrail(low, high),
        owner=_line(data.get("owner")),
        team=_line(data.get("team")),
        unit=_line(data.get("unit")),
        every=data.get("every"),
        readings=tuple(readings),
        promoted=_line(data.get("promoted")),
    )


def _objective(data: Data) -> Objective:
    owner = _line(data.get("owner"))
    return Objective(
        id=data["id"],
        statement=_line(data["objective"]) or "",
        owner=owner,
        type=ObjectiveType(data.get("type") or ObjectiveType.ASPIRATIONAL),
        weight=_or(data.get("weight"), 1),
        supports=_lines(data.get("supports")),
        why=_text(data.get("why")),
        key_results=tuple([_key_result(entry, owner) for entry in data.get("key_results") or ()]),
        dropped=_dropped(data.get("dropped")),
        retrospective=_objective_retrospective(data.get("retrospective")),
    )


def _key_result(data: Data, objective_owner: str | None) -> KeyResult:
    return KeyResult(
        id=data["id"],
        statement=_line(data["key_result"]) or "",
        measure=_measure(data),
        owner=_line(data.get("owner")) or objective_owner,
        weight=_or(data.get("weight"), 1),
        unit=_line(data.get("unit")),
        supports=_lines(data.get("supports")),
        source_of_truth=_text(data.get("source_of_truth")),
        dropped=_dropped(data.get("dropped")),
        checkins=tuple([_checkin(entry) for entry in data.get("checkins") or ()]),
        retrospective=_key_result_retrospective(data.get("retrospective")),
        kpi=data.get("kpi"),
    )


def _measure(data: Data) -> Measure:
    milestones = data.get("milestones")
    if milestones is not None:
        items = [
            Milestone(entry["id"], _line(entry["milestone"]) or "", _or(entry.get("weight"), 1)) for entry in milestones
        ]
        return Milestones(tuple(items))
    baseline, target = data.get("baseline"), data.get("target")
    if baseline is not None and target is not None:
        points = [(value, score) for value, score in data.get("checkpoints") or ()]
        return Metric(baseline, target, tuple(points))
    return Guardrail(data.get("at_least"), data.get("at_most"))


def _checkin(data: Data) -> CheckIn:
    get = data.get
    status = get("status")
    day: date = data["date"]
    return CheckIn(
        day,
        get("value"),
        _lines(get("done")),
        get("confidence"),
        _STATUSES[status] if status is not None else None,
        _line(get("by")),
        _text(get("note")),
        _lines(get("blockers")),
        _lines(get("next")),
    )


def _dropped(data: Data | None) -> Dropped | None:
    return None if data is None else Dropped(data["date"], _text(data.get("why")))


def _key_result_retrospective(data: Data | None) -> KeyResultRetrospective | None:
    if data is None:
        return None
    return KeyResultRetrospective(data.get("score"), data.get("graded"), _text(data.get("why")))


def _objective_retrospective(data: Data | None) -> ObjectiveRetrospective | None:
    if data is None:
        return None
    decision = data.get("decision")
    return ObjectiveRetrospective(
        data.get("score"),
        _text(data.get("why")),
        _text(data.get("learned")),
        Decision(decision) if decision is not None else None,
    )


def _or(value: Any, default: Any) -> Any:
    return default if value is None else value


def _text(text: str | None) -> str | None:
    """Free text without the blanks around it; blank text counts as none."""
    return None if text is None else text.strip() or None


def _line(text: str | None) -> str | None:
    """Text that is shown on one line, however it is folded in the file."""
    if text is None:
        return None
    text = text.strip()
    return (" ".join(text.split("\n")) if "\n" in text else text) or None


def _lines(text: str | list[str] | None) -> tuple[str, ...]:
    """A text or a list of texts, without blank ones."""
    if text is None:
        return ()
    if isinstance(text, str):
        text = [text]
    return tuple([stripped for entry in text if (stripped := entry.strip())])
