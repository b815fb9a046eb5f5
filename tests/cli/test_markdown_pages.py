"""Pages in Markdown, which are posted where others read them: whatever people write, theirs are words and no more."""

from __future__ import annotations

import json
import re

import pytest
from markdown_it import MarkdownIt
from okr_repository import git

PARSER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
OURS = {
    "text", "text_special", "code_inline", "strong_open", "strong_close", "em_open", "em_close", "softbreak",
    "hardbreak", "inline", "paragraph_open", "paragraph_close", "heading_open", "heading_close", "bullet_list_open",
    "bullet_list_close", "list_item_open", "list_item_close",
}  # fmt: skip
WORDS = {
    "an image behind backquotes": "``<img src=https://evil.example/i.png>`",
    "details": "``<details open>` </details>",
    "a link": "[the page](https://evil.example) [b]: https://evil.example",
    "an image": "![i](https://evil.example/i.png)",
    "an autolink": "<https://evil.example> <mailto:a@evil.example>",
    "a bare address": "www.evil.example https://evil.example/x",
    "mentions": "`@everyone` @team/all ``@x`` .@bob é@all",
    "references": "fixes #12 and evil/repo#3 or GH-4",
    "a table": "a | b |\\n|---|---|\\n| c | d |",
    "breaks": "x\\n\\n# Heading\\n\\n> quote\\n- - -\\n<b>",
    "a fence": "```\\nx\\n~~~",
    "emphasis": "*a* **b** _c_ ~~d~~ \\\\*e\\\\*",
    "an entity": "&lt;b&gt; &#60;i&#62;",
    "a comment": "<!-- x --> <![CDATA[ y ]]> <?z?>",
    "a list": "1. one - two",
    "marks alone": "- - - `",
}
TEAM = """\
team: "T {words}"
lead: "{words}"
objectives:
  - id: reach
    objective: "{words}"
    owner: "{words}"
    why: "{words}"
    supports: "growth/{words}"
    key_results:
      - id: leads
        key_result: "{words}"
        owner: "{words}"
        baseline: 1
        target: 10
        unit: "{words}"
        checkins:
          - {{date: 2026-08-10, value: 2, confidence: 5, by: "{words}"}}
          - {{date: 2026-08-16, value: 1, confidence: 2, note: "{words}", blockers: "{words}", next: "{words}"}}
      - id: site
        key_result: "{words}"
        milestones:
          - {{id: draft, milestone: "{words}"}}
          - {{id: live, milestone: "{words}"}}
        checkins:
          - {{date: 2026-08-16, done: [draft], confidence: 2}}
      - id: odd
        key_result: 3
        "{words}": 4
"""


@pytest.fixture(params=WORDS.values(), ids=WORDS)
def hostile(request, workspace):
    """A workspace in Git whose last commit changed everything to the words."""

    def commit():
        for line in (["add", "-A"], ["commit", "-qm", "A step"]):
            git(workspace, *line)

    git(workspace, "init", "-q")
    commit()
    words = request.param.replace('"', '\\"')
    (workspace / "2026-Q3" / "marketing.yaml").write_text(TEAM.format(words=words), encoding="utf-8")
    without = TEAM[: TEAM.index("      - id: odd")]
    (workspace / "2026-Q3" / "sales.yaml").write_text(without.format(words=words), encoding="utf-8")
    (workspace / "okr.yaml").write_text(f'version: 1\norganization: "{words}"\n', encoding="utf-8")
    (workspace / "kpis.yaml").write_text(
        f'kpis:\n  - {{id: a, kpi: "{words}", at_most: 1, readings: [{{date: 2026-08-16, value: 4}}]}}\n',
        encoding="utf-8",
    )
    commit()
    return json.loads(f'"{words}"')


@pytest.mark.parametrize("command", ["diff HEAD~1..HEAD", "diff HEAD~1", "lint", "digest", "tree"])
def test_words_stay_words(okr, hostile, command):
    run = okr(*command.split(), "--format", "md")
    page = run.out
    assert page.strip(), run.err
    shown = []
    for token in PARSER.parse(page):
        assert token.type in OURS, page
        if token.type == "bullet_list_open":
            assert token.level <= 4, page
        for part in token.children or ():
            assert part.type in OURS, page
        shown.append("".join(part.content for part in token.children or () if part.type.startswith("text")))
    for text in shown:
        assert not re.search(r"(?<![A-Za-z0-9_])@[\w/]", text), text
        assert not re.search(r"[#!]\d|GH-\d", text), text
    assert not re.search(r"[a-z]://|www\.", re.sub(r"(`+)(?!`).*?(?<!`)\1(?!`)", "", page)), page
