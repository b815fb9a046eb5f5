"""`okr report`: the same figures as the terminal's, nothing that runs or loads, nobody's file overwritten."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import shutil
from itertools import pairwise
from pathlib import Path

import pytest
from html_page import Element, read_page

from okrcli.i18n.numbers import format_score
from okrcli.render.labels import confidence_label

ACME = Path(__file__).resolve().parents[2] / "examples" / "acme"
HOSTILE = (
    "<script>alert(1)</script>", "</style><script>alert(1)</script>", "<img src=x onerror=alert(1)>", "{{ 7*7 }}",
    "javascript:alert(1)", "&lt;b&gt;", "<svg onload=alert(1)>", "]]><!--", "\u202eevil", "a\u200bb\u2066c",
    '" onmouseover="alert(1)', "' autofocus onfocus='alert(1)", "{% raw %}", "%00", "<a href=//x.example>x</a>",
)  # fmt: skip

SAYING = """\
team: SAID
objectives:
  - id: reference
    objective: SAID
    why: SAID
    key_results:
      - id: leads
        key_result: SAID
        baseline: 120
        target: 500
        unit: SAID
        source_of_truth: SAID
        links: [{url: "https://acme.example", title: SAID}]
        checkins:
          - {date: 2026-07-27, value: 230, confidence: 3, blockers: SAID, next: SAID, note: SAID, by: SAID}
      - id: site
        key_result: A new site
        milestones:
          - {id: draft, milestone: SAID}
"""


@pytest.fixture
def acme(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(ACME, folder / "acme")
    monkeypatch.chdir(folder / "acme")
    monkeypatch.setenv("OKR_TODAY", "2026-08-31")
    return folder / "acme"


def page_of(okr, *words: str, code: int = 0) -> Element:
    run = okr("report", "--output", "-", *words)
    assert run.code == code, run.err
    return read_page(run.out)


def by_id(page: Element) -> dict[str, Element]:
    found: dict[str, Element] = {}
    for one in page.walk():
        name = one.attributes.get("id")
        if name is not None:
            assert name not in found, f"two elements are called {name}"
            found[name] = one
    return found


def of(element: Element, cls: str) -> str:
    return element.one(cls=cls).text


def figure(score: float | None) -> str:
    return "–" if score is None else format_score(score)


@pytest.mark.parametrize("when", ["2026-08-31", "2026-07-03", "2026-10-20"])
@pytest.mark.parametrize("cycle", ["2026-Q3", "2026-Q2", "2026"])
def test_every_figure_is_the_terminals(okr, acme, cycle, when):
    said = json.loads(okr("status", "--json", "--at", when, "--cycle", cycle).out)
    page = page_of(okr, "--at", when, "--cycle", cycle)
    places = by_id(page)
    rows = {one.one(cls="body").attributes["id"]: one for one in page.all("div", "kr")}
    assert rows.keys() == {
        one["address"] for team in said["teams"] for each in team["objectives"] for one in each["key_results"]
    }
    for team in said["teams"]:
        for objective in team["objectives"]:
            head = places[objective["address"]].one("header")
            assert head.one(cls="status").text[2:].replace(" ", "_") == objective["status"]
            assert of(head, "figure") == f"{figure(objective['score'])} of {figure(objective['goal'])}"
            assert (f"pace {figure(objective['pace'])}" in head.text) == (objective["pace"] is not None)
            for one in objective["key_results"]:
                row = rows[one["address"]]
                assert of(row, "c-status").startswith(row.one(cls="status").text)
                assert row.one(cls="status").text[2:].replace(" ", "_") == one["status"]
                if one["status"] == "dropped":
                    assert not row.all(cls="c-score")
                    continue
                assert of(row, "c-score") == figure(one["score"])
                told = row.one("dl").text
                words = f"{figure(one['expected'])} today"
                assert words in told
                assert (f"pace {figure(one['pace'])}" in told) == (one["pace"] is not None)
                conf = confidence_label(one["confidence"])
                assert of(row, "c-conf") == (f"Confidence {conf} /10" if conf else "")
                if one["forecast"]:
                    assert f"lands at {figure(one['forecast']['landing'])}" in told
                drawn = row.one(cls="bar").one("title").text
                score = f"score {figure(one['score'])} of {figure(one['goal'])}"
                assert drawn == f"{score}, {figure(one['expected'])} expected today"
    rows = [row for table in page.all("table", "teams") for row in table.all("tr")]
    lines = {row.one("th").text: [each.text for each in row.all("td")] for row in rows}
    for team in said["teams"] if len(said["teams"]) > 1 else ():
        cells = lines[team["name"]]
        assert cells[1:3] == [figure(team["aspirational"]["score"]), figure(team["committed"]["score"])]
    meters = [one.text for one in page.all(cls="big")]
    assert meters[:2] == [
        f"{figure(said['summary'][kind]['score'])} of {goal}"
        for kind, goal in (("aspirational", "0.70"), ("committed", "1.00"))
    ]


def test_nothing_runs_loads_or_is_styled_but_by_the_pages_own_parts(okr, acme):
    page = page_of(okr)
    policy = next(
        one.attributes["content"]
        for one in page.all("meta")
        if one.attributes.get("http-equiv") == "Content-Security-Policy"
    )
    for kind in ("style", "script"):
        (part,) = page.all(kind)
        digest = base64.b64encode(hashlib.sha256(part.source.encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none'")
    for one in page.walk():
        assert not {name for name in one.attributes if name == "style" or name.startswith("on")}
        assert one.tag not in {"img", "iframe", "object", "embed", "link", "base", "form"}
        assert "src" not in one.attributes
        href = one.attributes.get("href", "#")
        assert href.startswith("#") or one.attributes["rel"] == "noreferrer noopener"


def test_every_link_within_the_page_leads_somewhere(okr, acme):
    page = page_of(okr)
    places = by_id(page)
    links = [one.attributes["href"][1:] for one in page.all("a") if one.attributes["href"].startswith("#")]
    assert len(links) > 20
    assert [one for one in links if one not in places] == []


def test_the_page_is_read_from_top_to_bottom(okr, acme):
    page = page_of(okr)
    levels = [int(one.tag[1]) for one in page.walk() if re.fullmatch("h[1-6]", one.tag)]
    assert levels.count(1) == 1
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels))
    assert len(page.all("main")) == 1
    assert all(one.all("title") for one in page.all("svg"))
    assert all(one.all("desc") for one in page.all("svg", "chart"))
    for table in page.all("table"):
        assert table.all("caption")
        assert all(one.attributes.get("scope") for one in table.all("th"))
    assert page.one("html").attributes["lang"] == "en"
    french = next(one for one in page.all("span") if one.text.startswith("Que chaque client"))
    assert french.attributes["lang"] == "fr"


def test_the_same_files_and_day_give_the_same_bytes_and_few_of_them(okr, acme):
    first = okr("report", "--output", "-").out
    assert okr("report", "--output", "-").out == first
    assert len(first.encode()) < 300_000


def test_a_revision_gives_the_same_bytes_whenever_it_is_asked_for(okr, repo):
    repo.commit("Begin")
    first = okr("report", "--output", "-", "--at", "HEAD").out
    assert "Qualified leads" in first
    (repo.folder / "2026-Q3" / "marketing.yaml").unlink()
    assert okr("report", "--output", "-", "--at", "HEAD").out == first


@pytest.mark.parametrize("text", HOSTILE)
def test_what_stands_in_files_is_text(okr, workspace, text):
    said = json.dumps(text)
    (workspace / "2026-Q3" / "marketing.yaml").write_text(SAYING.replace("SAID", said), encoding="utf-8")
    plain = page_of(okr)
    assert [one.tag for one in plain.all("script") + plain.all("img")] == ["script"]
    assert not any(name.startswith("on") for one in plain.walk() for name in one.attributes)
    links = {one.attributes["href"] for one in plain.all("a") if not one.attributes["href"].startswith("#")}
    assert links == {"https://acme.example"}
    shown = re.sub("[\u202e\u200b\u2066]", "\ufffd", text)
    assert sum(shown in one for one in (each.text for each in plain.all("p"))) >= 2
    assert not re.search("[\u202e\u200b\u2066]", okr("report", "--output", "-").out)


def test_only_addresses_of_the_web_and_mail_become_links(okr, workspace):
    path = workspace / "2026-Q3" / "marketing.yaml"
    content = path.read_text(encoding="utf-8")
    note = "See https://acme.example/a?b=1&c=2, not javascript:alert(1) or data:text/html,x or //evil.example."
    path.write_text(content.replace("next: Call Ana", f"note: {json.dumps(note)}"), encoding="utf-8")
    links = {one.attributes["href"] for one in page_of(okr).all("a") if not one.attributes["href"].startswith("#")}
    assert links == {"https://acme.example/a?b=1&c=2"}


def test_alignment_health_metrics_and_history_are_there_with_the_terminals_figures(okr, acme):
    page = page_of(okr)
    places = by_id(page)
    lines = [one.text for one in page.one(cls="tree").all("li")]
    for one in json.loads(okr("tree", "--json").out)["objectives"]:
        assert any(f"{one['objective']} {figure(one['score'])}" in line for line in lines)
    for one in json.loads(okr("kpi", "list", "--json").out)["kpis"]:
        assert f"{one['value']}".rstrip("0").rstrip(".") in places[f"kpi:{one['id']}"].one(cls="big").text
    rows = [[each.text for each in one.walk() if each.tag in ("th", "td")] for one in page.one(cls="history").all("tr")]
    for one in json.loads(okr("history", "--json").out)["cycles"]:
        (row,) = [row for row in rows if row[0] == one["id"]]
        assert row[2] == figure(one["aspirational"]["score"])
        assert row[4] == figure(one["committed"]["score"])


def test_a_tree_of_hundreds_of_levels_is_drawn(okr, workspace):
    chain = "".join(
        f"  - {{id: o{n}, objective: Step {n}, supports: [sales/o{n + 1}], key_results: []}}\n" for n in range(400)
    )
    (workspace / "2026-Q3" / "sales.yaml").write_text(
        f"team: Sales\nobjectives:\n{chain}  - {{id: o400, objective: Top}}\n", encoding="utf-8"
    )
    assert len(page_of(okr).one(cls="tree").all("li")) >= 401


class TestMarkdown:
    """For a job's summary: tables and lists that no text can break."""

    def test_it_has_every_figure_of_the_terminal(self, okr, acme):
        said = json.loads(okr("status", "--json").out)
        lines = okr("report", "--format", "md").out.splitlines()
        rows = [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines if line.startswith("| ")]
        for team in said["teams"]:
            assert any(row[:2] == [team["name"], figure(team["aspirational"]["score"])] for row in rows)
            for one in (each for objective in team["objectives"] for each in objective["key_results"]):
                if one["status"] != "dropped":
                    (row,) = [row for row in rows if row[0] == one["key_result"] and len(row) == 8]
                    assert row[2:5] == [
                        figure(one["score"]),
                        "" if one["pace"] is None else figure(one["pace"]),
                        confidence_label(one["confidence"]),
                    ]

    def test_who_leads_a_team_without_figures_stands_alone(self, okr, workspace):
        (workspace / "2026-Q3/ops.yaml").write_text("team: Ops\nlead: bob\n", encoding="utf-8")
        lines = okr("report", "--format", "md").out.splitlines()
        assert lines[lines.index("## Ops") + 2] == "Bob Durand"

    @pytest.mark.parametrize("text", [*HOSTILE, "| a | b |", "# No title", "- x", "[a](javascript:alert(1))", "@all"])
    def test_what_stands_in_files_is_text(self, okr, workspace, text):
        from markdown_it import MarkdownIt

        (workspace / "2026-Q3" / "marketing.yaml").write_text(
            SAYING.replace("SAID", json.dumps(text)), encoding="utf-8"
        )
        run = okr("report", "--format", "md")
        assert run.code == 0, run.err
        page = read_page(MarkdownIt("gfm-like", {"linkify": False}).render(run.out).replace("<br>", "<br/>"))
        assert not page.all("script") + page.all("img") + page.all("svg") + page.all("a")
        assert all(
            len(row.all("td")) in (0, len(table.all("th"))) for table in page.all("table") for row in table.all("tr")
        )
        assert len(page.all("h1")) == 1

    def test_a_file_by_its_name_and_never_over_anothers(self, okr, workspace):
        assert okr("report", "--output", "q3.md").code == 0
        assert okr("report", "--output", "q3.md").code == 0
        (workspace / "README.md").write_text("# Mine", encoding="utf-8")
        assert okr("report", "--output", "README.md").code == 2
        assert (workspace / "README.md").read_text(encoding="utf-8") == "# Mine"


class TestSite:
    """A folder of pages; `okr` runs beside the workspace's files."""

    def test_each_cycle_team_and_objective_has_a_page_and_every_link_leads_to_one(self, okr, acme):
        assert okr("report", "--output", "site/").code == 0
        said = json.loads(okr("status", "--json").out)
        for team in said["teams"]:
            for address in (team["id"], *(one["address"] for one in team["objectives"])):
                assert (acme / "site" / "2026-Q3" / address / "index.html").is_file()
        places = {path: by_id(read_page(path.read_text(encoding="utf-8"))) for path in acme.glob("site/**/*.html")}
        assert {path.parent.name for path in places} >= {"site", "2026", "2026-Q2", "2026-Q3"}
        for path in places:
            page = read_page(path.read_text(encoding="utf-8"))
            assert "style-src 'self'; script-src 'self'" in page.all("meta")[2].attributes["content"]
            assert [one.tag for one in page.walk() if re.fullmatch("h1", one.tag)] == ["h1"]
            for one in page.all("a") + page.all("link"):
                if one.attributes.get("rel") == "noreferrer noopener":
                    continue
                name, _hash, place = one.attributes["href"].partition("#")
                target = (path.parent / name).resolve() if name else path
                assert target.is_file(), f"{path}: {one.attributes['href']}"
                assert not place or place in places[target]

    def test_made_again_it_is_the_same_and_what_is_gone_goes(self, okr, workspace):
        assert okr("report", "--output", "site/").code == 0
        first = {path: path.read_bytes() for path in workspace.glob("site/**/*.*")}
        (workspace / "site" / "CNAME").write_text("okr.example", encoding="utf-8")
        assert okr("report", "--output", "site").code == 0
        assert {path: path.read_bytes() for path in first} == first
        (workspace / "2026-Q3" / "sales.yaml").unlink()
        assert okr("report", "--output", "site").code == 0
        assert not (workspace / "site" / "2026-Q3" / "sales").exists()
        assert (workspace / "site" / "2026-Q3" / "marketing" / "index.html").is_file()
        assert (workspace / "site" / "CNAME").read_text(encoding="utf-8") == "okr.example"

    def test_nothing_of_others_is_touched(self, okr, workspace):
        (workspace / "public").mkdir()
        (workspace / "public" / "index.html").write_text("Mine", encoding="utf-8")
        run = okr("report", "--output", "public/")
        assert run.code == 2
        assert "--force" in run.err
        assert okr("report", "--output", ".", "--force").code == 2
        assert [one.name for one in (workspace / "public").iterdir()] == ["index.html"]
        assert (workspace / "public" / "index.html").read_text(encoding="utf-8") == "Mine"
        assert okr("report", "--output", "public/", "--force").code == 0

    def test_a_list_of_pages_that_names_files_elsewhere_is_not_believed(self, okr, workspace):
        assert okr("report", "--output", "site/").code == 0
        victim = workspace / "2026-Q3" / "sales.yaml"
        with (workspace / "site" / ".okr-report").open("a", encoding="utf-8") as mark:
            mark.write(f"../2026-Q3/sales.yaml\n{victim}\n2026-Q3/../../okr.yaml\n")
        assert okr("report", "--output", "site/").code == 0
        assert victim.is_file()
        assert (workspace / "okr.yaml").is_file()

    def test_of_one_cycle_where_one_is_named(self, okr, acme):
        assert okr("report", "--output", "site/", "--cycle", "2026-Q2").code == 0
        assert not (acme / "site" / "2026-Q3").exists()
        assert (acme / "site" / "2026-Q2" / "index.html").is_file()

    def test_the_okrs_are_read_as_before_where_a_site_lies_beside_them(self, okr, workspace):
        before = okr("status", "--json").out
        assert okr("report", "--output", "site/").code == 0
        assert okr("status", "--json").out == before
        assert okr("lint").err == ""


class TestOutput:
    def test_a_report_is_replaced_by_the_next_one_and_nothing_else_is(self, okr, workspace):
        target, other = workspace / "q3.html", workspace / "mine.html"
        assert okr("report", "--output", "q3.html").code == 0
        first = target.read_text(encoding="utf-8")
        assert okr("report", "--output", "q3.html", "--at", "2026-08-01").code == 0
        assert target.read_text(encoding="utf-8") != first
        other.write_text("<p>Mine</p>", encoding="utf-8")
        run = okr("report", "--output", "mine.html")
        assert run.code == 2
        assert "--force" in run.err
        assert other.read_text(encoding="utf-8") == "<p>Mine</p>"
        assert okr("report", "--output", "mine.html", "--force").code == 0
        assert "<p>Mine</p>" not in other.read_text(encoding="utf-8")

    def test_never_over_the_okrs_themselves(self, okr, workspace):
        run = okr("report", "--output", "2026-Q3/sales.yaml", "--force")
        assert run.code == 2
        assert "Sales" in (workspace / "2026-Q3" / "sales.yaml").read_text(encoding="utf-8")

    @pytest.mark.skipif(not Path("/dev/null").exists(), reason="no devices")
    def test_into_no_device(self, okr, workspace):
        run = okr("report", "--output", "/dev/null")
        assert run.code == 2
        assert "not a regular file" in run.err

    def test_a_team_alone(self, okr, workspace):
        page = page_of(okr, "--team", "sales")
        assert [one.one("h2").text for one in page.all("section", "team")] == ["Sales"]
        assert "Qualified leads" not in page.text
        assert okr("report", "--output", "-", "--team", "nobody").code == 4
        assert okr("report", "--output", "-", "--tag", "nothing").code == 4

    def test_what_a_team_supports_is_named_though_it_is_not_shown(self, okr, acme):
        for team, named in (("company", "marketing/reference"), ("support", "Net promoter score")):
            page = page_of(okr, "--team", team)
            assert any(named in one.text for one in page.all(cls="refs"))

    def test_a_broken_file_is_told_of_in_the_page_too(self, okr, workspace):
        (workspace / "2026-Q3" / "sales.yaml").write_text("team: [", encoding="utf-8")
        page = page_of(okr, code=3)
        assert "2026-Q3/sales.yaml" in page.one(cls="problems").text
        assert "Qualified leads" in page.text

    def test_in_french(self, okr, workspace):
        page = page_of(okr, "--lang", "fr")
        assert page.one("html").attributes["lang"] == "fr"
        assert "en bonne voie" in page.text
        assert page.one("h1").text == "2026-T3"

    def test_a_page_in_french_leads_to_the_folders_that_there_are(self, okr, acme):
        assert okr("report", "--lang", "fr", "--output", "site/").code == 0
        page = read_page((acme / "site" / "index.html").read_text(encoding="utf-8"))
        links = [one.attributes["href"] for one in page.all("a") if ".html" in one.attributes["href"]]
        assert links
        assert all((acme / "site" / one.split("#")[0]).is_file() for one in links)


def test_slides_are_one_a_team_with_what_is_to_decide(okr, acme):
    run = okr("report", "--format", "marp", "--at", "2026-08-31")
    head, *slides = run.out.split("\n\n---\n\n")
    assert head.startswith("---\nmarp: true\n") and "0.52** of 0.70" in head
    teams = [slide.splitlines()[0].removeprefix("## ").split(" · ")[0] for slide in slides]
    assert teams == ["Acme", "Engineering", "Marketing", "Product", "Sales", "Service client", "Health metrics"]
    assert "### To decide\n\n- ? Articles in the trade press" in slides[2]
    target = acme / "review.md"
    assert okr("report", "--format", "marp", "--output", str(target)).code == 0
    assert okr("report", "--format", "marp", "--output", str(target)).code == 0  # its own
