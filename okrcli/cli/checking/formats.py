"""The formats of `okr lint`, each to standard output."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from okrcli.cli.opening import Opened
from okrcli.cli.output import print_document, print_lines
from okrcli.cli.telling import hint
from okrcli.errors import Finding
from okrcli.i18n import _


def write_findings(opened: Opened, findings: Sequence[Finding], output: str) -> None:
    """Write the findings in one of the formats of `okrcli.cli.commands.lint.FORMATS`."""
    match output:
        case "json":
            from okrcli.render.lint import findings_json

            print_document(findings_json(findings, opened.root))
        case "sarif":
            from okrcli.render.lint import sarif

            print_document(sarif(findings, _repository(opened.root)))
        case "github":
            from okrcli.render.lint import github_lines

            print_lines(github_lines(findings, _repository(opened.root)))
        case "md":
            from okrcli.render.lint import markdown_lines

            print_lines(markdown_lines(findings, opened.root))
        case _ if findings:
            from okrcli.render.findings import print_findings

            print_findings(opened.session.out(), findings)
        case _:
            hint(opened.session, _("Nothing to say."))


def _repository(root: Path) -> Path:
    """The folder that code hosts name files from: the repository's, or the workspace's where there is none."""
    whole = root.resolve()
    return next((folder for folder in (whole, *whole.parents) if (folder / ".git").exists()), whole)
