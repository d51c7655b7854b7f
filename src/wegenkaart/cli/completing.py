"""Completion in the shell: a script to load, and words to complete with. Nothing is installed and no file is changed."""

import os

from wegenkaart.cli.output import write
from wegenkaart.errors import WrongUse
from wegenkaart.nearest import meant

SHELLS = ("bash", "zsh", "fish", "powershell")
_VARIABLE = "_WEGENKAART_COMPLETE"
_LOAD = {
    "bash": "# Zet in ~/.bashrc: source <(wegenkaart completion bash)",
    "zsh": "# Zet in ~/.zshrc, na compinit: source <(wegenkaart completion zsh)",
    "fish": "# Bewaar als ~/.config/fish/completions/wegenkaart.fish",
    "powershell": "# Zet in $PROFILE: wegenkaart completion powershell | Out-String | Invoke-Expression",
}


def script(shell: str) -> int:
    """Print the script for a shell, with a line that says where it goes."""
    # What only completion needs stays out of every other start.
    from typer._completion_shared import get_completion_script  # noqa: PLC0415

    if shell not in SHELLS:
        choices = f"Kies uit: {', '.join(SHELLS)}."
        if not shell:
            raise WrongUse(f"noem uw shell achter 'completion'. {choices}")
        raise WrongUse(f"completion {shell}: deze shell ken ik niet. {meant(shell, SHELLS, choices, likeness=0.85)}")
    made = get_completion_script(prog_name="wegenkaart", complete_var=_VARIABLE, shell=shell)
    first, *rest = made.splitlines()  # zsh looks for its own word on the first line
    lines = [first, _LOAD[shell], *rest] if first.startswith("#compdef") else [_LOAD[shell], first, *rest]
    write("\n".join(lines) + "\n")
    return 0


def prepare() -> None:
    """Let typer know the four shells, when it is a shell that asks. What is no question of theirs is not for us."""
    asked = os.environ.get(_VARIABLE)
    if asked is None:
        return
    if asked not in [f"{what}_{shell}" for what in ("complete", "source") for shell in (*SHELLS, "pwsh")]:
        del os.environ[_VARIABLE]
        return
    from typer._completion_classes import completion_init  # noqa: PLC0415 (as in `script`)

    completion_init()
