"""A seeded writer of team files the way people write them: every style YAML allows them, mixed.

`write_team(seed)` gives the text of a file (without its byte-order mark) and the data that it says.
"""

from __future__ import annotations

import json
import random
from dataclasses import dataclass
from typing import Any

NOTES = [
    "Webinar worked",
    "it's fine",
    "two  spaces",
    "done ✅ 🎉",
    "« pas mal » ; vrai",
    "C# and F# # both",
    "slow: holidays",
    "[brackets] and {braces}",
    "]}",
    ":)",
    "#1",
    "- no",
    "yes",
    "1:30",
    "call Ana at 9:30",
    "see https://wiki.example/leads?x=1",
    "what? really",
    "50 % plus",
    "@alice",
    "*bold*",
    "&co",
    "!important",
    "> quote",
    "| pipe",
    "`code`",
    "a, b",
    "日本語の目標",
    'say "hi"',
    "back\\slash",
    "ends with colon:",
    "? maybe",
    "x" * 130,
    "long " * 30 + "end",
]
COMMENTS = ["# c", "#{", "# - x: {", "# l'été: non", "#", '# "quote', "# a # b # c", "# emoji 🎯", "# ends with :"]


@dataclass
class Pen:
    """The habits of one file."""

    dice: random.Random
    quote_keys: str
    comments: float
    indent: int
    zero: bool
    gap: int
    alone: bool
    aligned: bool
    pad: str
    tabs: bool
    prose: bool = False  # the last value is a block scalar
    kept: bool = False  # the last value keeps the blank lines after it


def write_team(seed: int) -> tuple[str, dict[str, Any]]:
    """One file: its text and its data."""
    dice = random.Random(seed)
    data = _team(dice)
    if dice.random() < 0.06:
        return json.dumps(data, indent=dice.choice([None, 2, 4]), ensure_ascii=dice.random() < 0.5) + "\n", data
    pen = Pen(
        dice,
        quote_keys=dice.choice(["", "", "", "", '"', "'"]),
        comments=dice.choice([0, 0, 0.1, 0.4]),
        indent=dice.choice([2, 2, 2, 4, 3]),
        zero=dice.random() < 0.25,
        gap=dice.choice([1, 1, 1, 3]),
        alone=dice.random() < 0.12,
        aligned=dice.random() < 0.1,
        pad=dice.choice(["", "", " "]),
        tabs=dice.random() < 0.1,
    )
    lines: list[str] = []
    if dice.random() < 0.1:
        lines += ["%YAML 1.2", "--- # doc"] if dice.random() < 0.5 else ["---"]
    lines += _mapping(pen, data, 0)
    while lines and dice.random() < 0.3:
        lines.append(
            dice.choice(
                [
                    "# end" if pen.kept else "",
                    "# end" if pen.prose else "  # end",
                    "# end of file",
                    "# end" if pen.prose else "      # deep",
                ]
            )
        )
    if dice.random() < 0.05:
        lines += ["...", "# after"]
    text = "\n".join(lines) + ("" if dice.random() < 0.15 and not pen.prose else "\n")
    return (text.replace("\n", "\r\n") if dice.random() < 0.2 else text), data


def _team(dice: random.Random) -> dict[str, Any]:
    objectives = []
    for o in range(dice.randint(1, 2)):
        key_results = []
        for k in range(dice.randint(1, 3)):
            key_result: dict[str, Any] = {
                "id": f"kr-{k}",
                "key_result": dice.choice(NOTES),
                "baseline": dice.choice([0, 1.5, -3]),
                "target": dice.choice([60, 4.5, 1000]),
            }
            if dice.random() < 0.3:
                key_result["why"] = "\n".join(dice.choice(NOTES) for _ in range(dice.randint(1, 3))) + dice.choice(
                    ["", "\n", "\n\n"]
                )
            count = dice.choice([-1, 0, 1, 2, 3])
            if count >= 0:
                key_result["checkins"] = [_check_in(dice, c) for c in range(count)] or dice.choice([None, []])
            items = list(key_result.items())
            if dice.random() < 0.3:
                dice.shuffle(items)
            key_results.append(dict(items))
        objectives.append({"id": f"goal-{o}", "objective": dice.choice(NOTES), "key_results": key_results})
    return {"team": "Marketing", "objectives": objectives}


def _check_in(dice: random.Random, index: int) -> dict[str, Any]:
    entry: dict[str, Any] = {"date": f"2026-07-{index + 10}", "value": dice.choice([1, 2.75, -7])}
    if dice.random() < 0.5:
        entry["confidence"] = dice.randint(0, 10)
    if dice.random() < 0.6:
        entry["note"] = dice.choice(NOTES) if dice.random() < 0.8 else f"{dice.choice(NOTES)}\n{dice.choice(NOTES)}\n"
    if dice.random() < 0.2:
        entry["blockers"] = dice.choice([[], ["Legal"], ["Legal", "a, b"]])
    items = list(entry.items())
    if dice.random() < 0.2:
        dice.shuffle(items)
    return dict(items)


def _comment(pen: Pen) -> str:
    """What follows a value on its line."""
    tail = pen.dice.choice(["", "", "", " ", "  "]) if pen.comments else ""
    if pen.tabs and pen.dice.random() < 0.3:
        tail = "\t"
    if pen.dice.random() < pen.comments:
        tail = (tail or " ") + pen.dice.choice(COMMENTS)
    return tail


def _between(pen: Pen, indent: int) -> list[str]:
    """Comment and blank lines before a line."""
    lines = []
    while pen.dice.random() < pen.comments:
        deep = pen.dice.choice([indent, indent, 0, indent if pen.prose else indent + 3])
        lines.append(pen.dice.choice(["", "", " " * deep + pen.dice.choice(COMMENTS)]))
    if pen.kept:
        lines = [line for line in lines if line]
    return lines


def _key(pen: Pen, key: str) -> str:
    return f"{pen.quote_keys}{key}{pen.quote_keys}"


def _mapping(pen: Pen, data: dict[str, Any], indent: int, *, first: str = "") -> list[str]:
    """A block mapping's lines; `first` stands before its first key instead of the indentation."""
    lines: list[str] = []
    margin = " " * indent
    for key, value in data.items():
        if lines:
            lines += _between(pen, indent)
        lead = first if first and not lines else margin
        space = " " * pen.dice.randint(0, 3) if pen.aligned else ""
        head = f"{lead}{_key(pen, key)}{space}:"
        lines += _value(pen, head, value, indent)
    return lines


def _value(pen: Pen, head: str, value: Any, indent: int) -> list[str]:
    dice = pen.dice
    pen.prose = pen.kept = False
    anchor = f" &x{dice.randint(0, 99)}" if dice.random() < 0.02 else ""
    if value is None:
        return [head + dice.choice(["", " ~", " null"]) + _comment(pen)]
    if isinstance(value, list):
        if not value:
            return [
                head + anchor + dice.choice([" []", " [ ]", " [" + "\n" + " " * (indent + 2) + "]"]) + _comment(pen)
            ]
        if dice.random() < (0.25 if isinstance(value[0], dict) and "key_result" not in value[0] else 0.05):
            return _flow_list(pen, head + anchor, value, indent)
        dashes = indent + (0 if pen.zero and dice.random() < 0.9 else pen.indent if dice.random() < 0.9 else 1)
        lines = [head + anchor + _comment(pen)]
        for item in value:
            lines += _between(pen, dashes)
            lines += _item(pen, item, dashes)
        return lines
    if isinstance(value, dict):
        return [f"{head}{anchor} {_flow(pen, value)}{_comment(pen)}"]
    if isinstance(value, str):
        return _text(pen, head + anchor, value, indent)
    return [f"{head}{anchor} {_number(pen, value)}{_comment(pen)}"]


def _item(pen: Pen, item: Any, dashes: int) -> list[str]:
    dice = pen.dice
    margin = " " * dashes
    if not isinstance(item, dict):
        return [f"{margin}-{' ' * pen.gap}{_flow(pen, item)}{_comment(pen)}"]
    if dice.random() < (0.92 if "id" in item else 0.45):
        if pen.alone:
            return [margin + "-" + _comment(pen), *_mapping(pen, item, dashes + pen.indent)]
        return _mapping(pen, item, dashes + 1 + pen.gap, first=margin + "-" + " " * pen.gap)
    if dice.random() < 0.15:
        return _flow_lines(pen, f"{margin}-{' ' * pen.gap}", item, dashes)
    return [f"{margin}-{' ' * pen.gap}{_flow(pen, item)}{_comment(pen)}"]


def _flow_lines(pen: Pen, head: str, item: dict[str, Any], indent: int) -> list[str]:
    """Braces over several lines."""
    inner = " " * (indent + pen.dice.choice([2, 4]))
    parts = [f"{_key(pen, key)}: {_flow(pen, value)}" for key, value in item.items()]
    if pen.dice.random() < 0.5:
        return [head + "{" + parts[0], *[inner + "," + part for part in parts[1:]], inner + "}" + _comment(pen)]
    tail = pen.dice.choice(["", ","])
    lines = [f"{inner}{part}," + _comment(pen) for part in parts[:-1]]
    return [head + "{", *lines, f"{inner}{parts[-1]}{tail}", inner + "}" + _comment(pen)]


def _flow_list(pen: Pen, head: str, value: list[Any], indent: int) -> list[str]:
    dice = pen.dice
    parts = [_flow(pen, item) for item in value]
    tail = dice.choice(["", "", ",", ", "])
    if dice.random() < 0.5:
        return [f"{head} [{pen.pad}{', '.join(parts)}{tail}{pen.pad}]{_comment(pen)}"]
    inner = " " * (indent + dice.choice([2, 4]))
    lines = [f"{inner}{part}," + _comment(pen) for part in parts[:-1]]
    last = f"{inner}{parts[-1]}{tail.strip()}"
    if dice.random() < 0.3:
        return [f"{head} [", *lines, last + "]" + _comment(pen)]
    return [f"{head} [{_comment(pen)}", *lines, last + _comment(pen), inner + "]" + _comment(pen)]


def _flow(pen: Pen, value: Any) -> str:
    if isinstance(value, dict):
        parts = ", ".join(f"{_key(pen, key)}: {_flow(pen, item)}" for key, item in value.items())
        return "{" + pen.pad + parts + pen.pad + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_flow(pen, item) for item in value) + "]"
    if value is None:
        return "null"
    if isinstance(value, str):
        return _one_line(pen, value, flow=True)
    return _number(pen, value)


def _number(pen: Pen, value: float) -> str:
    if isinstance(value, int) and value > 0 and pen.dice.random() < 0.2:
        return f"+{value}"
    return repr(value)


def _one_line(pen: Pen, text: str, *, flow: bool) -> str:
    plain = text[0].isalnum() and not any(sign in text for sign in ("\n", ": ", " #"))
    plain = plain and not text.endswith((":", " ")) and text not in ("yes", "1:30") and text.strip() == text
    if flow:
        plain = plain and not any(sign in text for sign in ",[]{}")
    if plain and pen.dice.random() < 0.6:
        return text
    if "\n" not in text and pen.dice.random() < 0.5:
        return "'" + text.replace("'", "''") + "'"
    return json.dumps(text, ensure_ascii=pen.dice.random() < 0.2)


def _text(pen: Pen, head: str, text: str, indent: int) -> list[str]:
    dice = pen.dice
    body = text.rstrip("\n")
    breaks = len(text) - len(body)
    block = bool(body) and not body.startswith(" ")
    if block and ("\n" in text or dice.random() < 0.08) and dice.random() < 0.8:
        inner = " " * (indent + dice.choice([2, 3, 4]))
        chomping = {0: "-", 1: dice.choice(["", "+"])}.get(breaks, "+")
        if "\n" not in body and dice.random() < 0.4:
            words = body.split(" ")
            folded = "" not in words
            half = len(words) // 2
            lines = [" ".join(words[:half]), " ".join(words[half:])] if folded and half else [body]
            return _block(pen, head, ">", chomping, [inner + line for line in lines], breaks)
        return _block(pen, head, "|", chomping, [inner + line for line in body.split("\n")], breaks)
    return [f"{head} {_one_line(pen, text, flow=False)}{_comment(pen)}"]


def _block(pen: Pen, head: str, style: str, chomping: str, lines: list[str], breaks: int) -> list[str]:
    comment = pen.dice.choice(["", " # c"])
    pen.prose = True
    if chomping == "+":
        pen.kept = True
        return [f"{head} {style}+{comment}", *lines, *[""] * (breaks - 1)]
    blank = [""] * pen.dice.choice([0, 0, 1, 2])
    return [f"{head} {style}{chomping}{comment}", *lines, *blank]
