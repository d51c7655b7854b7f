"""An advice as one page of HTML, for the screen of a crisis team and for one or two sheets of paper. Shapes and greys, no colour.

What does not fit on two sheets is counted, and where to read it is said.
"""

from collections.abc import Iterable, Iterator, Sequence

from wegenkaart.advice.document import Advice, AdvisedAction, AdvisedDuty, Call, Ground
from wegenkaart.clock import from_rfc3339, spoken
from wegenkaart.model import KnowledgeBase
from wegenkaart.render import calls, deadlines, words
from wegenkaart.render.contacts import EMPTY_SLOT, IN_DOUBT, doubting, numbers, scale_up
from wegenkaart.render.html import Html, joined, page, table, tag, text
from wegenkaart.render.lacking import lacking_items
from wegenkaart.render.lines import Page
from wegenkaart.render.page_style import STYLE
from wegenkaart.render.road_svg import escalation_svg
from wegenkaart.render.why import core_grounds, why_not

EXERCISE = "OEFENING. Dit is geen echt incident."
SOON = ("direct", "eerste_uur")
SHOWN_ACTIONS, SHOWN_POSSIBLE, SHOWN_READY, SHOWN_CLOCKS, SHOWN_QUESTIONS, SHOWN_GROUNDS = 26, 8, 6, 7, 5, 5
NOTE_LINES = 6
_BOX = tag("span", class_="box")
_WHOLE = "Het hele advies geeft: wegenkaart advise"


def advice_html(kb: KnowledgeBase, advice: Advice) -> str:
    sheet = Page(80, kb.terms)
    cold = words.is_cold(kb, advice)
    title = f"Advies van {spoken(from_rfc3339(advice.generated_at))}"
    body = (_cold if cold else _warm)(kb, advice, sheet)
    practice = tag("p", text(EXERCISE), class_="exercise") if advice.exercise else text("")
    head = tag("header", practice, tag("h1", text(title)), *_head(kb, advice, sheet))
    main = tag("main", *body, _notes())
    foot = tag("footer", practice, *_foot(advice))
    return page(f"OEFENING: {title}" if advice.exercise else title, STYLE, head, main, foot)


def _warm(kb: KnowledgeBase, advice: Advice, sheet: Page) -> Iterator[Html]:
    yield _section("Doe dit nu", _now(kb, advice, sheet))
    if advice.calls:
        yield _section("Bellijst", _calls(kb, advice, sheet))
    yield _section("De weg omhoog", _road(kb, advice, sheet))
    yield from _cautions(kb, advice, sheet)
    if advice.duties:
        yield _section("Klokken", _clocks(kb, advice, sheet))
    yield _section("Dit weten wij nog niet", _unknown(kb, advice, sheet))
    yield _section("Waarom", _grounds(kb, advice, sheet))
    for heading, said in (("Waarom niet hoger", why_not(kb, advice)), ("Dit zou het advies veranderen", words.changes(kb, advice))):
        if said:  # only when an explanation was asked for
            yield _section(heading, [tag("ul", *(tag("li", text(sheet.spell_out(each))) for each in said), class_="small")])


def _cold(kb: KnowledgeBase, advice: Advice, sheet: Page) -> Iterator[Html]:
    certain = [action for action in advice.actions if action.status == "certain"]
    if advice.own and advice.own.lacking:
        yield _section("Hier ontbreekt nog", [_boxes(sheet.spell_out(item) for item in lacking_items(kb, advice.own.lacking))])
    yield _section("Bereid dit voor", [_boxes(sheet.spell_out(words.task(kb, action)) for action in certain[:SHOWN_ACTIONS])])
    yield from _counted([action for action in advice.actions if action not in certain[:SHOWN_ACTIONS]])
    yield from _cautions(kb, advice, sheet)
    yield _section("Dit weten wij nog niet", _unknown(kb, advice, sheet))


def _section(heading: str, inside: Iterable[Html]) -> Html:
    return tag("section", tag("h2", text(heading)), *inside)


def _said(words_: str, **attributes: str) -> Html:
    return tag("p", text(words_), **attributes)


def _boxes(items: Iterable[str]) -> Html:
    """To be ticked with a pen."""
    return tag("ul", *(tag("li", _BOX, text(item)) for item in items), class_="boxes")


def _head(kb: KnowledgeBase, advice: Advice, sheet: Page) -> Iterator[Html]:
    if words.is_cold(kb, advice):
        yield _said("Er is nu niets aan de hand. Dit kunt u regelen en oefenen.", class_="lead")
    else:
        for shout, about in deadlines.urgent(kb, advice):
            yield tag("p", tag("strong", text(f"{shout or 'LET OP:'} ")), text(sheet.spell_out(about)), class_="loud")
        yield tag("p", tag("strong", text("Leiding nu: ")), text(sheet.spell_out(f"{words.lead(kb, advice)}.")), class_="lead")
        yield tag("p", tag("strong", text("Opschaling: ")), text(sheet.spell_out(f"{words.level_range(kb, advice)}.")), class_="lead")
        if said := words.relation(kb, advice):
            yield _said(sheet.spell_out(said))
    for about, contact in doubting(advice):
        found = _numbers((number, f"{words.doubt(contact.confirmed)}{whose}") for number, whose in numbers(contact))
        yield tag("p", tag("strong", text(f"{IN_DOUBT}: ")), text(sheet.spell_out(about)), found, class_="lead")
    roads = [kb.roads[road.id] for road in advice.roads if road.status == "certain"]
    here = [f"Gemeente {advice.own.gemeente}"] if advice.own and advice.own.gemeente else []
    if named := [*here, *(f"Weg {road.number}: {road.name}" for road in roads)]:
        yield _said(f"{'. '.join(named)}.")


def _now(kb: KnowledgeBase, advice: Advice, sheet: Page) -> Iterator[Html]:
    soon = [action for action in advice.actions if action.when in SOON]
    certain = [action for action in soon if action.status == "certain"]
    shown = certain[:SHOWN_ACTIONS] or soon[:SHOWN_POSSIBLE]
    if not certain:
        yield _said("Niets is nog zeker. Dit kan nu nodig zijn:" if shown else "Er is nog te weinig bekend. Beantwoord eerst de vragen.")
    for moment in SOON:
        if found := [action for action in shown if action.when == moment]:
            yield tag("h3", text(words.MOMENTS[moment]))
            yield tag("ul", *(_action(kb, action, sheet) for action in found), class_="boxes")
    yield from _counted([action for action in advice.actions if action not in shown])


def _action(kb: KnowledgeBase, action: AdvisedAction, sheet: Page) -> Html:
    """With the number alone; whose it is and who stands in stand in the call list."""
    contact = action.contact
    aged = " (datum klopt niet)" if contact and contact.ahead else " (oud)" if contact and contact.old else ""
    doubts = f"{words.doubt(contact.confirmed)}{aged}" if contact else ""
    number = _numbers([(contact.phone, doubts)]) if contact and contact.phone else text("")
    page_ = text(f" {contact.url}" if contact and contact.url and not contact.phone else "")
    return tag("li", _BOX, text(sheet.spell_out(words.task(kb, action))), number, page_)


def _numbers(found: Iterable[tuple[str, str]]) -> Html:
    return joined(joined((text(" "), tag("span", text(phone), class_="number"), text(whose))) for phone, whose in found)


def _counted(rest: Sequence[AdvisedAction]) -> Iterator[Html]:
    """How much more there is to do, for who reads only this page."""
    certain = [action for action in rest if action.status == "certain"]
    soon = sum(action.when in SOON for action in certain)
    counts = {
        "voor nu of het eerste uur": soon,
        "voor daarna": len(certain) - soon,
        "die misschien nodig zijn": len(rest) - len(certain),
    }
    said = [f"{count} {which}" for which, count in counts.items() if count]
    if rest:
        yield _said(f"Niet op dit blad: {words.listed(said)}. {_WHOLE}", class_="small")


def _calls(kb: KnowledgeBase, advice: Advice, sheet: Page) -> Iterator[Html]:
    now, ready = calls.by_status(advice)
    yield _said(calls.ALOUD)
    yield tag("blockquote", text(sheet.spell_out(calls.story(kb, advice.calls))))
    if now:
        yield tag("h3", text("Bel nu"))
        yield tag("ol", *(_call(kb, call, sheet) for call in now))
    if ready:
        yield tag("h3", text("Houd gereed"))
        yield tag("ul", *(tag("li", *_whom(kb, call, sheet)) for call in ready[:SHOWN_READY]))


def _call(kb: KnowledgeBase, call: Call, sheet: Page) -> Html:
    return tag("li", *_whom(kb, call, sheet), tag("br"), text(sheet.spell_out(calls.question(kb, call))))


def _whom(kb: KnowledgeBase, call: Call, sheet: Page) -> Iterator[Html]:
    yield tag("strong", text(f"{sheet.spell_out(calls.who(kb, call))}:"))
    if found := numbers(call.contact):
        yield _numbers(found)
    else:
        yield tag("span", class_="write")
        yield text(f" {EMPTY_SLOT}" if call.contact.to_fill_in else "")
    yield text(words.doubt(call.contact.confirmed))


def _road(kb: KnowledgeBase, advice: Advice, sheet: Page) -> Iterator[Html]:
    yield escalation_svg(kb, advice)
    for step in words.higher_steps(advice)[:2]:
        yield _said(sheet.spell_out(f"{words.level(kb, step.level)} past als: {step.trigger}"))
    if own := scale_up(advice.own):
        yield _said(f"Wie hier mag opschalen: {own}")


def _cautions(kb: KnowledgeBase, advice: Advice, sheet: Page) -> Iterator[Html]:
    if said := words.cautions(kb, advice):
        yield _section("Let op", [tag("ul", *(tag("li", text(sheet.spell_out(each))) for each in said))])


def _clocks(kb: KnowledgeBase, advice: Advice, sheet: Page) -> Iterator[Html]:
    ordered = deadlines.in_due_order(kb, advice.duties)
    urgent = [duty for duty in ordered if duty.due_at or duty.done_at or duty.status == "certain"]
    heads = [text(each) for each in ("Melding", "Wanneer", "Gedaan op")]
    if shown := urgent[:SHOWN_CLOCKS]:
        holders = {deadlines.holder(kb, advice, duty) for duty in shown}
        by = f". Door: {holders.pop()}" if len(holders) == 1 else ""  # said once, as the paper is full
        rows = [_clock(kb, duty, advice, sheet, by_all=bool(by)) for duty in shown]
        yield table(f"Wat u meldt, en vóór wanneer{by}", heads, rows)
    if left := len(ordered) - len(shown):
        yield _said(f"Misschien{' ook' if shown else ''} nodig: {left} {'melding' if left == 1 else 'meldingen'}. {_WHOLE}", class_="small")


def _clock(kb: KnowledgeBase, duty: AdvisedDuty, advice: Advice, sheet: Page, *, by_all: bool) -> list[Html]:
    maybe = "" if duty.status == "certain" else "Misschien: "
    by = "" if by_all else f". Door: {deadlines.holder(kb, advice, duty)}"
    what = sheet.spell_out(f"{maybe}{duty.name}, bij {words.actor(kb, duty.to)} ({duty.legal_basis}){by}")
    return [text(what), text(deadlines.due(kb, advice, duty)), text("")]


def _unknown(kb: KnowledgeBase, advice: Advice, sheet: Page) -> Iterator[Html]:
    still = words.open_questions(kb, advice)
    asked = [sheet.spell_out(f"{each.question} {words.ask(each)}".rstrip()) for each in still[:SHOWN_QUESTIONS]]
    yield _boxes(asked) if asked else _said("Niets: geen enkel antwoord kan dit advies nog veranderen.")
    if (left := len(still) - SHOWN_QUESTIONS) > 0:
        yield _said(f"En nog {left} andere {'vraag' if left == 1 else 'vragen'}. Zie: wegenkaart questions", class_="small")


def _grounds(kb: KnowledgeBase, advice: Advice, sheet: Page) -> Iterator[Html]:
    found = core_grounds(advice)
    yield tag("ul", *(_ground(kb, each, sheet) for each in found[:SHOWN_GROUNDS]), class_="small")
    if (left := len(found) - SHOWN_GROUNDS) > 0:
        yield _said(f"En nog {left} {'reden' if left == 1 else 'redenen'}. {_WHOLE}", class_="small")
    if clashing := [each.id for each in advice.conflicts]:
        yield _said(f"Bronnen spreken elkaar tegen: {words.listed(clashing)}. Zie: wegenkaart explain {clashing[0]}", class_="small")


def _ground(kb: KnowledgeBase, ground: Ground, sheet: Page) -> Html:
    said = sheet.spell_out(f"{ground.because} Bron: {words.sources(kb, ground)}.")
    return tag("li", tag("strong", text(f"{ground.rule}: ")), text(said))


def _notes() -> Html:
    return _section("Aantekeningen", [tag("p", class_="rule") for _ in range(NOTE_LINES)])


def _foot(advice: Advice) -> Iterator[Html]:
    yield _said(advice.disclaimer)
    yield _said(f"Kennisbank van {words.date(advice.knowledge_base.date)}, controlegetal {advice.knowledge_base.sha256[:8]}.")
