"""Family K1: what the words of a key result measure, if anything; `okrcli.lint.coach` reads them."""

from __future__ import annotations

from okrcli.errors import Severity
from okrcli.lint.coach import Reason
from okrcli.lint.pieces import Statement
from okrcli.lint.registry import Found, rule


@rule("K101", "output-key-result", Severity.WARNING, over=Statement)
def output_key_result(statement: Statement) -> Found:
    """A key result that is a thing delivered, not what it changes.

    What it checks:
        A key result whose words promise a thing: a verb of making (launch, publish), its participle (launched), or its
        noun (launch of). A figure of the thing's effect redeems it: "500 qualified
        leads through the launch" is an outcome. Where the measure is a list of milestones this is advice.

    Why it matters:
        A delivery can be on time and useless. A result that is measured tells within weeks, and lets the team change
        the way while keeping the aim.

    For example:
        Launch the new campaign
        New web site online

    Use instead:
        Qualified leads from the new campaign, from 120 to 500
        Quotes asked for on the web site, from 40 to 100 a month

    Options:
        None.

    Sources:
        Google re:Work: key results describe outcomes, not activities.
        Felipe Castro, Value-based vs. activity-based key results.
        French practice: un livrable n'est pas un résultat.
    """
    return statement.remarked(Reason.OUTPUT)


@rule("K102", "task-key-result", Severity.WARNING, over=Statement)
def task_key_result(statement: Statement) -> Found:
    """A key result that is an entry of a to-do list.

    What it checks:
        A key result that is done by doing it: hold meetings, write documents, recruit, contact, train.

    Why it matters:
        Everything on the list can be ticked without anything getting better. Tasks belong beside the key result, in
        `next`.

    For example:
        Run ten customer interviews
        Train the teams in the new tool

    Use instead:
        New accounts active after two weeks, from 38 to 65 %
        Requests handled in the new tool without help, from 20 to 80 %

    Options:
        None.

    Sources:
        whatmatters.com: OKRs are not a to-do list.
        Christina Wodtke, Radical Focus: key results are not tasks.
    """
    return statement.remarked(Reason.TASK)


@rule("K103", "kpi-in-disguise", Severity.WARNING, over=Statement)
def kpi_in_disguise(statement: Statement) -> Found:
    """A key result that watches instead of moving.

    What it checks:
        A key result that keeps a figure where it is (maintain, keep) while its measure goes from a
        baseline to a target, or that names a metric to follow without saying where it should get. A guardrail
        (`at_least`, `at_most`) is the right measure for what must hold.

    Why it matters:
        A key result is a bet on a change in this cycle. Watching is worth doing, and has its own place: a guardrail
        beside the change that might harm it, or a KPI.

    For example:
        Maintain availability above 99.9 %
        Track absenteeism

    Use instead:
        key_result: The platform is there when customers need it
        at_least: 99.9

    Options:
        None.

    Sources:
        Felipe Castro: KPIs and OKRs.
        Ben Lamorte, The OKRs Field Book: health metrics.
        French practice: indicateur de santé.
    """
    return statement.remarked(Reason.KPI_IN_DISGUISE)


@rule("K104", "vague-key-result", Severity.WARNING, over=Statement)
def vague_key_result(statement: Statement) -> Found:
    """A key result that nobody could check.

    What it checks:
        A key result without figures, in its words or its fields, made of general words.

    Why it matters:
        At the end of the cycle it is a matter of opinion whether it was reached.

    For example:
        Be closer to our customers
        Communicate better internally

    Use instead:
        Customers who had a call with us this quarter, from 10 to 40 %

    Options:
        None.

    Sources:
        Google re:Work: it is not a key result unless it has a number (Marissa Mayer).
    """
    return statement.remarked(Reason.VAGUE)


@rule("K105", "no-figure", Severity.WARNING, over=Statement)
def no_figure(statement: Statement) -> Found:
    """A key result without any figure.

    What it checks:
        A key result that names what should change and not by how much, in its words or its fields: `baseline` and
        `target`, or a range, are its figures even where its sentence has none.

    Why it matters:
        Without a figure nobody knows during the cycle whether it goes well, nor at its end whether it went well.

    For example:
        Improve data quality in the CRM
        Reduce delivery times

    Use instead:
        Contacts in the CRM with a valid address, from 61 to 90 %

    Options:
        None.

    Sources:
        Google re:Work: key results are measurable, easy to grade with a number.
        whatmatters.com: specific, time-bound, measurable.
    """
    return statement.remarked(Reason.NO_FIGURE)


@rule("K106", "no-target", Severity.WARNING, over=Statement)
def no_target(statement: Statement) -> Found:
    """A key result that says where the figure is and not where it should get.

    What it checks:
        A sentence whose only figure is today's, without a target in its words or its fields.

    Why it matters:
        Without a target any movement can be called a success.

    For example:
        Increase the conversion rate (currently 3 %)
        Reduce response time, 48 h today

    Use instead:
        Conversion rate, from 3 to 5 %

    Options:
        None.

    Sources:
        Felipe Castro: from X to Y.
        whatmatters.com.
    """
    return statement.remarked(Reason.NO_TARGET)


@rule("K107", "no-baseline", Severity.INFO, over=Statement)
def no_baseline(statement: Statement) -> Found:
    """A target without where the figure is today.

    What it checks:
        A target in the words alone, without a baseline in the words or the fields.

    Why it matters:
        Forty per cent may be twice as good as today, or worse. Nobody can tell how bold the target is, and progress
        has no beginning.

    For example:
        Reach a net promoter score of 45

    Use instead:
        Net promoter score, from 31 to 45

    Options:
        None.

    Sources:
        Felipe Castro: from X to Y.
        Ben Lamorte, The OKRs Field Book: baseline first.
    """
    return statement.remarked(Reason.NO_BASELINE)


@rule("K108", "two-metrics", Severity.WARNING, over=Statement)
def two_metrics(statement: Statement) -> Found:
    """Two metrics in one key result.

    What it checks:
        A sentence that wants two figures moved at once.

    Why it matters:
        When one of them is reached and the other is not, no score is right. The file holds one baseline and one
        target.

    For example:
        Raise conversion to 5 % and cut churn to 2 %
        Increase sales and reduce costs

    Use instead:
        Two key results, each with its own baseline and target

    Options:
        None.

    Sources:
        Ben Lamorte and Paul Niven, Objectives and Key Results: one metric each.
        whatmatters.com.
    """
    return statement.remarked(Reason.TWO_METRICS)


@rule("K109", "vanity-metric", Severity.WARNING, over=Statement)
def vanity_metric(statement: Statement) -> Found:
    """A figure that flatters and decides nothing.

    What it checks:
        Followers, page views, likes, impressions, stars, downloads, where nothing says what people did
        next.

    Why it matters:
        It can be bought and it only goes up. A team that reaches it has learned nothing about its customers.

    For example:
        10,000 followers on LinkedIn
        100,000 page views

    Use instead:
        Readers of our posts who ask for a demo, from 10 to 60 a month

    Options:
        None.

    Sources:
        Eric Ries, The Lean Startup: vanity metrics.
        Felipe Castro.
    """
    return statement.remarked(Reason.VANITY)


@rule("K110", "measures-the-goals", Severity.WARNING, over=Statement)
def measures_the_goals(statement: Statement) -> Found:
    """A key result that is about the key results.

    What it checks:
        A key result that measures how many goals, OKRs, actions or projects get done.

    Why it matters:
        It is the plan looking at itself: it is reached by choosing easy goals.

    For example:
        Roadmap completed to 80 %
        Objectives of the team reached: 90 %

    Use instead:
        What the roadmap was for: Customers who use the new planning every week, from 6 to 30 %

    Options:
        None.

    Sources:
        Felipe Castro: value, not activity.
    """
    return statement.remarked(Reason.MEASURES_THE_GOALS)
