"""The file that a municipality fills in: every place with why it is there, and nothing filled in but the name of the gemeente."""

from collections.abc import Iterator
from textwrap import wrap

from wegenkaart.contacts.gaps import OWN_NOTES
from wegenkaart.gemeenten import Gemeente
from wegenkaart.model import KnowledgeBase
from wegenkaart.render.contacts import capital

WIDTH = 100
SURE = "bevestigd"

_HEAD = (
    (
        "De eigen contacten van uw gemeente, voor wegenkaart. Vul in wat u weet en laat de rest leeg. Wat leeg is, vult het programma "
        "nooit zelf in: het zegt dan dat er iets ontbreekt. Het programma verstuurt niets van dit bestand. Zet een tekst met een dubbele "
        "punt of een hekje tussen aanhalingstekens. Typ na elke wijziging: wegenkaart contacts check"
    ),
)
_SLOT = (
    (
        "Wie u belt. Achter 'name' komt de naam van een persoon of een piket. Achter 'checked' komt de dag waarop u het nummer voor het "
        "laatst belde: 2026-11-23. Vervangers schrijft u zo:"
    ),
    "    deputies:",
    "      - name: Naam van de vervanger",
    "        phone: 06 - 12 34 56 78",
)
_TEAMS = ("Heten teams of functies bij u anders? Zet er dan uw eigen naam achter, met het lidwoord: het beleidsteam.",)
_PREPARED = ("Wat u vooraf regelt. Achter 'checked' komt de dag waarop u het voor het laatst nakeek of oefende.",)


def template(kb: KnowledgeBase, gemeente: Gemeente) -> str:
    """YAML that loads as it is: a file in which everything but the gemeente is empty."""
    return "\n".join(_lines(kb, gemeente)) + "\n"


def _lines(kb: KnowledgeBase, gemeente: Gemeente) -> Iterator[str]:
    region = gemeente.veiligheidsregio
    sure = "" if region.website_status == SURE else " (controleer dit adres)"
    yield from _comment(*_HEAD)
    yield from ("", f"gemeente: {_quoted(gemeente.name)}")
    yield from _comment(f"Dit is {region.own_name}. Website: {region.website}{sure}")
    yield from ("", *_comment(*_SLOT), "contacts:")
    for role in kb.roles.values():
        told = " Mag leeg blijven." if role.optional else ""
        yield from ("", *_comment(f"{capital(role.name)}. {role.because}{told}", indent="  "), f"  {role.id}:")
        yield from (f"    {key}:" for key in ("name", "phone", "email", "deputies", "checked", "note"))
    for name, asked in OWN_NOTES.items():
        yield from ("", *_comment(f"{capital(asked)}."), *_note(name, ""))
    yield from ("", *_comment(*_TEAMS), "team_names:")
    yield from (f"  {name}:" for name in dict.fromkeys(team for level in kb.levels.values() for team in reversed(level.teams)))
    yield from ("", *_comment(*_PREPARED), "prepared:")
    for each in kb.preparations.values():
        yield from ("", *_comment(f"{each.name}. Vul in: {each.asks}. {each.because}", indent="  "), *_note(each.id, "  "))


def _note(name: str, indent: str) -> Iterator[str]:
    yield from (f"{indent}{name}:", f"{indent}  text:", f"{indent}  checked:")


def _comment(*paragraphs: str, indent: str = "") -> Iterator[str]:
    for paragraph in paragraphs:
        text = paragraph.lstrip()
        before = f"{indent}# {' ' * (len(paragraph) - len(text))}"
        yield from wrap(text, WIDTH, initial_indent=before, subsequent_indent=before, break_on_hyphens=False)


def _quoted(name: str) -> str:
    return "'" + name.replace("'", "''") + "'"
