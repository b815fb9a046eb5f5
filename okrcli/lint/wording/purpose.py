"""Whether an objective says what it is for: a clause of purpose or quality, a place among others, a feeling."""

from __future__ import annotations

import re

from okrcli.lint.wording.opening import Opening
from okrcli.lint.wording.statement import Statement
from okrcli.lint.wording.words import entries

_CLAUSE = {
    "en": re.compile(
        r" (?:so|that|who|whose|which|where|without|instead of|rather than|because|how|when|whenever|as if|"
        r"no matter|as (?:the|a|an|one)|like|before|what|whether|nobody|until|even|in order to|worthy of|"
        r"(?:so )?they|you) "
    ),
    "fr": re.compile(
        r" (?:pour que|pour qu|afin|dignes? d|dignes? de|a la hauteur|qui|"
        r"(?<!plus )(?<!ainsi )(?<!autant )(?<!ainsi )qu|que|dont|auquel|a laquelle|laquelle|lequel|"
        r"lesquels|lesquelles|sans|plutot que|au lieu|comme|quand|la ou|si|avant) "
    ),
}
_NOT_A_CLAUSE = re.compile(
    r" (?:ainsi que|plus que|ainsi qu|as well as|before|avant|so far) (?=@date|the|la|le|l|noel|"
    r"christmas|summer|end|fin|ete)?"
)
# "a data platform our hospitals trust": a noun, then straight away who does something with it.
_WHO = entries("""
    our their people customers users everyone everybody we they you anyone nobody patients teams engineers
    farmers parents citizens guests families
""")
_AIM_VERBS = {
    "en": entries("""
    help give let become win make be free enable keep feel get put have turn welcome never protect stop earn
"""),
    "fr": entries("""
    aider donner laisser devenir gagner rendre etre liberer permettre faire avoir accueillir offrir proteger
    redonner mieux ne
"""),
}  # fmt: skip
_ENABLING = entries("""
    equip enable empower equiper outiller
""")
_FEELINGS = {
    "en": entries("""
    trust trusted love loved pride proud confidence joy freedom memorable unforgettable exceptional effortless
    delight delightful fun home heart undisputed iconic legendary seamless remarkable outstanding peace
    best-loved beloved favourite favorite reputation community culture conditions foundations relationship
    relationships bond bonds momentum movement craft spirit sense identity dream belonging go-to hope dignity
    happiness serenity first-choice happy excited safe safely space room focus calm habit habits rituals
    future destination free independent voice
"""),
    "fr": entries("""
    confiance amour fierte fier fiers fiere fieres joie liberte memorable inoubliable exceptionnel
    exceptionnelle serenite serein sereine sereinement plaisir coeur prefere preferee preferes incontournable
    legendaire remarquable ame communaute culture conditions relation lien liens elan mouvement esprit
    identite reve sens gout envie appartenance reputation complicite paix espoir dignite bonheur choix heureux
    facile naturel naturelle espace calme habitude rituels avenir destination libre libres independants
    independante bases fondations rendez-vous voix ecole
"""),
}  # fmt: skip
_IDIOM = re.compile(
    r"^ (?:(?:open|pave|lead|show|light) (?:the|up the) way|open (?:new |the )?doors?|open (?:our|"
    r"its) doors|set the (?:standard|tone|bar|pace)|build bridges|break new ground|write (?:a|"
    r"the) (?:new|next) chapter|turn the page|change the game|put \S+ on the map|ouvrir (?:la voie|"
    r"de nouvelles portes|les portes|la porte|nos portes)|(?:tenir|keep|honour|honor) (?:nos |our |"
    r"notre |chaque |every |each )?(?:promesses?|parole|promises?|word)|montrer la voie|tracer la voie|"
    r"donner le ton|donner l exemple|tourner la page|ecrire (?:une nouvelle page|un nouveau chapitre)|"
    r"creer des ponts|jeter des ponts|tirer (?:\S+ )+vers le haut|prendre (?:une longueur d avance|"
    r"le virage)|lancer une nouvelle ere|donner vie|parler d une seule voix|speak with one voice|"
    r"(?:accelerate|lead|drive|speed up|accelerer|mener|conduire) (?:the |la |le |our |l |"
    r"notre )?(?:shift|switch|transition|move|passage|bascule) (?:to|towards|from|away|vers|a|au|d|de|"
    r"du)|bring (?:\S+ )+to life) "
)
_INTO = re.compile(
    r"^ (?:turn|transform|convert|change|transformer|changer|convertir|faire evoluer|"
    r"muer) (?:\S+ )+?(?:into|en) |^ (?:passer (?:de|d|du) (?:\S+ )+?(?:a|au|aux)|(?:go|move|shift|"
    r"evolve|grow) from (?:\S+ )+?to) "
)
_SUPERLATIVE = {
    "en": re.compile(r" (?:the|our|your|europe|france|world) (?:(?:most|best-)\S* \S+|best|\S{3,}est) "),
    "fr": re.compile(r" (?:le|la|les|l|nos|notre) (?:plus \S+|\S+ (?:le|la|les) plus \S+|meilleure?s? \S+) "),
}
_NO_SUPERLATIVE = entries("""
    latest request test harvest forest interest guest west contest quest rest honest invest digest protest
    chest highest
""")
_STANDING = re.compile(
    r" (?:position|leadership|place|standing|reputation|role|image|statut|avance|"
    r"ancrage) (?:\S+ )*(?:as|comme|of|de|chez|parmi|in|on|sur|dans|en|among) "
)


def has_purpose(statement: Statement, opening: Opening | None) -> bool:
    """Whether a clause tells what the objective is for or what it must be like."""
    start = opening.end if opening is not None else 0
    rest = f" {' '.join(statement.items[start:])} "
    if _CLAUSE[statement.language].search(_NOT_A_CLAUSE.sub(" ", rest)):
        return True
    if any(token.raw.lower() == "où" for token in statement.tokens):
        return True
    if statement.language == "en" and _has_contact_clause(statement.items[start:]):
        return True
    return _aims(statement.items, start, statement)


def _aims(items: tuple[str, ...], start: int, statement: Statement) -> bool:
    """Whether an infinitive tells the aim: `to help…`, `pour donner…`; another metric moved is no aim."""
    opening = statement.opening
    if (
        opening is not None
        and opening.sense.lemma in _ENABLING
        and any(item in {"to", "pour", "a"} for item in items[start + 1 :])
    ):
        return True
    links = {"to"} if statement.language == "en" else {"pour", "afin", "a"}
    for index in range(start + 1, len(items) - 1):
        if items[index] in links:
            following = (
                items[index + 1]
                if items[index + 1] not in {"de", "d", "mieux"}
                else items[min(index + 2, len(items) - 1)]
            )
            if following in _AIM_VERBS[statement.language]:
                return True
    return False


def _has_contact_clause(items: tuple[str, ...]) -> bool:
    for index in range(1, len(items) - 1):
        if (
            index > 1
            and items[index] == "the"
            and items[index - 1].isalpha()
            and items[index - 1] not in _LEADS_A_NOUN | _WHO
        ):
            return index + 2 < len(items)
        if (
            (index > 1 or items[index] in _PRONOUNS or items[0].endswith("s"))
            and items[index] in _WHO
            and items[index - 1].isalpha()
            and items[index - 1] not in _LEADS_A_NOUN
        ):
            if items[index] in {"our", "their"}:
                return index + 2 < len(items)
            if items[index] in _PRONOUNS:
                return True
            if items[index + 1] not in _LEADS_A_NOUN and not items[index + 1].startswith(("@", "#")):
                return True
    return False


_PRONOUNS = entries("""
    we they you nobody everyone everybody anyone
""")
_LEADS_A_NOUN = entries("""
    of to for with in on at by from and or the a an our their its your all every each any more fewer less new
    most up key into across among between about through via is are than as over under both help let give make
    get bring keep have turn win everything what put see ensure enable support internal external happy loyal
    young first other end out off down within around business app
""")


def has_feeling(statement: Statement) -> bool:
    """Whether it names something that one feels or stands for: trust, pride, a culture, a favourite."""
    return any(item in _FEELINGS[statement.language] for item in statement.items)


def is_idiom_of_ambition(statement: Statement) -> bool:
    """Whether it is a figure of speech (`pave the way`) or turns one thing into another."""
    return bool(_IDIOM.match(statement.line.text) or _INTO.match(statement.line.text))


def has_superlative(statement: Statement) -> bool:
    """Whether it wants something to be the most of its kind: `the smoothest check-in`, `le quotidien le plus doux`."""
    found = _SUPERLATIVE[statement.language].search(statement.line.text)
    return found is not None and found.group().split()[-1] not in _NO_SUPERLATIVE


def has_standing(statement: Statement) -> bool:
    """Whether it names a place among others: `our position as the go-to insurer`."""
    return bool(_STANDING.search(statement.line.text))
