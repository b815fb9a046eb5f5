"""People's words in a channel: shown as they were written, pinging nobody."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from okrcli.render.markup import code_span, escape_markdown, escape_mrkdwn, without_mentions

NASTY = st.text(st.sampled_from("ab *_`~<>[]()!#|&;@\\-+.:/1{}é$=w"), max_size=30)
NOTHING = dict.fromkeys(map(ord, "\u200b"))
MARKDOWN = MarkdownIt("gfm-like", {"linkify": False})


def shown(markdown: str) -> str:
    """What a reader sees of an entry of a list that is nothing but text."""
    tokens = MARKDOWN.parse("- " + markdown)
    kinds = [token.type for token in tokens]
    assert kinds[0:2] == ["bullet_list_open", "list_item_open"], kinds
    if len(tokens) == 4:  # nothing in it
        return ""
    assert kinds[2:] == ["paragraph_open", "inline", "paragraph_close", "list_item_close", "bullet_list_close"], kinds
    assert {token.type for token in tokens[3].children} <= {"text", "text_special"}, tokens[3].children
    return "".join(token.content for token in tokens[3].children)


@given(NASTY)
def test_markdown_shows_what_was_written(text):
    assert shown(escape_markdown(text)).translate(NOTHING) == " ".join(text.split())


@given(NASTY)
def test_code_shows_what_was_written(text):
    text = " ".join(text.split())
    if not text:
        return
    (inline,) = (token for token in MARKDOWN.parse("- " + code_span(text)) if token.type == "inline")
    assert [(token.type, token.content) for token in inline.children] == [("code_inline", text)]


@given(NASTY)
def test_what_hosts_look_for_in_the_words_shown(text):
    said = shown(escape_markdown(text))
    assert not re.search(r"(?<![A-Za-z0-9_])@\w|[#!]\d", said)
    assert not re.search(r"(?<!\\)(?<=[a-z]):/|(?<=www)(?<!\\)\.", escape_markdown(text))


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("*urgent* _now_ `rm`", r"\*urgent\* \_now\_ \`rm\`"),
        ("a | b", r"a \| b"),
        ("<!channel> <img src=x>", r"\<\!channel\> \<img src=x\>"),
        ("[click](https://evil.example)", r"\[click\](https\://evil.example)"),
        ("![](//evil.example/x.png)", r"\!\[\](//evil.example/x.png)"),
        ("two\nlines\r\nand # a heading", r"two lines and \# a heading"),
        ("see www.wiki.example or ftp://x", r"see www\.wiki.example or ftp\://x"),
        ("https://wiki.example/?a&copy;", r"https\://wiki.example/?a\&copy;"),
        ("``<b>` </details>", r"\`\`\<b\>\` \</details\>"),
        ("fixes #12, a/b#3, GH-4 and !5", "fixes \\#\u200b12, a/b\\#\u200b3, GH-\u200b4 and \\!\u200b5"),
        ("costs $5$ or 1. 2.5", "costs \\$\u200b5\\$ or 1. 2.5"),
        ("1. one", r"1\. one"),
        ("2026) two", r"2026\) two"),
        ("- three", r"\- three"),
        ("-5 + 3", "-5 + 3"),
        ("--- ", r"\---"),
        ("==", r"\=="),
        ("\x1b[31mred", r"␛\[31mred"),
    ],
)
def test_markdown(text, markdown):
    assert escape_markdown(text) == markdown


@pytest.mark.parametrize(
    "text", ["@here", "ask @alice", "(@channel)", "@<b>", "é@bob wait @all", "so.@bob", "-@bob", "@-x", "@é"]
)
def test_nobody_is_pinged(text):
    for escape in (without_mentions, escape_markdown, escape_mrkdwn):
        assert not re.search(r"(?<![A-Za-z0-9_])@[^\u200b]", escape(text)), escape(text)


def test_an_address_of_mail_stays_whole():
    assert without_mentions("bob@acme.example") == "bob@acme.example"


@pytest.mark.parametrize(
    ("text", "mrkdwn"),
    [
        ("<!channel> & <@U123>", "&lt;!channel&gt; &amp; &lt;@\u200bU123&gt;"),
        ("*urgent* and ~5% _now_ `x`", "∗urgent∗ and ∼5% ＿now＿ ˋxˋ"),
        ("snake_case 3*4", "snake_case 3*4"),
        ("<https://evil.example|our wiki>", "&lt;https://evil.example|our wiki&gt;"),
        ("a`b`c ```d```", "aˋbˋc ˋˋˋdˋˋˋ"),
        ("![x](https://evil.example/x.png)", "![x]\u200b(https://evil.example/x.png)"),
    ],
)
def test_mrkdwn(text, mrkdwn):
    assert escape_mrkdwn(text) == mrkdwn


@given(NASTY)
def test_mrkdwn_has_no_mark_at_the_edge_of_a_word(text):
    escaped = escape_mrkdwn(text)
    assert not re.search(r"[<>]", escaped)
    assert not re.search(r"(?<![A-Za-zé0-9])[*_~`]|[*_~`](?![A-Za-zé0-9])", escaped)
