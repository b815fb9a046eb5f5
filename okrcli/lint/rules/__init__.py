"""One module per family of rules: O objectives, K key results, C check-ins and ambition, P KPIs, S what is left out.

Adding a rule takes three things, and the tests say which is missing:

1. a function here, named as the rule is and decorated with its code and severity, of one of `okrcli.lint.contexts`; it
   yields `context.at(...)` with the facts of its sentence, and its docstring is its page, with every section of
   `okrcli.lint.page.SECTIONS`;
2. the sentence and, under the code with a question mark, the hint in `okrcli.render.messages.rules`;
3. a test on a whole small file that asserts place, code and sentence (`tests/lint/coached.py` runs it).

A module here is a family, and needs to be named nowhere. A rule on words alone is a page in `wording.toml`, its
verdict a row of `okrcli.lint.coach.table`, and whether it is advice stands in `okrcli.lint.coach.remarks`.
"""
