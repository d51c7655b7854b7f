"""The form of the parts of a CACAO 2.0 playbook, as far as ours has them: what must be there, what may be, and which words fit.

Written by hand from the standard, and closed: a part or a kind that wegenkaart does not write is refused, also where CACAO has it.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from typing import Any, TypeAlias

Check: TypeAlias = Callable[[Any, str], Iterator[str]]
"""Of a value and the place where it stands: what is wrong with it."""

_UUID = "--[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}Z")
_KEY = "[A-Za-z0-9_-]{1,250}"


def text(value: Any, where: str) -> Iterator[str]:
    if not isinstance(value, str):
        yield f"{where} is no text"


def yes_or_no(value: Any, where: str) -> Iterator[str]:
    if not isinstance(value, bool):
        yield f"{where} is not true or false"


def moment(value: Any, where: str) -> Iterator[str]:
    """In UTC with exactly three digits for the milliseconds, and on the calendar."""
    if not isinstance(value, str) or not _MOMENT.fullmatch(value):
        yield f"{where} has no milliseconds in UTC"
        return
    try:
        datetime.fromisoformat(value)
    except ValueError:
        yield f"{where} is no day and time that exists"


def word(*words: str) -> Check:
    def check(value: Any, where: str) -> Iterator[str]:
        if value not in words:
            yield f"{where} is none of {', '.join(words)}"

    return check


def identifier(*kinds: str) -> Check:
    """Of an object of one of these kinds; the standard wants a UUID of version 4 for steps, and ours all have one."""

    def check(value: Any, where: str) -> Iterator[str]:
        if not isinstance(value, str) or not re.fullmatch(f"({'|'.join(kinds)}){_UUID}", value):
            yield f"{where} is no identifier of {' or '.join(kinds)} with a UUID of version 4"

    return check


def several(each: Check) -> Check:
    """A list cannot be empty."""

    def check(value: Any, where: str) -> Iterator[str]:
        if not isinstance(value, list) or not value:
            yield f"{where} is no list with something in it"
            return
        for number, item in enumerate(value):
            yield from each(item, f"{where}[{number}]")

    return check


def keyed(parts: Mapping[str, Check]) -> Check:
    """A dictionary that is not empty, in which the pattern that a key fits says what stands there."""

    def check(value: Any, where: str) -> Iterator[str]:
        if not isinstance(value, dict) or not value:
            yield f"{where} is no dictionary with something in it"
            return
        for key, item in value.items():
            fitting = [each for pattern, each in parts.items() if re.fullmatch(pattern, key)]
            yield from fitting[0](item, f"{where}.{key}") if fitting else [f"{where}.{key} is a key that does not belong there"]

    return check


def record(required: Mapping[str, Check], optional: Mapping[str, Check]) -> Check:
    def check(value: Any, where: str) -> Iterator[str]:
        if not isinstance(value, dict):
            yield f"{where} is no object"
            return
        yield from (f"{where}.{name} is missing" for name in required if name not in value)
        parts = {**required, **optional}
        for name, item in value.items():
            yield from parts[name](item, f"{where}.{name}") if name in parts else [f"{where}.{name} does not belong there"]

    return check


_REFERENCES = several(record({"name": text}, dict.fromkeys(("description", "source", "url", "external_id", "reference_id"), text)))
_NEXT = identifier("action", "end")
_SAID: Mapping[str, Check] = {"name": text, "description": text, "external_references": _REFERENCES}
_COMMAND = record({"type": word("manual"), "command": text}, {})
_ACTION: Mapping[str, Check] = {"type": word("action"), "commands": several(_COMMAND), "agent": identifier("organization")}
_STEPS: Mapping[str, Check] = {
    "start" + _UUID: record({"type": word("start"), "on_completion": _NEXT}, _SAID),
    "action" + _UUID: record({**_ACTION, "on_completion": _NEXT}, {**_SAID, "targets": several(identifier("organization"))}),
    "end" + _UUID: record({"type": word("end")}, _SAID),
}
_CONTACT = record({}, {"phone": keyed({_KEY: text}), "contact_details": text})
_PARTIES = keyed({"organization" + _UUID: record({"type": word("organization"), "name": text}, {"description": text, "contact": _CONTACT})})

playbook = record(
    {
        "type": word("playbook"),
        "spec_version": word("cacao-2.0"),
        "id": identifier("playbook"),
        "name": text,
        "created_by": identifier("identity"),
        "created": moment,
        "modified": moment,
        "workflow_start": identifier("start"),
        "workflow": keyed(_STEPS),
    },
    {
        "description": text,
        "industry_sectors": several(word("local-government")),
        "playbook_processing_summary": record({"manual_playbook": yes_or_no}, {}),
        "external_references": _REFERENCES,
        "agent_definitions": _PARTIES,
        "target_definitions": _PARTIES,
    },
)
