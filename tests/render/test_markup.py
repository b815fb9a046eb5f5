"""People's words in a channel: shown as they were written, pinging nobody."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from okrcli.render.texts.markup import escape_markdown, escape_mrkdwn, without_mentions

NASTY = st.text(st.sampled_from("ab *_`~<>[]()!#|&;@\\-+.:/1{}é"), max_size=30)


def shown(markdown: str) -> str:
    """What a reader sees of a paragraph that begins with a word of ours."""
    html = MarkdownIt("gfm-like", {"linkify": False}).render("Says " + markdown)
    assert re.fullmatch(r"<p>[^<]*</p>\n", html), html
    text = html.removeprefix("<p>").removesuffix("</p>\n")
    for entity, sign in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&amp;", "&")):
        text = text.replace(entity, sign)
    return text


@given(NASTY)
def test_markdown_shows_what_was_written(text):
    assert shown(escape_markdown(text)) == ("Says " + without_mentions(text)).rstrip()


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("*urgent* _now_ `rm`", r"\*urgent\* \_now\_ \`rm\`"),
        ("a | b", r"a \| b"),
        ("<!channel> <img src=x>", r"\<\!channel\> \<img src=x\>"),
        ("[click](https://evil.example)", r"\[click\](https://evil.example)"),
        ("two\nlines\r\nand # a heading", r"two lines and \# a heading"),
        ("see https://wiki.example/a_b_c?d=1&e=2#f.", "see https://wiki.example/a_b_c?d=1&e=2#f."),
        ("https://wiki.example/?a&copy;", r"https://wiki.example/?a\&copy;"),
        ("\x1b[31mred", r"␛\[31mred"),
    ],
)
def test_markdown(text, markdown):
    assert escape_markdown(text) == markdown


@pytest.mark.parametrize("text", ["@here", "ask @alice", "(@channel)", "@<b>", "é@bob wait @all"])
def test_nobody_is_pinged(text):
    for escape in (without_mentions, escape_markdown, escape_mrkdwn):
        assert not re.search(r"(?<!\w)@[\w<\\]", escape(text)), escape(text)


def test_an_address_of_mail_stays_whole():
    assert without_mentions("bob@acme.example") == "bob@acme.example"


@pytest.mark.parametrize(
    ("text", "mrkdwn"),
    [
        ("<!channel> & <@U123>", "&lt;!channel&gt; &amp; &lt;@\u200bU123&gt;"),
        ("*urgent* and ~5% _now_ `x`", "∗urgent∗ and ∼5% ＿now＿ ˋxˋ"),
        ("snake_case 3*4", "snake_case 3*4"),
        ("<https://evil.example|our wiki>", "&lt;https://evil.example|our wiki&gt;"),
    ],
)
def test_mrkdwn(text, mrkdwn):
    assert escape_mrkdwn(text) == mrkdwn


@given(NASTY)
def test_mrkdwn_has_no_mark_at_the_edge_of_a_word(text):
    escaped = escape_mrkdwn(text)
    assert not re.search(r"[<>]", escaped)
    assert not re.search(r"(?<![A-Za-zé0-9])[*_~`]|[*_~`](?![A-Za-zé0-9])", escaped)
