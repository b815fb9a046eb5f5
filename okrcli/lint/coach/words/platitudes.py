"""Phrases that would suit any team in any year, one a line, folded."""

from __future__ import annotations

# Ends of sentences that add no place and no time.
ANYWHERE = r"""
in everything we do
across the board
every day
day to day
at what we do
in what we do
at work
over the year
this year
this quarter
in general
overall
in our (?:field|market|sector|industry|area|domain)
(?:on|in) the market
in the (?:industry|world)
as a (?:team|company|business)
together
internally
than (?:ever|before|last year|yesterday)
au quotidien
tous les jours
ensemble
dans tout ce que nous faisons
dans ce que nous faisons
en general
sur le marche
(?:de|dans|sur) notre (?:secteur|marche|domaine)
du (?:marche|secteur)
cette annee
ce trimestre
globalement
au travail
en tant qu equipe
partout
en interne
sur (?:tous les|toute la) \w+
que jamais
"""

DO_EN = """
do
work
go
move
think
grow
perform
get
aim
deliver
sell
communicate
run
act
be
make
"""
BETTER_EN = """
better
faster
smarter
harder
further
higher
bigger
more
big
more with less
the extra mile
to the next level
our best
a difference
more efficiently
"""
PHRASES_EN = r"""
make an? (?:difference|impact|real \w+)
take (?:\S+ )+to (?:the next|a new|another) level
raise the bar
(?:the )?(?:quality|customers?|people|service|excellence|safety|growth) (?:first|above all)
(?:succeed in|complete|drive|lead|deliver|make) (?:our |the )?\w+ transformation(?: a success)?
(?:be|become) (?:an? |the |our clients? )?trusted (?:partner|supplier|provider|advisor)
(?:be|do) better than (?:our |the )?(?:competitors?|competition|others|rivals)
go (?:digital|global|agile|green)
become (?:number one|@name)
have (?:a )?(?:good|great|better|strong) \S+(?: \S+)?
"""

DO_FR = """
faire
travailler
aller
avancer
penser
vendre
agir
communiquer
collaborer
fonctionner
viser
produire
livrer
etre
"""
BETTER_FR = """
mieux
plus (?:vite|loin|haut|fort)
plus avec moins
plus
de notre mieux
"""
PHRASES_FR = r"""
(?:toujours )?mieux \w+(?: \w+){0,2}
(?:gagner|monter|progresser|croitre|s ameliorer|evoluer) (?:en|sur|dans) (?:(?:la|l|les|nos|le) )?\w+(?: et \w+){0,2}
(?:etre|devenir|rester) (?:plus )?(?:oriente|centre|tourne)e?s? (?:vers |sur )?(?:les? |nos )?(?:client|usager)s?
passer (?:a la vitesse superieure|au niveau superieur|un cap)
faire la difference
(?:etre|devenir) (?:un |une |le |la )?(?:partenaire|fournisseur|acteur|interlocuteur) de (?:confiance|reference|choix)
(?:etre|faire) (?:meilleure?s?|mieux|plus \w+) que (?:nos |la |les )(?:concurrents?|concurrence|autres)
(?:le |la |l |les )?\w+ (?:avant tout|d abord)
(?:reussir|poursuivre|accelerer|mener) (?:notre |la )?(?:transformation|mutation)(?: \w+)?
avoir de l impact
avoir (?:une? )?(?:bonnes?|meilleure?s?|beaux|belles) \S+
"""

# Words that carry nothing in a complement of "be" or "become".
FILLERS = """
and et more plus very très most even an a the le la les un une truly vraiment of en de d l our notre nos we to for its
by where it aux au with pour chez possible moins less number one numéro ou place
"""
SMALL = """
place work fait bon vivre il where class world number choice top player acteur référence success famille
"""
EMPTY = "everything faisons nous tout do all chaque every our operational opérationnelle"

# Matters of the house that any team would improve.
IMPROVE_EN = "(?:strengthen|build|improve|foster|boost|develop|enhance|reinforce) (?:our |the |a |a strong )?"
HOUSE_EN = r"""
team ?spirit
team ?work
team cohesion
company culture
employer brand
morale
(?:employee )?well-?being
internal communications?
work-life balance
customer focus
sense of belonging
(?:performance|results?|innovation|quality) culture
culture of (?:performance|results|innovation|excellence)
"""
IMPROVE_FR = "(?:renforcer|developper|ameliorer|consolider|favoriser|cultiver|creer) (?:l |la |le |notre |une )?"
HOUSE_FR = r"""
esprit d equipe
cohesion(?: d equipe| des equipes| interne)?
culture (?:d entreprise|client|du resultat|de la performance|de la qualite|de l innovation)
bien-etre(?: au travail)?
(?:qualite de )?vie au travail
climat social
marque employeur
image(?: de marque)?
communication interne
travail d equipe
sentiment d appartenance
"""
