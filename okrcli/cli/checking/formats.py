"""The formats of `okr lint`, each to standard output."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from okrcli.cli.console import hint, print_document, print_lines
from okrcli.cli.context import Workspace
from okrcli.errors import Finding
from okrcli.i18n import _


def write_findings(workspace: Workspace, findings: Sequence[Finding], output: str) -> None:
    """Write the findings in one of the formats of `okrcli.cli.lint.FORMATS`."""
    match output:
        case "json":
            from okrcli.render.lint import findings_json

            print_document(findings_json(findings, workspace.root))
        case "sarif":
            from okrcli.render.lint import sarif

            print_document(sarif(findings, _repository(workspace.root)))
        case "github":
            from okrcli.render.lint import github_lines

            print_lines(github_lines(findings, _repository(workspace.root)))
        case "md":
            from okrcli.render.lint import markdown_lines

            print_lines(markdown_lines(findings, workspace.root))
        case _ if findings:
            from okrcli.render.findings import print_findings

            print_findings(workspace.session.out(), findings)
        case _:
            hint(workspace.session, _("Nothing to say."))


def _repository(root: Path) -> Path:
    """The folder that code hosts name files from: the repository's, or the workspace's where there is none."""
    whole = root.resolve()
    return next((folder for folder in (whole, *whole.parents) if (folder / ".git").exists()), whole)
