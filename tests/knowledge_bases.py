"""Knowledge bases to test with: the shipped one, a small valid one, and the pieces to make others (also at random_bases.py)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

from wegenkaart.knowledge import default_data, load
from wegenkaart.model import (
    Action,
    Actor,
    Case,
    Claim,
    Conflict,
    Decision,
    Descent,
    Driver,
    Duty,
    Example,
    Expected,
    Fact,
    KnowledgeBase,
    Level,
    Outline,
    Phone,
    Reading,
    Resource,
    Responsibility,
    Road,
    Rule,
    Source,
    Warning,
    When,
)

DAY = date(2026, 11, 23)


@cache
def shipped() -> KnowledgeBase:
    return load(default_data())


def fact(name: str, *values: str, severity: tuple[str, ...] | None = None) -> Fact:
    """Yes is worse than no, unless it is said otherwise. Of other values none is worse."""
    labels = {each: f"Dus {each}" for each in values}
    severity = severity if severity is not None else ("nee", "ja") if sorted(values) == ["ja", "nee"] else ()
    unordered = None if severity else "Geen waarde is erger."
    return Fact(id=name, question=f"{name}?", explain=f"Zo is {name}.", ask="uzelf", values=labels, severity=severity, unordered=unordered)


def rule(name: str, when: Mapping[str, str | tuple[str, ...]], then: str) -> Rule:
    return Rule(id=name, when=lines(when), then=then, because="Daarom.", sources=("bron",))


def lines(when: Mapping[str, str | tuple[str, ...]]) -> When:
    return {name: (values,) if isinstance(values, str) else values for name, values in when.items()}


def decision(name: str, outcomes: Sequence[str], rules: Iterable[Rule]) -> Decision:
    return Decision(id=name, question=f"{name}?", outcomes={each: f"Dan {each}" for each in outcomes}, rules=tuple(rules))


def changed(kb: KnowledgeBase, collection: str, name: str, **fields: Any) -> KnowledgeBase:
    """The knowledge base with one record changed."""
    return added(kb, collection, replace(getattr(kb, collection)[name], **fields))


def added(kb: KnowledgeBase, collection: str, record: Any) -> KnowledgeBase:
    changes: dict[str, Any] = {collection: {**getattr(kb, collection), record.id: record}}
    return replace(kb, **changes)


def with_rules(kb: KnowledgeBase, name: str, *rules: Rule) -> KnowledgeBase:
    return changed(kb, "decisions", name, rules=rules)


def claim(text: str = "Dit doet zij.") -> Claim:
    return Claim(text=text, sources=("bron",))


def actor(name: str, **more: Any) -> Actor:
    return Actor(id=name, name=f"de {name}", does=(claim(),), reached="telefonisch", **more)


def level(name: str, led_by: str) -> Level:
    return Level(
        id=name, name=name, trigger=f"Het is {name}.", decided_by=(led_by,), led_by=led_by, teams=(led_by,), reach="hier",
        legal_basis="geen",
        because="Daarom.", sources=("bron",),
    )  # fmt: skip


def descent(name: str, falls: str, fact: str) -> Descent:
    """From `nee` to `ja`."""
    return Descent(id=name, falls=falls, fact=fact, milder="nee", worse="ja", because="Daarom.", sources=("bron",))


def action(name: str, **more: Any) -> Action:
    values = {"text": f"Doe {name}.", "moment": "direct", "actor": "buur", "because": "Daarom.", "sources": ("bron",)}
    return Action(id=name, **{**values, **more})


def duty(name: str, **more: Any) -> Duty:
    values = {
        "name": f"Melding {name}",
        "text": f"Meld {name}.",
        "holder": "buur",
        "to": "baas",
        "channel": "telefoon",
        "legal_basis": "artikel 1",
    }
    return Duty(id=name, **{**values, "starts": "kennisname", "because": "Daarom.", "sources": ("bron",), **more})


def resource(name: str, **more: Any) -> Resource:
    values = {"name": f"Hulp {name}", "text": f"Helpt met {name}.", "url": "https://hulp.nl/"}
    return Resource(id=name, kind="cert", sources=("bron",), checked=DAY, **{**values, **more})


def responsibility(name: str, **more: Any) -> Responsibility:
    return Responsibility(id=name, domain="gevolgen", actor="baas", because="Daarom.", sources=("bron",), **more)


def warning(name: str, **more: Any) -> Warning:
    return Warning(id=name, text=f"Let op {name}.", because="Daarom.", sources=("bron",), **more)


def road(name: str, number: int, when: Mapping[str, str | tuple[str, ...]]) -> Road:
    drivers = (Driver(text="Zij rijdt.", sources=("bron",), actor="baas"),)
    examples = (Example(name="Toen", date="2020", text="Het gebeurde.", sources=("bron",), resource="hulp"),)
    return Road(id=name, number=number, name=name, when=lines(when), goal=(claim(),), risks=(claim(),), drivers=drivers, examples=examples)


@cache
def small() -> KnowledgeBase:
    """A valid knowledge base with one or two of everything: danger is heavy, and the boss leads what is heavy."""
    facts = (
        fact("fase", "warm", "koud"),
        fact("sector", "zorg", "haven"),
        fact("geraakt", "ja", "nee", severity=("nee", "ja")),
        fact("gevaar", "ja", "nee", severity=("nee", "ja")),
        fact("geldt", "licht", "zwaar", severity=("licht", "zwaar")),
    )
    decisions = (
        decision("ernst", ("zwaar", "licht"), (rule("E1", {"gevaar": "ja"}, "zwaar"), rule("E2", {"gevaar": "nee"}, "licht"))),
        decision("leiding", ("baas", "buur"), (rule("L1", {"ernst": "zwaar"}, "baas"), rule("L2", {"ernst": "licht"}, "buur"))),
    )
    actors = (actor("baas"), actor("buur", resource="hulp"))
    levels = (level("zwaar", "baas"), level("licht", "buur"))
    actions = (
        action("bel_hulp", roads=("straat",), phase="warm", when=lines({"ernst": "zwaar"}), contact="hulp"),
        action("ruim_op", moment="later", when=lines({"ernst": "licht"})),
        action("blijf_kalm", moment="later", text="Blijf kalm tot het OK is.", choice=True, adr="0006"),
    )
    resources = (resource("hulp", sectors=("zorg",), phones=(Phone(number="112", source="bron", seen=DAY),), url="https://hulp.nl/"),)
    readings = (Reading(text="Zo.", sources=("bron:plek",)), Reading(text="Of zo.", sources=("bron",)))
    conflict = Conflict(id="C1", text="Wie?", readings=readings, ours="Zo.", because="Daarom.", sources=("bron",), touches=("E1", "zwaar"))
    expected = Expected(roads=("straat",), lead=("baas",), level=("zwaar",), resources=("hulp",), actions=("bel_hulp",))
    case = Case(
        id="toen", title="Toen", date="2020", text="Er was gevaar.", facts={"geraakt": "ja", "gevaar": "ja"}, inferred=("gevaar",),
        expect=expected, why="Het kan.", sources=("bron",),
    )  # fmt: skip
    source = Source(id="bron", title="Bron", kind="primair", checked=DAY, url="https://bron.nl/", places={"plek": "Zo."})
    return KnowledgeBase(
        date=DAY,
        sha256="",
        stale_after_days=183,
        outline=Outline(lead="leiding", level="ernst", declared="geldt", phase="fase", sector="sector", reader="buur"),
        roads={"straat": road("straat", 1, {"geraakt": "ja"})},
        facts={each.id: each for each in facts},
        decisions={each.id: each for each in decisions},
        levels={each.id: each for each in levels},
        actors={each.id: each for each in actors},
        responsibilities={"gevolgen": responsibility("gevolgen", when=lines({"ernst": "zwaar"}))},
        actions={each.id: each for each in actions},
        duties={"meld": duty("meld", roads=("straat",), hours=72)},
        resources={each.id: each for each in resources},
        warnings={"pas_op": warning("pas_op", when=lines({"gevaar": "ja", "geraakt": "nee"}))},
        conflicts={"C1": conflict},
        cases={"toen": case},
        sources={"bron": source},
        hosts=("hulp.nl", "bron.nl"),
        adrs={"0006": "Onze keuzes"},
        terms={"OK": "in orde"},
        disclaimer="Dit is een inschatting.",
    )
