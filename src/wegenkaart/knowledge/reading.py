"""The files of a knowledge base put together: what each section holds, where it came from, and what is wrong with that."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import Any

from wegenkaart.errors import InvalidFile, visible
from wegenkaart.knowledge.sections import COLLECTIONS, MERGED, TOP_LEVEL
from wegenkaart.nearest import meant
from wegenkaart.yamlfile import Document, Location, Value, parse, shown

REMOVE = "Haal hem weg."
CUT = "wat achter # staat is geen tekst. Zet de tekst tussen aanhalingstekens, of zet de opmerking op een eigen regel."
MOST = 1000
"""How many complaints are written out. Nobody reads more, and a hostile file can have a million."""
PARTLY = "Een deel ontbreekt of is niet te lezen. Daarom is alleen elk onderdeel apart bekeken, en nog niet hoe ze samenhangen."


@dataclass
class Reading:
    """The files put together, and where each part came from."""

    sha256: str
    raw: dict[str, Any] = field(default_factory=dict)
    homes: dict[Location, Document] = field(default_factory=dict)
    complaints: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    """What is wrong with files and sections that could not be read: what stands in them is not known."""
    left_out: list[Value] = field(default_factory=list)
    """What was read and has no place."""
    whole: bool = True
    """Whether no records are lost."""

    def read(self, raw: bytes, name: str) -> int:
        """Add a file. How many parts it has."""
        try:
            document = parse(raw, name)
        except InvalidFile as error:
            self.refuse(str(error))
            return 0
        self.complaints += [named("opmerking", f"{document.name}:{line}: {CUT}") for line in document.cut[: MOST + 1]]
        if isinstance(document.value, dict):
            self._add(document, document.value)
        else:
            self.refuse(f"{document.where(())}: hier horen sleutels met een dubbele punt. Kijk in een ander bestand van de kennisbank.")
        return len(document.lines)

    @property
    def enough(self) -> bool:
        """Whether more is wrong than is written out: then nothing more is looked at."""
        return len(self.complaints) > MOST

    def refuse(self, why: str) -> None:
        self.refused.append(why)
        self.whole = False

    def _add(self, document: Document, sections: Mapping[str, Value]) -> None:
        for key, value in sections.items():
            if self.enough:
                return
            if key not in TOP_LEVEL:
                what = f"onbekende sleutel '{shown(key)}'. {meant(key, TOP_LEVEL, REMOVE)}"
                self.complaints.append(named("sleutel", f"{document.where((key,))}: {what}"))
                self.left_out.append(value)
                self.whole &= not _holds_records(value)
            elif key in MERGED:
                self._add_collection(document, key, value)
            else:
                self._add_once(document, (key,), self.raw, key, value)

    def _add_collection(self, document: Document, key: str, value: Value) -> None:
        if not isinstance(value, dict):
            self.refuse(f"{document.where((key,))}: onder '{key}' hoort een blok met ids.")
            return
        into = self.raw.setdefault(key, {})
        for name, record in value.items():
            completed = self._completed(document, key, name, record) if key in COLLECTIONS and isinstance(record, dict) else record
            self._add_once(document, (key, name), into, name, completed)

    def _completed(self, document: Document, key: str, name: str, record: Mapping[str, Value]) -> dict[str, Any]:
        if "id" in record:
            text = f"{document.where((key, name, 'id'))}: '{name}' is al het id. Haal de regel 'id:' weg."
            self.complaints.append(named("sleutel", text))
        return {**_with_lists(record), "id": name}

    def _add_once(self, document: Document, location: Location, into: dict[str, Any], key: str, value: Any) -> None:
        if location in self.homes:
            other = self.homes[location].where(location)
            text = f"{document.where(location)}: '{key}' staat er al ({other}). Haal er een weg."
            self.complaints.append(named("dubbel", text))
            self.left_out.append(value)
            return
        self.homes[location] = document
        into[key] = value

    def where(self, location: Location) -> str:
        """`file:line` of a place in the knowledge base."""
        home = self.homes.get(location[:2]) or self.homes.get(location[:1]) or self._of_section(location[:1])
        return home.where(location) if home else self._of_the_whole()

    def _of_the_whole(self) -> str:
        """Where what is missing belongs: in the file that says something of all the knowledge; else in the first."""
        home = next((self.homes[each,] for each in ("date", "outline") if (each,) in self.homes), None)
        first = home or next(iter(self.homes.values()), None)
        return first.where(()) if first else "kennisbank"

    def _of_section(self, section: Location) -> Document | None:
        return next((document for place, document in self.homes.items() if place[:1] == section), None)

    def complain(self, more: Iterable[str] = (), *, partly: bool = False, counted: bool = True) -> None:
        """Raises `InvalidFile` when there is something to complain of. When it was not counted there may be more."""
        all_of_them = chain(self.refused, self.complaints, more)
        complaints = [visible(each) for each in islice(all_of_them, MOST)]
        beside = [PARTLY] if partly else []
        if left := sum(1 for _ in all_of_them):
            beside.insert(0, f"Er zijn er nog {left}." if counted else "Er zijn er meer.")
        if complaints:
            raise InvalidFile("\n".join(complaints), " ".join(beside))


def _with_lists(record: Mapping[str, Value]) -> dict[str, Any]:
    """`when: {fact: value}` may leave out the list around one value."""
    result: dict[str, Any] = dict(record)
    if isinstance(when := result.get("when"), dict):
        result["when"] = {name: [value] if isinstance(value, str) else value for name, value in when.items()}
    if isinstance(rules := result.get("rules"), list):
        result["rules"] = [_with_lists(rule) if isinstance(rule, dict) else rule for rule in rules]
    return result


def _holds_records(value: Value) -> bool:
    return isinstance(value, dict) and any(isinstance(each, dict) for each in value.values())


def named(kind: str, text: str) -> str:
    """A complaint with the name of what was looked at behind it."""
    return f"{text} [{kind}]"
