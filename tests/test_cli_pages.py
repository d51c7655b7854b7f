"""`wegenkaart grip` and `roads` call region and teams by the names they have here, and never fail over the municipality's own file."""

import json
from pathlib import Path

import pytest

from program import Run, fill_in, in_process

OWN = "gemeente: Borne\nteam_names: { gbt: het Crisisbeleidsteam }\n"


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    return in_process(capsys, monkeypatch)


def test_the_levels_name_the_teams_as_they_are_called_here(run: Run, home: Path) -> None:
    assert "het Crisisbeleidsteam" not in run("grip").out
    fill_in(home, OWN)
    assert "het Crisisbeleidsteam" in run("grip").out


def test_a_road_names_the_region_of_the_municipality(run: Run, home: Path) -> None:
    assert "Veiligheidsregio Twente" not in run("roads", "2").out
    fill_in(home, OWN)
    assert "Veiligheidsregio Twente" in run("roads", "2").out


def test_what_programs_read_does_not_depend_on_who_asks(run: Run, home: Path) -> None:
    before = [json.loads(run(*words).out) for words in (("grip", "--json"), ("roads", "--json"))]
    fill_in(home, OWN)
    assert [json.loads(run(*words).out) for words in (("grip", "--json"), ("roads", "--json"))] == before


@pytest.mark.parametrize("contents", ["gemeente: Nergenshuizen\n", "baas: ik\n"])
def test_a_wrong_file_of_ones_own_is_no_reason_to_show_nothing(run: Run, home: Path, contents: str) -> None:
    before = run("grip").out
    fill_in(home, contents)
    said = run("grip")
    assert (said.code, said.out, said.err) == (0, before, "")
