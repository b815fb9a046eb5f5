"""The build hook of hatchling: what is made when the package is built or installed, editable too, and kept out of Git.

The catalogues that gettext reads, before the files of a wheel or an sdist are collected; and for a wheel the page that
`man okr` shows, in each language, by asking the commands themselves.
"""

from __future__ import annotations

import os
import runpy
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

MANUALS = {"en": "share/man/man1/okr.1", "fr": "share/man/fr/man1/okr.1"}


class Hook(BuildHookInterface):
    """Called by hatchling."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Make what is to go into the build; which kind of build it is matters to the manual alone."""
        root = Path(self.root)
        runpy.run_path(str(Path(__file__).with_name("catalogues.py")))["compile_all"](root)
        if self.target_name == "wheel":
            folder = Path(tempfile.mkdtemp(prefix="okr-manual-"))  # hatchling reads it after this has returned
            for language, place in MANUALS.items():
                page = folder / f"okr.{language}.1"
                page.write_bytes(_manual(root, language))
                build_data["shared_data"][str(page)] = place


def _manual(root: Path, language: str) -> bytes:
    environment = os.environ | {"OKR_LANG": language, "PYTHONPATH": os.pathsep.join([str(root), *sys.path])}
    command = [sys.executable, "-m", "okrcli", "help", "--man"]
    return subprocess.run(command, env=environment, cwd=root, check=True, stdout=subprocess.PIPE).stdout  # noqa: S603 - ourselves
