"""The catalogues say every sentence of the source, nothing else, and what is compiled is what was written."""

from __future__ import annotations

import io
import re

import pytest

from okrcli.i18n import LOCALES

pytest.importorskip("babel")

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

PACKAGE = LOCALES.parents[1]
KEYWORDS = {**DEFAULT_KEYWORDS, "N_": None, "_": None}
SOURCES = {"okr": (PACKAGE, "words.cfg"), "rules": (PACKAGE / "lint" / "rules", "pages.cfg")}
CATALOGUES = sorted(LOCALES.glob("*/LC_MESSAGES/*.po"))


def read_catalogue(path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale=path.parts[-3])


def forms(text) -> tuple[str, ...]:
    return text if isinstance(text, tuple) else (text,)


def placeholders(text: str) -> set[str]:
    return set(re.findall(r"\{[^{}]*\}", text))


def sentences_of(folder, mapping) -> set:
    methods, options = parse_mapping_cfg((LOCALES.parent / mapping).open(encoding="utf-8"))
    found = extract_from_dir(folder, methods, options, keywords=KEYWORDS)
    return {(context, message) for _file, _line, message, _comments, context in found}


@pytest.fixture(scope="module")
def sentences() -> dict[str, set]:
    return {domain: sentences_of(*where) for domain, where in SOURCES.items()}


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: f"{path.parts[-3]}-{path.stem}")
class TestCatalogue:
    def test_it_holds_every_sentence_and_no_other(self, path, sentences):
        assert {(one.context, one.id) for one in read_catalogue(path) if one.id} == sentences[path.stem]

    def test_each_is_translated_and_none_is_fuzzy(self, path):
        assert [one.id for one in read_catalogue(path) if one.id and (one.fuzzy or not all(forms(one.string)))] == []

    def test_placeholders_are_the_same(self, path):
        wrong = [
            one.id
            for one in read_catalogue(path)
            if one.id
            and path.stem == "okr"
            and any(placeholders(form) not in map(placeholders, forms(one.id)) for form in forms(one.string))
        ]
        assert wrong == []

    def test_what_is_compiled_is_what_is_written(self, path):
        compiled = io.BytesIO()
        write_mo(compiled, read_catalogue(path))
        assert path.with_suffix(".mo").read_bytes() == compiled.getvalue()

    def test_the_tools_of_translators_find_nothing_wrong(self, path):
        assert [(one.id, [str(each) for each in wrong]) for one, wrong in read_catalogue(path).check()] == []


@pytest.mark.parametrize("domain", SOURCES)
def test_french_marks_have_their_own_spaces_and_apostrophes(domain):
    """Code between backticks is left alone, and so are examples of command lines."""
    wrong = re.compile(r" [:;?!%»]|\u202f[:»]|« |[A-Za-zé]'[A-Za-zéêàîh]|[^\s\u00a0\u202f?!.,;:…`][;?!»]")
    prose = (
        re.sub(r"`[^`]*`|^[a-z_]+:|- \{.*", "", form, flags=re.MULTILINE)
        for one in read_catalogue(LOCALES / "fr" / "LC_MESSAGES" / f"{domain}.po")
        for form in forms(one.string)
        if one.id and not form.startswith("okr ")
    )
    assert [text for text in prose if wrong.search(text)] == []
