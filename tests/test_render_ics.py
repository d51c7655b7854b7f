"""The calendar, read back by another program: every deadline in it, no more of the incident than was asked for, valid line by line."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Alarm, Calendar, Event

from program import Run, in_process
from wegenkaart.advice import Advice, Setting, advise
from wegenkaart.engine import Tables
from wegenkaart.knowledge import default_data, load
from wegenkaart.model import KnowledgeBase
from wegenkaart.render.ics import advice_ics

HACK = {"fase": "warm", "eigen_organisatie": "ja", "andere_organisatie": "nee", "persoonsgegevens": "ja", "cbw_drempel": "ja"}
FLAGS = ["--no-input", *(word for fact, value in HACK.items() for word in ("--fact", f"{fact}={value}"))]
AWARE = ("--aware-at", "2026-11-23T02:40", "--now", "2026-11-23T03:00")

TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cc")) | st.sampled_from("\n\t\\;,:\"'= é€🚨"), max_size=200)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    return in_process(capsys, monkeypatch)


@cache
def knowledge() -> KnowledgeBase:
    return load(default_data())


@cache
def advice() -> Advice:
    now, aware = datetime(2026, 11, 23, 2, 0, tzinfo=UTC), datetime(2026, 11, 23, 1, 40, tzinfo=UTC)
    return advise(Tables(knowledge()), HACK, Setting(now=now, aware_at=aware))


def read(text: str) -> list[Event]:
    calendar = Calendar.from_ical(text.encode())
    assert isinstance(calendar, Calendar)
    assert calendar.errors == []
    assert [event.errors for event in calendar.events if event.errors] == []
    return calendar.events


def events(run: Run, *options: str) -> list[Event]:
    said = run("advise", *FLAGS, "--format", "ics", *options)
    assert (said.code, said.err) == (0, "")
    return read(said.out)


# What stands in it


def test_every_clock_that_runs_is_an_event_at_its_deadline_in_utc(run: Run) -> None:
    found = [(str(event["SUMMARY"]), event.start, str(event["STATUS"])) for event in events(run, *AWARE, "--details")]
    day, three_days = datetime(2026, 11, 24, 1, 40, tzinfo=UTC), datetime(2026, 11, 26, 1, 40, tzinfo=UTC)
    assert found == [
        ("Termijn: Vroegtijdige waarschuwing onder de Cbw", day, "CONFIRMED"),
        ("Termijn: Datalek melden bij de AP", three_days, "CONFIRMED"),
        ("Termijn: Melding onder de Cbw", three_days, "CONFIRMED"),
        ("Termijn: Lek van politiegegevens melden bij de AP (misschien)", three_days, "TENTATIVE"),
    ]


def test_the_times_are_written_in_utc_and_made_at_now(run: Run) -> None:
    lines = run("advise", *FLAGS, "--format", "ics", *AWARE).out.split("\r\n")
    assert next(line for line in lines if line.startswith("DTSTART")) == "DTSTART:20261124T014000Z"
    assert {line for line in lines if line.startswith("DTSTAMP")} == {"DTSTAMP:20261123T020000Z"}


def test_a_shared_calendar_says_nothing_of_the_incident_unless_that_is_asked(run: Run) -> None:
    said = run("advise", *FLAGS, "--format", "ics", *AWARE).out
    found = read(said)
    assert {str(event["SUMMARY"]) for event in found} == {"Termijn: melding", "Termijn: melding (misschien)"}
    assert {str(event["DESCRIPTION"]) for event in found} == {"Wat u dan gedaan moet hebben, staat in het advies."}
    assert {str(event["CLASS"]) for event in found} == {"PRIVATE"}
    assert [word for word in ("datalek", "cbw", "avg", "politie", "ncsc") if word in said.lower()] == []


def test_with_details_it_says_what_to_whom_how_and_on_what_ground(run: Run) -> None:
    leak = next(event for event in events(run, *AWARE, "--details") if "Datalek" in str(event["SUMMARY"]))
    assert str(leak["DESCRIPTION"]).splitlines()[1:] == [
        "Aan: de Autoriteit Persoonsgegevens (AP)",
        "Hoe: Meldformulier van de AP, datalekken.autoriteitpersoonsgegevens.nl (dit adres is gezien bij anderen, niet bij de AP zelf)",
        "Grond: AVG art. 33.",
        "Vervalt als: Een risico voor de mensen om wie het gaat is onwaarschijnlijk.",
    ]


def test_alarms_stand_before_the_deadline_and_none_in_the_past(run: Run) -> None:
    def alarms(now: str) -> list[list[object]]:
        found = events(run, "--aware-at", "2026-11-23T02:40", "--reported", "cbw_melding=2026-11-23T02:50", "--now", now)
        return [[alarm.TRIGGER for alarm in event.subcomponents if isinstance(alarm, Alarm)] for event in found]

    hours = [timedelta(hours=-4), timedelta(hours=-1), timedelta(minutes=-15)]
    a_day, a_week = timedelta(days=-1), timedelta(days=-7)
    assert alarms("2026-11-23T03:00") == [hours, [a_day, *hours], [a_day, *hours], [a_week, a_day, *hours]]
    assert alarms("2026-11-24T01:40")[0] == [timedelta(minutes=-15)]
    assert alarms("2026-11-24T02:41")[0] == []


def test_what_was_done_is_not_in_it_and_what_follows_is(run: Run) -> None:
    done = ("--reported", "cbw_melding=2026-11-23T02:50", "--reported", "cbw_waarschuwing=2026-11-23T02:45")
    found = {str(event["SUMMARY"]): event.start for event in events(run, *AWARE, *done, "--details")}
    assert found == {
        "Termijn: Datalek melden bij de AP": datetime(2026, 11, 26, 1, 40, tzinfo=UTC),
        "Termijn: Lek van politiegegevens melden bij de AP (misschien)": datetime(2026, 11, 26, 1, 40, tzinfo=UTC),
        "Termijn: Eindverslag onder de Cbw": datetime(2026, 12, 23, 1, 50, tzinfo=UTC),
    }


def test_the_same_deadline_has_the_same_id_later_and_another_moment_another_one(run: Run) -> None:
    def ids(aware: str, now: str) -> list[str]:
        return [str(event["UID"]) for event in events(run, "--aware-at", aware, "--now", now)]

    first = ids("2026-11-23T02:40", "2026-11-23T03:00")
    assert len(set(first)) == 4
    assert ids("2026-11-23T02:40", "2026-11-25T12:00") == first
    assert not set(first) & set(ids("2026-11-23T02:41", "2026-11-23T03:00"))


def test_without_a_running_clock_the_calendar_is_empty_and_says_how_to_start_one(run: Run) -> None:
    said = run("advise", *FLAGS, "--format", "ics", "--now", "2026-11-23T03:00")
    assert (said.code, read(said.out)) == (0, [])
    assert said.err == (
        "Er loopt geen klok, dus de agenda is leeg. Geef door wanneer u het wist, dan loopt de klok: --aware-at 'vandaag 02:40'\n"
    )
    cold = run("advise", "--fact", "fase=koud", "--format", "ics", *AWARE)
    assert (cold.code, read(cold.out)) == (0, [])
    assert cold.err == (
        "--aware-at: hiermee begint in dit advies geen termijn om te melden. Controleer de feiten, ook over de wegen.\n"
        "Er loopt geen klok, dus de agenda is leeg. Bij deze feiten hoort geen termijn.\n"
    )


# Its form


def test_the_calendar_is_the_whole_output_or_the_whole_file(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "termijnen.ics"
    assert run("advise", *FLAGS, "--format", "ics", *AWARE, "--output", str(path)).out == ""
    assert path.read_bytes().decode() == run("advise", *FLAGS, "--format", "ics", *AWARE).out
    assert path.read_bytes().startswith(b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
    assert path.read_bytes().endswith(b"END:VCALENDAR\r\n")


def test_details_without_a_calendar_are_refused(run: Run) -> None:
    said = run("advise", *FLAGS, "--details")
    assert (said.code, said.refusal) == (2, "Fout: --details hoort bij de agenda. Zet --format ics erbij, of laat --details weg.")


def calendar_with(text: str) -> str:
    """One duty that is overdue (so without alarms), with these words as its name and its text."""
    duty = replace(advice().duties[0], name=text, text=text, due_at="2026-11-22T00:00:00Z", lapses=None)
    return advice_ics(knowledge(), replace(advice(), duties=(duty,)), details=True)


@settings(max_examples=5_000)
@given(TEXTS)
def test_any_text_comes_back_the_same(text: str) -> None:
    raw = calendar_with(text)
    (event,) = read(raw)
    assert str(event["SUMMARY"]) == f"Termijn: {text}"
    assert str(event["DESCRIPTION"]).startswith(f"{text}\nAan: de Autoriteit Persoonsgegevens (AP)\n")
    assert [line for line in raw.encode().split(b"\r\n") if len(line) > 75 or b"\r" in line or b"\n" in line] == []


@pytest.mark.parametrize(
    ("text", "shown"),
    [("een\r\ntwee\rdrie", "een\ntwee\ndrie"), ("a\x00b\x07c\x1bd\x7fe\x85f", "abcdef"), ("x\r\nEND:VEVENT\r\n", "x\nEND:VEVENT\n")],
)
def test_line_ends_become_one_kind_and_control_characters_are_left_out(text: str, shown: str) -> None:
    (event,) = read(calendar_with(text))
    assert str(event["SUMMARY"]) == f"Termijn: {shown}"
