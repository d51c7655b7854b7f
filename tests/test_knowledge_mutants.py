"""No step away from the shipped knowledge goes unnoticed: each rule, level, duty and layer is changed in every single way."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from action_table import ACTIONS, RESOURCES
from ground_table import GROUNDS
from incident_catcher import fails, incidents
from knowledge_bases import shipped
from knowledge_mutants import COLLECTIONS, KINDS, Mutant, mutants, records_of
from mutant_catchers import CATCHERS, EQUAL, Watch
from source_tables import CONFLICTS, DUTIES, LEVELS, RESPONSIBLE, ROADS, WARNINGS

PAGE = Path(__file__).parents[1] / "docs" / "kennismutanten.md"
ROWS: Mapping[str, Iterable[str]] = {
    "level": LEVELS, "duty": DUTIES, "responsibility": RESPONSIBLE, "road": ROADS, "warning": WARNINGS, "conflict": CONFLICTS,
}  # fmt: skip
"""Of these kinds every record has a row in a table that was written by hand."""
WRITE_A_ROW = "say from the sources, in source_tables.py, ground_table.py or action_table.py, what must come out"
WATCH = Watch(shipped(), fails, incidents(shipped()))

ACCEPTED: Mapping[tuple[str, str], str] = {}
"""Kind and step of mutants that may survive → why."""


class Fate(NamedTuple):
    id: str
    step: str
    change: str
    catcher: str | None


@cache
def fates(kind: str) -> tuple[Fate, ...]:
    return tuple(Fate(each.id, each.step, each.change, WATCH.caught_by(each)) for each in mutants(shipped(), kind))


def survivors(kind: str) -> list[Fate]:
    return [fate for fate in fates(kind) if fate.catcher is None]


def caught(kind: str) -> float:
    """The part that is caught of the mutants that are another knowledge base."""
    different = [fate for fate in fates(kind) if fate.catcher != EQUAL]
    return 1 - len(survivors(kind)) / len(different)


def page() -> str:
    rows = [_row(kind, fates(kind)) for kind in KINDS]
    steps = [
        _row(f"{kind} | {step}", [fate for fate in fates(kind) if fate.step == step])
        for kind in KINDS
        for step in sorted({fate.step for fate in fates(kind)})
    ]
    same = [line for kind in KINDS for line in _together(kind, [fate for fate in fates(kind) if fate.catcher == EQUAL])]
    left = [f"{line}. {ACCEPTED.get((kind, step), 'No reason yet')}." for kind, step, line in _left()]
    parts = [
        INTRODUCTION,
        _table("kind", rows),
        "## By step",
        _table("kind | step", steps),
        "## The same knowledge",
        SAME,
        "\n".join(same) or "None.",
        "## Survivors",
        "\n".join(left) or "None.",
    ]
    return "\n\n".join(parts) + "\n"


def _left() -> Iterator[tuple[str, str, str]]:
    for kind in KINDS:
        for step in sorted({fate.step for fate in survivors(kind)}):
            for line in _together(kind, [fate for fate in survivors(kind) if fate.step == step]):
                yield kind, step, line


def _together(kind: str, found: Iterable[Fate]) -> list[str]:
    """One line for each change, with the records that it was made in."""
    ids: dict[tuple[str, str], list[str]] = {}
    for fate in found:
        ids.setdefault((fate.step, fate.change), []).append(fate.id)
    return [f"- {kind}, {step}, `{change}`: {', '.join(ids[step, change])}" for step, change in sorted(ids)]


INTRODUCTION = """\
# Mutants of the knowledge

Written by `make golden`. `tests/test_knowledge_mutants.py` changes the shipped knowledge one step at a time (drops a line or a
source, swaps a value for another, doubles a rule, renames who acts, …) and sees what notices, in this order:

1. **load**, for the rules of a decision: a gap or an overlap;
2. **table**: a table that was written from the sources by hand (`tests/grip_table.py`, `source_tables.py`, `ground_table.py`), and for
   actions and resources `action_table.py`;
3. **load**, for the rest: everything that `wegenkaart check` proves. It would refuse many that a table catches first;
4. **incident**: a real case or a made-up exercise no longer gives what it must.

What nothing notices is a survivor. For actions the order and who does it are our own choices: there the table is a second pair
of eyes, no source."""
SAME = """\
These change words and no meaning: in every combination of facts the same comes out. A road in `roads` already asks for its fact,
`phase: warm` for `fase: warm`, and the heaviest `zwaarte` for `bestuurlijk_besluit: ja`."""


def _table(first: str, rows: list[str]) -> str:
    titles = [*first.split(" | "), "mutants", *CATCHERS, "the same", "survive"]
    return "\n".join([f"| {' | '.join(titles)} |", f"|{'---|' * len(titles)}", *rows])


def _row(first: str, found: Iterable[Fate]) -> str:
    counts = Counter(fate.catcher for fate in found)
    return f"| {first} | {counts.total()} | {' | '.join(str(counts[each]) for each in (*CATCHERS, EQUAL, None))} |"


@pytest.mark.parametrize("kind", COLLECTIONS)
def test_the_knowledge_that_is_shipped_is_as_in_the_tables(kind: str) -> None:
    """Otherwise every mutant would seem to be caught."""
    records = records_of(shipped(), kind)
    kept = [Mutant(kind, name, "", "", shipped(), record) for name, record in records.items()]
    assert [each.id for each in kept if WATCH.differs_from_the_tables(each)] == []


def test_the_decisions_that_are_shipped_are_as_in_the_tables() -> None:
    rules = [Mutant("rule", rule.id, "", "", shipped(), rule) for rule in shipped().rules()]
    assert [each.id for each in rules if WATCH.differs_from_the_tables(each)] == []


def test_no_incident_fails_in_the_knowledge_that_is_shipped() -> None:
    assert [incident for incident in WATCH.incidents if fails(WATCH.tables, incident)] == []


def test_other_words_are_no_other_knowledge() -> None:
    """What nobody notices must be able to come out, or the rest would say nothing."""
    duty = replace(shipped().duties["avg_melding_ap"], text="Vertel het de AP.")
    kb = replace(shipped(), duties={**shipped().duties, duty.id: duty})
    assert WATCH.caught_by(Mutant("duty", duty.id, "", "", kb, duty)) is None


def test_an_incident_notices_a_duty_that_is_turned_around() -> None:
    duty = replace(shipped().duties["avg_melding_ap"], when={"persoonsgegevens": ("nee",)})
    kb = replace(shipped(), duties={**shipped().duties, duty.id: duty})
    mutant = Mutant("duty", duty.id, "", "", kb, duty)
    assert WATCH.fails_in_an_incident(mutant, WATCH.changed(mutant))


@pytest.mark.parametrize("kind", ROWS)
def test_every_record_has_a_row_and_every_row_a_record(kind: str) -> None:
    assert sorted(ROWS[kind]) == sorted(records_of(shipped(), kind))


def test_every_row_of_an_action_resource_or_ground_is_of_something_that_exists() -> None:
    kb = shipped()
    grounded = {rule.id for rule in kb.rules()}.union(*(records_of(kb, kind) for kind in ROWS))
    assert [name for name in GROUNDS if name not in grounded] == []
    assert [name for name in ACTIONS if name not in kb.actions] == []
    assert [name for name in RESOURCES if name not in kb.resources] == []


@pytest.mark.parametrize("kind", KINDS)
def test_of_every_100_mutants_99_are_caught(kind: str) -> None:
    assert caught(kind) >= 0.99, f"{WRITE_A_ROW}: {survivors(kind)[:20]}"


@pytest.mark.parametrize("kind", KINDS)
def test_what_survives_has_a_reason(kind: str) -> None:
    assert [fate for fate in survivors(kind) if (kind, fate.step) not in ACCEPTED] == [], WRITE_A_ROW


def test_every_reason_is_of_a_mutant_that_survives() -> None:
    found = {(kind, fate.step) for kind in KINDS for fate in survivors(kind)}
    assert sorted(set(ACCEPTED) - found) == []


def test_the_page_about_mutants_says_what_was_found(golden: Callable[[Path, str], None]) -> None:
    golden(PAGE, page())
