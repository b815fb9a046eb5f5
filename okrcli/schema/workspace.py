"""The forms of `okr.yaml`, what holds for the whole workspace, and of a person's own `config.yaml`."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from okrcli import model
from okrcli.languages import find_language, language_names, languages
from okrcli.model.terms import Weekday, When
from okrcli.schema.entry import Entry, FileKind, Merge
from okrcli.schema.faults import BROKEN, Fault
from okrcli.schema.values import MOST_DAYS, Every, Line, Named, Names, OneOf, Pair, Slip, Stretch

VERSION = 1
"""The only version of the format that there is."""


class _CodeOrName:
    """What an editor knows of languages; their names are read from their folders for a schema alone."""

    def __get_pydantic_json_schema__(self, _core: object, _handler: object) -> dict[str, object]:
        return {"type": "string", "enum": [*languages(), *language_names()]}


if TYPE_CHECKING:
    Language = str
else:
    Language = Annotated[  # a language is a folder, and no code
        Literal[languages()],
        BeforeValidator(lambda said: find_language(said) or said if isinstance(said, str) else said),
        _CodeOrName(),
    ]


_LANGUAGE = f"The language of screens, numbers and dates: {' or '.join(languages())}."


class Cadence(Entry, means=model.Cadence):
    """How often people check in."""

    every: Every = Field(7, description="Days between check-ins, 7 by default, or month.")
    day: OneOf[Weekday] = Field(
        Weekday.MONDAY,
        description="The day of the week they fall due on, where every is a multiple of 7 or month; monday by default.",
    )
    grace: int = Field(3, ge=0, le=MOST_DAYS, description="Days past due before a check-in is overdue, 3 by default.")


class Limits(Entry, means=model.Limits):
    """How much is too much."""

    objectives: int = Field(3, ge=1, le=100, description="Objectives per team and cycle, 3 by default.")
    key_results: Pair[Annotated[int, Field(ge=0, le=100)]] = Field(
        [2, 5], description="Fewest and most key results, [2, 5] by default."
    )


class Person(Entry, means=model.Person):
    """Someone who owns or checks in."""

    name: Line | None = Field(None, description="The name in full.")
    email: Line | None = Field(None, description="The address that Git knows them by.")


class Lint(Entry, means=model.Lint):
    """What the coach leaves out."""

    ignore: Annotated[Names, Merge.AS_SET] = Field(
        default_factory=list, description="Codes of the coach's rules to leave out, such as O104."
    )


class Git(Entry, means=model.Git):
    """What becomes of a check-in in a Git repository."""

    commit: bool = Field(False, description="Commit each check-in; false by default.")
    push: bool = Field(False, description="Commit each check-in and push it; false by default.")


class Workspace(Entry, means=model.Settings):
    """okr.yaml: what holds for the whole workspace."""

    version: Annotated[int, Slip.VERSION] = Field(
        ge=VERSION, le=VERSION, description="The version of the files' format."
    )
    organization: Line | None = Field(None, description="Whose OKRs these are.")
    language: Language | None = Field(None, description=_LANGUAGE)
    stretch_target: Stretch = Field(
        0.7, description="The score that counts as success for an aspirational objective, 0.7 by default."
    )
    fiscal_year_starts: int = Field(1, ge=1, le=12, description="The month that Q1 begins in, 1 by default.")
    checkin: Cadence = Field(default_factory=Cadence, description="How often people check in.")
    limits: Limits = Field(default_factory=Limits, description="Focus: the coach warns beyond these.")
    people: Named[Person] = Field(
        default_factory=dict, description="Who owns and checks in, by the short name that files use."
    )
    lint: Lint = Field(default_factory=Lint, description="The coach.")
    git: Git = Field(
        default_factory=Git, description="What `okr checkin` does in a Git repository unless told otherwise."
    )


class Preferences(Entry, means=model.Preferences):
    """config.yaml: what one person wants everywhere."""

    language: Language | None = Field(None, description=_LANGUAGE)
    color: OneOf[When] | None = Field(None, description="When to colour: auto, always or never.")
    pager: Line | None = Field(None, description="The pager for what is longer than the screen; cat for none.")
    me: Line | None = Field(None, description="Who you are: the short name that workspaces use, or your email.")


def check_workspace(data: Mapping[str, Any]) -> Iterator[Fault]:
    """Check that the fewest key results of an objective are no more than the most."""
    limits = data.get("limits")
    pair = limits.get("key_results") if isinstance(limits, Mapping) else None
    if isinstance(pair, list) and BROKEN not in pair and pair[0] > pair[1]:
        facts = {"low": pair[0], "high": pair[1], "suggestion": f"[{pair[1]}, {pair[0]}]"}
        yield Fault("E317", ("limits", "key_results"), facts)


WORKSPACE_FILE = FileKind("workspace", Workspace, check_workspace)
PREFERENCES_FILE = FileKind("preferences", Preferences)
