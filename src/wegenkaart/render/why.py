"""Why the advice says what it says, why it does not go higher, and what would change it."""

from collections.abc import Iterable, Iterator

from wegenkaart.advice.document import Advice, Ground
from wegenkaart.model import Facts, KnowledgeBase
from wegenkaart.render import words
from wegenkaart.render.lines import EMPTY, Line, Page

SHOWN_WAYS = 2


def core_grounds(advice: Advice) -> tuple[Ground, ...]:
    """Why this lead and this level."""
    grounds = (each for lead in advice.lead for each in lead.grounds)
    return tuple(dict.fromkeys((*grounds, *advice.grip.grounds)))


def why_lines(kb: KnowledgeBase, advice: Advice, page: Page) -> Iterator[Line]:
    """Lead and level; when an explanation was asked for, everything else that is said too."""
    yield from _section("WAAROM", _grounds(kb, core_grounds(advice), page))
    if advice.not_reached is None:
        return
    yield from _section("WAAROM NIET HOGER", _paragraphs(why_not(kb, advice), page))
    yield from _section("DIT ZOU HET ADVIES VERANDEREN", _paragraphs(words.changes(kb, advice), page))
    for heading, grounds in other_grounds(advice):
        yield from _section(f"WAAROM: {heading.upper()}", _grounds(kb, grounds, page))


def other_grounds(advice: Advice) -> Iterator[tuple[str, tuple[Ground, ...]]]:
    """The grounds of everything beside lead and level, under the heading where it is said."""
    yield "verantwoordelijk", tuple(dict.fromkeys(ground for each in advice.responsible for ground in each.grounds))
    yield "melden", tuple(ground for each in advice.duties for ground in each.grounds)
    yield "doen", tuple(ground for each in advice.actions for ground in each.grounds)


def why_not(kb: KnowledgeBase, advice: Advice) -> list[str]:
    """For each level that is not possible now: with which other answers it would be."""
    return [_why_not(kb, each.level, each.changes) for each in advice.not_reached or ()]


def _why_not(kb: KnowledgeBase, level: str, ways: tuple[Facts, ...]) -> str:
    name = words.level(kb, level)
    if not ways:
        return f"{name} past bij geen enkel antwoord."
    said = " Of: ".join(words.answers(kb, way) for way in ways[:SHOWN_WAYS])
    more = f" (En nog {len(ways) - SHOWN_WAYS} andere.)" if len(ways) > SHOWN_WAYS else ""
    return f"{name} past niet bij uw antwoorden. Dat kan pas bij: {said}{more}"


def _section(heading: str, lines: Iterable[Line]) -> Iterator[Line]:
    found = list(lines)
    if found:
        yield from (EMPTY, Line(heading, "heading"), *found)


def _paragraphs(texts: Iterable[str], page: Page) -> Iterator[Line]:
    for text in texts:
        yield from page.paragraph(text, "  - ")


def _grounds(kb: KnowledgeBase, grounds: Iterable[Ground], page: Page) -> Iterator[Line]:
    for ground in grounds:
        yield from page.paragraph(ground.because, f"  {ground.rule}: ", "    ")
        yield from page.paragraph(words.sources(kb, ground), "    Bron: ", "      ", "dim")
