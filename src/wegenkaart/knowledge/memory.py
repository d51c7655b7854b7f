"""What was proved once, kept for the next start, in a folder of the user (docs/adr/0008).

Nothing about an incident comes here. Whatever is wrong here makes the program slower and does nothing else: what cannot be
trusted is passed over and replaced, and what cannot be kept is not kept.
"""

import os
import stat
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from wegenkaart import __version__, folders
from wegenkaart.knowledge.compiled import as_json, from_json
from wegenkaart.knowledge.files import blake2b
from wegenkaart.model import KnowledgeBase

PACKAGE = Path(__file__).parents[1]
SUFFIX = ".bewezen"
KEPT = 4
"""Of the knowledge bases proved last. A few, for who works on one and uses another."""
SECRET = "sleutel"  # noqa: S105 (the name of a file)
SECRET_BYTES = 32
MAX_BYTES = 50_000_000
LEFT_BEHIND = 3600
"""A half-written file is left by a process that was killed when it is this many seconds older than the newest."""

_POSIX = hasattr(os, "geteuid")  # Windows guards the folders of a user in another way
_OTHERS = stat.S_IWGRP | stat.S_IWOTH
_READ = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_WRITE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


def recall(mark: str, region: str) -> KnowledgeBase | None:
    """The knowledge base from the files with this mark, with the region named in its texts; `None` when it must be proved."""
    try:
        folder = folders.cache()
        _demand_ours(folder.lstat(), stat.S_ISDIR)
        name = _name(mark)
        mac, _, text = _read(folder / name).partition(b"\n")
        if mac != _mac(_read(folder / SECRET), name, text):
            return None
        return from_json(text.decode(), region)
    except Exception:  # noqa: BLE001 (whatever is wrong with it: when in doubt, read the YAML)
        return None


def remember(kb: KnowledgeBase, mark: str) -> None:
    """Keep a knowledge base that was proved just now, from the files with this mark, if that is possible."""
    with suppress(Exception):  # a full disk, no home, no rights: then the next start proves it again
        folder = _prepared()
        name, text = _name(mark), as_json(kb).encode()
        _put(folder / name, _mac(_secret(folder), name, text) + b"\n" + text)
        _sweep(folder, (folder / name).stat().st_mtime)


def forget(mark: str) -> None:
    """Remove what is kept of the files with this mark."""
    with suppress(Exception):  # nothing is kept, or it is not ours to remove
        folder = folders.cache()
        _demand_ours(folder.lstat(), stat.S_ISDIR)
        (folder / _name(mark)).unlink()


def _name(mark: str) -> str:
    """Of the file: another one for other data and for another program."""
    return blake2b("\0".join((mark, __version__, *_program())).encode(), digest_size=16).hexdigest() + SUFFIX


def _program() -> Iterator[str]:
    """The place, size and time of every module: in a checkout the proof changes while the version does not. In a zip: of the zip."""
    if not PACKAGE.is_dir():
        yield _stamp(str(PACKAGE.parent), PACKAGE.parent.stat())
        return
    places = [str(PACKAGE)]
    for folder in places:
        for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
            if entry.name.endswith(".py"):
                yield _stamp(entry.path, entry.stat())
            elif entry.is_dir() and entry.name not in ("__pycache__", "data"):
                places.append(entry.path)


def _stamp(path: str, found: os.stat_result) -> str:
    return f"{path}\0{found.st_size}\0{found.st_mtime_ns}"


def _mac(secret: bytes, name: str, text: bytes) -> bytes:
    """Only who can read the secret can make it, and it holds for this name alone."""
    if len(secret) != SECRET_BYTES:
        raise ValueError(SECRET)
    return blake2b(name.encode() + b"\0" + text, key=secret, digest_size=32).hexdigest().encode()


def _demand_ours(found: os.stat_result, is_kind: Callable[[int], bool]) -> None:
    """No link, not of somebody else, and closed to everybody else. Raises `PermissionError`."""
    if not is_kind(found.st_mode) or (_POSIX and (found.st_uid != os.geteuid() or found.st_mode & _OTHERS)):
        raise PermissionError


def _read(path: Path) -> bytes:
    """A regular file that only its owner, who is ourselves, can have written. Raises `OSError` for anything else."""
    with os.fdopen(os.open(path, _READ), "rb") as file:
        found = os.fstat(file.fileno())
        _demand_ours(found, stat.S_ISREG)
        if found.st_size > MAX_BYTES:
            raise OSError(path)
        return file.read()


def _prepared() -> Path:
    """The folder, made when it is not there. One of ours that others could write in is closed and emptied."""
    folder = folders.cache()
    for each in (*reversed(folder.parents), folder):
        if not each.exists():
            each.mkdir(mode=0o700, exist_ok=True)
    found = folder.lstat()
    if stat.S_ISDIR(found.st_mode) and found.st_mode & _OTHERS and _POSIX and found.st_uid == os.geteuid():
        folder.chmod(0o700)
        for entry in _own(folder):
            entry.unlink()
    _demand_ours(folder.lstat(), stat.S_ISDIR)
    return folder


def _own(folder: Path) -> list[Path]:
    """What this module put in the folder."""
    return [each for each in folder.iterdir() if each.name == SECRET or SUFFIX in each.name]


def _secret(folder: Path) -> bytes:
    """The secret of this folder, made when there is none that can be trusted. Two processes may both make one: the last one holds."""
    with suppress(OSError):
        if len(secret := _read(folder / SECRET)) == SECRET_BYTES:
            return secret
    _put(folder / SECRET, os.urandom(SECRET_BYTES))
    return _read(folder / SECRET)


def _put(path: Path, content: bytes) -> None:
    """As a whole or not at all, also when several processes do it at once; what stood there, even a link, is replaced."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}-{os.urandom(4).hex()}{SUFFIX}")
    try:
        with os.fdopen(os.open(temporary, _WRITE, 0o600), "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def _sweep(folder: Path, now: float) -> None:
    """Forget the oldest, and what killed processes left half-written."""
    found = sorted(((each.lstat().st_mtime, each) for each in _own(folder) if each.name != SECRET), reverse=True)
    whole = [each for _, each in found if not each.name.startswith(".")]
    left = [each for time, each in found if each.name.startswith(".") and time < now - LEFT_BEHIND]
    for each in (*whole[KEPT:], *left):
        each.unlink(missing_ok=True)
