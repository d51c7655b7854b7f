"""The short answers: help to call or look up, the questions. Shorter: `welcome`. Longer: `pages`."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from wegenkaart import search
from wegenkaart.cli.loading import knowledge_base
from wegenkaart.cli.output import show, width, write_utf8
from wegenkaart.errors import WrongUse
from wegenkaart.model import Fact, KnowledgeBase, Resource, Road
from wegenkaart.nearest import choice
from wegenkaart.numbers import phone
from wegenkaart.render import wegenwacht
from wegenkaart.render.json import dumps

EXIT_NOTHING = 1
SHOWN_IN_FULL = 3


@dataclass(frozen=True)
class Filters:
    """What a resource must fit; `None` does not matter."""

    road: str | None = None
    sector: str | None = None
    phase: str | None = None
    kind: str | None = None

    def fit(self, resource: Resource) -> bool:
        return (
            (self.road is None or self.road in resource.roads)
            and (self.sector is None or not resource.sectors or self.sector in resource.sectors)
            and (self.phase is None or resource.phase in (None, self.phase))
            and (self.kind is None or resource.kind == self.kind)
        )


def resources(question: str, filters: Filters, *, as_json: bool, data: Path | None) -> int:
    kb = knowledge_base(data)
    if filters.road is not None:
        filters = replace(filters, road=named_road(kb, filters.road).id)
    _refuse_unknown(kb, filters)
    names: Iterable[str] = search.find(search.index(kb), question) if question.strip() else kb.resources
    found = [kb.resources[name] for name in names if filters.fit(kb.resources[name])]
    if as_json:
        write_utf8(dumps([resource_json(resource) for resource in found]))
    elif found:
        everything = not question.strip() and filters == Filters()
        show(wegenwacht.found_lines(kb, found, 0 if everything else SHOWN_IN_FULL, width()))
    else:
        sought = f" voor '{question}'" if question.strip() else ""
        raise NothingFound(f"niets gevonden{sought}. Probeer een ander woord of een andere keuze, of typ: wegenkaart resources")
    return 0 if found else EXIT_NOTHING


class NothingFound(WrongUse):
    """The command ran, and there is nothing to show."""

    exit_code = EXIT_NOTHING


def _refuse_unknown(kb: KnowledgeBase, filters: Filters) -> None:
    kinds: list[str] = sorted({resource.kind for resource in kb.resources.values()})
    allowed: dict[str, tuple[str | None, list[str]]] = {
        "--sector": (filters.sector, list(kb.facts[kb.outline.sector].values)),
        "--phase": (filters.phase, list(kb.facts[kb.outline.phase].values)),
        "--kind": (filters.kind, kinds),
    }
    for option, (given, values) in allowed.items():
        if given is not None and given not in values:
            raise WrongUse(f"{option} {given}: dit ken ik niet. {choice(given, values)}")


def resource_json(resource: Resource) -> dict[str, Any]:
    return {
        "id": resource.id,
        "name": resource.name,
        "kind": resource.kind,
        "phone": phone(resource),
        "url": resource.url,
        "checked": resource.checked.isoformat(),
        "why": resource.text,
    }


def named_road(kb: KnowledgeBase, name: str) -> Road:
    """A road by id, number or name. Raises `WrongUse` with the four roads."""
    wanted = search.fold(name)
    for road in kb.roads.values():
        if wanted in (road.id, str(road.number), search.fold(road.name)):
            return road
    known = ", ".join(f"{road.number} ({road.id})" for road in kb.roads.values())
    raise WrongUse(f"er is geen weg '{name}'. Kies uit: {known}.")


def questions(*, as_json: bool, data: Path | None) -> int:
    kb = knowledge_base(data)
    if as_json:
        write_utf8(dumps([_question_json(fact) for fact in kb.facts.values()]))
    else:
        show(wegenwacht.question_lines(kb, width()))
    return 0


def _question_json(fact: Fact) -> dict[str, Any]:
    values = [{"id": value, "label": label} for value, label in fact.values.items()]
    return {"fact": fact.id, "question": fact.question, "explain": fact.explain, "values": values, "ask": fact.ask}
