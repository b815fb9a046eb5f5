"""Which blocks of a page are objectives and key results, and which are something else. Decides by labels first.

Where nothing is labelled as an objective, headings with a list or a table of key results are. Whatever is left out has
a line in the report.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from okrcli.interchange import markup, words
from okrcli.interchange.days import find_period
from okrcli.interchange.draft import Document, Entry, Options, Told
from okrcli.interchange.grid import Cell
from okrcli.interchange.headings import is_contents, looks_like_objective, objective_headings, part_of_block
from okrcli.interchange.labels import Label, has_label_inside, label_of, role_of
from okrcli.interchange.markdown import PARAGRAPH, Block, Page
from okrcli.interchange.rows import read_grid
from okrcli.interchange.statements import fields_in, people_in
from okrcli.schema.suggest import slugify

_UPDATE = re.compile(
    r"(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,2}[/.][0-9]{1,2}[/.](?:[0-9]{4}|[0-9]{2}))\s*(?:[:–—-]\s*)+(?P<rest>.+)"
)


def read_outline(
    page: Page, document: Document, options: Options, fiscal_year_starts: int, teams: frozenset[str]
) -> None:
    """Add the entries of a page to a document; `teams` are ids and names, in slugs, that are known to be teams."""
    document.front, document.urls = page.front, page.urls
    blocks = _joined(page.blocks)
    roles = frozenset(role for one in blocks if (role := role_of(one.text)))
    labels = [
        Label(None, None, one.text) if one.grid else label_of(one.text, _roles_here(one, roles)) for one in blocks
    ]
    owners = (text for one in blocks for name, text in fields_in(one.text).items() if name == "owner")
    document.people |= {slugify(person) for text in owners for person in people_in(text)}
    document.texts = [markup.plain(one.text) for one in blocks]
    heads = objective_headings(blocks, labels, teams)
    if options.take_offered:
        heads |= {number: "offered" for number in range(len(blocks)) if looks_like_objective(blocks, number)}
    _Reader(document, options, fiscal_year_starts, blocks, labels, heads, teams).read()


def _roles_here(block: Block, roles: frozenset[str]) -> frozenset[str]:
    bold = block.kind == "heading" or block.text.lstrip("\ue002 ").startswith(markup.BOLD)
    return roles if bold else frozenset()


def _joined(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, lines that go on a sentence with the line before."""
    joined: list[Block] = []
    for one in blocks:
        goes_on = one.joined and joined and not label_of(one.text).kind and not fields_in(one.text)
        if goes_on and not re.match(r"\s*(?:\[[ xX]\]|[*-]\s)", one.text) and not _UPDATE.match(one.text):
            before = joined[-1]
            if not fields_in(before.text) and not (
                before.text.startswith(markup.BOLD) and markup.is_wholly(before.text, markup.BOLD, markup.BOLD_END)
            ):
                joined[-1] = before._replace(text=f"{before.text} {one.text}")
                continue
        joined.append(one)
    return joined


class _Reader:
    """Goes through the blocks of a page and hangs them where they belong."""

    def __init__(
        self,
        document: Document,
        options: Options,
        fiscal_year_starts: int,
        blocks: Sequence[Block],
        labels: Sequence[Label],
        heads: dict[int, str],
        teams: frozenset[str],
    ) -> None:
        self.document, self.options, self.fiscal_year_starts = document, options, fiscal_year_starts
        self.blocks, self.labels, self.heads, self.teams = blocks, labels, heads, teams
        self.open: list[Entry] = []  # the objectives that a line may be below, outer first
        self.owned: dict[int, list[int]] = {}  # an objective's blocks
        self.context: list[tuple[int, str | None, str | None]] = []  # headings above: depth, team, cycle
        self.skipping: int | None = None

    def read(self) -> None:
        """Find the objectives and the blocks of each, then what those are."""
        pending: Entry | None = None
        for number, (block, label) in enumerate(zip(self.blocks, self.labels, strict=True)):
            part = part_of_block(block)
            if block.kind == "heading":
                self._enter(block, labelled=bool(label.kind))
            if self.skipping is not None:
                if (block.kind == "heading" and block.depth <= self.skipping) or label.kind == "objective":
                    self.skipping = None
                elif block.kind != "rule":
                    self.document.skip(block.line, "plan", markup.plain(block.text))
                    continue
            if pending is not None and not label.kind and block.kind != "rule":
                pending.said = self.document.statement(block.text)
                pending = None
                continue
            pending = None
            if label.kind == "objective" or number in self.heads:
                entry = self._objective(block, label)
                pending = entry if not entry.said.words and not entry.said.dropped else None
            elif block.kind == "heading" and part == "skip" and not self._inside(block):
                self.skipping = block.depth
                self.document.skip(block.line, "plan", markup.plain(block.text))
            else:
                self._hang(number, block, label, part)
        for entry in [*self.document.objectives]:
            if entry.said.words:
                _Section(self, entry, [self.blocks[n] for n in self.owned.get(id(entry), ())]).read()
            else:
                self.document.objectives.remove(entry)
                self.document.skip(entry.line, "empty")

    def _enter(self, block: Block, *, labelled: bool) -> None:
        """Go below a heading: it may say whose and of when what follows is."""
        self.context = [one for one in self.context if one[0] < block.depth]
        if labelled or part_of_block(block):
            return
        text = markup.plain(block.text)
        team = next(words.titles(text), None) or (text if slugify(text) in self.teams else None)
        year = next((cycle[:4] for _, _, cycle in reversed(self.context) if cycle), None)
        period = find_period(text, date.min, self.fiscal_year_starts, year)
        self.context.append((block.depth, team, period.id if period else None))
        self.document.titles.append((block.line, text))

    def _inside(self, block: Block) -> bool:
        return bool(self.open) and self.open[-1].depth < block.depth

    def _objective(self, block: Block, label: Label) -> Entry:
        self.open = [one for one in self.open if one.depth < block.depth]
        entry = Entry(block.line, self.document.statement(label.rest), depth=block.depth, role=label.role)
        entry.parent = self.open[-1] if self.open else None
        entry.team, entry.cycle = self._context()
        self.open.append(entry)
        self.document.objectives.append(entry)
        return entry

    def _hang(self, number: int, block: Block, label: Label, part: str | None) -> None:
        """Give a block to the objective that it stands below, or report it."""
        depth = block.depth
        if label.kind == "key_result":
            if label.role is not None:
                same = [one for one in self.open if one.role == label.role and one.depth <= depth]
                if same:
                    self.open = self.open[: self.open.index(same[-1]) + 1]
            self.open = [one for one in self.open if one.depth <= depth]
        elif block.kind == "heading" and part in ("key_results", "criteria", "why", "skip"):
            self.open = [one for one in self.open if one.depth <= depth]
        elif block.kind == "item":
            self.open = [one for one in self.open if one.depth < depth or one.depth == PARAGRAPH]
        elif block.kind in ("heading", "rule"):
            self.open = [one for one in self.open if one.depth < depth]
        if self.open:
            self.owned.setdefault(id(self.open[-1]), []).append(number)
        elif looks_like_objective(self.blocks, number):
            self.document.offered.append(Told(block.line, "offered", markup.plain(block.text)))
        elif block.grid is not None:
            read_grid(block.grid, self.document, self.options, None, *self._context())
        elif block.kind != "rule":
            self._outside(block, label)

    def _context(self) -> tuple[str | None, str | None]:
        team = next((team for _, team, _ in reversed(self.context) if team), None)
        return team, next((cycle for _, _, cycle in reversed(self.context) if cycle), None)

    def _outside(self, block: Block, label: Label) -> None:
        text = markup.plain(block.text)
        fields = fields_in(block.text)
        ahead = block.depth <= PARAGRAPH + 1 and not self.document.offered
        if block.kind != "heading" and fields and ahead and fields.keys() <= {"cycle", "team", "owner"}:
            said = {name: (block.line, markup.plain(each)) for name, each in fields.items()}
            for name in said.keys() & self.document.front.keys():
                self.document.skip(block.line, "twice", said[name][1])
            self.document.front = {**said, **self.document.front}
        elif label.kind or has_label_inside(block.text):
            self.not_understood(block.line, text)
        elif block.kind == "paragraph" and markup.is_wholly(block.text, markup.BOLD, markup.BOLD_END):
            self._enter(block, labelled=False)
            self.document.skip(block.line, "heading", text)
        elif block.kind == "heading":
            self.document.skip(block.line, "heading", text)
        else:
            if block.kind == "paragraph" and not self.document.titles and len(text.split()) < 12:
                self._enter(block, labelled=False)
            self.document.skip(block.line, "contents" if is_contents(block) else "prose", text)

    def not_understood(self, line: int, text: str) -> None:
        """Report a line that looks like something, and could not be placed."""
        self.document.not_understood.append(Told(line, "no-place", text[:200]))


class _Section:
    """What stands below one objective."""

    def __init__(self, reader: _Reader, objective: Entry, blocks: Sequence[Block]) -> None:
        self.reader, self.objective, self.blocks = reader, objective, blocks
        self.document = reader.document
        self.part: str | None = None
        self.part_depth = 0
        self.current: Entry | None = None
        self.detail: int | None = None
        self.pending = False

    def read(self) -> None:
        """Read the key results and all that belongs to them."""
        labels = [label_of(one.text) if not one.grid else Label(None, None, "") for one in self.blocks]
        parts = [part_of_block(one) for one in self.blocks]
        self.labelled = any(label.kind == "key_result" and markup.plain(label.rest) for label in labels)
        self.named = any(part in ("key_results", "criteria") for part in parts) or any(
            label.kind == "key_result" and not markup.plain(label.rest) for label in labels
        )
        self.tabled = any(one.grid is not None for one in self.blocks)
        items = [
            one.depth for one, label in zip(self.blocks, labels, strict=True) if one.kind == "item" and not label.kind
        ]
        self.first_level = min(items, default=0)
        for block, label, part in zip(self.blocks, labels, parts, strict=True):
            self._read(block, label, part)

    def _read(self, block: Block, label: Label, part: str | None) -> None:
        text = markup.plain(block.text)
        if block.kind == "rule":
            self.part = None
            return
        if block.kind == "heading" and self.part_depth >= block.depth:
            self.part = None
        if self.pending and not label.kind and block.grid is None and block.kind != "heading":
            self.pending = False
            self._key_result(block._replace(depth=self.part_depth), block.text)
            return
        self.pending = False
        if label.kind == "key_result":
            if not markup.plain(label.rest):
                self.pending = bool(re.search("[0-9]", text))  # a number alone: what it is stands on the next line
                self._begin("key_results", block)
                return
            if self.part in ("skip", "other"):
                self.part = None
            self._key_result(block, label.rest)
        elif part is not None and part != "objectives":
            self._begin({"criteria": "key_results"}.get(part, part), block)
            if part == "skip":
                self.document.skip(block.line, "plan", text)
        elif self.part == "skip" and block.kind not in self.ends_part():
            self.document.skip(block.line, "plan", text)
        elif block.grid is not None:
            read_grid(block.grid, self.document, self.reader.options, self.objective)
        elif block.kind == "heading":
            self._begin("other", block)
            self.current = None
            self.document.skip(block.line, "heading", text)
        elif self.part == "why":
            self.objective.why.append(text)
        else:
            self._line(block, text)

    def ends_part(self) -> tuple[str, ...]:
        """What ends the part that is skipped: of a heading, the next; of a line, whatever is not its list."""
        return () if self.part_depth < PARAGRAPH else ("paragraph", "table")

    def _begin(self, part: str, block: Block) -> None:
        self.part, self.part_depth = part, block.depth
        if block.kind == "heading" or part != "key_results":
            self.current = None

    def _key_result(self, block: Block, text: str) -> None:
        said = self.document.statement(text)
        if not said.words or re.fullmatch(r"[\W_]*", said.words) or words.UNKNOWN.fullmatch(said.words):
            self.document.skip(block.line, "empty", markup.plain(text))
            return
        self.current = Entry(block.line, said, depth=block.depth)
        self.detail = None
        self.objective.below.append(self.current)

    def _line(self, block: Block, text: str) -> None:
        """A line that is no label, no part and no table."""
        if self.part == "skip" and block.kind == "paragraph":
            self.part = None
        under = self.current is not None and (
            block.depth > self.current.depth or (block.kind == "paragraph" and self.current.depth <= block.depth)
        )
        if self.current is not None and under and self._of_key_result(self.current, block, text):
            return
        fields = fields_in(block.text)
        if fields and (block.kind == "paragraph" or block.depth == self.first_level or "owner" in fields):
            self._fields(self.objective, fields, block.line)
            return
        free = not self.labelled and not (self.tabled and not self.named) and self.part in (None, "key_results")
        if (
            block.kind == "item"
            and free
            and (not self.named or self.part == "key_results")
            and block.depth <= self.first_level
        ):
            self._key_result(block, block.text)
        elif has_label_inside(block.text):
            self.reader.not_understood(block.line, text)
        elif words.UNKNOWN.fullmatch(text) or not re.search(r"\w", text):
            self.document.skip(block.line, "empty", text)
        elif block.kind == "item":
            self.document.skip(block.line, "detail" if self.current else "list", text)
        else:
            if text.endswith((":", "：")) and (self.named or self.objective.below):
                self._begin("other", block)  # what it introduces is something else
            self.document.skip(block.line, "prose", text)

    def _of_key_result(self, entry: Entry, block: Block, text: str) -> bool:
        """Whether a line below a key result is a field, an update, a step or a share of it, or only a detail."""
        fields = fields_in(block.text)
        update = _UPDATE.match(text)
        if update:
            entry.updates.append((block.line, update["day"], update["rest"]))
        elif fields:
            self._fields(entry, fields, block.line)
        elif block.kind == "paragraph" and block.depth == PARAGRAPH and entry.depth >= PARAGRAPH:
            return False
        elif block.kind == "item":
            said = self.document.statement(block.text)
            share = re.fullmatch(r"(?P<name>[^\W\d][\w .'’@-]{1,30}):\s*(?P<share>[0-9][0-9.,/ ]*%?.{0,12})", text)
            if (
                (said.box is not None or said.done)
                and said.words
                and (self.detail is None or self.detail == block.depth)
            ):
                self.detail = block.depth
                entry.below.append(Entry(block.line, said))
            elif share and len(share["name"].split()) <= 3:
                entry.said.owners.append(share["name"].lstrip("@"))
                self.document.skip(block.line, "share", text)
            elif has_label_inside(block.text):
                self.reader.not_understood(block.line, text)
            else:
                self.document.skip(block.line, "detail", text)
        else:
            self.document.skip(block.line, "prose", text)
        return True

    def _fields(self, entry: Entry, fields: object, line: int) -> None:
        for name, text in dict(fields).items():  # type: ignore[call-overload]
            if name in ("why", "description") and entry is self.objective:
                entry.why.append(markup.plain(text))
            elif name in entry.fields:
                self.document.skip(line, "twice", text)
            else:
                entry.fields[name] = Cell(text, line=line)
                if name in ("starts", "ends", "updated"):
                    self.document.days.append(markup.plain(text))
