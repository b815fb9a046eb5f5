"""What can be held of a page's look without a browser: contrast in both schemes, and colour never alone."""

from __future__ import annotations

import re
from itertools import product
from pathlib import Path

import pytest

import okrcli.report

STYLE = (Path(okrcli.report.__file__).parent / "templates" / "style.css").read_text(encoding="utf-8")
LETTERS = ("ink", "soft", "accent", "good", "warning", "bad", "stale", "early")


def schemes() -> list[dict[str, str]]:
    """The colours in light, dark and print, each over those of the light one."""
    found = [dict(re.findall(r"--(\w+): (#[0-9a-f]+)", block)) for block in re.findall(r":root \{([^}]*)\}", STYLE)]
    return [found[0] | one for one in found]


def luminance(colour: str) -> float:
    """WCAG 2.2, relative luminance."""
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_there_are_three_schemes():
    assert len(schemes()) == 3


@pytest.mark.parametrize("colours", schemes(), ids=("light", "dark", "print"))
def test_every_letter_stands_out_of_what_it_is_written_on(colours):
    weak = []
    for letter, ground in product(LETTERS, ("bg", "card", "wash")):
        light, dark = sorted((luminance(colours[letter]), luminance(colours[ground])), reverse=True)
        if (light + 0.05) / (dark + 0.05) < 4.5:
            weak.append((letter, ground))
    assert weak == []


def test_nothing_is_loaded_by_the_style():
    assert "url(" not in STYLE
    assert "@import" not in STYLE
