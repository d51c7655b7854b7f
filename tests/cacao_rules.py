"""What CACAO 2.0 asks of a playbook beyond the form of its parts, and what we ask of ours. Written from the standard, not taken from it."""

import re
from collections.abc import Iterator
from typing import Any

Playbook = dict[str, Any]

_ID = re.compile(r"[a-z][a-z0-9-]+[a-z0-9]--[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}Z")
_REQUIRED = ("type", "spec_version", "id", "name", "created_by", "created", "modified", "workflow_start", "workflow")
_AFTER = ("on_completion", "on_success", "on_failure")


def faults(playbook: Playbook) -> list[str]:
    """Empty for a good playbook."""
    missing = [f"{name} is missing" for name in _REQUIRED if name not in playbook]
    return missing or [*_head(playbook), *_ids(playbook), *_references(playbook), *_steps(playbook), *_graph(playbook)]


def order(playbook: Playbook) -> list[str]:
    """The steps from the start on."""
    workflow, walked, step = playbook["workflow"], [], playbook["workflow_start"]
    while step in workflow and step not in walked:
        walked.append(step)
        step = workflow[step].get("on_completion")
    return walked


def _head(playbook: Playbook) -> Iterator[str]:
    if (playbook["type"], playbook["spec_version"]) != ("playbook", "cacao-2.0"):
        yield "this is no playbook of CACAO 2.0"
    for name in ("created", "modified"):
        if not _MOMENT.fullmatch(playbook[name]):
            yield f"{name} has no milliseconds in UTC"
    if playbook["modified"] < playbook["created"]:
        yield "modified before it was created"


def _objects(playbook: Playbook) -> dict[str, Any]:
    parts = (playbook["workflow"], playbook.get("agent_definitions", {}), playbook.get("target_definitions", {}))
    return {name: value for part in parts for name, value in part.items()}


def _ids(playbook: Playbook) -> Iterator[str]:
    names = [playbook["id"], playbook["created_by"], *_objects(playbook)]
    yield from (f"{name} is no identifier with a UUID of version 4" for name in names if not _ID.fullmatch(name))
    yield from (f"{name} is no {each['type']}" for name, each in _objects(playbook).items() if name.split("--")[0] != each["type"])
    if len({name.split("--")[-1] for name in names}) < len(names):
        yield "two objects have the same UUID"


def _references(playbook: Playbook) -> Iterator[str]:
    """All that a step cites stands with the playbook too, and says more than a name."""
    known = playbook.get("external_references", [])
    for step in playbook["workflow"].values():
        yield from (f"{each['name']} is cited in a step alone" for each in step.get("external_references", []) if each not in known)
    for each in known:
        if not each["name"] or not {"description", "source", "url", "external_id", "reference_id"} & each.keys():
            yield f"{each['name']} leads nowhere"


def _steps(playbook: Playbook) -> Iterator[str]:
    kinds = [step["type"] for step in playbook["workflow"].values()]
    if kinds.count("start") != 1 or "end" not in kinds or "action" not in kinds:
        yield "one start, an action and an end are needed"
    for name, step in playbook["workflow"].items():
        if step["type"] == "action":
            yield from _action(playbook, name, step)
        elif step["type"] == "end" and set(_AFTER) & step.keys():
            yield f"{name} is an end with something after it"
        elif step["type"] == "start" and {"on_success", "on_failure"} & step.keys():
            yield f"{name} is a start that can fail"


def _action(playbook: Playbook, name: str, step: Any) -> Iterator[str]:
    if step.get("agent") not in playbook.get("agent_definitions", {}):
        yield f"{name} has no owner"
    if any(target not in playbook.get("target_definitions", {}) for target in step.get("targets", [])):
        yield f"{name} calls nobody we know"
    if not step.get("commands") or any(each["type"] != "manual" or not each.get("command") for each in step["commands"]):
        yield f"{name} is not for people"


def _graph(playbook: Playbook) -> Iterator[str]:
    """Every step is reached from the start, leads to an end, and never comes back to itself."""
    workflow = playbook["workflow"]
    after = {name: [step[key] for key in _AFTER if key in step] for name, step in workflow.items()}
    yield from (f"{name} leads to {each}, which is nowhere" for name, nexts in after.items() for each in nexts if each not in workflow)
    start = playbook["workflow_start"]
    if workflow.get(start, {}).get("type") != "start":
        yield "it does not begin at a start"
    yield from (f"{name} is never reached" for name in workflow if name not in _reached(after, start))
    for name, step in workflow.items():
        beyond = {each for following in after[name] for each in _reached(after, following)}
        if name in beyond:
            yield f"{name} comes back to itself"
        if step["type"] != "end" and not any(workflow.get(each, {}).get("type") == "end" for each in beyond):
            yield f"{name} leads to no end"


def _reached(after: dict[str, list[str]], start: str) -> set[str]:
    seen: set[str] = set()
    left = [start]
    while left:
        name = left.pop()
        if name not in seen:
            seen.add(name)
            left += after.get(name, [])
    return seen
