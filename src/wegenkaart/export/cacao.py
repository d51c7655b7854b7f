"""The actions of an advice as a playbook for people (OASIS CACAO 2.0): one manual step for each, in the order in which to do them."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, TypeAlias
from uuid import UUID

from wegenkaart.advice.document import Advice, AdvisedAction, Contact
from wegenkaart.advice.setting import Setting
from wegenkaart.advice.wegenwacht import contact
from wegenkaart.model import Action, Facts, KnowledgeBase
from wegenkaart.render import words

Entry: TypeAlias = dict[str, Any]
Contacts: TypeAlias = Mapping[str, Contact]

_NAME = "Wat te doen bij een cyberincident"
_SECTOR = "local-government"


def cacao(kb: KnowledgeBase, advice: Advice, setting: Setting, created: datetime) -> str:
    """What is only possible is there too, and says so. The same advice gives the same text."""
    owners: Contacts = {name: found for name in _once(each.actor for each in advice.actions) if (found := contact(kb, name, setting))}
    called: Contacts = {each.called.id: each.called for each in advice.actions if each.called}
    seed = json.dumps([kb.sha256, dict(advice.facts), created.isoformat()])
    references = _references(kb, _once(source for each in advice.actions for source in _sources(each)))
    steps = _steps(kb, advice, seed)
    playbook = {
        "type": "playbook",
        "spec_version": "cacao-2.0",
        "id": _id("playbook", seed),
        "name": _NAME,
        "description": _description(kb, advice),
        "created_by": _id("identity", "wegenkaart"),
        "created": _moment(created),
        "modified": _moment(created),
        "industry_sectors": [_SECTOR],
        "playbook_processing_summary": {"manual_playbook": True},
        **({"external_references": references} if references else {}),
        "workflow_start": next(iter(steps)),
        "workflow": steps,
        "agent_definitions": {_id("organization", seed, "agent", name): _party(kb, found) for name, found in owners.items()},
        **({"target_definitions": targets} if (targets := _targets(kb, called, seed)) else {}),
    }
    return json.dumps(playbook, ensure_ascii=False, indent=2) + "\n"


def _id(kind: str, *names: str) -> str:
    """The same object has the same id each time. The standard wants a UUID of version 4 for every step; these have its form."""
    digest = hashlib.sha256("\0".join((kind, *names)).encode()).digest()
    return f"{kind}--{UUID(bytes=digest[:16], version=4)}"


def _moment(moment: datetime) -> str:
    """Of a moment in UTC: the standard asks for milliseconds."""
    return moment.strftime("%Y-%m-%dT%H:%M:%S.000Z")


def _once(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


def _description(kb: KnowledgeBase, advice: Advice) -> str:
    return "\n".join(
        [
            f"Gemaakt met wegenkaart {advice.tool.version}, kennisbank {advice.knowledge_base.date}.",
            f"Uitgangspunt: {words.answers(kb, advice.facts)}",
            "Een stap die met 'Misschien' begint, hangt af van wat hier nog niet bekend is.",
            advice.disclaimer,
        ]
    )


def _steps(kb: KnowledgeBase, advice: Advice, seed: str) -> Entry:
    """Start, one step after another, end."""
    names = [_id("start", seed), *(_id("action", seed, each.id) for each in advice.actions), _id("end", seed)]
    bodies = [
        {"type": "start", "name": "Begin"},
        *(_action(kb, each, advice.facts, seed) for each in advice.actions),
        {"type": "end", "name": "Einde"},
    ]
    following = [{"on_completion": name} for name in names[1:]] + [{}]
    return {name: {**body, **next_step} for name, body, next_step in zip(names, bodies, following, strict=True)}


def _action(kb: KnowledgeBase, action: AdvisedAction, known: Facts, seed: str) -> Entry:
    maybe = "" if action.status == "certain" else "Misschien: "
    references = _references(kb, _sources(action))
    return {
        "type": "action",
        "name": f"{words.MOMENTS[action.when]}. {maybe}{action.text}",
        "description": " ".join([action.grounds[0].because, *(_only_when(kb, kb.actions[action.id], known) if maybe else [])]),
        **({"external_references": references} if references else {}),
        "commands": [{"type": "manual", "command": action.text}],
        "agent": _id("organization", seed, "agent", action.actor),
        **({"targets": [_id("organization", seed, "target", action.called.id)]} if action.called else {}),
    }


def _only_when(kb: KnowledgeBase, action: Action, known: Facts) -> list[str]:
    """On what that is not known a step depends, as questions with the answers that fit."""
    conditions = [*action.when.items(), *([(kb.outline.phase, (action.phase,))] if action.phase else [])]
    said = [_fitting(kb, name, values) for name, values in conditions if name not in known]
    if action.roads:
        said.append(f"Op welke weg? {words.listed([kb.roads[road].name for road in action.roads], 'of')}.")
    return [f"Alleen hierbij: {' '.join(said)}"] if said else []


def _fitting(kb: KnowledgeBase, name: str, values: Iterable[str]) -> str:
    if name in kb.facts:
        asked, labels = kb.facts[name].question, kb.facts[name].values
    else:
        asked, labels = kb.decisions[name].question, kb.decisions[name].outcomes
    return f"{asked} {words.listed([labels[value] for value in values], 'of')}."


def _targets(kb: KnowledgeBase, called: Contacts, seed: str) -> Entry:
    return {_id("organization", seed, "target", name): _party(kb, found) for name, found in called.items()}


def _party(kb: KnowledgeBase, found: Contact) -> Entry:
    """An office, team or organisation: the knowledge base does not say which of these, and each of them acts for an organisation."""
    actor = kb.actors.get(found.id)
    return {
        "type": "organization",
        "name": found.name,
        **({"description": f"Te bereiken: {actor.reached}"} if actor else {}),
        **({"contact": reached} if (reached := _reached(found)) else {}),
    }


def _reached(found: Contact) -> Entry:
    phones = {"telefoon": found.phone} if found.phone else {}
    phones |= {f"vervanger-{number}": each.phone for number, each in enumerate(found.deputies, 1)}
    details = [
        *([f"{found.person}."] if found.person else []),
        *(f"Vervanger {number}: {each.name}." for number, each in enumerate(found.deputies, 1)),
        *(["Alleen uw gemeente kent dit nummer. Vul het in."] if found.to_fill_in else []),
        *(["Controleer dit nummer."] if found.phone and (found.old or not found.confirmed) else []),
        *([found.url] if found.url else []),
    ]
    return {**({"phone": phones} if phones else {}), **({"contact_details": " ".join(details)} if details else {})}


def _sources(action: AdvisedAction) -> tuple[str, ...]:
    return _once(source for ground in action.grounds for source in ground.sources)


def _references(kb: KnowledgeBase, names: Iterable[str]) -> list[Entry]:
    return [_reference(kb, name) for name in names]


def _reference(kb: KnowledgeBase, name: str) -> Entry:
    source = kb.sources[name]
    place = {"description": source.place} if source.place else {}
    return {"name": source.title, **place, "external_id": name, **({"url": source.url} if source.url else {})}
