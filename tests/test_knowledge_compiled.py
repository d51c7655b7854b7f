"""What comes back from JSON is what pydantic gave: the same parts, in the same order, of the same types."""

import json
import pickle
from collections.abc import Callable
from copy import copy
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


def lines_of(text: str) -> dict[str, Any]:
    return {name: json.loads(value) for name, value in (line.split("\t") for line in text.split("\n"))}


def without(name: str) -> Callable[[Any], Any]:
    return lambda value: {key: each for key, each in value.items() if key != name}


@pytest.mark.parametrize("text", ["", "[]", "{}", "tekst", "date", "date\t1\n"])
def test_text_that_is_no_lines_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        from_json(text, NO_REGION)


@pytest.mark.parametrize("change", [without("disclaimer"), without("date"), lambda value: {**value, "onbekend": "x"}])
def test_other_lines_are_refused_at_once(change: Callable[[Any], Any]) -> None:
    with pytest.raises(ValueError, match="fields of the model"):
        from_json(written(change(lines_of(as_json(small())))), NO_REGION)


@pytest.mark.parametrize(
    "change",
    [
        lambda value: {**value, "date": "gisteren"},
        lambda value: {**value, "date": 7},
        lambda value: {**value, "facts": []},
        lambda value: {**value, "facts": {"fase": None}},
        lambda value: {**value, "facts": {"fase": {"id": "fase"}}},
        lambda value: {**value, "outline": {**value["outline"], "meer": "x"}},
    ],
)
def test_another_shape_is_refused_when_it_is_looked_at(change: Callable[[Any], Any]) -> None:
    back = from_json(written(change(lines_of(as_json(small())))), NO_REGION)
    with pytest.raises((ValueError, TypeError, AttributeError)):
        repr(back)


def written(lines: dict[str, Any]) -> str:
    return "\n".join(f"{name}\t{json.dumps(value)}" for name, value in lines.items())


def test_what_was_not_looked_at_yet_goes_along_to_another_process() -> None:
    back = from_json(as_json(small()), NO_REGION)
    assert pickle.loads(pickle.dumps(back)) == with_region(small(), NO_REGION)  # noqa: S301 (made here)
    assert copy(back) == with_region(small(), NO_REGION)
