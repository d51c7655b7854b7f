"""Whom to call now and what to say: who you are, what is going on, what you do not know yet, what you ask."""

from collections.abc import Iterator, Sequence

from wegenkaart.advice.document import AdvisedAction, Call, Contact, Lead, LevelRange, OpenQuestion
from wegenkaart.advice.setting import Setting
from wegenkaart.clock import spoken
from wegenkaart.model import Facts, KnowledgeBase

URGENT, SOON = "direct", ("direct", "eerste_uur")
TOLD_UNKNOWN = 2
"""Who is called at night does not remember more."""
NO_NAME = "… (de naam)"
NOTHING_KNOWN = "Mogelijk is er een cyberincident."


def story(kb: KnowledgeBase, facts: Facts, grip: LevelRange, questions: Sequence[OpenQuestion], setting: Setting) -> str:
    """What everyone who is called is told: what is known, and then what is not."""
    caller = f"Ik bel namens de gemeente {setting.gemeente or NO_NAME}."
    known = (caller, *_since(setting), *(tuple(told_facts(kb, facts)) or (NOTHING_KNOWN,)), *_level(kb, grip))
    asked = [each.question for each in questions if each.fact != kb.outline.phase and not each.only_help][:TOLD_UNKNOWN]
    unknown = ("Dit weet ik nog niet:", *asked) if asked else ()
    return " ".join((*known, *unknown))


def _since(setting: Setting) -> Iterator[str]:
    if setting.aware_at:
        yield f"Wij weten dit sinds {spoken(setting.aware_at)}."


def told_facts(kb: KnowledgeBase, facts: Facts) -> Iterator[str]:
    """A ticked row as it stands in its group; of other facts the answer behind what is told of it."""
    rows = {fact: row for group in kb.groups.values() for fact, row in group.facts.items()}
    for name, fact in ((name, kb.facts[name]) for name in kb.facts if name in facts):
        if fact.told:
            yield f"{fact.told}: {fact.values[facts[name]]}."
        elif name in rows and facts[name] == next(iter(fact.values)):
            yield f"{rows[name]}."


def _level(kb: KnowledgeBase, grip: LevelRange) -> Iterator[str]:
    """Carefully: the level is not ours to declare. Nothing while it can still be anything, or when nothing fits but to stay as it is."""
    if grip.at_least != list(kb.decisions[kb.outline.level].outcomes)[-1]:
        at_least = "" if grip.at_least == grip.at_most else "minstens "
        yield f"Naar ons idee past {at_least}{kb.levels[grip.at_least].name}."


def calls(kb: KnowledgeBase, actions: Sequence[AdvisedAction], lead: Sequence[Lead], told: str) -> tuple[Call, ...]:
    """Everyone who is called at once, and who leads when somebody calls them at all: each once, what is certain first."""
    called = enumerate(_called(kb, actions, {each.actor for each in lead}), 1)
    return tuple(_call(kb, order, action, contact, told) for order, (action, contact) in called)


def _called(kb: KnowledgeBase, actions: Sequence[AdvisedAction], leads: set[str]) -> Iterator[tuple[AdvisedAction, Contact]]:
    seen: set[str] = set()
    for action in sorted(actions, key=lambda each: each.status != "certain"):
        contact = action.called
        if contact is None or contact.id in seen or action.when not in SOON or not (action.when == URGENT or contact.id in leads):
            continue
        if _asks(kb, contact):
            seen.add(contact.id)
            yield action, contact


def _asks(kb: KnowledgeBase, contact: Contact) -> str:
    """Empty for who is not called."""
    opening = (kb.actors.get(contact.id) or kb.resources[contact.id]).opening
    return opening.text if opening else ""


def _call(kb: KnowledgeBase, order: int, action: AdvisedAction, contact: Contact, story: str) -> Call:
    """Behind a number without an actor, such as that for emergencies, nobody waits for the story."""
    caller, asks = kb.actors[action.actor], _asks(kb, contact)
    told = f"U spreekt met … (uw naam), {caller.short or caller.name}."
    if contact.id in kb.actors:
        told = f"{told} {story}"
    return Call(
        order=order,
        actor=contact.id,
        by=action.actor,
        contact=contact,
        opening=f"{told} Mijn vraag: {asks}" if contact.id in kb.actors else f"{told} {asks}",
        told=told,
        asks=asks,
        status=action.status,
    )
