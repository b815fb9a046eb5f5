"""Objectives that would suit any team: `Be the best company`, `Do more with less`, `Gagner en efficacité`."""

from __future__ import annotations

import re

from okrcli.lint.wording.statement import Statement
from okrcli.lint.wording.words import entries

_ANYWHERE = (
    r"(?: (?:in everything we do|across the board|every day|day to day|at what we do|in what we do|dans ce que nous faisons|at work|over the year|this year|this quarter|in general|overall|"
    r"in our (?:field|market|sector|industry|area|domain)|on the market|in the market|in the industry|in the world|as a (?:team|company|business)|"
    r"together|au quotidien|tous les jours|ensemble|dans tout ce que nous faisons|en general|sur le marche|de notre (?:secteur|marche|domaine)|"
    r"dans notre (?:secteur|marche|domaine)|du marche|du secteur|cette annee|ce trimestre|globalement|au travail|en tant qu equipe|partout|"
    r"en interne|internally|sur (?:tous les|toute la) \w+|than (?:ever|before|last year|yesterday)|que jamais))*"
)
_PHRASES = {
    "en": re.compile(
        r"^ (?:(?:always |simply |just )?(?:do|work|go|move|think|grow|perform|get|aim|deliver|sell|communicate|run|act|be|make) (?:things |it |even |our work )?"
        r"(?:better|faster|smarter|harder|further|higher|bigger|more|big|more with less|the extra mile|to the next level|our best|a difference|more efficiently)"
        r"(?: (?:with less|together|and \w+|than \w+))*|make (?:a|an) (?:difference|impact|real \w+)|take (?:\S+ )+to (?:the next|a new|another) level|raise the bar|"
        r"go (?:digital|global|agile|green)|become (?:number one|@name)|have (?:a )?(?:good|great|better|strong) (?:\S+ ?){1,2}){ANY} $".replace("{ANY}", _ANYWHERE)
    ),
    "fr": re.compile(
        r"^ (?:(?:faire|travailler|aller|avancer|penser|vendre|agir|communiquer|collaborer|fonctionner|viser|produire|livrer|etre) "
        r"(?:encore |toujours |beaucoup )?(?:mieux|plus (?:vite|loin|haut|fort)|plus avec moins|plus|de notre mieux)(?: ensemble| avec moins)?|"
        r"(?:mieux|toujours mieux) \w+(?: \w+){0,2}|(?:gagner|monter|progresser|croitre|s ameliorer|evoluer) (?:en|sur|dans) (?:la |l |les |nos |le )?\w+(?: et (?:en )?\w+)?|"
        r"passer (?:a la vitesse superieure|au niveau superieur|un cap)|faire la difference|avoir de l impact|avoir (?:une? )?(?:bonnes?|meilleure?s?|beaux|belles) \S+){ANY} $".replace("{ANY}", _ANYWHERE)
    ),
}  # fmt: skip
_BEING = {
    "en": re.compile(
    r"^ (?:to )?(?:be|become|being|becoming|remain|get|feel|stay|have) (?:recognised as |recognized as |"
    r"known as |seen as |one of )?(?:an? |the |our |even |much |always |a truly )*(.+?) $"
),
    "fr": re.compile(
    r"^ (?:etre|devenir|rester|se montrer|se sentir|avoir) (?:reconnus? comme |vus? comme |toujours |"
    r"encore |beaucoup |vraiment )*(?:une? |la |le |les |l |des |nos |notre )*(.+?) $"
),
}  # fmt: skip
_ENDING = {language: re.compile(_ANYWHERE.removesuffix("*") + "+ $") for language in ("en", "fr")}
_FILLERS = frozenset(
    [
        "and",
        "et",
        "more",
        "plus",
        "very",
        "tres",
        "most",
        "even",
        "a",
        "an",
        "the",
        "le",
        "la",
        "les",
        "un",
        "une",
        "most",
        "truly",
        "vraiment",
        "of",
        "en",
        "de",
        "d",
        "l",
        "our",
        "notre",
        "nos",
        "we",
        "to",
        "for",
        "its",
        "by",
        "where",
        "it",
        "aux",
        "au",
        "with",
        "pour",
        "chez",
        "possible",
        "moins",
        "less",
        "number",
        "one",
        "@name",
        "#",
        "numero",
        "ou",
        "place",
    ]
)
_COMPARATIVE = {
    "en": re.compile(r"^(?:more|less|better|faster|stronger|smarter|leaner) "),
    "fr": re.compile(r"^(?:plus|moins|mieux|meilleurs?) "),
}
_SPECIFIC = {
    "en": re.compile(r" (?:in|for|among|on|at|with|to|of|about|from) (?:the |our |every )?(\S+)"),
    "fr": re.compile(
        r" (?:en|pour|chez|parmi|sur|dans|aupres|du|des|de|d|aux|a) (?:la |les |le |nos |l |notre )?(\S+)"
    ),
}
_WISH = {
    "en": re.compile(
        r"^ (?:see|have|get|achieve|reach|show|make|obtain|deliver|create) (?:a |an |some |the |real )*(\S+) (\S+)"
    ),
    "fr": re.compile(
        r"^ (?:voir|avoir|obtenir|atteindre|montrer|faire|realiser) (?:une? |de |des |la |le |d |du )*(\S+) (\S+)"
    ),
}


def is_generic_ambition(statement: Statement) -> bool:
    """Whether the whole of it is made of words that suit any team: nothing says who, where or how one would notice."""
    text, language, words = statement.line.text.replace(" . ", " "), statement.language, statement.words
    text = text.rstrip(" .!") + " "
    if _PHRASES[language].match(text):
        return True
    being = _BEING[language].match(text)
    if being is not None:
        return _is_generic_being(being[1], statement)
    opening = statement.opening
    kept = statement.items if opening is not None else tuple(_ENDING[language].sub(" ", text).split())
    content = [item for item in kept if item not in _FILLERS and item.isalpha()]
    if opening is not None:
        content = content[1:]
        return bool(content) and all(
            item in words.generic or item in words.adjectives or item in words.weak for item in content
        )
    return bool(content) and len(content) <= 5 and (content[0] in words.generic or content[0] in words.adjectives) and (
        len(content) <= 2 or all(item in words.generic or item in words.adjectives or item in _EMPTY for item in content)
    )  # fmt: skip


_EMPTY = entries("""
    everything faisons nous tout do all chaque every our operational operationnelle
""")


def _is_generic_being(complement: str, statement: Statement) -> bool:
    words, language = statement.words, statement.language
    if _COMPARATIVE[language].match(complement + " ") and " than " not in complement and " que " not in complement:
        after = [item for item in complement.split() if item not in _FILLERS]
        return len(after) <= 4
    specific = _SPECIFIC[language].search(" " + complement)
    if specific is not None and specific[1] not in words.generic:
        return False
    content = [item for item in complement.split() if item not in _FILLERS and item.isalpha()]
    return (
        all(item in words.generic or item in words.adjectives or item in _SMALL for item in content)
        if content
        else True
    )


_SMALL = entries("""
    place work fait bon vivre il where class world number choice top player acteur reference success famille
""")


def is_wish(statement: Statement) -> bool:
    """Whether it wishes for a weakly qualified metric: `See solid usage`, `Obtenir de bons résultats`."""
    found = _WISH[statement.language].match(statement.line.text)
    if found is None:
        return False
    words = statement.words
    first, second = found[1], found[2]
    measured = (
        words.metrics | words.generic | {"usage", "progress", "results", "progres", "resultats", "traction", "impact"}
    )
    return (first in words.weak and second in measured) or (second in words.weak and first in measured)
