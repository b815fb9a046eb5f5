"""What ten times as much takes: some ten times the time, whatever it is made of.

    python tests/benchmarks/growth.py            everything, with a table; exit 1 where a bound is passed
    python tests/benchmarks/growth.py merge      the cases whose name holds the word

Processor time, the least of three runs each. What is quadratic takes a hundred times as long; twenty-five is the bound.
"""

from __future__ import annotations

import gc
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date
from itertools import product
from pathlib import Path

from okrcli.lint.coach import judge
from okrcli.lint.contexts import LintInput
from okrcli.lint.engine import Choice, lint
from okrcli.merge.texts import merge_sources
from okrcli.model import Settings
from okrcli.workspace.load import load_cycle
from okrcli.yaml.source import make_source

BOUND = 25
QUARTER = "starts: 2026-07-01\nends: 2026-09-30\n"
TEAM = """\
team: Team
objectives:
  - id: calm
    objective: Let nobody be woken up at night
    key_results:
      - {id: leads, key_result: Leads, baseline: 1, target: 10}
"""
Growing = tuple[str, Callable[[int], object], int]
"""A case's name, what it does with so many, and how many at first."""


def cases(folder: Path) -> Iterator[Growing]:
    """Every case."""
    openings = ("", "Launch ", "Augmenter ")
    units = (";", "and ", "a/b ", "from 1 to 2 ", "are launched ", "1 user and ", "on time and ")
    for opening, unit in product(openings, units):
        yield f"coach: {opening}{unit}…", _judging(opening, unit), 100
    for name, before, after in (
        ("at the end", "", "# okr: ignore[K101] a\n"),
        ("at the head", "# okr: ignore[K101] a\n", ""),
        ("of all rules", "", "# okr: ignore\n"),
    ):
        yield f"lint: comments {name}", _linting(folder, before, after), 300
    for block in (True, False):
        yield f"merge: conflicts, {'block' if block else 'flow'}", _merging(block=block), 40


def _judging(opening: str, unit: str) -> Callable[[int], object]:
    def judge_both(size: int) -> None:
        text = (opening + unit * size)[:size]
        judge(text, "objective")
        judge(text, "key_result")

    return judge_both


def _linting(folder: Path, before: str, after: str) -> Callable[[int], object]:
    def look(count: int) -> None:
        (folder / "2026-Q3" / "team.yaml").write_text(before * count + TEAM + after * count, encoding="utf-8")
        cycle = load_cycle(folder, "2026-Q3").value
        assert cycle is not None
        lint(LintInput(folder, Settings(), date(2026, 8, 15), (cycle,)), Choice(select=("K", "S")))

    return look


def _merging(*, block: bool) -> Callable[[int], object]:
    def merge(count: int) -> None:
        base, ours, theirs = (make_source(Path("sales.yaml"), _team(count, unit, block=block)) for unit in "abc")
        assert len(merge_sources(base, ours, theirs).conflicts) == count

    return merge


def _team(count: int, unit: str, *, block: bool) -> str:
    """A team whose key results have all lines but their ids and units in common."""
    text = "team: Sales\nobjectives:\n  - id: win\n    objective: Win\n    key_results:\n"
    for number in range(count):
        if block:
            text += f"      - id: k{number}\n        key_result: Deals\n        baseline: 1\n        target: 9\n"
            text += f"        unit: {unit}\n        checkins:\n          - {{date: 2026-07-06, value: 3}}\n"
        else:
            text += f"      - {{id: k{number}, key_result: Deals, baseline: 1, target: 9, unit: {unit}}}\n"
    return text


def seconds(work: Callable[[int], object], count: int) -> float:
    """The least time of three runs."""
    taken = []
    for _run in range(3):
        started = time.process_time()
        work(count)
        taken.append(time.process_time() - started)
    return min(taken)


def main() -> int:
    """Print the table; 1 where a bound is passed."""
    wanted, late = " ".join(sys.argv[1:]), 0
    gc.disable()  # as the command does
    print(f"{'case':<32} {'ms':>8} {'ten times ms':>13} {'ratio':>6} {'bound':>6}")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "2026-Q3").mkdir()
        (folder / "okr.yaml").write_text("version: 1\n", encoding="utf-8")
        (folder / "2026-Q3" / "cycle.yaml").write_text(QUARTER, encoding="utf-8")
        for case, work, count in cases(folder):
            if wanted not in case:
                continue
            work(count)  # what is read once is read
            few, many = seconds(work, count), seconds(work, 10 * count)
            late += many > BOUND * few
            print(f"{case:<32} {few * 1000:>8.1f} {many * 1000:>13.1f} {many / few:>6.1f} {BOUND:>6}", flush=True)
    return 1 if late else 0


if __name__ == "__main__":
    raise SystemExit(main())
