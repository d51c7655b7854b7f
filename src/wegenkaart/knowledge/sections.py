"""The keys that may stand at the top of a file of a knowledge base."""

from typing import get_args, get_type_hints

from wegenkaart.model import KnowledgeBase, Record

HINTS = {name: hint for name, hint in get_type_hints(KnowledgeBase).items() if not name.startswith("__")}
COLLECTIONS = tuple(
    name for name, hint in HINTS.items() if isinstance(kind := (get_args(hint) or (None,))[-1], type) and issubclass(kind, Record)
)
"""The top-level keys that hold records by id."""
MERGED = (*COLLECTIONS, "terms", "synonyms")
"""The top-level keys that may stand in several files."""
TOP_LEVEL = HINTS.keys() - {"sha256"}
