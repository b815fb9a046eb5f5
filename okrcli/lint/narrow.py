"""A part of the findings: those on the lines of what is asked for."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path

from okrcli.errors import Finding, Severity
from okrcli.model import Address, Cycle, Kpi
from okrcli.scoring.narrow import Filters
from okrcli.workspace.files import kpis_path
from okrcli.yaml import nodes
from okrcli.yaml.compose import compose
from okrcli.yaml.source import Source, load_source

_LISTS = ("objectives", "key_results", "kpis")

Ids = tuple[str, ...]
"""Of an objective, of a key result after its objective's, or of a health metric; none for a file as a whole."""


def narrow_findings(
    findings: Sequence[Finding],
    places: Sequence[Address],
    only: Filters,
    root: Path,
    cycles: Sequence[Cycle],
    kpis: Sequence[Kpi],
    told: Collection[Path] = (),
) -> list[Finding]:
    """The findings about the places, all where there are none, that the filters take, and the mistakes in their files.

    What is said of an objective is its owner's, and what is said of a key result in it the key result's. All is kept of
    the files that are `told` whatever is asked for.
    """
    entries = {place: one for cycle in cycles for place, one in cycle.entries()}
    metrics = {(one.id,) for one in kpis if only.fits_kpi(one)}
    whole = not (only.owners or only.tags)
    about = {one[:2] for one in places}
    lines: dict[Path, Mapping[range, Ids]] = {}

    def ids_at(finding: Finding) -> Ids:
        if finding.path not in lines:
            lines[finding.path] = dict(_lines_of(finding.path, root))
        line = finding.span.line if finding.span is not None else 0
        return next((ids for lines_of, ids in lines[finding.path].items() if line in lines_of), ())

    def fits(finding: Finding) -> bool:
        path = finding.path
        if path in told:
            return True
        if path == kpis_path(root):
            return not places and (ids_at(finding) in metrics or (whole and not only.teams))
        team = Address(path.parent.name, path.stem)
        if path.parent.parent != root or (only.teams and team.team not in only.teams):
            return False
        if places and team[:2] not in about:
            return False
        if finding.severity is Severity.ERROR:
            return True
        place = Address(*team[:2], *ids_at(finding))
        if places and not any(one in place.levels for one in places):
            return False
        tags = [tag for one in place.levels if one in entries for tag in entries[one].tags]
        return whole or (place in entries and only.fits(entries[place].owner, tags))

    return [one for one in findings if fits(one)]


def _lines_of(path: Path, root: Path) -> Iterator[tuple[range, Ids]]:
    """The lines of each entry that has an id, those of what is in it first."""
    source, _wrong = load_source(path, root)
    top = compose(source).root if source is not None else None
    if source is not None and top is not None:
        yield from _lines_in(source, top, ())


def _lines_in(source: Source, node: nodes.Node, above: Ids) -> Iterator[tuple[range, Ids]]:
    for key in _LISTS:
        listed = nodes.locate(node, (key,))
        for item in listed.items if isinstance(listed, nodes.Sequence) else ():
            name = nodes.locate(item, ("id",))
            if isinstance(name, nodes.Scalar):
                ids = (*above, name.raw)
                yield from _lines_in(source, item, ids)
                yield range(source.line_of(item.start), source.line_of(item.end) + 1), ids
