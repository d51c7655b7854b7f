"""Which findings may only follow from what is ill-formed, and of what no tables can be made then."""

import pytest

from knowledge_bases import changed, small
from wegenkaart.checks import Finding, Unclear, check
from wegenkaart.checks.sound import faults
from wegenkaart.yamlfile import Location


def unclear(*places: Location, records: tuple[str, ...] = (), words: tuple[str, ...] = ()) -> Unclear:
    return Unclear(frozenset(places), frozenset(records), frozenset(words))


def explained(by: Unclear, kind: str, location: Location, *about: str) -> bool:
    return by.explains(Finding(kind, location, "Er is iets.", about=about))


def test_when_nothing_is_ill_formed_every_finding_stands() -> None:
    assert not explained(unclear(), "verwijzing", ("actions", "a", "actor"), "bakker")


# The place itself, and what lies in it or around it


@pytest.mark.parametrize(
    ("place", "location"),
    [
        (("disclaimer",), ("disclaimer",)),
        (("hosts",), ("hosts", 3)),
        (("facts", "f"), ("facts", "f", "values", "ja")),
        (("facts", "f", "values"), ("facts", "f", "values")),
        (("decisions", "d", "rules", 0), ("decisions", "d", "rules", 0, "when", "gevaar")),
    ],
)
def test_what_stands_in_a_stand_in_is_explained_by_it(place: Location, location: Location) -> None:
    assert explained(unclear(place), "gat", location)


@pytest.mark.parametrize("location", [("facts", "f", "severity"), ("facts", "g", "values", "ja"), ("actions", "f", "values", "ja")])
def test_what_stands_beside_a_stand_in_is_not_explained_by_it(location: Location) -> None:
    assert not explained(unclear(("facts", "f", "values", "ja"), ("facts", "h")), "waarde", location)


def test_a_record_with_a_stand_in_is_blamed_for_nothing_that_may_lie_inside_it() -> None:
    by = unclear(("actions", "a", "sources"))
    assert explained(by, "grond", ("actions", "a"))
    assert not explained(by, "grond", ("actions", "b"))
    assert explained(unclear(("duties", "a", "hours")), "termijn", ("duties", "a", "text"))
    assert explained(unclear(("duties", "a", "when", "fase")), "grond", ("duties", "a", "sources"))
    assert not explained(unclear(("duties", "a", "hours")), "termijn", ("duties", "b", "text"))
    assert not explained(unclear(("duties", "a", "hours")), "leeg", ("duties", "a", "text"))
    assert explained(unclear(("facts", "fase", "values")), "rol", ("outline", "phase")) is False
    assert explained(unclear(("outline", "phase")), "rol", ("outline", "phase"))


@pytest.mark.parametrize("kind", ["gat", "overlap", "onbereikbaar", "daalt", "te_breed", "kring"])
def test_what_is_proved_of_a_whole_record_stands_whatever_is_wrong_inside_it(kind: str) -> None:
    assert not explained(unclear(("actions", "a", "text")), kind, ("actions", "a"))


@pytest.mark.parametrize(("kind", "location"), [("te_breed", ("actions",)), ("zonder_actie", ("actions",)), ("volgorde", ("levels",))])
def test_what_is_proved_of_all_records_together_may_follow_from_what_is_wrong_in_one(kind: str, location: Location) -> None:
    assert explained(unclear((location[0], "a", "text")), kind, location)
    assert not explained(unclear(("facts", "f", "ask")), kind, location)


# A descent that is not known


@pytest.mark.parametrize("key", ["falls", "fact", "milder", "worse"])
def test_a_fall_may_be_what_a_descent_is_about_that_does_not_say_so(key: str) -> None:
    assert explained(unclear(("descents", "d", key)), "daalt", ("duties", "meld"))


def test_a_fall_may_be_what_a_descent_is_about_that_is_not_known_at_all() -> None:
    assert explained(unclear(("facts", "f", "ask"), ("descents", "d")), "daalt", ("duties", "meld"))


@pytest.mark.parametrize("place", [("descents", "d", "because"), ("duties", "d"), ("duties", "d", "falls"), ("facts", "f", "fact")])
def test_a_fall_is_explained_by_nothing_else(place: Location) -> None:
    assert not explained(unclear(place), "daalt", ("duties", "meld"))


def test_only_a_fall_is_explained_by_a_descent() -> None:
    assert not explained(unclear(("descents", "d", "falls")), "overlap", ("decisions", "e", "rules", 1))


# A case or an exercise that is not known whole


def test_an_incident_of_which_a_part_is_not_known_expects_nothing() -> None:
    by = unclear(("cases", "toen", "facts"), ("exercises", "e", "expect", "lead"))
    assert explained(by, "verwachting", ("cases", "toen", "expect", "roads"))
    assert explained(by, "verwachting", ("exercises", "e", "expect", "rules"))


def test_another_incident_and_another_kind_of_finding_stand() -> None:
    by = unclear(("cases", "toen", "facts"), ("facts", "f", "ask"))
    assert not explained(by, "verwachting", ("cases", "nu", "expect", "roads"))
    assert not explained(by, "datum", ("cases", "toen", "date"))


# A rule without an id


@pytest.mark.parametrize("location", [("conflicts", "C1", "touches"), ("exercises", "e", "expect", "rules")])
def test_a_rule_without_an_id_may_be_the_one_that_is_named(location: Location) -> None:
    assert explained(unclear(("facts", "f", "ask"), ("decisions", "d", "rules", 2, "id")), "verwijzing", location, "R9")
    assert not explained(unclear(("decisions", "d", "rules", 2, "because")), "verwijzing", location, "R9")


def test_a_rule_without_an_id_is_no_actor() -> None:
    assert not explained(unclear(("decisions", "d", "rules", 2, "id")), "verwijzing", ("actions", "a", "actor"), "bakker")


# A name that may stand in what was left out


@pytest.mark.parametrize("kind", ["verwijzing", "overbodig", "groep", "lezing", "daalt", "ernst", "datum"])
def test_a_name_may_stand_in_what_was_left_out(kind: str) -> None:
    assert explained(unclear(words=("bakker",)), kind, ("actions", "a", "actor"), "bakker")


@pytest.mark.parametrize("kind", ["gat", "afkorting", "adres", "telefoon", "leeg"])
def test_a_finding_that_is_about_no_name_stands_whatever_was_left_out(kind: str) -> None:
    assert not explained(unclear(words=("bakker", "a")), kind, ("actions", "a"), "bakker")


def test_a_name_may_be_given_by_a_record_of_which_a_list_is_not_known() -> None:
    assert explained(unclear(records=("gevaar",)), "verwijzing", ("roads", "straat", "when", "gevaar"), "soms")
    assert explained(unclear(records=("gevaar",)), "verwijzing", ("descents", "d", "milder"), "soms", "gevaar")
    assert not explained(unclear(records=("ander",)), "verwijzing", ("roads", "straat", "when", "gevaar"), "soms")
    assert not explained(unclear(records=("straat", "when")), "verwijzing", ("roads", "straat", "when", "gevaar"), "soms")


def test_a_name_may_be_a_key_at_the_top_that_is_not_known() -> None:
    assert explained(unclear(("date",)), "datum", ("duties", "meld", "valid_until"), "date")
    assert not explained(unclear(("outline", "date")), "datum", ("duties", "meld", "valid_until"), "date")


def test_a_record_that_nothing_names_may_be_named_by_what_was_left_out() -> None:
    assert explained(unclear(words=("0006",)), "overbodig", ("adrs", "0006"))
    assert explained(unclear(words=("gevaar", "2")), "overbodig", ("names", 2))


# Of what no tables can be made


@pytest.mark.parametrize(
    "place",
    [
        ("facts", "f"),
        ("facts", "f", "values"),
        ("facts", "f", "severity"),
        ("decisions", "d", "outcomes"),
        ("decisions", "d", "rules"),
        ("decisions", "d", "rules", 0),
        ("decisions", "d", "rules", 0, "id"),
        ("decisions", "d", "rules", 0, "when"),
        ("decisions", "d", "rules", 0, "when", "f"),
        ("decisions", "d", "rules", 0, "then"),
        ("roads", "r", "when"),
        ("actions", "a", "when", "f"),
        ("actions", "a", "roads"),
        ("actions", "a", "phase"),
        ("actions", "a", "moment"),
        ("actions", "a", "rank"),
        ("actions", "a", "contact"),
        ("resources", "h", "sectors"),
        ("actors", "b", "resource"),
        ("conflicts", "C1", "touches"),
    ],
)
def test_of_a_record_that_does_not_say_when_it_applies_no_tables_are_made(place: Location) -> None:
    assert faults((), unclear(place)) == {place}


@pytest.mark.parametrize(
    "place",
    [
        ("facts", "f", "question"),
        ("facts", "f", "values", "ja"),
        ("decisions", "d", "outcomes", "zwaar"),
        ("decisions", "d", "question"),
        ("decisions", "d", "rules", 0, "because"),
        ("decisions", "d", "rules", 0, "sources"),
        ("actions", "a", "text"),
        ("actions", "a", "sources", 0),
        ("levels", "l", "teams"),
    ],
)
def test_of_a_record_with_a_text_that_is_not_known_tables_are_made_all_the_same(place: Location) -> None:
    assert faults((), unclear(place)) == frozenset()


def test_no_tables_are_made_of_what_was_found_to_break_them_either() -> None:
    gap, doubt = (
        Finding("gat", ("decisions", "d"), "Er is een gat.", breaks_tables=True),
        Finding("leeg", ("actions", "a", "text"), "Leeg."),
    )
    assert faults((gap, doubt), unclear(("facts", "f", "values"))) == {("decisions", "d"), ("facts", "f", "values")}


def test_check_does_not_say_that_a_name_is_unknown_that_may_stand_in_what_was_left_out() -> None:
    kb = changed(small(), "actions", "ruim_op", actor="bakker", sources=("krant",))
    assert [finding.location[-1] for finding in check(kb, unclear(words=("bakker",)))] == ["sources"]
    assert [finding.location[-1] for finding in check(kb, unclear(words=("krant",)))] == ["actor"]
