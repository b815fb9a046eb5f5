"""A file of any form as a document: its form found, its text decoded, and the reader of that form called."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import NamedTuple

from okrcli.errors import InvalidFileError, UsageError
from okrcli.interchange import delimited, markup
from okrcli.interchange.draft import Document, Entry, Grid, Options, Told
from okrcli.interchange.rows import read_grid
from okrcli.model.settings import Settings
from okrcli.schema.suggest import slugify

LARGEST = 10 * 1024 * 1024
_ENDINGS = {
    **dict.fromkeys(("md", "markdown", "mdown", "txt"), "markdown"),
    **dict.fromkeys(("csv", "tsv", "tab"), "csv"),
    **dict.fromkeys(("xlsx", "xlsm"), "xlsx"),
    "json": "json",
}


def format_of(name: str, data: bytes) -> str:
    """The form of a file, by its name, else by what it begins with."""
    ending = name.rpartition(".")[2].lower()
    if data.startswith(b"PK\x03\x04"):
        return "xlsx"
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise InvalidFileError("import-old-workbook")
    if "." in name and ending in _ENDINGS and _ENDINGS[ending] != "xlsx":
        return _ENDINGS[ending]
    start = data.lstrip(b"\xef\xbb\xbf \t\r\n")[:4000]
    if start.startswith(b"{"):
        return "json"
    if ending == "xlsx":
        raise InvalidFileError("import-workbook", problem="no ZIP")
    first = start.partition(b"\n")[0]
    parts = max(first.count(sign) for sign in (b",", b";", b"\t"))
    prose = re.match(rb"[#>*\-|]|\d+[.)] |---", start) or b"\n- " in start or b"\n* " in start
    return "csv" if parts and not prose else "markdown"


class Tables(NamedTuple):
    """The tables of a file, none of whose cells is understood yet, and the document that they are to become."""

    grids: Sequence[Grid]
    document: Document

    @property
    def are_export(self) -> bool:
        """Whether they are those of our own export."""
        return any(delimited.is_export(one.header) for one in self.grids)


def read_tables(data: bytes, form: str, options: Options) -> Tables:
    """The tables of a CSV file or a workbook; raises InvalidFileError and UsageError as their readers do."""
    document = Document()
    if form == "xlsx":
        from okrcli.interchange.workbook import read_workbook

        return Tables(read_workbook(data, document, options), document)
    return Tables(delimited.read_grids(_text(data, document), document, options), document)


def _text(data: bytes, document: Document) -> str:
    """The text of a file without control characters; what was done to it is told."""
    text, encoding = delimited.decode(data)
    text, removed = markup.cleaned(text)
    if removed:
        document.skip(1, "control", count=removed)
    if encoding != "utf-8":
        document.skip(1, "encoding", encoding)
    return text


def read_document(source: bytes | Tables, options: Options, settings: Settings, teams: Collection[str]) -> Document:
    """The document that a page's content is, or that tables are; `teams` are ids and names of teams that are known.

    Raises InvalidFileError and UsageError as the readers do, and `import-nothing` where there is nothing of OKRs in it.
    """
    people = {slugify(one) for person in settings.people.values() for one in (person.id, person.name or "")}
    if isinstance(source, Tables):
        document = source.document
        document.people |= people
        for grid in source.grids:
            read_grid(grid, document, options)
    else:
        from okrcli.interchange.markdown import read_page
        from okrcli.interchange.outline import read_outline

        document = Document(people=people)
        page = read_page(_text(source, document))
        read_outline(page, document, options, settings.fiscal_year_starts, frozenset(map(slugify, teams)))
    for entry in [*document.objectives]:
        _leave_out_empty(entry, document)
        if not _says_something(entry):
            document.objectives.remove(entry)
            document.skip(entry.line, "empty")
            for one in entry.below:
                document.not_understood.append(Told(one.line, "no-objective", one.said.words, holds=True))
    if not (document.objectives or document.not_understood or document.offered):
        raise UsageError("import-nothing")
    return document


def _leave_out_empty(entry: Entry, document: Document) -> None:
    """Leave out what is below an entry and has a label or a mark, and no word of its own."""
    for one in entry.below:
        _leave_out_empty(one, document)
        if not _says_something(one):
            document.skip(one.line, "empty")
    entry.below = [one for one in entry.below if _says_something(one)]


def _says_something(entry: Entry) -> bool:
    return re.search(r"\w", entry.said.words) is not None
