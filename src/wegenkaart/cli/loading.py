"""Which knowledge base a command works with."""

from importlib.resources.abc import Traversable
from pathlib import Path

from wegenkaart.knowledge import default_data, load
from wegenkaart.model import KnowledgeBase


def folder(data: Path | None) -> Traversable:
    return data if data is not None else default_data()


def knowledge_base(data: Path | None) -> KnowledgeBase:
    """The proved knowledge base. Raises `InvalidFile` or `Unreadable`."""
    return load(folder(data))
