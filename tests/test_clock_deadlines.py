"""A deadline as it is said: the moment in Amsterdam, with the year only when it is another one."""

import pytest

from wegenkaart.clock import distance, from_rfc3339, spoken_near


@pytest.mark.parametrize(
    ("moment", "now", "words"),
    [
        ("2026-11-24T01:40:00Z", "2026-11-23T03:30:00Z", "dinsdag 24 november, 02:40"),
        ("2026-12-31T23:30:00Z", "2026-12-31T22:30:00Z", "vrijdag 1 januari 2027, 00:30"),
        ("2026-12-31T23:30:00Z", "2026-12-31T23:10:00Z", "vrijdag 1 januari, 00:30"),  # it is 2027 in Amsterdam
        ("2026-12-31T22:30:00Z", "2026-12-31T23:10:00Z", "donderdag 31 december 2026, 23:30"),
        ("2028-02-29T11:00:00Z", "2028-02-01T11:00:00Z", "dinsdag 29 februari, 12:00"),
        ("2026-10-25T00:30:00Z", "2026-10-24T10:00:00Z", "zondag 25 oktober, 02:30 zomertijd"),
        ("2026-10-25T01:30:00Z", "2026-10-24T10:00:00Z", "zondag 25 oktober, 02:30 wintertijd"),
        ("2026-10-24T23:59:00Z", "2026-10-24T10:00:00Z", "zondag 25 oktober, 01:59"),
        ("2026-10-25T02:00:00Z", "2026-10-24T10:00:00Z", "zondag 25 oktober, 03:00"),
        ("2027-10-31T00:00:00Z", "2027-10-30T10:00:00Z", "zondag 31 oktober, 02:00 zomertijd"),
        ("2027-10-31T01:00:00Z", "2027-10-30T10:00:00Z", "zondag 31 oktober, 02:00 wintertijd"),
        ("2027-03-28T00:59:00Z", "2027-03-27T10:00:00Z", "zondag 28 maart, 01:59"),
        ("2027-03-28T01:00:00Z", "2027-03-27T10:00:00Z", "zondag 28 maart, 03:00"),
    ],
)
def test_a_deadline_is_said_without_the_year_it_is_now_and_with_the_kind_of_time_when_the_hour_comes_twice(
    moment: str, now: str, words: str
) -> None:
    assert spoken_near(from_rfc3339(moment), from_rfc3339(now)) == words


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        ("2026-11-25T01:59:00Z", "over 47 uur en 59 minuten"),
        ("2026-11-25T02:00:00Z", "over 2 dagen"),
        ("2026-11-25T02:59:59Z", "over 2 dagen en 1 uur"),
        ("2026-11-26T01:59:00Z", "over 2 dagen en 23 uur"),
        ("2026-12-23T03:00:00Z", "over 30 dagen en 1 uur"),
        ("2026-11-21T01:59:00Z", "2 dagen geleden"),
    ],
)
def test_from_two_days_on_days_and_hours_are_said_and_no_hour_is_promised_that_is_not_there(minutes: str, words: str) -> None:
    assert distance(from_rfc3339(minutes), from_rfc3339("2026-11-23T02:00:00Z")) == words
