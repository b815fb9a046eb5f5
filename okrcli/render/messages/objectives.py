"""The sentences of family O: objectives. Suggestions use the words at hand where these fit as they stand."""

from __future__ import annotations

from okrcli.i18n import N_
from okrcli.render.messages import Facts, Table
from okrcli.render.messages.sentence import Sentence, is_quotable


def _output(facts: Facts) -> Sentence:
    message = N_("This objective is a thing to make, and does not say what it is for")
    if is_quotable(facts):
        return Sentence(
            message,
            N_("What changes, and for whom, once “{object}” is there? Write that; “{verb} {object}” is a way to it."),
        )
    return Sentence(message, N_("What changes, and for whom, once it is there? Write that; the thing is a way to it."))


def _no_owner(facts: Facts) -> Sentence:
    message = N_("This objective has no owner")
    if facts["lead"]:
        return Sentence(message, N_("Add who sees that it is talked about every week: `owner: {lead}`, or another."))
    return Sentence(message, N_("Add who sees that it is talked about every week: `owner: alice`."))


def _dangling(facts: Facts) -> Sentence:
    message = N_("This supports `{address}`, and there is no such objective or key result")
    if facts["nearest"]:
        return Sentence(message, N_("Did you mean `{nearest}`?"))
    return Sentence(message, N_("An address is `team/objective`, or `2026:team/objective` in another cycle."))


OBJECTIVES: Table = {
    "O101": Sentence(
        N_("An objective says where to go, and its key results how far: “{figure}” belongs to one of them"),
        N_("What will be different once that is reached? Write that, and make “{figure}” a key result's target."),
    ),
    "O102": _output,
    "O103": Sentence(
        N_("This objective is a task that can be ticked off"),
        N_("What is it done for? Write that; the task goes into a key result's `next`."),
    ),
    "O104": Sentence(
        N_("This objective moves a metric and does not say what for"),
        N_("Whom does it serve, and what becomes possible? Write that, and make the metric a key result."),
    ),
    "O105": Sentence(
        N_("This objective could be anybody's"),
        N_("Say for whom, and what they will notice: it should be possible to turn an idea down in its name."),
    ),
    "O106": Sentence(
        N_("This objective keeps things as they are"),
        N_("Say what should become better; what must hold is a KPI in kpis.yaml, or a guardrail (`at_least`)."),
    ),
    "O107": Sentence(
        N_("This objective is a heading rather than an aim"), N_("Say for whom, and what will be different.")
    ),
    "O108": Sentence(
        N_("This objective has {words} words, more than people remember"),
        N_("Keep what one would say aloud; the reasons go to `why`, the measures to key results."),
    ),
    "O201": Sentence(
        N_("This team has {count} objectives, and {limit} is the limit"),
        N_("Which would you drop if you had to? Drop it, or raise `limits.objectives` in okr.yaml."),
    ),
    "O202": _no_owner,
    "O203": lambda facts: Sentence(
        N_("`people` in okr.yaml lists nobody called “{person}”"),
        N_("Did you mean {nearest}? Else add them to `people`.")
        if facts["nearest"]
        else N_("Add them to `people`, as `{person}: {{name: …}}`, or name one of those."),
    ),
    "O301": Sentence(
        N_("This objective supports nothing, while most others of the cycle do"),
        N_("Which aim does it serve? Name it in `supports`; or it may be worth asking why it is here."),
    ),
    "O302": _dangling,
    "O303": Sentence(
        N_("These support one another in a circle: {way}"), N_("Remove the link that is there for politeness.")
    ),
}
"""By code: the sentence, or what chooses it by the facts."""
