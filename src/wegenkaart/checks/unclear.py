"""What of a knowledge base could not be read as its author meant it, and which findings may only follow from that."""

from dataclasses import dataclass
from functools import cached_property

from wegenkaart.checks.finding import Finding
from wegenkaart.yamlfile import Location

NAMING = frozenset(("verwijzing", "overbodig", "groep", "lezing", "daalt", "ernst", "datum", "rol", "naam", "bellen"))
"""The kinds that are about something that is named, or is not, elsewhere."""
PROVED = frozenset(("gat", "overlap", "onbereikbaar", "daalt", "te_breed", "kring"))
"""The kinds that are about a whole record, whatever is wrong inside it: they are only tried where that does not matter."""

INSIDE = frozenset(("grond", "termijn"))
"""The kinds that stand at one key of a record, and are about others of it too."""

FALL = frozenset(("falls", "fact", "milder", "worse"))
RULES = (("rules",), ("touches",))
"""The keys that name rules, which get their names from inside a record."""


@dataclass(frozen=True)
class Unclear:
    """All that is ill-formed, when there is something."""

    places: frozenset[Location] = frozenset()
    """Where something stands in for what is ill-formed or missing."""
    records: frozenset[str] = frozenset()
    """The records of which a list or mapping is not known: what they name, and which names they give."""
    words: frozenset[str] = frozenset()
    """Every word of what was left out: each may be the name of something."""
    whole: bool = True
    """Whether nothing else can be missing: every file and every section was read."""

    @cached_property
    def _around(self) -> frozenset[Location]:
        return frozenset(place[:end] for place in self.places for end in range(1, len(place)))

    @cached_property
    def _known(self) -> frozenset[str]:
        return self.words | self.records | {str(place[0]) for place in self.places if len(place) == 1}

    def explains(self, finding: Finding) -> bool:
        """Whether the finding may be gone when the ill-formed parts are mended."""
        here = finding.location
        if any(here[:end] in self.places for end in range(1, len(here) + 1)):
            return True
        if here in self._around and (len(here) == 1 or finding.kind not in PROVED):
            return True
        if finding.kind == "daalt" and any(_explains_a_fall(place) for place in self.places):
            return True
        if (finding.kind in INSIDE and here[2:] and here[:-1] in self._around) or (
            finding.kind == "verwachting" and here[:2] in self._around
        ):
            return True
        if here[-1:] in RULES and any(place[-1] == "id" for place in self.places):
            return True
        names = {*finding.about, *map(str, here[-1:])}
        return finding.kind in NAMING and not names.isdisjoint(self._known)


def _explains_a_fall(place: Location) -> bool:
    """Whether it stands in a descent, where it says of what."""
    return place[0] == "descents" and (len(place) == 2 or place[2] in FALL)
