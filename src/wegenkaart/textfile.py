"""Read a file that a person named: a regular one, never more of it than was asked for, and when that fails a reason in plain words."""

import errno
import os
import stat
from contextlib import suppress
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from wegenkaart.errors import Unreadable, visible

if TYPE_CHECKING:  # start-up: importing it takes longer than making an advice
    from importlib.resources.abc import Traversable

MAX_BYTES = 2_000_000
_NO_WAIT = getattr(os, "O_NONBLOCK", 0)  # Windows has none
_REASONS = {
    errno.ENOENT: "het bestaat niet",
    errno.ENOTDIR: "de map ervoor bestaat niet",
    errno.EACCES: "u mag het niet lezen",
    errno.EPERM: "u mag het niet lezen",
    errno.ELOOP: "de link verwijst naar zichzelf",
    errno.ENAMETOOLONG: "de naam is te lang",
    errno.EIO: "de schijf geeft een fout",
    errno.EMFILE: "er staan te veel bestanden open",
    errno.ENFILE: "er staan te veel bestanden open",
    errno.EBUSY: "het is in gebruik",
    errno.ESTALE: "de netwerkschijf is weg",
}


def read_bytes(path: "Traversable", max_bytes: int = MAX_BYTES) -> bytes:
    """At most `max_bytes + 1` bytes of a regular file: a pipe or device is never opened for reading."""
    with open_regular(path) as file:
        return read_some(file, str(path), max_bytes)


def shipped(folder: str, name: str) -> str:
    """A file that is part of the program itself."""
    from importlib.resources import files  # noqa: PLC0415 (start-up: only a few commands need one)

    return (files("wegenkaart") / folder / name).read_text(encoding="utf-8")


def open_regular(path: "Traversable") -> IO[bytes]:
    """A regular file, opened. What was swapped for a pipe meanwhile, or has nothing to say (`/proc/kmsg`), is not waited for."""
    try:
        if not isinstance(path, Path):
            return path.open("rb")
        if stat.S_ISREG(path.stat().st_mode):
            return open(path, "rb", opener=lambda name, flags: os.open(name, flags | _NO_WAIT))
    except (OSError, ValueError) as error:
        raise unreadable(str(path), error) from error
    raise Unreadable(f"{visible(str(path))}: dit is geen gewoon bestand. Geef de naam van een tekstbestand.")


def read_some(file: IO[bytes], name: str, max_bytes: int) -> bytes:
    """At most `max_bytes + 1` bytes; what does not answer at once is empty."""
    try:
        return file.read(max_bytes + 1) or b""
    except (OSError, ValueError) as error:
        raise unreadable(name, error) from error


def wait_for(stream: IO[Any]) -> None:
    """Somebody else who has this pipe or terminal may want nobody to wait for it. Then what is not there yet looks like the end."""
    with suppress(AttributeError, OSError, ValueError):  # not a stream of the system
        os.set_blocking(stream.fileno(), True)


def spelled(path: Path) -> str:
    """A path as it may stand in any text: the same whatever the language of the system, and always letters."""
    return os.fsencode(path).decode("utf-8", "replace")


def unreadable(name: str, error: Exception) -> Unreadable:
    reason = _REASONS.get(getattr(error, "errno", None) or 0, "het lukt niet")
    return Unreadable(f"{visible(name)}: ik kan dit bestand niet lezen ({reason}). Controleer de naam en de rechten.")
