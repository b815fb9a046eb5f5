"""Family S: comments and settings that leave findings out, and do not do what they seem to."""

from __future__ import annotations

from okrcli.errors import Severity
from okrcli.lint.contexts import WorkspaceContext
from okrcli.lint.registry import Found, rule, rules
from okrcli.lint.suppression import Suppression


@rule("S101", Severity.INFO)
def unused_ignore(suppression: Suppression) -> Found:
    """A comment that leaves nothing out.

    What it checks:
        A comment `# okr: ignore[...]` that names a rule which has nothing to say there. A rule that was not asked for
        in this run is not counted.

    Why it matters:
        The comment outlived its reason, and would hide the next finding of that kind.

    For example:
        - id: leads # okr: ignore[C101] Bob is away in August

    Use instead:
        - id: leads

    Sources:
        The habit of ruff (RUF100) and ESLint (--report-unused-disable-directives).
    """
    for code in suppression.unused:
        yield suppression.at(named=code)


@rule("S102", Severity.WARNING)
def ignore_without_code(suppression: Suppression) -> Found:
    """A comment that does not say what to leave out.

    What it checks:
        A comment `# okr: ignore` without codes in brackets. It leaves nothing out.

    Why it matters:
        A comment that silenced everything would silence what nobody has read yet.

    For example:
        key_result: Launch the new campaign # okr: ignore

    Use instead:
        key_result: Launch the new campaign # okr: ignore[K101] The board asked for exactly this

    Options:
        Several codes stand in one pair of brackets: `# okr: ignore[K101, K104]`. A beginning is enough: `[K]`.

    Sources:
        The habit of ruff (PGH004, blanket noqa).
    """
    if not suppression.codes:
        yield suppression.at()


@rule("S103", Severity.WARNING)
def unknown_code(suppression: Suppression) -> Found:
    """A comment that names a rule that there is not, or an error.

    What it checks:
        Codes in `# okr: ignore[...]` that no rule begins with, and codes of errors (E...), which cannot be left out.

    Why it matters:
        What was to be left out is told all the same, and the reader wonders why.

    For example:
        key_result: Launch the new campaign # okr: ignore[KR101]

    Use instead:
        key_result: Launch the new campaign # okr: ignore[K101]

    Options:
        `okr rule --all` lists the codes.

    Sources:
        The habit of ruff (RUF102).
    """
    for code in suppression.codes:
        if code.startswith("E") or not any(known.startswith(code) for known in rules()):
            yield suppression.at(named=code)


@rule("S104", Severity.WARNING)
def unknown_code_in_settings(workspace: WorkspaceContext) -> Found:
    """The settings leave out a rule that there is not, or an error.

    What it checks:
        Codes in `lint.ignore` of `okr.yaml` that no rule begins with, and codes of errors (E...).

    Why it matters:
        What was to be left out is told all the same, and the reader wonders why.

    For example:
        lint: {ignore: [KR101]}

    Use instead:
        lint: {ignore: [K101]}

    Options:
        `okr rule --all` lists the codes.

    Sources:
        The habit of ruff (RUF102).
    """
    for number, code in enumerate(workspace.given.settings.lint.ignore):
        if code.startswith("E") or not any(known.startswith(code) for known in rules()):
            yield workspace.at("lint", "ignore", number, named=code)
