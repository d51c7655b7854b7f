"""Many advices on lines of their own: the bytes of one advice as JSON, whatever was written before it."""

from dataclasses import replace
from datetime import UTC, datetime
from functools import cache

import pytest

from knowledge_bases import action, added, shipped, small
from random_bases import dice
from wegenkaart.advice import Setting, advise
from wegenkaart.contacts import Contacts
from wegenkaart.contacts.filled import Person, Slot, by_actor
from wegenkaart.engine import Tables
from wegenkaart.model import Facts
from wegenkaart.render.json import advice_json
from wegenkaart.render.jsonlines import Lines

NOW = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
SETTINGS = {
    "plain": Setting(now=NOW, gemeente="Wijchen"),
    "explained": Setting(now=NOW, aware_at=NOW, reported={"avg_melding_ap": NOW}, explain=True),
    "old": Setting(now=datetime(2029, 1, 1, tzinfo=UTC)),
}


@cache
def tables() -> Tables:
    return Tables(shipped())


def incidents() -> list[Facts]:
    """The documented ones, and random parts of what can be known."""
    random = dice("lines")
    found: list[Facts] = [{}, *(case.facts for case in shipped().cases.values())]
    for _ in range(20):
        chance = random.random()
        found.append({name: random.choice(list(fact.values)) for name, fact in shipped().facts.items() if random.random() < chance})
    return found


@pytest.mark.parametrize("setting", SETTINGS.values(), ids=SETTINGS)
def test_every_line_has_the_bytes_of_one_advice_as_json(setting: Setting) -> None:
    lines = Lines()
    for facts in incidents():
        advice = advise(tables(), facts, setting)
        assert lines.line(advice) == advice_json(advice, indent=None)


def test_numbers_of_the_municipality_are_there_too() -> None:
    kb = shipped()
    role = next(role for role in kb.roles.values() if role.actors)
    slot = Slot(role=role.id, name="Piket", phone="024 - 751 71 11", deputies=(Person(name="Reserve", phone="024 - 751 71 12"),))
    contacts = Contacts(file="contacten.yaml", slots={role.id: slot}, by_actor=by_actor([role], {role.id: slot}))
    advice = advise(tables(), {}, Setting(now=NOW, contacts=contacts))
    assert Lines().line(advice) == advice_json(advice, indent=None)


def test_what_is_kept_has_an_end_and_the_bytes_stay_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("wegenkaart.render.jsonlines._MOST", 3)
    lines = Lines()
    for facts in incidents()[:10]:
        advice = advise(tables(), facts, SETTINGS["plain"])
        assert lines.line(advice) == advice_json(advice, indent=None)
    assert len(vars(lines)["_shared"]) <= 3


def test_texts_with_any_character_are_written_as_json_writes_them() -> None:
    text = 'Zeg "stop" \\ en ga\nweg, coördinatie → \u2028 € \x7f'
    kb = added(
        added(small(), "actors", replace(small().actors["baas"], name=text)),
        "actions",
        action("bel", text=text, because=text, contact="baas"),
    )
    advice = advise(Tables(replace(kb, disclaimer=text)), {"gevaar": "ja", "geraakt": "ja"}, SETTINGS["plain"])
    assert Lines().line(advice) == advice_json(advice, indent=None)


def test_a_line_is_one_line() -> None:
    line = Lines().line(advise(tables(), {}, SETTINGS["plain"]))
    assert line.count("\n") == 1
    assert line.startswith('{"actions": [{"actor": "')
    assert line.endswith('"warnings": []}\n')
