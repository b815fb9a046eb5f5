"""What narrows a command can be said more than once, and then any of it will do: nothing is dropped in silence."""

from __future__ import annotations

import json

import pytest

OPS = """\
team: Ops
objectives:
  - id: calm
    objective: Sleep at night
    owner: carol
    key_results:
      - {id: pages, key_result: Fewer calls at night, baseline: 20, target: 5}
"""


@pytest.fixture
def three_teams(workspace):
    (workspace / "2026-Q3" / "ops.yaml").write_text(OPS, encoding="utf-8")
    return workspace


def teams_of(run):
    return [one["id"] for one in json.loads(run.out)["teams"]]


def test_status_of_any_of_the_teams_owners_and_statuses(okr, three_teams):
    assert teams_of(okr("status", "--team", "sales", "--team", "ops", "--json")) == ["ops", "sales"]
    assert teams_of(okr("status", "--owner", "bob", "-o", "carol", "--json")) == ["marketing", "ops"]
    run = okr("status", "--status", "stale", "-s", "on track", "--json")
    found = {
        each["status"] for team in json.loads(run.out)["teams"] for o in team["objectives"] for each in o["key_results"]
    }
    assert found == {"stale", "on_track"}
    assert teams_of(okr("status", "sales", "--team", "ops", "--json")) == []


@pytest.mark.parametrize("order", [["-t", "sales", "-t", "nobody"], ["-t", "nobody", "-t", "sales"]])
def test_each_of_them_must_be_there(okr, three_teams, order):
    for command in ("status", "due", "tree"):
        run = okr(command, *order)
        assert (run.code, run.out) == (4, "")
        assert "nobody" in run.err
    assert okr("status", "-o", "alice", "-o", "nobody").code == 4
    assert okr("status", "-s", "stale", "-s", "sleepy").code == 2


def test_due_tree_and_history_of_several(okr, three_teams):
    due = json.loads(okr("due", "--team", "sales", "--team", "ops", "--json").out)["due"]
    assert {one["address"].split("/")[0] for one in due} == {"sales", "ops"}
    both = json.loads(okr("due", "--owner", "carol", "--owner", "alice", "--json").out)["due"]
    assert {one["owner"] for one in both} == {"carol", "alice"}
    tree = okr("tree", "--team", "sales", "--team", "ops").out
    assert "Sleep at night" in tree and "Win the deals" in tree and "reference" not in tree
    head = okr("history", "sales", "ops").out.splitlines()[0]
    assert head.startswith("sales, ops ")


def test_a_company_of_more_than_four_teams_is_a_row_a_team_until_something_is_asked_for(okr, three_teams):
    for name in ("data", "legal"):
        (three_teams / "2026-Q3" / f"{name}.yaml").write_text(OPS.replace("Ops", name.title()), encoding="utf-8")
    overview = okr("status").out
    assert "Sleep at night" not in overview and "5 teams" in overview
    assert okr("status", "--full").out.count("Sleep at night") == 3
    assert okr("status", "--team", "ops", "--team", "data").out.count("Sleep at night") == 2
    assert okr("status", "--owner", "carol").out.count("Sleep at night") == 3
    assert teams_of(okr("status", "--json", "--sort", "name")) == ["data", "legal", "marketing", "ops", "sales"]
    wrong = okr("status", "--sort", "colour")
    assert wrong.code == 2 and "worst, name, score, change, owed" in wrong.err


TAGGED = """\
team: Growth
objectives:
  - id: reach
    objective: Be found
    owner: dora
    tags: [web, q3-focus]
    key_results:
      - {id: visits, key_result: Followers, baseline: 1, target: 9}
      - {id: shops, key_result: Launch the shops, owner: bob, baseline: 1, target: 9, tags: [street]}
  - id: other
    objective: Be liked
    owner: dora
    key_results:
      - id: fans
        key_result: Fans
        baseline: 1
        target: 9
        tags:
          - street
          - people
"""


@pytest.fixture
def tagged(three_teams):
    (three_teams / "2026-Q3" / "growth.yaml").write_text(TAGGED, encoding="utf-8")
    return three_teams


def names_of(run):
    """The ids of the key results in an answer, wherever they stand in it."""

    def walk(part):
        if isinstance(part, dict):
            address = part.get("address", "")
            if "key_result" in part or "key_result" in part.get("entry", ""):
                yield address.rsplit("/", 1)[-1]
            part = list(part.values())
        for one in part if isinstance(part, list) else ():
            yield from walk(one)

    assert run.code == 0, run.err
    return set(walk(json.loads(run.out)))


FILTERS = [
    ("--tag web", {"visits", "shops"}),
    ("--tag street", {"shops", "fans"}),
    ("--tag street --tag web", {"visits", "shops", "fans"}),
    ("--tag street --owner bob", {"shops"}),
    ("--tag people --team growth --status stale", {"fans"}),
    ("--tag people --team sales", set()),
    ("--owner dora --tag street", {"fans"}),
    ("--owner carol", {"pages"}),
    ("--team ops --team growth --owner bob --owner carol", {"shops", "pages"}),
]


@pytest.mark.parametrize(("asked", "found"), FILTERS)
@pytest.mark.parametrize("command", ["status", "list", "due", "digest"])
def test_the_filters_are_the_same_everywhere(okr, tagged, command, asked, found):
    assert names_of(okr(command, *asked.split(), "--json")) == found


@pytest.mark.parametrize(
    ("asked", "about"),
    [
        ("--owner dora", {"visits", "fans", "reach", "other"}),
        ("--owner bob", {"shops"}),
        ("--tag street", {"shops", "fans"}),
        ("--tag web --owner dora", {"visits", "reach"}),
        ("growth/reach", {"visits", "shops", "reach"}),
        ("visits fans", {"visits", "fans"}),
        ("--team growth --owner carol", set()),
        ("growth --team ops", set()),
    ],
)
def test_lint_of_what_is_asked_for(okr, tagged, asked, about):
    run = okr("lint", *asked.split(), "--select", "O,K", "--json")
    lines = (tagged / "2026-Q3" / "growth.yaml").read_text("utf-8").splitlines()
    found = set()
    for one in json.loads(run.out)["findings"]:
        if one["file"].endswith("growth.yaml"):
            names = [line.partition("id: ")[2].partition(",")[0] for line in lines[: one["line"]] if "id: " in line]
            found.add(names[-1])
    assert found <= about and (found or not about)


def test_lint_tells_every_mistake_of_the_files_looked_at(okr, tagged):
    path = tagged / "2026-Q3" / "growth.yaml"
    path.write_text(TAGGED.replace("    owner: dora", "    ownr: dora"), encoding="utf-8")
    for words in (["--team", "growth", "--owner", "bob"], ["growth/other"], ["growth"]):
        assert okr("lint", *words).code == 3
    assert okr("lint", "--team", "ops", "--select", "E").code == 0
    assert okr("lint", "--team", "nobody").code == 4


def test_a_tag_that_nothing_has_is_told_with_the_nearest(okr, tagged):
    for command in ("status", "list", "due", "digest"):
        run = okr(command, "--tag", "stret")
        assert (run.code, run.out) == (4, "")
        assert "Did you mean street?" in run.err
        assert "There are: people, q3-focus, street, web." in okr(command, "--tag", "zzz").err


def test_where_nothing_is_tagged_the_tag_to_write_is_a_valid_one(okr, three_teams):
    assert "`tags: [priorite]` tags something." in okr("status", "--tag", "Priorité").err


def test_tree_and_history_of_a_tag(okr, tagged):
    drawn = okr("tree", "--tag", "web").out
    assert "Be found" in drawn and "Be liked" not in drawn and "Sleep" not in drawn
    assert okr("history", "--tag", "web").code == 0


def test_a_note_of_a_part_counts_that_part_alone(okr, tagged):
    whole, part = (json.loads(okr("digest", *words, "--json").out) for words in ((), ("--owner", "carol")))
    assert whole["cycles"][0]["summary"]["aspirational"]["objectives"] > 1
    assert part["cycles"][0]["summary"]["aspirational"]["objectives"] == 1
    assert part["cycles"][0]["summary_before"]["aspirational"]["objectives"] == 1
