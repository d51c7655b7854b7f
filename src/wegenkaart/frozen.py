"""What the records of the program are: frozen dataclasses with keywords only, for which no code is made at start-up (docs/adr/0008).

`@dataclass(frozen=True)` writes and compiles six functions for every class: 70 classes took as long as starting Python twice.
These classes share the functions below. For everything else (`fields`, `replace`, `asdict`, pydantic, mypy) they are dataclasses,
and are made so when one of these asks: few commands ask it of more than a few classes.
"""

from collections.abc import Callable, Mapping
from dataclasses import Field, FrozenInstanceError, dataclass, field
from typing import TYPE_CHECKING, Any, ClassVar, NoReturn, Self, TypeVar, dataclass_transform, get_origin

_LATER = "_later"


Made = TypeVar("Made", bound="Frozen")


class _MadeLater:
    """Makes a class a dataclass, which puts the fields in its own place."""

    def __get__(self, _: object, cls: type) -> Any:
        docstring, cls.__doc__ = cls.__doc__, "-"  # otherwise `dataclass` writes one, and that takes longer than all the rest
        made: Any = dataclass(init=False, repr=False, eq=False, match_args=False, kw_only=True)(cls)
        cls.__doc__ = docstring
        return made.__dataclass_fields__


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(field,))
class Frozen:
    """Make a subclass with annotated fields: it needs no decorator."""

    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]
    _names: ClassVar[Mapping[str, Any]] = {}
    """The fields, in their order, with their types."""
    _defaults: ClassVar[Mapping[str, Any]] = {}
    _makers: ClassVar[Mapping[str, Callable[[], Any]]] = {}

    def __init_subclass__(cls) -> None:
        annotations: Mapping[str, Any] = cls.__annotations__
        own = {name: hint for name, hint in annotations.items() if get_origin(hint) is not ClassVar}
        given = {name: vars(cls)[name] for name in own if name in vars(cls)}
        made: dict[str, Any] = {name: each.default_factory for name, each in given.items() if isinstance(each, Field)}
        fixed = {name: each for name, each in given.items() if name not in made}
        cls._names, cls._defaults, cls._makers = {**cls._names, **own}, {**cls._defaults, **fixed}, {**cls._makers, **made}
        cls.__dataclass_fields__ = _MadeLater()  # type: ignore[assignment]

    def __init__(self, /, **values: Any) -> None:
        if values.keys() != self._names.keys():
            values = self._completed(values)
        object.__setattr__(self, "__dict__", values)

    def _completed(self, values: dict[str, Any]) -> dict[str, Any]:
        completed = {**self._defaults, **values}
        for name, make in self._makers.items():
            if name not in completed:
                completed[name] = make()
        if completed.keys() != self._names.keys():
            wrong = sorted(completed.keys() ^ self._names.keys())
            raise TypeError(f"{type(self).__qualname__} has other fields: {', '.join(wrong)}")
        return completed

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return all(getattr(self, name) == getattr(other, name) for name in self._names)

    def __hash__(self) -> int:
        return hash(tuple(getattr(self, name) for name in self._names))

    def __repr__(self) -> str:
        return f"{type(self).__qualname__}({', '.join(f'{name}={getattr(self, name)!r}' for name in self._names)})"

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise FrozenInstanceError(f"cannot assign to field {name!r}")

    def __delattr__(self, name: str) -> NoReturn:
        raise FrozenInstanceError(f"cannot delete field {name!r}")


class Unfolding(Frozen):
    """A record that may make a field when it is first looked at."""

    @classmethod
    def unfolding(cls, makers: Mapping[str, Callable[[], Any]]) -> Self:
        """With for each field what makes it. A field that has a default is made at once: Python would find that default first."""
        part = object.__new__(cls)
        made = {name: makers[name]() for name in cls._defaults}
        object.__setattr__(part, "__dict__", {**made, _LATER: {name: make for name, make in makers.items() if name not in made}})
        return part

    if not TYPE_CHECKING:  # a name that is no field must stay a fault for mypy

        def __getattr__(self, name: str) -> Any:
            """Called only for what is not there yet."""
            make = vars(self).get(_LATER, {}).get(name)
            if make is None:
                raise AttributeError(f"{type(self).__qualname__} has no field {name!r}")
            made = vars(self)[name] = make()
            return made

    def __getstate__(self) -> dict[str, Any]:
        """To another process it goes as a whole."""
        return {name: getattr(self, name) for name in self._names}


def changed(record: Made, **values: Any) -> Made:
    """As `dataclasses.replace` does it, without making it a dataclass. Not for what unfolds."""
    return type(record)(**{**vars(record), **values})


def hints(kind: type[Frozen]) -> Mapping[str, Any]:
    """Name → type of every field, in their order, without making it a dataclass."""
    return kind._names  # noqa: SLF001 (of this module)
