"""Every hostile file through every door of the program: a line of Dutch that names the file, never a crash, a hang or much memory."""

import json
import os
import re
import stat
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple, TypeAlias

import pytest

from hostile.corpus import FILES, HOSTILE, TEXT
from program import environment, process
from wegenkaart.incident import MAX_BYTES

GOOD = str(Path(__file__).parent / "bad" / "good")
DOORS = Path(__file__).parent / "hostile" / "doors.py"
HANG = 120
"""Seconds after which a run can only be hanging. How fast it is, no test can say on a machine that does other things too."""
MAX_KILOBYTES = 100_000
MAX_LINES = 1_000
"""A file of more lines is no batch here: every line gets its answer, and half a million of them only takes long."""

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="measured by what Linux says about a process")


class Said(NamedTuple):
    code: int
    out: str
    err: str


Runs: TypeAlias = dict[tuple[str, str], Said]
"""File and door → what the program said."""


def said_in_one_process(jobs: Iterable[tuple[list[str], str | None]]) -> tuple[list[Said], int]:
    """What the program says to each, and the most memory (in kilobytes) that the process ever had."""
    lines = "".join(json.dumps({"arguments": arguments, "stdin": stdin}) + "\n" for arguments, stdin in jobs)
    done = subprocess.run(
        [sys.executable, str(DOORS)], input=lines.encode(), capture_output=True, timeout=HANG, check=False, env=environment()
    )
    assert (done.returncode, done.stderr.decode()) == (0, "")
    *said, peak = done.stdout.decode().splitlines()
    return [Said(**json.loads(each)) for each in said], int(peak)


def doors(folder: Path, name: str) -> Iterator[tuple[str, list[str], str | None]]:
    path = str(folder / name / f"{name}.yaml")
    yield "answers", ["advise", "--data", GOOD, "--answers", path], None
    yield "stdin", ["advise", "--data", GOOD, "--answers", "-"], path
    yield "data", ["advise", "--data", str(folder / name), "--no-input"], None
    yield "check", ["check", "--data", str(folder / name)], None
    if FILES[name].count(b"\n") > MAX_LINES:
        return
    yield "batch", ["advise", "--data", GOOD, "--batch", path], None
    yield "batch on stdin", ["advise", "--data", GOOD, "--batch", "-"], path


@cache
def everything() -> tuple[Runs, int]:
    with TemporaryDirectory() as temporary:
        folder = Path(temporary)
        for name, raw in FILES.items():
            (folder / name).mkdir()
            (folder / name / f"{name}.yaml").write_bytes(raw)
        jobs = [(name, *each) for name in FILES for each in doors(folder, name)]
        said, peak = said_in_one_process((arguments, stdin) for _, _, arguments, stdin in jobs)
    return {(name, door): each for (name, door, _, _), each in zip(jobs, said, strict=True)}, peak


def complaint(name: str, file: str, max_bytes: int) -> str:
    raw, line, text = HOSTILE[name]
    if len(raw) > max_bytes:
        line, text = 1, f"dit bestand is te groot (meer dan {max_bytes} bytes). Splits het of kort het in."
    return f"{file}:{line}: {text}"


def test_there_are_many_more_than_60_hostile_files() -> None:
    assert len(FILES) > 200


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_in_the_same_words_at_every_door(name: str) -> None:
    runs, _ = everything()
    assert runs[name, "answers"] == Said(3, "", f"Fout: {complaint(name, f'{name}.yaml', MAX_BYTES)}\n")
    assert runs[name, "stdin"] == Said(3, "", f"Fout: {complaint(name, 'standaardinvoer', MAX_BYTES)}\n")
    assert runs[name, "data"] == Said(3, "", f"Fout: {complaint(name, f'{name}.yaml', 2_000_000)}\n")
    found = f"{complaint(name, f'{name}.yaml', 2_000_000)}\n\nFOUT: 1 bevinding. "
    found += "Wat hierop rust, is nog niet bewezen. Los dit op en controleer opnieuw.\n"
    assert runs[name, "check"] == Said(1, found, "")


@pytest.mark.parametrize("name", TEXT)
def test_a_text_that_others_take_for_more_is_no_fact_and_no_knowledge(name: str) -> None:
    runs, _ = everything()
    for door, codes in {"answers": (2, 3), "stdin": (2, 3), "data": (3,)}.items():
        said = runs[name, door]
        assert (said.code in codes, said.out) == (True, "")
        assert re.fullmatch(r"Fout: .+[.?]\n", said.err)
        assert said.err[:-1].isprintable()


@pytest.mark.parametrize("name", [name for name, raw in FILES.items() if raw.count(b"\n") <= MAX_LINES])
@pytest.mark.parametrize("door", ["batch", "batch on stdin"])
def test_a_hostile_file_as_a_batch_gives_an_error_in_the_place_of_each_line(name: str, door: str) -> None:
    runs, _ = everything()
    said = runs[name, door]
    assert said.err == ""
    assert said.code == (1 if said.out else 0)
    lines = said.out.splitlines(keepends=True)
    for number, line in enumerate((each for each in lines if each.endswith("\n")), 1):
        answer = json.loads(line)
        assert answer["line"] == number
        assert answer["error"].isprintable()


def test_all_that_together_takes_less_than_100_megabytes() -> None:
    _, peak = everything()
    assert peak < MAX_KILOBYTES


# Files that are no files, and names that are no names


@pytest.fixture
def odd(tmp_path: Path) -> Path:
    """A folder with one of every kind of thing that can stand where a file should stand."""
    (tmp_path / "map.yaml").mkdir()
    os.mkfifo(tmp_path / "pijp.yaml")
    (tmp_path / "kring.yaml").symlink_to("kring.yaml")
    (tmp_path / "nergens.yaml").symlink_to("weg")
    for name in ("zero", "null", "full", "random"):
        (tmp_path / f"{name}.yaml").symlink_to(f"/dev/{name}")
    (tmp_path / "mem.yaml").symlink_to("/proc/self/mem")
    (tmp_path / "rechten.yaml").touch(mode=0)
    (tmp_path / "leeg.yaml").touch()
    with (tmp_path / "gaten.yaml").open("wb") as file:
        file.truncate(50_000_000_000)  # it takes no room on the disk
    os.mknod(tmp_path / "stopcontact.yaml", stat.S_IFSOCK | 0o600)
    return tmp_path


ODD = {
    "map": "dit is geen gewoon bestand.",
    "pijp": "dit is geen gewoon bestand.",
    "stopcontact": "dit is geen gewoon bestand.",
    "zero": "dit is geen gewoon bestand.",
    "null": "dit is geen gewoon bestand.",
    "full": "dit is geen gewoon bestand.",
    "random": "dit is geen gewoon bestand.",
    "kring": "ik kan dit bestand niet lezen (de link verwijst naar zichzelf).",
    "nergens": "ik kan dit bestand niet lezen (het bestaat niet).",
    "mem": "ik kan dit bestand niet lezen (de schijf geeft een fout).",
    "gaten": "gaten.yaml:1: dit bestand is te groot (meer dan 100000 bytes).",
    "leeg": "leeg.yaml:1: dit bestand is leeg.",
}


def test_what_is_no_file_is_refused_as_answers(odd: Path) -> None:
    said, peak = said_in_one_process((["advise", "--data", GOOD, "--answers", str(odd / f"{name}.yaml")], None) for name in ODD)
    for each, text in zip(said, ODD.values(), strict=True):
        assert (each.code, each.out) == (3 if text.startswith(("gaten", "leeg")) else 4, "")
        assert text in each.err
        assert each.err.count("\n") == 1
    assert peak < MAX_KILOBYTES


def test_what_is_no_file_is_refused_as_a_batch(odd: Path) -> None:
    names = [name for name in ODD if name not in ("gaten", "leeg")]
    said, peak = said_in_one_process((["advise", "--data", GOOD, "--batch", str(odd / f"{name}.yaml")], None) for name in names)
    for name, each in zip(names, said, strict=True):
        assert (each.code, each.out) == (4, "")
        assert ODD[name] in each.err
        assert each.err.count("\n") == 1
    assert peak < MAX_KILOBYTES


def test_what_is_no_file_is_refused_as_knowledge(odd: Path) -> None:
    folders = []
    for name in [each for each in ODD if each not in ("gaten", "leeg")]:
        folders.append(odd / f"{name}_map")
        folders[-1].mkdir()
        (odd / f"{name}.yaml").rename(folders[-1] / f"{name}.yaml")
    said, peak = said_in_one_process((["check", "--data", str(folder)], None) for folder in folders)
    assert [(each.code, each.out) for each in said] == [(4, "")] * len(folders)
    assert peak < MAX_KILOBYTES


def test_what_is_no_folder_is_refused_as_a_folder_of_knowledge(odd: Path) -> None:
    said, _ = said_in_one_process((["check", "--data", str(odd / f"{name}.yaml")], None) for name in ODD if name != "map")
    assert {(each.code, each.out, each.err.partition(": ")[0]) for each in said} == {(4, "", "Fout")}
    assert all("dit is geen map die ik kan lezen" in each.err for each in said)


@pytest.mark.parametrize("door", ["--answers", "--batch"])
def test_a_stream_without_end_is_read_no_further_than_it_has_to_be(door: str) -> None:
    said, peak = said_in_one_process([(["advise", "--data", GOOD, door, "-"], "/dev/zero")])
    assert said[0].code in (3, 4)
    assert ("te groot" in said[0].err) or ("hier komt geen eind aan een regel" in said[0].err)
    assert peak < MAX_KILOBYTES


def test_a_file_that_grows_while_it_is_read_is_read_to_its_limit(tmp_path: Path) -> None:
    path = tmp_path / "groei.yaml"
    path.touch()
    growing = 'import sys\nfor _ in range(100_000):\n    with open(sys.argv[1], "ab") as file:\n        file.write(b"# x\\n" * 50)\n'
    with subprocess.Popen([sys.executable, "-c", growing, str(path)]) as writer:
        try:
            while path.stat().st_size <= MAX_BYTES:
                pass
            said, peak = said_in_one_process([(["advise", "--data", GOOD, "--answers", str(path)], None)])
        finally:
            writer.kill()
    assert said == [Said(3, "", "Fout: groei.yaml:1: dit bestand is te groot (meer dan 100000 bytes). Splits het of kort het in.\n")]
    assert peak < MAX_KILOBYTES


# Too much of it in one folder


def same_file(folder: Path, times: int, content: bytes) -> None:
    """So many names for one file: that takes no room on the disk."""
    first = folder / "f0.yaml"
    first.write_bytes(content)
    for number in range(1, times):
        (folder / f"f{number}.yaml").hardlink_to(first)


def sparse(folder: Path, times: int) -> None:
    same_file(folder, times, b"")
    os.truncate(folder / "f0.yaml", 5_000_000)


def each_named(make: Callable[[Path], object], folder: Path, form: str, times: int) -> None:
    for number in range(times):
        make(folder / form.format(number))


FILLED: dict[str, Callable[[Path], object]] = {
    "files_10000_of_5_megabytes": lambda folder: sparse(folder, 10_000),
    "files_400_of_5_megabytes": lambda folder: sparse(folder, 400),
    "files_400_of_2_megabytes": lambda folder: same_file(folder, 400, b"# x\n" * 499_000),
    "files_30_of_48000_parts": lambda folder: same_file(folder, 30, b"disclaimer: [" + b"a," * 48_000 + b"]\n"),
    "records_24000": lambda folder: same_file(folder, 1, b"duties:\n" + b"".join(b"  d%d: {}\n" % i for i in range(24_000))),
    "names_20000": lambda folder: each_named(Path.touch, folder, "f{}.txt", 20_000),
    "folders_500_deep": lambda folder: (folder / "/".join("d" * 500)).mkdir(parents=True),
    "pipes_300": lambda folder: each_named(os.mkfifo, folder, "f{}.yaml", 300),
    "circle": lambda folder: (folder / "f.yaml").symlink_to(folder, target_is_directory=True),
}
"""More than anybody needs, in one folder."""
CROWDED = "Geef bij --data de map van een kennisbank, en haal weg wat er niet in hoort."
LARGEST = "f0.yaml:1: dit is het grootste van bestanden met samen"
ENDLESS = {
    "files_10000_of_5_megabytes": (1, f"kennisbank: hier staan meer dan 500 YAML-bestanden. {CROWDED}"),
    "files_400_of_5_megabytes": (1, f"kennisbank: deze bestanden zijn samen te groot (meer dan 3500000 bytes). {CROWDED}"),
    "files_400_of_2_megabytes": (1, f"kennisbank: deze bestanden zijn samen te groot (meer dan 3500000 bytes). {CROWDED}"),
    "files_30_of_48000_parts": (
        1,
        f"{LARGEST} meer dan 100000 onderdelen, of meer dan 5000 blokken met een id. {CROWDED}",
    ),
    "records_24000": (
        1,
        f"{LARGEST} meer dan 100000 onderdelen, of meer dan 5000 blokken met een id. {CROWDED}",
    ),
    "names_20000": (1, f"kennisbank: in deze map staan meer dan 10000 bestanden en mappen. {CROWDED}"),
    "folders_500_deep": (4, "hier staan geen YAML-bestanden. Geef bij --data de map van een kennisbank."),
    "pipes_300": (4, "dit is geen gewoon bestand. Geef de naam van een tekstbestand."),
    "circle": (4, "dit is geen gewoon bestand. Geef de naam van een tekstbestand."),
}
"""Exit code of `check` and what it says."""


def test_a_folder_with_too_much_in_it_is_refused_before_it_is_read(tmp_path: Path) -> None:
    for name in ENDLESS:
        (tmp_path / name).mkdir()
        FILLED[name](tmp_path / name)
    doors = [(option, str(tmp_path / name)) for name in ENDLESS for option in ("check", "call")]
    said, peak = said_in_one_process(([option, "--data", folder], None) for option, folder in doors)
    for (option, folder), each in zip(doors, said, strict=True):
        code, text = ENDLESS[Path(folder).name]
        assert each.code == (code if option == "check" or code == 4 else 3)
        assert text in each.out + each.err
        assert (each.out + each.err).count("\n") == (3 if each.out else 1)
    assert peak < MAX_KILOBYTES


NAMES = [
    "a\nb",
    "a\rb",
    "\x1b]0;titel\x07",
    "\x1b[2J",
    "a\u202eb",
    "a\x9bb",
    "\udcff",
    "-rf",
    "a b",
    "'",
    "%s",
    "{x}",
    "[red]",
    "a" * 240,
    "é",
]


def test_a_strange_name_of_a_file_is_shown_and_not_carried_out(tmp_path: Path) -> None:
    jobs: list[tuple[list[str], str | None]] = []
    for name in NAMES:
        folder = tmp_path / name
        folder.mkdir()
        (folder / f"{name}.yaml").write_bytes(b"a: b\na: b\n")
        (folder / f"{name}.yml").write_bytes(b"a: b\n")
        jobs += [(["advise", "--data", GOOD, option, str(folder / name)], None) for option in ("--answers", "--batch")]
        jobs += [(["advise", "--data", GOOD, "--answers", str(folder / f"{name}.yaml")], None), (["check", "--data", str(folder)], None)]
    said, _ = said_in_one_process(jobs)
    assert [each.code for each in said] == [4, 4, 3, 1] * len(NAMES)
    for each in said:
        assert (each.out + each.err).replace("\n", "").isprintable()
        assert (each.out + each.err).count("\n") == (4 if each.out else 1)


def test_a_knowledge_base_in_a_file_with_a_name_that_is_no_text_can_be_read(tmp_path: Path) -> None:
    for path in Path(GOOD).iterdir():
        (tmp_path / path.name.replace("facts", "\udcff")).write_bytes(path.read_bytes())
    assert process("check", "--data", str(tmp_path)).returncode == 0
