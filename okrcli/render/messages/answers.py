"""The sentences of what was typed and cannot be taken, at a prompt or on the command line."""

from __future__ import annotations

from okrcli.i18n import N_
from okrcli.render.messages import Facts, Sentence, Table


def _bad_confidence(facts: Facts) -> Sentence:
    message = N_("“{typed}” is not a confidence")
    if facts.get("chances") is None:
        return Sentence(message, N_("Type a whole number from 0 to 10: the chances out of ten of reaching the goal."))
    return Sentence(message, N_("Type {chances}: the chances out of ten of reaching the goal."))


def _other_unit(facts: Facts) -> Sentence:
    if facts.get("unit"):
        return Sentence(
            N_("“{text}” is in {typed}, and this is counted in {unit}"), N_("Type the number alone, in {unit}.")
        )
    return Sentence(N_("“{text}” is in {typed}, and this has no unit"), N_("Type the number alone."))


def _unknown_person(facts: Facts) -> Sentence:
    message = N_("Nobody in okr.yaml is called “{typed}”")
    if facts.get("nearest"):
        return Sentence(message, N_("Did you mean {nearest}? Else --new-person adds them."))
    if facts.get("people"):
        return Sentence(message, N_("There are: {people}. --new-person adds another."))
    return Sentence(message, N_("--new-person adds them, or `okr add person`."))


def _no_such_column(facts: Facts) -> Sentence:
    message = N_("There is no column “{column}”")
    if facts.get("nearest"):
        return Sentence(message, N_("Did you mean {nearest}?"))
    return Sentence(message, N_("There are: {columns}."))


def _bad_id(facts: Facts) -> Sentence:
    message = N_("An id is small letters, digits and single hyphens")
    return Sentence(message, N_("Such as {id}.") if facts.get("id") else None)


SENTENCES: Table = {
    "number_empty": Sentence(N_("There is no number"), N_("Type one, such as 230 or 4.5.")),
    "number_ambiguous": Sentence(
        N_("“{text}” could be two numbers, with a mark for decimals or for thousands"),
        N_("Write {decimal} or {whole}, as you mean it."),
    ),
    "number_unit": _other_unit,
    "unit-contradicts": Sentence(
        N_("{value} was typed before, and {unit} is another unit"),
        N_("Enter keeps the first; b goes back to change the figure."),
    ),
    "number_not_a_number": Sentence(N_("“{text}” is not a number"), N_("Type one, such as 230 or 4.5.")),
    "value-or-change": Sentence(
        N_("“{typed}” may be a value or a change"),
        N_("Type +={figure} to add to the last value, or {figure} for the value itself."),
    ),
    "no-value-to-change": Sentence(N_("There is no value yet to change"), N_("Type the value itself.")),
    "too-large": Sentence(N_("That is too large for a number")),
    "no-such-milestone": Sentence(N_("“{word}” is none of the milestones"), N_("There are: {ids}.")),
    "milestones-done": Sentence(N_("Already done: {ids}"), N_("Name those newly reached.")),
    "bad-confidence": _bad_confidence,
    "bad-own-status": Sentence(N_("“{typed}” is not a status"), N_("There are: {statuses}.")),
    "bad-owner": Sentence(N_("“{typed}” is nobody's name"), N_("Type a name, or leave it out.")),
    "unknown-person": _unknown_person,
    "no-such-column-in": _no_such_column,
    "row-without-address": Sentence(N_("The key result is missing"), N_("The column is `address`.")),
    "bad-field": Sentence(N_("“{typed}” is neither text nor a number")),
    "rows-bad": Sentence(
        N_("{bad} of {rows} rows cannot be recorded, so none was"), N_("Correct them, and run the command again.")
    ),
    "records-no-text": Sentence(N_("{path} is no text in UTF-8"), N_("Save it as CSV in UTF-8, or as lines of JSON.")),
    "records-bad-json": Sentence(
        N_("{path}:{line} is no JSON"),
        N_('Each line is one object: {{"address": "marketing/reference/leads", "value": 230}}'),
    ),
    "records-ragged": Sentence(
        N_("{path}:{line} has more cells than there are columns, or a quote that does not end"),
        N_("The first row names the columns: address,value,date,note"),
    ),
    "records-twice": Sentence(N_("{path} has two columns “{column}”"), N_("Name each column once.")),
    "records-too-large": Sentence(N_("{path} is larger than 4 MiB"), N_("Give it in several parts.")),
    "cannot-read": Sentence(N_("{path} cannot be read: {problem}")),
    "baseline-of-what": Sentence(
        N_("{key_result} has no way to go from a baseline to a target"),
        N_("Only what has a `target` has a `baseline`."),
    ),
    "baseline-there": Sentence(
        N_("{address} has a baseline already: {baseline}"),
        N_('`okr set {address} baseline=… --why "…"` moves it, and keeps why.'),
    ),
    "owner-of-walk": Sentence(
        N_("--owner says whose key results to walk through, and one was named"), N_("--by says who checks in.")
    ),
    "many-and-more": Sentence(
        N_("{option} is for one check-in, and many were to be read"), N_("Give the column `{column}` instead.")
    ),
    "walk-no-json": Sentence(
        N_("The walk asks, and prints no JSON"), N_("In one line, or from a file: okr checkin leads 230 --json")
    ),
    "person-there": Sentence(N_("{person} stands in okr.yaml already"), N_("`okr edit` opens it.")),
    "email-taken": Sentence(N_("{email} is the address of {person}"), N_("One address tells one person.")),
    "bad-type": Sentence(N_("“{typed}” is not a type"), N_("The type is aspirational or committed.")),
    "bad-id": _bad_id,
    "slug-taken": Sentence(N_("{id} is taken")),
    "no-id-in-name": Sentence(N_("That does not make an id"), N_("Give a name with letters from a to z.")),
    "no-such-choice": Sentence(N_("Type one of: {choices}")),
    "no-such-number": Sentence(N_("Type a number from 1 to {last}")),
    "yes-or-no": Sentence(N_("Type y or n")),
    "bad-grade": Sentence(N_("“{typed}” is not a grade"), N_("A grade is a number from 0 to 1, such as 0.6.")),
    "bad-decision": Sentence(N_("“{typed}” is not a decision"), N_("Type one of: {choices}.")),
    "not-graded-here": Sentence(N_("{address} is not graded here: it was dropped, or is of another cycle or team")),
    "grade-of-objective": Sentence(
        N_("{address} is an objective, and its score comes from its key results"), N_("Grade those.")
    ),
    "lesson-of-key-result": Sentence(
        N_("{address} is a key result, and what was learned and decided is said of its objective"),
        N_("Name the objective."),
    ),
}
