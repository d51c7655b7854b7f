"""What the wizard in one file looks up: the truth tables of the engine as sets of bits, and the texts that go with them.

Nothing is decided here or in the page: a set stands for the combinations of values that `engine.Space` numbers, and the page finds what is
possible and what is certain as `engine.Table` does, with one AND.
"""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any, TypeAlias

from wegenkaart.advice import Setting
from wegenkaart.advice.calls import NO_NAME, NOTHING_KNOWN, SOON, TOLD_UNKNOWN, URGENT
from wegenkaart.advice.compose import MOMENTS
from wegenkaart.advice.document import ONLY_HELP
from wegenkaart.advice.questions import WEIGHTS, parts, saving_lives
from wegenkaart.advice.wegenwacht import MAX_HELP, acts, contact, reached, resource_of, someone
from wegenkaart.engine import APPLIES, Table, Tables, beneath
from wegenkaart.interview import NOT_WHILE_PREPARING
from wegenkaart.model import Action, Duty, Grounded, KnowledgeBase, Resource, Responsibility, Rule, Warning
from wegenkaart.numbers import is_confirmed, phone
from wegenkaart.render import words
from wegenkaart.render.deadlines import HOLDERS, STILL_WANTED

Json: TypeAlias = dict[str, Any]

_WITH_RULES = ("lead", "grip")
"""The parts of the advice of which the rules are told."""


class Sets:
    """Tables as the page holds them: every table once, however many records apply in the same cases."""

    def __init__(self) -> None:
        self.spaces: list[list[str]] = []
        self.tables: list[Json] = []
        self._found: dict[tuple[object, ...], int] = {}

    def add(self, table: Table, *, rules: bool = False) -> int:
        """The number of the table. Of a condition only the set where it applies is kept: the rest is where it does not."""
        sets = {APPLIES: table.outcomes[APPLIES]} if APPLIES in table.outcomes else table.outcomes
        fitting = table.rules if rules else {}
        space = self._space(list(table.space.values))
        key = (space, *sets.items(), *fitting.items())
        if key not in self._found:
            self._found[key] = len(self.tables)
            self.tables.append({"space": space, "sets": _hex(sets), **({"rules": _hex(fitting)} if rules else {})})
        return self._found[key]

    def _space(self, facts: list[str]) -> int:
        if facts not in self.spaces:
            self.spaces.append(facts)
        return self.spaces.index(facts)


def _hex(sets: Mapping[str, int]) -> dict[str, str]:
    return {name: f"{combinations:x}" for name, combinations in sets.items()}


def data(tables: Tables, setting: Setting) -> Json:
    """Everything that the script of the page needs."""
    sets = Sets()
    found = {**_decided(tables, sets), **_records(tables, sets), **_asking(tables, sets)}
    return {**_plain(tables.kb, setting), **found, "spaces": sets.spaces, "tables": sets.tables}


def _asking(tables: Tables, sets: Sets) -> Json:
    """Every table that can open a question, in the order of the program: part of the advice, how much it counts, table."""
    kb = tables.kb
    return {
        "parts": [(part, weight, sets.add(table, rules=part in _WITH_RULES)) for part, weight, table in parts(tables)],
        "saving": [sets.add(tables.condition(action)) for action in saving_lives(kb)],
        "weight_declared": WEIGHTS["direct"],
        "groups": [list(group.facts) for group in kb.groups.values()],
    }


def _plain(kb: KnowledgeBase, setting: Setting) -> Json:
    """What does not depend on the answers."""
    rows = {fact: row for group in kb.groups.values() for fact, row in group.facts.items()}
    facts = {
        name: {"question": fact.question, "values": fact.values, "ask": fact.ask, "told": fact.told, "row": rows.get(name)}
        for name, fact in kb.facts.items()
    }
    return {
        "facts": facts,
        "outline": asdict(kb.outline),
        "cold": {
            "value": "koud",
            "warm": "warm",
            "passed": NOT_WHILE_PREPARING,
            "hidden": words.NOT_SHOWN_WHILE_PREPARING,
            "as_if": words.AS_IF,
        },
        "date": kb.date.isoformat(),
        "stale_after_days": kb.stale_after_days,
        "actors": {name: {"name": each.name, "short": each.short or each.name} for name, each in kb.actors.items()},
        "contacts": _contacts(kb, setting),
        "in_doubt": [each.id for each in someone(kb, setting)],
        "scale_up": setting.contacts.scale_up.text if setting.contacts.scale_up else None,
        "calls": _calls(setting),
        "moments": {moment: words.MOMENTS[moment] for moment in MOMENTS},
        "domains": words.DOMAINS,
        "still_wanted": STILL_WANTED,
        "holders": [(*each, said) for each, said in HOLDERS.items()],
        "changes": words.PARTS,
        "max_help": MAX_HELP,
    }


def _calls(setting: Setting) -> Json:
    said = {"nothing": NOTHING_KNOWN, "name": setting.gemeente or NO_NAME}
    return {"urgent": URGENT, "soon": SOON, "unknown": TOLD_UNKNOWN, "only_help": tuple(ONLY_HELP), **said}


def _contacts(kb: KnowledgeBase, setting: Setting) -> Json:
    """Whom an action can name, or who does it: at which number, what one asks there, and which help it is."""
    return {name: _contact(kb, name, setting) for action in kb.actions.values() if (name := reached(kb, action))}


def _contact(kb: KnowledgeBase, name: str, setting: Setting) -> Json:
    found = contact(kb, name, setting)
    opening = (kb.actors.get(name) or kb.resources[name]).opening
    said = {"asks": opening.text if opening else "", "is_actor": name in kb.actors, "resource": resource_of(kb, name)}
    return {**asdict(found), "to_fill_in": found.to_fill_in, **said} if found else said


def _decided(tables: Tables, sets: Sets) -> Json:
    """Who leads and how far it scales up, with the rules behind it and those of the decisions beneath."""
    kb = tables.kb
    outline, levels = kb.outline, reversed(tuple(kb.decisions[kb.outline.level].outcomes))
    names = sorted((beneath(kb, outline.lead) | beneath(kb, outline.level)) & kb.decisions.keys())
    return {
        "decisions": {name: sets.add(tables.decision(name), rules=True) for name in names},
        "levels": [_level(kb, name) for name in levels],
        "rules": {rule.id: _rule(kb, rule) for name in names for rule in kb.decisions[name].rules},
        "conflicts": [{"id": each.id, "text": each.text, "ours": each.ours, "touches": each.touches} for each in kb.conflicts.values()],
    }


def _rule(kb: KnowledgeBase, rule: Rule) -> Json:
    return {**_why(rule), "under": [name for name in rule.when if name in kb.decisions]}


def _level(kb: KnowledgeBase, name: str) -> Json:
    level = kb.levels[name]
    leads = level.led_by in kb.decisions[kb.outline.lead].outcomes
    alone = level.decided_by == (level.led_by,)
    return {**_why(level), "name": level.name, "trigger": level.trigger, "led_by": level.led_by, "leads": leads, "alone": alone}


def _why(record: Grounded | Rule) -> Json:
    return {"id": record.id, "because": record.because}


def _records(tables: Tables, sets: Sets) -> Json:
    """What applies or not, each with its table. Actions stand in the order in which to do them."""
    kb = tables.kb
    actions = sorted(kb.actions.values(), key=lambda each: (MOMENTS.index(each.moment), each.rank))
    applying: dict[str, list[tuple[Action | Duty | Responsibility | Warning, Json]]] = {
        "actions": [(each, _action(kb, each)) for each in actions],
        "duties": [(each, _duty(each)) for each in kb.duties.values()],
        "responsible": [(each, {"domain": each.domain, "actor": each.actor}) for each in kb.responsibilities.values()],
        "warnings": [(each, {"text": each.text}) for each in kb.warnings.values()],
    }
    found: Json = {
        part: [{**_why(each), **said, "table": sets.add(tables.condition(each))} for each, said in records]
        for part, records in applying.items()
    }
    roads = [
        {"id": each.id, "number": each.number, "name": each.name, "table": sets.add(tables.road(each.id))} for each in kb.roads.values()
    ]
    help_ = [{**_resource(each), "table": sets.add(tables.help(each))} for each in kb.resources.values()]
    return {**found, "roads": roads, "resources": help_}


def _action(kb: KnowledgeBase, action: Action) -> Json:
    """`shown`: whose number stands beside it."""
    said = {"text": action.text, "when": action.moment, "actor": action.actor, "contact": action.contact}
    return {**said, "shown": reached(kb, action)}


def _duty(duty: Duty) -> Json:
    names = (
        "name",
        "text",
        "elsewhere",
        "holder",
        "to",
        "channel",
        "starts",
        "after",
        "follows",
        "own_road",
        "roads",
        "hours",
        "months",
        "legal_basis",
        "lapses",
    )
    return {**{name: getattr(duty, name) for name in names}, "valid_until": duty.valid_until.isoformat() if duty.valid_until else None}


def _resource(resource: Resource) -> Json:
    return {
        "id": resource.id,
        "name": resource.name,
        "phone": phone(resource),
        "url": resource.url,
        "confirmed": is_confirmed(resource),
        "acts": acts(resource),
    }
