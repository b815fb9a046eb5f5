"""Which headings of a page are objectives without a label, which are titles, and which begin a part of another kind."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from okrcli.interchange import markup, words
from okrcli.interchange.columns import speaks_of_objectives
from okrcli.interchange.days import find_period
from okrcli.interchange.labels import Label, label_of
from okrcli.interchange.markdown import PARAGRAPH, STEP, Block
from okrcli.schema.suggest import slugify

_OKRS = re.compile(
    r"\bokrs?\b|^(?:objectives?|objectifs?|goals?)( (?:and|&|et) (?:key results?|résultats clés))?$", re.IGNORECASE
)


def objective_headings(blocks: Sequence[Block], labels: Sequence[Label], teams: frozenset[str]) -> dict[int, str]:
    """The headings that are objectives without a label, by their number: why they are, `criteria` or `list`."""
    heads: dict[int, str] = {}
    for number, one in enumerate(blocks):
        if part_of_block(one) == "criteria":
            above = _heading_above(blocks, number, one.depth if one.kind == "heading" else PARAGRAPH)
            if above is not None and not labels[above].kind and not _is_title(blocks[above].text, teams):
                heads[above] = "criteria"
    labelled = any(label.kind == "objective" for label in labels) or any(
        one.grid and speaks_of_objectives(one.grid) for one in blocks
    )
    if labelled or heads:
        return heads
    told = any(label.kind == "key_result" for label in labels)  # a list without one is another thing then
    for number, one in enumerate(blocks):
        if (
            one.kind == "heading"
            and not labels[number].kind
            and part_of_block(one) is None
            and not _is_title(one.text, teams)
        ):
            own = _own_content(blocks, number)
            if any(
                each.kind == "table" or label_of(each.text).kind == "key_result" or (each.kind == "item" and not told)
                for each in own
            ):
                heads[number] = "list"
    for number in range(len(blocks) - 1, -1, -1):
        one = blocks[number]
        if (
            one.kind != "heading"
            or number in heads
            or labels[number].kind
            or part_of_block(one)
            or _is_title(one.text, teams)
        ):
            continue
        below = [
            other for other in heads if other > number and _heading_above(blocks, other, blocks[other].depth) == number
        ]
        listed = any(each.kind in ("item", "table") for each in _own_content(blocks, number))
        if below and not listed and not _is_page_title(blocks, number):
            heads[number] = "headings"
    return heads


def _is_page_title(blocks: Sequence[Block], number: int) -> bool:
    """Whether a heading is that of the page: the first, alone of its level, and no sentence."""
    headings = [one for one in blocks if one.kind == "heading"]
    alone = sum(one.depth == blocks[number].depth for one in headings) == 1
    return headings[0] is blocks[number] and alone and len(markup.plain(blocks[number].text).split()) <= 3


def _own_content(blocks: Sequence[Block], number: int) -> list[Block]:
    """What stands below a heading before the next, without the parts that are skipped."""
    own, skipping = [], False
    for one in blocks[number + 1 :]:
        if one.kind == "heading" and part_of_block(one) not in ("key_results", "criteria"):
            break
        part = part_of_block(one)
        skipping = part == "skip" if part else skipping and one.kind != "paragraph"
        if not skipping and not is_contents(one):
            own.append(one)
    return own


def _heading_above(blocks: Sequence[Block], number: int, depth: int) -> int | None:
    for place in range(number - 1, -1, -1):
        if blocks[place].kind == "heading" and blocks[place].depth < depth and part_of_block(blocks[place]) is None:
            return place
    return None


def part_of_block(block: Block) -> str | None:
    """Which part of a page a block begins, where it is but a name of one."""
    text = markup.plain(block.text)
    if not text or len(text) > 60:
        return None
    bold = markup.is_wholly(block.text, markup.BOLD, markup.BOLD_END)
    if (
        block.kind == "heading"
        or text.endswith((":", "："))
        or bold
        or (block.kind == "paragraph" and words.part_of(text) == "criteria")
    ):
        return words.part_of(re.sub(r"^[^\w]+", "", text))
    return None


def _is_title(text: str, teams: frozenset[str]) -> bool:
    """Whether a heading names the cycle, a team or what the page is about."""
    plain = markup.plain(text)
    if _OKRS.search(plain) or next(words.titles(plain), None):
        return True
    if words.part_of(plain) or slugify(plain) in teams:
        return True
    return find_period(plain, date.min, year="2000") is not None and len(plain.split()) <= 6


def is_contents(block: Block) -> bool:
    """Whether a line is one of a table of contents."""
    text = block.text.strip()
    return re.fullmatch(f"{markup.LINK}.[^{markup.LINK_END}]*{markup.LINK_END}", text) is not None


def looks_like_objective(blocks: Sequence[Block], number: int) -> bool:
    """Whether a line without a label has a list below it: a bold sentence, or the item of a list."""
    block, following = blocks[number], blocks[number + 1] if number + 1 < len(blocks) else None
    if (
        following is None
        or following.kind != "item"
        or is_contents(block)
        or part_of_block(block)
        or _is_title(block.text, frozenset())
    ):
        return False
    bold = block.kind == "paragraph" and markup.is_wholly(block.text, markup.BOLD, markup.BOLD_END)
    return (bold or (block.kind == "item" and block.depth < PARAGRAPH + STEP)) and following.depth > block.depth
