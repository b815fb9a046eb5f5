"""The sentences of E1xx and E4xx: text that is no YAML of ours, files and folders that are not what they should be."""

from __future__ import annotations

from okrcli.i18n import N_
from okrcli.render.messages import Facts, Sentence, Table


def _control(facts: Facts) -> Sentence:
    if facts.get("escaped"):
        return Sentence(
            N_("The text says {character}, a control character, by an escape"), N_("Remove the escape: text is plain.")
        )
    return Sentence(
        N_("A control character stands here, {character}"),
        N_("Remove it: it cannot be seen, and often comes with something pasted."),
    )


def _conflict(facts: Facts) -> Sentence:
    hint = N_(
        "`okr merge` solves it by what the sides say; or choose between them, up to line {end_line}, and remove the"
        " lines of `<`, `=` and `>`."
    )
    if facts.get("ours") and facts.get("theirs"):
        return Sentence(N_("Git left a conflict here, between {ours} and {theirs}"), hint)
    return Sentence(N_("Git left a conflict here"), hint)


def _unreadable(facts: Facts) -> Sentence:
    reason = facts["reason"]
    if reason == "missing":
        return Sentence(N_("There is no such file"), N_("Was it moved, or its name changed?"))
    if reason == "dangling":
        return Sentence(N_("This link points at a file that is not there"), N_("Fix the link, or remove it."))
    if reason == "permission":
        return Sentence(
            N_("There is no permission to read this file"), N_("Give yourself permission to read it, then try again.")
        )
    if reason == "leads_out":
        return Sentence(
            N_("This link leads out of the repository: what it leads to is neither read nor written"),
            N_("Put the file itself here, or a link to one in the repository."),
        )
    if reason == "apart":
        return Sentence(
            N_("This link leads out of the workspace, to a file with mistakes, which are not shown for that reason"),
            N_("Fix what it leads to, or put the file itself here."),
        )
    if reason == "no_file":
        return Sentence(N_("This is not a file that could be read"), N_("Rename or remove it: a team is a plain file."))
    return Sentence(N_("This file cannot be read: {problem}"))


SENTENCES: Table = {
    "E100": Sentence(
        N_("The file is larger than {limit} bytes, the most that is read"),
        N_("Split it: a file holds one team in one cycle."),
    ),
    "E101": Sentence(
        N_("The file is in {encoding}, and files are read as UTF-8"), N_("Save it as UTF-8 in your editor.")
    ),
    "E102": Sentence(
        N_("The byte {byte} is not UTF-8"),
        N_("Save the file as UTF-8 in your editor; it may be in an older encoding, such as Latin-1."),
    ),
    "E103": _control,
    "E104": Sentence(N_("A tab stands where the indentation belongs"), N_("Indent with spaces: YAML takes no tabs.")),
    "E105": _conflict,
    "E110": Sentence(
        N_("This is not YAML: {problem}"), N_("Look at this line and the one before: indentation, quotes, colons.")
    ),
    "E111": Sentence(N_("The quote {quote} is opened here and never closed"), N_("Close it, or remove it.")),
    "E112": Sentence(N_("The bracket {bracket} is opened here and never closed"), N_("Close it, or remove it.")),
    "E113": Sentence(N_("A space is missing after the colon of `{key}`"), N_("Write `{key}: ` and then the value.")),
    "E114": Sentence(
        N_("The text has {character} in it, which means something else to YAML here"),
        N_("Put the whole text in quotes: single ones, if it holds none of them."),
    ),
    "E115": Sentence(
        N_("This line is not indented like the lines that it belongs to"),
        N_("Align it with its neighbours, using spaces."),
    ),
    "E116": Sentence(
        N_("`{text}` stands alone where a key and its value belong"),
        N_("Write a colon and a space after the key; or indent the line, if it goes on with the text above."),
    ),
    "E117": Sentence(
        N_("`{escape}` means nothing in double quotes, where a backslash begins an escape"),
        N_("Write the backslash twice, or put the text in single quotes."),
    ),
    "E120": Sentence(
        N_("`{key}` stands here for the second time; the first is on line {first_line}"),
        N_("Keep one of the two."),
    ),
    "E121": Sentence(
        N_("The tag {tag} means nothing here"), N_("Remove it; text that begins with `!` goes in quotes.")
    ),
    "E122": Sentence(
        N_("A second document begins here, and a file holds one"),
        N_("Remove the line `---`, or move what follows to a file of its own."),
    ),
    "E123": Sentence(
        N_("Lists and mappings are nested deeper than {limit} levels here"), N_("Nothing in OKRs needs that many.")
    ),
    "E124": Sentence(
        N_("The file says more than {limit} values, its aliases counted each time"),
        N_("Write what is meant without aliases of aliases, or split the file."),
    ),
    "E125": Sentence(
        N_("`*{name}` refers to an anchor that is not there"),
        N_("Mark what is meant with `&{name}` further up, or put the text in quotes if the star belongs to it."),
    ),
    "E126": Sentence(N_("`*{name}` refers to a value that it is part of"), N_("Write out what is meant.")),
    "E127": Sentence(
        N_("`<<` takes in the keys of a mapping, and what stands here is none"),
        N_("Write an alias to a mapping, such as `<<: *defaults`."),
    ),
    "E128": Sentence(
        N_("A list or a mapping stands where a key belongs"),
        N_("A key is a plain word; put text that begins with a bracket in quotes."),
    ),
    "E129": Sentence(
        N_("`{text}` is not what its tag {tag} claims"), N_("Remove the tag, or write a value of that type.")
    ),
    "E130": Sentence(
        N_("`{name}` stands for a value that is written elsewhere: changing it here would change it there too"),
        N_("Write the value out here in place of the alias, then try again."),
    ),
    "E131": Sentence(
        N_("`{key}` comes from another mapping through `<<`: an entry here would hide what is there"),
        N_("Write `{key}` out here by hand, then try again."),
    ),
    "E132": Sentence(
        N_("This value has the anchor `&{name}`, so that a change here would change the places that refer to it"),
        N_("Write the value out where it is meant, without the anchor, then try again."),
    ),
    "E133": Sentence(
        N_("The anchor `&{name}` would go, and another place refers to it"),
        N_("Write the value out in that place in place of `*{name}`, then try again."),
    ),
    "E134": Sentence(
        N_("What is written here cannot be changed without touching more than that"),
        N_("Make this one change by hand."),
    ),
    "E135": Sentence(
        N_("There is no {expected} at `{route}` to change"),
        N_("The file may have changed: look at it, then try again."),
    ),
    "E136": Sentence(
        N_("What should be written at `{route}` holds characters that no file can hold"), N_("Type it again.")
    ),
    "E401": Sentence(N_("`{name}` is not read: okr's files end in .yaml"), N_("Rename it to `{suggestion}`.")),
    "E402": Sentence(
        N_("`{name}` cannot be a team's file: its name is the team's id"),
        N_("Rename it to `{suggestion}`: small letters a to z, digits, and single hyphens between."),
    ),
    "E403": _unreadable,
    "E405": Sentence(
        N_("`{name}` and `{other}` are one cycle's name but for capitals: many systems cannot hold both"),
        N_("Rename one of the two, or bring their files together."),
    ),
    "E404": Sentence(
        N_("`{name}` holds a cycle.yaml, and cannot be a cycle: its name would be the cycle's id"),
        N_("Rename it as in 2026-Q3, 2026-H2, 2026, FY27-Q1 or `{suggestion}`; or take its cycle.yaml away."),
    ),
}
