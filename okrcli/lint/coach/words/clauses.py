"""Small words around the finite verb of a sentence, and subjects and verbs by what they say of who acts."""

from __future__ import annotations

COPULAS = """
is are was were be been being est sont sera seront soit soient était étaient été fut reste restent
remains remain stays stay
"""
PERFECT = "ont a have has"
RELATIVES = "who that which qui que qu dont où"

# A noun follows these, no verb.
BEFORE_NOUN_EN = """
the a an of to for with in on at by from and or our their its his her my your this that these those every each all any
more fewer less no new key than per across between among into via under over within without out up down off back again
live online ready above below about around still not as
"""
BEFORE_NOUN_FR = """
le la les l un une des du de d au aux à par sur en dans pour avec sans et ou nos notre leur leurs ses son sa mon ma
mes ce cette ces chaque tous toutes tout toute plus moins chez entre vers sous très aucun aucune
"""
# An object or a complement begins with these.
AFTER_VERB_EN = """
the a an our their its his her my your this these those every each all any no to with without from through via on in
at by for into again back up more fewer less over under between within only directly regularly weekly daily monthly
"""
AFTER_VERB_FR = """
le la les l un une des du de d au aux à par sur en dans avec sans nos notre leur leurs ses son sa ce cette ces chaque
tous toutes plus moins chez entre vers via  directement régulièrement souvent ensemble pas jamais
"""
# Plurals without an -s.
PLURALS_EN = "people staff children women men police teams everyone everybody nobody someone half"
# They end like verbs of the third person plural.
NO_VERBS_FR = """
souvent récent permanent patient client présent absent urgent content différent compétent évident fréquent argent
agent adolescent parent accident incident talent adhérent président résident pourcent cent couvent torrent
récurrent concurrent pertinent cohérent excellent continent
"""

# Who works for us: what they do is our doing.
OWN_STAFF = """
team teams squad squads we staff reps rep salespeople managers manager engineers engineer developers developer
recruiters marketers consultants équipe équipes commerciaux commercial vendeurs ingénieurs
développeurs collaborateurs salariés encadrants cadres directeurs recruteurs chargés nous
"""
