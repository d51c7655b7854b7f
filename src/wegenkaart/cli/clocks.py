"""The moments on the command line: now, and what starts or stops the clocks of the duties."""

from datetime import UTC, date, datetime

from wegenkaart.advice import Advice, Setting
from wegenkaart.cli.output import error_line
from wegenkaart.clock import from_rfc3339, local_date, parse_moment, parse_past, spoken
from wegenkaart.errors import WrongUse
from wegenkaart.frozen import changed
from wegenkaart.model import KnowledgeBase
from wegenkaart.nearest import meant_in_part

FIRST_YEAR = 2020
"""A computer with an empty battery starts in 1970, 1980 or 2000."""


def setting(
    kb: KnowledgeBase, *, now: str | None, aware_at: str | None, other_aware_at: str | None, reported: tuple[str, ...], explain: bool
) -> Setting:
    """Raises `WrongUse` for what is no moment, for one that is still to come, and for a duty that does not exist."""
    moment = parse_moment(now, "--now") if now is not None else _read()
    remark = _wrong_clock(moment) if now is None else None
    try:
        made = Setting(
            now=moment,
            aware_at=_past(aware_at, "--aware-at", moment),
            other_aware_at=_past(other_aware_at, "--other-aware-at", moment),
            reported=_reported(kb, reported, moment),
            explain=explain,
        )
    except WrongUse as error:
        if remark:
            raise WrongUse(f"{error} {remark}") from error
        raise
    if remark:
        error_line(remark)
    return made


def at_this_moment(setting: Setting, now: str | None) -> Setting:
    """The same, now that time has passed; with `--now` it has not."""
    return setting if now is not None else changed(setting, now=_read())


def _read() -> datetime:
    return datetime.now(UTC).replace(microsecond=0)


def _wrong_clock(moment: datetime) -> str | None:
    """What to do when no clock that works can say this."""
    if moment.year >= FIRST_YEAR:
        return None
    return f"De klok van deze computer staat op {spoken(moment)}. Dat kan niet kloppen. Zet hem goed, of geef de tijd mee met --now."


def today(now: str | None) -> date:
    """The day on the calendar in Amsterdam, or that of `--now`."""
    moment = parse_moment(now, "--now") if now is not None else _read()
    if now is None and (remark := _wrong_clock(moment)):
        error_line(remark)
    return local_date(moment)


def _past(text: str | None, option: str, now: datetime) -> datetime | None:
    return parse_past(text, option, now) if text is not None else None


def _reported(kb: KnowledgeBase, given: tuple[str, ...], now: datetime) -> dict[str, datetime]:
    """Duty → when it was done."""
    found: dict[str, datetime] = {}
    for each in given:
        name, equals, text = (part.strip() for part in each.partition("="))
        if not equals:
            raise WrongUse(f"--reported {each}: hier hoort een plicht en een tijdstip. {_example(kb)}")
        if name not in kb.duties:
            raise WrongUse(f"--reported {each}: er is geen plicht '{name}'. {_meant(kb, name)}")
        if name in found:
            raise WrongUse(f"--reported {each}: '{name}' staat er twee keer. Haal er een weg.")
        found[name] = _done(text, f"--reported {name}", now)
    return found


def remark_idle(advice: Advice, setting: Setting) -> None:
    """Say of which moments it means nothing that they were given: no clock starts, or this advice does not hold the duty."""
    running = {each.starts_on for each in advice.duties if each.due_at}
    for option, event, moment in (
        ("--aware-at", "kennisname", setting.aware_at), ("--other-aware-at", "kennisname_ander", setting.other_aware_at),
    ):  # fmt: skip
        if moment and event not in running:
            error_line(f"{option}: hiermee begint in dit advies geen termijn om te melden. Controleer de feiten, ook over de wegen.")
    for duty in sorted(set(setting.reported) - {each.id for each in advice.duties}):
        error_line(f"--reported {duty}: deze plicht staat niet in dit advies. Controleer de feiten en de naam.")


def remark_early(advice: Advice) -> None:
    """Say which duties were done before the event that starts their clock: one of the two moments cannot be right."""
    for duty in advice.duties:
        if duty.done_at and duty.starts_at and duty.done_at < duty.starts_at:
            done, start = (spoken(from_rfc3339(each)) for each in (duty.done_at, duty.starts_at))
            error_line(f"--reported {duty.id}: {done} is eerder dan het begin van de termijn ({start}). Controleer beide tijdstippen.")


def _example(kb: KnowledgeBase) -> str:
    return f"Schrijf het als {next(iter(kb.duties), 'plicht')}='vandaag 02:40'."


def _meant(kb: KnowledgeBase, name: str) -> str:
    return meant_in_part(name, kb.duties, f"Kies uit: {', '.join(kb.duties)}.")


def _done(text: str, option: str, now: datetime) -> datetime:
    moment = parse_moment(text, option, now)
    if moment > now:
        raise WrongUse(f"{option} {text}: dit tijdstip is nog niet geweest. Geef het moment waarop het is gedaan.")
    return moment
