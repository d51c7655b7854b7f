"""Every combination of all facts gets an answer: somebody at the wheel, something to do, and a source for it.

Who is at the wheel is one decision, and `tables` proves that it always has an outcome. What to do comes from many
actions, which rest on too many facts together to number every combination. So the combinations are split, fact by fact,
until an action holds in all that are left, or none holds in any.
"""

from collections.abc import Iterable, Iterator

from wegenkaart.checks.finding import Finding, spoken
from wegenkaart.engine import APPLIES, Tables
from wegenkaart.model import Action, Facts, KnowledgeBase

MAX_LOOKS, MAX_LOOKS_EACH = 50_000, 20
"""How often it is asked of an action whether it holds: all together, or of each one when there are very many. The shipped knowledge
needs thirteen hundred, six of each. Actions that need more cannot be overseen by a person either."""


def check(kb: KnowledgeBase, tables: Tables) -> Iterator[Finding]:
    here = ("actions",)
    if kb.actions.keys() != tables.kb.actions.keys():
        return  # what is left out may be what is to be done
    try:
        if (facts := _without(tables, kb.actions.values())) is not None:
            yield Finding("zonder_actie", here, f"er is niets te doen{_at(facts)}. Voeg een actie toe die dan geldt.")
        elif (facts := _without(tables, [each for each in kb.actions.values() if each.sources])) is not None:
            text = f"er is alleen iets te doen zonder bron{_at(facts)}. Voeg een actie met een bron toe die dan geldt."
            yield Finding("zonder_bron", here, text)
    except _TooMuch:
        if not all(tables.road(name).outcomes[APPLIES] for name in tables.kb.roads):
            return  # too many are left because a road never applies: `reach` says which
        text = "er zijn te veel voorwaarden om na te gaan of er altijd iets te doen is. Voeg een actie toe die vaker geldt."
        yield Finding("te_breed", here, text)


class _TooMuch(Exception):
    """It takes more looks than `MAX_LOOKS`."""


def _without(tables: Tables, actions: Iterable[Action]) -> Facts | None:
    """Facts with which none of these actions applies, whatever the other facts are; `None` when there are none."""
    left: list[tuple[dict[str, str], list[Action]]] = [({}, list(actions))]
    looks = max(MAX_LOOKS, MAX_LOOKS_EACH * len(left[0][1]))
    while left:
        facts, maybe = left.pop()
        looks -= len(maybe)
        if looks < 0:
            raise _TooMuch
        possible = _possible(tables, maybe, facts)
        if possible is None:
            continue
        if not possible:
            return {fact: facts[fact] for fact in tables.kb.facts if fact in facts}
        fact = _next(tables, possible, facts)
        left += [({**facts, fact: value}, possible) for value in reversed(tuple(tables.kb.facts[fact].values))]
    return None


def _possible(tables: Tables, actions: Iterable[Action], facts: Facts) -> list[Action] | None:
    """Those that may apply; `None` when one certainly does."""
    possible = []
    for action in actions:
        status = tables.condition(action).status(facts, APPLIES)
        if status == "certain":
            return None
        if status:
            possible.append(action)
    return possible


def _next(tables: Tables, possible: Iterable[Action], facts: Facts) -> str:
    """A fact on which the action rests that is nearest to being certain."""
    nearest = min((tables.condition(each).open_facts(facts) for each in possible), key=len)
    return min(nearest, key=list(tables.kb.facts).index)


def _at(facts: Facts) -> str:
    return f" bij {spoken(facts)}" if facts else ""
