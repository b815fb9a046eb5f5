"""What this room's tests have in common."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from parsers import CHOICES, read_by


@pytest.fixture(params=CHOICES, ids=["default", "pure"])
def engines(request: pytest.FixtureRequest) -> Iterator[None]:
    """The test runs with the parsers that are installed, and with the pure one alone."""
    with read_by(*request.param):
        yield
