"""Nouns that hide a verb (`mise en place de`, `launch of`), by what the verb promises."""

from __future__ import annotations

OUTPUT_EN = """
launch relaunch rollout roll-out deployment release implementation introduction creation publication completion
delivery redesign migration development construction installation opening setup set-up translation go-live kick-off
kickoff redevelopment rebuild modernisation modernization digitisation digitization digitalisation automation
integration finalisation finalization renovation refurbishment launching production design drafting writing
relocation adoption_of_a inauguration commissioning building replacement upgrade addition instalment
"""
TASK_EN = """
purchase acquisition appointment research analysis review training organisation organization preparation evaluation
meeting meetings interview interviews workshop workshops audit recruitment negotiation negotiations investigation
survey study follow-up monitoring planning coordination assessment exploration benchmark benchmarking mapping
identification definition participation consultation update revision discussion discussions coaching collection
presentation testing hiring brainstorm brainstorming campaign campaigns prioritisation documentation visit visits
call calls reflection submission distribution inspection cleaning outreach application_to
"""
OUTPUT_FR = """
mise_en_place mise_en_ligne mise_en_œuvre mise_en_service mise_en_production mise_sur_le_marché mise_à_disposition
mise_au_point déploiement lancement publication rédaction création refonte livraison développement construction
ouverture implémentation implantation installation migration numérisation digitalisation intégration automatisation
finalisation conception production généralisation modernisation rénovation écriture traduction sortie démarrage
industrialisation élaboration inauguration introduction aménagement équipement achèvement clôture diffusion
dématérialisation informatisation réfection réaménagement instauration remplacement raccordement bascule réalisation
fabrication impression montage mise_aux_normes mise_en_conformité ajout mise_en_vente mise_en_rayon
mise_en_accessibilité passage_à passage_au passage_aux passage_en pose édition intégration_de duplication transfert
"""
TASK_FR = """
achat achats nomination acquisition embauche location organisation animation formation relecture revue étude analyse
identification recensement préparation planification participation rencontre rencontres recrutement audit
sensibilisation négociation négociations enquête test tests évaluation suivi cartographie recherche révision
mise_à_jour mise_à_plat mise_à_niveau benchmark entretien entretiens accompagnement visite visites tenue envoi collecte
consultation exploration définition coordination réflexion veille réunion réunions diagnostic bilan cadrage atelier
ateliers priorisation rendez-vous campagne présentation relance relances prospection communication inventaire
vérification contrôle sélection actualisation point points prise_de_contact échange échanges dépôt candidature
candidatures soumission référencement prise_de_rendez-vous démarchage tri nettoyage inspection recueil interrogation
interviews interview rédaction_de distribution appel_d_offres
"""
MAINTAIN_EN = "stability preservation upkeep"
MAINTAIN_FR = "maintien stabilisation stabilité préservation conservation"
UP_EN = "increase rise growth gain improvement uplift jump boost"
DOWN_EN = "reduction drop decrease decline fall cut"
UP_FR = "augmentation hausse croissance progression gain amélioration doublement triplement accroissement"
DOWN_FR = "réduction baisse diminution recul chute"
