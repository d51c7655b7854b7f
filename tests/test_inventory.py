"""What stands in a knowledge base, where, and how old it is."""

from datetime import date

from knowledge_bases import changed, small
from wegenkaart.inventory import citations, parts, stale, texts

KB = small()


def test_every_part_is_found_once_with_its_place() -> None:
    places = [location for location, _ in parts(KB)]
    assert len(places) == len(set(places))
    assert {(), ("facts", "gevaar"), ("decisions", "ernst", "rules", 1), ("resources", "hulp", "phones", 0)} <= set(places)


def test_the_texts_of_a_part_are_its_own_and_not_those_of_its_parts() -> None:
    conflict = KB.conflicts["C1"]
    assert dict(texts(("C1",), conflict)) == {
        ("C1", "id"): "C1",
        ("C1", "text"): "Wie?",
        ("C1", "ours"): "Zo.",
        ("C1", "because"): "Daarom.",
        ("C1", "sources", 0): "bron",
        ("C1", "touches", 0): "E1",
        ("C1", "touches", 1): "zwaar",
    }


def test_it_is_known_where_a_source_is_cited() -> None:
    cited = citations(KB)
    assert cited["bron:plek"] == [("conflicts", "C1", "readings", 0)]
    assert ("resources", "hulp", "phones", 0) in cited["bron"]


def test_for_a_moment_in_the_past_nothing_is_stale_that_was_compared_since() -> None:
    kb = changed(KB, "sources", "bron", checked=date(2026, 11, 23))
    assert list(stale(kb, date(2026, 11, 22))) == []
    assert list(stale(kb, date(2019, 6, 24))) == []


def test_what_was_last_compared_too_long_ago_is_stale() -> None:
    kb = changed(changed(KB, "sources", "bron", checked=date(2026, 1, 1)), "resources", "hulp", checked=date(2026, 5, 24))
    assert list(stale(kb, date(2026, 11, 23))) == [("bron", date(2026, 1, 1))]
    assert list(stale(kb, date(2026, 11, 24))) == [("bron", date(2026, 1, 1)), ("hulp", date(2026, 5, 24))]
