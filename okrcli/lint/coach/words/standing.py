"""Phrases beside a figure that say that it is where a metric stands today, and nouns that are measured in time."""

from __future__ import annotations

BEFORE_EN = """
currently
now
today
presently
was
were
been
still
stands at
standing at
stood at
start(?:ing|s) (?:at|from)
coming from
vs
versus
instead of
rather than
compared (?:to|with)
(?:up|down) from
up on
against
baseline
previously
current
existing
last (?:year|quarter|month)
from last year
which (?:is|are|stands at)
that is now
(?:is|are) now
(?:is|are|we are) at
sits at
hovering (?:at|around)
"""
AFTER_EN = """
today
currently
now
at present
at the moment
right now
so far
to date
as of
last (?:year|quarter|month|season|winter|summer|survey|week)
this (?:year|month|week|quarter|season)
previously
(?:at|in|during) (?:the|our) (?:last|previous)
at the start
a year ago
(?:at )?baseline
"""
BEFORE_FR = """
actuellement
aujourdhui
actuel
actuelle
actuels
encore
depuis
part(?:ant|ir|i|is|ie) d[eu]?
contre
au lieu de
au lieu d
plutot que
par rapport a
etait(?: de)?
etaient
qui est
vs
record
s eleve
s etablit
reference
base
l an dernier
plafonne
stagne
"""
AFTER_FR = r"""
aujourdhui
actuellement
actuels?
actuelle
a ce jour
a present
a date
l an (?:dernier|passe)
l annee derniere
l hiver dernier
(?:le|au) (?:mois|trimestre) dernier
hier
auparavant
avant(?= (?:\)|$))
precedemment
lors d[eu]?
(?:a|au|aux) (?:la )?derni(?:er|ere)s?
en ce moment
a l heure actuelle
au depart
au dernier
cette (?:annee|semaine|saison)
ce (?:mois|mois-ci|trimestre)
pour l instant
"""
TIMED = """
times?
delays?
lead-time
cycle
duration
waits?
turnaround
days
recovery
payment
payback
break-even
roi
delais?
durees?
temps
attente
age
anciennete
amortissement
amorti
rentabilise
"""
