"""Which knowledge base a command works with."""

from pathlib import Path
from typing import TYPE_CHECKING

from wegenkaart.knowledge import default_data, opened
from wegenkaart.model import KnowledgeBase
from wegenkaart.slots import NO_REGION

if TYPE_CHECKING:  # start-up: importing it takes longer than making an advice
    from importlib.resources.abc import Traversable


def folder(data: Path | None) -> "Traversable":
    return data if data is not None else default_data()


def knowledge_base(data: Path | None, region: str = NO_REGION) -> KnowledgeBase:
    """The proved knowledge base, with the region named in its texts. Raises `InvalidFile` or `Unreadable`."""
    return opened(folder(data), region)
