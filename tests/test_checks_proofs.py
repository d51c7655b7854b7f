"""The proofs of `check` say what the plain meaning of the rules says; and no small mistake in the shipped decisions passes."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise, product

import pytest
from hypothesis import given, settings

from grip_table import INTERN_FACTS, SIX, every, lead, level
from knowledge_bases import changed, shipped, with_rules
from plain_meaning import applies, completions, fitting_rules, holds, outcome
from random_bases import careless_knowledge_bases, knowledge_bases
from wegenkaart.checks import Finding, check
from wegenkaart.engine import Tables
from wegenkaart.model import Facts, KnowledgeBase, Rule
from wegenkaart.yamlfile import Location

ADVISED = ("responsibilities", "actions", "duties", "resources")


def places(kb: KnowledgeBase, *kinds: str) -> set[Location]:
    return {finding.location for finding in check(kb) if finding.kind in kinds}


def example(finding: Finding) -> Facts:
    """The counter-example in a text like `de regels E1 en E2 passen allebei bij gevaar: ja, fase: warm. Maak …`."""
    _, bij, rest = finding.text.partition(" bij ")
    words = rest.split(". ")[0].split(" (")[0]
    return dict(part.split(": ") for part in words.split(", ")) if bij else {}


@settings(max_examples=60)
@given(careless_knowledge_bases())
def test_a_gap_or_overlap_is_found_exactly_where_there_is_one_with_a_true_example(kb: KnowledgeBase) -> None:
    fits = {
        name: [len(fitting_rules(kb, name, full)) for full in completions(kb, {}) if decided_below(kb, name, full)] for name in kb.decisions
    }
    blamed = {name for name, counts in fits.items() if not set(counts) <= {1}}
    found = [finding for finding in check(kb) if finding.kind in ("gat", "overlap")]
    assert {finding.location[1] for finding in found} == blamed
    for name in blamed:
        kinds = {finding.kind for finding in found if finding.location[1] == name}
        assert ("gat" in kinds) == (0 in fits[name])
        assert ("overlap" in kinds) == (max(fits[name]) > 1)
    for finding in found:
        name = str(finding.location[1])
        counts = {len(fitting_rules(kb, name, full)) for full in completions(kb, example(finding)) if decided_below(kb, name, full)}
        assert (counts == {0}) if finding.kind == "gat" else (min(counts) > 1)


def decided_below(kb: KnowledgeBase, name: str, full: Facts) -> bool:
    """Whether it is known what comes out of the decision on which the other one rests, if it does."""
    rests = name == "d1" and any("d0" in rule.when for rule in kb.decisions["d1"].rules)
    return not rests or len(fitting_rules(kb, "d0", full)) == 1


@settings(max_examples=60)
@given(knowledge_bases())
def test_what_a_worse_fact_takes_away_is_found(kb: KnowledgeBase) -> None:
    order = list(kb.decisions["d0"].outcomes)
    falls: set[object] = set()
    for milder, worse in steps(kb):
        if order.index(outcome(kb, "d0", worse)) > order.index(outcome(kb, "d0", milder)):
            falls.add("d0")
        for collection, record in (("actions", kb.actions["a1"]), ("duties", kb.duties["p"])):
            if applies(kb, record, milder) and not applies(kb, record, worse):
                falls.add((collection, record.id))
    assert {"d0" if location[0] == "decisions" else location for location in places(kb, "daalt")} == falls


@settings(max_examples=60)
@given(knowledge_bases())
def test_whom_a_worse_fact_no_longer_says_to_call_is_found(kb: KnowledgeBase) -> None:
    """Both actions call the same neighbour, later: what one leaves, the other may still say."""
    kb = changed(changed(kb, "actions", "a1", contact="buur", moment="later"), "actions", "a2", contact="buur")
    lost = {
        name
        for milder, worse in steps(kb)
        for name in kb.facts
        if milder[name] != worse[name] and calls(kb, milder) and not calls(kb, worse)
    }
    said = [finding.text for finding in check(kb) if finding.kind == "daalt" and finding.location[0] == "actions"]
    assert {text.split(" met ")[1].split(":")[0] for text in said} == lost
    for text in said:
        counter = dict(part.split(": ") for part in text.split(" hoort bij ")[1].split(", maar ")[0].split(", "))
        assert all(calls(kb, full) for full in completions(kb, counter))


def calls(kb: KnowledgeBase, facts: Facts) -> bool:
    return any(applies(kb, each, facts) for each in kb.actions.values())


@settings(max_examples=60)
@given(knowledge_bases())
def test_a_combination_with_nothing_to_do_is_found_exactly_when_there_is_one_and_truly_has_nothing(kb: KnowledgeBase) -> None:
    kb = changed(kb, "actions", "a2", sources=(), choice=True, adr="0006")
    found = [finding for finding in check(kb) if finding.kind in ("zonder_actie", "zonder_bron")]
    nothing = any(not calls(kb, full) for full in completions(kb, {}))
    unsourced = any(not applies(kb, kb.actions["a1"], full) for full in completions(kb, {}))
    assert [finding.kind for finding in found] == (["zonder_actie"] if nothing else ["zonder_bron"] if unsourced else [])
    for finding in found:
        left = [kb.actions["a1"]] if finding.kind == "zonder_bron" else list(kb.actions.values())
        assert not any(applies(kb, each, full) for each in left for full in completions(kb, example(finding)))


def steps(kb: KnowledgeBase) -> Iterator[tuple[Facts, Facts]]:
    """Every combination with one fact a step worse."""
    for facts in completions(kb, {}):
        for name, fact in kb.facts.items():
            worse = dict(pairwise(fact.severity)).get(facts[name])
            if worse:
                yield facts, {**facts, name: worse}


@settings(max_examples=60)
@given(knowledge_bases())
def test_what_no_combination_reaches_is_found(kb: KnowledgeBase) -> None:
    full = list(completions(kb, {}))
    expected: set[Location] = {("roads", name) for name, road in kb.roads.items() if not any(holds(kb, road.when, facts) for facts in full)}
    for name, decision in kb.decisions.items():
        fits = {rule.id: rule.then for facts in full for rule in fitting_rules(kb, name, facts)}
        expected |= {("decisions", name, "rules", i) for i, rule in enumerate(decision.rules) if rule.id not in fits}
        expected |= {("decisions", name, "outcomes", end) for end in decision.outcomes if end not in fits.values()}
    for collection in (*ADVISED, "warnings"):
        records = getattr(kb, collection).items()
        named = [(name, record) for name, record in records if not record.roads or {("roads", each) for each in record.roads} - expected]
        expected |= {(collection, name) for name, record in named if not any(applies(kb, record, facts) for facts in full)}
    assert places(kb, "onbereikbaar") == expected


@settings(max_examples=60)
@given(knowledge_bases())
def test_a_fact_that_changes_nothing_is_found(kb: KnowledgeBase) -> None:
    said = {tuple(facts.values()): everything(kb, facts) for facts in completions(kb, {})}
    changing = {"geldt"}
    for values, advice in said.items():
        for place, (name, fact) in enumerate(kb.facts.items()):
            if any(said[(*values[:place], value, *values[place + 1 :])] != advice for value in fact.values):
                changing.add(name)
    facts = {("facts", name) for name in kb.facts}
    assert places(kb, "overbodig") & facts == {("facts", name) for name in kb.facts if name not in changing}


def everything(kb: KnowledgeBase, facts: Facts) -> tuple[object, ...]:
    """What makes one advice differ from another. Warnings do not count: no question is asked for their sake."""
    decided = [outcome(kb, name, facts) for name in (kb.outline.lead, kb.outline.level)]
    records = [record for collection in ADVISED for record in getattr(kb, collection).values()]
    roads = [holds(kb, road.when, facts) for road in kb.roads.values()]
    return (*decided, *roads, *(applies(kb, record, facts) for record in records))


# Small mistakes in the shipped decisions

DECISIONS_ONLY = replace(
    shipped(), responsibilities={}, actions={}, duties={}, resources={}, warnings={}, conflicts={}, cases={}, exercises={}, sources={},
    actors={}, descents={}, groups={}, hosts=(), terms={}, names=(),
)  # fmt: skip
"""What the mistakes are made in. Without the rest nothing says why it is there, but a rule that is wrong is wrong all the same."""
PROVED = {"gat", "overlap", "onbereikbaar", "daalt"}


def mutants(change: Callable[[KnowledgeBase, str, Rule], Iterator[Rule | None]]) -> Iterator[tuple[str, KnowledgeBase]]:
    """Each rule of each decision changed (or left out) in every way; one change at a time."""
    for name, decision in DECISIONS_ONLY.decisions.items():
        for i, rule in enumerate(decision.rules):
            for number, other in enumerate(change(DECISIONS_ONLY, name, rule)):
                rules = (*decision.rules[:i], *([other] if other else []), *decision.rules[i + 1 :])
                yield f"{rule.id} {number}", with_rules(DECISIONS_ONLY, name, *rules)


def without(_kb: KnowledgeBase, _name: str, _rule: Rule) -> Iterator[None]:
    yield None


def with_another_then(kb: KnowledgeBase, name: str, rule: Rule) -> Iterator[Rule]:
    yield from (replace(rule, then=then) for then in kb.decisions[name].outcomes if then != rule.then)


def with_a_wider_when(kb: KnowledgeBase, _name: str, rule: Rule) -> Iterator[Rule]:
    """With one value more in a line, or without the line."""
    for line, values in rule.when.items():
        yield replace(rule, when={each: allowed for each, allowed in rule.when.items() if each != line})
        allowed = kb.facts[line].values if line in kb.facts else kb.decisions[line].outcomes
        yield from (replace(rule, when={**rule.when, line: (*values, value)}) for value in allowed if value not in values)


def with_a_narrower_when(_kb: KnowledgeBase, _name: str, rule: Rule) -> Iterator[Rule]:
    """With one value less in a line that has more than one."""
    for line, values in rule.when.items():
        less = (tuple(each for each in values if each != value) for value in values)
        yield from (replace(rule, when={**rule.when, line: left}) for left in less if left)


def with_another_value(kb: KnowledgeBase, _name: str, rule: Rule) -> Iterator[Rule]:
    """With one value in the place of another."""
    for line, values in rule.when.items():
        allowed = kb.facts[line].values if line in kb.facts else kb.decisions[line].outcomes
        for i, value in product(range(len(values)), allowed):
            if value not in values:
                yield replace(rule, when={**rule.when, line: (*values[:i], value, *values[i + 1 :])})


def is_proved_wrong(kb: KnowledgeBase) -> bool:
    return any(finding.kind in PROVED for finding in check(kb))


def differs_from_the_table(kb: KnowledgeBase) -> bool:
    """Whether the level, who leads, or whether the crisis organisation is told is elsewhere than here, in some combination."""
    expected = {kb.outline.level: LEVELS_OF, kb.outline.lead: LEADS_OF, "crisisorganisatie": TOLD_OF}
    return any(Tables(kb).decision(name).decide(facts) != end for name, ends in expected.items() for facts, end in ends)


LEVELS_OF = [(facts, level(facts)) for facts in every(SIX)]
TOLD = (
    "bestuurlijk_besluit", "effectgebied", "diensten_afstemmen", "merkbaar_buiten",
    "gevaar_voor_mensen", "openbare_orde", "online_aangejaagd",
)  # fmt: skip
TOLD_OF = [(facts, "ja" if "ja" in facts.values() else "nee") for facts in every(dict.fromkeys(TOLD, ("ja", "nee")))]
LEADS_OF = [(facts, lead(facts)) for facts in every({**SIX, **INTERN_FACTS})]


def test_the_shipped_decisions_themselves_are_right() -> None:
    assert not is_proved_wrong(DECISIONS_ONLY)
    assert not differs_from_the_table(DECISIONS_ONLY)


@pytest.mark.parametrize("change", [without, with_a_wider_when, with_a_narrower_when, with_another_value])
def test_check_finds_every_rule_that_is_left_out_or_fits_elsewhere(
    change: Callable[[KnowledgeBase, str, Rule], Iterator[Rule | None]],
) -> None:
    survivors = [name for name, kb in mutants(change) if not is_proved_wrong(kb)]
    assert survivors == []


def test_check_or_the_table_finds_every_rule_with_another_outcome() -> None:
    """A worse fact that lowers the level, or an outcome that nothing gives: `check` alone finds about two of three."""
    by_check = {name: is_proved_wrong(kb) for name, kb in mutants(with_another_then)}
    survivors = [name for name, kb in mutants(with_another_then) if not by_check[name] and not differs_from_the_table(kb)]
    assert survivors == []
    assert sum(by_check.values()) > len(by_check) / 2
