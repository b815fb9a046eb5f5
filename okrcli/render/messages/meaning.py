"""The sentences of E3xx: values that do not go together."""

from __future__ import annotations

from okrcli.i18n import N_
from okrcli.render.messages import Facts, Table
from okrcli.render.messages.sentence import Sentence

_TAKEN = {
    "objective": N_("Another objective of this team has the id `{id}`, on line {first_line}"),
    "key_result": N_("Another key result of this objective has the id `{id}`, on line {first_line}"),
    "milestone": N_("Another milestone of this key result has the id `{id}`, on line {first_line}"),
    "kpi": N_("Another KPI has the id `{id}`, on line {first_line}"),
}


def _taken(facts: Facts) -> Sentence:
    return Sentence(
        _TAKEN[str(facts["thing"])], N_("Give one of them another id: it is how commands and links find it.")
    )


def _incomplete(facts: Facts) -> Sentence:
    if facts["key"] == "checkpoints":
        return Sentence(
            N_("`checkpoints` needs a `baseline` and a `target`"), N_("Add both, or remove the checkpoints.")
        )
    if facts["missing"] == "target":
        return Sentence(
            N_("`baseline` is here without a `target`"), N_("Add where the figure should get: `target: 500`.")
        )
    return Sentence(N_("`target` is here without a `baseline`"), N_("Add where the figure started: `baseline: 120`."))


def _out_of_order(facts: Facts) -> Sentence:
    if facts["list"] == "readings":
        return Sentence(
            N_("The reading of {date} stands after the one of {previous}"),
            N_("Readings stand in order of date, oldest first: move it up, or correct the date."),
        )
    return Sentence(
        N_("The check-in of {date} stands after the one of {previous}"),
        N_("Check-ins stand in order of date, oldest first: move it up, or correct the date."),
    )


def _unknown_milestone(facts: Facts) -> Sentence:
    message = N_("`{id}` is not the id of a milestone of this key result")
    if facts["nearest"]:
        return Sentence(message, N_("Did you mean `{nearest}`? The milestones are: {known}."))
    return Sentence(message, N_("The milestones are: {known}.") if facts["known"] else None)


def _says_nothing(facts: Facts) -> Sentence:
    return Sentence(
        N_("This check-in says nothing"),
        N_("Add at least one of: value, done, confidence, status, note, blockers, next."),
    )


MEANING: Table = {
    "E301": Sentence(
        N_("Nothing says how this key result is measured"),
        N_("Add `baseline` and `target`, or `at_least` or `at_most`, or a list of `milestones`."),
    ),
    "E302": Sentence(
        N_("`{other}` and `{first}` belong to different ways of measuring, and a key result has one"),
        N_(
            "Keep `baseline` and `target`, or `at_least` and `at_most`, or `milestones`: a second figure is "
            "a key result of its own."
        ),
    ),
    "E303": _incomplete,
    "E304": Sentence(
        N_("`checkpoints` goes with `baseline` and `target`, and this key result has `{measure}`"),
        N_("Remove the checkpoints."),
    ),
    "E305": Sentence(
        N_("The target is the same as the baseline, {value}"),
        N_("A metric goes from one figure to another. To hold a figure where it is, use `at_least` or `at_most`."),
    ),
    "E306": Sentence(
        N_("The checkpoint's value {value} is not between {previous} and {target}"),
        N_("Checkpoints go from the baseline to the target in order, without reaching either."),
    ),
    "E307": Sentence(
        N_("The checkpoint's score {score} is not between {previous} and 1"),
        N_("Scores rise from 0 at the baseline to 1 at the target, without reaching either."),
    ),
    "E308": Sentence(N_("`at_least` is {low}, above `at_most`, {high}"), N_("Exchange the two, or correct one.")),
    "E309": Sentence(
        N_("The list of milestones is empty"), N_("Add a milestone, such as `- {{id: beta, milestone: Beta online}}`.")
    ),
    "E310": _taken,
    "E311": _out_of_order,
    "E312": Sentence(
        N_("A key result with milestones takes no `value`"), N_("Say which milestones were reached: `done: [beta]`.")
    ),
    "E313": Sentence(
        N_("`done` is for milestones, and this key result follows a figure"), N_("Give the figure: `value: 230`.")
    ),
    "E314": _unknown_milestone,
    "E315": _says_nothing,
    "E316": Sentence(N_("The cycle ends on {ends}, before it starts on {starts}"), N_("Correct one of the two dates.")),
    "E318": Sentence(
        N_("The cycle was closed on {closed}, before it starts on {starts}"), N_("Correct one of the two dates.")
    ),
    "E317": Sentence(N_("The fewest key results, {low}, are more than the most, {high}"), N_("Write `{suggestion}`.")),
}
"""By code: the sentence, or what chooses it by the facts."""
