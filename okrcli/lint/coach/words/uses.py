"""Verbs and nouns of both languages by the use that a judge makes of them."""

from __future__ import annotations

# Objectives

# Making something that cannot be touched: with a feeling or a superlative it is an ambition.
ABSTRACT_MAKING = """
diffuser insuffler spread instill work travailler reconstruire rebâtir build rebuild restore create establish develop
forge offer provide deliver design install instil find produce open ship offrir bâtir construire créer développer
forger proposer fournir concevoir poser trouver installer instaurer ancrer inscrire livrer ouvrir nouer
"""
# Of these, the ones that may shape people, habits and impressions as well as things.
SHAPING = """
build rebuild create develop forge offer provide design establish bâtir construire reconstruire créer développer
forger offrir proposer fournir concevoir nouer
"""
CONCRETE = """
committee council taskforce unit department academy branch gateway framework database platform network centre center
factory plant site line infrastructure library interface functionality shop office subsidiary programme program
scheme curriculum software hardware layer engine bot file registry register index map forum charter logo brochure
comité commission cellule département académie filiale passerelle cadre base réseau usine ligne bibliothèque
dispositif moteur couche fichier registre référentiel cartographie
"""
NEW = "new next second third nouveau nouvel nouvelle nouveaux nouvelles prochain prochaine deuxième second seconde"
# Movements that carry something other than a metric: "Bring finance and sales to one version of the truth".
CARRYING = """
bring take move turn shift transform go push_up scale_up bring_up expand extend advance foster encourage deepen slow
secure sécuriser enrichir passer porter amener ramener transformer faire_passer étendre favoriser encourager
approfondir valoriser
"""
GROWING = """
build_up nurture grow raise strengthen reinforce foster deepen stimulate encourage cultivate build renforcer
développer consolider nourrir accroître faire_grandir
"""
# What one gets: with a metric or "more" it moves a metric.
GETTING = """
gain win obtain get generate attract acquire earn achieve reach have secure receive sell close see sign drive gagner
obtenir générer attirer acquérir atteindre avoir décrocher vendre recruter signer engranger conquérir
"""
ENSURING = "ensure assure guarantee assurer garantir veiller"
HANDLING = """
handle process resolve answer close solve collect pay respond respond_to reply reply_to traiter répondre résoudre solder
clôturer clore
"""
CASES = """
tickets requests cases backlog emails files calls incidents bugs issues invoices complaints dossiers demandes appels
e-mails factures réclamations anomalies courriers tenders tender bids rfps rfp queries enquiries inquiries letters
comments reviews disputes grievances mails courriels mails sollicitations questions commentaires
litiges avis consultations messages
"""
# Paper to be signed or renewed, in a few words, is an errand.
SIGNING = "sign renew signer renouveler conclure conclude ratifier"
PAPERS = """
contract contracts agreement agreements lease leases convention conventions contrat contrats accord accords bail baux
avenant avenants licence licences licenses partenariat mandat mandats charter protocole assurance insurance
"""
# To walk with people through something is an ambition; with one's own teams it is a task.
WALKING_WITH = "accompagner guider aider accompany guide"
THROUGH = "dans vers jusqu through towards into"
# To place what one is known for somewhere: "Installer notre marque chez les grands chefs".
PLACING = "installer ancrer inscrire poser imposer place plant put install anchor"
KNOWN_FOR = "marque nom réputation image savoir-faire signature brand name reputation know-how"
# To keep these is to care for what is dear, unless a metric follows.
KEEPING_DEAR = """
keep preserve safeguard uphold stay remain garder conserver préserver sauvegarder cultiver rester demeurer
"""
# With so many of something behind them, even a small number word is a figure.
COUNTING = """
win sign gain reach land acquire get secure gagner signer atteindre remporter conclure obtenir
"""
# Before or after a number that describes: "our two sites", "les trois premiers mois".
DESCRIBING = """
the our their its both first last next these those same les nos ces leurs mes ses aux deux premiers premières
derniers dernières prochains prochaines
"""
ORDERING = "premiers premières derniers dernières prochains prochaines"
WITHIN = "in within over for ici sur en dans pendant"
COMPARING_EN = """
more fewer less better higher lower faster shorter stronger greater quicker happier easier cheaper smoother
increased reduced improved
"""
COMPARING_FR = """
plus moins meilleur meilleure meilleurs meilleures mieux davantage amélioré améliorée réduit réduite
"""

# Key results

# What customers, members or citizens do: a share of it is behaviour.
DONE_BY_OTHERS = """
order buy purchase request share register join enrol enroll subscribe submit choose select contact call visit read
attend invite approve commander acheter demander partager inscrire choisir sélectionner contacter appeler visiter
lire inviter approuver valider déposer essayer
"""
# To go and see somebody is done by going.
GOING = "go aller come venir"
# Enlisting outsiders is a result; hiring is not.
ENLISTING = "recruit enrol enroll register onboard recruter inscrire enrôler recrutement recruitment"
STAFF = """
staff employees people managers agents engineers developers drivers nurses teachers hires colleagues talent talents
salariés collaborateurs techniciens ingénieurs développeurs chauffeurs infirmiers infirmières enseignants collègues
recrues jobs emplois emploi commerciaux
"""
LIGHT = """
pass be être do make have do give take see get faire avoir donner prendre passer welcome ensure provide receive put
host assurer accueillir apporter offrir recevoir garantir mettre participer
"""
# Gathering money is a result, gathering answers a task.
GATHERING = """
collect gather compile raise source collate obtain get receive earn win gain fundraise collection recueillir
collecter rassembler réunir lever obtenir recevoir gagner récolter collecte
"""
ASKED_FOR = """
responses answers feedback reviews questionnaire questionnaires survey surveys opinions ideas suggestions testimonials
réponses avis idées témoignages retours enquête enquêtes sondage sondages
"""
# Words that link an output to its outcome, and those that end what a verb is about.
LINKS_EN = "and to so that which with for resulting leading generating achieving by reaching then"
LINKS_FR = "et pour afin avec qui permettant entraînant générant atteignant puis dont ce"
STOPS_EN = """
for in with on to by from at through via of across per and so that which before after until during about into under
within using as than without
"""
STOPS_FR = """
pour dans avec sur a au aux par chez via en et qui que afin avant après pendant sous sans auprès des entre d ici
dont du de
"""
ARTICLES = "the a an our of des de d les le la l nos un une"
"""Skipped before the noun that a verb is about."""
DEFINING = """
the newly recently our new le la les l nouvellement récemment un une a an des aux nos leurs nouveau nouveaux nouvelle
nouvelles ancien anciens anciennes jeunes derniers dernières
"""
"""Before a participle that qualifies a noun: `the launched app`."""
# A share of those who learn or look for work that is taken on is an outcome.
TAKING_ON = "hire recruit employ promote appoint embaucher recruter employer promouvoir titulariser"
