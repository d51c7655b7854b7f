"""Moments and deadlines: stored and added in UTC, read and shown in Europe/Amsterdam. The only place that knows time zones.

Hours of a legal term run on through weekends, holidays and clock changes, so they are added in UTC.
A month is a month of the calendar on the wall, so it is added in Amsterdam time.
"""

from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING

from wegenkaart.errors import WrongUse
from wegenkaart.wallclock import DAYS, MONTHS, NotSo, read

if TYPE_CHECKING:  # start-up: see `_amsterdam`
    from zoneinfo import ZoneInfo

_DAY = 24 * 60
"""In minutes."""
_EXAMPLE = "Schrijf het als 2026-11-23T02:40."
EXAMPLES = ("vandaag 02:40", "gisteren 23:15", "23-11-2026 02:40")
"""How to write a moment: what is taught wherever one is asked."""
_EXAMPLE_IN_WORDS = f"Schrijf het als '{EXAMPLES[0]}', '{EXAMPLES[1]}' of '{EXAMPLES[2]}'."


class TwiceOnTheClock(WrongUse):
    """An hour that comes twice, when the clock goes back. `moments` are both, the first one first."""

    def __init__(self, message: str, moments: tuple[datetime, datetime]) -> None:
        super().__init__(message)
        self.moments = moments


@cache
def _amsterdam() -> "ZoneInfo":
    from zoneinfo import ZoneInfo  # noqa: PLC0415 (start-up: a quarter of bare Python, and to look something up needs no moment)

    return ZoneInfo("Europe/Amsterdam")


def parse_moment(text: str, option: str, now: datetime | None = None) -> datetime:
    """A moment in UTC. Without an offset it is Amsterdam time; words such as `gisteren` need `now`, and then a day alone is no moment.

    Raises `WrongUse` for anything else, for what can mean two moments and for an hour that the clock skips, and `TwiceOnTheClock` for
    one that comes twice.
    """
    given, example = _given(text, option), _EXAMPLE_IN_WORDS if now else _EXAMPLE
    try:
        local = read(text.strip(), now.astimezone(_amsterdam()).replace(tzinfo=None) if now else None)
    except NotSo as error:
        raise WrongUse(f"{given}: {error} {example}") from error
    except ValueError as error:
        raise WrongUse(f"{given}: dit is geen tijdstip. {example}") from error
    if not date(2000, 1, 1) <= local.date() <= date(2100, 1, 1):
        raise WrongUse(f"{given}: dit jaar kan niet kloppen. {example}")
    return (local if local.tzinfo else _placed(local, given)).astimezone(UTC)


def parse_past(text: str, option: str, now: datetime) -> datetime:
    """A moment that has been. Raises `WrongUse` for one that is still to come."""
    moment = parse_moment(text, option, now)
    if moment > now:
        raise WrongUse(
            f"{_given(text, option)}: dit tijdstip is nog niet geweest. Geef het moment waarop u het wist, zoals '{EXAMPLES[1]}'."
        )
    return moment


def _given(text: str, option: str) -> str:
    """What was typed, after the option if it was one."""
    return f"{option} {text}" if option else text


def _placed(local: datetime, given: str) -> datetime:
    """The one moment that a wall clock in Amsterdam showed this."""
    first, second = local.replace(tzinfo=_amsterdam(), fold=0), local.replace(tzinfo=_amsterdam(), fold=1)
    if first.utcoffset() == second.utcoffset():
        return first
    if first.astimezone(UTC).astimezone(_amsterdam()).replace(tzinfo=None) != local:
        raise WrongUse(f"{given}: dit tijdstip bestaat niet, want de klok ging een uur vooruit. Kies een ander tijdstip.")
    typed = local.isoformat(timespec="minutes")
    raise TwiceOnTheClock(
        f"{given}: dit uur komt twee keer voor. Schrijf {typed}+02:00 (zomertijd) of {typed}+01:00 (wintertijd).",
        (first.astimezone(UTC), second.astimezone(UTC)),
    )


def add(start: datetime, hours: int | None, months: int | None) -> datetime | None:
    """The end of a term that starts at a moment in UTC; `None` when the law names no term."""
    if hours is not None:
        return start + timedelta(hours=hours)
    return _add_months(start, months) if months is not None else None


def _add_months(start: datetime, months: int) -> datetime:
    """The same day and wall clock time some months later; the last day of the month when that day does not exist."""
    from calendar import monthrange  # noqa: PLC0415 (start-up: few duties count in months)

    local = start.astimezone(_amsterdam())
    year, month = divmod(local.year * 12 + local.month - 1 + months, 12)
    day = min(local.day, monthrange(year, month + 1)[1])
    return local.replace(year=year, month=month + 1, day=day).astimezone(UTC)


def rfc3339(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def as_typed(moment: datetime) -> str:
    """`2026-11-22T23:15`, in Amsterdam, as options read it back; with the offset when the hour comes twice."""
    local = moment.astimezone(_amsterdam())
    bare = local.replace(tzinfo=None).isoformat(timespec="seconds" if local.second else "minutes")
    twice = local.replace(fold=0).utcoffset() != local.replace(fold=1).utcoffset()
    return bare + (local.isoformat()[-len("+01:00") :] if twice else "")


def from_rfc3339(text: str) -> datetime:
    return datetime.fromisoformat(text)


def local_date(moment: datetime) -> date:
    """The day on the calendar in Amsterdam."""
    return moment.astimezone(_amsterdam()).date()


def spoken(moment: datetime) -> str:
    """`maandag 23 november 2026, 03:00`, in Amsterdam."""
    local = moment.astimezone(_amsterdam())
    return f"{DAYS[local.weekday()]} {spoken_date(local.date())}, {local:%H:%M}"


def spoken_near(moment: datetime, now: datetime) -> str:
    """`dinsdag 24 november, 02:40`: with the year only when it is another one, and with the kind of time when the hour comes twice."""
    local, today = moment.astimezone(_amsterdam()), now.astimezone(_amsterdam())
    year = "" if local.year == today.year else f" {local.year}"
    twice = local.replace(fold=0).utcoffset() != local.replace(fold=1).utcoffset()
    kind = f" {'wintertijd' if local.fold else 'zomertijd'}" if twice else ""
    return f"{DAYS[local.weekday()]} {local.day} {MONTHS[local.month - 1]}{year}, {local:%H:%M}{kind}"


def spoken_date(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def distance(moment: datetime, now: datetime) -> str:
    """`over 22 uur en 10 minuten`, or `22 uur en 10 minuten geleden`; from 48 hours on `over 3 dagen en 4 uur`, never rounded up."""
    minutes = round(abs((moment - now).total_seconds()) / 60)
    if not minutes:
        return "nu"
    hours, days = minutes // 60, minutes // _DAY
    if minutes < 2 * _DAY:
        length = _counted((hours, "uur", "uur"), (minutes % 60, "minuut", "minuten"))
    else:
        length = _counted((days, "dag", "dagen"), (hours % 24, "uur", "uur"))
    return f"over {length}" if moment > now else f"{length} geleden"


def _counted(*parts: tuple[int, str, str]) -> str:
    """`1 uur en 20 minuten`: what there is none of is left out."""
    return " en ".join(f"{count} {one if count == 1 else many}" for count, one, many in parts if count)
