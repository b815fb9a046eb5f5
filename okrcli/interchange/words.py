"""Words that documents say what is what with, in English and French: headers, labels, states, parts of a page.

Words are data. They are compared by their slugs: capitals, accents and what stands between words tell nothing apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from okrcli.model.terms import ReportedStatus
from okrcli.schema.suggest import slugify


def _by_word(table: str) -> dict[str, str]:
    """The meanings of words, from lines of `meaning: word, word`."""
    pairs = (line.partition(":")[::2] for line in table.strip().splitlines())
    return {slugify(word): meaning.strip() for meaning, words in pairs for word in words.split(",")}


# What a column's header, or the name before a colon, means.
_FIELDS = _by_word("""
objective: objective, objectives, goal, goals, opportunity, objectif, objectifs
key_result: key result, key results, kr, krs, key_result, measure of success, resultat cle
key_result: resultats cles, rc, indicateur, metric
type: type, level, item type, object type, issue type, work item type, kind, niveau
order: order, no, n, nr, ordre, numero
row_id: id, key, okr id, item id, object id, ref, reference
parent: parent, parent id, parent objective, parent goal, parent title, parent okr, aligned to
parent: alignment, objectif parent
objective_owner: objective owner, goal owner, responsable de l objectif
name: summary, name, title, intitule, nom, titre
okr_type: okr type, type d okr
owner: owner, owners, owner name, owner email, assignee, assigned to, dri, lead, responsable
owner: responsables, pilote, proprietaire
team: team, teams, equipe, equipes
cycle: period, quarter, cycle, timeframe, time frame, time period, session, periode, trimestre
baseline: start, start value, starting value, baseline value, initial value, baseline, from, initial, depart
baseline: valeur de depart, valeur initiale
target: target, target value, goal value, to, cible, valeur cible
value: current, current value, latest value, now, actual, actual value, valeur actuelle, valeur courante, actuel
value: reel, valeur reelle, realise
unit: unit, units, unite, metric unit, unit of measure
projected: projected, projected score, projection, forecast, prevu, prevision
score: final, final score, end q, end q score, score, grade, note finale
progress: progress, attainment, achievement, completion, progression, avancement, complete, percent complete
status: status, state, health, statut, etat
confidence: confidence, confidence level, confiance, niveau de confiance
tags: priority, prio, category, priorite, categorie, tags, labels, etiquettes
weight: weight, weighting, poids, ponderation
starts: start date, starts, date de debut, debut
ends: end date, due date, due, ends, deadline, date de fin, fin, echeance
updated: updated date, updated, last updated, last check in, last update, last checkin, update date
updated: last check in date, mis a jour, date de mise a jour
created: created, created date
note: remarks, remark, comments, comment, notes, note, commentaire, commentaires, remarques
note: last check in note, check in note, last comment, latest comment
results: results, resultats, outcome, outcomes
description: description, descriptif
why: why, why this matters, motivation, pourquoi, rationale
""")
_MID = re.compile(r"mid(?:-(?:q|term|quarter|cycle|year|point)?.*)?|mi-(?:parcours|trimestre)")
FIELDS = frozenset(_FIELDS.values()) | {"mid"}


_PERIODS = r"(?:q[1-4]|[hst][12]|t[34]|fy\d\d|20\d\d)"  # "Q2 final"
_QUALIFIED = re.compile(
    rf"^(?:{_PERIODS}-)+|(?:-{_PERIODS})+$|^(?:key-result|kr)-(?!name|title|id$)|(?<=^objective)-(?:name|title|statement)$"
    r"|(?<=^goal)-(?:name|title|statement)$|(?<=^key-result)-(?:name|title|statement)$|(?<=^kr)-(?:name|title)$"
)


def field_of(header: str) -> str | None:
    """What a header means; none where nobody knows."""
    if header.strip() in ("%", "% complete"):
        return "progress"
    if header.strip() == "#":
        return "order"
    for part in (re.sub(r"\([^()]*\)", "", header), *header.split("/")):
        slug = _QUALIFIED.sub("", slugify(part))
        if slug in _FIELDS:
            return _FIELDS[slug]
        if slug.startswith("mi") and _MID.fullmatch(slug):
            return "mid"
    return None


_KINDS = _by_word("""
objective: objective, goal, objectif
key_result: key result, kr, milestone, resultat cle, jalon
""")


def kind_of(word: str) -> str | None:
    """Whether the type of a row is that of an objective or a key result; none for everything else."""
    return _KINDS.get(slugify(word))


_PARTS = _by_word("""
key_results: key results, key result, krs, resultats cles, okrs, mesures, measures of success
criteria: we ll know we re successful when, we will know we are successful when, success criteria
criteria: success looks like, how we measure success, criteres de reussite, criteres de succes
criteria: nous aurons reussi quand
why: motivation, why, why this matters, why it matters, pourquoi
skip: background, context, contexte, notes, note, contents, table of contents, toc, sommaire
skip: table des matieres, initiatives, initiative, what we ll ship, what we will ship, projects, projets
skip: tasks, taches, actions, action items, plan d action, issues, links, liens, resources, ressources
skip: remarques, appendix, annexe, annexes, references, legend, legende, other quarters
skip: previous quarters, history, historique, changelog, how to read, guidelines, livrables
skip: deliverables, next steps, prochaines etapes, faq
skip: retrospective, retrospective of, retrospective on, bilan, bilan du, bilan de, lessons learned, learnings
objectives: objectives, goals, objectifs
""")


def part_of(text: str) -> str | None:
    """Which part of a page a heading, or a line that ends in a colon, begins, such as `why` or `key_results`."""
    slug = slugify(text.strip(" :："))
    return _PARTS.get(slug) or next(
        (part for word, part in _PARTS.items() if part != "objectives" and " " in word and slug.startswith(word)), None
    )


_STATUS = {
    ReportedStatus.ON_TRACK: "on track, en bonne voie, ontrack",
    ReportedStatus.AT_RISK: "at risk, a risque, atrisk",
    ReportedStatus.OFF_TRACK: "off track, not on track, behind, en retard, offtrack",
}
_STATUSES = {slugify(word): status for status, words in _STATUS.items() for word in words.split(",")}
_NO_STATUS = {slugify(word) for word in ("not started", "non démarré", "in progress", "en cours", "pas démarré")}
_DONE = {"done", "complete", "completed", "fait", "faite", "termine", "terminee", "atteint", "atteinte"}
_UNSAID = {"x", "n-a", "na", "none", "null"}

TICKS = "✅✔☑"
CROSSES = "❌✗✘"
MARKS: Mapping[str, ReportedStatus | None] = {
    "🟢": ReportedStatus.ON_TRACK,
    "🟡": ReportedStatus.AT_RISK,
    "🟠": ReportedStatus.AT_RISK,
    "⚠": ReportedStatus.AT_RISK,
    "🔴": ReportedStatus.OFF_TRACK,
    "🛑": ReportedStatus.OFF_TRACK,
    "🚫": ReportedStatus.OFF_TRACK,
    "📋": None,
}

SHORTCODES = {
    ":white_check_mark:": "✅",
    ":heavy_check_mark:": "✔",
    ":ballot_box_with_check:": "☑",
    ":green_circle:": "🟢",
    ":large_green_circle:": "🟢",
    ":yellow_circle:": "🟡",
    ":large_yellow_circle:": "🟡",
    ":warning:": "⚠",
    ":red_circle:": "🔴",
    ":no_entry_sign:": "🚫",
    ":octagonal_sign:": "🛑",
}


def status_and_rest(text: str) -> tuple[ReportedStatus | None, str]:
    """The status that words, or a mark before others, say, and what else is said: `🟡 waits for the bank`."""
    if status := _STATUSES.get(slugify(text)):
        return status, ""
    bare = text.strip().replace("\ufe0f", "")
    status = MARKS.get(bare[:1])
    return (status, bare[1:].strip(" :–—-")) if status else (None, text)


def status_of(text: str) -> ReportedStatus | None:
    """The status that words or a mark say; none for all other words."""
    status, rest = status_and_rest(text)
    return None if rest else status


def says_no_status(text: str) -> bool:
    """Whether words are of a state that is no status here: not started, in progress."""
    return slugify(text) in _NO_STATUS


def says_done(text: str) -> bool:
    """Whether the text is a word, or a mark, of something done."""
    bare = text.strip().replace("\ufe0f", "")
    return slugify(text) in _DONE or (bare != "" and all(sign in TICKS for sign in bare))


def is_unsaid(text: str) -> bool:
    """Whether a cell says that there is nothing: empty, a dash, n/a."""
    return not text.strip(" -–—−*_.?!/\\|") or slugify(text) in _UNSAID


UNKNOWN = re.compile(
    r"\b(?:TBD|TBC|tbd|tbc|ZZZ|XXX?|YY|"
    r"(?i:à définir|à préciser|to be (?:defined|decided|confirmed)))\b|"
    r"(?<![\w$])[XYZN] ?%|[$€£] ?[NXYZ]\b|\b[XYZN] ?[€£$]"
)

_CHANGE = re.compile(
    r"\b(?:increase|grow|improve|raise|boost|reduce|decrease|cut|lower|drop|expand|accelerate|gain|lift|shrink|augmenter"
    r"|accroître|améliorer|développer|réduire|diminuer|baisser|faire (?:baisser|croître|progresser)|croître|progresser"
    r"|gagner|abaisser|relever|accélérer)\b",
    re.IGNORECASE,
)


def changes(text: str) -> bool:
    """Whether a statement says that something shall change: a figure in it may be how much."""
    return _CHANGE.search(text) is not None


KEEPING = re.compile(
    r"\b(?:keep(?:s|ing)?|stays?|staying|remains?|remaining|holds?|maintain(?:s|ing|ed)?|never|garde[rz]?|gardons|reste[rz]?"
    r"|restent|maintenir|maintient|tenir|ne .*?jamais|jamais|conserver)\b",
    re.IGNORECASE,
)
ABOVE = (
    r"above|over|at least|more than|higher than|no less than|not below|exceed|dépasser?|au-dessus de|"
    r"au-delà de|plus de|au moins|[≥>]=?"
)
BELOW = (
    r"below|under|less than|fewer than|lower than|within|no more than|not more than|at most|up to|"
    r"au-dessous de|en-dessous de"
    r"|en dessous de|sous|moins de|pas plus de|au plus|au maximum|[≤<]=?"
)
ALONE_AT_MOST = r"no more than|not more than|at most|not exceed|ne pas dépasser|pas plus de|au plus"


_CYCLE = re.compile(
    r"\b(?:fy ?[0-9]{2}|20[0-9]{2})(?:[ -]?[qths][1-4])?\b|\b[qths][1-4](?:[ -]?(?:fy ?[0-9]{2}|y?20[0-9]{2}))?\b",
    re.IGNORECASE,
)


def titles(text: str) -> Iterator[str]:
    """Give the names of teams that a title says, such as `X team` and `Équipe X`."""
    if named := re.fullmatch(r"(?:team|équipe|equipe)\s*:\s*(\S.*)", text.strip(), re.IGNORECASE):
        yield named[1]
    for part in re.split(r"\s*(?:[,:;|()\[\]–—·•]|\s[-/]\s)\s*", text):
        found = re.fullmatch(
            r"(?:(?:okrs?|objectifs|objectives|plan) )?(?:(?:of|for|de|pour|du) )?(?:the |our |l['’]|"
            r"notre )?(?P<name>.+?) team(?: okrs?| plan)?"
            r"|(?:okrs? )?(?:(?:de|pour) )?(?:l['’])?[ée]quipe (?P<nom>.+)"
            r"|(?:okrs? (?:of |for )?)?team (?P<called>(?!(?:okr|objective|goal|plan|member|meeting|page)s?\b).+)",
            _CYCLE.sub("", part).strip(),
            re.IGNORECASE,
        )
        if found:
            yield (found["name"] or found["nom"] or found["called"]).strip()
