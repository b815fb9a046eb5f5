"""No sentence is too odd to be judged; what long ones cost is measured by tests/benchmarks/growth.py."""

from __future__ import annotations

import pytest

from okrcli.lint.coach import judge


@pytest.mark.parametrize(
    "text",
    [
        "9" * 400,
        "by 1/²",
        "On 12/²³",
        "1/" + "9" * 5000,
        "3 ²",
        "Grow from 9" + "0" * 400 + " to 1 %",
        "\ud800",
        "٣٣ %",
        "",
    ],
)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_no_figure_is_too_odd_to_be_read(text, language):
    for role in ("objective", "key_result"):
        judge(text, role, language)
