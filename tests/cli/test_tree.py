"""`okr tree`: drawn, narrowed, and in the formats that other tools read."""

from __future__ import annotations

import json

import pytest

COMPANY = """\
team: Company
objectives:
  - id: growth
    objective: Be chosen by more, "and" <left> by fewer
  - id: trust
    objective: Be trusted
    supports: 2025:company/past
"""


@pytest.fixture
def aligned(workspace):
    folder = workspace / "2026-Q3"
    (folder / "company.yaml").write_text(COMPANY, encoding="utf-8")
    for name, links in (("marketing", "[company/growth, company/trust]"), ("sales", "[company/growth]")):
        path = folder / f"{name}.yaml"
        text = path.read_text(encoding="utf-8")
        path.write_text(
            text.replace("    owner: alice\n", f"    owner: alice\n    supports: {links}\n"), encoding="utf-8"
        )
    return workspace


def test_the_tree(okr, aligned):
    run = okr("tree")
    assert (run.code, run.err) == (0, "")
    assert (
        run.out
        == """\
Acme                                                           as of 17 Aug 2026

                                                               Score  Supporters
○ 2026-Q3:company/growth  Be chosen by more, "and" <left> by…      –  0.17 of 2
├─ ! marketing/reference  Become the obvious… (1 more parent)   0.34
└─ ? sales/deals  Win the deals we deserve                      0.00
○ 2026-Q3:company/trust  Be trusted                                –  0.34 of 1
└─ ! marketing/reference  Become the obvious r… (shown above)   0.34

Links that are broken
✗ 2026-Q3:company/trust  supports 2025:company/past, which does not exist
"""
    )


def test_from_an_address_a_team_an_owner_and_so_deep(okr, aligned):
    below = okr("tree", "company/trust").out
    assert "company/growth" not in below
    assert "marketing/reference" in below
    narrowed = okr("tree", "--team", "sales").out
    assert "sales/deals" in narrowed
    assert "company/growth" in narrowed
    assert "marketing" not in narrowed
    assert "marketing/reference" in okr("tree", "--owner", "bob").out
    assert "sales/deals" not in okr("tree", "--owner", "bob").out
    assert "sales/deals" not in okr("tree", "--depth", "1").out
    assert okr("tree", "--team", "nobody").code == 4
    assert okr("tree", "nowhere/at-all").code == 4


def test_as_json(okr, aligned):
    document = json.loads(okr("tree", "--json").out)
    assert document["roots"] == ["2026-Q3:company/growth", "2026-Q3:company/trust"]
    found = {one["address"]: one for one in document["objectives"]}
    assert found["2026-Q3:marketing/reference"]["parents"] == document["roots"]
    assert found["2026-Q3:company/growth"]["supporters_score"] == 0.1687
    assert document["dangling"] == [{"address": "2026-Q3:company/trust", "supports": "2025:company/past"}]


def test_for_mermaid_graphviz_and_markdown_nothing_in_a_text_means_anything(okr, aligned):
    mermaid = okr("tree", "--format", "mermaid").out.splitlines()
    assert mermaid[0] == "flowchart BT"
    words = "Be chosen by more, #34;and#34; #60;left#62; by fewer"
    assert mermaid[1] == f'  n1["2026-Q3:company/growth<br/>{words}<br/>(0.17 of 2)"]'
    assert "  n3 --> n1" in mermaid
    dot = okr("tree", "company/trust", "--format", "dot").out.splitlines()
    assert dot[0] == "digraph okr {"
    assert dot[-1] == "}"
    assert [line for line in dot if "->" in line] == ["  n2 -> n1;"]
    markdown = okr("tree", "--format", "md").out
    assert '- `2026-Q3:company/growth` Be chosen by more, "and" \\<left\\> by fewer (0.17 of 2)' in markdown
    assert "  - `marketing/reference` Become the obvious reference (**0.34**, 1 more parent)" in markdown


@pytest.mark.parametrize("width", ["36", "60", "80", "200"])
def test_no_line_is_wider_than_the_terminal_nor_ends_in_spaces(okr, aligned, monkeypatch, width):
    monkeypatch.setenv("COLUMNS", width)
    lines = okr("tree").out.splitlines()
    assert [line for line in lines if len(line) > int(width) or line != line.rstrip()] == []
