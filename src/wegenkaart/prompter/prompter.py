"""What every way of asking has in common."""

from typing import Protocol

from wegenkaart.advice.document import OpenQuestion

UNKNOWN_LABEL = "Weet ik niet"


class Stopped(Exception):
    """The person stops: with Ctrl-C, Ctrl-D, the word for it, or because the input ends."""


class Prompter(Protocol):
    """Asks on standard error, so that standard output holds the advice and nothing else."""

    def say(self, text: str) -> None:
        """Show one line."""

    def ask(self, question: OpenQuestion, explain: str) -> str | None:
        """The id of the chosen value, or `None` when the person does not know. Raises `Stopped`."""
