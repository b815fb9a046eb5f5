"""The weekly note, in every format."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import drawing
import pytest

from okrcli.model import CheckIn, Dropped, Guardrail, Kpi, Reading
from okrcli.render.digest.four_squares import squares_view
from okrcli.render.digest.json import digest_json
from okrcli.render.digest.model import make_material
from okrcli.render.digest.note import digest_view
from okrcli.render.digest.text import markup_lines, note_page
from okrcli.render.digest.webhook import SLACK_LONGEST, TEAMS_LARGEST, kind_of_host, slack_payload, teams_payload
from okrcli.scoring.kpis import review_kpis

ROOT = Path("okrs").resolve()
SINCE, DAY = date(2026, 8, 8), date(2026, 8, 15)
KPIS = (
    Kpi("delay", "Days until invoices are paid", Guardrail(None, 45), "alice", unit="days", readings=(
        Reading(date(2026, 8, 10), 51, note="Portal changed"),)),
    Kpi("backlog", "Tickets open", Guardrail(None, 60), "bob", readings=(Reading(date(2026, 7, 1), 58),)),
    Kpi("margin", "Gross margin", Guardrail(70, 80), unit="%", every=30, readings=(Reading(date(2026, 8, 3), 75),)),
    Kpi("new", "Never read", Guardrail(70, 80)),
)  # fmt: skip
WHOLE = """\
# Acme · 2026-Q3 · 9 Aug – 15 Aug 2026

49% elapsed, 46 d left · aspirational 0.27 of 0.70 (+0.06) · committed 0.28 of 1.00 (+0.04)

Since 8 Aug: 4 of 5 key results checked in · 3 moved forward · 3 in trouble

## What moved

- **Qualified leads from the new campaign** (bob, Marketing) · 230 → 300 leads · score 0.29 → 0.47 (+0.18)

## In trouble

- **Share of voice in trade press** (Alice Martin, Marketing) · off track · 8.5% → 9.5%, target 20% · \
score 0.04 → 0.12 (+0.08) · confidence 2/10, was 4
  - Blocked: Agency contract unsigned; No spokesperson
- **Uptime of the ordering API** (fay, Platform) · off track · 99.8% → 99.97% · \
inside since 10 Aug, at best 0.80 (min 99.9%) · confidence 9/10
- **Revenue from online orders** (fay, Platform) · stale · last check-in 40 days ago · €1,210k, target €2,000k

## Check-ins owed

- **fay** · due 13 Jul, 30 d overdue · Revenue from online orders

## Health metrics

- **Days until invoices are paid** (Alice Martin) · 51 days · out of range (max 45 days) · read 10 Aug
  - Note: Portal changed
- **Tickets open** (bob) · 58 · near the edge (max 60) · last read 1 Jul, 35 d overdue
"""


def of(cycle, settings, since=SINCE, as_of=DAY, kpis=(), everything=False, others=()):
    states = review_kpis(kpis, settings, as_of, [cycle, *others])
    return make_material([cycle, *others], states, settings, since, as_of, everything=everything)


@pytest.fixture
def material(cycle, settings):
    return of(cycle, settings, kpis=KPIS)


def markdown(material, view=digest_view):
    return "\n".join(markup_lines(view(material))) + "\n"


def section(text, title):
    return text.partition(f"## {title}\n\n")[2].partition("\n\n")[0].rstrip("\n").splitlines()


def with_checkins(cycle, *checkins, statement=None, dropped=None):
    """The cycle with one key result: leads of marketing, which said nothing else."""
    objective = cycle.teams[0].objectives[0]
    leads = objective.key_results[0]._replace(checkins=checkins, dropped=dropped)
    leads = leads._replace(statement=statement) if statement else leads
    return drawing.holding(cycle, objective._replace(key_results=(leads,)))


def test_the_whole_note(material):
    assert markdown(material) == WHOLE


def test_the_four_squares(cycle, settings):
    assert markdown(
        of(cycle, settings, since=date(2026, 7, 20), as_of=date(2026, 7, 27), kpis=KPIS[2:3]), squares_view
    ) == (
        """\
# Acme · 2026-Q3 · 21 Jul – 27 Jul 2026

29% elapsed, 65 d left · aspirational 0.18 of 0.70 (+0.01) · committed 0.40 of 1.00 (+0.03)

Since 20 Jul: 1 of 6 key results checked in · 1 moved forward · 5 in trouble

## Priorities this week

- Ask Legal (bob, Marketing) · Qualified leads from the new campaign

## OKR confidence

- **Become the obvious reference for B2B marketing in France** (Alice Martin, Marketing) · 3.5/10
- **Let customers tell the story** (bob, Marketing) · no confidence given
- **Never lose an order** (fay, Platform) · no confidence given

## Next four weeks

- Nice hotel (bob, Marketing) · Customer stories published

## Health metrics

- **Gross margin** · no reading yet
"""
    )


def test_the_squares_of_one_team_name_its_key_results_and_what_their_confidence_was(cycle, settings):
    marketing = cycle._replace(teams=cycle.teams[:1])
    assert section(markdown(of(marketing, settings), squares_view), "OKR confidence")[:3] == [
        "- **Become the obvious reference for B2B marketing in France** (Alice Martin) · 4.0/10",
        "  - 6/10, was 3: Qualified leads from the new campaign",
        "  - 2/10, was 4: Share of voice in trade press",
    ]


def test_a_cycle_that_ends_within_four_weeks_is_announced(cycle, settings):
    late = of(cycle, settings, date(2026, 9, 1), date(2026, 9, 8))
    assert section(markdown(late, squares_view), "Next four weeks")[0] == "- 2026-Q3 ends 30 Sep"


def test_what_is_next_but_for_what_was_said_under_trouble(cycle, settings):
    monday = date(2026, 7, 27)
    blocked = CheckIn(monday, 230, confidence=3, blockers=("Legal",), next=("Ask Legal",))
    fine = CheckIn(monday, 230, confidence=7, next=("Ask Ana", "Call Bob"))
    note = markdown(of(with_checkins(cycle, blocked), settings, date(2026, 7, 20), monday))
    assert section(note, "In trouble")[1:] == ["  - Blocked: Legal", "  - Next: Ask Legal"]
    assert "This week" not in note and note.count("Ask Legal") == 1
    note = markdown(of(with_checkins(cycle, fine), settings, date(2026, 7, 20), monday))
    assert section(note, "This week") == ["- Ask Ana; Call Bob (bob) · Qualified leads from the new campaign"]
    assert "Nothing is off track, stale, blocked or at risk." in note


def test_plans_of_long_ago_are_not_those_of_the_week(cycle, settings):
    old = with_checkins(cycle, CheckIn(date(2026, 7, 20), 400, confidence=7, next=("Ask Ana",)))
    assert "list this week" not in markdown(of(old, settings))


def test_a_way_back_and_the_owners_remark(cycle, settings):
    back = with_checkins(cycle, CheckIn(date(2026, 8, 3), 450), CheckIn(DAY, 400, note="Two left", confidence=8))
    assert section(markdown(of(back, settings)), "What moved") == [
        "- **Qualified leads from the new campaign** (bob) · 450 → 400 leads · score 0.87 → 0.74 (-0.13)",
        "  - Note: Two left",
    ]


def test_what_was_dropped_and_why(cycle, settings):
    gone = with_checkins(cycle, CheckIn(date(2026, 8, 3), 300), dropped=Dropped(date(2026, 8, 12), "Market closed"))
    assert section(markdown(of(gone, settings)), "What moved") == [
        "- **Qualified leads from the new campaign** (bob) · dropped",
        "  - Why: Market closed",
    ]


def test_a_note_of_nothing(cycle, settings):
    note = markdown(of(with_checkins(cycle), settings, date(2026, 6, 24), date(2026, 7, 2)))
    assert "No key result has moved." in note
    assert "Nobody owes a check-in; the next is due 6 Jul." in note
    assert "Health metrics" not in note
    assert "Every health metric is within its range and was read on time." in markdown(
        of(cycle, settings, kpis=KPIS[2:3])
    )


def test_a_health_metric_that_became_a_key_result_says_so(cycle, settings):
    promoted = KPIS[0]._replace(promoted="2026-Q3:sales/cash/delay")
    assert section(markdown(of(cycle, settings, kpis=[promoted])), "Health metrics")[0].endswith(
        "read 10 Aug · now a key result: 2026-Q3:sales/cash/delay"
    )


def test_a_long_list_is_cut_and_says_by_how_much_and_all_of_it_is_there_on_request(cycle, settings):
    objective = cycle.teams[0].objectives[0]
    leads = objective.key_results[0]
    many = tuple(
        leads._replace(
            id=f"kr-{number}", checkins=(CheckIn(date(2026, 8, 3), 300), CheckIn(DAY, 400 + number, confidence=8))
        )
        for number in range(14)
    )
    worse = many[0]._replace(id="worse", checkins=(CheckIn(date(2026, 8, 3), 400), CheckIn(DAY, 399, confidence=8)))
    full = drawing.holding(cycle, objective._replace(key_results=(*many, worse)))
    listed = section(markdown(of(full, settings)), "What moved")
    assert [line.partition("· ")[2].partition(" ·")[0] for line in listed] == [
        *[f"300 → {400 + number} leads" for number in range(5, 14)],
        "400 → 399 leads",
        "",
    ]
    assert listed[-1] == "- and 5 more"
    assert len(section(markdown(of(full, settings, everything=True)), "What moved")) == 15


def test_who_owes_what_is_in_order_of_date_and_never_of_people(cycle, settings):
    owed = section(markdown(of(cycle, settings, date(2026, 8, 11), date(2026, 8, 18))), "Check-ins owed")
    assert owed == [
        "- **fay** · due 13 Jul, 33 d overdue · Revenue from online orders",
        "- **Alice Martin** · due 17 Aug · Share of voice in trade press",
        "- **bob** · due 17 Aug · Customer stories published; Qualified leads from the new campaign",
        "- **fay** · due 17 Aug · Uptime of the ordering API",
    ]


def test_a_second_cycle_has_a_line_of_its_own_and_its_name_on_what_moved(cycle, settings):
    annual = cycle._replace(id="2026", starts=date(2026, 1, 1), ends=date(2026, 12, 31), teams=cycle.teams[:1])
    note = markdown(of(cycle._replace(teams=cycle.teams[1:]), settings, others=(annual,)))
    assert note.splitlines()[2:5:2] == [
        "2026-Q3 · 49% elapsed, 46 d left · committed 0.28 of 1.00 (+0.04)",
        "2026 · 62% elapsed, 138 d left · aspirational 0.27 of 0.70 (+0.06)",
    ]
    assert "**Qualified leads from the new campaign** (bob, Marketing, 2026)" in note


def test_text_of_people_breaks_no_page_and_pings_nobody(cycle, settings):
    nasty = "*All* | <!channel> @here\n# Rise [up](https://evil.example) \x1b[31m"
    checkin = CheckIn(DAY, 400, confidence=8, note="`rm` </p><script> @alice", next=("_do_ it",))
    material = of(with_checkins(cycle, checkin, statement=nasty), settings)
    assert section(markdown(material), "What moved") == [
        "- **\\*All\\* \\| \\<\\!channel\\> @\u200bhere \\# Rise \\[up\\](https\\://evil.example) ␛\\[31m** (bob)"
        " · 120 → 400 leads · score 0.00 → 0.74 (+0.74)",
        "  - Note: \\`rm\\` \\</p\\>\\<script\\> @\u200balice",
    ]
    slack = slack_payload(digest_view(material))["text"]
    assert "• *∗All∗ | &lt;!channel&gt; @\u200bhere # Rise [up]\u200b(https://evil.example) ␛[31m* (bob)" in slack
    assert "Note: ˋrmˋ &lt;/p&gt;&lt;script&gt; @\u200balice" in slack
    teams = json.dumps(teams_payload(digest_view(material)), ensure_ascii=False)
    assert '"text": "*All* | <!channel> @\u200bhere # Rise [up](https://evil.example) ␛[31m"' in teams
    assert "TextBlock" not in teams.replace("RichTextBlock", "")  # whose text would be read as Markdown
    text = drawing.draw(note_page, digest_view(material))
    assert "@here" not in text and "\x1b" not in text


@pytest.mark.parametrize("view", [digest_view, squares_view])
def test_no_line_of_text_is_wider_than_the_terminal(material, view):
    drawing.assert_fits(note_page, view(material), widths=range(36, 160))


def test_text_on_sixty_columns(material):
    assert drawing.draw(note_page, digest_view(material), width=60).startswith(
        """\
Acme · 2026-Q3 · 9 Aug – 15 Aug 2026
49% elapsed, 46 d left · aspirational 0.27 of 0.70 (+0.06) ·
  committed 0.28 of 1.00 (+0.04)
Since 8 Aug: 4 of 5 key results checked in · 3 moved forward
  · 3 in trouble

What moved
– Qualified leads from the new campaign (bob, Marketing)
  230 → 300 leads · score 0.29 → 0.47 (+0.18)

In trouble
– Share of voice in trade press (Alice Martin, Marketing)
  off track · 8.5% → 9.5%, target 20% · score 0.04 → 0.12
    (+0.08) · confidence 2/10, was 4
  Blocked: Agency contract unsigned; No spokesperson
"""
    )


def test_slack(material):
    text = slack_payload(digest_view(material))["text"]
    assert text.splitlines()[:10] == [
        "*Acme · 2026-Q3 · 9 Aug – 15 Aug 2026*",
        "",
        "49% elapsed, 46 d left · aspirational 0.27 of 0.70 (+0.06) · committed 0.28 of 1.00 (+0.04)",
        "",
        "Since 8 Aug: 4 of 5 key results checked in · 3 moved forward · 3 in trouble",
        "",
        "*What moved*",
        "• *Qualified leads from the new campaign* (bob, Marketing) · 230 → 300 leads · score 0.29 → 0.47 (+0.18)",
        "",
        "*In trouble*",
    ]


def test_teams(material):
    attachment = teams_payload(digest_view(material))["attachments"][0]
    assert attachment["contentType"] == "application/vnd.microsoft.card.adaptive"
    assert attachment["content"]["version"] == "1.4"
    texts = ["".join(run["text"] for run in block["inlines"]) for block in attachment["content"]["body"]]
    assert texts[:5] == [
        "Acme · 2026-Q3 · 9 Aug – 15 Aug 2026",
        "49% elapsed, 46 d left · aspirational 0.27 of 0.70 (+0.06) · committed 0.28 of 1.00 (+0.04)",
        "Since 8 Aug: 4 of 5 key results checked in · 3 moved forward · 3 in trouble",
        "What moved",
        "• Qualified leads from the new campaign (bob, Marketing) · 230 → 300 leads · score 0.29 → 0.47 (+0.18)",
    ]


def test_a_note_too_long_for_a_channel_ends_in_an_ellipsis(cycle, settings):
    long = with_checkins(cycle, CheckIn(DAY, 400, confidence=8, note="é" * 30_000))
    view = digest_view(of(long, settings, kpis=KPIS))
    view = view._replace(sections=view.sections * 2)
    text = slack_payload(view)["text"]
    assert len(text) <= SLACK_LONGEST + 2 and text.endswith("\n…")
    payload = teams_payload(view)
    assert len(json.dumps(payload).encode()) <= TEAMS_LARGEST + 200
    assert payload["attachments"][0]["content"]["body"][-1]["inlines"][0]["text"] == "…"


@pytest.mark.parametrize(
    ("host", "kind"),
    [
        ("hooks.slack.com", "slack"),
        ("hooks.slack-gov.com", "slack"),
        ("acme.webhook.office.com", "teams"),
        ("prod-12.westeurope.logic.azure.com", "teams"),
        ("default1.4f.environment.api.powerplatform.com", "teams"),
        ("outlook.office.com", "teams"),
        ("slack.com.evil.example", None),
        ("notslack.com", None),
        ("localhost", None),
    ],
)
def test_whose_webhook_a_host_is(host, kind):
    assert kind_of_host(host) == kind


def test_json_says_everything(material):
    document = digest_json(material, [], ROOT)
    assert list(document) == [
        "schema_version", "as_of", "since", "cycles", "moved", "trouble", "due", "kpis", "next", "objectives",
        "milestones", "problems",
    ]  # fmt: skip
    assert (document["as_of"], document["since"]) == ("2026-08-15", "2026-08-08")
    assert document["moved"][0] == {
        "cycle": "2026-Q3",
        "address": "marketing/reference/leads",
        "key_result": "Qualified leads from the new campaign",
        "owner": "bob",
        "unit": "leads",
        "direction": "forward",
        "value_before": 230,
        "value": 300,
        "score_before": 0.2895,
        "score": 0.4737,
        "change": 0.1842,
        "reached": [],
        "status_before": document["moved"][0]["status_before"],
        "status": "on_track",
    }
    assert [(one["address"], one["direction"]) for one in document["moved"]] == [
        ("marketing/reference/leads", "forward"),
        ("marketing/reference/share", "forward"),
        ("platform/orders/uptime", "forward"),
    ]
    assert document["trouble"][0]["blockers"] == ["Agency contract unsigned", "No spokesperson"]
    assert (document["trouble"][0]["confidence"], document["trouble"][0]["confidence_before"]) == (2, 4)
    assert [(one["id"], one["state"], one["days_overdue"]) for one in document["kpis"]] == [
        ("delay", "out", 0), ("backlog", "near", 35), ("margin", "healthy", 0), ("new", "unknown", 0),
    ]  # fmt: skip
    assert document["milestones"] == [
        {"cycle": "2026-Q3", "address": "marketing/proof/stories", "owner": "bob", "milestone": "nice"}
    ]
    assert document["cycles"][0]["summary"] != document["cycles"][0]["summary_before"]
