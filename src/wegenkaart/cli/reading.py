"""What a person gives to be read: by the name of a file, or on standard input."""

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import IO

from wegenkaart.errors import Unreadable


def refuse_pipe(source: str, words: str) -> None:
    """`<(command)` of a shell is a pipe, and nothing is read from one by name. Raises `Unreadable` with the words that work instead."""
    with suppress(OSError, ValueError):  # what cannot even be looked at: reading will say why
        if Path(source).is_fifo():
            raise Unreadable(f"{source}: dit is geen gewoon bestand. Geef een pijp zo, met een streepje: opdracht | wegenkaart {words} -.")


def standard_input(option: str) -> IO[bytes]:
    """Raises `Unreadable` when it was closed before the program began."""
    if sys.stdin is None:
        raise Unreadable(f"standaardinvoer is dicht. Geef bij {option} een bestand.")
    with suppress(AttributeError, OSError, ValueError):  # not a stream of the system
        os.set_blocking(sys.stdin.fileno(), True)  # otherwise what is not there yet looks like the end
    return sys.stdin.buffer
