"""Whom one is told to call can be called: a text that begins with `Bel` has the right contact, and there is a number."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from wegenkaart.checks.finding import Finding, one_of
from wegenkaart.model import Action, Actor, KnowledgeBase, Resource
from wegenkaart.numbers import national

KIND = "bellen"
_CALL = re.compile(r"Bel (?:(?:de|het|een) )?")
_ARTICLE = re.compile("^(?:de|het|een) ", re.IGNORECASE)
_BETWEEN = re.compile(r" ?\(([^()]*)\)")
NUMBER = "Zet een nummer bij 'phones' van een hulp, of de partij bij een rol."


def check(kb: KnowledgeBase) -> Iterator[Finding]:
    numbers = _Numbers(kb)
    told: set[str] = set()
    for action in kb.actions.values():
        if said := _CALL.match(action.text):
            found = list(_action(numbers, action, action.text[said.end() :]))
            told.update(action.contact or "" for _ in found)
            yield from found
    for collection, records in (("actors", kb.actors), ("resources", kb.resources)):
        for name, record in records.items():
            if record.opening and name not in told and not numbers.reach(name):
                text = f"er staat wat u vraagt als u belt, maar er is geen nummer. {NUMBER} Of haal 'opening' weg."
                yield Finding(KIND, (collection, name, "opening"), text)


def _action(numbers: "_Numbers", action: Action, rest: str) -> Iterator[Finding]:
    named = numbers.named(rest)
    here = ("actions", action.id, "contact")
    if action.contact and not numbers.exists(action.contact):
        return
    if named and action.contact not in named:
        text = f"de tekst zegt wie u belt, maar 'contact' noemt een ander of ontbreekt. Kies uit: {one_of(named)}."
        yield Finding(KIND, here, text)
    elif action.contact and not numbers.reach(action.contact):
        yield Finding(KIND, here, f"de tekst zegt 'Bel', maar van '{action.contact}' is geen nummer. {NUMBER}")


@dataclass(frozen=True)
class _Numbers:
    """Who can be called, and by which names."""

    kb: KnowledgeBase

    @cached_property
    def names(self) -> Mapping[str, list[str]]:
        """What stands behind `Bel` → who or what that can be."""
        found: dict[str, list[str]] = {}
        records: tuple[Actor | Resource, ...] = (*self.kb.actors.values(), *self.kb.resources.values())
        for record in records:
            for name in map(str.casefold, _names(record)):
                if record.id not in found.setdefault(name, []):
                    found[name].append(record.id)
        return found

    def named(self, rest: str) -> list[str]:
        """Whom the longest name means with which this begins."""
        said = rest.casefold()
        beginning = (name for name in self.names if said.startswith(name) and not said[len(name) : len(name) + 1].isalnum())
        longest = max(beginning, default=None)  # each is the beginning of the next
        return self.names[longest] if longest else []

    @cached_property
    def _with_a_role(self) -> set[str]:
        """Whose number the municipality fills in; that of another organisation comes with the incident."""
        others = {duty.holder for duty in self.kb.duties.values() if duty.starts == "kennisname_ander"}
        return others.union(*(role.actors for role in self.kb.roles.values()))

    def exists(self, name: str) -> bool:
        return name in self.kb.actors or name in self.kb.resources

    def reach(self, name: str) -> bool:
        actor = self.kb.actors.get(name)
        resources = (self.kb.resources.get(each) for each in (name, actor.resource if actor else None) if each)
        return name in self._with_a_role or any(each is not None and each.phones for each in resources)


def _names(record: Actor | Resource) -> Iterator[str]:
    """Without an article, with and without what stands between brackets, and that by itself; and the numbers of help."""
    for name in filter(None, (record.name, getattr(record, "short", None))):
        bare = _ARTICLE.sub("", name)
        yield from (each for each in (bare, _BETWEEN.sub("", bare), *_BETWEEN.findall(bare)) if each)
    if isinstance(record, Resource):
        yield from (number for phone in record.phones for number in (phone.number, national(phone.number)))
