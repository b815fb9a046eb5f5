"""The sentences of E2xx and E3xx: keys and values that are not what the form says, or do not go together."""

from __future__ import annotations

from collections.abc import Callable

from okrcli.i18n import N_
from okrcli.render.messages import Facts, Sentence, Table

_NOT_A_KEY = {
    "team": N_("`{key}` is not a key of a team's file"),
    "objective": N_("`{key}` is not a key of an objective"),
    "key_result": N_("`{key}` is not a key of a key result"),
    "milestone": N_("`{key}` is not a key of a milestone"),
    "checkin": N_("`{key}` is not a key of a check-in"),
    "link": N_("`{key}` is not a key of a link"),
    "dropped": N_("`{key}` is not a key of `dropped`"),
    "key_result_retrospective": N_("`{key}` is not a key of a key result's retrospective"),
    "objective_retrospective": N_("`{key}` is not a key of an objective's retrospective"),
    "review": N_("`{key}` is not a key of a review"),
    "objective_review": N_("`{key}` is not a key of an objective's review"),
    "key_result_review": N_("`{key}` is not a key of a key result's review"),
    "cycle": N_("`{key}` is not a key of cycle.yaml"),
    "workspace": N_("`{key}` is not a key of okr.yaml"),
    "cadence": N_("`{key}` is not a key of `checkin`"),
    "limits": N_("`{key}` is not a key of `limits`"),
    "person": N_("`{key}` is not a key of a person"),
    "lint": N_("`{key}` is not a key of `lint`"),
    "git": N_("`{key}` is not a key of `git`"),
    "kpis": N_("`{key}` is not a key of kpis.yaml"),
    "kpi": N_("`{key}` is not a key of a KPI"),
    "reading": N_("`{key}` is not a key of a reading"),
}


_BELONGS = {
    "team": N_("It belongs to the team, at the top of the file, without indentation."),
    "objective": N_("It belongs to the objective: check its indentation."),
    "key_result": N_("It belongs to a key result: check its indentation."),
    "milestone": N_("It belongs to a milestone, in the list `milestones`."),
    "checkin": N_("It belongs to a check-in, in the list `checkins`."),
    "link": N_("It belongs to a link, in the list `links`."),
    "dropped": N_("It belongs under `dropped`."),
    "key_result_retrospective": N_("It belongs under `retrospective`."),
    "objective_retrospective": N_("It belongs under the objective's `retrospective`."),
    "review": N_("It belongs at the top of the file, without indentation."),
    "objective_review": N_("It belongs to the objective: check its indentation."),
    "key_result_review": N_("It belongs to a key result, under `key_results`."),
    "workspace": N_("It belongs at the top of the file, without indentation."),
    "cadence": N_("It belongs under `checkin`."),
    "limits": N_("It belongs under `limits`."),
    "person": N_("It belongs to a person, under `people`."),
    "lint": N_("It belongs under `lint`."),
    "git": N_("It belongs under `git`."),
    "kpis": N_("It belongs at the top of the file, without indentation."),
    "kpi": N_("It belongs to a KPI, in the list `kpis`."),
    "reading": N_("It belongs to a reading, in the list `readings`."),
}


_MISSING = {
    "team": N_("The team's file has no `{key}`"),
    "objective": N_("This objective has no `{key}`"),
    "key_result": N_("This key result has no `{key}`"),
    "milestone": N_("This milestone has no `{key}`"),
    "checkin": N_("This check-in has no `{key}`"),
    "link": N_("This link has no `{key}`"),
    "dropped": N_("`dropped` has no `{key}`"),
    "cycle": N_("cycle.yaml has no `{key}`"),
    "workspace": N_("okr.yaml has no `{key}`"),
    "kpi": N_("This KPI has no `{key}`"),
    "reading": N_("This reading has no `{key}`"),
}


_HOW_TO_ADD = {
    "team": N_("Add the team's name at the top: `team: Marketing`."),
    "objective": N_("Add what you want to reach: `objective: Become the reference in our field`."),
    "key_result": N_("Add what you will measure: `key_result: Qualified leads from the campaign`."),
    "milestone": N_("Add what will have been reached: `milestone: Beta online`."),
    "kpi": N_("Add what you watch: `kpi: Bounce rate`."),
    "id": N_("Add a short name for it, such as `id: leads`: small letters, digits and hyphens."),
    "url": N_("Add the address, such as `url: https://acme.example/board`."),
    "date": N_("Add the day, such as `date: 2026-07-13`."),
    "value": N_("Add the figure, such as `value: 38.5`."),
    "starts": N_("Add the cycle's first day, such as `starts: 2026-07-01`."),
    "ends": N_("Add the cycle's last day, such as `ends: 2026-09-30`."),
    "version": N_("Add `version: 1` at the top: it says which format these files have."),
}


_EXAMPLES = {
    "dropped": N_("Write `{{date: 2026-08-20, why: Market closed}}`."),
    "checkins": N_("Write `{{date: 2026-07-13, value: 150}}`."),
    "readings": N_("Write `{{date: 2026-07-13, value: 38.5}}`."),
    "milestones": N_("Write `{{id: beta, milestone: Beta online}}`."),
    "people": N_("Write `alice: {{name: Alice Martin}}` on a line of its own, indented."),
    "links": N_("Write an address such as https://acme.example/board, or `{{title: …, url: …}}`."),
    "retrospective": N_("Write `{{score: 0.6, why: The fair was cancelled}}`."),
}


def _unknown_key(facts: Facts) -> Sentence:
    message = _NOT_A_KEY.get(str(facts["thing"]), N_("`{key}` is not a key that can stand here"))
    if facts["nearest"]:
        return Sentence(message, N_("Did you mean `{nearest}`?"))
    if facts["belongs"]:
        return Sentence(message, _BELONGS.get(str(facts["belongs"])))
    return Sentence(message, N_("The keys here are: {allowed}.") if facts["allowed"] else None)


def _missing_key(facts: Facts) -> Sentence:
    message = _MISSING.get(str(facts["thing"]), N_("`{key}` is missing here"))
    return Sentence(message, _HOW_TO_ADD.get(str(facts["key"]), N_("Add `{key}:` and its value.")))


def _empty(facts: Facts) -> Sentence:
    if facts["item"]:
        return Sentence(N_("An entry of `{key}` is empty"), N_("Write something after the hyphen, or remove the line."))
    return Sentence(N_("`{key}` has no value"), N_("Write its value after the colon."))


def _wrong_type(facts: Facts) -> Sentence:
    expected, found = facts["expected"], facts["found"]
    if not facts["key"]:
        return Sentence(
            N_("The file should consist of keys and values"), N_("Start it with a line such as `key: value`.")
        )
    if expected in ("text", "lines"):
        message = N_("An entry of `{key}` is not text") if facts["item"] else N_("`{key}` is not text")
        hints = {
            "number": N_('{value} is a number here. Put it in quotes: "{value}".'),
            "boolean": N_('{value} means yes or no here. Put it in quotes: "{value}".'),
            "text": N_("Nothing stands in the quotes."),
            "list": N_("It is a list here. Write one text after the colon."),
            "mapping": N_("A colon followed by a space makes a key. Put the whole text in quotes."),
        }
        return Sentence(message, hints.get(str(found)))
    if expected == "list":
        if found == "mapping" or facts["key"] not in ("done", "supports", "ignore", "tags", "links"):
            return Sentence(N_("`{key}` is not a list"), N_("Begin each of its entries with a hyphen and a space."))
        return Sentence(
            N_("`{key}` is not a list"), N_("Put it in brackets: `[{value}]`, or on lines that begin with a hyphen.")
        )
    if expected == "mapping":
        message = (
            N_("An entry of `{key}` is not keys and values") if facts["item"] else N_("`{key}` is not keys and values")
        )
        if found == "list":
            return Sentence(
                message, N_("It is a list here. Remove the hyphens or brackets, and write keys with values.")
            )
        return Sentence(
            message, _EXAMPLES.get(str(facts["key"]), N_("Write its keys on lines of their own, indented."))
        )
    if expected == "boolean":
        return Sentence(N_("`{key}` is neither true nor false"), N_("Write `true` or `false`, without quotes."))
    if expected == "date":
        return Sentence(N_("`{key}` is not a date"), N_("Write it as year, month, day: 2026-07-13."))
    return Sentence(N_("`{key}` is not a number"), N_("Write digits alone, with a point for decimals: 1234.5."))


def _number(message: str) -> Callable[[Facts], Sentence]:
    def choose(facts: Facts) -> Sentence:
        if facts["other"]:
            return Sentence(message, N_("Write {suggestion} or {other}, as you mean it."))
        return Sentence(message, N_("Write {suggestion}."))

    return choose


def _no_number(facts: Facts) -> Sentence:
    message = N_("`{value}` is not a number")
    if "low" in facts:
        return Sentence(message, _whole_numbers(facts))
    return Sentence(message, N_("Write digits alone, with a point for decimals: 1234.5."))


def _whole_numbers(facts: Facts) -> str:
    if facts.get("chances") is not None:
        return N_("Write {chances}: chances out of ten, from {low} to {high}.")
    if facts.get("month"):
        return N_("`{key}` takes a number of days from {low} to {high}, or `month`.")
    return N_("`{key}` takes whole numbers from {low} to {high}.")


def _percent(facts: Facts) -> Sentence:
    message = N_("`{value}`: a number is written without its percent sign")
    if facts["key"] in ("score", "graded", "stretch_target"):
        return Sentence(message, N_("Write it as a share of 1, such as 0.7 for 70 %."))
    return Sentence(message, N_('Write {suggestion}, and `unit: "%"` once for all its values.'))


def _date(facts: Facts) -> Sentence:
    if facts["no_such_day"]:
        return Sentence(N_("There is no such day as {value}"), N_("The last day of that month is {suggestion}."))
    message = N_("`{value}` is not a date that can stand here")
    if facts["other"]:
        return Sentence(message, N_("Write {suggestion} or {other}, as you mean it: year, month, day."))
    if facts["suggestion"]:
        return Sentence(message, N_("Write {suggestion}: year, month, day."))
    return Sentence(message, N_("Write year, month, day, such as 2026-07-13, in the years 1900 to 2199."))


def _slug(facts: Facts) -> Sentence:
    hint = N_("Write `{suggestion}`: small letters a to z, digits, and single hyphens between, 64 at most.")
    if not facts["suggestion"]:
        hint = N_("Use small letters a to z, digits, and single hyphens between, 64 at most, such as `leads`.")
    message = N_("`{value}` cannot be a tag") if facts["key"] == "tags" else N_("`{value}` cannot be an id")
    return Sentence(message, hint)


def _choice(facts: Facts) -> Sentence:
    message = N_("`{value}` is not one of the words that `{key}` takes")
    if facts["nearest"]:
        return Sentence(message, N_("Did you mean `{nearest}`? The words are: {choices}."))
    return Sentence(message, N_("The words are: {choices}."))


def _range(facts: Facts) -> Sentence:
    message = N_("{value} is out of range for `{key}`")
    if facts.get("open"):
        if facts["high"] == 1:
            return Sentence(message, N_("It must be more than 0 and at most 1, such as 0.7."))
        return Sentence(message, N_("It must be more than {low}."))
    if facts.get("chances") is not None:
        return Sentence(message, _whole_numbers(facts))
    return Sentence(message, N_("It must be from {low} to {high}."))


def _pair(facts: Facts) -> Sentence:
    message = N_("`{key}` takes two values together, and here {count} stand")
    if facts["key"] == "checkpoints":
        return Sentence(
            message,
            N_("A checkpoint is a value and its score, such as `[300, 0.5]`; decimals are written with a point."),
        )
    return Sentence(message, N_("Write the minimum and the maximum, such as `[2, 5]`."))


_TAKEN = {
    "objective": N_("Another objective of this team has the id `{id}`, on line {first_line}"),
    "key_result": N_("Another key result of this objective has the id `{id}`, on line {first_line}"),
    "milestone": N_("Another milestone of this key result has the id `{id}`, on line {first_line}"),
    "kpi": N_("Another KPI has the id `{id}`, on line {first_line}"),
}


def _taken(facts: Facts) -> Sentence:
    return Sentence(
        _TAKEN[str(facts["thing"])], N_("Give one of them another id: it is how commands and links find it.")
    )


def _incomplete(facts: Facts) -> Sentence:
    if facts["key"] == "checkpoints":
        return Sentence(
            N_("`checkpoints` needs a `baseline` and a `target`"), N_("Add both, or remove the checkpoints.")
        )
    return Sentence(N_("`baseline` is here without a `target`"), N_("Add where the figure should get: `target: 500`."))


def _out_of_order(facts: Facts) -> Sentence:
    if facts["list"] == "readings":
        return Sentence(
            N_("The reading of {date} stands after the one of {previous}"),
            N_("Readings stand in order of date, oldest first: move it up, or correct the date."),
        )
    return Sentence(
        N_("The check-in of {date} stands after the one of {previous}"),
        N_("Check-ins stand in order of date, oldest first: move it up, or correct the date."),
    )


def _unknown_milestone(facts: Facts) -> Sentence:
    message = N_("`{id}` is not the id of a milestone of this key result")
    if facts["nearest"]:
        return Sentence(message, N_("Did you mean `{nearest}`? The milestones are: {known}."))
    return Sentence(message, N_("The milestones are: {known}.") if facts["known"] else None)


def _says_nothing(facts: Facts) -> Sentence:
    return Sentence(
        N_("This check-in says nothing"),
        N_("Add at least one of: value, done, confidence, status, note, blockers, next."),
    )


SENTENCES: Table = {
    "E218": Sentence(
        N_("`{key}` has {length} characters, and the limit is {limit}"),
        N_("Say it in one sentence; what else there is to say goes into `why` or a note."),
    ),
    "E201": _unknown_key,
    "E202": _missing_key,
    "E203": _empty,
    "E204": _wrong_type,
    "E205": _no_number,
    "E206": _number(N_("`{value}`: decimals are written with a point, not a comma")),
    "E207": _percent,
    "E208": _number(N_("`{value}` is in quotes, which makes it text and not a number")),
    "E209": _number(N_("`{value}`: a number is written without spaces or marks between its digits")),
    "E210": Sentence(
        N_("`{value}`: a number is written without its unit"),
        N_("Write {suggestion} alone; `{unit}` belongs in the `unit` of the key result or KPI."),
    ),
    "E211": _date,
    "E212": _slug,
    "E213": _choice,
    "E214": _range,
    "E215": lambda facts: Sentence(N_("{value} is not a whole number"), _whole_numbers(facts)),
    "E216": Sentence(
        N_("These files have format version {value}, and this okr reads version {supported}"),
        N_("Install a newer okr: `pip install --upgrade okrcli`."),
    ),
    "E217": _pair,
    "E219": Sentence(
        N_("`{value}` is not a link"), N_("Only addresses that begin with https://, http:// or mailto: are links.")
    ),
    "E302": Sentence(
        N_("`{other}` and `{first}` belong to different ways of measuring, and a key result has one"),
        N_(
            "Keep `baseline` and `target`, or `at_least` and `at_most`, or `milestones`: a second figure is "
            "a key result of its own."
        ),
    ),
    "E303": _incomplete,
    "E304": Sentence(
        N_("`checkpoints` goes with `baseline` and `target`, and this key result has `{measure}`"),
        N_("Remove the checkpoints."),
    ),
    "E305": Sentence(
        N_("The target is the same as the baseline, {value}"),
        N_("A metric goes from one figure to another. To hold a figure where it is, use `at_least` or `at_most`."),
    ),
    "E306": Sentence(
        N_("The checkpoint's value {value} is not between {previous} and {target}"),
        N_("Checkpoints go from the baseline to the target in order, without reaching either."),
    ),
    "E307": Sentence(
        N_("The checkpoint's score {score} is not between {previous} and 1"),
        N_("Scores rise from 0 at the baseline to 1 at the target, without reaching either."),
    ),
    "E308": Sentence(N_("`at_least` is {low}, above `at_most`, {high}"), N_("Swap the two, or correct one.")),
    "E309": Sentence(
        N_("The list of milestones is empty"), N_("Add a milestone, such as `- {{id: beta, milestone: Beta online}}`.")
    ),
    "E310": _taken,
    "E311": _out_of_order,
    "E312": Sentence(
        N_("A key result with milestones takes no `value`"), N_("Say which milestones were reached: `done: [beta]`.")
    ),
    "E313": Sentence(
        N_("`done` is for milestones, and this key result follows a figure"), N_("Give the figure: `value: 230`.")
    ),
    "E314": _unknown_milestone,
    "E315": _says_nothing,
    "E316": Sentence(N_("The cycle ends on {ends}, before it starts on {starts}"), N_("Correct one of the two dates.")),
    "E318": Sentence(
        N_("The cycle was closed on {closed}, before it starts on {starts}"), N_("Correct one of the two dates.")
    ),
    "E319": Sentence(
        N_("{day} lies outside the cycle, which goes from {starts} to {ends}"),
        N_("Correct the date, or remove `{key}`: what begins or ends with its cycle needs none."),
    ),
    "E320": Sentence(N_("It ends on {ends}, before it starts on {starts}"), N_("Correct one of the two dates.")),
    "E321": Sentence(
        N_("`{key}` is a person's word, and `auto: true` marks a machine's reading"),
        N_("Remove one of the two: a machine gives a value, and maybe a note."),
    ),
    "E317": Sentence(
        N_("The minimum of key results, {low}, is above the maximum, {high}"), N_("Write `{suggestion}`.")
    ),
}
