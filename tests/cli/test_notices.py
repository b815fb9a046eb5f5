"""Long work shows how far it has come, at a terminal, and leaves nothing of it behind."""

from __future__ import annotations

import pytest

from okrcli.cli.context import Session
from okrcli.cli.notices import progress_line
from okrcli.notices import Progress


@pytest.fixture
def told(monkeypatch, capsys):
    """What stands on standard error after each step, a tenth of a second each, as a terminal would have it."""

    def tell(total, seconds, *, terminal=True):
        now = [0.0]
        monkeypatch.setattr("time.monotonic", lambda: now[0])
        monkeypatch.setattr("sys.stderr.isatty", lambda: terminal)
        monkeypatch.setenv("TERM", "xterm")
        show = progress_line(Session())
        for done in range(1, total + 1):
            show(Progress("reading", done, total))
            now[0] += seconds / total
        return capsys.readouterr().err

    return tell


def test_after_a_second_a_line_that_goes_again(told):
    said = told(30, 3)
    assert "Reading " in said and "15 of 30" in said and "\n" not in said
    assert said.endswith("\r\x1b[K")


def test_nothing_of_short_work_nor_where_nobody_looks(told):
    assert told(30, 0.9) == ""
    assert told(30, 30, terminal=False) == ""
