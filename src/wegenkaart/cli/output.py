"""Everything that is shown: on the screen, in its encoding, or to another program."""

import codecs
import errno
import os
import shutil
import sys
from collections.abc import Iterable, Mapping
from contextlib import suppress
from io import TextIOWrapper
from typing import TextIO

from wegenkaart.errors import Unreadable, visible
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
    errno.EFBIG: "het bestand mag niet zo groot worden",
    errno.EIO: "de schijf geeft een fout",
    errno.EMFILE: "er staan te veel bestanden open",
    errno.ENFILE: "er staan te veel bestanden open",
    errno.ELOOP: "de link verwijst naar zichzelf",
    errno.EBUSY: "het is in gebruik",
    errno.ESTALE: "de netwerkschijf is weg",
}
MOST_REFUSALS = 100
"""How often in a row a place may take nothing of what is written, and call that no error."""
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
    write_bytes(text.encode(stdout().encoding or "utf-8", LIKE))


def write_utf8(text: str) -> None:
    """A document for another program: UTF-8, whatever the terminal speaks."""
    write_bytes(text.encode())


def stdout() -> TextIO:
    """Standard output. Raises `Unreadable` when it was closed before the program began."""
    if sys.stdout is None:
        raise Unreadable("er is geen uitvoer om het antwoord op te schrijven. Sluit de uitvoer niet af.")
    return sys.stdout


def write_bytes(raw: bytes) -> None:
    """What is a document already. Raises as `write` does."""
    out = stdout()
    try:
        out.flush()
        _write_through(out, raw)
    except BrokenPipeError as error:
        raise ReaderGone from error
    except (OSError, ValueError) as error:
        raise Unreadable(f"ik kan de uitvoer niet schrijven ({reason(error)}). Kies een andere plek.") from error


def _write_through(out: TextIO, raw: bytes) -> None:
    """Past the buffer of Python, which would try once more at the end what failed, or was broken off by a signal."""
    to, refused = getattr(out.buffer, "raw", out.buffer), 0
    while raw:
        written = to.write(raw)
        refused = refused + 1 if written == 0 else 0
        if refused > MOST_REFUSALS:
            raise OSError(errno.EIO, "")
        if written is None:  # somebody else who has this pipe or terminal wants nobody to wait for it
            from select import select  # noqa: PLC0415 (start-up: hardly ever needed)

            select([], [to], [])
        raw = raw[written or 0 :]


def settle() -> None:
    """At the end of the process. What a stream could not write before is let go: Python would try it once more, and complain."""
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:
                stream.flush()
        except (OSError, ValueError):
            with suppress(AttributeError, OSError, ValueError):
                getattr(stream.buffer, "raw", stream.buffer).close()  # the file stays open, but Python sees nothing to do


def reason(error: OSError | ValueError) -> str:
    """Why the system refused, in Dutch."""
    return _REASONS.get(getattr(error, "errno", None) or 0, "het lukt niet")


def _like(error: UnicodeError) -> tuple[str, int]:
    """`coördinatie →` becomes `coordinatie ->` in ASCII."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(_bare(char) for char in error.object[error.start : error.end]), error.end


def _bare(char: str) -> str:
    import unicodedata  # noqa: PLC0415 (start-up: only for a screen that cannot show a letter)

    letters = unicodedata.normalize("NFKD", _ASCII.get(char, char))
    return "".join(each for each in letters if each.isascii()) or "?"


codecs.register_error(LIKE, _like)


def readable_stderr() -> None:
    """Questions and errors go to standard error as text, so the stream itself has to know what to do."""
    if isinstance(sys.stderr, TextIOWrapper):
        sys.stderr.reconfigure(errors=LIKE)


def error_line(text: str) -> None:
    """One message on standard error."""
    if sys.stderr is None:  # and `print` would write on standard output
        return
    with suppress(OSError, ValueError):
        print(visible(text), file=sys.stderr, flush=True)


def error_text(text: str) -> None:
    """More than a line on standard error: only where a person reads it on a terminal."""
    with suppress(OSError, ValueError):
        if sys.stderr is not None and sys.stderr.isatty():
            print(text, file=sys.stderr, flush=True)
