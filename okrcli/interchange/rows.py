"""Tables by the meaning of their columns: rows become objectives, key results and what cells say of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import zip_longest

from okrcli.interchange import markup, words
from okrcli.interchange.columns import FIGURE_BEHIND, FIGURES, Columns, number_of, read_columns, updates_in
from okrcli.interchange.draft import Cell, Document, Entry, Grid, Options, Row, Told
from okrcli.interchange.figures import figure_of, figures
from okrcli.interchange.labels import label_of
from okrcli.interchange.statements import Said
from okrcli.model.okr import Number
from okrcli.schema.suggest import slugify

_SCORES = ("mid", "projected", "score")
_DAYS = ("starts", "ends", "updated")
_STRUCTURE = ("unit", "type", "order", "created", "parent", "row_id", "objective_owner")
_TOTAL = re.compile(
    r"(?:grand )?totals?|average|mean|overall(?: score)?|sum|moyenne|total général|somme", re.IGNORECASE
)
_NUMBERED = re.compile(r"\s*(?:[0-9]{1,2}|[a-z])[.)]\s+")


def read_grid(
    grid: Grid,
    document: Document,
    options: Options,
    objective: Entry | None = None,
    team: str | None = None,
    cycle: str | None = None,
) -> None:
    """Add what a table says to a document; `objective`, `team` and `cycle` are those that it stands below."""
    if objective is not None and (updates := updates_in(grid)) is not None:
        _read_updates(updates, document, objective)
        return
    plain, grid = grid, _with_labels(grid)
    heads = zip(plain.header.cells, grid.header.cells, strict=False)
    document.titles += [(grid.header.line, markup.plain(one.text)) for one, other in heads if one.text != other.text]
    columns = read_columns(grid, options, below=objective is not None)
    if not (columns.fields.keys() & {"key_result", "name", "objective"}) and columns.mixed is None:
        for row in (grid.header, *grid.rows):
            document.skip(row.line, "table", row.words)
        return
    for place, header in columns.unknown.items():
        document.skip(grid.header.line, "column", header, column=place + 1, key=f"x-{slugify(header) or place + 1}")
    for place in columns.numbered:
        if figure := FIGURE_BEHIND.search(markup.plain(grid.header.cells[place].text)):
            document.skip(grid.header.line, "label-figure", figure["figure"], column=place + 1)
    _tell_stray_cells(grid, columns, document)
    _Table(document, columns, objective, columns.team or team, cycle).read(grid.rows)


def _tell_stray_cells(grid: Grid, columns: Columns, document: Document) -> None:
    """Report what stands below no header; in a file of values with separators it may be the rest of another cell."""
    width = len(grid.header.cells)
    known = {*columns.fields.values(), *columns.unknown, *columns.numbered, columns.mixed}
    for row in grid.rows:
        for place, cell in enumerate(row.cells):
            text = markup.plain(cell.text)
            if place >= width and text and document.separator:
                document.not_understood.append(Told(row.line, "more-cells", text, place + 1, holds=True))
            elif place not in known and text:
                document.skip(row.line, "no-header", text, column=place + 1)


def _read_updates(grid: Grid, document: Document, objective: Entry) -> None:
    """Add a check-in for each cell; what stands in other columns is the note of the row's first value."""
    numbers = [number_of(cell) for cell in grid.header.cells]
    for row in grid.rows:
        day, *texts = (markup.plain(cell.text) for cell in row.cells)
        document.days.append(day)
        notes = [text for text, number in zip(texts, numbers[1:], strict=True) if number is None and text]
        for text, number in zip(texts, numbers[1:], strict=True):
            if number is None or words.is_unsaid(text):
                continue
            if number > len(objective.below):
                document.not_understood.append(Told(row.line, "no-place", f"{day}: {text}"))
                continue
            objective.below[number - 1].updates.append((row.line, day, "; ".join([text, *notes])))
            notes = []
        if notes:
            document.skip(row.line, "prose", "; ".join(notes))


def _with_labels(grid: Grid) -> Grid:
    """The table, where its first column has labels alone (`O1`, `KR 1.2`), with them before the words beside them."""
    firsts = [label_of(row.cells[0].text) for row in grid.rows if row.cells and markup.plain(row.cells[0].text)]
    beside = (
        place
        for place, cell in enumerate(grid.header.cells[1:], 1)
        if words.field_of(markup.plain(cell.text)) in (None, "name", "description", "key_result", "objective")
    )
    place = next(beside, None)
    typed = words.field_of(markup.plain(grid.header.cells[0].text)) == "type" if grid.header.cells else True
    if typed or place is None or not firsts or any(one.kind is None or markup.plain(one.rest) for one in firsts):
        return grid

    def joined(row: Row, text: Callable[[str, str], str]) -> Row:
        cells = [*row.cells, *(Cell() for _ in range(len(row.cells), place + 1))]
        cells[0], cells[place] = Cell(text(cells[0].text, cells[place].text)), Cell()
        return row._replace(cells=cells)

    rows = [joined(row, lambda label, said: f"{label}: {said}" if label else said) for row in grid.rows]
    return grid._replace(header=joined(grid.header, lambda label, _said: label), rows=rows)


class _Table:
    """Reads the rows of a table one after the other."""

    def __init__(
        self, document: Document, columns: Columns, objective: Entry | None, team: str | None, cycle: str | None
    ) -> None:
        self.document, self.columns, self.fields = document, columns, columns.fields
        self.team, self.cycle = team, cycle
        self.current = self.given = objective
        self.by_words: dict[tuple[str, ...], Entry] = {}
        self.by_order: dict[str, Entry] = {}
        self.objectives: set[int] = {id(objective)} if objective else set()
        self.scored = bool(self.fields.keys() & set(_SCORES)) and "target" not in self.fields
        self.prefix: str | None = None
        self.above: list[Row] = []  # since the last total

    def read(self, rows: Sequence[Row]) -> None:
        """Read them all."""
        typed = bool(self.fields.keys() & {"type", "order"}) and "name" in self.fields
        seen: dict[tuple[str, ...], int] = {}
        kinds: list[Row] = []
        for row, after in zip_longest(rows, rows[1:]):
            texts = tuple(markup.plain(cell.text) for cell in row.cells)
            if not any(texts):
                continue
            self._learn(row)
            if aside := self._aside(row):
                differs = aside == "total" and self._total_differs(row)
                self.document.skip(row.line, "total-differs" if differs else aside, row.words)
            elif texts in seen:
                self.document.skip(row.line, "same-row", row.words, first=seen[texts])
            elif typed:
                kinds.append(row)
            else:
                self._flat(row, after)
            if not aside:
                seen.setdefault(texts, row.line)
                self.above.append(row)
        self._typed(kinds)

    def _learn(self, row: Row) -> None:
        """Note what settles how dates and numbers are written, and who is named."""
        for name in self.fields:
            text = self._text(row, name)
            if name in _DAYS and text:
                self.document.days.append(text)
            elif name in (*FIGURES, "weight") and text:
                self.document.texts.append(text)
            elif name == "owner":
                self.document.people.add(slugify(text))

    def _aside(self, row: Row) -> str | None:
        """Why a row is no key result: one of totals, or in italics."""
        said = [cell.text for cell in row.cells if markup.plain(cell.text)]
        names = [self.fields[name] for name in ("objective", "key_result", "name") if name in self.fields]
        nameless = not any(markup.plain(self._cell(row, place).text) for place in (*names, self.columns.mixed))
        scores_alone = nameless and self.scored and all(figures(markup.plain(text)) for text in said)
        if scores_alone or _TOTAL.fullmatch(markup.plain(said[0]).rstrip(" :")):
            return "total"
        return "italic" if markup.is_wholly(said[0], markup.ITALIC, markup.ITALIC_END) else None

    def _figures(self, row: Row) -> dict[str, Number]:
        """The figures of a row by their fields, as far as its cells are ones."""
        cells = {name: self._cell(row, self.fields[name]) for name in FIGURES if name in self.fields}
        found = {name: figure_of(markup.plain(cell.text)) for name, cell in cells.items()}
        return {name: one.value for name, one in found.items() if one is not None}

    def _total_differs(self, total_row: Row) -> bool:
        """Whether a total is neither the sum nor the mean of the rows above it, but for what is rounded."""
        rows, self.above = [self._figures(one) for one in self.above], []
        for name, total in self._figures(total_row).items():
            values = [one[name] for one in rows if name in one]
            likely = [sum(values), *(sum(values) / count for count in {len(values), len(rows)} if count)]
            rounded = 0.5 / 10 ** len(str(total).partition(".")[2]) + 1e-9
            if values and all(abs(total - one) > rounded for one in likely):
                return True
        return False

    # --- cells -------------------------------------------------------------------------------------------------------

    @staticmethod
    def _cell(row: Row | None, place: int | None) -> Cell:
        return row.cells[place] if row and place is not None and place < len(row.cells) else Cell()

    def _text(self, row: Row | None, name: str) -> str:
        return markup.plain(self._cell(row, self.fields.get(name)).text)

    def _said(self, row: Row) -> dict[str, Cell]:
        """What cells of a row say, beside its words."""
        found = {}
        for name, place in self.fields.items():
            cell = self._cell(row, place)
            if name in ("objective", "key_result", "name") or not cell.text.strip():
                continue
            unit = self.columns.units.get(name)
            found[name] = cell
            if unit and "unit" not in self.fields:
                found.setdefault("unit", Cell(unit))
        return found

    def _unknown(self, row: Row) -> dict[str, Cell]:
        """What cells of a row say below headers that nobody knows."""
        cells = {header: self._cell(row, place) for place, header in self.columns.unknown.items()}
        return {header: cell for header, cell in cells.items() if markup.plain(cell.text)}

    def _statement(self, row: Row, cell: Cell) -> Said:
        label = label_of(cell.text)
        if label.figure:
            self.document.skip(row.line, "label-figure", label.figure)
        return self.document.statement(label.rest)

    # --- entries -----------------------------------------------------------------------------------------------------

    def _add(self, row: Row, cell: Cell, parent: Entry) -> Entry:
        """A new entry below another, with the row's fields."""
        entry = Entry(row.line, self._statement(row, cell), self._said(row), self._unknown(row), scored=self.scored)
        entry.places = {name: place + 1 for name, place in self.fields.items()}
        parent.below.append(entry)
        return entry

    def _new_objective(self, row: Row, cell: Cell) -> Entry:
        fields = self._said(row)
        entry = Entry(
            row.line, self._statement(row, cell), team=self.team, cycle=self._text(row, "cycle") or self.cycle
        )
        entry.fields = {name: fields[name] for name in ("team", "okr_type", "cycle") if name in fields}
        if "objective_owner" in fields:
            entry.fields["owner"] = fields["objective_owner"]
        self.objectives.add(id(entry))
        self.document.objectives.append(entry)
        return entry

    def _of_objective(self, row: Row) -> None:
        """Cells beside an objective's words: its owner and description are its own, figures and status are reported."""
        if self.current is None:
            return
        for name, cell in self._said(row).items():
            text = markup.plain(cell.text)
            if name in (*FIGURES, "status", "confidence", "results"):
                self.document.skip(row.line, "objective-figure", text, field=name)
            elif name in ("description", "why", "note"):
                self.current.why.append(text)
            elif name not in _STRUCTURE:
                self.current.fields.setdefault(name, cell)
        self.current.columns = self._unknown(row) | self.current.columns

    def _without_objective(self, row: Row, text: str) -> None:
        self.document.not_understood.append(Told(row.line, "no-objective", text, holds=True))

    # --- rows of key results, below their objectives or beside them --------------------------------------------------

    def _flat(self, row: Row, after: Row | None) -> None:
        place = self.fields.get("key_result", self.columns.mixed)
        cell = self._cell(row, place)
        if self.columns.mixed is not None:
            is_objective = self._is_heading(row, cell)
            if is_objective:
                self.current, self.prefix = self._new_objective(row, cell), None
        else:
            self._beside(row)
            is_objective = not markup.plain(cell.text)
        text = markup.plain(cell.text)
        if is_objective:
            self._of_objective(row)
        elif self.current is None:
            self._without_objective(row, text)
        elif self._begins_sub_rows(row, text, markup.plain(self._cell(after, place).text)):
            self.prefix = text
            self.document.sub_rows = self.document.sub_rows or row.line
            self.document.skip(row.line, "sub-rows", text)
        elif words.is_unsaid(text) or words.UNKNOWN.fullmatch(text):
            self.document.skip(row.line, "empty", text)
        else:
            self.prefix = self.prefix if _NUMBERED.match(text) else None
            entry = self._add(row, cell, self.current)
            entry.said.words = f"{self.prefix} {entry.said.words}" if self.prefix else entry.said.words

    def _is_heading(self, row: Row, cell: Cell) -> bool:
        """Whether a row is an objective, in bold and alone, above its key results."""
        alone = sum(bool(markup.plain(one.text)) for one in row.cells) == bool(markup.plain(cell.text))
        bold = alone and markup.is_wholly(cell.text, markup.BOLD, markup.BOLD_END)
        return bold or label_of(cell.text).kind == "objective"

    def _beside(self, row: Row) -> None:
        """Take the objective that stands in a column of the row, and the key results that have a column each."""
        named = self._cell(row, self.fields.get("objective"))
        if named.text.strip() and self.given is None:
            key = tuple(self._text(row, one) for one in ("objective", "team", "cycle"))
            if key not in self.by_words:  # the same words again are the same objective
                same = [one for (said, *_), one in self.by_words.items() if said == key[0] and not any(key[1:])]
                self.by_words[key] = same[0] if same else self._new_objective(row, named)
            self.current = self.by_words[key]
        for place in self.columns.numbered if self.current is not None else ():
            cell = self._cell(row, place)
            if not words.is_unsaid(markup.plain(cell.text)) and self.current is not None:
                self.current.below.append(Entry(row.line, self._statement(row, cell)))

    def _begins_sub_rows(self, row: Row, text: str, following: str) -> bool:
        """Whether a row only introduces numbered ones below it."""
        bare = not self._said(row).keys() & {*FIGURES}
        return bare and text.endswith(":") and _NUMBERED.match(following) is not None

    # --- rows of all kinds in one column, told apart by their type or number -----------------------------------------

    def _typed(self, rows: Sequence[Row]) -> None:
        """Objectives first, then what is below."""
        last = self.current
        above: dict[int, Entry | None] = {}
        for row in rows:
            if self._kind(row) == "objective" and self._text(row, "name"):
                self.current = last = self._new_objective(row, self._cell(row, self.fields["name"]))
                self._of_objective(row)
                self._note(row, last)
            above[row.line] = last
        for row in rows:
            kind, text, parent, last = self._kind(row), self._text(row, "name"), self._above(row), above[row.line]
            if kind is None or not text:
                self.document.skip(row.line, "other-type" if kind is None else "empty", row.words)
            elif kind == "objective":
                if last is not None and parent is not None and id(parent) in self.objectives and parent is not last:
                    last.parent = parent
                elif self._text(row, "parent") and parent is None:
                    self.document.skip(row.line, "no-parent", self._text(row, "parent"))
            elif (owner := parent or last) is None:
                self._without_objective(row, text)
            else:
                entry = self._add(row, self._cell(row, self.fields["name"]), owner)
                self._note(row, entry)
                if id(owner) not in self.objectives:  # a step of a key result
                    entry.said.done = entry.said.box = words.says_done(self._text(row, "status"))

    def _kind(self, row: Row) -> str | None:
        if "type" in self.fields:
            return words.kind_of(self._text(row, "type"))
        return "key_result" if "." in self._order(row) else "objective"

    def _order(self, row: Row) -> str:
        return self._text(row, "order").strip(" .")

    def _note(self, row: Row, entry: Entry) -> None:
        """Remember an entry by its number, its name and its words: rows below say one of them."""
        for name in (self._order(row), self._text(row, "row_id"), self._text(row, "name")):
            if name:
                self.by_order.setdefault(name, entry)

    def _above(self, row: Row) -> Entry | None:
        """The entry that a row says that it is below, by its parent or its number."""
        order = self._order(row).split(".")
        numbers = [".".join(order[:length]) for length in range(len(order) - 1, 0, -1)]
        return next((self.by_order[one] for one in (self._text(row, "parent"), *numbers) if one in self.by_order), None)
