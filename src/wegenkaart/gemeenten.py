"""Which gemeente lies in which veiligheidsregio, found by any spelling of its present, everyday or former name.

Where the tables come from, and what in them is not verified: docs/gemeenten.md.
"""

import csv
import unicodedata
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from io import StringIO
from typing import TYPE_CHECKING, NoReturn, TypeVar

from wegenkaart.errors import InvalidFile, WrongUse
from wegenkaart.textfile import read_bytes

if TYPE_CHECKING:  # start-up: importing it takes longer than making an advice
    from importlib.resources.abc import Traversable

K = TypeVar("K", bound=Hashable)
T = TypeVar("T")

FORMER = "opgeheven_of_hernoemd"
KINDS = (FORMER, "roepnaam", "zonder_provincieafkorting")
COLUMNS = {
    "veiligheidsregios.csv": ("code", "naam", "eigen_naam", "website", "website_status"),
    "gemeenten.csv": ("gemeente", "cbs_code", "provincie", "veiligheidsregio_code", "politie_eenheid"),
    "gemeenten_alias.csv": ("alias", "cbs_code", "soort", "per_datum"),
}
LIKENESS = 0.7
"""Lower, and villages get the name of a gemeente far away: Emmeloord is not a typing error for Ermelo."""
_NUMBERS = {2: "twee", 3: "drie", 4: "vier"}


@dataclass(frozen=True)
class Veiligheidsregio:
    code: str
    name: str
    """As Statistics Netherlands writes it: `Noord-Holland-Noord`."""
    own_name: str
    """As it calls itself, to be used in sentences: `Veiligheidsregio Noord-Holland Noord`."""
    website: str
    website_status: str
    """`bevestigd` (seen once on its own domain, not: works now), `redelijk` or `twijfel`."""


@dataclass(frozen=True)
class Gemeente:
    name: str
    """The official name, with its province where there are two: `Bergen (NH.)`."""
    code: str
    provincie: str
    veiligheidsregio: Veiligheidsregio
    politie_eenheid: str


@dataclass(frozen=True)
class Alias:
    """A name that is not the official one."""

    name: str
    kind: str
    """One of `KINDS`."""
    until: date | None = None
    """Of a former name: the first day on which it no longer held, where that is known."""

    @property
    def former(self) -> bool:
        return self.kind == FORMER


@dataclass(frozen=True)
class Match:
    """A gemeente, and the name by which it was found when that is not its own."""

    gemeente: Gemeente
    via: Alias | None = None

    @property
    def spelling(self) -> str:
        return self.via.name if self.via else self.gemeente.name


@dataclass(frozen=True)
class Gemeenten:
    """The tables, ready to look up names in."""

    by_code: Mapping[str, Gemeente]
    veiligheidsregios: Mapping[str, Veiligheidsregio]
    matches: Mapping[str, tuple[Match, ...]]
    """What is left of a name without capitals, accents and punctuation → all it can mean."""


def find(gemeenten: Gemeenten, name: str, where: str = "--gemeente") -> Match:
    """The one gemeente with this name. Raises `WrongUse` with all candidates, or with names that look like it.

    `where` says where the name was given: an option, or `file:line` and a key.
    """
    key, shown = _key(name), " ".join(name.split())
    if not key:
        raise WrongUse(f"{where}: hier ontbreekt een naam. Geef de naam van een gemeente.")
    found = gemeenten.matches.get(key, ())
    if len(found) != 1:
        raise WrongUse(f"{where} {shown}: {_candidates(found) if found else _suggestion(gemeenten, key)}")
    return found[0]


def _key(name: str) -> str:
    """Only the letters and digits: `Gemeente 's-Gravenhage` and `S GRAVENHAGE` are both `sgravenhage`."""
    bare = unicodedata.normalize("NFKD", name.casefold())
    return "".join(char for char in bare if char.isalnum()).removeprefix("gemeente")


def _candidates(found: tuple[Match, ...]) -> str:
    number = _NUMBERS.get(len(found), str(len(found)))
    names = [f"{match.gemeente.name!r} in {match.gemeente.provincie}" for match in found]
    if all(match.via and match.via.former for match in found):
        return f"deze vroegere gemeente ligt nu in {number} gemeenten: {_listed(names, 'en')}. Kies er een."
    return f"er zijn {number} gemeenten met deze naam: {_listed(names, 'en')}. Kies er een."


def _suggestion(gemeenten: Gemeenten, key: str) -> str:
    spellings: dict[tuple[Gemeente, ...], str] = {}
    for close in get_close_matches(key, gemeenten.matches, 3, LIKENESS):
        found = gemeenten.matches[close]
        spellings.setdefault(tuple(match.gemeente for match in found), repr(found[0].spelling))
    if not spellings:
        return "deze gemeente ken ik niet. Geef de naam van de gemeente, niet die van een dorp, wijk of provincie."
    return f"deze gemeente ken ik niet. Bedoelde u {_listed(list(spellings.values()), 'of')}?"


def _listed(words: list[str], last: str) -> str:
    return f" {last} ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else words[0]


def load(folder: "Traversable") -> Gemeenten:
    """Read the three tables. Raises `InvalidFile` with `file:line` for every wrong row of a table, `Unreadable` without one."""
    regions = _table(folder / "veiligheidsregios.csv", lambda row: row["code"], _veiligheidsregio)
    by_code = _table(folder / "gemeenten.csv", lambda row: row["cbs_code"], lambda row: _gemeente(row, regions))
    aliases = _table(folder / "gemeenten_alias.csv", lambda row: (row["alias"], row["cbs_code"]), lambda row: _alias(row, by_code))
    return Gemeenten(by_code, regions, _matches([Match(each) for each in by_code.values()], list(aliases.values())))


def _matches(present: list[Match], aliases: list[Match]) -> dict[str, tuple[Match, ...]]:
    """A present name means that gemeente, whatever was called so before."""
    own = {_key(match.spelling): (match,) for match in present}
    others: dict[str, tuple[Match, ...]] = {}
    for match in aliases:
        key = _key(match.spelling)
        others[key] = (*others.get(key, ()), match)
    return others | own


@dataclass(frozen=True)
class _Row:
    where: str
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells[column] or self.refuse(f"kolom '{column}' is leeg. Vul die in")

    def refer(self, column: str, table: Mapping[str, T], file: str) -> T:
        if (code := self[column]) not in table:
            self.refuse(f"'{code}' staat niet in {file}. Kies een code die daar staat")
        return table[code]

    def refuse(self, text: str) -> NoReturn:
        raise InvalidFile(f"{self.where}: {text}.")


def _veiligheidsregio(row: _Row) -> Veiligheidsregio:
    return Veiligheidsregio(row["code"], row["naam"], row["eigen_naam"], row["website"], row["website_status"])


def _gemeente(row: _Row, regions: Mapping[str, Veiligheidsregio]) -> Gemeente:
    region = row.refer("veiligheidsregio_code", regions, "veiligheidsregios.csv")
    return Gemeente(row["gemeente"], row["cbs_code"], row["provincie"], region, row["politie_eenheid"])


def _alias(row: _Row, by_code: Mapping[str, Gemeente]) -> Match:
    if (kind := row["soort"]) not in KINDS:
        row.refuse(f"'{kind}' is geen soort naam. Kies uit: {', '.join(KINDS)}")
    return Match(row.refer("cbs_code", by_code, "gemeenten.csv"), Alias(row["alias"], kind, _until(row)))


def _until(row: _Row) -> date | None:
    text = row.cells["per_datum"]
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        row.refuse(f"'{text}' is geen datum. Schrijf hem als 2022-03-24")


def _table(path: "Traversable", key: Callable[[_Row], K], build: Callable[[_Row], T]) -> dict[K, T]:
    """The rows of a file, built, by a key that comes only once. Raises `InvalidFile` with every complaint."""
    table: dict[K, T] = {}
    complaints: list[str] = []
    for row in _rows(path):
        try:
            if None in row.cells:
                row.refuse("deze rij heeft te veel kolommen. Zet een naam met een komma tussen aanhalingstekens")
            if (name := key(row)) in table:
                row.refuse("deze rij staat er al. Haal er een weg")
            table[name] = build(row)
        except InvalidFile as error:
            complaints.append(str(error))
    if complaints:
        raise InvalidFile("\n".join(complaints))
    return table


def _rows(path: "Traversable") -> list[_Row]:
    reader = csv.DictReader(StringIO(_text(path), newline=""), strict=True)
    try:
        missing = [column for column in COLUMNS[path.name] if column not in (reader.fieldnames or ())]
        if missing:
            raise InvalidFile("\n".join(f"{path.name}:1: kolom '{each}' ontbreekt. Voeg die toe." for each in missing))
        return [_Row(f"{path.name}:{reader.line_num}", cells) for cells in reader]
    except csv.Error as error:
        where = f"{path.name}:{reader.line_num + 1}"  # `line_num` is where the last good row ended
        raise InvalidFile(f"{where}: hier klopt de opmaak niet. Controleer de komma's en de aanhalingstekens.") from error


def _text(path: "Traversable") -> str:
    raw = read_bytes(path)
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise InvalidFile(f"{path.name}:{line}: dit is geen UTF-8. Bewaar het bestand als UTF-8.") from error
