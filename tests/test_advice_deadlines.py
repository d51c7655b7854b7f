"""The clocks of the duties, from what is typed to what is read: literal days and hours in Amsterdam."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from typing import Any

import pytest

from knowledge_bases import changed, shipped, small
from program import Run, in_process
from wegenkaart.advice import Setting, advise
from wegenkaart.checks.finding import advised
from wegenkaart.checks.form import check as check_form
from wegenkaart.checks.references import check as check_references
from wegenkaart.engine import Tables
from wegenkaart.knowledge import default_data, load
from wegenkaart.render.deadlines import due
from wegenkaart.render.text import advice_lines
from wegenkaart.slots import with_region

HACK = {"fase": "warm", "eigen_organisatie": "ja", "andere_organisatie": "nee", "persoonsgegevens": "ja", "cbw_drempel": "ja"}
IDLE = "--aware-at: hiermee begint in dit advies geen termijn om te melden. Controleer de feiten, ook over de wegen.\n"
HOSPITAL = {"fase": "warm", "eigen_organisatie": "nee", "andere_organisatie": "ja", "sector": "zorg"}


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    return in_process(capsys, monkeypatch)


def flags(facts: Mapping[str, str]) -> list[str]:
    return ["--no-input", *(word for fact, value in facts.items() for word in ("--fact", f"{fact}={value}"))]


def text(run: Run, facts: Mapping[str, str], *more: str) -> str:
    """The advice on one line, as broken lines are no part of what is said."""
    said = run("advise", *flags(facts), *more)
    assert (said.code, said.err) in ((0, ""), (0, IDLE))
    return " ".join(said.out.split())


def duties(run: Run, facts: Mapping[str, str], *more: str) -> dict[str, dict[str, Any]]:
    said = run("advise", "--json", *flags(facts), *more)
    assert (said.code, said.err) in ((0, ""), (0, IDLE))
    return {each["id"]: each for each in json.loads(said.out)["duties"]}


# Terms in hours


@pytest.mark.parametrize(
    ("aware", "now", "words"),
    [
        ("2026-11-23T02:40", "2026-11-23T02:40", "vóór donderdag 26 november, 02:40 (over 3 dagen)"),
        ("2026-03-27T12:00", "2026-03-29T13:00", "vóór maandag 30 maart, 13:00 (over 24 uur)"),
        ("2026-10-24T03:00", "2026-10-24T04:00", "vóór dinsdag 27 oktober, 02:00 (over 2 dagen en 23 uur)"),
        ("2026-10-22T02:30", "2026-10-22T03:00", "vóór zondag 25 oktober, 02:30 zomertijd (over 2 dagen en 23 uur)"),
        ("2026-10-22T03:30", "2026-10-24T12:00", "vóór zondag 25 oktober, 02:30 wintertijd (over 15 uur en 30 minuten)"),
        ("2026-10-25T02:30+02:00", "2026-10-27T12:00", "vóór woensdag 28 oktober, 01:30 (over 13 uur en 30 minuten)"),
        ("2026-10-25T02:30+01:00", "2026-10-27T12:00", "vóór woensdag 28 oktober, 02:30 (over 14 uur en 30 minuten)"),
        ("2027-03-25T02:30", "2027-03-27T12:00", "vóór zondag 28 maart, 03:30 (over 14 uur en 30 minuten)"),
        ("2027-10-29T12:00", "2027-10-31T12:00", "vóór maandag 1 november, 11:00 (over 23 uur)"),
        ("2028-02-27T08:00", "2028-02-29T08:00", "vóór woensdag 1 maart, 08:00 (over 24 uur)"),
        ("2026-12-30T18:00", "2026-12-31T18:00", "vóór zaterdag 2 januari 2027, 18:00 (over 2 dagen)"),
        ("2026-12-30T18:00", "2027-01-01T18:01", "vóór zaterdag 2 januari, 18:00 (over 23 uur en 59 minuten)"),
    ],
)
def test_72_hours_after_awareness(run: Run, aware: str, now: str, words: str) -> None:
    leak = {**HACK, "cbw_drempel": "nee", "politiegegevens": "nee"}
    assert f"Aan: de Autoriteit Persoonsgegevens (AP), {words}. Grond" in text(run, leak, "--aware-at", aware, "--now", now)


def test_the_warning_of_the_cbw_has_24_hours_from_awareness(run: Run) -> None:
    said = text(run, HACK, "--aware-at", "2026-11-23T02:40", "--now", "2026-11-23T04:30")
    assert "Aan: het Nationaal Cyber Security Centrum (NCSC), vóór dinsdag 24 november, 02:40 (over 22 uur en 10 minuten). Grond" in said


def test_while_a_fact_is_unknown_its_clock_is_shown_all_the_same(run: Run) -> None:
    unsure = {"fase": "warm", "eigen_organisatie": "ja"}
    said = text(run, unsure, "--aware-at", "2026-11-23T02:40", "--now", "2026-11-23T04:30")
    assert "Misschien: Vroegtijdige waarschuwing onder de Cbw (Cyberbeveiligingswet), vóór dinsdag 24 november, 02:40 (over 22 uur" in said


def test_a_clock_that_stands_still_says_how_long_the_term_is_and_how_to_start_it(run: Run) -> None:
    said = text(run, HACK, "--now", "2026-11-23T03:00")
    assert "Aan: de Autoriteit Persoonsgegevens (AP), binnen 72 uur nadat de organisatie het wist. Grond" in said
    assert "Geef door wanneer u het wist, dan loopt de klok: --aware-at 'vandaag 02:40'" in said


# Another organisation


def test_the_clock_of_another_organisation_starts_when_that_one_knew(run: Run) -> None:
    now = ("--now", "2026-11-23T12:00")
    ours = duties(run, HOSPITAL, "--aware-at", "2026-11-23T11:00", *now)["cbw_zorg"]
    assert (ours["starts_on"], ours["starts_at"], ours["due_at"]) == ("kennisname_ander", None, None)
    theirs = duties(run, HOSPITAL, "--other-aware-at", "2026-11-22T23:00", *now)["cbw_zorg"]
    assert (theirs["starts_at"], theirs["due_at"]) == ("2026-11-22T22:00:00Z", "2026-11-23T22:00:00Z")


def test_what_another_organisation_must_do_is_asked_not_done(run: Run) -> None:
    said = text(run, HOSPITAL, "--other-aware-at", "2026-11-22T12:30", "--now", "2026-11-23T12:00")
    assert "VRAAG NU NA: Cbw-melding (Cyberbeveiligingswet) door een zorgaanbieder, vóór maandag 23 november, 12:30 (over 30 min" in said
    late = text(run, HOSPITAL, "--other-aware-at", "2026-11-22T12:00", "--now", "2026-11-23T12:00")
    assert "de termijn is voorbij sinds maandag 23 november, 12:00 (nu), vraag of het is gedaan." in late


OURS, THEIRS = ("--aware-at", "2026-11-23T02:40"), ("--other-aware-at", "2026-11-22T10:00")
LEAK = {"fase": "warm", "andere_organisatie": "ja", "persoonsgegevens": "ja", "politiegegevens": "ja"}


@pytest.mark.parametrize("name", ["avg_melding_ap", "wpg_melding_ap"])
@pytest.mark.parametrize(
    ("own", "starts", "due"),
    [
        ({"eigen_organisatie": "nee"}, "kennisname_ander", "2026-11-25T09:00:00Z"),
        ({"eigen_organisatie": "onbekend"}, "kennisname", "2026-11-26T01:40:00Z"),
        ({"eigen_organisatie": "ja"}, "kennisname", "2026-11-26T01:40:00Z"),
    ],
    ids=["nee", "onbekend", "ja"],
)
def test_a_leak_runs_from_when_the_organisation_that_is_hit_knew_it_and_that_may_be_ours(
    run: Run, name: str, own: dict[str, str], starts: str, due: str
) -> None:
    found = duties(run, {**LEAK, **own}, *OURS, *THEIRS, "--now", "2026-11-23T04:00")[name]
    assert (found["starts_on"], found["due_at"]) == (starts, due)


def test_a_leak_at_another_organisation_has_no_date_while_only_we_are_said_to_know_it(run: Run) -> None:
    theirs = {**LEAK, "eigen_organisatie": "nee"}
    found = duties(run, theirs, *OURS, "--now", "2026-11-23T04:00")["avg_melding_ap"]
    assert (found["starts_on"], found["starts_at"], found["due_at"]) == ("kennisname_ander", None, None)
    said = text(run, theirs, *OURS, "--now", "2026-11-23T04:00")
    assert "Aan: de Autoriteit Persoonsgegevens (AP), binnen 72 uur nadat die organisatie het zelf wist. Grond" in said
    assert "Geef door wanneer de andere organisatie het wist, dan loopt haar klok: --other-aware-at 'vandaag 02:40'" in said
    assert "--aware-at 'vandaag 02:40'" not in said.replace("--other-aware-at", "")


def test_a_leak_at_another_organisation_is_asked_about_and_one_that_may_be_ours_is_notified(run: Run) -> None:
    now = ("--now", "2026-11-25T09:00")
    assert "VRAAG NU NA: Datalek melden bij de AP" in text(run, {**LEAK, "eigen_organisatie": "nee"}, *THEIRS, *now)
    assert "MELD NU: Datalek melden bij de AP" in text(run, LEAK, "--aware-at", "2026-11-22T10:00", *now)


def test_what_follows_on_a_duty_is_asked_about_when_that_one_is() -> None:
    first = changed(shipped(), "duties", "cbw_eindverslag", after="avg_melding_ap", roads=("eigen_huis", "cyberincidenten"), when={})
    moment = datetime(2026, 10, 1, 2, 0, tzinfo=UTC)
    setting = Setting(now=datetime(2026, 11, 23, 2, 0, tzinfo=UTC), aware_at=moment, reported={"avg_melding_ap": moment})
    for own, words in (("nee", "vraag of het is gedaan"), ("ja", "meld nu direct")):
        found = advise(Tables(with_region(first)), {**LEAK, "eigen_organisatie": own}, setting)
        last = next(duty for duty in found.duties if duty.id == "cbw_eindverslag")
        assert due(first, found, last).endswith(words)


# After another duty


@pytest.mark.parametrize(
    ("reported", "due", "words"),
    [
        ("2026-11-26T02:00", "2026-12-26T01:00:00Z", "zaterdag 26 december, 02:00"),
        ("2027-01-31T10:00", "2027-02-28T09:00:00Z", "zondag 28 februari, 10:00"),
        ("2028-01-31T10:00", "2028-02-29T09:00:00Z", "dinsdag 29 februari, 10:00"),
        ("2028-02-29T10:00", "2028-03-29T08:00:00Z", "woensdag 29 maart, 10:00"),
        ("2026-09-25T02:30", "2026-10-25T00:30:00Z", "zondag 25 oktober, 02:30 zomertijd"),
        ("2027-02-28T02:30", "2027-03-28T01:30:00Z", "zondag 28 maart, 03:30"),
        ("2026-12-31T23:30", "2027-01-31T22:30:00Z", "zondag 31 januari 2027, 23:30"),
    ],
)
def test_the_final_report_is_due_a_month_after_the_notification(run: Run, reported: str, due: str, words: str) -> None:
    options = ("--reported", f"cbw_melding={reported}", "--now", reported)
    found = duties(run, HACK, *options)["cbw_eindverslag"]
    assert (found["after"], found["starts_on"], found["due_at"]) == ("cbw_melding", "melding", due)
    assert f"Aan: het Nationaal Cyber Security Centrum (NCSC), vóór {words} (over " in text(run, HACK, *options)


def test_the_final_report_has_no_date_before_the_notification_was_made(run: Run) -> None:
    options = ("--aware-at", "2026-11-20T10:00", "--reported", "cbw_waarschuwing=2026-11-21T09:00", "--now", "2026-11-21T12:00")
    found = duties(run, HACK, *options)
    assert (found["cbw_eindverslag"]["starts_at"], found["cbw_eindverslag"]["due_at"]) == (None, None)
    assert "binnen 1 maand na de melding die eraan voorafgaat: Melding onder de Cbw. Grond" in text(run, HACK, *options)


def test_a_duty_that_was_done_is_said_to_be_done_and_whether_it_was_in_time(run: Run) -> None:
    options = ("--aware-at", "2026-11-20T10:00", "--now", "2026-11-23T12:00")
    done = ("--reported", "cbw_waarschuwing=2026-11-21T10:00", "--reported", "cbw_melding=2026-11-23T10:01")
    found = duties(run, HACK, *options, *done)
    assert (found["cbw_waarschuwing"]["done_at"], found["cbw_melding"]["done_at"]) == ("2026-11-21T09:00:00Z", "2026-11-23T09:01:00Z")
    assert found["avg_melding_ap"]["done_at"] is None
    said = text(run, HACK, *options, *done)
    assert "Vroegtijdige waarschuwing onder de Cbw, gedaan op zaterdag 21 november, 10:00. Door: uw gemeente. Grond" in said
    assert "Melding onder de Cbw, gedaan op maandag 23 november, 10:01, na de termijn. Door: uw gemeente. Grond" in said


# What stands on top


def test_a_deadline_within_three_hours_stands_under_the_date_and_one_a_minute_later_does_not(run: Run) -> None:
    aware = ("--aware-at", "2026-11-23T02:40")
    nearly = run("advise", *flags(HACK), *aware, "--now", "2026-11-23T23:40").out.splitlines()
    assert nearly[1:3] == [
        "MELD NU:     Vroegtijdige waarschuwing onder de Cbw (Cyberbeveiligingswet), vóór",
        "             dinsdag 24 november, 02:40 (over 3 uur).",
    ]
    assert "MELD NU" not in run("advise", *flags(HACK), *aware, "--now", "2026-11-23T23:39").out


def test_what_is_certain_is_called_before_what_is_possible_and_the_rest_is_counted(run: Run) -> None:
    unsure = {"fase": "warm", "eigen_organisatie": "ja", "persoonsgegevens": "ja"}
    lines = run("advise", *flags(unsure), "--aware-at", "2026-11-20T01:00", "--now", "2026-11-23T03:00").out.splitlines()
    assert lines[1:8] == [
        "MELD NU:     Datalek melden bij de AP (Autoriteit Persoonsgegevens), de termijn",
        "             is voorbij sinds maandag 23 november, 01:00 (2 uur geleden), meld",
        "             nu direct.",
        "MELD NU:     Misschien: Vroegtijdige waarschuwing onder de Cbw",
        "             (Cyberbeveiligingswet), de termijn is voorbij sinds zaterdag 21",
        "             november, 01:00 (2 dagen en 2 uur geleden), meld nu direct.",
        "             En nog 2 termijnen zijn bijna of al voorbij. Kijk bij Melden.",
    ]
    assert {"DOE DIT NU", "SCHAAL OP ALS"} <= set(lines[:24])


def test_what_was_done_is_no_longer_called(run: Run) -> None:
    leak = {**HACK, "cbw_drempel": "nee", "politiegegevens": "nee"}
    options = ("--aware-at", "2026-11-20T01:00", "--now", "2026-11-23T03:00")
    assert "MELD NU" in text(run, leak, *options)
    assert "MELD NU" not in text(run, leak, *options, "--reported", "avg_melding_ap=2026-11-23T02:00")


def test_markdown_calls_it_too(run: Run) -> None:
    said = run("advise", *flags(HACK), "--aware-at", "2026-11-23T02:40", "--now", "2026-11-24T00:30", "--format", "markdown").out
    assert said.splitlines()[2] == (
        "- **MELD NU:** Vroegtijdige waarschuwing onder de Cbw (Cyberbeveiligingswet), "
        "vóór dinsdag 24 november, 02:40 (over 2 uur en 10 minuten)."
    )


# Order


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_people_read_first_what_is_due_first_then_what_has_no_clock_then_what_was_done(run: Run, form: str) -> None:
    facts = {**HACK, "politiegegevens": "ja", "hoog_risico_betrokkenen": "ja"}
    done = ("--reported", "cbw_melding=2026-11-23T03:00", "--format", form)
    said = run("advise", *flags(facts), "--aware-at", "2026-11-23T02:40", "--now", "2026-11-23T04:00", *done).out
    names = [
        "Datalek melden bij de AP", "Lek van politiegegevens melden bij de AP", "Eindverslag onder de Cbw",
        "Betrokkenen inlichten over het datalek", "Datalek vastleggen in het eigen register",
        "Afnemers van de dienst inlichten onder de Cbw", "Vroegtijdige waarschuwing onder de Cbw", "Melding onder de Cbw",
    ]  # fmt: skip
    listed = [line for line in said.splitlines() if line.startswith(("  - ", "- **", "- Misschien: **"))]
    assert [name for line in listed for name in names if line.lstrip(" -*").startswith(name)] == names


# Wrong moments


@pytest.mark.parametrize(
    ("option", "message"),
    [
        ("cbw_melding", "--reported cbw_melding: hier hoort een plicht en een tijdstip. Schrijf het als avg_melding_ap='vandaag 02:40'."),
        ("cbw_meldin=vandaag 02:40", "--reported cbw_meldin=vandaag 02:40: er is geen plicht 'cbw_meldin'. Bedoelde u 'cbw_melding'?"),
        (
            "cbw_melding=straks",
            "--reported cbw_melding straks: dit is geen tijdstip. Schrijf het als 'vandaag 02:40', 'gisteren 23:15' of '23-11-2026 02:40'.",
        ),
        (
            "cbw_melding=2026-11-23T03:01",
            "--reported cbw_melding 2026-11-23T03:01: dit tijdstip is nog niet geweest. Geef het moment waarop het is gedaan.",
        ),
        (
            "cbw_melding=2026-10-25T02:30",
            (
                "--reported cbw_melding 2026-10-25T02:30: dit uur komt twee keer voor. "
                "Schrijf 2026-10-25T02:30+02:00 (zomertijd) of 2026-10-25T02:30+01:00 (wintertijd)."
            ),
        ),
        (
            "cbw_melding=2026-03-29T02:30",
            (
                "--reported cbw_melding 2026-03-29T02:30: dit tijdstip bestaat niet, want de klok ging een uur vooruit. "
                "Kies een ander tijdstip."
            ),
        ),
    ],
)
def test_a_wrong_moment_of_reporting_is_refused(run: Run, option: str, message: str) -> None:
    said = run("advise", *flags(HACK), "--reported", option, "--now", "2026-11-23T03:00")
    assert (said.code, said.refusal) == (2, f"Fout: {message}")


def test_what_was_done_before_its_clock_began_is_remarked(run: Run) -> None:
    facts = ("--fact", "fase=warm", "--fact", "eigen_organisatie=ja", "--fact", "persoonsgegevens=ja", "--now", "2026-11-23T03:00")
    early = run("advise", *facts, "--aware-at", "02:00", "--reported", "avg_melding_ap=01:00", "--json")
    assert early.code == 0
    assert early.err == (
        "--reported avg_melding_ap: maandag 23 november 2026, 01:00 is eerder dan het begin van de termijn"
        " (maandag 23 november 2026, 02:00). Controleer beide tijdstippen.\n"
    )
    assert json.loads(early.out)["duties"]
    for reported in ("02:00", "02:30"):
        assert run("advise", *facts, "--aware-at", "02:00", "--reported", f"avg_melding_ap={reported}").err == ""
    assert run("advise", *facts, "--reported", "avg_melding_ap=01:00").err == ""


def test_a_duty_cannot_be_done_twice(run: Run) -> None:
    twice = ("--reported", "cbw_melding=vandaag 02:00", "--reported", "cbw_melding=vandaag 02:10")
    said = run("advise", *flags(HACK), *twice, "--now", "2026-11-23T03:00")
    assert (said.code, said.refusal) == (
        2,
        "Fout: --reported cbw_melding=vandaag 02:10: 'cbw_melding' staat er twee keer. Haal er een weg.",
    )


def test_the_other_organisation_cannot_have_known_tomorrow(run: Run) -> None:
    said = run("advise", *flags(HOSPITAL), "--other-aware-at", "2026-11-23T03:01", "--now", "2026-11-23T03:00")
    assert said.code == 2
    assert said.refusal.startswith("Fout: --other-aware-at 2026-11-23T03:01: dit tijdstip is nog niet geweest.")


# Knowledge


@pytest.mark.parametrize(
    ("fields", "location", "message"),
    [
        (
            {"starts": "melding"}, ("duties", "meld", "starts"),
            "'after' hoort bij 'starts: melding': welke plicht gaat eraan vooraf? Vul beide in, of geen van beide.",
        ),
        (
            {"after": "meld", "starts": "melding"}, ("duties", "meld", "after"),
            "deze plicht wacht op zichzelf. Noem de plicht die eraan voorafgaat.",
        ),
        (
            {"after": "weld", "starts": "melding"}, ("duties", "meld", "after"),
            "er is geen 'weld' voor 'after'. Bedoelde u 'meld'?",
        ),
    ],
)  # fmt: skip
def test_a_duty_that_follows_names_the_duty_before_it(fields: dict[str, str], location: tuple[str, ...], message: str) -> None:
    kb = changed(small(), "duties", "meld", **fields)
    assert [(each.location, each.text) for each in (*check_form(kb), *advised(check_references(kb)))] == [(location, message)]


# The first screen


@cache
def tables() -> Tables:
    return Tables(with_region(load(default_data())))


@pytest.mark.parametrize("name", ["nothing", *sorted(tables().kb.cases)])
def test_with_every_term_over_the_three_headings_still_stand_on_the_first_screen(name: str) -> None:
    now, long_ago = datetime(2026, 11, 23, 2, 0, tzinfo=UTC), datetime(2026, 11, 1, 2, 0, tzinfo=UTC)
    facts = {**(tables().kb.cases[name].facts if name in tables().kb.cases else {}), "fase": "warm", "grip_afgekondigd": "grip_5"}
    found = advise(tables(), facts, Setting(now=now, aware_at=long_ago, other_aware_at=long_ago))
    screen = [line.text for line in advice_lines(tables().kb, found, 80)][:24]
    assert [line for line in screen if line.startswith("Leiding nu:")]
    assert {"DOE DIT NU", "SCHAAL OP ALS"} <= set(screen)
