"""`okr report`: the cycle as a page, for those who have no clone and no terminal."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from okrcli.cli.console import hint, print_text, tell_written
from okrcli.cli.context import Workspace, choose_format, find_cycle, open_at, report_problems
from okrcli.cli.help import Command, make_app
from okrcli.cli.options import AtRevisionOption, CycleOption, TagsOption, TeamsOption, format_option, read_filters
from okrcli.cli.output import write_output
from okrcli.errors import Finding, UsageError
from okrcli.i18n import _

if TYPE_CHECKING:
    from okrcli.report.material import Material
    from okrcli.scoring.narrow import Filters

app = make_app()
FORMATS = ("html",)
ENDINGS = {".html": "html", ".htm": "html"}
MARKS = {"html": b'<meta name="generator" content="okr report">'}
"""What stands near the head of each, by which it is known again: only a report is replaced by the next one."""
_HEAD = 2000
_LARGE = 2_000_000


@app.command(
    cls=Command,
    epilog=(
        "okr report --output q3.html\n"
        "okr report --team marketing --at 2026-08-15 --output marketing.html\n"
        "okr report --lang fr > q3.html"
    ),
)
def report(
    ctx: typer.Context,
    file: Annotated[
        str | None,
        typer.Option("--output", metavar="FILE", help=_("Write it to this file; - for standard output.")),
    ] = None,
    team: TeamsOption = None,
    tag: TagsOption = None,
    cycle: CycleOption = None,
    at: AtRevisionOption = None,
    output: Annotated[str | None, format_option(FORMATS, _("html."))] = None,
    force: Annotated[bool, typer.Option("--force", help=_("Replace what is no report of okr's."))] = False,
) -> int:
    """Make a page of the cycle for everybody: how it stands, who needs help, every team, objective and key result.

    One file that opens from a mail or a share, without a network, on a telephone and in print.
    """
    target = None if file in (None, "-") else Path(str(file))
    chosen = choose_format(output or _format_of_name(target) or "html", False, FORMATS)
    if file is None and sys.stdout.isatty():
        raise UsageError("report-without-output")
    workspace, as_of = open_at(ctx, at)
    workspace, cycle_id = find_cycle(workspace, as_of, cycle)
    material, findings = gather(workspace, cycle_id, as_of, read_filters(team, None, tag, None))
    if material is not None:
        from okrcli.report.pages import single_page

        text = single_page(material)
        if target is None:
            print_text(text)
        else:
            data = text.encode("utf-8", "replace")
            write_output(target, data, lambda old: MARKS[chosen] in old[:_HEAD], force=force, taken="not-a-report")
            tell_written(workspace.session, target, _("The report"))
            if len(data) > _LARGE:
                hint(workspace.session, _("A page of {size} MB opens slowly.").format(size=round(len(data) / 1e6)))
    return report_problems(workspace.session, findings)


def _format_of_name(path: Path | None) -> str | None:
    """The format that a file's name asks for, none where it names none; raises UsageError (`report-as-yaml`)."""
    if path is not None and path.suffix.lower() in (".yaml", ".yml"):
        raise UsageError("report-as-yaml", path=path)
    return ENDINGS.get(path.suffix.lower()) if path is not None else None


def gather(workspace: Workspace, chosen: str, as_of: date, only: Filters) -> tuple[Material | None, Sequence[Finding]]:
    """What the report of a cycle is made of, and what could not be read; none where the cycle itself could not.

    Raises AddressError where the cycle has no such team (`no-such-team`) or tag (`no-such-tag`).
    """
    from okrcli.cli.reviews import kpi_states, load_cycles, refuse_unknown, refuse_unknown_team
    from okrcli.render.documents import file_name
    from okrcli.render.messages import sentence_of
    from okrcli.report.material import make_material
    from okrcli.workspace.cycles import load_periods

    for team in only.teams:
        refuse_unknown_team(workspace, team, [chosen])
    periods, broken = load_periods(workspace.root)
    cycles, findings = load_cycles(workspace, [one.id for one in periods], [*workspace.findings, *broken], ())
    if not findings:  # what a file holds that was not read is not known
        refuse_unknown(workspace, only, [one for one in cycles if one.id == chosen])
    kpis, unread = kpi_states(workspace._replace(findings=()), as_of, only)
    findings += [one for one in unread if one not in findings]
    if chosen not in {one.id for one in cycles}:
        return None, findings
    problems = [(file_name(one.path, workspace.root), sentence_of(one.code, one.facts)) for one in findings]
    return make_material(chosen, cycles, kpis, workspace.settings, as_of, only, problems), findings
