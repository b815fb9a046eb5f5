"""Kinds of statements as teams type them, in both languages: what must be flagged, and its neighbours that must not."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from babel.messages.pofile import read_po
from ruamel.yaml import YAML

from okrcli.errors import Severity
from okrcli.i18n import LOCALES
from okrcli.lint.coach import Fields, Role, judge
from okrcli.lint.registry import rules
from okrcli.lint.rules.wording import REASONS

GOOD_KEY_RESULTS = """
Every incident is acknowledged within 3 business days
Complaints are answered within 2 working days
The pager is held by two people
Each district is covered by 3 doctors
Merged changes reach staging within 25 minutes
Signed contracts are billed within 5 days
The share of renewals is at least 90 %
Response time is at most 2 h
Trial sign-ups up 15 %
Support answers within 2 h
Release notes reach 40 % of users
Order errors fall below 1 %
Hiring managers rate candidates 4/5
Guide readers who finish setup: 60 %
Every customer request is answered within one business day
Reach 2,000 certified companies
Make complex text as fast as simple text
Cut departures from 18 to 12 % by holding interviews and mending the top 3 reasons
Les visites guidées affichent complet 4 jours sur 5
Arriver à 2 000 entreprises certifiées
Program managers answer 90 % of questions within a day
Test results arrive within 10 minutes
Sales calls last less than 20 minutes
[P0] Churn from 5 to 3 %
KR 1.2 – Churn from 5 to 3 %
Marketing: bring in 200 qualified leads
A top-5 post on the community forum
Downloads take less than 2 s
Onboarding a client within 15 business days
70 % of employees recommend us
50 customers complete a purchase
Launch the app and win 300 customers
Raise retention from 60 to 70 % by improving onboarding
Cut costs by 10 % while keeping satisfaction above 80 %
80 % of managers rate the training useful
Source 40 % of parts from local suppliers
Les incidents sont pris en charge sous 3 jours ouvrés
Les réclamations reçoivent une réponse sous 2 jours ouvrables
L'astreinte est tenue par deux personnes
Le taux de renouvellement est d'au moins 90 %
Les demandes fusionnées arrivent en recette en moins de 25 minutes
[P0] Attrition de 5 à 3 %
Marketing : générer 200 leads qualifiés
Générer 500 leads qualifiés via la nouvelle campagne
Réduire les coûts de 10 % tout en gardant une satisfaction supérieure à 80 %
Lancer l'appli et gagner 300 clients
Faire passer la rétention de 60 à 70 % en améliorant l'accueil
70 % des salariés nous recommandent
80 % des managers jugent la formation utile
Être dans le top 5 des éditeurs
95 % des commandes réalisées dans les délais
75 posts on the forum, ours not counted
30 tutorials published by the community
60 extensions créées par des tiers
25 messages par semaine sur le forum, hors ceux de l'équipe
Plan upgrades reach 200 a month
Trial starts reach 400
100% of contracts are reviewed within 3 business days
100 % des contrats sont relus sous 3 jours ouvrés
Support 5,000 concurrent users
Supporter 5 000 utilisateurs simultanés
Launch the flash sale with at least 15% uplift in conversion
Lancer l'offre avec 15 % de conversion
Identify gaps with 85% accuracy
Détecter les fraudes avec 95 % de précision
3 pilotes payants signés
50 professeurs inscrits en 3 mois
50 teachers registered in 3 months
300 talents référencés sur le site
Open tickets brought down to 50
Stock de dossiers ouverts ramené à 50
Agents are paged no more than twice per shift
100 % of payments and more than 85 % of refunds work
Signer 15 nouveaux comptes entreprise
Increase feature usage from 3 to 5 features per user
< 5% churn this quarter
Moins de 5 % d'attrition ce trimestre
Atteindre le niveau AA d'accessibilité
Document checks automated for 90% of cases
Add and retain 5 members from other regions
Recruter et garder 40 bénévoles
Program alumni reach 500
Release notes are read by 40 % of users
Création de compte réussie par 80 % des visiteurs
Suivi des commandes consulté par 60 % des clients
K-factor mesuré > 0,3
60% of changes are recorded in the new system
Demonstrate a 30% improvement in satisfaction (measured by survey)
Increase traffic to the blog from 8,000 to 14,000 monthly sessions
Train 30 reps and lift their close rate to 25%
Obtenir 8 000 engagements de dons avant la soirée
10 000 visites organiques/mois à M+3
La moitié des exposants de l'an dernier reviennent
Atteindre 30 % de femmes de plus de 50 ans parmi les inscrites
Isoler 1 200 logements
Gagner 30 clients et les garder
Note moyenne de 4,6/5 sur les stores
1 000 téléspectateurs restent jusqu'à la fin
10 contributeurs documentation actifs
Gagner 5 points de NPS
80 % des vendeurs onboardés ont un premier client
Hausse de 10 points de la confiance constatée par le baromètre
12 contrats signés, 3 par commercial
Le chiffre d'affaires double en un an
L'agence de Lyon devient rentable
""".strip().splitlines()
"""Measured states and delays, nouns that look like verbs, labels, things earned, one movement with its means."""

BAD_KEY_RESULTS = """
Source 50 candidates
Make at least 50 updates
Write at least 10 articles
5 people complete the certification
Every manager has taken one training session
All engineers attend a workshop
Ship the editor, migrate all customers and cut tickets by 30 %
Grow revenue and reduce churn by 10 %
Increase sales and reduce costs
Complete 90 % of the action plan
Deliver 80 % of the roadmap
Roadmap completed to 80 %
Objectives of the team reached: 90 %
12 streams
3 enterprise case studies by Q4
Maintain availability above 99.9 %
Track absenteeism
Pay the bonus to 90 % of the sales team
KR 1.2 – Launch the site
[P0] Interview 20 customers
✅ Publish the report
Sourcer 50 candidats
Faire au moins 50 mises à jour
Rédiger au moins 10 articles
5 personnes suivent la formation
Chaque manager a suivi une formation
Tous les collaborateurs ont participé à un atelier
Livrer l'éditeur, migrer tous les clients et réduire les tickets de 30 %
Augmenter le panier moyen et réduire le coût d'acquisition de 20 %
Réaliser 90 % du plan d'actions
Feuille de route réalisée à 80 %
Objectifs de l'équipe atteints à 90 %
Maintenir la disponibilité au-dessus de 99,9 %
Suivre le taux d'absentéisme
Prime versée à tous les commerciaux
Verser la prime annuelle à 100 % des équipes
Objectif : lancer le site
Continuer à répondre aux tickets en moins de 24 h
Find and ship 5 improvements
Find and launch 4 payment partners
Trouver et tester 5 fournisseurs
100 % des comptes ont eu un QBR
100 % des comptes Mid-Market ont eu un QBR
90 % of enterprise accounts have had a QBR
100% of AEs complete a legal onboarding
Speak about quality at 4 conferences
Plan participation for academic events until the 1st half of 2027
30 conversations avec des prospects
20 discovery calls with buyers
Launch the mobile app in 4 countries
Launch mobile app in 4 countries
1 séquence d'emails
5 case studies clients publiées
MVP complet avec 5 modules
100 prospects qualifiés identifiés
100 prospects identified
100 % of accounts had a QBR
Every account has a QBR
100% of microservices moved to the new cluster
Launch the programme and reach 1,000 users and cut CPA by 10%
Have weekly 1:1s
A/B test three headlines
Feature 5 repositories
Sign off on two change initiatives
12 assessments live with full scoring
Frapper à 12 000 portes
Déjeuner avec 6 anciens du métier
6/6 sources de données intégrées
Baisser les rebuts de 20 % et former tous les conducteurs de ligne
Cut scrap by 20 % and train every operator
4 workshops avec les équipes terrain
Onboarder 12 nouveaux commerciaux
Au moins 5 types de connecteurs (email, webhook, ERP)
Doubler le trafic organique et le taux de conversion
Installer 5 points de collecte
Mettre en avant 3 témoignages clients
500 inscrits, 40 clients payants
500 sign-ups, 300 apps created
Formulaire complet avec double validation
""".strip().splitlines()
"""Tasks behind a figure, trainings sat through, two goals in one, plans that measure themselves, bonuses."""

GOOD_OBJECTIVES = """
More developers know and love our tools
Create greater cohesion among our teams abroad
Be profitable
Support the growth of local farms
Améliorer la perception de la marque
Garantir la transparence pour le consommateur
Objectif 2 : Accélérer l'activation des nouveaux clients
OKR 2: Enhance customer health
Que nos clients nous recommandent d'eux-mêmes
Plus de développeurs connaissent et aiment nos outils
Réussir l'intégration de chaque nouvel arrivant
Créer davantage de cohésion entre les régions
Build a library of parts that hospitals trust
Devenir la référence des artisans
Win the trust of rural doctors
Continuity of process
Développer les synergies
Accélérer l'adoption par les petites communes
Accelerate adoption by small clinics
Find product-market fit
Valider le product-market fit
Delivering value to customers faster
Become a truly remote-first company
Devenir une entreprise vraiment inclusive
Being a better company to work at
Accompagner chaque élève dans la construction de son parcours
Renforcer l'esprit d'équipe
Reduce incident response friction
Demonstrate that our offer pays off
Réduire les irritants du parcours client
Reduce scheduling overhead for store managers
Enable data-driven training decisions
Enable teams to decide with data
Faster delivery of meals
Deliver world-class support to small merchants
Deliver fast, accurate reviews
Deliver reliable and profitable performance
Speak to customers in their own words
Work hand in hand with local authorities
Prepare our graduates for a changing world
Fix the leaky bucket
Invest in our people
Promote healthy eating among teenagers
Tackle food waste in school canteens
Test our assumptions about the family plan
Equip teachers to handle mental health in class
Bring clean water within walking distance
Raise the aspirations of first-generation students
Increase brand awareness in the Midwest
Increase responsiveness and coverage
Improve the onboarding experience for new hires
Delight our customers
Grow our global business
Great team
Operational excellence
Release fearlessly
Launch with confidence
Review with kindness
Provide a second chance to ex-offenders
Solve last-mile delivery in hilly towns
Our teams understand the framework and are ready to work with it
Travailler main dans la main avec les communes
Préparer nos élèves aux métiers de demain
Faire décoller l'usage de l'appli chez les plus de 60 ans
Donner aux enfants de 6 à 12 ans envie de bouger
Priorité : faire aimer la lecture aux collégiens
Objectif (T1 2027) : Devenir la référence du bio en ligne
Avoir un site dont nous sommes fiers
Une cantine ouverte sur son quartier
La parole est donnée aux habitants
Every voice heard
Sortir du tout-voiture
Le client est écouté avant d'être servi
""".strip().splitlines()
"""Comparatives, ambitions in plain words, figures of speech, and what may be empty and is only asked about."""

BAD_OBJECTIVES = """
Faire le nouveau logo
Réussir le projet Horizon
Pull off the migration
Mener à bien la migration
Développer une fonctionnalité afin d'augmenter le taux de rétention
Develop a feature in order to increase retention
Launch the portal on 1 June with an experience that delights
Lancer le portail le 1er juin avec une expérience qui séduit
Close the funding round
Boucler la levée de fonds
Increase recurring revenue
Augmenter les ventes
Objective 1: Launch the site
Former 100 % des managers
Publish a whitepaper
Signer le bail
Recruter un directeur commercial
Atteindre 1 M€ de revenu récurrent
Expand the team
Grow the core team
Agrandir l'équipe
Étoffer l'équipe commerciale
Get the new integration released
Alpha release of the game
Refonte complète du site
Design and ship a polished, intuitive dashboard
Build a portal in order to reduce calls
Close Series A Funding
Se donner des outils
Se doter d'un CRM
Migration vers AWS
Infrastructure AWS opérationnelle
New CRM live
Avoir lancé une promotion afin de rétablir le profit
Website redesign
MVP of the mobile app
Version 3 of the simulator
Create and deploy a comprehensive ecosystem
Deliver AI-powered workflow creation
New revenue model go live
Redraw the org chart
Plant 10,000 trees
Conquérir l'Espagne et tripler nos ventes
Win Spain and double our sales
Construire le pipeline de données
Axe transversal : Pilotage du Plan Climat
Refonte de l'identité visuelle
Garantir le respect des délais
Objectif spécifique n°1 : Désigner les élus de la commission
Avoir un outil connecté à notre ERP
Acquérir les 10 premières écoles
Le site est refondu
Nos procédures sont écrites et partagées
The data platform is migrated
Augmenter la valeur moyenne des contrats
Désigner les élus de la commission (communes avec une dynamique santé)
""".strip().splitlines()
"""Projects with a purpose, tasks, figures, metrics and headings."""


def flags(text: str, role: Role, fields: Fields | None = None) -> list[str]:
    remarks = judge(text, role, "en", fields) if fields else judge(text, role)
    return [str(remark.reason) for remark in remarks if remark.severity is not Severity.INFO]


@pytest.mark.parametrize("text", GOOD_KEY_RESULTS)
def test_a_key_result_that_measures_is_left_alone(text: str) -> None:
    assert flags(text, "key_result") == []


@pytest.mark.parametrize("text", BAD_KEY_RESULTS)
def test_a_key_result_that_measures_no_effect_is_flagged(text: str) -> None:
    assert len(flags(text, "key_result")) == 1


@pytest.mark.parametrize("text", GOOD_OBJECTIVES)
def test_a_plain_ambition_is_asked_about_at_most(text: str) -> None:
    assert flags(text, "objective") == []


@pytest.mark.parametrize("text", BAD_OBJECTIVES)
def test_an_objective_that_is_none_is_flagged(text: str) -> None:
    assert len(flags(text, "objective")) == 1


@pytest.mark.parametrize(
    "text", ["Keep the rate below 1 %", "Stay above 95 % of orders complete", "Rester sous les 2 % d'erreurs"]
)
def test_a_bound_that_is_said_is_a_guardrail_in_the_making(text: str) -> None:
    (remark,) = judge(text, "key_result")
    assert (remark.reason, remark.severity) == ("kpi_in_disguise", Severity.INFO)
    assert judge(text, "key_result", "en", Fields(True, "guardrail")) == ()


# --- The pages of the rules ------------------------------------------------------------------------------------------


def _lines(code: str, section: str, language: str) -> Iterator[tuple[str, Fields]]:
    """The statements of a page's section; where it shows a file, its sentence with its fields."""
    sections = rules()[code].page.sections
    if language == "fr":
        with (LOCALES / "fr" / "LC_MESSAGES" / "rules.po").open("rb") as file:
            catalogue = read_po(file)
        sections = {name: str(catalogue[text].string) for name, text in sections.items() if text in catalogue}
    text = sections[section]
    shown = YAML(typ="safe").load(text) if code in {"K111", "K112"} or "at_least" in text else None
    if shown is None:
        yield from ((line, Fields()) for line in ([" ".join(text.split())] if code == "O108" else text.splitlines()))
        return
    shown = YAML(typ="safe").load(sections["For example"]) | shown if code != "K103" else shown
    kind = "guardrail" if "at_least" in shown else "metric"
    direction = None
    if "target" in shown:
        direction = "up" if shown["target"] > shown["baseline"] else "down"
    yield shown["key_result"], Fields(True, kind, direction, shown.get("unit"))


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("code", REASONS)
def test_a_page_does_what_it_says(code: str, language: str) -> None:
    role: Role = "objective" if code.startswith("O") else "key_result"
    for text, fields in _lines(code, "For example", language):
        remarks = judge(text, role, language, fields)
        assert REASONS[code] in {remark.reason for remark in remarks}, text
        assert {one.reason for one in remarks if one.severity is not Severity.INFO} <= {REASONS[code]}, text
    for text, fields in _lines(code, "Use instead", language):
        assert judge(text, role, language, fields) == (), text
