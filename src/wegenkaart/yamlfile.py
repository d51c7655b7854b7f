"""Read YAML strictly: every scalar is text as typed, and everything knows on which line it stood.

One loader serves the knowledge base and answers. It works on parser events, so it never builds
Python objects, never guesses types (`0703751234` stays a phone number, `NO` stays a word) and never recurses.
What it refuses, and why: docs/data-format.md, "Wat de lezer weigert".
"""

import re
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, NamedTuple, NoReturn, TypeAlias

from wegenkaart import flatjson, flatyaml
from wegenkaart.errors import InvalidFile, visible
from wegenkaart.textfile import MAX_BYTES, read_bytes

if TYPE_CHECKING:  # start-up: both take as long as making an advice
    from importlib.resources.abc import Traversable

    import yaml

Value: TypeAlias = "str | list[Value] | dict[str, Value]"
Location: TypeAlias = tuple[str | int, ...]

MAX_DEPTH = 20
MAX_NODES = 50_000
MAX_SCALAR = 20_000
MAX_SHOWN = 60

Loader: TypeAlias = "type[yaml.CLoader | yaml.Loader] | None"

# Control characters, halves of surrogate pairs, and what Unicode calls "default ignorable" (without those that make up an emoji).
_INVISIBLE = (
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\u3164\ud800-\udfff\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
_DIRECTIVE = r"(?:^|(?<=[\r\n]))%"
_COMMENT = re.compile(r"[ \t]+#(?P<close>\S?)")


@cache
def _invisible() -> re.Pattern[str]:
    """Made when it is needed: a tenth of bare Python."""
    return re.compile(_INVISIBLE)


class Document(NamedTuple):
    """What a file says, and the line on which each part of it stands."""

    name: str
    value: Value
    lines: Mapping[Location, int]
    cut: tuple[int, ...] = ()
    """The lines on which a comment follows a text of several words without quotes, or stands right behind its `#`: it may be text."""

    def where(self, location: Location) -> str:
        """`file:line` of a part; of the nearest part around it when it has no line of its own."""
        while location and location not in self.lines:
            location = location[:-1]
        return f"{self.name}:{self.lines.get(location, 1)}"


def read(path: "Traversable", max_bytes: int = MAX_BYTES) -> Document:
    """Read one file. Raises `Unreadable` when it is missing or no regular file, `InvalidFile` when it is refused."""
    return parse(read_bytes(path, max_bytes), path.name, max_bytes)


def parse(raw: bytes, name: str, max_bytes: int = MAX_BYTES, loader: Loader = None) -> Document:
    """Parse the bytes of one document. Raises `InvalidFile` with `name:line` and what to do."""
    name = visible(name)
    if len(raw) > max_bytes:
        raise InvalidFile(f"{name}:1: dit bestand is te groot (meer dan {max_bytes} bytes). Splits het of kort het in.")
    if loader is None and raw.isascii() and (flat := flatyaml.read(raw.decode()) or flatjson.read(raw.decode())):
        return Document(name, {**flat[0]}, {**flat[1]})
    text = _decode(raw, name)
    import yaml  # noqa: PLC0415 (start-up: as long as bare Python, and a warm start reads no YAML)

    builder = _Builder(name, text)
    try:
        for event in yaml.parse(text, Loader=loader or (yaml.CLoader if yaml.__with_libyaml__ else yaml.Loader)):
            builder.take(event)
    except yaml.MarkedYAMLError as error:
        raise InvalidFile(
            f"{name}:{_line_of(error, text)}: hier klopt de opmaak niet. "
            "Controleer het inspringen (spaties, geen tabs), de aanhalingstekens en de dubbele punten."
        ) from error
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        raise InvalidFile(f"{name}:1: dit is geen leesbare YAML. Controleer of het een tekstbestand is.") from error
    return builder.document()


def _decode(raw: bytes, name: str) -> str:
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:  # its `object` is `raw` without the byte order mark
        line = _line(error.object.decode("latin-1"), error.start)
        byte = error.start + len(raw) - len(error.object)
        raise InvalidFile(f"{name}:{line}: dit is geen UTF-8 (byte {byte}). Bewaar het bestand als UTF-8.") from error
    if found := _invisible().search(text):
        raise InvalidFile(f"{name}:{_line(text, found.start())}: hier staat een onzichtbaar teken (U+{ord(found[0]):04X}). Haal het weg.")
    if found := re.search(_DIRECTIVE, text):
        raise InvalidFile(f"{name}:{_line(text, found.start())}: een regel mag niet beginnen met %. Haal de regel weg.")
    return text


def _line_of(error: "yaml.MarkedYAMLError", text: str) -> int:
    """Where the problem shows; where the quote or bracket was opened, when it shows only at the end of the file."""
    last = _line(text.rstrip())
    at_end = error.problem_mark and error.problem_mark.line >= last
    mark = (error.context_mark if at_end else None) or error.problem_mark
    return min(mark.line + 1, last) if mark else 1


def _line(text: str, end: int | None = None) -> int:
    return text.count("\n", 0, end) + text.count("\r", 0, end) - text.count("\r\n", 0, end) + 1


def shown(text: str) -> str:
    """What somebody wrote, as it may stand in a message: one short line on which every character can be seen."""
    return visible(text) if len(text) <= MAX_SHOWN else f"{visible(text[:MAX_SHOWN])}…"


class _Open:
    """A mapping or list that is being filled."""

    def __init__(self, location: Location, value: "dict[str, Value] | list[Value]") -> None:
        self.location, self.value = location, value
        self.key: str | None = None

    def next_location(self) -> Location:
        return (*self.location, len(self.value) if isinstance(self.value, list) else self.key or "")


class _Builder:
    """Builds the value of a document from parser events, without recursion."""

    def __init__(self, name: str, text: str) -> None:
        self.name, self.text = name, text
        self.cut: list[int] = []
        self.lines: dict[Location, int] = {}
        self.open: list[_Open] = []
        self.root: Value | None = None
        self.nodes = 0

    def take(self, event: "yaml.Event") -> None:
        import yaml  # noqa: PLC0415 (as in `parse`)

        line = event.start_mark.line + 1 if event.start_mark else 1
        match event:
            case yaml.AliasEvent():
                self.refuse(line, "verwijzingen met * of & mogen niet. Schrijf de tekst voluit")
            case yaml.DocumentStartEvent() if self.root is not None:
                self.refuse(line, "een bestand heeft één document. Haal de regel '---' weg")
            case yaml.ScalarEvent():
                self.plain(event, line)
                self.scalar(event.value, line)
                self.comment(event)
            case yaml.CollectionStartEvent():
                self.plain(event, line)
                self.start({} if isinstance(event, yaml.MappingStartEvent) else [], line)
            case yaml.CollectionEndEvent():
                self.open.pop()

    def plain(self, event: "yaml.ScalarEvent | yaml.CollectionStartEvent", line: int) -> None:
        self.nodes += 1
        if event.anchor is not None:
            self.refuse(line, "verwijzingen met * of & mogen niet. Schrijf de tekst voluit")
        if event.tag is not None:
            self.refuse(line, "labels met ! mogen niet. Haal het label weg, of zet de tekst tussen aanhalingstekens")
        if self.nodes > MAX_NODES:
            self.refuse(line, f"dit bestand heeft meer dan {MAX_NODES} onderdelen. Splits het")

    def scalar(self, text: str, line: int) -> None:
        if len(text) > MAX_SCALAR:
            self.refuse(line, f"deze tekst is langer dan {MAX_SCALAR} tekens. Kort hem in")
        if found := _invisible().search(text):
            self.refuse(line, f"hier staat een onzichtbaar teken (U+{ord(found[0]):04X}). Haal het weg")
        here = self.open[-1] if self.open else None
        if here and isinstance(here.value, dict) and here.key is None:
            self.key(here, text, line)
        else:
            self.place(text, line)

    def comment(self, event: "yaml.ScalarEvent") -> None:
        """Whether what follows as a comment may have been meant as text."""
        end = event.end_mark if not event.style else None
        behind = _COMMENT.match(self.text, end.index) if end else None
        if end and behind and (behind["close"] or " " in event.value):
            self.cut.append(end.line + 1)

    def key(self, here: _Open, text: str, line: int) -> None:
        if text == "<<":
            self.refuse(line, "samenvoegen met << mag niet. Schrijf de regels voluit")
        if text in here.value:
            first = self.lines[(*here.location, text)]
            self.refuse(line, f"'{shown(text)}' staat hier twee keer (ook op regel {first}). Haal er een weg")
        here.key = text
        self.lines[(*here.location, text)] = line

    def start(self, value: "dict[str, Value] | list[Value]", line: int) -> None:
        here = self.open[-1] if self.open else None
        if here and isinstance(here.value, dict) and here.key is None:
            self.refuse(line, "een sleutel is een gewoon woord, geen lijst of blok")
        if len(self.open) >= MAX_DEPTH:
            self.refuse(line, f"dit gaat dieper dan {MAX_DEPTH} niveaus. Maak het platter")
        location = here.next_location() if here else ()
        self.place(value, line)
        self.open.append(_Open(location, value))

    def place(self, value: Value, line: int) -> None:
        if not self.open:
            self.root = value
            self.lines[()] = line
            return
        here = self.open[-1]
        self.lines.setdefault(here.next_location(), line)
        if isinstance(here.value, list):
            here.value.append(value)
        else:
            here.value[here.key or ""] = value
            here.key = None

    def refuse(self, line: int, why: str) -> NoReturn:
        raise InvalidFile(f"{self.name}:{line}: {why}.")

    def document(self) -> Document:
        if self.root is None or self.root == "":
            raise InvalidFile(f"{self.name}:1: dit bestand is leeg. Vul het, of geef een ander bestand.")
        return Document(self.name, self.root, self.lines, tuple(self.cut))
