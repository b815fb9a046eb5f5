"""What a file will mean after a check-in is foreseen without validating it: it must be what reading it says."""

from __future__ import annotations

import tempfile
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from okrcli.errors import InvalidFileError
from okrcli.model import Address, CheckIn, ReportedStatus, Team
from okrcli.workspace import checkins as changing
from okrcli.workspace.checkins import NewCheckin, append_checkins
from okrcli.workspace.load import MEANINGS, read_team
from okrcli.yaml.source import read_source

START = date(2026, 7, 1)
TEAM = """\
team: Marketing
objectives:
  - id: reference
    objective: Become the reference
    owner: ann
    key_results:
      - id: leads
        key_result: Leads
        baseline: 120
        target: 500
        checkins:
          - {date: 2026-07-13, value: 150}
          - {date: 2026-08-03, value: 210, by: bob}
      - id: nps
        key_result: Score
        at_least: 40
      - id: site
        key_result: A site
        milestones:
          - {id: beta, milestone: Ten orders}
          - {id: launch, milestone: Open to all}
"""
WORDS = (
    st.text(st.sampled_from("abc é\u202f\n\t:#-'\"yes0123 {}[]|>&*!%@\u200b"), max_size=12)
    | st.just("no")
    | st.just("1e3")
)
ENTRIES = st.builds(
    CheckIn,
    st.integers(-60, 120).map(lambda days: START + timedelta(days)) | st.dates(),
    st.none() | st.integers(-500, 500) | st.floats() | st.sampled_from([5.0, 1e15, 1e16, 1e300, 0.1, -0.0, 10**400]),
    st.lists(st.sampled_from(["beta", "launch", "none"]), max_size=2).map(tuple),
    st.none() | st.integers(-1, 11),
    st.none() | st.sampled_from(ReportedStatus),
    st.none() | WORDS,
    st.none() | WORDS,
    st.lists(WORDS, max_size=2).map(tuple),
    st.lists(WORDS, max_size=2).map(tuple),
)


@settings(max_examples=150, deadline=None)
@given(ENTRIES, st.sampled_from(["leads", "nps", "site"]))
@example(CheckIn(START, 5.0), "leads")
@example(CheckIn(START, -0.0), "leads")
@example(CheckIn(START, 5), "site")
@example(CheckIn(START, done=("none",)), "site")
@example(CheckIn(START, done=("beta",)), "leads")
@example(CheckIn(START, by="ann"), "leads")
@example(CheckIn(START, confidence=11), "leads")
@example(CheckIn(START, 1, note="one\ntwo"), "leads")
@example(CheckIn(START, 1, note=" one"), "leads")
@example(CheckIn(START, 1, blockers=("", "one")), "leads")
def test_what_a_check_in_makes_of_a_file_is_what_the_file_says(entry, key_result):
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        folder = root / "2026-Q3"
        folder.mkdir()
        (folder / "cycle.yaml").write_text("starts: 2026-07-01\nends: 2026-09-30\n", encoding="utf-8")
        (folder / "marketing.yaml").write_text(TEAM, encoding="utf-8")
        address = Address("2026-Q3", "marketing", "reference", key_result)
        try:
            change = append_checkins(root, [NewCheckin(address, lambda *_: entry)], today=START).files[0]
        except InvalidFileError:
            assert (folder / "marketing.yaml").read_text(encoding="utf-8") == TEAM
            return
        read = read_team(read_source(folder / "marketing.yaml"))
        assert read.findings == ()
        assert repr(change.means) == repr(read.value)


@pytest.mark.parametrize(
    "entry",
    [CheckIn(START, 230, confidence=6, note="Webinar: 2 of 3"), CheckIn(START, 0.5, by="bob", blockers=("Legal",))],
    ids=["figure", "words"],
)
def test_an_ordinary_check_in_needs_no_validation(tmp_path, monkeypatch, entry):
    (tmp_path / "2026-Q3").mkdir()
    (tmp_path / "2026-Q3" / "cycle.yaml").write_text("starts: 2026-07-01\nends: 2026-09-30\n", encoding="utf-8")
    (tmp_path / "2026-Q3" / "marketing.yaml").write_text(TEAM, encoding="utf-8")
    calls = []

    def read(source):
        calls.append(source)
        return read_team(source)

    monkeypatch.setattr(changing, "read_team", read)
    monkeypatch.setitem(MEANINGS, read, Team)
    leads = Address("2026-Q3", "marketing", "reference", "leads")
    append_checkins(tmp_path, [NewCheckin(leads, lambda *_: entry)], today=START)
    assert calls == []  # what it meant before was known
