"""Whole screens in French, and where the language comes from; each run is a process, as help is built once in one."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

from okrcli.cli.answers import read_confidence
from okrcli.i18n import use_language
from okrcli.languages import LOCALES

pytest.importorskip("babel")

from babel.messages.pofile import read_po

ROOT = Path(__file__).parents[2]
NO_SUCH_OPTION = """okr: Il n’y a pas d’option --zzzz
     `okr lint --help` en donne la liste.
"""


def run(*arguments: str, folder: Path, **environment: str) -> str:
    kept = {name: text for name, text in os.environ.items() if name not in ("OKR_LANG", "OKR_DIR", "LC_ALL", "LANG")}
    done = subprocess.run(
        [sys.executable, "-m", "okrcli", *arguments],
        cwd=folder,
        env={**kept, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "LC_ALL": "C", **environment},
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    return done.stdout + done.stderr


def test_the_option_speaks_before_the_variable(tmp_path):
    assert run("--lang", "fr", "lint", "--zzzz", folder=tmp_path, OKR_LANG="en") == NO_SUCH_OPTION


def test_the_variable_speaks_before_the_workspace(tmp_path):
    (tmp_path / "okr.yaml").write_text("version: 1\nlanguage: en\n", encoding="utf-8")
    assert run("lint", "--zzzz", folder=tmp_path, OKR_LANG="fr") == NO_SUCH_OPTION


def test_the_workspace_speaks_before_the_environment(tmp_path):
    (tmp_path / "okr.yaml").write_text("version: 1\nlanguage: fr\n", encoding="utf-8")
    assert run("lint", "--zzzz", folder=tmp_path, LC_ALL="en_GB.UTF-8") == NO_SUCH_OPTION


def test_the_environment_speaks_where_nothing_else_does(tmp_path):
    assert run("lint", "--zzzz", folder=tmp_path, LC_ALL="fr_FR.UTF-8") == NO_SUCH_OPTION


def test_a_sound_workspace(tmp_path):
    (tmp_path / "okr.yaml").write_text("version: 1\nlanguage: fr\n", encoding="utf-8")
    assert run("lint", folder=tmp_path) == "Rien à signaler.\n"


FILES = {
    "okr.yaml": """version: 1
organization: Ateliers Mercier
language: fr
people:
  alice: {name: Alice Martin}
""",
    "2026-Q3/cycle.yaml": "starts: 2026-07-01\nends: 2026-09-30\n",
    "2026-Q3/marketing.yaml": """team: Marketing
objectives:
  - id: reference
    objective: Devenir la référence évidente des ateliers de menuiserie
    owner: alice
    key_results:
      - id: revenu
        key_result: Revenu signé grâce aux démonstrations en atelier
        baseline: 800
        target: 1800
        unit: k€
        checkins:
          - {date: 2026-07-06, value: 812.5, confidence: 5}
          - {date: 2026-08-03, value: 1250, confidence: 6}
          - {date: 2026-08-17, value: 1437.5, confidence: 7, blockers: Le salon est reporté}
      - id: site
        key_result: Mettre en ligne le nouveau site
        milestones:
          - {id: maquette, milestone: Maquette validée}
          - {id: ouverture, milestone: Ouverture au public}
        checkins:
          - {date: 2026-08-01, done: [maquette]}
""",
}

STATUS = """Ateliers Mercier · 2026-T3                                       au 20 août 2026
1er juil. – 30 sept. 2026 · 55 % écoulés, reste 41 j

  ambitieux        ━━━━━━━━━━━───◇─────  0,57 sur 0,70 · 1 objectif
  confiance nette  +0,50 · en bonne voie moins hors trajectoire, sur tous les
    résultats clés
  prévision        environ 1 sur 1 · objectifs qui devraient atteindre leur
    seuil

Marketing ─────────────────────────────── ambitieux 0,57 · confiance nette +0,50
    Responsable  Avancée     Score  Tendance  Conf.  État                Dernier
Devenir la référence évidente des ateliers de menuiserie [reference]
    alice        ━━━│━╸─◇──   0,57              7,0  ! à risque
  Revenu signé grâce aux démonstrations en atelier [revenu]
    alice        ━━━│━━─◇──   0,64  ▁▄▆           7  ✓ en bonne voie         3 j
  Mettre en ligne le nouveau site [site]
    alice        ━━━│━──◇──   0,50  ▅             –  ? sans nouvelles      19 j!

À surveiller
? marketing/reference/site · alice  sans nouvelles · dernier point il y a 19
  jours
✓ marketing/reference/revenu · alice  en bonne voie · rythme 1,76 · bloqué : Le
  salon est reporté

━ score   │ attendu aujourd’hui   ◇ seuil de réussite
[…] : ce qu’il faut taper   ▁█ scores aux derniers points, de 0 à 1
"""
SHOW = """2026-T3:marketing/reference/revenu                               au 20 août 2026
Revenu signé grâce aux démonstrations en atelier
Devenir la référence évidente des ateliers de menuiserie

━━━━━━━━━━━│━━━━━━━──◇────────  0,64  ✓ en bonne voie

responsable  Alice Martin (alice)
mesure       de 800 k€ à 1 800 k€
seuil        0,70, ambitieux : 1 500 k€
actuel       1 437,5 k€, dernier point le 17 août, il y a 3 jours
attendu      0,38 aujourd’hui ; 0,36 le jour de la mesure ; rythme 1,76
confiance    7 sur 10 ; avant : 5, 6
nécessaire   +11 k€ par semaine pour atteindre le seuil à temps
prévision    arrivée à 1,23, entre 0,90 et 1,57 dans 8 cas sur 10 : 95 % de
             chances d’atteindre le seuil
échéance     prochain point le 24 août
"""
DUE = """1 point à faire, dont 1 en retard                                au 20 août 2026

  Échéance  Retard  Dernier   Résultat clé
Alice Martin (alice)
  10 août      7 j  1er août  marketing/reference/site
                              Mettre en ligne le nouveau site

okr checkin parcourt les vôtres, --everyone tous.
"""
LINT = """2026-Q3/marketing.yaml:17:21: conseil K101 C’est un livrable, et rien ne dit ce qu’il change
 17 |         key_result: Mettre en ligne le nouveau site
    |                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    = Qu’est-ce qui change avec « le nouveau site », et pour qui ? Mesurez cela, `baseline: …`, `target: …` ; « Mettre en ligne le nouveau site » n’est qu’une étape.

2026-Q3/marketing.yaml:22:20: avertissement C101 Le dernier point remonte à 19 jours
 22 |           - {date: 2026-08-01, done: [maquette]}
    |                    ^^^^^^^^^^
    = `okr checkin site` enregistre où il en est.

1 avertissement, 1 conseil dans 1 fichier
"""  # noqa: E501
HELP = """Usage : okr due [OPTIONS]

  Montrer qui a un point à faire, dans tous les cycles en cours ou pas encore
  clos, et qui un relevé d’indicateur de santé.

Exemples :
  okr due --owner alice
  okr due --check          # chaque semaine, en tâche planifiée : code 1 s’il y a un retard

Options :
  -t, --team ÉQUIPE     Seulement cette équipe ; répété : l’une ou l’autre.
  -o, --owner PERSONNE  Seulement ce que porte cette personne ; répété : l’une
                        ou l’autre.
  --tag MOT-CLÉ         Seulement ce qui porte ce mot-clé, ou se trouve dans
                        ce qui le porte ; répété : l’un ou l’autre.
  -s, --status ÉTAT     Seulement ce qui est dans cet état, ou dans l’un d’eux
                        si l’option est répétée : « en bonne voie », « à
                        risque », « hors trajectoire », « sans nouvelles »,
                        « trop tôt »…
  -c, --cycle CYCLE     Le cycle, par défaut tous ceux en cours.
  --at QUAND            À cette date, par défaut aujourd’hui ; ou les fichiers
                        tels qu’ils étaient à une révision Git.
  --check               Sortir avec le code 1 si un point est en retard.
  -f, --format FORMAT   table ou json.  [par défaut : table]
  --json                Raccourci de --format json.

Options de toutes les commandes :
  --dir DOSSIER  L’espace de travail, par défaut le plus proche (OKR_DIR).
  --color QUAND  Quand colorer : auto, always ou never (NO_COLOR,
                 FORCE_COLOR).
  --lang LANGUE  La langue, par exemple en ou fr (OKR_LANG).
  --no-input     Ne rien demander : ce qui manque est une erreur.
  --no-pager     Afficher sans pagineur ce qui dépasse l’écran (OKR_PAGER,
                 PAGER).
  -q, --quiet    Ne rien dire d’autre que les données et les erreurs.
  --debug        Afficher la trace d’une anomalie.
  -h, --help     Afficher cette aide.
"""
RULE = """K104  vague-key-result  avertissement
Un résultat clé que personne ne pourrait vérifier.

Ce qu’elle vérifie
  Un résultat clé sans chiffre, ni dans ses mots ni dans ses champs, fait de
  mots généraux.

Pourquoi c’est important
  À la fin du cycle, savoir s’il est atteint est une affaire d’opinion.

Par exemple
  Être plus proches de nos clients
  Mieux communiquer en interne

À la place
  Clients qui ont eu un appel avec nous ce trimestre, de 10 à 40 %

Sources
  Google re:Work : sans nombre, ce n’est pas un résultat clé (Marissa Mayer).
"""
SCREENS = {
    ("status",): STATUS,
    ("show", "revenu"): SHOW,
    ("due",): DUE,
    ("lint",): LINT,
    ("due", "--help"): HELP,
    ("rule", "K104"): RULE,
}


@pytest.mark.parametrize("words", SCREENS, ids=" ".join)
def test_a_screen_as_a_french_team_reads_it(words, tmp_path):
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    shown = run(*words, folder=tmp_path, OKR_TODAY="2026-08-20", COLUMNS="80", NO_COLOR="1")
    assert shown[: len(SCREENS[words])] == SCREENS[words]


def test_every_word_of_the_help_is_translated(tmp_path):
    """Each help text of each command and option comes from the catalogue, or says the same in both languages."""
    collect = """
from okrcli.i18n import use_language
use_language("fr")
from okrcli.cli.commands import LazyCommands
for name, command in LazyCommands().items():
    for one in (command, *getattr(command, "commands", {}).values()):
        print(repr((name, one.help)))
        for param in one.params:
            print(repr((name, getattr(param, "help", None) or "")))
"""
    told = subprocess.run(
        [sys.executable, "-c", collect], env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, check=True
    )
    said = [ast.literal_eval(line) for line in told.stdout.decode("utf-8").splitlines()]
    with (LOCALES / "fr" / "LC_MESSAGES" / "okr.po").open("rb") as file:
        french = {text for one in read_po(file) if one.id for text in [one.string] if isinstance(text, str)}
    assert len(said) > 100
    assert [(name, text) for name, text in said if text and text not in french] == []


def test_a_new_workspace_speaks_french_to_its_team(tmp_path):
    run("init", folder=tmp_path, OKR_LANG="fr", OKR_TODAY="2026-08-20")
    assert "language: fr  " in (tmp_path / "okr.yaml").read_text(encoding="utf-8")
    company = tmp_path / "2026-Q3" / "entreprise.yaml"
    text = company.read_text(encoding="utf-8")
    assert "# Un objectif dit où nous voulons aller" in text
    example = text[text.index("# objectives:") :].replace("\n# ", "\n").removeprefix("# ")
    company.write_text(text[: text.index("# Un objectif")] + example, encoding="utf-8")
    assert "entreprise/reference/taux-rebond" in run("status", "--json", folder=tmp_path, OKR_TODAY="2026-08-20")


@pytest.mark.parametrize("said", ["7", "7/10", "7 sur 10", "7 out of 10"])
def test_a_confidence_is_typed_as_it_is_shown(said):
    use_language("fr")
    assert read_confidence(said) == 7


def test_a_cycle_whose_name_cannot_be_one_is_a_finding(tmp_path):
    (tmp_path / "okr.yaml").write_text("version: 1\nlanguage: fr\n", encoding="utf-8")
    (tmp_path / "2026-T3").mkdir()
    (tmp_path / "2026-T3" / "cycle.yaml").write_text(FILES["2026-Q3/cycle.yaml"], encoding="utf-8")
    assert "E404 `2026-T3` contient un cycle.yaml" in run("lint", folder=tmp_path)
