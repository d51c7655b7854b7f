"""How the parts of an advice are said in Dutch."""

import re
from datetime import date as calendar_date

from wegenkaart.advice.document import Advice, AdvisedAction, AdvisedDuty, Ground
from wegenkaart.clock import distance, from_rfc3339, spoken, spoken_date
from wegenkaart.model import Duty, KnowledgeBase

MOMENTS = {"direct": "Nu", "eerste_uur": "Eerste uur", "eerste_dag": "Eerste dag", "later": "Later"}
DOMAINS = {
    "oorzaak": "de digitale oorzaak",
    "gevolgen": "de gevolgen",
    "openbare_orde": "de openbare orde",
    "opsporing": "de opsporing",
    "persoonsgegevens": "de persoonsgegevens",
    "landelijke_lijn": "de landelijke lijn",
}
PARTS = {
    "lead": "wie de leiding heeft",
    "grip": "het GRIP-niveau",
    "escalation": "de opschaling",
    "responsible": "wie waarvoor verantwoordelijk is",
    "duties": "wat u moet melden",
    "actions": "wat u moet doen",
    "roads": "welke weg u volgt",
    "resources": "welke hulp past",
}


def actor(kb: KnowledgeBase, name: str) -> str:
    return kb.actors[name].name if name in kb.actors else name


def bare(name: str) -> str:
    """A name without the abbreviation in brackets behind it."""
    return re.sub(r" \([^()]*\)$", "", name)


def listed(words: list[str], last: str = "en") -> str:
    """`a, b en c`."""
    return f" {last} ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)


def task(kb: KnowledgeBase, action: AdvisedAction) -> str:
    """What is to be done, and by whom when that is not the reader."""
    return (
        action.text
        if action.actor == kb.outline.reader
        else f"{action.text} (Door {kb.actors[action.actor].short or actor(kb, action.actor)}.)"
    )


def lead(kb: KnowledgeBase, advice: Advice) -> str:
    names = [actor(kb, each.actor) for each in advice.lead]
    return names[0] if len(names) == 1 else f"nog niet zeker: {listed(names, 'of')}"


def level(kb: KnowledgeBase, name: str) -> str:
    return kb.levels[name].name


def level_range(kb: KnowledgeBase, advice: Advice) -> str:
    low, high = level(kb, advice.grip.at_least), level(kb, advice.grip.at_most)
    if low == high:
        return f"{low} lijkt passend"
    lightest = advice.escalation[0].level
    return f"nog niet zeker, mogelijk tot {high}" if advice.grip.at_least == lightest else f"minstens {low}, mogelijk tot {high}"


def relation(kb: KnowledgeBase, advice: Advice) -> str | None:
    """What the level in force says beside the one that fits; `None` when none is known."""
    declared = advice.grip.declared
    if declared is None:
        return None
    said = {
        "fits": "Dat lijkt te passen.",
        "below": "Dat lijkt te laag. Bespreek dit met de crisisadviseur OOV.",
        "above": "Dat is hoger dan wat bij deze feiten past. Volg wie nu de leiding heeft.",
        "unknown": "Of dat past, hangt af van wat u nog niet weet.",
    }
    return f"Van kracht is nu: {level(kb, declared)}. {said[advice.grip.relation]}"


def date(iso: str | None) -> str:

    return spoken_date(calendar_date.fromisoformat(iso)) if iso else "onbekende datum"


def due(kb: KnowledgeBase, duty: AdvisedDuty, generated_at: str) -> str:
    """By when; without a start the length of the term."""
    if duty.due_at is None:
        return _term(kb.duties[duty.id])
    moment, now = from_rfc3339(duty.due_at), from_rfc3339(generated_at)
    if moment < now:
        return f"de termijn is voorbij: {spoken(moment)} ({distance(moment, now)})"
    return f"vóór {spoken(moment)} ({distance(moment, now)})"


def _term(duty: Duty) -> str:
    start = "nadat de organisatie het wist" if duty.starts == "kennisname" else "na de melding die eraan voorafgaat"
    if duty.hours is not None:
        return f"binnen {duty.hours} uur {start}"
    if duty.months is not None:
        return f"binnen {duty.months} maand{'en' * (duty.months > 1)} {start}"
    return "zo snel mogelijk; de wet noemt geen vast aantal uren"


def sources(kb: KnowledgeBase, ground: Ground) -> str:
    """Title and date of every source of a ground; a choice of ours says so."""
    said = [f"{kb.sources[name].title} (vergeleken {spoken_date(kb.sources[name].checked)})" for name in ground.sources]
    if ground.choice:
        said.append("eigen keuze, zonder bron die dit zo zegt")
    return "; ".join(said)
