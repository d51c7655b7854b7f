"""The moment of awareness is asked in words, until it is one that can be, or the person does not know."""

from datetime import UTC, datetime
from io import StringIO

import pytest

from wegenkaart.cli import moment
from wegenkaart.prompter import Asides, Back, Ended, LinePrompter, Stopped

AFTER_THE_CLOCK_WENT_BACK = datetime(2026, 10, 25, 12, 0, tzinfo=UTC)
AFTER_THE_CLOCK_WENT_ON = datetime(2027, 3, 28, 12, 0, tzinfo=UTC)
ASIDES = Asides(explain=lambda: "", why=lambda: "", advice=lambda: "Bel 112.")


def ask(typed: str, now: datetime = AFTER_THE_CLOCK_WENT_BACK) -> tuple[datetime | None, str]:
    """The moment, and what stood on the screen."""
    screen = StringIO()
    return moment.ask(LinePrompter(StringIO(typed), screen), ASIDES, lambda: now), screen.getvalue()


def test_the_question_says_what_it_is_for_how_to_answer_and_what_was_understood() -> None:
    known, screen = ask("gisteren 23:15\n")
    assert known == datetime(2026, 10, 24, 21, 15, tzinfo=UTC)
    assert screen == (
        "Wanneer hoorde uw organisatie hiervan? Vanaf dan loopt de termijn om te melden.\n"
        "Typ bijvoorbeeld: vandaag 02:40, gisteren 23:15 of 23-11-2026 02:40. Weet u het\n"
        "niet? Druk dan alleen op Enter.\n"
        "Tijdstip: Genoteerd: zaterdag 24 oktober 2026, 23:15.\n\n"
    )


@pytest.mark.parametrize(
    ("chosen", "known"),
    [
        ("1", datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),
        ("zomertijd", datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),
        ("2", datetime(2026, 10, 25, 1, 30, tzinfo=UTC)),
        ("3", None),
        ("weet ik niet", None),
    ],
)
def test_of_an_hour_that_came_twice_it_asks_which(chosen: str, known: datetime | None) -> None:
    found, screen = ask(f"02:30\n{chosen}\n")
    assert found == known
    assert "Dit uur kwam die nacht twee keer voor, want de klok ging terug. Welk van de twee? " in screen.replace("\n", " ")


def test_an_hour_that_the_clock_skipped_is_refused_and_asked_again() -> None:
    known, screen = ask("02:30\n03:30\n", AFTER_THE_CLOCK_WENT_ON)
    assert known == datetime(2027, 3, 28, 1, 30, tzinfo=UTC)
    assert "02:30: dit tijdstip bestaat niet, want de klok ging een uur vooruit. Kies een\nander tijdstip.\nTijdstip: " in screen


def test_a_moment_that_is_still_to_come_is_refused_and_asked_again() -> None:
    known, screen = ask("23:15\ngisteren 23:15\n")
    assert known == datetime(2026, 10, 24, 21, 15, tzinfo=UTC)
    assert screen.count("23:15: dit tijdstip is nog niet geweest.") == 1


@pytest.mark.parametrize("typed", ["", "weet ik niet", "Onbekend", "geen idee", "Weet"])
def test_who_does_not_know_leaves_it_open(typed: str) -> None:
    known, screen = ask(f"{typed}\n")
    assert known is None
    assert "De termijn begint pas te lopen in het advies als u dit invult." in screen.replace("\n", " ")


@pytest.mark.parametrize(("typed", "error"), [("s\n", Stopped), ("t\n", Back), ("", Ended), ("net\ns\n", Stopped)])
def test_the_ways_out_work_here_too(typed: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        ask(typed)


@pytest.mark.parametrize(("typed", "said"), [("?", "redelijk zeker wist"), ("w", "loopt de termijn"), ("a", "Bel 112.")])
def test_it_can_be_explained(typed: str, said: str) -> None:
    assert said in ask(f"{typed}\n\n")[1].partition("Tijdstip: ")[2].replace("\n", " ")


def test_what_was_typed_is_never_sent_to_the_terminal() -> None:
    assert "\x1b" not in ask("\x1b]0;x\x07\n\n")[1]
