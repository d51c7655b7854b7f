"""How the parts of an advice are said in Dutch."""

import re
from dataclasses import replace
from datetime import date as calendar_date

from wegenkaart.advice.document import Advice, AdvisedAction, AdvisedDuty, Change, Ground, OpenQuestion, Step
from wegenkaart.clock import spoken_date
from wegenkaart.interview import NOT_WHILE_PREPARING, questions
from wegenkaart.model import Facts, KnowledgeBase

AS_IF = "Stel dat het gebeurt. "
"""Before a question to who prepares."""
NOT_SHOWN_WHILE_PREPARING = ("lead", "grip", "escalation")
"""The parts that an advice does not have then."""
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


def doubt(confirmed: bool) -> str:  # noqa: FBT001 (the one thing it says)
    """What stands behind a number that was not confirmed."""
    return "" if confirmed else ", controleer dit nummer"


def cautions(kb: KnowledgeBase, advice: Advice) -> list[str]:
    """What the reader must know of this advice: answers that clash, its limits, and what in it is old."""
    said = [warning.text for warning in advice.warnings]
    if advice.in_doubt:
        said.append("Meer nummers vindt u met: wegenkaart call")
    expired = [duty for duty in advice.duties if duty.expired]
    said += [f"{duty.name}: dit gold in ieder geval tot {date(duty.valid_until)}. Controleer wat nu geldt." for duty in expired]
    if advice.stale:
        old = f"{len(advice.stale)} bronnen van dit advies zijn" if len(advice.stale) > 1 else "Een bron van dit advies is"
        said.append(f"{old} meer dan {kb.stale_after_days} dagen niet vergeleken. Welke dat zijn, ziet u met: wegenkaart check --strict")
    return said


def duty_notes(duty: AdvisedDuty) -> list[str]:
    """The ground of a duty, and what limits it."""
    notes = [f"Grond: {duty.legal_basis}."]
    if duty.valid_until:
        notes.append(f"Voorlopig, in ieder geval tot {date(duty.valid_until)}.")
    if duty.lapses:
        notes.append(f"Vervalt als: {duty.lapses}")
    return notes


def changes(kb: KnowledgeBase, advice: Advice) -> list[str]:
    """The fewest facts that would change who leads or the level, each with what then comes out."""
    return [_change(kb, change) for change in advice.nearest_changes or ()]


def _change(kb: KnowledgeBase, change: Change) -> str:
    low, high = level(kb, change.grip["at_least"]), level(kb, change.grip["at_most"])
    leads = listed([actor(kb, name) for name in change.lead], "of")
    return f"{answers(kb, change.facts)} Dan: {leads}; {low if low == high else f'{low} tot {high}'}."


def answers(kb: KnowledgeBase, facts: Facts) -> str:
    """Questions with their answers, as they were put."""
    return " ".join(f"{kb.facts[fact].question} {kb.facts[fact].values[value]}." for fact, value in facts.items())


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


def is_cold(kb: KnowledgeBase, advice: Advice) -> bool:
    """Whether this is about preparing: then nobody leads yet, and nothing scales up."""
    return prepares(kb, advice.facts)


def prepares(kb: KnowledgeBase, facts: Facts) -> bool:
    return facts.get(kb.outline.phase) == "koud"


def open_questions(kb: KnowledgeBase, advice: Advice) -> list[OpenQuestion]:
    """What is not known yet; while people prepare, not who would lead, and asked as if it happened: then nobody can tell (`ask`)."""
    if not is_cold(kb, advice):
        return questions(advice, ())
    left = questions(advice, (), NOT_WHILE_PREPARING)
    return [replace(each, question=f"{AS_IF}{each.question}", ask="", changes=changing(kb, advice.facts, each)) for each in left]


def changing(kb: KnowledgeBase, facts: Facts, question: OpenQuestion) -> tuple[str, ...]:
    """The parts of the advice that the answer can change, as far as that advice shows them."""
    return tuple(part for part in question.changes if not prepares(kb, facts) or part not in NOT_SHOWN_WHILE_PREPARING)


def ask(question: OpenQuestion) -> str:
    """Whom to ask; empty when nobody can tell."""
    return f"Vraag het aan {question.ask}." if question.ask else ""


def lead(kb: KnowledgeBase, advice: Advice) -> str:
    """Who leads now. A level in force that is higher than what fits says who: it holds until it is scaled down."""
    declared = advice.grip.declared
    if declared and advice.grip.relation == "above" and kb.levels[declared].led_by in kb.decisions[kb.outline.lead].outcomes:
        return f"{actor(kb, kb.levels[declared].led_by)}, want {level(kb, declared)} is van kracht"
    names = [actor(kb, each.actor) for each in advice.lead]
    if len(names) > 1:
        return f"nog niet zeker: {listed(names, 'of')}"
    return _nobody(kb, advice) or _not_yet(kb, advice) or names[0]


def _nobody(kb: KnowledgeBase, advice: Advice) -> str:
    """While no road was chosen there is nobody to lead, unless somebody steps in; empty when that is not so."""
    lightest = kb.levels[advice.escalation[0].level]
    stays = advice.grip.at_most == lightest.id and advice.lead[0].actor == lightest.led_by
    return "nog niemand, want geen van de vier wegen is gekozen" if stays and not advice.roads else ""


def _not_yet(kb: KnowledgeBase, advice: Advice) -> str:
    """Who leads while a level has to be declared first, by nobody but who then leads; empty when that is not so."""
    declared, fits = advice.grip.declared, kb.levels[advice.grip.at_least]
    alone = fits.led_by == advice.lead[0].actor and fits.decided_by == (fits.led_by,)
    if declared is None or advice.grip.relation != "below" or not alone:
        return ""
    now, then = kb.levels[declared], actor(kb, fits.led_by)
    if now.decided_by and now.led_by in kb.decisions[kb.outline.lead].outcomes:
        return f"{actor(kb, now.led_by)}, want {now.name} is van kracht; bij {fits.name} {then}"
    return f"{then}, zodra {fits.name} van kracht is"


def higher_steps(advice: Advice) -> list[Step]:
    """The levels above what is certain: those that are still possible, or else the ones that would come next."""
    certain = [step.level for step in advice.escalation].index(advice.grip.at_least)
    above = [step for step in advice.escalation[certain + 1 :] if step.position in ("possible", "next")]
    return [step for step in above if step.position == "possible"] or above


def leading(kb: KnowledgeBase, step: Step) -> str:
    """Who leads at a level. Below the level where administrators step in, that is the lead over the services only."""
    return f"Dan ligt de {lead_at(kb, step).lower()} bij {actor(kb, step.led_by)}."


def lead_at(kb: KnowledgeBase, step: Step) -> str:
    return "Leiding" if step.led_by in kb.decisions[kb.outline.lead].outcomes else "Operationele leiding"


def leader(kb: KnowledgeBase, advice: Advice, step: Step) -> str:
    """Who leads at a level, as far as the facts allow; empty when nobody can while the level is not possible.

    Where one stands on a level to which nobody scales up, who leads now does not follow from the level.
    """
    if step.led_by not in kb.decisions[kb.outline.lead].outcomes:
        return actor(kb, step.led_by)
    if step.decided_by:
        return listed([actor(kb, name) for name in step.leaders or (step.led_by,)], "of")
    if step.position == "now" and len(advice.lead) == 1:
        return lead(kb, advice)
    leaders = [each.actor for each in advice.lead] if step.position == "now" else step.leaders
    return listed([actor(kb, name) for name in leaders], "of")


def level_said(kb: KnowledgeBase, advice: Advice, step: Step) -> str:
    """How far a level reaches, and who leads there."""
    who = leader(kb, advice, step)
    return f"Bereik: {kb.levels[step.level].reach}." + (f" {lead_at(kb, step)}: {who}." if who else "")


def position(advice: Advice, step: Step) -> str:
    """Where a level stands. `fits` is the one that certainly fits while another is in force."""
    certain = advice.grip.at_least == advice.grip.at_most == step.level
    return "fits" if certain and step.position == "possible" else step.position


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
        "above": f"Dat is hoger dan wat bij deze feiten past. De leiding ligt nu bij {actor(kb, kb.levels[declared].led_by)}.",
        "unknown": "Of dat past, hangt af van wat u nog niet weet.",
    }
    return f"Van kracht is nu: {level(kb, declared)}. {said[advice.grip.relation]}"


def date(iso: str | None) -> str:

    return spoken_date(calendar_date.fromisoformat(iso)) if iso else "onbekende datum"


def sources(kb: KnowledgeBase, ground: Ground) -> str:
    """Title and date of every source of a ground; a choice of ours says so."""
    said = [f"{kb.sources[name].title} (vergeleken {spoken_date(kb.sources[name].checked)})" for name in ground.sources]
    if ground.choice:
        said.append("eigen keuze, zonder bron die dit zo zegt")
    return "; ".join(said)
