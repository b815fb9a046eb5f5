"""Alignment as a graph: what supports what, by whole addresses `cycle:team/objective[/key-result]`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from okrcli.lint.contexts import WorkspaceContext
from okrcli.lint.registry import Mark
from okrcli.model import Address, Cycle
from okrcli.scoring.identity import entries_of


@dataclass(frozen=True, slots=True)
class Link:
    """One address in a `supports`: where it stands, the objective that it stands in, and what it names."""

    mark: Mark
    cycle: str
    source: str
    target: str

    def remark(self, **facts: object) -> Mark:
        """A mark on the address."""
        return replace(self.mark, facts=facts)

    @property
    def target_objective(self) -> str:
        """The objective that is named, or that the key result named belongs to."""
        return "/".join(self.target.split("/")[:2])


def known_addresses(cycles: Iterable[Cycle]) -> dict[str, None]:
    """Every objective's and key result's whole address, dropped or not, in the order of the files."""
    return {str(place): None for cycle in cycles for place, _one in entries_of(cycle)}


def links_of(workspace: WorkspaceContext) -> Iterator[Link]:
    """Every link of the cycles that can still be changed."""
    for cycle in workspace.cycles:
        for team in cycle.teams:
            for objective in team.objectives:
                source = str(Address(cycle.value.id, team.value.id, objective.value.id))
                for mark, written in objective.links:
                    target = written if ":" in written else f"{cycle.value.id}:{written}"
                    yield Link(mark, cycle.value.id, source, target)


def loops(links: Iterable[Link]) -> list[list[Link]]:
    """The circles of objectives, each once: the links of its way round."""
    ways: dict[str, list[Link]] = {}
    for link in links:
        ways.setdefault(link.source, []).append(link)
    found: list[list[Link]] = []
    done: set[str] = set()
    for start in ways:
        if start not in done:
            _walk(start, ways, done, found)
    return found


def _walk(start: str, ways: dict[str, list[Link]], done: set[str], found: list[list[Link]]) -> None:
    """Depth first, without recursion: a chain of supports may be longer than Python's stack."""
    path: list[Link] = []
    on_path = {start: 0}
    stack: list[Iterator[Link]] = [iter(ways[start])]
    while stack:
        link = next(stack[-1], None)
        if link is None:
            stack.pop()
            left = path.pop().target_objective if path else start
            done.add(left)
            del on_path[left]
            continue
        target = link.target_objective
        if target in on_path:
            found.append([*path[on_path[target] :], link])
        elif target not in done and target in ways:
            path.append(link)
            on_path[target] = len(path)
            stack.append(iter(ways[target]))
