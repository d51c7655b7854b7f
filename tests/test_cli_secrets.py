"""What was told of an incident, and the municipality's own numbers, stay where the user put them, also when the program breaks down."""

import errno
import shutil
import subprocess
import sys
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from program import NOW, SRC, TIMEOUT, Run, Said, environment, in_process, process

SENTINEL = "zwaluwstaart"
BUG = "Fout: dit is een fout in het programma zelf. Bel en handel verder volgens uw eigen crisisplan.\n"
CONTACTS = f"""\
gemeente: Borne
contacts:
  veiligheidsregio: {{ name: Meldkamer {SENTINEL}, phone: 088 - 123 45 67, checked: 2026-11-01, note: {SENTINEL} }}
  crisisadviseur_oov: {{ name: {SENTINEL}, phone: 074 - 265 86 86, email: {SENTINEL}@voorbeeld.nl, checked: 2026-11-01 }}
scale_up: {{ text: De {SENTINEL} tot GRIP 1., checked: 2026-10-01 }}
"""
ANSWERS = f"# {SENTINEL}\nfase: warm\neigen_organisatie: ja\npersoonsgegevens: ja\nsector: zorg\n"
LINES = f'{{"fase": "warm"}}\n{{"fase": "{SENTINEL}"}}\n{{"{SENTINEL}": "ja"}}\n'
FILE = f"{SENTINEL}.yaml"
COMMANDS = {
    "text": ["advise", "--answers", FILE, "--now", NOW, "--aware-at", NOW, "--explain"],
    "json": ["advise", "--answers", FILE, "--now", NOW, "--json"],
    "page": ["advise", "--answers", FILE, "--now", NOW, "--format", "html", "--output", "advies"],
    "batch": ["advise", "--batch", "regels.jsonl", "--now", NOW],
    "contacts": ["contacts", "show", "--now", NOW],
    "call": ["call", "--now", NOW],
}

# Breaks down at the n-th call of a function that does something with an incident, and says in the error all that is known there.
# Tells of how many such calls there were when it did not. No process may be started, for its arguments are there for all to read.
BROKEN = """
import os, sys
def watch(event, arguments):
    if event in ("os.exec", "os.fork", "os.forkpty", "os.posix_spawn", "os.spawn", "os.system", "subprocess.Popen"):
        os._exit(99)
sys.addaudithook(watch)
from wegenkaart.__main__ import main
at, seen = int(sys.argv.pop(1)), 0
def strike(frame, event, _):
    global seen
    parts = frame.f_code.co_filename.split("wegenkaart" + os.sep)
    if event == "call" and len(parts) > 1 and parts[-1].split(os.sep)[0] in ROWS:
        seen += 1
        if seen == at:
            sys.setprofile(None)
            raise RuntimeError(f"zwaluwstaart {frame.f_locals}")
sys.setprofile(strike)
try:
    main()
finally:
    sys.setprofile(None)
    if seen < at:
        os.write(2, f"{seen} calls".encode())
"""
ROWS = ("advice", "cli", "clock.py", "contacts", "engine", "gemeenten.py", "incident.py", "render", "yamlfile.py")


@pytest.fixture
def place(tmp_path: Path, home: Path) -> Path:
    """A folder with the files of an incident, another one for temporary files, and the numbers of the municipality."""
    file = home / "contacten.yaml"
    file.touch(mode=0o600)
    file.write_text(CONTACTS, encoding="utf-8")
    for name in ("hier", "tijdelijk", "thuis"):
        (tmp_path / name).mkdir()
    (tmp_path / "hier" / FILE).write_text(ANSWERS, encoding="utf-8")
    (tmp_path / "hier" / "regels.jsonl").write_text(LINES, encoding="utf-8")
    return tmp_path


def broken(place: Path, command: str, at: int, more: Mapping[str, str] | None = None) -> Said:
    script = BROKEN.replace("ROWS", repr(ROWS))
    env = environment({"TMPDIR": str(place / "tijdelijk"), "HOME": str(place / "thuis"), **(more or {})})
    done = subprocess.run(
        [sys.executable, "-c", script, str(at), *COMMANDS[command]],
        capture_output=True, timeout=TIMEOUT, check=False, cwd=place / "hier", env=env,
    )  # fmt: skip
    return Said(done.returncode, done.stdout.decode(), done.stderr.decode())


def everything(*folders: Path) -> dict[str, bytes]:
    """All files in these folders."""
    return {str(path): path.read_bytes() for folder in folders for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("command", COMMANDS)
def test_a_breakdown_at_any_depth_tells_nothing_and_leaves_nothing(command: str, place: Path, home: Path) -> None:
    calls = int(broken(place, command, sys.maxsize).err.split()[-2])
    (place / "hier" / "advies").unlink(missing_ok=True)
    before = everything(place, home)

    def strike(turn: int) -> None:
        debug = {"WEGENKAART_DEBUG": "1"} if turn % 2 else {}
        said = broken(place, command, 1 + calls * (turn + 1) // 7, debug)
        assert SENTINEL not in said.err
        assert (said.code, said.err.splitlines(keepends=True)[-1]) == (70, BUG)
        assert (said.err != BUG) == bool(debug)  # for who asks, where it is

    with ThreadPoolExecutor(2) as two:
        list(two.map(strike, range(5)))
    assert everything(place, home) == before


def test_a_disk_that_fails_in_the_middle_is_told_apart_from_a_bug(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise OSError(errno.EIO, SENTINEL)

    monkeypatch.setattr("wegenkaart.cli.advising.make_advice", broken)
    run: Run = in_process(capsys, monkeypatch)
    said = run("advise", "--no-input")
    assert said.code == 4
    assert said.refusal == (
        "Fout: lezen of schrijven is mislukt (de schijf geeft een fout). Bel en handel verder volgens uw eigen crisisplan."
    )


@pytest.mark.skipif(sys.platform == "win32", reason="the system makes no such files")
def test_nothing_of_the_memory_is_written_when_the_program_crashes() -> None:
    code = (
        "import resource; from wegenkaart.cli import main\n"
        "hard = resource.getrlimit(resource.RLIMIT_CORE)[1]; resource.setrlimit(resource.RLIMIT_CORE, (hard, hard))\n"
        "try: main()\nfinally: print(resource.getrlimit(resource.RLIMIT_CORE)[0])"
    )
    done = subprocess.run([sys.executable, "-c", code, "--version"], capture_output=True, timeout=TIMEOUT, check=False, env=environment())
    assert (done.returncode, done.stdout.splitlines()[-1]) == (0, b"0")


@pytest.mark.parametrize(("fault", "code"), [("zlib.error()", 70), ("ImportError() from OSError(5, '')", 4), ("EOFError()", 70)])
def test_a_part_that_cannot_be_read_when_it_is_needed_is_no_bug(fault: str, code: int) -> None:
    """As from a single file with a damaged byte."""
    script = f"""
import sys, zlib
from wegenkaart.cli import main
class Damaged:
    def find_spec(self, name, *_):
        if name == "wegenkaart.render.text": exec(compile({f"raise {fault}"!r}, "<frozen zipimport>", "exec"))
sys.meta_path.insert(0, Damaged())
main()
"""
    done = subprocess.run(
        [sys.executable, "-c", script, "advise", "--no-input"], capture_output=True, timeout=TIMEOUT, check=False, env=environment()
    )
    assert (done.returncode, done.stdout, done.stderr.decode().lstrip()) == (  # typer says an empty line of its own to some
        code,
        b"",
        "Fout: een deel van het programma is niet te lezen. Bel en handel verder volgens uw eigen crisisplan.\n",
    )


def test_what_fails_while_it_is_cleared_away_is_not_shown() -> None:
    """Python prints such an error by itself, with all that it says."""
    script = f"""
import sys
from wegenkaart.cli import main
class Left:
    def __del__(self): raise RuntimeError({SENTINEL!r})
def leave(*_):
    global calls
    calls += 1
    if calls == 10_000: Left()
calls = 0
sys.setprofile(leave)
main()
"""
    done = subprocess.run(
        [sys.executable, "-c", script, "advise", "--no-input"], capture_output=True, timeout=TIMEOUT, check=False, env=environment()
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.startswith(b"ADVIES ")


@pytest.mark.parametrize(("module", "code"), [(None, 70), (f"raise OSError(5, '{SENTINEL}')\n", 4), (f"= {SENTINEL}\n", 70)])
def test_half_an_installation_is_one_line_too(tmp_path: Path, module: str | None, code: int) -> None:
    installed = tmp_path / "wegenkaart"
    shutil.copytree(SRC / "wegenkaart", installed, ignore=shutil.ignore_patterns("__pycache__"))
    (installed / "cli" / "output.py").unlink()
    if module is not None:
        (installed / "cli" / "output.py").write_text(module, encoding="utf-8")
    done = process("advise", "--fact", f"fase={SENTINEL}", env={"PYTHONPATH": str(tmp_path), "PYTHONDONTWRITEBYTECODE": "1"})
    assert (done.returncode, done.stdout) == (code, b"")
    assert done.stderr.decode() == (
        "Fout: het programma kan niet starten, want een deel ervan is niet te lezen. Bel en handel verder volgens uw eigen crisisplan.\n"
    )
