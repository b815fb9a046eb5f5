"""Our own export into an empty workspace: equal data in each form, as far as it carries it; and then nothing more."""

from __future__ import annotations

import json
import shutil
import subprocess
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from test_round_trip import load
from workspaces import documents, write_files

from okrcli.interchange.additions import add
from okrcli.interchange.backup import read_backup, read_export
from okrcli.interchange.document import workspace_document
from okrcli.interchange.draft import Options
from okrcli.interchange.identities import reconcile
from okrcli.interchange.source import read_tables
from okrcli.interchange.spreadsheet import make_workbook
from okrcli.interchange.tables import TABLES, make_tables, write_csv
from okrcli.scoring.assess import review_cycle

ACME = Path(__file__).resolve().parents[2] / "examples" / "acme"
DAY = date(2026, 8, 15)


def export(root: Path, form: str) -> bytes:
    known, cycles, kpis = load(root)
    document = workspace_document(known, cycles, kpis)
    if form == "json":
        return json.dumps(document).encode()
    tables = make_tables(document, [review_cycle(one, known, DAY) for one in cycles], TABLES)
    return make_workbook(tables, DAY) if form == "xlsx" else write_csv(tables[0]).encode()


def bring_in(root: Path, data: bytes, form: str):
    options = Options("export")
    incoming = (
        read_backup(root, data) if form == "json" else read_export(root, read_tables(data, form, options), options)
    )
    incoming = incoming._replace(readings=[reconcile(root, one) for one in incoming.readings])
    return add(root, incoming, today=DAY)


def without_nothing(data):
    """The data without mappings that say nothing: those have no cells."""
    if isinstance(data, list):
        return [without_nothing(one) for one in data]
    if isinstance(data, dict):
        return {key: without_nothing(value) for key, value in data.items() if value != {} or key.startswith("x-")}
    return data


def without_checkins(cycles):
    return tuple(
        cycle._replace(
            teams=tuple(
                team._replace(
                    objectives=tuple(
                        one._replace(key_results=tuple(each._replace(checkins=()) for each in one.key_results))
                        for one in team.objectives
                    )
                )
                for team in cycle.teams
            )
        )
        for cycle in cycles
    )


@pytest.mark.parametrize("form", ["json", "xlsx", "csv"])
@settings(max_examples=15)
@given(document=documents)
def test_what_went_out_comes_back(form, document):
    document = document if form == "json" else without_nothing(document)
    with TemporaryDirectory() as one, TemporaryDirectory() as other:
        write_files(document, Path(one))
        Path(other, "okr.yaml").write_text("version: 1\n", encoding="utf-8")
        data = export(Path(one), form)
        bring_in(Path(other), data, form)
        meant, found = load(Path(one)), load(Path(other))
        with_rows = tuple(cycle for cycle in meant[1] if cycle.teams)  # a table has a row a team
        if form == "json":
            assert found == meant
        elif form == "xlsx":
            assert found[1:] == (with_rows, meant[2])
        else:
            assert found[1] == without_checkins(with_rows)
        again = bring_in(Path(other), data, form)
        assert (again.files, again.changes) == ([], [])


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not here")
def test_a_spreadsheet_saved_by_libreoffice_comes_back(tmp_path):
    data = export(ACME, "xlsx")
    (tmp_path / "okrs.xlsx").write_bytes(data)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    words = ["soffice", profile, "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", "saved"]
    subprocess.run([*words, "okrs.xlsx"], cwd=tmp_path, check=True, capture_output=True, timeout=300)
    (tmp_path / "new").mkdir()
    (tmp_path / "new" / "okr.yaml").write_text("version: 1\n", encoding="utf-8")
    bring_in(tmp_path / "new", (tmp_path / "saved" / "okrs.xlsx").read_bytes(), "xlsx")
    assert load(tmp_path / "new")[1:] == load(ACME)[1:]
