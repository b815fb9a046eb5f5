"""What goes out comes back: equal data, whatever a workspace says."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from workspaces import documents, write_files

from okrcli.cli.main import main
from okrcli.interchange.document import workspace_document
from okrcli.workspace.files import cycle_ids
from okrcli.workspace.load import load_cycle, load_kpis, load_settings

ROOT = Path(__file__).resolve().parents[2]


def load(root):
    """All that a workspace means; fails where a file of it has a mistake."""
    loaded = [load_settings(root), *(load_cycle(root, one) for one in cycle_ids(root)), load_kpis(root)]
    assert [each for one in loaded for each in one.findings] == []
    first, *cycles, kpis = (one.value for one in loaded)
    return first, tuple(cycles), kpis


@settings(max_examples=60)
@given(documents)
def test_the_document_says_all_that_the_files_mean(document):
    with TemporaryDirectory() as one, TemporaryDirectory() as other:
        write_files(document, Path(one))
        meant = load(Path(one))
        said = json.loads(json.dumps(workspace_document(*meant), allow_nan=False))
        write_files(said, Path(other))
        assert load(Path(other)) == meant
        assert workspace_document(*load(Path(other))) == said


def there_and_back(document, folder, *options):
    """What a workspace means, and what one does that the export of it is imported into."""
    one, other = folder / "one", folder / "other"
    write_files(document, one)
    (other / "okr.yaml").parent.mkdir()
    (other / "okr.yaml").write_text("version: 1\n", encoding="utf-8")
    for words in options:
        file = str(folder / words[-1])
        assert main(["--dir", str(one), "export", "--all-cycles", *words[:-1], "--output", file]) == 0
        assert main(["--dir", str(other), "import", file, "--no-input"]) == 0
    return load(one), load(other)


@settings(max_examples=25)
@given(documents)
def test_json_comes_back_exactly(document):
    with TemporaryDirectory() as folder:
        before, after = there_and_back(document, Path(folder), ["all.json"])
        assert after == before
        assert workspace_document(*after) == workspace_document(*before)  # 1 is no 1.0 there


@settings(max_examples=25)
@given(documents)
def test_a_spreadsheet_comes_back(document):
    with TemporaryDirectory() as folder:
        before, after = there_and_back(document, Path(folder), ["all.xlsx"])
        assert after == before


@settings(max_examples=25)
@given(documents)
def test_the_tables_come_back_from_csv_one_after_the_other(document):
    with TemporaryDirectory() as folder:
        tables = (["--what", name, f"{name}.csv"] for name in ("key-results", "checkins", "kpis"))
        before, after = there_and_back(document, Path(folder), *tables)
        assert after[1:] == before[1:]  # what holds for all is in no table


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice: apt-get install libreoffice-calc")
def test_a_spreadsheet_that_libreoffice_opened_and_saved_comes_back(tmp_path):
    root, other, saved = ROOT / "examples" / "acme", tmp_path / "other", tmp_path / "saved"
    assert main(["--dir", str(root), "export", "--all-cycles", "--output", str(tmp_path / "all.xlsx")]) == 0
    words = ["--headless", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--convert-to", "xlsx"]
    command = ["soffice", *words, "--outdir", str(saved), str(tmp_path / "all.xlsx")]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    other.mkdir()
    (other / "okr.yaml").write_text("version: 1\n", encoding="utf-8")
    assert main(["--dir", str(other), "import", str(saved / "all.xlsx"), "--no-input"]) == 0
    assert load(other) == load(root)
