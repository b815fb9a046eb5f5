"""One name in two writings: accents composed or apart, ids by escapes, cycles but for capitals."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from unicodedata import normalize

import pytest
from okr_workspace import Run

from okrcli.errors import ExitCode

NAMES = """\
team: Names
lead: {lead}
objectives:
  - id: o
    objective: Become the place that people ask first
    owner: {owner}
    key_results:
      - {{id: apart, key_result: Leads, baseline: 0, target: 1}}
"""


@pytest.mark.parametrize(("file", "typed"), [("NFC", "NFD"), ("NFD", "NFC"), ("NFC", "NFC"), ("NFD", "NFD")])
def test_accents_composed_or_apart_are_one_name(
    workspace: Path, okr: Callable[..., Run], monkeypatch: pytest.MonkeyPatch, file: str, typed: str
) -> None:
    written, name = normalize(file, "Jérôme"), normalize(typed, "Jérôme")
    path = workspace / "2026-Q3" / "names.yaml"
    path.write_text(NAMES.format(lead=written, owner=written), encoding="utf-8")
    people = f"version: 1\npeople:\n  {normalize(typed, 'Zoé')}: {{name: Zoé}}\n"
    (workspace / "okr.yaml").write_text(people, encoding="utf-8")
    for command in ("status", "due", "history"):
        run = okr(command, "--owner", name)
        assert (run.code, run.err) == (ExitCode.DONE, ""), command
    assert okr("due", "--owner", normalize(file, "Zoé")).code == ExitCode.DONE
    monkeypatch.setenv("OKR_USER", name)
    assert okr("checkin", "apart", "0.5").code == ExitCode.DONE
    assert "by:" not in path.read_text(encoding="utf-8")
    assert written in path.read_text(encoding="utf-8")  # what stands there stays as it is


def test_of_two_cycles_but_for_capitals_the_exact_one_is_meant(workspace: Path, okr: Callable[..., Run]) -> None:
    try:
        shutil.copytree(workspace / "2026-Q3", workspace / "2026-q3")
    except FileExistsError:
        pytest.skip("this file system does not tell them apart")
    for meant, other in (("2026-Q3", "2026-q3"), ("2026-q3", "2026-Q3")):
        before = (workspace / other / "marketing.yaml").read_bytes()
        assert okr("checkin", "leads", "240", "--cycle", meant).code == ExitCode.DONE
        assert okr("show", f"{meant}:leads").code != ExitCode.NO_ADDRESS
        assert (workspace / other / "marketing.yaml").read_bytes() == before
        assert "value: 240" in (workspace / meant / "marketing.yaml").read_text()
    run = okr("lint")
    assert run.code == ExitCode.INVALID
    assert "E405 `2026-q3` and `2026-Q3` are one cycle's name but for capitals" in run.out


def test_an_id_by_escapes_is_found_by_every_command(workspace: Path, okr: Callable[..., Run]) -> None:
    path = workspace / "2026-Q3" / "marketing.yaml"
    path.write_text(path.read_text().replace("id: leads", '"\\u0069d": "lea\\x64s"', 1))
    assert okr("show", "leads").code == ExitCode.DONE
    assert okr("checkin", "leads", "240").code == ExitCode.DONE
    assert "value: 240" in path.read_text()
