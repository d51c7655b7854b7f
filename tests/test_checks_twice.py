"""What stands in two places says the same in both: names, terms, rows, numbers, and whom one is told to call."""

from dataclasses import replace

import pytest

from knowledge_bases import DAY, action, actor, added, changed, claim, duty, resource, shipped, small
from wegenkaart.checks import check
from wegenkaart.model import Group, KnowledgeBase, Phone, Role
from wegenkaart.yamlfile import Location

KB = small()
NUMBER = "Zet een nummer bij 'phones' van een hulp, of de partij bij een rol."
CONTACT: Location = ("actions", "ruim_op", "contact")


def found(kb: KnowledgeBase) -> list[tuple[str, Location, str]]:
    return [(finding.kind, finding.location, finding.text) for finding in check(kb)]


def named(kb: KnowledgeBase, collection: str, key: str, name: str, short: str | None = None) -> KnowledgeBase:
    """The knowledge base in which one record has another name."""
    record = getattr(kb, collection)[key]
    return added(kb, collection, replace(record, name=name, short=short) if short else replace(record, name=name))


# Names of levels and leaders


def graded(first: str, second: str) -> KnowledgeBase:
    """The small base in which the two levels are called GRIP 1 and GRIP 2, and are declared under these words."""
    kb = replace(KB, terms={**KB.terms, "GRIP": "de afspraken"})
    kb = named(named(kb, "levels", "zwaar", "GRIP 2"), "levels", "licht", "GRIP 1")
    kb = changed(kb, "decisions", "ernst", outcomes={"zwaar": "Grip 2.", "licht": "GRIP 1"})
    return changed(kb, "facts", "geldt", values={"licht": first, "zwaar": second})


def test_the_words_for_a_level_are_its_name_whatever_their_capitals() -> None:
    assert found(graded("grip 1", "GRIP 2")) == []


def test_two_levels_of_which_the_words_were_swapped_are_both_named() -> None:
    here: Location = ("facts", "geldt", "values")
    assert found(graded("GRIP 2", "GRIP 1")) == [
        ("naam", (*here, "licht"), "hier staat 'GRIP 2', maar de naam van 'licht' is 'GRIP 1'. Laat beide hetzelfde zeggen."),
        ("naam", (*here, "zwaar"), "hier staat 'GRIP 1', maar de naam van 'zwaar' is 'GRIP 2'. Laat beide hetzelfde zeggen."),
    ]


@pytest.mark.parametrize("text", ["GRIP 3", "GRIP", "Niets", "Van GRIP 1 naar GRIP 2"])
def test_what_says_no_more_of_one_level_than_of_another_is_no_name_of_it(text: str) -> None:
    said = f"hier staat '{text}', maar de naam van 'licht' is 'GRIP 1'. Laat beide hetzelfde zeggen."
    assert found(graded(text, "GRIP 2")) == [("naam", ("facts", "geldt", "values", "licht"), said)]


def test_an_outcome_of_the_level_says_the_name_of_the_level_too() -> None:
    kb = changed(graded("GRIP 1", "GRIP 2"), "decisions", "ernst", outcomes={"zwaar": "GRIP 4", "licht": "dit is GRIP 1"})
    said = "hier staat 'GRIP 4', maar de naam van 'zwaar' is 'GRIP 2'. Laat beide hetzelfde zeggen."
    assert found(kb) == [("naam", ("decisions", "ernst", "outcomes", "zwaar"), said)]


def test_an_outcome_of_who_leads_says_the_name_of_the_actor() -> None:
    here: Location = ("decisions", "leiding", "outcomes")
    swapped = changed(KB, "decisions", "leiding", outcomes={"baas": "de buur", "buur": "de baas"})
    assert found(swapped) == [
        ("naam", (*here, "baas"), "hier staat 'de buur', maar de naam van 'baas' is 'de baas'. Laat beide hetzelfde zeggen."),
        ("naam", (*here, "buur"), "hier staat 'de baas', maar de naam van 'buur' is 'de buur'. Laat beide hetzelfde zeggen."),
    ]


def test_the_short_name_of_an_actor_will_do_and_who_never_leads_is_not_looked_at() -> None:
    kb = named(KB, "actors", "baas", "de hoogste ambtenaar", "de chef")
    kb = changed(kb, "actors", "buur", resource=None)
    kb = added(kb, "actions", action("vraag", actor="chefs", text="Vraag het."))
    kb = added(kb, "actors", actor("chefs"))
    assert found(changed(kb, "decisions", "leiding", outcomes={"baas": "de chef", "buur": "uw buur"})) == []
    (only,) = found(changed(kb, "decisions", "leiding", outcomes={"baas": "de baas", "buur": "uw buur"}))
    assert only[1:] == (
        ("decisions", "leiding", "outcomes", "baas"),
        "hier staat 'de baas', maar de naam van 'baas' is 'de hoogste ambtenaar'. Laat beide hetzelfde zeggen.",
    )


def test_the_only_outcome_of_a_decision_must_say_something_of_the_name_too() -> None:
    levels = {"licht": KB.levels["licht"]}
    kb = replace(KB, levels=levels)
    kb = changed(kb, "decisions", "ernst", outcomes={"licht": "iets"})
    assert ("decisions", "ernst", "outcomes", "licht") in [place for kind, place, _ in found(kb) if kind == "naam"]


def test_a_name_in_the_outline_that_does_not_exist_is_not_looked_up() -> None:
    kb = replace(KB, outline=replace(KB.outline, declared="x", level="y", lead="z"))
    assert "naam" not in [kind for kind, _, _ in found(kb)]


# Whom to call


def calling(text: str, contact: str | None = None, kb: KnowledgeBase = KB) -> list[tuple[str, Location, str]]:
    return found(changed(kb, "actions", "ruim_op", text=text, contact=contact, when={}))


def wrong(names: str) -> list[tuple[str, Location, str]]:
    text = f"de tekst zegt wie u belt, maar 'contact' noemt een ander of ontbreekt. Kies uit: {names}."
    return [("bellen", CONTACT, text)]


def unreached(name: str) -> list[tuple[str, Location, str]]:
    return [("bellen", CONTACT, f"de tekst zegt 'Bel', maar van '{name}' is geen nummer. {NUMBER}")]


@pytest.mark.parametrize("text", ["Bel de buur.", "Bel buur", "Bel de Buur, en vraag het.", "Bel het buur.", "Bel een buur nu."])
def test_who_is_named_behind_bel_is_the_contact(text: str) -> None:
    assert calling(text, "buur") == []
    assert calling(text) == calling(text, "baas") == calling(text, "hulp") == wrong("buur")


@pytest.mark.parametrize(
    "text", ["Bel de buurman.", "Bel buurt.", "Bel iemand.", "Vraag de buur of u moet bellen.", "Dan bel ik de buur.", "Bellen kan."]
)
def test_who_is_not_named_behind_bel_may_be_anybody(text: str) -> None:
    assert calling(text) == calling(text, "buur") == []


def test_help_is_named_by_its_name_or_by_its_number() -> None:
    for text in ("Bel 112.", "Bel Hulp hulp."):
        assert calling(text, "hulp") == []
        assert calling(text) == wrong("hulp")


def test_a_number_behind_bel_may_be_written_in_another_way() -> None:
    phone = Phone(number="+31 70 373 83 93", source="bron", seen=DAY)
    kb = changed(KB, "resources", "hulp", phones=(phone,))
    assert calling("Bel 0703738393.", "hulp", kb) == []
    assert calling("Bel +31 70 373 83 93.", None, kb)[-1:] == wrong("hulp")


def test_the_longest_name_counts_with_and_without_what_stands_between_brackets() -> None:
    kb = named(KB, "actors", "baas", "de baas van de straat (BVS)", "de chef")
    kb = replace(kb, terms={**kb.terms, "BVS": "baas van de straat"}, roles={"r": role("baas")})
    for text in ("Bel de baas van de straat.", "Bel de BVS.", "Bel de baas van de straat (BVS).", "Bel de chef."):
        assert calling(text, "baas", kb) == []
        assert calling(text, "buur", kb) == wrong("baas")
    kb = added(kb, "resources", replace(resource("straat"), name="Baas"))
    assert calling("Bel de baas van de straat.", "buur", kb) == wrong("baas")
    assert calling("Bel de baas.", "buur", kb) == wrong("straat")


def test_an_actor_and_help_of_the_same_name_may_both_be_meant() -> None:
    kb = named(KB, "resources", "hulp", "Buur")
    assert calling("Bel de buur.", "buur", kb) == calling("Bel de buur.", "hulp", kb) == []
    assert calling("Bel de buur.", "baas", kb) == wrong("buur, hulp")


def role(*actors: str) -> Role:
    return Role(id="r", name="piket", actors=actors, because="Daarom.", sources=("bron",))


def test_whom_one_is_told_to_call_has_a_number() -> None:
    without = changed(KB, "resources", "hulp", phones=())
    assert calling("Bel iemand.", "baas") == calling("Bel de baas.", "baas") == unreached("baas")
    assert calling("Bel iemand.", "hulp", without) == unreached("hulp")
    assert calling("Bel iemand.", "buur", without) == unreached("buur")
    assert calling("Vraag de baas iets.", "baas") == []


def test_a_role_gives_a_number_and_another_organisation_has_its_own() -> None:
    assert calling("Bel de baas.", "baas", replace(KB, roles={"r": role("baas")})) == []
    assert calling("Bel de baas.", "baas", replace(KB, roles={"r": role("buur")})) == unreached("baas")
    hit = added(KB, "duties", duty("elders", holder="baas", starts="kennisname_ander"))
    assert calling("Bel de baas.", "baas", hit) == []
    assert calling("Bel de baas.", "baas", added(KB, "duties", duty("hier", holder="baas"))) == unreached("baas")


def test_a_contact_that_does_not_exist_is_said_once() -> None:
    for text in ("Bel iemand.", "Bel de buur."):
        assert [kind for kind, _, _ in calling(text, "niemand")] == ["verwijzing"]


def test_who_is_asked_something_on_the_telephone_has_a_number() -> None:
    text = f"er staat wat u vraagt als u belt, maar er is geen nummer. {NUMBER} Of haal 'opening' weg."
    assert found(changed(KB, "actors", "baas", opening=claim())) == [("bellen", ("actors", "baas", "opening"), text)]
    assert found(changed(KB, "actors", "buur", opening=claim())) == []
    silent = added(KB, "resources", resource("stil", opening=claim()))
    assert found(silent) == [("bellen", ("resources", "stil", "opening"), text)]
    assert found(changed(KB, "resources", "hulp", opening=claim())) == []


def test_who_has_no_number_is_said_where_one_is_told_to_call_and_not_again() -> None:
    kb = changed(KB, "actors", "baas", opening=claim())
    assert calling("Bel de baas.", "baas", kb) == unreached("baas")


def test_of_the_shipped_knowledge_everybody_on_the_list_has_a_number() -> None:
    """Without the roles exactly these texts tell to call somebody whom nobody can reach."""
    said = [place[1] for kind, place, _ in found(replace(shipped(), roles={})) if kind == "bellen"]
    assert said == [
        "bel_crisisadviseur_oov", "bel_veiligheidsregio", "bel_voorzitter", "bel_andere_gemeenten", "schakel_fg_in",
        "bel_gemeentesecretaris", "bel_verzekeraar", "burgemeester",
    ]  # fmt: skip


# Numbers in the name of help


@pytest.mark.parametrize(("name", "number"), [("Alarmnummer 113", "113"), ("Lijn 0800-1234, dag en nacht", "0800-1234")])
def test_a_number_in_the_name_of_help_is_one_of_its_own(name: str, number: str) -> None:
    text = f"in deze naam staat '{number}', en bij 'phones' staat een ander nummer of geen. Maak ze gelijk."
    phone = Phone(number="0800-1234", source="bron", seen=DAY)
    kb = added(KB, "resources", resource("elders", phones=(phone,)))
    assert found(named(kb, "resources", "hulp", name)) == [("telefoon", ("resources", "hulp", "name"), text)]


def test_a_long_number_in_a_name_that_nobody_saw_is_said_once() -> None:
    text = "niemand zegt waar '0800-1234' vandaan komt. Zet het met zijn bron bij 'phones' van een hulp, of haal het weg."
    assert found(named(KB, "resources", "hulp", "Lijn 0800-1234")) == [("telefoon", ("resources", "hulp", "name"), text)]


@pytest.mark.parametrize("name", ["Alarmnummer 112", "Plan 24", "Dienst 9000"])
def test_its_own_number_and_what_is_no_number_may_stand_in_a_name(name: str) -> None:
    assert found(named(KB, "resources", "hulp", name)) == []


# Terms in words


def term(key: str, text: str, **terms: int | None) -> list[tuple[str, Location, str]]:
    return found(changed(KB, "duties", "meld", **{key: text, "hours": None, "months": None, **terms}))


def differs(key: str, said: str, term: str) -> list[tuple[str, Location, str]]:
    return [("termijn", ("duties", "meld", key), f"hier staat '{said}', maar de plicht {term}. Verander een van de twee.")]


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("Meld binnen 72 uur.", {"hours": 72}),
        ("Meld binnen 24 uur en opnieuw binnen 72 uur.", {"hours": 72}),
        ("Meld binnen een maand.", {"months": 1}),
        ("Meld binnen één maand, of 1 maand later.", {"months": 1}),
        ("Meld binnen drie maanden.", {"months": 3}),
        ("De maand telt vanaf nu.", {"months": 1}),
        ("De 6 maanden tellen.", {"months": 6}),
        ("Zes uur is niet veel.", {"hours": 6}),
        ("Meld het elk uur van de dag.", {"hours": 6}),
        ("Meld het snel.", {"hours": 6}),
        ("Meld binnen vier of vijf of twee uren.", {"hours": 2}),
    ],
)
def test_a_text_may_name_the_term_and_others_besides(text: str, terms: dict[str, int]) -> None:
    assert term("text", text, **terms) == []


@pytest.mark.parametrize(
    ("text", "said", "terms", "is_said"),
    [
        ("Meld binnen 48 uur.", "48 uur", {"hours": 72}, "heeft 'hours: 72'"),
        ("Meld binnen 24 uur of 48 uur.", "24 uur", {"hours": 72}, "heeft 'hours: 72'"),
        ("Meld binnen 72 maanden.", "72 maanden", {"hours": 72}, "heeft 'hours: 72'"),
        ("Meld binnen Een Maand.", "Een Maand", {"months": 2}, "heeft 'months: 2'"),
        ("Meld binnen 1 uur.", "1 uur", {"months": 1}, "heeft 'months: 1'"),
        ("Meld binnen vier uur.", "vier uur", {}, "heeft geen termijn"),
        ("Meld binnen vijf uur.", "vijf uur", {"hours": 4}, "heeft 'hours: 4'"),
        ("De 48 uur is om. Meld binnen 72 uur.", "De 48 uur", {"hours": 72}, "heeft 'hours: 72'"),
        ("De maand is om.", "De maand", {"months": 2}, "heeft 'months: 2'"),
    ],
)
def test_a_text_that_names_a_term_names_the_right_one(text: str, said: str, terms: dict[str, int], is_said: str) -> None:
    assert term("text", text, **terms) == differs("text", said, is_said)


@pytest.mark.parametrize("key", ["because", "elsewhere", "lapses", "channel"])
def test_elsewhere_the_term_of_another_duty_may_be_named_but_no_other_as_the_term(key: str) -> None:
    assert term(key, "Iemand anders heeft 24 uur.", hours=72) == []
    assert term(key, "De 72 uur loopt door.", hours=72) == []
    assert term(key, "De 24 uur loopt door, ook de 25 uur.", hours=72) == differs(key, "De 24 uur", "heeft 'hours: 72'")


# Rows and answers


def test_two_rows_of_a_group_say_something_different() -> None:
    group = Group(id="g", question="Wat klopt?", explain="Kijk goed.", facts={"geraakt": "Er is iets", "gevaar": "er is Iets."})
    text = "deze regel zegt hetzelfde als die van 'geraakt'. Schrijf op waarin zij verschilt."
    assert found(added(KB, "groups", group)) == [("groep", ("groups", "g", "facts", "gevaar"), text)]
    assert found(added(KB, "groups", replace(group, facts={"geraakt": "Er is iets", "gevaar": "Er is iets mis"}))) == []


def test_two_answers_that_differ_in_capitals_only_are_the_same() -> None:
    text = "twee waarden hebben dezelfde tekst. Maak het verschil te zien."
    kb = changed(KB, "facts", "sector", values={"zorg": "Zorg", "haven": "zorg."})
    assert found(kb) == [("waarde", ("facts", "sector", "values"), text)]
