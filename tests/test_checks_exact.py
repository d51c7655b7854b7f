"""Findings of `check` to the letter: where a word, a place or a finding more or less would go unnoticed."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from knowledge_bases import action, actor, added, changed, decision, descent, fact, level, lines, resource, rule, small, with_rules
from wegenkaart.checks import Finding, check
from wegenkaart.model import ExactlyExpected, Exercise, Group, KnowledgeBase
from wegenkaart.yamlfile import Location

KB = small()
E1, E2 = KB.decisions["ernst"].rules


def found(kb: KnowledgeBase) -> list[tuple[str, Location, str]]:
    return [(finding.kind, finding.location, finding.text) for finding in check(kb)]


def only(kb: KnowledgeBase, location: Location) -> list[tuple[str, Location, str]]:
    """What is said of one place."""
    return [each for each in found(kb) if each[1] == location]


# Groups


def grouped(*facts: str, kb: KnowledgeBase = KB) -> KnowledgeBase:
    group = Group(id="g", question="Wat geldt er?", explain="Uitleg.", facts={each: f"Er is {each}" for each in facts})
    return replace(kb, groups={"g": group})


@pytest.mark.parametrize(
    ("kb", "kind", "location", "text"),
    [
        (
            grouped("geraakt", "gevaar", "geraak"),
            "verwijzing", ("groups", "g", "facts", "geraak"), "er is geen feit 'geraak'. Bedoelde u 'geraakt'?",
        ),
        (
            grouped("geraakt", "gevaar", "x"),
            "verwijzing", ("groups", "g", "facts", "x"), "er is geen feit 'x'. Voeg het toe of gebruik een ander id.",
        ),
        (
            grouped("gevaar"),
            "groep", ("groups", "g", "facts"), "'g' heeft 1 regels. Maak er 2 tot en met 5: dat past in één blik.",
        ),
        (
            grouped("geraakt", "sector", kb=changed(KB, "facts", "sector", values={"zorg": "Zorg", "haven": "Haven", "bos": "Bos"})),
            "groep", ("groups", "g", "facts", "sector"),
            "'sector' heeft 3 waarden, en een vinkje kent er twee. Vraag dit feit apart.",
        ),
    ],
    ids=["a_name_like_another", "a_name_like_no_other", "one_row", "three_values"],
)  # fmt: skip
def test_a_group_with_one_fault_gives_one_finding(kb: KnowledgeBase, kind: str, location: Location, text: str) -> None:
    assert found(kb) == [(kind, location, text)]


def test_a_tick_says_the_worse_value() -> None:
    kb = grouped("geraakt", "gevaar", kb=changed(KB, "facts", "gevaar", values={"nee": "Dus nee", "ja": "Dus ja"}))
    assert found(kb) == [
        (
            "groep",
            ("groups", "g", "facts", "gevaar"),
            "een vinkje bij 'gevaar' zegt de eerste waarde, en die is de mildste. Zet bij het feit de andere waarde vooraan.",
        )
    ]


# What is still said beside another fault


def test_a_name_that_does_not_exist_hides_no_gap_when_no_decision_rests_on_it() -> None:
    kb = changed(with_rules(KB, "ernst", E1), "actions", "ruim_op", actor="bakker")
    assert found(kb) == [
        ("verwijzing", ("actions", "ruim_op", "actor"), "er is geen 'bakker' voor 'actor'. Voeg het toe of gebruik een ander id."),
        ("gat", ("decisions", "ernst"), "geen regel past bij gevaar: nee (1 combinatie). Voeg een regel toe."),
    ]


def test_a_reason_with_a_value_that_does_not_exist_is_not_called_superfluous_too() -> None:
    kb = added(KB, "descents", replace(descent("d", "meld", "gevaar"), milder="soms"))
    assert found(kb) == [
        ("verwijzing", ("descents", "d", "milder"), "er is geen 'soms' voor 'milder'. Voeg het toe of gebruik een ander id."),
    ]


# A name that was changed in one place


def renamed(collection: str, name: str, **fields: Any) -> list[tuple[str, Location, str]]:
    return found(changed(KB, collection, name, **fields))


def test_an_outcome_that_was_renamed_is_named_first_with_the_level_that_was_meant() -> None:
    outcomes = {"zwaarr": "Dan zwaar", "licht": "Dan licht"}
    said = renamed("decisions", "ernst", outcomes=outcomes)
    assert said[:3] == [
        ("verwijzing", ("decisions", "ernst", "outcomes", "zwaarr"), "er is geen niveau 'zwaarr'. Bedoelde u 'zwaar'?"),
        ("verwijzing", ("levels", "zwaar"), "'zwaar' is geen uitkomst van 'ernst'. Voeg de uitkomst toe of haal het niveau weg."),
        ("verwijzing", ("decisions", "ernst", "rules", 0, "then"), "er is geen 'zwaar' voor 'then'. Bedoelde u 'zwaarr'?"),
    ]
    assert {text for _, _, text in said[3:]} == {"'ernst' is nooit 'zwaar'. Kies uit: zwaarr, licht."}


def test_of_an_outcome_that_does_not_exist_one_was_meant_that_no_rule_gives() -> None:
    kb = changed(KB, "decisions", "leiding", outcomes={"baas": "Baas", "buur": "Buur", "baasje": "Baasje"})
    here = ("decisions", "leiding", "rules", 0, "then")
    first, second = KB.decisions["leiding"].rules
    assert only(with_rules(kb, "leiding", replace(first, then="baasj"), second), here) == [
        ("verwijzing", here, "er is geen 'baasj' voor 'then'. Bedoelde u 'baasje'?"),
    ]
    assert only(
        with_rules(KB, "leiding", first, second, replace(first, id="L3", then="baasj")), ("decisions", "leiding", "rules", 2, "then")
    ) == [
        ("verwijzing", ("decisions", "leiding", "rules", 2, "then"), "er is geen 'baasj' voor 'then'. Bedoelde u 'baas'?"),
    ]


def test_a_rule_that_was_renamed_was_not_meant_to_be_its_neighbour() -> None:
    """`E11` looks like `E1`, but so does every rule; and which rules a conflict touches is not held against the levels then."""
    here: Location = ("conflicts", "C1", "touches")
    levels = {name: replace(KB.levels["zwaar"], id=name, name=name, trigger=f"{name}.") for name in ("grip_2", "grip_3")}
    kb = replace(KB, levels={**KB.levels, **levels})
    assert only(changed(kb, "conflicts", "C1", touches=("E1", "zwaar", "grip_1")), here) == [
        ("verwijzing", here, "er is geen 'grip_1' voor 'touches'. Voeg het toe of gebruik een ander id."),
    ]
    assert only(changed(kb, "conflicts", "C1", touches=("E1", "zwaar", "gri_2")), here) == [
        ("verwijzing", here, "er is geen 'gri_2' voor 'touches'. Bedoelde u 'grip_2'?"),
    ]
    assert renamed("conflicts", "C1", touches=("E11", "zwaar")) == [
        ("verwijzing", here, "er is geen 'E11' voor 'touches'. Voeg het toe of gebruik een ander id."),
    ]


def test_of_decisions_that_wait_for_each_other_the_line_is_named_that_closes_the_circle() -> None:
    kb = with_rules(KB, "ernst", E1, replace(E2, when=lines({"gevaar": "nee", "leiding": "buur"})))
    text = "deze beslissingen wachten op elkaar: ernst → leiding → ernst. Haal een van de verwijzingen weg."
    assert found(kb) == [("kring", ("decisions", "ernst", "rules", 1, "when", "leiding"), text)]
    itself = "deze beslissingen wachten op elkaar: ernst → ernst. Haal een van de verwijzingen weg."
    kb = with_rules(KB, "ernst", E1, replace(E2, when=lines({"gevaar": "nee", "ernst": "licht"})))
    assert found(kb) == [("kring", ("decisions", "ernst", "rules", 1, "when", "ernst"), itself)]


# Examples


def test_without_any_action_there_is_nothing_to_do_whatever_the_facts() -> None:
    assert ("zonder_actie", ("actions",), "er is niets te doen. Voeg een actie toe die dan geldt.") in found(replace(KB, actions={}))


def test_an_example_names_the_facts_in_the_order_of_the_knowledge_base() -> None:
    kb = changed(KB, "actions", "blijf_kalm", when=lines({"sector": "zorg", "geraakt": "nee"}))
    assert found(kb) == [
        (
            "zonder_actie",
            ("actions",),
            "er is niets te doen bij fase: warm, sector: haven, geraakt: nee, gevaar: ja. Voeg een actie toe die dan geldt.",
        )
    ]


def test_an_example_of_three_values_is_the_first_that_is_left_out() -> None:
    kb = replace(KB, facts={**KB.facts, "weer": fact("weer", "zon", "regen", "storm")})
    kb = with_rules(kb, "ernst", rule("E1", {"weer": "zon"}, "zwaar"), replace(E2, when=lines({"weer": "regen", "gevaar": "ja"})))
    assert ("gat", ("decisions", "ernst"), "geen regel past bij gevaar: nee, weer: regen (3 combinaties). Voeg een regel toe.") in found(kb)


# Too wide: one rule, or all that point to one resource or contact together


def wide(*contacts: tuple[str, int]) -> KnowledgeBase:
    """For each contact an action that rests on so many facts of its own, each with the values `ja` and `nee`."""
    names = iter(f"f{number}" for number in range(40))
    kb = KB
    for i, (contact, count) in enumerate(contacts):
        own = {next(names): "ja" for _ in range(count)}
        kb = replace(kb, facts={**kb.facts, **{name: fact(name, "ja", "nee") for name in own}})
        kb = added(kb, "actions", action(f"a{i}", moment="later", contact=contact, when=lines(own)))
    return kb


def test_actions_that_point_to_one_resource_are_together_not_too_wide() -> None:
    text = "de acties die hiernaar wijzen rusten samen op 4194304 combinaties. Laat minder acties hiernaar wijzen."
    assert check(wide(("hulp", 9), ("hulp", 9))) == (Finding("te_breed", ("resources", "hulp"), text, breaks_tables=True),)


def test_actions_with_one_contact_are_together_not_too_wide() -> None:
    text = "de acties met dit contact rusten samen op 262144 combinaties. Laat minder acties hiernaar wijzen."
    assert check(wide(("baas", 9), ("baas", 9))) == (Finding("te_breed", ("actors", "baas"), text, breaks_tables=True),)


def test_17_questions_together_are_just_not_too_wide() -> None:
    elsewhere = added(KB, "resources", resource("elders", url="https://hulp.nl/"))
    pointing = replace(wide(("elders", 8), ("elders", 9)), resources=elsewhere.resources)
    assert [found(kb) for kb in (wide(("baas", 8), ("baas", 9)), pointing)] == [[], []]


def test_a_decision_of_17_questions_hides_no_action_that_is_too_wide() -> None:
    kb = wide(("baas", 18))
    on_17 = {f"f{number}": "ja" for number in range(17)}
    kb = added(kb, "decisions", decision("net", ("zwaar", "licht"), [rule("N1", on_17, "zwaar")]))
    assert ("te_breed", ("decisions", "net")) not in [(kind, location) for kind, location, _ in found(kb)]
    assert ("te_breed", ("actions", "a0")) in [(kind, location) for kind, location, _ in found(kb)]


# What falls away


UPSIDE_DOWN = {"C1": replace(KB.conflicts["C1"], touches=("E2", "zwaar"))}


def upside_down() -> KnowledgeBase:
    """With danger it is light, and without danger heavy."""
    return replace(with_rules(KB, "ernst", replace(E1, then="licht"), replace(E2, then="zwaar")), cases={}, conflicts=UPSIDE_DOWN)


def test_a_level_that_falls_is_reported_for_every_level_that_is_lost() -> None:
    kb = changed(upside_down(), "decisions", "ernst", outcomes={"zwaar": "Zwaar", "midden": "Midden", "licht": "Licht"})
    kb = changed(kb, "facts", "geldt", values={"licht": "L", "midden": "M", "zwaar": "Z"}, severity=("licht", "midden", "zwaar"))
    kb = added(kb, "levels", level("midden", "baas"))
    advice = "Pas een regel aan, of leg bij 'descents' uit waarom dit zo hoort."
    assert [text for kind, location, text in found(kb) if (kind, location) == ("daalt", ("decisions", "ernst", "rules", 0))] == [
        f"gevaar: nee geeft 'zwaar' of hoger, maar met gevaar: ja in plaats van nee wordt het lager door regel E1. {advice}",
        f"gevaar: nee geeft 'midden' of hoger, maar met gevaar: ja in plaats van nee wordt het lager door regel E1. {advice}",
    ]


def test_a_level_may_fall_for_a_reason() -> None:
    falling = {each: descent(each, each, "gevaar") for each in ("ernst", "bel_hulp", "hulp")}
    assert found(replace(upside_down(), descents=falling)) == []
    del falling["ernst"]
    assert [location for _, location, _ in found(replace(upside_down(), descents=falling))] == [("decisions", "ernst", "rules", 0)]


def test_each_contact_is_judged_by_its_own_actions() -> None:
    kb = added(KB, "actions", action("bel_baas", moment="later", contact="baas", when=lines({"ernst": "zwaar"})))
    kb = changed(kb, "actions", "ruim_op", contact="buur")
    advice = "Voeg de ergere waarde toe aan 'when', of leg bij 'descents' uit waarom dit zo hoort."
    assert found(kb) == [
        (
            "daalt",
            ("actions", "ruim_op"),
            f"'buur' bellen hoort bij gevaar: nee, maar bij geen actie meer met gevaar: ja in plaats van nee. {advice}",
        )
    ]


# What is not superfluous


def test_a_fact_that_changes_only_who_leads_is_used() -> None:
    leading = (rule("L1", {"weer": "zon"}, "baas"), rule("L2", {"weer": "regen"}, "buur"))
    kb = added(KB, "facts", fact("weer", "zon", "regen", severity=("regen", "zon")))
    kb = changed(added(kb, "actors", actor("chef")), "levels", "zwaar", led_by="chef")  # whoever is at the wheel
    assert found(with_rules(kb, "leiding", *leading)) == []


def test_an_actor_whom_one_only_calls_is_used() -> None:
    assert found(changed(added(KB, "actors", actor("bakker")), "actions", "ruim_op", contact="bakker", when={})) == []


def test_a_source_of_which_only_a_place_is_cited_is_used() -> None:
    krant = replace(KB.sources["bron"], id="krant", title="Krant", places={"hoek": "Zo."})
    assert found(changed(added(KB, "sources", krant), "actions", "ruim_op", sources=("krant:hoek",))) == []


# Exercises


def practised(**expected: tuple[str, ...]) -> KnowledgeBase:
    exactly = ExactlyExpected(lead=("baas",), at_least="zwaar", at_most="zwaar", **expected)
    facts = {"fase": "warm", "sector": "zorg", "geraakt": "ja", "gevaar": "ja"}
    exercise = Exercise(id="e", title="Oefening", text="Er is gevaar.", facts=facts, expect=exactly, why="Zo is de regel.")
    return replace(KB, exercises={"e": exercise})


def test_an_exercise_may_name_everything_there_is() -> None:
    kb = practised(
        roads=("straat",), responsibilities=("gevolgen",), duties=("meld",), rules=("E1", "L1"),
        actions=("bel_hulp", "blijf_kalm"), resources=("hulp",), conflicts=("C1",), complete=("actions", "resources"),
        absent=("ruim_op",), direct=("bel_hulp",), order=("bel_hulp", "blijf_kalm"),
    )  # fmt: skip
    assert found(kb) == []


@pytest.mark.parametrize(
    "key", ["roads", "responsibilities", "duties", "warnings", "rules", "actions", "resources", "conflicts", "absent", "direct", "order"]
)
def test_what_an_exercise_names_exists(key: str) -> None:
    text = f"er is geen 'x' voor '{key}'. Voeg het toe of gebruik een ander id."
    assert found(practised(**{key: ("x",)})) == [("verwijzing", ("exercises", "e", "expect", key), text)]


# What can be seen of one record


def test_a_rank_is_1_or_more() -> None:
    assert found(changed(KB, "actions", "ruim_op", rank=1)) == []
    assert found(changed(KB, "actions", "ruim_op", rank=0)) == [
        ("termijn", ("actions", "ruim_op", "rank"), "een rang is 1 of meer. Verander het getal."),
    ]


@pytest.mark.parametrize("day", [date(2000, 1, 1), date(2026, 11, 23)])
def test_a_day_of_comparing_lies_in_this_century_and_not_after_the_day_of_the_knowledge(day: date) -> None:
    assert found(changed(KB, "sources", "bron", checked=day)) == []


def test_a_law_may_end_on_the_last_day_that_is_believed() -> None:
    assert found(changed(KB, "duties", "meld", valid_until=date(2100, 1, 1))) == []
    assert found(changed(KB, "duties", "meld", valid_until=date(2100, 1, 2))) == [
        ("datum", ("duties", "meld", "valid_until"), "de datum 2100-01-02 kan niet kloppen. Schrijf hem als 2026-11-23."),
    ]


def test_a_rule_may_cite_another_place_of_a_source_than_the_conflict_does() -> None:
    kb = changed(KB, "sources", "bron", places={"plek": "Zo.", "hoek": "Elders."})
    assert found(with_rules(kb, "ernst", replace(E1, sources=("bron:hoek",)), E2)) == []


@pytest.mark.parametrize(
    ("collection", "name", "key"),
    [("conflicts", "C1", "ours"), ("levels", "zwaar", "trigger"), ("duties", "meld", "name"), ("actions", "ruim_op", "text")],
)
def test_a_reason_that_only_repeats_what_is_said_is_found_wherever_it_is_said(collection: str, name: str, key: str) -> None:
    said: dict[str, Any] = {key: "Zo gaat dat.", "because": "zo gaat dat"}
    kb = added(KB, collection, replace(getattr(KB, collection)[name], **said))
    text = "de reden herhaalt de tekst. Schrijf op waarom dit zo is."
    assert found(kb) == [("reden", (collection, name, "because"), text)]


@pytest.mark.parametrize(("hours", "months"), [(1, None), (87_840, None), (None, 1), (None, 120), (None, None)])
def test_a_term_is_an_hour_to_ten_years(hours: int | None, months: int | None) -> None:
    assert found(changed(KB, "duties", "meld", hours=hours, months=months)) == []


@pytest.mark.parametrize(("hours", "months"), [(87_841, None), (None, 121)])
def test_a_term_of_more_than_ten_years_is_a_mistake(hours: int | None, months: int | None) -> None:
    text = "deze termijn is langer dan tien jaar. Controleer het getal."
    here: Location = ("duties", "meld", "hours" if hours else "months")
    assert found(changed(KB, "duties", "meld", hours=hours, months=months)) == [("termijn", here, text)]


def test_a_duty_has_one_term() -> None:
    text = "een plicht heeft één termijn: in uren of in maanden. Haal een van de twee weg."
    assert found(changed(KB, "duties", "meld", hours=72, months=1)) == [("termijn", ("duties", "meld", "months"), text)]


def test_knowledge_may_be_old_after_a_day() -> None:
    assert found(replace(KB, stale_after_days=1)) == []


@pytest.mark.parametrize(
    ("kb", "location", "text"),
    [
        (
            changed(KB, "cases", "toen", facts={"gevaart": "ja"}, inferred=()),
            ("cases", "toen", "facts", "gevaart"), "er is geen feit 'gevaart'. Bedoelde u 'gevaar'?",
        ),
        (
            changed(KB, "actions", "ruim_op", sources=("bronn",)),
            ("actions", "ruim_op", "sources"), "er is geen bron 'bronn'. Bedoelde u 'bron'?",
        ),
        (grouped("geraakt", "gevaar", "geraak"), ("groups", "g", "facts", "geraak"), "er is geen feit 'geraak'. Bedoelde u 'geraakt'?"),
    ],
    ids=["in_a_case", "of_a_source", "in_a_group"],
)  # fmt: skip
def test_a_misspelt_name_on_which_no_decision_rests_hides_no_gap(kb: KnowledgeBase, location: Location, text: str) -> None:
    assert found(with_rules(kb, "ernst", E1)) == [
        ("verwijzing", location, text),
        ("gat", ("decisions", "ernst"), "geen regel past bij gevaar: nee (1 combinatie). Voeg een regel toe."),
    ]


def test_a_duty_that_follows_on_a_notification_says_on_which_one() -> None:
    text = "'after' hoort bij 'starts: melding': welke plicht gaat eraan vooraf? Vul beide in, of geen van beide."
    fault = [("termijn", ("duties", "meld", "starts"), text)]
    assert found(changed(KB, "duties", "meld", starts="melding")) == fault
    first = added(KB, "duties", replace(KB.duties["meld"], id="eerst", name="Eerste melding", text="Meld het eerst."))
    assert found(changed(first, "duties", "meld", after="eerst")) == fault
    assert found(changed(first, "duties", "meld", starts="melding", after="eerst")) == []


def test_a_duty_does_not_follow_on_itself() -> None:
    assert found(changed(KB, "duties", "meld", starts="melding", after="meld")) == [
        ("kring", ("duties", "meld", "after"), "deze plicht wacht op zichzelf. Noem de plicht die eraan voorafgaat."),
    ]


def test_the_road_on_which_a_clock_is_ours_is_one_of_several_of_its_duty() -> None:
    here, first = ("duties", "meld", "own_road"), ("straat", "haven")
    wider = replace(KB, roads={**KB.roads, "haven": replace(KB.roads["straat"], id="haven", number=2, name="Haven")})
    text = "'own_road' is een van de wegen van deze plicht, en er is er nog een. Vul 'roads' aan, of haal 'own_road' weg."
    alone = [("termijn", here, text)]
    assert only(changed(wider, "duties", "meld", roads=first, own_road="straat"), here) == []
    assert only(changed(wider, "duties", "meld", roads=("straat",), own_road="straat"), here) == alone
    assert only(changed(wider, "duties", "meld", roads=("straat",), own_road="haven"), here) == alone
    assert only(changed(wider, "duties", "meld", roads=first, own_road="have"), here) == [
        ("verwijzing", here, "er is geen 'have' voor 'own_road'. Bedoelde u 'haven'?"),
    ]
    text = "'own_road' hoort bij 'starts: kennisname'. Verander 'starts', of haal 'own_road' weg."
    assert only(changed(wider, "duties", "meld", roads=first, own_road="straat", starts="kennisname_ander"), here) == [
        ("termijn", here, text),
    ]


def test_an_abbreviation_in_the_title_of_a_source_is_not_ours_to_explain() -> None:
    assert found(changed(KB, "sources", "bron", title="Bron van het XYZ")) == []


def test_the_duty_on_which_another_follows_exists() -> None:
    text = "er is geen 'x' voor 'after'. Voeg het toe of gebruik een ander id."
    assert found(changed(KB, "duties", "meld", starts="melding", after="x")) == [("verwijzing", ("duties", "meld", "after"), text)]


def test_a_host_like_no_other_may_be_right() -> None:
    kb = changed(KB, "resources", "hulp", url="https://elders.nl/")
    assert found(kb) == [
        ("adres", ("resources", "hulp", "url"), "'elders.nl' staat niet bij 'hosts'. Klopt het adres, zet de naam er dan bij."),
        ("overbodig", ("hosts", 0), "geen adres leidt naar 'hulp.nl'. Haal de regel weg."),
    ]


@pytest.mark.parametrize("text", ["Bel het OK-team.", "Volg plan B.", "Bel pas na de OK."])
def test_a_word_in_which_every_part_is_explained_is_no_riddle(text: str) -> None:
    assert found(changed(KB, "actions", "ruim_op", text=text)) == []


@pytest.mark.parametrize(("text", "short"), [("Bel het mk.", "mk"), ("Bel het OK-XYZ-team.", "XYZ")])
def test_the_part_of_a_word_that_nobody_explains_is_named(text: str, short: str) -> None:
    advice = "Schrijf het voluit, of leg het uit bij 'terms'. Is het een naam, zet hem bij 'names'."
    said = f"niemand legt de afkorting '{short}' uit. {advice}"
    assert found(changed(KB, "actions", "ruim_op", text=text)) == [("afkorting", ("actions", "ruim_op", "text"), said)]


def test_an_explanation_is_used_by_a_part_of_a_word() -> None:
    assert found(changed(replace(KB, terms={"OK": "in orde", "XYZ": "iets"}), "actions", "ruim_op", text="Bel het XYZ-team.")) == []


def test_a_misspelt_source_of_a_rule_hides_no_gap_in_its_decision() -> None:
    assert found(with_rules(KB, "ernst", replace(E1, sources=("bron", "bronn")))) == [
        ("verwijzing", ("decisions", "ernst", "rules", 0, "sources"), "er is geen bron 'bronn'. Bedoelde u 'bron'?"),
        ("gat", ("decisions", "ernst"), "geen regel past bij gevaar: nee (1 combinatie). Voeg een regel toe."),
    ]
