"""Every sentence can be found by the tools that make catalogues: whole literals, and never inside an f-string."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import okrcli

PACKAGE = Path(okrcli.__file__).parent
MARKERS = {"_", "N_", "ngettext", "pgettext"}
# Where a sentence comes from a table whose entries are marked with N_.
FROM_TABLES = {
    "cli/app.py",
    "cli/commands.py",
    "cli/help.py",
    "cli/instructions.py",
    "cli/manual.py",
    "cli/options.py",
    "cli/words.py",
    "report/views.py",
    "render/findings.py",
    "render/messages/__init__.py",
    "render/rule.py",
    "render/labels.py",
    "render/change_words.py",
    "render/diff.py",
    "render/history.py",
    "render/instructions.py",
    "render/kpi.py",
    "render/new_cycle.py",
    "render/status.py",
    "render/search.py",
    "render/tree.py",
}
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if path.parent.name != "i18n")


def marked_calls(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in MARKERS:
            yield node


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_sentences_can_be_extracted(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    inside = {call.lineno for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for call in marked_calls(node)}
    assert not inside, f"a sentence inside an f-string, on lines {sorted(inside)}"
    if path.relative_to(PACKAGE).as_posix() in FROM_TABLES:
        return
    for call in marked_calls(tree):
        strings = call.args[:2] if call.func.id in ("ngettext", "pgettext") else call.args[:1]
        assert all(isinstance(one, ast.Constant) and isinstance(one.value, str) for one in strings), call.lineno
