"""New entries and keys: where they go, in the manner of their neighbours."""

from __future__ import annotations

import re
from collections.abc import Iterator

from okrcli.yaml.emit import entry_lines, flow_text, key_text, pair_lines, wants_block
from okrcli.yaml.nodes import Mapping, Node, Scalar, Sequence
from okrcli.yaml.source import Source
from okrcli.yaml.splice import (
    BREAK,
    TO_COMMA,
    Splice,
    Way,
    end_of_line,
    entry_spans,
    item_spans,
    line_start,
    lines_after,
    lines_at,
    starts_line,
)
from okrcli.yaml.style import Manner, column, dash_of, first_key, like_mapping, manner_of_list, skip_properties

_NOTHING = re.compile(r"null|Null|NULL|~|\[[ \t]*\]|")


def insert_item(
    source: Source, sequence: Sequence, index: int, value: object, manner: Manner, *, block: bool
) -> Iterator[Way]:
    """A new entry before the one at `index` of a list; at its length, after the last."""
    manner = manner_of_list(source, manner, sequence, index - 1)
    if sequence.flow:
        yield from _insert_flow(source, sequence, item_spans(sequence), index, flow_item(source, value, manner), manner)
        return
    first = dash_of(source, sequence, 0)
    if first is None:
        return
    indent = column(source, first)
    lines = entry_lines(value, indent, manner, block=wants_block(value, indent, manner, block=block))
    if index > 0:
        yield from lines_after(source, sequence.items[index - 1].end, lines)
    elif starts_line(source, first):
        yield (lines_at(source, line_start(source, first), lines),)


def insert_key(
    source: Source, mapping: Mapping, key: str, value: object, manner: Manner, *, block: bool, ahead: bool = False
) -> Iterator[Way]:
    """A new last key of a mapping; with `ahead` a new first one, whose value fits its line."""
    manner = like_mapping(source, manner, mapping)._replace(like=None)
    if mapping.flow:
        text = f"{key_text(key, manner, flow=True)}{manner.colon}{flow_text(value, manner)}"
        spans = entry_spans(mapping)
        yield from _insert_flow(source, mapping, spans, 0 if ahead else len(spans), text, manner)
        return
    first = first_key(mapping)
    if first is None:
        return
    if ahead:
        margin = source.newline + " " * column(source, first.start)
        text = f"{key_text(key, manner)}: {flow_text(value, manner)}{margin}"
        yield (Splice(first.start, first.start, text),)
        return
    explicit = re.search(r"\?[ ]+\Z", source.text[line_start(source, first.start) : first.start])
    indent = column(source, first.start) - (len(explicit[0]) if explicit else 0)
    lines = pair_lines(key, value, indent, manner, block=block)
    yield from lines_after(source, mapping.end, lines)


def fill_list(
    source: Source, mapping: Mapping, key: Scalar, node: Node, value: list[object], manner: Manner, *, block: bool
) -> Iterator[Way]:
    """The first entries of a list whose key says nothing yet, below the key and its comments, a line each."""
    text = source.text
    if node.anchor is not None or not _NOTHING.fullmatch(text, node.start, node.end):
        return
    indent = column(source, key.start)
    manner = like_mapping(source, manner, mapping)._replace(like=None)
    _, *lines = pair_lines(key.value, value, indent, manner, block=block)
    if not lines:  # a list that goes on one line
        return
    colon = text.find(":", key.end)
    place = _below_comments(source, node.end, indent)
    if source.line_of(node.start) == source.line_of(colon):
        cut = Splice(colon + 1, node.end, "")
    elif text[node.end : end_of_line(source, node.end)].strip():  # its own line says more
        cut = Splice(node.start, node.end, "")
    elif place == end_of_line(source, node.end):
        yield (Splice(line_start(source, node.start), node.end, source.newline.join(lines)),)
        return
    else:
        cut = Splice(line_start(source, node.start), end_of_line(source, node.end), "")
    if text[place - 1] in "\r\n":
        yield cut, lines_at(source, place, lines)
    else:
        yield cut, Splice(place, place, "".join(source.newline + line for line in lines))


def _below_comments(source: Source, end: int, indent: int) -> int:
    """The offset of the line below the comments that belong to the key at `indent` whose value ends at `end`.

    Those further in do; those right under it do too where what follows stands further out.
    """
    first = last = source.line_of(end)
    comments, follows = [], -1
    for number in range(first + 1, len(source.line_starts) + 1):
        line = source.line(number).lstrip(" ")
        margin = len(source.line(number)) - len(line)
        if line.startswith("#"):
            comments.append((number, margin))
        elif line.strip():
            follows = margin
            break
    for number, margin in comments:
        if margin < indent or (margin == indent and (follows >= indent or number != last + 1)):
            break
        last = number
    return source.line_starts[last] if last < len(source.line_starts) else len(source.text)


def start_document(source: Source, key: str, value: object, manner: Manner, *, block: bool) -> Iterator[Way]:
    """The first key of a file that says nothing yet, after its comments."""
    lines = pair_lines(key, value, 0, manner, block=block)
    text = source.text
    if text and text[-1] not in "\r\n":
        yield (Splice(len(text), len(text), "".join(source.newline + line for line in lines)),)
    else:
        yield (lines_at(source, len(text), lines),)


def flow_item(source: Source, value: object, manner: Manner) -> str:
    """A new entry of a list in brackets; over several lines where its neighbour is, an entry a line."""
    like = manner.like
    if not isinstance(value, dict) or not value or like is None or not like.flow:
        return flow_text(value, manner)
    starts = [key.start for key, _ in like.entries.values()]
    if source.line_of(like.start) == source.line_of(min(starts)) or not all(
        starts_line(source, start) for start in starts
    ):
        return flow_text(value, manner)
    inner = " " * column(source, min(starts))
    outer = " " * column(source, like.end - 1)
    one_line = manner._replace(pad="")
    parts = [inner + flow_text({key: item}, one_line)[1:-1] for key, item in value.items()]
    return "{" + source.newline + ("," + source.newline).join(parts) + source.newline + outer + "}"


def _insert_flow(
    source: Source, node: Mapping | Sequence, spans: list[tuple[int, int]], index: int, text: str, manner: Manner
) -> Iterator[Way]:
    """New text as one more entry between brackets: on a line of its own where the others have one each."""
    content = source.text
    if content[node.end - 1 : node.end] not in ("]", "}"):
        return  # a pair without braces: nothing can be added to it
    if not spans:
        bracket = content[node.end - 1].translate({ord("]"): "[", ord("}"): "{"})
        opening = content.index(bracket, skip_properties(content, node.start)) + 1
        lead = " " if content[opening : opening + 1] == " " else ""
        yield (Splice(opening, opening, lead + text),)
        return
    tight = "," if manner.comma == "," or _is_tight(content, spans) else ", "
    own_lines = all(starts_line(source, start) for start, _ in spans)
    if index < len(spans):
        start = spans[index][0]
        if own_lines:
            indent = content[line_start(source, start) : start]
            yield (lines_at(source, line_start(source, start), [f"{indent}{text},"]),)
        yield (Splice(start, start, text + tight),)
        return
    start, end = spans[-1]
    comma = TO_COMMA.match(content, end)
    if own_lines:
        margin = content[line_start(source, start) : start]
        if comma:
            yield (lines_at(source, end_of_line(source, comma.end()), [f"{margin}{text},"]),)
        rest = BREAK.search(content, end)
        if rest and rest.start() < node.end and not comma:
            yield Splice(end, end, ","), lines_at(source, rest.end(), [margin + text])
        if not comma:
            yield (Splice(end, end, "," + source.newline + margin + text),)
    if comma:
        yield (Splice(comma.end(), comma.end(), f" {text},"),)
    else:
        lead = " " if content[end - 1] == ":" else ""
        yield (Splice(end, end, lead + tight + text),)


def _is_tight(content: str, spans: list[tuple[int, int]]) -> bool:
    return len(spans) > 1 and content[spans[0][1] : spans[1][0]] == ","
