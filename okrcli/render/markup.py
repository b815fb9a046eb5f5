"""People's words made fit for a channel or a page: they ping nobody, link nowhere, format nothing and break no list.

Markdown can escape (CommonMark 0.31, 2.4). Slack's mrkdwn cannot: it has entities for `&`, `<` and `>` alone, so that a
mark which would format is replaced by its double. What is looked for in the words as they are shown, a mention or the
number of an issue, is broken by a zero-width space, which also holds where a note is copied into a channel by hand.
"""

from __future__ import annotations

import re

from okrcli.render.sanitise import visible

_MENTION = re.compile(r"(?<![A-Za-z0-9_])@(?=\S)")
_REFERENCE = re.compile(r"(?<=[#!])(?=\d)|(?<=\bGH-)(?=\d)|(?<![\w&%~$])[&%~$](?=\d)", re.IGNORECASE)
_MEANINGFUL = re.compile(
    r"[\\`*_{}\[\]<>#|~!&$]"
    r"|(?<=[A-Za-z]):(?=/)|(?<=\b[Ww]{3})\."  # an address of the web, which GitHub's dialect makes a link of
    r"|^(?:[-+](?=[-\s]|$)|=)"  # a list or a line, at the beginning
)
_NUMBERED = re.compile(r"^(\d+)([.)])(?=\s|$)")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_DOUBLES = {"*": "\u2217", "_": "\uff3f", "~": "\u223c", "`": "\u02cb"}
_FORMATTING = re.compile(r"(?<![^\W_])[*_~`]+|[*_~`]+(?![^\W_])|`+")


def without_mentions(text: str) -> str:
    """The text on one line in which no `@name` names anybody; the reader sees no difference."""
    return _MENTION.sub("@\u200b", _on_one_line(visible(text)))


def escape_markdown(text: str) -> str:
    """The text on one line as Markdown and HTML show it literally, wherever it stands."""
    text = _REFERENCE.sub("\\g<0>\u200b", without_mentions(text))
    return _NUMBERED.sub(r"\1\\\2", _MEANINGFUL.sub(r"\\\g<0>", text))


def code_span(text: str) -> str:
    """The text on one line as code, between more backquotes than it holds itself."""
    text = _on_one_line(visible(text))
    longest = max(map(len, re.findall("`+", text)), default=0)
    fence, pad = "`" * (longest + 1), " " if longest else ""
    return f"{fence}{pad}{text}{pad}{fence}"


def escape_mrkdwn(text: str) -> str:
    """The text as Slack shows it literally (docs.slack.dev, "Formatting message text"), and Mattermost as well."""
    text = _FORMATTING.sub(lambda marks: "".join(_DOUBLES[one] for one in marks[0]), without_mentions(text))
    return re.sub("[&<>]", lambda mark: _ENTITIES[mark[0]], text.replace("](", "]\u200b("))


def _on_one_line(text: str) -> str:
    """A text without line breaks; spaces that keep a mark at its word stay what they are."""
    return re.sub(r"[ \t\n\r\f\v]+", " ", text).strip(" ")
