"""`okr search`: what people wrote, of all cycles, with the place and the words marked."""

from __future__ import annotations

import json

import pytest

from okrcli.workspace.search import find_words, fold

SALES = """\
team: Sales
objectives:
  - id: deals
    objective: Win the deals we deserve
    owner: alice
    type: committed
    why: >
      A first line,
      and the œuvre of a lifetime
    tags: [field]
    retrospective: {score: 0.5, why: The trade fair cost too much, learned: Ask sooner, decision: keep}
    key_results:
      - id: won
        key_result: Share of deals won
        baseline: 20
        target: 30
        x-mine: webinar of our own
        checkins:
          - {date: 2026-07-13, value: 21, note: "L’été s'annonce \\"bien\\"", next: [Call Ana, 'Don''t wait']}
          - date: 2026-07-20
            note: |
              Nothing here.
              The second webinar sold out
              and a third webinar is planned
            blockers: Legal is slow
      - id: kept
        key_result: Deals kept
        owner: bob
        milestones: [{id: a, milestone: A webinar held}]
        dropped: {date: 2026-08-01, why: No webinar any more}
"""
KPIS = """\
kpis:
  - id: bounce
    kpi: Bounce of the webinar page
    team: marketing
    owner: bob
    at_most: 40
    readings:
      - {date: 2026-07-01, value: 30, note: Before the webinar}
"""


@pytest.fixture
def said(workspace):
    (workspace / "2026-Q3" / "sales.yaml").write_text(SALES, "utf-8")
    (workspace / "kpis.yaml").write_text(KPIS, "utf-8")
    old = workspace / "2026-Q1"
    old.mkdir()
    (old / "cycle.yaml").write_text("starts: 2026-01-01\nends: 2026-03-31\nclosed: 2026-04-02\n", "utf-8")
    (old / "sales.yaml").write_text(SALES.replace("Deals kept", "Webinars kept"), "utf-8")
    return workspace


def found(run):
    """Each match as file, line, field and text."""
    return [(one["file"], one["line"], one["field"], one["text"]) for one in json.loads(run.out)["matches"]]


def test_every_kind_of_text_of_every_cycle_the_latest_first(okr, said):
    matches = found(okr("search", "WEBINAR", "--json"))
    quarter = [
        (23, "note", "The second webinar sold out"),
        (29, "milestone", "A webinar held"),
        (30, "dropped.why", "No webinar any more"),
    ]
    assert matches == [
        *(("2026-Q3/sales.yaml", *one) for one in quarter),
        *(("2026-Q1/sales.yaml", *one) for one in [quarter[0], (27, "key_result", "Webinars kept"), *quarter[1:]]),
        ("kpis.yaml", 3, "kpi", "Bounce of the webinar page"),
        ("kpis.yaml", 8, "note", "Before the webinar"),
    ]


@pytest.mark.parametrize(
    ("words", "line", "text"),
    [
        (["deserve"], 4, "Win the deals we deserve"),
        (["oeuvre"], 9, "A first line, and the œuvre of a lifetime\n"),
        (["fair", "TRADE"], 11, "The trade fair cost too much"),
        (["sooner"], 11, "Ask sooner"),
        (["l'ete", "bien"], 19, 'L’été s\'annonce "bien"'),
        (["L’ÉTÉ"], 19, 'L’été s\'annonce "bien"'),
        (["don't"], 19, "Don't wait"),
        (["sold out"], 23, "The second webinar sold out"),
        (["legal"], 25, "Legal is slow"),
        (["third", "nothing"], 22, "Nothing here."),
        (["sales"], 1, "Sales"),
    ],
)
def test_all_of_the_words_whatever_their_capitals_and_accents(okr, said, words, line, text):
    matches = found(okr("search", *words, "--cycle", "q3", "--json"))
    assert [(one[1], one[3].rstrip()) for one in matches if "sales" in one[0]] == [(line, text.rstrip())]


def test_what_is_not_there_exits_with_1(okr, said):
    run = okr("search", "zzzz")
    assert (run.code, run.out, run.err) == (1, "", "Nothing was found.\n")
    assert okr("search", "webinar", "zzzz").code == 1
    assert okr("search", "our own").code == 1  # a team's own keys are its own
    assert json.loads(okr("search", "zzzz", "--json").out)["matches"] == []
    for words in (["search"], ["search", ""], ["search", " ", "\u0301"]):
        assert okr(*words).code == 2


def test_the_page_names_the_thing_the_place_and_what_was_written(okr, said):
    run = okr("search", "webinar", "second")
    assert run.code == 0
    assert run.out.splitlines() == [
        "2026-Q3:sales/deals/won",
        "  2026-Q3/sales.yaml:23  note 20 Jul 2026  The second webinar sold out",
        "2026-Q1:sales/deals/won",
        "  2026-Q1/sales.yaml:23  note 20 Jul 2026  The second webinar sold out",
    ]
    marked = okr("search", "webinar", "second", "--cycle", "q3", "--color", "always").out
    assert marked.count("\x1b[1;4m") == 2


@pytest.mark.parametrize(
    ("asked", "files"),
    [
        ("--owner bob", {("2026-Q3/sales.yaml", 29), ("2026-Q1/sales.yaml", 27), ("kpis.yaml", 3)}),
        ("--team marketing", {("kpis.yaml", 3)}),
        ("--tag field --status stale", {("2026-Q3/sales.yaml", 23)}),
        ("--team sales --cycle Q1", {("2026-Q1/sales.yaml", 23)}),
    ],
)
def test_the_filters_of_every_list(okr, said, asked, files):
    assert files <= {one[:2] for one in found(okr("search", "webinar", *asked.split(), "--json"))}
    assert okr("search", "webinar", "--owner", "nobody").code == 4
    assert {one[0] for one in found(okr("search", "sales", "--team", "sales", "--json"))} == {
        "2026-Q3/sales.yaml", "2026-Q1/sales.yaml"
    }  # fmt: skip


def test_a_file_is_found_in_as_it_is_now_and_a_broken_one_all_the_same(okr, said):
    path = said / "2026-Q3" / "sales.yaml"
    assert okr("search", "unheard").code == 1
    path.write_text(SALES.replace("Legal is slow", "Unheard of"), "utf-8")
    assert [one[1] for one in found(okr("search", "unheard", "--json"))] == [25]
    path.write_text(SALES.replace("    owner: bob", "    owner: [bob"), "utf-8")
    run = okr("search", "legal", "slow", "--cycle", "q3", "--json")
    assert run.code == 3 and len(found(run)) == 2 and json.loads(run.out)["problems"]
    path.write_bytes(b"team: \xff\xfe\n")
    run = okr("search", "legal", "slow")
    assert run.code == 3 and "2026-Q1/sales.yaml:25" in run.out and "sales.yaml" in run.err


@pytest.mark.parametrize("text", ["L’Été à l'œil", "ﬁn ＡＢＣ", "İstanbul", "a\u0301b", "Straße", "½ 50\u202f%"])
def test_a_mark_is_where_the_word_is(text):
    for start in range(len(text)):
        for end in range(start + 1, len(text) + 1):
            word = fold(text[start:end])
            if word.strip():
                marks = find_words(text, [word])
                assert all(word in fold(text[one[0] : one[1]]) for one in marks) and marks
