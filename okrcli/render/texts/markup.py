"""People's words made fit for a channel: they ping nobody, format nothing and break no page.

Markdown can escape (CommonMark 0.31, 2.4). Slack's mrkdwn cannot: it has entities for `&`, `<` and `>` alone, so that a
mark which would format is replaced by its double. A mention is broken by a zero-width space after its `@`, which also
holds where a note is copied from a terminal into a channel by hand.
"""

from __future__ import annotations

import re

from okrcli.render.sanitise import visible

_MENTION = re.compile(r"(?<![\w.])@(?=[\w<{(\[])")
_MEANINGFUL = re.compile(r"([\\`*_{}\[\]<>#|~!&])")
_LINK = re.compile(r"https?://(?:[A-Za-z0-9./?=%#:+,_-]|&(?![#\w]+;))*[A-Za-z0-9/=_-]")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_DOUBLES = {"*": "\u2217", "_": "\uff3f", "~": "\u223c", "`": "\u02cb"}
_FORMATTING = re.compile(r"(?<![^\W_])[*_~`]+|[*_~`]+(?![^\W_])")


def without_mentions(text: str) -> str:
    """The text on one line in which no `@name` names anybody; the reader sees no difference."""
    return _MENTION.sub("@\u200b", " ".join(visible(text).split()))


def escape_markdown(text: str) -> str:
    """The text as Markdown and HTML show it literally; a plain web address is left as it is, so that it still links."""
    text = without_mentions(text)
    pieces, end = [], 0
    for link in _LINK.finditer(text):
        pieces += [_MEANINGFUL.sub(r"\\\1", text[end : link.start()]), link[0]]
        end = link.end()
    return "".join([*pieces, _MEANINGFUL.sub(r"\\\1", text[end:])])


def escape_mrkdwn(text: str) -> str:
    """The text as Slack shows it literally (docs.slack.dev, "Formatting message text")."""
    text = _FORMATTING.sub(lambda marks: "".join(_DOUBLES[one] for one in marks[0]), without_mentions(text))
    return re.sub("[&<>]", lambda mark: _ENTITIES[mark[0]], text)
