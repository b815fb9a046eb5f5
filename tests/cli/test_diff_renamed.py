"""`okr diff` of what has another address: a line that says so, and everything else as if it had kept it."""

from __future__ import annotations

import json

import pytest
from okr_workspace import MARKETING, SALES

LAST = "          - {date: 2026-08-10, value: 300, confidence: 6, next: Call Ana}\n"
LINKED = "    supports: [company/growth, 2026-Q3:marketing/reference/leads, marketing/reference]\n"


@pytest.fixture
def told(okr, repo):
    """Kind, address, before, after and author of each change."""

    def tell(*words: str) -> list[tuple[object, ...]]:
        run = okr("diff", "--json", *words)
        assert (run.code, run.err) == (0, "")
        changes = json.loads(run.out)["changes"]
        return [(one["kind"], one["address"], one["before"], one["after"], one["author"]) for one in changes]

    repo.edit("    type: committed\n", "    type: committed\n" + LINKED, SALES)
    repo.commit("links")
    return tell


@pytest.mark.parametrize("committed", [True, False])
@pytest.mark.parametrize(
    ("line", "change"),
    [
        ("rename leads lead-count", ("renamed", "reference/lead-count", "reference/leads", "reference/lead-count")),
        ("rename reference known", ("renamed", "known", "reference", "known")),
    ],
)
def test_a_renamed_thing_is_one_line(okr, repo, told, line, change, committed):
    assert okr(*line.split()).code == 0
    if committed:
        repo.commit("rename")
    kind, address, before, after = change
    author = "Ann Example" if committed else None
    expected = (kind, f"2026-Q3:marketing/{address}", f"marketing/{before}", f"marketing/{after}", author)
    assert told("HEAD~1" if committed else "HEAD") == [expected]
    page = okr("diff", "HEAD~1" if committed else "HEAD").out
    assert f"renamed, was {before.rpartition('/')[2]}" in page
    assert page.count("marketing") == 1


@pytest.mark.parametrize("committed", [True, False])
def test_a_moved_thing_is_one_line(okr, repo, told, committed):
    assert okr("move", "leads", "--to", "deals").code == 0
    if committed:
        repo.commit("move")
    since = "HEAD~1" if committed else "HEAD"
    (change,) = told(since)
    assert change[:4] == ("moved", "2026-Q3:sales/deals/leads", "marketing/reference/leads", "sales/deals/leads")
    assert "moved, was marketing/reference/leads" in " ".join(okr("diff", since).out.split())
    for team in ("sales", "marketing"):
        assert [one[0] for one in told(since, "--team", team) if one[0] == "moved"] == ["moved"]


def test_a_moved_objective_takes_its_key_results_along(okr, repo, told):
    assert okr("move", "reference", "--to", "sales").code == 0
    assert [one[:4] for one in told("HEAD")] == [
        ("moved", "2026-Q3:sales/reference", "marketing/reference", "sales/reference")
    ]


def test_a_teams_file_with_another_name(okr, repo, told):
    repo.git("mv", MARKETING, "2026-Q3/brand.yaml")
    repo.edit(
        "2026-Q3:marketing/reference/leads, marketing/reference]", "brand/reference/leads, brand/reference]", SALES
    )
    repo.edit(LAST, LAST + "          - {date: 2026-08-17, value: 330}\n", "2026-Q3/brand.yaml")
    repo.commit("brand")
    assert [one[:4] for one in told("HEAD~1") if one[0] != "supports"] == [
        ("renamed", "2026-Q3:brand", "marketing", "brand"),
        ("progress", "2026-Q3:brand/reference/leads", 300, 330),
    ]
    assert "brand  renamed, was marketing" in " ".join(okr("diff", "HEAD~1").out.split()).replace(
        " renamed", "  renamed"
    )


def test_a_link_that_a_new_name_broke_is_no_change_of_the_link(okr, repo, told):
    repo.git("mv", MARKETING, "2026-Q3/brand.yaml")
    assert [one[:2] for one in told("HEAD")] == [("renamed", "2026-Q3:brand")]
    broken = okr("lint", "--select", "O302").out
    assert broken.count("has no team `marketing`") == 2 and "Did you mean `brand/reference/leads`?" in broken


def test_by_hand_with_another_statement_and_figures(okr, repo, told):
    repo.edit("id: leads", "id: demos")
    repo.edit("key_result: Qualified leads", "key_result: Demo requests")
    repo.edit("target: 500", "target: 400")
    repo.edit(LAST, LAST + "          - {date: 2026-08-17, value: 330, confidence: 2}\n")
    place = "2026-Q3:marketing/reference/demos"
    assert [one[:4] for one in told("HEAD", "--team", "marketing") if one[0] != "status"] == [
        ("renamed", place, "marketing/reference/leads", "marketing/reference/demos"),
        ("goalpost", place, 500, 400),
        ("renamed", place, "Qualified leads", "Demo requests"),
        ("progress", place, 300, 330),
        ("confidence", place, 6, 2),
    ]


def test_who_made_a_change_is_known_across_a_new_name(okr, repo, told):
    repo.edit("target: 500", "target: 450")
    repo.git("config", "user.name", "x")
    repo.git("-c", "user.name=Zoe", "add", "-A")
    repo.commit("earlier", "2026-08-16")
    okr("rename", "leads", "demos")
    repo.commit("rename", "2026-08-17")
    run = json.loads(okr("diff", "2026-08-10", "--json").out)["changes"]
    goalpost = next(one for one in run if one["kind"] == "goalpost")
    renamed = next(one for one in run if one["kind"] == "renamed")
    assert (goalpost["day"], renamed["day"]) == ("2026-08-16", "2026-08-17")


def test_what_only_looks_alike_is_gone_and_new(okr, repo, told):
    text = repo.read()
    start = text.index("      - id: site")
    repo.write(MARKETING, text[:start] + "      - id: other\n        key_result: Something else\n        at_most: 3\n")
    assert {one[0] for one in told("HEAD")} >= {"added", "removed"}
    assert not {one[0] for one in told("HEAD")} & {"renamed", "moved"}


def test_a_health_metric_with_another_id(okr, repo, told):
    metric = "kpis:\n  - {id: tickets, kpi: Open tickets, at_most: 60, readings: [{date: 2026-08-03, value: 40}]}\n"
    repo.write("kpis.yaml", metric)
    repo.commit("metric")
    repo.write("kpis.yaml", metric.replace("id: tickets", "id: open-tickets").replace("60", "50"))
    assert [one[:4] for one in told("HEAD")] == [
        ("renamed", "open-tickets", "tickets", "open-tickets"),
        ("goalpost", "open-tickets", 60, 50),
    ]


def test_goalposts_are_followed_from_the_start_through_every_name(okr, repo, told):
    repo.edit("target: 500", "target: 450")
    repo.commit("less")
    okr("rename", "leads", "demos")
    repo.commit("rename")
    okr("move", "demos", "--to", "sales/deals")
    repo.commit("move")
    repo.git("mv", SALES, "2026-Q3/revenue.yaml")
    repo.commit("a new name")
    okr("rename", "demos", "calls")
    place = "2026-Q3:revenue/deals/calls"
    goalpost, *rescored = told("--since-start")
    assert goalpost == ("goalpost", place, 500, 450, "Ann Example")
    assert [one[:2] for one in rescored if one[0] == "rescored"][-1] == ("rescored", place)
    assert {one[0] for one in rescored} == {"rescored"}
