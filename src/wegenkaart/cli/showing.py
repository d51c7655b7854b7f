"""The commands that show a part of the knowledge: look it up, print it, say when there is nothing."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from wegenkaart import __version__, gemeenten, search
from wegenkaart.advice.wegenwacht import phone
from wegenkaart.checks import stale
from wegenkaart.checks.finding import parts
from wegenkaart.cli.loading import folder, knowledge_base
from wegenkaart.cli.output import show, width, write, write_utf8
from wegenkaart.clock import local_date, parse_moment, spoken_date
from wegenkaart.errors import InvalidFile, WrongUse
from wegenkaart.knowledge import default_data, load
from wegenkaart.model import Fact, KnowledgeBase, Record, Resource, Road
from wegenkaart.render import explained, wegenwacht
from wegenkaart.render import grip as grip_page
from wegenkaart.render import roads as roads_page
from wegenkaart.render.json import dumps

EXIT_NOTHING = 1
SHOWN_IN_FULL = 3

WELCOME = """\
wegenkaart helpt u bij een cyberincident: wie leidt, wie belt u, waar is hulp?

Is er nu iets aan de hand? Typ:    wegenkaart advise
Direct gevaar voor mensen?         Bel eerst 112.

  wegenkaart call                  de bellijst, zonder vragen
  wegenkaart resources datalek     zoek hulp
  wegenkaart prepare               wat u vooraf regelt en oefent

Alles wat u kunt typen:            wegenkaart --help
"""


def welcome() -> None:
    write(WELCOME)


def version() -> None:
    kb = knowledge_base(None)
    write(f"wegenkaart {__version__} (kennisbank {kb.date}, {kb.sha256[:8]})\n")


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
        filters = replace(filters, road=_road(kb, filters.road).id)
    _refuse_unknown(kb, filters)
    names: Iterable[str] = search.find(search.index(kb), question) if question.strip() else kb.resources
    found = [kb.resources[name] for name in names if filters.fit(kb.resources[name])]
    if as_json:
        write_utf8(dumps([_as_json(resource) for resource in found]))
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
    kinds = sorted({resource.kind for resource in kb.resources.values()})
    allowed: dict[str, tuple[str | None, Iterable[str]]] = {
        "--sector": (filters.sector, kb.facts[kb.outline.sector].values),
        "--phase": (filters.phase, kb.facts[kb.outline.phase].values),
        "--kind": (filters.kind, kinds),
    }
    for option, (given, values) in allowed.items():
        if given is not None and given not in values:
            raise WrongUse(f"{option} {given}: dit ken ik niet. Kies uit: {', '.join(values)}.")


def _as_json(resource: Resource) -> dict[str, Any]:
    return {
        "id": resource.id,
        "name": resource.name,
        "kind": resource.kind,
        "phone": phone(resource),
        "url": resource.url,
        "checked": resource.checked.isoformat(),
        "why": resource.text,
    }


def roads(name: str | None, *, as_json: bool, data: Path | None) -> int:
    kb = knowledge_base(data)
    chosen = list(kb.roads.values()) if name is None else [_road(kb, name)]
    if as_json:
        write_utf8(dumps([asdict(road) for road in chosen]))
    elif name is None:
        show(roads_page.overview_lines(kb, width()))
    else:
        show(roads_page.road_lines(kb, chosen[0], width()))
    return 0


def _road(kb: KnowledgeBase, name: str) -> Road:
    """A road by id, number or name. Raises `WrongUse` with the four roads."""
    wanted = search.fold(name)
    for road in kb.roads.values():
        if wanted in (road.id, str(road.number), search.fold(road.name)):
            return road
    known = ", ".join(f"{road.number} ({road.id})" for road in kb.roads.values())
    raise WrongUse(f"er is geen weg '{name}'. Kies uit: {known}.")


def grip(*, as_json: bool, data: Path | None) -> int:
    kb = knowledge_base(data)
    if as_json:
        levels = [asdict(level) for level in kb.levels.values()]
        write_utf8(dumps({"levels": levels, "rules": [asdict(rule) for rule in kb.decisions[kb.outline.level].rules]}))
    else:
        show(grip_page.grip_lines(kb, width()))
    return 0


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


def call(*, as_json: bool, data: Path | None) -> int:
    kb = knowledge_base(data)
    if as_json:
        write_utf8(dumps([_as_json(resource) for resource in wegenwacht.call_sheet(kb)]))
    else:
        show(wegenwacht.call_lines(kb, width()))
    return 0


def prepare(name: str | None, *, data: Path | None) -> int:
    kb = knowledge_base(data)
    chosen = list(kb.roads.values()) if name is None else [_road(kb, name)]
    show(roads_page.prepare_lines(kb, chosen, width()))
    return 0


def explain(name: str, *, data: Path | None) -> int:
    kb = knowledge_base(data)
    wanted = name.partition(":")[0].casefold()
    if not wanted:
        raise WrongUse("noem het id dat u wilt lezen, zoals T11, grip of avg_melding_ap.")
    ids = {part.id.casefold(): part.id for _, part in parts(kb) if isinstance(part, Record)}
    if wanted not in ids:
        close = get_close_matches(wanted, ids, 1, 0.7)
        near = f"Bedoelde u '{ids[close[0]]}'?" if close else "De regels ziet u met: wegenkaart grip."
        raise WrongUse(f"er is niets met het id '{name}'. {near}")
    for record in explained.named(kb, ids[wanted]):
        show(explained.record_lines(kb, record, width()))
    return 0


def check(*, strict: bool, now: str | None, data: Path | None) -> int:
    """Exit 0 when everything is proved; otherwise every finding on a line, and 1."""
    today = local_date(parse_moment(now, "--now") if now else datetime.now(UTC))
    try:
        kb = load(folder(data))
        gemeenten.load(default_data())
    except InvalidFile as error:
        complaints = str(error).splitlines()
        write(
            "\n".join(complaints)
            + f"\n\nFOUT: {len(complaints)} bevinding{'en' * (len(complaints) > 1)}. Los ze op en controleer opnieuw.\n"
        )
        return EXIT_NOTHING
    old = [f"{name}: voor het laatst vergeleken op {spoken_date(day)}. Vergelijk opnieuw." for name, day in stale(kb, today)]
    ended = [duty for duty in kb.duties.values() if duty.valid_until and duty.valid_until < today]
    old += [
        f"{duty.id}: gold in ieder geval tot {spoken_date(duty.valid_until)}. Controleer wat nu geldt."
        for duty in ended
        if duty.valid_until
    ]
    write("".join(f"LET OP: {line}\n" for line in old))
    write(
        f"OK: {len(kb.facts)} feiten, {sum(1 for _ in kb.rules())} regels, {len(kb.actions)} acties, {len(kb.duties)} plichten, "
        f"{len(kb.resources)} hulpbronnen, {len(kb.sources)} bronnen. Alles is bewezen.\n"
    )
    return EXIT_NOTHING if strict and old else 0
