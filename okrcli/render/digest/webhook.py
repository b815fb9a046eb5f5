"""The weekly note as incoming webhooks take it: the JSON of Slack and of Microsoft Teams."""

from __future__ import annotations

import json
from collections.abc import Mapping

from okrcli.render.digest.model import Entry, NoteView
from okrcli.render.digest.text import MRKDWN, line_words, markup_lines
from okrcli.render.markup import without_mentions

Payload = dict[str, object]
Block = dict[str, object]

SLACK_LONGEST = 39_000
"""Characters: Slack cuts a message's text at 40,000."""
TEAMS_LARGEST = 26_000
"""Bytes: Teams refuses a message over 28 KB (learn.microsoft.com, "Create an Incoming Webhook")."""

_HOSTS = {
    "slack": ("slack.com", "slack-gov.com"),
    "teams": ("webhook.office.com", "logic.azure.com", "api.powerplatform.com", "powerautomate.com"),
}


def kind_of_host(host: str) -> str | None:
    """Whose webhook it is, by its host: `slack`, `teams`, none where the host does not say."""
    for kind, domains in _HOSTS.items():
        if any(host == domain or host.endswith("." + domain) for domain in domains):
            return kind
    return "teams" if host == "outlook.office.com" else None


def webhook_payload(view: NoteView, kind: str) -> Payload:
    """What is sent, `kind` being one of `slack` and `teams`; a note too long for them ends in an ellipsis."""
    return slack_payload(view) if kind == "slack" else teams_payload(view)


def slack_payload(view: NoteView) -> Payload:
    """A message of mrkdwn: what its clones (Mattermost, Rocket.Chat) understand too, other than blocks."""
    kept: list[str] = []
    left = SLACK_LONGEST
    for line in markup_lines(view, MRKDWN):
        if line == "" and kept and kept[-1].startswith("*") and len(kept) > 1:
            continue  # Slack shows every line break: none between a heading and its list
        left -= len(line) + 1
        if left < 0:
            kept.append("…")
            break
        kept.append(line)
    return {"text": "\n".join(kept), "mrkdwn": True, "unfurl_links": False, "unfurl_media": False}


def teams_payload(view: NoteView) -> Payload:
    """An Adaptive Card of rich text blocks, whose runs are shown as they stand: nothing in them is markup.

    Version 1.4 is what Teams shows on every system (adaptivecards.io, RichTextBlock since 1.2).
    """
    blocks = [_block([_run(view.title, weight="Bolder", size="Large")])]
    blocks += [_block([_run(line)]) for line in view.lead]
    for section in view.sections:
        if section.entries:
            blocks.append(_block([_run(section.title, weight="Bolder", size="Medium")], separator=True))
            blocks += [block for entry in section.entries for block in _entry_blocks(entry)]
            if section.more:
                blocks.append(_block([_run(section.more, isSubtle=True)], spacing="Small"))
        elif section.empty:
            blocks.append(_block([_run(section.empty)], separator=True))
    card = _card(blocks)
    while len(json.dumps(card).encode()) > TEAMS_LARGEST and len(blocks) > 1:
        over = len(json.dumps(card).encode()) - TEAMS_LARGEST
        while over > 0 and len(blocks) > 1:
            over -= len(json.dumps(blocks.pop()).encode()) + 2
        card = _card([*blocks, _block([_run("…")])])
    return card


def _card(blocks: list[Block]) -> Payload:
    content: Mapping[str, object] = {
        "$schema": "http://adaptivecards.io/schemas/adaptive-card.json",
        "type": "AdaptiveCard",
        "version": "1.4",
        "msteams": {"width": "Full"},
        "body": blocks,
    }
    attachment = {"contentType": "application/vnd.microsoft.card.adaptive", "contentUrl": None, "content": content}
    return {"type": "message", "attachments": [attachment]}


def _entry_blocks(entry: Entry) -> list[Block]:
    runs = [_run("• "), _run(entry.what, **({"weight": "Bolder"} if entry.strong else {}))]
    if entry.who:
        runs.append(_run(f" ({entry.who})", isSubtle=True))
    if entry.facts:
        runs.append(_run(" · " + " · ".join(entry.facts)))
    lines = [_block([_run(line_words(line), isSubtle=True)], spacing="None") for line in entry.lines]
    return [_block(runs, spacing="Small"), *lines]


def _block(runs: list[Block], **settings: object) -> Block:
    return {"type": "RichTextBlock", "inlines": runs, **settings}


def _run(text: str, **settings: object) -> Block:
    """A run of text; the spaces at its ends part it from its neighbours and stay."""
    bare = text.strip()
    return {"type": "TextRun", "text": text.replace(bare, without_mentions(bare)), **settings}
