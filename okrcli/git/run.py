"""Git, run as a program: arguments as a list, nothing interpreted by a shell.

What lies in a repository must run nothing: Git is the one of an absolute folder of PATH, it takes no folder for a bare
repository unless it is told to, asks no monitor that a configuration names, and reading fetches nothing.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from okrcli.errors import ConflictError

SECONDS = 5
_PATIENCE = 60  # seconds that a command of Git's on a repository may take
_GRACE = 5  # seconds that Git has to put its locks away when it is to end early
_SAFELY = (
    *("-c", "safe.bareRepository=explicit"),
    *("-c", "core.fsmonitor=false"),
)
_FETCH_NOTHING = {"GIT_NO_LAZY_FETCH": "1", "GIT_ALLOW_PROTOCOL": "none"}  # the second for Git before 2.44
_OF_A_HOOK = (
    "GIT_DIR",
    "GIT_WORK_TREE",
    "GIT_COMMON_DIR",
    "GIT_PREFIX",
    "GIT_CONFIG",
    "GIT_INDEX_FILE",
    "GIT_OBJECT_DIRECTORY",
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    "GIT_NAMESPACE",
    "GIT_SHALLOW_FILE",
    "GIT_REFLOG_ACTION",
    # what Git's own options leave behind, which would contradict ours
    "GIT_LITERAL_PATHSPECS",
    "GIT_GLOB_PATHSPECS",
    "GIT_NOGLOB_PATHSPECS",
    "GIT_ICASE_PATHSPECS",
)
_NO_EDITOR = {"GIT_EDITOR": ":", "GIT_SEQUENCE_EDITOR": ":"}  # messages are kept as they are


def user_setting(folder: Path, key: str) -> str | None:
    """What Git would take for a commit in the folder (`user.email`, `user.name`); none without Git or without one."""
    return (_ask_git(folder, "config", "--get", key) or "").strip() or None


def _ask_git(folder: Path, *arguments: str) -> str | None:
    """What Git answers; none where there is no Git, it fails or it does not answer."""
    try:
        code, out, _ = run_git(folder, *arguments, patience=SECONDS)
    except ConflictError:
        return None
    return out.decode("utf-8", "replace") if code == 0 else None


def is_versioned(folder: Path) -> bool:
    """Whether a folder looks to be in a repository; runs nothing."""
    whole = folder.resolve()
    return any((one / ".git").exists() for one in (whole, *whole.parents))


def top_folder(folder: Path) -> Path:
    """The work tree that a folder belongs to; raises ConflictError (`no-repository`, `no-git`, `git-failed`)."""
    code, out, error = run_git(folder, "rev-parse", "--show-toplevel")
    if code and is_versioned(folder):  # it is broken, or somebody else's, which Git refuses
        raise ConflictError("git-failed", command="rev-parse", problem=error)
    if code or not out.strip():
        raise ConflictError("no-repository", folder=folder)
    return Path(os.fsdecode(out.removesuffix(b"\n").removesuffix(b"\r")))


def is_in_repository(folder: Path) -> bool:
    """Whether a folder belongs to a work tree; a folder without Git is in none."""
    return bool((_ask_git(folder, "rev-parse", "--show-toplevel") or "").strip())


def local_setting(folder: Path, key: str) -> str | None:
    """What the clone's own configuration says; none where it says nothing."""
    code, out, _ = run_git(folder, "config", "--local", "--get", key)
    return os.fsdecode(out.removesuffix(b"\n")) if code == 0 else None


def personal_choice(folder: Path, key: str) -> bool | None:
    """What Git's configuration, which comes with no clone, says of a yes or no; none where it says nothing."""
    code, out, _ = run_git(folder, "config", "--type=bool", "--get", key)
    return None if code else out.strip() == b"true"


def set_locally(folder: Path, key: str, value: str) -> None:
    """Set a key of the clone's own configuration; raises ConflictError."""
    git_output(folder, "config", "--local", "--replace-all", key, value)


def unset_locally(folder: Path, section: str) -> None:
    """Take a section out of the clone's own configuration; raises ConflictError."""
    git_output(folder, "config", "--local", "--remove-section", section)


def git_output(folder: Path, *arguments: str, given: bytes = b"") -> bytes:
    """What Git answers; raises ConflictError (`git-failed`, `no-git`)."""
    code, out, error = run_git(folder, *arguments, given=given)
    if code:
        raise ConflictError("git-failed", command=command_of(arguments), problem=error)
    return out


def git_records(folder: Path, *arguments: str) -> list[str]:
    """The records of Git's answer with `-z`; raises as `git_output` does."""
    return [os.fsdecode(record) for record in git_output(folder, *arguments).split(b"\0") if record]


def run_git(
    folder: Path, *arguments: str, given: bytes = b"", patience: float | None = _PATIENCE, asks: bool = True
) -> tuple[int, bytes, str]:
    """Exit code, output and complaint of Git, which takes paths for what they are.

    `given` is its standard input; `patience` the seconds that it may take, none where people, hooks or networks decide:
    elsewhere it reaches no network. Without `asks` it asks nobody for a password. Raises ConflictError (`git-failed`,
    `no-git`, `strange-repository`).
    """
    _refuse_disguise(folder)
    environment = _clean_environment()
    if patience is not None:
        environment |= _FETCH_NOTHING
    if not asks:
        environment["GIT_TERMINAL_PROMPT"] = "0"
    command = [_program(), *_SAFELY, "--literal-pathspecs", *arguments]
    try:
        return _run(command, folder, environment, given, patience)
    except (OSError, subprocess.SubprocessError) as error:
        raise ConflictError("git-failed", command=command_of(arguments), problem=str(error)) from error


def _run(
    command: list[str], folder: Path, environment: dict[str, str], given: bytes, patience: float | None
) -> tuple[int, bytes, str]:
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=folder, env=environment, stdin=pipe, stdout=pipe, stderr=pipe) as process:  # noqa: S603 - a list, no shell
        try:
            out, error = process.communicate(given, patience)
        except BaseException:  # killed outright, it would leave its locks behind
            process.terminate()
            try:
                process.communicate(timeout=_GRACE)
            except subprocess.TimeoutExpired:
                process.kill()
            raise
    return process.returncode, out, error.decode("utf-8", "replace").strip()


def _program() -> str:
    """The user's own Git; raises ConflictError (`no-git`).

    A relative folder of PATH is one of the repository, and Windows would look there before anywhere else.
    """
    name = "git.exe" if os.name == "nt" else "git"
    for folder in os.environ.get("PATH", os.defpath).split(os.pathsep):
        if Path(folder).is_absolute() and (found := shutil.which(Path(folder) / name)):
            return str(found)
    raise ConflictError("no-git")


def _refuse_disguise(folder: Path) -> None:
    """Raise ConflictError (`strange-repository`) in a folder that passes for a bare repository, or below it.

    Its files come with a clone, and its configuration names programs. Git before 2.38 would obey it.
    """
    whole = folder.resolve()
    for one in (whole, *whole.parents):
        if (one / ".git").exists():
            return
        if (one / "HEAD").is_file() and ((one / "objects").is_dir() or (one / "commondir").is_file()):
            raise ConflictError("strange-repository", folder=one)


def command_of(arguments: Sequence[str]) -> str:
    """The command among Git's arguments, past the options of Git itself."""
    rest = iter(arguments)
    for word in rest:
        if word == "-c":
            next(rest, None)
        elif not word.startswith("-"):
            return word
    return ""


def _clean_environment() -> dict[str, str]:
    """The environment without what a hook's variables say of the hook's repository, and without an editor."""
    return {name: value for name, value in os.environ.items() if name not in _OF_A_HOOK} | _NO_EDITOR
