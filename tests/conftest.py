"""Before any test: the catalogues say what their sources say, and each test has a cache of its own.

Of the catalogues nobody knows what was compiled when the package was installed.
"""

from __future__ import annotations

import itertools
import runpy
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from okrcli.i18n import use_language
from okrcli.workspace import cache

ROOT = Path(__file__).resolve().parent.parent

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:  # as a shell starts what it is to run in the background
    signal.signal(signal.SIGINT, signal.default_int_handler)  # for the commands that are started here, and interrupted

# A machine that is busy is no fault of what is tested.
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")

_compiling = runpy.run_path(str(ROOT / ".build" / "catalogues.py"))
_compiling["compile_all"](ROOT)


@pytest.fixture(scope="session")
def compile_catalogue() -> Callable[[str], bytes]:
    """What makes a `.mo` of a `.po`, as the build of the package does."""
    return _compiling["compile_catalogue"]


_numbers = itertools.count()


@pytest.fixture(scope="session")
def _caches(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("caches")


@pytest.fixture(autouse=True)
def cache_home(_caches: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder that `okr` makes its cache in, which is not there yet."""
    home = _caches / str(next(_numbers))
    monkeypatch.setenv("XDG_CACHE_HOME", str(home))
    monkeypatch.setenv("LOCALAPPDATA", str(home))
    yield home
    cache.forget()


@pytest.fixture(autouse=True)
def _english_again() -> Iterator[None]:
    """Leave no language behind for whoever comes next in this process."""
    yield
    use_language("en")
