"""What a key result's figures measure: attention only, two things at once, the goals themselves, a state kept."""

from __future__ import annotations

import re

from okrcli.lint.wording.changes import factors, has_change_in_words
from okrcli.lint.wording.opening import sense_at
from okrcli.lint.wording.remarks import Language
from okrcli.lint.wording.statement import Statement
from okrcli.lint.wording.words import entries

_NETWORKS = (
    r"(?:linkedin|instagram|facebook|twitter|x|tiktok|youtube|pinterest|snapchat|threads|mastodon|bluesky|twitch|social media|"
    r"social networks?|reseaux sociaux|chaine|channel|reddit|discord|whatsapp|insta|fb)"
)
_ATTENTION = {
    "en": re.compile(
        r" (?:followers?|likes|impressions|page ?views?|page-views?|views (?:on|of|for|per)|video views|"
        r"views|retweets|reposts|upvotes|(?:github|gitlab) stars|stars on (?:github|gitlab)|fans|downloads|"
        r"installs|app installs|press (?:mentions|articles|clippings|hits|coverage|cuttings)|(?:magazine|"
        r"newspaper|trade press|press|media) (?:articles|features|interviews)|"
        r"shares of (?:\S+ ){1,4}on social media|media (?:mentions|hits|coverage|appearances)|"
        r"mentions (?:in|on)|shares on|social shares|reactions|eyeballs|subscribers on|(?:web ?site|site|"
        r"blog|page|web|homepage) (?:visits?|visitors|hits|traffic)|visits (?:to|on) (?:the|"
        r"our) (?:web ?site|site|blog|page|homepage)|(?:articles|features|appearances) in (?:the )?(?:press|"
        r"media|newspapers?)|people follow(?:ing)? us|(?:to )?(?:like|follow|share) (?:us|our \S+)|(?:tv|"
        r"television|radio|media|press|podcast) (?:appearances|interviews|spots|slots)|(?:visitors|visits|"
        r"sessions) (?:\S+ )?(?:to|on) (?:the |our )?(?:web ?site|site|blog|page|homepage)|"
        r"follow(?:ing)? us|page likes|#\d+ (?:\S+ )?(?:newspapers|magazines|media outlets|tv shows|"
        r"radio shows|podcasts appearances)) "
    ),
    "fr": re.compile(
        r" (?:followers?|likes|j aime|impressions|pages? vues?|vues|retweets|etoiles (?:sur )?(?:github|"
        r"gitlab)|fans|telechargements?|installations de l app\w*|retombees (?:de )?(?:presse|media\w*)|"
        r"(?:articles|parutions|mentions|citations|passages|apparitions) (?:dans|sur|a|en) (?:la |les |"
        rf"l )?(?:presse|medias?|journaux|tele\w*|radio|{_NETWORKS})|mentions|partages|reactions|"
        r"parutions presse|(?:visites?|visiteurs|trafic) (?:uniques )?(?:sur|du|de|par mois sur|"
        r"mensuels? sur) (?:le |notre |la |nos |l )?(?:site|blog|page|web)|personnes qui nous suivent|"
        r"nous suivent|revue de presse|coupures de presse|passages? (?:tele\w*|radio|media\w*)|"
        r"interventions? (?:tele\w*|radio|media\w*)|#\d+ (?:journaux|quotidiens|magazines|medias|"
        r"emissions)) "
    ),
}
_AUDIENCE = re.compile(
    r" (?:subscribers?|members|abonne(?:e?s)?|community|communaute|audience|people|personnes|mentions|"
    rf"fans|posts?|contacts|vues|connections|relations) (?:\S+ ){{0,4}}?(?:(?:on|to|sur|de|a|via|"
    rf"from) )?(?:the |our |notre |la |les |l |a |page |compte |chaine |profil )*{_NETWORKS} "
)
_NETWORK_AUDIENCE = re.compile(
    rf" {_NETWORKS} (?:channel |page |profile |account )?(?:following|follower|subscribers?|fans|likes|"
    r"abonnes|members|audience|contacts|connections) "
)
_CONVERTING = re.compile(
    r" (?:convert\w*|conversions?|turn|into|buy|bought|purchas\w+|qualified|qualifie\w*|paying|payants?|"
    r"paid|achet\w+|achats?|clients|customers|ventes?|sales|revenue|leads|sign up|book|reserv\w+|"
    r"inscri\w+|who (?:use|order|come|become)|reading time|rate|taux|bounce|rebond|speed|load|churn|"
    r"ratio|per download) "
)
_RATING = re.compile(r" (?:reviews?|ratings?|rated|rating of|notes?|avis|guest|michelin|hotel) ")
_GOALS = {
    "en": re.compile(
        r"^ (?:(?:reach|achieve|meet|hit|complete|deliver|get|have|attain|accomplish|finish|score|close|"
        r"exceed) )?(?:#\d+ |all |every |each |most )+(?:of )?(?:the |our |my |its )?(?:(?:team|teams|"
        r"company|department|quarterly|annual|yearly|key|other|planned|strategic|agreed|the|set|"
        r"@\w+) )*(?:okrs?|kpis?|objectives?|goals?|targets?|indicators?|milestones?|key results?|"
        r"commitments|metrics|priorities) "
    ),
    "fr": re.compile(
        r"^ (?:(?:atteindre|realiser|remplir|tenir|avoir|completer|finir|valider|reussir|cloturer|"
        r"obtenir) )?(?:#\d+ |tous |toutes |l ensemble |la totalite |chacun |chaque )+(?:de |des |"
        r"d )?(?:les |nos |l |ses |mes |leurs )?(?:(?:principaux|autres|@\w+) )*(?:okrs?|kpis?|objectifs?|"
        r"indicateurs?|cibles?|jalons?|resultats cles|engagements|priorites|metriques) "
    ),
}
_LIGHTS = re.compile(
    r"^ (?:have )?(?:all|every|everything|#\d+|avoir|tout|tous|toutes|"
    r"an all) (?:\S+ ){0,4}?(?:green lights?|lights? (?:on )?green|in the green|(?:dashboard|scorecard|"
    r"lights?|voyants?|tableau de bord) (?:\S+ ){0,3}?(?:green|verte?s?)|voyants? au vert|au vert) "
)
_COUPLED = {
    "en": frozenset({"and", "&", ";", "+", "plus", "/", "while", "but"}),
    "fr": frozenset({"et", "&", ";", "+", "ainsi", "/", "tout", "mais"}),
}
_GUARDED = re.compile(r" (?:while|whilst|without|tout en|sans) ")
_STANDS = {
    "en": re.compile(
        r"^ (?:[^#\s]+ ){0,6}?(?:is|are|stands at|amounts to|sits at|equals) (?:at |around |about |roughly )?#(\d+) "
    ),
    "fr": re.compile(
        r"^ (?:[^#\s]+ ){0,7}?(?:est|sont|s eleve|s etablit) (?:de |d |a |aux? |environ |autour de |en )*#(\d+) "
    ),
}
_WATCHED = re.compile(
    r" (?:look(?:ed)? at|monitor(?:ed)?|track(?:ed)?|review(?:ed)?|watch(?:ed)?|report(?:ed)?|"
    r"follow(?:ed)?|check(?:ed)?|regarde\w*|suivi\w*|suit|suivons|surveill\w+|revue?s?|consult\w+|"
    r"mesur\w+|measured|controle\w*|pilot\w+) (?:\S+ ){0,3}?(?:every|each|weekly|monthly|daily|"
    r"quarterly|regularly|closely|chaque|tous|toutes|regulierement|mensuel\w*|hebdo\w*|trimestriel\w*|"
    r"quotidien\w*|par|at|in|en|au) "
)
_KEPT = {
    "en": re.compile(
        r" (?:remains?|stays?|(?:is |are )?(?:kept|held|holds) (?:at|below|under|above|within|steady|to)|"
        r"(?:is |are )?maintained|continues? to be|unchanged|(?:is|are) stable) "
    ),
    "fr": re.compile(
        r" (?:reste(?:nt)?|demeure(?:nt)?|est maintenue?|sont maintenue?s|maintenue?s?|se maintien(?:t|"
        r"nent)|conservee?s?|inchangee?s?|(?:est|sont|soit) stables?|stabilisee?s?|ne (?:depasse|passe|"
        r"descend|tombe)(?:nt)? (?:pas|jamais)) "
    ),
}
_NO_CHANGE = re.compile(
    r"^ (?:no|zero|pas de|aucune?) (?:drop|decline|decrease|fall|change|deterioration|baisse|"
    r"degradation|recul|diminution) "
)
_OR_BETTER = re.compile(
    r" (?:or (?:better|more|higher|less|lower|above|below|under)|ou (?:plus|moins|mieux)|at (?:least|"
    r"most)|au (?:moins|plus)) "
)
_OPEN_ENDED = entries("""
    up more above over beyond below under counting plus moins less higher
""")


def measures_the_goals(statement: Statement) -> bool:
    """Whether the key result counts goals or indicators reached: it has no measure of its own."""
    text = statement.line.text
    return bool(_GOALS[statement.language].match(text) or _LIGHTS.match(text))


def vanity_in(statement: Statement) -> str:
    """Return the words for attention that the figure counts, or an empty string where it counts behaviour."""
    text = statement.line.text
    for pattern in (_ATTENTION[statement.language], _AUDIENCE, _NETWORK_AUDIENCE):
        found = pattern.search(text)
        if found is None:
            continue
        if _CONVERTING.search(text.replace(found.group(), " ", 1)):
            return ""
        share = re.search(r" #(\d+) (?:of|des|de|d) (?:the |our |nos |les )?", text)
        if share is not None and statement.line.figures[int(share[1])].unit in {"percent", "fraction"}:
            return ""
        return found.group().strip()
    return ""


def couples_two_metrics(statement: Statement) -> bool:
    """Whether two goals are tied by `and`: each side has a target of its own."""
    items, roles, language = statement.items, statement.roles, statement.language
    goals = {f"#{place}" for place in roles.targets if statement.line.figures[place].unit not in {"long_time"}}
    guarded = _GUARDED.search(statement.line.text)
    for index, item in enumerate(items):
        if index == 0 or index == len(items) - 1:
            continue
        if item not in _COUPLED[language] and not (item == "," and _starts_a_goal(statement, index + 1)):
            continue
        if item == "/" and items[index - 1].startswith("#"):
            continue
        if item == "+" and not _word_around(items, index):
            continue
        if items[index + 1] in _OPEN_ENDED and (
            index + 2 == len(items) or not (items[index + 2][0].isalnum() or items[index + 2][0] == "#")
        ):
            continue
        left, right = items[:index], items[index + 1 :]
        if guarded and item in {"while", "tout"}:
            continue
        if item == "plus" and not any(part in goals for part in left):
            continue
        if (
            _has_goal(left, goals, language)
            and _has_goal(right, goals, language)
            and not _is_range(items, index, language)
        ):
            return True
    return _coupled_nouns(statement, goals)


def _starts_a_goal(statement: Statement, index: int) -> bool:
    sense, _ = sense_at(statement.items, index, statement.words, first=False)
    return sense is not None and sense.promise in {"up", "down", "move", "result"} and sense.form == "base"


def _word_around(items: tuple[str, ...], index: int) -> bool:
    return not items[index + 1].startswith("#") or not items[index - 1].isalpha()


def _has_goal(part: tuple[str, ...], goals: set[str], language: Language) -> bool:
    return any(item in goals for item in part) or factors(f" {' '.join(part)} ", language) > 0


def _is_range(items: tuple[str, ...], index: int, language: Language) -> bool:
    near = items[max(0, index - 4) : index]
    return ("between" in near or "entre" in near) and items[index + 1].startswith("#")


def _coupled_nouns(statement: Statement, goals: set[str]) -> bool:
    """Whether one target serves two metrics: `Increase revenue and margin by 10 %`."""
    items, heads = statement.items, statement.words.metrics
    if not goals or statement.opening is None or statement.opening.promise not in {"up", "down", "move"}:
        return False
    joint = "and" if statement.language == "en" else "et"
    for index in range(2, len(items) - 2):
        if items[index] != joint or items[index - 1] not in heads:
            continue
        after = items[index + 1 : index + 3]
        if statement.language == "fr" and after[0] in {"le", "la", "les", "l", "notre", "nos", "son"}:
            return after[1] in statement.words.heads and items[index - 1] in statement.words.heads
        if after[0] in statement.words.heads and items[index - 1] in statement.words.heads:
            return not any(item in statement.words.heads for item in items[index + 2 : index + 3])
    return False


def keeps_a_state(statement: Statement) -> str:
    """Return the words that keep or state a metric where it is, or an empty string: that is a KPI with a range."""
    text, opening, roles = statement.line.text, statement.opening, statement.roles
    if roles.moves or has_change_in_words(text, statement.language):
        return ""
    unchanged = _NO_CHANGE.match(text)
    if unchanged is not None:
        return unchanged.group().strip()
    if opening is not None and opening.promise == "maintain":
        improving = bool(roles.baselines) and opening.sense.lemma in _KEEPING_BELOW
        return "" if improving or _retains_people(statement) else statement.written(opening.start, opening.end)
    if opening is None or opening.promise not in {"up", "down", "move"}:
        kept = _KEPT[statement.language].search(text)
        if kept is not None and not _is_about_people(statement) and not roles.baselines:
            return kept.group().strip()
    stands = _STANDS[statement.language].match(text)
    if stands is not None and len(statement.line.figures) == 1:
        deadline = "@date" in text or "@name" in text.split("#", 1)[1]
        whole = bool(_OR_BETTER.search(text)) or statement.line.figures[0].value == 100
        if not deadline and not whole and opening is None:
            return stands.group().split("#")[0].strip().rsplit(" ", 1)[-1]
    watched = _WATCHED.search(text)
    if watched is not None and len(statement.line.figures) <= 1 and "(" in statement.items:
        return watched.group().strip()
    return ""


# "Keep cost per hire under 3,000 € (4,200 today)" moves; "maintain" never does.
_KEEPING_BELOW = entries("""
    keep stay garder rester limiter
""")


def _is_about_people(statement: Statement) -> bool:
    people = statement.words.people
    return any(item in people for item in statement.items[:7]) and any(
        figure.unit in {"percent", "fraction", "count"} for figure in statement.targets
    )


def _retains_people(statement: Statement) -> bool:
    """Whether `keep` means retention: `Keep 90 % of new hires past their first year`."""
    opening = statement.opening
    if opening is None or opening.sense.lemma not in {"keep", "garder", "conserver"}:
        return False
    following = statement.items[opening.end : opening.end + 5]
    return (
        bool(following) and following[0].startswith("#") and any(item in statement.words.people for item in following)
    )
