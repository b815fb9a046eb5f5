"""A line of a page, or a cell, taken apart: its label, its marks, its statement, and what stands around that.

All that is not read whole into a field stays in the statement, word for word.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from okrcli.interchange import markup, words
from okrcli.interchange.figures import BOUND, aim_of, figures, is_unit
from okrcli.model.terms import ReportedStatus
from okrcli.schema.values import LONGEST

SIGNS = r"[\ue002\ue003\s]*"
BEGIN = rf"(?P<begin>(?:{SIGNS}|\ue000[\U000f0000-\U000ffffd])*)"
_PICTURE = "[\u2600-\u27bf\u2b00-\u2bff\u23e9-\u23ff\u25a0-\u25ff\U0001f1e6-\U0001faff]\ufe0f?"
_EMOJI = f"{_PICTURE}(?:\u200d{_PICTURE})*"
_BOX = re.compile(rf"{BEGIN}(?P<box>\[[ xX✓✔]?\]|[☐☑☒])(?=\s|\ue002|$)\s*")
_MARK = re.compile(rf"{BEGIN}(?P<mark>{_EMOJI})\s*")
_NUMBER = re.compile(
    rf"{BEGIN}(?:\(?[0-9]{{1,2}}[.)]\s|\(?[0-9]{{1,2}}(?:\.[0-9]{{1,2}})+[.):]?\s+(?=[^\W\d])|[0-9]{{1,2}}\s?[–—:-]\s)\s*"
)
TAG = r"(?=[^\]]*[A-Za-zÀ-ÿ])[A-Za-zÀ-ÿ0-9][A-Za-zÀ-ÿ0-9 _&/.+-]{0,30}"
_FIRST_TAG = re.compile(rf"{BEGIN}\[(?P<tag>{TAG})\](?![(\[:])\s*[:–—-]?\s*")
_FIRST_STATE = re.compile(rf"{BEGIN}(?P<tag>[^\W\d_][^\W\d_ ]*(?: [^\W\d_]+){{0,2}})\s?(?::|\s[–—-])\s+")
_NAMES = r"@?[^\W\d][\w.'’-]*(?: [^\W\d][\w.'’-]*)?"
_LONGEST = 4 * LONGEST  # no line that is longer holds a statement
_AND = r"\s*(?:&|/|,|;|\band\b|\bet\b)\s*"


@dataclass(slots=True)
class Said:
    """What a statement says beside its words. `box`: ticked or not, none where there is none."""

    words: str = ""
    box: bool | None = None
    done: bool = False
    status: ReportedStatus | None = None
    dropped: bool = False
    why: str | None = None
    struck: str | None = None  # words of it that are
    tags: list[str] = field(default_factory=list)
    owners: list[str] = field(default_factory=list)
    links: list[tuple[str | None, str]] = field(default_factory=list)
    odd_links: list[str] = field(default_factory=list)
    outcomes: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    now: str | None = None
    was: str | None = None  # all that is said of a figure that is one of the past
    unit: str | None = None
    fields: dict[str, str] = field(default_factory=dict)


def field_in(text: str) -> tuple[str, str] | None:
    """The field and its value that a line is: `Owner: ines`, `**Baseline:** 12`."""
    found = re.match(rf"{SIGNS}([^:：=\ue000]{{1,40}}?)\s*[:：=]\s*(.*)", markup.unstyled(text), re.DOTALL)
    name = words.field_of(found[1]) if found else None
    return (name, found[2].strip()) if found and name and name not in ("objective", "key_result") else None


def fields_in(text: str) -> Mapping[str, str]:
    """The fields that a line is, several of them parted by bars, dots or semicolons; nothing where one is none."""
    parts = [field_in(part) for part in re.split(r"\s*[|·•;]\s*", text) if part.strip()]
    if all(parts) and parts:
        return dict(part for part in parts if part)
    single = field_in(text)
    return dict([single]) if single else {}


def read_statement(text: str, urls: list[str], is_person: Callable[[str], bool] = lambda _name: False) -> Said:
    """Take a statement apart, its label gone already; `urls` are the addresses of the document's links."""
    said = Said()
    text = re.sub(r"\s+", " ", markup.unstyled(with_signs(text)))
    if len(text) > _LONGEST:
        said.words = markup.plain(text)
        return said
    rest, marked = without_lead(text, said)
    note = re.match(r"\s*\(([^()]*)\)\s+(?=\S)", rest) if marked else None
    if note:
        said.notes.append(_wip(note[1]))
        rest = rest[note.end() :]
    rest = _without_strikes(rest, said, urls, is_person)
    rest = _without_tail(rest, said, urls, is_person)
    behind, said.links = said.links, []
    rest = _read_links(rest, said, urls)
    said.links += behind
    if re.fullmatch(r"`[^`]+`", rest):
        rest = rest[1:-1]
    said.words = rest
    return said


def with_signs(text: str) -> str:
    """The text with signs instead of their codes."""
    if ":" in text:
        for code, sign in words.SHORTCODES.items():
            text = text.replace(code, sign)
    return text


def without_lead(text: str, said: Said) -> tuple[str, bool]:
    """The text without box, marks, number and tags in front, which go to `said`; and whether there was a mark."""
    marked = False
    while True:
        for pattern in (_BOX, _MARK, _NUMBER, _FIRST_TAG, _FIRST_STATE):
            found = pattern.match(text)
            if not found or (pattern in (_FIRST_TAG, _FIRST_STATE) and not text[found.end() :].strip()):
                continue
            if pattern is _FIRST_STATE and not (words.says_done(found["tag"]) or words.status_of(found["tag"])):
                continue
            parts = found.groupdict()
            if parts.get("box"):
                said.box = parts["box"] not in ("[ ]", "[]", "☐")
                said.done = said.done or said.box
            elif parts.get("mark"):
                _read_mark(parts["mark"], said)
            elif parts.get("tag"):
                _read_tag(parts["tag"], said)
            marked = marked or pattern in (_BOX, _MARK)
            text = found["begin"] + text[found.end() :]
            break
        else:
            return text, marked


def _read_mark(mark: str, said: Said) -> None:
    bare = mark.replace("\ufe0f", "")
    said.done = said.done or bare in words.TICKS
    said.status = words.MARKS.get(bare) or said.status
    if bare in words.CROSSES:
        said.notes.append(bare)


def _read_tag(tag: str, said: Said, *, first: bool = False) -> None:
    """A tag, or a state in brackets."""
    if not _read_state(tag, said):
        said.tags.insert(0 if first else len(said.tags), tag)


def _read_state(text: str, said: Said) -> bool:
    """Read words of a state; whether they are ones."""
    if words.says_done(text):
        said.done = True
    elif status := words.status_of(text):
        said.status = status
    elif words.says_no_status(text):
        said.notes.append(text)
    else:
        return False
    return True


def _without_strikes(text: str, said: Said, urls: list[str], is_person: Callable[[str], bool]) -> str:
    first = re.match(f"\\s*{markup.STRUCK}([^{markup.STRUCK_END}]*){markup.STRUCK_END}", text)
    if (
        first
        and (
            len(first[1].split()) > 2
            or not re.search(r"[0-9]", first[1])  # a figure that was put right
            or not markup.plain(text[first.end() :]).strip(" .")
        )
    ):
        said.dropped = True
        after = text[first.end() :]
        if not markup.plain(first[1]):
            return after
        left = _without_tail(after, said, urls, is_person)
        for _, number, _title in markup.links_of(left):
            _keep_link(None, number, said, urls)
        said.why = markup.plain(left).strip(" \t-–—:;,()") or None
        return first[1]
    if markup.STRUCK in text:
        said.struck = " ".join(markup.within(text, markup.STRUCK, markup.STRUCK_END))
        text = re.sub(f"{markup.STRUCK}[^{markup.STRUCK_END}]*{markup.STRUCK_END}\\s*", "", text)
    return text


# --- what stands behind a statement ----------------------------------------------------------------------------------

_LINK = "\ue000[\U000f0000-\U000ffffd][^\ue000\ue001]*\ue001"
_TAIL_TAG = re.compile(rf"\s*(?:\(?\[(?P<tag>{TAG})\]\)?|\((?P<priority>[Pp][0-4])\))\s*[.]?$")
_TAIL_PEOPLE = re.compile(rf"(?:^|\s|[,(])[-–—,;|]?\s*\(?(?P<people>@[\w.-]*\w(?:{_AND}@[\w.-]*\w)*)\s*\)?$")
_TAIL_MAIL = re.compile(r"\s*[-–—,;|(]*\s*(?P<people>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)\)?$")
_TAIL_LINK = re.compile(
    rf"(?P<before>^|[,;:|.!?–—-]\s*(?:see\s|voir\s|cf\.?\s)?|\b(?:see|voir|cf\.?)\s|\(\s*|\]\s*|\ue001\s*|\s)(?P<links>{_LINK})\s*(?P<closed>\))?[.]?$"
)
_ARROW = re.compile(r"\s(?:=>|⇒|→|➜|->)\s*(?=\S)")
_GENERIC = re.compile(
    r"#\d+|\S*!\d+|[A-Z]{2,10}-\d+|(?i:(?:the |le |la |voir |see )?(?:plan|link|lien|board|dashboard|"
    r"tableau de bord|doc|document|issue|ticket|epic|tracker|details?|détails?|spec|here|ici|source|"
    r"suivi|page|brief|notes?|wiki|jira|notion|figma|github|gitlab|pr|roadmap|sheet|report|rapport|"
    r"more))"
)
_FIGURE_TAIL = re.compile(
    r"(?::(?=\s)|(?<![0-9]):)\s*(?P<tail>[~≈]?[+-]?[€$£]?[0-9][0-9.,\u00a0\u202f ]*[kKM]?\s?(?:%|[€$£]|"
    r"[a-zA-Zé]{1,8})?(?:\s*/\s*[€$£]?[0-9][0-9.,]*[kKM]?\s?(?:%|[€$£])?)?(?:\s*\([^()]*\))?)"
    r"(?:\s+(?:so far|to date|done|now|today|à ce jour|faite?s?|réalisée?s?|aujourd['’]hui))?$"
)
_NOW = re.compile(
    r"(?:currently|current|now|today|at present|presently|as of today|actuellement|aujourd['’]hui|actuel|à ce jour|"
    r"it is|is|(?P<past>baseline|base|was|were|vs\.?|up from|down from|instead of|au lieu de|contre|était|"
    r"from|depuis))\s*(?:at|at about|around|about|à|de)?\s*[:=]?\s*(?P<figure>[~≈<>]?\s*[€$£]?[0-9].*)",
    re.IGNORECASE,
)
_NOW_BEHIND = re.compile(
    r"(?:at |à )?(?P<figure>[~≈]?\s*[€$£]?[0-9][^()]*?)\s*"
    r"(?:today|now|currently|at present|aujourd['’]hui|actuellement|en ce moment)",
    re.IGNORECASE,
)
_SO_FAR = re.compile(
    r"(?:(?:en cours|in progress|wip)\s*:?\s*)?"
    r"(?:(?P<figure>[€$£]?[0-9][^()]*?)\s*(?:done|so far|à date|to date|completed?|reached|achieved|à ce jour|"
    r"faits?|faites?|atteints?|réalisés?|jusqu['’]ici)"
    r"|(?P<share>[0-9][0-9.,]*\s?(?:/|of|out of|sur)\s?[0-9][0-9.,]*(?: done| faits?| faites?)?))",
    re.IGNORECASE,
)
_UNIT_ALONE = re.compile(r"pts|points?|/\s?(?:5|10)", re.IGNORECASE)


def _without_tail(text: str, said: Said, urls: list[str], is_person: Callable[[str], bool]) -> str:
    """The text without what stands behind the statement, which goes to `said`."""
    text = text.strip()
    for arrow in _ARROW.finditer(text):
        before, after = text[: arrow.start()], text[arrow.end() :]
        plain = markup.plain(before)
        between = figures(plain[-12:]) and re.match(r"[<>≤≥~\s+\u2212-]*[€$£]?[0-9]", markup.plain(after))
        ends_in_figure = re.search(r"[0-9][kKM]?\s?(?:%|[€$£]|\w{1,7})?$", plain)
        stands = aim_of(plain)  # a pair, or a bound, says already where it shall be
        from_here = between and ends_in_figure and stands.baseline is None and not _is_bound(plain)
        if arrow[0].strip() in ("=>", "⇒") or not from_here:
            if plain:
                said.outcomes.append(_read_links(after, said, urls, tail=True))
                text = before.strip()
            break
    while True:
        shorter = _shortened(text, said, urls, is_person)
        if shorter is None:
            return text
        if not markup.plain(shorter) and markup.LINK not in shorter:
            return text
        text = re.sub(r"[\s,;–—|]+$|\s-$", "", shorter)


def _is_bound(text: str) -> bool:
    """Whether the last figure of a text has a bound before it: `under 5 min`."""
    return any(BOUND.search(text[: one.start]) for one in figures(text)[-1:])


def _shortened(text: str, said: Said, urls: list[str], is_person: Callable[[str], bool]) -> str | None:
    """The text without one thing more behind it; none where there is none."""
    if found := _TAIL_TAG.search(text):
        if found.start():
            if found["priority"] or not _read_aside(found["tag"], said, is_person, unit=False):
                _read_tag(found["tag"] or found["priority"], said, first=True)
            return text[: found.start()]
        return None
    aside = re.search(r"(?P<space>\s*)\((?P<inside>[^()]*)\)[.]?$", text)
    if aside and aside.start() and (named := _all_fields(aside["inside"])).keys() & {"owner"}:
        said.fields.update(named)
        return text[: aside.start()]
    for pattern in (_TAIL_PEOPLE, _TAIL_MAIL):
        if (found := pattern.search(text)) and found.start():
            said.owners[:0] = people_in(found["people"])
            return text[: found.start()].rstrip(" (-–—")
    if found := _TAIL_LINK.search(text):
        title = markup.plain(found["links"])
        if found.start() and (found["before"].strip() or not title or _GENERIC.fullmatch(title)):
            opened = found["before"].startswith("(")
            if not (opened and not found["closed"]) and _keep_link(
                title, ord(found["links"][1]) - 0xF0000, said, urls, first=True
            ):
                kept = found["before"].strip() if found["before"].strip() in ("]", "\ue001", ".", "!", "?") else ""
                return text[: found.start()] + kept
    if found := re.search(rf"\s*(?P<mark>{_EMOJI})$", text):
        _read_mark(found["mark"], said)
        return text[: found.start()]
    if found := _FIGURE_TAIL.search(text):
        said.outcomes.append(markup.plain(found["tail"]))
        return text[: found.start()]
    if aside:
        if aside.start() and _read_aside(aside["inside"], said, is_person, unit=bool(aside["space"])):
            return text[: aside.start()]
        return None
    found = re.search(r"\s*(?:[,;]\s|\s[-–—|])\s*(?P<inside>[^,;–—|]{2,60})$", text)
    if found and found.start() and _read_aside(found["inside"], said, is_person, unit=False):
        return text[: found.start()]
    if found := re.search(r":\s*(?P<inside>[^:]{2,30})$", text):
        state = words.says_done(found["inside"]) or words.status_of(markup.plain(found["inside"]))
        if found.start() and state:
            said.outcomes.append(markup.plain(found["inside"]))
            return text[: found.start()]
    return None


def _read_aside(inside: str, said: Said, is_person: Callable[[str], bool], *, unit: bool) -> bool:
    """Read what stands in a last parenthesis or behind a last dash; whether that is all that it says."""
    bare = markup.plain(inside)
    if words.UNKNOWN.search(bare):
        return False
    if _read_state(bare, said):
        return True
    if found := _NOW.fullmatch(bare) or _NOW_BEHIND.fullmatch(bare):
        _keep_now(found["figure"], bare if found.groupdict().get("past") else None, said)
    elif found := _SO_FAR.fullmatch(bare):
        said.outcomes.append(found["figure"] or found["share"])
    elif unit and re.fullmatch(r"wip\b.*", bare, re.IGNORECASE):
        said.notes.append(_wip(bare))
    elif unit and (_UNIT_ALONE.fullmatch(bare) or is_unit(bare)):
        said.unit = bare
    elif found_fields := _all_fields(inside):
        said.fields.update(found_fields)
    elif is_person(bare):
        said.owners[:0] = [bare]
    elif (named := re.split(_AND, bare)) and all(is_person(one) for one in named):
        said.owners[:0] = named
    else:
        return False
    return True


def _keep_now(figure: str, was: str | None, said: Said) -> None:
    """Keep a figure of now, or of the past; where a statement has both, that of the past is where it starts."""
    if was and said.now:
        said.fields.setdefault("baseline", figure)
        return
    if said.was and said.now:
        said.fields.setdefault("baseline", said.now)
    said.now, said.was = figure, was


def _all_fields(inside: str) -> Mapping[str, str]:
    parts = [field_in(part) for part in re.split(r"\s*[,;|]\s*(?=[^\W\d][\w ]*[:=])", inside)]
    return dict(part for part in parts if part) if parts and all(parts) else {}


def _wip(text: str) -> str:
    return re.sub(r"^wip\s*[:–—-]\s*", "", text.strip(), flags=re.IGNORECASE)


def people_in(text: str) -> list[str]:
    """The people that a text names, as it names them, without the sign before."""
    parts = re.split(_AND, markup.plain(text))
    return [one for part in parts if (one := part.strip(" ()@").strip()) and not words.is_unsaid(one)]


def _keep_link(title: str | None, number: int, said: Said, urls: list[str], *, first: bool = False) -> bool:
    url = urls[number] if number < len(urls) else ""
    if not re.match(r"https?://[^\s]+|mailto:.+@", url):
        said.odd_links.append(url)
        return False
    said.links.insert(0 if first else len(said.links), (title or None, url))
    return True


def _read_links(text: str, said: Said, urls: list[str], *, tail: bool = False) -> str:
    """The words of a text, the links in which go to `said`; one around all of it has no title.

    `tail`: a link behind it leaves it.
    """
    if tail:
        found = re.search(rf"\s*[,;(–—-]*\s*({_LINK})\)?$", text)
        behind = found is not None and found.start() > 0 and re.match(r"\s*[,;(–—-]", found[0]) is not None
        if behind and found and _keep_link(markup.plain(found[1]), ord(found[1][1]) - 0xF0000, said, urls):
            text = text[: found.start()]
    whole = re.fullmatch(rf"\s*{_LINK}[\s.]*", text) is not None
    for _, number, title in markup.links_of(text):
        _keep_link(None if whole and not tail else title, number, said, urls)
    return markup.plain(markup.unlinked(text))
