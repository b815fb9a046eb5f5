"""Nothing that has words vanishes: each line of a page is an entry's, is in the report, or its words came out."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from okrcli.interchange.figures import is_unit
from okrcli.interchange.words import field_of, part_of
from okrcli.schema.suggest import slugify

SAMPLES = sorted((Path(__file__).resolve().parent.parent / "interchange" / "samples").glob("*.expected.json"))
PAGES = [path for path in SAMPLES if json.loads(path.read_text(encoding="utf-8"))["file"].endswith(".md")]
# What is read into a field's meaning and not repeated: labels, names of fields, states and what is done.
_SIGNS = re.compile(
    r"objecti(?:ve|f)s?|goals?|key|results?|résultats?|clés?|krs?|rc|okrs?|o|ceo|vp|done|complete|failed|fait|true|x|wip"
    r"|o?[0-9]+[a-z]?|(?:kr|rc|o)[0-9]+"
    r"|(?:at|on|off) (?:risk|track)|https?|example|svg|png|img|currently|today|now|so|far|actuellement|aujourd|hui"
    r"|span|class|label|warning|details|summary",
    re.IGNORECASE,
)


def lost(text: str, printed: dict) -> list[str]:
    """The lines whose words are neither told nor found in what came out."""
    text = re.sub(r"\A---\n.*?\n---\n", lambda front: "\n" * front[0].count("\n"), text, flags=re.DOTALL)
    told = {one["line"] for key in ("questions", "not_understood", "skipped") for one in printed[key]}
    out = {slugify(one) for one in re.findall(r"[^\W_]+", json.dumps(printed, ensure_ascii=False))}
    gone = []
    for number, line in enumerate(text.split("\n"), 1):
        name, colon, value = line.strip("*-+ ").partition(":")
        if number in told or re.match(r"\s*(?:<!--|\[\w+\]: )|.*\|", line) or part_of(line.strip("# *:")):
            continue
        said = value if colon and field_of(name) else line
        words = [one for one in re.findall(r"[^\W_]+", said) if not (_SIGNS.fullmatch(one) or is_unit(one))]
        missing = [one for one in words if slugify(one) not in out]
        if missing and 2 * len(missing) > len(words):
            gone.append(f"{number}: {line} ({missing})")
    return gone


STRAY = ("Zebra{0} grazes", "Notes: zebra{0} grazes", "> Zebra{0} grazes", "- Zebra{0} grazes", "Zebra{0}: grazes")


@pytest.mark.parametrize("stray", STRAY)
@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_a_line_among_others_is_told_wherever_it_stands(path, stray, read):
    case = json.loads(path.read_text(encoding="utf-8"))
    head, *rest = (path.parent / case["file"]).read_text(encoding="utf-8").split("\n\n")
    text = "\n\n".join([head, *(f"{stray.format(number)}\n\n{part}" for number, part in enumerate(rest))])
    assert [line for line in lost(text, read(text, "--cycle", "2026-Q3")) if "ebra" in line] == []


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_every_line_of_a_page_comes_out_or_is_told(path, okr, folder):
    case = json.loads(path.read_text(encoding="utf-8"))
    (folder / "okr.yaml").write_text(f"version: 1\nlanguage: {case['workspace']['language']}\n", encoding="utf-8")
    page = path.parent / case["file"]
    options = case["options"] if "--cycle" in case["options"] else [*case["options"], "--cycle", "2026-Q3"]
    run = okr("import", str(page), *options, "--dry-run", "--json", "--no-input")
    assert lost(page.read_text(encoding="utf-8"), json.loads(run.out)) == []


@pytest.mark.parametrize(
    "said",
    [
        "## Be loved (owner: Zebra)",
        "## Objective: Be loved — Owner: Zebra",
        "**Objective: Be loved** (owner: Zebra)",
        "## Be loved (confidence: zebra)",
    ],
)
def test_what_stands_beside_the_words_of_an_objective_is_taken_or_told(said, read):
    printed = read(f"{said}\n- KR1: Signups from 10 to 20\n", "--cycle", "2026-Q3", "--team", "t")
    assert "zebra" in json.dumps(printed).lower()
