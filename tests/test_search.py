"""Looking up help by what a person types."""

from pathlib import Path
from typing import Any

import pytest

from wegenkaart import search
from wegenkaart.knowledge import default_data, load
from wegenkaart.yamlfile import read

KB = load(default_data())
INDEX = search.index(KB)
TOP = 3


def queries() -> list[dict[str, Any]]:
    value = read(Path(__file__).parent / "resource_queries.yaml").value
    assert isinstance(value, dict)
    found: Any = value["queries"]
    return list(found)


def test_of_the_queries_95_percent_has_a_right_answer_in_the_top_three() -> None:
    asked = queries()
    missed = [each["query"] for each in asked if not set(search.find(INDEX, each["query"])[:TOP]) & set(each["expect"])]
    assert len(asked) >= 100
    assert len(missed) <= 0.05 * len(asked), missed


def test_every_query_expects_resources_that_exist() -> None:
    assert {name for each in queries() for name in each["expect"]} <= set(KB.resources)


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("ibd", "ibd"),
        ("IBD", "ibd"),
        ("telefoonnummer ibd", "ibd"),
        ("z-cert", "z_cert"),
        ("zcert", "z_cert"),
        ("z cert", "z_cert"),
        ("ncsc", "ncsc"),
        ("fraudehelpdsk", "fraudehelpdesk"),
        ("slachtofferhulp", "slachtofferhulp"),
    ],
)
def test_a_name_in_any_spelling_comes_first(typed: str, first: str) -> None:
    assert search.find(INDEX, typed)[0] == first


def test_a_word_that_means_the_same_finds_the_same_help() -> None:
    assert set(search.find(INDEX, "gijzelsoftware")[:TOP]) & set(search.find(INDEX, "ransomware")[:TOP])


def test_a_word_that_nothing_is_about_finds_nothing() -> None:
    assert search.find(INDEX, "kabouterland") == ()


def test_a_question_without_any_word_finds_nothing() -> None:
    assert search.find(INDEX, "  ?! ") == ()


def test_every_resource_is_found_by_its_own_name() -> None:
    missed = [name for name, resource in KB.resources.items() if name not in search.find(INDEX, resource.name)[:TOP]]
    assert missed == []
