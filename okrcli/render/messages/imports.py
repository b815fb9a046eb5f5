"""The sentences of an import: what stands in its way, what was left out, and what was taken for granted."""

from __future__ import annotations

from okrcli.i18n import N_
from okrcli.render.messages import Facts, Sentence, Table

_WHAT = {
    "rows": N_("The file has more than {most} rows"),
    "columns": N_("Line {line} has more than {most} columns"),
    "cell": N_("Line {line}, column {column}: the cell holds more than {most} characters"),
    "parts": N_("The workbook has more than {most} parts"),
    "bytes": N_("The file has more than {most} bytes"),
}


def _limit(facts: Facts) -> Sentence:
    return Sentence(_WHAT[str(facts["what"])], N_("Nothing was written. Import a part of it."))


_NO_FIGURE = Sentence(N_("No figure says where it should get"))

SENTENCES: Table = {
    # what stands in the way
    "import-no-cycle": Sentence(N_("The document does not say which cycle it is for"), N_("Name it: --cycle 2026-Q3")),
    "import-cycles": Sentence(
        N_("The document covers several cycles: {cycles}"), N_("One import each: --cycle says which.")
    ),
    "import-date-order": Sentence(
        N_("Line {line}: “{typed}” can be two days"),
        N_("Say how dates are written: --date-order dmy (day first), mdy (month first) or ymd."),
    ),
    "import-nothing": Sentence(
        N_("There are no objectives or key results in it"),
        N_('--format says what it is (markdown, csv, xlsx, json); --map "Column=field" what a column holds.'),
    ),
    "import-binary": Sentence(
        N_("This is neither text nor a workbook"), N_("Import Markdown, CSV, XLSX, or the JSON of okr export.")
    ),
    "import-old-workbook": Sentence(
        N_("This is a workbook of the old kind (.xls), or one with a password"),
        N_("Save it as .xlsx, without a password."),
    ),
    "import-workbook": Sentence(
        N_("The workbook cannot be read ({problem})"), N_("Open it, save it as .xlsx, and import that.")
    ),
    "import-password": Sentence(N_("The workbook has a password"), N_("Save it without one.")),
    "import-bomb": Sentence(
        N_("The workbook unpacks to more than it should ({size} bytes)"),
        N_("Nothing was read. Save it anew, or export CSV."),
    ),
    "import-limit": _limit,
    "import-csv": Sentence(N_("Line {line} is no line of CSV ({problem})")),
    "import-json": Sentence(
        N_("This is not the JSON of okr export ({problem})"), N_("okr export --json --all-cycles writes it.")
    ),
    "import-no-sheet": Sentence(N_("There is no sheet “{typed}” in it; there are: {sheets}")),
    "import-bad-map": Sentence(
        N_("“{typed}” does not say which column is what"), N_('Like this: --map "Column=target". Fields: {fields}')
    ),
    "import-bad-order": Sentence(N_("“{typed}” is not an order of dates: dmy, mdy or ymd")),
    "import-held": Sentence(
        N_("Nothing was written: {n} of its cells cannot be read"),
        N_("Put them right in the document, or write the rest with --partial."),
    ),
    "import-not-over": Sentence(N_("{cycle} is not over: it cannot be closed yet"), N_("Import it without --close.")),
    "import-invalid": Sentence(
        N_("What it contains cannot go into the files as it is"),
        N_("Nothing was written. Put it right in the document."),
    ),
    # what was left out
    "import-prose": Sentence(N_("Words around it")),
    "import-heading": Sentence(N_("A heading")),
    "import-contents": Sentence(N_("Table of contents")),
    "import-plan": Sentence(N_("Background, a plan or a note")),
    "import-detail": Sentence(N_("A detail of the key result above")),
    "import-list": Sentence(N_("A list that is not labelled as key results")),
    "import-empty": Sentence(N_("Nothing is said yet")),
    "import-share": Sentence(N_("A person's share")),
    "import-twice": Sentence(N_("Said a second time")),
    "import-front": Sentence(N_("At the head of the page")),
    "import-table": Sentence(N_("A table of something else")),
    "import-column": Sentence(N_("A column nobody knows, kept as {key}; --map says what it is")),
    "import-checkins-apart": Sentence(
        N_("Check-ins of {count} key results are not in this table: `okr export --what checkins` has them")
    ),
    "import-total": Sentence(N_("Totals and averages")),
    "import-italic": Sentence(N_("A row in italics")),
    "import-same-row": Sentence(N_("The same row as on line {first}")),
    "import-header": Sentence(N_("A second header")),
    "import-sub-rows": Sentence(N_("Put before the rows below it")),
    "import-other-type": Sentence(N_("Neither an objective nor a key result")),
    "import-objective-figure": Sentence(N_("Of an objective, which has no figures or status of its own here")),
    "import-no-parent": Sentence(N_("Its parent is not in the document")),
    "import-other-cycle": Sentence(N_("Of another cycle, {cycle}")),
    "import-outside-cycle": Sentence(N_("A day outside the cycle")),
    "import-no-link": Sentence(N_("Not an http, https or mailto address")),
    "import-struck": Sentence(N_("Words struck through")),
    "import-unsaid": Sentence(N_("Not said yet: no figure was made of it")),
    "import-progress": Sentence(N_("Progress as reported: from 0 to 100 %")),
    "import-progress-differs": Sentence(N_("The progress does not fit start, target and value")),
    "import-progress-unused": Sentence(N_("Progress beside another measure")),
    "import-score": Sentence(N_("A score beside another measure")),
    "import-same-figures": Sentence(N_("Start and target are the same: the start was left out")),
    "import-no-target": Sentence(N_("A start without a target, kept as x-baseline")),
    "import-words-for-figure": Sentence(N_("Words where a figure is meant, kept")),
    "import-other-unit": Sentence(N_("A value in another unit")),
    "import-no-status": Sentence(N_("A state that is no status here")),
    "import-no-day": Sentence(N_("It cannot be read as a day")),
    "import-steps-open": Sentence(N_("Ticked, while some of its steps are not")),
    "import-hidden-sheet": Sentence(N_("A hidden sheet; --sheet reads it")),
    "import-other-sheet": Sentence(N_("A sheet without a header that is known; --sheet and --map read it")),
    "import-control": Sentence(N_("Control characters were taken out")),
    "import-encoding": Sentence(N_("Not in UTF-8: read as")),
    # what was not understood
    "import-no-place": Sentence(N_("Looks like a key result, and stands where none can be")),
    "import-no-objective": Sentence(N_("A key result without an objective")),
    "import-too-long": Sentence(N_("More than {most} characters: a statement is one sentence")),
    "import-unreadable": Sentence(N_("It cannot be read as a figure or a date")),
    "import-cell-error": Sentence(N_("The cell holds an error")),
    "import-cell-no-result": Sentence(N_("A formula without a result: open the workbook, and save it")),
    # why something needs a measure
    "import-no-figure": _NO_FIGURE,
    "import-relative": Sentence(N_("The figure says by how much, and not from where")),
    "import-two-figures": Sentence(N_("Two figures that could both be the target")),
    # what was taken for granted
    "import-about-cycle": Sentence(N_("The cycle: {default} (--cycle)")),
    "import-about-dates": Sentence(N_("The cycle's dates: {default}")),
    "import-about-team": Sentence(N_("The team: {default} (--team)")),
    "import-about-as_of": Sentence(N_("The day of what has none of its own: {default} (--as-of)")),
    "import-about-mid": Sentence(N_("The day of scores in the middle: {default} (--mid)")),
    "import-about-numbers": Sentence(N_("The decimal mark of numbers such as {example}: “{default}”")),
    "import-about-unit": Sentence(N_("Start and target have different units: {default}")),
    "import-about-confidence": Sentence(N_("A confidence in words: kept as a note")),
    "import-about-objective": Sentence(N_("It looks like an objective, and has no label: left out  {text}")),
    "import-about-sub_rows": Sentence(
        N_("Rows below a row that ends in a colon: key results, its words before theirs")
    ),
    "import-about-reached": Sentence(N_("Ticked without a value: its value is the target, {default}")),
}
