"""Every day exists, and what was made or happened lies before the day on which somebody looked, also where a day stands in a sentence."""

import re
from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from typing import Any

from wegenkaart.checks.finding import Finding
from wegenkaart.model import Case, Duty, Example, KnowledgeBase, Source
from wegenkaart.yamlfile import Location

PAST = ("checked", "seen")
"""Days on which somebody compared something: they lie before the day of the knowledge."""
HAPPENED = (("date", Case), ("date", Example), ("published", Source))
"""Texts that say when something was, as people write it."""

_FIRST = date(2000, 1, 1)
_LAST = date(2100, 1, 1)
_LEAP_YEAR = 2024
_MANY, _NEARLY_ALL = 10, 0.9
_CENTURY = 2000
"""Of a year in two digits."""
_MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
_SHORT = {
    "jan": 1, "feb": 2, "febr": 2, "mrt": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "okt": 10, "nov": 11, "dec": 12,
}  # fmt: skip
"""Only behind a day: by itself it can be anything."""
_NUMBERS = {name: number for number, name in enumerate(_MONTHS, 1)} | _SHORT
_DAY = re.compile(
    r"(?<![\w./-])(?:(?P<y1>[0-9]{4})-(?P<m1>[0-9]{1,2})(?:-(?P<d1>[0-9]{1,2}))?|(?P<d2>[0-9]{1,2})(?P<between>[-/])(?P<m2>[0-9]{1,2})(?P=between)(?P<y2>[0-9]{4}|[0-9]{2})"
    rf"|(?:(?P<d3>[0-9]{{1,2}}) )?(?P<m3>{'|'.join(_MONTHS)})(?: (?P<y3>[0-9]{{4,9}}))?"
    rf"|(?P<d4>[0-9]{{1,2}}) (?P<m4>{'|'.join(_SHORT)})(?:\.(?!\w)|(?!\w))(?: (?P<y4>[0-9]{{4,9}}))?)(?![\w/]|-[0-9])",
    re.IGNORECASE,
)
_DIGIT = re.compile("[0-9]")
_YEAR = re.compile(r"(?<![\w./-])(?P<y1>1[0-9]{3}|2[0-9]{3})(?![\w-])")


def too_early(kb: KnowledgeBase) -> Iterator[Finding]:
    """That the day of the knowledge is wrong, when nearly all of it was looked at later: said once, and not of each of those."""
    if (count := _later(kb)) and last(kb) > kb.date:
        text = f"{count} dagen van vergelijken liggen na deze dag ({kb.date}). Zet hier de dag waarop de kennis voor het laatst veranderde."
        yield Finding("datum", ("date",), text)


def last(kb: KnowledgeBase) -> date:
    """The day after which nothing can have been looked at: that of the knowledge, unless nearly everything says that it is wrong."""
    days = _looked(kb)
    return max(days) if len(days) >= _MANY and _later(kb) >= _NEARLY_ALL * len(days) else kb.date


def _looked(kb: KnowledgeBase) -> list[date]:
    seen = [phone.seen for resource in kb.resources.values() for phone in resource.phones]
    return [*(each.checked for each in kb.sources.values()), *(each.checked for each in kb.resources.values()), *seen]


def _later(kb: KnowledgeBase) -> int:
    return sum(kb.date < day <= _LAST for day in _looked(kb)) if kb.date >= _FIRST else 0


def check(kb: KnowledgeBase, location: Location, part: Any, last: date) -> Iterator[Finding]:
    """The days that are no text: `checked`, `seen` (of which none lies after the last), `valid_until`, and the day of the knowledge."""
    for each in fields(part):
        value, here = getattr(part, each.name), (*location, each.name)
        if isinstance(value, date) and not _FIRST <= value <= _LAST:
            yield Finding("datum", here, f"de datum {value} kan niet kloppen. Schrijf hem als 2026-11-23.")
        elif each.name in PAST and value > last >= _FIRST:
            text = f"{value} ligt na de dag van deze kennis ({kb.date}). Verander deze dag, of 'date' van de hele kennisbank."
            yield Finding("datum", here, text)
    if isinstance(part, Duty) and part.valid_until and _FIRST <= part.valid_until < kb.date:
        text = f"dit gold tot {part.valid_until}, en deze kennis is van {kb.date}. Kijk wat nu geldt, en verander de plicht."
        yield Finding("datum", (*location, "valid_until"), text, about=("date",))


def in_text(kb: KnowledgeBase, part: Any, here: Location, text: str) -> Iterator[Finding]:
    """The days that a text names. A month without any number says nothing that can be wrong."""
    if not _DIGIT.search(text):
        return
    limit = _limit(kb, part, here[-1])
    for found in _named(text, years=limit is not None):
        year, month, day = (_number(found, key) for key in "ymd")
        if not _exists(year, month, day):
            yield Finding("datum", here, f"de datum '{found[0]}' bestaat niet. Kijk hem na, en schrijf hem goed.")
        elif limit and year and date(year, month or 1, day or 1) > limit:
            whose = "waarop de bron is bekeken" if isinstance(part, Source) else "van deze kennis"
            text = f"'{found[0]}' ligt na {limit}, de dag {whose}. Kijk de datum na, en verander een van de twee."
            yield Finding("datum", here, text)


def is_day(text: str) -> bool:
    """Whether this is a day (`01-02-2021`) and nothing else."""
    return bool(_DAY.fullmatch(text))


def _limit(kb: KnowledgeBase, part: Any, key: str | int) -> date | None:
    """Until when something can have been; `None` for a text that may speak of what is to come."""
    if not any(key == name and isinstance(part, kind) for name, kind in HAPPENED):
        return None
    day = part.checked if isinstance(part, Source) else kb.date
    return day if day >= _FIRST else None


def _named(text: str, *, years: bool) -> Iterator[re.Match[str]]:
    """Every day and month that is written out, and (`years`) every year that stands by itself."""
    yield from _DAY.finditer(text)
    if years:
        yield from _YEAR.finditer(_DAY.sub("", text))


def _number(found: re.Match[str], part: str) -> int | None:
    """The year, month or day of what was found."""
    said = next((value for key, value in found.groupdict().items() if key.startswith(part) and value), None)
    if said is None or not said.isdigit():
        return _NUMBERS[said.lower()] if said else None
    return int(said) + (_CENTURY if part == "y" and len(said) == len("26") else 0)


def _exists(year: int | None, month: int | None, day: int | None) -> bool:
    try:
        date(_LEAP_YEAR if year is None else year, 1 if month is None else month, 1 if day is None else day)
    except ValueError:
        return False
    return True
