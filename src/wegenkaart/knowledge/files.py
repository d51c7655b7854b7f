"""The files of a knowledge base: where they lie, what is in them, and their SHA-256."""

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from wegenkaart.errors import InvalidFile, Unreadable, visible
from wegenkaart.textfile import read_bytes

if TYPE_CHECKING:  # start-up: importing it takes longer than making an advice
    from importlib.resources.abc import Traversable

PACKAGE = Path(__file__).parents[1]


@dataclass(frozen=True)
class Files:
    """What was read: nothing is read twice, so what is proved is what was hashed."""

    contents: tuple[tuple[str, bytes], ...]
    """Name and bytes of each file, in the order of their names."""
    sha256: str


def default_data() -> "Traversable":
    """Inside the package when installed, at the top of the checkout when not (docs/adr/0007)."""
    packaged = PACKAGE / "data" if PACKAGE.is_dir() else _zipped()
    return packaged if packaged.is_dir() else PACKAGE.parents[1] / "data"


def _zipped() -> "Traversable":
    from importlib.resources import files  # noqa: PLC0415 (start-up: twice bare Python, and only a zip needs it)

    return files("wegenkaart") / "data"


def read(folder: "Traversable") -> Files:
    """All files of a knowledge base. Raises `Unreadable`, or `InvalidFile` for a file that would be passed over."""
    digest = hashlib.sha256()
    contents = tuple((path.name, read_bytes(path)) for path in _yaml_files(folder))
    for name, raw in contents:
        digest.update(f"{name}\0{len(raw)}\0".encode(errors="surrogateescape") + raw)
    return Files(contents, digest.hexdigest())


def _yaml_files(folder: "Traversable") -> "list[Traversable]":
    try:
        found = sorted((path for path in folder.iterdir() if _is_ours(path.name)), key=lambda path: path.name)
    except OSError as error:
        raise Unreadable(f"{folder}: dit is geen map die ik kan lezen. Geef bij --data een map met YAML-bestanden.") from error
    strays = [path.name for path in folder.iterdir() if path.name.lower().endswith((".yml", ".yaml")) and not path.name.startswith(".")]
    if other := sorted(set(strays) - {path.name for path in found}):
        raise InvalidFile(
            "\n".join(f"{visible(name)}:1: dit bestand lees ik niet. Geef het een naam die eindigt op .yaml." for name in other)
        )
    if not found:
        raise Unreadable(f"{folder}: hier staan geen YAML-bestanden. Geef bij --data de map van een kennisbank.")
    return found


def _is_ours(name: str) -> bool:
    """Hidden files are left by editors (`.#facts.yaml`) and by macOS (`._facts.yaml`)."""
    return name.endswith(".yaml") and not name.startswith(".")
