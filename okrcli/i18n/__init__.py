"""The reader's language: sentences, numbers and dates. Imported by render and cli alone.

A language is a folder of `locale/`: `conventions.toml` (how numbers and dates are written), `keys.toml` (what people
write in it where files have a word of their own) and, but for English whose sentences are the source, two gettext
catalogues under `LC_MESSAGES`: `okr.po`, what commands say, and `rules.po`, the pages of the coach's rules, read for
`okr rule` alone. The `.mo` beside each is compiled when the package is built or installed, and before the tests.
A third language is a third folder and no code: copy the two tables of `fr` and change them, then

    pybabel extract -F okrcli/i18n/words.cfg -k N_ -k _ --no-location --no-wrap --sort-output -o okr.pot okrcli
    pybabel extract -F okrcli/i18n/pages.cfg --no-location --no-wrap -o rules.pot okrcli/lint/rules
    for it in okr rules; do pybabel init -D $it -i $it.pot -d okrcli/i18n/locale -l de; done
    python .build/catalogues.py

with the translating between the last two; `pybabel update -N --no-wrap --ignore-obsolete` in place of `init` where the
catalogues are there. tests/i18n/test_catalogue.py reads every catalogue there is.

The coach reads the words of such a language once it has a lexicon too, a file beside that of English in `lint.coach`;
without one he looks at figures alone.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from okrcli.languages import LOCALES, find_language, languages

if TYPE_CHECKING:
    from gettext import NullTranslations
    from pathlib import Path

SOURCE_LANGUAGE = "en"

_language = SOURCE_LANGUAGE
_catalogue: NullTranslations | None = None


def N_(text: str) -> str:  # noqa: N802 - gettext's own name for it
    """Mark a sentence for the catalogues without translating it yet."""
    return text


def _(text: str) -> str:
    """Translate a sentence into the language in use."""
    return _catalogue.gettext(text) if _catalogue is not None and text else text


def ngettext(singular: str, plural: str, number: float) -> str:
    """Translate a sentence that counts something, in the plural form that `number` takes."""
    if _catalogue is not None:
        return _catalogue.ngettext(singular, plural, int(number))  # of 1,5 too the whole part says, as CLDR has it
    return singular if number == 1 else plural


def pgettext(context: str, text: str) -> str:
    """Translate a word that means different things in different places; `context` says which place."""
    return _catalogue.pgettext(context, text) if _catalogue is not None else text


def page_gettext(text: str) -> str:
    """Translate a text of a rule's page, from the catalogue that holds those alone."""
    pages = _read_catalogue(_language, "rules")
    return pages.gettext(text) if pages is not None and text else text


def unwrap(text: str) -> str:
    """Join the lines of each paragraph, so that how the source breaks them is no part of what is translated."""
    return "\n\n".join(re.sub(r"[ \n]+", " ", paragraph).strip(" \n") for paragraph in text.split("\n\n"))


def said_everywhere(text: str) -> tuple[str, ...]:
    """A sentence in every language there is, in which people may type it."""
    catalogues = (_read_catalogue(code, "okr") for code in languages())
    return (text, *(each.gettext(text) for each in catalogues if each is not None))


def language() -> str:
    """Tell the code of the language in use, `en` until `use_language` says otherwise."""
    return _language


def use_language(code: str | None) -> str:
    """Use a language from here on, and tell which: a code such as `fr`, `fr-CA` or `fr_FR.UTF-8`, or a name.

    One that there is nothing for, `C` and none give English.
    """
    global _language, _catalogue  # noqa: PLW0603 - one reader per process, as gettext.install has it
    _language = find_language(code or "") or SOURCE_LANGUAGE
    _catalogue = _read_catalogue(_language, "okr")
    return _language


def _read_catalogue(code: str, domain: str) -> NullTranslations | None:
    return _catalogue_at(LOCALES / code / "LC_MESSAGES" / f"{domain}.mo")


@cache
def _catalogue_at(path: Path) -> NullTranslations | None:
    if not path.is_file():
        return None
    from gettext import GNUTranslations  # 9 ms that English need not pay

    with path.open("rb") as file:
        return GNUTranslations(file)
