"""Proofs over all combinations: nothing is too wide to explain, and every decision is complete and without overlap.

A proof gets the whole knowledge base and the tables of all in it that is `sound`: `tables.kb` is what they are of.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field

from wegenkaart.checks.finding import Finding, spoken
from wegenkaart.engine import Conditional, Space, Table, Tables, beneath, conditions
from wegenkaart.model import Action, Decision, KnowledgeBase
from wegenkaart.yamlfile import Location

MAX_COMBINATIONS = 1 << 17
"""What rests on more combinations cannot be explained to a person, and should be split."""
MAX_BITS = 1 << 27
"""Of all tables together, a bit for each combination in each set: 16 megabytes, fourteen times what the shipped knowledge takes."""
LEAST_BITS = 1 << 11
"""What a set counts for however small it is: making it takes as long."""


def too_wide_decisions(_kb: KnowledgeBase, tables: Tables) -> Iterator[Finding]:
    """Which decisions are too large to compile. Nothing is compiled here, nor below."""
    for name in tables.kb.decisions:
        if (size := tables.space([name]).size) > MAX_COMBINATIONS:
            text = f"deze beslissing rust op {size} combinaties. Splits haar, zodat zij uit te leggen is."
            yield Finding("te_breed", ("decisions", name), text, breaks_tables=True)


def too_wide_records(_kb: KnowledgeBase, tables: Tables) -> Iterator[Finding]:
    kb = tables.kb
    for location, record in conditional(kb):
        size = _size(kb, tables, [record])
        if size > MAX_COMBINATIONS:
            text = f"dit rust op {size} combinaties. Splits het, zodat uit te leggen is wanneer het geldt."
            yield Finding("te_breed", location, text, breaks_tables=True)
    for name, resource in kb.resources.items():
        size = _size(kb, tables, list(tables.ways_to(resource)))
        if size > MAX_COMBINATIONS:
            text = f"de acties die hiernaar wijzen rusten samen op {size} combinaties. Laat minder acties hiernaar wijzen."
            yield Finding("te_breed", ("resources", name), text, breaks_tables=True)
    for contact, actions in calls(kb).items():
        size = _size(kb, tables, list(actions))
        if size > MAX_COMBINATIONS and contact not in kb.resources:
            text = f"de acties met dit contact rusten samen op {size} combinaties. Laat minder acties hiernaar wijzen."
            yield Finding("te_breed", ("actors", contact), text, breaks_tables=True)


def too_much(tables: Tables, room: int) -> Iterator[Finding]:
    """That all tables together are too large, when none of them is: then nothing can be proved. Said of what rests on most."""
    kb = tables.kb
    together, tabled = 0, _Tabled(tables)
    widest: tuple[int, Location] = (0, ())
    for location, names, sets in _all_tables(kb, tables):
        together += tabled.bits(names, sets)
        widest = max(widest, (tables.space(names).size, location), key=lambda each: each[0])
    if together > MAX_BITS * room:
        text = (
            f"alle voorwaarden samen geven te veel combinaties. Begin hier, bij de meeste ({widest[0]}): laat dit op minder feiten rusten."
        )
        yield Finding("te_breed", widest[1], text)


def _all_tables(kb: KnowledgeBase, tables: Tables) -> Iterator[tuple[Location, list[str], int]]:
    """Every table that is made: where it is of, what it rests on, and how many sets of combinations it holds itself."""
    for name, decision in kb.decisions.items():
        yield ("decisions", name), [name], len(decision.rules)
    for location, record in conditional(kb):
        yield location, _lines(kb, [record]), 2
    for name, resource in kb.resources.items():
        yield ("resources", name), _lines(kb, tables.ways_to(resource)), 2
    for contact, actions in calls(kb).items():
        yield ("actors" if contact in kb.actors else "resources", contact), _lines(kb, actions), 2


@dataclass
class _Tabled:
    """How much all tables take, of which those over the same facts share their parts."""

    tables: Tables
    made: dict[frozenset[str], set[str]] = field(default_factory=dict)
    """Of these facts together: the decisions that were seen in them."""
    under: dict[str, frozenset[str]] = field(default_factory=dict)
    """Fact or decision → the decisions in it."""

    def bits(self, names: Collection[str], sets: int) -> int:
        """What one more table adds: a set for each value of each fact, for each outcome of each decision in it, and its own."""
        kb, space = self.tables.kb, self.tables.space(names)
        facts = frozenset(space.values)
        sets += 0 if facts in self.made else sum(map(len, space.values.values()))
        made = self.made.setdefault(facts, set())
        new = frozenset().union(*map(self._decisions, names)) - made
        made |= new
        return max(space.size, LEAST_BITS) * (sets + sum(len(kb.decisions[name].outcomes) for name in new))

    def _decisions(self, name: str) -> frozenset[str]:
        if name not in self.under:
            kb = self.tables.kb
            self.under[name] = frozenset(beneath(kb, name) & kb.decisions.keys())
        return self.under[name]


def _size(kb: KnowledgeBase, tables: Tables, records: list[Conditional]) -> int:
    """Over how many combinations these records together are decided."""
    return tables.space(_lines(kb, records)).size


def _lines(kb: KnowledgeBase, records: Iterable[Conditional]) -> list[str]:
    """The facts and decisions on which these records rest."""
    return list({line: None for record in records for any_of in conditions(kb, record) for when in any_of for line in when})


def calls(kb: KnowledgeBase) -> dict[str, list[Action]]:
    """Whom or what to call → the actions that say so."""
    found: dict[str, list[Action]] = {}
    for action in kb.actions.values():
        if action.contact and (action.contact in kb.actors or action.contact in kb.resources):
            found.setdefault(action.contact, []).append(action)
    return found


def conditional(kb: KnowledgeBase) -> Iterator[tuple[Location, Conditional]]:
    """Every record that applies under a condition, with its place."""
    for collection in ("responsibilities", "actions", "duties", "resources", "warnings"):
        for name, record in getattr(kb, collection).items():
            yield (collection, name), record


def one_rule_each(_kb: KnowledgeBase, tables: Tables) -> Iterator[Finding]:
    """Gaps and overlap. A decision that rests on a faulty one is not blamed for it: it is proved where that one has one outcome."""
    kb = tables.kb
    faulty = {name for name, decision in kb.decisions.items() if any(_gaps_and_overlap(decision, tables.decision(name), -1))}
    for name, decision in kb.decisions.items():
        table, within = tables.decision(name), -1
        for under in beneath(kb, name) & faulty - {name}:
            within &= _decided(tables, table.space, kb.decisions[under])
        yield from _gaps_and_overlap(decision, table, within)


def _decided(tables: Tables, space: Space, decision: Decision) -> int:
    """Where one rule fits, and no second one. Whatever is added for the rest, there the outcome stays."""
    once = twice = 0
    for rule in decision.rules:
        fits = tables.fitting(space, rule.when)
        once, twice = once | fits, twice | (once & fits)
    return once & ~twice


def _gaps_and_overlap(decision: Decision, table: Table, within: int) -> Iterator[Finding]:
    """Of the combinations `within` which it is known what comes out of the decisions below; -1 is all."""
    here: Location = ("decisions", decision.id)
    if not decision.rules:
        yield Finding("gat", here, "deze beslissing heeft geen regels. Voeg een regel toe.", breaks_tables=True)
        return
    covered = 0
    for i, rule in enumerate(decision.rules):
        fits = table.rules[rule.id] & within
        if both := covered & fits:
            other = next(each.id for each in decision.rules if table.rules[each.id] & both)
            text = f"de regels {other} en {rule.id} passen allebei{_at(table, both)}. Maak een van de twee smaller."
            yield Finding("overlap", (*here, "rules", i), text, breaks_tables=True)
        covered |= fits
    if gap := table.space.all & within & ~covered:
        count = gap.bit_count()
        text = f"geen regel past{_at(table, gap)} ({count} {'combinatie' if count == 1 else 'combinaties'}). Voeg een regel toe."
        yield Finding("gat", here, text, breaks_tables=True)


def _at(table: Table, combinations: int) -> str:
    """The counter-example; nothing where a decision rests on no facts at all."""
    facts = example(table.space, combinations)
    return f" bij {spoken(facts)}" if facts else ""


def example(space: Space, combinations: int) -> dict[str, str]:
    """The facts of the first combination of a set that is not empty."""
    number = (combinations & -combinations).bit_length() - 1
    return {fact: values[number // space.strides[fact] % len(values)] for fact, values in space.values.items()}
