"""Proofs over all combinations: nothing is too wide to explain, and every decision is complete and without overlap.

A proof gets the whole knowledge base and the tables of all in it that is `sound`: `tables.kb` is what they are of.
"""

from collections.abc import Iterator

from wegenkaart.checks.finding import Finding, spoken
from wegenkaart.engine import Conditional, Space, Table, Tables, beneath, conditions
from wegenkaart.model import Action, Decision, KnowledgeBase
from wegenkaart.yamlfile import Location

MAX_COMBINATIONS = 1 << 17
"""What rests on more combinations cannot be explained to a person, and should be split."""


def too_wide(_kb: KnowledgeBase, tables: Tables) -> Iterator[Finding]:
    """What is too large to compile. Nothing is compiled here."""
    kb = tables.kb
    sizes = {name: tables.space([name]).size for name in kb.decisions}
    for name, size in sizes.items():
        if size > MAX_COMBINATIONS:
            text = f"deze beslissing rust op {size} combinaties. Splits haar, zodat zij uit te leggen is."
            yield Finding("te_breed", ("decisions", name), text, breaks_tables=True)
    if any(size > MAX_COMBINATIONS for size in sizes.values()):
        return
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


def _size(kb: KnowledgeBase, tables: Tables, records: list[Conditional]) -> int:
    """Over how many combinations these records together are decided."""
    return tables.space(line for record in records for any_of in conditions(kb, record) for when in any_of for line in when).size


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
    """Gaps and overlap. A decision that rests on a faulty one is not blamed for it."""
    kb = tables.kb
    faults = {name: tuple(_gaps_and_overlap(decision, tables.decision(name))) for name, decision in kb.decisions.items()}
    for name, found in faults.items():
        if not any(faults[under] for under in beneath(kb, name) & faults.keys() - {name}):
            yield from found


def _gaps_and_overlap(decision: Decision, table: Table) -> Iterator[Finding]:
    here: Location = ("decisions", decision.id)
    if not decision.rules:
        yield Finding("gat", here, "deze beslissing heeft geen regels. Voeg een regel toe.", breaks_tables=True)
        return
    covered = 0
    for i, rule in enumerate(decision.rules):
        fits = table.rules[rule.id]
        if both := covered & fits:
            other = next(each.id for each in decision.rules if table.rules[each.id] & both)
            text = f"de regels {other} en {rule.id} passen allebei{_at(table, both)}. Maak een van de twee smaller."
            yield Finding("overlap", (*here, "rules", i), text, breaks_tables=True)
        covered |= fits
    if gap := table.space.all & ~covered:
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
