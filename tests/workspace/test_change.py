"""Changing files: decided on what they say by then, checked, and written whole or not at all."""

from __future__ import annotations

import subprocess
import sys
import textwrap
from datetime import date
from pathlib import Path

import pytest

from okrcli.errors import AddressError, ConflictError, EditRefusedError, ExitCode, InvalidFileError, UsageError
from okrcli.model import Address, CheckIn
from okrcli.workspace.change import change_team
from okrcli.workspace.checkins import NewCheckin, append_checkins
from okrcli.workspace.load import load_team
from okrcli.workspace.schemas import write_schemas
from okrcli.workspace.sitting import Drafts
from okrcli.yaml.edits import Append, SetScalar

DAY = date(2026, 8, 15)
LEADS = Address("2026-Q3", "marketing", "reference", "leads")
TEAM = """\
# ours
team: Marketing
objectives:
  - id: reference
    objective: Become the reference
    key_results:
      - id: leads
        key_result: Leads
        baseline: 120
        target: 500
        checkins:
          - {date: 2026-07-13, value: 150}   # first
          - {date: 2026-08-03, value: 210, by: bob}
      - id: nps
        key_result: Score
        at_least: 40

# the end
"""


@pytest.fixture
def root(tmp_path):
    cycle = tmp_path / "2026-Q3"
    cycle.mkdir()
    (cycle / "cycle.yaml").write_bytes(b"starts: 2026-07-01\nends: 2026-09-30\n")
    (cycle / "marketing.yaml").write_bytes(TEAM.encode())
    return tmp_path


def text_of(root: Path) -> str:
    return (root / "2026-Q3" / "marketing.yaml").read_bytes().decode()


def record(root: Path, day: date, value: float, address: Address = LEADS, **options):
    return append_checkins(root, [NewCheckin(address, lambda *_: CheckIn(day, value))], today=DAY, **options)


def rename(root: Path, **options):
    edits = [SetScalar(("team",), "Marketing & Sales")]
    return change_team(root, "2026-Q3", "marketing", lambda team: edits, today=DAY, **options)


def write_draft(root: Path):
    Drafts(root, DAY).write(LEADS, CheckIn(DAY, value=230))


def test_a_change_is_made_and_nothing_else(root):
    change = rename(root)
    assert text_of(root) == TEAM.replace("team: Marketing", "team: Marketing & Sales")
    assert (change.before.text, change.after.text) == (TEAM, text_of(root))
    assert change.path == root / "2026-Q3" / "marketing.yaml"
    assert sorted(path.name for path in (root / "2026-Q3").iterdir()) == ["cycle.yaml", "marketing.yaml"]


def test_a_dry_run_shows_the_change_and_makes_none(root):
    change = rename(root, dry_run=True)
    assert change.diff("2026-Q3/marketing.yaml") == textwrap.dedent("""\
        --- a/2026-Q3/marketing.yaml
        +++ b/2026-Q3/marketing.yaml
        @@ -1,5 +1,5 @@
         # ours
        -team: Marketing
        +team: Marketing & Sales
         objectives:
           - id: reference
             objective: Become the reference
        """)
    assert text_of(root) == TEAM
    assert sorted(path.name for path in root.iterdir()) == ["2026-Q3"]


@pytest.mark.parametrize(
    ("text", "diff"),
    [
        ("team: A", "-team: A\n\\ No newline at end of file\n+team: Marketing & Sales\n\\ No newline at end of file\n"),
        ("team: A\r\nlead: b\r\n", "-team: A\r\n+team: Marketing & Sales\r\n lead: b\r\n"),
        ("team: A\rlead: b\r", "-team: A\n+team: Marketing & Sales\n lead: b\n"),
        ("team: A # \u2028 one line\n", "-team: A # \u2028 one line\n+team: Marketing & Sales # \u2028 one line\n"),
    ],
)
def test_lines_in_a_diff_are_the_files_own(root, text, diff):
    (root / "2026-Q3" / "marketing.yaml").write_bytes(text.encode())
    assert rename(root, dry_run=True).diff("x").split("@@\n")[1] == diff


@pytest.mark.parametrize(
    ("day", "line", "after"),
    [
        (date(2026, 8, 10), "{date: 2026-08-10, value: 300}", "value: 210, by: bob}"),  # the last
        (date(2026, 8, 3), "{date: 2026-08-03, value: 300}", "value: 210, by: bob}"),  # after what the day has
        (date(2026, 7, 20), "{date: 2026-07-20, value: 300}", "value: 150}   # first"),
        (date(2026, 7, 13), "{date: 2026-07-13, value: 300}", "value: 150}   # first"),
        (date(2026, 7, 1), "{date: 2026-07-01, value: 300}", "        checkins:"),
    ],
)
def test_a_check_in_stands_in_order_of_date(root, day, line, after):
    record(root, day, 300)
    assert text_of(root) == TEAM.replace(f"{after}\n", f"{after}\n          - {line}\n")


def test_the_first_check_in_brings_its_list(root):
    record(root, date(2026, 8, 10), 44.5, Address("2026-Q3", "marketing", "reference", "nps"))
    added = "        at_least: 40\n        checkins:\n          - {date: 2026-08-10, value: 44.5}\n"
    assert text_of(root) == TEAM.replace("        at_least: 40\n", added)


def test_the_check_in_is_made_of_what_the_file_says_by_then(root):
    def add_ten(_, key_result):
        return CheckIn(DAY, key_result.checkins[-1].value + 10)

    append_checkins(root, [NewCheckin(LEADS, add_ten)], today=DAY)
    append_checkins(root, [NewCheckin(LEADS, add_ten)], today=DAY)
    assert text_of(root).count("date: 2026-08-15, value: 220}") == 1
    assert text_of(root).count("date: 2026-08-15, value: 230}") == 1


def test_what_is_gone_meanwhile_is_no_address(root):
    with pytest.raises(AddressError) as caught:
        record(root, DAY, 1, Address("2026-Q3", "marketing", "reference", "gone"))
    assert caught.value.facts["typed"] == "marketing/reference/gone"
    assert text_of(root) == TEAM


def test_an_edit_that_would_make_the_file_invalid_is_not_written(root):
    with pytest.raises(InvalidFileError) as caught:
        record(root, DAY, float("inf"))
    assert caught.value.exit_code == ExitCode.INVALID
    with pytest.raises(InvalidFileError) as caught:
        bad = [Append(("objectives",), {"id": "reference", "objective": "Twice"})]
        change_team(root, "2026-Q3", "marketing", lambda team: bad, today=DAY)
    assert caught.value.reason == "would-be-invalid"
    assert [one.code[:2] for one in caught.value.findings] == ["E3"]
    assert text_of(root) == TEAM


def test_an_edit_is_made_in_a_file_with_mistakes_elsewhere(root):
    path = root / "2026-Q3" / "marketing.yaml"
    text = TEAM.replace("  - id: ", "  - {id: Lost, objective: Left out}\n  - id: ", 1).replace("baseline", "basline")
    path.write_bytes(text.encode())
    record(root, DAY, 1)
    added = [line for line in path.read_text(encoding="utf-8").splitlines() if line not in text.splitlines()]
    assert len(added) == 1
    assert [one.code for one in load_team(root, "2026-Q3", "marketing").findings] == ["E212", "E201"]


def test_a_file_that_cannot_be_read_is_not_touched(root):
    path = root / "2026-Q3" / "marketing.yaml"
    path.write_bytes(b"\xff\xfe")
    with pytest.raises(InvalidFileError, match="unreadable-text"):
        record(root, DAY, 1)
    path.unlink()
    with pytest.raises(InvalidFileError) as caught:
        record(root, DAY, 1)
    assert caught.value.reason == "unreadable-text"
    assert [(one.code, one.facts["reason"]) for one in caught.value.findings] == [("E403", "missing")]
    assert not path.exists()


def test_what_cannot_be_edited_exactly_is_refused(root):
    text = TEAM.replace("        checkins:\n", "        checkins: &all\n").replace(
        "at_least: 40\n", "at_least: 40\n        checkins: *all\n"
    )
    (root / "2026-Q3" / "marketing.yaml").write_bytes(text.encode())
    with pytest.raises(EditRefusedError) as caught:
        record(root, DAY, 1, Address("2026-Q3", "marketing", "reference", "nps"))
    assert caught.value.findings[0].span.line == 17
    assert text_of(root) == text


def test_a_closed_cycle_is_kept_as_it_is(root):
    with (root / "2026-Q3" / "cycle.yaml").open("ab") as stream:
        stream.write(b"closed: 2026-08-15\n")
    for dry_run in (True, False):
        with pytest.raises(UsageError) as caught:
            record(root, DAY, 1, dry_run=dry_run)
        assert (caught.value.reason, caught.value.facts) == ("cycle-closed", {"cycle": "2026-Q3", "closed": DAY})
    assert text_of(root) == TEAM
    record(root, DAY, 1, force=True)
    assert text_of(root) != TEAM


def test_a_cycle_whose_dates_are_broken_is_not_written_in(root):
    (root / "2026-Q3" / "cycle.yaml").write_bytes(b"starts: 2026-07-01\n")
    with pytest.raises(InvalidFileError) as caught:
        record(root, DAY, 1)
    assert [one.code for one in caught.value.findings] == ["E202"]
    assert text_of(root) == TEAM


def test_who_writes_without_the_lock_is_not_overwritten(root):
    path = root / "2026-Q3" / "marketing.yaml"
    theirs = TEAM.replace("# ours", "# theirs")

    def meanwhile(*_):
        path.write_bytes(theirs.encode())
        return CheckIn(DAY, 1)

    with pytest.raises(ConflictError) as caught:
        append_checkins(root, [NewCheckin(LEADS, meanwhile)], today=DAY)
    assert (caught.value.reason, caught.value.exit_code) == ("changed-meanwhile", ExitCode.CONFLICT)
    assert text_of(root) == theirs


@pytest.mark.parametrize("write", [rename, write_draft, write_schemas])
def test_a_file_that_is_gone_meanwhile_is_said(root, write):
    for path in (root / "2026-Q3" / "marketing.yaml", root / ".okr" / "cycle.schema.json"):
        path.unlink(missing_ok=True)
        path.mkdir(parents=True)  # nobody, not even root, reads a folder
    with pytest.raises(InvalidFileError) as caught:
        write(root)
    assert [one.facts["reason"] for one in caught.value.findings] == ["no_file"]


def test_bytes_around_the_edit_survive(root):
    path = root / "2026-Q3" / "marketing.yaml"
    before = b"\xef\xbb\xbf" + TEAM.replace("\n", "\r\n").removesuffix("\r\n").encode()
    path.write_bytes(before)
    record(root, date(2026, 8, 10), 300)
    line = b"          - {date: 2026-08-10, value: 300}\r\n"
    assert path.read_bytes() == before.replace(b"by: bob}\r\n", b"by: bob}\r\n" + line)


def test_check_ins_of_many_processes_are_all_kept(root):
    program = """
        import sys
        from datetime import date
        from pathlib import Path
        from okrcli.model import Address, CheckIn
        from okrcli.workspace.checkins import NewCheckin, append_checkins
        root, number = Path(sys.argv[1]), int(sys.argv[2])
        place, day = Address("2026-Q3", "marketing", "reference", "leads"), date(2026, 8, 15)
        for turn in range(3):
            new = NewCheckin(place, lambda *_: CheckIn(day, number * 10 + turn))
            append_checkins(root, [new], today=day)
    """
    words = [sys.executable, "-c", textwrap.dedent(program), str(root)]
    running = [subprocess.Popen([*words, str(number)]) for number in range(6)]
    assert [process.wait(timeout=120) for process in running] == [0] * 6
    kept = [line for line in text_of(root).splitlines() if "2026-08-15" in line]
    assert sorted(kept) == sorted(
        f"          - {{date: 2026-08-15, value: {number * 10 + turn}}}" for number in range(6) for turn in range(3)
    )
    assert text_of(root).replace("".join(f"{line}\n" for line in kept), "") == TEAM
