"""What a command says: its answer on standard output; what it did and what comes next on standard error.

Every command imports it, so Rich is imported where something is drawn.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from okrcli.cli.context import Session, Workspace
from okrcli.i18n import _
from okrcli.render.sanitise import short_path, visible, visible_lines

if TYPE_CHECKING:
    from rich.console import RenderableType

    from okrcli.render.layout import Run

_MOST_LINES = 20  # of another program's words


def draw_page(session: Session, draw: Callable[..., Iterable[RenderableType]], *about: object) -> None:
    """Draw a page that questions follow, as it is, with the signs that the terminal has."""
    from okrcli.render.console import glyphs_of, show

    console = session.out()
    show(console, *draw(*about, console.width, glyphs_of(console)))


def show_page(session: Session, draw: Callable[..., Iterable[RenderableType]], *about: object) -> None:
    """Draw a page about something, as wide as the terminal, with the signs that it has; a long one in a pager."""
    from okrcli.render.console import glyphs_of, show

    if not _wants_pager(session):
        draw_page(session, draw, *about)
        return
    console = session.out()
    with console.capture() as captured:
        show(console, *draw(*about, console.width, glyphs_of(console)))
    text = captured.get()
    if text.count("\n") < os.get_terminal_size(sys.stdout.fileno()).lines or not _page(session, text):
        sys.stdout.write(text)


def _wants_pager(session: Session) -> bool:
    """Whether what is long may go through a pager: at a terminal that has a screen, unless it was forbidden."""
    if session.no_pager or not sys.stdout.isatty() or os.environ.get("TERM") == "dumb":
        return False
    try:
        return os.get_terminal_size(sys.stdout.fileno()).lines > 0
    except (OSError, ValueError):
        return False


def _page(session: Session, text: str) -> bool:
    from okrcli.workspace.pager import show_in_pager

    sys.stdout.flush()
    return show_in_pager(text.encode(sys.stdout.encoding, sys.stdout.errors or "strict"), session.pager)


def print_document(document: Mapping[str, object]) -> None:
    """Write JSON."""
    from okrcli.render.documents import dump_json

    print_text(dump_json(document))


def print_lines(lines: Iterable[str]) -> None:
    """Write lines of a text that another program reads."""
    print_text("".join(f"{line}\n" for line in lines))


def print_text(text: str) -> None:
    """Write UTF-8 where the stream takes bytes: programs expect it whatever the locale (JSON must be, RFC 8259)."""
    if getattr(sys.stdout, "buffer", None) is None:
        sys.stdout.write(text)
    else:
        print_bytes(text.encode("utf-8", "replace"))


def print_bytes(data: bytes) -> None:
    """Write what is no text, or has its encoding already."""
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def tell_written(session: Session, path: Path, what: str) -> None:
    """Say that a file was made or changed."""
    tell_done(session, what, short_path(path))


def tell_done(session: Session, what: str, detail: str) -> None:
    """Say that something was done."""
    from okrcli.render.console import glyphs_of

    sign = glyphs_of(session.err()).good
    _tell(session, (f"{sign} ", "good"), visible(what), (f"  {visible(detail)}" if detail else "", "quiet"))


def tell_words(session: Session, text: str) -> None:
    """Show what another program said, its last lines."""
    for line in visible_lines(text)[-_MOST_LINES:]:
        _tell(session, ("  " + line, "quiet"))


def tell_next(session: Session, command: str, what: str) -> None:
    """Name the next step."""
    _tell(session, (_("Next:") + " ", "quiet"), (command, "name"), (f"  {what}", "quiet"))


def hint(session: Session, text: str) -> None:
    """Say something worth knowing."""
    _tell(session, (text, "hint"))


def _tell(session: Session, *runs: Run) -> None:
    """Say one line, broken at the terminal's width; whole where it goes to a file or program."""
    from okrcli.render.console import show
    from okrcli.render.layout import words

    console = session.remarks()
    show(console, words(*runs, hang=2, unbroken=not console.file.isatty()))


def write_diff(session: Session, diff: str) -> None:
    """Print a dry run's diff as data."""
    from okrcli.render.console import show
    from okrcli.render.layout import words

    roles = {"+": "good", "-": "bad", "@": "name"}
    lines = (words((visible(line), roles.get(line[:1], "")), unbroken=True) for line in diff.splitlines())
    show(session.out(), *lines, literal=True)


class Written(Protocol):
    """A file that was made or changed, or would be."""

    @property
    def path(self) -> Path:
        """Where it is."""

    def diff(self, name: str) -> str:
        """What became another, the file being called `name`."""


def tell_changes(workspace: Workspace, *changes: tuple[Written, str]) -> None:
    """Say of each file what was done to it; of a dry run, print what would be."""
    for one, what in changes:
        if workspace.dry_run:
            write_diff(workspace.session, one.diff(name_in(one.path, workspace.root)))
        else:
            tell_written(workspace.session, one.path, what)


def name_in(path: Path, root: Path) -> str:
    """A file's name within its workspace, with slashes on every system."""
    return Path(os.path.relpath(path, root)).as_posix()
