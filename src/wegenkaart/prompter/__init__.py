"""Asking in a terminal behind one small interface: with questionary, or with numbered lines where that cannot work."""

import sys

from wegenkaart.prompter.lines import LinePrompter
from wegenkaart.prompter.prompter import UNKNOWN_LABEL, Back, Prompter, Stopped

__all__ = ["UNKNOWN_LABEL", "Back", "LinePrompter", "Prompter", "Stopped", "for_terminal"]


def for_terminal() -> Prompter:
    """The prompter with arrow keys, or numbered lines in a terminal that cannot draw it."""
    try:
        # Imported here because it costs more than all the rest of the start.
        from wegenkaart.prompter.menu import in_terminal  # noqa: PLC0415

        return in_terminal()
    except Exception:  # noqa: BLE001 (each terminal fails in its own way, and the lines always work)
        return LinePrompter(sys.stdin, sys.stderr)
