"""Merges where people meet them: other kinds of files, hostile names, rebases, stashes, worktrees, subfolders."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from test_merge_properties import START
from test_merge_simulation import NAME, Clone, workspace

KPIS = """kpis:
  - id: bounce
    kpi: Bounce rate
    at_most: 40
    readings:
      - {date: 2026-07-01, value: 38.5}
"""
GO_ON = "Next: git add {} && git merge --continue  once what is between the markers is decided\n"
DRIVERS = pytest.mark.parametrize("driver", [True, False], ids=["driver", "okr merge"])


def meet(clone: Clone, ours: str, theirs: str, name: str = NAME, *, driver: bool, base: str | None = None) -> int:
    """Merge two branches that changed a file; gives the exit code of `okr merge`, 0 where the driver solved it."""
    if base is not None:
        clone.write(base, name)
        clone.commit("base")
    if driver:
        assert clone.okr("git-setup").returncode == 0
        clone.commit("attributes")
    clone.git("checkout", "-q", "-b", "hers")
    clone.write(theirs, name)
    clone.commit("hers")
    clone.git("checkout", "-q", "main")
    clone.write(ours, name)
    clone.commit("ours")
    clone.git("merge", "-q", "hers", fails=True)
    if driver:
        return 1 if clone.git("ls-files", "--unmerged") else 0
    return clone.okr("merge").returncode


def with_checkin(day: int, value: int) -> str:
    entry = f"          - {{date: 2026-07-{day:02}, value: {value}}}\n"
    return START.replace("      # people we know\n", entry + "      # people we know\n")


BOTH = START.replace(
    "      # people we know\n",
    "          - {date: 2026-07-13, value: 150}\n          - {date: 2026-07-20, value: 170}\n      # people we know\n",
)


@DRIVERS
def test_readings_of_kpis_are_kept_from_both_sides(tmp_path: Path, driver: bool) -> None:
    clone = workspace(tmp_path / "repo")
    ours = KPIS + "      - {date: 2026-08-01, value: 39}\n"
    theirs = KPIS + "      - {date: 2026-07-15, value: 41, note: Banner}\n"
    assert meet(clone, ours, theirs, "kpis.yaml", driver=driver, base=KPIS) == 0
    assert clone.read("kpis.yaml") == KPIS + (
        "      - {date: 2026-07-15, value: 41, note: Banner}\n      - {date: 2026-08-01, value: 39}\n"
    )


@DRIVERS
def test_people_and_settings_of_both_sides_and_one_that_is_contested(tmp_path: Path, driver: bool) -> None:
    clone = workspace(tmp_path / "repo")
    base = "version: 1\nstretch_target: 0.7\npeople:\n  alice: {name: Alice}\n"
    ours = base + "  bob: {name: Bob}\n"
    theirs = base + "  cleo: {name: Cléo}\nlint:\n  ignore: [O104]\n"
    assert meet(clone, ours, theirs, "okr.yaml", driver=driver, base=base) == 0
    text = clone.read("okr.yaml")
    for line in ("  bob: {name: Bob}\n", "  cleo: {name: Cléo}\n", "lint:\n  ignore: [O104]\n"):
        assert line in text
    assert clone.okr("lint", "--select", "E").returncode == 0


@DRIVERS
def test_a_cycle_closed_here_and_lengthened_there(tmp_path: Path, driver: bool) -> None:
    clone = workspace(tmp_path / "repo")
    base = "starts: 2026-07-01\nends: 2026-09-30\n"
    theirs = base.replace("09-30", "10-04")
    assert meet(clone, base + "closed: 2026-10-05\n", theirs, "2026-Q3/cycle.yaml", driver=driver) == 0
    assert clone.read("2026-Q3/cycle.yaml") == "starts: 2026-07-01\nends: 2026-10-04\nclosed: 2026-10-05\n"


@DRIVERS
def test_one_id_made_apart_with_different_content_is_a_named_conflict(tmp_path: Path, driver: bool) -> None:
    clone = workspace(tmp_path / "repo")
    new = "  - id: win\n    objective: {}\n"
    ours, theirs = (START + new.format(words) for words in ("Win in France", "Win in Spain"))
    assert meet(clone, ours, theirs, driver=driver) == 1
    text = clone.read()
    assert text.count("Win in France") == text.count("Win in Spain") == 1
    assert "<<<<<<< " in text
    if not driver:
        clone.git("checkout", "-m", "--", NAME)
        assert "marketing/win" in clone.okr("merge").stderr


@DRIVERS
def test_one_team_made_apart_with_one_id_twice_is_never_one(tmp_path: Path, driver: bool) -> None:
    clone = workspace(tmp_path / "repo")
    measure = "    key_results:\n      - {{id: deals, key_result: Deals, baseline: {}, target: 9}}\n"
    team = "team: Sales\nobjectives:\n  - id: win\n    objective: Win {}\n" + measure
    name = "2026-Q3/sales.yaml"
    assert meet(clone, team.format("here", 1), team.format("there", 2), name, driver=driver) == 1
    text = clone.read(name)
    assert "Win here" in text and "Win there" in text


@DRIVERS
def test_line_ends_stay_as_ours_has_them(tmp_path: Path, driver: bool) -> None:
    clone = workspace(tmp_path / "repo")
    crlf = [text.replace("\n", "\r\n") for text in (with_checkin(13, 150), with_checkin(20, 170), START, BOTH)]
    assert meet(clone, crlf[0], crlf[1], driver=driver, base=crlf[2]) == 0
    assert clone.read() == crlf[3]


@DRIVERS
def test_where_git_turns_line_ends_the_work_tree_keeps_its_own(tmp_path: Path, driver: bool) -> None:
    clone = workspace(tmp_path / "repo")
    clone.git("config", "core.autocrlf", "true")
    ours, theirs = (text.replace("\n", "\r\n") for text in (with_checkin(13, 150), with_checkin(20, 170)))
    assert meet(clone, ours, theirs, driver=driver) == 0
    assert clone.read().replace("\r\n", "\n") == BOTH
    assert "\r\n" in clone.read()
    assert clone.git("diff", "--name-only") == ""


NAMES = ['it\'s "so"', "-dash", "été à l'Élysée", "a\nb"]


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="names that Windows does not have")
@DRIVERS
@pytest.mark.parametrize("name", NAMES, ids=["quotes", "dash", "accents", "newline"])
def test_hostile_names_of_folders_and_branches(tmp_path: Path, name: str, driver: bool) -> None:
    clone = workspace(tmp_path / name / "repo", f"{name}/okrs")
    assert meet(clone, with_checkin(13, 150), with_checkin(20, 170), driver=driver) == 0
    assert clone.read() == BOTH


@DRIVERS
def test_a_workspace_in_a_subfolder_and_files_beside_it(tmp_path: Path, driver: bool) -> None:
    clone = workspace(tmp_path / "repo", "deep/down/okrs")
    (clone.folder / "other.txt").write_text("base\n")
    clone.commit("other")
    assert meet(clone, with_checkin(13, 150), with_checkin(20, 170), driver=driver) == 0
    assert clone.read() == BOTH
    attributes = clone.folder / "deep/down/okrs/.gitattributes"
    assert attributes.exists() is driver


@DRIVERS
def test_in_a_worktree(tmp_path: Path, driver: bool) -> None:
    first = workspace(tmp_path / "repo")
    if driver:
        assert first.okr("git-setup").returncode == 0
        first.commit("attributes")
    first.git("branch", "hers")
    first.write(with_checkin(13, 150))
    first.commit("ours")
    first.git("worktree", "add", "-q", "../second tree", "hers")
    second = Clone(tmp_path / "second tree")
    second.write(with_checkin(20, 170))
    second.commit("hers")
    second.git("merge", "-q", "main", fails=True)
    assert second.okr("merge").returncode == 0
    assert second.read() == BOTH
    assert second.git("ls-files", "--unmerged") == ""


@pytest.mark.parametrize("way", ["rebase", "cherry-pick", "stash"])
def test_a_rebase_a_cherry_pick_and_a_stash_are_solved_from_the_index(tmp_path: Path, way: str) -> None:
    clone = workspace(tmp_path / "repo")
    clone.git("checkout", "-q", "-b", "hers")
    clone.write(with_checkin(20, 170))
    clone.commit("hers")
    clone.git("checkout", "-q", "main")
    clone.write(with_checkin(13, 150))
    if way == "stash":
        clone.git("stash")
        clone.git("merge", "-q", "--ff-only", "hers")
        clone.git("stash", "pop", fails=True)
    else:
        clone.commit("ours")
        clone.git(way, "hers", fails=True)
    assert "<<<<<<<" in clone.read()
    said = clone.okr("merge").stderr
    assert clone.read() == BOTH
    ours, theirs = ("20", "13") if way == "rebase" else ("13", "20")  # as Git calls them
    if way == "stash":
        ours, theirs = theirs, ours
    place, next_step = "marketing/reference/leads/checkins/2026-07-", f"git {way} --continue  goes on"
    assert f"  Kept of ours: {place}{ours}\n  Kept of theirs: {place}{theirs}\nNext: " in said
    assert ("until git stash drop" if way == "stash" else next_step) in said
    if way != "stash":
        clone.git(way, "--continue")
        assert clone.git("status", "--porcelain") == ""


def test_from_below_with_a_name_as_typed_there(tmp_path: Path) -> None:
    clone = workspace(tmp_path / "repo", "okrs")
    assert meet(clone, START.replace("500", "600"), START.replace("500", "700"), driver=False) == 1
    below = Clone(clone.folder)
    below.okrs = clone.okrs / "2026-Q3"
    assert "target" in below.okr("merge", "marketing.yaml").stderr
    missing = below.okr("merge", "../okr.yaml")
    assert (missing.returncode, "is not in conflict" in missing.stderr) == (0, True)


TEAMS = ["Équipe à deux", "-dash", 'it\'s "so"', "a\nb", "Sales"]


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="names that Windows does not have")
@DRIVERS
@pytest.mark.parametrize("team", TEAMS, ids=["accents", "dash", "quotes", "newline", "capital"])
def test_hostile_names_of_teams(tmp_path: Path, team: str, driver: bool) -> None:
    clone = workspace(tmp_path / "repo")
    name = f"2026-Q3/{team}.yaml"
    assert meet(clone, with_checkin(13, 150), with_checkin(20, 170), name, driver=driver, base=START) == 0
    assert clone.read(name) == BOTH
    assert clone.git("ls-files", "--unmerged") == ""


def test_a_file_in_conflict_that_is_no_okr_file_is_left_and_named(tmp_path: Path) -> None:
    clone = workspace(tmp_path / "repo")
    name = "config/app.yaml"
    assert meet(clone, "port: 1\n", "port: 2\n", name, driver=False, base="port: 0\n") == 0
    before = clone.read(name)
    assert "config/app.yaml is in conflict, and is not an OKR file" in clone.okr("merge", name).stderr
    assert clone.read(name) == before


def test_who_wants_what_of_a_whole_key_result_is_what_differs(tmp_path: Path) -> None:
    clone = workspace(tmp_path / "repo")
    new = "      - id: deals\n        key_result: Deals signed by the new people of the north\n        baseline: 0\n"
    ours, theirs = (
        START.replace("      - id: press\n", new + f"        target: {n}\n      - id: press\n") for n in "67"
    )
    assert meet(clone, ours, theirs, driver=False) == 1
    clone.git("checkout", "-m", "--", NAME)
    assert clone.okr("merge").stderr == (
        'marketing/reference/deals: both sides added it, ours with {"target": 6}, theirs with {"target": 7}\n'
        f"{GO_ON.format(NAME)}"
    )


def test_what_was_changed_in_what_the_other_removed_is_said(tmp_path: Path) -> None:
    clone = workspace(tmp_path / "repo")
    removed = START[: START.index("  - id: site")]
    changed = START + "          - {date: 2026-07-13, value: 2}\n"
    assert meet(clone, removed, changed, driver=False) == 1
    clone.git("checkout", "-m", "--", NAME)
    assert clone.okr("merge").stderr == (
        "marketing/site: ours removed it, theirs changed it to "
        '{"key_results": [{"id": "speed", "checkins": [{"date": "2026-07-13", "value": 2…\n'
        f"{GO_ON.format(NAME)}"
    )


def test_a_conflict_in_a_cycle_says_which_cycle(tmp_path: Path) -> None:
    clone = workspace(tmp_path / "repo")
    base = "starts: 2026-07-01\nends: 2026-09-30\n"
    ours, theirs = (base + f"closed: 2026-10-0{day}\n" for day in (5, 6))
    assert meet(clone, ours, theirs, "2026-Q3/cycle.yaml", driver=False) == 1
    clone.git("checkout", "-m", "--", "2026-Q3/cycle.yaml")
    assert clone.okr(
        "merge"
    ).stderr == "2026-Q3/closed: both sides added it, ours with 2026-10-05, theirs with 2026-10-06\n" + GO_ON.format(
        "2026-Q3/cycle.yaml"
    )
