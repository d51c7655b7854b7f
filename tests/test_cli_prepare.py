"""`wegenkaart prepare`: what is missing here first, then what to arrange, read and practise; on the screen and in a plan."""

import json
import re
from pathlib import Path

import pytest

from program import Run, fill_in, in_process

NOW = ("--now", "2026-11-23T03:00:00+01:00")
SOME = """\
gemeente: Wijchen
contacts:
  veiligheidsregio: { phone: 024 - 123 45 67, checked: 2026-10-03 }
  crisisadviseur_oov: { phone: 06 - 11 11 11 11, checked: 2026-10-03 }
  burgemeester: { phone: 06 - 33 33 33 33, checked: 2025-01-10 }
  gemeentesecretaris: { phone: 06 - 44 44 44 44 }
  ict_piket: { phone: 06 - 55 55 55 55, checked: 2026-10-03 }
  ciso: { phone: 06 - 66 66 66 66, checked: 2026-10-03 }
  functionaris_gegevensbescherming: { phone: 06 - 77 77 77 77, checked: 2026-10-03 }
  communicatie: { phone: 06 - 88 88 88 88, checked: 2026-10-03 }
  politie_cybercrimeteam: { phone: 0900-8844, checked: 2026-10-03 }
scale_up: { text: De piketofficier tot en met GRIP 2., checked: 2026-10-03 }
out_of_band: { text: De groep op de eigen telefoons., checked: 2026-10-03 }
prepared:
  lijst_op_papier: { text: In de kluis., checked: 2026-01-05 }
  oefening_online_ordeverstoringen: { text: Met de driehoek., checked: 2025-11-22 }
"""


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    return in_process(capsys, monkeypatch)


def flat(out: str) -> str:
    return " ".join(out.split())


def test_nothing_configured_is_said_in_one_sentence_and_the_rest_is_shown(run: Run) -> None:
    said = run("prepare", *NOW)
    assert (said.code, said.err) == (0, "")
    assert said.out.startswith("VOORBEREIDEN\n\nWat hier ontbreekt\n  - Hier is nog niets van uw gemeente ingevuld.")
    assert "wegenkaart contacts init --gemeente NAAM" in flat(said.out)
    assert re.findall(r"^Weg (\d):", said.out, re.MULTILINE) == ["1", "2", "3", "4"]
    assert said.out.count("[ ]") > 60


def test_what_is_missing_on_a_road_comes_first_and_is_counted(run: Run, home: Path) -> None:
    fill_in(home, SOME)
    out = run("prepare", "4", *NOW).out
    missing = out.partition("\n\nWeg 4")[0]
    assert missing.startswith("VOORBEREIDEN\n\nWat hier ontbreekt: 3\n")
    assert [line for line in missing.splitlines() if "[ ]" in line] == [
        "  [ ] Nummer: burgemeester (te oud: 10 januari 2025). De burgemeester besluit",
        "  [ ] Nummer: gemeentesecretaris (zonder datum). Het digitale calamiteitenteam",
        "  [ ] Laatste oefening met een online oproep (te oud: 22 november 2025). Zonder",
    ]


def test_another_road_misses_other_things(run: Run, home: Path) -> None:
    fill_in(home, SOME)
    own_house, online = (flat(run("prepare", road, *NOW).out.partition("\n\nWeg ")[0]) for road in ("1", "4"))
    assert "bedrijf voor incidentonderzoek" in own_house
    assert "Inloggen bij MijnNCSC" in own_house
    assert "Laatste oefening met een aanval op de gemeente zelf (nog niet ingevuld)" in own_house
    assert "bedrijf voor incidentonderzoek" not in online
    assert "verzekeraar" not in own_house  # may stay empty


def test_an_exercise_counts_for_a_year(run: Run, home: Path) -> None:
    fill_in(home, SOME)
    assert "Laatste oefening" in run("prepare", "4", "--now", "2026-11-23").out.partition("\n\nWeg ")[0]
    assert "Laatste oefening" not in run("prepare", "4", "--now", "2026-11-22").out.partition("\n\nWeg ")[0]


def test_a_road_names_what_to_read_and_scenarios_that_say_whether_they_happened(run: Run) -> None:
    out = run("prepare", "1", *NOW).out
    assert "\nOefenen en lezen\n  - Overheidsbrede Cyberoefening" in out
    assert "overheidsbrede_cyberoefening" not in out  # its name is enough to find it
    assert "  - Hof van Twente, gijzelsoftware maakt alles onbruikbaar (echt, 2020)" in out
    assert re.search(r"^  - .+ \(verzonnen\)$", out, re.MULTILINE)
    scenarios = out.partition("Scenario's om te oefenen\n")[2].partition("\n\n")[0]
    assert len(re.findall(r"\((?:echt, [^)]+|verzonnen)\)", flat(scenarios))) == scenarios.count("  - ")
    assert "Voorbereiden op" not in scenarios


def test_all_roads_together_show_a_few_scenarios_and_where_the_others_are(run: Run) -> None:
    out = run("prepare", *NOW).out
    assert re.search(r"^  - En nog \d+ verzonnen\. Typ: wegenkaart prepare 2$", out, re.MULTILINE)
    assert "En nog" not in run("prepare", "2", *NOW).out


@pytest.mark.parametrize("command", [("prepare",), ("prepare", "2")])
def test_every_line_keeps_to_80_columns(run: Run, home: Path, command: tuple[str, ...]) -> None:
    fill_in(home, SOME)
    assert [line for line in run(*command, *NOW).out.splitlines() if len(line) > 80] == []


def test_a_date_that_is_still_to_come_is_called_the_same_everywhere(run: Run, home: Path) -> None:
    """Not old: somebody made a slip, and which one is wrong nobody can tell."""
    fill_in(home, SOME.replace("2025-01-10", "2027-05-01").replace("2025-11-22", "2027-05-01"))
    said = "datum klopt niet: 1 mei 2027 is nog niet geweest"
    assert flat(run("prepare", "4", *NOW).out).count(said) == 2
    assert flat(run("advise", "--fact", "fase=koud", "--fact", "online_aangejaagd=ja", *NOW).out).count(f"({said})") == 2
    assert "burgemeester: de datum klopt niet: 2027-05-01 is nog niet geweest." in run("contacts", "check", *NOW).out
    assert "Gecontroleerd: 1 mei 2027 (LET OP: datum klopt niet)" in run("contacts", "show", *NOW).out


def test_as_markdown_it_can_be_put_in_a_plan(run: Run, home: Path, tmp_path: Path) -> None:
    fill_in(home, SOME)
    out = run("prepare", "4", "--format", "markdown", *NOW).out
    assert out.startswith(
        "# Voorbereiding van de gemeente Wijchen op 23 november 2026\n\n## Wat hier ontbreekt: 3\n\n- [ ] Nummer: burgemeester "
    )
    assert "\n\n## Weg 4: Online aangejaagde ordeverstoringen\n\n### Regelen\n\n- [ ] " in out
    assert "\n\n### Scenario's om te oefenen\n\n- " in out
    target = tmp_path / "plan.md"
    said = run("prepare", "4", "--format", "markdown", "--output", str(target), *NOW)
    assert (said.code, said.out, said.err) == (0, "", f"Geschreven: {target}\n")
    assert target.read_text(encoding="utf-8") == out
    assert target.stat().st_mode & 0o777 == 0o600


def test_a_plan_that_exists_is_left_alone_unless_forced(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "plan.txt"
    target.write_text("van mij", encoding="utf-8")
    assert run("prepare", "--output", str(target)).code == 4
    assert target.read_text(encoding="utf-8") == "van mij"
    assert run("prepare", "--output", str(target), "--force").code == 0
    assert target.read_text(encoding="utf-8").startswith("VOORBEREIDEN\n")


def test_an_unknown_form_is_refused_with_what_it_can_be(run: Run) -> None:
    said = run("prepare", "--format", "pdf")
    assert (said.code, said.refusal) == (2, "Fout: --format pdf: deze vorm ken ik niet. Kies uit: text, markdown.")


def test_without_own_data_on_request(run: Run, home: Path) -> None:
    nothing = run("prepare", *NOW).out
    fill_in(home, SOME)
    assert run("prepare", "--no-contacts", *NOW).out == nothing


# An advice for who prepares


def test_an_advice_for_who_prepares_shows_the_same_list_and_leads_here(run: Run, home: Path) -> None:
    fill_in(home, SOME)
    said = run("advise", "--fact", "fase=koud", "--fact", "online_aangejaagd=ja", *NOW)
    assert "wegenkaart prepare" in said.out
    assert "\nHIER ONTBREEKT NOG: 3\n  [ ] Nummer: burgemeester (te oud: 10 januari 2025)." in said.out
    assert "BEL NU" not in said.out
    found = json.loads(run("advise", "--fact", "fase=koud", "--fact", "online_aangejaagd=ja", "--json", *NOW).out)
    assert [(each["id"], each["filled"], each["checked"]) for each in found["own"]["lacking"]] == [
        ("burgemeester", True, "2025-01-10"),
        ("gemeentesecretaris", True, None),
        ("oefening_online_ordeverstoringen", True, "2025-11-22"),
    ]


def test_an_advice_in_an_incident_does_not_speak_of_preparing(run: Run, home: Path) -> None:
    fill_in(home, SOME)
    said = run("advise", "--fact", "fase=warm", "--fact", "eigen_organisatie=ja", *NOW)
    assert "HIER ONTBREEKT" not in said.out
    assert "## Hier ontbreekt nog" in run("advise", "--fact", "fase=koud", "--format", "markdown", *NOW).out
