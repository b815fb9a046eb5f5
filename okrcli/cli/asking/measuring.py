"""How a key result is measured, for `okr add key-result`: from the options, or asked for one figure after the other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from okrcli.cli.asking import answers
from okrcli.cli.asking.adding import need, want
from okrcli.cli.asking.ask import AnswerError, ask_choice, prompt_of
from okrcli.cli.opening import Opened
from okrcli.errors import UsageError
from okrcli.i18n import _
from okrcli.model.address import is_slug
from okrcli.model.okr import Number
from okrcli.workspace.naming import short_id


class Measure(NamedTuple):
    """How a key result is to be measured, as typed."""

    baseline: str | None
    target: str | None
    at_least: str | None
    at_most: str | None
    milestones: tuple[str, ...]
    unit: str | None


def measure_data(opened: Opened, measure: Measure) -> dict[str, object]:
    """The keys of exactly one measure; asks which where none is given. Raises UsageError (`bad-measure`)."""
    kinds = {
        "metric": measure.baseline is not None or measure.target is not None,
        "guardrail": measure.at_least is not None or measure.at_most is not None,
        "milestones": bool(measure.milestones),
    }
    given = [kind for kind, wanted in kinds.items() if wanted]
    if len(given) > 1 or (not given and not opened.session.interactive):
        raise UsageError("bad-measure")
    kind = given[0] if given else _ask_kind()
    match kind:
        case "milestones":
            return {"milestones": _milestones(measure.milestones or _ask_milestones(opened))}
        case "guardrail":
            data = range_data(opened, measure.at_least, measure.at_most, measure.unit, asked=not given)
        case _:
            data = _metric(opened, measure)
    unit = measure.unit if given else want(opened, measure.unit, _("Unit (leads, %, €…)"))
    return {**data, "unit": unit} if unit else data


def _ask_kind() -> str:
    """Ask how it is measured, in the reader's words; a beginning is enough, without its accents too."""
    words = {_("metric"): "metric", _("guardrail"): "guardrail", _("milestones"): "milestones"}
    first, *_rest = words
    question = _("Measured by: metric, guardrail or milestones")
    return words[ask_choice(prompt_of(question, first), [*words], default=first)]


def read_number(typed: str, unit: str | None = None) -> Number:
    """A figure as people type it; raises UsageError."""
    try:
        return answers.read_figure(typed, unit)
    except AnswerError as error:
        raise answers.as_usage(error) from error


def _metric(opened: Opened, measure: Measure) -> dict[str, object]:
    def figure(given: str | None, question: str, option: str) -> Number:
        return need(opened, given, question, option, lambda typed: answers.read_figure(typed, measure.unit))

    return {
        "baseline": figure(measure.baseline, _("Baseline, where it stands today"), "--baseline"),
        "target": figure(measure.target, _("Target, where it should get"), "--target"),
    }


def range_data(
    opened: Opened, at_least: str | None, at_most: str | None, unit: str | None, *, asked: bool
) -> dict[str, object]:
    """A healthy range, asked for where no end is given; raises UsageError for what is no number."""
    ends = {"at_least": at_least, "at_most": at_most}
    if asked and not any(ends.values()):
        ends["at_least"] = want(opened, None, _("At least (Enter for no lower end)"))
        ends["at_most"] = (
            want(opened, None, _("At most (Enter for no upper end)"))
            if ends["at_least"]
            else need(opened, None, _("At most"), "--at-most", str)
        )
    return {key: read_number(typed, unit) for key, typed in ends.items() if typed is not None}


def _ask_milestones(opened: Opened) -> list[str]:
    texts: list[str] = [need(opened, None, _("First milestone"), "--milestone", str)]
    while text := want(opened, None, _("Next milestone (Enter when there is none)")):
        texts.append(text)
    return texts


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
