"""`okr lint`: every mistake in the files, with its place and what to do."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from okrcli.cli import complete
from okrcli.cli.help import Command, make_app
from okrcli.cli.options import FormatOption, JsonOption
from okrcli.errors import ExitCode, Finding, Severity
from okrcli.i18n import _

app = make_app()


@app.command(cls=Command, epilog=("okr lint\nokr lint marketing --json"))
def lint(
    ctx: typer.Context,
    addresses: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[ADDRESS]...",
            help=_("Teams to look at, by default everything in the workspace."),
            autocompletion=complete.addresses,
            show_default=False,
        ),
    ] = None,
    output: FormatOption = "table",
    as_json: JsonOption = False,
) -> int:
    """Find every mistake in the files, each with its place, the line, and what to do about it."""
    from okrcli.cli.opening import choose_format, open_workspace
    from okrcli.cli.session import today
    from okrcli.lint.engine import lint as run_rules
    from okrcli.lint.registry import Subject
    from okrcli.render.findings import print_findings
    from okrcli.workspace.addresses import resolve
    from okrcli.workspace.at_hand import cycle_at_hand
    from okrcli.workspace.files import cycle_ids, team_path
    from okrcli.workspace.load import load_cycle, load_kpis

    output = choose_format(output, as_json, ("table", "json"))
    opened = open_workspace(ctx)
    read = [load_cycle(opened.root, cycle_id) for cycle_id in cycle_ids(opened.root)]
    kpis = load_kpis(opened.root)
    subject = Subject(
        folder=opened.root,
        settings=opened.settings,
        cycles=tuple(one.value for one in read if one.value is not None),
        kpis=kpis.value or (),
        found_by_reading=(*opened.findings, *(finding for one in read for finding in one.findings), *kpis.findings),
    )
    findings = run_rules(subject)
    if addresses:
        at_hand = cycle_at_hand(opened.root, opened.settings, today(), None)
        places = [resolve(opened.root, at_hand, address) for address in addresses]
        paths = {team_path(opened.root, place.cycle, place.team) for place in places}
        findings = [finding for finding in findings if finding.path in paths]
    if output == "json":
        from okrcli.render.json_findings import findings_json
        from okrcli.render.json_write import write_json

        write_json(sys.stdout, findings_json(findings, opened.root))
    elif findings:
        print_findings(opened.session.out(), findings)
    else:
        opened.session.err().print(_("No mistakes found."))
    return _exit_code(findings)


def _exit_code(findings: list[Finding]) -> int:
    """3 where a file cannot be understood, 1 where there is something to mend, 0 with nothing to say."""
    if any(finding.severity is Severity.ERROR for finding in findings):
        return ExitCode.INVALID
    return ExitCode.FINDINGS if any(finding.severity is Severity.WARNING for finding in findings) else ExitCode.DONE
