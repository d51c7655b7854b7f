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


EXAMPLE = "Schrijf het als 'vandaag 02:40', 'gisteren 23:15' of '23-11-2026 02:40'."


def refusal(text: str, now: datetime = NOW) -> str:
    with pytest.raises(WrongUse) as refused:
        parse_moment(text, "", now)
    return str(refused.value)


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
        ("23-11-2026 02:40", utc(2026, 11, 23, 1, 40)),
        ("22-11 23:15", utc(2026, 11, 22, 22, 15)),
        ("1/2/2026 10:00", utc(2026, 2, 1, 9, 0)),
        ("3-4 10:00", utc(2026, 4, 3, 8, 0)),
        ("22-11-2026, 23.15 uur", utc(2026, 11, 22, 22, 15)),
        ("22 nov 23:15", utc(2026, 11, 22, 22, 15)),
        ("3 mrt. 2026 10:00", utc(2026, 3, 3, 9, 0)),
        ("zondag 22 november 2026, 23:15", utc(2026, 11, 22, 22, 15)),
        ("zondag 22-11 om 23:15", utc(2026, 11, 22, 22, 15)),
        ("gisteren 23u15", utc(2026, 11, 22, 22, 15)),
        ("gisteren 23 u 15", utc(2026, 11, 22, 22, 15)),
        ("gisteren 23:15u", utc(2026, 11, 22, 22, 15)),
        ("gister 23:15", utc(2026, 11, 22, 22, 15)),
        ("gisteren 23 uur", utc(2026, 11, 22, 22, 0)),
        ("gisteren 13u", utc(2026, 11, 22, 12, 0)),
        ("0 uur", utc(2026, 11, 22, 23, 0)),
        ("02 uur", utc(2026, 11, 23, 1, 0)),
        ("2u40", utc(2026, 11, 23, 1, 40)),
        ("02.40 uur", utc(2026, 11, 23, 1, 40)),
        ("gisteravond 23:15", utc(2026, 11, 22, 22, 15)),
        ("gisterenavond 23:15", utc(2026, 11, 22, 22, 15)),
        ("gisteren avond om 11:15 uur", utc(2026, 11, 22, 22, 15)),
        ("gisteravond 17:00", utc(2026, 11, 22, 16, 0)),
        ("eergisteravond 6 uur", utc(2026, 11, 21, 17, 0)),
        ("gistermiddag 2 uur", utc(2026, 11, 22, 13, 0)),
        ("gistermiddag 12:30", utc(2026, 11, 22, 11, 30)),
        ("gistermiddag 18:59", utc(2026, 11, 22, 17, 59)),
        ("gisterochtend 07:15", utc(2026, 11, 22, 6, 15)),
        ("gistermorgen 11:59", utc(2026, 11, 22, 10, 59)),
        ("vannacht 02:40", utc(2026, 11, 23, 1, 40)),
        ("vannacht 2 uur", utc(2026, 11, 23, 1, 0)),
        ("vannacht 23:15", utc(2026, 11, 22, 22, 15)),
        ("vannacht 22:00", utc(2026, 11, 22, 21, 0)),
        ("vannacht 0:15", utc(2026, 11, 22, 23, 15)),
        ("vanochtend 02:15", utc(2026, 11, 23, 1, 15)),
        ("vanmorgen 02:15", utc(2026, 11, 23, 1, 15)),
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
    ["", "vandaag", "gisteren", "net", "25:00", "12:60", "12 foo 12:00", "23 november", "12:5", "1:2:3", "25 uur", "2", "0240", "half drie",
     "gisteren gisteren 12:00", "٠٢:٤٠", "02:40\x1b[2J", "23-11-26 02:40", "26-11-23 02:40", "23-11", "23.11 02:40", "11-23", "rond 02:40",
     "vanavond", "avond 23:15", "maandag 02:40", "uur", "vandaag02:40"],
)  # fmt: skip
def test_what_is_no_moment_is_refused_with_an_example(text: str) -> None:
    assert refusal(text) == f"{text}: dit is geen tijdstip. {EXAMPLE}"


@pytest.mark.parametrize(
    "text", ["31 februari 12:00", "0 mei 12:00", "29 februari 2026 12:00", "31-11-2026 10:00", "31/11 10:00", "11-23-2026 02:40"]
)
def test_a_day_that_does_not_exist_is_refused(text: str) -> None:
    assert refusal(text) == f"{text}: deze dag bestaat niet. {EXAMPLE}"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("gisteren 2 uur", "dit kan 02:00 of 14:00 zijn."),
        ("gisteren 12u", "dit kan 00:00 of 12:00 zijn."),
        ("1 uur", "dit kan 01:00 of 13:00 zijn."),
        ("gisternacht 02:40", "dit kunnen twee nachten zijn."),
        ("gisterennacht 23:15", "dit kunnen twee nachten zijn."),
        ("gisteravond 00:30", "deze tijd valt niet in de avond."),
        ("gisteravond 16:59", "deze tijd valt niet in de avond."),
        ("gisteravond 09:15", "deze tijd valt niet in de avond."),
        ("gistermiddag 0:15", "deze tijd valt niet in de middag."),
        ("gistermiddag 19:00", "deze tijd valt niet in de middag."),
        ("gistermiddag 11:59", "deze tijd valt niet in de middag."),
        ("gisterochtend 12:00", "deze tijd valt niet in de ochtend."),
        ("vanmorgen 12:30", "deze tijd valt niet in de morgen."),
        ("vannacht 06:00", "deze tijd valt niet in de nacht."),
        ("vannacht 21:59", "deze tijd valt niet in de nacht."),
        ("vannacht 12:30", "deze tijd valt niet in de nacht."),
        ("maandag 22 november 23:15", "deze dag is een zondag."),
    ],
)
def test_what_can_mean_two_moments_or_does_not_fit_together_is_refused(text: str, why: str) -> None:
    assert refusal(text) == f"{text}: {why} {EXAMPLE}"


def test_a_night_is_the_one_that_began_yesterday_until_the_next_begins() -> None:
    assert parse_past("vannacht 23:15", "", utc(2026, 11, 23, 22, 14)) == utc(2026, 11, 22, 22, 15)
    assert parse_past("vannacht 02:40", "", utc(2026, 11, 23, 22, 30)) == utc(2026, 11, 23, 1, 40)
    assert refusal("vannacht 23:15", utc(2026, 11, 23, 22, 15)) == f"vannacht 23:15: dit kunnen twee nachten zijn. {EXAMPLE}"


@pytest.mark.parametrize(
    "text",
    ["03:01", "23:15", "vandaag 03:01", "23 november 03:01", "24 november 02:40", "31 december 23:00", "morgen 10:00", "overmorgen 02:40",
     "24-11 02:40", "24-11-2026 01:00", "vannacht 03:01", "vanochtend 07:15", "vanmiddag 2 uur", "vanavond 23:15", "23.15"],
)  # fmt: skip
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
    for text in ("02:40", "gisteren 02:40", "vannacht 02:40", "23 november 02:40"):
        with pytest.raises(WrongUse) as refused:
            parse_moment(text, "--now")
        assert str(refused.value) == f"--now {text}: dit is geen tijdstip. Schrijf het als 2026-11-23T02:40."


@pytest.mark.parametrize("text", ["02:30", "vandaag 02:30", "25 oktober 02:30", "25-10 2u30", "vannacht 02:30", "2026-10-25T02:30"])
def test_an_hour_that_comes_twice_is_both_moments_and_says_how_to_choose(text: str) -> None:
    with pytest.raises(TwiceOnTheClock) as twice:
        parse_past(text, "", utc(2026, 10, 25, 12, 0))
    assert twice.value.moments == (utc(2026, 10, 25, 0, 30), utc(2026, 10, 25, 1, 30))
    assert str(twice.value) == (
        f"{text}: dit uur komt twee keer voor. Schrijf 2026-10-25T02:30+02:00 (zomertijd) of 2026-10-25T02:30+01:00 (wintertijd)."
    )


@pytest.mark.parametrize("text", ["02:30", "28 maart 02:30", "28-3-2027 02.30", "vannacht 2:30", "gisteren 02:30"])
def test_an_hour_that_the_clock_skips_is_refused_with_what_to_do(text: str) -> None:
    now = utc(2027, 3, 29, 12, 0) if text.startswith("gisteren") else utc(2027, 3, 28, 12, 0)
    with pytest.raises(WrongUse) as refusal:
        parse_past(text, "", now)
    assert str(refusal.value) == f"{text}: dit tijdstip bestaat niet, want de klok ging een uur vooruit. Kies een ander tijdstip."


@given(st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1)))  # noqa: DTZ001 (placed in Amsterdam below)
def test_today_is_the_day_in_amsterdam(local: datetime) -> None:
    now = local.replace(tzinfo=AMSTERDAM).astimezone(UTC)
    assert parse_moment("vandaag 12:00", "", now).astimezone(AMSTERDAM).date() == now.astimezone(AMSTERDAM).date()
