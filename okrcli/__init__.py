"""OKRs in the terminal: plain YAML files, check-ins, scores against the stretch target.

For Python: `load`, `status`, `check_in` and `lint`, and the values that they take and give; see `okrcli.api`.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from okrcli.api import Remark, Workspace, check_in, lint, load, status
    from okrcli.errors import OkrError
    from okrcli.model import Address
    from okrcli.scoring.states import CycleReview, KeyResultState, ObjectiveState, Status, TeamState

__version__ = "0.1.0"  # a literal: `importlib.metadata` costs 40 ms at every start
REPORTS = "https://github.com/okrcli/okr/issues"
"""Where to say that something is wrong, or missing."""

__all__ = [
    "Address",
    "CycleReview",
    "KeyResultState",
    "ObjectiveState",
    "OkrError",
    "Remark",
    "Status",
    "TeamState",
    "Workspace",
    "check_in",
    "lint",
    "load",
    "status",
]

_ROOMS = {"OkrError": "errors", "Address": "model"} | dict.fromkeys(
    ["CycleReview", "KeyResultState", "ObjectiveState", "Status", "TeamState"], "scoring.states"
)


def __getattr__(name: str) -> Any:
    """Bring a public name when it is asked for: the command line begins with none of them."""
    if name not in __all__:
        raise AttributeError(f"module 'okrcli' has no attribute {name!r}")
    from importlib import import_module

    found = globals()[name] = getattr(import_module(f"okrcli.{_ROOMS.get(name, 'api')}"), name)
    return found


def __dir__() -> list[str]:
    return [*globals(), *__all__]
