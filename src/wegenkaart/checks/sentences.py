"""Websites and telephone numbers that stand in a sentence: nobody looks twice before using one."""

import re
from collections.abc import Collection, Iterator
from typing import Any
from unicodedata import normalize

from wegenkaart.checks.dates import is_day
from wegenkaart.checks.finding import Finding
from wegenkaart.checks.words import is_read
from wegenkaart.inventory import texts
from wegenkaart.model import Resource, Source
from wegenkaart.numbers import is_phone, national
from wegenkaart.yamlfile import Location

PAID = ("0906", "0909")
"""How numbers begin that are for entertainment."""

_HOST = re.compile(r"(?<![\w@./-])(?:[\w-]+@)?((?:(?:[^\W_]|-)+\.)+(?:(?i:xn--[a-z0-9-]+)|[^\W\d_]{2,}))(?![\w@-])")
"""Also in letters of which some only look like ours."""
_SIGN = re.compile("[.@\u3002\uff0e\uff61]")
_STOPS = str.maketrans("\u3002\uff0e\uff61", "...")
"""What a browser reads as a full stop too."""
_BEFORE = re.compile(r"(?<![^\s('\"])[/_]+(?=\w)")
"""`//` and `_` before a name do not make it another one."""
_DIGITS = re.compile(r"(?<![\w.])((?:(?:0|[1-9][0-9]{0,2})\.){3}(?:0|[1-9][0-9]{0,2}))(?![\w.]\w|\w)")
_MAILED = re.compile(r"(?<![\w.+-])[\w.+-]+@(\w+)(?![\w@-]|\.\w)")
_DIGIT = re.compile("[0-9]")
_LINK = re.compile(r"https?://\S+", re.IGNORECASE)
_NUMBER = re.compile(r"(?:(?<=[^\W\d_][:/])|(?<![\w.,:/€+-]))[+(]?[0-9](?:[0-9() ./–-]*[0-9])?(?![\w/%]|[.,:][0-9]|-[^\W\d])")
"""With every sign that people put between the digits of a telephone number. A text is looked at with its spaces and digits made plain."""
_CALLED = re.compile(r"\b(?:bel|belt|bellen)(?: (?:nu|dan|direct|eerst|altijd|meteen))* $", re.IGNORECASE)
_SHORT = re.compile("14 ?0[0-9]{2,3}|116 ?[0-9]{3}")
_NEAR = 100
"""No number is longer, and nothing further before it says to call it: looking through all of a long text each time would take long."""
_SHORTEST = 7
"""With fewer digits it is only a telephone number when one is told to call it."""


def hosts(location: Location, part: Any) -> Iterator[tuple[Location, str]]:
    """Every website or mail host that is named without `https://`. A source keeps what it is called, and help its old addresses."""
    old = {each.lower() for each in part.formerly} if isinstance(part, Resource) else ()
    for here, text in _sentences(location, part):
        if _SIGN.search(text):
            plain = _BEFORE.sub(" ", _LINK.sub(" ", text).translate(_STOPS))
            found = (host.lower() for pattern in (_HOST, _DIGITS, _MAILED) for host in pattern.findall(plain))
            yield from ((here, host) for host in found if host not in old)


def numbers(location: Location, part: Any, seen: Collection[str]) -> Iterator[Finding]:
    """Every telephone number can be one, and is `seen`: one of the numbers of which it is known where they stand."""
    for here, said in _plain(_sentences(location, part)):
        text = _LINK.sub(" ", said)
        for match in _NUMBER.finditer(text) if _DIGIT.search(text) else ():
            number = _dialled(match[0])
            if not (_looks_dialled(number) or _CALLED.search(text[max(0, match.start() - _NEAR) : match.start()])):
                continue
            if not is_phone(number):
                yield Finding("telefoon", here, no_phone(number))
            elif national(number) not in seen:
                unseen = f"niemand zegt waar '{number}' vandaan komt. Zet het met zijn bron bij 'phones' van een hulp, of haal het weg."
                yield Finding("telefoon", here, unseen)


def in_name(location: Location, resource: Resource, seen: Collection[str]) -> Iterator[Finding]:
    """A number by which help is called is one of its own numbers. Of a long one that nobody saw, that is said by itself."""
    own = {national(phone.number) for phone in resource.phones}
    for found in _NUMBER.findall(resource.name):
        if is_phone(found) and national(found) not in own and (national(found) in seen or not _looks_dialled(found)):
            text = f"in deze naam staat '{found}', en bij 'phones' staat een ander nummer of geen. Maak ze gelijk."
            yield Finding("telefoon", (*location, "name"), text)


def no_phone(number: str) -> str:
    if national(number).startswith(PAID):
        return f"'{number}' is een betaald nummer, en dat hoeft niemand te bellen. Zoek een ander nummer."
    return f"'{number}' is geen Nederlands telefoonnummer. Schrijf het als 112, 0900-8844, 070 - 373 83 93 of +31 70 373 83 93."


def _plain(sentences: Iterator[tuple[Location, str]]) -> Iterator[tuple[Location, str]]:
    yield from ((here, text if text.isascii() else normalize("NFKC", text)) for here, text in sentences)


def _dialled(found: str) -> str:
    """What may be a telephone number in digits that stand together: `2 070 123 45 68` ends in one."""
    words = found.split(" ")
    ends = (" ".join(words[i:]) for i in range(max(1, len(words) - _NEAR), len(words)))
    return next((rest for rest in ends if is_phone(rest) and _looks_dialled(rest)), found)


def _looks_dialled(number: str) -> bool:
    dialled = national(number)
    long = dialled.startswith(("0", "+")) and len(dialled) >= _SHORTEST and not is_day(re.sub("[./]", "-", number))
    return long or bool(_SHORT.fullmatch(number))


def _sentences(location: Location, part: Any) -> Iterator[tuple[Location, str]]:
    """What people read of a part, in our words."""
    if not isinstance(part, Source):
        yield from ((here, text) for here, text in texts(location, part) if is_read(part, here[len(location)]) and here[-1] != "date")
