"""`okr import`: what documents as teams write them become, and what the workspace's files are then."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from comparing import differences
from okr_workspace import files_of

SAMPLES = Path(__file__).resolve().parent.parent / "interchange" / "samples"
CASES = sorted(SAMPLES.glob("*.expected.json"))


def made(folder: Path, said: dict) -> Path:
    """The workspace of a worked case."""
    settings = {"language": said["language"], "fiscal_year_starts": said.get("fiscal_year_starts", 1)}
    lines = "".join(f"{key}: {value}\n" for key, value in settings.items())
    (folder / "okr.yaml").write_text("version: 1\n" + lines, encoding="utf-8")
    for name, dates in said["cycles"].items():
        (folder / name).mkdir()
        text = f"starts: {dates['starts']}\nends: {dates['ends']}\n"
        (folder / name / "cycle.yaml").write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_document_says_what_it_says(path, okr, folder):
    case = json.loads(path.read_text(encoding="utf-8"))
    made(folder, case["workspace"])
    before = files_of(folder)
    run = okr("import", str(SAMPLES / case["file"]), *case["options"], "--dry-run", "--json", "--no-input")
    assert differences(case["expect"], json.loads(run.out)) == []
    assert files_of(folder) == before


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_document_is_written_and_a_second_time_changes_nothing(path, okr, folder):
    case = json.loads(path.read_text(encoding="utf-8"))
    made(folder, case["workspace"])
    command = ("import", str(SAMPLES / case["file"]), *case["options"], "--no-input")
    first = okr(*command, "--json")
    assert first.code == 0, first.err
    after = files_of(folder)
    again = okr(*command)
    assert "nothing was changed" in again.err
    assert files_of(folder) == after
    assert json.loads(okr(*command, "--json").out) == json.loads(first.out)
    read = okr("status", "--full", "--cycle", json.loads(first.out)["cycle"]["id"], "--json")
    assert json.loads(read.out)["problems"] == []


HEAD = "Objective,Key result,Owner,Start,Target,Current,Due date\n"


@pytest.fixture
def sheet(folder):
    """A file of those rows, in an empty workspace."""
    made(folder, {"language": "en", "cycles": {}})

    def write(rows: str, name: str = "rows.csv", head: str = HEAD) -> str:
        path = folder.parent / name
        path.write_bytes((head + rows).encode())
        return str(path)

    return write


def imported(okr, *words: str, cycle: str = "2026-Q3"):
    return okr("import", *words, "--cycle", cycle, "--team", "web", "--as-of", "2026-08-10", "--no-input")


def test_what_is_new_is_added_and_what_a_person_changed_stays(okr, folder, sheet):
    imported(okr, sheet("Grow,Visits,ana,100,200,120,\n"))
    path = folder / "2026-Q3" / "web.yaml"
    mine = path.read_text(encoding="utf-8").replace("target: 200", "target: 180   # as agreed in July")
    path.write_text("# ours\n" + mine, encoding="utf-8")
    file = sheet("Grow,Visits,ana,100,200,120,\nGrow,Calls,ben,1,5,2,\nStay,Renewals,ana,,90%,,\n")
    run = imported(okr, file)
    assert run.code == 0
    assert "target: 180 here, 200 in the document" in run.out
    after = path.read_text(encoding="utf-8")
    assert after.startswith("# ours\n" + mine)
    assert after.count("key_result:") == 3
    later = sheet("Grow,Visits,ana,100,200,140,\n")
    said = okr("import", later, "--cycle", "2026-Q3", "--team", "web", "--as-of", "2026-08-24", "--no-input").err
    assert "1 check-in" in said
    lines = path.read_text(encoding="utf-8").splitlines()
    first = next(number for number, line in enumerate(lines) if "value: 120" in line)
    assert lines[first + 1].strip() == "- {date: 2026-08-24, value: 140}"
    assert [line for line in lines if "value: 140" not in line] == after.splitlines()


def test_a_statement_put_otherwise_here_is_known_by_its_id(okr, folder, sheet):
    imported(okr, sheet("Grow,Visits to the shop,,100,200,,\n"))
    path = folder / "2026-Q3" / "web.yaml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("Visits to the shop", "Visits of the shop"), encoding="utf-8"
    )
    before = path.read_bytes()
    run = imported(okr, sheet("Grow,Visits to the shop,,100,200,,\n"))
    assert path.read_bytes() == before
    assert "Visits of the shop here, Visits to the shop in the document" in " ".join(run.out.split())


def test_a_second_day_without_one_says_nothing_again(okr, folder, sheet, monkeypatch):
    command = ("import", sheet("Grow,Visits,,100,200,120,\n"), "--cycle", "2026-Q3", "--team", "web", "--no-input")
    okr(*command)
    before = files_of(folder)
    monkeypatch.setenv("OKR_TODAY", "2026-09-01")
    assert "nothing was changed" in okr(*command).err
    assert files_of(folder) == before


def test_what_cannot_be_read_holds_everything_up_unless_a_part_is_asked_for(okr, folder, sheet):
    file = sheet("Grow,Visits,,1,2O0,1,\nGrow,Calls,,1,5,2,31/02/2026\nGrow,Sales,,1,9,2,\n")
    before = files_of(folder)
    run = imported(okr, file)
    assert run.code == 1
    assert "(line 2, column 5)" in run.out
    assert "(line 3, column 7)" in run.out
    assert files_of(folder) == before
    assert imported(okr, file, "--partial").code == 1
    text = (folder / "2026-Q3" / "web.yaml").read_text(encoding="utf-8")
    assert "Sales" in text
    assert "Visits" not in text


def test_all_files_or_none(okr, folder, sheet):
    imported(okr, sheet("Grow,Visits,,1,2,,\n"))
    path = folder / "2026-Q3" / "web.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "  - [\n", encoding="utf-8")
    before = files_of(folder)
    both = "Team,Objective,Key result,Owner\nnew,Begin,Something,Dana Ruiz\nweb,Grow,More calls,\n"
    run = okr("import", sheet(both, head=""), "--cycle", "2026-Q3", "--no-input")
    assert run.code == 3
    assert files_of(folder) == before


def test_an_old_quarter_is_closed_with_its_scores(okr, folder, sheet):
    file = sheet("Grow,Visits,ana,100,200,150,\n")
    run = okr("import", file, "--cycle", "2025-Q4", "--team", "web", "--close", "--no-input")
    assert run.code == 0, run.err
    assert "closed: 2026-08-17" in (folder / "2025-Q4" / "cycle.yaml").read_text(encoding="utf-8")
    assert "{date: 2025-12-31, value: 150}" in (folder / "2025-Q4" / "web.yaml").read_text(encoding="utf-8")
    again = okr("import", sheet("Grow,Calls,ana,1,5,3,\n"), "--cycle", "2025-Q4", "--team", "web", "--no-input")
    assert again.code == 0, again.err
    running = okr("import", file, "--cycle", "2026-Q3", "--team", "web", "--close", "--no-input")
    assert running.code == 2
    assert "2026-Q3 is not over" in running.err


def test_people_are_made_with_the_name_as_written(okr, folder, sheet):
    imported(okr, sheet("Grow,Visits,Dana Ruiz,1,2,,\nGrow,Calls,dana.ruiz@acme.example; Sam O'Neil,1,2,,\n"))
    settings = (folder / "okr.yaml").read_text(encoding="utf-8")
    assert "dana-ruiz: {name: Dana Ruiz, email: dana.ruiz@acme.example}" in settings
    assert "x-owners" in (folder / "2026-Q3" / "web.yaml").read_text(encoding="utf-8")
    assert okr("lint", "--cycle", "2026-Q3").out.count("dana-ruiz") == 0


def test_standard_input_and_a_diff(okr, folder, sheet, monkeypatch):
    import io
    import sys

    page = "# OKRs 2026 Q3\n\n**Objective:** Grow\n\n- KR: Visits from 10 to 20\n"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(page.encode())))
    run = okr("import", "-", "--team", "web", "--dry-run", "--no-input")
    assert run.code == 0, run.err
    assert "+++ b/2026-Q3/web.yaml" in run.out
    assert "+        baseline: 10" in run.out
    assert not (folder / "2026-Q3").exists()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "There are no objectives or key results in it"),
        ("# Objective: Grow\n\n- KR: More\n", "does not say which cycle"),
        ("# Objective: Grow (2026 Q3)\n", "does not say which cycle"),
        ("# 2026 Q2\n\n## Objective: A\n\n# 2026 Q3\n\n## Objective: B\n", "several cycles: 2026-Q2, 2026-Q3"),
    ],
)
def test_what_has_no_safe_default_is_an_error_that_names_the_option(okr, folder, sheet, text, words):
    run = okr("import", sheet(text, "page.md", head=""), "--no-input")
    assert run.code == 2
    assert words in run.err


def test_dates_that_could_be_two_days_are_refused(okr, folder, sheet):
    rows = "Grow,Visits,,1,2,,07/08/2026\n"
    assert imported(okr, sheet(rows)).code == 2
    assert imported(okr, sheet(rows), "--date-order", "dmy").code == 0
    assert "ends: 2026-08-07" in (folder / "2026-Q3" / "web.yaml").read_text(encoding="utf-8")


def test_what_only_looks_like_an_objective_is_offered(okr, folder, sheet):
    page = "# OKRs 2026 Q3\n\n1. Delight our readers\n   - Open rate from 31% to 40%\n"
    run = okr("import", sheet(page, "page.md", head=""), "--json", "--no-input")
    said = json.loads(run.out)
    assert said["objectives"] == []
    assert [one["line"] for one in said["questions"] if one["about"] == "objective"] == [3]


def test_at_a_terminal_a_person_answers(terminal, workspace, sheet):
    page = "# OKRs 2026 Q3\n\n1. Delight our readers\n   - [x] Publish 12 stories\n"
    asked = terminal("import", sheet(page, "page.md", head="")).type("y", "Editors", "2026-08-10")
    assert asked.finish() == 0
    text = (workspace / "2026-Q3" / "editors.yaml").read_text(encoding="utf-8")
    assert text.index("target: 12") < text.index("{date: 2026-08-10, value: 12}")
    rows = "Objective,Key result,Target,Due date\nGrow,Visits,5,07/08/2026\n"
    asked = terminal("import", sheet(rows, head="")).type("2026-Q3", "web", "dmy")
    assert asked.finish() == 0
    assert "ends: 2026-08-07" in (workspace / "2026-Q3" / "web.yaml").read_text(encoding="utf-8")
