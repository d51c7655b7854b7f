"""The schemas that ship are those of the models, and they hold for everything this program writes and its authors wrote.

`make golden` (pytest --golden) writes the files anew; what stands in the diff is a change of the public contract.
"""

import json
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator, FormatChecker

from wegenkaart.advice import Setting, advise
from wegenkaart.engine import Tables
from wegenkaart.knowledge import default_data, load
from wegenkaart.model import Facts
from wegenkaart.render.json import advice_json
from wegenkaart.schemas import generated, shipped

ROOT = Path(__file__).parents[1]
NAMES = ("advice-1.schema.json", "knowledge.schema.json")
FILES = sorted([*(ROOT / "data").glob("*.yaml"), *(ROOT / "tests" / "bad" / "good").glob("*.yaml")])

NOW = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
AWARE = datetime(2026, 11, 23, 1, 40, tzinfo=UTC)


class Editor(yaml.SafeLoader):
    """Reads YAML as an editor does: `true` and `5` are no text, but a date is (as in YAML 1.2)."""


Editor.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith(":timestamp")]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def complaints(name: str, document: Any) -> list[str]:
    validator = Draft202012Validator(json.loads(shipped(name).read_text(encoding="utf-8")), format_checker=FormatChecker())
    return sorted(f"{error.json_path}: {error.message}" for error in validator.iter_errors(document))


@cache
def tables() -> Tables:
    return Tables(load(default_data()))


def advice(facts: Facts, setting: Setting) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(advice_json(advise(tables(), facts, setting)))
    return document


# The files


def test_these_are_all_schemas() -> None:
    assert sorted(generated()) == sorted(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_the_shipped_schema_is_that_of_the_model(name: str, request: pytest.FixtureRequest) -> None:
    expected = json.dumps(generated()[name], ensure_ascii=False, indent=2) + "\n"
    if request.config.getoption("golden"):
        path = ROOT / "src" / "wegenkaart" / "schema" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(expected, encoding="utf-8", newline="\n")
    assert shipped(name).read_text(encoding="utf-8") == expected, "run `make golden`, and read the diff"


@pytest.mark.parametrize("name", NAMES)
def test_the_schema_is_a_schema(name: str) -> None:
    Draft202012Validator.check_schema(generated()[name])


# What this program writes


@pytest.mark.parametrize("case", sorted(tables().kb.cases))
def test_the_advice_in_a_documented_case_is_what_the_schema_says(case: str) -> None:
    document = advice(tables().kb.cases[case].facts, Setting(now=NOW, aware_at=AWARE, explain=True))
    assert complaints("advice-1.schema.json", document) == []


@pytest.mark.parametrize("setting", [Setting(now=NOW), Setting(now=NOW, aware_at=AWARE, explain=True)])
def test_the_advice_when_nothing_is_known_is_what_the_schema_says(setting: Setting) -> None:
    assert complaints("advice-1.schema.json", advice({}, setting)) == []


def test_an_advice_that_is_not_what_the_contract_says_does_not_validate() -> None:
    document = advice({}, Setting(now=NOW))
    del document["disclaimer"]
    document["schema_version"] = 1
    document["roads"] = [{"id": "eigen_huis", "status": "misschien"}]
    document["grip"]["relation"] = "higher"
    assert complaints("advice-1.schema.json", document) == [
        "$.grip.relation: 'higher' is not one of ['below', 'fits', 'above', 'unknown']",
        "$.roads[0].status: 'misschien' is not one of ['certain', 'possible']",
        "$.schema_version: 1 is not of type 'string'",
        "$: 'disclaimer' is a required property",
    ]


def test_an_advice_with_more_than_was_promised_still_validates() -> None:
    assert complaints("advice-1.schema.json", {**advice({}, Setting(now=NOW)), "later": True}) == []


# What authors write


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_the_knowledge_is_what_the_schema_says(path: Path) -> None:
    assert complaints("knowledge.schema.json", yaml.load(path.read_text(encoding="utf-8"), Loader=Editor)) == []  # noqa: S506 (a SafeLoader)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("fakten: {}", ["$: Additional properties are not allowed ('fakten' was unexpected)"]),
        ("sha256: abc", ["$: Additional properties are not allowed ('sha256' was unexpected)"]),
        ("date: gisteren", ["$.date: 'gisteren' is not a 'date'"]),
        ("stale_after_days: lang", ["$.stale_after_days: 'lang' is not of type 'integer'"]),
        ("sources: { a: { kind: primair, checked: 2026-11-23 } }", ["$.sources.a: 'title' is a required property"]),
        ("facts: [fase]", ["$.facts: ['fase'] is not of type 'object'"]),
        ("facts: { fase: { question: q, explain: e, ask: a } }", ["$.facts.fase: 'values' is a required property"]),
        (
            "facts: { fase: { id: fase, question: q, explain: e, ask: a, values: {} } }",
            ["$.facts.fase: Additional properties are not allowed ('id' was unexpected)"],
        ),
        (
            "sources: { a: { title: t, kind: dagblad, checked: 2026-11-23 } }",
            ["$.sources.a.kind: 'dagblad' is not one of ['primair', 'secundair']"],
        ),
        ("sources: { a: { title: t, kind: primair, checked: 2026-02-30 } }", ["$.sources.a.checked: '2026-02-30' is not a 'date'"]),
        ("warnings: { a: { text: t, because: b, choice: ja } }", ["$.warnings.a.choice: 'ja' is not of type 'boolean'"]),
        ("warnings: { a: { text: t, because: b, when: fase } }", ["$.warnings.a.when: 'fase' is not of type 'object'"]),
        (
            "actions: { a: { text: t, because: b, moment: direct, actor: c, rank: hoog } }",
            ["$.actions.a.rank: 'hoog' is not of type 'integer'"],
        ),
    ],
)
def test_a_broken_file_does_not_validate(text: str, expected: list[str]) -> None:
    assert complaints("knowledge.schema.json", yaml.load(text, Loader=Editor)) == expected  # noqa: S506 (a SafeLoader)


@pytest.mark.parametrize(
    "text",
    [
        "warnings: { a: { text: t, because: b, choice: true, when: { fase: warm, gebied: [een_gemeente, meer_gemeenten] } } }",
        "decisions: { a: { question: q, outcomes: { b: c }, rules: [{ id: R1, then: b, because: d, when: { fase: warm } }] } }",
        "actions: { a: { text: t, because: b, moment: direct, actor: c, rank: 3 } }",
        "sources: { a: { title: 1984, kind: primair, published: 2022, checked: 2026-11-23 } }",
        "terms: { CISO: chief information security officer, NEN 7510: 7510 }",
        "{}",
    ],
)
def test_what_authors_may_write_validates(text: str) -> None:
    assert complaints("knowledge.schema.json", yaml.load(text, Loader=Editor)) == []  # noqa: S506 (a SafeLoader)
