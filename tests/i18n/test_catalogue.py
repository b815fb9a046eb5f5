"""The catalogues say every sentence of the source, nothing else, and what is compiled is what was written."""

from __future__ import annotations

import io
import re

import pytest

from okrcli.i18n import LOCALES

pytest.importorskip("babel")

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

KEYWORDS = {**DEFAULT_KEYWORDS, "N_": None, "_": None, "pgettext": ((1, "c"), 2), "ngettext": (1, 2)}
CATALOGUES = sorted(LOCALES.glob("*/LC_MESSAGES/okr.po"))


def read_catalogue(path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale=path.parts[-3])


def forms(text) -> tuple[str, ...]:
    return text if isinstance(text, tuple) else (text,)


def placeholders(text: str) -> set[str]:
    return set(re.findall(r"\{[^{}]*\}", text))


@pytest.fixture(scope="module")
def sentences() -> set:
    found = extract_from_dir(LOCALES.parents[1], method_map=[("**.py", "python")], keywords=KEYWORDS)
    return {(context, message) for _file, _line, message, _comments, context in found}


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parts[-3])
class TestCatalogue:
    def test_it_holds_every_sentence_and_no_other(self, path, sentences):
        assert {(one.context, one.id) for one in read_catalogue(path) if one.id} == sentences

    def test_each_is_translated_and_none_is_fuzzy(self, path):
        assert [one.id for one in read_catalogue(path) if one.id and (one.fuzzy or not all(forms(one.string)))] == []

    def test_placeholders_are_the_same(self, path):
        wrong = [
            one.id
            for one in read_catalogue(path)
            if one.id and any(placeholders(form) != placeholders(forms(one.id)[-1]) for form in forms(one.string))
        ]
        assert wrong == []

    def test_what_is_compiled_is_what_is_written(self, path):
        compiled = io.BytesIO()
        write_mo(compiled, read_catalogue(path))
        assert path.with_suffix(".mo").read_bytes() == compiled.getvalue()
