"""The wizard in one file, for a laptop where nothing may be installed: it fetches nothing, and keeps nothing.

Without script it is still the call sheet and the decision tables. Its policy allows this one script and this one style, by their hashes.
"""

import json
from base64 import b64encode
from collections.abc import Iterator
from datetime import date
from hashlib import sha256

from wegenkaart.advice import Setting
from wegenkaart.clock import local_date, spoken_date
from wegenkaart.contacts import Contacts
from wegenkaart.contacts.gaps import OWN_NOTES
from wegenkaart.engine import Tables
from wegenkaart.export.wizard_data import data
from wegenkaart.export.wizard_form import questions
from wegenkaart.model import KnowledgeBase, Resource
from wegenkaart.numbers import digits, is_confirmed
from wegenkaart.render import paper_tables
from wegenkaart.render.html import Html, page, table, tag, text
from wegenkaart.render.sheet import national, short
from wegenkaart.textfile import shipped

TITLE = "Wegenkaart bij een cyberincident"
DANGER = "Direct gevaar voor mensen? Bel eerst "
EMERGENCY = "112"
KEEP = "Hier staan eigen nummers in: bewaar dit bestand waar alleen uw crisisorganisatie erbij kan."
NO_OWN = "Uw eigen nummers staan hier niet in. Vul ze in met: wegenkaart contacts init. Maak dit bestand daarna opnieuw."
NOTHING_LEAVES = "Dit bestand haalt niets op en verstuurt niets. Sluit u het, dan zijn uw antwoorden weg. Print ze dus, of schrijf ze over."
_SCRIPTS = ("wizard_clock.js", "wizard.js", "wizard_words.js", "wizard_page.js")
_STYLE = "wizard.css"
_NO_MARKUP = {ord(each): f"\\u{ord(each):04x}" for each in "<>&"}
"""So that no text can end the element it stands in; everything outside ASCII is escaped already."""


def wizard(kb: KnowledgeBase, setting: Setting) -> str:
    script, style = Html("\n".join(shipped("export", name) for name in _SCRIPTS)), shipped("export", _STYLE)
    body = (*_top(), _app(kb), *_paper(kb, setting), _knowledge(kb, setting), tag("script", script))
    return page(TITLE, style, *body, policy=_policy(script, style))


def _policy(script: str, style: str) -> str:
    return f"default-src 'none'; script-src '{_hash(script)}'; style-src '{_hash(style)}'; base-uri 'none'; form-action 'none'"


def _hash(words: str) -> str:
    return f"sha256-{b64encode(sha256(words.encode()).digest()).decode()}"


def _knowledge(kb: KnowledgeBase, setting: Setting) -> Html:
    """A block of data: no browser runs it."""
    packed = json.dumps(data(Tables(kb), setting), separators=(",", ":")).translate(_NO_MARKUP)
    return tag("script", Html(packed), type="application/json", id="kennis")


def _paragraph(words: str, **attributes: str) -> Html:
    return tag("p", text(words), **attributes)


def _top() -> Iterator[Html]:
    yield tag("h1", text(TITLE))
    yield tag("p", text(DANGER), _phone(EMERGENCY), text("."), class_="loud")
    yield tag(
        "div",
        tag("noscript", _paragraph("In deze browser staan scripts uit.")),
        _paragraph("De vragen werken hier niet. Open dit bestand in een andere browser, of zet scripts aan."),
        _paragraph("Kan dat niet? Bel met de bellijst hieronder, en loop met een pen de beslistabellen door."),
        id="zonder",
    )


def _app(kb: KnowledgeBase) -> Html:
    """What only works with the script, and is hidden until it does."""
    buttons = tag("p", tag("button", text("Wis alle antwoorden"), type="reset"), class_="knoppen")
    form = tag("form", tag("h2", text("Vragen"), id="h-vragen"), *questions(kb), buttons, id="vragen", autocomplete="off")
    why = tag("label", tag("input", type="checkbox", id="waarom"), text(" Toon ook waarom"))
    print_ = tag("button", text("Print dit advies"), type="button", id="print")
    bar = tag("p", print_, why, class_="knoppen")
    advice = tag(
        "section",
        tag("h2", text("Advies"), id="h-advies"),
        bar,
        tag("div", id="inhoud"),
        id="advies",
        aria_labelledby="h-advies",
        tabindex="0",
    )
    jumps = [tag("a", text(name), href=f"#{place}") for place, name in (("vragen", "Naar de vragen"), ("advies", "Naar het advies"))]
    short_ = tag("div", id="kort", role="status", aria_live="polite")
    jumps.append(tag("a", text("Naar de vraag die nu het meest beslist"), href="#vragen", id="volgende"))
    return tag("main", tag("p", *jumps, class_="sprong"), short_, tag("div", form, advice, class_="kolommen"), id="app", hidden="")


def _paper(kb: KnowledgeBase, setting: Setting) -> Iterator[Html]:
    """What also works without the script."""
    yield _folded("Bellijst", *_numbers(kb, setting.contacts))
    tables = [tag("div", each, class_="rond") for each in paper_tables.tables(kb)]
    yield _folded("Beslistabellen", *(_paragraph(each) for each in paper_tables.HOW), *tables)
    terms = [part for term, full in kb.terms.items() for part in (tag("dt", text(term)), tag("dd", text(full)))]
    yield _folded("Afkortingen", tag("dl", *terms))
    yield tag("footer", *(_paragraph(each, class_="klein") for each in _about(kb, setting, local_date(setting.now))))


def _folded(heading: str, *inside: Html) -> Html:
    """Open until the script closes it."""
    return tag("details", tag("summary", text(heading)), *inside, class_="dicht", open="")


def _numbers(kb: KnowledgeBase, contacts: Contacts) -> Iterator[Html]:
    own = [(f"{short(kb.roles[slot.role])}{f', {slot.name}' if slot.name else ''}", slot.phone) for slot in contacts.slots.values()]
    deputies = [
        (f"{short(kb.roles[slot.role])}, vervanger {each.name}", each.phone) for slot in contacts.slots.values() for each in slot.deputies
    ]
    if own:
        yield table("Eigen nummers", [text("Wie"), text("Nummer")], [[text(who), _phone(number)] for who, number in (*own, *deputies)])
    else:
        yield _paragraph(NO_OWN)
    for asked, note in ((OWN_NOTES["scale_up"], contacts.scale_up), (OWN_NOTES["out_of_band"], contacts.out_of_band)):
        if note:
            yield _paragraph(f"{asked[0].upper()}{asked[1:]}: {note.text}")
    yield table("Landelijke nummers", [text("Wie"), text("Nummer"), text("Wanneer")], [_national(each) for each in national(kb)])


def _national(resource: Resource) -> list[Html]:
    doubt = "" if is_confirmed(resource) else "Controleer dit nummer. "
    return [text(resource.name), _phone(resource.phones[0].number), text(f"{doubt}{resource.hours or ''}")]


def _phone(number: str) -> Html:
    return tag("a", text(number), href=f"tel:{digits(number)}", class_="nummer")


def _about(kb: KnowledgeBase, setting: Setting, today: date) -> Iterator[str]:
    here = f"Gemeente {setting.gemeente}. " if setting.gemeente else ""
    yield f"{here}Gemaakt op {spoken_date(today)}, met de kennisbank van {spoken_date(kb.date)} ({kb.sha256[:8]})."
    yield NOTHING_LEAVES
    if setting.contacts.file:
        yield KEEP
    yield kb.disclaimer
