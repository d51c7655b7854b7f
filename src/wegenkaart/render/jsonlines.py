"""Many advices as JSON, each on a line of its own: the bytes that `advice_json` gives without indent, in a fifth of the time.

Most of an advice is texts that stand in other advices too. A part that several advices share is one object in all of them
(`advice.desk`); it is written once and then looked up. What is kept has an end: it starts anew when there is too much of it.
"""

import json
from typing import Any, TypeAlias

from wegenkaart.advice.document import (
    Advice,
    AdvisedAction,
    AdvisedDuty,
    Contact,
    Ground,
    Help,
    OpenQuestion,
    Responsible,
    RoadStatus,
    ShownConflict,
    ShownWarning,
    Step,
)
from wegenkaart.render.json import shown

_SHARED = frozenset((AdvisedDuty, Contact, Ground, Help, OpenQuestion, Responsible, RoadStatus, ShownConflict, ShownWarning, Step))
_MOST = 10_000
"""Texts that are kept: more than the shipped knowledge base has."""
_encoded = json.JSONEncoder(ensure_ascii=False, sort_keys=True, default=vars).encode

_Around: TypeAlias = tuple[str, str]


class Lines:
    """What writes the advices of one run. Their knowledge and setting are the same."""

    def __init__(self) -> None:
        self._shared: dict[int, tuple[object, str]] = {}
        """By identity, each with its object, so that no other can take its identity."""
        self._actions: dict[tuple[str, str], _Around] = {}
        """Id and status → what stands before and after the order, which is all that differs."""

    def line(self, advice: Advice) -> str:
        return self._record(shown(advice)) + "\n"

    def _record(self, value: dict[str, Any]) -> str:
        return "{" + ", ".join([f'"{name}": {self._text(value[name])}' for name in sorted(value)]) + "}"

    def _text(self, value: Any) -> str:
        kind = type(value)
        if kind is tuple:
            return "[" + ", ".join(map(self._text, value)) + "]"
        if kind is AdvisedAction:
            return self._action(value)
        if kind in _SHARED:
            return self._once(value)
        return _encoded(value)

    def _once(self, value: object) -> str:
        found = self._shared.get(id(value))
        if found is None:
            if len(self._shared) >= _MOST:
                self._shared.clear()
            found = self._shared[id(value)] = (value, _encoded(value))
        return found[1]

    def _action(self, action: AdvisedAction) -> str:
        key = (action.id, action.status)
        if key not in self._actions:
            self._actions[key] = _around(action)
        before, after = self._actions[key]
        return f"{before}{action.order}{after}"


def _around(action: AdvisedAction) -> _Around:
    fields = vars(action)
    before = {name: value for name, value in fields.items() if name < "order"}
    after = {name: value for name, value in fields.items() if name > "order"}
    return f'{_encoded(before)[:-1]}, "order": ', f", {_encoded(after)[1:]}"
