"""Which blocks of a page are objectives and key results, and which are something else. Decides by labels first.

Where nothing is labelled as an objective, headings with a list or a table of key results are. Whatever is left out has
a line in the report.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from datetime import date

from okrcli.interchange import markup, words
from okrcli.interchange.columns import updates_in
from okrcli.interchange.days import find_period
from okrcli.interchange.draft import Cell, Document, Entry, Options, Told
from okrcli.interchange.headings import Line, line_of, looks_like_objective, objective_headings
from okrcli.interchange.labels import has_label_inside, label_of, role_of
from okrcli.interchange.markdown import PARAGRAPH, Block, Page
from okrcli.interchange.rows import read_grid
from okrcli.interchange.statements import fields_in, people_in
from okrcli.schema.suggest import slugify

_UPDATE = re.compile(
    r"(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,2}[/.][0-9]{1,2}[/.](?:[0-9]{4}|[0-9]{2}))\s*(?:[:–—-]\s*)+(?P<rest>.+)"
)
_SHARE = re.compile(r"(?P<name>[^\W\d][\w .'’@-]{1,30}):\s*(?P<share>[0-9][0-9.,/ ]*%?.{0,12})")


def read_outline(
    page: Page, document: Document, options: Options, fiscal_year_starts: int, teams: frozenset[str]
) -> None:
    """Add the entries of a page to a document; `teams` are ids and names, in slugs, that are known to be teams."""
    document.front, document.urls = page.front, page.urls
    blocks = _joined(page.blocks)
    roles = frozenset(role for one in blocks if (role := role_of(one.text)))
    lines = [line_of(one, roles) for one in blocks]
    owners = (text for one in lines for name, text in fields_in(one.text).items() if name == "owner")
    document.people |= {slugify(person) for text in owners for person in people_in(text)}
    document.texts = [one.plain for one in lines]
    heads = objective_headings(lines, teams)
    if options.take_offered:
        heads |= {number for number in range(len(lines)) if looks_like_objective(lines, number)}
    _Reader(document, options, fiscal_year_starts, teams).read(lines, heads)


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
    """Goes through the lines of a page and hangs them where they belong."""

    def __init__(self, document: Document, options: Options, fiscal_year_starts: int, teams: frozenset[str]) -> None:
        self.document, self.options, self.fiscal_year_starts = document, options, fiscal_year_starts
        self.teams = teams
        self.open: list[Entry] = []  # the objectives that a line may be below, outer first
        self.owned: dict[int, list[Line]] = {}  # an objective's lines
        self.context: list[tuple[int, str | None, str | None]] = []  # headings above: depth, team, cycle

    def read(self, lines: Sequence[Line], heads: Collection[int]) -> None:
        """Find the objectives, those with a label and those at `heads`, and the lines of each; then what those are."""
        pending: Entry | None = None
        skipping: int | None = None
        for number, one in enumerate(lines):
            if one.label.figure:
                self.document.skip(one.line, "label-figure", one.label.figure)
            if one.kind == "heading":
                self._enter(one)
            if skipping is not None:
                if (one.kind == "heading" and one.depth <= skipping) or one.label.kind == "objective":
                    skipping = None
                elif one.kind != "rule":
                    self.document.skip(one.line, "plan", one.plain)
                    continue
            if pending is not None and not one.label.kind and one.kind != "rule":
                pending.said, pending = self.document.statement(one.text), None
                continue
            pending = None
            inside = bool(self.open) and self.open[-1].depth < one.depth
            if one.label.kind == "objective" or number in heads:
                entry = self._objective(one)
                pending = entry if not entry.said.words and not entry.said.dropped else None
            elif one.kind == "heading" and one.part == "skip" and not inside:
                skipping = one.depth
                self.document.skip(one.line, "plan", one.plain)
            else:
                self._hang(one, looks_like_objective(lines, number))
        for entry in [*self.document.objectives]:
            if entry.said.words:
                _Section(self.document, self.options, entry, self.owned.get(id(entry), [])).read()
            else:
                self.document.objectives.remove(entry)
                self.document.skip(entry.line, "empty")

    def _enter(self, heading: Line) -> None:
        """Go below a heading: it may say whose and of when what follows is."""
        self.context = [one for one in self.context if one[0] < heading.depth]
        if heading.kind == "heading" and (heading.label.kind or heading.part):
            return
        team = next(words.titles(heading.plain), None)
        if team is None and slugify(heading.plain) in self.teams:
            team = heading.plain
        _, cycle = self._context()
        period = find_period(heading.plain, date.min, self.fiscal_year_starts, cycle and cycle[:4])
        self.context.append((heading.depth, team, period.id if period else None))
        self.document.titles.append((heading.line, heading.plain))

    def _context(self) -> tuple[str | None, str | None]:
        """The team and the cycle that headings above say."""
        team = next((team for _, team, _ in reversed(self.context) if team), None)
        return team, next((cycle for _, _, cycle in reversed(self.context) if cycle), None)

    def _objective(self, one: Line) -> Entry:
        self.open = [each for each in self.open if each.depth < one.depth]
        entry = Entry(one.line, self.document.statement(one.label.rest), depth=one.depth)
        entry.role, entry.parent = one.label.role, self.open[-1] if self.open else None
        entry.team, entry.cycle = self._context()
        self.open.append(entry)
        self.document.objectives.append(entry)
        return entry

    def _hang(self, one: Line, is_offered: bool) -> None:
        """Give a line to the objective that it stands below, or report it."""
        depth = one.depth
        if one.label.kind == "key_result":
            same = [each for each in self.open if one.label.role and each.role == one.label.role]
            last = next((each for each in reversed(same) if each.depth <= depth), None)
            self.open = self.open[: self.open.index(last) + 1] if last else self.open
        if one.label.kind == "key_result" or (one.kind == "heading" and one.part not in (None, "objectives")):
            self.open = [each for each in self.open if each.depth <= depth]
        elif one.kind == "item":
            self.open = [each for each in self.open if each.depth < depth or each.depth == PARAGRAPH]
        elif one.kind in ("heading", "rule"):
            self.open = [each for each in self.open if each.depth < depth]
        if self.open:
            self.owned.setdefault(id(self.open[-1]), []).append(one)
        elif is_offered:
            self.document.offered.append(Told(one.line, "offered", one.plain))
        elif one.grid is not None:
            read_grid(one.grid, self.document, self.options, None, *self._context())
        elif one.kind != "rule":
            self._outside(one)

    def _outside(self, one: Line) -> None:
        fields = fields_in(one.text)
        ahead = one.depth <= PARAGRAPH + 1 and not self.document.offered
        if one.kind != "heading" and fields and ahead and fields.keys() <= {"cycle", "team", "owner"}:
            said = {name: (one.line, markup.plain(each)) for name, each in fields.items()}
            for name in said.keys() & self.document.front.keys():
                self.document.skip(one.line, "twice", said[name][1])
            self.document.front = {**said, **self.document.front}
        elif one.label.kind or has_label_inside(one.text):
            _no_place(self.document, one)
        elif one.is_bold or one.kind == "heading":
            if one.is_bold:
                self._enter(one)
            self.document.skip(one.line, "heading", one.plain)
        else:
            if one.kind == "paragraph" and not self.document.titles and len(one.plain.split()) < 12:
                self._enter(one)
            self.document.skip(one.line, "contents" if one.is_contents else "prose", one.plain)


def _no_place(document: Document, one: Line) -> None:
    """Report a line that looks like something, and could not be placed."""
    document.not_understood.append(Told(one.line, "no-place", one.plain[:200]))


class _Section:
    """What stands below one objective."""

    def __init__(self, document: Document, options: Options, objective: Entry, lines: Sequence[Line]) -> None:
        self.document, self.options, self.objective, self.lines = document, options, objective, lines
        self.part: str | None = None
        self.part_depth = 0
        self.current: Entry | None = None
        self.detail: int | None = None
        self.pending = False
        labelled = [bool(markup.plain(one.label.rest)) for one in lines if one.label.kind == "key_result"]
        self.labelled = any(labelled)
        self.named = not all(labelled) or any(one.part in ("key_results", "criteria") for one in lines)
        items = [one.depth for one in lines if one.kind == "item" and not one.label.kind]
        self.first_level = min(items, default=0)
        tabled = any(one.grid is not None and updates_in(one.grid) is None for one in lines)
        self.free = not self.labelled and (self.named or not tabled)  # items without a label may be key results

    def read(self) -> None:
        """Read the key results and all that belongs to them."""
        for one in self.lines:
            self._read(one)

    def _read(self, one: Line) -> None:
        if one.kind == "rule" or (one.kind == "heading" and self.part_depth >= one.depth):
            self.part = None
        pending, self.pending = self.pending, False
        if one.kind == "rule":
            self.pending = pending
        elif pending and not one.label.kind and one.grid is None and one.kind != "heading":
            self._key_result(one, one.text, self.part_depth)
        elif one.label.kind == "key_result" and not markup.plain(one.label.rest):
            self.pending = bool(re.search("[0-9]", one.plain))  # a number alone: what it is stands on the next line
            self._begin("key_results", one)
        elif one.label.kind == "key_result":
            if self.part in ("skip", "other"):
                self.part = None
            self._key_result(one, one.label.rest, one.depth)
        elif one.part is not None and one.part != "objectives":
            self._begin("key_results" if one.part == "criteria" else one.part, one)
            if one.part == "skip":
                self.document.skip(one.line, "plan", one.plain)
        elif self.part == "skip" and (self.part_depth < PARAGRAPH or one.kind not in ("paragraph", "table")):
            self.document.skip(one.line, "plan", one.plain)
        elif one.grid is not None:
            read_grid(one.grid, self.document, self.options, self.objective)
        elif one.kind == "heading":
            self._begin("other", one)
            self.document.skip(one.line, "heading", one.plain)
        elif self.part == "why":
            self.objective.why.append(one.plain)
        else:
            self._line(one)

    def _begin(self, part: str, one: Line) -> None:
        self.part, self.part_depth = part, one.depth
        if one.kind == "heading" or part != "key_results":
            self.current = None

    def _key_result(self, one: Line, text: str, depth: int) -> None:
        said = self.document.statement(text)
        if not said.words or re.fullmatch(r"[\W_]*", said.words) or words.UNKNOWN.fullmatch(said.words):
            self.document.skip(one.line, "empty", markup.plain(text))
            return
        self.current, self.detail = Entry(one.line, said, depth=depth), None
        self.objective.below.append(self.current)

    def _line(self, one: Line) -> None:
        """A line that is no label, no part and no table."""
        if self.part == "skip" and one.kind == "paragraph":
            self.part = None
        above = self.current
        under = above and (one.depth > above.depth or (one.kind == "paragraph" and above.depth == one.depth))
        if above and under and self._of_key_result(above, one):
            return
        fields = fields_in(one.text)
        first = one.depth <= self.first_level
        free = self.free and (self.part == "key_results" or (self.part is None and not self.named))
        if fields and (one.kind == "paragraph" or one.depth == self.first_level or "owner" in fields):
            self._fields(self.objective, fields, one.line)
        elif one.kind == "item" and free and first:
            self._key_result(one, one.text, one.depth)
        elif has_label_inside(one.text):
            _no_place(self.document, one)
        elif words.UNKNOWN.fullmatch(one.plain) or not re.search(r"\w", one.plain):
            self.document.skip(one.line, "empty", one.plain)
        elif one.kind == "item":
            self.document.skip(one.line, "detail" if self.current else "list", one.plain)
        else:
            if one.plain.endswith((":", "：")) and (self.named or self.objective.below):
                self._begin("other", one)  # what it introduces is something else
            self.document.skip(one.line, "prose", one.plain)

    def _of_key_result(self, entry: Entry, one: Line) -> bool:
        """Whether a line below a key result is a field, an update, a step or a share of it, or only a detail."""
        if update := _UPDATE.match(one.plain):
            entry.updates.append((one.line, update["day"], update["rest"]))
        elif fields := fields_in(one.text):
            self._fields(entry, fields, one.line)
        elif one.kind == "paragraph" and one.depth == PARAGRAPH and entry.depth >= PARAGRAPH:
            return False
        elif one.kind != "item":
            self.document.skip(one.line, "prose", one.plain)
        else:
            self._below_key_result(entry, one)
        return True

    def _below_key_result(self, entry: Entry, one: Line) -> None:
        said, share = self.document.statement(one.text), _SHARE.fullmatch(one.plain)
        if (said.box is not None or said.done) and said.words and self.detail in (None, one.depth):
            self.detail = one.depth
            entry.below.append(Entry(one.line, said))
        elif share and len(share["name"].split()) <= 3:
            entry.said.owners.append(share["name"].lstrip("@"))
            self.document.skip(one.line, "share", one.plain)
        elif has_label_inside(one.text):
            _no_place(self.document, one)
        else:
            self.document.skip(one.line, "detail", one.plain)

    def _fields(self, entry: Entry, fields: Mapping[str, str], line: int) -> None:
        for name, text in fields.items():
            if name in ("why", "description") and entry is self.objective:
                entry.why.append(markup.plain(text))
            elif name in entry.fields:
                self.document.skip(line, "twice", text)
            else:
                entry.fields[name] = Cell(text, line=line)
                if name in ("starts", "ends", "updated"):
                    self.document.days.append(markup.plain(text))
