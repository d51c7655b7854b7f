"""`wegenkaart call`: every number on one screen and one sheet, without a question, the own ones first."""

import json
import os
from pathlib import Path

import pytest

from program import Run, fill_in, in_process

NOW = "2026-11-23T03:00:00+01:00"
ROLES = (
    "veiligheidsregio", "crisisadviseur_oov", "burgemeester", "gemeentesecretaris", "ict_piket", "digitaal_calamiteitenteam", "ciso",
    "functionaris_gegevensbescherming", "communicatie", "leverancier", "incident_response_bedrijf", "verzekeraar",
    "politie_cybercrimeteam", "griffier", "toezicht_en_handhaving",
)  # fmt: skip
SOME = """\
gemeente: Wijchen
contacts:
  veiligheidsregio: { phone: 024 - 123 45 67, checked: 2026-10-03 }
  crisisadviseur_oov:
    name: A. de Vries
    phone: 06 - 11 11 11 11
    checked: 2026-10-03
    deputies: [{ name: B. Bakker, phone: 06 - 22 22 22 22 }]
  burgemeester: { name: '[bold]C. Jansen', phone: 06 - 33 33 33 33, checked: 2025-01-10 }
"""


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    return in_process(capsys, monkeypatch)


def everything_filled_in() -> str:
    slot = "name: Een wat langere naam van een piket, phone: 06 - 11 11 11 {0:02}, checked: 2026-10-03"
    deputies = "deputies: [{{ name: V, phone: 06 - 22 22 22 {0:02} }}]"
    slots = [f"  {role}: {{ {slot.format(i)}, {deputies.format(i)} }}" for i, role in enumerate(ROLES)]
    return "\n".join(["gemeente: Wijchen", "contacts:", *slots, ""])


def test_nothing_configured_gives_the_national_numbers_and_says_how_to_add_ones_own(run: Run) -> None:
    said = run("call", "--now", NOW)
    assert (said.code, said.err) == (0, "")
    lines = said.out.splitlines()
    assert lines[:4] == [
        "BELLIJST",
        "Direct gevaar voor mensen? Bel 112.",
        "112               Alarmnummer 112",
        "070 204 55 11     Informatiebeveiligingsdienst (IBD)",
    ]
    assert " ".join(lines[-2:]) == (
        "Nog geen eigen nummers. Zoek ze in uw crisisplan. Zet ze hier met: wegenkaart contacts init --gemeente NAAM"
    )


def test_the_own_numbers_come_first_and_what_is_old_or_empty_is_said_loudly(run: Run, home: Path) -> None:
    fill_in(home, SOME)
    lines = run("call", "--now", NOW).out.splitlines()
    assert lines[2:7] == [
        "024 - 123 45 67   piket van Veiligheidsregio Gelderland-Zuid",
        "06 - 11 11 11 11  crisisadviseur openbare orde en veiligheid, A. de Vries",
        "06 - 33 33 33 33  burgemeester, [bold]C. Jansen (LET OP: oud)",
        "112               Alarmnummer 112",
        "070 204 55 11     Informatiebeveiligingsdienst (IBD)",
    ]
    rest = " ".join(lines)
    assert "NIET INGEVULD: gemeentesecretaris, piket van ICT, voorzitter van het digitale calamiteitenteam, CISO," in rest
    assert "uw eenheid. Typ: wegenkaart contacts check Er is meer dan hier past, zoals vervangers. Typ: wegenkaart call --all" in rest
    assert "griffier" not in rest
    assert "contacts init" not in rest  # there is a file already


@pytest.mark.parametrize("contents", ["", "gemeente: Wijchen\n", SOME, everything_filled_in()], ids=["no file", "empty", "some", "all"])
def test_it_fits_one_screen_of_24_rows_and_80_columns_whatever_is_filled_in(run: Run, home: Path, contents: str) -> None:
    if contents:
        fill_in(home, contents)
    lines = run("call", "--now", NOW).out.splitlines()
    assert len(lines) <= 23  # the prompt takes one
    assert max(map(len, lines)) <= 80
    assert [line for line in lines if "070 204 55 11" in line]
    for i in range(len(ROLES)) if contents.count("phone") == 2 * len(ROLES) else ():
        assert [line for line in lines if line.startswith(f"06 - 11 11 11 {i:02}  ")]


def test_all_of_it_fits_one_sheet_of_paper_with_every_deputy(run: Run, home: Path) -> None:
    fill_in(home, everything_filled_in())
    lines = run("call", "--all", "--now", NOW).out.splitlines()
    assert len(lines) <= 64
    assert max(map(len, lines)) <= 80
    assert sum(line.startswith("06 - ") for line in lines) == 2 * len(ROLES)
    assert "06 - 22 22 22 02  burgemeester, vervanger V" in lines
    assert any(line.startswith("070 - 373 83 83") for line in lines)
    assert "wegenkaart call --all" not in "\n".join(lines)


def test_json_gives_the_own_numbers_first_and_marked(run: Run, home: Path) -> None:
    fill_in(home, SOME)
    found = json.loads(run("call", "--json", "--now", NOW).out)
    assert [(each["id"], each["own"]) for each in found][:4] == [
        ("veiligheidsregio", True),
        ("crisisadviseur_oov", True),
        ("burgemeester", True),
        ("alarmnummer", False),
    ]
    assert found[1]["deputies"] == [{"name": "B. Bakker", "phone": "06 - 22 22 22 22"}]
    assert (found[1]["person"], found[1]["checked"], found[1]["old"]) == ("A. de Vries", "2026-10-03", False)
    assert found[2]["old"] is True
    assert all({"id", "name", "kind", "phone", "url", "checked", "why"} <= each.keys() for each in found)


def test_without_own_numbers_on_request(run: Run, home: Path) -> None:
    nothing = run("call", "--now", NOW).out
    fill_in(home, SOME)
    assert run("call", "--no-contacts", "--now", NOW).out == nothing


def test_a_file_that_is_wrong_is_refused_with_the_way_out(run: Run, home: Path) -> None:
    fill_in(home, "gemeente: Wijchen\ncontacts:\n  burgemeester: { phone: tien }\n")
    said = run("call", "--now", NOW)
    assert (said.code, said.out) == (3, "")
    assert "contacten.yaml:3: 'tien' is geen telefoonnummer." in said.err
    assert "--no-contacts" in said.err


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="Windows has other rights")
def test_numbers_that_others_can_change_are_not_shown(run: Run, home: Path) -> None:
    fill_in(home, SOME)
    (home / "contacten.yaml").chmod(0o666)
    said = run("call", "--now", NOW)
    assert (said.code, said.out) == (4, "")


def test_a_date_that_is_still_to_come_is_not_called_old(run: Run, home: Path) -> None:
    fill_in(home, "contacts:\n  ciso: { phone: 06 - 11 11 11 11, checked: 2027-02-01 }\n")
    assert "06 - 11 11 11 11  CISO (LET OP: datum klopt niet)" in run("call", "--now", NOW).out.splitlines()
    assert "  Gecontroleerd: 1 februari 2027 (LET OP: datum klopt niet)" in run("contacts", "show", "--now", NOW).out.splitlines()


def test_a_remark_never_pushes_a_name_aside(run: Run, home: Path) -> None:
    oov = "  crisisadviseur_oov: { name: B. Bakker, phone: 06 - 22 22 22 22, checked: 2027-05-01 }\n"
    fill_in(home, f"contacts:\n{oov}  ciso: {{ name: C. Jansen, phone: 06 - 33 33 33 33 }}\n")
    for everything in ([], ["--all"]):
        lines = run("call", *everything, "--now", NOW).out.splitlines()
        assert lines[2:5] == [
            "06 - 22 22 22 22  crisisadviseur openbare orde en veiligheid, B. Bakker",
            "                  (LET OP: datum klopt niet)",
            "06 - 33 33 33 33  CISO, C. Jansen (LET OP: oud)",
        ]


def test_where_all_remarks_do_not_fit_one_line_says_that_there_are(run: Run, home: Path) -> None:
    fill_in(home, everything_filled_in().replace("2026-10-03", "2027-05-01"))
    lines = run("call", "--now", NOW).out.splitlines()
    assert len(lines) <= 23
    assert "(LET OP: datum klopt niet)" not in [line.strip() for line in lines]
    assert "LET OP: niet elk nummer is kort geleden nagekeken. Typ: wegenkaart contacts" in lines
    assert run("call", "--all", "--now", NOW).out.count("(LET OP: datum klopt niet)") == len(ROLES)


def test_a_name_that_is_cut_off_says_so(run: Run, home: Path) -> None:
    name = "Piket crisisbeheersing van de hele regio en omstreken"
    fill_in(home, f"contacts:\n  ciso: {{ name: {name}, phone: 06 - 11 11 11 11, checked: 2026-11-01 }}\n")
    short = run("call", "--now", NOW).out.splitlines()
    assert "06 - 11 11 11 11  CISO, Piket crisisbeheersing van de hele regio en omstreken" in short
    fill_in(home, f"contacts:\n  ciso: {{ name: {name} van hier, phone: 06 - 11 11 11 11, checked: 2026-11-01 }}\n")
    short = run("call", "--now", NOW).out.splitlines()
    assert "06 - 11 11 11 11  CISO, Piket crisisbeheersing van de hele regio en omstreken …" in short
