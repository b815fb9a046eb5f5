"""The Monday ritual: one key result after the other, a few questions each, every answer on disk as it is given."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from okrcli.cli.ask import GoBack, StopAsking, say
from okrcli.cli.telling import hint
from okrcli.cli.visit import Company, Stop, Visit
from okrcli.errors import ExitCode, OkrError
from okrcli.i18n import _
from okrcli.model import Address
from okrcli.render.checkin_lines import checkin_lines
from okrcli.render.errors import print_error
from okrcli.render.terminal import glyphs_of, show
from okrcli.render.views.checkin import checkin_view


@dataclass(slots=True)
class Walked:
    """How a walk went: the key results whose answers could not be written, and what the shell is told."""

    failed: list[Address] = field(default_factory=list)
    code: int = ExitCode.DONE
    interrupted: bool = False


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
        visit = visits.setdefault(stop.address, Visit(company, stop))
        if shown != index:
            name = str(stop.address) if several else stop.address.path
            _show_standing(visit, name, f"{index + 1}/{len(stops)}")
            shown = index
        try:
            visit.ask_all()
        except GoBack:
            if index == 0:
                hint(company.session, _("This is the first."))
            index = max(0, index - 1)
            continue
        except StopAsking:
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


def _show_standing(visit: Visit, name: str, position: str) -> None:
    console = visit.company.session.err()
    view = checkin_view(visit.before, name, visit.company.day, position)
    console.print()
    show(console, checkin_lines(view, console.width, glyphs_of(console)))
