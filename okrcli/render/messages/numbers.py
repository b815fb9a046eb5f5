"""The sentences of numbers that were typed and not understood."""

from __future__ import annotations

from okrcli.i18n import N_
from okrcli.render.messages.sentence import Sentence

NUMBERS: dict[str, Sentence] = {
    "number_empty": Sentence(N_("There is no number"), N_("Type one, such as 230 or 4.5.")),
    "number_ambiguous": Sentence(
        N_("“{text}” could be two numbers, with a mark for decimals or for thousands"),
        N_("Write {decimal} or {whole}, as you mean it."),
    ),
    "number_unit": Sentence(
        N_("“{text}” is in {typed}, and this is counted in something else"),
        N_("Type the number alone, in the key result's own unit."),
    ),
    "number_not_a_number": Sentence(N_("“{text}” is not a number"), N_("Type one, such as 230 or 4.5.")),
}
