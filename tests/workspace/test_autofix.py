"""What `okr lint --fix` mends: whole files before and after."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest

from okrcli.workspace.autofix import fix_file
from okrcli.workspace.load import read_team
from okrcli.yaml.source import read_source


def mended(tmp_path: Path, text: str, name: str = "team.yaml") -> tuple[str, int, int] | None:
    """The file after mending, entries moved, ids given; none, and the file untouched, where nothing was mended."""
    path = tmp_path / name
    before = dedent(text).encode("utf-8")
    path.write_bytes(before)
    found = fix_file(tmp_path, path)
    if found is None:
        assert path.read_bytes() == before
        return None
    return path.read_bytes().decode("utf-8"), found.moved, found.named


def test_ids_come_first_and_every_other_byte_stays(tmp_path):
    text = """\
        team: Team
        objectives:
          - objective: Let nobody wait   # the aim
            key_results:
              - key_result: 'People: served'
                milestones:
                  - {milestone: Beta online}
                  - milestone: Beta online
              - {key_result: People glad, baseline: 1, target: 2}
        """
    assert mended(tmp_path, text) == (
        dedent("""\
        team: Team
        objectives:
          - id: nobody-wait
            objective: Let nobody wait   # the aim
            key_results:
              - id: people-served
                key_result: 'People: served'
                milestones:
                  - {id: beta-online, milestone: Beta online}
                  - id: beta-online-2
                    milestone: Beta online
              - {id: people-glad, key_result: People glad, baseline: 1, target: 2}
        """),
        0,
        5,
    )


CHECKINS = """\
team: Team
objectives:
  - id: aim
    objective: Let nobody wait
    key_results:
      - id: served
        key_result: People served
        baseline: 0
        target: 100
        checkins:
          - {date: 2026-07-13, value: 3}
          - {date: 2026-07-27, value: 9, note: "Better: much"}
          - {date: 2026-07-20, value: 5.50, confidence: 6}
          - date: 2026-07-06
            value: 1
          - {date: 2026-08-03, value: 12}
"""


def test_entries_are_put_in_order_and_as_few_as_possible_move(tmp_path):
    after = mended(tmp_path, CHECKINS)
    assert after is not None
    text, moved, named = after
    assert (moved, named) == (2, 0)
    assert [line.strip() for line in text.splitlines() if "date" in line] == [
        "- {date: 2026-07-06, value: 1}",
        "- {date: 2026-07-13, value: 3}",
        "- {date: 2026-07-20, value: 5.5, confidence: 6}",
        '- {date: 2026-07-27, value: 9, note: "Better: much"}',
        "- {date: 2026-08-03, value: 12}",
    ]
    assert read_team(read_source(tmp_path / "team.yaml")).findings == ()


def test_readings_of_kpis_are_put_in_order(tmp_path):
    text = "kpis:\n  - kpi: Bounce rate\n    readings: [{date: 2026-07-02, value: 2}, {date: 2026-07-01, value: 1}]\n"
    assert mended(tmp_path, text, "kpis.yaml") == (
        "kpis:\n  - id: bounce-rate\n    kpi: Bounce rate\n"
        "    readings: [{date: 2026-07-01, value: 1}, {date: 2026-07-02, value: 2}]\n",
        1,
        1,
    )


@pytest.mark.parametrize(
    "text",
    [
        CHECKINS.replace("          - {date: 2026-07-20", "          # kept\n          - {date: 2026-07-20"),
        CHECKINS.replace("value: 1\n", "value: 1 # guessed\n"),
        CHECKINS.replace("2026-07-20", "20 July"),
        "team: Team\nobjectives:\n  - {id: a, objective: Sound}\n",
        "team: [\n",
    ],
)
def test_what_is_not_safe_is_left_alone(tmp_path, text):
    assert mended(tmp_path, text) is None


def test_a_dry_run_writes_nothing(tmp_path):
    path = tmp_path / "team.yaml"
    path.write_text(CHECKINS, encoding="utf-8")
    found = fix_file(tmp_path, path, dry_run=True)
    assert found is not None
    assert found.change.diff("team.yaml").count("\n+") == 3
    assert path.read_text(encoding="utf-8") == CHECKINS
