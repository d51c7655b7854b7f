"""Files that are written: whole or not at all, on the disk before anybody is told so, and for their owner alone."""

import errno
import os
import re
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from wegenkaart.cli.output import MOST_REFUSALS, error_line, reason
from wegenkaart.errors import Unreadable, WrongUse

NAMELESS = getattr(os, "O_TMPFILE", 0)
"""Linux has files without a name, so that a process that is killed leaves nothing. Elsewhere it can leave one: `.wegenkaart.…`."""
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
_OWNER_ALONE = 0o600
_NOT_FOR_FOLDERS = (errno.EINVAL, errno.ENOTSUP)
_STREAM = re.compile(r"/dev/std(in|out|err)|/dev/fd/\d+|/proc/[^/]+(/task/\d+)?/fd/\d+")
"""A stream of a process under the name of a file. What it leads to is in use: in its place would come another file."""


def named(text: str | None) -> Path | None:
    """Where to write what was typed; `None` for standard output.

    Raises `Unreadable` for a folder, also one that is not there yet, and for the name of a stream.
    """
    if text is None or text == "-":
        return None
    if _is_stream(Path(text)):
        raise Unreadable(f"{text}: dit is geen gewoon bestand. Kies een andere plek, of een streepje (-) voor standaarduitvoer.")
    if _is_folder(text):
        raise Unreadable(f"'{text}': hier ontbreekt de naam van een bestand. Zet die erachter, zoals {Path(text) / 'bestand'}.")
    return Path(text)


def _is_folder(text: str) -> bool:
    if os.path.split(text)[1] in ("", os.curdir, os.pardir):
        return True
    with suppress(OSError):  # as in `refuse_existing`
        return Path(text).is_dir()
    return False


def _is_stream(path: Path) -> bool:
    """Also through a link; `/dev/fd` is one."""
    with suppress(OSError):  # as in `refuse_existing`
        for _ in range(40):  # as many links as the system follows
            here = Path(os.path.realpath(path.parent)) / path.name
            if _STREAM.fullmatch(str(here)):
                return True
            path = here.parent / here.readlink()  # raises an error for what is no link
    return False


def refuse_existing(path: Path) -> None:
    """Called before any question is asked, so that no answer is lost."""
    with suppress(OSError):  # a place that cannot even be looked at: writing will say why
        if path.exists():
            raise Unreadable(f"{path}: dit bestand bestaat al. Kies een andere naam, of gebruik --force.")


def refuse_source(path: Path, sources: Iterable[str | Path]) -> None:
    """Raises `WrongUse` when one of these is the file that would be written: what stands there would be gone. `-` is standard input."""
    for source in sources:
        with suppress(AttributeError, OSError, ValueError):  # what is not there is not the same
            found = os.fstat(sys.stdin.fileno()) if source == "-" else Path(source).stat()
            if os.path.samestat(found, path.stat()):
                raise WrongUse(f"{path}: uit dit bestand leest het programma zelf. Kies een andere naam.")


def refuse_nowhere(path: Path) -> None:
    """What can be known before the questions: that there is no such folder, or not for this user."""
    folder = Path(os.path.realpath(path)).parent
    number = errno.ENOENT if not folder.is_dir() else 0 if os.access(folder, os.W_OK | os.X_OK) else errno.EACCES
    if number:
        raise _not_written(path, OSError(number, ""))


def report(path: Path) -> None:
    """That a file was written."""
    error_line(f"Geschreven: {'./-' if str(path) == '-' else path}")  # `-` alone would be standard output


def write_file(path: Path, text: str, *, force: bool) -> None:
    """Write a file as a whole or not at all, readable only by the owner. Raises `Unreadable` with what to do.

    A link is followed. What is no regular file is left alone, and so is what appeared meanwhile, unless `force`.
    """
    try:
        if path.exists() and not path.is_file():
            raise Unreadable(f"{path}: dit is geen gewoon bestand. Kies een andere plek.")
        target = Path(os.path.realpath(path))
        if target.is_symlink():  # and still one after all were followed
            raise OSError(errno.ELOOP, "")  # noqa: TRY301 (as the system says it of who opens it)
        _put(target, text.encode(), force=force)
    except OSError as error:
        raise _not_written(path, error) from error
    try:
        _settle(target.parent)
    except OSError as error:  # no success: who is told that it is written counts on finding it after a power cut
        raise Unreadable(
            f"{path}: dit bestand staat er, heel, maar misschien niet meer als nu de stroom uitvalt ({reason(error)}). "
            "Bewaar het ook op een andere plek."
        ) from error


def _not_written(path: Path, error: OSError) -> Unreadable:
    return Unreadable(f"{path}: ik kan dit bestand niet schrijven ({reason(error)}). Kies een andere plek.")


def _put(target: Path, raw: bytes, *, force: bool) -> None:
    """In one step, and without `force` only where nothing is."""
    temporary = target.with_name(f".wegenkaart.{os.urandom(8).hex()}")
    try:
        if force:
            if not _at_once(temporary, raw):
                _bit_by_bit(temporary, raw)
            temporary.replace(target)
        elif not _at_once(target, raw):
            _bit_by_bit(temporary, raw)
            _link(temporary, target)
    finally:
        with suppress(OSError):  # not there, or it stays: the file itself is none the worse for it
            temporary.unlink()


def _at_once(path: Path, raw: bytes) -> bool:
    """A new file that has no name until it is whole; `False` where that cannot be done. Raises `FileExistsError`."""
    try:
        handle = os.open(path.parent, os.O_WRONLY | NAMELESS, _OWNER_ALONE)  # a plain folder cannot be opened to write in
    except OSError:
        return False
    try:
        _fill(handle, raw)
        return _named(handle, path)
    finally:
        _close(handle)


def _named(handle: int, path: Path) -> bool:
    try:
        os.link(f"/proc/self/fd/{handle}", path, src_dir_fd=handle)  # with a folder, the system follows the link in /proc
    except FileExistsError:
        raise
    except (OSError, NotImplementedError):
        return False
    return True


def _bit_by_bit(path: Path, raw: bytes) -> None:
    handle = os.open(path, _NEW, _OWNER_ALONE)
    try:
        _fill(handle, raw)
    finally:
        _close(handle)


def _fill(handle: int, raw: bytes) -> None:
    with suppress(OSError, AttributeError):  # some disks know no rights, and Windows has others
        os.fchmod(handle, _OWNER_ALONE)  # also when the umask takes away even that
    left, refused = memoryview(raw), 0
    while left:
        written = os.write(handle, left)
        refused = 0 if written else refused + 1
        if refused > MOST_REFUSALS:
            raise OSError(errno.EIO, "")
        left = left[written:]
    os.fsync(handle)


def _link(written: Path, target: Path) -> None:
    """Where links do not exist (FAT), the look before it has to do."""
    try:
        target.hardlink_to(written)
    except (OSError, NotImplementedError):
        if os.path.lexists(target):
            raise
        written.replace(target)


def _settle(folder: Path) -> None:
    """The name of the file, too, is on the disk. Not where a folder cannot be opened or does not know of this (Windows, some servers)."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in _NOT_FOR_FOLDERS:
            raise
    finally:
        _close(handle)


def _close(handle: int) -> None:
    with suppress(OSError):  # what was written is on the disk already, or there is a worse fault to tell
        os.close(handle)
