"""Moments and terms: literal days and hours, over every clock change, month end and leap day that can be met soon."""

import time
from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wegenkaart.clock import add, as_typed, distance, from_rfc3339, local_date, parse_moment, parse_past, rfc3339, spoken, spoken_date
from wegenkaart.errors import WrongUse

NOW = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
EXAMPLE = "Schrijf het als 'vandaag 02:40', 'gisteren 23:15' of '23-11-2026 02:40'."
WITHOUT_WORDS = "Schrijf het als 2026-11-23T02:40."


def read(text: str, now: datetime | None = NOW) -> str:
    return rfc3339(parse_moment(text, "--aware-at", now))


def refusal(text: str, now: datetime | None = NOW) -> str:
    with pytest.raises(WrongUse) as caught:
        parse_moment(text, "--aware-at", now)
    return str(caught.value)


def after(start: str, hours: int | None = None, months: int | None = None) -> str:
    end = add(from_rfc3339(start), hours, months)
    assert end is not None
    return f"{rfc3339(end)} = {spoken(end)}"


# Reading a moment


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-11-23T02:40", "2026-11-23T01:40:00Z"),
        ("2026-11-23 02:40", "2026-11-23T01:40:00Z"),
        ("  2026-11-23T02:40:59  ", "2026-11-23T01:40:59Z"),
        ("2026-07-01T02:40", "2026-07-01T00:40:00Z"),
        ("2026-11-23T02:40Z", "2026-11-23T02:40:00Z"),
        ("2026-11-23T02:40+01:00", "2026-11-23T01:40:00Z"),
        ("2026-11-23T02:40-05:00", "2026-11-23T07:40:00Z"),
        ("2026-11-23T02:40+05:45", "2026-11-22T20:55:00Z"),
        ("2028-02-29T12:00", "2028-02-29T11:00:00Z"),
        ("2026-12-31T23:59", "2026-12-31T22:59:00Z"),
        ("2027-01-01T00:30", "2026-12-31T23:30:00Z"),
        ("2000-01-01T00:00", "1999-12-31T23:00:00Z"),
        ("2100-01-01T23:59", "2100-01-01T22:59:00Z"),
    ],
)
def test_a_moment_without_an_offset_is_amsterdam_time(text: str, moment: str) -> None:
    assert read(text) == moment


@pytest.mark.parametrize("day", ["2026-11-23", " 2026-11-23 ", "20261123", "2026-W48-1"])
def test_a_day_without_a_time_is_no_moment_of_something_that_happened(day: str) -> None:
    assert refusal(day) == f"--aware-at {day}: hier ontbreekt de tijd. {EXAMPLE}"


def test_a_day_alone_can_be_now() -> None:
    assert read("2026-11-23", None) == "2026-11-22T23:00:00Z"


@pytest.mark.parametrize(
    ("moment", "typed"),
    [
        ("2026-11-22T22:15:00Z", "2026-11-22T23:15"),
        ("2026-07-01T00:40:00Z", "2026-07-01T02:40"),
        ("2026-11-22T22:15:09Z", "2026-11-22T23:15:09"),
        ("2026-10-25T00:30:00Z", "2026-10-25T02:30+02:00"),
        ("2026-10-25T01:30:00Z", "2026-10-25T02:30+01:00"),
    ],
)
def test_a_moment_can_be_written_so_that_it_is_read_back(moment: str, typed: str) -> None:
    assert as_typed(from_rfc3339(moment)) == typed
    assert read(typed) == moment


@pytest.mark.parametrize(
    ("text", "now", "moment"),
    [
        ("vandaag 02:40", "2026-11-23T02:00:00Z", "2026-11-23T01:40:00Z"),
        ("gisteren 23:15", "2026-11-23T02:00:00Z", "2026-11-22T22:15:00Z"),
        ("Vandaag 2.05", "2026-11-23T02:00:00Z", "2026-11-23T01:05:00Z"),
        ("  GISTEREN   0:00 ", "2026-11-23T02:00:00Z", "2026-11-21T23:00:00Z"),
        ("vandaag 00:10", "2026-11-23T23:30:00Z", "2026-11-23T23:10:00Z"),  # it is the 24th in Amsterdam
        ("gisteren 12:00", "2026-11-30T23:30:00Z", "2026-11-30T11:00:00Z"),
        ("gisteren 12:00", "2027-01-01T09:00:00Z", "2026-12-31T11:00:00Z"),
        ("gisteren 12:00", "2028-03-01T09:00:00Z", "2028-02-29T11:00:00Z"),
        ("gisteren 02:30", "2026-10-25T09:00:00Z", "2026-10-24T00:30:00Z"),
        ("vandaag 03:00", "2027-03-28T09:00:00Z", "2027-03-28T01:00:00Z"),
    ],
)
def test_today_and_yesterday_are_days_in_amsterdam(text: str, now: str, moment: str) -> None:
    assert read(text, from_rfc3339(now)) == moment


@pytest.mark.parametrize(
    "text",
    [
        "", "nu", "vandaag", "vandaag 02", "vandaag 2:4", "vandaag 24:00", "vandaag 02:60", "vandaag 02:30 +01:00",
        "2026-11-23T25:00", "2026-11-23T02:40+99:00", "1763862000", "gisteren\0 02:40",
    ],
)  # fmt: skip
def test_what_is_no_moment_is_refused_with_an_example(text: str) -> None:
    assert refusal(text) == f"--aware-at {text}: dit is geen tijdstip. {EXAMPLE}"


@pytest.mark.parametrize("text", ["2026-13-01T00:00", "2027-02-29T12:00", "2026-11-31T10:00", "2026-11-31", "2026-00-10T10:00"])
def test_a_day_that_does_not_exist_is_said_to_be_just_that(text: str) -> None:
    assert refusal(text) == f"--aware-at {text}: deze dag bestaat niet. {EXAMPLE}"
    assert refusal(text, now=None) == f"--aware-at {text}: deze dag bestaat niet. {WITHOUT_WORDS}"


def test_a_full_date_with_the_day_first_needs_no_now() -> None:
    assert read("23-11-2026 02:40", now=None) == "2026-11-23T01:40:00Z"
    assert refusal("23-11 02:40", now=None) == f"--aware-at 23-11 02:40: dit is geen tijdstip. {WITHOUT_WORDS}"


def test_today_means_nothing_where_the_clock_itself_is_given() -> None:
    assert refusal("vandaag 02:40", now=None) == f"--aware-at vandaag 02:40: dit is geen tijdstip. {WITHOUT_WORDS}"


@pytest.mark.parametrize(
    "text", ["1999-12-31T23:59", "0001-01-01T00:00+14:00", "2100-01-02T00:00", "9999-12-31T23:59-14:00", "0226-11-23T02:40"]
)
def test_a_year_that_cannot_be_right_is_refused(text: str) -> None:
    assert refusal(text) == f"--aware-at {text}: dit jaar kan niet kloppen. {EXAMPLE}"


@pytest.fixture(params=["UTC", "America/New_York", "Asia/Kathmandu"])
def elsewhere(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The machine stands in another time zone."""
    monkeypatch.setenv("TZ", request.param)
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="the time zone of the machine cannot be set here")
@pytest.mark.usefixtures("elsewhere")
def test_the_time_zone_of_the_machine_does_not_matter() -> None:
    start = parse_moment("2026-10-24T03:00", "--aware-at")
    assert start == datetime(2026, 10, 24, 1, 0, tzinfo=UTC)
    assert start.tzinfo is UTC
    assert read("gisteren 23:15") == "2026-11-22T22:15:00Z"
    assert refusal("2026-10-25T02:30").endswith("Schrijf 2026-10-25T02:30+02:00 (zomertijd) of 2026-10-25T02:30+01:00 (wintertijd).")
    assert "dit tijdstip bestaat niet" in refusal("2027-03-28T02:30")
    assert after("2026-10-24T01:00:00Z", hours=72) == "2026-10-27T01:00:00Z = dinsdag 27 oktober 2026, 02:00"
    assert after("2027-01-31T23:30:00Z", months=1) == "2027-02-28T23:30:00Z = maandag 1 maart 2027, 00:30"
    assert getattr(add(start, None, 1), "tzinfo", None) is UTC


# Clock changes


@pytest.mark.parametrize("text", ["2026-03-29T02:00", "2026-03-29T02:59:59", "2027-03-28T02:30", "gisteren 02:30"])
def test_an_hour_that_the_clock_skips_does_not_exist(text: str) -> None:
    assert (
        refusal(text, from_rfc3339("2027-03-29T09:00:00Z"))
        == f"--aware-at {text}: dit tijdstip bestaat niet, want de klok ging een uur vooruit. Kies een ander tijdstip."
    )


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("2026-10-25T02:00", "2026-10-25T02:00"),
        ("2026-10-25 02:59:59", "2026-10-25T02:59"),
        ("2027-10-31T02:30", "2027-10-31T02:30"),
        ("vandaag 02.30", "2026-10-25T02:30"),
    ],
)
def test_an_hour_that_comes_twice_is_asked_back(text: str, typed: str) -> None:
    assert refusal(text, from_rfc3339("2026-10-25T09:00:00Z")) == (
        f"--aware-at {text}: dit uur komt twee keer voor. Schrijf {typed}+02:00 (zomertijd) of {typed}+01:00 (wintertijd)."
    )


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-10-25T02:30+02:00", "2026-10-25T00:30:00Z"),
        ("2026-10-25T02:30+01:00", "2026-10-25T01:30:00Z"),
        ("2026-10-25T01:59", "2026-10-24T23:59:00Z"),
        ("2026-10-25T03:00", "2026-10-25T02:00:00Z"),
        ("2027-03-28T01:59", "2027-03-28T00:59:00Z"),
        ("2027-03-28T03:00", "2027-03-28T01:00:00Z"),
    ],
)
def test_around_a_clock_change_every_other_moment_is_plain(text: str, moment: str) -> None:
    assert read(text) == moment


# Terms


@pytest.mark.parametrize(
    ("aware", "end"),
    [
        ("2026-11-23T02:40", "2026-11-26T01:40:00Z = donderdag 26 november 2026, 02:40"),
        ("2026-03-27T12:00", "2026-03-30T11:00:00Z = maandag 30 maart 2026, 13:00"),
        ("2026-10-24T03:00", "2026-10-27T01:00:00Z = dinsdag 27 oktober 2026, 02:00"),
        ("2026-10-25T02:30+02:00", "2026-10-28T00:30:00Z = woensdag 28 oktober 2026, 01:30"),
        ("2026-10-25T02:30+01:00", "2026-10-28T01:30:00Z = woensdag 28 oktober 2026, 02:30"),
        ("2027-03-26T03:00", "2027-03-29T02:00:00Z = maandag 29 maart 2027, 04:00"),
        ("2027-03-25T02:30", "2027-03-28T01:30:00Z = zondag 28 maart 2027, 03:30"),
        ("2027-10-29T12:00", "2027-11-01T10:00:00Z = maandag 1 november 2027, 11:00"),
        ("2028-02-27T08:00", "2028-03-01T07:00:00Z = woensdag 1 maart 2028, 08:00"),
        ("2026-12-30T18:00", "2027-01-02T17:00:00Z = zaterdag 2 januari 2027, 18:00"),
    ],
)
def test_72_hours_are_72_hours_over_every_clock_change_and_weekend(aware: str, end: str) -> None:
    assert after(read(aware), hours=72) == end


@pytest.mark.parametrize(
    ("aware", "months", "end"),
    [
        ("2026-11-23T02:40", 1, "2026-12-23T01:40:00Z = woensdag 23 december 2026, 02:40"),
        ("2027-01-31T10:00", 1, "2027-02-28T09:00:00Z = zondag 28 februari 2027, 10:00"),
        ("2028-01-31T10:00", 1, "2028-02-29T09:00:00Z = dinsdag 29 februari 2028, 10:00"),
        ("2028-02-29T10:00", 12, "2029-02-28T09:00:00Z = woensdag 28 februari 2029, 10:00"),
        ("2026-10-31T10:00", 1, "2026-11-30T09:00:00Z = maandag 30 november 2026, 10:00"),
        ("2026-11-30T10:00", 3, "2027-02-28T09:00:00Z = zondag 28 februari 2027, 10:00"),
        ("2026-12-31T23:30", 1, "2027-01-31T22:30:00Z = zondag 31 januari 2027, 23:30"),
        ("2026-11-15T10:00", 1, "2026-12-15T09:00:00Z = dinsdag 15 december 2026, 10:00"),
        ("2026-12-15T10:00", 12, "2027-12-15T09:00:00Z = woensdag 15 december 2027, 10:00"),
        ("2027-03-15T12:00", 1, "2027-04-15T10:00:00Z = donderdag 15 april 2027, 12:00"),
        ("2026-10-15T12:00", 1, "2026-11-15T11:00:00Z = zondag 15 november 2026, 12:00"),
        ("2027-02-28T02:30", 1, "2027-03-28T01:30:00Z = zondag 28 maart 2027, 03:30"),
        ("2026-09-25T02:30", 1, "2026-10-25T00:30:00Z = zondag 25 oktober 2026, 02:30"),
        ("2026-11-23T02:40", 0, "2026-11-23T01:40:00Z = maandag 23 november 2026, 02:40"),
    ],
)
def test_a_month_is_a_month_on_the_wall(aware: str, months: int, end: str) -> None:
    assert after(read(aware), months=months) == end


def test_a_month_begins_on_the_day_in_amsterdam_not_in_utc() -> None:
    assert after("2027-01-31T23:30:00Z", months=1) == "2027-02-28T23:30:00Z = maandag 1 maart 2027, 00:30"


def test_no_term_has_no_end_and_no_hours_is_a_term() -> None:
    assert add(NOW, None, None) is None
    assert add(NOW, 0, None) == NOW


@given(st.datetimes(datetime(2000, 1, 2), datetime(2099, 12, 30), timezones=st.just(UTC)), st.integers(0, 10_000))  # noqa: DTZ001
def test_hours_are_always_exact(start: datetime, hours: int) -> None:
    end = add(start, hours, None)
    assert end is not None
    assert (end - start).total_seconds() == hours * 3600


# Words


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        ("2026-11-23T02:00:00Z", "maandag 23 november 2026, 03:00"),
        ("2026-11-23T23:30:00Z", "dinsdag 24 november 2026, 00:30"),
        ("2026-07-01T22:05:00Z", "donderdag 2 juli 2026, 00:05"),
        ("2026-10-25T00:30:00Z", "zondag 25 oktober 2026, 02:30"),
        ("2026-10-25T01:30:00Z", "zondag 25 oktober 2026, 02:30"),
        ("2026-12-31T23:00:00Z", "vrijdag 1 januari 2027, 00:00"),
    ],
)
def test_a_moment_is_spoken_in_amsterdam(moment: str, words: str) -> None:
    assert spoken(from_rfc3339(moment)) == words


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        ("2026-11-23T22:59:59Z", date(2026, 11, 23)),
        ("2026-11-23T23:00:00Z", date(2026, 11, 24)),
        ("2026-06-30T22:00:00Z", date(2026, 7, 1)),
        ("2026-11-24T04:00:00+05:00", date(2026, 11, 24)),
    ],
)
def test_a_day_begins_at_midnight_in_amsterdam(moment: str, day: date) -> None:
    assert local_date(from_rfc3339(moment)) == day


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 1, 1), "1 januari 2026"),
        (date(2026, 2, 28), "28 februari 2026"),
        (date(2026, 3, 3), "3 maart 2026"),
        (date(2026, 4, 30), "30 april 2026"),
        (date(2026, 5, 5), "5 mei 2026"),
        (date(2026, 6, 6), "6 juni 2026"),
        (date(2026, 7, 7), "7 juli 2026"),
        (date(2026, 8, 8), "8 augustus 2026"),
        (date(2026, 9, 9), "9 september 2026"),
        (date(2026, 10, 10), "10 oktober 2026"),
        (date(2028, 2, 29), "29 februari 2028"),
        (date(2026, 12, 31), "31 december 2026"),
    ],
)
def test_a_date_is_spoken_in_dutch(day: date, words: str) -> None:
    assert spoken_date(day) == words


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        ("2026-11-23T02:00:00Z", "nu"),
        ("2026-11-23T02:00:29Z", "nu"),
        ("2026-11-23T01:59:31Z", "nu"),
        ("2026-11-23T02:00:31Z", "over 1 minuut"),
        ("2026-11-23T02:01:00Z", "over 1 minuut"),
        ("2026-11-23T02:02:00Z", "over 2 minuten"),
        ("2026-11-23T02:59:00Z", "over 59 minuten"),
        ("2026-11-23T02:59:40Z", "over 1 uur"),
        ("2026-11-23T03:00:00Z", "over 1 uur"),
        ("2026-11-23T03:01:00Z", "over 1 uur en 1 minuut"),
        ("2026-11-24T00:10:00Z", "over 22 uur en 10 minuten"),
        ("2026-11-25T01:59:00Z", "over 47 uur en 59 minuten"),
        ("2026-11-25T02:00:00Z", "over 2 dagen"),
        ("2026-11-25T02:59:00Z", "over 2 dagen"),
        ("2026-11-26T01:40:00Z", "over 2 dagen en 23 uur"),
        ("2026-11-26T02:00:00Z", "over 3 dagen"),
        ("2026-11-26T06:00:00Z", "over 3 dagen en 4 uur"),
        ("2026-12-23T03:00:00Z", "over 30 dagen en 1 uur"),
        ("2026-11-20T00:50:00Z", "3 dagen en 1 uur geleden"),
        ("2026-11-23T01:59:00Z", "1 minuut geleden"),
        ("2026-11-23T01:00:00Z", "1 uur geleden"),
        ("2026-11-23T00:59:00Z", "1 uur en 1 minuut geleden"),
        ("2026-11-22T03:50:00Z", "22 uur en 10 minuten geleden"),
    ],
)
def test_a_distance_is_said_in_whole_minutes(moment: str, words: str) -> None:
    assert distance(from_rfc3339(moment), NOW) == words


def test_a_distance_over_a_clock_change_is_the_time_that_passes() -> None:
    assert distance(from_rfc3339("2026-10-27T01:00:00Z"), from_rfc3339("2026-10-24T01:00:00Z")) == "over 3 dagen"


def test_a_moment_in_a_document_is_utc_without_parts_of_a_second() -> None:
    moment = parse_moment("2026-11-23T02:40:30.987654+01:00", "--now")
    assert rfc3339(moment) == "2026-11-23T01:40:30Z"
    assert from_rfc3339("2026-11-23T01:40:30Z") == datetime(2026, 11, 23, 1, 40, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("straks", f"dit is geen tijdstip. {EXAMPLE}"),
        ("1999-12-31T23:59", f"dit jaar kan niet kloppen. {EXAMPLE}"),
        (
            "2026-10-25T02:30",
            "dit uur komt twee keer voor. Schrijf 2026-10-25T02:30+02:00 (zomertijd) of 2026-10-25T02:30+01:00 (wintertijd).",
        ),
    ],
)
def test_what_is_wrong_with_a_moment_that_has_been_is_said_of_its_option(text: str, why: str) -> None:
    with pytest.raises(WrongUse) as caught:
        parse_past(text, "--aware-at", NOW)
    assert str(caught.value) == f"--aware-at {text}: {why}"
