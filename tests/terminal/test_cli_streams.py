"""A terminal of which one of the streams goes elsewhere: the questions and the advice still reach the person."""

from pathlib import Path

import pytest

from terminal.screen import CTRL_C, ENTER, terminal


@pytest.mark.parametrize("elsewhere", ["2>/dev/null", "2>fouten.txt", "2>&-"])
def test_with_the_errors_elsewhere_the_questions_are_still_on_the_screen(tmp_path: Path, elsewhere: str) -> None:
    with terminal(f"advise {elsewhere}", tmp_path) as wizard:
        wizard.wait("Is er nu iets aan de hand, of bereidt u zich voor?")
        wizard.wait("t s):")
        wizard.press("1" + ENTER)
        wizard.wait("Lopen mensen op dit moment direct gevaar?")
        wizard.press("s" + ENTER)
        wizard.wait("ADVIES  ")
        assert wizard.end() == 130
    assert b"fase: warm" in wizard.raw


def test_there_a_question_that_the_screen_cannot_spell_is_shown_in_bare_letters(tmp_path: Path) -> None:
    with terminal("advise 2>/dev/null", tmp_path, PYTHONIOENCODING="ascii") as wizard:
        wizard.wait("t s):")
        wizard.press("w" + ENTER)
        wizard.wait("t s):", 2)
        wizard.press("s" + ENTER)
        wizard.wait("Gecoordineerde Regionale")
        assert wizard.end() == 130


def test_a_folder_that_is_not_there_is_said_before_the_questions(tmp_path: Path) -> None:
    with terminal("advise --output weg/advies", tmp_path) as wizard:
        assert wizard.end() == 4
    assert b"Fout: weg/advies: ik kan dit bestand niet schrijven (de map bestaat niet)." in wizard.raw
    assert b"112" not in wizard.raw


def test_a_reader_who_left_does_not_hide_that_the_questions_were_stopped(tmp_path: Path) -> None:
    with terminal("advise --plain --json > >(exec <&-)", tmp_path) as wizard:
        wizard.wait("t s):")
        wizard.press("s" + ENTER)
        assert wizard.end() == 130


@pytest.mark.parametrize("form", ["--json", "--format html", "--format ics"])
def test_when_the_file_fails_the_person_sees_the_advice_whatever_its_form(tmp_path: Path, form: str) -> None:
    (tmp_path / "weg").mkdir()
    with terminal(f"advise {form} --output weg/advies", tmp_path) as wizard:
        wizard.wait("(cijfer of pijltje)")
        (tmp_path / "weg").rmdir()
        wizard.press(CTRL_C)
        wizard.wait("ADVIES  ")
        assert wizard.end() == 4
    assert b"Fout: weg/advies: ik kan dit bestand niet schrijven (de map bestaat niet)." in wizard.raw
