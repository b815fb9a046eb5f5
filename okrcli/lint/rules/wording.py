"""Families O1 and K1: what the words of an objective or a key result say; `okrcli.lint.coach` reads them.

A rule here is a page in `wording.toml` with the coach's reason that it is told for.
"""

from __future__ import annotations

import tomllib
from operator import methodcaller
from pathlib import Path

from okrcli.lint.coach.remarks import Reason, usual_severity
from okrcli.lint.contexts import StatementContext
from okrcli.lint.page import read_page
from okrcli.lint.registry import Rule, register

PAGES = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
REASONS = {code: Reason(entry["reason"]) for code, entry in PAGES.items()}
"""What the coach says, by the code of the rule that tells it."""

for code, reason in REASONS.items():
    entry, check = PAGES[code], methodcaller("remarked", reason)
    register(Rule(code, entry["slug"], usual_severity(reason), StatementContext, check, read_page(entry["page"])))
