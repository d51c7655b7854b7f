"""Where things stand while questions are asked: in one line, in short, and what an answer would mean. Pure."""

from collections.abc import Callable, Iterator, Mapping

from wegenkaart.advice.document import Advice, AdvisedAction
from wegenkaart.advice.wegenwacht import AT_ONCE
from wegenkaart.interview import Step
from wegenkaart.model import Facts, KnowledgeBase
from wegenkaart.render import deadlines, words
from wegenkaart.render.contacts import IN_DOUBT, doubting

NAMED_LEADS = 2
SHORT_ACTIONS = 4
SHORT_DUTIES = 3


def standing(kb: KnowledgeBase, advice: Advice, left: int = 0) -> str:
    """Who leads and how far it scales up, in one line, and how many questions are left."""
    more = f" Nog hoogstens {left} {'vraag' if left == 1 else 'vragen'}." if left else ""
    if words.is_cold(kb, advice):
        return f"Nu: u bereidt zich voor.{more}"
    return f"Nu: {_lead(kb, advice)}. {_sentence(_levels(kb, advice))}{more}"


def short_advice(kb: KnowledgeBase, advice: Advice) -> str:
    """The core on part of a screen: who leads, how far, what to do first, what to notify."""
    return "\n".join(_short(kb, advice))


def summary(kb: KnowledgeBase, advice: Advice) -> str:
    """The core again, for the advice is longer than the screen and its beginning has scrolled away."""
    first = next((action.text for action in advice.actions if action.status == "certain"), None)
    act = f" Eerst: {first}" if first else ""
    doubt = "".join(f"\n{said}" for said in _doubt(advice))
    return f"\nSamengevat. {standing(kb, advice)}{act}{doubt}\nHet hele advies begint hierboven, bij ADVIES."


def why(kb: KnowledgeBase, facts: Facts, step: Step, advise: Callable[[Facts], Advice]) -> str:
    """What the answer can change, and what each answer would mean for who leads and how far it scales up."""
    changed = dict.fromkeys(part for question in step.questions for part in words.changing(kb, facts, question))
    can = f"Het antwoord kan veranderen: {words.listed([words.PARTS[part] for part in changed])}." if changed else "Dit verandert nu niets."
    if words.is_cold(kb, advise(facts)):
        return can
    others = {fact: value for fact, value in facts.items() if fact not in {question.fact for question in step.questions}}
    means = {label: advise({**others, **answer}) for label, answer in _answers(step)}
    levels = {label: _levels(kb, advice) for label, advice in means.items()}
    leads = {label: _lead(kb, advice) for label, advice in means.items()}
    telling = [each for each in (levels, leads) if len(set(each.values())) > 1]
    if not telling:
        return f"{can}\nWie leidt en hoe ver u opschaalt, blijft bij elk antwoord gelijk."
    said = {label: "; ".join(each[label] for each in telling) for label in means}
    return "\n".join([can, *(f"  {' / '.join(labels)}: {meaning}" for meaning, labels in _together(said))])


def _answers(step: Step) -> Iterator[tuple[str, Facts]]:
    """Every answer on a screen; of a group each row by itself, and none of them."""
    if step.group is None:
        for question in step.questions:
            yield from ((value.label, {question.fact: value.id}) for value in question.values)
        return
    for question in step.questions:
        yield step.group.facts[question.fact], {question.fact: question.values[0].id}
    yield "Geen van deze, de rest is nee", {question.fact: question.values[1].id for question in step.questions}


def _together(means: Mapping[str, str]) -> Iterator[tuple[str, list[str]]]:
    """Answers that mean the same, on one line."""
    for meaning in dict.fromkeys(means.values()):
        yield meaning, [label for label, each in means.items() if each == meaning]


def _lead(kb: KnowledgeBase, advice: Advice) -> str:
    return words.lead(kb, advice).removeprefix("nog niet zeker: ") if len(advice.lead) <= NAMED_LEADS else "nog open wie leidt"


def _levels(kb: KnowledgeBase, advice: Advice) -> str:
    low, high = (words.level(kb, name) for name in (advice.grip.at_least, advice.grip.at_most))
    lightest, heaviest = advice.escalation[0].level == advice.grip.at_least, advice.escalation[-1].level == advice.grip.at_most
    if low == high:
        return f"{low} lijkt passend"
    if lightest and heaviest:
        return "opschaling nog open"
    return f"hoogstens {high}" if lightest else f"{low} of hoger" if heaviest else f"{low} {_between(advice)} {high}"


def _between(advice: Advice) -> str:
    """How to go from the lowest to the highest level: other words when there is another between them."""
    levels = [step.level for step in advice.escalation]
    return "of" if levels.index(advice.grip.at_most) - levels.index(advice.grip.at_least) == 1 else "tot en met"


def _sentence(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}."


def _short(kb: KnowledgeBase, advice: Advice) -> Iterator[str]:
    yield f"Advies tot nu toe. {standing(kb, advice)}"
    certain = [action for action in advice.actions if action.status == "certain"]
    yield "Eerst:" if certain else "Niets is nog zeker. Dit kan nodig zijn:"
    for number, action in enumerate((certain or list(advice.actions))[:SHORT_ACTIONS], 1):
        yield f"  {number}. {_action(kb, action)}"
    if (left := sum(action.when == AT_ONCE for action in certain[SHORT_ACTIONS:])) > 0:
        yield f"  En nog {left} voor nu. Die staan in het hele advies."
    yield from _doubt(advice)
    yield from _duties(kb, advice)


def _doubt(advice: Advice) -> Iterator[str]:
    for about, contact in doubting(advice):
        yield f"{IN_DOUBT}: {about} ({contact.phone})."


def _action(kb: KnowledgeBase, action: AdvisedAction) -> str:
    phone = action.contact.phone if action.contact else None
    return words.task(kb, action) + (f" ({phone})" if phone and phone not in action.text else "")


def _duties(kb: KnowledgeBase, advice: Advice) -> Iterator[str]:
    certain = deadlines.in_due_order(kb, [duty for duty in advice.duties if duty.status == "certain"])
    for duty in certain[:SHORT_DUTIES]:
        yield f"Melden: {duty.name}, {deadlines.due(kb, advice, duty)}."
    if more := " ".join(_more_duties(len(certain), len(advice.duties) - len(certain))):
        yield more


def _more_duties(certain: int, possible: int) -> Iterator[str]:
    if (left := certain - SHORT_DUTIES) > 0:
        yield f"Ook melden: nog {left} {'melding' if left == 1 else 'meldingen'}."
    if possible:
        also, more = (" ook", "nog ") if certain else ("", "")
        yield f"Misschien{also} melden: {more}{possible} {'melding is' if possible == 1 else 'meldingen zijn'} mogelijk."
