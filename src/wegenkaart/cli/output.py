"""Everything that is written: to the screen, in its encoding, and to files, whole or not at all."""

import os
import shutil
import sys
import tempfile
import unicodedata
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TextIO

from wegenkaart.errors import Unreadable
from wegenkaart.render.lines import Line, clamped, plain, styled

_ASCII = {"→": "->", "…": "...", "–": "-", "—": "-", "‘": "'", "’": "'", "“": '"', "”": '"', "€": "EUR", "•": "-"}


class ReaderGone(Exception):
    """Nobody reads standard output any more (`| head -1`). That is no error."""


def width() -> int:
    return clamped(shutil.get_terminal_size((80, 24)).columns)


def wants_colour(stream: TextIO, environment: Mapping[str, str]) -> bool:
    """NO_COLOR goes before FORCE_COLOR, and that before whether this is a terminal that can show colours."""
    if environment.get("NO_COLOR") or environment.get("TERM") == "dumb":
        return False
    if environment.get("FORCE_COLOR", "0") not in ("", "0"):
        return True
    return stream.isatty() and environment.get("TERM", "") not in ("", "unknown")


def show(lines: Iterable[Line], *, plain_only: bool = False) -> None:
    """Lines on standard output, with colour where the terminal wants it."""
    colour = not plain_only and wants_colour(sys.stdout, os.environ)
    write(styled(lines) if colour else plain(lines))


def write(text: str) -> None:
    """Text on standard output. Raises `ReaderGone` when nobody reads it, `Unreadable` when it cannot be written."""
    encoding = sys.stdout.encoding or "utf-8"
    _write_bytes(readable(text, encoding).encode(encoding, "replace"))


def write_utf8(text: str) -> None:
    """A document for another program: UTF-8, whatever the terminal speaks."""
    _write_bytes(text.encode())


def _write_bytes(raw: bytes) -> None:
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(raw)
        sys.stdout.buffer.flush()
    except BrokenPipeError as error:
        _close_stdout()
        raise ReaderGone from error
    except OSError as error:
        _close_stdout()
        raise Unreadable(f"ik kan de uitvoer niet schrijven ({os.strerror(error.errno or 0)}). Kies een andere plek.") from error


def _close_stdout() -> None:
    """So that Python does not try once more at the end, and complain."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def readable(text: str, encoding: str) -> str:
    """The text with only characters that the encoding has: `coördinatie →` becomes `coordinatie ->` in ASCII."""
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return "".join(_like(char, encoding) for char in text)
    return text


def _like(char: str, encoding: str) -> str:
    try:
        char.encode(encoding)
    except UnicodeEncodeError:
        bare = unicodedata.normalize("NFKD", _ASCII.get(char, char))
        return "".join(each for each in bare if each.isascii()) or "?"
    return char


def error_line(text: str) -> None:
    """One message on standard error; control characters in what the person typed are shown, not sent."""
    shown = "".join(char if char == "\n" or char.isprintable() else f"\\u{{{ord(char):x}}}" for char in text)
    with suppress(OSError, ValueError, AttributeError):
        print(readable(shown, sys.stderr.encoding or "utf-8"), file=sys.stderr, flush=True)


def refuse_existing(path: Path) -> None:
    """Called before any question is asked, so that no answer is lost."""
    if path.exists():
        raise Unreadable(f"{path}: dit bestand bestaat al. Kies een andere naam, of gebruik --force.")


def write_file(path: Path, text: str) -> None:
    """Write a file as a whole or not at all, readable only by the owner. Raises `Unreadable` with what to do."""
    temporary: str | None = None
    try:
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        with os.fdopen(handle, "wb") as file:
            file.write(text.encode())
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).replace(path)
    except OSError as error:
        if temporary:
            with suppress(OSError):
                Path(temporary).unlink()
        raise Unreadable(f"{path}: ik kan dit bestand niet schrijven ({os.strerror(error.errno or 0)}).") from error
