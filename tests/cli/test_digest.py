"""`okr digest`: its options, its files, and a webhook that a real server on this machine plays."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from okr_workspace import FILES

from okrcli.cli.digest import webhook
from okrcli.render.layout import width_of

SECRET = "/services/T0SECRETTEAM/B0SECRETHOOK/verysecrettoken"
KPIS = """\
kpis:
  - id: delay
    kpi: Days until invoices are paid
    team: sales
    at_most: 45
    readings: [{date: 2026-08-10, value: 51}]
"""


class Channel(ThreadingHTTPServer):
    """A webhook that keeps what it was sent, and answers as it is told."""

    daemon_threads = True
    status, answer, headers = 200, b"ok", {}
    hold = None
    drips = b""

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.posts = []
        self.url = f"http://127.0.0.1:{self.server_port}{SECRET}"

    def handle_error(self, *_request):
        """Be silent about a client that has gone: another test may be listening by then."""


class Handler(BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.posts.append((self.path, self.headers, json.loads(body)))
        if self.server.hold is not None:
            self.server.hold.wait(30)
            return
        for drop in self.server.drips.splitlines(keepends=True):
            self.wfile.write(drop)
            time.sleep(0.1)
        if self.server.drips:
            return
        self.send_response(self.server.status)
        for name, value in self.server.headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(self.server.answer)

    def log_message(self, *_arguments):
        pass


@pytest.fixture
def channel(monkeypatch) -> Iterator[Channel]:
    server = Channel()
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    monkeypatch.setenv("OKR_WEBHOOK_URL", server.url)
    yield server
    if server.hold is not None:
        server.hold.set()
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(autouse=True)
def _nowhere(monkeypatch):
    monkeypatch.delenv("OKR_WEBHOOK_URL", raising=False)


def test_markdown_where_it_is_piped(workspace, okr):
    run = okr("digest")
    assert (run.code, run.err) == (0, "")
    assert run.out.startswith("# Acme · 2026-Q3 · 11 Aug – 17 Aug 2026\n\n52% elapsed, 44 d left · aspirational")
    assert okr("digest", "--format", "text").out.startswith("Acme · 2026-Q3 · 11 Aug – 17 Aug 2026\n52% elapsed")


def test_text_on_a_terminal(terminal):
    session = terminal("digest")
    assert session.finish() == 0
    assert session.said.startswith("Acme · 2026-Q3")
    assert "**" not in session.said


def test_days_and_since_say_where_it_begins(workspace, okr):
    assert "11 Aug – 17 Aug" in okr("digest", "--days", "7").out
    assert "230 → 300 leads" in okr("digest", "--days", "14").out
    assert okr("digest", "--since", "2026-08-03").out == okr("digest", "--days", "14").out
    assert okr("digest", "--since", "2026-08-03", "--at", "2026-08-10").out.startswith("# Acme · 2026-Q3 · 4 Aug – 10")
    assert okr("digest", "--days", "99999").code == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--days", "0"), "okr: “0” is not a number of days"),
        (("--days", "-3"), "okr: “-3” is not a number of days"),
        (("--days", "a week"), "okr: “a week” is not a number of days"),
        (("--days", "100000"), "okr: “100000” is not a number of days"),
        (("--since", "someday"), "okr: “someday” is not a date"),
        (("--since", "2026-08-17"), "okr: --since 17 Aug 2026 is not before 17 Aug 2026"),
        (("--since", "2026-08-10", "--days", "3"), "okr: --days and --since say the same thing twice"),
        (("--format", "html"), "okr: There is no format “html”"),
        (("--webhook", "slack"), "okr: --webhook says in which format to post, and nothing is posted"),
        (("--post", "--webhook", "irc"), "okr: There is no webhook format “irc”"),
        (("--post",), "okr: OKR_WEBHOOK_URL is not set, so there is nowhere to post to"),
        (("--output", "2026-Q3/week.yaml"), "okr: 2026-Q3/week.yaml would be taken for a file of OKRs"),
    ],
)
def test_what_it_refuses(workspace, okr, words, said):
    run = okr("digest", *words)
    assert (run.code, run.out) == (2, "")
    assert run.err.startswith(said)
    assert not (workspace / "2026-Q3/week.yaml").exists()


def test_some_teams_with_their_health_metrics(workspace, okr):
    (workspace / "kpis.yaml").write_text(KPIS, encoding="utf-8")
    sales = okr("digest", "sales").out
    assert sales.startswith("# Acme · Sales · 2026-Q3")
    assert "Days until invoices are paid" in sales and "Qualified leads" not in sales
    assert "invoices" not in okr("digest", "marketing").out
    both = okr("digest", "marketing", "sales").out
    assert both == okr("digest").out


def test_a_team_that_there_is_not(workspace, okr):
    run = okr("digest", "marketting")
    assert run.code == 4
    assert "There is no team “marketting”" in run.err and "Did you mean marketing?" in run.err


def test_between_two_cycles_it_is_about_the_last(workspace, okr):
    (workspace / "2026-Q3/cycle.yaml").write_text(
        "starts: 2026-07-01\nends: 2026-09-30\nclosed: 2026-10-05\n", encoding="utf-8"
    )
    run = okr("digest", "--at", "2026-10-08")
    assert run.code == 0
    assert "2026-Q3" in run.out and "closed 5 Oct" in run.out and "## In trouble" not in run.out


def test_people_by_their_names(workspace, okr):
    assert "(Bob Durand, Marketing)" in okr("digest", "--days", "14").out


def test_json(workspace, okr):
    document = json.loads(okr("digest", "--days", "14", "--json").out)
    assert (document["schema_version"], document["as_of"], document["since"]) == (1, "2026-08-17", "2026-08-03")
    assert [one["address"] for one in document["moved"]] == ["marketing/reference/leads", "marketing/reference/site"]
    assert document["problems"] == []


def test_a_broken_file_is_said_and_what_is_readable_shown(workspace, okr):
    (workspace / "2026-Q3/sales.yaml").write_text("team: Sales\nobjectivs: []\n", encoding="utf-8")
    run = okr("digest")
    assert run.code == 3
    assert "Qualified leads" in run.out and "sales.yaml:2:1" in run.err
    assert json.loads(okr("digest", "--json").out)["problems"][0]["file"] == "2026-Q3/sales.yaml"


def test_a_note_of_which_a_part_is_missing_goes_nowhere(workspace, okr, channel):
    (workspace / "2026-Q3/sales.yaml").write_text("team: Sales\nobjectivs: []\n", encoding="utf-8")
    run = okr("digest", "--post", "--webhook", "slack", "--output", "week.md")
    assert run.code == 3
    assert "it was neither posted nor written" in run.err
    assert channel.posts == [] and not (workspace / "week.md").exists()


@pytest.mark.parametrize("name", ["week.md", "week.txt", "week.json", "note"])
def test_a_file_is_replaced_by_the_next_weeks_note(workspace, okr, name):
    run = okr("digest", "--output", name)
    assert (run.code, run.out) == (0, "")
    assert run.err == f"✓ The week's note  {name}\n"
    first = (workspace / name).read_text(encoding="utf-8")
    assert okr("digest", "--output", name, "--at", "2026-08-24").code == 0
    second = (workspace / name).read_text(encoding="utf-8")
    assert first != second and ("24 Aug" in second or "2026-08-24" in second)


def test_the_files_name_says_the_format_and_the_option_overrules_it(workspace, okr):
    okr("digest", "--output", "a.md")
    okr("digest", "--output", "b.txt")
    okr("digest", "--output", "c.json")
    okr("digest", "--output", "d.md", "--format", "text")
    texts = [(workspace / name).read_text(encoding="utf-8") for name in ("a.md", "b.txt", "c.json", "d.md")]
    assert texts[0].startswith("# Acme") and texts[0].endswith("\n\n<!-- okr digest -->\n")
    assert texts[1].startswith("Acme") and texts[1].endswith("\n\n-- okr digest\n")
    assert json.loads(texts[2])["since"] == "2026-08-10"
    assert texts[3] == texts[1]


@pytest.mark.parametrize("name", ["README.md", "package.json", "notes.txt"])
def test_another_kind_of_file_is_not_replaced_but_by_force(workspace, okr, name):
    (workspace / name).write_text('{"moved": 1}', encoding="utf-8")
    run = okr("digest", "--output", name)
    assert run.code == 2
    assert run.err.startswith(f"okr: {name} already exists and is not a note of okr's: nothing was written")
    assert (workspace / name).read_text(encoding="utf-8") == '{"moved": 1}'
    assert okr("digest", "--output", name, "--force").code == 0
    assert "2026-Q3" in (workspace / name).read_text(encoding="utf-8")


def test_no_folder_is_replaced_even_by_force(workspace, okr):
    (workspace / "week.md").mkdir()
    run = okr("digest", "--output", "week.md", "--force")
    assert run.code == 2
    assert run.err.startswith("okr: week.md is not a regular file: nothing was written")


def test_a_hyphen_is_standard_output(workspace, okr):
    assert okr("digest", "--output", "-").out == okr("digest").out
    assert not (workspace / "-").exists()


def test_a_file_in_a_folder_that_is_not_there_yet(workspace, okr):
    assert okr("digest", "--output", "notes/2026/week.md").code == 0
    assert (workspace / "notes/2026/week.md").exists()


def test_a_dry_run_writes_and_posts_nothing(workspace, okr, channel):
    run = okr("digest", "--output", "week.md", "--dry-run")
    assert run.code == 0 and run.out.startswith("# Acme")
    assert not (workspace / "week.md").exists()
    run = okr("digest", "--post", "--webhook", "teams", "--dry-run")
    assert json.loads(run.out)["type"] == "message"
    assert channel.posts == []


def test_a_dry_run_of_a_post_needs_no_url(workspace, okr):
    run = okr("digest", "--post", "--webhook", "slack", "-n")
    assert (run.code, list(json.loads(run.out))) == (0, ["text", "mrkdwn", "unfurl_links", "unfurl_media"])


def test_posted_to_slack(workspace, okr, channel):
    run = okr("digest", "--days", "14", "--post", "--webhook", "slack")
    assert (run.code, run.out, run.err) == (0, "", "✓ Posted to 127.0.0.1\n")
    ((path, headers, payload),) = channel.posts
    assert path == SECRET
    assert headers["Content-Type"] == "application/json; charset=utf-8"
    assert payload["text"].startswith("*Acme · 2026-Q3 · 4 Aug – 17 Aug 2026*\n")
    assert "• *Qualified leads* (Bob Durand, Marketing) · 230 → 300 leads" in payload["text"]


def test_posted_to_teams_and_written_too(workspace, okr, channel):
    run = okr("digest", "--post", "--webhook", "Teams", "--output", "week.md", "--four-squares")
    assert run.code == 0
    assert run.err == "✓ The week's note  week.md\n✓ Posted to 127.0.0.1\n"
    body = channel.posts[0][2]["attachments"][0]["content"]["body"]
    assert body[2]["inlines"][0]["text"].startswith("Since 10 Aug")
    assert "OKR confidence" in (workspace / "week.md").read_text(encoding="utf-8")


def refused(run, said, code=5):
    assert (run.code, run.out) == (code, "")
    assert run.err.startswith(f"okr: {said}")
    for piece in ("SECRET", "verysecret", "services", "http://"):
        assert piece not in run.err
    assert "Traceback" not in run.err


@pytest.mark.parametrize(
    ("status", "answer", "said", "hint"),
    [
        (404, b"no_service", "127.0.0.1 answered 404: no_service. The note was not posted", "The webhook may be gone"),
        (403, b"", "127.0.0.1 answered 403: the note was not posted", "The webhook may be gone"),
        (400, b"invalid_payload", "127.0.0.1 answered 400: invalid_payload.", "Is it the right format?"),
        (429, b"slow\x1b[31m\ndown", "127.0.0.1 answered 429: slow␛[31m down.", "wait a minute"),
        (500, b"\xff\xfe", "127.0.0.1 answered 500: ��.", "Run the same command again later."),
        (500, SECRET.encode(), "127.0.0.1 answered 500: the note was not posted", "Run the same command again later."),
        (200, b"Webhook message delivery failed with error: 413.", "127.0.0.1 answered 200: Webhook message", "later"),
    ],
)
def test_what_the_channel_answers(workspace, okr, channel, status, answer, said, hint):
    channel.status, channel.answer = status, answer
    run = okr("digest", "--post", "--webhook", "slack")
    refused(run, said)
    assert hint in " ".join(run.err.split())


def test_a_redirection_is_not_followed(workspace, okr, channel):
    channel.status, channel.headers = 307, {"Location": channel.url + "/elsewhere"}
    refused(okr("digest", "--post", "--webhook", "slack"), "127.0.0.1 answered 307")
    assert len(channel.posts) == 1


def test_a_channel_that_says_nothing(workspace, okr, channel, monkeypatch):
    monkeypatch.setattr(webhook, "SECONDS", 0.2)
    channel.hold = threading.Event()
    refused(okr("digest", "--post", "--webhook", "slack"), "127.0.0.1 did not answer within 0.2 seconds")


@pytest.mark.parametrize("drips", ["HTTP/1.1 200 OK\r\n" + "X: y\r\n" * 40, "HTTP/1.1 100 Continue\r\n\r\n" * 20])
def test_a_channel_that_drips(workspace, okr, channel, monkeypatch, drips):
    monkeypatch.setattr(webhook, "SECONDS", 0.3)
    channel.drips = drips.encode()
    begun = time.monotonic()
    refused(okr("digest", "--post", "--webhook", "slack"), "127.0.0.1 did not answer within 0.3 seconds")
    assert time.monotonic() - begun < 2


@pytest.mark.parametrize(("status", "code"), [(200, 0), (403, 5)])
def test_an_answer_whose_words_do_not_come(workspace, okr, channel, monkeypatch, status, code):
    monkeypatch.setattr(webhook, "SECONDS", 0.5)
    channel.drips = f"HTTP/1.1 {status} So\r\nContent-Length: 90\r\n\r\n".encode() + b"\n" * 30
    run = okr("digest", "--post", "--webhook", "slack")
    assert run.code == code, run.err
    assert "did not answer" not in run.err


def test_a_channel_that_hangs_up(workspace, okr, channel):
    channel.hold = threading.Event()
    channel.hold.set()
    refused(okr("digest", "--post", "--webhook", "slack"), "127.0.0.1 cannot be reached (")


def test_nobody_listens(workspace, okr, monkeypatch):
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    monkeypatch.setenv("OKR_WEBHOOK_URL", f"http://127.0.0.1:{port}{SECRET}")
    refused(okr("digest", "--post", "--webhook", "slack"), "127.0.0.1 cannot be reached (Connection refused)")


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("http://hooks.slack.com" + SECRET, "OKR_WEBHOOK_URL does not begin with https://"),
        ("https:" + SECRET, "OKR_WEBHOOK_URL holds no URL that can be posted to"),
        ("https://hooks.slack.com:port" + SECRET, "OKR_WEBHOOK_URL holds no URL"),
        ("https://bob:SECRET@hooks.slack.com/", "OKR_WEBHOOK_URL holds no URL"),
        ("https://hooks.slack.com/a\r\nHost: evil" + SECRET, "OKR_WEBHOOK_URL holds no URL"),
        ("https://[::1" + SECRET, "OKR_WEBHOOK_URL holds no URL"),
        ("file://localhost" + SECRET, "OKR_WEBHOOK_URL holds no URL"),
        ("verysecrettoken", "OKR_WEBHOOK_URL holds no URL"),
        ("https://chat.acme.example" + SECRET, "chat.acme.example does not say whether it takes Slack's format"),
    ],
)
def test_a_url_that_is_refused_is_not_shown(workspace, okr, monkeypatch, url, said):
    monkeypatch.setenv("OKR_WEBHOOK_URL", url)
    run = okr("digest", "--post")
    assert (run.code, run.out) == (2, "")
    assert run.err.startswith(f"okr: {said}")
    assert "SECRET" not in run.err and "verysecret" not in run.err


def test_the_url_may_stand_in_a_file_that_the_environment_names(workspace, okr, channel, monkeypatch, tmp_path):
    monkeypatch.delenv("OKR_WEBHOOK_URL")
    secret = tmp_path / "secret"
    secret.write_text(channel.url + "\n", encoding="utf-8")
    monkeypatch.setenv("OKR_WEBHOOK_FILE", str(secret))
    assert okr("digest", "--post", "--webhook", "slack").code == 0
    assert len(channel.posts) == 1
    secret.write_text("verysecrettoken\n", encoding="utf-8")
    run = okr("digest", "--post")
    assert run.code == 2 and run.err.startswith("okr: OKR_WEBHOOK_FILE holds no URL") and "verysecret" not in run.err
    secret.unlink()
    run = okr("digest", "--post")
    assert run.code == 2 and "OKR_WEBHOOK_FILE names" in run.err and "No such file" in run.err


def test_a_url_in_the_repository_counts_for_nothing(workspace, okr, channel, monkeypatch):
    monkeypatch.delenv("OKR_WEBHOOK_URL")
    (workspace / ".env").write_text(f"OKR_WEBHOOK_URL={channel.url}\n", encoding="utf-8")
    (workspace / "okr.yaml").write_text(FILES["okr.yaml"] + f"webhook: {channel.url}\n", encoding="utf-8")
    assert okr("digest", "--post", "--webhook", "slack").code == 2
    assert channel.posts == []


def test_without_a_post_nothing_of_the_network_is_imported(workspace):
    code = "import sys; from okrcli.cli.main import main; main(['digest']); print(*sys.modules)"
    run = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    )
    modules = run.stdout.splitlines()[-1].split()
    assert "okrcli.render.digest.text" in modules
    assert not {"urllib.request", "http.client", "ssl", "okrcli.render.digest.webhook"} & set(modules)


def test_four_squares_are_squares_two_and_two_where_there_is_room(okr, workspace, monkeypatch):
    narrow = okr("digest", "--four-squares", "--format", "text").out.splitlines()
    assert sum(line.startswith("├") for line in narrow) == 3
    monkeypatch.setenv("COLUMNS", "100")
    wide = okr("digest", "--four-squares", "--format", "text").out.splitlines()
    heads = [line for line in wide if "This week" in line or "Priorities this week" in line]
    assert "OKR confidence" in heads[0]
    assert sum(line.startswith("├") for line in wide) == 1
    assert {width_of(line) for line in wide if line[:1] in "╭├│╰" and line} == {100}


def test_nothing_is_said_to_be_nowhere_where_a_file_cannot_be_read(okr, workspace):
    for name in ("marketing", "sales"):
        (workspace / "2026-Q3" / f"{name}.yaml").write_text("objectives: [\n", encoding="utf-8")
    for words in ((), ("--four-squares",)):
        run = okr("digest", *words)
        assert run.code == 3
        for said in ("No objectives here yet", "No key result has moved", "Nothing is off track", "Nobody owes"):
            assert said not in run.out


def test_what_nobody_owns_is_the_teams(okr, workspace):
    path = workspace / "2026-Q3" / "sales.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("    owner: alice\n", ""), encoding="utf-8")
    assert "**No owner, Sales** · due " in okr("digest", "--at", "2026-08-17").out


def test_trouble_says_since_when_a_range_is_broken_and_that_a_draft_needs_a_measure(okr, workspace):
    path = workspace / "2026-Q3" / "sales.yaml"
    with path.open("a", encoding="utf-8") as file:
        file.write("        checkins: [{date: 2026-08-10, confidence: 1}]\n")
        file.write("      - {id: draft, key_result: Not measured yet, checkins: [{date: 2026-08-10, confidence: 2}]}\n")
        file.write("      - {id: noise, key_result: Complaints, at_most: 5, checkins: [")
        file.write("{date: 2026-07-13, value: 9}, {date: 2026-08-10, value: 8}]}\n")
    note = okr("digest").out
    assert "**Complaints** (Alice Martin, Sales) · off track · 8 · outside since 13 Jul, at best " in note
    assert "(max 5)" in note
    assert "**Not measured yet** (Alice Martin, Sales) · at risk · needs a measure · confidence 2/10" in note
    assert " ·  · " not in note and "· , " not in note


def test_a_mistake_in_a_cycle_is_told_once(okr, workspace):
    path = workspace / "2026-Q3" / "cycle.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "chekin: {every: 7}\n", encoding="utf-8")
    for command in ("status", "digest", "due", "list", "tree", "history"):
        assert okr(command).err.count("`chekin` is not a key") == 1, command
