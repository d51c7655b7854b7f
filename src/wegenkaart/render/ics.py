"""The deadlines of an advice as a calendar (RFC 5545): one event for each clock that runs, with alarms before it. Times in UTC.

A calendar is often shared, so it says nothing of the incident unless that is asked for.
"""

import hashlib
import unicodedata
from collections.abc import Iterator
from datetime import datetime, timedelta

from wegenkaart.advice.document import Advice, AdvisedDuty
from wegenkaart.clock import from_rfc3339
from wegenkaart.model import KnowledgeBase
from wegenkaart.render import deadlines, words

WIDTH = 75
"""Octets in a line, without its end."""
ALARMS = (
    ("-P7D", timedelta(days=7)),
    ("-P1D", timedelta(days=1)),
    ("-PT4H", timedelta(hours=4)),
    ("-PT1H", timedelta(hours=1)),
    ("-PT15M", timedelta(minutes=15)),
)
_ESCAPES = {"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"}


def advice_ics(kb: KnowledgeBase, advice: Advice, *, details: bool) -> str:
    """Without `details` an event only says that a term ends. Without a running clock the calendar is empty."""
    return "".join(f"{part}\r\n" for line in _calendar(kb, advice, details=details) for part in _folded(line))


def why_empty(kb: KnowledgeBase, advice: Advice) -> str | None:
    """Why there is nothing in the calendar, and how to get something in it; `None` when there is."""
    if deadlines.running(advice):
        return None
    hint = next(deadlines.hints(kb, advice), None)
    return f"Er loopt geen klok, dus de agenda is leeg. {hint or 'Bij deze feiten hoort geen termijn.'}"


def _calendar(kb: KnowledgeBase, advice: Advice, *, details: bool) -> Iterator[str]:
    yield from ("BEGIN:VCALENDAR", "VERSION:2.0", "CALSCALE:GREGORIAN")
    yield f"PRODID:-//wegenkaart//wegenkaart-{escaped(advice.tool.version)}//NL"
    for duty in deadlines.running(advice):
        yield from _event(kb, duty, advice, details=details)
    yield "END:VCALENDAR"


def _event(kb: KnowledgeBase, duty: AdvisedDuty, advice: Advice, *, details: bool) -> Iterator[str]:
    now, end = from_rfc3339(advice.generated_at), from_rfc3339(duty.due_at or "")
    title = f"Termijn: {duty.name if details else 'melding'}{'' if duty.status == 'certain' else ' (misschien)'}"
    yield from ("BEGIN:VEVENT", f"UID:{_uid(duty)}", f"DTSTAMP:{_utc(now)}", f"DTSTART:{_utc(end)}")
    yield f"SUMMARY:{escaped(title)}"
    yield f"DESCRIPTION:{escaped(_description(kb, duty) if details else 'Wat u dan gedaan moet hebben, staat in het advies.')}"
    yield f"STATUS:{'CONFIRMED' if duty.status == 'certain' else 'TENTATIVE'}"
    yield from ("CLASS:PRIVATE", "TRANSP:TRANSPARENT")
    for trigger, before in ALARMS:
        if end - before > now:
            yield from ("BEGIN:VALARM", "ACTION:DISPLAY", f"TRIGGER:{trigger}", f"DESCRIPTION:{escaped(title)}", "END:VALARM")
    yield "END:VEVENT"


def _uid(duty: AdvisedDuty) -> str:
    """The same duty that began at the same moment replaces what is in the calendar already."""
    return hashlib.sha256(f"{duty.id} {duty.starts_at}".encode()).hexdigest()[:32] + "@wegenkaart"


def _utc(moment: datetime) -> str:
    """A moment in UTC."""
    return f"{moment:%Y%m%dT%H%M%SZ}"


def _description(kb: KnowledgeBase, duty: AdvisedDuty) -> str:
    return "\n".join([duty.text, f"Aan: {words.actor(kb, duty.to)}", f"Hoe: {duty.channel}", *words.duty_notes(duty)])


def escaped(text: str) -> str:
    """A value of type TEXT. Line ends become one kind; other control characters cannot stand in it and are left out."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(_ESCAPES.get(char, char) for char in lines if char in "\n\t" or unicodedata.category(char) != "Cc")


def _folded(line: str) -> Iterator[str]:
    """At most 75 octets in a line, no character broken in two. What follows begins with a space."""
    part, octets = "", 0
    for char in line:
        size = len(char.encode())
        if octets + size > WIDTH:
            yield part
            part, octets = " ", 1
        part, octets = part + char, octets + size
    yield part
