"""Two quarters of a team from an empty folder, with commands alone: begin, check in, close, carry over, go on."""

from __future__ import annotations

import json

import pytest

WEEKS = [
    ("2026-01-12", 150, 1),
    ("2026-01-26", 210, 2),
    ("2026-02-09", 260, 3),
    ("2026-02-23", 310, 3),
    ("2026-03-09", 350, 4),
    ("2026-03-23", 380, 5),
    ("2026-03-31", 400, 5),
]


@pytest.fixture
def team(okr, folder, monkeypatch):
    """Runs commands on a day, none of which may fail; every file is valid after each."""
    days = {"today": "2026-01-05"}

    def run(line, *words, code=0):
        monkeypatch.setenv("OKR_TODAY", days["today"])
        done = okr(*line.split(), *words)
        assert done.code == code, done.err
        assert okr("lint", "--select", "E").code == 0
        return done

    def on(day):
        days["today"] = day

    run.on = on
    return run


def begin(team):
    team("init")
    team("new-cycle 2026 --team company")
    team("add objective --team company --cycle 2026 --owner claire --id first", "Be the first name people think of")
    said = team("add key-result --objective 2026:company/first --baseline 30 --target 60 --unit % --id friends", "Fans")
    assert "Next: okr checkin 2026:company/first/friends  where it stands\n" in said.err
    team("add team Marketing --lead alice")
    team(
        "add objective --team marketing --owner alice --id reference --supports 2026:company/first",
        "Become the obvious reference",
    )
    team("add key-result --objective reference --baseline 120 --target 500 --unit leads --id leads", "Qualified leads")
    team("add key-result --objective reference --at-most 40 --unit % --id bounce", "Readers stay")
    team("add key-result --objective reference --milestone draft=Draft --milestone beta=Beta --id site", "A site")
    team("add key-result --objective reference --baseline 0 --target 4 --id press", "Papers that quote us")
    team("add objective --team marketing --owner bob --id podcast --supports marketing/reference/press", "Be heard")
    team("add key-result --objective podcast --baseline 0 --target 300 --id listeners", "Listeners")


def quarter(team):
    for day, leads, press in WEEKS:
        team.on(day)
        team(f"checkin leads {leads} --confidence 6")
        team(f"checkin press {press}")
        team("checkin bounce 38")
        team("checkin listeners 12 --confidence 1")
        team("checkin site --confidence 5")
        team("checkin 2026:company/first/friends 33")
    team("checkin site --done draft --date 2026-03-30")


def test_two_quarters(team, folder):
    begin(team)
    quarter(team)

    team.on("2026-04-02")
    assert team("new-cycle Q2 --from Q1", code=2).err.startswith("okr: 2026-Q1 is not closed")
    template = team("close-cycle --template").out
    (folder / "review.yaml").write_text(template, "utf-8")
    team("close-cycle --from review.yaml", code=2)
    filled = template.replace("why:\n", "why: So it was\n").replace("decision:\n", "decision: keep\n")
    filled = filled.replace("marketing/podcast:\n    why: So it was\n", "marketing/podcast:\n    why: Nobody listens\n")
    (folder / "review.yaml").write_text(filled, "utf-8")
    team("close-cycle --from review.yaml --decide podcast=abandon", "--grade", "leads=0.75")
    assert "retrospective: {score: 0.74, graded: 0.75, why: So it was}\n" in (
        folder / "2026-Q1/marketing.yaml"
    ).read_text("utf-8")
    team("checkin 2026-Q1:leads 410", code=2)  # closed

    document = json.loads(team("new-cycle Q2 --from Q1 --json").out)
    assert [(one["address"], one["fate"]) for one in document["objectives"]] == [
        ("marketing/reference", "kept"),
        ("marketing/podcast", "abandoned"),
    ]
    assert document["links"] == []
    status = json.loads(team("status --json").out)
    assert status["cycle"]["id"] == "2026-Q2"
    (reference,) = [one for team_ in status["teams"] for one in team_["objectives"]]
    assert reference["supports"] == ["2026:company/first"]
    assert [(one["id"], one["baseline"], one["target"], one["at_most"]) for one in reference["key_results"]] == [
        ("leads", 400, 500, None),
        ("bounce", None, None, 40),
        ("site", None, None, None),
    ]
    assert {one["last_checkin"] for one in reference["key_results"]} == {None}

    # what had reached its target is set anew, as the summary said, and the quarter goes on
    team("add key-result --cycle 2026-Q2 --objective marketing/reference --id press --baseline=5 --target=9", "Papers")
    for day, leads in (("2026-04-13", 420), ("2026-05-18", 455), ("2026-06-30", 490)):
        team.on(day)
        team(f"checkin leads {leads} --confidence 8")
        for words in ("bounce 39", "press 9", "site --confidence 9"):
            team(f"checkin {words}")
        team("checkin 2026:company/first/friends 40")
    team("checkin site --done beta")
    team.on("2026-07-01")
    said = team("close-cycle --decide keep", "--why", "bounce=Hardly anybody looked")
    assert said.err.endswith("Next: okr new-cycle 2026-Q3 --from 2026-Q2  carries over what is kept\n")
    document = json.loads(team("new-cycle 2026-Q3 --from 2026-Q2 --json").out)
    (reference,) = document["objectives"]
    assert [(one["id"], one["fate"], one["last_value"]) for one in reference["key_results"]] == [
        ("leads", "carried", 490),
        ("bounce", "carried", 39),
        ("site", "reached", None),
        ("press", "reached", 9),
    ]
    # the second closing is taken back, and the first quarter is as it was left
    team("reopen 2026-Q2")
    assert json.loads(team("status --cycle 2026-Q2 --json").out)["cycle"]["state"] == "ended"
    team("close-cycle")
    assert json.loads(team("status --cycle 2026-Q1 --json").out)["cycle"]["closed"] == "2026-04-02"
