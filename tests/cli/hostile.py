"""Files as accidents, bad merges and bad people leave them: one mutation, or a few, of a sound file."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

BOMB = "\n".join(
    ["bomb0: &b0 [x, x, x, x, x, x, x, x]"] + [f"bomb{n}: &b{n} [{', '.join([f'*b{n - 1}'] * 8)}]" for n in range(1, 9)]
)
VALUES = (
    "", "~", "null", "true", "no", "[]", "{}", "[1, 2]", "{a: 1}", "0", "-1", "-0.0", "1e999", "-1e308", "1e-320",
    "9" * 400, "." + "1" * 300, ".inf", "-.inf", ".nan", "0x1F", "1_000", "1,5", "45%", "12:30", "2026-02-30",
    "0001-01-01", "9999-12-31", "2026-07-01T10:00:00Z", "10000-01-01", "*nowhere", "&anchor", "&anchor x", "!!set x",
    "!custom x", "!!python/object/apply:os.system [echo]", "'", '"', '"\\ud800"', '"\\x1b[31mred"', '"\\u202e"',
    "|", ">-", "@x", "`x`", "%x", "- x", "? x", "a: b: c", "[bold red]x[/]", "x" * 5000, "\u202ex", "\u2028", "é😀",
    "-", "../../etc", "a/b/c", "2026:a/b", "\x85", "1" * 30, "3.141592653589793238",
)  # fmt: skip
INSERTS = (
    "\t", "\x00", "\x07", "\x1b[2J\x1b[31m", "\x1b]0;owned\x07", "\x9b31m", "\x7f", "\x08\x08", "\r", "\x85", "\u2028",
    "\ufeff", "\u202e", "\ufffe", "\u200b", "\xad", "\U000e0041", "{", "}", "[", "]", ":", ": ",
    "#", " #", "-", "- ", "'", '"', "&a ", "*a ",
    "<<: *a", "!t ", "\\", "  ", "%", "|", ",", "?", "? ", "\n", "\n\n", "---\n", "...\n", "%YAML 9.9\n",
)  # fmt: skip
LINES = (
    "<<<<<<< ours", "=======", ">>>>>>> theirs", "||||||| base", "---", "...", "%TAG ! x", "foo: bar", "  foo: bar",
    "- x", "<<: *x", "<<: {a: 1}", "team: again", "objectives: []", "? a", ": b", "&x", "[" * 3000, "{a: " * 200,
    "- " * 500 + "x", BOMB, "\t", "\tfoo: 1", "x" * 20_000, "# \x1b[31mred", "version: 99", "version: 1.0", '"',
)  # fmt: skip


def mutate(rng: random.Random, content: bytes, other: bytes = b"") -> bytes:
    """The content with one to three mutations; `other` is a file that may be spliced into it."""
    for _ in range(rng.choice((1, 1, 1, 2, 3))):
        content = rng.choice(MUTATIONS)(rng, content, other)
    return content


def _truncate(rng: random.Random, content: bytes, _other: bytes) -> bytes:
    return content[: rng.randint(0, len(content))]


def _flip(rng: random.Random, content: bytes, _other: bytes) -> bytes:
    place = rng.randrange(len(content) + 1)
    return content[:place] + bytes([rng.randrange(256)]) + content[place + 1 :]


def _insert(rng: random.Random, content: bytes, _other: bytes) -> bytes:
    text = content.decode("utf-8", "replace")
    place = rng.randint(0, len(text))
    return (text[:place] + rng.choice(INSERTS) + text[place:]).encode("utf-8")


def _value(rng: random.Random, content: bytes, _other: bytes) -> bytes:
    text = content.decode("utf-8", "replace")
    places = list(re.finditer(r"(?<=: )[^\s,{}\[\]]+", text))
    if not places:
        return content
    place = rng.choice(places)
    return (text[: place.start()] + rng.choice(VALUES) + text[place.end() :]).encode("utf-8")


def _key(rng: random.Random, content: bytes, _other: bytes) -> bytes:
    text = content.decode("utf-8", "replace")
    places = list(re.finditer(r"\w+(?=:(?:\s|$))", text))
    if not places:
        return content
    place, word = rng.choice(places), rng.choice([*(one.group() for one in places), "~", "1", "[a]", "Objectve", "é"])
    return (text[: place.start()] + word + text[place.end() :]).encode("utf-8")


def _lines(change: Callable[[random.Random, list[bytes]], None]) -> Callable[[random.Random, bytes, bytes], bytes]:
    def changed(rng: random.Random, content: bytes, _other: bytes) -> bytes:
        lines = content.splitlines(keepends=True) or [b""]
        change(rng, lines)
        return b"".join(lines)

    return changed


def _delete(rng: random.Random, lines: list[bytes]) -> None:
    del lines[rng.randrange(len(lines))]


def _duplicate(rng: random.Random, lines: list[bytes]) -> None:
    place = rng.randrange(len(lines))
    lines.insert(rng.choice((place, rng.randrange(len(lines)))), lines[place])


def _swap(rng: random.Random, lines: list[bytes]) -> None:
    one, two = rng.randrange(len(lines)), rng.randrange(len(lines))
    lines[one], lines[two] = lines[two], lines[one]


def _indent(rng: random.Random, lines: list[bytes]) -> None:
    place = rng.randrange(len(lines))
    lines[place] = rng.choice((b" ", b"  ", b"\t", b"    ")) + lines[place] if rng.random() < 0.6 else lines[place][1:]


def _intrude(rng: random.Random, lines: list[bytes]) -> None:
    lines.insert(rng.randint(0, len(lines)), rng.choice(LINES).encode("utf-8") + b"\n")


def _conflict(rng: random.Random, lines: list[bytes]) -> None:
    place = rng.randrange(len(lines))
    lines[place : place + 1] = [b"<<<<<<< HEAD\n", lines[place], b"=======\n", lines[place], b">>>>>>> theirs\n"]


def _reencode(rng: random.Random, content: bytes, other: bytes) -> bytes:
    text = content.decode("utf-8", "replace")
    return rng.choice(
        (
            text.replace("\n", "\r\n").encode("utf-8"),
            text.replace("\n", "\r").encode("utf-8"),
            b"\xef\xbb\xbf" + content,
            text.encode("utf-16"),
            text.encode("utf-16-le"),
            text.encode("utf-32"),
            text.encode("latin-1", "replace") + b"\xe9",
            b"",
            b"# nothing\n",
            content + other,
            content[: len(content) // 2] + other[len(other) // 2 :],
            content * 3,
        )
    )


MUTATIONS = (
    _truncate, _flip, _insert, _insert, _value, _value, _value, _key, _lines(_delete), _lines(_duplicate),
    _lines(_swap), _lines(_indent), _lines(_intrude), _lines(_intrude), _lines(_conflict), _reencode,
)  # fmt: skip
