"""The sentences of family G: what the commits say."""

from __future__ import annotations

from okrcli.i18n import N_
from okrcli.render.messages import Facts, Table
from okrcli.render.messages.sentence import Sentence


def _far(facts: Facts) -> Sentence:
    if facts["ahead"]:
        return Sentence(
            N_("This check-in of {day} was committed {days} days before its day, on {committed} ({commit}, {author})"),
            N_("Give the day that the figure was read; a plan belongs into `next`."),
        )
    return Sentence(
        N_("This check-in of {day} was committed {days} days later, on {committed} ({commit}, {author})"),
        N_("`okr checkin --commit` in its week; say in `note` where the figure comes from so late."),
    )


def _rewritten(facts: Facts) -> Sentence:
    hint = N_("`git show {commit}` has what it said. Put it back, and say what is right in a new check-in.")
    if facts["count"] != 1:
        return Sentence(
            N_(
                "{count} check-ins of {id} were changed or removed after the fact, "
                "last on {committed} ({commit}, {author})"
            ),
            hint,
        )
    if facts["edited"]:
        return Sentence(
            N_("This check-in of {day} was changed after the fact, on {committed} ({commit}, {author})"), hint
        )
    return Sentence(
        N_("The check-in of {id} of {day} was removed after the fact, on {committed} ({commit}, {author})"), hint
    )


def _moved(facts: Facts) -> Sentence:
    hint = N_("Say in the objective's `why` what changed in the world; `git show {commit}` has the change.")
    if facts["key"] in ("starts", "ends"):
        hint = N_("Say why beside it: `# okr: ignore[G201] Everybody was ill`; `git show {commit}` has the change.")
    if facts["key"] in ("milestones", "checkpoints"):
        message = N_("`{key}` were changed on {committed} without a word ({commit}, {author})")
    elif facts["old"] is None:
        message = N_("`{key}` was set to {new} on {committed} without a word ({commit}, {author})")
    elif facts["new"] is None:
        message = N_("`{key}` was taken out on {committed} without a word, it was {old} ({commit}, {author})")
    else:
        message = N_("`{key}` was moved from {old} to {new} on {committed} without a word ({commit}, {author})")
    return Sentence(message, hint)


def _changed(facts: Facts) -> Sentence:
    hint = N_("`git show {commit}` has the change; what was learned since belongs into the next cycle.")
    if facts["count"] == 1:
        return Sentence(
            N_("{cycle} is closed, and {name} was changed on {committed} all the same ({commit}, {author})"), hint
        )
    return Sentence(
        N_("{cycle} is closed, and {count} commits changed it since, the last on {committed} ({commit}, {author})"),
        hint,
    )


ATTESTED: Table = {"G101": _far, "G102": _rewritten, "G201": _moved, "G301": _changed}
"""By code: what chooses the sentence by the facts."""
