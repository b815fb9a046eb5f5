"""Runs that several screens share: the status with its sign, a label or a dash."""

from __future__ import annotations

from okrcli.render.glyphs import Glyphs
from okrcli.render.labels import status_word
from okrcli.render.page import Line, width_of
from okrcli.render.roles import STATUS_ROLES
from okrcli.scoring.states import Status

_SIGNS = {
    Status.ACHIEVED: "good",
    Status.ON_TRACK: "good",
    Status.AT_RISK: "warning",
    Status.OFF_TRACK: "bad",
    Status.MISSED: "bad",
    Status.STALE: "stale",
    Status.EARLY: "early",
    Status.DROPPED: "dropped",
}


def status_sign(status: Status, glyphs: Glyphs) -> str:
    """The sign of a status, one cell."""
    return str(getattr(glyphs, _SIGNS[status]))


def status_runs(status: Status, glyphs: Glyphs) -> Line:
    """The status as sign and word, in its colour."""
    return [(f"{status_sign(status, glyphs)} {status_word(status)}", STATUS_ROLES[status])]


def status_width() -> int:
    """How many cells the longest status takes in the language in use, with its sign."""
    return 2 + max(width_of(status_word(status)) for status in Status)


def label_runs(label: str, glyphs: Glyphs, role: str = "") -> Line:
    """The label, or a quiet dash where there is nothing to say."""
    return [(label, role)] if label else [(glyphs.dash, "quiet")]
