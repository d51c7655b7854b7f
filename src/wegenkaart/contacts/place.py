"""Where the file lies, and whether anybody but its owner can have changed it."""

import os
import stat
from contextlib import suppress
from pathlib import Path

from wegenkaart import folders
from wegenkaart.errors import Unreadable, visible
from wegenkaart.textfile import unreadable

FILE = "contacten.yaml"
MAX_BYTES = 200_000

_READ = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_NO_LINK = getattr(os, "O_NOFOLLOW", 0)
_POSIX = hasattr(os, "geteuid")  # Windows guards the folders of a user in another way
_OTHERS_WRITE = stat.S_IWGRP | stat.S_IWOTH
_OTHERS_READ = stat.S_IRGRP | stat.S_IROTH


def path() -> Path:
    """Where the file is or would be. Raises `Unreadable` when this user has no folder."""
    try:
        return folders.configuration() / FILE
    except (OSError, RuntimeError) as error:
        text = f"ik weet niet waar uw map voor {FILE} is. Zet de omgevingsvariabele WEGENKAART_HOME op een map van uzelf."
        raise Unreadable(text) from error


def present() -> Path | None:
    """The file when there is something with its name, even a link to nowhere; `None` when nothing is configured."""
    with suppress(Unreadable, OSError):
        found = path()
        found.lstat()
        return found
    return None


def content(file: Path) -> bytes:
    """At most `MAX_BYTES + 1` bytes. Raises `Unreadable` for a file, or a folder around it, that others could have changed."""
    refuse_folder(file.parent)
    if file.is_symlink():
        raise Unreadable(f"{visible(str(file))}: dit is een verwijzing naar een ander bestand. Zet het bestand zelf hier neer.")
    try:
        with open(file, "rb", opener=lambda _name, _flags: _trusted(file)) as opened:
            return opened.read(MAX_BYTES + 1)
    except OSError as error:
        raise unreadable(str(file), error) from error


def _trusted(file: Path) -> int:
    """The file, opened: what is looked at is what is read."""
    handle = os.open(file, _READ | _NO_LINK)
    try:
        found = os.fstat(handle)
        _refuse_irregular(file, found)
        _refuse_others(file, found, "dit bestand")
    except BaseException:
        os.close(handle)
        raise
    return handle


def _refuse_irregular(file: Path, found: os.stat_result) -> None:
    if not stat.S_ISREG(found.st_mode):
        raise Unreadable(f"{visible(str(file))}: dit is geen gewoon bestand. Zet hier een tekstbestand neer.")


def refuse_folder(folder: Path) -> None:
    """Raises `Unreadable` for a folder in which others can put a file of their own."""
    try:
        found = folder.lstat()
    except OSError as error:
        raise unreadable(str(folder), error) from error
    if not stat.S_ISDIR(found.st_mode):
        raise Unreadable(f"{visible(str(folder))}: dit is geen gewone map maar een verwijzing of bestand. Maak hier zelf een map.")
    _refuse_others(folder, found, "deze map")


def _refuse_others(place: Path, found: os.stat_result, named: str) -> None:
    shown = visible(str(place))
    if _POSIX and found.st_uid not in (os.geteuid(), 0):  # the administrator can change everything anyhow
        raise Unreadable(f"{shown}: {named} is niet van u, dus een ander kan de nummers veranderen. Maak het zelf aan.")
    if _POSIX and found.st_mode & _OTHERS_WRITE and found.st_mode & stat.S_ISVTX:  # of everybody, such as the one for temporary files
        raise Unreadable(f"{shown}: deze map is van iedereen, dus ook de nummers. Zet WEGENKAART_HOME op een map van uzelf.")
    if _POSIX and found.st_mode & _OTHERS_WRITE:
        raise Unreadable(f"{shown}: anderen mogen {named} veranderen, dus ook de nummers. Typ: chmod go-w '{shown}'")


def others_read(file: Path) -> bool:
    """Whether other users of this computer can read the numbers."""
    return _POSIX and bool(file.lstat().st_mode & _OTHERS_READ)
