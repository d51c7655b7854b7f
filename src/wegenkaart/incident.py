"""What is known of one incident: from a file, from a line of a batch, from flags."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from typing import IO, TYPE_CHECKING, Any

from wegenkaart.errors import InvalidFile, Unreadable, WrongUse
from wegenkaart.model import Facts, KnowledgeBase
from wegenkaart.nearest import choice, meant_in_part
from wegenkaart.textfile import unreadable
from wegenkaart.yamlfile import Document, parse, read, shown

if TYPE_CHECKING:  # start-up: importing it takes longer than making an advice
    from importlib.resources.abc import Traversable

MAX_BYTES = 100_000
MAX_COMPLAINTS = 50
"""More than there are facts: whoever meant to give facts sees all that is wrong."""
MAX_LINE = 100_000_000
"""A line that still goes on here has no end (`/dev/zero`)."""
_ALL_FACTS = "Alle feiten staan in: wegenkaart questions."
UNKNOWN = "onbekend"
"""Means the same as leaving the fact out."""


def from_file(kb: KnowledgeBase, path: "Traversable") -> Facts:
    """The facts of a YAML or JSON file. Raises `InvalidFile`, `Unreadable` or `WrongUse` with `file:line`."""
    return _from_document(kb, read(path, MAX_BYTES))


def from_bytes(kb: KnowledgeBase, raw: bytes, name: str) -> Facts:
    """The same for what stands on standard input."""
    return _from_document(kb, parse(raw, name, MAX_BYTES))


def with_flags(kb: KnowledgeBase, facts: Facts, flags: Iterable[str]) -> Facts:
    """The facts with those of `NAME=VALUE` flags, which go first: `NAME=onbekend` takes a fact away.

    The same fact with two values is refused.
    """
    given: dict[str, str] = {}
    for flag in flags:
        name, equals, value = flag.partition("=")
        if not equals:
            raise WrongUse(f"--fact {shown(flag)}: hier ontbreekt '='. Schrijf het als feit=waarde, zoals fase=warm.")
        if given.get(name, value) != value:
            raise WrongUse(f"--fact {shown(name)}: u geeft '{shown(given[name])}' en '{shown(value)}'. Geef één waarde.")
        given[name] = value
    return known(kb, {**facts, **given}, lambda name: f"--fact {shown(f'{name}={given[name]}')}")


def lines(file: IO[bytes], name: str) -> Iterator[bytes]:
    """The lines of a batch, each at its own number; in the place of one that is too long, a blank one that is too long as well."""
    piece = 4 * MAX_BYTES + 1  # a character has at most four bytes
    try:
        while line := file.readline(piece):
            length = len(last := line)
            while len(last) == piece and not last.endswith(b"\n"):
                length += len(last := file.readline(piece))
                if length > MAX_LINE:
                    raise Unreadable(f"{name}: hier komt geen eind aan een regel. Geef een bestand met een JSON-object per regel.")
            yield line if length <= piece else b" " * (MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        raise unreadable(name, error) from error


def from_line(kb: KnowledgeBase, line: str) -> Facts:
    """The facts of one JSON line. Raises `WrongUse` with what is wrong."""
    if len(line) > MAX_BYTES:
        raise WrongUse(f"deze regel is te lang (meer dan {MAX_BYTES} tekens). Geef per regel één incident.")
    try:
        value = json.loads(line.removeprefix("\ufeff"), object_pairs_hook=_without_doubles)
    except (ValueError, RecursionError) as error:
        raise WrongUse('deze regel is geen JSON-object. Schrijf hem als {"fase": "warm"}.') from error
    return known(kb, _text_mapping(value), shown)


def known(kb: KnowledgeBase, given: Mapping[str, str], where: Callable[[str], str]) -> Facts:
    """The given facts without the unknown ones, in the order of the knowledge base. Raises `WrongUse` with the complaints."""
    wrong = (f"{where(name)}: {text}" for name, value in given.items() if (text := _complaint(kb, name, value)))
    if complaints := list(islice(wrong, MAX_COMPLAINTS)):
        raise WrongUse(" ".join([*complaints, *("Er is nog meer mis." for _ in islice(wrong, 1))]))
    return {name: given[name] for name in kb.facts if given.get(name, UNKNOWN) != UNKNOWN}


def _complaint(kb: KnowledgeBase, name: str, value: str) -> str | None:
    if name not in kb.facts:
        return f"er is geen feit '{shown(name)}'. {meant_in_part(name, kb.facts, _ALL_FACTS, most=2)}"
    allowed = (*kb.facts[name].values, UNKNOWN)
    if value not in allowed:
        return f"'{name}' kan niet '{shown(value)}' zijn. {choice(value, allowed)}"
    return None


def _from_document(kb: KnowledgeBase, document: Document) -> Facts:
    if not isinstance(document.value, dict):
        raise InvalidFile(f"{document.name}:1: hier horen regels als 'fase: warm'. Zet elk feit op een eigen regel.")
    given: dict[str, str] = {}
    for name, value in document.value.items():
        if not isinstance(value, str):
            raise InvalidFile(f"{document.where((name,))}: bij '{shown(name)}' hoort één waarde, geen lijst of blok. Kies er één.")
        given[name] = value
    return known(kb, given, lambda name: document.where((name,)))


def _text_mapping(value: Any) -> dict[str, str]:
    if not isinstance(value, dict):
        raise WrongUse('deze regel is geen JSON-object. Schrijf hem als {"fase": "warm"}.')
    for name, each in value.items():
        if not isinstance(each, str):
            raise WrongUse(f"bij '{shown(name)}' hoort een tekst, zoals \"ja\". Zet de waarde tussen aanhalingstekens.")
    return value


def _without_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    value: dict[str, Any] = {}
    for name, each in pairs:
        if name in value:
            raise WrongUse(f"'{shown(name)}' staat er twee keer. Haal er een weg.")
        value[name] = each
    return value
