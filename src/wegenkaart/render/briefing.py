"""An advice for the administrators at the table: one page of Markdown with what is known, what that means, and what is asked of them."""

from collections.abc import Iterable, Iterator

from wegenkaart.advice.calls import SOON, told_facts
from wegenkaart.advice.document import Advice, AdvisedAction, AdvisedDuty
from wegenkaart.clock import from_rfc3339, spoken
from wegenkaart.model import KnowledgeBase
from wegenkaart.render import deadlines, words
from wegenkaart.render.contacts import scale_up
from wegenkaart.render.lines import Page
from wegenkaart.render.markdown import escaped

EXERCISE = "**OEFENING. Dit is geen echt incident.**"
SHOWN_KNOWN, SHOWN_QUESTIONS, SHOWN_CAUTIONS, SHOWN_DECISIONS, SHOWN_CLOCKS = 2, 4, 2, 4, 3
BLANK = "_" * 12
"""To be filled in with a pen."""


def advice_briefing(kb: KnowledgeBase, advice: Advice) -> str:
    return "\n".join(_lines(kb, advice, Page(80, kb.terms))) + "\n"


def _lines(kb: KnowledgeBase, advice: Advice, sheet: Page) -> Iterator[str]:
    yield "# Beeld, oordeel, besluit"
    yield ""
    yield f"{spoken(from_rfc3339(advice.generated_at)).capitalize()}. {_roads(kb, advice)}".rstrip()
    if advice.exercise:
        yield from ("", EXERCISE)
    yield from _section("Beeld: dit weten wij", sheet, _known(kb, advice))
    yield from _section("Beeld: dit weten wij niet", sheet, _unknown(kb, advice))
    yield from _section("Oordeel: wie beslist, en hoe zwaar is het?", sheet, _judged(kb, advice))
    yield from _section("Besluit: dit vragen wij u", sheet, _decisions(kb, advice), "- [ ] ")
    yield from _section("Volgende momenten", sheet, _moments(kb, advice))
    yield from ("", f"_{escaped(advice.disclaimer)}_")


def _roads(kb: KnowledgeBase, advice: Advice) -> str:
    roads = (kb.roads[road.id] for road in advice.roads if road.status == "certain")
    return escaped(" ".join(f"Weg {road.number}: {road.name}." for road in roads))


def _section(heading: str, sheet: Page, items: Iterable[tuple[str, str]], bullet: str = "- ") -> Iterator[str]:
    """Each item has words that stand out, or none, and a text. Nothing when there are no items."""
    for number, (label, text) in enumerate(items):
        if number == 0:
            yield from ("", f"## {heading}")  # no empty line below: it would cost six lines of the page
        strong = f"**{escaped(sheet.spell_out(label))}:** " if label else ""
        yield f"{bullet}{strong}{escaped(sheet.spell_out(text))}"


def _known(kb: KnowledgeBase, advice: Advice) -> Iterator[tuple[str, str]]:
    if words.is_cold(kb, advice):
        yield "", "Er is nu niets aan de hand. De gemeente bereidt zich voor."
        return
    told = {name: value for name, value in advice.facts.items() if name != kb.outline.declared}  # the judgement says what is in force
    said = list(told_facts(kb, told)) or ["Er is nog niets zeker. Mogelijk is er een cyberincident."]
    yield from (("", each) for each in said[:SHOWN_KNOWN])
    if more := said[SHOWN_KNOWN:]:
        yield "", " ".join(more)
    if denied := _denied(kb, advice):
        yield "Dit is niet zo", f"{'; '.join(denied)}."


def _denied(kb: KnowledgeBase, advice: Advice) -> list[str]:
    """What was asked and is not so, in the words of the rows that can be ticked. Which road it is not, the roads themselves say."""
    roads = {fact for road in kb.roads.values() for fact in road.when}
    rows = {fact: row for group in kb.groups.values() for fact, row in group.facts.items() if fact not in roads and not kb.facts[fact].told}
    return [_lowered(row) for fact, row in rows.items() if advice.facts.get(fact) == list(kb.facts[fact].values)[1]]


def _lowered(row: str) -> str:
    """As part of a sentence; an abbreviation at the beginning stays as it is."""
    return row if row[1:2].isupper() else f"{row[0].lower()}{row[1:]}"


def _unknown(kb: KnowledgeBase, advice: Advice) -> Iterator[tuple[str, str]]:
    still = words.open_questions(kb, advice)
    yield from (("", f"{each.question} Dit weet: {each.ask}." if each.ask else each.question) for each in still[:SHOWN_QUESTIONS])
    if (left := len(still) - SHOWN_QUESTIONS) > 0:
        yield "", f"En nog {left} {'vraag die' if left == 1 else 'vragen die'} minder verschil {'maakt' if left == 1 else 'maken'}."
    if not still:
        yield "", "Geen antwoord kan dit advies nog veranderen."


def _judged(kb: KnowledgeBase, advice: Advice) -> Iterator[tuple[str, str]]:
    if not words.is_cold(kb, advice):
        yield "Leiding nu", f"{words.lead(kb, advice)}."
        yield "Opschaling", f"{words.level_range(kb, advice)}."
        if said := words.relation(kb, advice):
            yield "", said
        if own := scale_up(advice.own):
            yield "Wie hier mag opschalen", own
    yield from (
        (f"Over {words.listed([words.DOMAINS[domain] for domain in domains])}", f"{words.listed(list(actors))}.")
        for actors, domains in _answering(kb, advice).items()
    )
    yield from (("Let op", said) for said in words.cautions(kb, advice)[:SHOWN_CAUTIONS])


def _answering(kb: KnowledgeBase, advice: Advice) -> dict[tuple[str, ...], list[str]]:
    """Who certainly answers for something, with all that they answer for: what falls to the same ones stands on one line."""
    certain = [each for each in advice.responsible if each.status == "certain"]
    found: dict[tuple[str, ...], list[str]] = {}
    for domain in dict.fromkeys(each.domain for each in certain):
        actors = tuple(words.actor(kb, each.actor) for each in certain if each.domain == domain)
        found.setdefault(actors, []).append(domain)
    return found


def _decisions(kb: KnowledgeBase, advice: Advice) -> Iterator[tuple[str, str]]:
    """What only an administrator can decide."""
    if not words.is_cold(kb, advice):
        yield "", _scaling(kb, advice)
    asked = _asked(kb, advice)
    yield from (_decision(kb, action) for action in asked[:SHOWN_DECISIONS])
    if (left := len(asked) - SHOWN_DECISIONS) > 0:
        yield "", f"En nog {left} andere. Zie het hele advies."
    yield "Anders", BLANK


def _asked(kb: KnowledgeBase, advice: Advice) -> list[AdvisedAction]:
    """What falls to who may lead or decides on a level, and soon to the board; what is certain first, as in the whole advice."""
    deciders = {*kb.decisions[kb.outline.lead].outcomes, *(actor for level in kb.levels.values() for actor in level.decided_by)}
    soon = {kb.outline.board}
    asked = [action for action in advice.actions if action.actor in deciders or (action.actor in soon and action.when in SOON)]
    return sorted(asked, key=lambda action: action.status != "certain")


def _decision(kb: KnowledgeBase, action: AdvisedAction) -> tuple[str, str]:
    maybe = "" if action.status == "certain" else " (misschien)"
    who = kb.actors[action.actor]
    return f"{who.short or who.name}{maybe}", action.text


def _scaling(kb: KnowledgeBase, advice: Advice) -> str:
    """The question that the level puts; careful, for the level is theirs to choose."""
    grip = advice.grip
    low, high = words.level(kb, grip.at_least), words.level(kb, grip.at_most)
    if grip.declared and grip.relation == "fits":
        return f"Blijft {words.level(kb, grip.declared)} van kracht? Dat lijkt te passen."
    if grip.declared and grip.relation == "above":
        return f"Blijft {words.level(kb, grip.declared)} nodig? Bij deze feiten past hoogstens {high}. {_by(kb, grip.declared)}"
    if grip.at_least != advice.escalation[0].level:
        return f"Schalen wij op naar {low}{'' if low == high else ' of hoger'}? Dat lijkt passend. {_by(kb, grip.at_least)}"
    if low == high:
        return f"Blijft het bij {low}? Dat lijkt passend bij deze feiten."
    return f"Wanneer schalen wij op? Mogelijk past tot {high}, maar zeker is dat niet. {_by(kb, grip.at_most)}"


def _by(kb: KnowledgeBase, level: str) -> str:
    deciders = [words.actor(kb, name) for name in kb.levels[level].decided_by]
    return f"Bevoegd voor {words.level(kb, level)}: {words.listed(deciders, 'of')}." if deciders else ""


def _moments(kb: KnowledgeBase, advice: Advice) -> Iterator[tuple[str, str]]:
    """What is due, as far as a clock runs; otherwise what must certainly be notified."""
    certain = [duty for duty in advice.duties if duty.status == "certain" and not duty.done_at]
    due = deadlines.running(advice) or deadlines.in_due_order(kb, certain)
    yield from (_moment(kb, duty, advice) for duty in due[:SHOWN_CLOCKS])
    if (left := len(due) - SHOWN_CLOCKS) > 0:
        yield "", f"En nog {left} {'melding' if left == 1 else 'meldingen'} daarna."
    yield "Volgend overleg, met een nieuw beeld", f"{BLANK} uur"


def _moment(kb: KnowledgeBase, duty: AdvisedDuty, advice: Advice) -> tuple[str, str]:
    maybe = "" if duty.status == "certain" else " (misschien)"
    return f"{duty.name}{maybe}", f"{deadlines.due(kb, advice, duty)}. Door {deadlines.holder(kb, advice, duty)}."
