"""Comments and settings that leave findings out, and those that do not do what they seem to."""

from __future__ import annotations

from coached import coach, find

from okrcli.lint.engine import Choice

TWO = """\
team: Team
objectives:
  - id: calm
    objective: Let nobody be woken up at night
    owner: ann
    key_results:
      - id: one
        key_result: Launch the new campaign{on_line}
        baseline: 0
        target: 1
{above}      - id: two{on_block}
        key_result: Page views
        baseline: 0
        target: 1
"""


def team(on_line: str = "", above: str = "", on_block: str = "") -> str:
    return TWO.format(on_line=on_line, above=above, on_block=on_block)


BOTH = ["2026-Q3/team.yaml:8:21 K101", "2026-Q3/team.yaml:12:21 K109"]


def places(findings: list[str]) -> list[str]:
    return [" ".join(one.split()[:2]) for one in findings]


def test_without_comments_both_are_told(tmp_path):
    assert places(coach(tmp_path, team(), "K,S")) == BOTH


def test_on_the_line(tmp_path):
    assert places(coach(tmp_path, team(on_line=" # okr: ignore[K101] the board wants it"), "K,S")) == BOTH[1:]


def test_above_the_block_and_where_it_begins(tmp_path):
    assert places(coach(tmp_path, team(above="      # okr: ignore[K109] why\n"), "K,S")) == BOTH[:1]
    assert places(coach(tmp_path, team(on_block=" # okr: ignore[K1]"), "K,S")) == BOTH[:1]


def test_above_the_first_line_of_the_file_covers_all_of_it(tmp_path):
    assert coach(tmp_path, "# okr: ignore[K101, K109]\n\n" + team(), "K,S") == []


def test_it_does_not_reach_the_next_block(tmp_path):
    assert places(coach(tmp_path, team(on_line=" # okr: ignore[K101, K109]"), "K,S")) == [
        "2026-Q3/team.yaml:8:45 S101",
        BOTH[1],
    ]


def test_what_only_looks_like_a_comment_leaves_nothing_out(tmp_path):
    text = team().replace("Launch the new campaign", '"Launch # okr: ignore[K101] it"')
    assert places(coach(tmp_path, text, "K,S")) == BOTH


def test_unused_unknown_and_empty_comments_are_told(tmp_path):
    text = (
        team()
        .replace("owner: ann", "owner: ann # okr: ignore[O202] long gone")
        .replace("target: 1", "target: 1 # okr: ignore[KR1]", 1)
        .replace("team: Team", "team: Team # okr: ignore")
        .replace("id: one", "id: one # okr: ignore[E301, K101]")
    )
    assert [one for one in coach(tmp_path, text) if " S" in one] == [
        "2026-Q3/team.yaml:1:12 S102 This comment does not say what to leave out",
        "2026-Q3/team.yaml:5:16 S101 `O202` has nothing to say here any more",
        "2026-Q3/team.yaml:7:17 S103 `E301` is an error, and errors cannot be left out",
        "2026-Q3/team.yaml:10:19 S103 There is no rule `KR1`",
    ]


def test_what_was_not_looked_for_is_not_unused(tmp_path):
    assert coach(tmp_path, team(on_line=" # okr: ignore[K101]"), "S") == []


def test_the_settings_leave_out_whole_families_and_are_checked(tmp_path):
    files = {"okr.yaml": "version: 1\nlint: {ignore: [K101, K109, Z9]}\n", "2026-Q3/team.yaml": team()}
    assert coach(tmp_path, files, "K,S") == ["okr.yaml:2:29 S104 There is no rule `Z9`"]


def test_codes_can_be_chosen_by_their_beginning(tmp_path):
    found = find(tmp_path, {"2026-Q3/team.yaml": team()}, Choice(select=("K1",), ignore=("K109",)))
    assert [one.code for one in found] == ["K101"]
