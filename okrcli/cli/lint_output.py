"""The formats of `okr lint`, each to standard output."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from okrcli.cli.opening import Opened
from okrcli.cli.telling import hint
from okrcli.errors import Finding
from okrcli.i18n import _


def write_findings(opened: Opened, findings: Sequence[Finding], output: str) -> None:
    """Write the findings in one of the formats of `okrcli.cli.lint.FORMATS`."""
    match output:
        case "json":
            from okrcli.render.json_findings import findings_json
            from okrcli.render.json_write import write_json

            write_json(sys.stdout, findings_json(findings, opened.root))
        case "sarif":
            from okrcli.render.findings_sarif import sarif
            from okrcli.render.json_write import write_json

            write_json(sys.stdout, sarif(findings, _repository(opened.root)))
        case "github":
            from okrcli.render.findings_github import github_lines

            _write_lines(github_lines(findings, _repository(opened.root)))
        case "md":
            from okrcli.render.findings_markdown import markdown_lines

            _write_lines(markdown_lines(findings, opened.root))
        case _ if findings:
            from okrcli.render.findings import print_findings

            print_findings(opened.session.out(), findings)
        case _:
            hint(opened.session, _("Nothing to say."))


def _repository(root: Path) -> Path:
    """The folder that code hosts name files from: the repository's, or the workspace's where there is none."""
    whole = root.resolve()
    return next((folder for folder in (whole, *whole.parents) if (folder / ".git").exists()), whole)


def _write_lines(lines: Iterable[str]) -> None:
    """Write UTF-8 where the stream takes bytes: a log is read by programs, whatever the locale."""
    text = "".join(f"{line}\n" for line in lines)
    buffer = getattr(sys.stdout, "buffer", None)
    if buffer is None:
        sys.stdout.write(text)
        return
    sys.stdout.flush()
    buffer.write(text.encode("utf-8", "replace"))
    buffer.flush()
