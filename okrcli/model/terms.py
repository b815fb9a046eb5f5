"""The words that files may use where only a few are allowed."""

from __future__ import annotations

from enum import StrEnum


class ObjectiveType(StrEnum):
    """Whether 0.7 is a success (aspirational) or only 1.0 is (committed)."""

    ASPIRATIONAL = "aspirational"
    COMMITTED = "committed"


class Kind(StrEnum):
    """How a key result is measured."""

    METRIC = "metric"
    GUARDRAIL = "guardrail"
    MILESTONES = "milestones"
    UNMEASURED = "unmeasured"


class When(StrEnum):
    """When to colour."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


class Weekday(StrEnum):
    """A day of the week, as files name it; Monday is the first."""

    MONDAY = "monday"
    TUESDAY = "tuesday"
    WEDNESDAY = "wednesday"
    THURSDAY = "thursday"
    FRIDAY = "friday"
    SATURDAY = "saturday"
    SUNDAY = "sunday"

    @property
    def number(self) -> int:
        """0 for Monday to 6 for Sunday, as `date.weekday` counts."""
        return list(Weekday).index(self)


class ReportedStatus(StrEnum):
    """The owner's own word in a check-in."""

    ON_TRACK = "on_track"
    AT_RISK = "at_risk"
    OFF_TRACK = "off_track"


class Decision(StrEnum):
    """What becomes of an objective when its cycle closes."""

    KEEP = "keep"
    MODIFY = "modify"
    ABANDON = "abandon"
