"""What makes an objective worth reading: purpose, feelings, places among others, figures of speech."""

from __future__ import annotations

# Words that open a clause of purpose or quality.
CLAUSES_EN = """
so
that
who
whose
which
where
without
instead of
rather than
because
how
when
whenever
as if
no matter
as (?:the|a|an|one)
like
before
what
whether
nobody
until
even
in order to
worthy of
they
you
"""
CLAUSES_FR = """
pour que
pour qu
afin
dignes? d
dignes? de
a la hauteur
qui
(?<!plus )(?<!ainsi )(?<!autant )qu
que
dont
auquel
laquelle
lequel
lesquels
lesquelles
sans
plutot que
au lieu
comme
quand
la ou
avant
"""
# They look like such clauses and are none.
NO_CLAUSES = """
ainsi que
plus que
ainsi qu
as well as
before
avant
so far
"""

# "a data platform our hospitals trust": those who do something with the noun just named.
WHO = """
our their people customers users everyone everybody it we they you anyone nobody patients teams engineers farmers
parents citizens guests families
"""
PRONOUNS = "it we they you nobody everyone everybody anyone"
# What stands before them where no clause begins.
BEFORE_A_NOUN = """
of to for with in on at by from and or the a an our their its your all every each any more fewer less new most up key
into across among between about through via is are than as over under both help let give make get bring keep have turn
win everything what put see ensure enable support internal external happy loyal young first other end out off down
within around business app
"""

# Aims that an infinitive may name: moving another metric is none.
AIMS_EN = """
help give let become win make be free enable keep feel get put have turn welcome never protect stop earn solve
"""
AIMS_FR = """
aider donner laisser devenir gagner rendre être libérer permettre faire avoir accueillir offrir protéger redonner mieux
ne résoudre
"""

FEELINGS_EN = """
smile care warmth buzz kindness stage trust trusted love loved pride proud confidence joy freedom memorable
unforgettable exceptional effortless delight delightful fun home heart undisputed iconic legendary seamless remarkable
outstanding peace best-loved beloved favourite favorite reputation community culture conditions foundations
relationship relationships bond bonds momentum movement craft spirit sense identity dream belonging go-to hope dignity
happiness serenity first-choice happy excited safe safely space room focus calm habit habits rituals future
destination free independent voice team experience workplace organisation organization awesome amazing calmly proudly
gracefully decent dignified
"""
FEELINGS_FR = """
sourire soin chaleur bienveillance scène confiance amour fierté fier fiers fière fières joie liberté mémorable
inoubliable exceptionnel exceptionnelle sérénité serein sereine sereinement plaisir cœur préféré préférée préférés
incontournable légendaire remarquable âme communauté culture conditions relation lien liens élan mouvement esprit
identité rêve sens goût envie appartenance réputation complicité paix espoir dignité bonheur choix heureux facile
naturel naturelle espace calme habitude rituels réflexe réflexes avenir destination libre libres indépendants
indépendante vie souffle bases fondations rendez-vous voix école expérience collectif digne dignes fièrement dignement
joyeusement humainement
"""

# What people stand to gain or to lose: naming one of these with those it befalls is an ambition, whatever the verb.
STAKES = """
lien liens fracture isolement solitude précarité pauvreté peur peurs dignité égalité solidarité avenir demain
génération générations relève vie vies quotidien reconnaissance mémoire injustice injustices inégalités fardeau
confiance fierté respect dynamique espoir pouvoir épreuve transmission entraide ties bonds divide loneliness isolation
poverty dignity equality solidarity tomorrow generation generations lives life fear fears injustice inequality
inequalities recognition memory burden trust pride hope destin sort destiny fate
"""

IDIOMS = r"""
(?:open|pave|lead|show|light) (?:the|up the) way
open (?:new |the |our |its )?doors?
set the (?:standard|tone|bar|pace)
build bridges
break new ground
write (?:a|the) (?:new|next) chapter
turn the page
change the game
put \S+ on the map
bring (?:\S+ )+to life
speak with one voice
(?:keep|honour|honor) (?:our |every |each )?(?:promises?|word)
(?:accelerate|lead|drive|speed up) (?:the |our )?(?:shift|switch|transition|move) (?:to|towards|from|away)
ouvrir (?:la voie|de nouvelles portes|les portes|la porte|nos portes)
(?:montrer|tracer) la voie
donner (?:le ton|l exemple|vie)
tourner la page
ecrire (?:une nouvelle page|un nouveau chapitre)
(?:creer|jeter|batir|construire|lancer) des ponts
tirer (?:\S+ )+vers le haut
prendre (?:une longueur d avance|le virage)
lancer une nouvelle ere
parler d une seule voix
tenir (?:nos |notre |chaque )?(?:promesses?|parole)
(?:accelerer|mener|conduire) (?:la |le |l |notre )?(?:transition|passage|bascule) (?:vers|a|au|d|de|du)
"""
# One thing turned into another.
BECOMINGS = r"""
(?:turn|transform|convert|change) (?:\S+ )+?into
(?:transformer|changer|convertir|faire evoluer|muer) (?:\S+ )+?en
(?:go|move|shift|evolve|grow) from (?:\S+ )+?to
(?:faire )?passer (?:\S+ )*?(?:de|d|du) (?:\S+ )+?(?:a|au|aux)
grow into
rise to
"""
STANDINGS = """
position
leadership
place
standing
reputation
role
image
statut
avance
ancrage
"""
NO_SUPERLATIVES = """
latest request test harvest forest interest guest west contest quest rest honest invest digest protest chest highest
"""
