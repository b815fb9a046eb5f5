"""What can go wrong, as facts: places, findings, the error family and the exit codes.

The lowest floor: imports nothing of the project, and holds no sentence. `okrcli.render.messages` turns a finding's code
or an error's reason, with its facts, into words and a hint in the reader's language.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import IntEnum, StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple


class ExitCode(IntEnum):
    """What the shell is told."""

    DONE = 0
    FINDINGS = 1
    USAGE = 2
    INVALID = 3
    NO_ADDRESS = 4
    CONFLICT = 5
    BUG = 70
    INTERRUPTED = 130


class Severity(StrEnum):
    """How much a finding matters: an error makes the file unreadable, a warning deserves a change, info is advice."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Span(NamedTuple):
    """A stretch of text: lines and columns count from 1, in characters; the end is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


class Finding(NamedTuple):
    """One fault or remark about a file, with its place.

    `code` is the rule's (`E201`); `facts` are the values that its sentence needs; `excerpt` is the offending line as it
    stands in the file, without its line break (none where the finding is about the file as a whole).
    """

    code: str
    path: Path
    span: Span | None = None
    facts: Mapping[str, object] = MappingProxyType({})
    excerpt: str | None = None
    severity: Severity = Severity.ERROR


class OkrError(Exception):
    """An error that the user can do something about.

    `reason` is the id of its sentence in `okrcli.render.messages`, `facts` what the sentence needs, `findings` the
    places that it is about.
    """

    exit_code = ExitCode.BUG

    def __init__(self, reason: str, *, findings: Sequence[Finding] = (), **facts: object) -> None:
        super().__init__(reason)
        self.reason = reason
        self.facts = facts
        self.findings = tuple(findings)


class UsageError(OkrError):
    """The command's words are off, or something that it needs was not given."""

    exit_code = ExitCode.USAGE


class AnswerError(UsageError):
    """What was typed cannot be taken: asked again at a prompt, an error on the command line."""

    def __init__(self, reason: str, **facts: object) -> None:
        super().__init__(reason)
        self.facts = facts


class InvalidFileError(OkrError):
    """A file cannot be read, written or understood."""

    exit_code = ExitCode.INVALID


class EditRefusedError(InvalidFileError):
    """The edit cannot be made without touching more than its own meaning; `findings` name the construct in the way."""


class AddressError(OkrError):
    """No such address, or several."""

    exit_code = ExitCode.NO_ADDRESS


class NotYetError(OkrError):
    """It can be done, but something else wants doing first: check-ins are overdue, the cycle still runs."""

    exit_code = ExitCode.CONFLICT


class ConflictError(OkrError):
    """Git failed, or the file changed meanwhile."""

    exit_code = ExitCode.CONFLICT


class StoppedError(OkrError):
    """The person stopped it, by Ctrl-C or an answer, before anything was done."""

    exit_code = ExitCode.INTERRUPTED


class DeliveryError(OkrError):
    """What was to be sent did not arrive."""

    exit_code = ExitCode.CONFLICT
