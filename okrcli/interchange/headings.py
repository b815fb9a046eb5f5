"""Which headings of a page are objectives without a label, which are titles, and which begin a part of another kind."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from okrcli.interchange import markup, words
from okrcli.interchange.columns import speaks_of_objectives
from okrcli.interchange.days import find_period
from okrcli.interchange.draft import Grid
from okrcli.interchange.labels import Label, label_of
from okrcli.interchange.markdown import PARAGRAPH, STEP, Block
from okrcli.schema.suggest import slugify

_OKRS = re.compile(
    r"\bokrs?\b|^(?:objectives?|objectifs?|goals?)( (?:and|&|et) (?:key results?|résultats clés))?$", re.IGNORECASE
)
_CONTENTS = re.compile(f"{markup.LINK}.[^{markup.LINK_END}]*{markup.LINK_END}")


class Line(NamedTuple):
    """A block of a page with its words alone, what they are labelled as, and which part of the page it begins."""

    kind: str
    line: int
    depth: int
    text: str
    grid: Grid | None
    plain: str
    label: Label
    part: str | None

    @property
    def is_bold(self) -> bool:
        """Whether it is a paragraph in bold."""
        return self.kind == "paragraph" and markup.is_wholly(self.text, markup.BOLD, markup.BOLD_END)

    @property
    def is_contents(self) -> bool:
        """Whether it is a line of a table of contents."""
        return _CONTENTS.fullmatch(self.text.strip()) is not None


def line_of(block: Block, roles: frozenset[str]) -> Line:
    """A block as a line; `roles` are those whose objectives the page has, known by the role in bold or in a heading."""
    bold = block.kind == "heading" or block.text.lstrip("\ue002 ").startswith(markup.BOLD)
    label = Label(None, None, "") if block.grid else label_of(block.text, roles if bold else frozenset())
    plain = markup.plain(block.text)
    return Line(*block[:5], plain, label, _part(block, plain))


def _part(block: Block, plain: str) -> str | None:
    """Which part of a page a block begins, where it is but a name of one."""
    if not plain or len(plain) > 60:
        return None
    named = block.kind == "heading" or plain.endswith((":", "："))
    if named or markup.is_wholly(block.text, markup.BOLD, markup.BOLD_END):
        return words.part_of(re.sub(r"^[^\w]+", "", plain))
    return "criteria" if block.kind == "paragraph" and words.part_of(plain) == "criteria" else None


def objective_headings(lines: Sequence[Line], teams: frozenset[str]) -> set[int]:
    """The numbers of the headings that are objectives without a label."""
    heads: set[int] = set()
    for number, one in enumerate(lines):
        if one.part == "criteria":
            above = _heading_above(lines, number, one.depth if one.kind == "heading" else PARAGRAPH)
            if above is not None and not lines[above].label.kind and not _is_title(lines[above].plain, teams):
                heads.add(above)
    if heads or any(one.label.kind == "objective" or (one.grid and speaks_of_objectives(one.grid)) for one in lines):
        return heads
    told = any(one.label.kind == "key_result" for one in lines)  # a list without one is another thing then
    plain = [
        number
        for number, one in enumerate(lines)
        if one.kind == "heading" and not one.label.kind and one.part is None and not _is_title(one.plain, teams)
    ]
    for number in plain:
        own = _own_content(lines, number)
        if any(
            one.kind == "table" or one.label.kind == "key_result" or (one.kind == "item" and not told) for one in own
        ):
            heads.add(number)
    for number in reversed(plain):
        below = any(_heading_above(lines, other, lines[other].depth) == number for other in heads if other > number)
        listed = any(one.kind in ("item", "table") for one in _own_content(lines, number))
        if number not in heads and below and not listed and not _is_page_title(lines, number):
            heads.add(number)
    return heads


def _is_page_title(lines: Sequence[Line], number: int) -> bool:
    """Whether a heading is that of the page: the first, alone of its level, and no sentence."""
    headings = [one for one in lines if one.kind == "heading"]
    alone = sum(one.depth == lines[number].depth for one in headings) == 1
    return headings[0] is lines[number] and alone and len(lines[number].plain.split()) <= 3


def _own_content(lines: Sequence[Line], number: int) -> Iterator[Line]:
    """What stands below a heading before the next, without the parts that are skipped."""
    skipping = False
    for one in lines[number + 1 :]:
        if one.kind == "heading" and one.part not in ("key_results", "criteria"):
            return
        skipping = one.part == "skip" if one.part else skipping and one.kind != "paragraph"
        if not skipping and not one.is_contents:
            yield one


def _heading_above(lines: Sequence[Line], number: int, depth: int) -> int | None:
    above = range(number - 1, -1, -1)
    return next((n for n in above if lines[n].kind == "heading" and lines[n].depth < depth and not lines[n].part), None)


def _is_title(plain: str, teams: frozenset[str] = frozenset()) -> bool:
    """Whether a heading names the cycle, a team or what the page is about."""
    if _OKRS.search(plain) or next(words.titles(plain), None) or words.part_of(plain) or slugify(plain) in teams:
        return True
    return find_period(plain, date.min, year="2000") is not None and len(plain.split()) <= 6


def looks_like_objective(lines: Sequence[Line], number: int) -> bool:
    """Whether a line without a label has a list below it: a bold sentence, or the item of a list."""
    one, following = lines[number], lines[number + 1] if number + 1 < len(lines) else None
    if following is None or following.kind != "item" or following.depth <= one.depth:
        return False
    first = one.kind == "item" and one.depth < PARAGRAPH + STEP
    return (one.is_bold or first) and not (one.is_contents or one.part or _is_title(one.plain))
