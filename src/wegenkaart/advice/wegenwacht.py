"""Whom to call, and where help is, best first."""

from collections.abc import Sequence

from wegenkaart.advice.document import AdvisedAction, Contact, Help
from wegenkaart.advice.own import with_own_number
from wegenkaart.advice.setting import Setting
from wegenkaart.engine import APPLIES, Status, Tables
from wegenkaart.model import Facts, KnowledgeBase, Resource
from wegenkaart.numbers import is_confirmed, phone

MAX_HELP = 20
_FIRST_KINDS = ("cert", "meldpunt", "opsporing", "toezichthouder", "slachtofferhulp")


def contact(kb: KnowledgeBase, name: str | None, setting: Setting) -> Contact | None:
    """The contact of an actor or resource, at the municipality's own number when it has one. Without any number that is null."""
    return with_own_number(kb, _national(kb, name), setting) if name is not None else None


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


def help_list(tables: Tables, facts: Facts, actions: Sequence[AdvisedAction]) -> tuple[Help, ...]:
    """The help that applies: first what an action points to, then what is certain, then who acts before what one reads."""
    kb = tables.kb
    applying = {name: status for name, resource in kb.resources.items() if (status := tables.help(resource).status(facts, APPLIES))}
    pointed: dict[str | None, AdvisedAction] = {}
    for action in sorted(actions, key=lambda each: each.status != "certain"):  # what is certain says why
        if action.contact:
            pointed.setdefault(resource_of(kb, action.contact.id), action)
    order = list(kb.resources)

    def rank(name: str) -> tuple[bool, bool, bool, int]:
        return (name not in pointed, applying[name] != "certain", not acts(kb.resources[name]), order.index(name))

    return tuple(_help(kb, name, applying[name], pointed.get(name)) for name in sorted(applying, key=rank)[:MAX_HELP])


def resource_of(kb: KnowledgeBase, name: str) -> str | None:
    return kb.actors[name].resource if name in kb.actors else name


def acts(resource: Resource) -> bool:
    """Whether somebody acts there, so that it is more than something to read."""
    return resource.kind in _FIRST_KINDS


def _help(kb: KnowledgeBase, name: str, status: Status, action: AdvisedAction | None) -> Help:
    resource = kb.resources[name]
    return Help(
        id=name,
        name=resource.name,
        kind=resource.kind,
        phone=phone(resource),
        url=resource.url,
        checked=resource.checked.isoformat(),
        confirmed=is_confirmed(resource),
        why=action.grounds[0].because if action else resource.text,
        status=status,
    )
