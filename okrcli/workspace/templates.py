"""The texts of new files: valid as they are, and with comments that say what belongs where.

What `translated` is called with here is translated: the comments and the example in them, the keys as they are.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from okrcli.model import Person
from okrcli.yaml.scalars import format_value

MODELINE = "# yaml-language-server: $schema={folder}.okr/{kind}.schema.json\n"


def settings_text(language: str, person: Person | None, translated: Callable[[str], str] = str) -> str:
    """A new `okr.yaml`; `person` is who makes the workspace, where Git knows."""
    choice = translated("en or fr")
    stretch = translated("the score that counts as success for an aspirational objective")
    every = translated("days between check-ins")
    grace = translated("days past due before one is overdue")
    commits = translated("okr checkin commits what it writes; push: true pulls and pushes as well")
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
        + f"language: {language}                  # {choice}\n"
        + f"stretch_target: 0.7           # {stretch}\n"
        + "checkin:\n"
        + f"  every: 7                    # {every}\n"
        + f"  grace: 3                    # {grace}\n"
        + people
        + f"# git: {{commit: true}}         # {commits}\n"
    )


def cycle_text(starts: date, ends: date, translated: Callable[[str], str] = str) -> str:
    """A new `cycle.yaml`."""
    included = translated("inclusive")
    return MODELINE.format(folder="../", kind="cycle") + f"starts: {starts}\nends: {ends}  # {included}\n"


def team_text(name: str, lead: str | None = None, guide: str = "") -> str:
    """A new team's file; `guide` is what follows, in comments (`guide_text`)."""
    text = MODELINE.format(folder="../", kind="team") + f"team: {format_value(name)}\n"
    if lead:
        text += f"lead: {format_value(lead)}\n"
    return text + guide


def kpis_text(data: Mapping[str, object], translated: Callable[[str], str] = str) -> str:
    """A new `kpis.yaml` with one metric; `data` is what the file will say of it."""
    what = translated("Business as usual: what must stay healthy meanwhile.")
    lines = "".join(f"    {key}: {format_value(value)}\n" for key, value in data.items())
    return MODELINE.format(folder="", kind="kpis") + f"# {what}\nkpis:\n" + lines.replace("    ", "  - ", 1)


def guide_text(translated: Callable[[str], str] = str) -> str:
    """An example of a team's objectives, in comments."""
    return translated(
        """\

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
    )
