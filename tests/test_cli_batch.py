"""A batch: nothing is kept, however long it is, and the same bytes come out of any number of processes."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from io import BytesIO, TextIOWrapper
from itertools import islice
from pathlib import Path
from random import Random
from typing import IO

import pytest

from program import COMMAND, NOW, TIMEOUT, Run, Said, environment, in_process, process, shell
from random_bases import dice
from wegenkaart.advice import Setting
from wegenkaart.cli.batch import Answers
from wegenkaart.cli.jobs import deal
from wegenkaart.clock import parse_moment
from wegenkaart.engine import Tables
from wegenkaart.errors import Unreadable
from wegenkaart.knowledge import default_data, opened
from wegenkaart.model import Facts, KnowledgeBase
from wegenkaart.slots import NO_REGION

BATCH = ["advise", "--batch", "-", "--now", NOW]
BAD = {5: b"geen json", 17: b"", 40: b'{"fase": "\xff"}', 41: b" " * 100_001, 42: b'{"fase": "heet"}', 90: b"x" * 500_000}
"""Line → what stands there. A line of 500,000 characters is never whole in memory."""
EXACTLY = b'{"fase": "koud"' + b" " * 99_984 + b"}"
"""The longest line that is read. A newline after it would be one character too many."""


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    return in_process(capsys, monkeypatch)


@cache
def knowledge() -> KnowledgeBase:
    return opened(default_data(), NO_REGION)


def some_facts(random: Random) -> Facts:
    chance = random.random()
    return {name: random.choice(list(fact.values)) for name, fact in knowledge().facts.items() if random.random() < chance}


def incidents(count: int) -> list[bytes]:
    random = dice("batch")
    return [json.dumps(some_facts(random)).encode() for _ in range(count)]


def mixed() -> bytes:
    """120 lines: good ones, every kind of bad one, and a last one without an end."""
    good = incidents(120)
    return b"\n".join([*(BAD.get(number, line) for number, line in enumerate(good[:-1], 1)), EXACTLY])


@contextmanager
def running(*more: str) -> Iterator[tuple["subprocess.Popen[bytes]", IO[bytes], IO[bytes]]]:
    """The program as a process, what it reads and what it writes."""
    pipe = subprocess.PIPE
    with subprocess.Popen([*COMMAND, *BATCH, *more], stdin=pipe, stdout=pipe, stderr=pipe, env=environment()) as program:
        assert program.stdin is not None
        assert program.stdout is not None
        try:
            yield program, program.stdin, program.stdout
        finally:
            program.kill()


# One process


def test_who_writes_a_line_has_its_answer_before_writing_the_next() -> None:
    with running() as (program, given, said):
        for phase in ("koud", "warm", "koud"):
            given.write(b'{"fase": "%s"}\n' % phase.encode())
            given.flush()
            assert json.loads(said.readline())["facts"] == {"fase": phase}
        given.close()
        assert program.wait(TIMEOUT) == 0


def test_of_a_batch_no_more_is_read_than_is_answered() -> None:
    lines = enumerate(incidents(40), 1)
    answers = Answers(Tables(knowledge()), Setting(now=parse_moment(NOW, "--now")))
    assert [json.loads(answers.to(*line)).keys() >= {"lead"} for line in islice(lines, 3)] == [True] * 3
    assert next(lines)[0] == 4


def test_one_process_loads_nothing_that_is_for_more() -> None:
    code = (
        "import sys; from wegenkaart import cli; cli.run(['advise', '--batch', '-']);"
        "print(sorted({'wegenkaart.cli.jobs', 'multiprocessing', 'pickle', 'socket'} & sys.modules.keys()), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], input=b"{}\n", capture_output=True, timeout=TIMEOUT, check=True, env=environment())
    assert done.stderr == b"[]\n"


# More processes


@pytest.fixture(scope="module")
def alone() -> bytes:
    """What one process says to the mixed lines."""
    return process_of(mixed())


def process_of(lines: bytes, *more: str) -> bytes:
    done = process(*BATCH, *more, stdin=lines)
    assert (done.returncode, done.stderr) == (1, b"")
    return done.stdout


def test_every_line_has_its_answer_at_its_own_place(alone: bytes) -> None:
    documents = [json.loads(line) for line in alone.splitlines()]
    assert [each.get("line") for each in documents] == [number if number in BAD else None for number in range(1, 121)]
    assert documents[-1]["facts"] == {"fase": "koud"}


@pytest.mark.parametrize("jobs", ["1", "2", "3", "7", "alle"])
def test_any_number_of_processes_gives_the_same_bytes(alone: bytes, jobs: str) -> None:
    assert process_of(mixed(), "--jobs", jobs) == alone


def test_all_options_reach_every_process() -> None:
    options = ("--explain", "--gemeente", "Wijchen", "--aware-at", "gisteren 23:15", "--reported", "avg_melding_ap=vandaag 01:00")
    lines = b"\n".join(incidents(40))
    one, three = (process(*BATCH, *options, "--jobs", jobs, stdin=lines) for jobs in ("1", "3"))
    assert (one.returncode, one.stderr) == (0, b"")
    assert one.stdout == three.stdout
    assert b'"nearest_changes"' in one.stdout


@pytest.mark.parametrize("lines", [b"", b"{}"])
def test_a_batch_of_hardly_any_lines_may_have_more_processes_than_lines(lines: bytes) -> None:
    assert process(*BATCH, "--jobs", "3", stdin=lines).stdout == process(*BATCH, stdin=lines).stdout


class Watched(BytesIO):
    """A place to write to that notes how many lines were read and not yet answered, at every write."""

    def __init__(self) -> None:
        super().__init__()
        self.taken, self.answered, self.under_way = 0, 0, list[int]()

    def write(self, raw: object) -> int:  # whatever a file takes
        assert isinstance(raw, bytes)
        self.under_way.append(self.taken - self.answered)
        self.answered += raw.count(b"\n")
        return len(raw)


def test_only_so_many_lines_are_under_way(monkeypatch: pytest.MonkeyPatch) -> None:
    watched = Watched()
    monkeypatch.setattr(sys, "stdout", TextIOWrapper(watched))

    def lines() -> Iterator[tuple[int, bytes]]:
        for number, line in enumerate(incidents(400), 1):
            watched.taken = number
            yield number, line

    home = (knowledge(), Setting(now=parse_moment(NOW, "--now")))
    deal(lines(), Answers(Tables(home[0]), home[1]), home, 3)
    assert watched.answered == 400
    assert max(watched.under_way) <= 64  # three helpers with 16 lines, and the 16 that come next


def test_what_stops_the_reading_is_said_after_the_answers_to_what_came_before(monkeypatch: pytest.MonkeyPatch) -> None:
    watched = Watched()
    monkeypatch.setattr(sys, "stdout", TextIOWrapper(watched))

    def lines() -> Iterator[tuple[int, bytes]]:
        yield from enumerate(incidents(50), 1)
        raise Unreadable("de schijf is stuk")

    home = (knowledge(), Setting(now=parse_moment(NOW, "--now")))
    with pytest.raises(Unreadable, match="de schijf is stuk"):
        deal(lines(), Answers(Tables(home[0]), home[1]), home, 2)
    assert watched.answered == 50


def helpers(program: "subprocess.Popen[bytes]") -> list[int]:
    return [int(each) for each in Path(f"/proc/{program.pid}/task/{program.pid}/children").read_text(encoding="ascii").split()]


def is_gone(process_id: int) -> bool:
    """Also when nobody asked yet how it ended."""
    try:
        return ") Z " in Path(f"/proc/{process_id}/stat").read_text(encoding="utf-8")
    except OSError:
        return True


LINUX = pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="looks for processes in /proc")


@LINUX
def test_the_lines_of_a_helper_that_is_killed_are_answered_all_the_same() -> None:
    lines = [line + b"\n" for line in incidents(150)]
    with running("--jobs", "3") as (program, given, said):
        given.write(b"".join(lines[:70]))
        given.flush()
        first = said.readline()
        killed = helpers(program)
        assert len(killed) == 3
        for each in killed[:2]:
            os.kill(each, signal.SIGKILL)
        given.write(b"".join(lines[70:]))
        given.close()
        out = said.read()
        assert program.wait(TIMEOUT) == 0
    assert first + out == process(*BATCH, stdin=b"".join(lines)).stdout


@LINUX
def test_without_any_helper_left_the_rest_is_answered_all_the_same() -> None:
    lines = [line + b"\n" for line in incidents(100)]
    with running("--jobs", "2") as (program, given, said):
        given.write(b"".join(lines[:50]))
        given.flush()
        first = said.readline()
        for each in helpers(program):
            os.kill(each, signal.SIGKILL)
        given.write(b"".join(lines[50:]))
        given.close()
        out = said.read()
        assert program.wait(TIMEOUT) == 0
    assert first + out == process(*BATCH, stdin=b"".join(lines)).stdout


@LINUX
@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_a_signal_ends_it_with_its_own_code_and_its_helpers_too(number: signal.Signals, code: int) -> None:
    with running("--jobs", "2") as (program, given, said):
        given.write(b"{}\n" * 60)
        given.flush()
        assert said.readline().startswith(b"{")
        started = helpers(program)
        program.send_signal(number)
        _, err = program.communicate(timeout=TIMEOUT)
        assert (program.returncode, err) == (code, b"")
    assert [is_gone(each) for each in started] == [True, True]


@LINUX
def test_helpers_end_when_the_program_is_killed() -> None:
    with running("--jobs", "2") as (program, given, said):
        given.write(b"{}\n" * 60)
        given.flush()
        assert said.readline().startswith(b"{")
        started = helpers(program)
        program.kill()
    patience = time.monotonic() + TIMEOUT
    while not all(map(is_gone, started)) and time.monotonic() < patience:
        time.sleep(0.05)
    assert [is_gone(each) for each in started] == [True, True]


def test_a_reader_who_has_seen_enough_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "in").write_bytes(b"{}\n" * 200)
    said = shell("wegenkaart advise --batch in --jobs 2 | head -1 >/dev/null; exit ${PIPESTATUS[0]}", tmp_path)
    assert (said.code, said.err) == (0, "")


def test_a_full_disk_is_said_in_one_line(tmp_path: Path) -> None:
    said = shell("wegenkaart advise --batch - --jobs 2 <<< '{}' >/dev/full", tmp_path)
    assert said == Said(4, "", "Fout: ik kan de uitvoer niet schrijven (de schijf is vol). Kies een andere plek.\n")


def test_where_no_process_can_be_started_it_does_all_itself(tmp_path: Path) -> None:
    code = (
        "import sys; from wegenkaart import cli; sys.executable = sys.argv[1];"
        "sys.exit(cli.run(['advise', '--batch', '-', '--jobs', '3', '--now', sys.argv[2]]))"
    )
    command = [sys.executable, "-c", code, str(tmp_path / "python"), NOW]
    done = subprocess.run(command, input=b"{}\nx\n", capture_output=True, timeout=TIMEOUT, check=False, env=environment())
    assert (done.returncode, done.stderr) == (1, b"")
    assert done.stdout == process(*BATCH, stdin=b"{}\nx\n").stdout


def test_no_fact_stands_among_the_arguments_of_a_helper_and_no_folder_of_the_user_is_looked_at(tmp_path: Path) -> None:
    """Python looks for modules in the folder where it is started, unless it is told not to."""
    (tmp_path / "struct.py").write_text("raise SystemExit(9)", encoding="utf-8")
    (tmp_path / "in").write_bytes(b"{}\n" * 40)
    with subprocess.Popen(
        [sys.executable, "-P", "-m", "wegenkaart", "advise", "--batch", "-", "--jobs", "2", "--aware-at", "gisteren 00:01"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=tmp_path, env=environment(),
    ) as program:  # fmt: skip
        assert program.stdin is not None
        assert program.stdout is not None
        program.stdin.write(b'{"sector": "zorg"}\n' * 50)
        program.stdin.flush()
        assert program.stdout.readline().startswith(b"{")
        seen = [Path(f"/proc/{each}/cmdline").read_bytes().split(b"\0")[1:] for each in helpers(program)]
        program.kill()
    assert seen == [[b"-P", b"-m", b"wegenkaart.cli.worker", b""]] * 2


# The option


@pytest.mark.parametrize("jobs", ["0", "-1", "x", "1.5", "257", "9" * 5000, "²", ""])
def test_what_is_no_number_of_processes_is_refused(run: Run, jobs: str) -> None:
    said = run("advise", "--batch", "-", "--jobs", jobs)
    assert said.code == 2
    assert said.refusal.endswith("dit is geen aantal processen. Geef een getal van 1 tot en met 256, of 'alle'.")


def test_without_a_batch_there_is_nothing_to_deal_out(run: Run) -> None:
    said = run("advise", "--no-input", "--jobs", "2")
    assert (said.code, said.refusal) == (
        2,
        "Fout: --jobs hoort bij --batch. Zet --batch met een bestand erbij, of laat --jobs weg.",
    )


# What does not go together, or cannot be read


@pytest.mark.parametrize("form", ["text", "html"])
def test_a_batch_in_another_form_than_json_is_refused(run: Run, form: str) -> None:
    said = run("advise", "--batch", "-", "--format", form, stdin="{}\n")
    assert (said.code, said.refusal) == (2, f"Fout: --batch en --format {form} gaan niet samen. Kies er een.")
    assert run("advise", "--batch", "-", "--format", "json", stdin="{}\n").code == 0


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no pipes with a name")
@pytest.mark.parametrize("words", ["advise --batch", "advise --answers", "export cacao uit --answers"])
def test_of_a_pipe_with_a_name_it_is_said_how_it_does_work(run: Run, tmp_path: Path, words: str) -> None:
    os.mkfifo(tmp_path / "pijp")
    said = run(*words.split(), str(tmp_path / "pijp"))
    assert said.code == 4
    how = f"Geef een pijp zo, met een streepje: opdracht | wegenkaart {words.replace('uit', '…')} -."
    assert said.refusal == f"Fout: {tmp_path / 'pijp'}: dit is geen gewoon bestand. {how}"


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the system has no pipes of this kind")
def test_lines_that_are_not_there_yet_are_waited_for() -> None:
    """Whoever made the pipe may have asked the system to let nobody wait."""
    given, giving = os.pipe()
    os.set_blocking(given, False)
    with subprocess.Popen([*COMMAND, *BATCH], stdin=given, stdout=subprocess.PIPE, env=environment()) as program:
        assert program.stdout is not None
        for _ in range(2):
            time.sleep(0.3)
            os.write(giving, b"{}\n")
            assert program.stdout.readline().startswith(b"{")
        os.close(giving)
        os.close(given)
        assert program.wait(TIMEOUT) == 0
