"""The ways to make an edit, likeliest first: a new entry or key, another value, one that goes; as their neighbours are.

Each gives splices; `okrcli.yaml.edits` makes them, and keeps the first whose result reads exactly as meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from okrcli.yaml.nodes import Mapping, Node, Scalar, ScalarStyle, Sequence
from okrcli.yaml.source import LINE_BREAK, Source
from okrcli.yaml.splice import Splice, Way
from okrcli.yaml.style import (
    Style,
    dash_of,
    entry_lines,
    first_key,
    flow_text,
    key_text,
    like_mapping,
    pair_lines,
    scalar_text,
    skip_properties,
    style_of_list,
    wants_block,
)

_BLANK_LINES = re.compile(r"(?:[ \t]*(?:\r\n|\n|\r))*")
_TO_COMMA = re.compile(r"(?:[ \t\r\n]++|#[^\r\n]*+)*+,")
_NOTHING = re.compile(r"null|Null|NULL|~|\[[ \t]*\]|")
_HEADER = re.compile(r"(?:[&!]\S*[ \t]+)*[|>][-+0-9]*")
_BEFORE_CHILD = re.compile(
    r"""[:\-?](?=(?:[ \t]+[&!]\S*)*[ \t]*(?:\#[^\r\n]*)?(?:\r\n|\n|\r)
        (?:[ \t]*(?:\#[^\r\n]*)?(?:\r\n|\n|\r))*[ \t]*\Z)""",
    re.VERBOSE,
)


def insert_item(
    source: Source, sequence: Sequence, index: int, value: object, style: Style, *, block: bool
) -> Iterator[Way]:
    """A new entry before the one at `index` of a list; at its length, after the last."""
    style = style_of_list(source, style, sequence, index - 1)
    if sequence.flow:
        yield from _insert_flow(source, sequence, _item_spans(sequence), index, _flow_item(source, value, style), style)
        return
    first = dash_of(source, sequence, 0)
    if first is None:
        return
    indent = source.column(first)
    lines = entry_lines(value, indent, style, block=wants_block(value, indent, style, block=block))
    if index > 0:
        yield from _lines_after(source, sequence.items[index - 1].end, lines)
    elif source.starts_line(first):
        yield (_lines_at(source, source.line_start(first), lines),)


def insert_key(
    source: Source,
    mapping: Mapping,
    key: str,
    value: object,
    style: Style,
    *,
    block: bool,
    ahead: bool = False,
    after: str | None = None,
) -> Iterator[Way]:
    """A new last key of a mapping, or one `after` another; with `ahead` a new first one, whose value fits its line."""
    style = like_mapping(source, style, mapping)._replace(like=None)
    if mapping.flow:
        text = f"{key_text(key, style, flow=True)}{style.colon}{flow_text(value, style)}"
        spans = _entry_spans(mapping)
        place = [*mapping.entries].index(after) + 1 if after in mapping.entries else len(spans)
        yield from _insert_flow(source, mapping, spans, 0 if ahead else place, text, style)
        return
    first = first_key(mapping)
    if first is None:
        return
    if ahead:
        margin = source.newline + " " * source.column(first.start)
        text = f"{key_text(key, style)}: {flow_text(value, style)}{margin}"
        yield (Splice(first.start, first.start, text),)
        return
    explicit = re.search(r"\?[ ]+\Z", source.text[source.line_start(first.start) : first.start])
    indent = source.column(first.start) - (len(explicit[0]) if explicit else 0)
    lines = pair_lines(key, value, indent, style, block=block)
    before = mapping.entries.get(after) if after is not None else None
    yield from _lines_after(source, mapping.end if before is None else max(one.end for one in before), lines)


def fill_list(
    source: Source, mapping: Mapping, key: Scalar, node: Node, value: list[object], style: Style, *, block: bool
) -> Iterator[Way]:
    """The first entries of a list whose key says nothing yet, below the key and its comments, a line each."""
    text = source.text
    if node.anchor is not None or not _NOTHING.fullmatch(text, node.start, node.end):
        return
    indent = source.column(key.start)
    style = like_mapping(source, style, mapping)._replace(like=None)
    _, *lines = pair_lines(key.value, value, indent, style, block=block)
    if not lines:  # a list that goes on one line
        return
    colon = text.find(":", key.end)
    place = _below_comments(source, node.end, indent)
    if source.line_of(node.start) == source.line_of(colon):
        cut = Splice(colon + 1, node.end, "")
    elif text[node.end : source.line_end(node.end)].strip():  # its own line says more
        cut = Splice(node.start, node.end, "")
    elif place == source.line_end(node.end):
        yield (Splice(source.line_start(node.start), node.end, source.newline.join(lines)),)
        return
    else:
        cut = Splice(source.line_start(node.start), source.line_end(node.end), "")
    if text[place - 1] in "\r\n":
        yield cut, _lines_at(source, place, lines)
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


def start_document(source: Source, key: str, value: object, style: Style, *, block: bool) -> Iterator[Way]:
    """The first key of a file that says nothing yet, after its comments."""
    lines = pair_lines(key, value, 0, style, block=block)
    text = source.text
    if text and text[-1] not in "\r\n":
        yield (Splice(len(text), len(text), "".join(source.newline + line for line in lines)),)
    else:
        yield (_lines_at(source, len(text), lines),)


def _flow_item(source: Source, value: object, style: Style) -> str:
    """A new entry of a list in brackets; over several lines where its neighbour is, an entry a line."""
    like = style.like
    if not isinstance(value, dict) or not value or like is None or not like.flow:
        return flow_text(value, style)
    starts = [key.start for key, _ in like.entries.values()]
    if source.line_of(like.start) == source.line_of(min(starts)) or not all(
        source.starts_line(start) for start in starts
    ):
        return flow_text(value, style)
    inner = " " * source.column(min(starts))
    outer = " " * source.column(like.end - 1)
    one_line = style._replace(pad="")
    parts = [inner + flow_text({key: item}, one_line)[1:-1] for key, item in value.items()]
    return "{" + source.newline + ("," + source.newline).join(parts) + source.newline + outer + "}"


def _insert_flow(
    source: Source, node: Mapping | Sequence, spans: list[tuple[int, int]], index: int, text: str, style: Style
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
    is_tight = style.comma == "," or (len(spans) > 1 and content[spans[0][1] : spans[1][0]] == ",")
    tight = "," if is_tight else ", "
    own_lines = all(source.starts_line(start) for start, _ in spans)
    if index < len(spans):
        start = spans[index][0]
        if own_lines:
            indent = content[source.line_start(start) : start]
            yield (_lines_at(source, source.line_start(start), [f"{indent}{text},"]),)
        yield (Splice(start, start, text + tight),)
        return
    start, end = spans[-1]
    comma = _TO_COMMA.match(content, end)
    if own_lines:
        margin = content[source.line_start(start) : start]
        if comma:
            yield (_lines_at(source, source.line_end(comma.end()), [f"{margin}{text},"]),)
        rest = LINE_BREAK.search(content, end)
        if rest and rest.start() < node.end and not comma:
            yield Splice(end, end, ","), _lines_at(source, rest.end(), [margin + text])
        if not comma:
            yield (Splice(end, end, "," + source.newline + margin + text),)
    if comma:
        yield (Splice(comma.end(), comma.end(), f" {text},"),)
    else:
        lead = " " if content[end - 1] == ":" else ""
        yield (Splice(end, end, lead + tight + text),)


def replace_value(source: Source, key: Scalar | None, node: Node, value: object, style: Style) -> Iterator[Way]:
    """Another value where one stands, its anchor kept, what follows it on its line too."""
    text = source.text
    new = _written(value, node, style)
    if node.aliased:
        yield (Splice(node.start, node.end, new),)
        return
    if not isinstance(node, Scalar) and not node.flow:
        yield from _replace_block(source, key, node, new)
        return
    kept = _anchor(text, node) + new
    if isinstance(node, Scalar) and node.style in (ScalarStyle.LITERAL, ScalarStyle.FOLDED):
        header = _HEADER.match(text, node.start)
        header_end = LINE_BREAK.search(text, node.start)
        if header is not None and header_end is not None:
            lines = Splice(header_end.end(), source.line_end(node.end), "")
            yield Splice(node.start, header.end(), kept), lines
        return
    if node.start == node.end:  # nothing stands there yet
        colon = key is not None and text[node.start - 1] != ":"
        kept = (": " if colon else " ") + kept
    yield (Splice(node.start, node.end, kept),)


def _anchor(text: str, node: Node) -> str:
    """The anchor of a value with a blank after it: it stays, while a tag goes with the value that it was for."""
    if node.anchor is None:
        return ""
    found = re.compile(r"&[^\s,\[\]{}]+").search(text, node.start, max(node.end, node.start + 1))
    return found[0] + " " if found else ""


def _replace_block(source: Source, key: Scalar | None, node: Mapping | Sequence, new: str) -> Iterator[Way]:
    """One line in place of the lines of a block collection, what follows the key on its line kept."""
    if key is None:
        return
    first = dash_of(source, node, 0) if isinstance(node, Sequence) else getattr(first_key(node), "start", None)
    if first is None or not source.starts_line(first):
        return
    colon = source.text.find(":", key.end)
    place = skip_properties(source.text, node.start) if node.anchor is not None else colon + 1
    stop = source.line_end(node.end)
    begin = source.line_end(colon)
    last = stop == len(source.text) and not source.text.endswith(("\n", "\r"))
    if last:  # the file goes on without a final line break
        begin -= len(source.newline)
    place = len(source.text[:place].rstrip(" \t"))
    yield (Splice(place, place, " " + new), Splice(begin, stop, ""))


def _written(value: object, node: Node, style: Style) -> str:
    if isinstance(value, dict | list | tuple):
        return flow_text(value, style)
    return scalar_text(value, style, node, flow=node.flow)


def remove_item(source: Source, sequence: Sequence, index: int) -> Iterator[Way]:
    """A list without one of its entries; the only one leaves `[]`."""
    if sequence.flow:
        yield from _remove_flow(source, sequence, _item_spans(sequence), index)
        return
    start = dash_of(source, sequence, index)
    if start is None:
        return
    if len(sequence.items) == 1:
        yield from _leave_empty(source, sequence, start, "[]")
        return
    following = dash_of(source, sequence, index + 1)
    yield from _remove_block(source, start, sequence.items[index].end, following)


def remove_key(source: Source, mapping: Mapping, key: str) -> Iterator[Way]:
    """A mapping without one of its keys; the only one leaves `{}`."""
    key_scalar, value = mapping.entries[key]
    spans = _entry_spans(mapping)
    index = next(number for number, span in enumerate(spans) if span[0] == key_scalar.start)
    if mapping.flow:
        yield from _remove_flow(source, mapping, spans, index)
        return
    if len(spans) == 1:
        yield from _leave_empty(source, mapping, key_scalar.start, "{}")
        return
    following = spans[index + 1][0] if index + 1 < len(spans) else None
    yield from _remove_block(source, key_scalar.start, max(key_scalar.end, value.end), following)


def _remove_block(source: Source, start: int, end: int, following: int | None) -> Iterator[Way]:
    """The lines of an entry; where it shares its first line with a dash, what follows moves up to it."""
    text = source.text
    if source.starts_line(start):
        begin, stop = source.line_start(start), source.line_end(end)
        if stop == len(text) and not text.endswith(("\n", "\r")) and begin:
            # the line before is now the last, without a break, unless the break is a block scalar's
            yield (Splice(begin - (2 if text[:begin].endswith("\r\n") else 1), stop, ""),)
        yield (Splice(begin, stop, ""),)
        blank = _BLANK_LINES.match(text, stop)
        if blank and blank.end() > stop:  # after a block scalar that would keep them
            yield (Splice(begin, blank.end(), ""),)
    elif following is not None:
        rest = LINE_BREAK.search(text, end)
        own_line = rest.start() if rest else end
        if "#" not in text[own_line:following]:
            yield (Splice(start, following, ""),)
        dash_end = len(text[:start].rstrip(" \t"))
        yield (Splice(dash_end, own_line, ""),)


def _leave_empty(source: Source, node: Mapping | Sequence, start: int, empty: str) -> Iterator[Way]:
    """The only entry of a block collection goes: empty brackets take its place, after the key or dash above."""
    text = source.text
    before = _BEFORE_CHILD.search(text[:start])
    if not source.starts_line(start) or before is None:
        yield (Splice(start, node.end, empty),)
        return
    begin, stop = source.line_start(start), source.line_end(node.end)
    if stop == len(text) and not text.endswith(("\n", "\r")):
        begin -= 2 if text[:begin].endswith("\r\n") else 1
    place = skip_properties(text, node.start) if node.start < start and node.anchor else before.end()
    place = before.end() if place > start else place
    yield (Splice(place, place, " " + empty), Splice(begin, stop, ""))


def _remove_flow(source: Source, node: Mapping | Sequence, spans: list[tuple[int, int]], index: int) -> Iterator[Way]:
    """An entry between brackets goes with its comma, and with its line where it has one for itself."""
    content = source.text
    start, end = spans[index]
    comma = _TO_COMMA.match(content, end)
    cut_end = comma.end() if comma else end
    line_end = source.line_end(cut_end)
    rest = content[cut_end:line_end].strip()
    alone = source.starts_line(start) and (not rest or rest.startswith("#")) and line_end < node.end
    before = _TO_COMMA.match(content, spans[index - 1][1]) if index > 0 else None
    if index < len(spans) - 1:
        own_line = Splice(source.line_start(start), line_end, "")
        yield (own_line if alone else Splice(start, spans[index + 1][0], ""),)
    elif before is None:
        yield (Splice(source.line_start(start), line_end, "") if alone else Splice(start, cut_end, ""),)
    elif alone:
        dangling = () if comma else (Splice(before.end() - 1, before.end(), ""),)
        yield (*dangling, Splice(source.line_start(start), line_end, ""))
    else:
        yield (Splice(before.end() if comma else before.end() - 1, cut_end, ""),)


def _lines_after(source: Source, end: int, lines: list[str]) -> Iterator[Way]:
    """New lines right after the line that `end` is on; then, for text that ends in blanks, after the blank lines."""
    text = source.text
    if end and text[end - 1] in "\r\n":  # a block scalar that keeps its last line breaks
        yield (_lines_at(source, end, lines),)
        return
    match = LINE_BREAK.search(text, end)
    if match is None:
        yield (Splice(len(text), len(text), "".join(source.newline + line for line in lines)),)
        return
    yield (_lines_at(source, match.end(), lines),)
    blank = _BLANK_LINES.match(text, match.end())
    if blank and blank.end() > match.end():
        yield (_lines_at(source, blank.end(), lines),)


def _lines_at(source: Source, offset: int, lines: list[str]) -> Splice:
    """New lines at the start of a line, with the line end of the line before."""
    before = source.text[:offset]
    newline = next((end for end in ("\r\n", "\n", "\r") if before.endswith(end)), source.newline)
    return Splice(offset, offset, "".join(line + newline for line in lines))


def _item_spans(sequence: Sequence) -> list[tuple[int, int]]:
    """Where the entries of a list start and end."""
    return [(item.start, item.end) for item in sequence.items]


def _entry_spans(mapping: Mapping) -> list[tuple[int, int]]:
    """Where the entries of a mapping start and end, key and value together, in the order of the file."""
    entries = [*mapping.entries.values(), *([mapping.merge] if mapping.merge else [])]
    return sorted((key.start, max(key.end, value.end)) for key, value in entries)
