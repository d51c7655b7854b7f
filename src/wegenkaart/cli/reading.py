"""What a person gives to be read: by the name of a file, or on standard input."""

import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import IO

from wegenkaart.contacts import present
from wegenkaart.errors import Unreadable
from wegenkaart.textfile import wait_for


def refuse_pipe(source: str, words: str) -> None:
    """`<(command)` of a shell is a pipe, and nothing is read from one by name. Raises `Unreadable` with the words that work instead."""
    with suppress(OSError, ValueError):  # what cannot even be looked at: reading will say why
        if Path(source).is_fifo():
            raise Unreadable(f"{source}: dit is geen gewoon bestand. Geef een pijp zo, met een streepje: opdracht | wegenkaart {words} -.")


def sources(data: Path | None, answers: str | None = None) -> Iterator[str | Path]:
    """Every file that a command may read: what it writes must be none of them."""
    if answers is not None:
        yield answers
    if own := present():
        yield own
    if data is not None:
        with suppress(OSError):  # as above
            yield from (each for each in data.iterdir() if each.suffix in (".yaml", ".csv"))


def standard_input(option: str) -> IO[bytes]:
    """Raises `Unreadable` when it was closed before the program began."""
    if sys.stdin is None:
        raise Unreadable(f"standaardinvoer is dicht. Geef bij {option} een bestand.")
    wait_for(sys.stdin)
    return sys.stdin.buffer
