"""Which case or exercise reaches which rule, duty, action and resource: on a screen."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from wegenkaart.coverage import Covered, Part, unreached
from wegenkaart.model import KnowledgeBase
from wegenkaart.render.lines import EMPTY, Line, Page
from wegenkaart.render.words import listed

NAMES: dict[Part, tuple[str, str]] = {
    "rules": ("regel", "regels"),
    "levels": ("niveau", "niveaus"),
    "responsibilities": ("verantwoordelijkheid", "verantwoordelijkheden"),
    "duties": ("plicht", "plichten"),
    "actions": ("actie", "acties"),
    "resources": ("hulpbron", "hulpbronnen"),
    "warnings": ("waarschuwing", "waarschuwingen"),
    "conflicts": ("tegenspraak", "tegenspraken"),
}
FIRST = 3
"""How many cases are named of what is no rule."""


def coverage_lines(kb: KnowledgeBase, records: Sequence[Covered], width: int) -> Iterator[Line]:
    page = Page(width)
    yield from page.paragraph(
        f"Wat bereiken de echte casussen ({len(kb.cases)}) en de verzonnen oefeningen ({len(kb.exercises)})?", style="heading"
    )
    yield from page.paragraph("Het getal telt alleen wat zeker geldt, bij alles wat nog onbekend is.", style="dim")
    by_id = {record.id: record for record in records if record.part == "rules"}
    for decision in kb.decisions.values():
        yield EMPTY
        yield Line(f"Regels van de beslissing {decision.id}", "strong")
        yield from _records([by_id[rule.id] for rule in decision.rules], page)
    for part, group in groupby(records, key=lambda record: record.part):
        if part != "rules":
            yield EMPTY
            yield Line(NAMES[part][1].capitalize(), "strong")
            yield from _records(list(group), page, FIRST)
    yield EMPTY
    yield from _verdict(records, page)


def _records(records: Sequence[Covered], page: Page, first: int | None = None) -> Iterator[Line]:
    widest = max(len(record.id) for record in records)
    for record in records:
        yield from page.paragraph(_reached_by(record, first), f"  {record.id:{widest}} {len(record.certain):>3}  ", " " * 6)


def _reached_by(record: Covered, first: int | None) -> str:
    more = len(record.certain[first:]) if first else 0
    names = [*record.certain[:first], f"{more} meer"] if more else list(record.certain)
    return listed(names) or "niet bereikt"


def _verdict(records: Sequence[Covered], page: Page) -> Iterator[Line]:
    """What is reached by none, loudly, and the sum of it all."""
    for record in unreached(records):
        possible = f" Misschien wel: {listed(list(record.possible[:FIRST]))}." if record.possible else ""
        text = f"geen casus of oefening bereikt dit zeker.{possible} Schrijf een oefening die dit bereikt."
        yield from page.paragraph(text, f"FOUT: {NAMES[record.part][0]} {record.id}: ", "  ", "strong")
    yield from page.paragraph(f"{'FOUT' if unreached(records) else 'OK'}: {listed(_sums(records))} zijn bereikt.", style="strong")


def _sums(records: Iterable[Covered]) -> list[str]:
    """`39 van 39 regels`, part by part."""
    sums = []
    for part, group in groupby(records, key=lambda record: record.part):
        reached = [bool(record.certain) for record in group]
        sums.append(f"{sum(reached)} van {len(reached)} {NAMES[part][len(reached) != 1]}")
    return sums
