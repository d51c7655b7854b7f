"""Why something is said."""

from functools import lru_cache

from wegenkaart.advice.document import Ground
from wegenkaart.engine import Tables
from wegenkaart.model import Facts, Grounded

_KEPT = 4096


def ground(record: Grounded) -> Ground:
    """The same one each time for the same record."""
    return _ground(record.id, record.because, record.sources, record.choice)


@lru_cache(_KEPT)
def _ground(rule: str, because: str, citations: tuple[str, ...], choice: bool) -> Ground:  # noqa: FBT001 (the key of what is remembered)
    sources = dict.fromkeys(citation.partition(":")[0] for citation in citations)
    return Ground(rule=rule, because=because, sources=tuple(sources), choice=choice)


def rule_grounds(tables: Tables, decision: str, facts: Facts, outcome: str | None = None) -> tuple[Ground, ...]:
    """The rules that give the outcome in some completion.

    When it is one rule, the rules under it follow: those of the decisions it rests on, where these are certain too.
    """
    rules = {rule.id: rule for rule in tables.kb.decisions[decision].rules}
    fitting = [rules[name] for name in tables.decision(decision).possible_rules(facts, outcome)]
    grounds = tuple(ground(rule) for rule in fitting)
    if len(fitting) != 1:
        return grounds
    under = [name for name in fitting[0].when if name in tables.kb.decisions]
    deeper = (rule_grounds(tables, name, facts) for name in under if len(tables.decision(name).possible(facts)) == 1)
    return tuple(dict.fromkeys((*grounds, *(each for found in deeper for each in found))))
