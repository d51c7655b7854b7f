"""Whose a duty is, which one may be wanted no more, and who can lead at each level: exact over all completions."""

from collections.abc import Mapping
from datetime import UTC, datetime

import pytest

from knowledge_bases import changed, shipped, small
from plain_meaning import applies, completions, outcome, resting_on
from random_bases import dice
from wegenkaart.advice import Advice, Setting, advise
from wegenkaart.advice.document import AdvisedDuty
from wegenkaart.checks.finding import advised
from wegenkaart.checks.references import check as check_references
from wegenkaart.engine import Tables
from wegenkaart.model import Facts
from wegenkaart.render.briefing import advice_briefing
from wegenkaart.render.deadlines import holder, urgent
from wegenkaart.render.lines import plain
from wegenkaart.render.markdown import advice_markdown
from wegenkaart.render.page import advice_html
from wegenkaart.render.text import advice_lines
from wegenkaart.slots import with_region

KB = with_region(shipped())
TABLES = Tables(KB)
NOW = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
LONG_AGO = datetime(2026, 11, 22, 0, 0, tzinfo=UTC)
LEAK: Facts = {"fase": "warm", "persoonsgegevens": "ja", "cbw_drempel": "ja"}
OURS: Facts = {**LEAK, "eigen_organisatie": "ja", "andere_organisatie": "nee"}
ONLINE: Facts = {
    "fase": "warm", "eigen_organisatie": "nee", "andere_organisatie": "nee", "cybercrime_slachtoffers": "nee",
    "online_aangejaagd": "ja", "online_oproep": "rellen_of_opruiing",
}  # fmt: skip


def advice(facts: Facts, setting: Setting = Setting(now=NOW)) -> Advice:  # noqa: B008 (frozen)
    return advise(TABLES, facts, setting)


def duty(found: Advice, name: str) -> AdvisedDuty:
    return next(each for each in found.duties if each.id == name)


def screen(found: Advice) -> str:
    return " ".join(plain(advice_lines(KB, found, 80)).split())


# Whose a duty is


@pytest.mark.parametrize(
    ("own", "other", "status", "said"),
    [
        ("ja", "nee", ("certain", None), "uw gemeente"),
        ("nee", "ja", (None, "certain"), "de andere organisatie"),
        ("ja", "ja", ("certain", "certain"), "uw gemeente en de andere organisatie, elk zelf"),
        ("ja", None, ("certain", "possible"), "uw gemeente, en misschien ook de andere organisatie"),
        (None, "ja", ("possible", "certain"), "de andere organisatie, en misschien ook uw gemeente"),
        (None, None, ("possible", "possible"), "uw gemeente of de andere organisatie"),
        (None, "nee", ("certain", None), "uw gemeente"),
    ],
)
def test_who_must_report_a_leak_hangs_on_who_is_hit(
    own: str | None, other: str | None, status: tuple[str | None, str | None], said: str
) -> None:
    facts = {**LEAK, **{name: value for name, value in (("eigen_organisatie", own), ("andere_organisatie", other)) if value}}
    found = advice(facts)
    leak = duty(found, "avg_melding_ap")
    assert ((leak.own, leak.other), holder(KB, found, leak)) == (status, said)


def test_what_waits_for_another_duty_is_of_who_does_that_one() -> None:
    ours = advice(OURS)
    assert holder(KB, ours, duty(ours, "cbw_eindverslag")) == "uw gemeente"
    theirs = advice({"fase": "warm", "andere_organisatie": "ja", "vitaal_proces": "ja"})
    assert holder(KB, theirs, duty(theirs, "wwke_verslag")) == "de andere organisatie"


def test_another_holder_goes_by_its_name() -> None:
    kb = changed(KB, "duties", "avg_melding_ap", holder="college")
    found = advise(Tables(kb), OURS, Setting(now=NOW))
    assert holder(kb, found, duty(found, "avg_melding_ap")) == "het college van burgemeester en wethouders"


def test_of_another_organisation_is_only_spoken_while_one_may_be_hit() -> None:
    assert "andere organisatie getroffen" not in screen(advice(OURS))
    assert "Is een andere organisatie getroffen, dan telt wanneer die het wist." in screen(advice({**OURS, "andere_organisatie": "ja"}))


def test_every_form_says_who_must_report() -> None:
    found = advice(OURS)
    assert "Door: uw gemeente. Aan: de Autoriteit Persoonsgegevens (AP), " in screen(found)
    assert "Door: uw gemeente. Aan: de Autoriteit Persoonsgegevens (AP), " in advice_markdown(KB, found)
    assert "Wat u meldt, en vóór wanneer. Door: uw gemeente</caption>" in advice_html(KB, found)
    assert "(AVG art. 33). Door: uw gemeente en de andere organisatie, elk zelf</th>" in advice_html(
        KB, advice({**OURS, "andere_organisatie": "ja"})
    )
    assert "Door uw gemeente." in advice_briefing(KB, found)


# What may be wanted no more


def reported(**done: datetime) -> Setting:
    return Setting(now=NOW, aware_at=LONG_AGO, reported=done)


@pytest.mark.parametrize("later", ["cbw_melding", "cbw_eindverslag"])
def test_a_warning_of_which_a_later_report_was_made_heads_the_page_no_more(later: str) -> None:
    warning = "Vroegtijdige waarschuwing onder de Cbw"
    assert any(about.startswith(warning) for _, about in urgent(KB, advice(OURS, reported())))
    found = advice(OURS, reported(**{later: LONG_AGO}))
    assert duty(found, "cbw_waarschuwing").overtaken_by == later
    assert [about for _, about in urgent(KB, found) if about.startswith(warning)] == []


def test_it_is_asked_whether_it_is_still_wanted() -> None:
    said = screen(advice(OURS, reported(cbw_melding=LONG_AGO)))
    assert (
        "de termijn is voorbij sinds maandag 23 november, 01:00 (2 uur geleden), al gedaan is: Melding onder de Cbw. "
        "Vraag de CSIRT (aangewezen computercrisisteam) of de toezichthouder of deze nog nodig is. Grond: Cbw art. 26;"
    ) in said


def test_what_was_done_itself_or_has_no_later_one_that_was_is_not_overtaken() -> None:
    both = advice(OURS, reported(cbw_waarschuwing=LONG_AGO, cbw_melding=LONG_AGO))
    assert [each.id for each in both.duties if each.overtaken_by] == []
    first = advice(OURS, reported(cbw_waarschuwing=LONG_AGO))
    assert [each.id for each in first.duties if each.overtaken_by] == []


def test_duties_that_follow_each_other_in_a_circle_end() -> None:
    kb = changed(KB, "duties", "cbw_waarschuwing", follows="cbw_melding")
    found = advise(Tables(kb), OURS, reported())
    assert duty(found, "cbw_melding").overtaken_by is None


def test_a_duty_that_goes_further_names_one_that_exists() -> None:
    kb = changed(small(), "duties", "meld", follows="weld")
    found = [(each.location, each.text) for each in advised(check_references(kb))]
    assert found == [(("duties", "meld", "follows"), "er is geen 'weld' voor 'follows'. Bedoelde u 'meld'?")]


# Who can lead at each level


def test_at_every_level_only_those_lead_who_can_lead_there() -> None:
    found = {step.level: step.leaders for step in advice(ONLINE).escalation}
    assert found == {
        "geen": ("burgemeesters_samen", "burgemeester"),
        "grip_1": ("burgemeester",),
        "grip_2": ("burgemeesters_samen", "burgemeester"),
        "grip_3": ("burgemeester",),
        "grip_4": ("voorzitter_veiligheidsregio",),
        "grip_5": ("voorzitters_samen",),
    }


def test_nobody_leads_where_nobody_is_hit() -> None:
    found = advice(ONLINE)
    assert "Bereik: het incident zelf. Leiding: de burgemeesters van de getroffen gemeenten samen of de burgemeester. (?)" in screen(found)
    road = advice_html(KB, found).partition("<svg")[2].partition("</svg>")[0]
    assert "getroffen organisatie" not in road


def test_of_a_level_that_is_not_possible_and_to_which_nobody_scales_up_no_leader_is_named() -> None:
    found = advice({**ONLINE, "bestuurlijk_besluit": "ja"})
    assert found.escalation[0].leaders == ()
    assert "(v) geen GRIP Bereik: het incident zelf. (?) kan nu passen" in screen(found).replace("(v) lager, ", "")


@pytest.mark.parametrize("seed", range(40))
def test_the_leaders_at_each_level_are_those_of_all_completions(seed: int) -> None:
    random, outline = dice(f"leaders {seed}"), KB.outline
    deciding = sorted(resting_on(KB, [{outline.lead: (), outline.level: ()}]))
    known = {name: random.choice(list(KB.facts[name].values)) for name in deciding if random.random() < 0.6}
    together: dict[str, set[str]] = {}
    for full in completions(KB, known, deciding):
        together.setdefault(outcome(KB, outline.level, full), set()).add(outcome(KB, outline.lead, full))
    found: Mapping[str, set[str]] = {step.level: set(step.leaders) for step in advice(known).escalation if step.leaders}
    assert found == together


@pytest.mark.parametrize("seed", range(40))
def test_whose_a_duty_is_is_so_in_all_completions_in_which_it_applies(seed: int) -> None:
    """Ours where our road applies, of another one where the other road does."""
    random, record = dice(f"holders {seed}"), KB.duties["avg_melding_ap"]
    names = ("fase", "persoonsgegevens", "eigen_organisatie", "andere_organisatie")
    known = {name: random.choice(list(KB.facts[name].values)) for name in names if random.random() < 0.5}
    full = [each for each in completions(KB, known, names) if applies(KB, record, each)]
    held = next(((each.own, each.other) for each in advice(known).duties if each.id == record.id), None)
    parts = [[each[name] == "ja" for each in full] for name in ("eigen_organisatie", "andere_organisatie")]
    assert held == (tuple("certain" if all(part) else "possible" if any(part) else None for part in parts) if full else None)
