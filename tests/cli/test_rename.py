"""`okr rename`: the id, every link to it in every cycle, and nothing else; all of it or nothing."""

from __future__ import annotations

import subprocess
import sys

import pytest
from okr_workspace import files_of

from okrcli.errors import ConflictError
from okrcli.yaml import write as writing

YEAR = """\
team: Company
objectives:
  - id: growth   # the one
    objective: Grow in Europe
    owner: alice
    key_results:
      - {id: arr, key_result: ARR, baseline: 1, target: 2}
"""
LINKED = """\
team: Product
objectives:
  - id: "onboarding"
    objective: Learn in a day
    supports: "2026:company/growth"   # as it was written
    key_results:
      - id: days
        key_result: Days to learn
        supports:
          - 2026:company/growth/arr
          - marketing/reference
        at_most: 1
      - {id: leads, key_result: Learners, at_least: 3, supports: [marketing/reference/leads, 2026:company/growths]}
"""


@pytest.fixture
def linked(workspace):
    (workspace / "2026").mkdir()
    (workspace / "2026/cycle.yaml").write_text("starts: 2026-01-01\nends: 2026-12-31\n")
    (workspace / "2026/company.yaml").write_text(YEAR)
    (workspace / "2026-Q3/product.yaml").write_bytes(LINKED.replace("\n", "\r\n").encode())
    return workspace


def test_every_link_follows_in_every_cycle_and_nothing_else_changes(okr, linked):
    before = files_of(linked)
    run = okr("rename", "2026:company/growth", "scale")
    assert (run.code, run.out) == (0, "")
    assert run.err.splitlines()[:2] == [
        "✓ company/growth is now company/scale  2026/company.yaml",
        "✓ 2 links followed  2026-Q3/product.yaml",
    ]
    before["2026/company.yaml"] = before["2026/company.yaml"].replace(b"id: growth ", b"id: scale ")
    product = before["2026-Q3/product.yaml"]
    product = product.replace(b'"2026:company/growth"', b'"2026:company/scale"').replace(b"growth/arr", b"scale/arr")
    assert files_of(linked) == before | {"2026-Q3/product.yaml": product}


def test_a_key_result_is_renamed_within_its_own_file_too(okr, linked):
    assert okr("rename", "marketing/reference/leads", "qualified").code == 0
    text = (linked / "2026-Q3/product.yaml").read_text()
    assert "[marketing/reference/qualified, 2026:company/growths]" in text
    assert "id: leads" in text
    assert okr("lint", "--select", "E").code == 0 or "growths" in okr("lint", "--select", "E").out


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("leads", "x"), 4, "could be any of"),
        (("marketing/reference", "reference"), 0, "Nothing was changed."),
        (("marketing/reference/leads", "bounce"), 2, "is taken"),
        (("marketing/reference/leads", "Big leads"), 2, "`big-leads`"),
        (("marketing/reference/leads", "a/b"), 2, "cannot be an id"),
        (("marketing/reference/leads", "\x1b[31m"), 2, "control character"),
        (("marketing", "growth"), 4, "It holds"),
        (("nothing", "growth"), 4, "Nothing in 2026-Q3"),
    ],
)
def test_what_is_refused_changes_nothing(okr, linked, words, code, said):
    before = files_of(linked)
    run = okr("rename", *words)
    assert run.code == code
    assert said in run.err
    assert files_of(linked) == before


def test_a_dry_run_prints_every_diff_and_writes_nothing(okr, linked):
    before = files_of(linked)
    run = okr("rename", "2026:company/growth", "scale", "--dry-run")
    assert run.code == 0
    assert "+  - id: scale   # the one" in run.out
    assert '+    supports: "2026:company/scale"   # as it was written' in run.out
    assert files_of(linked) == before


def test_links_in_a_closed_cycle_are_rewritten_only_with_force(okr, linked):
    cycle = linked / "2026-Q3/cycle.yaml"
    cycle.write_text(cycle.read_text() + "closed: 2026-08-01\n")
    before = files_of(linked)
    run = okr("rename", "2026:company/growth", "scale")
    assert run.code == 2
    assert "2026-Q3 was closed on 1 Aug 2026, and has links to 2026:company/growth" in run.err
    assert files_of(linked) == before
    assert okr("rename", "--cycle", "2026-Q3", "marketing/reference", "best").code == 2
    assert files_of(linked) == before
    assert okr("rename", "2026:company/growth", "scale", "--force").code == 0
    assert b"2026:company/scale/arr" in files_of(linked)["2026-Q3/product.yaml"]


def test_a_file_that_may_have_a_link_and_cannot_be_read_stops_it(okr, linked):
    (linked / "2026-Q3/product.yaml").write_text(LINKED + "  - ] supports: growth\n")
    before = files_of(linked)
    assert okr("rename", "2026:company/growth", "scale").code == 3
    assert files_of(linked) == before


def test_where_a_later_file_cannot_be_replaced_the_earlier_ones_are_put_back(okr, linked, monkeypatch):
    before = files_of(linked)
    done = []

    def take_place(fresh, target):
        if len(done) == 1:
            done.append(target)
            raise KeyboardInterrupt
        done.append(target)
        fresh.replace(target)

    monkeypatch.setattr(writing, "_take_place", take_place)
    okr("rename", "2026:company/growth", "scale")
    assert len(done) == 3  # one done, one refused, the first put back
    assert files_of(linked) == before
    assert not list(linked.rglob(".*.tmp"))


def test_of_two_texts_none_is_replaced_where_one_was_made_from_another(tmp_path):
    one, other = tmp_path / "one", tmp_path / "other"
    one.write_bytes(b"1")
    other.write_bytes(b"2")
    wanted = [
        writing.Replacement(one, b"3", writing.digest_of(b"1")),
        writing.Replacement(other, b"4", writing.digest_of(b"5")),
    ]
    with pytest.raises(ConflictError):
        writing.write_together(wanted)
    assert (one.read_bytes(), other.read_bytes()) == (b"1", b"2")
    assert len(list(tmp_path.iterdir())) == 2


def test_killed_between_two_files_the_same_command_finishes_it(okr, linked):
    script = (
        "import os, sys\nfrom okrcli.yaml import write\nfrom okrcli.cli.main import main\n"
        "done = []\n"
        "def take(fresh, target):\n    os.replace(fresh, target)\n    os._exit(9)\n"
        "write._take_place = take\n"
        "main(sys.argv[1:])\n"
    )
    words = ("rename", "2026:company/growth", "scale")
    killed = subprocess.run([sys.executable, "-c", script, *words], cwd=linked, check=False, capture_output=True)
    assert killed.returncode == 9
    assert b"id: growth" in files_of(linked)["2026/company.yaml"]
    assert okr(*words).code == 0
    assert b"growth" not in files_of(linked)["2026-Q3/product.yaml"].replace(b"growths", b"")
    assert not list(linked.rglob(".*.tmp"))


def test_a_check_in_at_the_same_moment_is_kept(okr, linked):
    words = [sys.executable, "-m", "okrcli", "checkin", "marketing/reference/leads", "310"]
    others = [subprocess.Popen(words, cwd=linked, stderr=subprocess.DEVNULL) for _ in range(3)]
    assert okr("rename", "marketing/reference", "best").code == 0
    codes = [one.wait() for one in others]
    text = (linked / "2026-Q3/marketing.yaml").read_text()
    assert text.count("value: 310") == codes.count(0)
    assert "id: best" in text
