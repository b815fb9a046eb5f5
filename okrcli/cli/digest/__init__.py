"""`okr digest`: the week as a note for the team's channel."""

from __future__ import annotations

import json
import sys
from collections.abc import Collection
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from okrcli.cli import completion, options
from okrcli.cli.console import print_document, print_text, show_page, tell_done, tell_written
from okrcli.cli.context import Workspace, open_workspace, read_day, report_problems
from okrcli.cli.help import command
from okrcli.cli.options import argument, flag, format_option, option, read_filters
from okrcli.cli.output import write_output
from okrcli.errors import Finding, InvalidFileError, UsageError
from okrcli.i18n import _

if TYPE_CHECKING:
    from okrcli.model import Cycle
    from okrcli.render.digest.model import Material, NoteView
    from okrcli.scoring.narrow import Filters

FORMATS = ("md", "text", "json")
DAYS = 7
MARKS = {"md": "<!-- okr digest -->", "text": "-- okr digest"}
"""The last line of a note in a file, by which it is known again: only a note is replaced by the next week's."""
_OTHERS = frozenset(
    (".html", ".htm", ".xhtml", ".pdf", ".doc", ".docx", ".odt", ".rtf", ".csv", ".xlsx", ".ods", ".xml")
)
ENDINGS = {".md": "md", ".markdown": "md", ".txt": "text", ".json": "json"}


@command(
    "okr digest marketing",
    "okr digest --since 2026-08-15 --output week.md",
    "okr digest --four-squares --post    # to the webhook in OKR_WEBHOOK_URL",
)
def digest(
    ctx: typer.Context,
    teams: Annotated[
        list[str] | None, argument("[TEAM]...", _("Only these teams, by default all."), completion.teams)
    ] = None,
    team: options.Teams = None,
    owner: options.Owners = None,
    tag: options.Tags = None,
    standing: options.Statuses = None,
    days: Annotated[str | None, option("--days", "N", _("What moved in the last N days, by default 7."))] = None,
    since: Annotated[str | None, option("--since", "DATE", _("What moved after this day."))] = None,
    at: options.At = None,
    cycle: options.RunningCycles = None,
    squares: Annotated[
        bool, flag("--four-squares", _("Wodtke's four squares: priorities, confidence, next four weeks, health."))
    ] = False,
    everything: Annotated[bool, flag("--all -a", _("Leave nothing out for shortness."))] = False,
    output: Annotated[
        str | None, format_option(FORMATS, _("md, text or json; by default text on a terminal, md elsewhere."))
    ] = None,
    file: Annotated[Path | None, option("--output", "FILE", _("Write it to a file (.md, .txt, .json)."))] = None,
    force: Annotated[bool, flag("--force", _("Replace a file that is not a note of okr's."))] = False,
    to_post: Annotated[
        bool, flag("--post", _("Post it to the incoming webhook whose URL is in OKR_WEBHOOK_URL."))
    ] = False,
    webhook: Annotated[
        str | None,
        option(
            "--webhook",
            "KIND",
            _("The webhook's format, slack or teams, where its host does not tell."),
            lambda: ["slack", "teams"],
        ),
    ] = None,
    dry_run: Annotated[bool, flag("--dry-run -n", _("Print what would be written or posted, and do neither."))] = False,
) -> int:
    """Write the week's note: what moved, what is in trouble and why, who owes what, health metrics, what is next."""
    if file == Path("-"):
        file = None
    if file is not None:
        named = _format_of_name(file)
        output = output or named or "md"
    chosen = output or ("text" if sys.stdout.isatty() else "md")
    as_of = read_day(at)
    start = _read_start(days, since, as_of)
    only = read_filters([*(teams or ()), *(team or ())], owner, tag, standing)
    kind, target = None, None
    if webhook is not None and not to_post:
        raise UsageError("webhook-not-posted")
    if to_post:
        from okrcli.cli.digest.webhook import check_kind, find_webhook

        kind = check_kind(webhook)
        target = None if dry_run and kind else find_webhook(kind)
    workspace = open_workspace(ctx)
    material, findings = _gather(workspace, start, as_of, cycle, only, everything=everything)
    if findings and (to_post or file is not None):
        raise InvalidFileError("note-incomplete", findings=findings)
    if material is None:
        return report_problems(workspace.session, findings)
    view = _view(material, squares=squares)
    if file is not None and not dry_run:
        mark = MARKS.get(chosen)
        text = _text_of(material, view, chosen, workspace, findings) + (f"\n{mark}\n" if mark else "")
        write_output(file, text.encode("utf-8", "replace"), _is_note, force=force, taken="not-a-note")
        tell_written(workspace.session, file, _("The week's note"))
    if to_post:
        from okrcli.cli.digest.webhook import post
        from okrcli.render.digest.webhook import webhook_payload

        payload = webhook_payload(view, target.kind if target is not None else kind or "slack")
        if dry_run:
            print_document(payload)
        elif target is not None:
            post(target, payload)
            tell_done(workspace.session, _("Posted to {host}").format(host=target.host), "")
    elif file is None or dry_run:
        if chosen == "text":
            from okrcli.render.digest.text import note_page, squares_page

            show_page(workspace.session, squares_page if squares else note_page, view)
        else:
            print_text(_text_of(material, view, chosen, workspace, findings))
    return report_problems(workspace.session, findings)


def _read_start(days: str | None, since: str | None, as_of: date) -> date:
    """The day after which the note begins; raises UsageError."""
    if days is not None and since is not None:
        raise UsageError("days-and-since")
    if since is not None:
        start = read_day(since)
        if start >= as_of:
            raise UsageError("bad-since", since=start, as_of=as_of)
        return start
    if days is not None and not (days.isascii() and days.isdecimal() and int(days[:8]) > 0 and len(days) < 6):
        raise UsageError("bad-days", typed=days)
    return date.fromordinal(max(1, (as_of.toordinal() - int(days or DAYS))))


def _view(material: Material, *, squares: bool) -> NoteView:
    if squares:
        from okrcli.render.digest.four_squares import squares_view

        return squares_view(material)
    from okrcli.render.digest.note import digest_view

    return digest_view(material)


def _text_of(material: Material, view: NoteView, chosen: str, workspace: Workspace, findings: list[Finding]) -> str:
    """The note as the text of a file."""
    if chosen == "json":
        from okrcli.render.digest.json import digest_json
        from okrcli.render.documents import dump_json

        return dump_json(digest_json(material, findings, workspace.root))
    if chosen == "text":
        from okrcli.render.console import PIPED_WIDTH, plain
        from okrcli.render.digest.text import note_page
        from okrcli.render.glyphs import UNICODE

        return plain(PIPED_WIDTH, *note_page(view, PIPED_WIDTH, UNICODE))
    from okrcli.render.digest.text import markup_lines

    return "".join(f"{line}\n" for line in markup_lines(view))


def _gather(
    workspace: Workspace, since: date, as_of: date, cycle: str | None, only: Filters, *, everything: bool
) -> tuple[Material | None, list[Finding]]:
    """All that the note is made from, and what could not be read; none where no cycle could.

    The note is about the cycle that is named, or else the one at hand, and then the others that are running: a quarter
    that ended and is not closed is told of too.
    """
    from okrcli.cli.reviews import kpi_states, load_cycles, refuse_unknown
    from okrcli.render.digest.model import make_material
    from okrcli.scoring.narrow import narrow_week
    from okrcli.workspace.cycles import current_cycle, running_cycles

    ids, findings = [current_cycle(workspace.root, workspace.settings, as_of, cycle)], [*workspace.findings]
    if cycle is None:
        running, broken = running_cycles(workspace.root, as_of)
        ids += [one.id for one in running if one.id not in ids]
        findings += broken
    cycles, findings = load_cycles(workspace, ids, findings, only.teams)
    if not findings:
        refuse_unknown(workspace, only, cycles)
    if only.teams:
        cycles = [_only(one, only.teams) for one in cycles]
        cycles = [one for one in cycles if one.teams]
    kpis, unread = kpi_states(workspace._replace(findings=()), as_of, only)
    if not cycles:
        return None, [*findings, *unread]
    material = make_material(
        cycles, kpis, workspace.settings, since, as_of, everything=everything, incomplete=bool(findings)
    )
    material = material._replace(weeks=tuple(narrow_week(one, only) for one in material.weeks))
    return material, [*findings, *unread]


def _only(cycle: Cycle, teams: Collection[str]) -> Cycle:
    return cycle._replace(teams=tuple(team for team in cycle.teams if team.id in teams))


def _format_of_name(path: Path) -> str | None:
    """The format that a file's name asks for, none where it names none.

    Raises UsageError for that of the OKRs themselves (`note-as-yaml`), and of programs that would not show a note
    (`note-as-other`).
    """
    if path.suffix.lower() in (".yaml", ".yml"):
        raise UsageError("note-as-yaml", path=path)
    if path.suffix.lower() in _OTHERS:
        raise UsageError("note-as-other", path=path, ending=path.suffix)
    return ENDINGS.get(path.suffix.lower())


def _is_note(data: bytes) -> bool:
    """Whether a file's content is a note of ours, in any of its formats, or nothing."""
    text = data.decode("utf-8", "replace").rstrip()
    if not text or text.splitlines()[-1] in MARKS.values():
        return True
    try:
        document = json.loads(text)
    except ValueError:
        return False
    return isinstance(document, dict) and {"schema_version", "since", "moved", "trouble"} <= document.keys()
