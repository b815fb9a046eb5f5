"""Key results about the plan itself: so many goals reached, indicators green, actions done. They measure nothing."""

from __future__ import annotations

import re

from okrcli.lint.coach.redemption import ON_TIME
from okrcli.lint.coach.statement import Statement
from okrcli.lint.coach.words import one_of

_GOAL = one_of(r"""
    okrs?
    kpis?
    objectives?
    objectifs?
    goals?
    targets?
    cibles?
    indicators?
    indicateurs?
    milestones?
    jalons?
    key results?
    resultats cles
    commitments
    engagements
    metrics
    metriques
    priorities
    priorites
""")
_REACH = one_of("""
    reach
    achieve
    meet
    hit
    complete
    deliver
    get
    have
    attain
    accomplish
    finish
    score
    close
    exceed
    atteindre
    realiser
    remplir
    tenir
    avoir
    completer
    finir
    valider
    reussir
    cloturer
    obtenir
""")
_WHOSE = one_of(r"""
    the
    our
    my
    its
    set
    agreed
    key
    other
    planned
    strategic
    quarterly
    annual
    yearly
    teams?
    company
    department
    les
    nos
    l
    ses
    mes
    leurs
    principaux
    autres
    @\w+
""")
_COUNTED_GOALS = re.compile(
    rf"^ (?:{_REACH} )?(?:(?:#\d+|all|every|each|most|tous|toutes|l ensemble|la totalite|chacun|chaque) )+"
    rf"(?:of |de |des |d )?(?:{_WHOSE} )*{_GOAL} "
)
_LIGHTS = re.compile(
    r"^ (?:have |avoir )?(?:all|every|everything|#\d+|tout|tous|toutes) (?:\S+ ){0,4}?"
    r"(?:green lights?|lights? (?:on )?green|in the green|on green|voyants? au vert|au vert|"
    r"(?:dashboard|scorecard|lights?|voyants?|tableau de bord) (?:\S+ ){0,3}?(?:green|verte?s?)) "
)
# Entries of the plan that get done.
_PLANNED_DONE = re.compile(
    rf"^ #\d+ (?:of |des |de |d |du )(?:{_WHOSE} )*"
    r"(?:actions?|tasks?|taches|projects?|projets|chantiers|initiatives?|deliverables?|livrables|roadmap|"
    r"feuille de route|plan|backlog|stories|sprints?) (?:\S+ ){0,4}?"
    r"(?:realise|terminee?|achevee?|livree?|mene|executee?|fait|faite|done|completed?|delivered|finished|closed|"
    r"shipped|executed|implemented|mises? en oeuvre)e?s? "
)


def measures_the_goals(statement: Statement) -> bool:
    """Whether the key result counts goals or indicators reached: it has no measure of its own."""
    text = statement.line.text
    done = _PLANNED_DONE.match(text) and not ON_TIME.search(text)
    return bool(_COUNTED_GOALS.match(text) or _LIGHTS.match(text) or done)
