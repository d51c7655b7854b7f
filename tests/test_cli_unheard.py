"""The wizard without a person behind it: it waits for an answer that is late, and for no answer that never comes."""

import os
import subprocess
import time
from pathlib import Path

import pytest

from program import COMMAND, NOW, TIMEOUT, environment, process, shell

ASK = ["advise", "--interactive", "--plain", "--now", NOW]
POSIX = pytest.mark.skipif(not hasattr(os, "fork"), reason="the system has no pipes of this kind")


@POSIX
def test_an_answer_that_is_not_there_yet_is_waited_for() -> None:
    """Whoever made the pipe, or uses the same terminal (ssh, node), may have asked the system to let nobody wait."""
    given, giving = os.pipe()
    os.set_blocking(given, False)
    with subprocess.Popen(
        [*COMMAND, *ASK, "--json"], stdin=given, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment()
    ) as asked:
        assert asked.stderr is not None
        while b"of bereidt u zich voor?" not in asked.stderr.readline():
            pass
        time.sleep(0.3)
        os.write(giving, b"1\n")
        time.sleep(0.3)
        os.write(giving, b"s\n")
        out, err = asked.communicate(timeout=TIMEOUT)
        os.close(giving)
        os.close(given)
    assert asked.returncode == 130
    assert b'"fase": "warm"' in out
    assert b"Uw antwoord: " in err


@POSIX
@pytest.mark.parametrize("typed", ["zzz", "", "?", "t", "w", "99", "1", "2"])
def test_of_answers_that_change_nothing_there_are_only_so_many(tmp_path: Path, typed: str) -> None:
    said = shell(f"yes '{typed}' | wegenkaart {' '.join(ASK)}", tmp_path)
    assert said.err.count("De laatste 100 regels veranderden niets. Ik stop met vragen.\n") == 1
    assert said.out.startswith("ADVIES  ")
    assert said.code in (0, 130)  # after the last question: it was asked all it could be


def test_a_line_that_is_too_long_is_no_answer_and_the_next_one_is() -> None:
    done = process(*ASK, "--json", stdin=b"1" * 5000 + b"\n1\ns\n")
    assert b'"fase": "warm"' in done.stdout
    assert done.stderr.count(b"Deze regel is te lang (meer dan 1000 tekens). Typ alleen uw antwoord.\n") == 1


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="the system has no such device")
def test_a_line_without_an_end_is_not_waited_for(tmp_path: Path) -> None:
    said = shell(f"ulimit -v 1000000; wegenkaart {' '.join(ASK)} </dev/zero", tmp_path)
    assert said.code == 130
    assert "Hier komt geen eind aan een regel. Ik stop met vragen.\n" in said.err
    assert said.out.startswith("ADVIES  ")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no such device")
def test_where_no_question_arrives_no_answer_is_taken(tmp_path: Path) -> None:
    said = shell(f"echo 1 | wegenkaart {' '.join(ASK)} --json 2>/dev/full", tmp_path)
    assert said.code == 130
    assert '"facts": {}' in said.out
