"""French verbs by what they promise: a thing made, an activity, a movement, a state kept, a result."""

from __future__ import annotations

# Making a thing: the thing is there at the end, whether or not it changed anything.
OUTPUT = """
appliquer lancer relancer_le relancer_la déployer redéployer publier republier implémenter implanter installer migrer
refondre documenter traduire intégrer numériser refaire recréer digitaliser dématérialiser informatiser refactoriser
reconstruire rédiger écrire réécrire moderniser rénover réaménager repeindre coder programmer prototyper configurer
paramétrer personnaliser filmer tourner enregistrer éditer imprimer téléverser localiser standardiser formaliser
centraliser décommissionner retirer basculer ériger inaugurer concevoir dessiner maquetter finaliser terminer achever
clôturer introduire instaurer élaborer formuler monter fabriquer assembler diffuser sortir mettre_en_place
mettre_en_ligne mettre_en_œuvre mettre_en_service mettre_en_production mettre_sur_pied mettre_au_point
mettre_à_disposition mettre_en_route mettre_en_application passer_en_production passer_à_la_version généraliser_le
généraliser_la généraliser_l industrialiser boucler poser doter parachever dévoiler démolir déménager emménager
homologuer harmoniser uniformiser normaliser internaliser planter semer câbler brancher décorer baliser émettre
certifier labelliser bitumer carreler goudronner bétonner sérigraphier usiner graver souder mettre_en_conformité
mettre_aux_normes mettre_en_réseau mettre_en_chantier mettre_en_musique
"""

# Making a thing, or delivering a service: a share, an amount of money or an outcome for an object redeems these.
SOFT_OUTPUT = """
construire bâtir finir nouer livrer créer développer produire ouvrir ajouter remplacer automatiser équiper fournir
offrir proposer connecter raccorder compléter établir constituer aménager unifier fusionner transférer expédier
réaliser
"""

# Keeping busy: somebody does it, and nothing need change.
TASK = """
organiser tenir rencontrer appeler contacter interviewer interroger former préparer envoyer analyser rechercher
explorer planifier identifier conduire mener participer définir redéfinir tester évaluer auditer enquêter étudier
sonder consulter discuter présenter négocier renégocier recruter embaucher coacher accompagner enseigner informer
communiquer annoncer promouvoir animer coordonner gérer piloter superviser surveiller suivre contrôler inspecter
vérifier valider examiner comparer compiler lister inventorier recenser cartographier prioriser esquisser soumettre
déposer commander acheter approvisionner sélectionner choisir désigner nommer affecter externaliser nettoyer ranger
trier archiver corriger réparer débugger déboguer inviter relancer téléphoner poster tweeter lire relire réviser
répéter pratiquer exécuter entreprendre traiter_le débriefer exposer distribuer prospecter observer mesurer décider
approuver travailler réfléchir collaborer expérimenter réorganiser restructurer clarifier actualiser rafraîchir
recueillir collecter rassembler découvrir cadrer estimer chiffrer budgéter calculer sponsoriser plaider conseiller
guider sensibiliser visiter assister effectuer essayer commencer démarrer lancer_une_étude lancer_un_audit continuer_à
se_concentrer_sur se_focaliser_sur s_occuper_de s_inscrire se_renseigner se_former échanger dialoguer impliquer
investir mettre_à_jour mettre_à_plat prendre_contact prendre_rendez-vous faire_un faire_une faire_le faire_la faire_l
faire_des faire_les entrer_en_contact entrer_en_relation donner_une_formation donner_des_cours passer_en_revue
passer_commande assurer_le_suivi assurer_la_formation tenir_une tenir_un tenir_des revoir repenser convoquer réunir
rendre_visite rendre_compte tenir_à_jour nouer_un arbitrer trancher récolter arranger célébrer présider composer
inscrire notifier demander classer répertorier solliciter démarcher mandater missionner signaler
faire_passer_un_entretien faire_passer_des_entretiens faire_passer_un_test faire_passer_des_tests
faire_passer_un_examen faire_passer_les_entretiens faire_passer_les_tests aller_voir scanner recadrer contractualiser
référencer parrainer écouter visionner héberger dérouler retravailler parler_à parler_avec parler_aux briefer
benchmarker référencer_les refondre dresser abonder acter adresser administrer affréter agencer agrafer ajuster
allouer amender amorcer annoter anonymiser apposer arpenter attribuer auditionner aviser balayer brainstormer calibrer
candidater caractériser catégoriser classifier co-construire coconstruire codifier collationner coller commenter
concerter condenser consigner constater convier coopter copier cribler débattre débroussailler débuter décliner
décomposer découper décrire décrypter déléguer délibérer délimiter démonter dénombrer dépouiller désherber désinfecter
détailler déterminer diligenter dupliquer ébaucher échantillonner élaguer emballer entamer entreposer énumérer
envisager éplucher étalonner étayer étiqueter étoffer extraire géolocaliser hiérarchiser historiser illustrer importer
imputer indexer investiguer itérer jumeler louer mailler manipuler minuter modéliser modifier mutualiser numéroter
officialiser ordonnancer peaufiner photographier podcaster pointer pondérer postuler préciser préconiser prélever
présélectionner procéder_à promulguer quantifier questionner rappeler ratifier réaffecter recaler recomposer
reconfigurer recopier recouper rectifier redistribuer reformuler réglementer relooker remanier remodeler renseigner
répartir repérer reporter reprogrammer réserver résilier résumer retoucher retranscrire roder saisir scinder scruter
segmenter séquencer simuler soumissionner spécifier stocker subdiviser synchroniser synthétiser systématiser tagger
tailler tamponner tondre transcrire ventiler verbaliser vider vidanger voter vulgariser clore intervenir itérer_sur
faire_le_tour faire_valider faire_signer faire_relire faire_certifier faire_auditer se_réunir se_déplacer
se_rendre_dans se_rendre_chez se_rendre_sur se_rendre_à se_rendre_au se_rendre_aux se_rendre_en mettre_en_concurrence
mettre_en_commun mettre_en_forme mettre_en_page mettre_en_relation mettre_en_demeure mettre_au_propre mettre_par_écrit
mettre_en_vente mettre_en_location faire_intervenir faire_venir_un prendre_part_à prendre_part_au prendre_part_aux
prendre_la_parole porter_plainte tenir_salon tirer_au_sort tirer_un_bilan tirer_le_bilan dresser_un passer_au_crible
cibler
"""

UP = """
augmenter accroître croître hausser élever doubler tripler quadrupler multiplier maximiser booster grimper
faire_monter faire_progresser faire_grimper faire_croître faire_grandir rehausser relever faire_décoller monter_à
majorer amplifier décupler démultiplier quintupler sextupler centupler rallonger allonger gonfler
"""
DOWN = """
réduire diminuer baisser abaisser raccourcir minimiser limiter alléger restreindre faire_baisser faire_tomber
faire_chuter faire_reculer faire_diminuer tomber chuter reculer descendre éliminer supprimer freiner ralentir écourter
comprimer amoindrir contenir juguler endiguer résorber atténuer rogner rétrécir abréger raboter plafonner dégonfler
"""
MOVE = """
améliorer renforcer optimiser accélérer fluidifier dynamiser stimuler développer étendre élargir consolider
progresser faire_évoluer évoluer passer faire_passer porter amener ramener transformer rationaliser perfectionner
intensifier favoriser encourager fidéliser valoriser diversifier diviser approfondir professionnaliser monter_en
gagner_en booster affiner fiabiliser sécuriser assainir doper enrichir pérenniser structurer harmoniser redynamiser
redresser densifier
"""

MAINTAIN = """
maîtriser maintenir garder conserver rester demeurer stabiliser préserver continuer poursuivre pérenniser
sauvegarder se_maintenir faire_tourner assurer_le_fonctionnement assurer_la_continuité tenir_le_budget
tenir_nos_délais tenir_les_coûts tenir_les_délais tenir_le_cap ne_pas_dépasser respecter se_conformer
tenir_nos_coûts tenir_nos_engagements veiller_à perdurer ne_jamais_dépasser ne_pas_descendre ne_jamais_descendre
ne_pas_tomber ne_jamais_tomber ne_pas_passer ne_jamais_passer assurer_la_maintenance assurer_la_permanence
assurer_l_astreinte assurer_l_exploitation assurer_le_bon_fonctionnement
"""

RESULT = """
pourvoir desservir mettre trouver chercher gagner signer générer atteindre obtenir décrocher remporter convertir
attirer récupérer économiser retenir vendre conclure acquérir capter capturer débloquer libérer sauver dépasser
qualifier renouveler avoir faire rendre engranger accueillir activer réactiver regagner restaurer devenir être voir
donner résoudre répondre traiter servir lever encaisser revenir utiliser adopter recommander noter perdre dépenser
payer assurer garantir permettre laisser courir aider apprendre parler apporter tenir_nos_promesses tenir_parole
passer_commande prouver montrer entrer séduire conquérir rassurer ravir réussir franchir figurer placer soigner loger
nourrir éviter empêcher arrêter cesser limiter_à compter totaliser fidéliser_les satisfaire faire_la_paix
faire_la_différence faire_le_lien faire_le_pari faire_la_fierté faire_le_bonheur faire_une_place faire_la_part_belle
faire_de faire_revenir faire_venir faire_adhérer fédérer mobiliser rallier embarquer engager reconquérir convaincre
rapporter dégager facturer vacciner dépister orienter insérer réinsérer recycler diplômer soulager guérir reloger
scolariser indemniser parvenir arracher rafler percer égaler surpasser devancer battre cumuler inspirer incarner
imposer émanciper responsabiliser apprivoiser rayonner briller émerger grandir vivre rêver oser innover réinventer
réenchanter redonner rapprocher relier unir réconcilier transmettre partager ancrer anticiper protéger défendre
soutenir épauler délivrer affranchir désenclaver débarrasser surprendre émerveiller étonner enthousiasmer passionner
captiver toucher émouvoir combler choyer désengorger décloisonner éradiquer simplifier faciliter apaiser détecter
diagnostiquer régler dépanner acheminer remplir ramasser distinguer fixer positionner initier représenter rejoindre
inclure démocratiser bousculer aborder dénicher marquer accéder accomplir affirmer aimer alphabétiser attacher
composter croire démontrer désendetter enraciner enchanter épanouir intéresser motiver naître occuper préférer prendre
rebondir réjouir retrouver réveiller révéler révolutionner souscrire survivre valoir vaincre venir aller
"""
