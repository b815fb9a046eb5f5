"""Choosing a language, with and without a catalogue."""

from __future__ import annotations

import shutil
from datetime import date

import pytest

import okrcli.i18n
from okrcli.i18n import N_, _, language, ngettext, pgettext, use_language
from okrcli.i18n.dates import format_age, format_date, format_span
from okrcli.languages import languages


@pytest.mark.parametrize(
    ("code", "chosen"),
    [
        ("fr", "fr"),
        ("fr_FR.UTF-8", "fr"),
        ("fr-CA", "fr"),
        ("C", "en"),
        ("", "en"),
        (None, "en"),
        ("tlh", "en"),
        ("../fr", "en"),
    ],
)
def test_a_code_or_a_locale_names_the_language(code, chosen):
    assert use_language(code) == chosen == language()


def test_languages_are_the_folders_with_conventions():
    assert {"en", "fr"} <= set(languages())


def test_english_needs_no_catalogue():
    assert _("A sentence") == N_("A sentence") == "A sentence"
    assert _("") == ""
    assert pgettext("month", "May") == "May"
    assert [ngettext("{n} day", "{n} days", n) for n in (0, 1, 2)] == ["{n} days", "{n} day", "{n} days"]


FRENCH = r"""
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\n"
"Plural-Forms: nplurals=2; plural=(n > 1);\n"

msgid "on track"
msgstr "en bonne voie"

msgctxt "month"
msgid "May"
msgstr "mai"

msgid "{n} day"
msgid_plural "{n} days"
msgstr[0] "{n} jour"
msgstr[1] "{n} jours"
"""


def test_a_catalogue_is_a_file_and_no_code(tmp_path, monkeypatch, compile_catalogue):
    shutil.copytree(okrcli.i18n.LOCALES, tmp_path / "locale")
    (tmp_path / "locale" / "fr" / "LC_MESSAGES" / "okr.mo").write_bytes(compile_catalogue(FRENCH))
    monkeypatch.setattr(okrcli.i18n, "LOCALES", tmp_path / "locale")
    use_language("fr")
    assert (_("on track"), _("not in it"), _("")) == ("en bonne voie", "not in it", "")
    assert pgettext("month", "May") == "mai"
    assert [ngettext("{n} day", "{n} days", n) for n in (0, 1, 2)] == ["{n} jour", "{n} jour", "{n} jours"]
    use_language("en")
    assert _("on track") == "on track"


def test_dates():
    assert format_date(date(2026, 7, 20)) == "20 Jul 2026"
    assert format_date(date(2026, 7, 20), near=date(2026, 9, 1)) == "20 Jul"
    assert format_span(date(2026, 7, 1), date(2026, 9, 30)) == "1 Jul – 30 Sep 2026"
    assert format_span(date(2026, 11, 1), date(2027, 1, 31)) == "1 Nov 2026 – 31 Jan 2027"
    assert format_age(3) == "3 d"
    use_language("fr")
    assert format_date(date(2026, 7, 20), near=date(2026, 9, 1)) == "20 juil."
