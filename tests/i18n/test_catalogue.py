"""The catalogues say every sentence of the source, nothing else, and what is compiled is what was written."""

from __future__ import annotations

import gettext
import io
import re
import string

import pytest

from okrcli.languages import LOCALES

pytest.importorskip("babel")

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po

PACKAGE = LOCALES.parents[1]
KEYWORDS = {**DEFAULT_KEYWORDS, "N_": None, "_": None}
SOURCES = {"okr": (PACKAGE, "words.cfg"), "rules": (PACKAGE / "lint" / "rules", "pages.cfg")}
CATALOGUES = sorted(LOCALES.glob("*/LC_MESSAGES/*.po"))


def read_catalogue(path) -> Catalog:
    """As written: no locale is named, for the header to say how many plural forms there are, not the CLDR of Babel."""
    with path.open("rb") as file:
        return read_po(file)


def forms(text) -> tuple[str, ...]:
    return text if isinstance(text, tuple) else (text,)


def placeholders(text: str) -> set[str]:
    return {name for _said, name, _spec, _how in string.Formatter().parse(text) if name is not None}


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

    def test_what_is_compiled_says_what_is_written(self, path):
        with path.with_suffix(".mo").open("rb") as file:
            compiled = gettext.GNUTranslations(file)
        assert [
            one.id
            for one in read_catalogue(path)
            if one.id
            and forms(one.string)
            != (
                tuple(compiled.ngettext(*one.id, n) for n in (1, 2))
                if one.pluralizable
                else (compiled.pgettext(one.context, one.id) if one.context else compiled.gettext(one.id),)
            )
        ] == []

    def test_the_tools_of_translators_find_nothing_wrong(self, path):
        assert [(one.id, [str(each) for each in wrong]) for one, wrong in read_catalogue(path).check()] == []


HEADER = (
    'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n"Plural-Forms: nplurals=2; plural=n>1;\\n"\n\n'
)


class TestCompiling:
    @pytest.fixture
    def compiled(self, compile_catalogue):
        return lambda text: gettext.GNUTranslations(io.BytesIO(compile_catalogue(HEADER + text)))

    def test_escapes_and_lines(self, compiled):
        said = compiled('msgid ""\n"a \\"quoted\\"\\n"\n"line"\nmsgstr "une « ligne »\\n"\n')
        assert said.gettext('a "quoted"\nline') == "une « ligne »\n"

    def test_what_is_fuzzy_obsolete_or_not_translated_is_not_said(self, compiled):
        said = compiled('#, fuzzy\nmsgid "a"\nmsgstr "A"\n\n#~ msgid "b"\n#~ msgstr "B"\n\nmsgid "c"\nmsgstr ""\n')
        assert [said.gettext(each) for each in "abc"] == ["a", "b", "c"]

    @pytest.mark.parametrize(
        ("text", "wrong"),
        [
            ('msgid "a"\nmsgstr "A"\nmsgid "b"\nmsgstr "B"\n', "an empty line is missing"),
            ('msgid "a"\nmsgstr "A"\n\nmsgid "a"\nmsgstr "B"\n', "said twice"),
            ("msgid a\n", "not a line of a catalogue"),
        ],
    )
    def test_nothing_is_lost_in_silence(self, compiled, text, wrong):
        with pytest.raises(ValueError, match=wrong):
            compiled(text)


@pytest.mark.parametrize("domain", SOURCES)
def test_french_marks_have_their_own_spaces_and_apostrophes(domain):
    """Code between backticks is left alone, and so are examples of command lines."""
    wrong = re.compile(
        r"[ \u00a0][:;?!](?=\s|$)"  # fine before these,
        r"|(?<!,)[ \u202f][%€»]|«(?!\u00a0)"  # no-break before and after those,
        r"|[A-Za-zé]'[A-Za-zéêàîh]"
        r"|[^\s\u00a0\u202f?!.,;:…`][;?!»]|[»)à-ü]:(?=\s|$)"  # and never none
    )
    prose = (
        re.sub(r"`[^`]*`|^[a-z_]+:|- \{.*", "", form, flags=re.MULTILINE)
        for one in read_catalogue(LOCALES / "fr" / "LC_MESSAGES" / f"{domain}.po")
        for form in forms(one.string)
        if one.id and not form.startswith("okr ")
    )
    found = [text for text in prose if wrong.search(text)]
    assert found == [], "U+202F before ; : ! ? and U+00A0 before % € », after «; ’ for an apostrophe"
