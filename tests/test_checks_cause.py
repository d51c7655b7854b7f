"""The cause is said first and once; what only follows from it is left out, or comes after it."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from knowledge_bases import added, changed, descent, duty, fact, lines, resource, rule, small, with_rules
from wegenkaart.checks import Unclear, check
from wegenkaart.model import KnowledgeBase
from wegenkaart.yamlfile import Location

KB = small()
E1, E2 = KB.decisions["ernst"].rules


def found(kb: KnowledgeBase) -> list[tuple[str, Location, str]]:
    return [(finding.kind, finding.location, finding.text) for finding in check(kb)]


# The outline


def pointing(**names: str) -> KnowledgeBase:
    kb = added(KB, "resources", resource("haven", sectors=("haven",)))
    return replace(kb, outline=replace(kb.outline, **names))


PHASE = "heeft andere waarden dan warm en koud"
SECTOR = "heeft geen enkele waarde die bij 'sectors' van een hulp staat"
DECLARED = "heeft geen enkel niveau als waarde"
LEVEL = "heeft geen enkel niveau als uitkomst"


@pytest.mark.parametrize(
    ("key", "name", "why"),
    [("phase", "gevaar", PHASE), ("sector", "fase", SECTOR), ("declared", "gevaar", DECLARED), ("level", "leiding", LEVEL)],
)
def test_a_fact_or_decision_of_another_kind_is_named_where_the_outline_names_it(key: str, name: str, why: str) -> None:
    text = f"'{name}' {why}. Kijk of hier het goede staat, of bij '{name}' zelf."
    assert found(pointing(**{key: name})) == [("rol", ("outline", key), text)]


def test_what_the_outline_names_is_said_of_all_that_is_of_another_kind() -> None:
    kb = pointing(phase="gevaar", sector="fase", declared="gevaar", level="leiding")
    assert [place for _, place, _ in found(kb)] == [("outline", key) for key in ("phase", "sector", "declared", "level")]


def test_a_fact_that_could_not_be_read_is_not_blamed() -> None:
    assert check(pointing(phase="gevaar"), Unclear(records=frozenset(("gevaar",)))) == ()


def test_what_has_nothing_to_do_with_it_is_said_besides() -> None:
    kb = changed(pointing(phase="gevaar"), "actions", "ruim_op", text=" ")
    assert [(kind, place) for kind, place, _ in found(kb)] == [("rol", ("outline", "phase")), ("leeg", ("actions", "ruim_op", "text"))]


def test_the_phases_are_exactly_the_values_of_their_fact() -> None:
    more = changed(KB, "facts", "fase", values={"warm": "Ja", "koud": "Nee", "lauw": "Soms"})
    assert [(kind, place) for kind, place, _ in found(more)] == [("rol", ("outline", "phase"))]
    one = changed(KB, "facts", "fase", values={"warm": "Ja"})
    assert "rol" not in [kind for kind, _, _ in found(one)]


def test_one_sector_that_does_not_exist_is_a_fault_of_its_own() -> None:
    kb = changed(KB, "resources", "hulp", sectors=("zorgg",))
    assert [(kind, place) for kind, place, _ in found(kb)] == [("verwijzing", ("resources", "hulp", "sectors"))]
    two = added(kb, "resources", resource("twee", sectors=("havens",)))
    assert [(kind, place) for kind, place, _ in found(two)] == [("rol", ("outline", "sector"))]
    half = added(kb, "resources", resource("twee", sectors=("haven",)))
    assert [(kind, place) for kind, place, _ in found(half)] == [("verwijzing", ("resources", "hulp", "sectors"))]


def test_a_level_that_is_no_value_is_a_fault_of_its_own() -> None:
    kb = changed(KB, "facts", "geldt", values={"licht": "Dus licht", "heel_zwaar": "Dus zwaar"}, severity=("licht", "heel_zwaar"))
    assert {kind for kind, _, _ in found(kb)} == {"verwijzing"}


# The day of the knowledge


def looked(*days: str) -> KnowledgeBase:
    """The small base with sources that were looked at on these days of November 2026, beside the three that were on the 23rd."""
    kb = KB
    for number, day in enumerate(days):
        source = replace(KB.sources["bron"], id=f"bron_{number}", title=f"Bron {number}", checked=date(2026, 11, int(day)), places={})
        kb = added(kb, "sources", source)
    cited = (*KB.cases["toen"].sources, *(f"bron_{number}" for number in range(len(days))))
    return changed(kb, "cases", "toen", sources=cited)


def early(kb: KnowledgeBase, day: int) -> list[tuple[str, Location, str]]:
    return found(replace(kb, date=date(2026, 11, day)))


def text(count: int, day: int) -> str:
    return f"{count} dagen van vergelijken liggen na deze dag (2026-11-{day}). Zet hier de dag waarop de kennis voor het laatst veranderde."


def test_when_nearly_all_was_looked_at_later_it_is_the_day_of_the_knowledge_that_is_wrong() -> None:
    assert early(looked(*["22"] * 7), 21) == [("datum", ("date",), text(10, 21))]
    assert early(looked(*["22"] * 6, "20"), 21) == [("datum", ("date",), text(9, 21))]
    assert early(looked(*["23"] * 7), 23) == []


def test_when_a_part_was_looked_at_later_each_day_is_named() -> None:
    assert sorted(place[-1] for _, place, _ in early(looked(*["22"] * 5, "20", "20"), 21)) == ["checked"] * 7 + ["seen"]
    assert [place[-1] for _, place, _ in early(looked(*["22"] * 6), 21)].count("checked") == 8
    assert ("date",) not in [place for _, place, _ in early(looked(*["22"] * 6), 21)]


def test_a_case_is_held_against_the_day_on_which_was_looked() -> None:
    kb = changed(looked(*["22"] * 7), "cases", "toen", date="22-11-2026")
    assert early(kb, 21) == [("datum", ("date",), text(10, 21))]
    assert len(early(changed(kb, "cases", "toen", date="24-11-2026"), 21)) == 2


def test_a_day_of_the_knowledge_that_cannot_be_is_said_only_as_that() -> None:
    said = found(replace(looked(*["22"] * 7), date=date(206, 11, 23)))
    assert said == [("datum", ("date",), "de datum 0206-11-23 kan niet kloppen. Schrijf hem als 2026-11-23.")]


# The order


def test_what_is_wrong_with_a_decision_comes_before_what_may_follow_from_it() -> None:
    kb = added(KB, "descents", descent("zomaar", "bel_hulp", "gevaar"))
    kb = changed(kb, "conflicts", "C1", untouched="Zomaar.")
    before = [place[0] for _, place, _ in found(kb)]
    assert before == ["conflicts", "descents"]
    extra = with_rules(kb, "ernst", E1, E2, rule("E3", {"gevaar": ("ja", "nee"), "geraakt": "ja"}, "licht"))
    after = [place[0] for _, place, _ in found(extra)]
    assert after[0] == "decisions"
    assert [each for each in after if each in ("conflicts", "descents")] == after[-after.count("conflicts") - after.count("descents") :]


def test_where_no_decision_is_faulty_findings_stay_in_their_order() -> None:
    kb = changed(KB, "conflicts", "C1", untouched="Zomaar.")
    kb = added(kb, "facts", replace(fact("weer", "droog", "nat", "wit"), unordered="Geen weer is erger."))
    assert [place[0] for _, place, _ in found(kb)] == ["conflicts", "facts"]


# The line


def test_both_terms_of_a_duty_are_looked_at() -> None:
    expected: dict[str, Any] = {"hours": 0, "months": 200}
    assert [place for _, place, _ in found(added(KB, "duties", duty("twee", when=lines({"geraakt": "ja"}), **expected)))] == [
        ("duties", "twee", "hours"), ("duties", "twee", "months"), ("duties", "twee", "months"),
    ]  # fmt: skip
