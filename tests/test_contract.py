"""What runbooks and other programs rely on: facts, the document, doors, files and exit codes."""

import json
import re
import stat
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from program import NOW, Run, in_process, process, shell
from wegenkaart.knowledge import default_data, load

FACTS = {"fase": "warm", "eigen_organisatie": "nee", "andere_organisatie": "ja", "sector": "zorg", "merkbaar_buiten": "ja"}
YES_NO = ["ja", "nee"]
FACT_VALUES = {
    "fase": ["warm", "koud"],
    "gevaar_voor_mensen": YES_NO,
    "eigen_organisatie": YES_NO,
    "andere_organisatie": YES_NO,
    "cybercrime_slachtoffers": YES_NO,
    "online_aangejaagd": YES_NO,
    "sector": [
        "zorg", "hoger_onderwijs_en_mbo", "primair_en_voortgezet_onderwijs", "drinkwater", "waterschap", "energie", "telecom_en_ict",
        "financieel", "vervoer", "haven", "chemie_en_nucleair", "voedsel", "overheid", "hulpdiensten", "cultuur_en_sport",
        "overig_bedrijf",
    ],
    "vitaal_proces": YES_NO,
    "merkbaar_buiten": YES_NO,
    "diensten_afstemmen": YES_NO,
    "effectgebied": YES_NO,
    "bestuurlijk_besluit": YES_NO,
    "gebied": ["een_gemeente", "meer_gemeenten", "meer_regios"],
    "gemeente_redt_het_niet": YES_NO,
    "openbare_orde": YES_NO,
    "landelijk_belang": YES_NO,
    "persoonsgegevens": YES_NO,
    "hoog_risico_betrokkenen": YES_NO,
    "politiegegevens": YES_NO,
    "strafbaar_feit": YES_NO,
    "losgeld": YES_NO,
    "cbw_drempel": YES_NO,
    "grip_afgekondigd": ["geen", "grip_1", "grip_2", "grip_3", "grip_4", "grip_5"],
    "delict": ["oplichting", "hack_of_ransomware", "sextortion_of_exposing", "identiteitsfraude", "bedreiging_of_doxing", "anders"],
    "slachtoffer": ["inwoner", "jongere", "ondernemer", "bestuurder_of_medewerker"],
    "online_oproep": ["rellen_of_opruiing", "demonstratie", "evenement", "hetze_of_desinformatie"],
    "online_onderzoek": ["niet", "algemeen_beeld", "personen", "besloten_groep"],
}  # fmt: skip
KEYS = {
    "schema_version", "tool", "knowledge_base", "generated_at", "exercise", "facts", "roads", "lead", "responsible", "grip", "escalation",
    "actions", "duties", "resources", "open_questions", "conflicts", "disclaimer",
}  # fmt: skip
KEYS_OF_A_PART = {
    "roads": {"id", "status"},
    "lead": {"actor", "status", "grounds"},
    "responsible": {"domain", "actor", "status", "grounds"},
    "escalation": {"level", "trigger", "decided_by", "led_by", "teams", "position", "grounds"},
    "actions": {"id", "order", "when", "actor", "text", "contact", "status", "grounds"},
    "duties": {"id", "holder", "to", "starts_at", "due_at", "legal_basis", "status", "grounds"},
    "resources": {"id", "name", "kind", "phone", "url", "checked", "why"},
    "open_questions": {"fact", "question", "values", "ask", "changes"},
}
ACTORS = {
    "getroffen_organisatie", "college", "gemeentesecretaris", "burgemeester", "burgemeesters_samen", "voorzitter_veiligheidsregio",
    "voorzitters_samen", "veiligheidsregio", "lokale_driehoek", "crisisadviseur_oov", "ciso", "functionaris_gegevensbescherming",
    "politie", "openbaar_ministerie", "ncsc", "nctv", "ncc", "ibd", "autoriteit_persoonsgegevens", "rdi", "copi", "rot", "gbt", "rbt",
}  # fmt: skip
DUTIES = {"avg_melding_ap", "avg_betrokkenen", "wpg_melding_ap", "cbw_waarschuwing", "cbw_melding", "cbw_eindverslag"}
RESOURCES = {
    "ibd", "ncsc", "z_cert", "cert_wm", "surfcert", "school_cert", "politie", "autoriteit_persoonsgegevens", "fraudehelpdesk",
    "slachtofferhulp", "helpwanted", "cmi", "meld_misdaad_anoniem", "nipv", "veiligheidsberaad", "ccv", "ccv_database",
    "vng_digitale_veiligheid", "lcp_digitaal", "overheidsbrede_cyberoefening", "handreiking_cybergevolgbestrijding",
    "barrieremodel_online_ordeverstoringen",
}  # fmt: skip


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    return in_process(capsys, monkeypatch)


def flags(facts: Mapping[str, str]) -> list[str]:
    return [word for fact, value in facts.items() for word in ("--fact", f"{fact}={value}")]


def advice(run: Run, facts: Mapping[str, str], *more: str) -> dict[str, Any]:
    said = run("advise", "--json", "--now", NOW, "--no-input", *flags(facts), *more)
    assert (said.code, said.err) == (0, "")
    return dict(json.loads(said.out))


# Facts and ids


def test_the_facts_and_their_values_are_those_of_the_contract(run: Run) -> None:
    asked = json.loads(run("questions", "--json").out)
    assert {each["fact"]: [value["id"] for value in each["values"]] for each in asked} == FACT_VALUES
    assert all({"fact", "question", "values", "ask"} <= each.keys() for each in asked)


def test_the_ids_of_the_contract_exist() -> None:
    kb = load(default_data())
    assert kb.actors.keys() >= ACTORS
    assert kb.duties.keys() >= DUTIES
    assert kb.resources.keys() >= RESOURCES


def test_unknown_is_accepted_everywhere_and_means_the_same_as_leaving_the_fact_out(run: Run) -> None:
    assert advice(run, dict.fromkeys(FACT_VALUES, "onbekend")) == advice(run, {})


# The document


def test_the_document_has_every_key_sorted_and_a_newline_at_the_end() -> None:
    done = process("advise", "--json", "--now", NOW, "--fact", "fase=warm", "--fact", "persoonsgegevens=ja")
    assert (done.returncode, done.stderr) == (0, b"")
    document = json.loads(done.stdout)
    assert document.keys() >= KEYS
    assert "nearest_changes" not in document
    assert done.stdout == (json.dumps(document, ensure_ascii=False, sort_keys=True, indent=2) + "\n").encode()
    for part, keys in KEYS_OF_A_PART.items():
        assert document[part], part
        assert all(keys <= each.keys() for each in document[part]), part
    assert document["grip"].keys() >= {"at_least", "at_most", "declared", "relation", "grounds"}


def test_what_is_said_once_is_said_as_promised(run: Run) -> None:
    document = advice(run, FACTS)
    assert document["schema_version"] == "1"
    assert document["generated_at"] == "2026-11-23T02:00:00Z"
    assert document["exercise"] is False
    assert document["facts"] == FACTS
    assert document["tool"]["name"] == "wegenkaart"
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", document["knowledge_base"]["date"])
    assert re.fullmatch(r"[0-9a-f]{64}", document["knowledge_base"]["sha256"])
    assert len(document["resources"]) <= 20


def test_every_ground_has_a_source_or_is_a_choice_of_ours(run: Run) -> None:
    document = advice(run, FACTS)
    parts = [document["lead"], document["responsible"], [document["grip"]], document["actions"], document["duties"]]
    grounds = [(each, ground) for part in parts for each in part for ground in each["grounds"]]
    assert all(each["grounds"] for part in parts for each in part)
    assert [ground for _, ground in grounds if not ground["sources"] and not ground["choice"]] == []
    assert all({"rule", "because", "sources"} <= ground.keys() for _, ground in grounds)


def test_the_same_facts_give_the_same_bytes_wherever_and_in_whatever_order(tmp_path: Path) -> None:
    one = process("advise", "--json", "--now", NOW, *flags(FACTS), env={"PYTHONHASHSEED": "1"})
    other = process(
        "advise", "--now", NOW, *flags(dict(reversed(FACTS.items()))), "--json",
        cwd=tmp_path, env={"PYTHONHASHSEED": "2", "LC_ALL": "C", "TZ": "America/New_York", "COLUMNS": "40", "PYTHONIOENCODING": "ascii"},
    )  # fmt: skip
    assert one.returncode == 0
    assert one.stdout == other.stdout


def test_with_explain_the_nearest_changes_come_with_it(run: Run) -> None:
    changes = advice(run, FACTS, "--explain")["nearest_changes"]
    assert changes
    assert all(each.keys() >= {"facts", "lead", "grip"} for each in changes)
    assert {tuple(each["grip"]) for each in changes} == {("at_least", "at_most")}


def test_nothing_known_is_no_failure(run: Run) -> None:
    document = advice(run, {})
    assert document["facts"] == {}
    assert {each["status"] for each in document["lead"]} == {"possible"}
    assert {each["fact"] for each in document["open_questions"]} == set(FACT_VALUES)


# Doors: a file, standard input, flags


@pytest.fixture
def yaml_file(tmp_path: Path) -> Path:
    path = tmp_path / "feiten.yaml"
    path.write_text("# wat wij nu weten\n" + "".join(f"{fact}: {value}\n" for fact, value in FACTS.items()), encoding="utf-8")
    return path


@pytest.fixture
def json_file(tmp_path: Path) -> Path:
    path = tmp_path / "feiten.json"
    path.write_text(json.dumps(dict(reversed(FACTS.items())), indent=2), encoding="utf-8-sig")  # as Windows programs save it
    return path


def test_every_door_gives_the_same_advice(run: Run, yaml_file: Path, json_file: Path) -> None:
    end = ("--json", "--now", NOW)
    said = [
        run("advise", *flags(FACTS), *end),
        run("advise", "--answers", str(yaml_file), *end),
        run("advise", "--answers", str(json_file), *end),
        run("advise", "--answers", "-", *end, stdin=json.dumps(FACTS)),
        run("advise", "--answers", "-", *end, stdin=yaml_file.read_text(encoding="utf-8").replace("\n", "\r\n")),
        run("advise", "--no-input", "--answers", str(yaml_file), "--format", "json", "--now", NOW),
    ]
    assert [each.code for each in said] == [0] * len(said)
    assert {each.out for each in said} == {said[0].out}


def test_a_flag_wins_over_the_file(run: Run, yaml_file: Path) -> None:
    said = run("advise", "--answers", str(yaml_file), "--fact", "sector=haven", "--json", "--now", NOW)
    assert json.loads(said.out) == advice(run, {**FACTS, "sector": "haven"})


def test_a_flag_can_take_a_fact_of_the_file_away(run: Run, yaml_file: Path) -> None:
    said = run("advise", "--answers", str(yaml_file), "--fact", "sector=onbekend", "--json", "--now", NOW)
    assert json.loads(said.out)["facts"] == {fact: value for fact, value in FACTS.items() if fact != "sector"}


@pytest.mark.parametrize(
    ("fact", "named"),
    [
        ("vitaal=ja", "'vitaal_proces'"),
        ("gebeid=een_gemeente", "'gebied'"),
        ("gebied=provincie", "een_gemeente, meer_gemeenten, meer_regios"),
        ("fase=", "warm, koud"),
        ("fase", "fase=warm"),
        ("=ja", "wegenkaart questions"),
        ("FASE=warm", "Bedoelde u 'fase'?"),
    ],
)
def test_an_unknown_fact_or_value_is_refused_with_what_it_can_be(run: Run, fact: str, named: str) -> None:
    said = run("advise", "--fact", fact, "--json")
    assert said.code == 2
    assert named in said.refusal


def test_one_fact_with_two_values_is_refused(run: Run) -> None:
    said = run("advise", "--fact", "fase=warm", "--fact", "fase=koud")
    assert (said.code, said.refusal) == (2, "Fout: --fact fase: u geeft 'warm' en 'koud'. Geef één waarde.")


@pytest.mark.parametrize(
    ("text", "code", "where"),
    [
        ("fase: warm\ngebied: provincie\n", 2, "feiten.yaml:2"),
        ("fase: warm\n\nvitaal: ja\n", 2, "feiten.yaml:3"),
        ("fase: warm\nfase: koud\n", 3, "feiten.yaml:2"),
        ("fase: [warm]\n", 3, "feiten.yaml:1"),
        ("fase: warm\n  gebied: x\n", 3, "feiten.yaml:2"),
        ("- fase\n", 3, "feiten.yaml:1"),
        ("", 3, "feiten.yaml:1"),
    ],
)
def test_a_bad_file_is_refused_with_the_line(run: Run, tmp_path: Path, text: str, code: int, where: str) -> None:
    path = tmp_path / "feiten.yaml"
    path.write_text(text, encoding="utf-8")
    said = run("advise", "--answers", str(path))
    assert said.code == code
    assert where in said.refusal


@pytest.mark.parametrize("name", ["bestaat_niet.yaml", "."])
@pytest.mark.parametrize("option", ["--answers", "--batch"])
def test_a_file_that_cannot_be_read_is_named(run: Run, tmp_path: Path, option: str, name: str) -> None:
    said = run("advise", option, str(tmp_path / name))
    assert said.code == 4
    assert str(tmp_path) in said.refusal


def test_an_empty_name_is_a_mistake_in_a_script_and_no_reason_to_start_asking(run: Run) -> None:
    assert [run("advise", option, "").code for option in ("--answers", "--batch", "--output", "--now")] == [4, 4, 4, 2]


@pytest.mark.parametrize("stdin", ["</dev/null", "<&-", "| cat"])
def test_without_terminal_and_facts_there_is_a_way_out_and_never_a_hang(tmp_path: Path, stdin: str) -> None:
    started = time.monotonic()
    line = f"wegenkaart advise {stdin}" if stdin != "| cat" else "set -o pipefail; sleep 0.5 | wegenkaart advise | cat"
    said = shell(line, tmp_path)
    assert time.monotonic() - started < 2
    assert said.code == 2
    assert all(way in said.refusal for way in ("--answers", "--fact", "--no-input", "ssh -t"))


@pytest.mark.parametrize("option", ["--answers", "--batch"])
def test_standard_input_that_is_closed_cannot_be_read(tmp_path: Path, option: str) -> None:
    said = shell(f"wegenkaart advise {option} - <&-", tmp_path)
    assert said.code == 4
    assert "standaardinvoer is dicht" in said.refusal


# --batch


def batch(run: Run, stdin: str, *more: str) -> tuple[int, list[dict[str, Any]]]:
    said = run("advise", "--batch", "-", "--now", NOW, *more, stdin=stdin)
    assert said.err == ""
    return said.code, [json.loads(line) for line in said.out.splitlines()]


def test_a_batch_gives_one_advice_a_line_in_the_same_order(run: Run) -> None:
    code, documents = batch(run, '{"fase": "koud"}\n{}\n{"sector": "onbekend", "fase": "warm"}')
    assert code == 0
    assert [each["facts"] for each in documents] == [{"fase": "koud"}, {}, {"fase": "warm"}]
    assert documents[2] == advice(run, {"fase": "warm"})


def test_a_bad_line_gives_its_error_there_and_exit_1_at_the_end(run: Run) -> None:
    lines = ['{"fase": "koud"}', "", "geen json", '{"fase": "heet"}', '{"fase": true}', "[" * 100_000, '{"fase": "\\ud800"}', "{}"]
    code, documents = batch(run, "\r\n".join(lines) + "\r\n")
    assert code == 1
    assert [each.get("line") for each in documents] == [None, 2, 3, 4, 5, 6, 7, None]
    assert {frozenset(each) for each in documents[1:7]} == {frozenset({"error", "line"})}
    assert "warm, koud" in documents[3]["error"]


def test_a_batch_can_come_from_a_file_saved_by_a_windows_program(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "incidenten.jsonl"
    path.write_text('{"fase": "koud"}\r\n{"fase": "warm"}\r\n', encoding="utf-8-sig", newline="")
    said = run("advise", "--batch", str(path), "--now", NOW)
    assert said.code == 0
    assert [json.loads(line)["facts"] for line in said.out.splitlines()] == [{"fase": "koud"}, {"fase": "warm"}]


def test_a_line_that_is_no_utf_8_is_a_bad_line() -> None:
    done = process("advise", "--batch", "-", stdin=b'{"fase": "\xff"}\n{}\n')
    assert done.returncode == 1
    assert json.loads(done.stdout.splitlines()[0]) == {"error": "deze regel is geen UTF-8. Bewaar het bestand als UTF-8.", "line": 1}


# --now, --aware-at, --gemeente


def due(document: Mapping[str, Any]) -> dict[str, str | None]:
    return {each["id"]: each["due_at"] for each in document["duties"] if each["id"] in DUTIES}


def test_the_moment_of_knowing_starts_the_clocks_and_a_clock_change_costs_no_hour(run: Run) -> None:
    facts = {"fase": "warm", "eigen_organisatie": "ja", "persoonsgegevens": "ja", "cbw_drempel": "ja"}
    assert set(due(advice(run, facts)).values()) == {None}
    started = due(advice(run, facts, "--aware-at", "2026-10-24T03:00"))
    assert started["avg_melding_ap"] == "2026-10-27T01:00:00Z"  # 02:00 on the wall: the clock went back an hour
    assert started["cbw_waarschuwing"] == "2026-10-25T01:00:00Z"
    assert started["cbw_melding"] == "2026-10-27T01:00:00Z"


def test_the_moment_of_knowing_can_be_said_in_words(run: Run) -> None:
    facts = {"eigen_organisatie": "ja", "persoonsgegevens": "ja"}
    assert due(advice(run, facts, "--aware-at", "gisteren 23:30"))["avg_melding_ap"] == "2026-11-25T22:30:00Z"


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (("--aware-at", "2026-11-23T03:01"), "nog niet geweest"),
        (("--aware-at", "morgen"), "geen tijdstip"),
        (("--aware-at", ""), "geen tijdstip"),
        (("--aware-at", "2026-03-29T02:30"), "bestaat niet"),
        (("--aware-at", "2026-10-25T02:30"), "+02:00"),
        (("--gemeente", "Bergen"), "'Bergen (L.)' in Limburg en 'Bergen (NH.)' in Noord-Holland"),
        (("--gemeente", "Ensede"), "'Enschede'"),
        (("--gemeente", ""), "gemeente"),
        (("--format", "pdf"), "text, json, markdown"),
    ],
)
def test_an_option_with_a_wrong_value_says_what_it_can_be(run: Run, arguments: tuple[str, str], named: str) -> None:
    said = run("advise", "--no-input", "--now", NOW, *arguments)
    assert said.code == 2
    assert named in said.refusal


@pytest.mark.parametrize("now", ["straks", "vandaag 10:00", "2026-13-01T00:00"])
def test_a_wrong_now_is_refused(run: Run, now: str) -> None:
    said = run("advise", "--no-input", "--now", now)
    assert said.code == 2
    assert f"--now {now}" in said.refusal


def test_the_name_of_the_region_comes_into_the_texts(run: Run) -> None:
    facts = {"fase": "warm", "andere_organisatie": "ja"}
    texts = {action["id"]: action["text"] for action in advice(run, facts, "--gemeente", "enschede")["actions"]}
    assert texts["bel_veiligheidsregio"].startswith("Bel Veiligheidsregio Twente.")
    assert [text for text in texts.values() if "{" in text] == []
    nameless = {action["id"]: action["text"] for action in advice(run, facts)["actions"]}
    assert nameless["bel_veiligheidsregio"].startswith("Bel de veiligheidsregio.")


def test_markdown_is_markdown(run: Run) -> None:
    said = run("advise", "--no-input", "--format", "markdown", "--now", NOW)
    assert said.code == 0
    assert said.out.startswith("# Advies van maandag 23 november 2026, 03:00\n")


# --output


def test_the_file_has_the_same_bytes_and_is_for_the_owner_only(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "advies.json"
    said = run("advise", "--no-input", "--json", "--now", NOW, "--output", str(path))
    assert (said.code, said.out, said.err) == (0, "", f"Geschreven: {path}\n")
    assert path.read_text(encoding="utf-8") == run("advise", "--no-input", "--json", "--now", NOW).out
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [each.name for each in tmp_path.iterdir()] == ["advies.json"]


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_a_file_for_people_holds_no_escape_codes(run: Run, tmp_path: Path, form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR")
    monkeypatch.setenv("FORCE_COLOR", "1")
    path = tmp_path / "advies"
    assert run("advise", "--no-input", "--format", form, "--output", str(path)).code == 0
    assert "\x1b" not in path.read_text(encoding="utf-8")


def test_an_existing_file_is_refused_before_anything_is_asked_or_read(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "advies.txt"
    path.write_text("van gisteren", encoding="utf-8")
    said = run("advise", "--output", str(path), "--data", str(tmp_path / "bestaat_niet"))
    assert said.code == 4
    assert "--force" in said.refusal
    assert path.read_text(encoding="utf-8") == "van gisteren"


def test_with_force_an_existing_file_is_replaced(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "advies.txt"
    path.write_text("van gisteren", encoding="utf-8")
    path.chmod(0o644)
    assert run("advise", "--no-input", "--now", NOW, "--output", str(path), "--force").code == 0
    assert path.read_text(encoding="utf-8").startswith("ADVIES  maandag 23 november 2026, 03:00\n")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize("place", ["weg/advies.txt", "x" * 300])
def test_when_the_file_fails_the_advice_is_on_the_screen(run: Run, tmp_path: Path, place: str) -> None:
    said = run("advise", "--no-input", "--now", NOW, "--output", str(tmp_path / place))
    assert said.code == 4
    assert said.out.startswith("ADVIES  maandag 23 november 2026, 03:00\n")
    assert said.err.count("\n") == 1


def test_when_the_disk_is_full_the_old_file_stays_whole_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    (tmp_path / "advies.json").write_text("van gisteren", encoding="utf-8")
    said = shell(
        "ulimit -f 1; wegenkaart advise --no-input --json --output advies.json --force", tmp_path, {"PYTHONDONTWRITEBYTECODE": "1"}
    )
    assert said.code == 4
    assert said.out == ""
    assert shell(
        "ulimit -f 1; wegenkaart advise --no-input --output advies.json --force", tmp_path, {"PYTHONDONTWRITEBYTECODE": "1"}
    ).out.startswith("ADVIES")
    assert [(each.name, each.read_text(encoding="utf-8")) for each in tmp_path.glob("*advies*")] == [("advies.json", "van gisteren")]
    assert list(tmp_path.glob(".wegenkaart.*")) == []


# --data and check


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """A knowledge base with two faults."""
    folder = tmp_path / "kapot"
    folder.mkdir()
    for path in Path(str(default_data())).glob("*.yaml"):
        (folder / path.name).write_bytes(path.read_bytes())
    with (folder / "terms.yaml").open("a", encoding="utf-8") as file:
        file.write("onzin: 1\nflauwekul: 2\n")
    return folder


@pytest.mark.parametrize("command", [("advise", "--no-input"), ("advise", "--no-input", "--json"), ("roads",), ("explain", "grip")])
def test_a_broken_knowledge_base_gives_no_advice_at_all(run: Run, broken: Path, command: tuple[str, ...]) -> None:
    said = run(*command, "--data", str(broken))
    assert said.code == 3
    assert "terms.yaml:" in said.refusal
    assert "wegenkaart check" in said.refusal


def test_check_shows_every_finding_with_its_place(run: Run, broken: Path) -> None:
    said = run("check", "--data", str(broken))
    assert (said.code, said.err) == (1, "")
    assert re.search(r"^terms\.yaml:\d+: onbekende sleutel 'onzin'", said.out, re.MULTILINE)
    assert re.search(r"^terms\.yaml:\d+: onbekende sleutel 'flauwekul'", said.out, re.MULTILINE)
    assert "FOUT: 2 bevindingen" in said.out


def test_check_proves_the_knowledge_base(run: Run) -> None:
    said = run("check")
    assert (said.code, said.err) == (0, "")
    assert "27 feiten" in said.out


def test_check_strict_fails_on_sources_that_were_compared_too_long_ago(run: Run) -> None:
    later = ("--now", "2036-01-01T00:00")
    assert run("check", *later).code == 0
    said = run("check", "--strict", *later)
    assert said.code == 1
    assert "LET OP: " in said.out
    assert said.out.splitlines()[-1].startswith("FOUT: ")


def test_a_folder_without_a_knowledge_base_cannot_be_read(run: Run, tmp_path: Path) -> None:
    said = run("roads", "--data", str(tmp_path))
    assert said.code == 4
    assert str(tmp_path) in said.refusal


# Severity and exit codes


def test_the_severity_of_an_advice_is_no_exit_code(run: Run) -> None:
    heaviest = {
        "fase": "warm",
        "andere_organisatie": "ja",
        "bestuurlijk_besluit": "ja",
        "gebied": "meer_regios",
        "gevaar_voor_mensen": "ja",
    }
    assert advice(run, heaviest)["grip"]["at_least"] == "grip_5"  # and exit 0
