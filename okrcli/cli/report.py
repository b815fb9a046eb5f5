"""`okr report`: the cycle as a page, for those who have no clone and no terminal."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from okrcli.cli import options
from okrcli.cli.console import hint, print_text, tell_written
from okrcli.cli.context import Workspace, find_cycle, open_at, report_problems
from okrcli.cli.help import command
from okrcli.cli.options import flag, format_option, option, read_filters
from okrcli.cli.output import write_output
from okrcli.errors import Finding, UsageError
from okrcli.i18n import _, ngettext

if TYPE_CHECKING:
    from okrcli.report.material import Sources
    from okrcli.scoring.narrow import Filters

FORMATS = ("html", "md", "marp")
ENDINGS = {".html": "html", ".htm": "html", ".md": "md", ".markdown": "md"}
MARKS = {
    "html": b'<meta name="generator" content="okr report">',
    "md": b"<!-- okr report -->",
    "marp": b"<!-- okr report -->",
}
"""What stands near the head of each, by which it is known again: only a report is replaced by the next one."""
_HEAD = 2000
_LARGE = 2_000_000


@command(
    "okr report --output q3.html",
    "okr report --team marketing --at 2026-08-15 --output marketing.html",
    'okr report --format md >> "$GITHUB_STEP_SUMMARY"',
    "okr report --format marp --output review.md    # slides: marp review.md",
    "okr report --output site/    # a page a cycle, team and objective",
)
def report(
    ctx: typer.Context,
    file: Annotated[
        str | None,
        option("--output", "PATH", _("Write it to this file, or pages to this folder (site/); - for standard output.")),
    ] = None,
    team: options.Teams = None,
    tag: options.Tags = None,
    cycle: options.Cycle = None,
    at: options.AtRevision = None,
    form: Annotated[
        str | None,
        format_option(FORMATS, _("html, md, or marp for slides; by default what the name of the file says.")),
    ] = None,
    force: Annotated[bool, flag("--force", _("Replace what is not a report of okr's."))] = False,
) -> int:
    """Make a page of the cycle for everybody: how it stands, who needs help, every team, objective and key result.

    One file that opens from a mail or a share, without a network, on a telephone and in print; or a folder of pages for
    all cycles, each team and objective with an address that stays.
    """
    chosen = form or _format_of_name(file) or "html"
    if file is None and chosen == "html" and sys.stdout.isatty():
        raise UsageError("report-without-output")
    workspace, as_of = open_at(ctx, at)
    workspace, cycle_id = find_cycle(workspace, as_of, cycle)
    sources, findings = gather(workspace, cycle_id, as_of, read_filters(team, None, tag, None))
    if sources is not None:
        if file is not None and chosen == "html" and _is_folder(file):
            cycles = [cycle_id, *(one for one in sources.reviews if one != cycle_id and cycle is None)]
            _write_site(workspace, Path(file), sources, cycles, force=force)
        else:
            _write_page(workspace, file, sources, cycle_id, chosen, force=force)
    return report_problems(workspace.session, findings)


def _write_page(
    workspace: Workspace, file: str | None, sources: Sources, cycle: str, chosen: str, *, force: bool
) -> None:
    from okrcli.report.material import material_of
    from okrcli.report.pages import markdown, single_page, slides

    text = {"html": single_page, "md": markdown, "marp": slides}[chosen](material_of(sources, cycle))
    if file in (None, "-"):
        print_text(text)
        return
    target, data = Path(str(file)), text.encode("utf-8", "replace")
    write_output(target, data, lambda old: MARKS[chosen] in old[:_HEAD], force=force, taken="not-a-report")
    tell_written(workspace.session, target, _("The report"))
    if len(data) > _LARGE:
        words = _("A page of {size} MB opens slowly: from {most} MB on a folder of pages is better, --output site/")
        hint(workspace.session, words.format(size=round(len(data) / 1e6), most=round(_LARGE / 1e6)))


def _write_site(workspace: Workspace, folder: Path, sources: Sources, cycles: Sequence[str], *, force: bool) -> None:
    from okrcli.report.pages import site
    from okrcli.workspace.site import write_site

    pages = site(sources, cycles)
    made = ((one.name, one.make().encode("utf-8", "replace")) for one in pages)
    names = [one.name for one in pages]
    write_site(folder, names, made, force=force)
    told = ngettext("A site of {n} page", "A site of {n} pages", len(pages)).format(n=len(pages))
    tell_written(workspace.session, folder / "index.html", told)


def _is_folder(file: str) -> bool:
    """Whether a site is asked for: by a slash at the end, a folder that is there, a new name without an ending."""
    path = Path(file)
    return file != "-" and (file.endswith(("/", os.sep)) or path.is_dir() or not (path.suffix or path.exists()))


def _format_of_name(file: str | None) -> str | None:
    """The format that a file's name asks for, none where it names none; raises UsageError (`report-as-yaml`)."""
    ending = Path(file or "-").suffix.lower()
    if ending in (".yaml", ".yml"):
        raise UsageError("report-as-yaml", path=Path(str(file)))
    return ENDINGS.get(ending)


def gather(workspace: Workspace, chosen: str, as_of: date, only: Filters) -> tuple[Sources | None, Sequence[Finding]]:
    """What the report of a cycle is made of, and what could not be read; none where the cycle itself could not.

    Raises AddressError where the cycle has no such team (`no-such-team`) or tag (`no-such-tag`).
    """
    from okrcli.cli.reviews import kpi_states, load_cycles, refuse_unknown, refuse_unknown_team
    from okrcli.render.documents import file_name
    from okrcli.render.messages import sentence_of
    from okrcli.report.material import make_sources
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
    return make_sources(cycles, kpis, workspace.settings, as_of, only, problems), findings
