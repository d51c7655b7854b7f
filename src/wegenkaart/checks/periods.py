"""The term of a duty in its own words: where a text says hours or months, the number beside it says the same."""

import re
from collections.abc import Iterator

from wegenkaart.checks.finding import Finding
from wegenkaart.model import Duty
from wegenkaart.yamlfile import Location

_WORDS = {"een": 1, "één": 1, "twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6}
_NUMBER = rf"(?P<number>[0-9]{{1,6}}|{'|'.join(_WORDS)})"
_TERM = re.compile(rf"\b{_NUMBER} (?P<unit>uur|uren|maand|maanden)\b", re.IGNORECASE)
_OWN = re.compile(rf"\bde (?:{_NUMBER} )?(?P<unit>uur|uren|maand|maanden)\b", re.IGNORECASE)
"""`de 72 uur`, `de maand`: of which one is spoken needs no saying. Elsewhere the term of another duty may be named."""


def check(location: Location, duty: Duty) -> Iterator[Finding]:
    for key in ("text", "because", "elsewhere", "lapses", "channel"):
        text = getattr(duty, key) or ""
        said = [(each[0], _is(duty, each)) for each in _TERM.finditer(text)] if key == "text" else []
        own = [each[0] for each in _OWN.finditer(text) if not _is(duty, each)]
        wrong = own[:1] if own or any(fits for _, fits in said) else [each for each, _ in said[:1]]
        for each in wrong:
            yield Finding("termijn", (*location, key), f"hier staat '{each}', maar de plicht {_term(duty)}. Verander een van de twee.")


def _is(duty: Duty, found: re.Match[str]) -> bool:
    number = (found["number"] or "een").lower()
    value = _WORDS.get(number) or int(number)
    return value == (duty.months if found["unit"].lower().startswith("maand") else duty.hours)


def _term(duty: Duty) -> str:
    if duty.hours is None and duty.months is None:
        return "heeft geen termijn"
    return f"heeft 'hours: {duty.hours}'" if duty.hours is not None else f"heeft 'months: {duty.months}'"
