"""The parsers that a text is read by, chosen for a test: what is installed, and the one of pure Python."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from okrcli.yaml import compose, parse, recovery
from okrcli.yaml.engines import Engine, available

CHOICES = (available(), (Engine.PURE,))


@contextmanager
def read_by(*engines: Engine) -> Iterator[None]:
    """While this is open, texts are read by these parsers alone."""
    compose.compose.cache_clear()
    with pytest.MonkeyPatch.context() as patched:
        for module in (parse, recovery):
            patched.setattr(module, "available", lambda: engines)
        yield
    compose.compose.cache_clear()
