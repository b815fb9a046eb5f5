"""How well the coach's wording rules agree with labelled statements: by source, language, role and reason.

Run `python tests/benchmarks/coach_accuracy.py [--misses] [FILE…]`; without files, those in `tests/lint`: `real` is
what teams wrote, the others are composed. A line of a file is a JSON object with `lang`, `role`, `text`, `label`
(good or bad), `reason`, perhaps a `source` within the file. A statement is flagged where there is a remark of
severity warning. An empty objective and a figure that may flatter may be asked about instead: where the coach does,
they count neither as found nor as missed. Exits 1 where a file misses a target: for key results precision 0.92 and
recall 0.85 in each language, for objectives 0.88 and 0.80.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from okrcli.errors import Severity
from okrcli.lint.coach import Reason, Remark, Role, judge, language_of

FOLDER = Path(__file__).resolve().parents[1] / "lint"
TARGETS: dict[Role, tuple[float, float]] = {"key_result": (0.92, 0.85), "objective": (0.88, 0.80)}
MAY_BE_ASKED = {"vague", "unstated", ""}
"""Labels of bad objectives that a question answers as well as a warning; the composed ones often have none."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A labelled statement and what the coach made of it."""

    language: str
    role: Role
    text: str
    bad: bool
    reason: str
    flagged: tuple[str, ...]
    asked: bool
    language_found: str
    source: str


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of agreement; precision and recall are 1 where there is nothing to divide by."""

    right: int
    false_alarms: int
    missed: int
    statements: int

    @property
    def precision(self) -> float:
        """The share of flagged statements that are bad."""
        return self.right / (self.right + self.false_alarms) if self.right + self.false_alarms else 1.0

    @property
    def recall(self) -> float:
        """The share of bad statements that are flagged."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0


def _may_be_asked(row: dict[str, str], remarks: Sequence[Remark]) -> bool:
    """Whether there is a question that answers what is bad; of a key result, whether its figure may flatter."""
    if row["role"] == "objective":
        return bool(remarks) and row.get("reason", "") in MAY_BE_ASKED
    return any(remark.reason is Reason.VANITY for remark in remarks)


def judge_file(path: Path, half: str | None = None) -> list[Judged]:
    """Return the file's statements judged, each alone and with English as the prior; `half` keeps those so marked."""
    judged = []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if half is not None and row.get("half") != half:
            continue
        remarks = judge(row["text"], row["role"])
        flagged = tuple(str(remark.reason) for remark in remarks if remark.severity is not Severity.INFO)
        judged.append(
            Judged(
                row["lang"], row["role"], row["text"], row["label"] == "bad", row.get("reason", ""), flagged,
                not flagged and _may_be_asked(row, remarks),
                language_of(row["text"]), row.get("source", path.stem),
            )
        )  # fmt: skip
    return judged


def tally(judged: Iterable[Judged]) -> Tally:
    """Return the counts for these statements."""
    counts = Counter((one.bad, bool(one.flagged)) for one in judged if not (one.bad and one.asked))
    return Tally(counts[True, True], counts[False, True], counts[True, False], sum(counts.values()))


def missed_targets(judged: Sequence[Judged]) -> list[str]:
    """Return a line for each role and language whose precision or recall is below its target."""
    lines = []
    for role, (precision, recall) in TARGETS.items():
        for language in ("en", "fr"):
            counts = tally(one for one in judged if (one.role, one.language) == (role, language))
            if counts.precision < precision or counts.recall < recall:
                lines.append(f"{role} {language}: {counts.precision:.3f} / {counts.recall:.3f}")
    return lines


def _report(title: str, judged: Sequence[Judged], *, misses: bool) -> None:
    print_line(f"\n{title}: {len(judged)} statements")
    print_line(f"  {'role':<12}{'lang':<6}{'n':>5}{'precision':>11}{'recall':>8}{'false':>7}{'missed':>8}{'asked':>7}")
    for role in TARGETS:
        for language in ("en", "fr"):
            chosen = [one for one in judged if (one.role, one.language) == (role, language)]
            counts = tally(chosen)
            print_line(
                f"  {role:<12}{language:<6}{len(chosen):>5}{counts.precision:>11.3f}{counts.recall:>8.3f}"
                f"{counts.false_alarms:>7}{counts.missed:>8}{sum(one.bad and one.asked for one in chosen):>7}"
            )
    print_line(f"  {'recall by labelled reason':<36}{'n':>5}{'flagged':>9}   found as")
    for role, reason in sorted({(one.role, one.reason) for one in judged if one.bad}):
        group = [one for one in judged if one.bad and (one.role, one.reason) == (role, reason)]
        found = Counter(one.flagged[0] for one in group if one.flagged)
        names = ", ".join(f"{name} {count}" for name, count in found.most_common(4))
        share = sum(found.values()) / len(group)
        print_line(f"  {role + ' ' + reason:<36}{len(group):>5}{share:>9.2f}   {names}")
    astray = sum(one.language != one.language_found for one in judged)
    print_line(f"  language not found: {astray}")
    if misses:
        for one in judged:
            if one.bad != bool(one.flagged) and not (one.bad and one.asked):
                print_line(f"  {'missed' if one.bad else 'false '} {one.language} {one.role}: {one.text} {one.flagged}")


def print_line(text: str) -> None:
    """Write a line to standard output."""
    sys.stdout.write(text + "\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the tables and return the exit status."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("files", nargs="*", type=Path, default=sorted(FOLDER.glob("*.jsonl")))
    parser.add_argument("--misses", action="store_true", help="list the statements judged otherwise than labelled")
    options = parser.parse_args(arguments)
    everything: list[Judged] = []
    missed: list[str] = []
    started = time.perf_counter()
    for path in options.files:
        judged = judge_file(path)
        everything += judged
        for source in dict.fromkeys(one.source for one in judged):
            chosen = [one for one in judged if one.source == source]
            _report(f"{path.name}, {source}", chosen, misses=options.misses)
            missed += [f"{path.stem}, {source}: {line}" for line in missed_targets(chosen)]
    elapsed = time.perf_counter() - started
    print_line(f"\n{len(everything)} statements in {elapsed:.2f} s, their language asked for twice")
    for line in missed:
        print_line(f"below target: {line}")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
