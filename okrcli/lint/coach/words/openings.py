"""Words around the verb that a statement opens with, and nouns that pass for verbs."""

from __future__ import annotations

# Before the verb, saying nothing about it: subjects, auxiliaries, adverbs.
SKIPPED_EN = """
we i will shall should must to need want aim plan intend please lets let's let successfully also then and fully
have has had be being been can able ourselves completely finally
"""
SKIPPED_FR = """
nous on je allons vais va pour de d devons doit faut il voulons veux avoir avons ai a ont être ayant bien réussir
pouvoir y s se que vouloir ensuite puis et enfin
"""
AUXILIARIES = "avoir avons ai ont ayant être have has had be been"
DETERMINERS_EN = "a an the our all every each new some this that these those their its more any my another"
DETERMINERS_FR = """
un une le la l les des du de d nos notre mes mon ma chaque tous toutes tout toute ce cette ces plusieurs leur leurs
au moins
"""
# After a noun that stands for its verb: "launch of", "revue des".
OF_EN = "of into on for with in to from and at by"
OF_FR = "de du des d et auprès avec aux a au sur dans chez en"
# They end the group of nouns that a statement begins with.
AFTER_GROUP_EN = """
of into on for with in to from and at by is are was above below under over per up down rises falls goes reaches
among across through
"""
# They end like adverbs.
NO_ADVERBS = """
hourly daily weekly fortnightly monthly quarterly yearly early friendly family supply reply timely costly elderly
assembly monopoly département document logement paiement traitement équipement recrutement engagement rendement
chargement remboursement abonnement renouvellement versement appartement établissement
"""
# Before a number they tell how many, when or which.
NO_IMPERATIVES_EN = """
under over above below about around almost nearly roughly approximately another every some only just these those first
last next minimum maximum least most more fewer less within during after before from with between beyond exactly
another plus either both each what when where phase version chapter article level week month quarter year stage wave
until only zero half
"""
# They end like infinitives.
NO_INFINITIVES_FR = """
panier papier atelier chantier loyer foyer dossier courrier fichier quartier métier premier dernier particulier entier
leader hiver hier cher avenir loisir plaisir désir souvenir soir espoir courtier cahier calendrier escalier
laser super banquier policier pompier menuisier conseiller usager infirmier ouvrier janvier février
"""
BEFORE_COMMA = "by before in from until during this over within d avant en fin au pendant"
LABELS = "kr o okr objectif objective goal"

# English verbs that are nouns as well: before a measure they are its first half ("release frequency").
ALSO_NOUNS_EN = """
launch release design test review call contact order plan report support visit research study survey update process
program host file book record track share document build benchmark sample pilot model map audit interview post email
mail phone upgrade source start check demo brief repair patch practice exhibit budget forecast estimate measure film
code switch return sales use cash place drop rate score help work look campaign schedule coach sponsor complete open
read approve draft sprint wire plant shoot lead price stock supply transfer import export view show feed stay claim
bill produce purchase trial merge pull deploy fit mount fence tile
"""
# What "sortir" brings out; without one of these it leads out of something.
BROUGHT_OUT_FR = """
version produit produits gamme collection album film livre nouveau nouvelle nouveaux mise édition numéro
"""
