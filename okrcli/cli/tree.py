"""`okr tree`: alignment from the company down."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from okrcli.cli import completion, options
from okrcli.cli.console import print_document, print_lines, show_page
from okrcli.cli.context import Workspace, open_at, report_problems
from okrcli.cli.help import command
from okrcli.cli.options import argument, format_option, read_filters
from okrcli.i18n import _

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from okrcli.errors import Finding
    from okrcli.model import Address, Cycle
    from okrcli.scoring.alignment import Alignment
    from okrcli.scoring.narrow import Filters
    from okrcli.scoring.states import CycleReview

FORMATS = ("text", "json", "mermaid", "dot", "md")


@command("okr tree", "okr tree company/growth --depth 2", "okr tree --format mermaid > alignment.mmd")
def tree(
    ctx: typer.Context,
    address: Annotated[
        str | None,
        argument("[ADDRESS]", _("An objective or a team to begin at: company/growth."), completion.addresses),
    ] = None,
    team: options.Teams = None,
    owner: options.Owners = None,
    tag: options.Tags = None,
    standing: options.Statuses = None,
    depth: Annotated[
        int | None, typer.Option("--depth", metavar="LEVELS", min=1, help=_("How many levels deep, by default all."))
    ] = None,
    cycle: options.Cycle = None,
    at: options.AtRevision = None,
    output: Annotated[str, format_option(FORMATS, _("text, json, mermaid, dot or md."))] = "text",
) -> int:
    """Show what supports what, from the company down, across teams and cycles.

    Each objective's score stands beside the mean of its supporters'. Without --cycle: the cycle at hand and those that
    it lies in, such as the quarter and its year.
    """
    from okrcli.cli.reviews import refuse_unknown
    from okrcli.render.tree import tree_dot, tree_json, tree_markdown, tree_mermaid, tree_page, tree_view
    from okrcli.scoring.alignment import align
    from okrcli.workspace.addresses import resolve
    from okrcli.workspace.cycles import current_cycle

    only = read_filters(team, owner, tag, standing)
    workspace, as_of = open_at(ctx, at)
    current, place = current_cycle(workspace.root, workspace.settings, as_of, cycle), None
    if address is not None:
        place = resolve(workspace.root, current, address, today=as_of, anywhere=cycle is None)
    reviews, beyond, findings = _reviews(workspace, as_of, current, place, named=cycle is not None)
    if not findings:
        refuse_unknown(workspace, only, [review.cycle for review in reviews])
    alignment = _narrowed(workspace, align(reviews, beyond), reviews, place, only)
    match output:
        case "json":
            print_document(tree_json(alignment, as_of, findings, workspace.root))
        case "mermaid":
            print_lines(tree_mermaid(alignment))
        case "dot":
            print_lines(tree_dot(alignment))
        case _:
            view = tree_view(alignment, workspace.settings.organization or _("Alignment"), as_of, depth)
            if output == "md":
                print_lines(tree_markdown(view))
            else:
                show_page(workspace.session, tree_page, view)
    return report_problems(workspace.session, findings)


def _reviews(
    workspace: Workspace, as_of: date, current: str, place: Address | None, *, named: bool
) -> tuple[list[CycleReview], list[Cycle], list[Finding]]:
    """The cycles that are shown, those that they may name beyond, and what is broken.

    Shown are the cycle at hand and those that it lies in; of one that is named also those that lie in it; and that of
    the place that was asked for.
    """
    from okrcli.scoring.assess import review_cycle
    from okrcli.workspace.cycles import load_periods
    from okrcli.workspace.load import load_cycle

    periods, broken = load_periods(workspace.root)
    findings = [*workspace.findings, *broken]
    chosen = next((one for one in periods if one.id == current), None)
    reviews, beyond = [], []
    for period in periods:
        loaded = load_cycle(workspace.root, period.id)
        findings += [one for one in loaded.findings if one not in findings]
        if loaded.value is None:
            continue
        holds = chosen is not None and _holds(period, chosen)
        inside = named and chosen is not None and _holds(chosen, period)
        if holds or inside or (place is not None and period.id == place.cycle):
            reviews.append(review_cycle(loaded.value, workspace.settings, as_of))
        else:
            beyond.append(loaded.value)
    return reviews, beyond, findings


def _holds(longer: Cycle, shorter: Cycle) -> bool:
    return longer.starts <= shorter.starts and shorter.ends <= longer.ends


def _narrowed(
    workspace: Workspace,
    alignment: Alignment,
    reviews: Sequence[CycleReview],
    place: Address | None,
    only: Filters,
) -> Alignment:
    """The part that was asked for, which begins where it was; raises AddressError."""
    from okrcli.cli.reviews import refuse_unknown_team
    from okrcli.errors import AddressError
    from okrcli.scoring.alignment import keep_below, keep_branches
    from okrcli.scoring.narrow import ALL, fitting

    for team in only.teams:
        refuse_unknown_team(workspace, team, sorted({one.cycle for one in alignment.objectives}))
    if only != ALL:
        wanted = {one for review in reviews for one in fitting(review, only)}
        alignment = keep_branches(alignment, [one for one in alignment.objectives if one in wanted])
    if place is None:
        return alignment
    place = place._replace(key_result=None)
    start = [one for one in alignment.objectives if place in (one, one._replace(objective=None))]
    if not start:
        raise AddressError("no-such-address", typed=place.path, cycle=place.cycle, nearest=[], elsewhere=[])
    return keep_below(alignment, start)
