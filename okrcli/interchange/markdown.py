"""A Markdown page as blocks in the order of the page, each with its line and how deep it stands. Understands nothing.

Headings are 1 to 6 deep, a `<summary>` 7, paragraphs of the page 11, the items of a list 12, of a list in it 14, and so
on; what stands in an item below its first line is one deeper than the item.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.token import Token

from okrcli.interchange import markup
from okrcli.interchange.draft import Cell, Grid, Row

SUMMARY, PARAGRAPH, STEP = 7, 11, 2


class Block(NamedTuple):
    """A heading, an item, a paragraph (or a line of one), or a table, with its words as `markup` has them."""

    kind: str  # heading, item, paragraph, table, code, rule
    line: int
    depth: int
    text: str = ""
    grid: Grid | None = None
    joined: bool = False  # goes on the line before, but for a break that a renderer would not show


class Page(NamedTuple):
    """A page: what stands at its head, its blocks, and the addresses that its links lead to."""

    front: Mapping[str, tuple[int, str]]
    blocks: Sequence[Block]
    urls: list[str]


def read_page(text: str) -> Page:
    """The page that a text is."""
    front, text = _front_matter(text)
    urls: list[str] = []
    return Page(front, list(_blocks(_parser().parse(text), urls, text.split("\n"))), urls)


def _front_matter(text: str) -> tuple[dict[str, tuple[int, str]], str]:
    """What stands between lines of `---` at the head of a page, and the page with as many empty lines instead."""
    found = re.match(r"---[ \t]*\n(.*?\n)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", text, re.DOTALL)
    pairs = [re.fullmatch(r"([\w -]+?)[ ]*:[ ]*(.*?)[ ]*", line) for line in found[1].split("\n")[:-1]] if found else []
    if not found or not any(pairs):
        return {}, text
    front = {
        pair[1].strip().lower(): (number, pair[2].strip("\"' "))
        for number, pair in enumerate(pairs, 2)
        if pair and pair[2]
    }
    return front, "\n" * found[0].count("\n") + text[found.end() :]


_TYPED_BULLET = re.compile(r"\s*[•◦▪‣·●○]\s+(?=\S)")  # which Markdown has not: a list that came by copy and paste


def _parser() -> MarkdownIt:
    """CommonMark with tables and struck words, every address as it is written: which are links is decided later."""
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    vars(parser).update(validateLink=lambda _url: True, normalizeLink=str, normalizeLinkText=str)
    return parser


def _blocks(tokens: Sequence[Token], urls: list[str], lines: Sequence[str]) -> Iterator[Block]:
    level = heading = row_line = 0
    first = in_cell = False
    rows: list[Row] = []
    cells: list[Cell] = []
    for token in tokens:
        line = (token.map[0] if token.map else 0) + 1
        match token.type:
            case "bullet_list_open" | "ordered_list_open":
                level += 1
            case "bullet_list_close" | "ordered_list_close":
                level -= 1
            case "list_item_open":
                first = True
            case "heading_open":
                heading = int(token.tag[1])
            case "table_open":
                rows = []
            case "tr_open":
                cells, row_line = [], line
            case "th_open" | "td_open" | "th_close" | "td_close":
                in_cell = token.type.endswith("open")
            case "tr_close":
                rows.append(Row(row_line, (*cells, *_beyond(lines[row_line - 1], len(cells), urls))))
            case "table_close":
                yield Block("table", rows[0].line, PARAGRAPH + STEP * level, grid=Grid(rows[0], tuple(rows[1:])))
            case "fence" | "code_block":
                yield Block("code", line, PARAGRAPH + STEP * level, markup.plain(token.content))
            case "html_block":
                yield from _html(token, line, PARAGRAPH + STEP * level, urls)
            case "inline" if in_cell:
                cells.append(Cell(" ".join(text for _, text, _ in _lines(token, line, urls))))
            case "inline":
                for number, text, joined in _lines(token, line, urls):
                    if not markup.plain(text) and markup.LINK not in text:
                        continue
                    typed = None if heading else _TYPED_BULLET.match(text)
                    kind = "heading" if heading else "item" if first or typed else "paragraph"
                    at = heading or (PARAGRAPH + STEP * level + (1 if typed else -first))
                    yield Block(kind, number, at, text[typed.end() :] if typed else text, joined=joined and not typed)
                    first = False
                first, heading = False, 0


def _html(token: Token, line: int, depth: int, urls: list[str]) -> Iterator[Block]:
    """What an HTML block says: a summary is a heading, comments say nothing, all other words stand as they are."""
    content = re.sub(r"<!--.*?-->", lambda found: "\n" * found[0].count("\n"), token.content, flags=re.DOTALL)
    for number, each in enumerate(content.split("\n"), line):
        title = re.search(r"<summary>(.*?)(?:</summary>|$)", each, re.IGNORECASE)
        words = _finished(re.sub(r"<[^<>]*>", "", title[1] if title else each), urls)
        if words:
            yield Block("heading" if title else "paragraph", number, SUMMARY if title else depth, words)
        elif "</details>" in each.lower():
            yield Block("rule", number, SUMMARY)


def _beyond(line: str, width: int, urls: list[str]) -> Iterator[Cell]:
    """The cells of a row that its table has no columns for: a renderer leaves them out."""
    bare = line.strip().removeprefix("|").removesuffix("|")
    return (Cell(_finished(text, urls)) for text in re.split(r"(?<!\\)\|", bare)[width:])


_MARKS = {
    "strong_open": markup.BOLD,
    "strong_close": markup.BOLD_END,
    "em_open": markup.ITALIC,
    "em_close": markup.ITALIC_END,
    "s_open": markup.STRUCK,
    "s_close": markup.STRUCK_END,
}


def _lines(token: Token, line: int, urls: list[str]) -> Iterator[tuple[int, str, bool]]:
    """The lines of inline text: number, words, and whether it merely goes on the line before."""
    parts: list[str] = []
    opened: list[str] = []
    joined = False
    for child in token.children or ():
        if child.type in ("softbreak", "hardbreak") or (child.type == "html_inline" and _is_break(child.content)):
            yield line, _finished("".join(parts), urls), joined
            parts, joined = [], child.type == "softbreak"
            line += child.type != "html_inline"
            continue
        if child.type == "link_open":
            opened.append(str(child.attrs.get("href", "")))
            mailto = opened[-1].startswith("mailto:")
            if len(urls) < markup.MOST_LINKS:
                urls.append(opened[-1])
            parts.append("" if mailto else markup.link(len(urls) - 1, "")[:-1])
        elif child.type == "link_close":
            if not opened.pop().startswith("mailto:"):
                parts.append(markup.LINK_END)
        elif child.type == "image":
            parts.append(_image(child))
        elif child.type == "code_inline":
            parts.append(f"`{child.content}`")
        elif child.type == "text":
            parts.append(child.content if not opened or child.content != opened[-1] else "")
        else:
            parts.append(_MARKS.get(child.type, ""))
    yield line, _finished("".join(parts), urls), joined


def _is_break(html: str) -> bool:
    return re.fullmatch(r"<br\s*/?>", html, re.IGNORECASE) is not None


def _image(token: Token) -> str:
    """An image's alternative text, where it is a priority: `[p0]`; no other image says anything here."""
    alt = token.content.strip()
    return f"[{alt}]" if re.fullmatch(r"[Pp][0-4]", alt) else ""


def _finished(text: str, urls: list[str]) -> str:
    return markup.with_tildes(markup.with_bare_links(re.sub(r"[ \t]+", " ", text), urls)).strip()
