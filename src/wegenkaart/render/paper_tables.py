"""The decision tables for on paper: somebody with a pen comes to the answer that the rules give.

The decisions become numbered steps, those that others rest on first. An outcome has a code, such as `1B`, which later steps name.
"""

from collections.abc import Iterator

from wegenkaart.engine import beneath
from wegenkaart.model import Decision, KnowledgeBase, When
from wegenkaart.render.html import Html, joined, table, tag, text

HOW = (
    "Begin bij stap 1. Zoek de rij waarin alle antwoorden kloppen: er is er altijd precies één. Een streepje betekent: maakt niet uit.",
    "Schrijf de code van de uitkomst op. Latere stappen vragen ernaar.",
    "Weet u een antwoord niet? Loop alle stappen dan met elk antwoord dat nog kan. Wat steeds uitkomt, is zeker. De rest is mogelijk.",
)
ANY = "-"


def ordered(kb: KnowledgeBase) -> list[Decision]:
    """Every decision after those it rests on."""
    return sorted(kb.decisions.values(), key=lambda each: len(beneath(kb, each.id) & kb.decisions.keys()))


def codes(kb: KnowledgeBase) -> dict[str, dict[str, str]]:
    """Decision → outcome → its code."""
    return {
        decision.id: {outcome: f"{number}{chr(ord('A') + i)}" for i, outcome in enumerate(decision.outcomes)}
        for number, decision in enumerate(ordered(kb), 1)
    }


def tables(kb: KnowledgeBase) -> Iterator[Html]:
    for number, decision in enumerate(ordered(kb), 1):
        yield _table(kb, number, decision)


def _table(kb: KnowledgeBase, number: int, decision: Decision) -> Html:
    inputs = list(dict.fromkeys(name for rule in decision.rules for name in rule.when))
    inputs.sort(key=lambda name: name not in kb.decisions)
    heads = [text("Regel"), *(text(asked(kb, name)) for name in inputs), text("Dan")]
    rows = [[text(rule.id), *(_cell(kb, rule.when, name) for name in inputs), _outcome(kb, decision, rule.then)] for rule in decision.rules]
    return table(f"Stap {number}. {decision.question}", heads, rows, class_="steps")


def asked(kb: KnowledgeBase, name: str) -> str:
    """The question of a fact, or of the step that a decision is."""
    if name in kb.facts:
        return kb.facts[name].question
    return f"Wat kwam uit stap {[each.id for each in ordered(kb)].index(name) + 1}?"


def answers(kb: KnowledgeBase, when: When) -> str:
    """The answers that fit, without their questions."""
    labels = ((kb.facts[name].values if name in kb.facts else codes(kb)[name], values) for name, values in when.items())
    return "; ".join(" of ".join(label[value] for value in values) for label, values in labels)


def _cell(kb: KnowledgeBase, when: When, name: str) -> Html:
    """The answers that fit, each in an element of its own."""
    if name not in when:
        return text(ANY)
    labels = kb.facts[name].values if name in kb.facts else codes(kb)[name]
    said = [tag("span", text(labels[value]), class_="of") for value in when[name]]
    return joined((said[0], *(part for each in said[1:] for part in (text(" of "), each))))


def _outcome(kb: KnowledgeBase, decision: Decision, outcome: str) -> Html:
    return joined((tag("b", text(codes(kb)[decision.id][outcome])), text(" "), tag("span", text(decision.outcomes[outcome]))))


def condition(kb: KnowledgeBase, when: When) -> str:
    """When something applies, in the words of the tables."""
    return "; ".join(f"{asked(kb, name)} {answers(kb, {name: values})}" for name, values in when.items())
