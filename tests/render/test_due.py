"""Who owes a check-in, on the screen and as JSON."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import drawing
import pytest

from okrcli.model import Kpi, Person, Settings
from okrcli.model.kpi import Reading
from okrcli.render.due import due_json, due_page
from okrcli.scoring.assess import review_cycle
from okrcli.scoring.kpis import review_kpis

ROOT = Path("okrs").resolve()
DAY = date(2026, 8, 18)
SETTINGS = Settings(people={"bob": Person("bob", "Bob Durand")})


@pytest.fixture
def late(cycle, settings):
    return review_cycle(cycle, settings, DAY)


def draw(reviews, width=80, as_of=DAY):
    return drawing.draw(due_page, reviews, (), SETTINGS, as_of, width=width)


def test_person_by_person_who_owes_the_oldest_first(late):
    assert draw([late]) == (
        "5 check-ins owed, 1 overdue                                    as of 18 Aug 2026\n"
        "\n"
        "  Due     Overdue  Last    Key result\n"
        "fay\n"
        "  13 Jul     33 d  6 Jul   platform/orders/revenue\n"
        "                           Revenue from online orders\n"
        "  17 Aug        –  10 Aug  platform/orders/uptime\n"
        "                           Uptime of the ordering API\n"
        "\n"
        "Bob Durand (bob)\n"
        "  17 Aug        –  10 Aug  marketing/proof/stories\n"
        "                           Customer stories published\n"
        "  17 Aug        –  10 Aug  marketing/reference/leads\n"
        "                           Qualified leads from the new campaign\n"
        "\n"
        "alice\n"
        "  17 Aug        –  10 Aug  marketing/reference/share\n"
        "                           Share of voice in trade press\n"
        "\n"
        "okr checkin walks through yours, --everyone through all of them.\n"
    )


def test_one_line_each_where_there_is_room(late):
    assert draw([late], 120).splitlines()[2:5] == [
        "  Due     Overdue  Last    Address                    Key result",
        "fay",
        "  13 Jul     33 d  6 Jul   platform/orders/revenue    Revenue from online orders",
    ]


def test_no_line_is_wider_than_the_terminal(late):
    drawing.assert_fits(due_page, [late], (), SETTINGS, DAY, widths=range(44, 160))


def test_addresses_name_their_cycle_where_there_are_several(late, cycle, settings):
    annual = review_cycle(cycle._replace(id="2026", starts=date(2026, 1, 1), ends=date(2026, 12, 31)), settings, DAY)
    screen = draw([late, annual], 120)
    assert "2026-Q3:platform/orders/revenue" in screen
    assert "2026:platform/orders/revenue" in screen


def test_nobody_owes_anything(cycle, settings):
    day = date(2026, 7, 2)
    quiet = review_cycle(cycle, settings, day)
    assert draw([quiet], as_of=day).startswith("Nobody owes a check-in; the next is due 6 Jul.")
    assert draw([], as_of=day).startswith("Nobody owes a check-in.")


def test_json(late):
    document = due_json([late], [], DAY, [], ROOT)
    assert [(entry["address"], entry["due"], entry["days_overdue"]) for entry in document["due"]] == [
        ("platform/orders/revenue", "2026-07-13", 33),
        ("marketing/proof/stories", "2026-08-17", 0),
        ("marketing/reference/leads", "2026-08-17", 0),
        ("marketing/reference/share", "2026-08-17", 0),
        ("platform/orders/uptime", "2026-08-17", 0),
    ]
    assert document["due"][0] == {
        "cycle": "2026-Q3",
        "address": "platform/orders/revenue",
        "key_result": "Revenue from online orders",
        "owner": "fay",
        "status": "stale",
        "last_checkin": "2026-07-06",
        "due": "2026-07-13",
        "days_overdue": 33,
    }
    assert (document["schema_version"], document["as_of"], document["problems"]) == (1, "2026-08-18", [])


def test_readings_of_health_metrics_stand_among_what_their_owner_owes(late, settings):
    metrics = review_kpis(
        [
            Kpi("churn", "Customers lost", owner="bob", every=7, readings=(Reading(date(2026, 7, 20), 4),)),
            Kpi("uptime", "Hours up", team="platform", unit="h"),
        ],
        settings,
        DAY,
    )
    page = drawing.draw(due_page, [late], metrics, SETTINGS, DAY)
    assert page.startswith("5 check-ins owed, 1 overdue; 2 readings ")
    assert (
        "Bob Durand (bob)\n"
        "  27 Jul     19 d  20 Jul    churn\n"
        "                             Customers lost (health metric)\n"
        "  17 Aug        –  10 Aug    marketing/proof/stories\n"
    ) in page
    alone = drawing.draw(due_page, [], metrics, SETTINGS, DAY).splitlines()
    assert alone[:3] == [
        "No check-in is owed; 2 readings                                as of 18 Aug 2026",
        "",
        "  Due     Overdue  Last      Key result",
    ]
    assert alone[-5:] == [
        "No owner, platform",
        "  –             –  none yet  uptime",
        "                             Hours up (health metric)",
        "",
        "okr kpi record adds a reading.",  # the walk does not ask for them
    ]
    assert due_json([], metrics, DAY, [], ROOT)["readings"] == [
        {
            "kpi": "uptime",
            "statement": "Hours up",
            "owner": None,
            "last_reading": None,
            "due": None,
            "days_overdue": 0,
        },
        {
            "kpi": "churn",
            "statement": "Customers lost",
            "owner": "bob",
            "last_reading": "2026-07-20",
            "due": "2026-07-27",
            "days_overdue": 19,
        },
    ]
