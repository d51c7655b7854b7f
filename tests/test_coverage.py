"""Which case or exercise reaches which part of the knowledge, and that nothing is reached by none."""

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from knowledge_bases import lines, shipped, small, with_rules
from program import Run, in_process
from wegenkaart.coverage import Covered, covered, unreached
from wegenkaart.engine import Tables
from wegenkaart.model import ExactlyExpected, Exercise, Facts, KnowledgeBase, Rule

GOOD = Path(__file__).parent / "bad" / "good"


def test_the_shipped_knowledge_is_reached_as_a_whole() -> None:
    """`wegenkaart check --coverage` says which record it is; write an exercise that it belongs in."""
    assert [(record.part, record.id) for record in unreached(covered(Tables(shipped())))] == []


# A tiny knowledge base: danger is heavy, and the boss leads what is heavy


def exercise(name: str, facts: Facts) -> Exercise:
    expect = ExactlyExpected(lead=("baas",), at_least="zwaar", at_most="zwaar")
    return Exercise(id=name, title="Brand", text="Het brandt.", facts=facts, expect=expect, why="Het kan.")


def found(kb: KnowledgeBase, part: str) -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    """Id → who reaches it certainly, and who possibly."""
    return {record.id: (record.certain, record.possible) for record in covered(Tables(kb)) if record.part == part}


def practised(**exercises: Facts) -> KnowledgeBase:
    return replace(small(), exercises={name: exercise(name, facts) for name, facts in exercises.items()})


def test_a_rule_is_reached_when_it_is_the_only_one_left_of_its_decision() -> None:
    kb = practised(niets_bekend={}, veilig={"gevaar": "nee"})
    assert found(kb, "rules") == {
        "E1": (("toen",), ("niets_bekend",)),
        "E2": (("veilig",), ("niets_bekend",)),
        "L1": (("toen",), ("niets_bekend",)),
        "L2": (("veilig",), ("niets_bekend",)),
    }


def test_a_level_is_reached_when_no_other_is_left() -> None:
    kb = practised(niets_bekend={})
    assert found(kb, "levels") == {"zwaar": (("toen",), ("niets_bekend",)), "licht": ((), ("niets_bekend",))}


def test_an_action_duty_or_warning_is_reached_when_it_applies_in_every_completion() -> None:
    kb = practised(brand={"fase": "warm", "geraakt": "ja", "gevaar": "ja"}, half={"gevaar": "ja"})
    everywhere = (("toen", "brand", "half"), ())
    assert found(kb, "actions") == {"bel_hulp": (("brand",), ("toen", "half")), "ruim_op": ((), ()), "blijf_kalm": everywhere}
    assert found(kb, "duties") == {"meld": (("toen", "brand"), ("half",))}
    assert found(kb, "responsibilities") == {"gevolgen": everywhere}
    assert found(kb, "warnings") == {"pas_op": ((), ("half",))}


def test_a_resource_is_reached_by_its_own_condition_or_by_an_action_that_points_to_it() -> None:
    kb = practised(
        zorg={"sector": "zorg"}, brand={"fase": "warm", "sector": "haven", "geraakt": "ja", "gevaar": "ja"}, haven={"sector": "haven"}
    )
    assert found(kb, "resources") == {"hulp": (("zorg", "brand"), ("toen", "haven"))}


def test_a_conflict_is_reached_when_something_that_rests_on_it_is() -> None:
    kb = practised(niets_bekend={}, veilig={"gevaar": "nee"})
    assert found(kb, "conflicts") == {"C1": (("toen",), ("niets_bekend",))}


def test_a_conflict_that_touches_nothing_need_not_be_reached() -> None:
    only_explained = replace(small().conflicts["C1"], touches=())
    assert found(replace(small(), conflicts={"C1": only_explained}), "conflicts") == {}


def test_possible_is_not_enough() -> None:
    records = (
        Covered(part="actions", id="bel", certain=("toen",)),
        Covered(part="actions", id="meld", possible=("toen",)),
        Covered(part="duties", id="stop"),
    )
    assert unreached(records) == records[1:]


def test_a_rule_that_is_split_for_a_fact_nobody_names_is_reached_by_none() -> None:
    def e1(name: str, phase: str) -> Rule:
        return Rule(id=name, when=lines({"gevaar": "ja", "fase": phase}), then="zwaar", because="Daarom.", sources=("bron",))

    kb = with_rules(small(), "ernst", e1("E1", "warm"), e1("E3", "koud"), small().decisions["ernst"].rules[1])
    assert found(kb, "rules")["E3"] == ((), ("toen",))


# The command

EXERCISES = """\
exercises:
  hele_stad:
    title: De hele stad merkt het
    text: Alles ligt stil.
    facts: { fase: warm, geraakt: ja, gevolgen: stad }
    expect: { roads: [incidenten], lead: [burgemeester], at_least: grip_3, at_most: grip_3 }
    why: De hele stad merkt het.
  een_straat:
    title: Een straat merkt het
    text: Een straat ligt stil.
    facts: { fase: warm, geraakt: ja, gevolgen: straat }
    expect: { roads: [incidenten], lead: [burgemeester], at_least: grip_1, at_most: grip_1 }
    why: Een deel van de stad merkt het.
  niemand:
    title: Niemand merkt het
    text: Alleen de organisatie heeft er last van.
    facts: { fase: warm, geraakt: ja, gevolgen: geen }
    expect: { roads: [incidenten], lead: [organisatie], at_least: geen, at_most: geen }
    why: De organisatie gaat over haar eigen systemen.
  verward:
    title: Verwarde melding
    text: Niets is geraakt, maar de stad merkt het.
    facts: { fase: koud, geraakt: nee, gevolgen: stad }
    expect: { lead: [organisatie], at_least: geen, at_most: geen, warnings: [zonder_gevolgen] }
    why: Een van de twee antwoorden klopt niet.
"""


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setenv("COLUMNS", "80")
    return in_process(capsys, monkeypatch)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small knowledge base that is reached as a whole."""
    data = Path(shutil.copytree(GOOD, tmp_path / "data"))
    (data / "exercises.yaml").write_text(EXERCISES, encoding="utf-8")
    return data


def test_a_knowledge_base_that_is_reached_as_a_whole_is_fine(run: Run, folder: Path) -> None:
    said = run("check", "--coverage", "--data", str(folder))
    assert said.code == 0
    assert "Wat bereiken de echte casussen (1) en de verzonnen oefeningen (4)?" in said.out.splitlines()
    assert said.out.endswith(
        "OK: 8 van 8 regels, 3 van 3 niveaus, 1 van 1 verantwoordelijkheid, 1 van 1\n"
        "plicht, 3 van 3 acties, 1 van 1 hulpbron, 1 van 1 waarschuwing en 1 van 1\n"
        "tegenspraak zijn bereikt.\n"
    )


def test_each_rule_stands_with_all_that_reach_it_and_the_rest_with_the_first_few(run: Run, folder: Path) -> None:
    said = run("check", "--coverage", "--data", str(folder)).out
    assert "Regels van de beslissing omvang\n  O1   2  hele_stad en een_straat\n  O2   1  niemand\n  O3   1  verward\n" in said
    assert "  blijf_kalm     5  storing, hele_stad, een_straat en 2 meer\n" in said


PLANTED = {
    "actie bel_school": "actions:\n  bel_school:\n    text: Bel de school.\n    moment: later\n    actor: organisatie\n",
    "plicht meld_school": (
        "duties:\n  meld_school:\n    name: melding\n    text: Meld het.\n    holder: organisatie\n    to: burgemeester\n"
        "    channel: telefoon\n    legal_basis: de wet\n    starts: kennisname\n"
    ),
    "hulpbron schoolhulp": (
        "resources:\n  schoolhulp:\n    name: Hulp\n    kind: meldpunt\n    text: Hulp voor scholen.\n    url: https://hulplijn.example/scholen\n"
        "    checked: 2026-11-23\n"
    ),
    "verantwoordelijkheid les": "responsibilities:\n  les:\n    domain: gevolgen\n    actor: burgemeester\n",
    "waarschuwing let_op_school": "warnings:\n  let_op_school:\n    text: Let op de school.\n",
}
"""What is named → the start of a record that applies only to schools, of which no case or exercise speaks."""


@pytest.mark.parametrize("named", PLANTED)
def test_a_planted_record_that_no_incident_reaches_is_named(run: Run, folder: Path, named: str) -> None:
    because = "" if named.startswith("hulpbron") else "    because: De school moet het weten.\n"
    record = f"{PLANTED[named]}    when: {{ sector: onderwijs }}\n{because}    sources: [gids]\n"
    (folder / "scholen.yaml").write_text(record, encoding="utf-8")
    said = run("check", "--coverage", "--data", str(folder))
    assert said.code == 1
    assert next(line for line in said.out.splitlines() if line.startswith("FOUT: ")).startswith(f"FOUT: {named}: geen casus of oefening")
    assert "Misschien wel: storing, hele_stad en een_straat." in said.out.replace("\n  ", " ")


@pytest.mark.parametrize(
    ("exercise", "named"),
    [
        ("hele_stad", ["regel T1", "niveau grip_3"]),
        ("een_straat", ["regel T2", "niveau grip_1"]),
        ("niemand", ["regel O2"]),
        ("verward", ["regel O3", "actie maak_plan", "waarschuwing zonder_gevolgen"]),
    ],
)
def test_what_only_one_exercise_reaches_is_named_without_it(run: Run, folder: Path, exercise: str, named: list[str]) -> None:
    text = (folder / "exercises.yaml").read_text(encoding="utf-8")
    start = text.index(f"  {exercise}:")
    end = text.find("\n  ", text.index("why:", start))
    (folder / "exercises.yaml").write_text(text[:start] + (text[end + 1 :] if end > 0 else ""), encoding="utf-8")
    said = run("check", "--coverage", "--data", str(folder))
    faults = [line.split(":")[1].strip() for line in said.out.splitlines() if line.startswith("FOUT: ") and ": geen casus" in line]
    assert (said.code, faults) == (1, named)


def test_without_the_option_nothing_has_to_be_reached(run: Run, folder: Path) -> None:
    (folder / "exercises.yaml").unlink()
    said = run("check", "--data", str(folder))
    assert (said.code, said.out) == (
        0, "OK: 5 feiten, 8 regels, 3 acties, 1 plichten, 1 hulpbronnen, 2 bronnen. Alles is bewezen.\n",
    )  # fmt: skip


def test_as_json_it_is_a_list_of_records_with_who_reaches_them(run: Run, folder: Path) -> None:
    said = run("check", "--coverage", "--json", "--data", str(folder))
    assert said.code == 0
    records = json.loads(said.out)
    assert records[0] == {"part": "rules", "id": "O1", "certain": ["hele_stad", "een_straat"], "possible": ["storing"]}
    assert {record["part"] for record in records} == {
        "rules", "levels", "responsibilities", "duties", "actions", "resources", "warnings", "conflicts",
    }  # fmt: skip


def test_as_json_what_is_reached_by_none_is_an_exit_code(run: Run, folder: Path) -> None:
    (folder / "exercises.yaml").unlink()
    said = run("check", "--coverage", "--json", "--data", str(folder))
    assert said.code == 1
    assert [each["id"] for each in json.loads(said.out) if each["part"] == "rules" and not each["certain"]] == [
        "O1", "O2", "O3", "T1", "T2", "T3", "L1", "L2",
    ]  # fmt: skip


@pytest.mark.parametrize("as_json", [True, False])
def test_faults_in_the_knowledge_base_are_found_and_no_failure(run: Run, folder: Path, *, as_json: bool) -> None:
    (folder / "facts.yaml").write_text("facts: 1\n", encoding="utf-8")
    said = run("check", "--coverage", *["--json"] * as_json, "--data", str(folder))
    assert (said.code, said.err) == (1, "")
    finding = "facts.yaml:1: onder 'facts' hoort een blok met ids."
    if as_json:
        partly = "Een deel ontbreekt of is niet te lezen. Daarom is alleen elk onderdeel apart bekeken, en nog niet hoe ze samenhangen."
        assert json.loads(said.out) == {"findings": [finding], "remark": partly}
    else:
        assert said.out.splitlines()[0] == finding


def test_json_is_only_for_the_coverage(run: Run) -> None:
    said = run("check", "--json")
    assert said.code == 2
    assert said.refusal == "Fout: --json hoort hier bij --coverage. Typ: wegenkaart check --coverage --json"


@pytest.mark.parametrize("width", ["40", "80"])
def test_every_line_fits_the_screen(width: str, folder: Path, monkeypatch: pytest.MonkeyPatch, run: Run) -> None:
    monkeypatch.setenv("COLUMNS", width)
    said = run("check", "--coverage", "--data", str(folder)).out.partition("\n\n")[2]
    assert max(len(line) for line in said.splitlines()) <= int(width)


def test_an_exercise_is_shown_as_made_up_and_is_no_use_of_what_it_names(run: Run, folder: Path) -> None:
    text = (folder / "exercises.yaml").read_text(encoding="utf-8")
    named = text.replace("expect: { roads: [incidenten],", "expect: { roads: [incidenten], actions: [bel_hulplijn],")
    (folder / "exercises.yaml").write_text(named, encoding="utf-8")
    assert run("explain", "hele_stad", "--data", str(folder)).out.startswith("hele_stad (verzonnen oefening)\n")
    assert "Gebruikt bij: storing\n" in run("explain", "bel_hulplijn", "--data", str(folder)).out
