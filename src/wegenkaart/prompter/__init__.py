"""Asking in a terminal behind one small interface: with questionary, or with numbered lines where that cannot work."""

from wegenkaart.prompter.lines import LinePrompter
from wegenkaart.prompter.prompter import UNKNOWN_LABEL, Prompter, Stopped

__all__ = ["UNKNOWN_LABEL", "LinePrompter", "Prompter", "Stopped", "menu"]


def menu() -> Prompter:
    """The prompter with arrow keys. It is imported here because it costs more than all the rest of the start."""
    from wegenkaart.prompter.menu import MenuPrompter  # noqa: PLC0415

    return MenuPrompter()
