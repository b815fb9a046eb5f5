"""From what a document says to OKRs: its cycle and teams, ids, owners, measures, and what was decided on the way.

No figure is invented. What has no safe default raises UsageError and names the option; all other decisions are
questions, asked once or answered by their default, and kept for the report.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

from okrcli.errors import UsageError
from okrcli.interchange import markup, words
from okrcli.interchange.cycle_of import Around, choose_cycle
from okrcli.interchange.days import settle_order
from okrcli.interchange.draft import Document, Entry, Options, Told
from okrcli.interchange.entry_cells import EntryCells
from okrcli.interchange.figures import read_number, settle_decimal
from okrcli.interchange.grid import Cell
from okrcli.interchange.measures import measure, next_middle
from okrcli.interchange.people import People
from okrcli.interchange.reading import Question, Reading, ReadObjective
from okrcli.interchange.statements import people_in
from okrcli.model import Dropped, KeyResult, Link, Objective
from okrcli.model.okr import Extra
from okrcli.schema.suggest import slugify
from okrcli.schema.values import LONGEST
from okrcli.workspace.entries import short_id


class Choices(NamedTuple):
    """What the command line settles; see `Options` for how the document is read."""

    options: Options
    as_of: date | None = None
    mid: date | None = None


_OF_OBJECTIVES = ("owner", "team", "okr_type", "cycle", "tags", "weight", "starts", "ends")
"""The fields that an objective has here."""

Ask = Callable[[Question], object]


def decide(
    document: Document, choices: Choices, around: Around, ask: Ask = lambda question: question.default
) -> Reading:
    """Decide on a document; `ask` answers a question.

    Raises UsageError: `import-no-cycle`, `import-cycles`, `import-date-order`, `import-nothing`.
    """
    return _Decider(document, choices, around, ask).result()


class _Decider:
    """The decisions on one document."""

    def __init__(self, document: Document, choices: Choices, around: Around, ask: Ask) -> None:
        self.document, self.choices, self.around, self.ask = document, choices, around, ask
        self.options = choices.options
        self.questions: list[Question] = []
        self.answers: dict[object, Any] = {}
        self.unmeasured: list[Told] = []
        self.people = People(around.settings.people)
        self.names: dict[str, str] = dict(around.teams)
        self.order = self.options.order or settle_order(document.days)
        language = around.settings.language or "en"
        self.usual = "," if language == "fr" else "."
        self.settled = settle_decimal(document.texts, separator=document.separator)
        self.decimal = self.settled or self.usual
        self.cycle = choose_cycle(
            document, self.options, around, lambda about, line, name: self.question(about, line, about, name)
        )
        self.starts, self.ends = self.cycle.starts, self.cycle.ends

    # --- questions ---------------------------------------------------------------------------------------------------

    def question(self, key: object, line: int | None, about: str, default: object, **facts: object) -> Any:
        """The answer to a question, asked once."""
        if key not in self.answers:
            question = Question(line, about, default, facts)
            answer = self.ask(question)
            self.questions.append(question._replace(default=answer))
            self.answers[key] = answer
        return self.answers[key]

    def as_of(self, line: int) -> date:
        """The day of all that has none of its own."""
        if self.choices.as_of is not None:
            return self.choices.as_of
        usual = min(self.around.today, self.ends)
        day: date = self.question("as_of", line, "as_of", usual)
        return day

    def mid(self, line: int) -> date:
        """The day of scores in the middle of the cycle."""
        if self.choices.mid is not None:
            return self.choices.mid
        day: date = self.question("mid", line, "mid", next_middle(self.starts, self.ends))
        return day

    def final(self, line: int) -> date:
        """The day of final scores: the cycle's last, or that of everything where it is not over."""
        return self.ends if self.ends < self.around.today else self.as_of(line)

    def unsure_number(self, line: int, text: str) -> None:
        """Ask once what a lone comma before three digits is."""
        if self.settled is None:
            self.decimal = self.question("numbers", line, "numbers", self.usual, example=text)
            self.settled = self.decimal

    def unsure_day(self, line: int, text: str) -> None:
        """Refuse a date that could be read both ways: there is no safe default."""
        raise UsageError("import-date-order", typed=text, line=line)

    def tell(self, line: int, about: str, default: object) -> None:
        """Ask once whether what was understood is meant so: a start in another unit, a tick on a figure."""
        key = about if about == "confidence" else (about, line)
        self.question(key, line, about, default)

    def skip(self, line: int, why: str, text: str = "") -> None:
        """Report what was left out."""
        self.document.skip(line, why, text)

    def unreadable(self, entry: Entry, name: str, text: str) -> None:
        """Report a figure or date that cannot be read: it holds up a table."""
        column = entry.places.get(name)
        facts = {"field": name}
        self.document.not_understood.append(Told(entry.line, "unreadable", text, column, facts, column is not None))

    def _take_statement(self, entry: Entry) -> None:
        """Take the fields that stand beside its words for the entry's; report one that is longer than one can be."""
        for name, text in entry.said.fields.items():
            entry.fields.setdefault(name, Cell(text))
        if len(entry.said.words) > LONGEST:
            column = entry.places.get("key_result") or entry.places.get("name")
            facts = {"most": LONGEST}
            self.document.not_understood.append(
                Told(entry.line, "too-long", entry.said.words[:200], column, facts, holds=True)
            )

    def need_measure(self, line: int, text: str, doubt: str | None) -> None:
        """Report a draft, and why its figures are no measure."""
        self.unmeasured.append(Told(line, doubt or "no-figure", text))

    # --- teams and people --------------------------------------------------------------------------------------------

    def _team_id(self, name: str) -> str:
        """The id of a team that is called so: one that there is, else made of the name."""
        slug = slugify(name)
        for team, called in self.around.teams.items():
            if slug in (team, slugify(called)):
                return team
        head = re.fullmatch(
            r"(?:vp|svp|evp|head|head-of|director|director-of|directeur|directrice|responsable)-(?:of-|de-|du-|des-|d-)?(.+)",
            slug,
        )
        team = (
            "company"
            if slug in ("ceo", "company", "entreprise", "organisation", "organization")
            else head[1]
            if head
            else slug
        )
        self.names.setdefault(team, "Company" if team == "company" else _called(name, team))
        return team or "team"

    def _team(self, entry: Entry) -> str:
        """The team of an objective, and where it does not say so itself the default, which is asked about."""
        cell = markup.plain(entry.fields["team"].text) if "team" in entry.fields else ""
        kind = slugify(markup.plain(entry.fields["okr_type"].text)) if "okr_type" in entry.fields else ""
        tags = {slugify(tag): tag for tag in self.options.tag_teams}
        tag = next((one for one in entry.said.tags if slugify(one) in tags), None)
        if cell and not words.is_unsaid(cell):
            team = self._team_id(re.split(r"\s*[;,]\s*", cell)[0])
        elif tag is not None:
            entry.said.tags = [one for one in entry.said.tags if one != tag]
            team = self._team_id(tag.capitalize())
        elif entry.role is not None:
            team = self._team_id(entry.role.replace("-", " "))
        elif kind in ("company", "entreprise", "organization"):
            team = self._team_id("Company")
        elif (
            entry.parent is not None
            and "okr_type" not in entry.fields
            and "team" not in entry.fields
            and id(entry.parent) in self.team_of
        ):
            team = self.team_of[id(entry.parent)]
        elif entry.team and self.options.team is None:
            team = self._team_id(entry.team)
            team = self.question(("team", team), self._line_of_title(entry.team), "team", team)
        else:
            team = self._default_team()
        self.names.setdefault(team, _called(team, team))
        return team

    def _line_of_title(self, name: str) -> int | None:
        return next((line for line, text in self.document.titles if name in text), None)

    def _default_team(self) -> str:
        if self.options.team is not None:
            return self._team_id(self.options.team)
        front = next(
            (self.document.front[key] for key in ("team", "équipe", "equipe") if key in self.document.front), None
        )
        titled = ((line, name) for line, text in self.document.titles for name in words.titles(text))
        line, name = front or next(titled, (None, ""))
        if not name:
            name = (
                re.sub(
                    r"(?i)\b(?:okrs?|objectives?|objectifs?|fy ?\d\d|20\d\d|[qths][1-4]|y?20\d\d)\b",
                    " ",
                    re.sub(r"[_-]+", " ", self.options.name.rpartition(".")[0] or self.options.name),
                ).strip()
                or "team"
            )
        team = self._team_id(name)
        answer: str = self.question("team", line, "team", team)
        return answer

    # --- entries -----------------------------------------------------------------------------------------------------

    def result(self) -> Reading:
        """All of it."""
        self.team_of: dict[int, str] = {}
        self.places: dict[int, str] = {}
        taken: dict[str, list[str]] = {}
        for entry in self.document.objectives:
            team = self.team_of[id(entry)] = self._team(entry)
            name = short_id(entry.said.words, taken.get(team, []))
            taken.setdefault(team, []).append(name)
            self.places[id(entry)] = f"{team}/{name}"
        read = tuple(self._objective(entry) for entry in self.document.objectives)
        leads = self._leads(read)
        if self.document.sub_rows:
            self.question("sub_rows", self.document.sub_rows, "sub_rows", True)
        for told in self.document.offered:
            self.question(("objective", told.line), told.line, "objective", None, text=told.text)
        teams = {one.team: self.names[one.team] for one in read}
        return Reading(
            self.cycle,
            read,
            teams,
            leads,
            self.people.new,
            tuple(self.questions),
            tuple(sorted(self.document.not_understood, key=lambda one: one.line)),
            tuple(sorted(self.document.skipped, key=lambda one: one.line)),
            tuple(self.unmeasured),
            self.choices.as_of is not None,
        )

    def _leads(self, read: Sequence[ReadObjective]) -> dict[str, str]:
        named = next(
            (
                self.document.front[key][1]
                for key in ("owner", "lead", "responsable", "pilote")
                if key in self.document.front
            ),
            None,
        )
        lead = self.people.id_of(named) if named and people_in(named) else None
        for key, (line, text) in self.document.front.items():
            known = (
                "owner",
                "lead",
                "responsable",
                "pilote",
                "team",
                "équipe",
                "equipe",
                "cycle",
                "period",
                "quarter",
                "trimestre",
                "période",
            )
            if key not in known:
                self.document.skip(line, "front", f"{key}: {text}")
        return {one.team: lead for one in read} if lead else {}

    def _objective(self, entry: Entry) -> ReadObjective:
        said, team = entry.said, self.team_of[id(entry)]
        self._take_statement(entry)
        owner, extra = self.people.owners_of(entry)
        key_results: list[KeyResult] = []
        lines: dict[str, int] = {}
        for one in entry.below:
            key_result = self._key_result(one, team, [each.id for each in key_results])
            key_results.append(key_result)
            lines[key_result.id] = one.line
        self._tell_state(entry)
        cells = EntryCells(entry, self)
        parent = self.places.get(id(entry.parent)) if entry.parent is not None else None
        objective = Objective(
            self.places[id(entry)].partition("/")[2],
            said.words,
            owner=owner,
            supports=(parent,) if parent else (),
            why="\n".join(entry.why) or None,
            starts=cells.window("starts"),
            ends=cells.window("ends"),
            key_results=tuple(key_results),
            dropped=self._dropped(entry),
            links=_links(entry),
            tags=tuple(self._tags(entry, team)),
            weight=self._weight(entry),
            extra=Extra(extra | self._columns(entry)),
        )
        self._tell_odd(entry)
        return ReadObjective(team, objective, entry.line, lines)

    def _tell_state(self, entry: Entry) -> None:
        """An objective's figures and state are not imported; each is told."""
        said = entry.said
        for text in [*said.outcomes, *said.notes, *([said.now] if said.now else [])]:
            self.skip(entry.line, "objective-figure", text)
        if said.status is not None or said.done or said.box is not None:
            self.skip(entry.line, "objective-figure", said.status or ("✓" if said.done else "☐"))
        for name, cell in entry.fields.items():
            if name not in _OF_OBJECTIVES:
                self.skip(cell.line or entry.line, "objective-figure", f"{name}: {markup.plain(cell.text)}")

    def _key_result(self, entry: Entry, team: str, taken: list[str]) -> KeyResult:
        said = entry.said
        self._take_statement(entry)
        if words.UNKNOWN.search(said.words):
            self.skip(entry.line, "unsaid", said.words)
        measured = measure(entry, self, short_id)
        owner, others = self.people.owners_of(entry)
        extra: dict[str, object] = {**others}
        for name in ("description", "why"):
            if name in entry.fields:
                extra[f"x-{name}"] = markup.plain(entry.fields[name].text)
        extra |= self._columns(entry) | measured.extra
        self._tell_odd(entry)
        return KeyResult(
            short_id(said.words, taken),
            said.words,
            measured.measure,
            owner=owner,
            weight=self._weight(entry),
            unit=measured.unit,
            dropped=self._dropped(entry),
            checkins=measured.checkins,
            starts=measured.starts,
            ends=measured.ends,
            links=_links(entry),
            tags=tuple(self._tags(entry, team)),
            extra=Extra(extra),
        )

    def _tell_odd(self, entry: Entry) -> None:
        for address in entry.said.odd_links:
            self.skip(entry.line, "no-link", address)
        if entry.said.struck:
            self.skip(entry.line, "struck", entry.said.struck)

    def _columns(self, entry: Entry) -> dict[str, Any]:
        return {f"x-{slugify(header) or 'column'}": markup.plain(cell.text) for header, cell in entry.columns.items()}

    def _weight(self, entry: Entry) -> int | float:
        text = markup.plain(entry.fields["weight"].text) if "weight" in entry.fields else ""
        if words.is_unsaid(text):
            return 1
        number = read_number(text.rstrip("% "), self.decimal)
        if number is None or number <= 0:
            self.unreadable(entry, "weight", text)
            return 1
        return number

    def _dropped(self, entry: Entry) -> Dropped | None:
        if not entry.said.dropped:
            return None
        return Dropped(self.as_of(entry.line), entry.said.why or self.around.struck)

    def _tags(self, entry: Entry, team: str) -> Iterator[str]:
        cell = entry.fields.get("tags")
        named = [*entry.said.tags, *(re.split(r"\s*[,;|]\s*", markup.plain(cell.text).strip("[]")) if cell else [])]
        slugs = dict.fromkeys(
            slug for one in named if (slug := slugify(one.strip(" []#"))) and not words.is_unsaid(one)
        )
        yield from (slug for slug in slugs if slug != team and self._as_team(slug) != team)

    def _as_team(self, slug: str) -> str | None:
        return next((team for team, name in self.around.teams.items() if slugify(name) == slug), None)


def _called(name: str, team: str) -> str:
    """What a team is called: its name as it is written, an id's words with a capital."""
    return name.replace("-", " ").capitalize() if name == team or name.islower() else name


def _links(entry: Entry) -> tuple[Link, ...]:
    return tuple({url: Link(url, title) for title, url in reversed(entry.said.links)}.values())[::-1]
