"""Round-about spellings are seen through: of numbers, websites, days, letters and names."""

from dataclasses import replace

import pytest

from knowledge_bases import added, changed, resource, small
from wegenkaart.checks import check
from wegenkaart.checks.finding import Finding, Near, advised
from wegenkaart.checks.slips import is_slip, slips
from wegenkaart.model import KnowledgeBase
from wegenkaart.yamlfile import Location

KB = small()
ACTION: Location = ("actions", "ruim_op", "text")
HOST = "staat niet bij 'hosts'. Klopt het adres, zet de naam er dan bij."
LIKE_A = "\u0430"
"""A Cyrillic letter that looks like an a."""


def found(kb: KnowledgeBase) -> list[tuple[str, Location, str]]:
    return [(finding.kind, finding.location, finding.text) for finding in check(kb)]


def saying(text: str) -> list[tuple[str, Location, str]]:
    """What is found in a sentence of an action."""
    return found(changed(KB, "actions", "ruim_op", text=text))


# Numbers


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Het is nummer:070 204 55 12.", "070 204 55 12"),
        ("Het is tel:0702045512.", "0702045512"),
        ("Vraag het kantoor/070 204 55 12.", "070 204 55 12"),
        ("Kijk op https://hulp.nl/ of tel:0702045512.", "0702045512"),
    ],
)
def test_a_number_right_behind_a_word_and_a_sign_is_one(text: str, number: str) -> None:
    said = f"niemand zegt waar '{number}' vandaan komt. Zet het met zijn bron bij 'phones' van een hulp, of haal het weg."
    assert saying(text) == [("telefoon", ACTION, said)]


@pytest.mark.parametrize("text", ["Kijk op https://hulp.nl/0702045512.", "Het is 12:0702045512.", "Het is 1/0702045512."])
def test_digits_in_an_address_or_behind_other_digits_are_no_number(text: str) -> None:
    assert saying(text) == []


@pytest.mark.parametrize(("digits", "first"), [("\u0660\u0667\u0660", "\u0660' (U+0660)"), ("a\u0967", "\u0967' (U+0967)")])
def test_digits_of_another_script_are_refused(digits: str, first: str) -> None:
    assert saying(f"Het is {digits}.") == [("vorm", ACTION, f"hier staat '{first}: dat is geen gewoon cijfer. Typ 0 tot en met 9.")]


# Websites


@pytest.mark.parametrize(
    ("written", "host"),
    [
        ("//boos.nl/x", "boos.nl"),
        ("/boos.nl", "boos.nl"),
        ("_boos.nl", "boos.nl"),
        ("(//boos.nl)", "boos.nl"),
        ("boos\u3002com", "boos.com"),
        ("boos\uff0ecom", "boos.com"),
        ("boos\uff61com", "boos.com"),
        ("1.2.3.4", "1.2.3.4"),
        ("255.0.0.10/x", "255.0.0.10"),
        ("x@boos", "boos"),
        ("x.y@Boos", "boos"),
    ],
)
def test_a_website_in_another_spelling_must_be_listed_too(written: str, host: str) -> None:
    assert saying(f"Kijk op {written} of vraag het.") == [("adres", ACTION, f"'{host}' {HOST}")]


@pytest.mark.parametrize(
    "text", ["Kies dit/dat.nu", "Versie 1.2.3 of 1.2.3.4.5.", "Volg @politie.", "Het is en/of_niet.", "Zie hulp.nl/a.b."]
)
def test_what_is_no_website_is_not_taken_for_one(text: str) -> None:
    assert saying(text) == []


def test_behind_a_percent_sign_stand_two_digits_of_sixteen() -> None:
    url = "https://hulp.nl/a%zz"
    text = f"'{url}' is geen webadres. Schrijf het hele adres: https://, een naam (geen cijfers, poort of wachtwoord) en het pad."
    for wrong in ("%zz", "%2", "%"):
        said = text.replace("%zz", wrong)
        assert found(changed(KB, "resources", "hulp", url=f"https://hulp.nl/a{wrong}")) == [("adres", ("resources", "hulp", "url"), said)]
    assert found(changed(KB, "resources", "hulp", url="https://hulp.nl/a%2Fb%e9")) == []


def test_without_any_host_that_is_said_once() -> None:
    text = "bij 'hosts' staat niets, en er zijn wel adressen. Noem elke website waar een adres heen mag."
    assert found(replace(KB, hosts=())) == [("leeg", ("hosts",), text)]
    plain = changed(changed(KB, "resources", "hulp", url=None), "sources", "bron", url=None)
    assert found(replace(plain, hosts=())) == []
    assert found(replace(changed(plain, "resources", "hulp", email="wij@hulp.nl"), hosts=())) == [("leeg", ("hosts",), text)]


# Days


@pytest.mark.parametrize("day", ["31/11/2026", "30-2-26", "31/11/26", "28 mei 20200", "28 nov 20200"])
def test_a_day_that_does_not_exist_is_one_in_every_spelling(day: str) -> None:
    assert saying(f"Het was op {day}.") == [("datum", ACTION, f"de datum '{day}' bestaat niet. Kijk hem na, en schrijf hem goed.")]


@pytest.mark.parametrize("day", ["30/11/2026", "28-2-26", "29-2-24", "31/12-26", "24/7/365", "mei 2020"])
def test_a_day_that_exists_or_is_none_is_no_fault(day: str) -> None:
    assert saying(f"Het was op {day}.") == []


def test_a_year_in_two_digits_is_of_this_century() -> None:
    text = "'24-11-26' ligt na 2026-11-23, de dag van deze kennis. Kijk de datum na, en verander een van de twee."
    assert found(changed(KB, "cases", "toen", date="24-11-26")) == [("datum", ("cases", "toen", "date"), text)]
    assert found(changed(KB, "cases", "toen", date="23-11-26")) == []


# Letters


def test_a_word_in_which_letters_of_two_alphabets_stand_is_refused() -> None:
    for letter, code in ((LIKE_A, "0430"), ("\u03bf", "03BF")):
        said = f"hier staat '{letter}' (U+{code}) tussen onze letters: die lijkt er maar op. Typ het woord opnieuw."
        assert saying(f"D{letter}t is z{letter}.") == [("vorm", ACTION, said)]
        assert saying(f"Wacht: d{letter}t.") == [("vorm", ACTION, said)]


@pytest.mark.parametrize(
    "text", ["Eén café à la carte.", "De \u03b1 is een letter.", "\u041c\u0438\u0440 is een woord.", "Een \u03b1-versie."]
)
def test_a_word_in_letters_of_one_alphabet_is_one(text: str) -> None:
    assert saying(text) == []


def test_of_an_id_the_letter_is_named_that_only_looks_like_ours() -> None:
    name = f"b{LIKE_A}k_1"
    text = (
        f"het id '{name}' mag alleen kleine letters, cijfers en _ hebben. Kies een ander id. "
        f"Let op: hier staat '{LIKE_A}' (U+0430) tussen onze letters: die lijkt er maar op. Typ het woord opnieuw."
    )
    assert found(added(KB, "resources", resource(name, text="Helpt.")))[0] == ("id", ("resources", name), text)
    beside = (
        f"het id 'b_{LIKE_A}' mag alleen kleine letters, cijfers en _ hebben. Kies een ander id. Let op: hier staat '{LIKE_A}' (U+0430)"
    )
    assert found(added(KB, "resources", resource(f"b_{LIKE_A}", text="Helpt.")))[0][2].startswith(beside)
    assert found(added(KB, "resources", resource("bak_É", text="Helpt.")))[0][2].endswith(" Kies een ander id.")


# What was meant


@pytest.mark.parametrize(
    ("one", "other", "number"),
    [
        ("", "", 0), ("ibd", "ibd", 0), ("ibd", "", 3), ("ibd", "idb", 1), ("gebied", "gebeid", 1), ("ab", "ba", 1), ("abc", "cab", 2),
        ("bakels", "akrtel", 4), ("ibd", "ibpdl", 2), ("kip", "kin", 1), ("kip", "kipje", 2), ("abcd", "badc", 2),
    ],
)  # fmt: skip
def test_slips_are_letters_more_less_other_or_swapped(one: str, other: str, number: int) -> None:
    assert (slips(one, other), slips(other, one)) == (number, number)


@pytest.mark.parametrize(
    ("typed", "meant", "is_one"),
    [
        ("ibd", "idb", True), ("ibd", "ibpdl", False), ("abcd", "badc", False), ("abcd", "abcde", True), ("abcde", "abcdefg", True),
        ("abcde", "badce", True), ("abcde", "abcdefgh", False), ("abcdef", "abcxyz", False), ("GEBIED", "gebeid", True),
        ("abcd", "abcdef", False), ("abcdef", "abcd", False), ("crisisorganisatie", "eigen_organisatie", False),
    ],
)  # fmt: skip
def test_one_slip_in_a_short_word_and_two_in_a_longer_one_can_be_meant(typed: str, meant: str, is_one: bool) -> None:  # noqa: FBT001
    assert is_slip(typed, meant) is is_one


def advice(name: str, *known: str, **more: bool) -> tuple[str, tuple[str, ...]]:
    near = Near(name, known, "Voeg het toe.", **more)
    (said,) = advised([Finding("verwijzing", ("a",), "Er is iets.", near=near)])
    return said.text, said.meant


def test_only_what_is_a_slip_away_is_proposed_and_only_one_of_those() -> None:
    assert advice("bakels", "akrtel") == ("Er is iets. Voeg het toe.", ())
    assert advice("bakels", "bakel", "bakelss") == ("Er is iets. Bedoelde u 'bakelss'?", ("bakelss",))
    assert advice("abcd", "abcdef", "abed") == ("Er is iets. Bedoelde u 'abed'?", ("abed",))


def test_a_name_that_only_looks_the_same_is_never_proposed() -> None:
    assert advice("bak", f"b{LIKE_A}k") == ("Er is iets. Voeg het toe.", ())
    assert advice("baken", f"b{LIKE_A}ken", "bakens") == ("Er is iets. Bedoelde u 'bakens'?", ("bakens",))


def test_of_ids_one_with_another_number_is_not_proposed() -> None:
    assert advice("regel_12", "regel_11", by_number=False) == ("Er is iets. Voeg het toe.", ())
    assert advice("regel_12", "regel_11") == ("Er is iets. Bedoelde u 'regel_11'?", ("regel_11",))
