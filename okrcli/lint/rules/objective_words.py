"""Family O1: the words of an objective. `okrcli.lint.coach` reads them; here stands what a finding is called."""

from __future__ import annotations

from okrcli.errors import Severity
from okrcli.lint.coach import Reason
from okrcli.lint.pieces import Statement
from okrcli.lint.registry import Found, rule


@rule("O101", "figure-in-objective", Severity.WARNING, over=Statement)
def figure_in_objective(statement: Statement) -> Found:
    """A figure in an objective.

    What it checks:
        An objective that holds a number, a percentage, an amount or a multiple. Names are no figures: B2B, ISO 27001,
        Web3, Q3, 24/7.

    Why it matters:
        The objective says where to go and why anybody should care; its key results say how one would know. A figure
        in the objective takes the room of the reason, and the team ends up with two places that define success.

    For example:
        Grow revenue by 20 %
        Reach 10 M€ in sales

    Use instead:
        Become the partner that mid-size companies would miss, with a key result: Recurring revenue, from 8 to 10 M€

    Options:
        None.

    Sources:
        Google re:Work, Set goals with OKRs: objectives are qualitative, key results measurable.
        whatmatters.com (John Doerr): the objective is the what, significant, concrete and inspirational.
        Christina Wodtke, Radical Focus: the objective is qualitative and inspirational.
    """
    return statement.remarked(Reason.FIGURE_IN_OBJECTIVE)


@rule("O102", "output-objective", Severity.WARNING, over=Statement)
def output_objective(statement: Statement) -> Found:
    """An objective that is a thing to make.

    What it checks:
        An objective that opens with a verb of making (launch, build, roll out...) and does not say what it is for.

    Why it matters:
        A thing can be delivered on time and change nothing. The objective is the change that it is made for: it stays
        right when the thing turns out to be the wrong one.

    For example:
        Launch the new mobile application
        Set up a new CRM

    Use instead:
        Let our customers run their business from their pocket

    Options:
        None.

    Sources:
        Felipe Castro: value-based, not activity-based.
        Christina Wodtke, Radical Focus.
        French practice: le livrable n'est pas le résultat.
    """
    return statement.remarked(Reason.OUTPUT_OBJECTIVE)


@rule("O103", "task-objective", Severity.WARNING, over=Statement)
def task_objective(statement: Statement) -> Found:
    """An objective that is an entry of a to-do list.

    What it checks:
        An objective that somebody could tick off by doing it: organise, recruit, write, meet.

    Why it matters:
        A task says nothing of what the quarter is for, and leaves no room to find a better way.

    For example:
        Hire two sales people
        Organise a team seminar

    Use instead:
        Be ready to answer every tender that suits us

    Options:
        None.

    Sources:
        whatmatters.com: OKRs are not a to-do list.
        Ben Lamorte and Paul Niven, Objectives and Key Results.
    """
    return statement.remarked(Reason.TASK_OBJECTIVE)


@rule("O104", "metric-without-purpose", Severity.WARNING, over=Statement)
def metric_without_purpose(statement: Statement) -> Found:
    """An objective that moves a metric and does not say what for.

    What it checks:
        An objective of the form "increase this metric", without whom it serves or what becomes possible.

    Why it matters:
        It is a key result without its figures. Nobody gets up in the morning for conversion; the reason behind it is
        what lets a team choose between two ways.

    For example:
        Increase conversion
        Reduce churn

    Use instead:
        Make trying us so easy that people stay, with a key result: Visitors who open an account, from 2 to 5 %

    Options:
        None.

    Sources:
        Christina Wodtke, Radical Focus: the objective is not the metric.
        Felipe Castro: the objective is memorable, the key results are measurable.
    """
    return statement.remarked(Reason.METRIC_WITHOUT_PURPOSE)


@rule("O105", "vague-objective", Severity.WARNING, over=Statement)
def vague_objective(statement: Statement) -> Found:
    """An objective that could be anybody's.

    What it checks:
        An objective made of general words alone: improve quality, be the best, optimise our
        processes.

    Why it matters:
        If every company could sign it, it decides nothing: no idea can be turned down in its name.

    For example:
        Improve quality
        Be more efficient

    Use instead:
        Let nobody call support twice for the same thing

    Options:
        None.

    Sources:
        whatmatters.com: objectives are concrete and action-oriented.
        Christina Wodtke, Radical Focus.
    """
    return statement.remarked(Reason.VAGUE_OBJECTIVE)


@rule("O106", "business-as-usual-objective", Severity.WARNING, over=Statement)
def business_as_usual_objective(statement: Statement) -> Found:
    """An objective that keeps things as they are.

    What it checks:
        An objective that maintains or ensures a level: maintain our service level, ensure that all runs
        smoothly.

    Why it matters:
        Keeping what works is the daily work, and it is better watched than aimed at: a KPI with a healthy range, or a
        guardrail beside an objective that wants something new.

    For example:
        Maintain the stability of the platform
        Ensure continuity of service

    Use instead:
        A KPI: Availability, at least 99.9 %

    Options:
        None.

    Sources:
        Felipe Castro: OKRs are for change, KPIs for business as usual.
        French practice: indicateur de santé.
    """
    return statement.remarked(Reason.BUSINESS_AS_USUAL)


@rule("O107", "short-objective", Severity.WARNING, over=Statement)
def short_objective(statement: Statement) -> Found:
    """An objective of a word or two.

    What it checks:
        An objective of one or two words.

    Why it matters:
        A heading names a subject. An objective takes a side: for whom, and what will be different.

    For example:
        Customer success
        Growth

    Use instead:
        Make every new customer glad of their choice within a week

    Options:
        None.

    Sources:
        whatmatters.com: objectives are concrete and action-oriented.
    """
    return statement.remarked(Reason.OBJECTIVE_TOO_SHORT)


@rule("O108", "long-objective", Severity.INFO, over=Statement)
def long_objective(statement: Statement) -> Found:
    """An objective that nobody will remember.

    What it checks:
        An objective of more than 25 words; from 40 words on this is a warning.

    Why it matters:
        An objective works while people carry it in their heads. What explains it belongs to `why`, what measures it
        to the key results.

    For example:
        Become the first choice of mid-size companies in our region by offering a simpler product, a faster service and
        more attractive prices than our three main competitors, while keeping our teams happy and our costs low

    Use instead:
        Become the first choice of mid-size companies in our region

    Options:
        None.

    Sources:
        Christina Wodtke, Radical Focus: short enough to be repeated.
    """
    return statement.remarked(Reason.OBJECTIVE_TOO_LONG)
