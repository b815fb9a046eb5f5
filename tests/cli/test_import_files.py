"""Files that an import refuses, or reads with a word about them: nothing of a refused one is written."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from time import process_time

import pytest
import xlsxwriter

HEAD = "Objective,Key result,Start,Target,Current,Due date\n"


def book(fill) -> bytes:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as made:
        fill(made)
    return stream.getvalue()


def sheet(made, name="OKR"):
    """A sheet with a title over its header, an objective over two rows, shares, a day and a formula."""
    page = made.add_worksheet(name)
    share, day = made.add_format({"num_format": "0.0%"}), made.add_format({"num_format": "dd/mm/yyyy"})
    page.merge_range("A1:F1", "Sales")
    for place, header in enumerate(HEAD.strip().split(",")):
        page.write(1, place, header)
    page.merge_range("A3:A4", "Grow")
    for place, figure in enumerate((0.12, 0.25, 0.185), 2):
        page.write(2, place, figure, share)
    page.write(2, 1, "Conversion")
    page.write_datetime(2, 5, datetime(2026, 9, 15), day)
    page.write(3, 1, "Visits")
    page.write(3, 2, 100)
    page.write(3, 3, 200)
    page.write_formula(3, 4, "=100+50", None, 150)
    return page


def broken(made):
    sheet(made).write_formula(3, 4, "=1/0", None, "#DIV/0!")


def zipped(parts: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return stream.getvalue()


def with_entity() -> bytes:
    with zipfile.ZipFile(io.BytesIO(book(sheet))) as made:
        parts = {name: made.read(name) for name in made.namelist()}
    parts["xl/worksheets/sheet1.xml"] = parts["xl/worksheets/sheet1.xml"].replace(
        b"?>\n", b'?>\n<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>\n', 1
    )
    return zipped(parts)


REFUSED = {
    "large.csv": (HEAD + "a,b,1,2,3,\n" * 900_000, "more than"),
    "binary.csv": (bytes(range(256)) * 10, "neither text"),
    "wide.csv": (",".join(f"c{number}" for number in range(2000)), "columns"),
    "cell.csv": (HEAD + "Grow," + "x" * 40_000 + ",1,2,3,\n", "column 2"),
    "open.csv": (HEAD + 'Grow,"never closed,1,2,3\nmore,lines\n', "Line 2"),
    "bomb.xlsx": (zipped({"xl/worksheets/sheet1.xml": b"0" * 150_000_000}), "unpacks to more"),
    "parts.xlsx": (zipped({f"{number}.xml": b"a" for number in range(300)}), "200 parts"),
    "torn.xlsx": (b"PK\x03\x04torn", "cannot be read"),
    "named.xlsx": (b"no workbook", "cannot be read"),
    "entity.xlsx": (with_entity(), "<!DOCTYPE"),
    "old.xls": (b"\xd0\xcf\x11\xe0" + b"0" * 600, ".xls"),
    "torn.json": ("{", "JSON of okr export"),
    "way-out.json": ('{"schema_version": 1, "cycles": [{"id": "../out", "teams": []}]}', "../out"),
    "error.xlsx": (book(broken), "line 4, column 5"),
}


@pytest.fixture
def brought(okr, folder):
    (folder / "okr.yaml").write_text("version: 1\nlanguage: en\n", encoding="utf-8")

    def bring(name, data, *options):
        path = folder.parent / name
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        return okr("import", str(path), "--cycle", "2026-Q3", "--team", "web", "--no-input", *options)

    return bring


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_refused_says_why_and_writes_nothing(name, brought, folder):
    data, words = REFUSED[name]
    run = brought(name, data)
    assert run.code in (1, 2, 3)
    assert words in " ".join((run.out + run.err).split())
    assert [path.name for path in folder.iterdir()] == ["okr.yaml"]


def test_a_workbook_is_read_by_its_cells_formats(brought, folder):
    def fill(made):
        sheet(made)
        made.add_worksheet("Secret").hide()
        made.add_worksheet("Notes").write(0, 0, "hello")

    run = brought("sales.xlsx", book(fill))
    assert run.code == 0, run.err
    text = (folder / "2026-Q3" / "web.yaml").read_text(encoding="utf-8")
    for said in ("baseline: 12\n", "target: 25\n", "value: 18.5}", 'unit: "%"', "ends: 2026-09-15", "value: 150}"):
        assert said in text
    assert text.count("objective:") == 1
    assert "Secret" in run.out
    assert brought("sales.xlsx", book(fill), "--sheet", "Nope").code == 2


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_other_encodings_are_read(encoding, brought, folder):
    rows = "Objectif;Résultat clé;Départ;Cible\nÉlargir;Séances;1,5;2,5\n"
    run = brought("rows.csv", rows.encode(encoding))
    assert run.code == 0, run.err
    text = (folder / "2026-Q3" / "web.yaml").read_text(encoding="utf-8")
    assert "Élargir" in text
    assert "baseline: 1.5" in text
    assert ("Not in UTF-8" in run.out) == (encoding in ("utf-16", "cp1252"))


def test_what_looks_like_a_formula_is_text(brought, folder):
    brought("rows.csv", HEAD + 'Grow,"=HYPERLINK(""x"")",1,2,3,\nGrow,\'-5 kg,1,2,3,\n')
    text = (folder / "2026-Q3" / "web.yaml").read_text(encoding="utf-8")
    assert "=HYPERLINK(" in text
    assert "-5 kg" in text
    assert "'-5 kg" not in text.replace('"', "")


OF = ("--cycle", "2026-Q3", "--team", "t")


@pytest.mark.parametrize("filling", [" ", "(", "1 ", "5% ", "1/2 ", "2026-01-01 ", "from 1 to ", "   x"])
@pytest.mark.parametrize("name", ["page.md", "rows.csv"])
def test_a_line_that_no_person_writes_costs_no_minutes(read, filling, name):
    words = f"Visits{filling * (30_000 // len(filling))}5"
    head = "# 2026 Q3\n\n## Objective: Grow\n- KR: " if name == "page.md" else "Objective,Key result\nGrow,"
    before = process_time()
    read(f"{head}{words}\n", *OF, name=name)
    assert process_time() - before < 10


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ("Grow,Visits,5,extra words\n", [("more-cells", 4, "extra words")]),
        ("Grow,Visits,12,5\n", [("more-cells", 4, "5")]),
        ("Grow,Visits,12,,\n", []),
    ],
)
def test_more_cells_than_headers_hold_a_file_up(read, rows, told):
    said = read(f"Objective,Key result,Target\n{rows}", *OF, name="rows.csv")
    assert [(one["why"], one["column"], one["text"]) for one in said["not_understood"]] == told


def test_a_cell_below_no_header_is_told(read):
    said = read("Objective,Key result,,Target\nGrow,Visits,a word,5\n", *OF, name="rows.csv")
    assert [one["text"] for one in said["skipped"] if one["why"] == "no-header"] == ["a word"]
    page = "# 2026 Q3\n\n## Objective: Grow\n\n| KR | Target |\n|---|---|\n| Visits | 5 | more `x` words |\n"
    said = read(page, *OF)
    assert [one["text"] for one in said["skipped"] if one["why"] == "no-header"] == ["more `x` words"]


def test_a_figure_in_percent_behind_a_label_is_no_number_of_it(read):
    said = read("# 2026 Q3\n\n## Objective: Grow\n- KR 10 % of visits come back\n- KR 2 Calls\n", *OF, name="p.md")
    assert "Calls" in [one["key_result"] for one in said["objectives"][0]["key_results"]]
    assert "% of visits come back" not in [one["key_result"] for one in said["objectives"][0]["key_results"]]


@pytest.mark.parametrize("cell", ["KR 1:", "KR 2", "[x]", "✅", "~~ ~~", "**KR:**", "RC 1 –"])
def test_a_row_that_has_a_label_and_no_words_is_left_out_and_told(read, cell):
    page = f"# 2026 Q3\n\n## Objective: Grow\n\n| Key result | Target |\n|---|---|\n| {cell} | 5 |\n| Visits | 6 |\n"
    said = read(page, *OF)
    assert [one["key_result"] for one in said["objectives"][0]["key_results"]] == ["Visits"]
    assert 7 in [one["line"] for one in said["skipped"]]


def test_key_results_of_an_objective_without_words_hold_a_file_up(read):
    said = read("Objective,Key result,Target\nO1:,Visits,5\nGrow,Calls,6\n", *OF, name="rows.csv")
    assert [one["objective"] for one in said["objectives"]] == ["Grow"]
    assert [(one["why"], one["text"]) for one in said["not_understood"]] == [("no-objective", "Visits")]
