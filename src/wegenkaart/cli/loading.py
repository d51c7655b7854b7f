"""Which knowledge base a command works with."""

from importlib.resources.abc import Traversable
from pathlib import Path

from wegenkaart.knowledge import default_data, load
from wegenkaart.model import KnowledgeBase
from wegenkaart.slots import NO_REGION, with_region


def folder(data: Path | None) -> Traversable:
    return data if data is not None else default_data()


def knowledge_base(data: Path | None, region: str = NO_REGION) -> KnowledgeBase:
    """The proved knowledge base, with the region named in its texts. Raises `InvalidFile` or `Unreadable`."""
    return with_region(load(folder(data)), region)
