"""The escalation and what a decision rests on, as Mermaid: diagrams that are text, for a wiki or a page on GitHub.

A label stands in quotes with everything that Mermaid or HTML could read in it written as a code; nothing can be clicked.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from wegenkaart.engine import beneath
from wegenkaart.model import Decision, KnowledgeBase, Level
from wegenkaart.render.words import actor, listed

_CODES = {char: f"#{ord(char)};" for char in '"#%&<>`\\\n\r\t'}
_UP, _ASIDE = "BT", "LR"
"""Which way a diagram goes, in the words of Mermaid."""
_KEYWORDS = re.compile(r"style|classDef", re.IGNORECASE)
"""In a line with one of these words Mermaid would eat the end of a code."""


def label(*lines: str) -> str:
    """Text between quotes that is shown as it stands, one line below the other."""
    return f'"{"<br/>".join(_coded(line) for line in lines)}"'


def _coded(text: str) -> str:
    coded = "".join(_CODES.get(char, char) for char in text)
    return _KEYWORDS.sub(lambda found: f"#{ord(found[0][0])};{found[0][1:]}", coded)


def escalation_diagram(kb: KnowledgeBase) -> str:
    """Every level with who decides and who leads, lightest at the bottom; beside each road up why one goes there."""
    return "\n".join(_escalation(kb)) + "\n"


def decision_diagram(kb: KnowledgeBase, names: Iterable[str]) -> str:
    """Decisions, and the questions on which they rest, also by way of other decisions."""
    return "\n".join(_decisions(kb, list(names))) + "\n"


def _escalation(kb: KnowledgeBase) -> Iterator[str]:
    yield f"flowchart {_UP}"
    yield "  accTitle: De weg omhoog"
    yield "  accDescr: Elk niveau van opschaling, met wie besluit en wie leidt. Een niveau overslaan mag."
    levels = list(kb.levels.values())[::-1]
    for level in levels:
        yield f"  niveau_{level.id}[{label(*_level(kb, level))}]"
    for lower, higher in pairwise(levels):
        yield f"  niveau_{lower.id} -->|{label(higher.trigger)}| niveau_{higher.id}"


def _level(kb: KnowledgeBase, level: Level) -> Iterator[str]:
    yield level.name
    yield f"Bereik: {level.reach}"
    if level.decided_by:
        yield f"Bevoegd: {listed([actor(kb, name) for name in level.decided_by], 'of')}"
    yield f"Leidt: {actor(kb, level.led_by)}"


def _decisions(kb: KnowledgeBase, names: list[str]) -> Iterator[str]:
    under = set(names).union(*(beneath(kb, name) for name in names))
    decisions = [decision for decision in kb.decisions.values() if decision.id in under]
    yield f"flowchart {_ASIDE}"
    yield "  accTitle: Waar een beslissing op rust"
    yield "  accDescr: Links de vragen, rechts de beslissingen. Een pijl betekent dat het antwoord meetelt."
    for fact in (fact for fact in kb.facts.values() if fact.id in under):
        yield f"  vraag_{fact.id}([{label(fact.question)}])"
    for decision in decisions:
        yield f"  besluit_{decision.id}[{label(decision.question, *decision.outcomes.values())}]"
    for decision in decisions:
        yield from (f"  {_node(kb, name)} --> besluit_{decision.id}" for name in _inputs(decision))


def _inputs(decision: Decision) -> list[str]:
    return list(dict.fromkeys(name for rule in decision.rules for name in rule.when))


def _node(kb: KnowledgeBase, name: str) -> str:
    return f"{'vraag' if name in kb.facts else 'besluit'}_{name}"
