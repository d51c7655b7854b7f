"""One planted fault in a group of questions for each thing that `check` says of it."""

from dataclasses import replace

import pytest

from knowledge_bases import changed, fact, shipped, small
from wegenkaart.checks import check
from wegenkaart.model import Group, KnowledgeBase
from wegenkaart.yamlfile import Location

KB = small()


def group(name: str, *facts: str) -> Group:
    return Group(id=name, question="Wat geldt er?", explain="Uitleg.", facts={each: f"Er is {each}" for each in facts})


def grouped(*groups: Group, kb: KnowledgeBase = KB) -> KnowledgeBase:
    return replace(kb, groups={each.id: each for each in groups})


def test_a_group_of_facts_with_two_values_is_fine() -> None:
    assert check(grouped(group("g", "geraakt", "gevaar"))) == ()


@pytest.mark.parametrize(
    ("kb", "place", "said"),
    [
        (
            grouped(group("g", "geraakt", "gevaar", "geraak")), ("groups", "g", "facts", "geraak"),
            "er is geen feit 'geraak'. Bedoelde u 'geraakt'?",
        ),
        (
            grouped(group("g", "geraakt", "gevaar"), group("h", "gevaar", "fase")), ("groups", "h", "facts", "gevaar"),
            "'gevaar' staat ook in groep 'g'. Een vraag staat in één groep: haal er een weg.",
        ),
        (
            grouped(group("g", "gevaar")), ("groups", "g", "facts"),
            "'g' heeft 1 regels. Maak er 2 tot en met 5: dat past in één blik.",
        ),
        (
            grouped(group("g", "geraakt", "sector"), kb=changed(KB, "facts", "sector", values=dict.fromkeys(("a", "b", "c"), "Ja"))),
            ("groups", "g", "facts", "sector"), "'sector' heeft 3 waarden, en een vinkje kent er twee. Vraag dit feit apart.",
        ),
        (
            grouped(group("g", "geraakt", "gevaar"), kb=changed(KB, "facts", "gevaar", severity=("ja", "nee"))),
            ("groups", "g", "facts", "gevaar"),
            "een vinkje bij 'gevaar' zegt de eerste waarde, en die is de mildste. Zet bij het feit de andere waarde vooraan.",
        ),
    ],
)  # fmt: skip
def test_a_fault_in_a_group_is_named(kb: KnowledgeBase, place: Location, said: str) -> None:
    assert (place, said) in [(finding.location, finding.text) for finding in check(kb)]


def test_six_rows_are_too_many_for_one_screen() -> None:
    kb = replace(KB, facts={**KB.facts, **{name: fact(name, "ja", "nee") for name in "uvwxyz"}})
    texts = [finding.text for finding in check(grouped(group("g", *"uvwxyz"), kb=kb))]
    assert "'g' heeft 6 regels. Maak er 2 tot en met 5: dat past in één blik." in texts


def test_the_shipped_groups_hold_related_yes_or_no_questions() -> None:
    assert {name: tuple(each.facts) for name, each in shipped().groups.items()} == {
        "wegen": ("eigen_organisatie", "andere_organisatie", "cybercrime_slachtoffers", "online_aangejaagd"),
        "gevolgen": ("merkbaar_buiten", "diensten_afstemmen", "effectgebied", "bestuurlijk_besluit", "openbare_orde"),
        "bijzonderheden": ("gemeente_redt_het_niet", "landelijk_belang", "strafbaar_feit", "losgeld", "persoonsgegevens"),
        "geraakte_organisatie": ("vitaal_proces", "cbw_drempel", "hoog_risico_betrokkenen", "politiegegevens"),
    }
