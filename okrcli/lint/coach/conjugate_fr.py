"""The forms of French verbs that goals are written in, without accents: infinitive, imperative, present, participles.

The first and second groups follow rules; the third group's verbs are listed with their stems.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

Form = Literal["base", "present", "participle", "gerund", "plural"]

# infinitive: present singular, present of nous (without -ons), third person plural, past participle (masculine)
_THIRD_GROUP = {
    "faire": "fait fais font fait", "mettre": "met mett mettent mis", "tenir": "tient ten tiennent tenu",
    "refaire": "refait refais refont refait", "satisfaire": "satisfait satisfais satisfont satisfait",
    "maintenir": "maintient mainten maintiennent maintenu", "obtenir": "obtient obten obtiennent obtenu",
    "soutenir": "soutient souten soutiennent soutenu", "devenir": "devient deven deviennent devenu",
    "revenir": "revient reven reviennent revenu", "parvenir": "parvient parven parviennent parvenu",
    "prevenir": "previent preven previennent prevenu", "ouvrir": "ouvre ouvr ouvrent ouvert",
    "couvrir": "couvre couvr couvrent couvert", "decouvrir": "decouvre decouvr decouvrent decouvert",
    "offrir": "offre offr offrent offert", "conquerir": "conquiert conquer conquierent conquis",
    "acquerir": "acquiert acquer acquierent acquis", "recueillir": "recueille recueill recueillent recueilli",
    "accueillir": "accueille accueill accueillent accueilli", "courir": "court cour courent couru",
    "servir": "sert serv servent servi", "sortir": "sort sort sortent sorti", "partir": "part part partent parti",
    "recevoir": "recoit recev recoivent recu", "percevoir": "percoit percev percoivent percu",
    "revoir": "revoit revoy revoient revu", "voir": "voit voy voient vu", "prevoir": "prevoit prevoy prevoient prevu",
    "prendre": "prend pren prennent pris", "apprendre": "apprend appren apprennent appris",
    "reprendre": "reprend repren reprennent repris", "comprendre": "comprend compren comprennent compris",
    "entreprendre": "entreprend entrepren entreprennent entrepris", "vendre": "vend vend vendent vendu",
    "rendre": "rend rend rendent rendu", "etendre": "etend etend etendent etendu",
    "attendre": "attend attend attendent attendu", "defendre": "defend defend defendent defendu",
    "descendre": "descend descend descendent descendu", "suspendre": "suspend suspend suspendent suspendu",
    "repondre": "repond repond repondent repondu", "refondre": "refond refond refondent refondu",
    "perdre": "perd perd perdent perdu", "battre": "bat batt battent battu", "abattre": "abat abatt abattent abattu",
    "promettre": "promet promett promettent promis", "permettre": "permet permett permettent permis",
    "transmettre": "transmet transmett transmettent transmis", "remettre": "remet remett remettent remis",
    "soumettre": "soumet soumett soumettent soumis", "atteindre": "atteint atteign atteignent atteint",
    "restreindre": "restreint restreign restreignent restreint", "rejoindre": "rejoint rejoign rejoignent rejoint",
    "peindre": "peint peign peignent peint", "construire": "construit construis construisent construit",
    "reconstruire": "reconstruit reconstruis reconstruisent reconstruit",
    "reduire": "reduit reduis reduisent reduit", "produire": "produit produis produisent produit",
    "traduire": "traduit traduis traduisent traduit", "conduire": "conduit conduis conduisent conduit",
    "introduire": "introduit introduis introduisent introduit", "deduire": "deduit deduis deduisent deduit",
    "seduire": "seduit seduis seduisent seduit", "instruire": "instruit instruis instruisent instruit",
    "ecrire": "ecrit ecriv ecrivent ecrit", "decrire": "decrit decriv decrivent decrit",
    "inscrire": "inscrit inscriv inscrivent inscrit", "reecrire": "reecrit reecriv reecrivent reecrit",
    "lire": "lit lis lisent lu", "relire": "relit relis relisent relu", "elire": "elit elis elisent elu",
    "suivre": "suit suiv suivent suivi", "poursuivre": "poursuit poursuiv poursuivent poursuivi",
    "vivre": "vit viv vivent vecu", "croitre": "croit croiss croissent cru",
    "accroitre": "accroit accroiss accroissent accru", "conclure": "conclut conclu concluent conclu",
    "convaincre": "convainc convainqu convainquent convaincu", "resoudre": "resout resolv resolvent resolu",
    "etre": "est somm sont ete", "avoir": "a av ont eu", "aller": "va all vont alle",
    "asseoir": "assoit assoy assoient assis", "dire": "dit dis disent dit",
}  # fmt: skip


def forms(infinitive: str) -> Iterator[tuple[str, Form]]:
    """Yield each form of the verb; a verb of several words (`mettre en place`) bends its first.

    `present` is the third person and the familiar imperative, `plural` the forms in -ons and -ez, `participle` the
    past one in both genders and numbers, `gerund` the form in -ant.
    """
    head, space, rest = infinitive.partition(" ")
    tail = space + rest
    yield infinitive, "base"
    for word, form in _bent(head):
        yield word + tail, form


def agreed(adjective: str) -> Iterator[str]:
    """Yield an adjective's forms by gender and number from its masculine, accents kept: `actif`, `actives`."""
    for ending, feminine in (("if", "ive"), ("eux", "euse"), ("el", "elle"), ("en", "enne"), ("er", "ère")):
        if adjective.endswith(ending):
            stem = adjective.removesuffix(ending)
            yield from (adjective, adjective.removesuffix("x") + "sx"[ending == "eux"])
            yield from (stem + feminine, stem + feminine + "s")
            return
    yield from (adjective, adjective[:-1] + "ux" if adjective.endswith("al") else adjective.removesuffix("s") + "s")
    if not adjective.endswith(("e", "s", "x")):
        yield from (adjective + "e", adjective + "es")


def _bent(verb: str) -> Iterator[tuple[str, Form]]:
    if verb in _THIRD_GROUP:
        singular, stem, plural, past = _THIRD_GROUP[verb].split()
        yield from ((singular, "present"), (plural, "present"))
        singular_stem = singular if not singular.endswith("t") else singular[:-1]
        yield singular_stem + "s", "present"
    elif verb.endswith("er"):
        stem, past = verb[:-2], verb[:-1]
        for one in _present_stems(stem):
            yield from ((one + "e", "present"), (one + "ent", "present"))
    else:
        root = verb[:-1] if verb.endswith("ir") else verb.removesuffix("re")
        stem = root + "ss" if verb.endswith("ir") else root
        past = root if verb.endswith("ir") else root + "u"
        yield from ((root + "t" if verb.endswith("ir") else root, "present"), (stem + "ent", "present"))
    soft = stem + "e" if stem.endswith("g") else stem
    yield from ((soft + "ons", "plural"), (stem + "ez", "plural"), (soft + "ant", "gerund"))
    for ending in ("", "e", "s", "es"):
        if not (ending == "s" and past.endswith("s")):
            yield past + ending, "participle"


def _present_stems(stem: str) -> tuple[str, ...]:
    """Return the stems of the singular: `deployer` gives deploi(e), `renouveler` renouvell(e) and renouvel(e)."""
    if stem.endswith(("oy", "uy", "ay")):
        return (stem[:-1] + "i", stem)
    if stem.endswith(("el", "et")):
        return (stem, stem + stem[-1])
    return (stem,)
