"""Before any test: the catalogues say what their sources say, whatever was compiled when the package was installed."""

from __future__ import annotations

import runpy
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

_compiling = runpy.run_path(str(ROOT / ".build" / "catalogues.py"))
_compiling["compile_all"](ROOT)


@pytest.fixture(scope="session")
def compile_catalogue() -> Callable[[str], bytes]:
    """What makes a `.mo` of a `.po`, as the build of the package does."""
    return _compiling["compile_catalogue"]
