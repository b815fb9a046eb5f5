"""A folder of pages that are made again and again: it knows its own files, and touches no others."""

from __future__ import annotations

import contextlib
from collections.abc import Collection, Iterable
from pathlib import Path

from okrcli.errors import InvalidFileError, UsageError
from okrcli.notices import Progress, notify
from okrcli.workspace.root import SETTINGS
from okrcli.yaml.read import read_plain
from okrcli.yaml.write import remove_folder, remove_page, write_page

MARK = ".okr-report"
"""The file by which the folder is known again; it names every page in it, one a line."""
_SAID = "# The pages that `okr report` made here, and makes again.\n"


def write_site(
    folder: Path, names: Collection[str], pages: Iterable[tuple[str, bytes]], *, force: bool = False
) -> None:
    """Write pages into the folder, and take away those that it made before and that are there no more.

    `names` are all of them, with slashes. Whoever stops it halfway finds old pages and new ones, and can go on. Raises
    UsageError where the folder is a workspace (`site-in-workspace`) or holds what is not its own (`not-a-site`, but by
    force), InvalidFileError where something cannot be written.
    """
    if (folder / SETTINGS).exists():
        raise UsageError("site-in-workspace", path=folder)
    before = _made_before(folder)
    if not force:
        _refuse_others(folder, names, before)
    _mark(folder, {*names, *(before or ())})
    for number, (name, data) in enumerate(pages, start=1):
        write_page(folder / name, data, folder)
        notify(Progress("writing", number, len(names)))
    for name in (before or set()).difference(names):
        remove_page(folder / name, folder)
        for parent in list((folder / name).parents)[: name.count("/")]:
            remove_folder(parent)
    _mark(folder, names)


def _made_before(folder: Path) -> set[str] | None:
    """The pages that it made, none where the folder is not known."""
    with contextlib.suppress(OSError):
        lines = read_plain(folder / MARK, folder).decode("utf-8", "replace").splitlines()
        return {one for one in lines if one and not one.startswith("#") and _is_within(one)}
    return None


def _is_within(name: str) -> bool:
    """Whether a name stays in the folder, whoever wrote it there."""
    return not name.startswith("/") and not {"", ".", ".."}.intersection(name.split("/")) and "\\" not in name


def _refuse_others(folder: Path, names: Collection[str], before: set[str] | None) -> None:
    if before is None:
        try:
            if folder.is_dir() and any(folder.iterdir()):
                raise UsageError("not-a-site", path=folder)
        except OSError as error:
            raise InvalidFileError("no-permission", path=folder, problem=error.strerror or str(error)) from error
        return
    other = next((one for one in sorted(names) if one not in before and (folder / one).exists()), None)
    if other is not None:
        raise UsageError("not-a-site", path=folder / other)


def _mark(folder: Path, names: Iterable[str]) -> None:
    write_page(folder / MARK, (_SAID + "".join(f"{one}\n" for one in sorted(names))).encode("utf-8"), folder)
