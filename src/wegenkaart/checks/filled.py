"""Nothing is left empty on which somebody relies: what an actor does, who decides, how one gets hold of help."""

from collections.abc import Iterator
from typing import Any

from wegenkaart.checks.finding import Finding
from wegenkaart.model import Actor, KnowledgeBase, Resource, Road
from wegenkaart.numbers import is_confirmed
from wegenkaart.yamlfile import Location

NEEDED: tuple[tuple[type, tuple[str, ...]], ...] = ((Actor, ("does",)), (Road, ("goal", "risks", "drivers", "when")))
"""Lists in which something must stand."""
KIND = "leeg"


def check(location: Location, part: Any) -> Iterator[Finding]:
    for key in (key for kind, keys in NEEDED if isinstance(part, kind) for key in keys):
        if not getattr(part, key):
            yield Finding(KIND, (*location, key), f"bij '{key}' staat niets. Noem er minstens één.")
    match part:
        case Resource() if is_confirmed(part) and not (part.phones or part.email or part.url):
            text = (
                "er is geen weg naar deze hulp: geen nummer, mailadres of adres. Vul er een in. Is er geen, zet er dan "
                "'status: gedeeltelijk' bij, en zeg in 'text' wat u dan wel doet."
            )
            yield Finding("onbereikbaar", location, text)
        case KnowledgeBase():
            for word, others in part.synonyms.items():
                if not others:
                    text = f"bij '{word}' staat niets. Noem een woord dat hetzelfde betekent, of haal het weg."
                    yield Finding(KIND, ("synonyms", word), text)
