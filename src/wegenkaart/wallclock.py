"""A moment as people write it: text to a time on the wall, where `now` is a time on the same wall. Knows no time zone.

What can mean two moments is refused, never guessed. The day always stands before the month.
"""

import re
from datetime import date, datetime, timedelta

DAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
MONTHS = ("januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december")
_SHORT = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_MONTH = {name: number for names in (MONTHS, _SHORT) for number, name in enumerate(names, 1)}
_WORDS = (
    r"((?P<ago>vandaag|(eer)?gister(en)?|(over)?morgen)\s+"
    r"|(?P<since>van|(eer)?gister(en)?)\s?(?P<part>ochtend|morgen|middag|avond|nacht)\s+"
    rf"|((?P<weekday>{'|'.join(DAYS)})\s+)?(?P<day>\d{{1,2}})([-/](?P<number>\d{{1,2}})([-/](?P<full>\d{{4}}))?"
    rf"|\s+(?P<month>{'|'.join(_MONTH)})\.?(\s+(?P<year>\d{{4}}))?),?\s+)?"
    r"(om\s+)?(?P<hour>\d{1,2})(([:.]|\s*u(ur)?\s*)(?P<minute>\d{2})(\s*u(ur)?)?|\s*u(ur)?)"
)
"""`02:40`, `gisteravond 23u15`, `23-11 02:40 uur`. Without a day it is today, without a year this one."""
_DAYS_AGO = {"overmorgen": -2, "morgen": -1, "vandaag": 0, "van": 0, "gister": 1, "gisteren": 1, "eergister": 2, "eergisteren": 2}
_EVENING = (22, 23)
_HOURS = {"ochtend": range(12), "morgen": range(12), "middag": range(12, 19), "avond": range(17, 24), "nacht": (*range(6), *_EVENING)}
"""A night is on two days: it begins in the evening."""
_NOON = 12


class NotSo(Exception):
    """What is wrong with a moment that was understood."""


def read(text: str, now: datetime | None) -> datetime:
    """The moment, in words or as in ISO 8601 (only then it may have an offset). What hangs on today needs a `now`, and so does a time.

    Raises `NotSo`, and `ValueError` for what is no moment at all.
    """
    if words := re.fullmatch(_WORDS, text.lower(), re.ASCII):
        return _in_words(words, now)
    if re.match(r"\d{4}-\d\d-\d\d", text, re.ASCII):
        _day(int(text[:4]), int(text[5:7]), int(text[8:10]))
    if now and _is_day(text):
        raise NotSo("hier ontbreekt de tijd.")
    return datetime.fromisoformat(text)


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _in_words(words: re.Match[str], now: datetime | None) -> datetime:
    if words["day"]:
        return _at(_date(words, now), _plain_hour(words), words)
    if now is None:
        raise ValueError(words[0])
    if not words["part"]:
        return _at(_ago(words["ago"] or "vandaag", now), _plain_hour(words), words)
    moment = _at(_ago(words["since"], now), _hour_of(words["part"], words["hour"]), words)
    return _in_night(moment, words["since"], now) if words["part"] == "nacht" else moment


def _at(day: date, hour: int, words: re.Match[str]) -> datetime:
    return datetime(day.year, day.month, day.day, hour, int(words["minute"] or 0))  # noqa: DTZ001 (on a wall)


def _ago(word: str, now: datetime) -> date:
    return now.date() - timedelta(days=_DAYS_AGO[word])


def _date(words: re.Match[str], now: datetime | None) -> date:
    if not (year := words["full"] or words["year"] or (now and now.year)):
        raise ValueError(words[0])
    day = _day(int(year), int(words["number"] or _MONTH[words["month"]]), int(words["day"]))
    if words["weekday"] not in (None, DAYS[day.weekday()]):
        raise NotSo(f"deze dag is een {DAYS[day.weekday()]}.")
    return day


def _day(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError as error:
        raise NotSo("deze dag bestaat niet.") from error


def _plain_hour(words: re.Match[str]) -> int:
    """By the clock of 24 hours. Who says `2 uur` may go by the other one; who writes `02` or minutes does not."""
    hour = int(words["hour"])
    if words["minute"] is None and words["hour"][0] != "0" and hour <= _NOON:
        raise NotSo(f"dit kan {hour % _NOON:02}:00 of {hour % _NOON + _NOON}:00 zijn.")
    return hour


def _hour_of(part: str, typed: str) -> int:
    """`11` in the evening is 23; `02` in the afternoon is a mistake."""
    hour = int(typed)
    meant = [each for each in (hour, hour + _NOON * (typed[0] != "0")) if each in _HOURS[part]]
    if not meant:
        raise NotSo(f"deze tijd valt niet in de {part}.")
    return meant[0]


def _in_night(moment: datetime, since: str, now: datetime) -> datetime:
    """`vannacht` began yesterday, until the next night begins. Of `gisternacht` nobody is sure which one it was."""
    evening = moment.hour in _EVENING
    if _DAYS_AGO[since] or (evening and moment <= now):
        raise NotSo("dit kunnen twee nachten zijn.")
    return moment - timedelta(days=1) if evening else moment
