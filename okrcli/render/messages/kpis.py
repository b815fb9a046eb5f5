"""The sentences of family P: health metrics."""

from __future__ import annotations

from okrcli.i18n import N_
from okrcli.render.messages import Facts, Table
from okrcli.render.messages.sentence import Sentence


def _out_of_range(facts: Facts) -> Sentence:
    hint = N_("`okr kpi promote {kpi}` makes it a key result; or note why it can wait.")
    if facts["below"]:
        return Sentence(N_("This metric left its healthy range: {value}, below {bound}"), hint)
    return Sentence(N_("This metric left its healthy range: {value}, above {bound}"), hint)


def _overdue(facts: Facts) -> Sentence:
    if facts["count"]:
        return Sentence(
            N_("None of the {count} health metrics has been read for {days} days"),
            N_("Add the readings, or remove what nobody looks at."),
        )
    if facts["days"] is None:
        return Sentence(N_("This metric has no reading yet"), N_("`okr kpi record {kpi}` adds the first."))
    return Sentence(
        N_("The last reading is {days} days old, and one is due every {every}"),
        N_("`okr kpi record {kpi}` adds one; or set `every` to a rhythm that somebody keeps."),
    )


KPIS: Table = {
    "P101": _out_of_range,
    "P102": _overdue,
    "P103": Sentence(
        N_("Nothing says when this metric is healthy"), N_("Add `at_least` or `at_most`: where would you act?")
    ),
}
"""By code: the sentence, or what chooses it by the facts."""
