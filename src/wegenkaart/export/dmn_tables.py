"""The rules of a knowledge base as decision tables of DMN: columns, rows, and why each row stands there."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias, TypeVar

from wegenkaart.export.boxes import boxes, values_of
from wegenkaart.model import Action, Decision, Duty, Grounded, KnowledgeBase, Responsibility, When

T = TypeVar("T", Action, Duty, Responsibility)
Policy: TypeAlias = Literal["UNIQUE", "COLLECT"]


@dataclass(frozen=True, kw_only=True)
class Row:
    id: str
    when: When
    outputs: tuple[str, ...]
    because: str
    """The reason and its sources."""


@dataclass(frozen=True, kw_only=True)
class DecisionTable:
    """`outputs` are columns with the values that they may have; `None` when that is any text."""

    id: str
    name: str
    question: str
    policy: Policy
    answers: str | None = None
    inputs: tuple[str, ...]
    outputs: Mapping[str, tuple[str, ...] | None]
    rows: tuple[Row, ...]


def decision_tables(kb: KnowledgeBase) -> Iterator[DecisionTable]:
    """Every decision, with one row that fits; then everything that applies, with as many rows as do."""
    yield from (_decided(kb, decision) for decision in kb.decisions.values())
    yield _collected(kb, "verantwoordelijken", "Wie is waarvoor verantwoordelijk?", kb.responsibilities.values(), _RESPONSIBLE)
    yield _collected(kb, "meldplichten", "Welke meldingen vraagt de wet?", kb.duties.values(), _DUTY)
    yield _collected(kb, "acties", "Wat is er te doen, door wie en wanneer?", kb.actions.values(), _ACTION)


def term(duty: Duty) -> str:
    """As a duration of ISO 8601; empty when the law names no term."""
    return f"PT{duty.hours}H" if duty.hours else f"P{duty.months}M" if duty.months else ""


_RESPONSIBLE: Mapping[str, Callable[[Responsibility], str]] = {
    "domein": lambda each: each.domain,
    "wie": lambda each: each.actor,
}
_DUTY: Mapping[str, Callable[[Duty], str]] = {
    "plicht": lambda each: each.id,
    "naam": lambda each: each.name,
    "houder": lambda each: each.holder,
    "aan": lambda each: each.to,
    "start": lambda each: each.starts,
    "na": lambda each: each.after or "",
    "eigen_weg": lambda each: each.own_road or "",
    "termijn": term,
    "grond": lambda each: each.legal_basis,
    "tekst": lambda each: each.text,
    "kanaal": lambda each: each.channel,
}
_ACTION: Mapping[str, Callable[[Action], str]] = {
    "actie": lambda each: each.id,
    "moment": lambda each: each.moment,
    "rang": lambda each: str(each.rank),
    "wie": lambda each: each.actor,
    "contact": lambda each: each.contact or "",
    "tekst": lambda each: each.text,
}


def _decided(kb: KnowledgeBase, decision: Decision) -> DecisionTable:
    rows = tuple(Row(id=rule.id, when=rule.when, outputs=(rule.then,), because=grounded(kb, rule)) for rule in decision.rules)
    return DecisionTable(
        id=decision.id,
        name=decision.id,
        question=decision.question,
        policy="UNIQUE",
        answers="; ".join(f"{name}: {text}" for name, text in decision.outcomes.items()),
        inputs=_inputs(rows),
        outputs={decision.id: values_of(kb, decision.id)},
        rows=rows,
    )


def _collected(
    kb: KnowledgeBase, name: str, question: str, records: Iterable[T], columns: Mapping[str, Callable[[T], str]]
) -> DecisionTable:
    """The id starts with what no id of the knowledge base starts with."""
    rows = tuple(row for record in records for row in _applying(kb, record, tuple(text(record) for text in columns.values())))
    return DecisionTable(
        id=f"_{name}",
        name=name,
        question=question,
        policy="COLLECT",
        inputs=_inputs(rows),
        outputs=dict.fromkeys(columns),
        rows=rows,
    )


def _applying(kb: KnowledgeBase, record: Action | Duty | Responsibility, outputs: tuple[str, ...]) -> Iterator[Row]:
    for number, box in enumerate(boxes(kb, record), 1):
        yield Row(id=record.id if number == 1 else f"{record.id}.{number}", when=box, outputs=outputs, because=grounded(kb, record))


def _inputs(rows: Iterable[Row]) -> tuple[str, ...]:
    """In the order in which the rows first speak of them."""
    return tuple(dict.fromkeys(name for row in rows for name in row.when))


def grounded(kb: KnowledgeBase, item: Grounded) -> str:
    """The reason, and the titles of its sources; a choice of ours says so."""
    said = [kb.sources[cited.partition(":")[0]].title for cited in item.sources]
    if item.choice:
        said.append(f"eigen keuze (ADR {item.adr})")
    return f"{item.because} Bron: {'; '.join(dict.fromkeys(said))}."
