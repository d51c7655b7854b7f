"""The wegenwacht on a screen: found resources, the list of questions."""

from collections.abc import Iterator

from wegenkaart.clock import spoken_date
from wegenkaart.model import KnowledgeBase, Resource
from wegenkaart.render.lines import EMPTY, Line, Page

UNSURE = {"gedeeltelijk": "Let op: niet alles hiervan is gezien in een bron.", "onzeker": "Let op: dit is niet bevestigd."}


def resource_lines(resource: Resource, page: Page) -> Iterator[Line]:
    yield Line(resource.name, "strong")
    yield from page.paragraph(resource.text, "  ")
    for phone in resource.phones:
        yield Line(f"  Telefoon: {phone.number}", "strong")
        if phone.note:
            yield from page.paragraph(phone.note, "            ")
    if resource.hours:
        yield from page.paragraph(resource.hours, "  Open:     ")
    if resource.email:
        yield Line(f"  E-mail:   {resource.email}")
    if resource.url:
        yield Line(f"  Web:      {resource.url}")
    for former in resource.formerly:
        yield Line(f"  Vroeger:  {former}")
    yield Line(f"  Gezien:   {spoken_date(resource.checked)}")
    if resource.status in UNSURE:
        yield from page.paragraph(UNSURE[resource.status], "  ")


def found_lines(kb: KnowledgeBase, resources: list[Resource], shown: int, width: int) -> Iterator[Line]:
    """The best in full, the others by name."""
    page = Page(width, kb.terms)
    for resource in resources[:shown]:
        yield from resource_lines(resource, page)
        yield EMPTY
    if others := resources[shown:]:
        yield Line(f"{'Ook gevonden' if shown else 'Gevonden'} ({len(others)}):")
        for resource in others:
            yield from page.paragraph(resource.name, "  - ", "    ")
        yield from page.paragraph("Meer over een van deze: wegenkaart resources NAAM")


def question_lines(kb: KnowledgeBase, width: int) -> Iterator[Line]:
    page = Page(width, kb.terms)
    for fact in kb.facts.values():
        yield Line(fact.id, "heading")
        yield from page.paragraph(fact.question, "  ")
        for value, label in fact.values.items():
            yield from page.paragraph(label, f"    {value}: ")
        yield from page.paragraph(fact.explain, "  Uitleg: ")
        yield from page.paragraph(fact.ask, "  Vraag het aan: ")
        yield EMPTY
