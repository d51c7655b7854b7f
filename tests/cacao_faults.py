"""A good playbook spoilt in one place: every kind of part, each in every way in which the standard or its form can be broken."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeAlias

from cacao_rules import Playbook, order

Path: TypeAlias = tuple[Any, ...]
"""The keys that lead to a part."""
_OTHER = {"text": "woorden", "number": 7, "nothing": None, "a list": ["x"], "an object": {"x": "y"}, "yes": True, "an empty list": []}
_IDS: Mapping[str, Callable[[str], str]] = {
    "another kind": lambda name: "ding--" + name.split("--")[1],
    "a kind with a capital": lambda name: name.capitalize(),
    "one line": lambda name: name.replace("--", "-", 1),
    "no UUID": lambda name: name.split("--")[0] + "--1",
    "a digit less": lambda name: name[:-1],
    "a letter that is no digit": lambda name: name[:-1] + "g",
    "another version": lambda name: name.split("--")[0] + "--" + name.split("--")[1][:14] + "7" + name.split("--")[1][15:],
    "another variant": lambda name: name.split("--")[0] + "--" + name.split("--")[1][:19] + "7" + name.split("--")[1][20:],
    "a space behind it": lambda name: name + " ",
}
_MOMENTS = (
    "2026-11-23", "2026-11-23T00:00:00.000", "2026-11-23 00:00:00.000Z", "2026-13-23T00:00:00.000Z", "2026-11-32T00:00:00.000Z",
    "2026-11-23T24:00:00.000Z", "2026-11-23T00:60:00.000Z", "2026-11-23T01:00:00.000+01:00", "23-11-2026T00:00:00.000Z",
    "2026-11-23T00:00:00.Z", "2026-11-23T00:00:00Z", "2026-02-30T00:00:00.000Z", "",
)  # fmt: skip
_MAY_BE_LEFT_OUT = {
    "description",
    "industry_sectors",
    "name",
    "url",
    "external_id",
    "contact",
    "phone",
    "contact_details",
    "targets",
    "external_references",
}
_MUST_BE_THERE = {"playbook": {"name", "external_references"}, "reference": {"name"}, "agent": {"name"}, "target": {"name"}}
"""Where a part that may be left out elsewhere must be there."""


def spoilt(playbook: Playbook) -> Iterator[tuple[str, Playbook]]:
    """Each with what was done to it. The playbook has a step with a target that has a phone, and with a source."""
    for part, path in _parts(playbook).items():
        whole = _at(playbook, path)
        for name, value in whole.items():
            yield from _without(playbook, part, path, name)
            for other, wrong in _OTHER.items():
                if type(wrong) is not type(value) or wrong == []:
                    yield f"{part}.{name}: {other}", _with(playbook, (*path, name), wrong)
        if part != "phones":
            yield f"{part}: something that does not belong there", _with(playbook, (*path, "oms"), "x")
    yield from _spoilt_words(playbook)
    yield from _spoilt_ids(playbook)
    yield from _spoilt_way(playbook)


def _parts(playbook: Playbook) -> dict[str, Path]:
    """One of each kind of object, and the way to it."""
    steps = order(playbook)
    workflow, targets = playbook["workflow"], playbook["target_definitions"]
    called = next(
        name
        for name in steps
        if "external_references" in workflow[name]
        and any("phone" in targets[each]["contact"] for each in workflow[name].get("targets", []))
    )
    target = next(each for each in workflow[called]["targets"] if "phone" in targets[each]["contact"])
    return {
        "playbook": (),
        "summary": ("playbook_processing_summary",),
        "reference": ("external_references", 0),
        "start": ("workflow", steps[0]),
        "action": ("workflow", called),
        "cited": ("workflow", called, "external_references", 0),
        "command": ("workflow", called, "commands", 0),
        "end": ("workflow", steps[-1]),
        "agent": ("agent_definitions", workflow[called]["agent"]),
        "target": ("target_definitions", target),
        "contact": ("target_definitions", target, "contact"),
        "phones": ("target_definitions", target, "contact", "phone"),
    }


def _at(playbook: Playbook, path: Path) -> Any:
    found: Any = playbook
    for key in path:
        found = found[key]
    return found


def _with(whole: Any, path: Path, value: object) -> Any:
    """A copy in which only this is another; the rest is shared."""
    if not path:
        return value
    copy = whole.copy()
    copy[path[0]] = _with(copy[path[0]] if len(path) > 1 else None, path[1:], value)
    return copy


def _without(playbook: Playbook, part: str, path: Path, name: str) -> Iterator[tuple[str, Playbook]]:
    if part != "phones" and (name not in _MAY_BE_LEFT_OUT or name in _MUST_BE_THERE.get(part, ())):
        rest = {key: value for key, value in _at(playbook, path).items() if key != name}
        yield f"{part}.{name}: left out", _with(playbook, path, rest)


def _renamed(playbook: Playbook, path: Path, name: str) -> Any:
    *before, last = path
    renamed = {name if key == last else key: value for key, value in _at(playbook, tuple(before)).items()}
    return _with(playbook, tuple(before), renamed)


def _spoilt_words(playbook: Playbook) -> Iterator[tuple[str, Playbook]]:
    parts = _parts(playbook)
    for part in ("playbook", "start", "action", "end", "command", "agent", "target"):
        for wrong in ("", "playbook-action" if part != "playbook" else "action", "Action"):
            yield f"{part}.type: {wrong!r}", _with(playbook, (*parts[part], "type"), wrong)
    for wrong in ("cacao-1.1", "2.0", ""):
        yield f"spec_version: {wrong!r}", _with(playbook, ("spec_version",), wrong)
    for name in ("created", "modified"):
        for wrong in _MOMENTS:
            yield f"{name}: {wrong!r}", _with(playbook, (name,), wrong)
    yield "modified before it was created", _with(playbook, ("modified",), "2020-01-01T00:00:00.000Z")
    yield "a phone under a key with a space", _renamed(playbook, (*parts["phones"], "telefoon"), "mijn telefoon")
    yield "a phone under a key that is too long", _renamed(playbook, (*parts["phones"], "telefoon"), "t" * 251)
    yield "a sector of nobody", _with(playbook, ("industry_sectors", 0), "gemeente")


def _spoilt_ids(playbook: Playbook) -> Iterator[tuple[str, Playbook]]:
    parts = _parts(playbook)
    valued = {(name,) for name in ("id", "created_by", "workflow_start")}
    valued |= {(*parts["start"], "on_completion"), (*parts["action"], "agent"), (*parts["action"], "targets", 0)}
    for what, change in _IDS.items():
        for path in sorted(valued, key=str):
            yield f"{path[-1]}: {what}", _with(playbook, path, change(_at(playbook, path)))
        for part in ("start", "action", "end", "agent", "target"):
            yield f"{part} is called: {what}", _renamed(playbook, parts[part], change(parts[part][-1]))


def _spoilt_way(playbook: Playbook) -> Iterator[tuple[str, Playbook]]:
    """The parts keep their form; what they point at does not fit."""
    parts, steps = _parts(playbook), order(playbook)
    nowhere = "--00000000-0000-4000-8000-000000000000"
    for key in ("on_success", "on_failure", "on_completion"):
        yield f"an end with {key}", _with(playbook, (*parts["end"], key), steps[1])
    for part in ("start", "action"):
        for key in ("on_success", "on_failure"):
            yield f"{part} with on_completion and {key}", _with(playbook, (*parts[part], key), steps[-1])
        yield f"{part} leads nowhere", _with(playbook, (*parts[part], "on_completion"), "action" + nowhere)
        yield f"{part} leads past the others to the end", _with(playbook, (*parts[part], "on_completion"), steps[-1])
        yield (
            f"{part} leads to itself or to the first",
            _with(playbook, (*parts[part], "on_completion"), steps[1] if part != "start" else steps[0]),
        )
    yield "it starts nowhere", _with(playbook, ("workflow_start",), "start" + nowhere)
    yield "it starts at an action", _with(playbook, ("workflow_start",), steps[1])
    yield "an agent that nobody knows", _with(playbook, (*parts["action"], "agent"), "organization" + nowhere)
    yield "a target that nobody knows", _with(playbook, (*parts["action"], "targets", 0), "organization" + nowhere)
    yield "two objects with one UUID", _with(playbook, ("id",), "playbook--" + steps[0].split("--")[1])
    yield "a source that is cited in a step alone", _with(playbook, ("external_references",), playbook["external_references"][:1])
