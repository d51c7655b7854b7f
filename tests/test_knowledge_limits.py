"""A knowledge base that stays within the limits and is made to take for ever is refused, or proved, at once and in little memory.

Each of `CROWDS` took between eight seconds and more than a minute, or gigabytes. How fast it is now no test can say on a machine that
does other things too; what would hang stays below a limit on the time of the processor that nothing comes near.
"""

import json
import resource
import subprocess
import sys
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from hostile.crowds import CROWDS, GOOD, fill
from program import environment
from wegenkaart.errors import InvalidFile
from wegenkaart.knowledge import load

DOORS = Path(__file__).parent / "hostile" / "doors.py"
SECONDS = 60
"""Of the processor, for all of them: some eight times what they need."""
MAX_KILOBYTES = 100_000
ALWAYS = "hosts: [hulplijn.example, wetten.example]\n"

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="measured by what Linux says about a process")


def limited() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))


@cache
def everything() -> tuple[dict[str, dict[str, Any]], int]:
    """What `check` says to each, and the most memory (in kilobytes) that the process ever had."""
    with TemporaryDirectory() as temporary:
        for name, make in CROWDS.items():
            sections = make()
            nothing_else = sections["actions"].pop("blijf_kalm", "stays") is None
            fill(Path(temporary) / name, sections)
            if nothing_else:
                (Path(temporary) / name / "always.yaml").write_text(ALWAYS, encoding="utf-8")
        jobs = [json.dumps({"arguments": ["check", "--data", str(Path(temporary) / name)], "stdin": None}) for name in CROWDS]
        done = subprocess.run(
            [sys.executable, str(DOORS)],
            input="\n".join(jobs).encode(),
            capture_output=True,
            check=False,
            env=environment(),
            preexec_fn=limited,
        )
    assert (done.returncode, done.stderr.decode()) == (0, "")
    *said, peak = done.stdout.decode().splitlines()
    return dict(zip(CROWDS, map(json.loads, said), strict=True)), int(peak)


SAID = {
    "tables_of_two_gigabytes": (
        "x_actions_0000.yaml:1: alle voorwaarden samen geven te veel combinaties. "
        "Begin hier, bij de meeste (131072): laat dit op minder feiten rusten. [te_breed]"
    ),
    "spaces_of_their_own": (
        "x_actions_0000.yaml:1: alle voorwaarden samen geven te veel combinaties. "
        "Begin hier, bij de meeste (128): laat dit op minder feiten rusten. [te_breed]"
    ),
    "too_wide_side_by_side": (
        "x_decisions_0000.yaml:1: deze beslissing rust op 1048576 combinaties. Splits haar, zodat zij uit te leggen is. [te_breed]\n"
        "x_actions_0000.yaml:1: dit rust op 1152921504606846976 combinaties. "
        "Splits het, zodat uit te leggen is wanneer het geldt. [te_breed]"
    ),
    "names_that_look_like_others": ("x_actions_0000.yaml:1: er is geen bron 'bronnem_ba_boek'. Bedoelde u 'bronnen_ba_boek'? [verwijzing]"),
    "names_below_a_key_that_does_not_exist": "x_onbekend_0000.yaml:1: onbekende sleutel 'onbekend'. Haal hem weg. [sleutel]",
    "nothing_that_always_applies": (
        "help.yaml:1: er zijn te veel voorwaarden om na te gaan of er altijd iets te doen is. "
        "Voeg een actie toe die vaker geldt. [te_breed]"
    ),
    "days_in_a_text": "OK: 5 feiten, 8 regels, 63 acties,",
    "loose_digits_in_a_text": "x_actions_0000.yaml:1: '0 1 2 3 4 5 6 7 8 9 0 ",
}
"""Lines that stand in what it says."""


@pytest.mark.parametrize("name", CROWDS)
def test_a_crowd_is_refused_or_proved(name: str) -> None:
    said = everything()[0][name]
    assert (said["code"], said["err"]) == (0 if SAID[name].startswith("OK") else 1, "")
    assert SAID[name] in said["out"]


def test_all_that_together_takes_less_than_100_megabytes() -> None:
    assert everything()[1] < MAX_KILOBYTES


LIMITED = {
    "roads": 20, "facts": 200, "groups": 50, "decisions": 50, "levels": 30, "descents": 100, "duties": 100, "conflicts": 100, "cases": 200,
    "exercises": 500, "adrs": 100,
}  # fmt: skip


def refused(folder: Path, room: int) -> str:
    with pytest.raises(InvalidFile) as caught:
        load(folder, room)
    return str(caught.value)


@pytest.mark.parametrize(("section", "most"), LIMITED.items())
def test_more_of_one_kind_than_can_be_proved_is_refused_before_it_is_looked_at(section: str, most: int, tmp_path: Path) -> None:
    (tmp_path / "een.yaml").write_text(json.dumps({section: {f"x{i}": {} for i in range(most + 1)}}), encoding="utf-8")
    end = "Geef bij --data de map van een kennisbank, en haal weg wat er niet in hoort."
    assert refused(tmp_path, 1) == f"kennisbank: deze bestanden hebben samen meer dan {most} blokken onder '{section}'. {end}"
    assert not refused(tmp_path, 2).startswith("kennisbank: deze bestanden hebben samen")


def test_of_files_that_are_too_much_together_the_largest_is_named(tmp_path: Path) -> None:
    for name, number in (("a", 40_000), ("b", 45_000), ("c", 30_000)):
        (tmp_path / f"{name}.yaml").write_text(f"names: [{'x, ' * number}]", encoding="utf-8")
    most = "meer dan 100000 onderdelen, of meer dan 5000 blokken met een id"
    end = "Geef bij --data de map van een kennisbank, en haal weg wat er niet in hoort."
    assert refused(tmp_path, 1) == f"b.yaml:1: dit is het grootste van bestanden met samen {most}. {end}"


def test_with_more_room_a_larger_knowledge_base_is_proved(tmp_path: Path) -> None:
    """That is how the benchmark of growth goes beyond the limits."""
    fill(tmp_path / "data", CROWDS["spaces_of_their_own"]())
    assert "te veel combinaties" in refused(tmp_path / "data", 1)
    assert "te veel combinaties" not in refused(tmp_path / "data", 100)


def test_the_small_knowledge_base_under_all_this_is_without_fault() -> None:
    assert load(GOOD).outline.level == "grip"
