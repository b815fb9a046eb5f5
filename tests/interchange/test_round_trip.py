"""What goes out comes back: equal data, whatever a workspace says."""

from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from workspaces import documents, write_files

from okrcli.interchange.document import workspace_document
from okrcli.workspace.files import cycle_ids
from okrcli.workspace.load import load_cycle, load_kpis, load_settings


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
