"""What CACAO 2.0 asks of a playbook, and what we ask of ours. Written from the standard, not taken from it."""

from collections.abc import Iterator
from typing import Any

import cacao_shape

Playbook = dict[str, Any]


def faults(playbook: Playbook) -> list[str]:
    """Empty for a good playbook. How the parts hang together is only looked at when each of them has its form."""
    found = list(cacao_shape.playbook(playbook, "playbook"))
    return found or [*_head(playbook), *_ids(playbook), *_references(playbook), *_steps(playbook), *_graph(playbook)]


def order(playbook: Playbook) -> list[str]:
    """The steps from the start on."""
    workflow, walked, step = playbook["workflow"], [], playbook["workflow_start"]
    while step in workflow and step not in walked:
        walked.append(step)
        step = workflow[step].get("on_completion")
    return walked


def _head(playbook: Playbook) -> Iterator[str]:
    if playbook["modified"] < playbook["created"]:
        yield "modified before it was created"
    if not playbook.get("playbook_processing_summary", {}).get("manual_playbook"):
        yield "it does not say that everything is done by people"


def _objects(playbook: Playbook) -> list[str]:
    parts = (playbook["workflow"], playbook.get("agent_definitions", {}), playbook.get("target_definitions", {}))
    return [name for part in parts for name in part]


def _ids(playbook: Playbook) -> Iterator[str]:
    names = [playbook["id"], playbook["created_by"], *_objects(playbook)]
    if len({name.split("--")[-1] for name in names}) < len(names):
        yield "two objects have the same UUID"


def _references(playbook: Playbook) -> Iterator[str]:
    """All that a step cites stands with the playbook too, and says more than a name."""
    known = playbook.get("external_references", [])
    for step in playbook["workflow"].values():
        yield from (f"{each['name']} is cited in a step alone" for each in step.get("external_references", []) if each not in known)
    yield from (f"{each['name']} leads nowhere" for each in known if not each["name"] or len(each) == 1)


def _steps(playbook: Playbook) -> Iterator[str]:
    kinds = [step["type"] for step in playbook["workflow"].values()]
    if kinds.count("start") != 1 or "end" not in kinds or "action" not in kinds:
        yield "one start, an action and an end are needed"
    agents, targets = playbook.get("agent_definitions", {}), playbook.get("target_definitions", {})
    used = {each for step in playbook["workflow"].values() for each in (step.get("agent"), *step.get("targets", []))}
    for name, step in playbook["workflow"].items():
        if step["type"] == "action" and step["agent"] not in agents:
            yield f"{name} has no owner"
        if any(target not in targets for target in step.get("targets", [])):
            yield f"{name} calls nobody we know"
        if any(not each["command"] for each in step.get("commands", [])):
            yield f"{name} asks nothing"
    yield from (f"{name} has nothing to do with it" for name in (*agents, *targets) if name not in used)


def _graph(playbook: Playbook) -> Iterator[str]:
    """Every step is reached from the start, leads to an end, and never comes back to itself."""
    workflow = playbook["workflow"]
    after = {name: step.get("on_completion") for name, step in workflow.items()}
    yield from (f"{name} leads to {each}, which is nowhere" for name, each in after.items() if each and each not in workflow)
    reached = order(playbook)
    yield from (f"{name} is never reached" for name in workflow if name not in reached)
    last = reached[-1] if reached else playbook["workflow_start"]
    if after.get(last) in workflow:
        yield f"{last} comes back to itself"
    elif last not in workflow or workflow[last]["type"] != "end":
        yield f"{last} leads to no end"
