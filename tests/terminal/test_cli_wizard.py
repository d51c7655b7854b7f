"""The wizard in a real terminal: what a person sees, what keys do, and how it ends."""

import json
import re
import signal
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from terminal.screen import CTRL_C, CTRL_D, ENTER, LEFT, terminal

NOW = "2026-11-23T03:00:00+01:00"
MENU = "(cijfer of pijltje)"
LINE = "Uw antwoord (1-3, of ? w a t s): "
FIRST = "Is er nu iets aan de hand, of bereidt u zich voor?"


def facts(path: Path) -> dict[str, str]:
    """What was known in the advice that was written to the file."""
    return dict(json.loads(path.read_text(encoding="utf-8"))["facts"])


_KNOWN = ("gevaar_voor_mensen", "eigen_organisatie", "andere_organisatie", "cybercrime_slachtoffers", "online_aangejaagd")
UP_TO_THE_AREA = " ".join(("--fact fase=warm --fact bestuurlijk_besluit=ja", *(f"--fact {fact}=nee" for fact in _KNOWN)))
"""With this known, the next question is how far the consequences reach: one with long labels and an accent."""


# What a person sees


def test_the_first_screen_at_80_columns(tmp_path: Path) -> None:
    with terminal("advise", tmp_path) as wizard:
        wizard.wait("3. Weet ik niet")
        lines = wizard.lines()
    assert lines[:2] == ["Direct gevaar voor mensen? Bel eerst 112.", "Alleen nummers nodig? Stop dan, en typ: wegenkaart call"]
    assert lines[2] == "Stoppen kan altijd, met Ctrl-C. U krijgt dan het advies met wat bekend is."
    assert lines[7:14] == [
        "",
        FIRST,
        " Uw antwoord: (cijfer of pijltje)",
        "   1. Er is nu iets aan de hand",
        "   2. Wij bereiden ons voor",
        " » 3. Weet ik niet",
        "   ? uitleg, w waarom, a advies tot nu toe, t terug, s stoppen",
    ]


def test_at_40_columns_no_word_is_cut(tmp_path: Path) -> None:
    with terminal(f"advise --interactive {UP_TO_THE_AREA}", tmp_path, columns=40) as wizard:
        wizard.wait("s stoppen")
        assert (
            wizard.text()
            .rstrip()
            .endswith(
                "Hoe ver reiken de gevolgen waarvoor\n"
                "afstemming nodig is?\n"
                " Uw antwoord: (cijfer of pijltje)\n"
                "   1. Eén gemeente\n"
                "   2. Meer gemeenten in één\n"
                "      veiligheidsregio\n"
                "   3. Meer veiligheidsregio's, of het\n"
                "      hele land\n"
                " » 4. Weet ik niet\n"
                "   ? uitleg, w waarom,\n"
                "   a advies tot nu toe, t terug,\n"
                "   s stoppen"
            )
        )


@pytest.mark.parametrize(("columns", "rows"), [(18, 24), (80, 8)])
def test_a_screen_too_small_for_a_menu_gets_lines(tmp_path: Path, columns: int, rows: int) -> None:
    with terminal("advise", tmp_path, columns=columns, rows=rows) as wizard:
        wizard.wait("t s):")
        assert "  3. Weet ik niet" in wizard.text()
        wizard.press("s\n")
        assert wizard.end() == 130


def test_a_screen_without_accents_gets_lines_with_the_bare_letters(tmp_path: Path) -> None:
    with terminal(f"advise --interactive {UP_TO_THE_AREA}", tmp_path, PYTHONIOENCODING="ascii") as wizard:
        wizard.wait("  1. Een gemeente")
        wizard.press("s\n")
        assert wizard.end() == 130


@pytest.mark.parametrize(
    ("arguments", "term"), [("advise --plain", "xterm-256color"), ("advise", "dumb"), ("advise", "unknown"), ("advise", "")]
)
def test_plain_and_dumb_terminals_get_no_escape_codes(tmp_path: Path, arguments: str, term: str) -> None:
    with terminal(arguments, tmp_path, TERM=term, NO_COLOR="") as wizard:
        wizard.wait(LINE)
        wizard.press("warm\n")
        wizard.wait("Uw antwoord: Er is nu iets aan de hand")
        wizard.press("?\n")
        wizard.wait("Vraag het aan")
        wizard.press("s\n")
        assert wizard.end() == 130
    assert b"\x1b" not in wizard.raw
    assert b"ADVIES  " in wizard.raw


def test_in_colour_the_words_are_the_same(tmp_path: Path) -> None:
    with terminal(f"advise --no-input --now {NOW}", tmp_path, NO_COLOR="") as coloured:
        assert coloured.end() == 0
    with terminal(f"advise --no-input --now {NOW}", tmp_path, NO_COLOR="1") as plain:
        assert plain.end() == 0
    assert b"\x1b[1" in coloured.raw
    assert b"\x1b" not in plain.raw
    assert re.sub(rb"\x1b\[[0-9;]*m", b"", coloured.raw) == plain.raw


# What keys do


def test_a_number_a_word_and_the_way_back(tmp_path: Path) -> None:
    with terminal("advise --json > advies.json", tmp_path) as wizard:
        wizard.wait(MENU)
        wizard.press("2" + ENTER)
        wizard.wait(MENU, 2)
        wizard.press(LEFT)
        wizard.wait("Terug naar de vorige vraag.")
        wizard.wait(MENU, 3)
        wizard.press("er is" + ENTER)
        wizard.wait(MENU, 4)
        wizard.press(CTRL_C)
        assert wizard.end() == 130
    assert facts(tmp_path / "advies.json") == {"fase": "warm"}


@pytest.mark.parametrize("keys", ["nee", "misschien"])
def test_a_word_that_is_no_answer_here_keeps_the_question(tmp_path: Path, keys: str) -> None:
    with terminal("advise --json > advies.json", tmp_path) as wizard:
        wizard.wait(MENU)
        wizard.press(keys)
        wizard.settle()
        assert f"   Getypt: {keys}. Dat ken ik niet. Enter wist dit." in wizard.lines()
        wizard.press(ENTER)
        wizard.settle()
        assert not any("Getypt" in line for line in wizard.lines())
        wizard.press(CTRL_C)
        assert wizard.end() == 130
    assert facts(tmp_path / "advies.json") == {}


def test_keys_pressed_before_the_question_is_there_answer_nothing(tmp_path: Path) -> None:
    with terminal("advise --json > advies.json", tmp_path) as wizard:
        wizard.press("1\r1\r1\r")
        wizard.wait(MENU)
        wizard.settle()
        assert " » 3. Weet ik niet" in wizard.lines()
        wizard.press(CTRL_C)
        assert wizard.end() == 130
    assert facts(tmp_path / "advies.json") == {}


def test_a_paste_of_more_lines_answers_one_question_at_most(tmp_path: Path) -> None:
    with terminal("advise --json > advies.json", tmp_path) as wizard:
        wizard.wait(MENU)
        wizard.press("1\r1\r1\r1\r")
        wizard.wait(MENU, 2)
        wizard.settle()
        wizard.press("\x1b[200~ja\r1\r\x1b[201~")  # a terminal that says it is a paste
        wizard.settle()
        wizard.press(CTRL_C)
        assert wizard.end() == 130
    assert facts(tmp_path / "advies.json") == {"fase": "warm"}


def test_prepared_answers_can_be_pasted_into_the_lines(tmp_path: Path) -> None:
    with terminal("advise --plain --json > advies.json", tmp_path) as wizard:
        wizard.press("warm\nnee\n1\nnee\ns\n")
        assert wizard.end() == 130
    assert facts(tmp_path / "advies.json") == {
        "fase": "warm", "gevaar_voor_mensen": "nee", "merkbaar_buiten": "ja", "bestuurlijk_besluit": "nee", "effectgebied": "nee",
        "diensten_afstemmen": "nee", "openbare_orde": "nee",
    }  # fmt: skip


# The clock


def passed_second() -> datetime:
    """A whole second that began after this was called."""
    start = datetime.now(UTC).replace(microsecond=0)
    while (now := datetime.now(UTC).replace(microsecond=0)) == start:
        time.sleep(0.02)
    return now


def test_the_advice_is_of_the_moment_at_which_it_is_given(tmp_path: Path) -> None:
    with terminal("advise --json > advies.json", tmp_path) as wizard:
        wizard.wait(MENU)
        later = passed_second()
        wizard.press(CTRL_C)
        assert wizard.end() == 130
    generated = json.loads((tmp_path / "advies.json").read_text(encoding="utf-8"))["generated_at"]
    assert datetime.fromisoformat(generated) >= later


def test_with_the_time_given_the_clock_stands_still(tmp_path: Path) -> None:
    with terminal(f"advise --now {NOW} --json > advies.json", tmp_path) as wizard:
        wizard.wait(MENU)
        passed_second()
        wizard.press(CTRL_C)
        assert wizard.end() == 130
    assert json.loads((tmp_path / "advies.json").read_text(encoding="utf-8"))["generated_at"] == "2026-11-23T02:00:00Z"


# How it ends


def test_the_output_holds_the_advice_and_the_screen_the_questions(tmp_path: Path) -> None:
    with terminal(f"advise --now {NOW} > advies.txt", tmp_path) as wizard:
        wizard.wait(MENU)
        wizard.press("1" + ENTER)
        wizard.wait(MENU, 2)
        wizard.press(CTRL_C)
        assert wizard.end() == 130
    advice = (tmp_path / "advies.txt").read_text(encoding="utf-8")
    assert advice.startswith("ADVIES  maandag 23 november 2026, 03:00\n")
    assert "Uw antwoord" not in advice
    assert "\x1b" not in advice
    assert b"ADVIES  " not in wizard.raw


@pytest.mark.parametrize("key", [CTRL_C, CTRL_D])
@pytest.mark.parametrize("arguments", ["advise", "advise --plain"])
def test_who_stops_gets_the_advice_so_far_and_the_terminal_back(tmp_path: Path, arguments: str, key: str) -> None:
    with terminal(arguments, tmp_path) as wizard:
        wizard.wait("Uw antwoord")
        wizard.settle()
        wizard.press(key)
        wizard.wait("U bent gestopt.")
        wizard.wait("ADVIES  ")
        assert wizard.end() == 130
        assert wizard.restored
        assert wizard.text().rstrip().endswith("Het hele advies begint hierboven, bij ADVIES.")


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGINT, 130)])
@pytest.mark.parametrize("arguments", ["advise", "advise --plain"])
def test_a_signal_gives_the_terminal_back(tmp_path: Path, arguments: str, number: signal.Signals, code: int) -> None:
    with terminal(arguments, tmp_path) as wizard:
        wizard.wait("Uw antwoord")
        wizard.settle()
        wizard.signal(number)
        assert wizard.end() == code
        assert wizard.restored
        assert b"Traceback" not in wizard.raw
        assert (b"ADVIES  " in wizard.raw) == (number == signal.SIGINT)


def test_a_file_that_exists_is_refused_before_the_first_question(tmp_path: Path) -> None:
    (tmp_path / "advies.txt").write_text("van gisteren", encoding="utf-8")
    with terminal("advise --output advies.txt", tmp_path) as wizard:
        assert wizard.end() == 4
    assert b"Uw antwoord" not in wizard.raw


def test_without_a_place_for_the_advice_nothing_is_asked(tmp_path: Path) -> None:
    with terminal("advise >&-", tmp_path) as wizard:
        assert wizard.end() == 4
    assert b"Uw antwoord" not in wizard.raw


def test_when_the_file_fails_after_the_questions_the_advice_is_on_the_screen(tmp_path: Path) -> None:
    (tmp_path / "weg").mkdir()
    with terminal("advise --output weg/advies.txt", tmp_path) as wizard:
        wizard.wait(MENU)
        (tmp_path / "weg").rmdir()
        wizard.press("1" + ENTER)
        wizard.wait(MENU, 2)
        wizard.press(CTRL_C)
        wizard.wait("ADVIES  ")
        assert wizard.end() == 4
