"""What the coach says about a statement, reason by reason, in both languages."""

from __future__ import annotations

import pytest

from okrcli.errors import Severity
from okrcli.lint.coach import Fields, Reason, Remark, judge


def flags(text: str, role: str, fields: Fields | None = None) -> list[str]:
    remarks = judge(text, role) if fields is None else judge(text, role, fields=fields)  # type: ignore[arg-type]
    return [str(remark.reason) for remark in remarks if remark.severity is not Severity.INFO]


def pairs(listed: dict[Reason, list[str]]) -> list[tuple[Reason, str]]:
    return [(reason, text) for reason, texts in listed.items() for text in texts]


FLATTERING = [
    "Reach 10,000 followers on LinkedIn",
    "500,000 page views on the blog",
    "Get 2,000 GitHub stars",
    "25K people following us on Instagram",
    "Obtenir 40 retombées presse",
    "Atteindre 15 000 abonnés sur Instagram",
    "Obtenir 3 000 « j'aime » sur la vidéo de lancement",
]

BAD_KEY_RESULTS = {
    Reason.OUTPUT: [
        "Launch the new campaign", "8 integrations delivered", "Implement single sign-on",
        "Six new landing pages live",
        "Launch of the partner portal", "Completed redesign of the checkout page",
        "Migrate 100% of servers to the cloud",
        "Avoir lancé l'offre pro", "Mise en place d'un CRM", "Nouvelle charte graphique finalisée",
        "Passer de 2 à 5 newsletters par mois", "100 % des processus documentés", "Déploiement de l'outil en agence",
        "Mise aux normes de l'atelier de peinture",
    ],
    Reason.TASK: [
        "Conduct 8 usability tests", "Train the front-desk team", "Talk to 15 shop owners",
        "Make 100 cold calls a week",
        "Collect 500 questionnaire responses", "Former les équipes d'accueil",
        "Animation de 5 ateliers avec les parents",
        "Identification et analyse des causes de retard", "Relecture des contrats fournisseurs",
        "Faire passer un entretien à 12 candidats",
    ],
    Reason.NO_FIGURE: [
        "Reduce waiting times in the emergency room", "Fewer complaints about parking", "Grow sales in the north",
        "Réduire l'attente aux urgences", "Des files d'attente plus courtes en caisse",
        "Augmenter le trafic en magasin",
    ],
    Reason.NO_TARGET: [
        "Reduce churn from 7%", "Increase NPS (currently 31)", "Cut the backlog, which stood at 340 in Q1",
        "Améliorer le NPS (28 actuellement)", "Diminuer le nombre d'incidents (42 au T1)",
        "Réduire le taux de casse, actuellement de 6 %",
    ],
    Reason.KPI_IN_DISGUISE: [
        "Maintain 98% on-time payroll runs", "Average basket size", "Defect rate remains below 1.2%",
        "Monitor cart abandonment weekly",
        "Occupancy is 88% (we look at it every Monday).",
        "No drop in customer satisfaction",
        "Maintenir un taux de service de 98 %", "Chiffre d'affaires mensuel",
        "Notre marge est de 32 % (on la regarde tous les mois).",
    ],
    Reason.TWO_METRICS: [
        "Halve complaints and double repeat orders", "NPS of 50 and churn below 2%",
        "Raise margin to 35%, cut stock to 20 days",
        "Increase revenue and margin by 10%",
        "Diviser par deux les réclamations et doubler les commandes récurrentes",
        "95 % de livraisons à l'heure et une note fournisseur de 4,5/5",
    ],
    Reason.MEASURES_THE_GOALS: [
        "100% of indicators green", "Reach 80% of our OKRs", "Tous les indicateurs au vert",
        "Atteindre tous les objectifs de l'équipe",
    ],
    Reason.VAGUE: [
        "Boost innovation", "Happy customers", "Become more data-driven", "Des clients heureux", "Mieux communiquer",
    ],
    Reason.CONTRADICTS_DIRECTION: ["Reduce churn from 5% to 9%", "Augmenter la note de 4,5 à 3,8"],
}  # fmt: skip

GOOD_KEY_RESULTS = [
    "Trois communes voisines rejoignent le service et le financent",
    "Ten clinics use the tool every week",
    "5 partenaires revendent notre offre",
    "Ne pas dépasser 2 h d'attente aux urgences (3 h 10 aujourd'hui)",
    "Faire passer 200 clients de l'offre gratuite à l'offre payante",
    "Generate 500 qualified leads through the launch",
    "Ship offline mode and have 35% of field agents use it at least once a week",
    "Increase release frequency from monthly to weekly",
    "Halve the share of tickets reopened after closure",
    "Zero lost-time accidents on the assembly line in Q4",
    "Two out of three trial shops place a second order within a month",
    "Average handling time <7 min (down from 11 min)",
    "Obtain 4.7+ stars across 300+ verified guest reviews",
    "Deliver 98% of orders complete and undamaged",
    "Keep 85% of apprentices after their diploma",
    "Collect 30,000 euros in online donations",
    "Launch attendance up from 120 to 300",
    "Keep cost per hire under €3,000 (now €4,200)",
    "Move the energy label from D to B",
    "Train store managers so mystery-shopper scores rise from 68 to 82",
    "Diviser par deux le nombre de dossiers en souffrance",
    "Delai de traitement des reclamations passe de 10 jours a 4 jours",
    "Un client sur trois revient dans les trois mois",
    "Faire baisser de 25 % le prix de revient d'une candidature (de 60 € à 45 €)",
    "Courir le semi-marathon en moins de 1 h 50 (record actuel : 2 h 04)",
    "35 % des acheteurs repassent commande dans les 60 jours.",
    "Passer d'une mise en production par mois à une par jour",
    "Réduire la part de colis livrés en retard (sans que le client soit prévenu) de 12 % à 4 %",
    "Marge brute +4 pts",
]

BAD_OBJECTIVES = {
    Reason.FIGURE_IN_OBJECTIVE: [
        "Cut staff turnover to under 8%", "Reach £3M in annual bookings", "Open 15 new stores",
        "Double our sales in Germany",
        "Augmenter la marge de 3 points", "Réaliser 5 M€ de chiffre d'affaires",
        "Signer cinq nouveaux groupes hospitaliers",
    ],
    Reason.OUTPUT_OBJECTIVE: [
        "Launch the loyalty app by Q4", "Deliver everything on the H1 roadmap", "Mettre en place un CRM",
        "Construction du nouvel entrepôt de Lille", "Obtenir la certification ISO 9001",
    ],
    Reason.TASK_OBJECTIVE: [
        "Organise the annual customer day", "Hire a head of marketing",
        "Relancer les prospects et compléter le fichier client",
        "Traiter les tickets prioritaires",
    ],
    Reason.METRIC_WITHOUT_PURPOSE: [
        "Reduce the waiting time at the front desk.", "Gain market share", "Réduire les coûts du back-office",
    ],
    Reason.BUSINESS_AS_USUAL: [
        "Stay within budget", "Keep the servers running, for less", "Maintenir notre position actuelle sur le marché",
        "Assurer la maintenance des applications",
    ],
}  # fmt: skip

ASKED_ABOUT = {
    Reason.VAGUE_OBJECTIVE: [
        "Be the best company", "Improve communication", "streamline processes", "Do more with less",
        "Être plus agiles au quotidien", "Être orientés client", "Gagner en efficacité",
        "L'excellence dans tout ce que nous faisons", "Delight our customers", "Plus de proximité",
    ],
    Reason.OBJECTIVE_TOO_SHORT: ["Conquer Brittany", "Communication", "Growth", "Customer success"],
}  # fmt: skip
"""Words alone do not tell an empty phrase from a plain ambition."""

GOOD_OBJECTIVES = [
    "Build a data platform our hospitals trust",
    "Make our Industry 4.0 showroom the place where plant managers get inspired",
    "Make Atlas 3 the release our users fall in love with",
    "Deliver a 24/7 support experience that customers talk about",
    "Prove that our Web3 wallet is safe enough for banks",
    "Become the leading B2B platform for second-hand office furniture",
    "Make Q3 the quarter our app stops crashing on people",
    "Reduce stress at month-end so accountants go home on time",
    "Have every new advisor lead a useful client meeting before their second week is over.",
    "Turn our two warehouses into one well-oiled machine",
    "Deliver the smoothest check-in in European hospitality",
    "Establish clear leadership in the school catering segment",
    "Faire de la norme ISO 27001 un atout commercial plutôt qu'une contrainte",
    "Faire de la certification HVE 3 un argument de vente",
    "Bâtir une force de vente sur laquelle on peut compter.",
    "Réussir la saison 2026 avec des équipes fières de leur travail",
    "S'implanter en Italie afin de toucher une nouvelle clientèle",
    "Asseoir notre leadership sur le marché de la literie écologique",
    "Ouvrir la voie de l'emballage circulaire dans la cosmétique",
    "Que le bureau d'études et l'atelier parlent enfin le même langage",
]


@pytest.mark.parametrize(
    ("reason", "text"), [(reason, text) for reason, texts in BAD_KEY_RESULTS.items() for text in texts]
)
def test_a_weak_key_result_is_flagged_for_its_reason(reason: Reason, text: str) -> None:
    assert flags(text, "key_result") == [reason]


@pytest.mark.parametrize("text", GOOD_KEY_RESULTS)
def test_a_good_key_result_is_not_flagged(text: str) -> None:
    assert flags(text, "key_result") == []


@pytest.mark.parametrize(
    ("reason", "text"), [(reason, text) for reason, texts in BAD_OBJECTIVES.items() for text in texts]
)
def test_a_weak_objective_is_flagged_for_its_reason(reason: Reason, text: str) -> None:
    assert flags(text, "objective") == [reason]


@pytest.mark.parametrize("text", FLATTERING)
def test_a_figure_that_may_flatter_is_a_question(text: str) -> None:
    assert [(one.reason, one.severity) for one in judge(text, "key_result")] == [(Reason.VANITY, Severity.INFO)]


@pytest.mark.parametrize(("reason", "text"), pairs(ASKED_ABOUT))
def test_what_may_be_an_empty_phrase_is_a_question(reason: Reason, text: str) -> None:
    assert [(one.reason, one.severity) for one in judge(text, "objective")] == [(reason, Severity.INFO)]


@pytest.mark.parametrize("text", GOOD_OBJECTIVES)
def test_a_good_objective_is_not_flagged(text: str) -> None:
    assert flags(text, "objective") == []


@pytest.mark.parametrize("text", ["", "   ", "…", "42", "%", "🚀", "# (", "Q3", "l'", "1 234,5 %", "→", "NPS"])
@pytest.mark.parametrize("role", ["objective", "key_result"])
def test_whatever_is_written_gets_an_answer(text: str, role: str) -> None:
    judge(text, role)  # type: ignore[arg-type]


FIGURED = Fields(has_figures=True, kind="metric", direction="up")


@pytest.mark.parametrize(
    "text",
    [
        "Qualified leads from the new campaign",
        "Average basket size",
        "Improve the tenant experience",
        "Panier moyen",
        "Orders delivered on time",
        "Releases a month",
        "Calls that wake somebody up",
        "Test runs that fail for no reason",
        "Mises en production par mois",
        "Formations suivies jusqu'au bout",
        "We keep the people we want to keep",
        "Forecast error for revenue",
        "Merge requests from the wider community per release",
    ],
)
def test_fields_give_the_figures_that_the_sentence_lacks(text: str) -> None:
    assert flags(text, "key_result", FIGURED) == []


def test_fields_do_not_make_an_outcome_of_an_output() -> None:
    assert flags("Launch the new campaign", "key_result", FIGURED) == [Reason.OUTPUT]


def test_a_guardrail_is_the_place_to_maintain_a_metric() -> None:
    guardrail = Fields(has_figures=True, kind="guardrail")
    assert flags("Maintain 98% on-time payroll runs", "key_result", guardrail) == []


def test_milestones_are_outputs_by_nature_and_need_no_figure() -> None:
    remarks = judge("Launch the new campaign", "key_result", fields=Fields(kind="milestones"))
    assert [(remark.reason, remark.severity) for remark in remarks] == [(Reason.OUTPUT, Severity.INFO)]


def test_words_that_contradict_the_direction_of_the_fields() -> None:
    assert flags("Reduce churn", "key_result", FIGURED) == [Reason.CONTRADICTS_DIRECTION]
    assert flags("Réduire le churn", "key_result", FIGURED) == [Reason.CONTRADICTS_DIRECTION]
    assert flags("Reduce churn", "key_result", Fields(has_figures=True, direction="down")) == []


@pytest.mark.parametrize(
    ("text", "unit", "expected"),
    [
        ("Cut churn from 5% to 3%", "€", [Reason.CONTRADICTS_UNIT]),
        ("Cut churn from 5% to 3%", "%", []),
        ("Cut cost per order by 10%", "€", []),
        ("Délai de réponse de 48 h à 24 h", "%", [Reason.CONTRADICTS_UNIT]),
        ("Réponse en moins de 24 h", "%", []),
        ("Qualified leads", "leads", []),
    ],
)
def test_a_unit_of_another_kind_than_the_words(text: str, unit: str, expected: list[Reason]) -> None:
    assert flags(text, "key_result", Fields(has_figures=True, unit=unit)) == expected


def test_a_target_without_a_baseline_is_advice_that_does_not_count() -> None:
    assert judge("Increase donor renewal rate by 12%", "key_result") == (
        Remark(Reason.NO_BASELINE, Severity.INFO, {"figure": "12%"}),
    )
    assert judge("Increase donor renewal rate from 40% to 52%", "key_result") == ()


def test_remarks_carry_the_words_of_the_statement() -> None:
    (remark,) = judge("Launch the new Été campaign.", "key_result")
    assert remark.facts == {"verb": "Launch", "object": "the new Été campaign"}
    (remark,) = judge("Reach £3M in annual bookings", "objective")
    assert remark.facts == {"figure": "£3M"}
    (remark,) = judge("Améliorer le NPS (28 actuellement)", "key_result")
    assert remark.facts == {"baseline": "28"}


def test_a_long_objective_is_advice_until_nobody_can_remember_it() -> None:
    clause = "Become the bakery that people in our part of the town "
    long = clause + "talk about with a smile when they meet friends and family on their way back home"
    (remark,) = judge(long, "objective")
    assert (remark.reason, remark.severity) == (Reason.OBJECTIVE_TOO_LONG, Severity.INFO)
    (remark,) = judge(
        long + " and again whenever they think of what makes a good life in a small town by the sea", "objective"
    )
    assert (remark.reason, remark.severity) == (Reason.OBJECTIVE_TOO_LONG, Severity.WARNING)
