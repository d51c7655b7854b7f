"""Records that are made without code of their own behave as frozen dataclasses do."""

from dataclasses import FrozenInstanceError, asdict, field, fields, is_dataclass, replace
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from wegenkaart.frozen import Frozen, Unfolding, changed, hints


class Animal(Frozen):
    name: str
    legs: int = 4


class Dog(Animal):
    """One that barks."""

    __pydantic_config__ = {"extra": "forbid"}  # noqa: RUF012 (as pydantic asks)

    barks_at: dict[str, str] = field(default_factory=dict)


class Kennel(Unfolding):
    dog: Dog
    open: bool = True


def test_it_is_a_dataclass_with_the_fields_of_those_above_it_first() -> None:
    assert is_dataclass(Animal)
    assert [each.name for each in fields(Dog)] == ["name", "legs", "barks_at"]
    assert asdict(Dog(name="Max", barks_at={"a": "b"})) == {"name": "Max", "legs": 4, "barks_at": {"a": "b"}}


def test_what_is_left_out_has_its_default_and_a_default_that_is_made_is_its_own() -> None:
    one, two = Dog(name="Max"), Dog(name="Max")
    assert (one.legs, one.barks_at) == (4, {})
    assert one.barks_at is not two.barks_at


@pytest.mark.parametrize("given", [{}, {"legs": 3}, {"name": "Max", "tail": 1}, {"tail": 1}])
def test_other_fields_are_refused(given: dict[str, Any]) -> None:
    with pytest.raises(TypeError, match="Dog has other fields: "):
        Dog(**given)


def test_positions_are_refused() -> None:
    with pytest.raises(TypeError):
        Dog("Max")  # type: ignore[call-arg]


def test_nothing_can_be_changed() -> None:
    dog = Dog(name="Max")
    with pytest.raises(FrozenInstanceError, match="legs"):
        dog.legs = 3  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError, match="legs"):
        del dog.legs
    assert (replace(dog, legs=3).legs, dog.legs) == (3, 4)


def test_equal_is_of_the_same_kind_with_equal_fields() -> None:
    assert Animal(name="Max") == Animal(name="Max", legs=4)
    assert Animal(name="Max") != Animal(name="Max", legs=3)
    assert Animal(name="Max") != Dog(name="Max")
    assert hash(Animal(name="Max")) == hash(Animal(legs=4, name="Max"))
    assert len({Animal(name="Max"), Animal(name="Max", legs=3)}) == 2


def test_it_is_shown_as_it_is_written() -> None:
    assert repr(Dog(name="Max", barks_at={})) == "Dog(name='Max', legs=4, barks_at={})"


def test_the_docstring_is_ones_own() -> None:
    assert (Animal.__doc__, Dog.__doc__) == (None, "One that barks.")


def test_pydantic_makes_it_and_refuses_an_unknown_key() -> None:
    adapter = TypeAdapter(Dog)
    assert adapter.validate_python({"name": "Max", "legs": "3"}) == Dog(name="Max", legs=3)
    with pytest.raises(ValidationError, match="tail"):
        adapter.validate_python({"name": "Max", "tail": 1})
    with pytest.raises(ValidationError, match="name"):
        adapter.validate_python({})


def test_a_field_that_unfolds_is_made_once_and_not_before() -> None:
    made: list[str] = []

    def dog() -> Dog:
        made.append("dog")
        return Dog(name="Max")

    kennel = Kennel.unfolding({"dog": dog, "open": lambda: False})
    assert (kennel.open, made) == (False, [])
    assert kennel.dog is kennel.dog
    assert made == ["dog"]
    assert kennel == Kennel(dog=Dog(name="Max"), open=False)
    with pytest.raises(AttributeError, match="cat"):
        _ = kennel.cat  # type: ignore[attr-defined]


def test_a_record_is_changed_in_a_copy_and_must_keep_its_fields() -> None:
    dog = Dog(name="Max")
    assert (changed(dog, legs=3), dog.legs) == (Dog(name="Max", legs=3), 4)
    with pytest.raises(TypeError, match="tail"):
        changed(dog, tail=1)


def test_its_types_are_known_before_it_is_a_dataclass() -> None:
    assert hints(Dog) == {"name": str, "legs": int, "barks_at": dict[str, str]}
