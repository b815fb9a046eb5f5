"""What commands print in French, as the transcripts hold it: spaces, stops, decimals, and how cycles are called."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

GOLDEN = Path(__file__).parents[1] / "golden"
# What a program reads, or stands so in a file: a diff, a line with its number, code, a script's own text.
_CODE = re.compile(r"^!? ?[-+@]|^ *\d+ \| |^    \|  |^ {6}|: \d|[{}`]|^#|^!? *okr |/cycle\.yaml|^\||--at|^ +\w+:")
KINDS = {
    "a plain space before ; : ! ?": re.compile(r"[^\s] [;:?](?:\s|$)|[^\s│┊─] !(?:\s|$)"),
    "two stops": re.compile(r"[a-zé]\.\.(?!\.)"),
    "a per cent sign without its space": re.compile(r"\d[ \u202f]?%"),
    "a decimal point": re.compile(r"(?<![\d.])\d\.\d\d(?![\d.])"),
    "a cycle called as in files": re.compile(r"(?<![\w/.-])20\d\d-[QH]\d(?![\w/-]|\.\w)"),
    "an English mark": re.compile(r"\[required\]|\bSORTE\b|\[KR\]|\[default:"),
    "an elision left out": re.compile(r"\b(?:Relevé|résultats? clés?|points?) de [aeiouéèê]"),
}


def french_blocks(path: Path) -> Iterator[tuple[str, list[str]]]:
    """Each command that was run in French, with the lines that it printed."""
    for block in re.split(r"^(?=\$ )", path.read_text(encoding="utf-8"), flags=re.MULTILINE):
        command, _, rest = block.partition("\n")
        if command.startswith("$ OKR_LANG=fr"):
            yield command, rest.splitlines()


@pytest.mark.parametrize("kind", KINDS)
def test_no_screen_has(kind):
    found = [
        f"{path.name}: {command}: {line}"
        for path in sorted(GOLDEN.glob("*.txt"))
        for command, lines in french_blocks(path)
        if "json" not in command and "--template" not in command
        for line in lines
        if not _CODE.search(line) and KINDS[kind].search(line)
    ]
    assert found == []


def test_there_are_screens_enough():
    assert sum(1 for path in GOLDEN.glob("*.txt") for _ in french_blocks(path)) > 100
