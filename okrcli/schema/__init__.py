r"""What a file may say: its keys, the form of each value, and what values must hold between them.

One module per kind of file (`team`, `cycle`, `kpis`, `workspace`, and `review`, which no workspace holds) has its
forms: Pydantic models, which can be used by themselves. A key that is absent holds in what was read as it does then.

    >>> from okrcli.schema.team import Team
    >>> objective = {"id": "reference", "objective": "Become the reference", "supports": "company/growth"}
    >>> team = Team.model_validate({"team": "Marketing", "objectives": [objective]})
    >>> team.objectives[0].statement, team.objectives[0].weight, team.objectives[0].supports
    ('Become the reference', 1, ['company/growth'])

`check` goes on where Pydantic stops: it has a place in the text for each mistake, finds what was probably meant, and
sees what no form can say, all in one pass.

    >>> from pathlib import Path
    >>> from okrcli.schema.check import check
    >>> from okrcli.schema.team import TEAM_FILE
    >>> from okrcli.yaml.compose import compose
    >>> from okrcli.yaml.source import make_source
    >>> source = make_source(Path("marketing.yaml"), "team: Marketing\nlaed: alice\n")
    >>> checked = check(TEAM_FILE, source, compose(source).root)
    >>> [(finding.code, finding.span.line, finding.facts["nearest"]) for finding in checked.findings]
    [('E201', 2, 'lead')]

What is right beside a mistake is read all the same: a mistake costs the entry that it stands in (`salvage`).

    >>> checked.said.name, checked.said.lead
    ('Marketing', None)

A new key is a line in its form and one in the value of the model that it belongs to: see `okrcli.schema.entry` for what
the line says. Nothing here knows what the values are for: that is the model's and the scoring's business.
"""
