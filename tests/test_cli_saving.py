"""What is written to a file: the old one whole or the new one whole, whatever fails and whenever the program is killed."""

import errno
import os
import re
import shutil
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

from program import COMMAND, NOW, TIMEOUT, Run, Said, environment, in_process, process, shell
from wegenkaart.cli import output, saving
from wegenkaart.errors import Unreadable

POSIX = pytest.mark.skipif(not hasattr(os, "fork"), reason="the system has no processes of this kind")
OLD = "van gisteren\n"
ADVISE = ["advise", "--fact", "fase=warm", "--now", NOW]
WRITERS = {
    "text": [*ADVISE, "--output"],
    "markdown": [*ADVISE, "--format", "markdown", "--output"],
    "briefing": [*ADVISE, "--format", "markdown", "--briefing", "--output"],
    "html": [*ADVISE, "--format", "html", "--output"],
    "ics": [*ADVISE, "--fact", "persoonsgegevens=ja", "--fact", "eigen_organisatie=ja", "--aware-at", NOW, "--format", "ics", "--output"],
    "json": [*ADVISE, "--json", "--output"],
    "list": ["prepare", "--output"],
    "pack": ["prepare", "--pack"],
    "wizard": ["export", "wizard"],
    "dmn": ["export", "dmn"],
    "cacao": ["export", "cacao"],
}
"""Every command that writes the file that is named behind it."""
ON_SCREEN = {"text": "ADVIES  maandag", "markdown": "# Advies van", "briefing": "# ", "html": "ADVIES  maandag"}
"""What is on the screen all the same. The others are for a program, or can be made again at any time."""
LEFT = re.compile(r"\.wegenkaart\.[0-9a-f]{16}")


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    return in_process(capsys, monkeypatch)


def said_by(done: subprocess.CompletedProcess[bytes]) -> Said:
    return Said(done.returncode, done.stdout.decode(), done.stderr.decode())


# A system call that fails


def fault(tmp_path: Path, faults: Mapping[str, str], number: int, error: int, *more: str) -> tuple[Said, str, Path]:
    """An advice for a file, while one call on its folder fails. Returns what was said, the call, and the file."""
    folder = tmp_path / f"map{number}_{error}_{len(more)}"
    folder.mkdir()
    if more:
        (folder / "advies.txt").write_text(OLD, encoding="utf-8")
    log = tmp_path / f"{folder.name}.log"
    env = {**faults, "FAULT_IN": folder.name, "FAULT_AT": str(number), "FAULT_AS": str(error), "FAULT_LOG": str(log)}
    done = process(*ADVISE, "--output", str(folder / "advies.txt"), *more, env={**env, "PYTHONDONTWRITEBYTECODE": "1"})
    return said_by(done), log.read_text(encoding="utf-8") if log.exists() else "", folder / "advies.txt"


def whole(file: Path) -> str | None:
    """`old`, `new`, or nothing where there is no file; fails for anything between."""
    text = file.read_text(encoding="utf-8") if file.exists() else None
    if text in (None, OLD):
        return "old" if text else None
    assert text.startswith("ADVIES  maandag 23 november 2026, 03:00\n")
    assert re.search(r"controlegetal [0-9a-f]{8}\.\n\Z", text)
    return "new"


@pytest.mark.parametrize("more", [[], ["--force"]])
@pytest.mark.parametrize("error", [errno.ENOSPC, errno.EIO])
def test_whatever_system_call_fails_no_file_is_torn_and_no_advice_is_lost(
    tmp_path: Path, faults: Mapping[str, str], error: int, more: list[str]
) -> None:
    before, failed = "old" if more else None, []
    for number in range(1, 100):
        said, call, file = fault(tmp_path, faults, number, error, *more)
        found = whole(file)
        if not call:
            break
        assert said.code in (0, 4), call
        if said.code == 4:
            failed.append(call)
            assert said.out.startswith("ADVIES  maandag 23 november 2026, 03:00\n"), call
            assert said.err.count("\n") == 1, call
            assert found == ("new" if "dit bestand staat er, heel, maar" in said.err else before), call
            assert found == before or call == "fsync", call  # that of the folder: the new file is there
        else:
            assert found == "new", call
        assert [each.name for each in file.parent.iterdir() if each != file and call != "unlink"] == [], call
    assert said.code == 0
    assert failed.count("write") == 1
    assert failed.count("fsync") == 2
    assert ("rename" in failed) == bool(more)


def test_where_no_nameless_file_can_be_made_it_is_the_same(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(saving, "NAMELESS", 0)
    file = tmp_path / "advies.txt"
    for more in ([], ["--force"]):
        assert run(*ADVISE, "--output", str(file), *more).code == 0
        assert whole(file) == "new"
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        assert [each.name for each in tmp_path.iterdir()] == ["advies.txt"]
    assert run(*ADVISE, "--output", str(file)).code == 4


def test_what_appears_meanwhile_is_not_overwritten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "advies.txt"
    file.write_text(OLD, encoding="utf-8")
    for nameless in (saving.NAMELESS, 0):
        monkeypatch.setattr(saving, "NAMELESS", nameless)
        with pytest.raises(Unreadable, match="het bestaat al"):
            saving.write_file(file, "nieuw", force=False)
    assert file.read_text(encoding="utf-8") == OLD
    assert [each.name for each in tmp_path.iterdir()] == ["advies.txt"]


def test_a_link_is_followed_also_one_to_nowhere(tmp_path: Path) -> None:
    (tmp_path / "echt").mkdir()
    for name in ("is_er", "is_er_niet"):
        (tmp_path / name).symlink_to(tmp_path / "echt" / name)
    (tmp_path / "echt" / "is_er").write_text(OLD, encoding="utf-8")
    for name in ("is_er", "is_er_niet"):
        saving.write_file(tmp_path / name, "nieuw", force=True)
        assert (tmp_path / name).is_symlink()
        assert (tmp_path / "echt" / name).read_text(encoding="utf-8") == "nieuw"


# No room, no rights


@POSIX
@pytest.mark.parametrize("writer", WRITERS)
def test_a_file_that_may_not_grow_leaves_the_old_one_whole(tmp_path: Path, writer: str) -> None:
    (tmp_path / "advies").write_text(OLD, encoding="utf-8")
    said = shell(f"ulimit -f 1; wegenkaart {' '.join(WRITERS[writer])} advies --force", tmp_path, {"PYTHONDONTWRITEBYTECODE": "1"})
    assert said.code == 4
    assert said.err.splitlines()[-1] == (
        "Fout: advies: ik kan dit bestand niet schrijven (het bestand mag niet zo groot worden). Kies een andere plek."
    )
    assert said.out.startswith(ON_SCREEN.get(writer, "")) == (writer in ON_SCREEN or said.out == "")
    assert {each.name: each.read_text(encoding="utf-8") for each in tmp_path.iterdir()} == {"advies": OLD}


@POSIX
def test_without_room_the_contacts_stay_whole_and_nothing_is_left(tmp_path: Path, home: Path) -> None:
    file = home / "contacten.yaml"
    file.touch(mode=0o600)
    file.write_text("gemeente: Borne\n", encoding="utf-8")
    said = shell("ulimit -f 1; wegenkaart contacts init --gemeente Borne --force", tmp_path, {"PYTHONDONTWRITEBYTECODE": "1"})
    assert said.code == 4
    assert file.read_text(encoding="utf-8") == "gemeente: Borne\n"
    assert sorted(each.name for each in home.iterdir()) == ["cache", "contacten.yaml"]


DISKS = {
    "a full disk": ("size=64k", "head -c 60k /dev/zero > disk/vol", "de schijf is vol"),
    "no names left on it": ("nr_inodes=2", "true", "de schijf is vol"),
    "a disk to read only": ("size=64k", "mount -o remount,ro disk", "u mag hier niet schrijven"),
}


@pytest.mark.skipif(
    not shutil.which("unshare") or bool(subprocess.run(["unshare", "-rm", "true"], capture_output=True, check=False).returncode),
    reason="nobody may mount a disk here",
)
@pytest.mark.parametrize("disk", DISKS)
def test_on_a_disk_without_room_or_rights_the_advice_is_on_the_screen(tmp_path: Path, disk: str) -> None:
    (tmp_path / "disk").mkdir()
    options, then, why = DISKS[disk]
    program = f"{shutil.which(COMMAND[0])} -m wegenkaart {' '.join(ADVISE)} --output disk/advies --force"
    script = (
        f"mount -t tmpfs -o {options} none disk && echo oud > disk/advies && {then}; {program}; echo $? $(ls -A disk) $(cat disk/advies)"
    )
    said = shell(f"unshare -rm bash -c {script!r}", tmp_path)
    assert said.err == f"Fout: disk/advies: ik kan dit bestand niet schrijven ({why}). Kies een andere plek.\n"
    assert said.out.startswith("ADVIES  maandag 23 november 2026, 03:00\n")
    assert said.out.splitlines()[-1] in ("4 advies oud", "4 advies vol oud")


def test_a_reader_who_left_does_not_hide_that_the_file_failed(tmp_path: Path) -> None:
    said = shell(f"wegenkaart {' '.join(ADVISE)} --output weg/advies | head -1; exit ${{PIPESTATUS[0]}}", tmp_path)
    assert said.code == 4
    assert said.err.startswith("Fout: weg/advies: ik kan dit bestand niet schrijven (de map bestaat niet).")


def test_when_the_file_and_the_screen_fail_both_are_said(tmp_path: Path) -> None:
    said = shell(f"wegenkaart {' '.join(ADVISE)} --output weg/advies >/dev/full", tmp_path)
    assert (said.code, said.out, said.err.splitlines()) == (
        4,
        "",
        [
            "Fout: ik kan de uitvoer niet schrijven (de schijf is vol). Kies een andere plek.",
            "Fout: weg/advies: ik kan dit bestand niet schrijven (de map bestaat niet). Kies een andere plek.",
        ],
    )


@POSIX
@pytest.mark.parametrize("buffer", ["", "1"])
def test_an_output_that_takes_only_a_part_is_no_success(tmp_path: Path, buffer: str) -> None:
    said = shell(
        f"ulimit -f 1; wegenkaart {' '.join(ADVISE)} >deel", tmp_path, {"PYTHONUNBUFFERED": buffer, "PYTHONDONTWRITEBYTECODE": "1"}
    )
    assert (said.code, said.err) == (
        4,
        "Fout: ik kan de uitvoer niet schrijven (het bestand mag niet zo groot worden). Kies een andere plek.\n",
    )


@POSIX
def test_an_output_that_has_no_room_for_a_moment_is_waited_for() -> None:
    """Whoever shares it may have asked the system to let nobody wait."""
    receiving, giving = os.pipe()
    os.set_blocking(giving, False)
    with (
        subprocess.Popen([*COMMAND, "export", "dmn", "-"], stdout=giving, stderr=subprocess.PIPE, env=environment()) as running,
        os.fdopen(receiving, "rb") as pipe,
    ):
        os.close(giving)
        time.sleep(0.5)  # it is full long before
        document = pipe.read()
        assert (running.wait(TIMEOUT), running.stderr and running.stderr.read()) == (0, b"")
    assert len(document) > 100_000
    assert document.endswith(b"</definitions>\n")


# The name that was given

NO_FILE = ("", ".", "map", "map/", "map/.", "nieuw/", "nieuw/..")


@pytest.mark.parametrize("name", NO_FILE)
@pytest.mark.parametrize("writer", ["text", "list", "pack", "dmn"])
def test_the_name_of_a_folder_is_refused_before_any_work(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, writer: str, name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "map").mkdir()
    said = run(*WRITERS[writer], name, "--force")
    assert said.code == 4
    assert said.refusal.startswith(f"Fout: '{name}': hier ontbreekt de naam van een bestand. Zet die erachter, zoals ")
    assert [each.name for each in tmp_path.iterdir()] == ["map"]


def test_the_example_stands_in_that_folder(run: Run) -> None:
    assert run("advise", "--no-input", "--output", "nieuw/").refusal.endswith("zoals nieuw/bestand.")


@pytest.mark.parametrize("writer", ["text", "markdown", "json", "list", "pack", "wizard", "dmn", "cacao"])
def test_a_dash_is_standard_output(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, writer: str) -> None:
    monkeypatch.chdir(tmp_path)
    said = run(*WRITERS[writer], "-")
    assert (said.code, said.err) == (0, "")
    assert len(said.out) > 1000
    assert list(tmp_path.iterdir()) == []


def test_a_link_to_a_pipe_is_no_file_to_write(run: Run, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pijp")
    (tmp_path / "link").symlink_to("pijp")
    said = run(*ADVISE, "--output", str(tmp_path / "link"), "--force")
    assert (said.code, said.err) == (4, f"Fout: {tmp_path / 'link'}: dit is geen gewoon bestand. Kies een andere plek.\n")


def test_a_link_to_itself_is_left_alone(run: Run, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("link")
    said = run(*ADVISE, "--output", str(tmp_path / "link"), "--force")
    assert said.code == 4
    assert said.err == (
        f"Fout: {tmp_path / 'link'}: ik kan dit bestand niet schrijven (de link verwijst naar zichzelf). Kies een andere plek.\n"
    )
    assert (tmp_path / "link").is_symlink()


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="the system shows no streams as files")
@pytest.mark.parametrize("name", ["/dev/stdout", "/dev/fd/1", "/proc/self/fd/1", "link"])
def test_what_a_stream_leads_to_is_not_replaced(tmp_path: Path, name: str) -> None:
    (tmp_path / "link").symlink_to("/dev/stdout")
    said = shell(f"wegenkaart {' '.join(ADVISE)} --output {name} --force > x; echo $?; cat x", tmp_path)
    assert (said.out, said.err) == (
        "4\n",
        f"Fout: {name}: dit is geen gewoon bestand. Kies een andere plek, of een streepje (-) voor standaarduitvoer.\n",
    )


def test_a_file_with_the_name_of_a_dash_is_told_from_standard_output(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(*ADVISE, "--output", "./-").err == "Geschreven: ./-\n"
    assert whole(tmp_path / "-") == "new"


READ_TOO = {
    "answers": ["advise", "--answers", "feiten.yaml", "--output"],
    "playbook": ["export", "cacao", "--answers", "feiten.yaml"],
    "contacts": ["prepare", "--output"],
    "contacts, passed over": [*ADVISE, "--no-contacts", "--output"],
    "page": ["export", "wizard"],
}


@pytest.mark.parametrize("writer", READ_TOO)
def test_what_is_read_is_never_written_over(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, home: Path, writer: str) -> None:
    monkeypatch.chdir(tmp_path)
    source = tmp_path / "feiten.yaml" if "--answers" in READ_TOO[writer] else home / "contacten.yaml"
    source.write_text("fase: warm\n", encoding="utf-8")
    (tmp_path / "ook").symlink_to(source)
    said = run(*READ_TOO[writer], "ook", "--force")
    assert said.code == 2
    assert said.refusal == "Fout: ook: uit dit bestand leest het programma zelf. Kies een andere naam."
    assert source.read_text(encoding="utf-8") == "fase: warm\n"


def test_nor_what_is_read_through_standard_input_or_as_knowledge(tmp_path: Path) -> None:
    (tmp_path / "feiten.yaml").write_text("fase: warm\n", encoding="utf-8")
    (tmp_path / "kennis").mkdir()
    (tmp_path / "kennis" / "facts.yaml").write_text(OLD, encoding="utf-8")
    for line in ("--answers - --output feiten.yaml --force <feiten.yaml", "--no-input --data kennis --output kennis/facts.yaml --force"):
        said = shell(f"wegenkaart advise {line}", tmp_path)
        assert said.code == 2
        assert "uit dit bestand leest het programma zelf" in said.refusal


@pytest.mark.parametrize("writes", ["write_file", "write_bytes"])
def test_a_place_that_takes_nothing_and_calls_that_no_error_is_not_tried_for_ever(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, writes: str
) -> None:
    class Deaf(BytesIO):
        def write(self, _raw: object) -> int:  # whatever a file takes
            return 0

    monkeypatch.setattr(os, "write", lambda _handle, _raw: 0)
    monkeypatch.setattr(sys, "stdout", TextIOWrapper(Deaf()))
    with pytest.raises(Unreadable, match="de schijf geeft een fout"):
        saving.write_file(tmp_path / "advies", "nieuw", force=False) if writes == "write_file" else output.write_bytes(b"nieuw")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no such device")
@pytest.mark.parametrize(("to", "code", "err"), [(">&-", 4, "Fout: er is geen uitvoer"), (">/dev/full", 0, "Geschreven: ")])
def test_whether_the_contacts_were_written_is_said_as_it_is(tmp_path: Path, home: Path, to: str, code: int, err: str) -> None:
    said = shell(f"wegenkaart contacts init --gemeente Borne {to}", tmp_path)
    assert said.code == code
    assert said.err.startswith(err)
    assert said.err.count("\n") == 1
    assert (home / "contacten.yaml").exists() == (code == 0)


# Killed


def kill_a_writer(file: Path, texts: tuple[str, str], seconds: float) -> None:
    """A process that does nothing but replace the file, killed after a while."""
    child = os.fork()
    if not child:
        try:
            while True:
                for text in texts:
                    saving.write_file(file, text, force=True)
        finally:
            os._exit(1)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


def sizes(folder: Path, name: str) -> Iterator[int]:
    return (each.stat().st_size for each in folder.iterdir() if each.name != name)


@POSIX
@pytest.mark.parametrize(("nameless", "leftovers"), [(saving.NAMELESS, {200_000, 100_000}), (0, set(range(200_001)))])
def test_a_kill_at_any_moment_leaves_a_whole_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, nameless: int, leftovers: set[int]
) -> None:
    """What is left beside it can be told by its name, is for its owner alone, and is itself whole where that can be."""
    monkeypatch.setattr(saving, "NAMELESS", nameless)
    file, texts = tmp_path / "advies.txt", ("a" * 200_000, "b" * 100_000)
    file.write_text(texts[0], encoding="utf-8")
    for number in range(100):
        kill_a_writer(file, texts, 0.02 * number / 100)
        assert file.read_text(encoding="utf-8") in texts
    assert set(sizes(tmp_path, file.name)) <= leftovers
    assert [each.name for each in tmp_path.iterdir() if each != file and not LEFT.fullmatch(each.name)] == []
    assert {stat.S_IMODE(each.stat().st_mode) & 0o077 for each in tmp_path.iterdir() if each != file} <= {0}


def test_the_program_killed_at_any_call_leaves_a_whole_file_and_at_most_one_beside_it(tmp_path: Path, faults: Mapping[str, str]) -> None:
    for number in range(1, 100):
        said, call, file = fault(tmp_path, faults, number, 0, "--force")
        assert whole(file) in ("old", "new"), call
        left = [whole(each) for each in file.parent.iterdir() if each != file]
        assert left in ([], ["new"]), call
        assert not left or call in ("close", "rename")
        assert said.code == (-signal.SIGKILL if call else 0)
        if not call:
            return


@POSIX
def test_the_program_killed_after_any_time_leaves_a_whole_file(tmp_path: Path) -> None:
    def killed(number: int) -> str | None:
        file = tmp_path / f"map{number}" / "advies.txt"
        file.parent.mkdir()
        file.write_text(OLD, encoding="utf-8")
        started = [*COMMAND, *ADVISE, "--output", str(file), "--force"]
        with subprocess.Popen(started, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment()) as running:
            time.sleep(0.3 * number / 40)
            running.kill()
            running.wait(TIMEOUT)
        return whole(file)

    with ThreadPoolExecutor(2) as two:
        assert set(two.map(killed, range(40))) <= {"old", "new"}
