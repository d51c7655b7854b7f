"""The knowledge base with the name of a region in its texts: `{veiligheidsregio}` is the one slot they have."""

from dataclasses import fields, is_dataclass, replace
from typing import Any

from wegenkaart.model import KnowledgeBase

NO_REGION = "de veiligheidsregio"
"""What the texts say when no gemeente is named."""
SLOTS = SLOT, SLOT_AT_START = "{veiligheidsregio}", "{Veiligheidsregio}"


def with_region(kb: KnowledgeBase, region: str = NO_REGION) -> KnowledgeBase:
    """The same knowledge base, in whose texts the region has a name. The ids, rules and sources stay as they are."""
    named: KnowledgeBase = _filled(kb, region)
    return named


def filled(text: str, region: str) -> str:
    """The text with the region in its slots, with a capital where a sentence starts."""
    return text.replace(SLOT, region).replace(SLOT_AT_START, region[:1].upper() + region[1:])


def _filled(part: Any, region: str) -> Any:
    """A copy with the slots filled in; the part itself when it has none."""
    if isinstance(part, str):
        return filled(part, region) if "{" in part else part
    if isinstance(part, tuple):
        return _same_or(part, tuple(_filled(each, region) for each in part))
    if isinstance(part, dict):
        return _same_or(part, {key: _filled(each, region) for key, each in part.items()})
    if is_dataclass(part) and not isinstance(part, type):
        old = {each.name: getattr(part, each.name) for each in fields(part)}
        changed = {name: new for name, value in old.items() if (new := _filled(value, region)) is not value}
        return replace(part, **changed) if changed else part
    return part


def _same_or(part: Any, copy: Any) -> Any:
    """The part when nothing in its copy is new, so that nothing is copied for nothing."""
    values = zip(part.values(), copy.values(), strict=True) if isinstance(part, dict) else zip(part, copy, strict=True)
    return part if all(one is two for one, two in values) else copy
