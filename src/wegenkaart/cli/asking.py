"""How to ask here: with a menu, with numbered lines, or not at all."""

import os
import sys
from io import TextIOWrapper
from typing import TextIO

from wegenkaart import prompter
from wegenkaart.cli.output import LIKE
from wegenkaart.errors import WrongUse
from wegenkaart.prompter import MIN_COLUMNS, MIN_ROWS, LinePrompter, Prompter


def chosen_prompter(*, plain: bool, forced: bool) -> Prompter:
    """How to ask here; `forced` also without a terminal. Raises `WrongUse` when that cannot be done."""
    where = _screen()
    terminal = _is_terminal(sys.stdin) and _is_terminal(where)
    if not terminal and not forced:
        raise WrongUse(
            "hier is geen terminal om vragen te stellen. Geef de feiten mee met --answers of --fact, of gebruik --no-input. "
            "Via ssh: gebruik ssh -t."
        )
    if sys.stdin is None or where is None:
        raise WrongUse("de vragen of antwoorden kunnen hier nergens heen. Geef de feiten mee met --answers of --fact.")
    if isinstance(where, TextIOWrapper):
        where.reconfigure(errors=LIKE)
    if isinstance(sys.stdin, TextIOWrapper):
        sys.stdin.reconfigure(errors="replace")  # an answer that is no text is not understood, and asked again
    lines = plain or not terminal or where is not sys.stderr or not _draws_menus()
    return LinePrompter(sys.stdin, where) if lines else prompter.for_terminal()


def _screen() -> TextIO | None:
    """Where the questions go: standard error, for standard output is the advice. When only that is on the screen, it has both."""
    if not _is_terminal(sys.stderr) and _is_terminal(sys.stdin) and _is_terminal(sys.stdout):
        return sys.stdout
    return sys.stderr


def _is_terminal(stream: TextIO | None) -> bool:
    return stream is not None and not stream.closed and stream.isatty()


def _draws_menus() -> bool:
    size = os.get_terminal_size(sys.stderr.fileno())
    return (
        (os.name == "nt" or os.environ.get("TERM", "") not in ("", "dumb", "unknown"))
        and (size.columns >= MIN_COLUMNS and size.lines >= MIN_ROWS)
        and sys.stderr.encoding.lower().replace("-", "") == "utf8"
    )
