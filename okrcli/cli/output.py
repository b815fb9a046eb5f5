"""Writing what was asked for to a file of the user's: in one step, and over nothing that is not a former one of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from okrcli.errors import InvalidFileError, UsageError
from okrcli.yaml.read import LeadsOutError, NotPlainError, read_plain
from okrcli.yaml.write import create_file, digest_of, write_atomically


def write_output(path: Path, data: bytes, is_former: Callable[[bytes], bool], *, force: bool, taken: str) -> None:
    """Write to a file; what is there is replaced where it is a former one, or empty, or by force.

    Raises UsageError (`taken`, `no-plain-file`), InvalidFileError (`leads-out`, and where the system refuses).
    """
    try:
        old = read_plain(path)
    except FileNotFoundError:
        create_file(path, data)
        return
    except LeadsOutError:
        raise InvalidFileError("leads-out", path=path) from None
    except NotPlainError:
        raise UsageError("no-plain-file", path=path) from None
    except OSError as error:
        reason = "no-permission" if isinstance(error, PermissionError) else "cannot-write"
        raise InvalidFileError(reason, path=path, problem=error.strerror or str(error)) from error
    if old and not force and not is_former(old):
        raise UsageError(taken, path=path)
    write_atomically(path, data, digest_of(old))
