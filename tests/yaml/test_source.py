"""Decoding: encodings, byte-order marks, line ends, places."""

from __future__ import annotations

from pathlib import Path

import pytest

from okrcli.errors import InvalidFileError, Span
from okrcli.yaml.codes import SIZE_LIMIT, TextCode
from okrcli.yaml.source import Source, parse_source, read_source

PATH = Path("team.yaml")


def decoded(data: bytes) -> Source:
    source, findings = parse_source(PATH, data)
    assert findings == []
    assert source is not None
    return source


def test_a_byte_order_mark_is_taken_off_and_put_back() -> None:
    source = decoded(b"\xef\xbb\xbfteam: X\r\n")
    assert (source.text, source.bom, source.newline) == ("team: X\r\n", True, "\r\n")
    assert source.encode() == b"\xef\xbb\xbfteam: X\r\n"


@pytest.mark.parametrize(
    ("text", "newline"), [("", "\n"), ("a", "\n"), ("a\r\nb\nc\r\n", "\r\n"), ("a\rb\r", "\r"), ("a\nb\r\nc\n", "\n")]
)
def test_the_line_end_that_occurs_most_is_known(text: str, newline: str) -> None:
    assert decoded(text.encode()).newline == newline


def test_places_count_characters_and_only_real_line_breaks() -> None:
    source = decoded("é🎯\u2028\x85b\r\nc\rd\n".encode())
    assert source.span(4, 5) == Span(1, 5, 1, 6)
    assert source.span(7, 10) == Span(2, 1, 3, 2)
    assert [source.line(number) for number in range(1, 6)] == ["é🎯\u2028\x85b", "c", "d", "", ""]
    assert source.span(99, 99) == Span(4, 1, 4, 1)


def test_equal_bytes_have_equal_digests() -> None:
    assert decoded(b"a: 1\n").sha == decoded(b"a: 1\n").sha != decoded(b"\xef\xbb\xbfa: 1\n").sha


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_wide_encodings_are_named(encoding: str) -> None:
    source, findings = parse_source(PATH, "team: Équipe\n".encode(encoding))
    assert source is None
    assert [(f.code, f.facts["encoding"]) for f in findings] == [(TextCode.WRONG_ENCODING, encoding[:6].upper())]


def test_each_line_with_bytes_that_are_no_utf8_is_found() -> None:
    source, findings = parse_source(PATH, b"\xef\xbb\xbfteam: \xc3\x89quip\xe9\nlead: ok\nwhy: \xff\xfe\n")
    assert source is None
    assert [(f.code, f.span, f.facts["byte"]) for f in findings] == [
        (TextCode.NOT_UTF8, Span(1, 12, 1, 13), "0xE9"),
        (TextCode.NOT_UTF8, Span(3, 6, 3, 7), "0xFF"),
    ]
    assert findings[0].excerpt == "team: Équip\ufffd"


def test_a_large_file_is_refused_whole(tmp_path: Path) -> None:
    path = tmp_path / "team.yaml"
    path.write_bytes(b"#" * (SIZE_LIMIT + 1))
    with pytest.raises(InvalidFileError) as caught:
        read_source(path)
    assert [f.code for f in caught.value.findings] == [TextCode.TOO_LARGE]
    path.write_bytes(b"#" * SIZE_LIMIT)
    assert len(read_source(path).text) == SIZE_LIMIT
