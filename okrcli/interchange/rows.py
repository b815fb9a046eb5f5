"""Tables by the meaning of their columns: rows become objectives, key results and what cells say of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from okrcli.interchange import markup, words
from okrcli.interchange.columns import FIGURES, Columns, read_columns
from okrcli.interchange.draft import Document, Entry, Options, Told
from okrcli.interchange.figures import figures
from okrcli.interchange.grid import Cell, Grid, Row
from okrcli.interchange.labels import label_of
from okrcli.interchange.statements import Said
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
    objective: Entry | None,
    statement: Callable[[str], Said],
    context: tuple[str | None, str | None],
) -> None:
    """Add what a table says to a document; `objective` is the one that it stands below, `context` team and cycle."""
    grid = _with_labels(grid, document)
    columns = read_columns(grid, options, below=objective is not None)
    if not (columns.fields.keys() & {"key_result", "name", "objective"}) and columns.mixed is None:
        for row in (grid.header, *grid.rows):
            document.skip(row.line, "table", " | ".join(markup.plain(cell.text) for cell in row.cells))
        return
    for place, header in columns.unknown.items():
        document.skip(grid.header.line, "column", header, column=place + 1, key=f"x-{slugify(header) or place + 1}")
    _Table(document, columns, statement, context, objective).read(grid.rows)


def _with_labels(grid: Grid, document: Document) -> Grid:
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

    document.titles.append((grid.header.line, markup.plain(grid.header.cells[place].text)))
    rows = [joined(row, lambda label, said: f"{label}: {said}" if label else said) for row in grid.rows]
    return grid._replace(header=joined(grid.header, lambda label, _said: label), rows=rows)


class _Table:
    """Reads the rows of a table one after the other."""

    def __init__(
        self,
        document: Document,
        columns: Columns,
        statement: Callable[[str], Said],
        context: tuple[str | None, str | None],
        objective: Entry | None,
    ) -> None:
        self.document, self.columns, self.statement = document, columns, statement
        self.team, self.cycle = columns.team or context[0], context[1]
        self.current = objective
        self.given = objective
        self.by_words: dict[tuple[str, ...], Entry] = {}
        self.by_order: dict[str, Entry] = {}
        self.objectives: set[int] = {id(objective)} if objective else set()
        self.scored = bool(columns.fields.keys() & set(_SCORES)) and "target" not in columns.fields
        self.seen: dict[tuple[str, ...], int] = {}
        self.prefix: str | None = None

    def read(self, rows: Sequence[Row]) -> None:
        """Read them all."""
        typed = bool(self.columns.fields.keys() & {"type", "order"}) and "name" in self.columns.fields
        kinds: list[Row] = []
        for number, row in enumerate(rows):
            texts = [markup.plain(cell.text) for cell in row.cells]
            if not any(texts):
                continue
            self._learn(row)
            if self._is_aside(row, texts):
                continue
            whole = tuple(texts)
            if whole in self.seen:
                self.document.skip(row.line, "same-row", " | ".join(filter(None, texts)), first=self.seen[whole])
                continue
            self.seen[whole] = row.line
            if typed:
                kinds.append(row)
            else:
                self._flat(row, rows[number + 1] if number + 1 < len(rows) else None)
        self._typed(kinds)

    def _learn(self, row: Row) -> None:
        """Note what settles how dates and numbers are written."""
        for name, place in self.columns.fields.items():
            text = markup.plain(self._cell(row, place).text)
            if name in _DAYS and text:
                self.document.days.append(text)
            elif name in (*FIGURES, "weight") and text:
                self.document.texts.append(text)
            elif name == "owner":
                self.document.people.add(text)

    def _is_aside(self, row: Row, texts: Sequence[str]) -> bool:
        """Whether a row is one of totals, or in italics: reported, and no key result."""
        said = [text for text in texts if text]
        if _TOTAL.fullmatch(said[0].rstrip(" :")) or self._has_scores_alone(row, said):
            self.document.skip(row.line, "total", " | ".join(said))
            return True
        named = [cell.text for cell in row.cells if markup.plain(cell.text)]
        if markup.is_wholly(named[0], markup.ITALIC, markup.ITALIC_END):
            self.document.skip(row.line, "italic", " | ".join(said))
            return True
        return False

    def _has_scores_alone(self, row: Row, said: Sequence[str]) -> bool:
        fields = self.columns.fields
        names = [fields[name] for name in ("objective", "key_result", "name") if name in fields]
        names += [self.columns.mixed] if self.columns.mixed is not None else []
        nameless = not any(markup.plain(self._cell(row, place).text) for place in names)
        return nameless and self.scored and all(figures(text) for text in said)

    @staticmethod
    def _cell(row: Row, place: int | None) -> Cell:
        return row.cells[place] if place is not None and place < len(row.cells) else Cell()

    def _fields(self, row: Row) -> dict[str, Cell]:
        """What cells of a row say, beside its words."""
        found = {}
        for name, place in self.columns.fields.items():
            cell = self._cell(row, place)
            if name in ("objective", "key_result", "name") or not cell.text.strip():
                continue
            unit = self.columns.units.get(name)
            found[name] = cell
            if unit and "unit" not in self.columns.fields:
                found.setdefault("unit", Cell(unit))
        return found

    def _add(self, row: Row, cell: Cell, parent: Entry | None, *, words_before: str = "") -> Entry:
        """A new entry with the row's fields; an objective where there is no parent that it is a key result of."""
        entry = Entry(row.line, self.statement(cell.text))
        if words_before:
            entry.said.words = f"{words_before} {entry.said.words}"
        entry.fields = self._fields(row)
        entry.places = {name: place + 1 for name, place in self.columns.fields.items()}
        entry.columns = {
            header: self._cell(row, place)
            for place, header in self.columns.unknown.items()
            if markup.plain(self._cell(row, place).text)
        }
        if parent is not None:
            entry.scored = self.scored
            parent.below.append(entry)
        return entry

    def _new_objective(self, row: Row, cell: Cell, parent: Entry | None = None) -> Entry:
        fields = self._fields(row)
        entry = Entry(row.line, self.statement(cell.text), parent=parent, team=self.team, cycle=self.cycle)
        if "cycle" in fields:
            entry.cycle = markup.plain(fields["cycle"].text)
        entry.fields = {name: fields[name] for name in ("team", "okr_type", "cycle") if name in fields}
        if "objective_owner" in fields:
            entry.fields["owner"] = fields["objective_owner"]
        self.objectives.add(id(entry))
        self.document.objectives.append(entry)
        return entry

    def _flat(self, row: Row, after: Row | None) -> None:
        fields = self.columns.fields
        if self.columns.mixed is not None:
            self._mixed(row, after)
            return
        named = self._cell(row, fields.get("objective"))
        key_result = self._cell(row, fields.get("key_result"))
        if named.text.strip() and self.given is None:
            key = tuple(markup.plain(self._cell(row, fields.get(one)).text) for one in ("objective", "team", "cycle"))
            if key not in self.by_words:  # the same words again are the same objective
                same = [one for (said, *_), one in self.by_words.items() if said == key[0] and not any(key[1:])]
                self.by_words[key] = same[0] if same else self._new_objective(row, named)
            self.current = self.by_words[key]
        for place in self.columns.numbered if self.current is not None else ():
            cell = self._cell(row, place)
            if not words.is_unsaid(markup.plain(cell.text)) and self.current is not None:
                self.current.below.append(Entry(row.line, self.statement(cell.text)))
        if not markup.plain(key_result.text):
            self._of_objective(row)
        elif self.current is None:
            self.document.not_understood.append(
                Told(row.line, "no-objective", markup.plain(key_result.text), holds=True)
            )
        elif not self._begins_sub_rows(row, key_result, after):
            self._key_result(row, key_result, self.current)

    def _key_result(self, row: Row, cell: Cell, objective: Entry) -> None:
        text = markup.plain(cell.text)
        if words.is_unsaid(text) or words.UNKNOWN.fullmatch(text):
            self.document.skip(row.line, "empty", text)
            return
        before = self.prefix if self.prefix and _NUMBERED.match(text) else None
        self.prefix = self.prefix if before else None
        self._add(row, cell, objective, words_before=before or "")

    def _begins_sub_rows(self, row: Row, cell: Cell, after: Row | None) -> bool:
        """Whether a row only introduces numbered ones below it."""
        text, place = markup.plain(cell.text), self.columns.fields.get("key_result", self.columns.mixed)
        following = markup.plain(self._cell(after, place).text) if after else ""
        if not text.endswith(":") or not _NUMBERED.match(following) or self._fields(row).keys() & {*FIGURES}:
            return False
        self.prefix = text
        self.document.sub_rows = self.document.sub_rows or row.line
        self.document.skip(row.line, "sub-rows", text)
        return True

    def _mixed(self, row: Row, after: Row | None) -> None:
        """A row of a table that has objectives, in bold, above their key results."""
        cell = self._cell(row, self.columns.mixed)
        others = [
            each for place, each in enumerate(row.cells) if place != self.columns.mixed and markup.plain(each.text)
        ]
        if (markup.is_wholly(cell.text, markup.BOLD, markup.BOLD_END) and not others) or (
            self._labelled(cell) == "objective"
        ):
            self.current = self._new_objective(row, cell)
            self.prefix = None
            self._of_objective(row)
        elif self.current is None:
            self.document.not_understood.append(Told(row.line, "no-objective", markup.plain(cell.text), holds=True))
        elif not self._begins_sub_rows(row, cell, after):
            self._key_result(row, cell, self.current)

    @staticmethod
    def _labelled(cell: Cell) -> str | None:
        return label_of(cell.text).kind

    def _of_objective(self, row: Row) -> None:
        """Cells beside an objective's words: its owner and description are its own, figures and status are reported."""
        if self.current is None:
            return
        for name, cell in self._fields(row).items():
            text = markup.plain(cell.text)
            if name in (*FIGURES, "status", "confidence", "results"):
                self.document.skip(row.line, "objective-figure", text, field=name)
            elif name in ("description", "why", "note"):
                self.current.why.append(text)
            elif name not in _STRUCTURE:
                self.current.fields.setdefault(name, cell)
        for place, header in self.columns.unknown.items():
            cell = self._cell(row, place)
            if markup.plain(cell.text):
                self.current.columns.setdefault(header, cell)

    def _typed(self, rows: Sequence[Row]) -> None:
        """Rows of all kinds in one column, told apart by their type or number: objectives first, then what is below."""
        fields, last = self.columns.fields, self.current
        above: dict[int, Entry | None] = {}
        for row in rows:
            if self._kind(row) == "objective" and self._text(row, "name"):
                last = self._new_objective(row, self._cell(row, fields["name"]))
                self.current = last
                self._of_objective(row)
                self._note(row, last)
            above[row.line] = last
        for row in rows:
            kind, text = self._kind(row), self._text(row, "name")
            if kind is None or not text:
                said = " | ".join(markup.plain(each.text) for each in row.cells if markup.plain(each.text))
                self.document.skip(row.line, "other-type" if kind is None else "empty", said)
                continue
            parent = self._above(row)
            if kind == "objective":
                mine = above[row.line]
                if mine is not None and parent is not None and id(parent) in self.objectives and parent is not mine:
                    mine.parent = parent
                elif self._text(row, "parent") and parent is None:
                    self.document.skip(row.line, "no-parent", self._text(row, "parent"))
                continue
            owner = parent or above[row.line]
            if owner is None:
                self.document.not_understood.append(Told(row.line, "no-objective", text, holds=True))
                continue
            entry = self._add(row, self._cell(row, fields["name"]), owner)
            self._note(row, entry)
            if id(owner) not in self.objectives:  # a step of a key result
                entry.said.done = entry.said.box = words.says_done(self._text(row, "status"))

    def _text(self, row: Row, name: str) -> str:
        return markup.plain(self._cell(row, self.columns.fields.get(name)).text)

    def _kind(self, row: Row) -> str | None:
        if "type" in self.columns.fields:
            return words.kind_of(self._text(row, "type"))
        return "key_result" if "." in self._text(row, "order").strip(" .") else "objective"

    def _note(self, row: Row, entry: Entry) -> None:
        """Remember an entry by its number, its name and its words: rows below say one of them."""
        for name in (self._text(row, "order").strip(" ."), self._text(row, "row_id"), self._text(row, "name")):
            if name:
                self.by_order.setdefault(name, entry)

    def _above(self, row: Row) -> Entry | None:
        """The entry that a row says that it is below, by its number or its parent."""
        parent, order = self._text(row, "parent"), self._text(row, "order").strip(" .")
        if parent in self.by_order:
            return self.by_order[parent]
        while "." in order:
            order = order.rpartition(".")[0]
            if order in self.by_order:
                return self.by_order[order]
        return None
