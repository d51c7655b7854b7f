"""How far this scales up: the levels that are possible, and where the declared one stands among them."""

from collections.abc import Mapping, Sequence
from functools import lru_cache

from wegenkaart.advice.document import LevelRange, Position, Relation, Step
from wegenkaart.advice.grounds import ground, rule_grounds
from wegenkaart.engine import Space, Tables
from wegenkaart.model import Facts, Level

_KEPT = 256


def level_range(tables: Tables, facts: Facts) -> LevelRange:
    name = tables.kb.outline.level
    possible = tables.decision(name).possible(facts)
    declared = facts.get(tables.kb.outline.declared)
    return LevelRange(
        at_least=possible[-1],
        at_most=possible[0],
        declared=declared,
        relation=_relation(declared, possible, _levels(tables)),
        grounds=rule_grounds(tables, name, facts),
    )


def _levels(tables: Tables) -> Sequence[str]:
    """All levels, lightest first."""
    return tuple(reversed(tuple(tables.kb.decisions[tables.kb.outline.level].outcomes)))


def _relation(declared: str | None, possible: Sequence[str], levels: Sequence[str]) -> Relation:
    """The answer that holds in every completion; `unknown` when there is none."""
    if declared is None:
        return "unknown"
    height = levels.index(declared)
    relations: set[Relation] = {
        "below" if height < levels.index(level) else "above" if height > levels.index(level) else "fits" for level in possible
    }
    return relations.pop() if len(relations) == 1 else "unknown"


def steps(tables: Tables, facts: Facts) -> tuple[Step, ...]:
    """Every level from light to heavy, with its place against the level in force or, when none is known, the one that fits."""
    kb, levels = tables.kb, _levels(tables)
    possible = tables.decision(kb.outline.level).possible(facts)
    declared = facts.get(kb.outline.declared)
    current = declared or (possible[0] if len(possible) == 1 else None)
    lowest = levels.index(current or possible[-1])
    leading = _leading(tables, facts)
    return tuple(
        _step(level, "now" if level.id == current else _position(height, lowest, possible=level.id in possible), leading[level.id])
        for height, level in enumerate(kb.levels[name] for name in levels)
    )


def _leading(tables: Tables, facts: Facts) -> Mapping[str, tuple[str, ...]]:
    """Level → who leads in the completions in which that level comes out."""
    space, sets = _together(tables)
    agreeing = space.agreeing(facts)
    return {level: tuple([actor for actor, both in leads.items() if both & agreeing]) for level, leads in sets.items()}


@lru_cache(maxsize=2)
def _together(tables: Tables) -> tuple[Space, Mapping[str, Mapping[str, int]]]:
    """For each level and leader, the combinations in which they come out together."""
    decisions, outline = tables.kb.decisions, tables.kb.outline
    space = tables.space([outline.level, outline.lead])
    sets = {
        level: {
            actor: tables.fitting(space, {outline.level: (level,), outline.lead: (actor,)}) for actor in decisions[outline.lead].outcomes
        }
        for level in decisions[outline.level].outcomes
    }
    return space, sets


@lru_cache(_KEPT)
def _step(level: Level, position: Position, leaders: tuple[str, ...]) -> Step:
    return Step(
        level=level.id,
        trigger=level.trigger,
        decided_by=level.decided_by,
        led_by=level.led_by,
        leaders=leaders,
        teams=level.teams,
        position=position,
        grounds=(ground(level),),
    )


def _position(height: int, lowest: int, *, possible: bool) -> Position:
    if height < lowest:
        return "past"
    return "possible" if possible else "next"
