"""A road on a screen: goal, risks, who is at the wheel, direction in the koude and warme fase, help, examples."""

from collections.abc import Iterable, Iterator

from wegenkaart.model import Action, Claim, KnowledgeBase, Road
from wegenkaart.render.lines import EMPTY, Line, Page
from wegenkaart.render.words import actor

PHASES = {"koud": "Richting in de koude fase (voorbereiden)", "warm": "Richting in de warme fase (er is iets gaande)"}


def overview_lines(kb: KnowledgeBase, width: int) -> Iterator[Line]:
    page = Page(width, kb.terms)
    yield from page.paragraph("De vier wegen. Er is geen vaste volgorde; u kunt er meer tegelijk volgen.", style="heading")
    for road in kb.roads.values():
        yield from page.paragraph(f"{road.name} ({road.id})", f"  {road.number}. ")
    yield from page.paragraph("Een weg helemaal lezen: wegenkaart roads 2")


def road_lines(kb: KnowledgeBase, road: Road, width: int) -> Iterator[Line]:
    page = Page(width, kb.terms)
    yield Line(f"WEG {road.number}: {road.name}", "heading")
    yield from _claims("Doel", road.goal, page)
    yield from _claims("Risico's op de weg", road.risks, page)
    yield from _heading("Wie zit er aan het stuur")
    for driver in road.drivers:
        yield from page.paragraph(driver.text, f"  - {actor(kb, driver.actor)}: ", "    ")
    for phase, heading in PHASES.items():
        yield from _heading(heading)
        for action in road_actions(kb, road.id, phase):
            yield from page.paragraph(action.text, "  - ")
    yield from _heading("Wegenwacht")
    for resource in kb.resources.values():
        if road.id in resource.roads:
            yield from page.paragraph(f"{resource.name} ({resource.id})", "  - ")
    yield from _heading("Voorbeelden")
    for example in road.examples:
        yield from page.paragraph(example.text, f"  - {example.name} ({example.date}): ", "    ")
    yield EMPTY
    yield from page.paragraph(", ".join(sources(kb, road)), "Bronnen: ", "  ", "dim")


def road_actions(kb: KnowledgeBase, road: str, phase: str) -> list[Action]:
    """The direction of a road: its own actions in this phase."""
    return [action for action in kb.actions.values() if road in action.roads and action.phase == phase]


def sources(kb: KnowledgeBase, road: Road) -> list[str]:
    claims = (*road.goal, *road.risks, *road.drivers)
    cited = dict.fromkeys(citation.partition(":")[0] for claim in claims for citation in claim.sources)
    return [kb.sources[name].title for name in cited]


def _heading(text: str) -> Iterator[Line]:
    yield EMPTY
    yield Line(text, "strong")


def _claims(heading: str, claims: Iterable[Claim], page: Page) -> Iterator[Line]:
    yield from _heading(heading)
    for claim in claims:
        yield from page.paragraph(claim.text, "  - ")
