"""The sentences of the rules of `okr lint`, by the letter of their family: O, K, C, P, G, S."""

from __future__ import annotations

import re

from okrcli.i18n import N_
from okrcli.render.messages import Facts, Sentence, Table

QUOTABLE = 60
"""Characters up to which a suggestion can repeat what somebody wrote."""

_LINKING = re.compile(r"d['’]|(?:of|to|for|from|with|in|on|at|de|du|à|au|aux|en) ")


def is_quotable(facts: Facts) -> bool:
    """Whether the sentence's verb and what it is about are known, short enough, and make a part of it as they stand."""
    verb, about = str(facts.get("verb") or ""), str(facts.get("object") or "")
    statement = " ".join(str(facts.get("statement", "")).split())
    whole = f"{verb} {about}"
    return bool(verb and about) and len(about) <= QUOTABLE and whole in statement and not _LINKING.match(about)


def _objective_output(facts: Facts) -> Sentence:
    message = N_("This objective is a thing to make, and does not say what it is for")
    if is_quotable(facts):
        return Sentence(
            message,
            N_("What changes, and for whom, once “{object}” is there? Write that; “{verb} {object}” is a way to it."),
        )
    return Sentence(message, N_("What changes, and for whom, once it is there? Write that; the thing is a way to it."))


def _no_owner(facts: Facts) -> Sentence:
    message = N_("This objective has no owner")
    if facts["lead"]:
        return Sentence(message, N_("Add who sees that it is talked about every week: `owner: {lead}`, or another."))
    return Sentence(message, N_("Add who sees that it is talked about every week: `owner: alice`."))


def _dangling(facts: Facts) -> Sentence:
    message = N_("This supports `{address}`, and there is no such objective or key result")
    if facts.get("team"):
        message = N_("This supports `{address}`, and {cycle} has no team `{team}`")
    if facts["nearest"]:
        return Sentence(message, N_("Did you mean `{nearest}`?"))
    return Sentence(message, N_("An address is `team/objective`, or `2026:team/objective` in another cycle."))


def _key_result_output(facts: Facts) -> Sentence:
    message = N_("This is delivered, and nobody knows yet what it changes")
    if is_quotable(facts):
        return Sentence(
            message,
            N_(
                "What changes once “{object}” is there, and for whom? Measure that, `baseline: …`, `target: …`; "
                "“{verb} {object}” is a step on the way."
            ),
        )
    return Sentence(message, N_("What changes once it is there, and for whom? Measure that."))


def _task(facts: Facts) -> Sentence:
    message = N_("This is a task: it can be done without anything getting better")
    if is_quotable(facts):
        return Sentence(
            message,
            N_("What should be better after “{verb} {object}”? Measure that; the task goes into a check-in's `next`."),
        )
    return Sentence(message, N_("What should be better afterwards? Measure that; the task goes into `next`."))


def _anybodys(facts: Facts) -> Sentence:
    message = N_("This objective could be anybody's")
    return Sentence(
        N_("Would another team not say the same?") if facts.get("asked") else message,
        N_("Say for whom, and what they will notice: it should be possible to turn an idea down in its name."),
    )


def _disguise(facts: Facts) -> Sentence:
    if facts.get("verb"):
        message = N_("“{verb}” watches a figure instead of moving it")
        return Sentence(
            N_("Is this to hold rather than to move?") if facts.get("asked") else message,
            N_("What must hold is a guardrail (`at_least`, `at_most`) or a KPI; else say from what to what."),
        )
    return Sentence(
        N_("This names a metric, and not where it should get"),
        N_("Say from what to what (`baseline`, `target`), or watch it as a KPI in kpis.yaml."),
    )


def _stale(facts: Facts) -> Sentence:
    if facts["count"]:
        return Sentence(
            N_("None of this team's {count} key results has had a check-in for {days} days"),
            N_("`okr checkin` walks through them in five minutes."),
        )
    if facts["never"]:
        return Sentence(
            N_("There is no check-in yet, {days} days into the cycle"),
            N_("`okr checkin {id}` records where it stands."),
        )
    return Sentence(N_("The last check-in is {days} days old"), N_("`okr checkin {id}` records where it stands."))


_BRIGHTER = {
    "at_risk": N_("For the second time in a row `{reported}` is said where the figures say at risk"),
    "off_track": N_("For the second time in a row `{reported}` is said where the figures say off track"),
}


def _brighter(facts: Facts) -> Sentence:
    return Sentence(
        _BRIGHTER[str(facts["computed"])],
        N_("Say what the figures say, and in `note` what gives hope; `checkpoints` tell of progress that comes late."),
    )


def _out_of_range(facts: Facts) -> Sentence:
    hint = N_("`okr kpi promote {kpi}` makes it a key result; or note why it can wait.")
    if facts["below"]:
        return Sentence(N_("This metric left its healthy range: {value}, below {bound}"), hint)
    return Sentence(N_("This metric left its healthy range: {value}, above {bound}"), hint)


def _overdue(facts: Facts) -> Sentence:
    if facts["count"]:
        return Sentence(
            N_("None of the {count} health metrics has been read for {days} days"),
            N_("Add the readings, or remove what nobody looks at."),
        )
    if facts["days"] is None:
        return Sentence(N_("This metric has no reading yet"), N_("`okr kpi record {kpi}` adds the first."))
    return Sentence(
        N_("The last reading is {days} days old, and one is due every {every}"),
        N_("`okr kpi record {kpi}` adds one; or set `every` to a rhythm that somebody keeps."),
    )


def _far(facts: Facts) -> Sentence:
    if facts["ahead"]:
        return Sentence(
            N_("This check-in of {day} was committed {days} days before its day, on {committed} ({commit}, {author})"),
            N_("Give the day that the figure was read; a plan belongs in `next`."),
        )
    return Sentence(
        N_("This check-in of {day} was committed {days} days later, on {committed} ({commit}, {author})"),
        N_("`okr checkin --commit` in its week; say in `note` where the figure comes from so late."),
    )


def _rewritten(facts: Facts) -> Sentence:
    hint = N_("`git show {commit}` has what it said. Put it back, and say what is right in a new check-in.")
    if facts["count"] != 1:
        return Sentence(
            N_(
                "{count} check-ins of {id} were changed or removed after the fact, "
                "last on {committed} ({commit}, {author})"
            ),
            hint,
        )
    if facts["edited"]:
        return Sentence(
            N_("This check-in of {day} was changed after the fact, on {committed} ({commit}, {author})"), hint
        )
    return Sentence(
        N_("The check-in of {id} of {day} was removed after the fact, on {committed} ({commit}, {author})"), hint
    )


def _moved(facts: Facts) -> Sentence:
    hint = N_("Say in the objective's `why` what changed in the world; `git show {commit}` has the change.")
    if facts["key"] in ("starts", "ends"):
        hint = N_("Say why beside it: `# okr: ignore[G201] Everybody was ill`; `git show {commit}` has the change.")
    if facts["key"] in ("milestones", "checkpoints"):
        message = N_("`{key}` were changed on {committed} without a word ({commit}, {author})")
    elif facts["old"] is None:
        message = N_("`{key}` was set to {new} on {committed} without a word ({commit}, {author})")
    elif facts["new"] is None:
        message = N_("`{key}` was taken out on {committed} without a word, it was {old} ({commit}, {author})")
    else:
        message = N_("`{key}` was moved from {old} to {new} on {committed} without a word ({commit}, {author})")
    return Sentence(message, hint)


def _changed(facts: Facts) -> Sentence:
    hint = N_("`git show {commit}` has the change; what was learned since belongs in the next cycle.")
    if facts["count"] == 1:
        return Sentence(
            N_("{cycle} is closed, and {name} was changed on {committed} all the same ({commit}, {author})"), hint
        )
    return Sentence(
        N_("{cycle} is closed, and {count} commits changed it since, the last on {committed} ({commit}, {author})"),
        hint,
    )


def _unknown_rule(facts: Facts) -> Sentence:
    if str(facts["named"]).startswith("E"):
        return Sentence(N_("`{named}` is an error, and errors cannot be left out"), N_("Fix what it is about."))
    return Sentence(N_("There is no rule `{named}`"), N_("`okr rule --all` lists them."))


def _draft(facts: Facts) -> Sentence:
    message = N_("This is a draft: without a measure it has no score")
    if facts["said"]:
        return Sentence(
            message,
            N_("Its figures are in the sentence alone: `okr set {id} baseline=… target=…` scores them."),
        )
    return Sentence(
        message,
        N_("Find out first who would notice, where it can be counted, and what it is today; then give it a target."),
    )


def _first_value(facts: Facts) -> Sentence:
    if facts["first"] is None:
        return Sentence(
            N_("Nothing says where this starts from"),
            N_("Find out first where it stands today: `okr set {id} baseline=…`; what begins at nothing has 0."),
        )
    return Sentence(
        N_("The first value, {first}, stands for the baseline"),
        N_("Was it {first} at the start? `okr set {id} baseline={first}` keeps it, or give what it was before."),
    )


SENTENCES: Table = {
    "O101": Sentence(
        N_("An objective says where to go, and its key results how far: “{figure}” belongs to one of them"),
        N_("What will be different once that is reached? Write that, and make “{figure}” a key result's target."),
    ),
    "O102": _objective_output,
    "O103": Sentence(
        N_("This objective is a task that can be ticked off"),
        N_("What is it done for? Write that; the task goes into a key result's `next`."),
    ),
    "O104": Sentence(
        N_("This objective moves a metric and does not say what for"),
        N_("Whom does it serve, and what becomes possible? Write that, and make the metric a key result."),
    ),
    "O105": _anybodys,
    "O106": Sentence(
        N_("This objective keeps things as they are"),
        N_("Say what should become better; what must hold is a KPI in kpis.yaml, or a guardrail (`at_least`)."),
    ),
    "O107": Sentence(
        N_("This objective is a heading rather than an aim"), N_("Say for whom, and what will be different.")
    ),
    "O108": Sentence(
        N_("This objective has {words} words, more than people remember"),
        N_("Keep what one would say aloud; the reasons go to `why`, the measures to key results."),
    ),
    "O201": Sentence(
        N_("This team has {count} objectives, and {limit} is the limit"),
        N_("Which would you drop if you had to? Drop it, or raise `limits.objectives` in okr.yaml."),
    ),
    "O202": _no_owner,
    "O203": lambda facts: Sentence(
        N_("`people` in okr.yaml lists nobody called “{person}”"),
        N_("Did you mean {nearest}? Else add them to `people`.")
        if facts["nearest"]
        else N_("Add them to `people`, as `{person}: {{name: …}}`, or name one of those."),
    ),
    "O301": Sentence(
        N_("This objective supports nothing, while most others of the cycle do"),
        N_("Which aim does it serve? Name it in `supports`; or it may be worth asking why it is here."),
    ),
    "O302": _dangling,
    "O303": Sentence(
        N_("These support one another in a circle: {way}"), N_("Remove the link that is there for politeness.")
    ),
    "K101": _key_result_output,
    "K102": _task,
    "K103": _disguise,
    "K104": Sentence(
        N_("At the end, nobody could check whether this was reached"),
        N_("What would one see or count? Name that, with where it stands today and where it should get."),
    ),
    "K105": Sentence(
        N_("This says what should change and not by how much"),
        N_("From what to what? Add `baseline` and `target`, or the figures in the sentence."),
    ),
    "K106": Sentence(
        N_("“{baseline}” is where it stands; nothing says where it should get"),
        N_("Add the target: from {baseline} to …"),
    ),
    "K107": Sentence(
        N_("Nobody can tell how bold “{figure}” is without knowing where it stands today"),
        N_("Add the baseline: from … to {figure}."),
    ),
    "K108": Sentence(
        N_("This wants two figures moved, and a key result has one"),
        N_("Make it two key results, each with its own baseline and target."),
    ),
    "K109": Sentence(
        N_("“{verb}” can grow without anything getting better"),
        N_("What do the right people do next? Count those who do it."),
    ),
    "K110": Sentence(
        N_("This measures how many goals get done, not what they were for"),
        N_("Take the one that matters most, and measure its effect."),
    ),
    "K111": Sentence(
        N_("“{verb}” says one direction, and the figures go the other way"),
        N_("Swap `baseline` and `target`, or correct the word: progress would count backwards."),
    ),
    "K112": Sentence(
        N_("The sentence speaks of “{figure}”, and the unit is `{unit}`"),
        N_("Correct one of the two: check-ins are in the unit."),
    ),
    "K113": Sentence(
        N_("This is somebody's pay, and a goal that pays is set so as not to fail"),
        N_("What did they earn it for? Measure that; pay is settled elsewhere."),
    ),
    "K201": Sentence(
        N_("This objective has no key result: nobody will know whether it was reached"),
        N_("`okr add key-result` asks for what it takes."),
    ),
    "K202": Sentence(
        N_("This objective has fewer key results ({count}) than the {fewest} that are wanted"),
        N_("Which second figure would keep it honest? `limits.key_results: [1, 5]` in okr.yaml allows one."),
    ),
    "K203": Sentence(
        N_("This objective has {count} key results, and {most} is the limit"),
        N_("Which would convince a sceptic? Keep those, or raise `limits.key_results` in okr.yaml."),
    ),
    "K204": Sentence(
        N_("`{other}` measures the same"),
        N_("Keep one: the metric counts twice in the score, and is checked in twice."),
    ),
    "K205": Sentence(
        N_("Milestones alone tell that the work advances, not that it works"),
        N_("Add one figure about the people it is for."),
    ),
    "K206": _draft,
    "K207": _first_value,
    "C101": _stale,
    "C102": Sentence(
        N_("Confidence is {confidence} out of 10, and nothing says what stands in the way"),
        N_("Add `blockers` or `next`: low confidence is a call for help."),
    ),
    "C103": Sentence(
        N_("The value has been {value} for the last {count} check-ins, and is said to be on track"),
        N_("Is the figure still read? If so, say `at_risk`, and in `next` what to try."),
    ),
    "C104": Sentence(
        N_("{cycle} ended {days} days ago and is not closed"),
        N_("Look back with the team while it is fresh, then add `closed: ` with the day."),
    ),
    "C201": _brighter,
    "C202": Sentence(
        N_("Confidence has been {confidence} in all of {count} check-ins"),
        N_("What would you bet today? Chances change with every week that passes."),
    ),
    "C301": Sentence(
        N_("This team was sure of all its {count} key results from the start ({lowest} out of 10 or more)"),
        N_("Aim where you would bet even money; what is a promise is `type: committed`."),
    ),
    "C302": Sentence(
        N_("This team believed in none of its {count} key results from the start ({highest} out of 10 at best)"),
        N_("Set targets at which the team would bet even money."),
    ),
    "C303": Sentence(
        N_("The target was reached on {day}, {share}% into the cycle"),
        N_("Note what made it easy, and aim higher next time; what is a promise is `type: committed`."),
    ),
    "C304": Sentence(
        N_("This team reached nearly everything in its last {count} cycles ({cycles})"),
        N_("Aim half as far again: the score of a stretch is meant to be about 0.7."),
    ),
    "C305": Sentence(
        N_("This team scored under 0.3 in its last {count} cycles ({cycles})"),
        N_("Start smaller: one objective, and two key results that the team chose itself."),
    ),
    "P101": _out_of_range,
    "P102": _overdue,
    "P103": Sentence(
        N_("Nothing says when this metric is healthy"), N_("Add `at_least` or `at_most`: where would you act?")
    ),
    "G101": _far,
    "G102": _rewritten,
    "G201": _moved,
    "G301": _changed,
    "S101": Sentence(N_("`{named}` has nothing to say here any more"), N_("Remove it from the comment.")),
    "S102": Sentence(
        N_("This comment does not say what to leave out"), N_("Name the rule and why: `# okr: ignore[K101] reason`.")
    ),
    "S103": _unknown_rule,
    "S104": _unknown_rule,
}
