"""Whom to call, and where help is, best first."""

from collections.abc import Iterable, Sequence

from wegenkaart.advice.document import Call, Contact, Help, RoadStatus
from wegenkaart.advice.own import with_own_number
from wegenkaart.advice.setting import Setting
from wegenkaart.contacts import role_of
from wegenkaart.engine import Status
from wegenkaart.model import Action, Facts, KnowledgeBase, Resource
from wegenkaart.numbers import is_confirmed, phone

MAX_HELP = 20
AT_ONCE = "direct"
_FIRST_KINDS = ("cert", "meldpunt", "opsporing", "toezichthouder", "slachtofferhulp")


def contact(kb: KnowledgeBase, name: str | None, setting: Setting) -> Contact | None:
    """The contact of an actor or resource, at the municipality's own number when it has one. Without any number that is null."""
    return with_own_number(kb, _national(kb, name), setting) if name is not None else None


def in_doubt(kb: KnowledgeBase, facts: Facts, roads: Sequence[RoadStatus], calls: Sequence[Call], setting: Setting) -> tuple[Contact, ...]:
    """Nobody else while people prepare, or when a road or the one to call at once is certain."""
    phase = facts.get(kb.outline.phase)
    unsure = phase == "warm" and any(road.status == "possible" for road in roads) and not any(call.status == "certain" for call in calls)
    return someone(kb, setting) if phase != "koud" and (unsure or not roads) else ()


def someone(kb: KnowledgeBase, setting: Setting) -> tuple[Contact, ...]:
    """Whom the reader calls on some road whatever else is so, and whom at a number of this municipality: they know more than the reader."""
    at_once = (action for action in kb.actions.values() if action.moment == AT_ONCE and action.actor == kb.outline.reader)
    called = ((each, bool(action.when)) for action in at_once if (each := contact(kb, action.contact, setting)) and each.phone)
    return tuple({each.id: each for each, at_times in called if each.own or not at_times}.values())


def reached(kb: KnowledgeBase, action: Action) -> str | None:
    """Whom an action names to call; else who does it, when that is not the reader and the municipality knows the number."""
    if action.contact is not None or action.actor == kb.outline.reader:
        return action.contact
    return action.actor if role_of(kb, action.actor) else None


def _national(kb: KnowledgeBase, name: str) -> Contact:
    actor = kb.actors.get(name)
    resource = kb.resources.get((actor.resource or "") if actor else name)
    if resource is None:
        return Contact(id=name, name=actor.name if actor else name, phone=None, url=None, checked=None, confirmed=True, own=False)
    return Contact(
        id=name,
        name=actor.name if actor else resource.name,
        phone=phone(resource),
        url=resource.url,
        checked=resource.checked.isoformat(),
        confirmed=is_confirmed(resource),
        own=False,
    )


def best_first(
    resources: Sequence[str], found: Iterable[tuple[int, Status]], pointing: Iterable[tuple[str | None, str, Status]]
) -> list[tuple[int, Status, str | None]]:
    """The help that applies, by place, with why: first what an action points to, then what is certain, and so far as it was found.

    What no action points to is help for what it is. `pointing` tells of every action that applies to what it points, and why.
    """
    reasons: dict[str | None, str] = {}
    later: dict[str | None, str] = {}
    for name, because, status in pointing:
        (reasons if status == "certain" else later).setdefault(name, because)  # what is certain says why
    reasons = {**later, **reasons}
    ranks: tuple[list[tuple[int, Status, str | None]], ...] = ([], [], [], [])
    for place, status in found:
        why = reasons.get(resources[place])
        ranks[(2 if why is None else 0) + (status != "certain")].append((place, status, why))
    return [each for rank in ranks for each in rank][:MAX_HELP]


def resource_of(kb: KnowledgeBase, name: str) -> str | None:
    return kb.actors[name].resource if name in kb.actors else name


def acts(resource: Resource) -> bool:
    """Whether somebody acts there, so that it is more than something to read."""
    return resource.kind in _FIRST_KINDS


def helping(resource: Resource, status: Status, why: str | None) -> Help:
    return Help(
        id=resource.id,
        name=resource.name,
        kind=resource.kind,
        phone=phone(resource),
        url=resource.url,
        checked=resource.checked.isoformat(),
        confirmed=is_confirmed(resource),
        why=resource.text if why is None else why,
        status=status,
    )
