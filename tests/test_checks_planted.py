"""More planted faults, one of each kind, and literally what `check` says of it. What only a whole folder can show stands in tests/bad."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from knowledge_bases import action, actor, added, changed, decision, duty, fact, lines, resource, rule, shipped, small, with_rules
from wegenkaart.checks import check
from wegenkaart.model import Claim, ExactlyExpected, Exercise, Group, KnowledgeBase
from wegenkaart.numbers import is_phone
from wegenkaart.yamlfile import Location

KB = small()
E1, E2 = KB.decisions["ernst"].rules
L1, L2 = KB.decisions["leiding"].rules
LOOK = "Klopt dit, dan is een regel fout. Klopt de regel, verander dan wat hier staat."
ORDER = "Noem de waarden van licht naar zwaar bij 'severity', en haal 'unordered' weg."


def found(kb: KnowledgeBase) -> list[tuple[str, Location, str]]:
    return [(finding.kind, finding.location, finding.text) for finding in check(kb)]


def saying(text: str) -> KnowledgeBase:
    """The small base with another sentence in an action."""
    return changed(KB, "actions", "ruim_op", text=text)


def with_row(text: str) -> KnowledgeBase:
    """The small base with a screen of two questions, one of which is put like this."""
    group = Group(id="g", question="Wat klopt?", explain="Kijk goed.", facts={"geraakt": text, "gevaar": "Er is gevaar."})
    return added(KB, "groups", group)


def waiting(first: str | None, second: str | None) -> KnowledgeBase:
    """Two duties, each after the other one that is named here."""
    kb = KB
    for name, after in (("vroeg", first), ("laat", second)):
        kb = added(kb, "duties", duty(name, starts="melding" if after else "kennisname", after=after))
    return kb


def practised(**expected: tuple[str, ...] | str) -> KnowledgeBase:
    """With an exercise in which a person is in danger; what is said here is another expectation than the right one."""
    right = {"roads": ("straat",), "lead": ("baas",), "at_least": "zwaar", "at_most": "zwaar", "responsibilities": ("gevolgen",)}
    exactly = ExactlyExpected(**{**right, "duties": ("meld",), "rules": ("E1",), **expected})  # type: ignore[arg-type]
    facts = {"fase": "warm", "sector": "haven", "geraakt": "ja", "gevaar": "ja"}
    return added(
        KB, "exercises", Exercise(id="e", title="Oefening", text="Er is veel gevaar.", facts=facts, expect=exactly, why="Zo is het.")
    )


EXPECT: Location = ("exercises", "e", "expect")
ROW: Location = ("groups", "g", "facts", "geraakt")
ACTION: Location = ("actions", "ruim_op", "text")


@pytest.mark.parametrize(
    ("kb", "kind", "location", "text"),
    [
        (
            changed(KB, "facts", "sector", unordered=None), "ernst", ("facts", "sector"),
            ("er staat niet welk antwoord erger is. Noem de waarden van licht naar zwaar bij 'severity', "
            "of zeg bij 'unordered' waarom geen antwoord erger is."),
        ),
        (
            changed(KB, "facts", "gevaar", unordered="Zomaar."), "ernst", ("facts", "gevaar", "unordered"),
            "er staat welk antwoord erger is, en ook dat er geen is. Haal 'severity' of 'unordered' weg.",
        ),
        (
            changed(KB, "facts", "gevaar", severity=(), unordered="Zomaar."), "ernst", ("facts", "gevaar", "unordered"),
            f"het niveau rust op dit feit, dus het ene antwoord is erger dan het andere. {ORDER}",
        ),
        (
            changed(KB, "facts", "geraakt", severity=(), unordered="Zomaar."), "ernst", ("facts", "geraakt", "unordered"),
            f"van twee antwoorden is er altijd een het lichtst. {ORDER}",
        ),
        (
            changed(KB, "facts", "geldt", severity=(), unordered="Zomaar."), "ernst", ("facts", "geldt", "unordered"),
            f"dit feit zegt welk niveau geldt, en een hoger niveau is erger. {ORDER}",
        ),
        (
            waiting("laat", "vroeg"), "kring", ("duties", "vroeg", "after"),
            "deze plichten wachten op elkaar: vroeg → laat → vroeg. Noem bij een ervan een andere plicht.",
        ),
        (
            changed(waiting(None, "vroeg"), "duties", "vroeg", when=lines({"gevaar": "ja"})), "onbereikbaar", ("duties", "laat", "after"),
            "dit wacht op 'vroeg', maar die geldt niet bij gevaar: nee. Maak 'when' smaller, of noem een andere plicht.",
        ),
        (
            changed(KB, "actions", "ruim_op", choice=True, adr="0007"), "verwijzing", ("actions", "ruim_op", "adr"),
            "er staat geen document '0007' bij 'adrs'. Bedoelde u '0006'?",
        ),
        (
            replace(KB, adrs={"0006": "Onze keuzes", "0007": "Andere keuzes"}), "overbodig", ("adrs", "0007"),
            "geen keuze noemt document '0007'. Haal de regel weg.",
        ),
        (
            changed(KB, "sources", "bron", published="2026-13-45"), "datum", ("sources", "bron", "published"),
            "de datum '2026-13-45' bestaat niet. Kijk hem na, en schrijf hem goed.",
        ),
        (
            changed(KB, "sources", "bron", published="24-11-2026"), "datum", ("sources", "bron", "published"),
            "'24-11-2026' ligt na 2026-11-23, de dag waarop de bron is bekeken. Kijk de datum na, en verander een van de twee.",
        ),
        (
            changed(KB, "cases", "toen", date="eind 2027"), "datum", ("cases", "toen", "date"),
            "'2027' ligt na 2026-11-23, de dag van deze kennis. Kijk de datum na, en verander een van de twee.",
        ),
        (saying("Kom op 30 februari."), "datum", ACTION, "de datum '30 februari' bestaat niet. Kijk hem na, en schrijf hem goed."),
        (
            changed(KB, "duties", "meld", valid_until=date(2026, 11, 22)), "datum", ("duties", "meld", "valid_until"),
            "dit gold tot 2026-11-22, en deze kennis is van 2026-11-23. Kijk wat nu geldt, en verander de plicht.",
        ),
        (saying("Kijk op elders.nl."), "adres", ACTION, "'elders.nl' staat niet bij 'hosts'. Klopt het adres, zet de naam er dan bij."),
        (
            changed(KB, "resources", "hulp", email="wij@elders.nl"), "adres", ("resources", "hulp", "email"),
            "'elders.nl' staat niet bij 'hosts'. Klopt het adres, zet de naam er dan bij.",
        ),
        (
            saying("Het nummer is 0800-1234."), "telefoon", ACTION,
            "niemand zegt waar '0800-1234' vandaan komt. Zet het met zijn bron bij 'phones' van een hulp, of haal het weg.",
        ),
        *(
            (
                saying(f"Kies optie 2 {written}."), "telefoon", ACTION,
                f"niemand zegt waar '{number}' vandaan komt. Zet het met zijn bron bij 'phones' van een hulp, of haal het weg.",
            )
            for written, number in (
                ("070 123 45 68", "070 123 45 68"), ("070\u00a0123\u00a045\u00a068", "070 123 45 68"),
                ("\uff10\uff17\uff10 123 45 68", "070 123 45 68"),
            )
        ),
        *(
            (
                saying(f"Het nummer is {written}."), "telefoon", ACTION,
                f"'{written}' is geen Nederlands telefoonnummer. Schrijf het als 112, 0900-8844, 070 - 373 83 93 of +31 70 373 83 93.",
            )
            for written in ("070.123.45.68", "070/1234568", "070\u20131234568")
        ),
        *(
            (
                saying(f"Het nummer is {written}."), "telefoon", ACTION,
                f"niemand zegt waar '{written}' vandaan komt. Zet het met zijn bron bij 'phones' van een hulp, of haal het weg.",
            )
            for written in ("14 030", "14030", "116 000")
        ),
        (
            with_row("Kijk op elders.nl."), "adres", ROW,
            "'elders.nl' staat niet bij 'hosts'. Klopt het adres, zet de naam er dan bij.",
        ),
        (
            with_row("Bel nu 0909-1234."), "telefoon", ROW,
            "'0909-1234' is een betaald nummer, en dat hoeft niemand te bellen. Zoek een ander nummer.",
        ),
        (
            with_row("Kijk op C2000."), "afkorting", ROW,
            "niemand legt de afkorting 'C2000' uit. Schrijf het voluit, of leg het uit bij 'terms'. Is het een naam, zet hem bij 'names'.",
        ),
        (
            added(KB, "facts", fact("kleur", *(f"k{i}" for i in range(101)))), "waarde", ("facts", "kleur", "values"),
            "een feit heeft hooguit 100 waarden: meer kan niemand kiezen. Voeg er samen, of maak er twee feiten van.",
        ),
        (
            saying("Bel nu 0909-1234."), "telefoon", ACTION,
            "'0909-1234' is een betaald nummer, en dat hoeft niemand te bellen. Zoek een ander nummer.",
        ),
        (
            saying("Kijk op C2000."), "afkorting", ACTION,
            "niemand legt de afkorting 'C2000' uit. Schrijf het voluit, of leg het uit bij 'terms'. Is het een naam, zet hem bij 'names'.",
        ),
        (
            with_rules(KB, "leiding", replace(L1, when=lines({"ernst": "zwaar", "geraakt": "ja"})),
                       rule("L3", {"ernst": "zwaar", "geraakt": "nee"}, "buur"), L2),
            "leiding", ("decisions", "leiding", "rules", 1, "then"),
            ("bij geraakt: nee, gevaar: ja past 'zwaar', en dat wordt geleid door 'baas', maar L3 geeft 'buur'. "
            "Verander deze regel, of 'led_by' bij het niveau."),
        ),
        (
            replace(KB, levels=dict(reversed(tuple(KB.levels.items())))), "volgorde", ("levels",),
            "de niveaus staan in een andere volgorde dan de uitkomsten van 'ernst': zwaar, licht. Maak ze gelijk.",
        ),
        (
            changed(KB, "decisions", "leiding", outcomes={"buur": "de buur", "baas": "de baas"}), "volgorde",
            ("decisions", "leiding", "outcomes"),
            "gevaar: nee geeft 'buur', en met gevaar: ja in plaats van nee wordt het 'baas': dat is dus zwaarder. Zet 'baas' eerder.",
        ),
        (
            changed(KB, "conflicts", "C1", touches=("E1",)), "lezing", ("conflicts", "C1", "touches"),
            "regel 'E1' rust op deze keuze, dus het niveau 'zwaar' ook. Zet 'zwaar' er ook bij.",
        ),
        (
            changed(KB, "conflicts", "C1", touches=("zwaar",)), "lezing", ("conflicts", "C1", "touches"),
            "het niveau 'zwaar' rust op deze keuze, maar geen regel die het geeft. Zet die erbij: E1.",
        ),
        (
            changed(KB, "cases", "toen", expect=replace(KB.cases["toen"].expect, level=("licht",))), "verwachting",
            ("cases", "toen", "expect", "level"), f"uit deze feiten komt [zwaar], en hier staat [licht]. {LOOK}",
        ),
        (
            changed(KB, "cases", "toen", expect=replace(KB.cases["toen"].expect, actions=("ruim_op",))), "verwachting",
            ("cases", "toen", "expect", "actions"), f"'ruim_op' komt niet uit deze feiten. {LOOK}",
        ),
        (practised(lead=("buur",)), "verwachting", (*EXPECT, "lead"), f"uit deze feiten komt [baas], en hier staat [buur]. {LOOK}"),
        (practised(at_least="licht"), "verwachting", (*EXPECT, "at_least"), f"uit deze feiten komt 'zwaar', en hier staat 'licht'. {LOOK}"),
        (practised(roads=()), "verwachting", (*EXPECT, "roads"), f"'straat' komt ook uit deze feiten, en staat hier niet. {LOOK}"),
        (practised(rules=("E2",)), "verwachting", (*EXPECT, "rules"), f"'E2' komt niet uit deze feiten. {LOOK}"),
        (practised(warnings=("pas_op",)), "verwachting", (*EXPECT, "warnings"), f"'pas_op' komt niet uit deze feiten. {LOOK}"),
        (
            practised(absent=("blijf_kalm",)), "verwachting", (*EXPECT, "absent"),
            f"'blijf_kalm' komt wel uit deze feiten, zeker of misschien. {LOOK}",
        ),
        (
            practised(order=("blijf_kalm", "bel_hulp")), "verwachting", (*EXPECT, "order"),
            f"uit deze feiten komt [bel_hulp, blijf_kalm], en hier staat [blijf_kalm, bel_hulp]. {LOOK}",
        ),
        (
            changed(KB, "roads", "straat", number=0), "nummer", ("roads", "straat", "number"),
            "de wegen hebben de nummers 1 tot en met 1, en deze heeft 0. Verander het getal.",
        ),
        (changed(KB, "actors", "buur", does=()), "leeg", ("actors", "buur", "does"), "bij 'does' staat niets. Noem er minstens één."),
        (
            changed(KB, "levels", "zwaar", teams=()), "leeg", ("levels", "zwaar", "teams"),
            "bij 'teams' staat niets. Alleen het lichtste niveau ('licht') kan zonder. Noem er minstens één.",
        ),
        (
            added(KB, "resources", resource("loket", url=None)), "onbereikbaar", ("resources", "loket"),
            ("er is geen weg naar deze hulp: geen nummer, mailadres of adres. Vul er een in. Is er geen, zet er dan 'status: gedeeltelijk' "
            "bij, en zeg in 'text' wat u dan wel doet."),
        ),
        (
            replace(KB, synonyms={"hack": ()}), "leeg", ("synonyms", "hack"),
            "bij 'hack' staat niets. Noem een woord dat hetzelfde betekent, of haal het weg.",
        ),
        (
            saying("doe bel_hulp"), "dubbel", ACTION,
            "'text' is hetzelfde als bij 'bel_hulp'. Schrijf op waarin dit verschilt, of haal een van de twee weg.",
        ),
        (
            changed(KB, "actors", "buur", does=(Claim(text="Helpt.", sources=("bron",)), Claim(text="helpt", sources=("bron:plek",)))),
            "dubbel", ("actors", "buur", "does"), "'helpt' staat hier twee keer. Haal er een weg.",
        ),
    ],
)  # fmt: skip
def test_a_planted_fault_is_the_only_finding(kb: KnowledgeBase, kind: str, location: Location, text: str) -> None:
    assert found(kb) == [(kind, location, text)]


@pytest.mark.parametrize("sign", ["\ufe0f", "\u2800", "\u3164", "\U000e0101"])
def test_a_sign_that_nobody_sees_is_named(sign: str) -> None:
    text = f"hier staat een teken dat niemand ziet (U+{ord(sign):04X}). Haal het weg."
    assert found(saying(f"Bel{sign} hen nu.")) == [("vorm", ACTION, text)]


@pytest.mark.parametrize(("text", "short"), [("Bel de R.D.W.", "RDW"), ("Bel de R.D.W nu.", "RDW"), ("Bel (de A.B.) nu.", "AB")])
def test_an_abbreviation_with_dots_is_one(text: str, short: str) -> None:
    advice = "Schrijf het voluit, of leg het uit bij 'terms'. Is het een naam, zet hem bij 'names'."
    assert found(saying(text)) == [("afkorting", ACTION, f"niemand legt de afkorting '{short}' uit. {advice}")]


@pytest.mark.parametrize("text", ["Zeg O.K. tegen hen.", "Dit is plan B. Doe dat.", "Lees het, z.d. en al."])
def test_an_abbreviation_with_dots_that_is_explained_and_a_letter_at_the_end_are_no_riddle(text: str) -> None:
    assert [each for each in found(saying(text)) if each[1] == ACTION and "'zd'" not in each[2]] == []


def days(kb: KnowledgeBase) -> list[tuple[str, Location, str]]:
    """What is said of days, and not that `mrt` is an abbreviation too."""
    return [each for each in found(kb) if each[0] == "datum"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Kom op 31 apr. om acht uur.", "31 apr."),
        ("Kom op 31 apr.", "31 apr."),
        ("Kom op 30 febr. 2026.", "30 febr. 2026"),
        ("Kom op 30 FEB.", "30 FEB."),
        ("Kom op 31 jun, of later.", "31 jun"),
        ("Kom op 31 sept.", "31 sept."),
        ("Kom op 32 mrt.", "32 mrt."),
        ("Kom op 29 feb 2025 maar.", "29 feb 2025"),
    ],
)
def test_a_day_of_a_month_that_is_shortened_exists(text: str, day: str) -> None:
    assert days(saying(text)) == [("datum", ACTION, f"de datum '{day}' bestaat niet. Kijk hem na, en schrijf hem goed.")]


@pytest.mark.parametrize(
    "text",
    [
        "Kom op 31 jan., 29 feb., 31 mrt., 30 apr., 30 jun., 31 jul., 31 aug., 30 sep., 30 sept., 31 okt., 30 nov. en 31 dec.",
        "Neem 45 septische putten en 99 novellen.",
        "Kom op 29 febr. 2024.",
    ],
)
def test_a_day_of_a_month_that_is_shortened_and_other_words_that_begin_so_are_right(text: str) -> None:
    assert days(saying(text)) == []


def test_a_day_with_a_shortened_month_that_is_still_to_come_has_not_happened() -> None:
    text = "'24 nov. 2026' ligt na 2026-11-23, de dag van deze kennis. Kijk de datum na, en verander een van de twee."
    assert found(changed(KB, "cases", "toen", date="24 nov. 2026")) == [("datum", ("cases", "toen", "date"), text)]
    assert found(changed(KB, "cases", "toen", date="23 nov. 2026")) == []


@pytest.mark.parametrize("path", ["../../x", "a/../x", "./x", "a/..", "a/.", "%2e%2E/x", "..?a", ".%2e/"])
def test_an_address_that_leads_elsewhere_than_it_says_is_none(path: str) -> None:
    url = f"https://hulp.nl/{path}"
    text = f"'{url}' is geen webadres. Schrijf het hele adres: https://, een naam (geen cijfers, poort of wachtwoord) en het pad."
    assert found(changed(KB, "resources", "hulp", url=url)) == [("adres", ("resources", "hulp", "url"), text)]


@pytest.mark.parametrize("path", ["a.b/c..d/e", "..a/b", "a../", "a/.well-known/x", "%2e%2e%2e/"])
def test_dots_in_a_name_of_a_path_are_no_way_up(path: str) -> None:
    assert found(changed(KB, "resources", "hulp", url=f"https://hulp.nl/{path}")) == []


LIKE_US = "hul\u0440.nl"
"""With a Cyrillic letter that looks like a p."""


def test_a_website_in_letters_that_only_look_like_ours_is_another_one() -> None:
    where = f"'{LIKE_US}' staat niet bij 'hosts'. Klopt het adres, zet de naam er dan bij."
    assert found(saying(f"Kijk op {LIKE_US}.")) == [
        ("vorm", ACTION, "hier staat '\u0440' (U+0440) tussen onze letters: die lijkt er maar op. Typ het woord opnieuw."),
        ("adres", ACTION, where.replace("Klopt het adres, zet de naam er dan bij.", "Bedoelde u 'hulp.nl'?")),
    ]
    url = (
        f"'https://{LIKE_US}/' is geen webadres. Schrijf het hele adres: https://, een naam (geen cijfers, poort of wachtwoord) en het pad."
    )
    assert ("adres", ("resources", "hulp", "url"), url) in found(changed(KB, "resources", "hulp", url=f"https://{LIKE_US}/"))


def test_a_website_that_is_written_in_other_letters_cannot_be_listed() -> None:
    kb = replace(saying(f"Kijk op {LIKE_US}."), hosts=(*KB.hosts, LIKE_US))
    text = f"'{LIKE_US}' is geen naam van een website. Schrijf hem in kleine letters zonder accenten."
    letter = "hier staat '\u0440' (U+0440) tussen onze letters: die lijkt er maar op. Typ het woord opnieuw."
    assert found(kb) == [("vorm", ACTION, letter), ("adres", ("hosts", 2), text)]
    elsewhere = "'elders.xn--p1ai' staat niet bij 'hosts'. Klopt het adres, zet de naam er dan bij."
    assert ("adres", ACTION, elsewhere) in found(saying("Kijk op Elders.XN--P1AI."))
    coded = "xn--hul-6cd.nl"
    assert found(replace(saying(f"Kijk op {coded}, of op sub.hulp.xn--p1ai."), hosts=(*KB.hosts, coded, "sub.hulp.xn--p1ai"))) == []


def test_the_base_of_an_exercise_is_without_fault() -> None:
    """Otherwise each of the expectations above could be wrong for another reason."""
    assert found(practised()) == []


def test_what_no_exercise_names_is_new_and_makes_no_exercise_wrong() -> None:
    assert found(added(practised(), "duties", duty("schrijf_op"))) == []


def test_a_road_that_never_applies_is_named_and_what_stands_on_it_is_not() -> None:
    kb = replace(changed(KB, "roads", "straat", when=lines({"gevaar": "ja", "ernst": "licht"})), cases={})
    assert ("onbereikbaar", ("roads", "straat"), "deze weg geldt bij geen enkele combinatie. Pas 'when' aan of haal haar weg.") in found(kb)
    assert not [finding for finding in found(kb) if finding[0] in ("te_breed", "onbereikbaar") and finding[1][0] != "roads"]


def test_a_level_above_one_that_is_led_from_the_wheel_is_led_from_there_too() -> None:
    kb = added(KB, "actors", actor("chef"))
    outcomes = {"zwaarst": "Het zwaarst", **KB.decisions["ernst"].outcomes}
    kb = changed(kb, "decisions", "ernst", outcomes=outcomes)
    kb = replace(
        kb, levels={"zwaarst": replace(KB.levels["zwaar"], id="zwaarst", name="zwaarst", trigger="Erger.", led_by="chef"), **KB.levels}
    )
    text = "'chef' zit nooit aan het stuur, en bij 'zwaar' leidt al wie dat wel doet. Noem een uitkomst van 'leiding'."
    assert ("leiding", ("levels", "zwaarst", "led_by"), text) in found(kb)


def test_the_rule_of_a_decision_below_the_level_is_blamed_for_its_fall() -> None:
    """The level follows a weight that gets lighter: not the rule of the level is wrong."""
    kb = shipped()
    weights = kb.decisions["zwaarte"].rules
    lighter = tuple(replace(each, then="intern") if each.then == "effect" else each for each in weights)
    where = {location for kind, location, _ in found(with_rules(kb, "zwaarte", *lighter)) if kind == "daalt" and location[0] == "decisions"}
    assert {location[1] for location in where} == {"zwaarte"}


def test_facts_that_say_both_give_no_order() -> None:
    """Where each of two outcomes can follow on the other, neither is the heavier one."""
    both = fact("weer", "ja", "nee")
    rules = (
        rule("W1", {"weer": "ja", "geraakt": "ja"}, "zon"), rule("W2", {"weer": "nee", "geraakt": "ja"}, "regen"),
        rule("W3", {"weer": "ja", "geraakt": "nee"}, "regen"), rule("W4", {"weer": "nee", "geraakt": "nee"}, "zon"),
    )  # fmt: skip
    kb = added(added(KB, "facts", both), "decisions", decision("lucht", ("zon", "regen"), rules))
    assert found(added(kb, "actions", action("kijk", moment="later", when=lines({"lucht": "zon"})))) == []


@pytest.mark.parametrize(
    "number", ["112", "0900-8844", "020 261 52 75", "0591 12 34 56", "06 - 12 34 56 78", "088 123 45 67", "+31 70 373 83 93"]
)
def test_a_number_that_can_be_dutch_is_one(number: str) -> None:
    assert is_phone(number)


@pytest.mark.parametrize(
    "number", ["0906-1234", "0909-1234567", "012 345 67 89", "0590 12 34 56", "083 123 45 67", "+31 12 345 67 89", "0800-12345"]
)
def test_a_number_that_is_paid_for_or_has_no_such_code_is_none(number: str) -> None:
    assert not is_phone(number)


@pytest.mark.parametrize(
    "text",
    [
        "Dit duurt 1-2 dagen in 2026-2027.",
        "Op 29 februari 2024 om 8.30 uur.",
        "Lees artikel 172 tot en met 176.",
        "Dan belt u 112.",
        "Het was op 01-02-2021.",
        "Het was op 01.02.2021 of 01/02/2021.",
    ],
)
def test_other_numbers_in_a_sentence_are_neither_a_day_nor_a_telephone(text: str) -> None:
    assert found(saying(text)) == []


def test_every_document_that_explains_a_choice_is_there() -> None:
    folder = Path(__file__).parents[1] / "docs" / "adr"
    assert [len(list(folder.glob(f"{number}-*.md"))) for number in shipped().adrs] == [1]
