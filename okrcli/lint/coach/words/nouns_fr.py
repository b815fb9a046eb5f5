"""French nouns by what they stand for in a goal: a metric, a thing made, a show of attention, business as usual."""

from __future__ import annotations

HEADS = """
taux ratio ratios part parts pourcentage proportion nombre moyenne mediane niveau niveaux score scores note notes
indice couverture frequence temps duree durees delai delais coût coûts volume valeur marge marges revenu revenus
ventes vente chiffre ca dépense dépenses profit profits bénéfice rétention churn attrition conversion adoption
fréquentation occupation rendement rendements précision débit disponibilité latence productivité satisfaction
engagement utilisation capacité taille longueur vitesse trésorerie effectif effectifs stock stocks trafic efficacité
performance notoriété vélocité attente absentéisme ponctualité panier résultat ebitda solde cadence encours turnover
rotation quantité somme montant prix
"""
METRICS = """
abandon abandons nps enps csat ces mrr arr ltv cac arpu gmv roi ebitda ebit dso otif mttr mtbf slo sla kpi aov roas
ctr cpa cpc réclamations réclamation plaintes plainte sinistres incidents accidents blessures défauts erreurs
anomalies bugs tickets pannes retours remboursements annulations commandes réservations leads clients utilisateurs
adhérents donateurs dons abonnés abonnements visiteurs inscriptions renouvellements recommandations contrats comptes
candidats candidatures embauches salariés absences émissions énergie déchets eau consommation rebut rebuts casse
ruptures qualité fidélité fidélisation confiance impayés retards démarque pertes charges frais factures paiements
achats visites trajets cambriolages infections chutes files attente budget dette endettement créances
chiffre-d'affaires gaspillage usure stress nuitées colis livraisons patients élèves étudiants bénéficiaires
locataires lecteurs auditeurs joueurs téléchargements départs arrêts
"""
OUTCOMES = """
leads lead clients client utilisateurs abonnés acheteurs commandes commande réservations ventes vente revenus revenu
économies économie bénéfice marge emplois emploi contrats contrat renouvellements recommandations donateurs dons
adhérents rendez-vous essais inscriptions comptes valeur croissance opportunités candidats candidatures patients
familles locataires logements foyers repas placements conversions prospects fidélité satisfaction nps chiffre ca
demandes devis affaires
"""
ARTEFACTS = """
inspections groupes webinaire webinaires webinar webinars atelier ateliers article articles vidéo vidéos tableau
tableaux fonctionnalité fonctionnalités rapport rapports session sessions entretien entretiens interview interviews
réunion réunions événement événements campagne campagnes newsletter newsletters histoire histoires témoignage
témoignages étude études page pages guide guides livret livrets manuel manuels modèle modèles outil outils module
modules intégration intégrations procédure procédures processus process politique politiques document documents
documentation prototype prototypes enquête enquêtes sondage sondages questionnaire questionnaires réponses
retours-d'expérience audit audits cours formation formations podcast podcasts épisode épisodes brochure brochures
dépliant dépliants flyer flyers présentation présentations proposition propositions livre-blanc livres-blancs
infographie infographies site sites portail portails api apis feuille projet projets initiative initiatives pilote
pilotes plan plans stratégie catalogue borne bornes capteur capteurs affiche affiches exposition expositions concert
concerts conférence conférences salon salons appel appels email emails e-mail e-mails courriel courriels test tests
expérience expérimentation expérimentations maquette maquettes script scripts checklist checklists label labels
tutoriel tutoriels fiche fiches avis idées visites séminaire séminaires hackathon hackathons dégustation dégustations
journée journées publications charte chartes chatbot intranet crm erp application applications appli logiciel
logiciels entrepôt plateforme plateformes boutique boutiques magasin magasins agence agences bureau bureaux machine
machines serveur serveurs service services système systèmes offre offres démo démos supports kit kits post posts
publication point points-de-retrait lettre lettres recrues développeurs ingénieurs commerciaux recrutements
recrutement ticket tickets contenu contenus reportage reportages preuve preuves poc projection projections panel
panels stand stands protocole protocoles recette recettes plaquette plaquettes panneau panneaux formulaire formulaires
règle règles consigne consignes notice notices bancs bacs composteurs ruches abris pistes démonstration démonstrations
permanence permanences relance relances candidature points version versions guichet guichets espace espaces antenne
antennes local locaux salle salles poste postes équipement équipements collection collections gamme gammes rayon
rayons centre centres lieux comités comité commissions club clubs menus spectacle spectacles films livres albums
numéros éditions chapitres dispositif dispositifs automates robot robots connecteur connecteurs alertes indicateurs
actions certificats attestations badges véhicules véhicule camions camion fourgon fourgons four fours lits parkings
parking terrains terrain bâtiment bâtiments gymnase gymnases crèche crèches chambres studios showroom showrooms corner
corners kiosque kiosques drones caméras écrans tablettes ordinateurs livrables livrable annonces communiqué
communiqués spots encarts publicités bannières visuels mailings argumentaires argumentaire diagnostics diagnostic
cartographies référentiels référentiel nomenclatures cahiers comptes-rendus compte-rendu revues chroniques émissions
tournées quiz jeux sketchs ponts jardins potagers arbres plantations haies toilettes fontaines éoliennes prises
compteurs vidéoprojecteurs masterclass tutos tuto cellules cellule démonstrateur démonstrateurs algorithmes algorithme
flux interfaces interface environnements environnement migrations migration refontes refonte lancements lancement
"""
CONTENT = """
salon salons forum forums foire foires inspections contrôles webinaire webinaires atelier ateliers article articles
vidéo vidéos newsletter newsletters rapport rapports session sessions entretien entretiens interview interviews
réunion réunions événement événements campagne campagnes podcast podcasts épisode épisodes présentation présentations
e-mails emails mailings publications formation formations appels tests expérimentations fonctionnalités communiqués
conférences tables-rondes projections panels séminaires flyers brochures tutoriels audits lettres post posts
démonstration démonstrations démos permanence permanences relances conférence consultations visites certification
certifications examens délégations délégation journées stages rondes tournées spectacles concerts expositions projets
"""
GENERIC = """
entreprise société équipe équipes organisation service services produit produits qualité communication collaboration
coopération innovation culture efficacité performance performances productivité excellence processus process
opérations croissance engagement satisfaction expérience résultats résultat succès agilité visibilité marque image
département groupe tout travail marché fournisseur partenaire employeur clients client clientèle collaborateurs
collaborateur utilisateurs utilisateur interne internes ventes vente solution solutions compétences compétence
leadership cohésion transparence valeur valeurs impact avenir potentiel stratégie structure pratiques méthodes
procédures procédure présence alignement durabilité digitalisation transformation notoriété activité rentabilité
réactivité proximité fluidité fidélité fidélisation gestion relation
"""
ADJECTIVES = """
meilleur meilleurs meilleure meilleures excellent excellents excellente excellentes bon bons bonne bonnes agile agiles
efficace efficaces performant performants performante performantes innovant innovants innovante innovantes visible
visibles moderne modernes professionnel professionnels proactif proactifs réactif réactifs réactive réactives rapide
rapides compétitif compétitifs compétitive rentable rentables durable durables leader leaders reconnu reconnus
reconnue dynamique dynamiques fort forts forte fortes grand grands grande grandes premier premiers proche proches
solide solides productif productifs créatif créatifs opérationnel opérationnelle opérationnels opérationnelles
attractif attractive attractifs attractives experts expert référence références champion champions spécialiste
exemplaire exemplaires content contents contente heureux satisfaits satisfait unis soudés connus connue connues
présents soudé uni responsable éthique citoyen majeur commercial numérique digital international efficient
collaboratif interne
"""
WEAK_QUALIFIERS = """
solide solides significatif significative significativement bon bonne bons bonnes net nette nettement réel réelle
important importante sensiblement sensible considérable considérablement fort forte fortement meilleur meilleure
notable notablement vraiment clairement beau belle belles beaux massivement
"""
USUAL = """
niveau niveaux position budget budgets part parts serveurs systèmes activité activités actuel actuelle actuels
actuelles conformité continuité jour standard standards service services qualité coûts satisfaction ventes marge
revenus chiffre taux rythme cadence marché statu même existant existants délai délais échéances calendrier
disponibilité sécurité contrôle magasin magasins machines équipements stocks performance performances productivité
fonctionnement exploitation règles normes effort efforts certification certifications accréditations agréments
contrats rang conforme conformes rgpd réglementation
"""
PEOPLE = """
clients utilisateurs adhérents donateurs salariés collaborateurs recrues talents étudiants patients locataires
abonnés bénévoles infirmiers infirmières enseignants chauffeurs joueurs apprentis diplômés familles comptes managers
agents techniciens ingénieurs développeurs collègues résidents élèves stagiaires
"""
LABELS = """
années version phase niveau palier étape classe grade lot zone ligne porte terminal chapitre article scope vague
sprint release modèle module série étage bâtiment salle unité génération station usine semaine trimestre type taille
âge formule catégorie horizon industrie iso cop norme standard règle wcag covid windows python hve page quai atelier
site année promotion cohorte saison jour édition numéro n acte volet axe tranche gare autoroute départementale
nationale label afnor groupe quartier arrondissement vision agenda pilier chantier loi décret directive règlement
opération cap
"""
