"""The sentences of family K: key results. Suggestions use the words at hand where these fit as they stand."""

from __future__ import annotations

from okrcli.i18n import N_
from okrcli.render.messages import Facts, Table
from okrcli.render.messages.sentence import Sentence, is_quotable


def _output(facts: Facts) -> Sentence:
    message = N_("This is delivered, and nobody knows yet what it changes")
    if is_quotable(facts):
        return Sentence(
            message,
            N_(
                "What changes once “{object}” is there, and for whom? Measure that, `baseline: …`, `target: …`; "
                "“{verb} {object}” is a step on the way."
            ),
        )
    return Sentence(message, N_("What changes once it is there, and for whom? Measure that."))


def _task(facts: Facts) -> Sentence:
    message = N_("This is a task: it can be done without anything getting better")
    if is_quotable(facts):
        return Sentence(
            message,
            N_("What should be better after “{verb} {object}”? Measure that; the task goes into a check-in's `next`."),
        )
    return Sentence(message, N_("What should be better afterwards? Measure that; the task goes into `next`."))


def _disguise(facts: Facts) -> Sentence:
    if facts.get("verb"):
        return Sentence(
            N_("“{verb}” watches a figure instead of moving it"),
            N_("What must hold is a guardrail (`at_least`, `at_most`) or a KPI; else say from what to what."),
        )
    return Sentence(
        N_("This names a metric, and not where it should get"),
        N_("Say from what to what (`baseline`, `target`), or watch it as a KPI in kpis.yaml."),
    )


KEY_RESULTS: Table = {
    "K101": _output,
    "K102": _task,
    "K103": _disguise,
    "K104": Sentence(
        N_("Nobody could check at the end whether this was reached"),
        N_("What would one see or count? Name that, with where it stands today and where it should get."),
    ),
    "K105": Sentence(
        N_("This says what should change and not by how much"),
        N_("From what to what? Add `baseline` and `target`, or the figures in the sentence."),
    ),
    "K106": Sentence(
        N_("“{baseline}” is where it stands; nothing says where it should get"),
        N_("Add the target: from {baseline} to …"),
    ),
    "K107": Sentence(
        N_("Nobody can tell how bold “{figure}” is without where it stands today"),
        N_("Add the baseline: from … to {figure}."),
    ),
    "K108": Sentence(
        N_("This wants two figures moved, and a key result has one"),
        N_("Make it two key results, each with its own baseline and target."),
    ),
    "K109": Sentence(
        N_("“{verb}” can grow without anything getting better"),
        N_("What do the right people do next? Count those who do it."),
    ),
    "K110": Sentence(
        N_("This measures how many goals get done, not what they were for"),
        N_("Take the one that matters most, and measure its effect."),
    ),
    "K111": Sentence(
        N_("“{verb}” says one direction, and the figures go the other way"),
        N_("Exchange `baseline` and `target`, or correct the word: progress would count backwards."),
    ),
    "K112": Sentence(
        N_("The sentence speaks of “{figure}”, and the unit is `{unit}`"),
        N_("Correct one of the two: check-ins are in the unit."),
    ),
    "K201": Sentence(
        N_("This objective has no key result: nobody will know whether it was reached"),
        N_("`okr add key-result` asks for what it takes."),
    ),
    "K202": Sentence(
        N_("This objective has fewer key results ({count}) than the {fewest} that are wanted"),
        N_("Which second figure would keep it honest? `limits.key_results: [1, 5]` in okr.yaml allows one."),
    ),
    "K203": Sentence(
        N_("This objective has {count} key results, and {most} is the limit"),
        N_("Which would convince a sceptic? Keep those, or raise `limits.key_results` in okr.yaml."),
    ),
    "K204": Sentence(
        N_("`{other}` measures the same"),
        N_("Keep one: the metric counts twice in the score, and is checked in twice."),
    ),
    "K205": Sentence(
        N_("Milestones alone tell that the work advances, not that it works"),
        N_("Add one figure about the people it is for."),
    ),
}
"""By code: the sentence, or what chooses it by the facts."""
