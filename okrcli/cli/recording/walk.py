"""The Monday ritual: one key result after the other, a few questions each, every answer on disk as it is given."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from okrcli.cli.checkin.questions import Company, Stop, Visit
from okrcli.cli.console import hint
from okrcli.cli.prompts import GoBack, StopAsking, say
from okrcli.errors import ExitCode, OkrError
from okrcli.i18n import _
from okrcli.model import Address
from okrcli.render.checkin import checkin_page
from okrcli.render.console import glyphs_of, show
from okrcli.render.errors import print_error
from okrcli.workspace.change import find_key_result
from okrcli.workspace.load import load_team


@dataclass(slots=True)
class Walked:
    """How a walk went: the key results whose answers could not be written, and what the shell is told."""

    failed: list[Address] = field(default_factory=list)
    code: int = ExitCode.DONE
    interrupted: bool = False
    stopped: bool = False


def walk(company: Company, stops: Sequence[Stop]) -> Walked:
    """Visit every stop until the last, `q`, the end of the input or Ctrl-C.

    An answer that cannot be written is reported at once, and the walk goes on with the next key result.
    """
    walked = Walked()
    visits: dict[Address, Visit] = {}
    several = len({stop.address.cycle for stop in stops}) > 1
    index, shown = 0, -1
    while index < len(stops):
        stop = stops[index]
        try:
            if stop.address not in visits:
                visits[stop.address] = Visit(company, _as_it_stands(company, stop))
            visit = visits[stop.address]
            if shown != index:
                name = str(stop.address) if several else stop.address.path
                _show_standing(visit, name, f"{index + 1}/{len(stops)}")
                shown = index
            visit.ask_all()
        except GoBack:
            if index == 0:
                hint(company.session, _("This is the first."))
            index = max(0, index - 1)
            continue
        except StopAsking:
            walked.stopped = True
            break
        except KeyboardInterrupt:
            say("")
            walked.code, walked.interrupted = ExitCode.INTERRUPTED, True
            break
        except OkrError as error:
            print_error(company.session.err(), error)
            walked.failed.append(stop.address)
            walked.code = walked.code or error.exit_code
        index += 1
    return walked


def _as_it_stands(company: Company, stop: Stop) -> Stop:
    """The stop as its file has it by now: others check in too. Raises InvalidFileError where it cannot be read."""
    loaded = load_team(company.drafts.root, stop.address.cycle, stop.address.team)
    team = loaded.require(company.drafts.path_of(stop.address))
    return replace(stop, key_result=find_key_result(team, stop.address)[1])


def _show_standing(visit: Visit, name: str, position: str) -> None:
    console = visit.company.session.err()
    page = checkin_page(visit.before, name, visit.company.day, position, console.width, glyphs_of(console))
    show(console, "", *page)
