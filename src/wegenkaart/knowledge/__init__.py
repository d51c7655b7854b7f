"""The two doors to a knowledge base: read and proved from its files, or remembered from when that was done (docs/adr/0008)."""

import os
from typing import TYPE_CHECKING

from wegenkaart.knowledge import files, memory
from wegenkaart.knowledge.files import default_data
from wegenkaart.knowledge.memory import remember
from wegenkaart.model import KnowledgeBase
from wegenkaart.slots import with_region

if TYPE_CHECKING:  # start-up: importing it takes longer than making an advice
    from importlib.resources.abc import Traversable

__all__ = ["anew", "default_data", "load", "opened", "remember"]


def load(folder: "Traversable", room: int = 1) -> KnowledgeBase:
    """Read and prove a knowledge base, of at most so many times what is accepted elsewhere.

    Raises `InvalidFile` with every complaint on a line of its own.
    """
    return _proved(files.read(folder, room), room)


def anew(folder: "Traversable") -> KnowledgeBase:
    """The same, and from now on remembered; when it is refused, what was remembered of these files is forgotten."""
    found = files.read(folder)
    memory.forget(found.mark)
    kb = _proved(found)
    remember(kb, found.mark)
    return kb


def opened(folder: "Traversable", region: str) -> KnowledgeBase:
    """A proved knowledge base, with the region named in its texts; what was proved before is not proved again."""
    found = files.read(folder)
    kb = memory.recall(found.mark, region)
    if kb is None:
        proved = _proved(found)
        remember(proved, found.mark)
        kb = with_region(proved, region)
    return kb


def _proved(found: files.Files, room: int = 1) -> KnowledgeBase:
    os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"  # it would run, and read, what any other package of this Python brings
    from wegenkaart.knowledge.proving import proved  # noqa: PLC0415 (start-up: pydantic, yaml and the proof are 25 times bare Python)

    return proved(found, room)
