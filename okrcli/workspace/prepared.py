"""A review prepared in a file of its own, for `okr close-cycle --from`."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from okrcli.errors import InvalidFileError
from okrcli.schema.check import check
from okrcli.text.compose import compose
from okrcli.text.source import fit_to_show, read_source


class Prepared(NamedTuple):
    """What a review says: the cycle, if it names it, and the answers by address as typed; what is blank is left out.

    An objective's answers have the keys `why`, `learned`, `decision`, a key result's `graded` and `why`.
    """

    cycle: str | None
    answers: tuple[tuple[str, str | None, Mapping[str, object]], ...]


def read_review(path: Path) -> Prepared:
    """Read a prepared review; raises InvalidFileError with every mistake in it."""
    from okrcli.schema.review_file import REVIEW_FILE

    source = read_source(path)
    composed = compose(source)
    data, findings = check(REVIEW_FILE, source, composed.root)
    if data is None or composed.findings:
        raise InvalidFileError(
            "review-invalid", findings=fit_to_show(source, [*composed.findings, *findings]), path=path
        )
    answers: list[tuple[str, str | None, Mapping[str, object]]] = []
    for objective, said in (data.get("objectives") or {}).items():
        told = said or {}
        answers += [(objective, one, _told(part or {})) for one, part in (told.get("key_results") or {}).items()]
        answers.append((objective, None, _told({key: told[key] for key in told if key != "key_results"})))
    return Prepared(data.get("cycle"), tuple(answers))


def _told(part: Mapping[str, object]) -> dict[str, object]:
    """What is said, without the blanks around it."""
    stripped = {key: value.strip() if isinstance(value, str) else value for key, value in part.items()}
    return {key: value for key, value in stripped.items() if value is not None and value != ""}
