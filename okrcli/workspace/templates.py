"""The texts of new files: valid as they are, and with comments that say what belongs where."""

from __future__ import annotations

from datetime import date

from okrcli.model import Person
from okrcli.text.scalars import format_value

MODELINE = "# yaml-language-server: $schema={folder}.okr/{kind}.schema.json\n"


def settings_text(language: str, person: Person | None) -> str:
    """A new `okr.yaml`; `person` is who makes the workspace, where Git knows."""
    people = "# people:\n#   alice: {name: Alice Martin, email: alice@acme.example}\n"
    if person is not None:
        entry = ", ".join(
            f"{key}: {format_value(text, flow=True)}"
            for key, text in (("name", person.name), ("email", person.email))
            if text
        )
        people = f"people:\n  {person.id}: {{{entry}}}\n"
    return (
        MODELINE.format(folder="", kind="workspace")
        + "version: 1\n"
        + "# organization: Acme\n"
        + f"language: {language}                  # en or fr\n"
        + "stretch_target: 0.7           # the score that counts as success for an aspirational objective\n"
        + "checkin:\n"
        + "  every: 7                    # days between check-ins\n"
        + "  grace: 3                    # days past due before one is overdue\n"
        + people
        + "# git: {commit: true}         # okr checkin commits what it writes; push: true pulls and pushes as well\n"
    )


def cycle_text(starts: date, ends: date) -> str:
    """A new `cycle.yaml`."""
    return MODELINE.format(folder="../", kind="cycle") + f"starts: {starts}\nends: {ends}  # inclusive\n"


def team_text(name: str, lead: str | None = None, *, guided: bool = False) -> str:
    """A new team's file; `guided` adds an example in comments."""
    text = MODELINE.format(folder="../", kind="team") + f"team: {format_value(name)}\n"
    if lead:
        text += f"lead: {format_value(lead)}\n"
    return text + (_GUIDE if guided else "")


_GUIDE = """\

# An objective says where we want to go: inspiring, and without a figure. Its key results, 2 to 5, say how we would
# know: outcomes with a baseline and a target, not a list of tasks. `okr add objective` and `okr add key-result` ask for
# what is needed; or take away the # here and write your own.
#
# objectives:
#   - id: reference
#     objective: Become the obvious reference in our market
#     owner: alice
#     type: aspirational          # 0.7 is a success; committed: only 1.0 is
#     key_results:
#       - id: leads
#         key_result: Qualified leads from our own content
#         baseline: 120
#         target: 500
#         unit: leads
#       - id: bounce-rate
#         key_result: The site stays pleasant to read
#         at_most: 40             # a guardrail: a range to stay in
#         unit: "%"
"""
