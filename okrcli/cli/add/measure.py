"""How a key result or a health metric is measured: from the options, or asked for one figure after the other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from okrcli.cli.answers import read_figure
from okrcli.cli.prompts import Answers, Question
from okrcli.cli.words import read_one_of, words_shown
from okrcli.errors import AnswerError, UsageError
from okrcli.i18n import N_, _
from okrcli.i18n.conventions import conventions
from okrcli.i18n.numbers import format_with_unit, same_unit
from okrcli.model.address import is_slug
from okrcli.model.okr import Number
from okrcli.workspace.entries import short_id

# What is counted, beside its figure: `120 leads`, `€3`; thousands are told from a unit by the reader of numbers alone.
_COUNTED = re.compile(r"(?P<before>[^\d\s.,+-]{0,3}?)\s*[+-]?[\d.,'’\s]*\d\s*(?P<after>[^\d\s.,][^\d]*)?")


class Counted(NamedTuple):
    """A figure, and what it counts where that was typed with it."""

    value: Number
    unit: str | None = None


class Measure(NamedTuple):
    """How a key result is to be measured, as typed."""

    baseline: str | None
    target: str | None
    at_least: str | None
    at_most: str | None
    milestones: tuple[str, ...]
    unit: str | None

    def kind(self) -> str | None:
        """`metric`, `guardrail` or `milestones`, none where nothing says; raises UsageError (`bad-measure`)."""
        kinds = {
            "metric": self.baseline is not None or self.target is not None,
            "guardrail": self.at_least is not None or self.at_most is not None,
            "milestones": bool(self.milestones),
        }
        given = [kind for kind, wanted in kinds.items() if wanted]
        if len(given) > 1:
            raise UsageError("bad-measure")
        return given[0] if given else None


def read_counted(typed: str, unit: str | None = None) -> Counted:
    """A figure with what it counts, where that is typed with it and not known already.

    Raises AnswerError, also for a figure in another unit than the one that is known.
    """
    found = _COUNTED.fullmatch(typed.strip()) if unit is None else None
    beside = f"{found['before'] or ''}{(found['after'] or '').strip()}" if found else ""
    counted = beside if beside and beside.casefold() not in ("k", "m") else None
    return Counted(read_figure(typed, counted or unit), counted)


def measure_questions(measure: Measure, statement: str | None, typed: Answers) -> Iterator[Question]:
    """What is still to be asked about a measure, by what was typed so far; Enter takes what the statement says."""
    kind, said = measure.kind(), _said_in(str(statement or typed.get("statement") or ""))
    usual = "guardrail" if said.keys() & {"at_least", "at_most"} else "metric"
    if kind is None:
        words = {"metric": N_("metric"), "guardrail": N_("guardrail"), "milestones": N_("milestones")}
        yield Question(
            "kind",
            _("Measured by: metric, guardrail or milestones"),
            lambda line: read_one_of(line, words, "no-such-choice"),
            default=usual,
            show=lambda chosen: words_shown(words)[str(chosen)],
        )
    match kind or typed.get("kind", usual):
        case "milestones":
            if kind is None:
                yield from _milestone_questions(typed)
            return
        case "guardrail":
            if kind is None:
                yield from range_questions(measure.unit, typed, said)
        case _:
            yield from _metric_questions(measure, typed, said)
    if kind is None and measure.unit is None:
        yield unit_question({**said, **typed})


def _said_in(statement: str) -> dict[str, Counted]:
    """The figures that a statement gives its measure, by key: `from 18 % to 30 %`, `at most 2 %`."""
    from okrcli.interchange.figures import aim_of

    aim = aim_of(statement, decimal=conventions().decimal)
    figures = {key: getattr(aim, key) for key in ("baseline", "target", "at_least", "at_most")}
    return {key: Counted(value, aim.unit) for key, value in figures.items() if value is not None}


def _metric_questions(measure: Measure, typed: Answers, said: Mapping[str, Counted]) -> Iterator[Question]:
    unit = measure.unit or _unit(typed)
    if measure.baseline is None:
        known = typed.get("baseline", said.get("baseline")) is not None
        unknown = _("Baseline, where it stands today (Enter where nobody knows)")
        words = _("Baseline, where it stands today") if known else unknown
        yield figure_question("baseline", words, unit, default=said.get("baseline"))
    if measure.target is None:
        words = _("Target, where it should get")
        yield figure_question("target", words, unit, needed=True, default=said.get("target"))


def range_questions(unit: str | None, typed: Answers, said: Mapping[str, Counted] = {}) -> Iterator[Question]:
    """Ask for the two ends of a healthy range, of which one is needed; `said` are those that words give."""
    lower, upper = said.get("at_least"), said.get("at_most")
    yield figure_question("at_least", _("At least (Enter for no lower end)"), unit, default=lower)
    if typed.get("at_least", lower) is None:
        yield figure_question("at_most", _("At most"), unit, needed=True, default=upper)
    else:
        yield figure_question("at_most", _("At most (Enter for no upper end)"), unit or _unit(typed), default=upper)


def figure_question(
    key: str, words: str, unit: str | None, *, needed: bool = False, default: Counted | None = None
) -> Question:
    """Ask for a figure, with what it counts where that is not known."""

    def shown(answer: object) -> str:
        return format_with_unit(answer.value, answer.unit) if isinstance(answer, Counted) else ""

    option = "--" + key.replace("_", "-")
    return Question(key, words, lambda line: read_counted(line, unit), option, default, needed=needed, show=shown)


def unit_question(typed: Answers) -> Question:
    """Ask what is counted, by default what was typed with a figure."""
    return Question("unit", _("Unit (leads, %, €…)"), str, "--unit", default=_unit(typed))


def _unit(typed: Answers) -> str | None:
    return next((one.unit for one in typed.values() if isinstance(one, Counted) and one.unit), None)


def _milestone_questions(typed: Answers) -> Iterator[Question]:
    yield Question("milestone-1", _("First milestone"), str, "--milestone", needed=True)
    number = 1
    while typed.get(f"milestone-{number}") is not None:
        number += 1
        yield Question(f"milestone-{number}", _("Next milestone (Enter when there is none)"), str, "--milestone")


def measure_data(measure: Measure, said: Answers) -> dict[str, object]:
    """The keys of one measure, of the options and the answers; raises UsageError for an option that is no number.

    Where the answers stop short of a measure, the rest is made up, so that what there is can be tried.
    """
    kind = measure.kind() or said.get("kind", "metric")
    if kind == "milestones":
        asked = [str(said[key]) for key in said if key.startswith("milestone-") and said[key] is not None]
        return {"milestones": _milestones(measure.milestones or asked or ["-"])}
    if kind == "guardrail":
        data = _figures(measure, said, ("at_least", "at_most"))
        return data if data.keys() & {"at_least", "at_most"} else {"at_least": 0, **data}
    data = _figures(measure, said, ("baseline", "target"))
    start = data.get("baseline")
    return data if "target" in data or not isinstance(start, int | float) else {**data, "target": start + 1}


def range_data(measure: Measure, said: Answers) -> dict[str, object]:
    """The keys of a healthy range, as far as one is said; raises UsageError for an option that is no number."""
    return _figures(measure, said, ("at_least", "at_most"))


def _figures(measure: Measure, said: Answers, keys: Sequence[str]) -> dict[str, object]:
    """Figures by key, and their unit, where one is said; raises AnswerError where two are."""
    found: dict[str, Counted] = {}
    unit = measure.unit
    for key in keys:
        option, answer = getattr(measure, key), said.get(key)
        one = read_counted(option, unit) if option is not None else answer
        if isinstance(one, Counted):
            found[key] = one
            unit = unit or one.unit
    named = said.get("unit")
    for one in found.values() if named else ():
        if one.unit and not same_unit(one.unit, str(named)):
            raise AnswerError("unit-contradicts", value=format_with_unit(one.value, one.unit), unit=named)
    unit = measure.unit or (str(named or "") if "unit" in said else unit)
    return {key: one.value for key, one in found.items()} | ({"unit": unit} if unit else {})


def _milestones(texts: Sequence[str]) -> list[dict[str, object]]:
    """Milestones as given: `Beta online`, or `beta=Beta online` with its id."""
    items: list[dict[str, object]] = []
    for text in texts:
        name, equals, statement = text.partition("=")
        own = equals and is_slug(name.strip())
        statement = statement.strip() if own else text.strip()
        items.append(
            {
                "id": name.strip() if own else short_id(statement, [str(item["id"]) for item in items]),
                "milestone": statement,
            }
        )
    return items
