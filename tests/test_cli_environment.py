"""The same advice on every machine, whatever is wrong with it: its home, its language, its terminal, its clock."""

import json
import os
import shlex
import subprocess
import sys
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from program import COMMAND, NOW, TIMEOUT, environment, fill_in, process, shell

FACTS = ["--fact", "fase=warm", "--fact", "eigen_organisatie=ja", "--fact", "persoonsgegevens=ja", "--aware-at", "2026-11-23T02:40"]
JSON = ["advise", *FACTS, "--now", NOW, "--json"]
TEXT = ["advise", *FACTS, "--now", NOW]
Settings = Mapping[str, str | None]
"""What to set, and (`None`) what to take away."""


@pytest.fixture
def expected() -> bytes:
    return process(*JSON).stdout


def given(settings: Settings) -> dict[str, str]:
    changed = {**environment(), **settings}
    return {name: value for name, value in changed.items() if value is not None}


def ran(arguments: list[str], settings: Settings) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([*COMMAND, *arguments], capture_output=True, timeout=TIMEOUT, check=False, env=given(settings))


# All at once

AXES: tuple[tuple[Settings, Settings], ...] = (
    ({}, {"HOME": None, "WEGENKAART_HOME": None}),
    ({"LC_ALL": "C.UTF-8"}, {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}),
    ({}, {"PYTHONIOENCODING": "cp1252"}),
    ({}, {"TERM": "", "COLUMNS": "1", "LINES": "1"}),
    ({}, {"PYTHONTZPATH": "", "TZ": "Pacific/Auckland"}),
    ({}, {"PATH": "", "PYTHONHASHSEED": "1"}),
)
"""Home, language, letters, terminal, time zones, and the order of what has none: as it should be, and as it should not."""


def test_all_64_combinations_give_the_same_json_and_every_text_can_be_shown(home: Path, tmp_path: Path, expected: bytes) -> None:
    cache = tmp_path / "cache" / "wegenkaart"
    cache.mkdir(mode=0o700, parents=True)
    for path in (home / "cache").iterdir():  # so that without a home, too, what was proved is found
        (cache / path.name).hardlink_to(path)

    def answers(number: int) -> tuple[bytes, int]:
        chosen = [pair[number >> axis & 1] for axis, pair in enumerate(AXES)]
        settings = {"XDG_CACHE_HOME": str(cache.parent), **{name: value for each in chosen for name, value in each.items()}}
        advice = ran(JSON, settings)
        assert (advice.returncode, advice.stderr) == (0, b""), settings
        return advice.stdout, ran(TEXT, settings).returncode if number % 16 in (1, 14) else 0

    with ThreadPoolExecutor(2) as two:
        assert set(two.map(answers, range(2 ** len(AXES)))) == {(expected, 0)}


# One by one

ODD: dict[str, Settings] = {
    "no variable at all": {name: None for name in os.environ if name != "PYTHONPATH"},
    "a home that is a file": {"HOME": "/etc/passwd", "WEGENKAART_HOME": "/etc/passwd"},
    "a home that cannot be": {"WEGENKAART_HOME": "/proc/nergens/" + "x" * 300},
    "a home that is relative": {"HOME": "thuis", "WEGENKAART_HOME": None},
    "a language that does not exist": {"LC_ALL": "xx_XX", "LANG": "xx_XX"},
    "letters of two bytes": {"PYTHONIOENCODING": "utf-16"},
    "ascii, strictly": {"PYTHONIOENCODING": "ascii:strict"},
    "a screen of no width": {"COLUMNS": "0", "LINES": "-1"},
    "a width that is no number": {"COLUMNS": "breed"},
    "a time zone that does not exist": {"TZ": ":/geen/zone", "PYTHONTZPATH": "/geen/zones"},
    "python without docstrings": {"PYTHONOPTIMIZE": "2"},
    "python that warns": {"PYTHONDEVMODE": "1", "PYTHONWARNINGS": "error"},
}


@pytest.mark.parametrize("odd", ODD)
def test_an_odd_environment_changes_nothing(odd: str, expected: bytes) -> None:
    done = ran(JSON, ODD[odd])
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout == expected


@pytest.mark.parametrize("odd", [odd for odd in ODD if odd.startswith(("letters", "ascii", "a screen", "a width", "a language"))])
def test_on_an_odd_screen_everything_can_be_shown(odd: str) -> None:
    for arguments in (TEXT, ["call"], ["roads", "2"]):
        done = ran(arguments, ODD[odd])
        assert (done.returncode, done.stderr) == (0, b"")
        assert done.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="a shell of another kind")
@pytest.mark.parametrize(
    "before",
    [
        "umask 000", "umask 077", "umask 777", "ulimit -n 16", "ulimit -s 256", "ulimit -f 0", "exec <&-", "exec 2>&-", "exec 2>/dev/full",
        "mkdir weg && cd weg && rmdir ../weg", "mkdir weg && cd weg && rmdir ../weg && export WEGENKAART_HOME=hier",
        "mkdir dicht && cd dicht && chmod 0 ../dicht",
    ],
)  # fmt: skip
def test_a_shell_with_limits_changes_nothing(before: str, tmp_path: Path, expected: bytes) -> None:
    said = shell(f"{before}; wegenkaart {shlex.join(JSON)}", tmp_path)
    assert (said.code, said.err) == (0, "")
    assert said.out.encode() == expected


ASCII: Settings = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}


@pytest.mark.skipif(sys.platform != "linux", reason="not every system takes such a name")
@pytest.mark.parametrize(("name", "shown"), [(b"h\xc3\xa9", "hé"), (b"h\xff", "h\ufffd")])
def test_a_folder_with_any_name_is_the_same_json_in_every_language(tmp_path: Path, name: bytes, shown: str) -> None:
    folder = tmp_path / os.fsdecode(name)
    folder.mkdir(0o700)
    fill_in(folder, "gemeente: Borne\n")
    for language in ({"LC_ALL": "C.UTF-8"}, ASCII):
        done = ran(["contacts", "show", "--json"], {"WEGENKAART_HOME": str(folder), **language})
        assert (done.returncode, done.stderr) == (0, b"")
        assert json.loads(done.stdout)["file"] == f"{tmp_path}/{shown}/contacten.yaml"
        assert ran(["contacts", "show"], {"WEGENKAART_HOME": str(folder), **language}).returncode == 0


@pytest.mark.parametrize("asked", ["x", "complete_x", "", "wis_bash"])
def test_what_no_shell_asks_is_no_question_about_completion(expected: bytes, asked: str) -> None:
    done = ran(JSON, {"_WEGENKAART_COMPLETE": asked})
    assert (done.returncode, done.stderr, done.stdout) == (0, b"", expected)


def test_a_folder_of_everybody_is_no_place_for_the_numbers(tmp_path: Path) -> None:
    (tmp_path / "iedereen").mkdir()
    (tmp_path / "iedereen").chmod(0o1777)
    done = ran(["contacts", "init", "--gemeente", "Borne"], {"WEGENKAART_HOME": str(tmp_path / "iedereen")})
    assert (done.returncode, done.stderr.decode()) == (
        4,
        f"Fout: {tmp_path / 'iedereen'}: deze map is van iedereen, dus ook de nummers. Zet WEGENKAART_HOME op een map van uzelf.\n",
    )


def test_python_that_looks_at_nothing_around_it_gives_the_same(expected: bytes) -> None:
    isolated = subprocess.run([sys.executable, "-I", "-m", "wegenkaart", *JSON], capture_output=True, timeout=TIMEOUT, check=False)
    if b"No module named" in isolated.stderr:
        pytest.skip("the program is not installed here, only found by PYTHONPATH")
    assert isolated.stdout == expected


# The clock


@pytest.mark.parametrize(
    ("seconds", "shown"),
    [(0, "donderdag 1 januari 1970, 01:00"), (946684800, "zaterdag 1 januari 2000, 01:00")],
)
def test_a_clock_that_cannot_be_right_is_named_and_the_advice_is_given(faults: Mapping[str, str], seconds: int, shown: str) -> None:
    clock = {**faults, "CLOCK_AT": str(seconds)}
    remark = f"De klok van deze computer staat op {shown}. Dat kan niet kloppen. Zet hem goed, of geef de tijd mee met --now.\n"
    advice = ran(["advise", "--no-input"], clock)
    assert (advice.returncode, advice.stderr.decode()) == (0, remark)
    assert advice.stdout.decode().startswith(f"ADVIES  {shown}\n")
    assert ran(["call"], clock).stderr.decode() == remark
    refused = ran(["advise", *FACTS], clock)
    assert refused.returncode == 2
    assert refused.stderr.decode().startswith("Fout: --aware-at 2026-11-23T02:40: dit tijdstip is nog niet geweest.")
    assert refused.stderr.decode().endswith(f" {remark}")


@pytest.mark.parametrize("seconds", [0, 2**31 - 1, 2**31, 2**32, 7258118400])
def test_with_the_time_given_no_clock_changes_anything(faults: Mapping[str, str], seconds: int, expected: bytes) -> None:
    done = ran(JSON, {**faults, "CLOCK_AT": str(seconds)})
    assert (done.returncode, done.stderr, done.stdout) == (0, b"", expected)


@pytest.mark.parametrize(("seconds", "shown"), [(2**31, "dinsdag 19 januari 2038, 04:14"), (4102444800, "vrijdag 1 januari 2100, 01:00")])
def test_a_clock_that_is_far_ahead_counts(faults: Mapping[str, str], seconds: int, shown: str) -> None:
    done = ran(["advise", "--no-input"], {**faults, "CLOCK_AT": str(seconds)})
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode().startswith(f"ADVIES  {shown}\n")
