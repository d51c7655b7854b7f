"""Asking in a terminal behind one small interface: with questionary, or with numbered lines where that cannot work."""

import sys

from wegenkaart.prompter.checklist import spoken
from wegenkaart.prompter.lines import LinePrompter
from wegenkaart.prompter.prompter import (
    MIN_COLUMNS,
    MIN_ROWS,
    NOT_KNOWING,
    UNKNOWN_LABEL,
    Asides,
    Back,
    Checklist,
    Ended,
    Menu,
    Option,
    Prompter,
    Stopped,
    Ticks,
    is_unknown,
)

__all__ = [
    "MIN_COLUMNS", "MIN_ROWS", "NOT_KNOWING", "UNKNOWN_LABEL", "Asides", "Back", "Checklist", "Ended", "LinePrompter", "Menu", "Option",
    "Prompter", "Stopped", "Ticks", "for_terminal", "is_unknown", "spoken",
]  # fmt: skip


def for_terminal() -> Prompter:
    """The prompter with arrow keys, or numbered lines in a terminal that cannot draw it."""
    try:
        # Imported here because it costs more than all the rest of the start.
        from wegenkaart.prompter.menu import in_terminal  # noqa: PLC0415

        return in_terminal()
    except Exception:  # noqa: BLE001 (each terminal fails in its own way, and the lines always work)
        lines = LinePrompter(sys.stdin, sys.stderr)
        lines.say("Een menu lukt hier niet. U krijgt de vragen als genummerde regels.")
        return lines
