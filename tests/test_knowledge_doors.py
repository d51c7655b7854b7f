"""The program as a whole says the same by both doors, the second one loads little, and a change of anything takes the first."""

import hashlib
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from program import COMMAND, NOW, SRC, Said, environment, process
from wegenkaart.errors import InvalidFile
from wegenkaart.knowledge import default_data, files, load, remember

GOOD = Path(__file__).parent / "bad" / "good"
ANSWERS = '{"fase": "warm", "eigen_organisatie": "ja"}'
HEAVY = (
    "pydantic", "yaml", "questionary", "prompt_toolkit", "rich", "tempfile", "hashlib", "_hashlib", "importlib.metadata",
    "importlib.resources", "wegenkaart.checks", "wegenkaart.knowledge.proving",
)  # fmt: skip
"""What each of these costs at a start: docs/adr/0008."""
ALSO_LIGHT = {
    "--version": ("json.tool", "zoneinfo", "wegenkaart.contacts", "wegenkaart.engine", "wegenkaart.advice", "wegenkaart.search"),
    "completion bash": ("json", "zoneinfo", "wegenkaart.knowledge", "wegenkaart.model"),
    "resources ibd": ("zoneinfo", "wegenkaart.engine", "wegenkaart.advice"),
}
"""What a command that needs even less leaves out as well."""
QUICK = [
    ["advise", "--answers", "feiten.json", "--json"],
    ["advise", "--answers", "feiten.yaml", "--json"],
    ["advise", "--answers", "feiten.json"],
    ["advise", "--answers", "feiten.json", "--format", "markdown"],
    ["advise", "--no-input", "--gemeente", "Texel"],
    ["advise", "--batch", "feiten.json"],
    ["resources", "ibd"],
    ["call"],
    ["grip"],
    ["roads", "2"],
    ["questions"],
    ["prepare"],
    ["explain", "grip"],
    ["--version"],
    ["completion", "bash"],
]


@pytest.fixture
def cold(tmp_path: Path) -> Path:
    """A home where nothing is remembered."""
    return tmp_path / "koud"


@pytest.fixture
def facts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "feiten.json").write_text(ANSWERS, encoding="utf-8")
    (tmp_path / "feiten.yaml").write_text("# Zo schrijft een mens het.\nfase: warm\neigen_organisatie: ja\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A faultless knowledge base of one's own."""
    return Path(shutil.copytree(GOOD, tmp_path / "data"))


def said(*arguments: str, env: Mapping[str, str] | None = None) -> Said:
    done = process(*arguments, env=env)
    return Said(done.returncode, done.stdout.decode(), done.stderr.decode())


def entries(home: Path) -> list[str]:
    return sorted(path.name for path in (home / "cache").iterdir() if path.name != "sleutel")


@pytest.mark.usefixtures("facts")
@pytest.mark.parametrize("arguments", QUICK, ids=" ".join)
def test_a_warm_start_loads_no_reader_no_proof_and_no_menu(arguments: list[str], home: Path) -> None:
    assert len(entries(home)) == 1
    heavy = (*HEAVY, *ALSO_LIGHT.get(" ".join(arguments), ()))
    asked = f"import sys; from wegenkaart import cli; cli.run({arguments!r}); print([name for name in {heavy!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, check=True, env=environment())
    assert (done.stdout.splitlines()[-1], done.stderr) == (b"[]", b"")


@pytest.mark.parametrize(
    ("command", "made"),
    [
        ("roads", ["roads"]),
        ("contacts show", ["contacts", "show"]),
        ("completion bash", ["completion"]),
        ("--version", []),
        ("hulp ibd", ["resources"]),
    ],
)
def test_typer_makes_only_the_command_that_was_given(command: str, made: list[str]) -> None:
    asked = (
        "from wegenkaart import cli; import typer.main as main; make, made = main.get_command_from_info, []; "
        "main.get_command_from_info = lambda info, **more: made.append(info.name or info.callback.__name__) or make(info, **more); "
        f"cli.run({command.split()!r}); print(made)"
    )
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, check=True, env=environment())
    assert done.stdout.decode().splitlines()[-1] == str([name for name in made if name != "contacts"])


def test_nothing_is_cleared_up_at_the_start_or_the_end_and_in_between_it_is() -> None:
    asked = (
        "import atexit, gc, sys; from wegenkaart.__main__ import main; sys.argv = ['wegenkaart', 'call']; "
        "atexit.register(lambda: print(gc.isenabled(), gc.get_count()[0] < 1000, file=sys.stderr)); main()"
    )
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, check=True, env=environment())
    assert done.stderr.decode() == "True True\n"


@pytest.mark.usefixtures("facts")
def test_the_same_is_said_when_it_is_proved_and_when_it_is_remembered(cold: Path) -> None:
    for arguments in (QUICK[0], QUICK[3], ["resources"], ["explain", "grip"]):
        timed = [*arguments, "--now", NOW] if arguments[0] == "advise" else arguments
        first, second = (said(*timed, env={"WEGENKAART_HOME": str(cold)}) for _ in range(2))
        assert (first.code, first.err) == (0, "")
        assert second == first
        assert len(entries(cold)) == 1
        shutil.rmtree(cold)


def test_nothing_of_an_incident_is_kept(home: Path) -> None:
    before = {path.name: path.read_bytes() for path in (home / "cache").iterdir()}
    assert said("advise", "--fact", "fase=warm", "--gemeente", "Texel", "--now", NOW).code == 0
    assert {path.name: path.read_bytes() for path in (home / "cache").iterdir()} == before


@pytest.mark.parametrize(
    "env",
    [
        {"WEGENKAART_HOME": "/proc/nergens"},
        {"WEGENKAART_HOME": "/dev/null"},
        {"WEGENKAART_HOME": "", "XDG_CACHE_HOME": "", "HOME": "/nergens"},
        {"WEGENKAART_HOME": "", "XDG_CACHE_HOME": "/dev/null/x", "HOME": ""},
    ],
)
def test_without_a_place_to_keep_it_everything_is_said_all_the_same(env: dict[str, str]) -> None:
    assert said("call", env=env) == said("call")


def test_a_full_disk_only_takes_time(cold: Path) -> None:
    line = f'ulimit -f 8; exec "{sys.executable}" -m wegenkaart call'
    env = environment({"WEGENKAART_HOME": str(cold)})
    done = subprocess.run(["bash", "-c", line], capture_output=True, check=False, env=env)
    assert (done.returncode, done.stderr, done.stdout.decode()) == (0, b"", said("call").out)
    assert entries(cold) == []


def test_several_at_once_all_say_the_same_and_leave_one_memory(cold: Path) -> None:
    env = environment({"WEGENKAART_HOME": str(cold)})
    started = [subprocess.Popen([*COMMAND, "call"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=env) for _ in range(3)]
    ended = [each.communicate(timeout=60) for each in started]
    expected = said("call").out.encode()
    assert ended == [(expected, b"")] * 3
    assert len(entries(cold)) == 1
    said("call", env={"WEGENKAART_HOME": str(cold)})
    before = (cold / "cache" / entries(cold)[0]).stat().st_mtime_ns
    said("call", env={"WEGENKAART_HOME": str(cold)})
    assert (cold / "cache" / entries(cold)[0]).stat().st_mtime_ns == before


def test_knowledge_that_was_right_and_is_changed_is_refused(data: Path) -> None:
    assert [said("questions", "--data", str(data)).code for _ in range(2)] == [0, 0]
    path = data / "facts.yaml"
    right = path.read_bytes()
    path.write_bytes(right.replace(b"facts:", b"fatcs:", 1))
    refused = said("questions", "--data", str(data))
    assert (refused.code, refused.out) == (3, "")
    assert refused.err.startswith("Fout: facts.yaml:")
    path.write_bytes(right)
    assert said("questions", "--data", str(data)).code == 0


def test_knowledge_that_is_refused_is_not_remembered(data: Path, home: Path) -> None:
    before = entries(home)
    (data / "facts.yaml").write_text("facts: {}\n", encoding="utf-8")
    assert [said("questions", "--data", str(data)).code for _ in range(2)] == [3, 3]
    assert entries(home) == before


def test_check_proves_anew_whatever_is_remembered(data: Path) -> None:
    right = load(data)
    path = data / "facts.yaml"
    path.write_bytes(path.read_bytes() + b"\nonzin: ja\n")
    with pytest.raises(InvalidFile) as refused:
        load(data)
    assert said("questions", "--data", str(data)).code == 3
    remember(right, files.read(data).mark)
    assert said("questions", "--data", str(data)).code == 0
    checked = said("check", "--data", str(data))
    assert (checked.code, checked.out.splitlines()[0]) == (1, str(refused.value).splitlines()[0])
    assert said("questions", "--data", str(data)).code == 3


def test_the_sha256_of_a_knowledge_base_is_that_of_its_files(data: Path) -> None:
    """The name, the length and the bytes of every file, in the order of the names."""
    digest = hashlib.sha256()
    for path in sorted(data.glob("*.yaml")):
        raw = path.read_bytes()
        digest.update(f"{path.name}\0{len(raw)}\0".encode() + raw)
    assert load(data).sha256 == digest.hexdigest()


def test_check_refreshes_what_is_remembered(cold: Path) -> None:
    env = {"WEGENKAART_HOME": str(cold)}
    assert said("check", env=env).code == 0
    (path,) = (cold / "cache").glob("*.bewezen")
    right = path.read_bytes()
    path.write_bytes(right[:-1])
    assert said("check", env=env).code == 0
    assert path.read_bytes() == right


def test_a_program_that_was_changed_proves_anew(cold: Path, tmp_path: Path) -> None:
    source = tmp_path / "huis" / "src"
    shutil.copytree(SRC / "wegenkaart", source / "wegenkaart", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(Path(str(default_data())), tmp_path / "huis" / "data")
    env = {"WEGENKAART_HOME": str(cold), "PYTHONPATH": str(source)}
    assert [said("call", env=env).code for _ in range(2)] == [0, 0]
    assert len(entries(cold)) == 1
    with (source / "wegenkaart" / "checks" / "__init__.py").open("a", encoding="utf-8") as file:
        file.write("# Een regel meer.\n")
    assert said("call", env=env).code == 0
    assert len(entries(cold)) == 2
