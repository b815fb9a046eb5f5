"""The sentences of errors on the way to a file or a channel. None of them shows a webhook's address: it is a secret."""

from __future__ import annotations

from okrcli.i18n import N_
from okrcli.render.messages import Facts, Table
from okrcli.render.messages.sentence import Sentence


def _answered(facts: Facts) -> Sentence:
    message = (
        N_("{host} answered {status}: {words}. The note was not posted")
        if facts.get("words")
        else N_("{host} answered {status}: the note was not posted")
    )
    match facts["status"]:
        case 401 | 403 | 404 | 410:
            return Sentence(message, N_("The webhook may be gone: make a new one, and set OKR_WEBHOOK_URL to it."))
        case 400 | 413:
            return Sentence(message, N_("Is it the right format? --webhook says which: slack or teams."))
        case 429:
            return Sentence(message, N_("It takes no more for now: wait a minute, and run the same command again."))
        case int(status) if 300 <= status < 400:
            return Sentence(message, N_("A redirection is not followed: set OKR_WEBHOOK_URL to where it leads."))
    return Sentence(message, N_("Run the same command again later."))


DELIVERY: Table = {
    "no-webhook": Sentence(
        N_("OKR_WEBHOOK_URL is not set, so there is nowhere to post to"),
        N_(
            "Put the incoming webhook's URL in it, in your shell or a job's secrets, never in a file of the repository."
        ),
    ),
    "webhook-no-url": Sentence(
        N_("OKR_WEBHOOK_URL holds no URL that can be posted to"), N_("It begins with https:// and names a host.")
    ),
    "webhook-not-https": Sentence(
        N_("OKR_WEBHOOK_URL does not begin with https://"),
        N_("Whoever listens on the way could read the note, and post in your name."),
    ),
    "webhook-unknown": Sentence(
        N_("{host} does not tell whether it takes Slack's format or that of Teams"),
        N_("Say it: --webhook slack, or --webhook teams."),
    ),
    "bad-webhook": Sentence(N_("There is no webhook format “{typed}”"), N_("There are: {kinds}.")),
    "webhook-not-posted": Sentence(
        N_("--webhook says in which format to post, and nothing is posted"), N_("Add --post.")
    ),
    "webhook-unreachable": Sentence(
        N_("{host} cannot be reached ({problem}): the note was not posted"),
        N_("Is the network up? Run the same command again."),
    ),
    "webhook-silent": Sentence(
        N_("{host} did not answer within {seconds} seconds: the note may have been posted or not"),
        N_("Look in the channel before you run the same command again."),
    ),
    "webhook-answered": _answered,
    "note-incomplete": Sentence(
        N_("The note would be incomplete, since a file cannot be read: it was neither posted nor written"),
        N_("Mend the file first; `okr lint` names every mistake."),
    ),
    "not-a-note": Sentence(
        N_("{path} is there already and is no note of okr's: nothing was written"),
        N_("Choose another name, or replace it with --force."),
    ),
    "no-plain-file": Sentence(
        N_("{path} is no plain file: nothing was written"), N_("Name a file, or leave --output out and use `>`.")
    ),
    "note-as-other": Sentence(
        N_("A note is Markdown, text or JSON, and none of them is {ending}: {path} was not written"),
        N_("Name the file .md, .txt or .json."),
    ),
    "note-as-yaml": Sentence(
        N_("{path} would be taken for a file of OKRs: nothing was written"),
        N_("Name a file that ends in .md, .txt or .json."),
    ),
    "bad-days": Sentence(N_("“{typed}” is not a number of days"), N_("Give a whole number from 1 on: --days 7")),
    "days-and-since": Sentence(N_("--days and --since say the same thing twice"), N_("Give one of them.")),
    "bad-since": Sentence(
        N_("--since {since} is not before {as_of}"),
        N_("The note tells what happened after the one and up to the other."),
    ),
}
"""By reason: the sentence, or what chooses it by the facts."""
