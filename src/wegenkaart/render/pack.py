"""The emergency pack: a few pages for in the crisis binder, for when there is no network and perhaps no computer.

Filled in where the municipality filled something in, with lines to write on where it did not.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from wegenkaart.clock import spoken_date
from wegenkaart.contacts import Contacts, Slot, is_ahead, is_old
from wegenkaart.contacts.gaps import OWN_NOTES
from wegenkaart.model import Action, Duty, KnowledgeBase, Role
from wegenkaart.numbers import is_confirmed
from wegenkaart.render import paper_tables, words
from wegenkaart.render.contacts import capital
from wegenkaart.render.html import Html, joined, page, table, tag, text
from wegenkaart.render.sheet import national

TITLE = "Noodpakket bij een cyberincident"
LOG_LINES = 27
OWN_LINES = 3
_MOMENTS = ("direct", "eerste_uur")
_BOX = Html('<span class="box"></span> ')
STYLE = """
@page { size: A4; margin: 11mm 11mm; }
body { font: 9pt/1.25 Arial, Helvetica, sans-serif; color: #000; background: #fff; margin: 0 auto; max-width: 190mm; padding: 4mm; }
h1 { font-size: 15pt; margin: 0 0 1.5mm; } h2 { font-size: 12pt; margin: 0 0 1.5mm; border-bottom: 1.5pt solid #000; }
h3 { font-size: 9.5pt; margin: 2mm 0 .8mm; break-after: avoid; } p { margin: 0 0 1.2mm; } section { margin: 0 0 6mm; }
ul { list-style: none; margin: 0; padding: 0; } li { margin: 0 0 .6mm 4.5mm; text-indent: -4.5mm; }
.hour { columns: 2; column-gap: 5mm; font-size: 7.6pt; } .hour h3:first-child { margin-top: 0; }
.box { display: inline-block; width: 2.6mm; height: 2.6mm; border: .8pt solid #000; margin-right: 1mm; vertical-align: -.3mm; }
table { border-collapse: collapse; width: 100%; margin: 0 0 3mm; } caption { text-align: left; font-weight: bold; padding: .8mm 0; }
th, td { border: .5pt solid #555; padding: .5mm 1mm; text-align: left; vertical-align: top; overflow-wrap: break-word; }
thead th { background: #e4e4e4; } tbody th { font-weight: normal; } .steps { font-size: 7.3pt; line-height: 1.15; break-inside: avoid; }
.when { color: #333; font-style: italic; }
p.when { margin: 1mm 0 .4mm; break-after: avoid; } .number { font-weight: bold; white-space: nowrap; } .own { font-size: 8pt; }
.own td { height: 5.5mm; width: 34mm; }
.clocks { font-size: 7.6pt; } .blank { min-width: 20mm; } .log td { height: 7.2mm; } .log td { min-width: 16mm; }
.log td:nth-child(3) { width: 75%; } .terms { columns: 2; font-size: 8pt; }
.loud { border: 1.5pt solid #000; padding: 1.2mm; font-weight: bold; }
@media print { body { padding: 0; max-width: none; } section { break-before: page; margin: 0; } }
@media print { section.flows { break-before: auto; margin-bottom: 4mm; } }
@media print { tr, li { break-inside: avoid; } thead { display: table-header-group; } }
@media (max-width: 600px) { .hour { columns: 1; } section { overflow-x: auto; } }
"""


def pack(kb: KnowledgeBase, contacts: Contacts, today: date) -> str:
    front = (
        tag("h1", text(TITLE)),
        _about(kb, contacts, today),
        _section("Eerste uur", _first_hour(kb), flows=True),
        _section("Wie leidt, en welk niveau past?", _decide(kb), flows=True),
    )
    back = (_section("Bellijst", _numbers(kb, contacts, today)), _section("Klokken", _clocks(kb)), _section("Logboek", _log()))
    return page(TITLE, STYLE, *front, _section("Afkortingen", _terms(kb, joined((*front, *back))), flows=True), *back)


def _terms(kb: KnowledgeBase, written: str) -> Iterator[Html]:
    """The abbreviations that stand somewhere in the pack."""
    used = {term: full for term, full in kb.terms.items() if re.search(rf"\b{re.escape(term)}\b", written)}
    yield tag("ul", *(tag("li", tag("b", text(term)), text(f": {full}")) for term, full in used.items()), class_="terms")


def _section(heading: str, inside: Iterable[Html], *, flows: bool = False) -> Html:
    """On a sheet of its own, to hand to somebody, unless it `flows` on."""
    return tag("section", tag("h2", text(heading)), *inside, class_="flows" if flows else "sheet")


def _paragraph(words_: str, **attributes: str) -> Html:
    return tag("p", text(words_), **attributes)


def _about(kb: KnowledgeBase, contacts: Contacts, today: date) -> Html:
    here = f"Gemeente {contacts.gemeente.name}. " if contacts.gemeente else ""
    made = f"{here}Gemaakt op {spoken_date(today)}, met de kennisbank van {spoken_date(kb.date)} ({kb.sha256[:8]})."
    keep = "Hier staan nummers in: bewaar dit waar alleen uw crisisorganisatie erbij kan. Maak elk half jaar een nieuw pakket."
    return joined(
        (
            _paragraph("Direct gevaar voor mensen? Bel eerst 112.", class_="loud"),
            _paragraph(made),
            _paragraph(keep),
            _paragraph(kb.disclaimer),
        )
    )


def _first_hour(kb: KnowledgeBase) -> Iterator[Html]:
    """What holds for everyone first, then what a road adds."""
    yield _paragraph("Kruis aan wat gedaan is. Schuin staat wanneer een stap geldt; staat er niets bij, dan geldt die altijd.")
    yield _paragraph("Een code zoals 3A komt uit de stappen onder 'Wie leidt, en welk niveau past?'.")
    always = _steps(kb, "Altijd", [action for action in _early(kb) if not action.roads])
    per_road = (
        _steps(kb, f"Weg {road.number}. {road.name}", [action for action in _early(kb) if road.id in action.roads])
        for road in kb.roads.values()
    )
    yield tag("div", *always, *(part for parts in per_road for part in parts), class_="hour")


def _early(kb: KnowledgeBase) -> list[Action]:
    """What is done at once or in the first hour, whatever it hangs on."""
    warm = [action for action in kb.actions.values() if action.phase != "koud" and action.moment in _MOMENTS]
    return sorted(warm, key=lambda action: (_MOMENTS.index(action.moment), action.rank))


def _steps(kb: KnowledgeBase, heading: str, actions: list[Action]) -> Iterator[Html]:
    """What is done at once or whatever the answers are, then what the answers add in the first hour."""
    first = [action for action in actions if action.moment == _MOMENTS[0] or not action.when]
    yield tag("h3", text(heading))
    yield tag("ul", *(_step(kb, action, paper_tables.condition(kb, action.when)) for action in first))
    yield from _added(kb, [action for action in actions if action not in first])


def _added(kb: KnowledgeBase, actions: list[Action]) -> Iterator[Html]:
    """Each question once: with its answer, or with the answers behind the steps where those differ."""
    alike: dict[tuple[str, ...], list[Action]] = {}
    for action in actions:
        alike.setdefault(tuple(action.when), []).append(action)
    for names, those in alike.items():
        found = [paper_tables.answers(kb, action.when) for action in those]
        same = len(set(found)) == 1
        asked = paper_tables.condition(kb, those[0].when) if same else " ".join(paper_tables.asked(kb, name) for name in names)
        yield _paragraph(asked, class_="when")
        yield tag("ul", *(_step(kb, action, "" if same else answer) for action, answer in zip(those, found, strict=True)))


def _step(kb: KnowledgeBase, action: Action, when: str) -> Html:
    return tag("li", _BOX, text(_task(kb, action)), *([tag("span", text(f" [{when}]"), class_="when")] if when else []))


def _task(kb: KnowledgeBase, action: Action) -> str:
    if action.actor == kb.outline.reader:
        return action.text
    return f"{action.text} (Door {kb.actors[action.actor].short or kb.actors[action.actor].name}.)"


def _decide(kb: KnowledgeBase) -> Iterator[Html]:
    yield from (_paragraph(each) for each in paper_tables.HOW)
    yield from paper_tables.tables(kb)


def _numbers(kb: KnowledgeBase, contacts: Contacts, today: date) -> Iterator[Html]:
    heads = [text(each) for each in ("Wie", "Naam", "Nummer", "Vervangers", "Nagekeken")]
    own = [_own(kb, role, contacts.slots.get(role.id), today) for role in kb.roles.values()]
    yield table(
        "Eigen nummers. Vul met de pen in wat leeg is.",
        heads,
        [*own, *([text("…"), *[text("")] * 4] for _ in range(OWN_LINES))],
        class_="own",
    )
    others = [[text(each.name), _phone(each.phones[0].number), text(_doubt(confirmed=is_confirmed(each)))] for each in national(kb)]
    yield table("Landelijke nummers", [text(each) for each in ("Wie", "Nummer", "Let op")], others)
    for asked, note in ((OWN_NOTES["scale_up"], contacts.scale_up), (OWN_NOTES["out_of_band"], contacts.out_of_band)):
        yield _paragraph(f"{capital(asked)}: {note.text if note else '_' * 60}")


def _own(kb: KnowledgeBase, role: Role, slot: Slot | None, today: date) -> list[Html]:
    if slot is None:
        return [text(role.name), *[text("")] * 4]
    deputies = joined(tag("div", text(f"{person.name} "), _phone(person.phone)) for person in slot.deputies)
    day = spoken_date(slot.checked) if slot.checked else "nooit"
    old = " (datum klopt niet)" if is_ahead(slot.checked, today) else " (oud)" if is_old(kb, slot.checked, today) else ""
    return [text(role.name), text(slot.name), _phone(slot.phone), deputies, text(f"{day}{old}")]


def _phone(number: str) -> Html:
    return tag("span", text(number), class_="number")


def _doubt(*, confirmed: bool) -> str:
    return words.doubt(confirmed).removeprefix(", ")


def _clocks(kb: KnowledgeBase) -> Iterator[Html]:
    known = "Wij wisten het op (datum en tijd): ____________________   De andere organisatie wist het op: ____________________"
    yield _paragraph(known, class_="loud")
    heads = [text(each) for each in ("Plicht en grond", "Aan wie", "Termijn", "Geldt bij", "Uiterlijk", "Gedaan op")]
    rows = [_clock(kb, duty) for duty in sorted(kb.duties.values(), key=_length)]
    yield table(
        "Reken de termijn bij het tijdstip op en schrijf op wanneer het moet. De kortste staat boven.", heads, rows, class_="clocks"
    )


def _length(duty: Duty) -> tuple[bool, int, int]:
    """The shortest term first, as on the screen; what has none in hours or months comes last."""
    return not (duty.hours or duty.months), duty.months or 0, duty.hours or 0


def _clock(kb: KnowledgeBase, duty: Duty) -> list[Html]:
    term = f"{duty.hours} uur" if duty.hours else f"{duty.months} maand" if duty.months else "direct"
    return [
        text(f"{duty.name} ({duty.legal_basis})"),
        text(words.actor(kb, duty.to)),
        text(f"{term} na: {kb.duties[duty.after].name}" if duty.after else f"{term} {_SHARED if duty.own_road else _STARTS[duty.starts]}"),
        text(_holds(kb, duty)),
        tag("div", class_="blank"),
        tag("div", class_="blank"),
    ]


_STARTS = {
    "kennisname": "nadat wij het wisten",
    "kennisname_ander": "nadat die organisatie het wist",
    "melding": "na de melding ervoor",
}
_SHARED = "nadat de getroffen organisatie het wist"
"""Of a duty that is ours on one road, and of another organisation on another."""


def _holds(kb: KnowledgeBase, duty: Duty) -> str:
    roads = words.listed([f"weg {kb.roads[road].number}" for road in duty.roads])
    return f"{roads[:1].upper()}{roads[1:]}. {paper_tables.condition(kb, duty.when)}"


def _log() -> Iterator[Html]:
    yield _paragraph("Schrijf bij elk feit en elk besluit de tijd en de naam op. Zet bij een vermoeden dat het een vermoeden is.")
    heads = [text(each) for each in ("Nummer", "Tijd", "Feit, vraag of besluit", "Wie")]
    rows = [[text(str(line)), text(""), text(""), text("")] for line in range(1, LOG_LINES + 1)]
    yield table("Wat er gebeurde, op volgorde van tijd", heads, rows, class_="log")
