"""A review prepared in a file of its own, for `okr close-cycle --from`."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from okrcli.errors import InvalidFileError
from okrcli.schema.check import check
from okrcli.schema.entry import Entry
from okrcli.yaml.compose import compose
from okrcli.yaml.source import fit_to_show, read_source


class Prepared(NamedTuple):
    """What a review says: the cycle, if it names it, and the answers by address as typed; what is blank is left out.

    An objective's answers have the keys `why`, `learned`, `decision`, a key result's `graded` and `why`.
    """

    cycle: str | None
    answers: tuple[tuple[str, str | None, Mapping[str, object]], ...]


def read_review(path: Path) -> Prepared:
    """Read a prepared review; raises InvalidFileError with every mistake in it."""
    from okrcli.schema.review import REVIEW_FILE

    source = read_source(path)
    composed = compose(source)
    review, findings = check(REVIEW_FILE, source, composed.root)
    if review is None or composed.findings:
        raise InvalidFileError(
            "review-invalid", findings=fit_to_show(source, [*composed.findings, *findings]), path=path
        )
    answers: list[tuple[str, str | None, Mapping[str, object]]] = []
    for objective, said in review.objectives.items():
        if said:
            answers += [(objective, one, _told(part)) for one, part in said.key_results.items() if part]
            answers.append((objective, None, _told(said)))
    return Prepared(review.cycle, tuple(answers))


def _told(part: Entry) -> dict[str, object]:
    return part.model_dump(exclude_none=True, exclude={"key_results"})
