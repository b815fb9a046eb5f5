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

for code, entry in tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8")).items():
    check = methodcaller("remarked", Reason(entry["reason"]))
    register(Rule(code, entry["slug"], Severity(entry["severity"]), StatementContext, check, read_page(entry["page"])))
