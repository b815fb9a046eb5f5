"""`okr import`: what documents as teams write them become, and what the workspace's files are then."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from comparing import differences

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


def files_of(folder: Path) -> dict[str, bytes]:
    found = [path for path in folder.rglob("*") if path.is_file() and ".okr" not in path.parts]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


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
