"""New entries: objectives and key results, and ids made of their statements, short enough to be typed every week."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from okrcli.errors import UsageError
from okrcli.model import Address, Team
from okrcli.schema.suggest import slugify
from okrcli.workspace.change import (
    Change,
    Task,
    change_files,
    change_team,
    find_objective,
    refuse_closed,
    task_of,
)
from okrcli.workspace.files import team_path
from okrcli.workspace.load import read_team
from okrcli.workspace.new_files import NewFile, team_file
from okrcli.yaml.edits import Append, Edit, SetKey, apply_edits
from okrcli.yaml.source import make_source

ID_WORDS = 3
ID_LENGTH = 24

_ARTICLES_AND_THEIR_LIKE = """
a an the of to in on at by for from with without and or nor but as than so that which who whose this these those there
be is are was were been being has have had do does did will would can could may might must should not no only more most
less least very much many few all each every any some our ours your their its his her my we us you they it he she i
into onto over under up down out off per between within across through via towards toward until before after while when
where how what why then too also again still about around against among during new

le la les l un une des du de d au aux à a et ou où ni mais en dans sur sous par pour avec sans chez vers entre dès
depuis pendant avant après afin ce cet cette ces son sa ses leur leurs notre nos votre vos mon ma mes ton ta tes qui
que qu quoi dont plus moins très tout toute tous toutes chaque aucun aucune ne n pas se s y il elle ils elles nous vous
on je j est sont été être avoir ont fait faire si aussi encore comme jusqu lors puis c m t aujourd hui
nouveau nouvel nouvelle
"""
# What nearly every objective or key result begins with tells it from none.
_BEGINNINGS = """
become get make grow increase raise boost improve reduce decrease lower cut achieve reach attain keep maintain ensure
build create drive bring give let help start stop

devenir rendre obtenir augmenter accroître développer améliorer réduire diminuer baisser atteindre garder maintenir
conserver assurer garantir construire créer donner aider passer porter
"""
_LITTLE = frozenset(slugify(word) for word in (_ARTICLES_AND_THEIR_LIKE + _BEGINNINGS).split())


def team_file_with(
    root: Path,
    cycle_id: str,
    team_id: str,
    name: str,
    lead: str | None,
    objectives: Sequence[Mapping[str, object]],
    translate: Callable[[str], str] = str,
) -> NewFile:
    """A team's file that has objectives from the start; `objectives` are what the file will say."""
    plain = team_file(root, cycle_id, team_id, name, lead, guided=not objectives, translate=translate)
    edits = [SetKey((), "objectives", [dict(one) for one in objectives], block=True)] if objectives else []
    after = apply_edits(make_source(plain.path, plain.text), edits)
    read_team(after).require_no_worse(plain.path, [])
    return NewFile(plain.path, after.text)


def append_objectives(
    root: Path, place: Address, objectives: Sequence[Mapping[str, object]], *, today: date, dry_run: bool = False
) -> Change[Team]:
    """Append objectives to a team's file, those apart whose ids are taken by then; raises as `change_team` does."""

    def decide(team: Team) -> list[Edit]:
        taken = {one.id for one in team.objectives}
        return [Append(("objectives",), dict(one), block=True) for one in objectives if one["id"] not in taken]

    return change_team(root, place.cycle, place.team, decide, today=today, dry_run=dry_run)


def add_objective(
    root: Path, place: Address, data: Mapping[str, object], *, today: date, force: bool = False, dry_run: bool = False
) -> Change[Team]:
    """Append an objective to its team's file; `data` is what the file will say.

    Raises UsageError (`id-taken`), and as `change_team` does.
    """

    def decide(team: Team) -> list[Edit]:
        _refuse_taken(str(data["id"]), [one.id for one in team.objectives], place.path)
        return [Append(("objectives",), dict(data), block=True)]

    return change_team(root, place.cycle, place.team, decide, today=today, force=force, dry_run=dry_run)


def add_key_result(
    root: Path, place: Address, data: Mapping[str, object], *, today: date, force: bool = False, dry_run: bool = False
) -> Change[Team]:
    """Append a key result to the objective at `place`; see `add_objective`."""
    refuse_closed(root, place.cycle, today, force=force)
    return change_files(root, lambda: [key_result_task(root, place, data)], dry_run=dry_run)[0]


def key_result_task(root: Path, place: Address, data: Mapping[str, object]) -> Task[Team]:
    """The task of appending a key result to the objective at `place`."""

    def decide(team: Team) -> list[Edit]:
        route, objective = find_objective(team, place)
        _refuse_taken(str(data["id"]), [one.id for one in objective.key_results], place.path)
        return [Append((*route, "key_results"), dict(data), block=True)]

    return task_of(team_path(root, place.cycle, place.team), read_team, decide)


def _refuse_taken(wanted: str, taken: list[str], place: str) -> None:
    if wanted in taken:
        raise UsageError("id-taken", id=wanted, place=place)


def short_id(statement: str, taken: Collection[str]) -> str:
    """An id of the first telling words of the statement, three at most, with a number where it is taken.

    Small words of English and French, the verbs that most statements begin with and bare figures tell little; capitals
    such as IT or US are names. `new` where there is no letter from a to z.
    """
    words = [word for word in re.split(r"[\W_]+", statement) if slugify(word)]
    chosen = list(_telling(words)) or [slugify(word) for word in words] or ["new"]
    base = chosen[0][:ID_LENGTH].strip("-")
    for word in chosen[1:ID_WORDS]:
        if len(base) + 1 + len(word) > ID_LENGTH:
            break
        base = f"{base}-{word}"
    numbered = (f"{base}-{number}" for number in range(2, len(taken) + 3))
    return base if base not in taken else next(name for name in numbered if name not in taken)


def _telling(words: Sequence[str]) -> Iterator[str]:
    shouted = all(word.isupper() or word.isdigit() for word in words)
    for word in words:
        slug = slugify(word)
        name = len(word) > 1 and word.isupper() and not shouted
        if name or (len(slug) > 1 and slug not in _LITTLE and not slug.isdigit()):
            yield slug
