"""Compile the catalogues of okrcli/i18n/locale: by hand, before the tests, and for the build hook beside this.

A `.po` is what translators write and Git keeps; the `.mo` beside it, what gettext reads, is made from it whenever the
package is built or installed, editable too. After a `.po` was edited, `python .build/catalogues.py` makes them again;
the tests do so by themselves. With nothing but the standard library, so that a build needs no more than hatchling.
"""

from __future__ import annotations

import ast
import os
import re
import struct
import tempfile
from pathlib import Path

LOCALES = Path("okrcli", "i18n", "locale")

_LINE = re.compile(r'(?:(msgctxt|msgid|msgid_plural|msgstr)(?:\[\d+\])?\s+)?(".*")')
_MAGIC = 0x950412DE


def compile_all(root: Path) -> list[Path]:
    """Make every `.mo` say what the `.po` beside it says, each replaced at once, and list those that did not yet.

    Raises `ValueError` where a catalogue is badly written, naming the file and the entry.
    """
    changed = []
    for source in sorted((root / LOCALES).glob("*/LC_MESSAGES/*.po")):
        try:
            compiled = compile_catalogue(source.read_text(encoding="utf-8"))
        except ValueError as wrong:
            raise ValueError(f"{source}: {wrong}") from None
        target = source.with_suffix(".mo")
        if not target.is_file() or target.read_bytes() != compiled:
            handle, new = tempfile.mkstemp(dir=target.parent, suffix=".tmp")
            with os.fdopen(handle, "wb") as file:
                file.write(compiled)
            Path(new).chmod(0o644)
            Path(new).replace(target)
            changed.append(target)
    return changed


def compile_catalogue(text: str) -> bytes:
    """The `.mo` of a `.po`'s text: entries that are translated and not fuzzy, and the header."""
    said: dict[bytes, bytes] = {}
    for block in re.split(r"\n[ \t\r]*\n", text):
        key, translated = _read_entry(block)
        if key is not None and key.encode() in said:
            raise ValueError(f"said twice: {key!r}")
        if key is not None and translated.strip("\0"):
            said[key.encode()] = translated.encode()
    texts = [*sorted(said), *(said[key] for key in sorted(said))]
    places, at = [], 28 + 8 * len(texts)
    for each in texts:
        places += [len(each), at]
        at += len(each) + 1
    head = (_MAGIC, 0, len(said), 28, 28 + 8 * len(said), 0, at)
    return struct.pack(f"<{len(head) + len(places)}I", *head, *places) + b"".join(each + b"\0" for each in texts)


def _read_entry(block: str) -> tuple[str | None, str]:
    """The key that gettext looks an entry up by, and its translation; no key for comments alone and for fuzzy ones."""
    fields: list[tuple[str, str]] = []
    fuzzy = False
    for line in map(str.strip, block.split("\n")):
        if line.startswith("#") or not line:
            fuzzy = fuzzy or (line.startswith("#,") and "fuzzy" in line)
            continue
        match = _LINE.fullmatch(line)
        if not match or not (match[1] or fields):
            raise ValueError(f"not a line of a catalogue: {line}")
        name, more = match[1], ast.literal_eval(match[2])
        if name:
            fields.append((name, more))
        else:
            fields[-1] = (fields[-1][0], fields[-1][1] + more)
    by_name = {name: text for name, text in fields if name != "msgstr"}
    texts = [text for name, text in fields if name == "msgstr"]
    if len(by_name) + len(texts) != len(fields):
        raise ValueError(f"an empty line is missing between two entries: {by_name['msgid']!r}")
    if not fields or (fuzzy and by_name["msgid"]):
        return None, ""
    key = "\0".join(by_name[name] for name in ("msgid", "msgid_plural") if name in by_name)
    return "\4".join([*(by_name[name] for name in ("msgctxt",) if name in by_name), key]), "\0".join(texts)


if __name__ == "__main__":
    for path in compile_all(Path(__file__).resolve().parent.parent):
        print(path)  # noqa: T201
