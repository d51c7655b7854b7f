"""Ctrl-C in the wizard: it stops the asking, and another one right after it does not cost the advice."""

import signal
from collections.abc import Iterator

import pytest

from wegenkaart.cli import stopping
from wegenkaart.cli.stopping import Stopping
from wegenkaart.prompter import Stopped


@pytest.fixture(autouse=True)
def _handler() -> Iterator[None]:
    """A test that fails leaves no handler of its own."""
    before = signal.getsignal(signal.SIGINT)
    yield
    signal.signal(signal.SIGINT, before)


def press() -> str:
    """What a person answers who presses Ctrl-C instead."""
    signal.raise_signal(signal.SIGINT)
    return "and goes on"


def test_a_question_is_broken_off_and_nothing_is_asked_after_it() -> None:
    with Stopping() as stop:
        with pytest.raises(KeyboardInterrupt):
            stop.ask(press)
        assert press() == "and goes on"
        with pytest.raises(Stopped):
            stop.ask(lambda: "an answer")


def test_between_questions_it_breaks_off_nothing_and_stops_at_the_next() -> None:
    with Stopping() as stop:
        assert stop.ask(lambda: "an answer") == "an answer"
        assert press() == "and goes on"
        with pytest.raises(Stopped):
            stop.ask(lambda: "an answer")


def test_after_a_stop_by_a_key_of_the_menu_it_breaks_off_nothing() -> None:
    def stopped() -> str:
        raise Stopped

    with Stopping() as stop:
        with pytest.raises(Stopped):
            stop.ask(stopped)
        assert press() == "and goes on"


def test_who_presses_again_after_a_while_gets_out(monkeypatch: pytest.MonkeyPatch) -> None:
    with Stopping() as stop:
        with pytest.raises(KeyboardInterrupt):
            stop.ask(press)
        monkeypatch.setattr(stopping, "HASTE", -1.0)
        with pytest.raises(KeyboardInterrupt):
            press()


def test_afterwards_it_means_what_it_meant_before() -> None:
    before = signal.getsignal(signal.SIGINT)
    with Stopping():
        assert signal.getsignal(signal.SIGINT) != before
    assert signal.getsignal(signal.SIGINT) == before


def test_where_it_is_ignored_it_stays_so() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with Stopping() as stop:
        assert stop.ask(press) == "and goes on"
    assert signal.getsignal(signal.SIGINT) == signal.SIG_IGN
