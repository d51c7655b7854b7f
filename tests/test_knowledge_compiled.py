"""What comes back from JSON is what pydantic gave: the same parts, in the same order, of the same types."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from knowledge_bases import shipped, small
from random_bases import knowledge_bases
from wegenkaart.knowledge import load
from wegenkaart.knowledge.compiled import as_json, from_json
from wegenkaart.model import KnowledgeBase
from wegenkaart.slots import NO_REGION, with_region

GOOD = Path(__file__).parent / "bad" / "good"


def assert_same(kb: KnowledgeBase, region: str) -> None:
    """Also in what `==` does not see: the order of mappings."""
    back, named = from_json(as_json(kb), region), with_region(kb, region)
    assert back == named
    assert repr(back) == repr(named)


@pytest.mark.parametrize("region", [NO_REGION, "Veiligheidsregio Twente", '\'t "Gooi" \\ é\n', ""])
def test_the_shipped_knowledge_comes_back_the_same(region: str) -> None:
    assert_same(shipped(), region)


def test_knowledge_of_ones_own_comes_back_the_same() -> None:
    assert_same(load(GOOD), NO_REGION)


@given(knowledge_bases())
def test_any_knowledge_comes_back_the_same(kb: KnowledgeBase) -> None:
    assert_same(kb, NO_REGION)


def test_a_slot_is_filled_in_wherever_it_stands() -> None:
    kb = replace(small(), disclaimer="{Veiligheidsregio} belt. Bel {veiligheidsregio}.", terms={"VR": "{veiligheidsregio}"})
    back = from_json(as_json(kb), "de regio")
    assert (back.disclaimer, back.terms) == ("De regio belt. Bel de regio.", {"VR": "de regio"})


def test_what_looks_like_a_slot_in_a_key_cannot_be_kept() -> None:
    with pytest.raises(ValueError, match="slot"):
        as_json(replace(small(), terms={"{veiligheidsregio}": "VR"}))


def without(name: str) -> Callable[[Any], Any]:
    return lambda value: {key: each for key, each in value.items() if key != name}


@pytest.mark.parametrize(
    "change",
    [
        lambda _: None,
        lambda _: [],
        lambda _: {},
        lambda _: "tekst",
        without("disclaimer"),
        without("date"),
        lambda value: {**value, "onbekend": "x"},
        lambda value: {**value, "date": "gisteren"},
        lambda value: {**value, "date": 7},
        lambda value: {**value, "facts": []},
        lambda value: {**value, "facts": {"fase": None}},
        lambda value: {**value, "outline": {**value["outline"], "meer": "x"}},
    ],
)
def test_another_shape_is_refused(change: Callable[[Any], Any]) -> None:
    text = json.dumps(change(json.loads(as_json(small()))))
    with pytest.raises((ValueError, TypeError, AttributeError)):
        from_json(text, NO_REGION)
