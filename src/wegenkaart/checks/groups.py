"""Groups of questions: every row is a fact that a tick can answer, and stands on one screen."""

from collections.abc import Iterator

from wegenkaart.checks.finding import Finding, Near
from wegenkaart.inventory import bare
from wegenkaart.model import Fact, Group, KnowledgeBase
from wegenkaart.yamlfile import Location

ROWS = range(2, 6)
"""One row is an ordinary question, and more than five are hard to take in at once."""


def check(kb: KnowledgeBase) -> Iterator[Finding]:
    homes: dict[str, str] = {}
    for group in kb.groups.values():
        here: Location = ("groups", group.id, "facts")
        if len(group.facts) not in ROWS:
            text = f"'{group.id}' heeft {len(group.facts)} regels. Maak er {ROWS[0]} tot en met {ROWS[-1]}: dat past in één blik."
            yield Finding("groep", here, text)
        for name in group.facts:
            if name in homes:
                text = f"'{name}' staat ook in groep '{homes[name]}'. Een vraag staat in één groep: haal er een weg."
                yield Finding("groep", (*here, name), text)
            homes.setdefault(name, group.id)
        yield from _rows(kb, group, here)


def _rows(kb: KnowledgeBase, group: Group, here: Location) -> Iterator[Finding]:
    first: dict[str, str] = {}
    for name, row in group.facts.items():
        if (other := first.setdefault(bare(row), name)) != name:
            text = f"deze regel zegt hetzelfde als die van '{other}'. Schrijf op waarin zij verschilt."
            yield Finding("groep", (*here, name), text)
        if name not in kb.facts:
            yield Finding("verwijzing", (*here, name), f"er is geen feit '{name}'.", near=Near(name, kb.facts))
        elif why := _no_tick(kb.facts[name]):
            yield Finding("groep", (*here, name), why)


def _no_tick(fact: Fact) -> str | None:
    """Why a tick cannot answer this question."""
    if len(fact.values) != 2:
        return f"'{fact.id}' heeft {len(fact.values)} waarden, en een vinkje kent er twee. Vraag dit feit apart."
    if fact.severity and fact.severity[-1] != next(iter(fact.values)):
        return f"een vinkje bij '{fact.id}' zegt de eerste waarde, en die is de mildste. Zet bij het feit de andere waarde vooraan."
    return None
