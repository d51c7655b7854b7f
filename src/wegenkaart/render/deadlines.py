"""The clocks of the duties in Dutch: by when, which one comes first, which one is nearly out, and how to start one."""

from collections.abc import Iterable, Iterator
from datetime import timedelta

from wegenkaart.advice.document import Advice, AdvisedDuty
from wegenkaart.clock import distance, from_rfc3339, spoken_near
from wegenkaart.model import KnowledgeBase
from wegenkaart.render import words

STILL_WANTED = "Vraag de CSIRT of de toezichthouder of deze nog nodig is"
NEARLY = timedelta(hours=3)
"""From here on a deadline stands on top of the first screen."""
SHOWN_URGENT = 2
_STARTS = {
    "kennisname": "nadat de organisatie het wist",
    "kennisname_ander": "nadat die organisatie het zelf wist",
    "melding": "na de melding die eraan voorafgaat",
}
_START_IT = {
    "kennisname": "Geef door wanneer u het wist, dan loopt de klok: --aware-at 'vandaag 02:40'",
    "kennisname_ander": "Geef door wanneer de andere organisatie het wist, dan loopt haar klok: --other-aware-at 'vandaag 02:40'",
}

HOLDERS = {
    ("certain", None): "uw gemeente",
    (None, "certain"): "de andere organisatie",
    ("certain", "certain"): "uw gemeente en de andere organisatie, elk zelf",
    ("certain", "possible"): "uw gemeente, en misschien ook de andere organisatie",
    ("possible", "certain"): "de andere organisatie, en misschien ook uw gemeente",
    ("possible", "possible"): "uw gemeente of de andere organisatie",
}


def in_due_order(kb: KnowledgeBase, duties: Iterable[AdvisedDuty]) -> list[AdvisedDuty]:
    """What is due first comes first; then what has no clock that runs, the shortest term first; what was done comes last.

    Before that comes what may be wanted no more, as what takes it further was done.
    """
    return sorted(duties, key=lambda duty: (*_over(duty), duty.due_at is None, duty.due_at or "", *_length(kb, duty)))


def _over(duty: AdvisedDuty) -> tuple[bool, bool]:
    return duty.done_at is not None, duty.overtaken_by is not None


def _length(kb: KnowledgeBase, duty: AdvisedDuty) -> tuple[bool, int, int, bool]:
    """Of equal terms the certain one comes first; what has no term in hours or months comes last."""
    record = kb.duties[duty.id]
    return not _has_term(kb, duty), record.months or 0, record.hours or 0, duty.status != "certain"


def holder(kb: KnowledgeBase, advice: Advice, duty: AdvisedDuty) -> str:
    """Who must do it: ours, another organisation that is hit, or both. Another holder goes by its name."""
    if duty.holder != kb.levels[advice.escalation[0].level].led_by:
        return words.actor(kb, duty.holder)
    return HOLDERS[duty.own, duty.other]


def running(advice: Advice) -> list[AdvisedDuty]:
    """The duties with a clock that was started and not stopped, also when the time is over. What is due first comes first."""
    clocks = (duty for duty in advice.duties if duty.due_at and not duty.done_at)
    return sorted(clocks, key=lambda duty: (duty.due_at or "", duty.status != "certain"))


def due(kb: KnowledgeBase, advice: Advice, duty: AdvisedDuty) -> str:
    """By when, or when it was done; without a start the length of the term."""
    now = from_rfc3339(advice.generated_at)
    if duty.done_at is not None:
        late = duty.due_at is not None and duty.done_at > duty.due_at
        return f"gedaan op {spoken_near(from_rfc3339(duty.done_at), now)}{', na de termijn' if late else ''}"
    later = f"al gedaan is: {kb.duties[duty.overtaken_by].name}. {STILL_WANTED}" if duty.overtaken_by else ""
    if duty.due_at is None:
        return later or _term(kb, duty)
    moment = from_rfc3339(duty.due_at)
    said = f"{spoken_near(moment, now)} ({distance(moment, now)})"
    if moment > now:
        return f"vóór {said}" + (f"; {later}" if later else "")
    return f"de termijn is voorbij sinds {said}, {later or ('vraag of het is gedaan' if _of_other(duty) else 'meld nu direct')}"


def _term(kb: KnowledgeBase, duty: AdvisedDuty) -> str:
    record, start = kb.duties[duty.id], _STARTS[duty.starts_on]
    if duty.after:
        start = f"{start}: {kb.duties[duty.after].name}"
    if record.hours is not None:
        return f"binnen {record.hours} uur {start}"
    if record.months is not None:
        return f"binnen {record.months} maand{'en' * (record.months > 1)} {start}"
    return "zo snel mogelijk; de wet noemt geen vast aantal uren"


def urgent(kb: KnowledgeBase, advice: Advice) -> Iterator[tuple[str, str]]:
    """What stands on top: a word to shout, and what about. What is certain comes before what is possible."""
    now = from_rfc3339(advice.generated_at)
    nearly = [duty for duty in running(advice) if duty.due_at and not duty.overtaken_by and from_rfc3339(duty.due_at) - now <= NEARLY]
    nearly.sort(key=lambda duty: duty.status != "certain")
    for duty in nearly[:SHOWN_URGENT]:
        maybe = "" if duty.status == "certain" else "Misschien: "
        yield "VRAAG NU NA:" if _of_other(duty) else "MELD NU:", f"{maybe}{duty.name}, {due(kb, advice, duty)}."
    if (left := len(nearly) - SHOWN_URGENT) > 0:
        yield "", f"En nog {left} {'termijn is' if left == 1 else 'termijnen zijn'} bijna of al voorbij. Kijk bij Melden."


def _of_other(duty: AdvisedDuty) -> bool:
    """Whether it is certainly not ours: then another organisation does it, and the reader only asks."""
    return duty.own is None


def hints(kb: KnowledgeBase, advice: Advice) -> Iterator[str]:
    """How to start a clock that stands still, and how to say that something was done."""
    still = {duty.starts_on for duty in advice.duties if duty.starts_at is None and not duty.done_at and _has_term(kb, duty)}
    yield from (said for start, said in _START_IT.items() if start in still)
    if clocks := running(advice):
        yield f"Is het gedaan, geef dat dan door: --reported {clocks[0].id}='vandaag 02:40'"


def _has_term(kb: KnowledgeBase, duty: AdvisedDuty) -> bool:
    return kb.duties[duty.id].hours is not None or kb.duties[duty.id].months is not None
