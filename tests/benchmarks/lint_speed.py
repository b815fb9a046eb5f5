"""How long `okr lint` takes over many teams, against only loading them.

    python tests/benchmarks/lint_speed.py               1,000 teams of 3 objectives with 4 key results each
    python tests/benchmarks/lint_speed.py --teams 100

Prints seconds of processor time of loading and of the rules, what judging a sentence costs, and the ratio of the whole
to loading alone.
"""

from __future__ import annotations

import argparse
import gc
import tempfile
import time
from datetime import date
from pathlib import Path

from generate import write_workspace

from okrcli.lint.contexts import LintInput
from okrcli.lint.engine import Choice, lint
from okrcli.model import Settings
from okrcli.workspace.load import load_cycle
from okrcli.yaml.places import keeping_places

DAY = date(2026, 9, 29)  # in the last week: check-ins are there, and every rule has something to look at


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--teams", type=int, default=1000)
    teams = parser.parse_args().teams
    gc.disable()  # as the command does
    with tempfile.TemporaryDirectory() as folder, keeping_places():
        root = write_workspace(Path(folder) / "many", teams=teams)
        started = time.process_time()
        cycle = load_cycle(root, "2026-Q3").value
        loading = time.process_time() - started
        assert cycle is not None
        given = LintInput(root, Settings(), DAY, (cycle,))
        print(f"{'':<44} {'seconds':>8} {'findings':>9}")
        print(f"{f'loading {teams} teams':<44} {loading:>8.2f}")
        whole = 0.0
        for name, choice in (
            ("all rules", Choice()),
            ("rules on words", Choice(select=("O1", "K1"))),
            ("rules on everything else", Choice(ignore=("O1", "K1"))),
        ):
            started = time.process_time()
            found = lint(given, choice)
            took = time.process_time() - started
            whole = whole or took
            print(f"{name:<44} {took:>8.2f} {len(found):>9}")
        print(f"loading and all rules, to loading alone: {(loading + whole) / loading:.2f}")


if __name__ == "__main__":
    main()
