"""Many check-ins at once, from a file or standard input: all or none, every bad row named, the same twice is once."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache, partial
from pathlib import Path
from typing import Any, NamedTuple

from okrcli.cli.answers import read_confidence, read_figure, read_lines, read_milestones, read_status
from okrcli.cli.checkin.record import resolve_key_result, tell_recorded
from okrcli.cli.console import hint, print_document, tell_next
from okrcli.cli.context import Workspace, read_day
from okrcli.cli.help import refuse_unfit
from okrcli.cli.people import find_person, person_of
from okrcli.cli.plan import NewEntry, Plan, carry_out
from okrcli.errors import AnswerError, ExitCode, InvalidFileError, OkrError, UsageError
from okrcli.i18n import _, ngettext
from okrcli.i18n.sentences import labelled
from okrcli.interchange.records import Field, Record, read_records
from okrcli.model import Address, CheckIn, KeyResult, Milestones, Objective
from okrcli.model.okr import WORD
from okrcli.render.console import show
from okrcli.render.layout import words
from okrcli.render.messages import hint_of, sentence_of
from okrcli.render.sanitise import short_path, visible
from okrcli.schema.suggest import nearest_word
from okrcli.workspace.change import find_key_result
from okrcli.workspace.checkins import NewCheckin, append_checkins, says_something
from okrcli.workspace.load import load_team, reading_once
from okrcli.yaml.codes import SIZE_LIMIT

COLUMNS = ("address", "value", "done", "date", "note", "confidence", "status", "blockers", "next", "by", "baseline")
_ADDRESSES = ("address", "key_result", "kr")


class Given(NamedTuple):
    """What holds for the rows that do not say it themselves, and what becomes of them all."""

    address: str | None
    cycle: str | None
    day: date
    by: str | None
    auto: bool


class _Row(NamedTuple):
    record: Record
    address: Address
    entry: CheckIn
    baseline: int | float | None


def record_many(
    workspace: Workspace,
    source: str,
    given: Given,
    plan: Plan | None,
    *,
    as_json: bool,
) -> int:
    """Record what a file, or standard input where it is `-`, says in rows; raises InvalidFileError (`rows-bad`)."""
    try:
        records = read_records(_read(source))
    except UsageError as error:
        failed = InvalidFileError(error.reason, path=Path(source))
        failed.facts.update(error.facts)
        raise failed from error
    if not records:
        hint(workspace.session, _("There is no row: nothing was recorded."))
    rows = _read_rows(workspace, source, records, given)
    known: list[tuple[int, Address]] = []
    came: dict[int, int] = {}

    def add(row: _Row) -> NewCheckin:
        def build(_objective: Objective, key_result: KeyResult) -> CheckIn | None:
            entry = row.entry._replace(by=row.entry.by if row.entry.by != key_result.owner else None)
            if _is_there(entry, key_result):
                known.append((row.record.line, row.address))
                return None
            came[len(came)] = row.record.line
            return entry

        return NewCheckin(row.address, build, row.baseline)

    new = [add(row) for row in rows]
    recorded = append_checkins(workspace.root, new, **workspace.writing)
    if as_json:
        from okrcli.render.recorded import recorded_json

        print_document(recorded_json(recorded, workspace.root, dry_run=workspace.dry_run, rows=came, known=known))
    tell_recorded(workspace, recorded, {}, silent=as_json)
    if known:
        count = ngettext("{n} row says what is there already.", "{n} rows say what is there already.", len(known))
        hint(workspace.session, count.format(n=len(known)))
    if workspace.dry_run or not recorded.entries:
        return ExitCode.DONE
    code = carry_out(workspace, plan, [NewEntry(*one) for one in recorded.entries])
    tell_next(workspace.session, "okr status", _("where it stands now"))
    return code


def _read(source: str) -> bytes:
    """The bytes of a file, or of standard input."""
    try:
        if source == "-":
            data = sys.stdin.buffer.read(SIZE_LIMIT + 1)
        else:
            with Path(source).open("rb") as stream:
                data = stream.read(SIZE_LIMIT + 1)
    except OSError as error:
        raise InvalidFileError("cannot-read", path=Path(source), problem=error.strerror or str(error)) from error
    if len(data) > SIZE_LIMIT:
        raise UsageError("records-too-large")
    return data


def _read_rows(workspace: Workspace, source: str, records: Sequence[Record], given: Given) -> list[_Row]:
    """The check-ins of all rows; says of each bad one which and why, and raises InvalidFileError (`rows-bad`)."""
    find = _Finder(workspace, given.cycle)
    rows, bad = [], 0
    console = workspace.session.err()
    with reading_once():
        for record in records:
            wrong = _Wrong()
            row = _read_row(workspace, record, given, find, wrong)
            if wrong.told:
                bad += 1
            elif row is not None:
                rows.append(row)
            for column, error in wrong.told:
                sentence, advice = sentence_of(error.reason, error.facts), hint_of(error.reason, error.facts)
                place = f"{'-' if source == '-' else short_path(Path(source))}:{record.line}: "
                text = labelled(visible(column), sentence)
                show(console, words((place, "strong"), f"{text}. {advice}" if advice else text, hang=2))
    if bad:
        raise InvalidFileError("rows-bad", bad=bad, rows=len(records))
    return rows


class _Wrong:
    """What is wrong with a row, by its columns."""

    def __init__(self) -> None:
        self.told: list[tuple[str, OkrError]] = []

    def read(self, column: str, function: Callable[[], Any]) -> Any:
        """What the function reads, or nothing where it raises."""
        try:
            return function()
        except OkrError as error:
            self.told.append((column, error))
            return None


class _Finder:
    """Key results by what was typed for them, and who is at the keyboard, each looked for once."""

    def __init__(self, workspace: Workspace, cycle: str | None) -> None:
        self._workspace, self._cycle = workspace, cycle
        self.person = cache(partial(find_person, workspace))
        self._found: dict[tuple[str, date], tuple[Address, KeyResult] | OkrError] = {}

    def __call__(self, typed: str, day: date) -> tuple[Address, KeyResult]:
        """Raises as `resolve_key_result` does."""
        found = self._found.get((typed, day))
        if found is None:
            try:
                address = resolve_key_result(self._workspace, typed, self._cycle, day)
                team = load_team(self._workspace.root, *address[:2]).require(Path(typed))
                found = address, find_key_result(team, address)[1]
            except OkrError as error:
                found = error
            self._found[typed, day] = found
        if isinstance(found, OkrError):
            raise found
        return found


def _read_row(workspace: Workspace, record: Record, given: Given, find: _Finder, wrong: _Wrong) -> _Row | None:
    fields = dict(record.fields)
    for column in fields:
        if column not in COLUMNS and column not in _ADDRESSES:
            facts = {"column": column, "nearest": nearest_word(column, COLUMNS), "columns": list(COLUMNS)}
            wrong.told.append((column, AnswerError("no-such-column-in", **facts)))
    day = wrong.read("date", lambda: read_day(_text(fields["date"])) if "date" in fields else given.day)
    typed = next((fields[one] for one in _ADDRESSES if one in fields), given.address)
    if typed is None:
        wrong.told.append(("address", AnswerError("row-without-address")))
    if day is None or typed is None:
        return None
    found = wrong.read("address", lambda: find(_text(typed), day))
    if found is None:
        return None
    address, key_result = found
    parts = dict(_parts(fields, key_result, wrong))
    if given.auto:
        for column in WORD:
            if column in fields:
                wrong.told.append((column, AnswerError("E321", key=column)))
    by = wrong.read("by", lambda: person_of(workspace, _text(fields["by"]))) if "by" in fields else None
    person = by or given.by or (None if given.auto else find.person())
    baseline = wrong.read("baseline", lambda: _figure(fields["baseline"], key_result)) if "baseline" in fields else None
    entry = CheckIn(day, by=person, auto=given.auto)._replace(**parts)
    if not wrong.told and not says_something(entry):
        wrong.told.append(("value", UsageError("checkin-needs-value")))
    return _Row(record, address, entry, baseline)


def _parts(fields: Mapping[str, Field], key_result: KeyResult, wrong: _Wrong) -> Iterator[tuple[str, Any]]:
    """The parts of a check-in that a row says, what is wrong being noted."""
    measure = key_result.measure
    steps = fields.get("done", fields.get("value")) if isinstance(measure, Milestones) else None
    if isinstance(measure, Milestones) and steps is not None:
        column = "done" if "done" in fields else "value"
        done = wrong.read(column, lambda: read_milestones(_texts(steps), measure, ()))
        yield "done", done or ()
    elif "done" in fields:
        wrong.told.append(("done", UsageError("no-milestones", key_result=key_result.id)))
    elif "value" in fields:
        yield "value", wrong.read("value", lambda: _figure(fields["value"], key_result))
    if "confidence" in fields:
        yield "confidence", wrong.read("confidence", lambda: read_confidence(_text(fields["confidence"])))
    if "status" in fields:
        yield "status", wrong.read("status", lambda: read_status(_text(fields["status"])))
    if "note" in fields:
        yield "note", wrong.read("note", lambda: _line(fields["note"], "note"))
    for part in ("blockers", "next"):
        if part in fields:
            yield part, wrong.read(part, partial(_told, fields[part], part)) or ()


def _is_there(entry: CheckIn, key_result: KeyResult) -> bool:
    """Whether a check-in of the same day says all that this one does: a machine's nothing that a person's does not."""
    absent = CheckIn._field_defaults
    said = {
        part: value
        for part, value in entry._asdict().items()
        if part not in ("date", "by", "auto") and value != absent[part]
    }
    return any(
        one.date == entry.date
        and (entry.auto or (one.by == entry.by and not one.auto))
        and all(
            set(value) <= set(getattr(one, part)) if isinstance(value, tuple) else getattr(one, part) == value
            for part, value in said.items()
        )
        for one in key_result.checkins
    )


def _figure(field: Field, key_result: KeyResult) -> int | float:
    if isinstance(field, int | float) and not isinstance(field, bool):
        return field
    return read_figure(_text(field), key_result.unit)


def _text(field: Field) -> str:
    if not isinstance(field, str | int | float) or isinstance(field, bool):
        raise AnswerError("bad-field", typed=str(field))
    return str(field)


def _texts(field: Field) -> list[str]:
    return [str(one) for one in field] if isinstance(field, list) else [_text(field)]


def _lines(field: Field) -> Sequence[str]:
    return [str(one) for one in field] if isinstance(field, list) else read_lines(_text(field))


def _told(field: Field, column: str) -> tuple[str, ...]:
    return tuple(_line(one, column) for one in _lines(field))


def _line(field: Field, column: str) -> str:
    text = _text(field).strip()
    refuse_unfit(text, column)
    return text
