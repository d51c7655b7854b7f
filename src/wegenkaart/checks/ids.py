"""Every id names one thing, wherever ids of several kinds may stand."""

from collections.abc import Iterator

from wegenkaart.checks.finding import Finding
from wegenkaart.inventory import bare
from wegenkaart.model import KnowledgeBase
from wegenkaart.yamlfile import Location

WORDS = {
    "roads": ("name",),
    "facts": ("question", "explain"),
    "groups": ("question",),
    "decisions": ("question",),
    "levels": ("name", "trigger"),
    "actors": ("name",),
    "actions": ("text",),
    "duties": ("name", "text"),
    "resources": ("name", "text"),
    "roles": ("name",),
    "preparations": ("name",),
    "warnings": ("text",),
    "conflicts": ("text", "ours"),
    "cases": ("title", "text"),
    "exercises": ("title", "text"),
    "sources": ("title",),
}
"""Collection → the texts by which people tell its records apart."""


def check(kb: KnowledgeBase) -> Iterator[Finding]:
    yield from _double(kb)
    yield from _facts_and_decisions(kb)
    yield from _road_numbers(kb)
    yield from _said_twice(kb)
    yield from _one_role_each(kb)


def touchable(kb: KnowledgeBase) -> Iterator[tuple[str, str, Location]]:
    """Everything that can rest on our reading of a conflict: id, the part of the knowledge base it stands in, place."""
    for name, decision in kb.decisions.items():
        yield from ((rule.id, f"decisions.{name}", ("decisions", name, "rules", i)) for i, rule in enumerate(decision.rules))
    for collection in ("levels", "responsibilities", "actions", "duties", "warnings"):
        yield from ((name, collection, (collection, name)) for name in getattr(kb, collection))


def falling(kb: KnowledgeBase) -> set[str]:
    """Everything of which a worse fact may take something away: the level, duties, actions, and whom or what to call."""
    return {kb.outline.level, *kb.duties, *kb.actions, *kb.actors, *kb.resources}


def _double(kb: KnowledgeBase) -> Iterator[Finding]:
    homes: dict[str, str] = {}
    for name, home, location in touchable(kb):
        if name in homes:
            text = f"het id '{name}' staat ook bij {homes[name]}. Kies een ander id, anders is niet te zien wat een tegenspraak raakt."
            yield Finding("dubbel", location, text, breaks_tables=homes[name] == home)
        homes.setdefault(name, home)


def _facts_and_decisions(kb: KnowledgeBase) -> Iterator[Finding]:
    for name in kb.decisions:
        if name in kb.facts:
            text = f"'{name}' is ook een feit, en in 'when' is dat niet te onderscheiden. Kies een ander id."
            yield Finding("dubbel", ("decisions", name), text, breaks_tables=True)


def _road_numbers(kb: KnowledgeBase) -> Iterator[Finding]:
    first: dict[int, str] = {}
    for name, road in kb.roads.items():
        if road.number in first:
            text = f"weg '{first[road.number]}' heeft ook nummer {road.number}. Kies een ander nummer."
            yield Finding("dubbel", ("roads", name, "number"), text)
        elif not 1 <= road.number <= len(kb.roads):
            text = f"de wegen hebben de nummers 1 tot en met {len(kb.roads)}, en deze heeft {road.number}. Verander het getal."
            yield Finding("nummer", ("roads", name, "number"), text)
        first.setdefault(road.number, name)


def _said_twice(kb: KnowledgeBase) -> Iterator[Finding]:
    """Of two records that say the same, one was copied and not finished."""
    for collection, keys in WORDS.items():
        for key in keys:
            first: dict[str, str] = {}
            for name, record in getattr(kb, collection).items():
                if (other := first.setdefault(bare(getattr(record, key)), name)) != name:
                    text = f"'{key}' is hetzelfde als bij '{other}'. Schrijf op waarin dit verschilt, of haal een van de twee weg."
                    yield Finding("dubbel", (collection, name, key), text, about=(other,))


def _one_role_each(kb: KnowledgeBase) -> Iterator[Finding]:
    """Otherwise the number of an actor would depend on the order of the roles."""
    first: dict[str, str] = {}
    for name, role in kb.roles.items():
        for actor in role.actors:
            if first.setdefault(actor, name) != name:
                text = f"'{actor}' heeft al een nummer bij rol '{first[actor]}'. Haal de partij bij een van de twee weg."
                yield Finding("dubbel", ("roles", name, "actors"), text)
