"""The sentences of E4xx: files and folders that are not what they should be."""

from __future__ import annotations

from okrcli.i18n import N_
from okrcli.render.messages import Facts, Table
from okrcli.render.messages.sentence import Sentence


def _unreadable(facts: Facts) -> Sentence:
    reason = facts["reason"]
    if reason == "missing":
        return Sentence(N_("There is no such file"), N_("Was it moved, or its name changed?"))
    if reason == "dangling":
        return Sentence(N_("This link points at a file that is not there"), N_("Mend the link, or remove it."))
    if reason == "permission":
        return Sentence(N_("This file may not be read"), N_("Give yourself the right to read it, then try again."))
    if reason == "leads_out":
        return Sentence(
            N_("This link leads out of the repository: what it leads to is neither read nor written"),
            N_("Put the file itself here, or a link to one in the repository."),
        )
    if reason == "apart":
        return Sentence(
            N_("This link leads out of the workspace, to a file with mistakes, which are not shown for that reason"),
            N_("Mend what it leads to, or put the file itself here."),
        )
    if reason == "no_file":
        return Sentence(N_("This is not a file that could be read"), N_("Rename or remove it: a team is a plain file."))
    return Sentence(N_("This file cannot be read: {problem}"))


WORKSPACE: Table = {
    "E401": Sentence(N_("`{name}` is not read: okr's files end in .yaml"), N_("Rename it to `{suggestion}`.")),
    "E402": Sentence(
        N_("`{name}` cannot be a team's file: its name is the team's id"),
        N_("Rename it to `{suggestion}`: small letters a to z, digits, and single hyphens between."),
    ),
    "E403": _unreadable,
    "E405": Sentence(
        N_("`{name}` and `{other}` are one cycle's name but for capitals: many systems cannot hold both"),
        N_("Rename one of the two, or bring their files together."),
    ),
    "E404": Sentence(
        N_("`{name}` holds a cycle.yaml, and cannot be a cycle: its name would be the cycle's id"),
        N_("Rename it as in 2026-Q3, 2026-H2, 2026, FY27-Q1 or `{suggestion}`; or take its cycle.yaml away."),
    ),
}
"""By code: the sentence, or what chooses it by the facts."""
