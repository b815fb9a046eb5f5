"""From what a person types to the one thing meant."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from okrcli.errors import AddressError, ExitCode, InvalidFileError
from okrcli.workspace.addresses import LISTED, resolve

DAY = date(2026, 8, 15)


def team(objectives: dict[str, list[str]]) -> str:
    """A team's file: key results by objective."""
    lines = ["team: T", "objectives:"]
    for objective, key_results in objectives.items():
        lines += [f"  - id: {objective}", "    objective: O", "    owner: alice", "    key_results:"]
        for one in key_results:
            lines += [f"      - id: {one}", "        key_result: K", "        baseline: 0", "        target: 1"]
            lines += ["        unit: leads"]
    return "\n".join(lines) + "\n"


def write(root: Path, name: str, text: str) -> None:
    (root / name).parent.mkdir(parents=True, exist_ok=True)
    (root / name).write_text(text, encoding="utf-8")


@pytest.fixture
def root(tmp_path):
    write(tmp_path, "2026-Q3/cycle.yaml", "starts: 2026-07-01\nends: 2026-09-30\n")
    write(tmp_path, "2026/cycle.yaml", "starts: 2026-01-01\nends: 2026-12-31\n")
    write(tmp_path, "2026-Q2/cycle.yaml", "starts: 2026-04-01\nends: 2026-06-30\nclosed: 2026-07-03\n")
    write(tmp_path, "2026-Q3/marketing.yaml", team({"reference": ["leads", "nps"], "reach": ["press"]}))
    write(tmp_path, "2026-Q3/sales.yaml", team({"growth": ["arr", "nps"], "partners": ["signed"]}))
    write(tmp_path, "2026-Q3/support.yaml", team({"care": ["answers"], "speed": ["hours"]}))
    write(tmp_path, "2026/company.yaml", team({"profit": ["margin", "churn"]}))
    write(tmp_path, "2026-Q2/sales.yaml", team({"quick": ["wins"]}))
    return tmp_path


def meant(root: Path, typed: str, **options: object) -> str:
    return str(resolve(root, "2026-Q3", typed, today=DAY, **options))


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("marketing", "2026-Q3:marketing"),
        ("marketing/reference", "2026-Q3:marketing/reference"),
        ("marketing/reference/leads", "2026-Q3:marketing/reference/leads"),
        ("leads", "2026-Q3:marketing/reference/leads"),
        ("reference/leads", "2026-Q3:marketing/reference/leads"),
        ("growth", "2026-Q3:sales/growth"),
        ("growth/nps", "2026-Q3:sales/growth/nps"),
        ("sales/", "2026-Q3:sales"),
        ("2026-Q3:leads", "2026-Q3:marketing/reference/leads"),
        ("2026-q3:leads", "2026-Q3:marketing/reference/leads"),
        ("Q2:wins", "2026-Q2:sales/quick/wins"),
        ("2026:company/profit", "2026:company/profit"),
        ("2026:margin", "2026:company/profit/margin"),
    ],
)
def test_an_address_or_any_tail_of_one_that_fits_one_thing(root, typed, address):
    assert meant(root, typed) == address


def test_only_the_kinds_that_are_wanted_count(root):
    write(root, "2026-Q3/growth.yaml", team({"sales": ["leads"]}))
    assert meant(root, "growth", wanted=("team",)) == "2026-Q3:growth"
    assert meant(root, "growth", wanted=("objective", "key_result")) == "2026-Q3:sales/growth"
    assert meant(root, "reference/leads", wanted=("key_result",)) == "2026-Q3:marketing/reference/leads"
    with pytest.raises(AddressError, match="no-such-address"):
        meant(root, "leads", wanted=("team", "objective"))
    with pytest.raises(AddressError, match="no-such-address"):
        meant(root, "growth", wanted=("key_result",))


def candidates(root: Path, typed: str) -> list[str]:
    with pytest.raises(AddressError) as caught:
        meant(root, typed)
    assert caught.value.reason == "ambiguous-address"
    assert caught.value.exit_code == ExitCode.NO_ADDRESS
    assert caught.value.facts["typed"] == typed
    return caught.value.facts["candidates"]


def test_what_fits_several_things_lists_them(root):
    assert candidates(root, "nps") == ["marketing/reference/nps", "sales/growth/nps"]


def test_one_things_address_and_anothers_tail_is_ambiguous_and_the_cycle_tells_them_apart(root):
    write(root, "2026-Q3/company.yaml", team({"growth": ["arr"]}))
    write(root, "2026-Q3/people.yaml", team({"company": ["growth"]}))
    assert candidates(root, "company/growth") == ["2026-Q3:company/growth", "2026-Q3:people/company/growth"]
    assert meant(root, "2026-Q3:company/growth") == "2026-Q3:company/growth"
    assert meant(root, "people/company/growth") == "2026-Q3:people/company/growth"
    assert candidates(root, "company") == ["2026-Q3:company", "2026-Q3:people/company"]
    assert meant(root, "2026-Q3:company") == "2026-Q3:company"


def test_a_team_may_be_called_as_its_own_objective_and_key_result(root):
    write(root, "2026-Q3/nps.yaml", team({"nps": ["nps"]}))
    assert meant(root, "nps/nps/nps") == "2026-Q3:nps/nps/nps"
    assert candidates(root, "nps/nps") == ["2026-Q3:nps/nps", "2026-Q3:nps/nps/nps"]
    assert meant(root, "2026-Q3:nps/nps") == "2026-Q3:nps/nps"


def test_no_more_candidates_are_listed_than_are_of_use(root):
    for number in range(LISTED + 3):
        write(root, f"2026-Q3/team-{number:02}.yaml", team({"same": ["same"]}))
    listed = candidates(root, "same")
    assert len(listed) == LISTED + 1
    assert listed[0] == "team-00/same"
    assert listed[-1] == "…"


def refused(root: Path, typed: str, **options: object) -> dict[str, object]:
    with pytest.raises(AddressError) as caught:
        meant(root, typed, **options)
    assert caught.value.reason == "no-such-address"
    return caught.value.facts


@pytest.mark.parametrize(
    ("typed", "nearest"),
    [
        ("leadz", ["marketing/reference/leads"]),
        ("Leads", ["marketing/reference/leads"]),
        ("marketing/referense", ["marketing/reference"]),
        ("marketin/reference/leads", ["marketing/reference/leads"]),
        ("suport", ["support"]),
        ("zzzz", []),
    ],
)
def test_what_there_is_not_names_what_looks_alike(root, typed, nearest):
    facts = refused(root, typed)
    assert facts["nearest"][:1] == nearest
    assert (facts["typed"], facts["cycle"], facts["elsewhere"]) == (typed, "2026-Q3", [])


@pytest.mark.parametrize(
    "typed", ["", "/", "2026:", "a/b/c/d", "marketing/leads", "alice", "baseline", "é", "\udcff", "x\0"]
)
def test_what_names_nothing_is_no_accident(root, typed):
    refused(root, typed)


def test_another_cycle_that_is_running_is_named(root):
    assert refused(root, "margin")["elsewhere"] == ["2026:company/profit/margin"]
    assert refused(root, "wins")["elsewhere"] == []  # its cycle is closed
    assert refused(root, "2026:leads")["elsewhere"] == []  # the cycle was named outright
    with pytest.raises(AddressError, match="no-such-cycle"):
        meant(root, "2031:leads")


def test_what_one_other_running_cycle_has_once_is_that_where_nobody_named_a_cycle(root):
    assert meant(root, "margin", anywhere=True) == "2026:company/profit/margin"
    assert meant(root, "company", anywhere=True) == "2026:company"
    assert meant(root, "leads", anywhere=True) == "2026-Q3:marketing/reference/leads"
    refused(root, "wins", anywhere=True)  # its cycle is closed
    write(root, "2026/sales.yaml", team({"growth": ["leads"], "profit": ["arr"]}))
    assert meant(root, "leads", anywhere=True) == "2026-Q3:marketing/reference/leads"
    assert refused(root, "profit", anywhere=True)["elsewhere"] == ["2026:company/profit", "2026:sales/profit"]


def test_what_the_cycle_at_hand_has_of_another_kind_is_not_taken_from_another_cycle(root):
    write(root, "2026/sales.yaml", team({"plan": ["growth"]}))
    assert "growth" in str(refused(root, "growth", wanted=("key_result",), anywhere=True)["holds"])


def test_a_broken_file_of_another_running_cycle_is_what_is_told(root):
    write(root, "2026/company.yaml", team({"profit": ["margin"]}).replace("    objective: ", "    objectif: "))
    with pytest.raises(InvalidFileError) as caught:
        meant(root, "margin", anywhere=True)
    assert {one.path.parent.name for one in caught.value.findings} == {"2026"}
    refused(root, "zzzz", anywhere=True)


def test_a_broken_file_that_may_hold_it_is_what_is_told(root):
    broken = team({"renewal": ["gross"]}).replace("    objective: ", "    objectif: ")
    write(root, "2026-Q3/renewals.yaml", broken)
    for typed in ("gross", "renewal", "renewals/renewal", "renewals/renewal/gross", "renewals/other/x"):
        if typed.endswith("x"):
            refused(root, typed)
            continue
        with pytest.raises(InvalidFileError) as caught:
            meant(root, typed)
        assert caught.value.reason == "address-in-broken-file"
        assert caught.value.facts == {"typed": typed}
        assert {(one.code, one.path.name) for one in caught.value.findings} == {("E201", "renewals.yaml")}
    assert meant(root, "renewals") == "2026-Q3:renewals"  # the team's file can be named all the same
    assert meant(root, "leads") == "2026-Q3:marketing/reference/leads"
    refused(root, "objectif")


def test_what_could_be_read_of_a_file_with_mistakes_is_found(root):
    write(root, "2026-Q3/renewals.yaml", team({"renewal": ["gross"]}).replace("    owner: alice", "    ownr: alice"))
    assert meant(root, "gross") == "2026-Q3:renewals/renewal/gross"


def test_a_broken_file_of_the_team_named_is_not_passed_over_for_a_tail(root):
    write(root, "2026-Q3/company.yaml", team({"growth": ["arr"]}).replace("objective: ", "objectif: "))
    write(root, "2026-Q3/people.yaml", team({"company": ["growth"]}))
    with pytest.raises(InvalidFileError, match="address-in-broken-file"):
        meant(root, "company/growth")


def test_a_cycle_whose_dates_are_broken_is_told_too(root):
    write(root, "2026/cycle.yaml", "starts: soon\n")
    with pytest.raises(InvalidFileError) as caught:
        meant(root, "margin")
    assert caught.value.reason == "address-in-broken-file"
    assert {one.path.relative_to(root).as_posix() for one in caught.value.findings} == {"2026/cycle.yaml"}
    refused(root, "zzzz")


@pytest.mark.parametrize(
    "item",
    [
        "{id: pace, key_result: K, baseline: 0, target: 1}",
        '{"id":"pace","key_result":"K","baseline":0,"target":1}',
        "{key_result: K, at_most: 1, id: 'pace'}",
        "{id: &anchor pace, key_result: K, at_most: 1}",
        '{id: "p\\u0061ce", key_result: K, at_most: 1, source_of_truth: pace}',
        "\n          id:\n            pace\n          key_result: K\n          at_most: 1",
        "\n          id: >-\n            pace\n          key_result: K\n          at_most: 1",
        "\n          ? id\n          : pace\n          key_result: K\n          at_most: 1",
        "{source_of_truth: &it pace, id: *it, key_result: K, at_most: 1}",
        '{"\\u0069d": pace, key_result: K, at_most: 1}',
        '{"\\x69\\x64": "\\x70ace", "key\\u005fresult": K, at_most: 1}',
        '{id: "p\\\n            ace", key_result: K, at_most: 1}',
        "{id: !!str pace, key_result: K, at_most: 1}",
        "\n          ? id # the id\n          : pace\n          key_result: K\n          at_most: 1",
        "\n          key_result: &key id\n          *key : pace\n          at_most: 1",
    ],
)
def test_an_id_is_found_however_it_is_written(root, item):
    text = f"team: T\nobjectives:\n  - id: plain\n    objective: O\n    key_results:\n        - {item}\n"
    write(root, "2026-Q3/odd.yaml", text)
    assert meant(root, "pace") == "2026-Q3:odd/plain/pace"
    assert meant(root, "odd/plain/pace") == "2026-Q3:odd/plain/pace"


def test_files_that_do_not_say_it_as_an_id_are_not_read(root):
    for name in ("sales", "support"):
        path = root / "2026-Q3" / f"{name}.yaml"
        path.write_text(path.read_text(encoding="utf-8") + "x: 1\n", encoding="utf-8")  # reading it would tell
    for typed in ("alice", "unit", "baseline", "K", "T"):
        refused(root, typed)
    (root / "2026-Q3" / "marketing.yaml").unlink()
    refused(root, "leads")  # the unit of every key result


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="a POSIX system's ways")
def test_what_is_no_file_blocks_nothing(root):
    os.mkfifo(root / "2026-Q3" / "pipe.yaml")
    assert meant(root, "leads") == "2026-Q3:marketing/reference/leads"
    with pytest.raises(InvalidFileError) as caught:
        meant(root, "zzzz")
    assert [one.code for one in caught.value.findings] == ["E403"]
