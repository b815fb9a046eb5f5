"""Whether a key result names a thing made or an activity, and whether an outcome beside it redeems that."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from okrcli.lint.wording.changes import changes_frequency
from okrcli.lint.wording.opening import sense_at
from okrcli.lint.wording.statement import Statement
from okrcli.lint.wording.words import entries
from okrcli.lint.wording.words.figures import TIMES

Busy = Literal["output", "task"]

_LINKS = {
    "en": frozenset(
        [
            "and",
            "to",
            "so",
            "that",
            "which",
            "with",
            "for",
            "→",
            "&",
            ";",
            ",",
            "resulting",
            "leading",
            "generating",
            "achieving",
            "by",
            "reaching",
            "+",
            "then",
        ]
    ),
    "fr": frozenset(
        [
            "et",
            "pour",
            "afin",
            "avec",
            "qui",
            "permettant",
            "→",
            "&",
            ";",
            ",",
            "entrainant",
            "generant",
            "atteignant",
            "+",
            "puis",
            "dont",
            "ce",
        ]
    ),
}
_STOPS = {
    "en": frozenset(["for", "in", "with", "on", "to", "by", "from", "at", "through", "via", "of", "across", "per", "and", "so", "that", "which", "before", "after", "until", "during", "about", "into", "under", "within", "using", "as", "(", ",", ";", ":", ".", "-", "than", "without", "→"]),
    "fr": frozenset(["pour", "dans", "avec", "sur", "a", "au", "aux", "par", "chez", "via", "en", "et", "qui", "que", "afin", "avant", "apres", "pendant", "sous", "(", ",", ";", ":", ".", "-", "sans", "aupres", "des", "entre", "→", "d", "ici", "dont", "du", "de"]),
}  # fmt: skip
_ON_TIME = re.compile(
    r" (?:on time|on-time|on schedule|on the first|first time|the same day|same-day|next-day|in full|"
    r"without|within|in (?:under|less than)|under|no later than|ahead of|error-free|a l heure|"
    r"dans les delais|dans les temps|le jour meme|du premier coup|sans|en moins d|sous|avant|au premier|"
    r"completes|correctly|a temps|au plus tard) "
)
_UNDER = re.compile(r" (?:under|less than|fewer than|moins d|moins de|at most|au plus|maximum|<) #")
_RACE = re.compile(
    r" (?:marathons?|semi-marathon|half-marathon|race|triathlon|km|kilometres?|kilometers?|miles|"
    r"@name race|course|trail) "
)
_STATES = {
    "en": re.compile(
        r" (?:live|in production|operational|up and running|in place|go-live|goes live|on air|online|"
        r"in service|ready|signed off|fully functional|in operation|available to (?:all|every)\w*|"
        r"available (?:for|in|on) |open to the public) "
    ),
    "fr": re.compile(
        r" (?:en ligne|en production|operationnel(?:le|s|les)?|en place|en service|disponibles?|prete?s?|"
        r"fonctionnel(?:le|s|les)?|ouvertes? au public|au point|a disposition) "
    ),
}
_DEFINING = entries("""
    the newly recently our le la les l nouvellement recemment un une a an
""")
_QUALIFIER_ENDINGS = {"en": ("ly",), "fr": ("ment",)}
# What customers, members or citizens do: a share of it is behaviour.
_DONE_BY_OTHERS = entries("""
    order buy purchase request share register join enrol enroll subscribe submit choose select contact call
    visit read attend invite approve commander acheter demander partager inscrire choisir selectionner
    contacter appeler visiter lire inviter approuver valider deposer essayer
""")
_DISPLACING = entries("""
    move shift take bring upgrade expand extend deplacer amener etendre
""")
# Enlisting outsiders is a result; hiring is not.
_ENLISTING = entries("""
    recruit enrol enroll register onboard recruter inscrire enroler recrutement recruitment
""")
_STAFF = entries("""
    staff employees people managers agents engineers developers drivers nurses teachers hires colleagues
    talent talents salaries collaborateurs techniciens ingenieurs developpeurs chauffeurs infirmiers
    infirmieres enseignants collegues recrues jobs emplois emploi commerciaux
""")
_LIGHT = entries("""
    make have do give take see get faire avoir donner prendre passer
""")
_GATHERING = entries("""
    collect gather compile raise source collate obtain get receive earn win gain recueillir collecter
    rassembler reunir lever obtenir recevoir collecte fundraise gagner recolter
""")
_ASKED = re.compile(
    r" (?:responses|answers|feedback|questionnaires?|surveys?|opinions|ideas|suggestions|testimonials|"
    r"reponses|avis|idees|temoignages|retours|suggestions|enquetes?|sondages?) "
)
_PAID = {"percent", "money", "score", "fraction", "times", "points"}


class Activity(NamedTuple):
    """A verb or noun of making or doing: which of the two, its words, and what it is about, as written."""

    busy: Busy
    verb: str
    about: str


def find_activity(statement: Statement) -> Activity | None:
    """Return the output or task that the key result amounts to, or None where there is none or an outcome redeems it."""
    opening = statement.opening
    if opening is not None and opening.promise in {"output", "soft_output", "task"}:
        if _is_a_race(statement) or _is_redeemed(statement):
            return None
        busy: Busy = "task" if opening.promise == "task" else "output"
        return Activity(
            busy, statement.written(opening.start, opening.end), statement.written(opening.end, len(statement.items))
        )
    if (
        opening is not None
        and opening.sense.lemma in _GATHERING
        and _counts(statement)
        and _ASKED.search(statement.line.text)
    ):
        return Activity(
            "task", statement.written(opening.start, opening.end), statement.written(opening.end, len(statement.items))
        )
    if opening is not None and opening.sense.lemma in _LIGHT and not statement.roles.moves and _counts(statement):
        about = _object(statement, opening.end)
        if about in statement.words.content and not _has_outcome_clause(statement, opening.end):
            return Activity("task", statement.written(opening.start, opening.end), about)
    if opening is not None and opening.promise in {"up", "down", "move"}:
        return _more_of_the_same(statement, opening.end)
    done = _thing_done(statement) or _counted_artefacts(statement)
    return None if done is None or _outcome_figure(statement) else done


def _more_of_the_same(statement: Statement, start: int) -> Activity | None:
    """Return the things made of which only the count rises: `Go from 2 to 5 newsletters a month`."""
    opening, figures = statement.opening, statement.line.figures
    if opening is None or opening.promise == "down" or not _counts(statement) or _has_outcome_clause(statement, start):
        return None
    places = [index for index, item in enumerate(statement.items) if item.startswith("#")]
    last = statement.roles.targets[-1]
    after = _object(statement, next(index for index in places if statement.items[index] == f"#{last}") + 1)
    before = _object(statement, start)
    if opening.sense.lemma in _DISPLACING and not statement.roles.moves and before in statement.words.artefacts:
        return Activity("output", statement.written(opening.start, opening.end), before)
    rising = all(figures[first].value < figures[end].value for first, end in statement.roles.moves)
    if rising and (after in statement.words.content or (before in statement.words.content and not after)):
        return Activity("output", statement.written(opening.start, opening.end), after or before)
    return None


def _counts(statement: Statement) -> bool:
    targets = statement.targets
    return bool(targets) and all(figure.unit == "count" for figure in targets)


def _is_a_race(statement: Statement) -> bool:
    """Whether it is about covering a distance in so much time: a result, not a task."""
    return bool(statement.targets) and bool(_RACE.search(statement.line.text))


def _is_redeemed(statement: Statement) -> bool:
    """Whether the outcome stands beside the output: `Ship X and have 35 % use it`, `Create 40 jobs`."""
    opening, targets = statement.opening, statement.targets
    assert opening is not None  # noqa: S101 - the caller looked
    if not targets:
        return False
    if _has_outcome_clause(statement, opening.end):
        return True
    text = statement.line.text
    if changes_frequency(text, statement.language):
        return True
    units = {figure.unit for figure in targets}
    soft = opening.promise == "soft_output"
    about = _object(statement, opening.end)
    artefact = about in statement.words.artefacts
    timed = bool(_ON_TIME.search(text)) or bool(units & {"time"})
    whole = all(figure.unit == "percent" and figure.value >= 100 for figure in targets)
    if opening.sense.lemma in {"meet", "support", "manage"} and "percent" in units and opening.sense.lemma != "manage":
        return True
    if statement.roles.baselines and units & (_PAID | {"time", "long_time"}):
        return True
    if units & {"time"} and _UNDER.search(text):
        return True
    if {"percent", "fraction"} & units and (timed and not artefact) and not whole:
        return True
    if opening.sense.lemma in _GATHERING or opening.sense.lemma in {"collecte", "collection"}:
        return not _ASKED.search(text) and not artefact
    if statement.roles.moves and not artefact and opening.sense.form == "noun":
        return True
    if opening.sense.lemma in _ENLISTING and about in (statement.words.people | statement.words.outcomes) - _STAFF:
        return True
    if opening.sense.lemma == "participation" and {"percent", "fraction"} & units:
        return True
    if soft:
        if units & _PAID and not artefact and not whole:
            return True
        return about in statement.words.outcomes
    return (
        opening.promise == "output"
        and bool(units & {"percent", "fraction"})
        and about in statement.words.people
        and not whole
    )


def _has_outcome_clause(statement: Statement, start: int) -> bool:
    """Whether a link after `start` leads to a result or a movement with a figure."""
    items, words = statement.items, statement.words
    places = {index: int(item[1:]) for index, item in enumerate(items) if item.startswith("#")}
    goals = set(statement.roles.targets)
    for index in range(start + 1, len(items) - 1):
        if items[index] not in _LINKS[statement.language]:
            continue
        if not any(place > index and figure in goals for place, figure in places.items()):
            return False
        if items[index] in {"with", "avec", "→"} and _paid_figure_near(statement, index, places):
            return True
        for ahead in range(index + 1, min(index + 5, len(items))):
            if items[ahead].startswith("#"):
                break
            sense, _ = sense_at(items, ahead, words, first=False)
            if sense is None:
                bare = words.verbs.get(items[ahead])
                sense = bare if bare is not None and bare.form in {"gerund", "present"} else None
            if sense is not None and sense.promise in {"result", "up", "down", "move"} and sense.form != "participle":
                return True
        if items[index] in {"and", "et", "&", ","} and _paid_figure_near(statement, index, places):
            return True
    return False


def _paid_figure_near(statement: Statement, index: int, places: dict[int, int]) -> bool:
    return any(
        index < place <= index + 5 and statement.line.figures[figure].unit in _PAID for place, figure in places.items()
    )


def _object(statement: Statement, start: int) -> str:
    """Return the noun that the verb is about: the last of the group in English, the first known one in French."""
    group: list[str] = []
    for place, item in enumerate(statement.items[start : start + 8], start):
        if (
            item in {"a", "per", "each", "every", "an"}
            and statement.items[place + 1 : place + 2]
            and statement.items[place + 1] in TIMES
            and group
        ):
            break
        if item.startswith(("#", "@")) or item in {
            "the",
            "a",
            "an",
            "our",
            "of",
            "des",
            "de",
            "d",
            "les",
            "le",
            "la",
            "l",
            "nos",
            "un",
            "une",
        }:
            if group and statement.language == "fr" and item in {"de", "d", "des"}:
                break
            continue
        if item in _STOPS[statement.language]:
            break
        group.append(item)
    if not group:
        return ""
    if statement.language == "en":
        return group[-1]
    known = [
        item
        for item in group
        if item in statement.words.artefacts or item in statement.words.outcomes or item in statement.words.people
    ]
    return known[0] if known else group[0]


def _outcome_figure(statement: Statement) -> bool:
    """Whether a figure speaks of an effect: a movement, an amount, a time, a share that is not the whole of the work."""
    roles, text = statement.roles, statement.line.text
    if roles.moves or roles.baselines:
        return True
    units = {figure.unit for figure in statement.targets}
    if units & {"money", "times", "score", "points"}:
        return True
    if units & {"time"}:
        return True
    if units & {"percent", "fraction"}:
        whole = all(
            figure.value in {1.0, 100.0} for figure in statement.targets if figure.unit in {"percent", "fraction"}
        )
        return not whole and bool(_ON_TIME.search(text) or not _hard_participle(statement))
    return any(item in statement.words.outcomes for item in statement.items) and bool(statement.targets)


def _hard_participle(statement: Statement) -> bool:
    return any(
        sense is not None and sense.promise in {"output", "task"}
        for sense in map(statement.participle, range(len(statement.items)))
    )


def _thing_done(statement: Statement) -> Activity | None:
    """Return the thing that a state says is there: `6 pages live`, `charte finalisée`, `The CRM is in production`."""
    items = statement.items
    text = statement.line.text
    partial = any(
        figure.unit in {"percent", "fraction"} and figure.value not in {1.0, 100.0} for figure in statement.targets
    )
    state = _STATES[statement.language].search(text)
    if state is not None and not partial:
        return Activity("output", state.group().strip(), statement.written(0, len(items)))
    for index in range(1, len(items)):
        sense = statement.participle(index)
        if sense is None or sense.promise not in {"output", "soft_output", "task"} or items[index - 1] in _DEFINING:
            continue
        if sense.lemma in _DONE_BY_OTHERS and not _counts(statement):
            continue
        if statement.language == "en" and not _ends_a_clause(statement, index):
            continue
        return Activity("task" if sense.promise == "task" else "output", items[index], statement.written(0, index))
    return None


def _ends_a_clause(statement: Statement, index: int) -> bool:
    """Whether an English participle is a predicate (`dashboards delivered by June`), not an adjective (`trained staff`)."""
    following = statement.items[index + 1] if index + 1 < len(statement.items) else ""
    return not following or following in _STOPS["en"] or following.endswith("ly") or following.startswith("@")


def _counted_artefacts(statement: Statement) -> Activity | None:
    """Return what a bare count of things made or held amounts to: `8 webinars`, `12 articles de blog`."""
    if statement.opening is not None or not _counts(statement):
        return None
    items = statement.items
    for index, item in enumerate(items[:3]):
        if item.startswith("#"):
            head = _object(statement, index + 1)
            if head in statement.words.artefacts:
                return Activity("output", head, statement.written(index, len(items)))
    return None
