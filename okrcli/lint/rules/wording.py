"""Families O1 and K1: what the words of an objective or a key result say; `okrcli.lint.coach` reads them.

A rule here is a page in `wording.toml` with the coach's reason that it is told for.
"""

from __future__ import annotations

import tomllib
from operator import methodcaller
from pathlib import Path

from okrcli.errors import Severity
from okrcli.lint.coach import Reason
from okrcli.lint.contexts import StatementContext
from okrcli.lint.page import read_page
from okrcli.lint.registry import Rule, register

PAGES = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
REASONS = {code: Reason(entry["reason"]) for code, entry in PAGES.items()}
"""What the coach says, by the code of the rule that tells it."""

for code, entry in PAGES.items():
    check = methodcaller("remarked", REASONS[code])
    register(Rule(code, entry["slug"], Severity(entry["severity"]), StatementContext, check, read_page(entry["page"])))
