"""Everything that is written: to the screen, in its encoding, and to files, whole or not at all."""

import codecs
import errno
import os
import shutil
import sys
import unicodedata
from collections.abc import Iterable, Mapping
from contextlib import suppress
from io import TextIOWrapper
from pathlib import Path
from typing import TextIO

from wegenkaart.errors import Unreadable
from wegenkaart.render.lines import Line, clamped, plain, styled

_ASCII = {"→": "->", "…": "...", "–": "-", "—": "-", "‘": "'", "’": "'", "“": '"', "”": '"', "€": "EUR", "•": "-"}
_REASONS = {
    errno.ENOENT: "de map bestaat niet",
    errno.ENOTDIR: "de map bestaat niet",
    errno.EISDIR: "dit is een map",
    errno.EEXIST: "het bestaat al",
    errno.EACCES: "u mag hier niet schrijven",
    errno.EPERM: "u mag hier niet schrijven",
    errno.EROFS: "u mag hier niet schrijven",
    errno.ENOSPC: "de schijf is vol",
    errno.EDQUOT: "uw ruimte op de schijf is vol",
    errno.ENAMETOOLONG: "de naam is te lang",
}
LIKE = "wegenkaart-like"
"""The error handler of a codec that writes the nearest character the encoding has."""


class ReaderGone(Exception):
    """Nobody reads standard output any more (`| head -1`). That is no error."""


def width() -> int:
    return clamped(shutil.get_terminal_size((80, 24)).columns)


def wants_colour(stream: TextIO, environment: Mapping[str, str]) -> bool:
    """NO_COLOR, then FORCE_COLOR and CLICOLOR_FORCE, then CLICOLOR=0, then whether this is a terminal that can show colours."""
    if environment.get("NO_COLOR") or environment.get("TERM") == "dumb":
        return False
    if any(environment.get(name, "0") not in ("", "0") for name in ("FORCE_COLOR", "CLICOLOR_FORCE")):
        return True
    return environment.get("CLICOLOR") != "0" and stream.isatty() and environment.get("TERM", "") not in ("", "unknown")


def show(lines: Iterable[Line], *, plain_only: bool = False) -> None:
    """Lines on standard output, with colour where the terminal wants it."""
    colour = not plain_only and wants_colour(stdout(), os.environ)
    write(styled(lines) if colour else plain(lines))


def write(text: str) -> None:
    """Text on standard output. Raises `ReaderGone` when nobody reads it, `Unreadable` when it cannot be written."""
    _write_bytes(text.encode(stdout().encoding or "utf-8", LIKE))


def write_utf8(text: str) -> None:
    """A document for another program: UTF-8, whatever the terminal speaks."""
    _write_bytes(text.encode())


def stdout() -> TextIO:
    """Standard output. Raises `Unreadable` when it was closed before the program began."""
    if sys.stdout is None:
        raise Unreadable("er is geen uitvoer om het antwoord op te schrijven. Gebruik --output, of sluit de uitvoer niet af.")
    return sys.stdout


def _write_bytes(raw: bytes) -> None:
    out = stdout()
    try:
        out.flush()
        out.buffer.write(raw)
        out.buffer.flush()
    except BrokenPipeError as error:
        _drop_stdout()
        raise ReaderGone from error
    except OSError as error:
        _drop_stdout()
        raise Unreadable(f"ik kan de uitvoer niet schrijven ({reason(error)}). Kies een andere plek.") from error


def _drop_stdout() -> None:
    """So that Python does not try once more at the end, and complain."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def reason(error: OSError) -> str:
    """Why the system refused, in Dutch."""
    return _REASONS.get(error.errno or 0, "het lukt niet")


def _like(error: UnicodeError) -> tuple[str, int]:
    """`coördinatie →` becomes `coordinatie ->` in ASCII."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(_bare(char) for char in error.object[error.start : error.end]), error.end


def _bare(char: str) -> str:
    letters = unicodedata.normalize("NFKD", _ASCII.get(char, char))
    return "".join(each for each in letters if each.isascii()) or "?"


codecs.register_error(LIKE, _like)


def readable_stderr() -> None:
    """Questions and errors go to standard error as text, so the stream itself has to know what to do."""
    if isinstance(sys.stderr, TextIOWrapper):
        sys.stderr.reconfigure(errors=LIKE)


def visible(text: str) -> str:
    """The text on one line; control characters in what the person typed are shown, not sent."""
    return "".join(char if char.isprintable() else f"\\u{{{ord(char):x}}}" for char in text)


def error_line(text: str) -> None:
    """One message on standard error."""
    if sys.stderr is None:  # and `print` would write on standard output
        return
    with suppress(OSError, ValueError):
        print(visible(text), file=sys.stderr, flush=True)


def refuse_existing(path: Path) -> None:
    """Called before any question is asked, so that no answer is lost."""
    with suppress(OSError):  # a place that cannot even be looked at: writing will say why
        if path.exists():
            raise Unreadable(f"{path}: dit bestand bestaat al. Kies een andere naam, of gebruik --force.")


def write_file(path: Path, text: str, *, force: bool) -> None:
    """Write a file as a whole or not at all, readable only by the owner. Raises `Unreadable` with what to do.

    A link is followed. What is no regular file is left alone, and so is what appeared meanwhile, unless `force`.
    """
    import tempfile  # noqa: PLC0415 (start-up: a fifth of bare Python, only for --output)

    try:
        target = path.resolve()
        if target.exists() and not target.is_file():
            raise Unreadable(f"{path}: dit is geen gewoon bestand. Kies een andere plek.")
        handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=".wegenkaart.")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(text.encode())
                file.flush()
                os.fsync(file.fileno())
            _put(Path(temporary), target, force=force)
        finally:
            Path(temporary).unlink(missing_ok=True)  # still there when it was linked, or when something went wrong
    except OSError as error:
        raise Unreadable(f"{path}: ik kan dit bestand niet schrijven ({reason(error)}). Kies een andere plek.") from error


def _put(written: Path, target: Path, *, force: bool) -> None:
    """In one step, and without `force` only where nothing is. Where links do not exist (FAT), the earlier look has to do."""
    if not force:
        try:
            target.hardlink_to(written)
        except FileExistsError:
            raise
        except (OSError, NotImplementedError):  # no links here: the look before the questions has to do
            written.replace(target)
        return
    written.replace(target)
