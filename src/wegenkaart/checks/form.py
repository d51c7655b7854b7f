"""What can be seen of one record: its id, its texts, lists, terms and dates, and whether it has a reason and a ground."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, replace
from typing import Any

from wegenkaart.checks import dates, filled, letters, periods
from wegenkaart.checks.finding import Finding
from wegenkaart.inventory import bare, parts, texts
from wegenkaart.model import (
    Action,
    Case,
    Claim,
    Conflict,
    Decision,
    Duty,
    Fact,
    Grounded,
    KnowledgeBase,
    Preparation,
    Reading,
    Record,
    Resource,
    Rule,
    Source,
)
from wegenkaart.slots import SLOTS
from wegenkaart.yamlfile import Location, shown

UNKNOWN = "onbekend"
"""The word for "not known" in answers. It is never a value of a fact."""

_ID = re.compile(r"[a-z0-9]+(_[a-z0-9]+)*")
_CODE = re.compile(r"[A-Z]+[0-9]+")
_ADR = re.compile(r"[0-9]{4}")
MOST_VALUES = 100

_UNSEEN = re.compile("[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]")
"""What is a letter or a sign to Unicode, and nothing to the eye. What is no text at all, the reader of the files refuses."""
_SLOT = re.compile(r"\{[^}]*\}?")
_MAX_DAYS, _MAX_MONTHS = 3660, 120
_MAX_HOURS = 24 * _MAX_DAYS


def check(kb: KnowledgeBase) -> Iterator[Finding]:
    yield from dates.too_early(kb)
    last = dates.last(kb)
    dated = kb if last == kb.date else replace(kb, date=last)
    for location, part in parts(kb):
        yield from _ids(location, part)
        yield from _texts(dated, location, part)
        yield from _doubles(location, part)
        yield from dates.check(kb, location, part, last)
        yield from filled.check(location, part)
        yield from _ground(location, part)
        yield from _reason(location, part)
        yield from _special(location, part)


def _ids(location: Location, part: Any) -> Iterator[Finding]:
    """Ids of records, and of the values, outcomes and places inside them."""
    coded = isinstance(part, Rule | Conflict)
    if isinstance(part, Record) and not (_ID.fullmatch(part.id) or (coded and _CODE.fullmatch(part.id))):
        yield Finding("id", location, _no_id(part.id))
    for key, kind in (("values", Fact), ("outcomes", Decision), ("places", Source)):
        for name in getattr(part, key) if isinstance(part, kind) else ():
            if not _ID.fullmatch(name):
                yield Finding("id", (*location, key, name), _no_id(name))


def _no_id(name: str) -> str:
    return f"het id '{name}' mag alleen kleine letters, cijfers en _ hebben. Kies een ander id.{letters.in_name(name)}"


def _texts(kb: KnowledgeBase, location: Location, part: Any) -> Iterator[Finding]:
    for here, text in texts(location, part):
        yield from dates.in_text(kb, part, here, text)
        if not text.strip() and here != ("sha256",):
            yield Finding("leeg", here, f"'{here[-1]}' is leeg. Vul het in of haal de regel weg.")
        if found := _UNSEEN.search(text):
            yield Finding("vorm", here, f"hier staat een teken dat niemand ziet (U+{ord(found[0]):04X}). Haal het weg.")
        if here[-1] not in ("id", "url") and here[0] != "hosts":
            yield from (Finding("vorm", here, said) for said in letters.foreign(text))
        for slot in _SLOT.findall(text):
            if slot not in SLOTS:
                yield Finding("invulplek", here, f"niemand vult hier {shown(slot)} in. Schrijf het voluit.")


def _doubles(location: Location, part: Any) -> Iterator[Finding]:
    """The same word twice in a list, also in the lists of a mapping. A severity is looked at by itself."""
    for each in (each for each in fields(part) if each.name != "severity"):
        value, here = getattr(part, each.name), (*location, each.name)
        lists = {(*here, key): inner for key, inner in value.items()} if isinstance(value, dict) else {here: value}
        for place, words in lists.items():
            if isinstance(words, tuple):
                counted = Counter(filter(None, map(_said, words)))
                for word in (word for word, count in counted.items() if count > 1):
                    yield Finding("dubbel", place, f"'{word}' staat hier twee keer. Haal er een weg.")


def _said(part: Any) -> str | None:
    """A word of a list, or what is said in a part of one; the readings of a conflict are looked at with it."""
    if isinstance(part, str):
        return part
    return None if isinstance(part, Rule | Reading) else bare(str(getattr(part, "text", getattr(part, "number", ""))))


def _ground(location: Location, part: Any) -> Iterator[Finding]:
    if isinstance(part, Resource | Case) and not part.sources:
        yield Finding("grond", (*location, "sources"), "dit heeft geen bron. Noem een bron bij 'sources'.")
    if not isinstance(part, Claim | Grounded | Conflict):
        return
    if part.choice and not part.adr:
        yield Finding(
            "grond", (*location, "choice"), "dit is een eigen keuze zonder uitleg. Noem bij 'adr' het document dat de keuze uitlegt."
        )
    if part.adr and not part.choice:
        yield Finding("grond", (*location, "adr"), "'adr' hoort bij een eigen keuze. Zet er 'choice: true' bij of haal 'adr' weg.")
    if part.adr and not is_adr(part.adr):
        yield Finding("grond", (*location, "adr"), f"'{part.adr}' is geen nummer van een document. Schrijf vier cijfers, zoals '0006'.")
    if not part.sources and not part.choice:
        text = "dit heeft geen bron. Noem een bron bij 'sources', of zet 'choice: true' met een 'adr'."
        yield Finding("grond", (*location, "sources"), text)


def is_adr(text: str) -> bool:
    return bool(_ADR.fullmatch(text))


def _reason(location: Location, part: Any) -> Iterator[Finding]:
    """A reason says something that the text does not."""
    if isinstance(part, Grounded | Conflict):
        said = {bare(each) for key in ("text", "ours", "trigger", "name") if (each := getattr(part, key, None))}
        if bare(part.because) in said:
            yield Finding("reden", (*location, "because"), "de reden herhaalt de tekst. Schrijf op waarom dit zo is.")


def _special(location: Location, part: Any) -> Iterator[Finding]:
    match part:
        case Fact():
            yield from _fact(location, part)
        case Duty():
            yield from _terms(location, part)
            yield from periods.check(location, part)
        case Action() if part.rank < 1:
            yield Finding("termijn", (*location, "rank"), "een rang is 1 of meer. Verander het getal.")
        case KnowledgeBase() | Preparation() if part.stale_after_days is not None and not 1 <= part.stale_after_days <= _MAX_DAYS:
            text = "een termijn is 1 of meer, en niet langer dan tien jaar. Verander het getal."
            yield Finding("termijn", (*location, "stale_after_days"), text)


def _terms(location: Location, duty: Duty) -> Iterator[Finding]:
    for key, term, most in (("hours", duty.hours, _MAX_HOURS), ("months", duty.months, _MAX_MONTHS)):
        here = (*location, key)
        if term is not None and term < 1:
            yield Finding("termijn", here, "een termijn is 1 of meer. Verander het getal, of haal de regel weg als de wet niets noemt.")
        if term is not None and term > most:
            yield Finding("termijn", here, "deze termijn is langer dan tien jaar. Controleer het getal.")
    if duty.hours is not None and duty.months is not None:
        text = "een plicht heeft één termijn: in uren of in maanden. Haal een van de twee weg."
        yield Finding("termijn", (*location, "months"), text)
    if (duty.starts == "melding") != (duty.after is not None):
        text = "'after' hoort bij 'starts: melding': welke plicht gaat eraan vooraf? Vul beide in, of geen van beide."
        yield Finding("termijn", (*location, "starts"), text)
    if duty.own_road and duty.starts != "kennisname":
        text = "'own_road' hoort bij 'starts: kennisname'. Verander 'starts', of haal 'own_road' weg."
        yield Finding("termijn", (*location, "own_road"), text)
    if duty.after == duty.id:
        yield Finding("kring", (*location, "after"), "deze plicht wacht op zichzelf. Noem de plicht die eraan voorafgaat.")


def _fact(location: Location, fact: Fact) -> Iterator[Finding]:
    if UNKNOWN in fact.values:
        yield Finding("waarde", location, f"'{UNKNOWN}' is geen waarde: het betekent dat niemand het weet. Haal het weg.")
    if len(fact.values) < 2:
        text = "een feit heeft twee of meer waarden. Voeg een waarde toe of haal het feit weg."
        yield Finding("waarde", location, text, breaks_tables=True)
    if len(fact.values) > MOST_VALUES:
        text = f"een feit heeft hooguit {MOST_VALUES} waarden: meer kan niemand kiezen. Voeg er samen, of maak er twee feiten van."
        yield Finding("waarde", (*location, "values"), text, breaks_tables=True)
    if len(set(map(bare, fact.values.values()))) < len(fact.values):
        yield Finding("waarde", (*location, "values"), "twee waarden hebben dezelfde tekst. Maak het verschil te zien.")
    if fact.severity and sorted(fact.severity) != sorted(fact.values):
        text = "'severity' noemt niet precies alle waarden. Noem elke waarde één keer."
        yield Finding("ernst", (*location, "severity"), text, breaks_tables=True, about=(fact.id,))
    if fact.severity and fact.unordered is not None:
        text = "er staat welk antwoord erger is, en ook dat er geen is. Haal 'severity' of 'unordered' weg."
        yield Finding("ernst", (*location, "unordered"), text)
    if not fact.severity and fact.unordered is None:
        text = (
            "er staat niet welk antwoord erger is. Noem de waarden van licht naar zwaar bij 'severity', "
            "of zeg bij 'unordered' waarom geen antwoord erger is."
        )
        yield Finding("ernst", location, text)
