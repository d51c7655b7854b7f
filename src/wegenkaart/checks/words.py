"""Every abbreviation that people read is explained, and every explanation is of something that is read."""

import re
from collections.abc import Iterator
from typing import Any

from wegenkaart.checks.finding import Finding
from wegenkaart.inventory import parts, texts
from wegenkaart.model import ExactlyExpected, Expected, Group, KnowledgeBase, Outline, Source
from wegenkaart.yamlfile import Location

UNREAD = frozenset(
    (
        "actor", "actors", "adr", "after", "contact", "decided_by", "email", "fact", "facts", "falls", "follows", "holder", "hosts", "id",
        "inferred", "led_by", "milder", "names", "number", "own_road", "resource", "roads", "sectors", "severity", "sha256", "source",
        "sources", "synonyms", "teams", "then", "to", "touches", "url", "words", "worse",
    )
)  # fmt: skip
"""Keys that hold ids, numbers and addresses, or words to search by."""
QUOTED = frozenset(("place", "published", "title"))
"""Keys of a source that stand there as its maker wrote them: explaining those words is not ours."""

_TOKEN = re.compile(r"[A-Za-zÀ-ÿ][A-Za-zÀ-ÿ0-9-]*")
_NO_WORDS = re.compile(
    r"\{\w+\}|\w+_\w+|\S*(?:https?://|www\.|@)\S*|[\w-]+(?:\.[\w-]+)*\.[a-z]{2,3}(?:/\S*)?(?!\w)|\w+(?:-\w+)+/\S+|(?<!\w)(?![A-Z]{1,3}[0-9]+\b)\w*[0-9]{3}\w*"
)
_ENDS = ".,:;?!)"
"""What may follow a word of letters alone, in which nothing else has to be looked for."""
_LONGEST = 300
"""A longer piece of text is no address or number, and looking for one in it would take long."""
_DOTTED = re.compile(r"(?<!\w)(?:[A-Z]\.){2,}(?:[A-Z]\b)?")
_CODE = re.compile("[A-Z]+[0-9]+")
_CAPITALS = re.compile("[A-ZÀ-Þ].*[A-ZÀ-Þ]")
_WORD = re.compile(r"\w+(?:-\w+)*")
_VOWEL = re.compile("[aeiouyà-ÿ]", re.IGNORECASE)


def check(kb: KnowledgeBase) -> Iterator[Finding]:
    known = {*kb.terms, *kb.names}
    seen: list[str] = []
    for location, text, quoted in _read(kb):
        seen.append(text)
        for short in () if quoted else abbreviations(text, known):
            advice = "Schrijf het voluit, of leg het uit bij 'terms'. Is het een naam, zet hem bij 'names'."
            yield Finding("afkorting", location, f"niemand legt de afkorting '{short}' uit. {advice}")
    yield from _unused(kb, "\n".join(seen))


def _read(kb: KnowledgeBase) -> Iterator[tuple[Location, str, bool]]:
    """Every text that people read, with its place and whether it is a quotation."""
    for location, part in parts(kb):
        for here, text in () if isinstance(part, Outline | Expected | ExactlyExpected) else texts(location, part):
            if is_read(part, key := here[len(location)]):
                yield here, text, _is_quoted(part, key)


def is_read(part: Any, key: str | int) -> bool:
    """Whether people read what stands there. Of a group they do: its facts are rows on the screen."""
    return key not in UNREAD or (isinstance(part, Group) and key == "facts")


def _is_quoted(part: Any, key: str | int) -> bool:
    return isinstance(part, Source) and key in QUOTED


def abbreviations(text: str, known: set[str]) -> list[str]:
    """Words that are not known, with two or more capitals (`CISO`, `CoPI`), capitals and a number (`P2000`) or no vowel (`mkb`)."""
    text = _DOTTED.sub(lambda found: found[0].replace(".", ""), text)  # `R.D.W.` is no less of a riddle
    said = " ".join(word if word.rstrip(_ENDS).isalpha() or len(word) > _LONGEST else _NO_WORDS.sub(" ", word) for word in text.split())
    tokens = dict.fromkeys(_TOKEN.findall(said))
    pieces = (piece for token in tokens if token not in known for piece in token.split("-"))
    return list(dict.fromkeys(piece for piece in pieces if piece not in known and _is_short(piece)))


def _is_short(word: str) -> bool:
    return bool(_CAPITALS.search(word) or _CODE.fullmatch(word)) or (len(word) > 1 and word.isalpha() and not _VOWEL.search(word))


def _unused(kb: KnowledgeBase, read: str) -> Iterator[Finding]:
    """What is explained or named and stands nowhere. A text of `terms` explains another word, never itself."""
    words = {word for line in read.split("\n") for word in _WORD.findall(line)}
    words.update(*(word.split("-") for word in words if "-" in word))
    for term in kb.terms:
        if term not in words:
            yield Finding("overbodig", ("terms", term), f"'{term}' staat in geen enkele tekst. Haal de afkorting weg.")
    for i, name in enumerate(kb.names):
        if name not in words:
            yield Finding("overbodig", ("names", i), f"'{name}' staat in geen enkele tekst. Haal de naam weg.", about=(name,))
