"""New files: making them, and their texts, valid as they are and with comments that say what belongs where.

What `translated` is called with here is translated: the comments and the example in them, the keys as they are.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from okrcli.errors import InvalidFileError
from okrcli.model import Cadence, Cycle, Person
from okrcli.model.periods import Period
from okrcli.model.settings import MONTH, MONTH_DAYS
from okrcli.workspace.files import cycle_path, team_path
from okrcli.workspace.load import read_as_named
from okrcli.yaml.scalars import format_value
from okrcli.yaml.source import diff_of, make_source, parse_source
from okrcli.yaml.write import create_file, refuse_taken

_YEAR, _HALF, _FORTNIGHT = 300, 150, 14  # days


class NewFile(NamedTuple):
    """A file that is to be made, with its text."""

    path: Path
    text: str

    def diff(self, name: str) -> str:
        """The file as a unified diff from nothing, the file being called `name` in it."""
        return diff_of(None, make_source(self.path, self.text), name)


def cycle_file(
    root: Path, period: Period | Cycle, rhythm: Mapping[str, object], translated: Callable[[str], str] = str
) -> NewFile:
    """A cycle's `cycle.yaml`; `rhythm` is what it says of its own under `checkin`."""
    included = translated("inclusive")
    text = f"{_modeline('cycle', '../')}starts: {period.starts}\nends: {period.ends}  # {included}\n"
    if rhythm:
        own = translated("its own rhythm: what is long is not asked about every week")
        said = ", ".join(f"{key}: {format_value(value, flow=True)}" for key, value in rhythm.items())
        text += f"checkin: {{{said}}}  # {own}\n"
    return NewFile(cycle_path(root, period.id), text)


def rhythm_of(period: Period, general: Cadence) -> dict[str, object]:
    """The rhythm of its own that a long cycle begins with, where the workspace's is quicker.

    A year is not asked about every week, but once a month and with a week's grace; half a year every two weeks.
    """
    days = (period.ends - period.starts).days + 1
    if days >= _YEAR and general.interval < MONTH_DAYS:
        return {"every": MONTH, "grace": max(7, general.grace)}
    if days >= _HALF and general.interval < _FORTNIGHT:
        return {"every": _FORTNIGHT}
    return {}


def team_file(
    root: Path,
    cycle_id: str,
    team_id: str,
    name: str,
    lead: str | None = None,
    *,
    guided: bool = False,
    translate: Callable[[str], str] = str,
) -> NewFile:
    """A team's file; `guided` adds an example in comments, which `translate` puts into the reader's language."""
    text = f"{_modeline('team', '../')}team: {format_value(name)}\n"
    text += f"lead: {format_value(lead)}\n" if lead else ""
    return NewFile(team_path(root, cycle_id, team_id), text + (guide_text(translate) if guided else ""))


def make_files(files: Sequence[NewFile], root: Path | None = None, *, dry_run: bool = False) -> None:
    """Make the files of the workspace `root`, or with `dry_run` only see that they can be.

    Raises InvalidFileError (`exists`, `leads-out`, `would-be-invalid`) before any is made.
    """
    for file in files:
        refuse_taken(file.path, root)
        _refuse_invalid(file)
    for file in files:
        if not dry_run:
            create_file(file.path, file.text.encode("utf-8"), root)


def _refuse_invalid(file: NewFile) -> None:
    """What is made shall be read again: the text is taken as a file of its name would be."""
    source, findings = parse_source(file.path, file.text.encode("utf-8", "surrogatepass"))
    found = findings if source is None else read_as_named(source).findings
    if found:
        raise InvalidFileError("would-be-invalid", findings=found, path=file.path)


def _modeline(kind: str, folder: str = "") -> str:
    """The line that tells editors where the schema of a kind of file is."""
    return f"# yaml-language-server: $schema={folder}.okr/{kind}.schema.json\n"


def settings_text(language: str, person: Person | None, translated: Callable[[str], str] = str) -> str:
    """A new `okr.yaml`; `person` is who makes the workspace, where Git knows."""
    choice = translated("en or fr")
    stretch = translated("the score that counts as success for an aspirational objective")
    every = translated("days between check-ins")
    day = translated("the day they fall due on; checking in on Friday or Wednesday will do")
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
        _modeline("workspace")
        + "version: 1\n"
        + "# organization: Acme\n"
        + f"language: {language}                  # {choice}\n"
        + f"stretch_target: 0.7           # {stretch}\n"
        + "checkin:\n"
        + f"  every: 7                    # {every}\n"
        + f"  day: monday                 # {day}\n"
        + f"  grace: 3                    # {grace}\n"
        + people
        + f"# git: {{commit: true}}         # {commits}\n"
    )


def kpis_text(data: Mapping[str, object], translated: Callable[[str], str] = str) -> str:
    """A new `kpis.yaml` with one metric; `data` is what the file will say of it."""
    what = translated("Business as usual: what must stay healthy meanwhile.")
    lines = "".join(f"    {key}: {format_value(value)}\n" for key, value in data.items())
    return _modeline("kpis") + f"# {what}\nkpis:\n" + lines.replace("    ", "  - ", 1)


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
