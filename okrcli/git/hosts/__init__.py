"""What a host of repositories does with OKR files by itself: its files, as they are to stand in the repository.

The texts lie beside this module, with `@DIRECTORY@` for the workspace from the repository's top and `@VERSION@` for
what is installed there. Each begins with a line that says who made it: where it is gone the file is somebody's own.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from okrcli import __version__
from okrcli.model import Settings, Team

MADE = b"# Made by okr git-setup --host"
_WORKFLOWS = {
    "github": (".github/workflows/okr.yml",),
    "gitlab": (".gitlab/okr.yml", ".gitlab-ci.yml"),
}
HOSTS = tuple(_WORKFLOWS)
_OWNERS = {
    "github": (".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS"),
    "gitlab": (".gitlab/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS"),
}


class HostFile(NamedTuple):
    """A file by its name from the repository's top, with its text."""

    name: str
    text: str


def host_files(host: str, top: Path, root: Path, settings: Settings, teams: Iterable[Team]) -> Iterator[HostFile]:
    """The host's files for the workspace `root` of the repository at `top`.

    Teams whose lead is in `people` with an email own their files of every cycle (CODEOWNERS): no file where none does.
    """
    directory = root.resolve().relative_to(top.resolve()).as_posix()
    for name in _WORKFLOWS[host]:
        text = (Path(__file__).parent / f"{host}{'-ci' if name.endswith('-ci.yml') else ''}.yml").read_text(
            encoding="utf-8"
        )
        yield HostFile(name, text.replace("@DIRECTORY@", json.dumps(directory)).replace("@VERSION@", __version__))
    owners = "".join(_owner_lines(directory, settings, teams))
    if owners:
        there = next((name for name in _OWNERS[host] if (top / name).exists()), _OWNERS[host][0])
        yield HostFile(there, f"{MADE.decode()} {host}, which renews it; yours without this line.\n{owners}")


def _owner_lines(directory: str, settings: Settings, teams: Iterable[Team]) -> Iterator[str]:
    folder = "" if directory == "." else f"/{directory}"
    for team in teams:
        person = settings.people.get(team.lead or "")
        if person is not None and person.email and not any(map(str.isspace, person.email)):
            yield f"{folder}/*/{team.id}.yaml {person.email}\n"
