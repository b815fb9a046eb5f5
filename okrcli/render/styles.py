"""The roles that text plays on the screen, and their looks.

The sixteen colours of the terminal's own palette, which its user has made legible on its background; never white, black
or a bright one. Nothing is said by colour alone.
"""

from __future__ import annotations

from okrcli.errors import Severity
from okrcli.scoring.kpis import Health
from okrcli.scoring.states import Status

STYLES = {
    "title": "bold",
    "strong": "bold",
    "quiet": "dim",
    "heading": "dim",
    "good": "green",
    "warning": "yellow",
    "bad": "bold red",
    "stale": "magenta",
    "early": "cyan",
    "name": "cyan",
    "error": "bold red",
    "caret": "bold red",
    "hint": "cyan",
    "expected": "none",  # visible on any background and inside any bar
    "goal": "bold",
}

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
