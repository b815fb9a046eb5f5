"""One truth: every screen and format gives the same figures for the same files and day."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from okr_repository import Repository
from okr_workspace import Run

from okrcli.i18n.numbers import format_number, format_score, format_signed
from okrcli.render.labels import status_word
from okrcli.scoring.states import Status

Okr = Callable[..., Run]
Json = dict[str, Any]
WIDE = "220"

_SETTINGS = """\
version: 1
organization: Acme
people:
  ann: {name: Ann Lee}
  bob: {name: Bob Durand}
"""
_CYCLES = {
    "2026-Q1": (date(2026, 1, 1), date(2026, 3, 31), date(2026, 4, 7)),
    "2026-Q2": (date(2026, 4, 1), date(2026, 6, 30), None),
    "2026-Q3": (date(2026, 7, 1), date(2026, 9, 30), None),
}
# What a day of the cycle is written as: {12} is the twelfth day after its first.
_TEAMS = {
    "alpha": """\
team: Alpha
lead: ann
objectives:
  - id: a-figures
    objective: Figures of all kinds
    supports: beta/b-range
    key_results:
      - id: a-plain
        key_result: Leads of the campaign
        baseline: 100
        target: 400
        unit: leads
        checkins:
          - {date: {5}, value: 110, confidence: 6}
          - {date: {33}, value: 150.5, confidence: 5}
          - {date: {57}, value: 309, confidence: 7}
      - id: a-first
        key_result: Interviews, from the first value on
        target: 40
        checkins:
          - {date: {20}, value: 8}
          - {date: {48}, value: 21, confidence: 4, blockers: Nobody answers}
          - {date: {55}, value: 24, auto: true}
      - id: a-steps
        key_result: Sign-ups, with checkpoints
        weight: 3
        baseline: 0
        target: 100
        checkpoints: [[10, 0.3], [50, 0.8]]
        checkins:
          - {date: {54}, value: 37, confidence: 9}
          - {date: {92}, value: 45, confidence: 9}
      - id: a-draft
        key_result: Something that we cannot measure yet
        checkins:
          - {date: {50}, note: We are looking for a figure, confidence: 3}
      - id: a-graded
        key_result: What somebody graded when it was over
        baseline: 0
        target: 10
        retrospective: {score: 0.43, graded: 0.5, why: Harder than it looks}
        checkins:
          - {date: {52}, value: 4.3, confidence: 2}
  - id: a-late
    objective: Added when the cycle had begun
    starts: {30}
    key_results:
      - id: a-started
        key_result: Begun on a day of its own
        starts: {40}
        baseline: 0
        target: 10
        checkins:
          - {date: {54}, value: 3, confidence: 8}
      - id: a-silent
        key_result: Nobody says anything of it
        baseline: 0
        target: 10
""",
    "beta": """\
team: Beta
objectives:
  - id: b-range
    objective: Ranges and steps
    type: committed
    owner: bob
    key_results:
      - id: b-inside
        key_result: Answers in time
        at_most: 24
        checkins:
          - {date: {10}, value: 20, confidence: 8}
          - {date: {40}, value: 22, confidence: 8}
          - {date: {56}, value: 23, confidence: 8}
      - id: b-broken
        key_result: Complaints in a week
        at_least: 1
        at_most: 5
        checkins:
          - {date: {6}, value: 3, confidence: 7}
          - {date: {26}, value: 9, confidence: 5}
          - {date: {54}, value: 8, confidence: 3, status: at_risk}
      - id: b-unread
        key_result: A range that nobody has read
        at_least: 99
      - id: b-steps
        key_result: Three steps
        milestones:
          - {id: one, milestone: The first}
          - {id: two, milestone: The second, weight: 2}
          - {id: three, milestone: The third}
        checkins:
          - {date: {19}, done: [one], confidence: 6}
          - {date: {55}, done: [two], confidence: 8}
          - {date: {99}, done: [three]}
""",
    "gamma": """\
team: Gamma
objectives:
  - id: g-dropped
    objective: Dropped as a whole
    dropped: {date: {45}, why: The market closed}
    key_results:
      - {id: g-under, key_result: Under it, baseline: 0, target: 10, checkins: [{date: {40}, value: 4}]}
  - id: g-empty
    objective: Without key results yet
  - id: g-part
    objective: One of two is dropped
    key_results:
      - id: g-gone
        key_result: Dropped alone
        baseline: 0
        target: 10
        dropped: {date: {45}}
        checkins: [{date: {40}, value: 9, confidence: 9}]
      - {id: g-stays, key_result: Goes on, baseline: 0, target: 1000, checkins: [{date: {54}, value: 696.7}]}
""",
    "delta": """\
team: Delta
lead: bob
objectives:
  - id: d-words
    objective: What owners say
    key_results:
      - id: d-hopeful
        key_result: On track, its owner says
        baseline: 0
        target: 10
        checkins: [{date: {54}, value: 1, confidence: 9, status: on_track}]
      - id: d-stale
        key_result: Silent since the first weeks
        baseline: 50
        target: 20
        checkins: [{date: {12}, value: 41, confidence: 7}, {date: {58}, value: 40, auto: true}]
""",
    "epsilon": """\
team: Epsilon
objectives:
  - id: e-short
    objective: Over before the cycle is
    ends: {50}
    key_results:
      - id: e-done
        key_result: Reached and said
        baseline: 0
        target: 100
        checkins: [{date: {30}, value: 60}, {date: {50}, value: 69.6, confidence: 10}]
      - id: e-open
        key_result: Its last word is still to come
        target: 100
        baseline: 0
        checkins: [{date: {44}, value: 30, confidence: 1}, {date: {62}, value: 96, confidence: 1}]
  - id: e-back
    objective: Worse than at the start
    key_results:
      - {id: e-worse, key_result: Fell, baseline: 10, target: 20, checkins: [{date: {54}, value: 7, confidence: 0}]}
""",
}


def _write(folder: Path) -> None:
    (folder / "okr.yaml").write_text(_SETTINGS, encoding="utf-8")
    for name, (starts, ends, closed) in _CYCLES.items():
        (folder / name).mkdir()
        dates = f"starts: {starts}\nends: {ends}\n" + (f"closed: {closed}\n" if closed else "")
        (folder / name / "cycle.yaml").write_text(dates, encoding="utf-8")
        for team, text in _TEAMS.items():
            (folder / name / f"{team}.yaml").write_text(_dated(text, starts), encoding="utf-8")


def _dated(text: str, starts: date) -> str:
    return re.sub(r"\{(\d+)\}", lambda found: str(starts + timedelta(days=int(found[1]))), text)


@pytest.fixture
def teams(folder: Path) -> Path:
    """Five teams in a closed cycle, one that ended, and one that is running."""
    _write(folder)
    return folder


_CASES = [
    *(("2026-Q1", day) for day in ("2026-02-26", "2026-04-06", "2026-04-07", "2026-05-30")),
    *(("2026-Q2", day) for day in ("2026-05-04", "2026-06-30", "2026-07-03", "2026-07-20")),
    *(("2026-Q3", day) for day in ("2026-06-20", "2026-07-02", "2026-08-27", "2026-08-31")),
]


def _read(okr: Okr, *words: str) -> Json:
    run = okr(*words, "--json")
    assert run.code == 0, run
    found: Json = json.loads(run.out)
    return found


def _objectives(status: Json) -> Iterator[Json]:
    for team in status["teams"]:
        yield from team["objectives"]


def _key_results(status: Json) -> Iterator[Json]:
    for objective in _objectives(status):
        yield from objective["key_results"]


def _score(figure: float | None) -> str:
    return "–" if figure is None else format_score(figure)


def _word(entry: Json) -> str:
    return status_word(Status(entry["status"]))


def _tokens(line: str) -> list[str]:
    return re.findall(r"[^\s│├└─]+", line)


@pytest.mark.parametrize(("cycle", "day"), _CASES)
def test_formats_give_the_same_figures(okr: Okr, teams: Path, cycle: str, day: str) -> None:
    status = _read(okr, "status", "--cycle", cycle, "--at", day)
    assert _read(okr, "status", "--full", "--cycle", cycle, "--at", day) == status
    key_results = {one["address"]: one for one in _key_results(status)}
    objectives = {one["address"]: one for one in _objectives(status)}

    rows = _read(okr, "list", "--cycle", cycle, "--at", day)["key_results"]
    assert {one["address"] for one in rows} == key_results.keys()
    for row in rows:
        known = key_results[row["address"]]
        assert {key: known[key] for key in row.keys() & known.keys()} == {
            key: row[key] for key in row.keys() & known.keys()
        }
    table = okr("list", "--cycle", cycle, "--at", day, "--format", "tsv").out
    lines = [line.split("\t") for line in table.splitlines()]
    for line in lines[1:]:
        told = dict(zip(lines[0], line, strict=True))
        known = key_results[told["address"]]
        for key in ("score", "expected", "pace", "goal", "status", "confidence", "value", "baseline"):
            assert told[key] == ("" if known[key] is None else str(known[key])), (told["address"], key)

    exported = csv.DictReader(StringIO(okr("export", "--cycle", cycle, "--at", day).out, newline=""))
    sheet = {one["address"].partition(":")[2]: one for one in exported if one["key_result_id"]}
    for address, known in key_results.items():
        for key in ("value", "score", "expected", "pace", "goal", "status", "confidence", "last_checkin", "due"):
            assert sheet[address][key] == ("" if known[key] is None else str(known[key])), (address, key)

    for address, known in key_results.items():
        assert _read(okr, "show", f"{cycle}:{address}", "--at", day)["key_result"] == known
    for address, known in objectives.items():
        assert _read(okr, "show", f"{cycle}:{address}", "--at", day)["objective"] == known

    tree = {one["address"]: one for one in _read(okr, "tree", "--cycle", cycle, "--at", day)["objectives"]}
    for address, known in objectives.items():
        if known["status"] == "dropped":
            continue
        placed = tree[f"{cycle}:{address}"]
        for key in ("score", "expected", "pace", "goal", "status", "owner", "type"):
            assert placed[key] == known[key], (address, key)


@pytest.mark.parametrize(("cycle", "day"), _CASES)
def test_digest_due_and_history_agree_with_status(okr: Okr, teams: Path, cycle: str, day: str) -> None:
    status = _read(okr, "status", "--cycle", cycle, "--at", day)
    before = (date.fromisoformat(day) - timedelta(days=7)).isoformat()
    earlier = _read(okr, "status", "--cycle", cycle, "--at", before)
    key_results = {one["address"]: one for one in _key_results(status)}
    were = {one["address"]: one for one in _key_results(earlier)}
    objectives = {one["address"]: one for one in _objectives(status)}

    digest = _read(okr, "digest", "--cycle", cycle, "--at", day, "--all")
    assert digest["cycles"][0]["summary"] == status["summary"]
    assert digest["cycles"][0]["summary_before"] == earlier["summary"]
    assert digest["cycles"][0]["cycle"] == status["cycle"]
    for one in digest["moved"]:
        now, was = key_results[one["address"]], were[one["address"]]
        assert (one["value"], one["score"], one["status"]) == (now["value"], now["score"], now["status"])
        assert (one["value_before"], one["score_before"], one["status_before"]) == (
            *(was["value"], was["score"]),
            was["status"],
        )
    for one in digest["trouble"]:
        now = key_results[one["address"]]
        for key in ("status", "score", "pace", "confidence", "last_checkin", "owner"):
            assert one[key] == now[key], (one["address"], key)
    for one in digest["objectives"]:
        known = objectives[one["address"]]
        assert (one["confidence"], one["score"]) == (known["confidence"], known["score"])

    owed = {one["address"]: one for one in _read(okr, "due", "--cycle", cycle, "--at", day)["due"]}
    assert owed.keys() == {address for address, one in key_results.items() if one["due"] and one["due"] <= day}
    for address, one in owed.items():
        for key in ("status", "due", "days_overdue", "last_checkin", "owner"):
            assert one[key] == key_results[address][key], (address, key)
    assert {one["address"]: one for one in digest["due"]} == owed

    if status["cycle"]["state"] == "planned":
        return
    record = next(one for one in _read(okr, "history", "--at", day)["cycles"] if one["id"] == cycle)
    for place, kept in [(record, status), *zip(record["teams"], status["teams"], strict=True)]:
        for kind in ("aspirational", "committed"):
            those = kept if place is not record else status["summary"]
            assert place[kind]["score"] == those[kind]["score"]
            assert place[kind]["objectives"] == those[kind]["objectives"]
            inside = kept["objectives"] if place is not record else list(_objectives(status))
            reached = [
                one
                for one in inside
                if one["type"] == kind and one["status"] != "dropped" and round(one["score"] or 0, 2) >= one["goal"]
            ]
            assert place[kind]["reached"] == len(reached)


@pytest.mark.parametrize(("cycle", "day"), _CASES)
def test_screens_show_the_figures_of_the_json(
    okr: Okr, teams: Path, cycle: str, day: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", WIDE)
    status = _read(okr, "status", "--cycle", cycle, "--at", day)
    summary = status["summary"]
    goals = {"aspirational": "0.70", "committed": "1.00"}
    sums = [f"{_score(summary[kind]['score'])} of {goal}" for kind, goal in goals.items()]

    full = okr("status", "--full", "--cycle", cycle, "--at", day).out
    assert all(one in full for one in sums)
    if "net confidence" in full:
        assert format_signed(summary["net_confidence"]) in full
    lines = full.splitlines()
    for objective in _objectives(status):
        for one in (objective, *objective["key_results"]):
            line = next(line for line in lines if f" {one['id']} " in line)
            assert _word(one) in line, (one["id"], line)
            if one["status"] != "dropped":
                told = _tokens(line)
                assert _score(one["score"]) in told, (one["id"], line)
                assert _score(one["pace"]) in told, (one["id"], line)
                confidence = one["confidence"]
                if confidence is not None:
                    assert format_number(confidence, 0 if isinstance(confidence, int) else 1) in told, line

    overview = okr("status", "--cycle", cycle, "--at", day).out
    assert all(one in overview for one in sums)
    for team in status["teams"]:
        line = next(line for line in overview.splitlines() if line.startswith(team["name"]))
        for kind in ("aspirational", "committed"):
            if team[kind]["score"] is not None:
                assert _score(team[kind]["score"]) in _tokens(line), (team["id"], line)
        counts: dict[str, int] = {}
        for objective in team["objectives"]:
            for one in objective["key_results"]:
                if one["status"] != "dropped":
                    counts[_word(one)] = counts.get(_word(one), 0) + 1
        for word, count in counts.items():
            assert re.search(rf"\b{count} {word}\b", line), (team["id"], word, line)

    tree = okr("tree", "--cycle", cycle, "--at", day).out.splitlines()
    for objective in _objectives(status):
        if objective["status"] == "dropped":
            continue
        line = next(line for line in tree if f"{objective['address']} " in line)
        assert _score(objective["score"]) in _tokens(line), (objective["id"], line)

    for objective in _objectives(status):
        for one in (objective, *objective["key_results"]):
            page = okr("show", f"{cycle}:{one['address']}", "--at", day).out
            line = next(line for line in page.splitlines() if re.search(rf"\S {_word(one)}$", line))
            if one["status"] != "dropped":
                assert _score(one["score"]) in _tokens(line), (one["id"], page)
                pace = re.search(r"pace (\S+)", page)
                assert (pace[1] if pace else "–") == _score(one["pace"]), (one["id"], page)

    for form in ("md", "text"):
        note = okr("digest", "--cycle", cycle, "--at", day, "--format", form, "--all").out.replace("\\", "")
        assert all(one in note for one in sums if not one.startswith("–")), note


def test_every_day_of_a_cycle_gives_one_truth(okr: Okr, teams: Path) -> None:
    """The score that a goal is held against is the one that is shown, on every day."""
    for number in range(0, 120, 5):
        day = (date(2026, 4, 1) + timedelta(days=number)).isoformat()
        status = _read(okr, "status", "--cycle", "2026-Q2", "--at", day)
        for one in [*_key_results(status), *_objectives(status)]:
            if one["score"] is None:
                assert one["band"] is None
                continue
            shown = round(one["score"], 2)
            assert (one["band"] == "green") == (shown >= one["goal"]), one
            if one["status"] in ("achieved", "missed"):
                assert (one["status"] == "achieved") == (shown >= one["goal"]), one


def test_diff_tells_of_the_figures_of_its_two_days(okr: Okr, repo: Repository) -> None:
    for name, text in _TEAMS.items():
        repo.write(f"2026-Q3/{name}.yaml", _dated(text, date(2026, 7, 1)))
    repo.commit("all of it", "2026-08-01")
    then = {f"2026-Q3:{one['address']}": one for one in _key_results(_read(okr, "status", "--at", "2026-08-03"))}
    now = {f"2026-Q3:{one['address']}": one for one in _key_results(_read(okr, "status", "--at", "2026-08-17"))}
    changes = _read(okr, "diff", "2026-08-03")["changes"]

    told = set()
    for one in changes:
        if one["kind"] in ("status", "confidence"):
            known = one["kind"]
            assert (one["before"], one["after"]) == (then[one["address"]][known], now[one["address"]][known]), one
        elif one["kind"] == "progress":
            assert (one["score_before"], one["score_after"]) == (
                then[one["address"]]["score"],
                now[one["address"]]["score"],
            )
        told.add((one["address"], one["kind"]))
    for address, one in now.items():
        if "dropped" in (one["status"], then[address]["status"]):
            continue
        for kind in ("status", "confidence"):
            assert ((address, kind) in told) == (then[address][kind] != one[kind]), (address, kind)


def test_the_example_gives_one_truth(okr: Okr, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    okr("init", "--example")
    monkeypatch.setenv("COLUMNS", WIDE)
    for cycle in sorted(one.name for one in folder.iterdir() if (one / "cycle.yaml").exists()):
        status = _read(okr, "status", "--cycle", cycle)
        full = okr("status", "--full", "--cycle", cycle).out.splitlines()
        for one in _key_results(status):
            line = next(line for line in full if f" {one['id']} " in line)
            assert _word(one) in line, line
            assert one["status"] == "dropped" or _score(one["score"]) in _tokens(line), line
            assert _read(okr, "show", f"{cycle}:{one['address']}")["key_result"] == one
