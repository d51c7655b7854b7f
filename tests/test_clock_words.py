"""A moment as people say it: today, yesterday, a date without a year; in Amsterdam, and never one that is still to come."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wegenkaart.clock import TwiceOnTheClock, parse_moment, parse_past
from wegenkaart.errors import WrongUse

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
NOW = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)  # 03:00 in Amsterdam


def utc(*moment: int) -> datetime:
    return datetime(*moment, tzinfo=UTC)  # type: ignore[misc,arg-type]


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("vandaag 02:40", utc(2026, 11, 23, 1, 40)),
        ("Vandaag om 2.40 uur", utc(2026, 11, 23, 1, 40)),
        ("gisteren 23:15", utc(2026, 11, 22, 22, 15)),
        ("eergisteren 23:15", utc(2026, 11, 21, 22, 15)),
        ("02:40", utc(2026, 11, 23, 1, 40)),
        ("  2:40 ", utc(2026, 11, 23, 1, 40)),
        ("om 02:40", utc(2026, 11, 23, 1, 40)),
        ("23 november 02:40", utc(2026, 11, 23, 1, 40)),
        ("23 November 2026, 02:40", utc(2026, 11, 23, 1, 40)),
        ("1 juli 12:00", utc(2026, 7, 1, 10, 0)),
        ("31 december 2025 23:59", utc(2025, 12, 31, 22, 59)),
        ("2026-11-23T02:40", utc(2026, 11, 23, 1, 40)),
        ("2026-11-23T02:40+01:00", utc(2026, 11, 23, 1, 40)),
    ],
)
def test_a_moment_can_be_said_in_words(text: str, moment: datetime) -> None:
    assert parse_past(text, "", NOW) == moment


def test_just_after_midnight_yesterday_is_the_day_that_just_ended() -> None:
    assert parse_past("gisteren 23:15", "", utc(2026, 11, 22, 23, 5)) == utc(2026, 11, 22, 22, 15)


@pytest.mark.parametrize(
    "text",
    ["", "vandaag", "gisteren", "net", "25:00", "12:60", "31 februari 12:00", "0 mei 12:00", "12 foo 12:00", "23 november", "12:5", "1:2:3",
     "gisteren gisteren 12:00", "٠٢:٤٠", "02:40\x1b[2J", "29 februari 2026 12:00"],
)  # fmt: skip
def test_what_is_no_moment_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(WrongUse, match=r"dit is geen tijdstip\. Schrijf het als 2026-11-23T02:40, of als 'vandaag 02:40'\.$"):
        parse_moment(text, "", NOW)


@pytest.mark.parametrize("text", ["03:01", "23:15", "vandaag 03:01", "23 november 03:01", "24 november 02:40", "31 december 23:00"])
def test_a_moment_that_is_still_to_come_is_refused(text: str) -> None:
    with pytest.raises(WrongUse) as refusal:
        parse_past(text, "", NOW)
    assert str(refusal.value) == (f"{text}: dit tijdstip is nog niet geweest. Geef het moment waarop u het wist, zoals 'gisteren 23:15'.")


def test_this_very_moment_has_been() -> None:
    assert parse_past("03:00", "", NOW) == NOW


def test_the_option_is_named_where_there_is_one() -> None:
    with pytest.raises(WrongUse, match=r"^--aware-at 03:01: dit tijdstip is nog niet geweest"):
        parse_past("03:01", "--aware-at", NOW)


def test_without_a_now_words_mean_nothing() -> None:
    with pytest.raises(WrongUse, match=r"^--now 02:40: dit is geen tijdstip\. Schrijf het als 2026-11-23T02:40\.$"):
        parse_moment("02:40", "--now")


@pytest.mark.parametrize("text", ["02:30", "vandaag 02:30", "25 oktober 02:30", "2026-10-25T02:30"])
def test_an_hour_that_comes_twice_is_both_moments_and_says_how_to_choose(text: str) -> None:
    with pytest.raises(TwiceOnTheClock) as twice:
        parse_past(text, "", utc(2026, 10, 25, 12, 0))
    assert twice.value.moments == (utc(2026, 10, 25, 0, 30), utc(2026, 10, 25, 1, 30))
    assert str(twice.value) == (
        f"{text}: dit uur komt twee keer voor. Schrijf 2026-10-25T02:30+02:00 (zomertijd) of 2026-10-25T02:30+01:00 (wintertijd)."
    )


@pytest.mark.parametrize("text", ["02:30", "28 maart 02:30", "gisteren 02:30"])
def test_an_hour_that_the_clock_skips_is_refused_with_what_to_do(text: str) -> None:
    now = utc(2027, 3, 29, 12, 0) if text.startswith("gisteren") else utc(2027, 3, 28, 12, 0)
    with pytest.raises(WrongUse) as refusal:
        parse_past(text, "", now)
    assert str(refusal.value) == f"{text}: dit tijdstip bestaat niet, want de klok ging een uur vooruit. Kies een ander tijdstip."


@given(st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1)))  # noqa: DTZ001 (placed in Amsterdam below)
def test_today_is_the_day_in_amsterdam(local: datetime) -> None:
    now = local.replace(tzinfo=AMSTERDAM).astimezone(UTC)
    assert parse_moment("vandaag 12:00", "", now).astimezone(AMSTERDAM).date() == now.astimezone(AMSTERDAM).date()
