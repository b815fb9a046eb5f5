"""From what a document says to OKRs: its teams, ids, owners, measures, and what was decided on the way.

No figure is invented. What has no safe default raises UsageError and names the option; all other decisions are
questions, asked once or answered by their default, and kept for the report.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from okrcli.interchange import markup, words
from okrcli.interchange.draft import Cell, Document, Entry, Reading, ReadObjective, Told
from okrcli.interchange.measures import read_key_result
from okrcli.interchange.questions import Around, Ask, Choices, Questions
from okrcli.interchange.sayings import EntryCells
from okrcli.interchange.statements import people_in
from okrcli.model import Dropped, KeyResult, Link, Objective, Person
from okrcli.model.okr import Extra
from okrcli.schema.suggest import slugify
from okrcli.schema.values import LONGEST
from okrcli.workspace.entries import short_id


class People:
    """Those that there are, and those that a document adds."""

    def __init__(self, known: Mapping[str, Person]) -> None:
        self.known = known
        self._named: dict[str, Person] = {}

    @property
    def new(self) -> dict[str, Person]:
        """Who is new: nobody, where nothing but handles is known of all of them and the workspace lists no people."""
        if not self.known and not any(one.name or one.email for one in self._named.values()):
            return {}
        return {name: one if one.name or one.email else one._replace(name=name) for name, one in self._named.items()}

    def id_of(self, name: str) -> str | None:
        """The id of somebody who is called so; none where the name has no letter for one."""
        text = name.strip().lstrip("@")
        email = text if "@" in text else None
        slug = slugify(text.partition("@")[0])
        if not slug:
            return None
        for one in self.known.values():
            same = one.email and email and one.email.casefold() == email.casefold()
            if same or slug in (slugify(one.id), slugify(one.name or "")):
                return one.id
        there = self._named.get(slug, Person(slug, None, None))
        said = text if not email and (" " in text or text != slug) else None
        self._named[slug] = there._replace(name=there.name or said, email=there.email or email)
        return slug

    def owners_of(self, entry: Entry) -> tuple[str | None, dict[str, list[str]]]:
        """Whose an entry is, and who else has a part in it, as a key of the team's own."""
        cell = entry.fields.get("owner")
        named = [*(people_in(cell.text) if cell else []), *entry.said.owners]
        ids = list(dict.fromkeys(one for name in named if (one := self.id_of(name))))
        return ids[0] if ids else None, {"x-owners": ids[1:]} if ids[1:] else {}


_OF_OBJECTIVES = ("owner", "team", "okr_type", "cycle", "tags", "weight", "starts", "ends")
"""The fields that an objective has here."""
_LEADS = ("owner", "lead", "responsable", "pilote")
_TEAMS = ("team", "équipe", "equipe")
_FRONT = (*_LEADS, *_TEAMS, "cycle", "period", "quarter", "trimestre", "période")
"""What is read at the head of a page."""
_COMPANY = ("ceo", "company", "entreprise", "organisation", "organization")
_HEAD_OF = re.compile(
    r"(?:vp|svp|evp|head|head-of|director|director-of|directeur|directrice|responsable)-(?:of-|de-|du-|des-|d-)?(?P<team>.+)"
)
_NO_NAME = re.compile(r"[_-]+|\b(?:okrs?|objectives?|objectifs?|fy ?\d\d|20\d\d|[qths][1-4]|y?20\d\d)\b", re.IGNORECASE)


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
        self.document, self.options, self.around = document, choices.options, around
        self.questions = Questions(document, choices, around, ask)
        self.people = People(around.settings.people)
        self.names: dict[str, str] = dict(around.teams)
        self.team_of: dict[int, str] = {}
        self.places: dict[int, str] = {}

    def result(self) -> Reading:
        """All of it."""
        document = self.document
        taken: dict[str, set[str]] = {}
        for entry in document.objectives:
            team = self.team_of[id(entry)] = self._team(entry)
            name = short_id(entry.said.words, taken.get(team, ()))
            taken.setdefault(team, set()).add(name)
            self.places[id(entry)] = f"{team}/{name}"
        read = tuple(self._objective(entry) for entry in document.objectives)
        lead = self._lead()
        if document.sub_rows:
            self.questions.answer("sub_rows", document.sub_rows, True)
        for told in document.offered:
            self.questions.answer("objective", told.line, None, of=told.line, text=told.text)
        teams = {one.team: self.names[one.team] for one in read}
        return Reading(
            self.questions.cycle,
            read,
            teams,
            dict.fromkeys(teams, lead) if lead else {},
            self.people.new,
            tuple(self.questions.asked.values()),
            tuple(sorted(document.not_understood, key=lambda one: one.line)),
            tuple(sorted(document.skipped, key=lambda one: one.line)),
            tuple(document.unmeasured),
            self.questions.choices.as_of is not None,
        )

    def _lead(self) -> str | None:
        """Who leads the teams, by the head of the page; what else stands there and is not read is told."""
        for key, (line, text) in self.document.front.items():
            if key not in _FRONT:
                self.document.skip(line, "front", f"{key}: {text}")
        front = self.document.front
        named = next((front[key][1] for key in _LEADS if key in front), None)
        return self.people.id_of(named) if named and people_in(named) else None

    # --- teams -------------------------------------------------------------------------------------------------------

    def _team_id(self, name: str) -> str:
        """The id of a team that is called so: one that there is, else made of the name."""
        slug = slugify(name)
        for team, called in self.around.teams.items():
            if slug in (team, slugify(called)):
                return team
        head = _HEAD_OF.fullmatch(slug)
        team = "company" if slug in _COMPANY else head["team"] if head else slug
        self.names.setdefault(team, "Company" if team == "company" else _called(name, team))
        return team or "team"

    def _team(self, entry: Entry) -> str:
        """The team of an objective, and where it does not say so itself the default, which is asked about."""
        cell, kind = (markup.plain(entry.fields.get(name, Cell()).text) for name in ("team", "okr_type"))
        tags = {slugify(tag) for tag in self.options.tag_teams}
        tag = next((one for one in entry.said.tags if slugify(one) in tags), None)
        if cell and not words.is_unsaid(cell):
            team = self._team_id(re.split(r"\s*[;,]\s*", cell)[0])
        elif tag is not None:
            entry.said.tags = [one for one in entry.said.tags if one != tag]
            team = self._team_id(tag.capitalize())
        elif entry.role is not None:
            team = self._team_id(entry.role.replace("-", " "))
        elif slugify(kind) in ("company", "entreprise", "organization"):
            team = self._team_id("Company")
        elif not entry.fields.keys() & {"okr_type", "team"} and id(entry.parent) in self.team_of:
            team = self.team_of[id(entry.parent)]
        elif self.options.team is not None:
            team = self._team_id(self.options.team)
        elif entry.team:
            line = next((line for line, text in self.document.titles if entry.team in text), None)
            named = self._team_id(entry.team)
            team = self.questions.answer("team", line, named, of=named)
        else:
            team = self._default_team()
        self.names.setdefault(team, _called(team, team))
        return team

    def _default_team(self) -> str:
        front = next((self.document.front[key] for key in _TEAMS if key in self.document.front), None)
        titled = ((line, name) for line, text in self.document.titles for name in words.titles(text))
        line, name = front or next(titled, (None, ""))
        file = self.options.name.rpartition(".")[0] or self.options.name
        team: str = self.questions.answer(
            "team", line, self._team_id(name or _NO_NAME.sub(" ", file).strip() or "team")
        )
        return team

    # --- entries -----------------------------------------------------------------------------------------------------

    def _objective(self, entry: Entry) -> ReadObjective:
        team = self.team_of[id(entry)]
        self._take_statement(entry)
        owner, others = self.people.owners_of(entry)
        key_results: list[KeyResult] = []
        for one in entry.below:
            key_results.append(self._key_result(one, team, [each.id for each in key_results]))
        self._tell_state(entry)
        cells = EntryCells(entry, self.questions)
        parent = self.places.get(id(entry.parent))
        objective = Objective(
            self.places[id(entry)].partition("/")[2],
            entry.said.words,
            owner=owner,
            supports=(parent,) if parent else (),
            why="\n".join(entry.why) or None,
            starts=cells.window("starts"),
            ends=cells.window("ends"),
            key_results=tuple(key_results),
            **self._of_both(cells, team, others, {}),
        )
        lines = {one.id: below.line for one, below in zip(key_results, entry.below, strict=True)}
        return ReadObjective(team, objective, entry.line, lines)

    def _tell_state(self, entry: Entry) -> None:
        """An objective's figures and state are not imported; each is told."""
        said = entry.said
        for text in [*said.outcomes, *said.notes, *([said.now] if said.now else [])]:
            self.document.skip(entry.line, "objective-figure", text)
        if said.status is not None or said.done or said.box is not None:
            self.document.skip(entry.line, "objective-figure", said.status or ("✓" if said.done else "☐"))
        for name, cell in entry.fields.items():
            if name not in _OF_OBJECTIVES:
                text = f"{name}: {markup.plain(cell.text)}"
                self.document.skip(cell.line or entry.line, "objective-figure", text)

    def _key_result(self, entry: Entry, team: str, taken: list[str]) -> KeyResult:
        self._take_statement(entry)
        if words.UNKNOWN.search(entry.said.words):
            self.document.skip(entry.line, "unsaid", entry.said.words)
        read = read_key_result(entry, self.questions)
        owner, others = self.people.owners_of(entry)
        told = {f"x-{name}": entry.fields[name] for name in ("description", "why") if name in entry.fields}
        kept = {key: markup.plain(cell.text) for key, cell in told.items()}
        both = self._of_both(EntryCells(entry, self.questions), team, {**others, **kept}, read.extra)
        return read._replace(id=short_id(entry.said.words, taken), owner=owner, **both)

    def _take_statement(self, entry: Entry) -> None:
        """Take the fields that stand beside its words for the entry's; report one that is longer than one can be."""
        for name, text in entry.said.fields.items():
            entry.fields.setdefault(name, Cell(text))
        if len(entry.said.words) > LONGEST:
            column = entry.places.get("key_result") or entry.places.get("name")
            told = Told(entry.line, "too-long", entry.said.words[:200], column, {"most": LONGEST}, holds=True)
            self.document.not_understood.append(told)

    def _of_both(self, cells: EntryCells, team: str, first: Any, last: Any) -> dict[str, Any]:
        """What objectives and key results have alike; `first` and `last` are keys of its own, around its columns."""
        entry, said = cells.entry, cells.said
        for address in said.odd_links:
            cells.skip("no-link", address)
        if said.struck:
            cells.skip("struck", said.struck)
        own = {f"x-{slugify(header) or 'column'}": markup.plain(cell.text) for header, cell in entry.columns.items()}
        dropped = Dropped(self.questions.as_of(entry.line), said.why or self.around.struck) if said.dropped else None
        return {
            "dropped": dropped,
            "links": tuple({url: Link(url, title) for title, url in reversed(said.links)}.values())[::-1],
            "tags": tuple(self._tags(entry, team)),
            "weight": cells.weight(),
            "extra": Extra({**first, **own, **last}),
        }

    def _tags(self, entry: Entry, team: str) -> Iterator[str]:
        cell = markup.plain(entry.fields.get("tags", Cell()).text).strip("[]")
        named = [*entry.said.tags, *re.split(r"\s*[,;|]\s*", cell)]
        for slug in dict.fromkeys(slugify(one) for one in named if not words.is_unsaid(one)):
            if slug and slug != team and slug != slugify(self.around.teams.get(team, "")):
                yield slug


def _called(name: str, team: str) -> str:
    """What a team is called: its name as it is written, an id's words with a capital."""
    return name.replace("-", " ").capitalize() if name == team or name.islower() else name
