"""What a line is labelled as: an objective, a key result, and whose; also where the label is bold or struck."""

from __future__ import annotations

import re
from typing import NamedTuple

from okrcli.interchange import markup
from okrcli.interchange.statements import BEGIN, SIGNS, TAG, Said, with_signs, without_lead
from okrcli.schema.suggest import slugify

_NO = r"(?:\s?(?:#|n°|no\.?\s)?\s?[0-9]{1,2}(?:\.[0-9]{1,2})*[a-z]?(?!\s?[%€$£]))"
_AFTER_LABEL = rf"(?:{SIGNS}(?:[:：]|[–—.)|-](?=\s|\ue002|\ue003|$)){SIGNS}|{SIGNS}$)"
_OBJECTIVE = re.compile(
    rf"{BEGIN}(?:(?i:objective|objectif|goal)\s?(?:(?P<no>{_NO})(?:{_AFTER_LABEL}|(?=\s))|{_AFTER_LABEL})"
    rf"|(?:O|OKR)(?:(?:{_NO})(?:{_AFTER_LABEL}|(?=\s))|{SIGNS}[:：]{SIGNS}))\s*"
)
_KEY_RESULT = re.compile(
    rf"{BEGIN}\(?(?i:key\s+results?|krs?|r[ée]sultats?[\s-]cl[ée]s?|rc)\)?(?:(?:{_NO})\)?(?:{_AFTER_LABEL}|(?=\s))|{_AFTER_LABEL})\s*"
)
_ROLE_KEY_RESULT = re.compile(rf"{BEGIN}(?P<role>[^\W\d][\w&' .-]{{1,40}}?)\s+(?:KR|RC){_NO}?{SIGNS}[:：]\s*")
_ROLE = re.compile(rf"{BEGIN}(?P<role>[^\W\d][\w&' .-]{{1,40}}?){SIGNS}[:：]\s*")
_LABEL_INSIDE = re.compile(
    r"\b(?:key results?|résultats? clés?|objectives?|objectifs?)\b[ #0-9.]*[:–—]|\b(?:KR|RC|"
    r"O) ?[0-9][0-9.]*\s*[:–—]|\bKR:",
    re.IGNORECASE,
)


_ASIDE = re.compile(rf"^\((?P<tag>{TAG})\)\s*[:–—-]\s+")  # `Objective 4 (stretch): …` is a tag


_FIGURE_ASIDE = re.compile(r"^\((?P<figure>[0-9][0-9.,\u00a0\u202f ]*%?)\)\s*(?:[:：–—-]\s*)?")  # `KR1 (30%): …`


class Label(NamedTuple):
    """What a line is labelled as, `objective`, `key_result` or nothing, by whose role, and the rest of it.

    `figure`: one in a parenthesis behind the label, which does not say what it is of.
    """

    kind: str | None
    role: str | None
    rest: str
    figure: str = ""


def label_of(text: str, roles: frozenset[str] = frozenset()) -> Label:
    """The label of a line; a role's objective is known by the role, in bold or not."""
    text = with_signs(text)
    bold = re.match(f"{SIGNS}{markup.BOLD}([^{markup.BOLD_END}:]*){markup.BOLD_END}(?!\\s*[:–—-])", text)
    text = markup.unstyled(text[: bold.end()] + ":" + text[bold.end() :] if bold and _is_label(bold[1]) else text)
    rest, _ = without_lead(text, Said())
    for kind, pattern in (("key_result", _KEY_RESULT), ("objective", _OBJECTIVE)):
        found = pattern.match(rest)
        if found:
            behind = rest[found.end() :]
            aside = _FIGURE_ASIDE.match(behind)
            behind = behind[aside.end() :] if aside else _ASIDE.sub(r"[\g<tag>] ", behind)
            rest_of_it = _lead(text, rest) + _signs_of(found) + behind
            return Label(kind, None, rest_of_it, aside["figure"] if aside else "")
    found = _ROLE_KEY_RESULT.match(rest)
    if found:
        return Label("key_result", slugify(found["role"]), _lead(text, rest) + _signs_of(found) + rest[found.end() :])
    found = _ROLE.match(rest) if roles else None
    if found and slugify(found["role"]) in roles:
        return Label("objective", slugify(found["role"]), _lead(text, rest) + _signs_of(found) + rest[found.end() :])
    return Label(None, None, text)


def _signs_of(label: re.Match[str]) -> str:
    """What stands before a label, and the signs in and behind it of what is struck."""
    return label["begin"] + re.sub("[^\ue002\ue003]", "", label[0][len(label["begin"]) :])


def _is_label(text: str) -> bool:
    return any(pattern.fullmatch(text.strip() + ":") for pattern in (_OBJECTIVE, _KEY_RESULT))


def _lead(text: str, rest: str) -> str:
    """What was taken from the front of a text: it is read again with the statement."""
    return text[: len(text) - len(rest)] if text.endswith(rest) else ""


def has_label_inside(text: str) -> bool:
    """Whether a line has a label that does not begin it."""
    return _LABEL_INSIDE.search(markup.plain(text)) is not None


def role_of(text: str) -> str | None:
    """Whose key result a line is labelled as."""
    rest, _ = without_lead(markup.unstyled(text), Said())
    found = _ROLE_KEY_RESULT.match(rest)
    return slugify(found["role"]) if found and not _KEY_RESULT.match(rest) else None
