"""The sentences of family S: what leaves findings out."""

from __future__ import annotations

from okrcli.i18n import N_
from okrcli.render.messages import Facts, Table
from okrcli.render.messages.sentence import Sentence


def _unknown(facts: Facts) -> Sentence:
    if str(facts["named"]).startswith("E"):
        return Sentence(N_("`{named}` is an error, and errors cannot be left out"), N_("Mend what it is about."))
    return Sentence(N_("There is no rule `{named}`"), N_("`okr rule --all` lists them."))


WAIVERS: Table = {
    "S101": Sentence(N_("`{named}` has nothing to say here any more"), N_("Remove it from the comment.")),
    "S102": Sentence(
        N_("This comment does not say what to leave out"), N_("Name the rule and why: `# okr: ignore[K101] reason`.")
    ),
    "S103": _unknown,
    "S104": _unknown,
}
"""By code: the sentence, or what chooses it by the facts."""
