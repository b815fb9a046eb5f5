"""The role that a status, a metric's health or a severity plays on the screen: its looks are the console's theme."""

from __future__ import annotations

from okrcli.errors import Severity
from okrcli.scoring.kpis import Health
from okrcli.scoring.states import Status

STATUS_ROLES = {
    Status.ACHIEVED: "good",
    Status.ON_TRACK: "good",
    Status.AT_RISK: "warning",
    Status.OFF_TRACK: "bad",
    Status.MISSED: "bad",
    Status.STALE: "stale",
    Status.EARLY: "early",
    Status.DROPPED: "quiet",
}

HEALTH_ROLES = {Health.HEALTHY: "good", Health.NEAR: "warning", Health.OUT: "bad", Health.UNKNOWN: "stale"}

SEVERITY_ROLES = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "hint"}
