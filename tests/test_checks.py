"""One planted fault for each thing that `check` says, and literally what it then says."""

import time
from dataclasses import replace
from datetime import date

import pytest

from knowledge_bases import (
    action,
    actor,
    added,
    changed,
    decision,
    descent,
    duty,
    fact,
    lines,
    resource,
    road,
    rule,
    shipped,
    small,
    warning,
    with_rules,
)
from knowledge_bases import level as level_record
from wegenkaart.checks import check
from wegenkaart.model import KnowledgeBase, Phone, Source
from wegenkaart.yamlfile import Location

KB = small()
E1, E2 = KB.decisions["ernst"].rules
L1, L2 = KB.decisions["leiding"].rules
STREET = KB.roads["straat"]
CASE = KB.cases["toen"]
DAY = date(2026, 11, 23)


def found(kb: KnowledgeBase) -> list[tuple[str, Location, str]]:
    return [(finding.kind, finding.location, finding.text) for finding in check(kb)]


def later(**fields: object) -> KnowledgeBase:
    """The small base with a change in an action that has few conditions."""
    return changed(KB, "actions", "ruim_op", **fields)


def calling(fact: str, value: str) -> KnowledgeBase:
    """The small base in which the neighbour is called only then."""
    return later(contact="buur", when=lines({fact: value}))


def phoned(**fields: object) -> KnowledgeBase:
    return changed(KB, "resources", "hulp", phones=(replace(Phone(number="112", source="bron", seen=DAY), **fields),))  # type: ignore[arg-type]


def pointing(**fields: str) -> KnowledgeBase:
    return replace(KB, outline=replace(KB.outline, **fields))


def expecting(**fields: object) -> KnowledgeBase:
    return changed(KB, "cases", "toen", expect=replace(CASE.expect, **fields))  # type: ignore[arg-type]


def values(**texts: str) -> dict[str, str]:
    return texts


def test_the_shipped_knowledge_has_no_findings() -> None:
    assert found(shipped()) == []


def test_the_small_knowledge_has_no_findings() -> None:
    assert found(KB) == []


def test_proving_the_shipped_knowledge_takes_less_than_a_second() -> None:
    start = time.process_time()
    check(shipped())
    assert time.process_time() - start < 1


# What can be seen of one record

STRANGE_ID = "mag alleen kleine letters, cijfers en _ hebben. Kies een ander id."
NO_GROUND = "dit heeft geen bron. Noem een bron bij 'sources', of zet 'choice: true' met een 'adr'."
SEVERITY = "'severity' noemt niet precies alle waarden. Noem elke waarde één keer."
FEW_VALUES = "een feit heeft twee of meer waarden. Voeg een waarde toe of haal het feit weg."
NO_PHONE = "is geen Nederlands telefoonnummer. Schrijf het als 112, 0900-8844, 070 - 373 83 93 of +31 70 373 83 93."
NO_HTTPS = "is geen https-adres. Schrijf het met https://, of zet het zonder http:// in een zin."
NO_URL = "is geen webadres. Schrijf het hele adres: https://, een naam (geen cijfers, poort of wachtwoord) en het pad."
EXPLAIN = "Schrijf het voluit, of leg het uit bij 'terms'. Is het een naam, zet hem bij 'names'."
DAYS = "een termijn is 1 of meer, en niet langer dan tien jaar. Verander het getal."
TERM = "een termijn is 1 of meer. Verander het getal, of haal de regel weg als de wet niets noemt."

FORM = [
    (added(KB, "resources", resource("Buur-2")), "id", ("resources", "Buur-2"), f"het id 'Buur-2' {STRANGE_ID}"),
    (added(KB, "duties", replace(duty("M1"), name="Melding", text="Meld het.")), "id", ("duties", "M1"), f"het id 'M1' {STRANGE_ID}"),
    (with_rules(KB, "leiding", replace(L1, id="L-1"), L2), "id", ("decisions", "leiding", "rules", 0), f"het id 'L-1' {STRANGE_ID}"),
    (
        changed(KB, "facts", "sector", values=values(zorg="Zorg", haven="Haven", Overig="Anders")),
        "id", ("facts", "sector", "values", "Overig"), f"het id 'Overig' {STRANGE_ID}",
    ),
    (later(text=" "), "leeg", ("actions", "ruim_op", "text"), "'text' is leeg. Vul het in of haal de regel weg."),
    (
        changed(KB, "facts", "sector", values=values(zorg="", haven="Haven")),
        "leeg", ("facts", "sector", "values", "zorg"), "'zorg' is leeg. Vul het in of haal de regel weg.",
    ),
    (later(text="Bel {gemeente}."), "invulplek", ("actions", "ruim_op", "text"), "niemand vult hier {gemeente} in. Schrijf het voluit."),
    (
        changed(KB, "actors", "buur", reached="bij {Regio}"),
        "invulplek", ("actors", "buur", "reached"), "niemand vult hier {Regio} in. Schrijf het voluit.",
    ),
    (
        changed(KB, "sources", "bron", checked=date(206, 11, 23)),
        "datum", ("sources", "bron", "checked"), "de datum 0206-11-23 kan niet kloppen. Schrijf hem als 2026-11-23.",
    ),
    (later(sources=()), "grond", ("actions", "ruim_op", "sources"), NO_GROUND),
    (changed(KB, "conflicts", "C1", sources=()), "grond", ("conflicts", "C1", "sources"), NO_GROUND),
    (
        changed(KB, "roads", "straat", goal=(replace(STREET.goal[0], sources=()),)),
        "grond", ("roads", "straat", "goal", 0, "sources"), NO_GROUND,
    ),
    (
        later(sources=(), choice=True),
        "grond", ("actions", "ruim_op", "choice"),
        "dit is een eigen keuze zonder uitleg. Noem bij 'adr' het document dat de keuze uitlegt.",
    ),
    (
        later(adr="0006"),
        "grond", ("actions", "ruim_op", "adr"), "'adr' hoort bij een eigen keuze. Zet er 'choice: true' bij of haal 'adr' weg.",
    ),
    (
        later(choice=True, adr="zes"),
        "grond", ("actions", "ruim_op", "adr"), "'zes' is geen nummer van een document. Schrijf vier cijfers, zoals '0006'.",
    ),
    (
        changed(KB, "conflicts", "C1", readings=KB.conflicts["C1"].readings[:1]),
        "lezing", ("conflicts", "C1"), "een tegenspraak heeft twee of meer lezingen. Voeg een lezing toe of haal haar weg.",
    ),
    (changed(KB, "conflicts", "C1", ours=""), "leeg", ("conflicts", "C1", "ours"), "'ours' is leeg. Vul het in of haal de regel weg."),
    (
        changed(KB, "conflicts", "C1", because=""),
        "leeg", ("conflicts", "C1", "because"), "'because' is leeg. Vul het in of haal de regel weg.",
    ),
    (
        changed(KB, "facts", "sector", values=values(zorg="Zorg", haven="Haven", onbekend="Geen idee")),
        "waarde", ("facts", "sector"), "'onbekend' is geen waarde: het betekent dat niemand het weet. Haal het weg.",
    ),
    (changed(KB, "facts", "sector", values=values(zorg="Zorg")), "waarde", ("facts", "sector"), FEW_VALUES),
    (
        changed(KB, "facts", "sector", values=values(zorg="Zorg", haven="Zorg")),
        "waarde", ("facts", "sector", "values"), "twee waarden hebben dezelfde tekst. Maak het verschil te zien.",
    ),
    (changed(KB, "facts", "gevaar", severity=("ja",)), "ernst", ("facts", "gevaar", "severity"), SEVERITY),
    (changed(KB, "facts", "gevaar", severity=("nee", "ja", "erg")), "ernst", ("facts", "gevaar", "severity"), SEVERITY),
    (
        phoned(number="bel maar"),
        "telefoon", ("resources", "hulp", "phones", 0), f"'bel maar' {NO_PHONE}",
    ),
    (
        changed(KB, "resources", "hulp", url="http://hulp.nl"),
        "adres", ("resources", "hulp", "url"), f"'http://hulp.nl' {NO_HTTPS}",
    ),
    (
        changed(KB, "resources", "hulp", email="hulp.nl"),
        "adres", ("resources", "hulp", "email"), "'hulp.nl' is geen e-mailadres. Schrijf het als naam@voorbeeld.nl.",
    ),
    (
        changed(KB, "sources", "bron", url="bron.nl"),
        "adres", ("sources", "bron", "url"), f"'bron.nl' {NO_URL}",
    ),
    (changed(KB, "duties", "meld", hours=0), "termijn", ("duties", "meld", "hours"), TERM),
    (changed(KB, "duties", "meld", hours=None, months=-1), "termijn", ("duties", "meld", "months"), TERM),
    (
        later(sources=("bron", "bron:plek", "bron")),
        "dubbel", ("actions", "ruim_op", "sources"), "'bron' staat hier twee keer. Haal er een weg.",
    ),
    (
        later(because="doe ruim_op"),
        "reden", ("actions", "ruim_op", "because"), "de reden herhaalt de tekst. Schrijf op waarom dit zo is.",
    ),
    (
        phoned(seen=date(2026, 11, 24)),
        "datum", ("resources", "hulp", "phones", 0, "seen"),
        "2026-11-24 ligt na de dag van deze kennis (2026-11-23). Verander deze dag, of 'date' van de hele kennisbank.",
    ),
    (later(text="Bel het CoPI."), "afkorting", ("actions", "ruim_op", "text"), f"niemand legt de afkorting 'CoPI' uit. {EXPLAIN}"),
    (later(text="Bel de hub (Cbw)."), "afkorting", ("actions", "ruim_op", "text"), f"niemand legt de afkorting 'Cbw' uit. {EXPLAIN}"),
    (
        replace(KB, hosts=("hulp.nl", "bron.nl", "krant.nl")),
        "overbodig", ("hosts", 2), "geen adres leidt naar 'krant.nl'. Haal de regel weg.",
    ),
    (
        changed(KB, "resources", "hulp", url="https://hulp.nl/?van=ons"),
        "adres", ("resources", "hulp", "url"),
        "'?van=ons' hoort niet in dit adres. Haal het weg, en kijk of het adres dan nog werkt.",
    ),
    (
        changed(KB, "conflicts", "C1", untouched="Zomaar."),
        "lezing", ("conflicts", "C1", "untouched"), "er rust wel iets op deze keuze. Haal 'untouched' weg, of maak 'touches' leeg.",
    ),
    (replace(KB, stale_after_days=0), "termijn", ("stale_after_days",), DAYS),
]  # fmt: skip

# Every name names something, and one thing

ID_TWICE = "Kies een ander id, anders is niet te zien wat een tegenspraak raakt."
ADD = "Voeg het toe of gebruik een ander id."

NAMES = [
    (
        with_rules(KB, "leiding", replace(L1, id="E1"), L2),
        "dubbel", ("decisions", "leiding", "rules", 0), f"het id 'E1' staat ook bij decisions.ernst. {ID_TWICE}",
    ),
    (
        with_rules(KB, "ernst", E1, replace(E2, id="E1")),
        "dubbel", ("decisions", "ernst", "rules", 1), f"het id 'E1' staat ook bij decisions.ernst. {ID_TWICE}",
    ),
    (added(KB, "duties", duty("bel_hulp")), "dubbel", ("duties", "bel_hulp"), f"het id 'bel_hulp' staat ook bij actions. {ID_TWICE}"),
    (
        added(KB, "decisions", decision("gevaar", ("zwaar", "licht"), [rule("G1", {}, "zwaar")])),
        "dubbel", ("decisions", "gevaar"), "'gevaar' is ook een feit, en in 'when' is dat niet te onderscheiden. Kies een ander id.",
    ),
    (
        added(KB, "roads", road("laan", 1, {"geraakt": "nee"})),
        "dubbel", ("roads", "laan", "number"), "weg 'straat' heeft ook nummer 1. Kies een ander nummer.",
    ),
    (
        later(when=lines({"gevaart": "ja"})),
        "verwijzing", ("actions", "ruim_op", "when", "gevaart"), "er is geen feit of beslissing 'gevaart'. Bedoelde u 'gevaar'?",
    ),
    (
        later(when=lines({"gevaar": "soms"})),
        "verwijzing", ("actions", "ruim_op", "when", "gevaar"), "'gevaar' is nooit 'soms'. Kies uit: ja, nee.",
    ),
    (
        later(when={"gevaar": ()}),
        "verwijzing", ("actions", "ruim_op", "when", "gevaar"), "'gevaar' heeft geen waarde. Noem er een: ja, nee.",
    ),
    (
        changed(KB, "roads", "straat", when=lines({"geraakt": "ja", "ernst": "zwaarder"})),
        "verwijzing", ("roads", "straat", "when", "ernst"), "'ernst' is nooit 'zwaarder'. Kies uit: zwaar, licht.",
    ),
    (
        with_rules(KB, "ernst", replace(E1, when={"gevaar": ("heel",)}), E2),
        "verwijzing", ("decisions", "ernst", "rules", 0, "when", "gevaar"), "'gevaar' is nooit 'heel'. Kies uit: ja, nee.",
    ),
    (
        with_rules(KB, "ernst", replace(E1, then="zwaarst"), E2),
        "verwijzing", ("decisions", "ernst", "rules", 0, "then"), "er is geen 'zwaarst' voor 'then'. Bedoelde u 'zwaar'?",
    ),
    (
        later(roads=("straatje",)),
        "verwijzing", ("actions", "ruim_op", "roads"), "er is geen 'straatje' voor 'roads'. Bedoelde u 'straat'?",
    ),
    (
        changed(KB, "facts", "fase", values=values(heet="Heet", koud="Koud")),
        "rol", ("outline", "phase"),
        "'fase' heeft andere waarden dan warm en koud. Kijk of hier het goede staat, of bij 'fase' zelf.",
    ),
    (
        changed(KB, "resources", "hulp", sectors=("zorgg",)),
        "verwijzing", ("resources", "hulp", "sectors"), "er is geen 'zorgg' voor 'sectors'. Bedoelde u 'zorg'?",
    ),
    (later(actor="bakker"), "verwijzing", ("actions", "ruim_op", "actor"), f"er is geen 'bakker' voor 'actor'. {ADD}"),
    (later(contact="bakker"), "verwijzing", ("actions", "ruim_op", "contact"), f"er is geen 'bakker' voor 'contact'. {ADD}"),
    (changed(KB, "duties", "meld", holder="x"), "verwijzing", ("duties", "meld", "holder"), f"er is geen 'x' voor 'holder'. {ADD}"),
    (changed(KB, "duties", "meld", to="bakker"), "verwijzing", ("duties", "meld", "to"), f"er is geen 'bakker' voor 'to'. {ADD}"),
    (
        changed(KB, "responsibilities", "gevolgen", actor="bakker"),
        "verwijzing", ("responsibilities", "gevolgen", "actor"), f"er is geen 'bakker' voor 'actor'. {ADD}",
    ),
    (
        changed(KB, "levels", "zwaar", led_by="bas"),
        "verwijzing", ("levels", "zwaar", "led_by"), "er is geen 'bas' voor 'led_by'. Bedoelde u 'baas'?",
    ),
    (
        changed(KB, "levels", "zwaar", decided_by=("baas", "x")),
        "verwijzing", ("levels", "zwaar", "decided_by"), f"er is geen 'x' voor 'decided_by'. {ADD}",
    ),
    (changed(KB, "levels", "zwaar", teams=("x",)), "verwijzing", ("levels", "zwaar", "teams"), f"er is geen 'x' voor 'teams'. {ADD}"),
    (
        changed(KB, "actors", "buur", resource="hul"),
        "verwijzing", ("actors", "buur", "resource"), "er is geen 'hul' voor 'resource'. Bedoelde u 'hulp'?",
    ),
    (
        changed(KB, "roads", "straat", drivers=(replace(STREET.drivers[0], actor="bakker"),)),
        "verwijzing", ("roads", "straat", "drivers", 0, "actor"), f"er is geen 'bakker' voor 'actor'. {ADD}",
    ),
    (
        changed(KB, "roads", "straat", examples=(replace(STREET.examples[0], resource="x"),)),
        "verwijzing", ("roads", "straat", "examples", 0, "resource"), f"er is geen 'x' voor 'resource'. {ADD}",
    ),
    (
        changed(KB, "conflicts", "C1", touches=("E1", "zwaar", "E3")),
        "verwijzing", ("conflicts", "C1", "touches"), f"er is geen 'E3' voor 'touches'. {ADD}",
    ),
    (later(sources=("bronn",)), "verwijzing", ("actions", "ruim_op", "sources"), "er is geen bron 'bronn'. Bedoelde u 'bron'?"),
    (later(sources=("bron:hier",)), "verwijzing", ("actions", "ruim_op", "sources"), f"bron 'bron' heeft geen plaats 'hier'. {ADD}"),
    (later(sources=("bron:",)), "verwijzing", ("actions", "ruim_op", "sources"), f"bron 'bron' heeft geen plaats ''. {ADD}"),
    (phoned(source="krant"), "verwijzing", ("resources", "hulp", "phones", 0, "source"), f"er is geen bron 'krant'. {ADD}"),
    (
        changed(KB, "cases", "toen", facts={"gevaart": "ja"}, inferred=()),
        "verwijzing", ("cases", "toen", "facts", "gevaart"), "er is geen feit 'gevaart'. Bedoelde u 'gevaar'?",
    ),
    (
        changed(KB, "cases", "toen", facts={"gevaar": "soms"}),
        "verwijzing", ("cases", "toen", "facts", "gevaar"), "'gevaar' is nooit 'soms'. Kies uit: ja, nee.",
    ),
    (
        changed(KB, "cases", "toen", inferred=("fase",)),
        "verwijzing", ("cases", "toen", "inferred"),
        "'fase' staat niet bij 'facts' van deze casus. Zet het daar met zijn waarde, of haal het hier weg.",
    ),
    (
        changed(KB, "cases", "toen", inferred=("faze",)),
        "verwijzing", ("cases", "toen", "inferred"), f"er is geen 'faze' voor 'inferred'. {ADD}",
    ),
    (expecting(roads=("x",)), "verwijzing", ("cases", "toen", "expect", "roads"), f"er is geen 'x' voor 'roads'. {ADD}"),
    (expecting(lead=("x",)), "verwijzing", ("cases", "toen", "expect", "lead"), f"er is geen 'x' voor 'lead'. {ADD}"),
    (expecting(level=("x",)), "verwijzing", ("cases", "toen", "expect", "level"), f"er is geen 'x' voor 'level'. {ADD}"),
    (expecting(duties=("x",)), "verwijzing", ("cases", "toen", "expect", "duties"), f"er is geen 'x' voor 'duties'. {ADD}"),
    (expecting(resources=("x",)), "verwijzing", ("cases", "toen", "expect", "resources"), f"er is geen 'x' voor 'resources'. {ADD}"),
    (expecting(actions=("x",)), "verwijzing", ("cases", "toen", "expect", "actions"), f"er is geen 'x' voor 'actions'. {ADD}"),
    (pointing(lead="leidin"), "verwijzing", ("outline", "lead"), "er is geen 'leidin' voor 'lead'. Bedoelde u 'leiding'?"),
    (pointing(level="x"), "verwijzing", ("outline", "level"), f"er is geen 'x' voor 'level'. {ADD}"),
    (pointing(declared="x"), "verwijzing", ("outline", "declared"), f"er is geen 'x' voor 'declared'. {ADD}"),
    (pointing(phase="x"), "verwijzing", ("outline", "phase"), f"er is geen 'x' voor 'phase'. {ADD}"),
    (pointing(sector="x"), "verwijzing", ("outline", "sector"), f"er is geen 'x' voor 'sector'. {ADD}"),
    (pointing(reader="x"), "verwijzing", ("outline", "reader"), f"er is geen 'x' voor 'reader'. {ADD}"),
    (pointing(board="x"), "verwijzing", ("outline", "board"), f"er is geen 'x' voor 'board'. {ADD}"),
    (
        replace(KB, levels={"zwaar": KB.levels["zwaar"]}),
        "verwijzing", ("decisions", "ernst", "outcomes", "licht"), f"er is geen niveau 'licht'. {ADD}",
    ),
    (
        added(KB, "levels", level_record("zwaarst", "baas")),
        "verwijzing", ("levels", "zwaarst"), "'zwaarst' is geen uitkomst van 'ernst'. Voeg de uitkomst toe of haal het niveau weg.",
    ),
    (
        changed(
            KB, "facts", "geldt",
            values=values(licht="Licht", zwaar="Zwaar", zwaarst="Zwaarst"), severity=("licht", "zwaar", "zwaarst"),
        ),
        "verwijzing", ("facts", "geldt", "values"), "er is geen 'zwaarst' voor 'values'. Bedoelde u 'zwaar'?",
    ),
    (
        with_rules(KB, "ernst", replace(E1, when=lines({"leiding": "baas"})), E2),
        "kring", ("decisions", "ernst", "rules", 0, "when", "leiding"),
        "deze beslissingen wachten op elkaar: ernst → leiding → ernst. Haal een van de verwijzingen weg.",
    ),
]  # fmt: skip

# What only all combinations together can tell

WIDE = [fact(f"f{number}", "ja", "nee") for number in range(40)]
ON_EACH = {each.id: "ja" for each in WIDE}
WIDE_KB = replace(KB, facts={**KB.facts, **{each.id: each for each in WIDE}})
WEATHER = added(KB, "facts", fact("weer", "zon", "regen", severity=("zon", "regen")))
WORSE = "Voeg de ergere waarde toe aan 'when', of leg bij 'descents' uit waarom dit zo hoort."
LOWER = "Pas een regel aan, of leg bij 'descents' uit waarom dit zo hoort."
UNREACHABLE = "dit geldt bij geen enkele combinatie. Pas 'when' aan of haal het weg."
IDLE = "dit feit verandert niets. Gebruik het in een regel of haal het weg."

PROOFS = [
    (
        added(WIDE_KB, "decisions", decision("breed", ("zwaar", "licht"), [rule("W1", ON_EACH, "zwaar")])),
        "te_breed", ("decisions", "breed"), "deze beslissing rust op 1099511627776 combinaties. Splits haar, zodat zij uit te leggen is.",
    ),
    (
        added(WIDE_KB, "actions", action("breed", when=lines(ON_EACH))),
        "te_breed", ("actions", "breed"), "dit rust op 1099511627776 combinaties. Splits het, zodat uit te leggen is wanneer het geldt.",
    ),
    (
        with_rules(KB, "ernst", E1),
        "gat", ("decisions", "ernst"), "geen regel past bij gevaar: nee (1 combinatie). Voeg een regel toe.",
    ),
    (
        with_rules(KB, "ernst", replace(E1, when=lines({"gevaar": "ja", "geraakt": "ja"}))),
        "gat", ("decisions", "ernst"), "geen regel past bij geraakt: nee, gevaar: ja (3 combinaties). Voeg een regel toe.",
    ),
    (
        with_rules(KB, "leiding", L1),
        "gat", ("decisions", "leiding"), "geen regel past bij gevaar: nee (1 combinatie). Voeg een regel toe.",
    ),
    (
        replace(with_rules(KB, "ernst"), conflicts={}, sources={"bron": replace(KB.sources["bron"], places={})}),
        "gat", ("decisions", "ernst"), "deze beslissing heeft geen regels. Voeg een regel toe.",
    ),
    (
        with_rules(KB, "ernst", E1, replace(E2, when={})),
        "overlap", ("decisions", "ernst", "rules", 1), "de regels E1 en E2 passen allebei bij gevaar: ja. Maak een van de twee smaller.",
    ),
    (
        with_rules(KB, "ernst", E1, E2, rule("E3", {"gevaar": "nee"}, "zwaar")),
        "overlap", ("decisions", "ernst", "rules", 2), "de regels E2 en E3 passen allebei bij gevaar: nee. Maak een van de twee smaller.",
    ),
    (
        with_rules(later(when=lines({"gevaar": "ja"})), "ernst", replace(E1, when={}), rule("E3", {}, "zwaar")),
        "overlap", ("decisions", "ernst", "rules", 1), "de regels E1 en E3 passen allebei. Maak een van de twee smaller.",
    ),
    (
        changed(KB, "duties", "meld", roads=(), when=lines({"gevaar": "nee", "geraakt": "ja"})),
        "daalt", ("duties", "meld"),
        f"dit geldt bij geraakt: ja, gevaar: nee, maar niet meer met gevaar: ja in plaats van nee. {WORSE}",
    ),
    (
        later(moment="direct"),
        "daalt", ("actions", "ruim_op"),
        f"dit geldt bij gevaar: nee, maar niet meer met gevaar: ja in plaats van nee. {WORSE}",
    ),
    (
        with_rules(KB, "leiding", L1, L2, rule("L3", {"ernst": "licht", "gevaar": "ja"}, "baas")),
        "onbereikbaar", ("decisions", "leiding", "rules", 2),
        "regel L3 past bij geen enkele combinatie. Pas 'when' aan of haal de regel weg.",
    ),
    (
        changed(added(KB, "actors", actor("boef")), "decisions", "leiding", outcomes=values(baas="Baas", buur="Buur", boef="Boef")),
        "onbereikbaar", ("decisions", "leiding", "outcomes", "boef"),
        "geen regel geeft de uitkomst 'boef'. Voeg een regel toe of haal de uitkomst weg.",
    ),
    (later(when=lines({"ernst": "zwaar", "gevaar": "nee"})), "onbereikbaar", ("actions", "ruim_op"), UNREACHABLE),
    (
        added(KB, "roads", road("laan", 2, {"ernst": "zwaar", "gevaar": "nee"})),
        "onbereikbaar", ("roads", "laan"), "deze weg geldt bij geen enkele combinatie. Pas 'when' aan of haal haar weg.",
    ),
    (
        later(when=lines({"gevaar": ("ja", "nee")})),
        "overbodig", ("actions", "ruim_op", "when", "gevaar"),
        "dit noemt alle waarden van 'gevaar', dus het maakt niets uit. Haal deze regel weg.",
    ),
    (
        added(KB, "decisions", decision("los", ("zwaar",), [rule("X1", {}, "zwaar")])),
        "overbodig", ("decisions", "los"), "niets rust op deze beslissing. Gebruik haar in een 'when' of haal haar weg.",
    ),
    (
        changed(KB, "facts", "gevaar", severity=()),
        "ernst", ("facts", "gevaar"),
        ("er staat niet welk antwoord erger is. Noem de waarden van licht naar zwaar bij 'severity', "
        "of zeg bij 'unordered' waarom geen antwoord erger is."),
    ),
    (
        changed(KB, "facts", "geldt", severity=("zwaar", "licht")),
        "ernst", ("facts", "geldt", "severity"), "deze volgorde is niet die van de niveaus. Schrijf: licht, zwaar.",
    ),
    (
        calling("ernst", "licht"),
        "daalt", ("actions", "ruim_op"),
        f"'buur' bellen hoort bij gevaar: nee, maar bij geen actie meer met gevaar: ja in plaats van nee. {WORSE}",
    ),
    (
        added(KB, "descents", descent("zomaar", "bel_hulp", "gevaar")),
        "overbodig", ("descents", "zomaar"),
        ("deze uitzondering is niet nodig: hier valt niets weg, of zij staat er al. Haal haar weg, of kijk of iets anders weg is "
        "waar zij voor was."),
    ),
    (
        changed(KB, "actions", "blijf_kalm", when=lines({"sector": "zorg"})),
        "zonder_actie", ("actions",),
        "er is niets te doen bij fase: warm, sector: haven, geraakt: nee, gevaar: ja. Voeg een actie toe die dan geldt.",
    ),
    (
        changed(KB, "actions", "blijf_kalm", sources=(), choice=True, adr="0006"),
        "zonder_bron", ("actions",),
        "er is alleen iets te doen zonder bron bij fase: warm, geraakt: nee, gevaar: ja. Voeg een actie met een bron toe die dan geldt.",
    ),
    (
        added(KB, "actors", actor("bakker")),
        "overbodig", ("actors", "bakker"),
        "niets noemt partij 'bakker'. Laat een regel, actie, plicht of niveau haar noemen, of haal haar weg.",
    ),
    (WEATHER, "overbodig", ("facts", "weer"), IDLE),
    (added(WEATHER, "warnings", warning("pas_op", when=lines({"weer": "zon"}))), "overbodig", ("facts", "weer"), IDLE),
    (
        added(KB, "sources", Source(id="krant", title="Krant", kind="secundair", checked=DAY)),
        "overbodig", ("sources", "krant"), "niets noemt bron 'krant'. Noem haar of haal haar weg.",
    ),
    (
        changed(KB, "sources", "bron", places=values(plek="Zo.", hoek="Elders.")),
        "overbodig", ("sources", "bron", "places", "hoek"), "niets noemt 'bron:hoek'. Geef deze uitspraak een plek, of haal haar weg.",
    ),
]  # fmt: skip


@pytest.mark.parametrize(
    ("kb", "kind", "location", "text"), [*FORM, *NAMES, *PROOFS], ids=lambda part: part if isinstance(part, str) and part.isascii() else ""
)
def test_a_planted_fault_is_the_only_finding(kb: KnowledgeBase, kind: str, location: Location, text: str) -> None:
    assert found(kb) == [(kind, location, text)]


RULE_E2 = ("decisions", "ernst", "rules", 1)


def test_a_level_that_falls_takes_its_urgent_actions_along() -> None:
    level, action = check(changed(KB, "facts", "gevaar", severity=("ja", "nee")))
    assert (level.kind, level.location, action.kind, action.location) == ("daalt", RULE_E2, "daalt", ("actions", "bel_hulp"))
    assert level.text == f"gevaar: ja geeft 'zwaar' of hoger, maar met gevaar: nee in plaats van ja wordt het lager door regel E2. {LOWER}"


def test_each_fact_that_takes_a_duty_away_is_reported() -> None:
    kb = changed(KB, "duties", "meld", roads=(), when=lines({"gevaar": "nee", "geraakt": "nee"}))
    assert [text.partition(", maar ")[2] for _, _, text in found(kb)] == [
        f"niet meer met geraakt: ja in plaats van nee. {WORSE}",
        f"niet meer met gevaar: ja in plaats van nee. {WORSE}",
    ]


def test_17_questions_of_ja_or_nee_are_just_not_too_wide() -> None:
    kb = replace(KB, facts={**KB.facts, **{each.id: each for each in WIDE[:17]}})
    broad = action("breed", when=lines({each.id: "ja" for each in WIDE[:17]}))
    assert "te_breed" not in {kind for kind, _, _ in found(added(kb, "actions", broad))}


def test_all_findings_are_reported_not_the_first() -> None:
    kb = replace(later(text="", actor="bakker"), stale_after_days=0)
    assert [(kind, location) for kind, location, _ in found(kb)] == [
        ("termijn", ("stale_after_days",)),
        ("leeg", ("actions", "ruim_op", "text")),
        ("verwijzing", ("actions", "ruim_op", "actor")),
    ]


def test_what_can_be_declared_is_every_level() -> None:
    kb = changed(KB, "facts", "geldt", values=values(licht="Licht", geen="Geen"), severity=("geen", "licht"))
    assert found(kb) == [
        ("verwijzing", ("facts", "geldt", "values"), f"er is geen 'geen' voor 'values'. {ADD}"),
        ("verwijzing", ("facts", "geldt", "values"), "'zwaar' kan ook zijn afgekondigd. Voeg het toe aan de waarden."),
    ]


def test_who_leads_is_an_actor() -> None:
    kb = changed(KB, "decisions", "leiding", outcomes=values(baas="Baas", buur="Buur", bakker="Bakker"))
    assert ("verwijzing", ("decisions", "leiding", "outcomes"), f"er is geen 'bakker' voor 'outcomes'. {ADD}") in found(kb)


def test_a_fact_without_values_does_not_stop_the_check() -> None:
    assert found(changed(KB, "facts", "sector", values={})) == [
        ("waarde", ("facts", "sector"), FEW_VALUES),
        ("verwijzing", ("resources", "hulp", "sectors"), f"er is geen 'zorg' voor 'sectors'. {ADD}"),
    ]


def test_a_decision_is_not_blamed_for_the_one_it_rests_on() -> None:
    kb = with_rules(with_rules(KB, "ernst", E1), "leiding", L1)
    assert [location for _, location, _ in found(kb)] == [("decisions", "ernst")]


def test_decisions_that_rest_on_each_other_25_deep_are_proved_at_once() -> None:
    kb, beneath = KB, "geraakt"
    for number in range(25):
        whens = [{beneath: one, "gevaar": two} for one in ("ja", "nee") for two in ("ja", "nee")]
        rules = [rule(f"d{number}_{i}", when, then) for i, (when, then) in enumerate(zip(whens, ("ja", "nee", "nee", "ja"), strict=True))]
        beneath = f"d{number}"
        kb = added(kb, "decisions", decision(beneath, ("ja", "nee"), rules))
    assert found(changed(kb, "actions", "ruim_op", when=lines({beneath: "ja"}))) == []


@pytest.mark.parametrize("number", ["112", "0900-8844", "070 - 373 83 83", "+31 85 064 04 34", "088 - 900 10 00", "0800-2800200"])
def test_a_telephone_number_may_be_written_as_people_do(number: str) -> None:
    assert found(phoned(number=number)) == []


@pytest.mark.parametrize("number", ["", "12", "0900-8844 (lokaal tarief)", "31", "tel. 0900-8844", "+", "0900 8844."])
def test_what_is_not_a_telephone_number_is_refused(number: str) -> None:
    assert "telefoon" in {kind for kind, _, _ in found(phoned(number=number))}


# Exceptions


def explained(kb: KnowledgeBase, *falls: str) -> KnowledgeBase:
    return replace(kb, descents={each: descent(each, each, "gevaar") for each in falls})


def test_what_falls_away_with_a_reason_is_no_fault() -> None:
    assert found(explained(later(moment="direct"), "ruim_op")) == []
    assert found(explained(changed(KB, "duties", "meld", roads=(), when=lines({"gevaar": "nee"})), "meld")) == []
    assert found(explained(calling("ernst", "licht"), "buur")) == []


def test_an_urgent_action_and_whom_it_calls_each_need_a_reason() -> None:
    kb = later(moment="direct", contact="buur")
    assert [location for _, location, _ in found(kb)] == [("actions", "ruim_op")]
    assert [text.partition(" bellen")[0] for _, _, text in found(explained(kb, "ruim_op"))] == ["'buur'"]
    assert found(explained(kb, "ruim_op", "buur")) == []


def test_a_reason_counts_for_its_own_step_only() -> None:
    kb = changed(KB, "facts", "gevaar", values=values(nee="Nee", wat="Een beetje", ja="Ja"), severity=("nee", "wat", "ja"))
    kb = with_rules(kb, "ernst", replace(E1, when={"gevaar": ("ja", "wat")}), E2)
    gone = changed(kb, "duties", "meld", roads=(), when=lines({"gevaar": "wat"}))
    first = replace(descent("meld", "meld", "gevaar"), milder="nee", worse="wat")
    assert [location for _, location, _ in found(added(gone, "descents", first))] == [("duties", "meld"), ("descents", "meld")]
    assert found(added(gone, "descents", replace(first, milder="wat", worse="ja"))) == []


def test_whom_another_action_still_calls_is_not_lost() -> None:
    kb = added(calling("ernst", "licht"), "actions", action("bel_ook", moment="later", contact="buur", when=lines({"ernst": "zwaar"})))
    assert found(kb) == []


def test_conditions_that_cannot_be_overseen_are_said_and_do_not_hang_the_check() -> None:
    """Nine pigeons never fit in eight holes, one in each: true, and known to be out of reach by splitting cases."""
    birds, holes = range(9), range(8)
    facts = [fact(f"d{bird}_{hole}", "ja", "nee") for bird in birds for hole in holes]
    outside = [action(f"buiten_{bird}", moment="later", when=lines({f"d{bird}_{hole}": "nee" for hole in holes})) for bird in birds]
    together = [
        action(f"samen_{one}_{two}_{hole}", moment="later", when=lines({f"d{one}_{hole}": "ja", f"d{two}_{hole}": "ja"}))
        for hole in holes for one in birds for two in range(one)
    ]  # fmt: skip
    kb = changed(KB, "actions", "blijf_kalm", when=lines({"sector": "zorg"}))
    kb = replace(kb, facts={**kb.facts, **{each.id: each for each in facts}})
    kb = replace(kb, actions={**kb.actions, **{each.id: each for each in (*outside, *together)}})
    said = "er zijn te veel voorwaarden om na te gaan of er altijd iets te doen is. Voeg een actie toe die vaker geldt."
    assert found(kb) == [("te_breed", ("actions",), said)]


def test_a_long_text_without_spaces_does_not_hang_the_check() -> None:
    kb = changed(small(), "actions", next(iter(small().actions)), text="a-a." * 5000)
    assert [finding for finding in check(kb) if finding.kind == "afkorting"] == []
