"""`okr due`: the exit code that a weekly job goes by."""

from __future__ import annotations

import json


def test_due_is_a_check_for_a_weekly_job(okr, workspace):
    assert okr("due", "--check", "--owner", "bob").code == 0
    late = okr("due", "--check", "--at", "2026-08-24", "--owner", "bob")
    assert (late.code, late.out) == (
        1,
        """\
1 check-in owed, 1 overdue                                     as of 24 Aug 2026

  Due     Overdue  Last    Key result
Bob Durand (bob)
  17 Aug      4 d  10 Aug  marketing/reference/leads
                           Qualified leads

okr checkin walks through yours, --everyone through all of them.
""",
    )
    document = json.loads(okr("due", "--json", "--at", "2026-08-24", "--team", "sales").out)
    assert [one["address"] for one in document["due"]] == ["sales/deals/won"]
