"""Random small knowledge bases, and random parts of what can be known of an incident."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from random import Random
from typing import Any, TypeAlias

from hypothesis import strategies as st

from knowledge_bases import action, decision, duty, fact, level, resource, responsibility, road, rule, small, warning
from wegenkaart.model import Decision, Fact, Facts, KnowledgeBase, Rule, When


def dice(seed: object) -> Random:
    """Chance that falls the same way in every run."""
    return Random(str(seed))  # noqa: S311 (nothing here is a secret)


OUTCOMES = ("zwaar", "midden", "licht", "geen")
VALUES = ("een", "twee", "drie", "vier")


@st.composite
def knowledge_bases(draw: st.DrawFn) -> KnowledgeBase:
    """Two to five facts, one to four decisions that may rest on each other, and records under every kind of condition."""
    facts = draw(_facts())
    decisions: dict[str, Decision] = {}
    for number in range(draw(st.integers(1, 4))):
        outcomes = tuple(facts["geldt"].values) if number == 0 else OUTCOMES[: draw(st.integers(2, 4))]
        known = {**{name: tuple(each.values) for name, each in facts.items()}, **_outcomes(decisions)}
        name = f"d{number}"
        decisions[name] = decision(name, outcomes, _numbered(name, draw(_trees(known, outcomes))))
    return draw(_around(facts, decisions))


@st.composite
def careless_knowledge_bases(draw: st.DrawFn) -> KnowledgeBase:
    """The same, with rules that were written without looking at each other: they have gaps and overlap."""
    facts = draw(_facts())
    values = {name: tuple(each.values) for name, each in facts.items()}
    first = decision("d0", tuple(facts["geldt"].values), draw(_loose_rules("d0", values, tuple(facts["geldt"].values))))
    second = decision("d1", OUTCOMES, draw(_loose_rules("d1", {**values, **_outcomes({"d0": first})}, OUTCOMES)))
    return draw(_around(facts, {"d0": first, "d1": second}))


@st.composite
def partly_known(draw: st.DrawFn, kb: KnowledgeBase) -> Facts:
    """Some facts, given in some order."""
    given = draw(st.permutations(list(kb.facts)))
    return {name: draw(st.sampled_from(list(kb.facts[name].values))) for name in given[: draw(st.integers(0, len(given)))]}


@st.composite
def _facts(draw: st.DrawFn) -> dict[str, Fact]:
    """`fase`, `geldt` (what is declared) and up to three more, in any order and with or without a severity."""
    values = {"fase": ("warm", "koud"), "geldt": OUTCOMES[: draw(st.integers(2, 4))]}
    values |= {name: VALUES[: draw(st.integers(2, 4))] for name in "abc"[: draw(st.integers(0, 3))]}
    order = draw(st.permutations(list(values)))
    severities = {name: tuple(draw(st.permutations(values[name]))) if name in "abc" and draw(st.booleans()) else () for name in order}
    return {name: fact(name, *values[name], severity=severities[name]) for name in order}


def _outcomes(decisions: Mapping[str, Decision]) -> dict[str, tuple[str, ...]]:
    return {name: tuple(each.outcomes) for name, each in decisions.items()}


Leaf: TypeAlias = tuple[dict[str, tuple[str, ...]], str]


@st.composite
def _trees(draw: st.DrawFn, names: Mapping[str, tuple[str, ...]], outcomes: Sequence[str]) -> list[Leaf]:
    """A tree of choices, leaf by leaf: by its shape exactly one leaf fits every combination."""
    if not names or draw(st.integers(0, 3)) == 0:
        return [({}, draw(st.sampled_from(outcomes)))]
    name = draw(st.sampled_from(sorted(names)))
    rest = {each: values for each, values in names.items() if each != name}
    branches = draw(st.lists(st.integers(0, 1), min_size=len(names[name]), max_size=len(names[name])))
    leaves: list[Leaf] = []
    for branch in sorted(set(branches)):
        values = tuple(value for value, number in zip(names[name], branches, strict=True) if number == branch)
        leaves += [({name: values, **when}, then) for when, then in draw(_trees(rest, outcomes))]
    return leaves


def _numbered(name: str, leaves: Iterable[Leaf]) -> list[Rule]:
    return [rule(f"{name}_{number}", when, then) for number, (when, then) in enumerate(leaves)]


@st.composite
def _loose_rules(draw: st.DrawFn, name: str, names: Mapping[str, tuple[str, ...]], outcomes: Sequence[str]) -> list[Rule]:
    whens = draw(st.lists(_whens(names), min_size=1, max_size=5))
    return _numbered(name, ((dict(when), draw(st.sampled_from(outcomes))) for when in whens))


@st.composite
def _whens(draw: st.DrawFn, names: Mapping[str, tuple[str, ...]]) -> When:
    chosen = draw(st.lists(st.sampled_from(sorted(names)), max_size=3, unique=True))
    return {name: tuple(draw(st.lists(st.sampled_from(names[name]), min_size=1, unique=True))) for name in chosen}


@st.composite
def _around(draw: st.DrawFn, facts: Mapping[str, Fact], decisions: Mapping[str, Decision]) -> KnowledgeBase:
    """Roads and records around facts and decisions. The first decision gives the level, the last one who leads."""
    names = {**{name: tuple(each.values) for name, each in facts.items()}, **_outcomes(decisions)}
    roads = {name: road(name, number, draw(_whens(names))) for number, name in enumerate(("weg_a", "weg_b")[: draw(st.integers(1, 2))])}
    sector = draw(st.sampled_from(sorted(facts)))

    def scope() -> dict[str, Any]:
        named = tuple(draw(st.lists(st.sampled_from(sorted(roads)), max_size=2, unique=True)))
        return {"when": draw(_whens(names)), "roads": named, "phase": draw(st.sampled_from((None, "warm", "koud")))}

    sectors = tuple(draw(st.lists(st.sampled_from(sorted(facts[sector].values)), max_size=2, unique=True)))
    outcomes = decisions["d0"].outcomes
    return replace(
        small(),
        outline=replace(small().outline, lead=list(decisions)[-1], level="d0", sector=sector),
        facts=facts,
        decisions=decisions,
        roads=roads,
        levels={name: level(name, "baas") for name in outcomes},
        responsibilities={"r": responsibility("r", **scope())},
        actions={"a1": action("a1", **scope()), "a2": action("a2", moment="later", **scope())},
        duties={"p": duty("p", **scope())},
        resources={"h": resource("h", sectors=sectors, **scope())},
        warnings={"w": warning("w", **scope())},
        conflicts={},
        cases={},
    )
