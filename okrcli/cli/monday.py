"""The walk's frame: whose key results, which of them, and what is said before and after."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from datetime import date

from okrcli.cli.opening import Opened, report_problems
from okrcli.cli.reviews import review_running
from okrcli.cli.telling import hint, tell_next, tell_written
from okrcli.cli.walk import Company, Stop, walk
from okrcli.errors import UsageError
from okrcli.i18n import _, ngettext
from okrcli.i18n.dates import format_date
from okrcli.model import Address
from okrcli.render.views.owed import next_day
from okrcli.scoring.narrow import narrow_review
from okrcli.scoring.states import CycleReview
from okrcli.workspace.checkins import Draft
from okrcli.workspace.git import user_email


def walk_through(
    opened: Opened,
    day: date,
    address: Address | None,
    *,
    cycle: str | None,
    owner: str | None,
    by: str | None,
    everything: bool,
) -> int:
    """Walk through the key results that are due, or all, or the one that is named; says what was recorded."""
    person = owner or find_person(opened)
    if address is not None:
        reviews, findings = review_running(opened, day, address.cycle, team=address.team)
        reviews = [narrow_review(review, address=address) for review in reviews]
    else:
        reviews, findings = review_running(opened, day, cycle, owner=person)
    stops = list(_stops(reviews, everything=everything or address is not None))
    code = report_problems(opened.session, findings)
    if not stops:
        _say_nothing_due(opened, reviews, person)
        return code
    _greet(opened, stops, person if address is None else None)
    company = Company(opened.session, opened.settings, day, by or person)
    drafts = walk(company, stops, lambda place: Draft(opened.root, place, day))
    _sum_up(opened, drafts, stops)
    return code


def find_person(opened: Opened) -> str | None:
    """Who is at the keyboard: `OKR_USER`, else the person of `okr.yaml` with Git's `user.email`; none if unknown."""
    named = os.environ.get("OKR_USER")
    if named:
        return named
    emails = {person.email.casefold(): person.id for person in opened.settings.people.values() if person.email}
    email = user_email(opened.root) if emails else None
    return emails.get(email.casefold()) if email else None


def _stops(reviews: Sequence[CycleReview], *, everything: bool) -> Iterator[Stop]:
    """The key results to visit, those of one objective together, in the order of the files."""
    for review in reviews:
        for team in review.teams:
            for objective in team.objectives:
                for state in objective.key_results:
                    if objective.dropped or state.dropped:
                        continue
                    if everything or (state.due is not None and state.due <= review.as_of):
                        place = Address(review.cycle.id, team.team.id, objective.objective.id, state.key_result.id)
                        yield Stop(place, review.cycle, objective.objective, state.key_result)


def _greet(opened: Opened, stops: Sequence[Stop], person: str | None) -> None:
    count = ngettext("{n} key result", "{n} key results", len(stops)).format(n=len(stops))
    whose = _("{count} of {person}").format(count=count, person=person) if person else count
    keys = _("Enter keeps what is in brackets · s skips · b goes back · q stops. Each answer is saved at once.")
    hint(opened.session, f"{whose}. {keys}")


def _say_nothing_due(opened: Opened, reviews: Sequence[CycleReview], person: str | None) -> None:
    if not any(team.objectives for review in reviews for team in review.teams):
        if person:
            raise UsageError("nothing-owned", person=person)
        raise UsageError("nothing-to-check-in")
    coming = next_day(reviews)
    when = "" if coming is None else " " + _("The next is due {day}.").format(day=format_date(coming))
    hint(opened.session, _("No check-in is due.") + when + " " + _("okr checkin --all walks through all the same."))


def _sum_up(opened: Opened, drafts: Sequence[Draft], stops: Sequence[Stop]) -> None:
    opened.session.err().print()
    for path in dict.fromkeys(draft.change.path for draft in drafts if draft.change is not None):
        count = sum(draft.change is not None and draft.change.path == path for draft in drafts)
        tell_written(opened.session, path, ngettext("{n} check-in", "{n} check-ins", count).format(n=count))
    left = len(stops) - len(drafts)
    if left:
        hint(opened.session, ngettext("{n} left for later.", "{n} left for later.", left).format(n=left))
    if drafts:
        tell_next(opened.session, "okr status", _("then commit the files"))
