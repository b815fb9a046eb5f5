"""Function words that tell the two languages apart, as written: `a` is English where `à` is French."""

from __future__ import annotations

FRENCH = """
le la les l un une des du de d au aux à et ou où en dans pour par sur avec sans nos notre votre vos leur leurs ses
mon ma mes ce cette ces qui que qu dont plus moins être avoir faire nous est sont entre chez vers afin aujourdhui
chaque tous toutes tout toute contre jours mois semaine ans heures sous jusqu lieu mise ne pas se s y son sa été
"""
ENGLISH = """
the a an of to in for from with and or at by our your their its his her my be is are have has that which who than as
so it this these those via into without under over within every each all we us they not no more less down up out
until before after new first fewer do does better faster lower higher how when
"""
