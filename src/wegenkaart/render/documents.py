"""Pages of docs/ that are made of the knowledge itself: the decision tables, and where each statement of a source lives.

Pure: the same knowledge gives the same text. `tests/test_docs.py` compares them with the files and, with `make golden`, writes them.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby

from wegenkaart.clock import spoken_date
from wegenkaart.engine import Tables
from wegenkaart.inventory import citations
from wegenkaart.model import Decision, Grounded, KnowledgeBase, Responsibility, Rule, Source, When
from wegenkaart.render.diagram import decision_diagram, escalation_diagram
from wegenkaart.render.explained import KINDS
from wegenkaart.render.markdown import escaped
from wegenkaart.render.words import DOMAINS, actor, listed
from wegenkaart.yamlfile import Location

MADE = "Deze bladzijde is gemaakt uit de kennisbank van {date}. Verander haar niet zelf: verander `data/` en typ `make golden`."
TABLES = "beslistabellen.md"
PARTS = {"goal": "doel", "risks": "risico's", "drivers": "aan het stuur", "examples": "voorbeelden", "readings": "lezing"}
"""Parts of a record that are worth naming beside its id."""


def decisions_page(tables: Tables) -> str:
    """Every decision rule by rule, the two overviews, and who answers for what: for who knows the law and not the YAML."""
    return "\n".join(_decisions(tables)) + "\n"


def statements_page(kb: KnowledgeBase, name: str) -> str:
    """Every statement of a source, and the records that cite it."""
    return "\n".join(_statements(kb, kb.sources[name])) + "\n"


def diagrams_page(kb: KnowledgeBase) -> str:
    """The escalation and the decisions as diagrams that a wiki draws."""
    return "\n".join(_diagrams(kb)) + "\n"


def _diagrams(kb: KnowledgeBase) -> Iterator[str]:
    yield from ("# Diagrammen", "", MADE.format(date=spoken_date(kb.date)), "")
    yield f"Een wiki of website die Mermaid kent, tekent ze. De regels zelf staan in [de beslistabellen]({TABLES})."
    yield from ("", "## De weg omhoog", "", "Een niveau overslaan mag. Met `wegenkaart grip --mermaid` krijgt u deze tekst.", "")
    yield f"```mermaid\n{escalation_diagram(kb)}```"
    yield from ("", "## Waar de beslissingen op rusten", "")
    yield f"Met `wegenkaart explain {kb.outline.level} --mermaid` krijgt u dit voor één beslissing."
    yield f"\n```mermaid\n{decision_diagram(kb, kb.decisions)}```"


def _decisions(tables: Tables) -> Iterator[str]:
    kb = tables.kb
    yield from ("# Beslistabellen", "", MADE.format(date=spoken_date(kb.date)), "")
    yield "Bij een beslissing past bij elke combinatie van antwoorden precies één regel. De volgorde van de regels telt dus niet."
    yield "`wegenkaart check` bewijst dat. Alle voorwaarden van een regel moeten kloppen. Wat er niet staat, maakt niet uit."
    yield from ("", escaped(kb.disclaimer))
    for name in (kb.outline.level, kb.outline.lead):
        yield from _overview(tables, kb.decisions[name])
    for decision in kb.decisions.values():
        yield from _decision(kb, decision)
    yield from _levels(kb)
    yield from _responsibilities(kb)
    grounded = (*kb.rules(), *kb.levels.values(), *kb.responsibilities.values())
    yield from _sources(kb, dict.fromkeys(citation for each in grounded for citation in each.sources))


def _overview(tables: Tables, decision: Decision) -> Iterator[str]:
    """A grid over the two decisions on which the level rests. Nothing when the level rests on another number of them."""
    kb = tables.kb
    axes = dict.fromkeys(line for rule in kb.decisions[kb.outline.level].rules for line in rule.when if line in kb.decisions)
    if len(axes) != 2:
        return
    down, across = (kb.decisions[name] for name in axes)
    yield from ("", f"## Overzicht: {decision.question}", "")
    yield f"Van boven naar beneden: {down.question} Van links naar rechts: {across.question}"
    yield from ("", _row(["", *across.outcomes.values()]), _row(["---"] * (len(across.outcomes) + 1)))
    for value, label in down.outcomes.items():
        cells = [_cell(tables, decision, {down.id: (value,), across.id: (other,)}) for other in across.outcomes]
        yield _row([f"**{escaped(label)}**", *cells])


def _cell(tables: Tables, decision: Decision, when: When) -> str:
    """What can come out under a condition, each outcome with its rules."""
    space = tables.space([decision.id, *when])
    here = tables.fitting(space, when)
    fitting = [rule for rule in decision.rules if tables.fitting(space, rule.when) & here]
    rules = {outcome: [rule.id for rule in fitting if rule.then == outcome] for outcome in decision.outcomes}
    return "<br>".join(f"{escaped(decision.outcomes[outcome])} ({', '.join(ids)})" for outcome, ids in rules.items() if ids)


def _decision(kb: KnowledgeBase, decision: Decision) -> Iterator[str]:
    yield from ("", f"## `{decision.id}`: {decision.question}", "")
    yield from (_row(["Regel", "Geldt als", "Dan", "Waarom", "Grond"]), _row(["---"] * 5))
    for rule in decision.rules:
        yield _row([f"**{rule.id}**", _conditions(kb, rule), escaped(decision.outcomes[rule.then]), escaped(rule.because), _ground(rule)])


def _levels(kb: KnowledgeBase) -> Iterator[str]:
    yield from ("", "## Wie besluit en wie leidt bij elk niveau", "")
    yield from (_row(["Niveau", "Wanneer", "Bevoegd", "Leidt", "Teams", "Wet of regeling", "Grond"]), _row(["---"] * 7))
    for each in kb.levels.values():
        deciders = escaped(listed([actor(kb, name) for name in each.decided_by], "of"))
        teams = escaped(listed([actor(kb, name) for name in each.teams]))
        about = [f"**{escaped(each.name)}**", escaped(each.trigger), deciders, escaped(actor(kb, each.led_by)), teams]
        yield _row([*about, escaped(each.legal_basis), _ground(each)])


def _responsibilities(kb: KnowledgeBase) -> Iterator[str]:
    yield from ("", "## Wie is waarvoor verantwoordelijk", "")
    yield "Hier kunnen er meer tegelijk gelden. Zij staan naast het GRIP-niveau, niet erboven."
    yield from ("", _row(["Waarvoor", "Wie", "Geldt als", "Waarom", "Grond"]), _row(["---"] * 5))
    for each in kb.responsibilities.values():
        who = f"{escaped(actor(kb, each.actor))}<br>`{each.id}`"
        yield _row([DOMAINS[each.domain], who, _conditions(kb, each), escaped(each.because), _ground(each)])


def _conditions(kb: KnowledgeBase, record: Rule | Responsibility) -> str:
    """The conditions in words: the question, and the answers that fit."""
    said = [_line(kb, name, values) for name, values in record.when.items()]
    if isinstance(record, Responsibility) and record.roads:
        said.append(f"**Welke weg?** {escaped(listed([kb.roads[road].name for road in record.roads], 'of'))}")
    if isinstance(record, Responsibility) and record.phase:
        said.append(_line(kb, kb.outline.phase, (record.phase,)))
    return "<br>".join(said) or "altijd"


def _line(kb: KnowledgeBase, name: str, values: Iterable[str]) -> str:
    labels = kb.facts[name].values if name in kb.facts else kb.decisions[name].outcomes
    question = kb.facts[name].question if name in kb.facts else kb.decisions[name].question
    return f"**{escaped(question)}** {' *of* '.join(escaped(labels[value]) for value in values)}"


def _ground(record: Grounded) -> str:
    said = [f"[{escaped(citation)}](#bron-{citation.partition(':')[0]})" for citation in record.sources]
    if record.choice:
        said.append(f"eigen keuze, zie [ADR {record.adr}](adr)")
    return "<br>".join(said)


def _sources(kb: KnowledgeBase, cited: Iterable[str]) -> Iterator[str]:
    yield from ("", "## Bronnen", "")
    places: dict[str, list[str]] = {}
    for citation in cited:
        name, _, place = citation.partition(":")
        places.setdefault(name, []).extend([place] if place else [])
    for name in sorted(places):
        source = kb.sources[name]
        yield f'- <a id="bron-{name}"></a>`{name}` {_described(source)}'
        yield from (f"  - `{place}` {escaped(source.places[place])}" for place in places[name])


def _described(source: Source) -> str:
    title = escaped(source.title)
    said = [f"[{title}]({source.url})" if source.url else title, escaped(source.place or ""), f"vergeleken {spoken_date(source.checked)}"]
    return f"{', '.join(part for part in said if part)} ({'eerste' if source.kind == 'primair' else 'tweede'} hand)"


def _statements(kb: KnowledgeBase, source: Source) -> Iterator[str]:
    cited = citations(kb)
    found = {place: _homes(kb, cited.get(f"{source.id}:{place}", [])) for place in source.places}
    yield from (f"# Uitspraak voor uitspraak: {source.title}", "", MADE.format(date=spoken_date(kb.date)), "")
    yield f"Links staat elke uitspraak van deze bron, in onze woorden. Rechts staat waar zij in de kennisbank is terug te vinden. Van de\
 {len(found)} uitspraken hebben er {sum(1 for homes in found.values() if homes)} een plek."
    yield "Staat er *tegenspraak*, dan zegt de bron iets anders dan een andere bron of dan zichzelf."
    yield "Met `wegenkaart explain` en het id ziet u dan de lezingen, en welke wij kiezen."
    yield from ("", f"Bron: {_described(source)}.")
    for heading, places in groupby(source.places, key=lambda place: _heading(source.places[place])):
        yield from ("", f"## {heading}", "", _row(["Uitspraak", "Waar, en wat er staat", "Terug te vinden in"]), _row(["---"] * 3))
        yield from (_row([f"`{place}`", escaped(source.places[place]), "<br>".join(found[place])]) for place in places)


def _heading(statement: str) -> str:
    """`Doel, zin 1. …` → `Doel`: the part of the source in which a statement stands."""
    return statement.partition(".")[0].partition(",")[0]


def _homes(kb: KnowledgeBase, locations: Iterable[Location]) -> list[str]:
    """Kind and id of every record that cites, without doubles."""
    return list(dict.fromkeys(_home(kb, location) for location in locations))


def _home(kb: KnowledgeBase, location: Location) -> str:
    collection, name = str(location[0]), str(location[1])
    record = getattr(kb, collection)[name]
    if isinstance(record, Decision):
        record = record.rules[int(location[3])]
    part = PARTS.get(str(location[2])) if len(location) > 2 else None
    return f"{KINDS[type(record).__name__]} `{record.id}`" + (f" ({part})" if part else "")


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
