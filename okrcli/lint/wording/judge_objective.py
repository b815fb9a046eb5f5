"""What a coach says about an objective: no figures, no tasks, a direction one can picture and say what it is for."""

from __future__ import annotations

import re

from okrcli.errors import Severity
from okrcli.lint.wording.changes import factor
from okrcli.lint.wording.opening import Opening
from okrcli.lint.wording.purpose import has_feeling, has_purpose, has_standing, has_superlative, is_idiom_of_ambition
from okrcli.lint.wording.remarks import Reason, Remark
from okrcli.lint.wording.statement import Statement
from okrcli.lint.wording.vagueness import is_generic_ambition, is_wish
from okrcli.lint.wording.words import entries

LONG = 25
FAR_TOO_LONG = 40
SHORT = 2

_OWNED = entries("""
    the our their its both first last next these those les nos ces leurs mes ses aux deux premiers premieres
    dernieres derniers prochains prochaines same
""")
_AFTER_DESCRIPTOR = entries("""
    premiers premieres derniers dernieres prochains prochaines
""")
_DEADLINE = re.compile(
    r" (?:by|before|d ici|avant|until|end of|fin|en|in) (?:\S+ )?(?:@date|@name|end|fin|summer|"
    r"christmas|ete|noel|easter|rentree) "
)
_COMPARING = {
    "en": entries("""
    more fewer less better higher lower faster shorter stronger increased reduced improved greater quicker
    happier
"""),
    "fr": entries("""
    plus moins meilleur meilleure meilleurs meilleures davantage
"""),
}
_KEEPING_OF = {
    "en": frozenset({"keep", "preserve", "safeguard", "uphold"}),
    "fr": entries("""
    garder conserver preserver sauvegarder cultiver
"""),
}
_ENSURING = entries("""
    ensure assure guarantee assurer garantir veiller
""")
_HANDLING = entries("""
    handle process resolve answer close solve traiter repondre resoudre solder cloturer collect pay
""")
_CASES = entries("""
    tickets requests cases backlog emails files calls incidents bugs issues invoices complaints dossiers
    demandes appels e-mails factures reclamations anomalies courriers
""")
_ABSTRACT_MAKING = entries("""
    build create establish develop forge offrir offer provide deliver batir construire creer developper forger
    proposer fournir concevoir design poser find trouver installer install instaurer ancrer inscrire ship
    livrer ouvrir open nouer produce
""")


def judge_objective(statement: Statement) -> tuple[Remark, ...]:
    """Return what there is to say about an objective, the main remark first."""
    remark = _main(statement)
    length = _length_remark(statement, alone=remark is None)
    return tuple(one for one in (remark, length) if one is not None)


def _main(statement: Statement) -> Remark | None:
    figure = _figure(statement)
    if figure:
        return Remark(Reason.FIGURE_IN_OBJECTIVE, facts={"figure": figure})
    opening = statement.opening
    if opening is None:
        return _without_verb(statement)
    if is_idiom_of_ambition(statement):
        return None
    promise = opening.promise
    verb = statement.written(opening.start, opening.end)
    about = statement.written(opening.end, len(statement.items))
    facts = {"verb": verb, "object": about}
    if promise in {"output", "soft_output", "task"}:
        if is_generic_ambition(statement):
            return Remark(Reason.VAGUE_OBJECTIVE, facts=facts)
        if _is_aspiration(statement, opening):
            return None
        return Remark(Reason.TASK_OBJECTIVE if promise == "task" else Reason.OUTPUT_OBJECTIVE, facts=facts)
    if has_purpose(statement, opening):
        return Remark(Reason.VAGUE_OBJECTIVE, facts=facts) if is_wish(statement) else None
    if promise == "maintain":
        return Remark(Reason.BUSINESS_AS_USUAL, facts=facts) if _is_usual(statement, opening) else None
    if promise in {"up", "down", "move"}:
        return _movement(statement, opening, facts)
    if is_generic_ambition(statement) or is_wish(statement):
        return Remark(Reason.VAGUE_OBJECTIVE, facts=facts)
    if opening.sense.lemma in _GETTING:
        gained = _gain(statement, opening, facts)
        if gained is not None:
            return gained
    if (
        opening.sense.lemma in _FINDING
        and len(statement.items) <= 7
        and not has_feeling(statement)
        and not has_standing(statement)
    ):
        return Remark(Reason.TASK_OBJECTIVE, facts=facts)
    if opening.sense.lemma in _PREVENTING and any(
        item in statement.words.metrics for item in statement.items[opening.end : opening.end + 4]
    ):
        return Remark(Reason.METRIC_WITHOUT_PURPOSE, facts=facts)
    if opening.sense.lemma in _HANDLING and any(item in _CASES for item in statement.items[opening.end :]):
        return Remark(Reason.TASK_OBJECTIVE, facts=facts)
    if opening.sense.lemma in _ENSURING:
        usual = any(
            item in statement.words.usual or item in statement.words.generic for item in statement.items[opening.end :]
        )
        return Remark(Reason.BUSINESS_AS_USUAL, facts=facts) if usual and not has_feeling(statement) else None
    return None


def _gain(statement: Statement, opening: Opening, facts: dict[str, str]) -> Remark | None:
    """Return the remark on `gain market share`, `attract more visitors`, `obtain the certification`."""
    following = statement.items[opening.end : opening.end + 6]
    if any(item.startswith(_CERTIFICATES) for item in following):
        return Remark(Reason.OUTPUT_OBJECTIVE, facts=facts)
    words, text = statement.words, f" {' '.join(following)} "
    named = [item for item in following if item in words.heads or item in words.metrics or item in words.outcomes]
    if named and _MORE.search(text) and len(statement.items) <= 8:
        return Remark(Reason.METRIC_WITHOUT_PURPOSE, facts=facts)
    if any(item in words.heads for item in following[:3]) and len(statement.items) <= 6:
        return Remark(Reason.METRIC_WITHOUT_PURPOSE, facts=facts)
    return None


_GETTING = entries("""
    gain gagner win obtenir get obtain generate generer attract attirer acquire acquerir earn achieve reach
    atteindre have avoir secure decrocher receive sell vendre close see recruter signer sign drive engranger
    conquerir
""")
_FINDING = frozenset(["find", "trouver", "chercher"])
_PREVENTING = entries("""
    avoid prevent eviter empecher prevenir
""")
_CERTIFICATES = ("certif", "accredit", "label", "agrement", "homologation", "licence", "permit")
_MORE = re.compile(
    r" (?:more|new|additional|higher|better|plus|davantage|nouveaux|nouvelles|meilleure?s?|"
    r"supplementaires?|parts de marche|market share) "
)


def _figure(statement: Statement) -> str:
    """Return the figure that belongs in a key result, or an empty string: `our two sites` and `zero waste` are none."""
    items = statement.items
    for index, item in enumerate(items):
        if not item.startswith("#"):
            continue
        figure = statement.line.figures[int(item[1:])]
        before = items[index - 1] if index else ""
        after = items[index + 1] if index + 1 < len(items) else ""
        if figure.unit in {"fraction", "denominator"} or (figure.value == 0 and figure.unit == "count"):
            if figure.unit == "fraction" and statement.is_moving:
                return figure.raw
            continue
        if _is_descriptor(statement, index, before, after):
            continue
        described = before in _OWNED or after in _AFTER_DESCRIPTOR or before == "@ordinal"
        if described and figure.unit in {"count", "time", "long_time"}:
            continue
        if (
            figure.unit == "count"
            and not figure.raw[:1].isdigit()
            and figure.value <= 3
            and not statement.is_moving
            and not _counted(statement)
        ):
            continue
        return figure.raw
    opening = statement.opening
    doubled = factor(f" {' '.join(items[:2])} ", statement.language)
    return doubled if doubled and (opening is None or opening.promise == "up" or opening.promise == "down") else ""


def _is_descriptor(statement: Statement, index: int, before: str, after: str) -> bool:
    """Whether the figure describes rather than aims: `5-star`, `4-day week`, `100 % local`, `les plus de 60 ans`, `in three years`."""
    figure = statement.line.figures[int(statement.items[index][1:])]
    if figure.unit in {"time", "long_time"} and "-" in figure.raw:
        return True
    if figure.unit == "count" and (after == "-" or after.startswith(("star", "etoile"))):
        return True
    if (
        figure.unit == "percent"
        and figure.value == 100
        and after[:1].isalpha()
        and after not in {"of", "de", "des", "d", "du", "on", "in"}
    ):
        return True
    if figure.unit == "long_time" and not statement.is_moving:
        return figure.raw.endswith((" ans", "-year-old")) or before in {
            "in",
            "within",
            "over",
            "ici",
            "sur",
            "en",
            "dans",
            "for",
            "pendant",
        }
    return False


def _counted(statement: Statement) -> bool:
    """Whether the verb makes, does or wins so many of something."""
    opening = statement.opening
    if opening is None:
        return False
    return opening.promise in {"output", "soft_output", "task"} or opening.sense.lemma in {
        "win", "sign", "gain", "reach", "land", "acquire", "gagner", "signer", "atteindre", "remporter", "conclure", "obtenir", "get", "secure",
    }  # fmt: skip


def _is_aspiration(statement: Statement, opening: Opening) -> bool:
    """Whether the thing made is a picture of the future: `Build a data platform our hospitals trust`."""
    if has_purpose(statement, opening) or has_standing(statement):
        return True
    return opening.sense.lemma in _ABSTRACT_MAKING and (has_feeling(statement) or has_superlative(statement))


def _is_usual(statement: Statement, opening: Opening) -> bool:
    if opening.sense.lemma not in _KEEPING_OF[statement.language]:
        return not has_feeling(statement) and not has_superlative(statement)
    return any(
        item in statement.words.usual or item in statement.words.heads for item in statement.items[opening.end :]
    )


def _movement(statement: Statement, opening: Opening, facts: dict[str, str]) -> Remark | None:
    following = statement.items[opening.end :]
    lemma = opening.sense.lemma
    if lemma in _CARRYING and not _names_metric(following, statement):
        # "Bring finance and operations to the same version of the truth" moves no metric.
        return None if len(following) > 3 else Remark(Reason.VAGUE_OBJECTIVE, facts=facts)
    if has_standing(statement) or (lemma in _GROWING_THINGS and has_feeling(statement)):
        return None
    names_metric = any(item in statement.words.metrics and item not in statement.words.generic for item in following)
    return Remark(Reason.METRIC_WITHOUT_PURPOSE if names_metric else Reason.VAGUE_OBJECTIVE, facts=facts)


def _names_metric(items: tuple[str, ...], statement: Statement) -> bool:
    """Whether a metric is named, apart from labels such as `Level 1`."""
    return any(
        item in statement.words.metrics and items[index + 1 : index + 2] != ("@name",)
        for index, item in enumerate(items)
    )


_CARRYING = frozenset(
    "bring take move turn shift transform go passer porter amener ramener transformer faire_passer push_up scale_up bring_up expand extend advance etendre favoriser foster encourage encourager deepen approfondir slow valoriser".replace(
        "_", " "
    ).split()
)
_GROWING_THINGS = entries("""
    grow raise strengthen reinforce foster deepen stimulate renforcer developper consolider encourage
    cultivate nourrir accroitre build
""") | {"faire grandir"}


def _without_verb(statement: Statement) -> Remark | None:
    items = statement.items
    if not items:
        return Remark(Reason.VAGUE_OBJECTIVE)
    words = statement.words
    facts = {"object": statement.written(0, len(items))}
    if is_generic_ambition(statement):
        return Remark(Reason.VAGUE_OBJECTIVE, facts=facts)
    if has_purpose(statement, None):
        return None
    if items[0] in _COMPARING[words.language] or _COMPARED.match(statement.line.text):
        return Remark(Reason.VAGUE_OBJECTIVE, facts=facts)
    if any(item in words.heads for item in items[:3]) and len(items) <= 5:
        return Remark(Reason.METRIC_WITHOUT_PURPOSE, facts=facts)
    return None


_COMPARED = re.compile(
    r"^ (?:(?:a|an) (?:better|more|stronger|faster|higher|improved) |(?:une? )meilleure? |(?:des|une?|"
    r"de) (?:\S+ ){1,2}(?:plus|moins) \S+ $)"
)


def _length_remark(statement: Statement, *, alone: bool) -> Remark | None:
    words = sum(1 for token in statement.tokens if token.kind != "sign")
    facts = {"words": str(words)}
    if words <= SHORT and alone:
        return Remark(Reason.OBJECTIVE_TOO_SHORT, Severity.WARNING, facts)
    if words > LONG:
        return Remark(Reason.OBJECTIVE_TOO_LONG, Severity.WARNING if words > FAR_TOO_LONG else Severity.INFO, facts)
    return None
