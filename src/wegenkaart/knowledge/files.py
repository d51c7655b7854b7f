"""The files of a knowledge base: where they lie, what is in them, and what tells them from all others."""

import os
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from wegenkaart.errors import InvalidFile, Unreadable
from wegenkaart.frozen import Frozen
from wegenkaart.textfile import read_bytes

if TYPE_CHECKING:  # start-up: importing it takes longer than making an advice
    from importlib.resources.abc import Traversable

try:
    from _blake2 import blake2b  # start-up: `hashlib` has the same one, after it loaded OpenSSL
except ImportError:  # another Python than CPython
    from hashlib import blake2b

__all__ = ["PACKAGE", "Files", "blake2b", "default_data", "read"]

PACKAGE = Path(__file__).parents[1]
MAX_FILES, MAX_ENTRIES, MAX_BYTES = 500, 10_000, 3_500_000
"""What lies in one folder, together: five times the bytes that ship (690,000, in 27 files), for every text is looked at in several ways.
A single file has limits of its own (`yamlfile`)."""
ELSEWHERE = "Geef bij --data de map van een kennisbank, en haal weg wat er niet in hoort."


class Files(Frozen):
    """What was read: nothing is read twice, so what is proved is what was hashed."""

    contents: tuple[tuple[str, bytes], ...]
    """Name and bytes of each file, in the order of their names."""
    strays: tuple[str, ...]
    """Names of files that look like a part of it and are not read."""

    @cached_property
    def mark(self) -> str:
        """Of these bytes alone: under this they are remembered."""
        digest = blake2b(digest_size=32)
        for piece in self._pieces():
            digest.update(piece)
        return digest.hexdigest()

    @cached_property
    def sha256(self) -> str:
        """The same for who wants to compare it. It is remembered too, so it is only made when the files are proved."""
        import hashlib  # noqa: PLC0415 (start-up: it loads OpenSSL, half of bare Python and three megabytes)

        digest = hashlib.sha256()
        for piece in self._pieces():
            digest.update(piece)
        return digest.hexdigest()

    def _pieces(self) -> Iterator[bytes]:
        for name, raw in self.contents:
            yield f"{name}\0{len(raw)}\0".encode(errors="surrogateescape")
            yield raw
        for name in self.strays:
            yield f"{name}\0\0".encode(errors="surrogateescape")


def default_data() -> "Traversable":
    """Inside the package when installed, at the top of the checkout when not (docs/adr/0007)."""
    packaged = PACKAGE / "data" if PACKAGE.is_dir() else _zipped()
    return packaged if packaged.is_dir() else PACKAGE.parents[1] / "data"


def _zipped() -> "Traversable":
    from importlib.resources import files  # noqa: PLC0415 (start-up: twice bare Python, and only a zip needs it)

    return files("wegenkaart") / "data"


def read(folder: "Traversable", room: int = 1) -> Files:
    """All files of a knowledge base. Raises `Unreadable`, or `InvalidFile` for more than so many times what is accepted."""
    names = _names(folder, room)
    ours = sorted(filter(_is_ours, names))
    if not ours:
        raise Unreadable(f"{folder}: hier staan geen YAML-bestanden. Geef bij --data de map van een kennisbank.")
    if len(ours) > MAX_FILES * room:
        raise InvalidFile(f"kennisbank: hier staan meer dan {MAX_FILES * room} YAML-bestanden. {ELSEWHERE}")
    strays = tuple(sorted(name for name in names if _is_stray(name)))
    contents = tuple(_contents(folder, ours, MAX_BYTES * room))
    return Files(contents=contents, strays=strays)


def _names(folder: "Traversable", room: int) -> list[str]:
    """Of what lies in the folder itself: what lies deeper is nobody's knowledge. Not listed any further than makes sense."""
    try:
        if not isinstance(folder, Path):
            return [path.name for path in folder.iterdir()]
        with os.scandir(folder) as entries:
            names = [entry.name for entry in islice(entries, MAX_ENTRIES * room + 1)]
    except (OSError, ValueError) as error:
        raise Unreadable(f"{folder}: dit is geen map die ik kan lezen. Geef bij --data een map met YAML-bestanden.") from error
    if len(names) > MAX_ENTRIES * room:
        raise InvalidFile(f"kennisbank: in deze map staan meer dan {MAX_ENTRIES * room} bestanden en mappen. {ELSEWHERE}")
    return names


def _contents(folder: "Traversable", names: Iterable[str], most: int) -> Iterator[tuple[str, bytes]]:
    together = 0
    for name in names:
        raw = read_bytes(folder / name)
        together += len(raw)
        if together > most:
            raise InvalidFile(f"kennisbank: deze bestanden zijn samen te groot (meer dan {most} bytes). {ELSEWHERE}")
        yield name, raw


def _is_stray(name: str) -> bool:
    """What an author may take for a part of the knowledge, and is not read."""
    return name.lower().endswith((".yml", ".yaml")) and not name.startswith(".") and not _is_ours(name)


def _is_ours(name: str) -> bool:
    """Hidden files are left by editors (`.#facts.yaml`) and by macOS (`._facts.yaml`)."""
    return name.endswith(".yaml") and not name.startswith(".")
