"""The sentences of family C: check-ins and ambition."""

from __future__ import annotations

from okrcli.i18n import N_
from okrcli.render.messages import Facts, Table
from okrcli.render.messages.sentence import Sentence


def _stale(facts: Facts) -> Sentence:
    if facts["count"]:
        return Sentence(
            N_("None of this team's {count} key results has had a check-in for {days} days"),
            N_("`okr checkin` walks through them in five minutes."),
        )
    if facts["never"]:
        return Sentence(
            N_("There is no check-in yet, {days} days into the cycle"),
            N_("`okr checkin {id}` records where it stands."),
        )
    return Sentence(N_("The last check-in is {days} days old"), N_("`okr checkin {id}` records where it stands."))


_BRIGHTER = {
    "at_risk": N_("For the second time in a row `{reported}` is said where the figures say at risk"),
    "off_track": N_("For the second time in a row `{reported}` is said where the figures say off track"),
}


def _brighter(facts: Facts) -> Sentence:
    return Sentence(
        _BRIGHTER[str(facts["computed"])],
        N_("Say what the figures say, and in `note` what gives hope; `checkpoints` tell of progress that comes late."),
    )


CHECKINS: Table = {
    "C101": _stale,
    "C102": Sentence(
        N_("Confidence is {confidence} of 10, and nothing says what stands in the way"),
        N_("Add `blockers` or `next`: low confidence is a call for help."),
    ),
    "C103": Sentence(
        N_("The value has been {value} for the last {count} check-ins, and is said to be on track"),
        N_("Is the figure still read? If so, say `at_risk`, and in `next` what to try."),
    ),
    "C104": Sentence(
        N_("{cycle} ended {days} days ago and is not closed"),
        N_("Look back with the team while it is fresh, then add `closed: ` with the day."),
    ),
    "C201": _brighter,
    "C202": Sentence(
        N_("Confidence has been {confidence} in all of {count} check-ins"),
        N_("What would you bet today? Chances change with every week that passes."),
    ),
    "C301": Sentence(
        N_("This team was sure of all its {count} key results from the start ({lowest} of 10 and up)"),
        N_("Aim where you would bet even money; what is a promise is `type: committed`."),
    ),
    "C302": Sentence(
        N_("This team believed in none of its {count} key results from the start ({highest} of 10 at best)"),
        N_("Set targets at which the team would bet even money."),
    ),
    "C303": Sentence(
        N_("The target was reached on {day}, {share} % into the cycle"),
        N_("Note what made it easy, and aim higher next time; what is a promise is `type: committed`."),
    ),
    "C304": Sentence(
        N_("This team reached nearly everything in its last {count} cycles ({cycles})"),
        N_("Aim half as far again: the score of a stretch is meant to be about 0.7."),
    ),
    "C305": Sentence(
        N_("This team scored under 0.3 in its last {count} cycles ({cycles})"),
        N_("Start smaller: one objective, and two key results that the team chose itself."),
    ),
}
"""By code: the sentence, or what chooses it by the facts."""
