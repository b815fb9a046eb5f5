"""How Tab speaks with each shell: Typer's protocols, made safe, and bash's taught that addresses hold colons.

What is offered may come from a file of somebody else's. zsh evaluates it and the others put it on the command line as
it stands, so that only words that mean nothing to any shell go out.
"""

from __future__ import annotations

import os
import re

from typer import _completion_classes as typers
from typer import _completion_shared
from typer._click.shell_completion import CompletionItem, ShellComplete, add_completion_class, split_arg_string

from okrcli.cli.offers import Open
from okrcli.render.sanitise import visible

_HARMLESS = re.compile(r"(?:-{0,2}[\w-]+=?)?[\w.+@/:-]{0,300}")
_QUOTING = str.maketrans("'", "’", '"`$\\')
_LINE = "_TYPER_COMPLETE_ARGS"  # the command line up to the cursor

BASH = """
%(complete_func)s() {
    local IFS=$'\\n' line=${COMP_LINE:0:COMP_POINT} word=${COMP_WORDS[COMP_CWORD]} done='' offer
    COMPREPLY=()
    # bash replaces only what follows the last of its word breaks, unless the word is quoted.
    if [[ $word != [\\"\\']* ]]; then
        word=${line##*[[:space:]]}
        done=${word%%"${word##*["${COMP_WORDBREAKS//[^:=@]/}"]}"}
    fi
    while read -r offer; do
        if [[ -n $offer ]]; then COMPREPLY+=("${offer#"$done"}"); fi
    done < <(env _TYPER_COMPLETE_ARGS="$line" %(autocomplete_var)s=complete_bash %(prog_name)s 2>/dev/null)
    # A word that is complete comes with a blank behind it.
    if [[ ${#COMPREPLY[@]} != 0 ]]; then compopt -o nospace 2>/dev/null; fi
    return 0
}

complete -o default -F %(complete_func)s %(prog_name)s
"""


class _Safe(ShellComplete):
    """What is offered by all shells alike."""

    def get_completions(self, args: list[str], incomplete: str) -> list[CompletionItem]:
        """The words that go on from what is typed; what cannot be found out, in a broken workspace, is not offered."""
        option, equals, _ = incomplete.partition("=")
        typed = option + equals if equals and option.startswith("--") else ""
        try:
            found = super().get_completions(args, incomplete)
        except Exception:  # Tab must not write over the prompt
            return []
        for item in found:
            if typed:
                item.value = _like(item.value, typed + item.value)
            item.help = visible((item.help or "").translate(_QUOTING))
        return [item for item in found if _HARMLESS.fullmatch(item.value)]


def _like(model: str, value: str) -> str:
    return Open(value) if isinstance(model, Open) else value


class Bash(_Safe, typers.BashComplete):
    """bash, by a script that hands over the line and not its words, which bash breaks at colons."""

    source_template = BASH

    def get_completion_args(self) -> tuple[list[str], str]:
        """The words before the one to complete, and that one; by the words alone where Typer's own script asks."""
        if _LINE not in os.environ:
            return super().get_completion_args()
        line = os.environ[_LINE]
        words = split_arg_string(line)[1:]
        return (words[:-1], words[-1]) if words and not line[-1].isspace() else (words, "")

    def format_completion(self, item: CompletionItem) -> str:
        """The word, with a blank behind it where it is complete and our script asks."""
        goes_on = _LINE not in os.environ or isinstance(item.value, Open)
        return f"{item.value}" if goes_on else f"{item.value} "


class Zsh(_Safe, typers.ZshComplete):
    """zsh, which evaluates what it is given."""

    def complete(self) -> str:
        """What zsh does: Typer's `_arguments` closes each word with a blank; words that go on are added apart."""
        words = [item.value for item in self.get_completions(*self.get_completion_args())]
        going_on = [word for word in words if isinstance(word, Open)]
        if not going_on:
            return super().complete()
        whole = [word for word in words if not isinstance(word, Open)]
        return f"compadd -S '' -- {' '.join(going_on)}" + (f"; compadd -- {' '.join(whole)}" if whole else "")

    def format_completion(self, item: CompletionItem) -> str:
        """The word and what is said of it."""
        word, said = (text.replace(":", r"\\:") for text in (item.value, item.help or ""))
        return f'"{word}":"{said}"' if said else f'"{word}"'


class Fish(_Safe, typers.FishComplete):
    """fish."""

    def format_completion(self, item: CompletionItem) -> str:
        """The word and what is said of it."""
        return f"{item.value}\t{item.help}" if item.help else f"{item.value}"


class PowerShell(_Safe, typers.PowerShellComplete):
    """PowerShell."""

    def format_completion(self, item: CompletionItem) -> str:
        """The word and what is said of it."""
        return f"{item.value}:::{item.help or ' '}"


def register_shells() -> None:
    """Let these answer Tab, `--show-completion` and `--install-completion`, once Typer has registered its own."""
    for name, shell in {"bash": Bash, "zsh": Zsh, "fish": Fish, "powershell": PowerShell, "pwsh": PowerShell}.items():
        add_completion_class(shell, name)
    _completion_shared._completion_scripts["bash"] = BASH
