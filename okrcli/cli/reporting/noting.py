"""What `okr digest` gathers its note from, and how the note becomes a file."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from okrcli.cli.context import Workspace
from okrcli.cli.reviews import load_cycles
from okrcli.errors import Finding, InvalidFileError, UsageError
from okrcli.model import Cycle
from okrcli.render.digest.note import Material, make_material
from okrcli.workspace.cycles import current_cycle, running_cycles
from okrcli.workspace.load import load_kpis
from okrcli.yaml.read import LeadsOutError, NotPlainError, read_plain
from okrcli.yaml.write import create_file, digest_of, write_atomically

MARKS = {"md": "<!-- okr digest -->", "text": "-- okr digest"}
"""The last line of a note in a file, by which it is known again: only a note is replaced by the next week's."""
_OTHERS = frozenset(
    (".html", ".htm", ".xhtml", ".pdf", ".doc", ".docx", ".odt", ".rtf", ".csv", ".xlsx", ".ods", ".xml")
)
ENDINGS = {".md": "md", ".markdown": "md", ".txt": "text", ".json": "json"}


def gather(
    workspace: Workspace, since: date, as_of: date, cycle: str | None, teams: Sequence[str], *, everything: bool
) -> tuple[Material | None, list[Finding]]:
    """All that the note is made from, and what could not be read; none where no cycle could.

    The note is about the cycle that is named, or else the one at hand, and then the others that are running: a quarter
    that ended and is not closed is told of too.
    """
    ids, findings = [current_cycle(workspace.root, workspace.settings, as_of, cycle)], [*workspace.findings]
    if cycle is None:
        running, broken = running_cycles(workspace.root, as_of)
        ids += [one.id for one in running if one.id not in ids]
        findings += broken
    cycles, findings = load_cycles(workspace, ids, findings, teams)
    if teams:
        cycles = [_only(one, teams) for one in cycles]
        cycles = [one for one in cycles if one.teams]
    kpis = load_kpis(workspace.root)
    if not cycles:
        return None, [*findings, *kpis.findings]
    wanted = [one for one in kpis.value or () if not teams or one.team in teams]
    material = make_material(cycles, wanted, workspace.settings, since, as_of, everything=everything)
    return material, [*findings, *kpis.findings]


def _only(cycle: Cycle, teams: Sequence[str]) -> Cycle:
    return cycle._replace(teams=tuple(team for team in cycle.teams if team.id in teams))


def format_of_name(path: Path) -> str | None:
    """The format that a file's name asks for, none where it names none.

    Raises UsageError for that of the OKRs themselves (`note-as-yaml`), and of programs that would not show a note
    (`note-as-other`).
    """
    if path.suffix.lower() in (".yaml", ".yml"):
        raise UsageError("note-as-yaml", path=path)
    if path.suffix.lower() in _OTHERS:
        raise UsageError("note-as-other", path=path, ending=path.suffix)
    return ENDINGS.get(path.suffix.lower())


def write_note(path: Path, text: str, kind: str, *, force: bool) -> None:
    """Write the note to a file, in one step; what is there is replaced where it is a note, or empty, or by force.

    Raises UsageError (`not-a-note`, `no-plain-file`), InvalidFileError (`leads-out`).
    """
    mark = MARKS.get(kind)
    data = (text + (f"\n{mark}\n" if mark else "")).encode("utf-8", "replace")
    try:
        old = read_plain(path)
    except FileNotFoundError:
        create_file(path, data)
        return
    except LeadsOutError:
        raise InvalidFileError("leads-out", path=path) from None
    except NotPlainError:
        raise UsageError("no-plain-file", path=path) from None
    except OSError as error:
        reason = "no-permission" if isinstance(error, PermissionError) else "cannot-write"
        raise InvalidFileError(reason, path=path, problem=error.strerror or str(error)) from error
    if not (force or is_note(old)):
        raise UsageError("not-a-note", path=path)
    write_atomically(path, data, digest_of(old))


def is_note(data: bytes) -> bool:
    """Whether a file's content is a note of ours, in any of its formats, or nothing."""
    text = data.decode("utf-8", "replace").rstrip()
    if not text or text.splitlines()[-1] in MARKS.values():
        return True
    try:
        document = json.loads(text)
    except ValueError:
        return False
    return isinstance(document, dict) and {"schema_version", "since", "moved", "trouble"} <= document.keys()
