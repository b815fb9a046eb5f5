"""Posting to an incoming webhook. Its URL is a secret: it comes from the environment, and is never shown or logged."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple
from urllib.parse import SplitResult, urlsplit

from okrcli.errors import DeliveryError, UsageError
from okrcli.render.digest.webhook import kind_of_host

VARIABLE = "OKR_WEBHOOK_URL"
FILE_VARIABLE = "OKR_WEBHOOK_FILE"  # a secret that is mounted as a file
KINDS = ("slack", "teams")
SECONDS = 15
"""What all of it may take, from the name of the host to the end of the answer."""
LONGEST_ANSWER = 2000
_LONGEST_URL = 4096
LOCAL = ("localhost", "127.0.0.1", "::1")


class Webhook(NamedTuple):
    """Where to post, and in which format; only `host` may be shown."""

    url: str
    host: str
    kind: str

    def __repr__(self) -> str:
        """Without the URL, for tracebacks that show values."""
        return f"Webhook({self.host!r}, {self.kind!r})"


def find_webhook(kind: str | None) -> Webhook:
    """The webhook that the environment names; `kind` is what the user says of its format.

    Raises UsageError: none (`no-webhook`), no URL (`webhook-no-url`), not https other than to this machine
    (`webhook-not-https`), a format that neither the user nor the host tells (`webhook-unknown`).
    """
    variable = VARIABLE if os.environ.get(VARIABLE) or not os.environ.get(FILE_VARIABLE) else FILE_VARIABLE
    said = os.environ.get(variable, "")
    url = (_in_file(Path(said)) if variable == FILE_VARIABLE else said).strip()
    if not url:
        raise UsageError("no-webhook")
    parts = _split(url)
    if parts is None or not parts.hostname or parts.scheme not in ("http", "https") or parts.username is not None:
        raise UsageError("webhook-no-url", variable=variable)
    host = parts.hostname
    if parts.scheme != "https" and host not in LOCAL:
        raise UsageError("webhook-not-https", variable=variable)
    kind = kind or kind_of_host(host)
    if kind is None:
        raise UsageError("webhook-unknown", host=host)
    return Webhook(url, host, kind)


def _in_file(path: Path) -> str:
    """What the file holds; raises UsageError (`webhook-file`) where it cannot be read."""
    try:
        with path.open("rb") as file:  # a pipe too: `<(pass show okr)`
            return file.read(_LONGEST_URL).decode("ascii", "replace")
    except OSError as error:
        raise UsageError("webhook-file", path=path, problem=error.strerror) from None


def check_kind(kind: str | None) -> str | None:
    """The format as the user typed it; raises UsageError (`bad-webhook`) for one that there is not."""
    if kind is not None and kind.lower() not in KINDS:
        raise UsageError("bad-webhook", typed=kind, kinds=", ".join(KINDS))
    return kind.lower() if kind is not None else None


def _split(url: str) -> SplitResult | None:
    if not url.isascii() or not url.isprintable() or " " in url:
        return None
    try:
        parts = urlsplit(url)
        parts.port  # noqa: B018 - raises where it is no number
    except ValueError:
        return None
    return parts


def post(webhook: Webhook, payload: Mapping[str, object]) -> None:
    """Send the payload as JSON; redirections are not followed. Raises DeliveryError, without the URL in its facts."""
    from collections import deque
    from threading import Thread

    latest = deque([_Answer(problem=_SILENT)], maxlen=1)
    # A socket's own limit is on each of its steps: a server that drips would hold us for ever.
    sending = Thread(target=latest.extend, args=(_send(webhook, payload),), daemon=True)
    sending.start()
    sending.join(SECONDS)
    status, answer, problem = latest[-1]
    if problem == _SILENT:
        raise DeliveryError("webhook-silent", host=webhook.host, seconds=SECONDS)
    if problem:
        raise DeliveryError("webhook-unreachable", host=webhook.host, problem=_without_secrets(problem, webhook.url))
    words = _without_secrets(answer.decode("utf-8", "replace"), webhook.url)
    # Office's connectors answer 200 to what they refuse, and say so in words.
    if not 200 <= status < 300 or "delivery failed" in words:
        raise DeliveryError("webhook-answered", host=webhook.host, status=status, words=_shorten(words))


class _Answer(NamedTuple):
    """What came back, or why nothing did."""

    status: int = 0
    words: bytes = b""
    problem: str = ""


_SILENT = "timeout"


def _send(webhook: Webhook, payload: Mapping[str, object]) -> Iterator[_Answer]:
    """The answer as far as it is known: its status, then with its words."""
    from urllib.error import HTTPError, URLError
    from urllib.request import HTTPRedirectHandler, ProxyHandler, Request, build_opener

    from okrcli import __version__

    class NoRedirect(HTTPRedirectHandler):
        def redirect_request(self, *_arguments: object, **_named: object) -> None:
            return None

    request = Request(  # noqa: S310 - find_webhook lets http and https through, and nothing else
        webhook.url,
        data=json.dumps(payload).encode("ascii"),
        headers={"Content-Type": "application/json; charset=utf-8", "User-Agent": f"okr/{__version__}"},
        method="POST",
    )
    direct = [ProxyHandler({})] if webhook.host in LOCAL else []
    send = build_opener(NoRedirect, *direct).open
    # Nothing is raised or chained from here: the errors of http.client may quote the URL.
    try:
        with send(request, timeout=SECONDS) as response:
            yield _Answer(response.status)
            yield _Answer(response.status, _read(response.read1))
    except HTTPError as error:
        yield _Answer(error.code)
        yield _Answer(error.code, _read(error.read))
    except URLError as error:
        reason = error.reason
        known = getattr(reason, "strerror", None) or str(reason) if isinstance(reason, OSError) else "network"
        yield _Answer(problem=_SILENT if isinstance(reason, TimeoutError) else known)
    except TimeoutError:
        yield _Answer(problem=_SILENT)
    except Exception as error:
        yield _Answer(problem=getattr(error, "strerror", None) or type(error).__name__)


def _read(read: Callable[[int], bytes]) -> bytes:
    try:
        return bytes(read(LONGEST_ANSWER))
    except Exception:  # the answer's words are a courtesy
        return b""


def _without_secrets(text: str, url: str) -> str:
    """The text, or nothing where it repeats a part of the URL that nobody should see."""
    parts = urlsplit(url)
    pieces = [piece for piece in parts.path.split("/") if len(piece) > 7]
    pieces += [piece for pair in parts.query.split("&") for piece in pair.split("=") if len(piece) > 7]
    return "" if any(piece in text for piece in pieces) else text


def _shorten(words: str) -> str:
    words = " ".join(words.split()).rstrip(".")
    return words if len(words) <= 120 else words[:119].rstrip() + "…"
