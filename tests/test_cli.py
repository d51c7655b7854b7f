"""The command line itself: help and errors in Dutch, every terminal and pipe, and the commands that show a part of the knowledge."""

import json
import re
import signal
import subprocess
from pathlib import Path

import pytest

from program import COMMAND, NOW, TIMEOUT, Run, environment, in_process, process, shell
from wegenkaart.cli.app import app
from wegenkaart.cli.dutch import command_line
from wegenkaart.knowledge import default_data, load
from wegenkaart.knowledge.sections import COLLECTIONS

COMMANDS = ["advise", "resources", "roads", "grip", "questions", "call", "prepare", "explain", "check", "completion", "contacts", "export"]
ENGLISH = re.compile(r"usage|options|arguments|commands|missing|did you mean|show this|<text>|<path>|default|required", re.IGNORECASE)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    return in_process(capsys, monkeypatch)


# Help and wrong use


@pytest.mark.parametrize("command", [[], *([name] for name in COMMANDS)])
def test_help_is_dutch_and_plain_and_fits_80_columns(run: Run, command: list[str]) -> None:
    said = run(*command, "--help")
    assert (said.code, said.err) == (0, "")
    assert run(*command, "-h") == said
    assert "Toon deze hulp." in said.out
    assert ENGLISH.findall(said.out) == []
    assert "\x1b" not in said.out
    assert max(map(len, said.out.splitlines())) <= 80


def test_the_help_names_every_command(run: Run) -> None:
    out = run("--help").out
    assert [name for name in COMMANDS if f"\n  {name} " not in out] == []


def test_without_a_command_it_says_what_this_is_in_at_most_12_lines(run: Run) -> None:
    said = run()
    assert (said.code, said.err) == (0, "")
    assert said.out.count("\n") <= 12
    assert all(word in said.out for word in ("wegenkaart advise", "wegenkaart call", "wegenkaart resources", "112"))


def test_the_version_names_the_knowledge_base(run: Run) -> None:
    assert re.fullmatch(r"wegenkaart \d+\.\d+\.\d+\S* \(kennisbank \d{4}-\d\d-\d\d, [0-9a-f]{8}\)\n", run("--version").out)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["advsie"], "de opdracht 'advsie' bestaat niet. Bedoelde u 'advise'?"),
        (["avdies"], "de opdracht 'avdies' bestaat niet. Bedoelde u 'advise'?"),
        (["hulpp"], "de opdracht 'hulpp' bestaat niet. Bedoelde u 'hulp'?"),
        (["xyz"], "de opdracht 'xyz' bestaat niet. Typ: wegenkaart --help."),
        (["contacts", "xyz"], "de opdracht 'xyz' bestaat niet. Typ: wegenkaart contacts --help."),
        (["export", "dmn"], "hier ontbreekt nog: bestand. Typ: wegenkaart export dmn bestand"),
        (["advise", "--fact", "gevar=ja"], "--fact gevar=ja: er is geen feit 'gevar'. Bedoelde u 'gevaar_voor_mensen'?"),
        (["advise", "--facts", "fase=warm"], "de optie '--facts' bestaat niet. Bedoelde u '--fact'?"),
        (["advise", "-x"], "de optie '-x' bestaat niet. Typ: wegenkaart --help."),
        (["call", "--phone"], "de optie '--phone' bestaat niet. Typ: wegenkaart --help."),
        (["--versoin"], "de optie '--versoin' bestaat niet. Bedoelde u '--version'?"),
        (["--json"], "de optie '--json' hoort achter de opdracht. Typ: wegenkaart advise --json."),
        (["advise", "--fact"], "bij '--fact' hoort een waarde. Zet die erachter."),
        (["advise", "--force=ja"], "bij '--force' hoort geen waarde. Haal die weg."),
        (["advise", "nu", "meteen"], "'nu meteen' is hier te veel. Haal het weg, of typ --help."),
        (["advise", "--json", "--format", "text"], "--json en --format text gaan niet samen. Kies er een."),
        (["advise", "--batch", "-", "--fact", "fase=warm"], "--batch en --fact gaan niet samen. Kies er een."),
        (["advise", "--batch", "-", "--output", "x"], "--batch en --output gaan niet samen. Kies er een."),
        (["advise", "--batch", "-", "--format", "markdown"], "--batch en --format markdown gaan niet samen. Kies er een."),
        (["advise", "--format", "ics", "--explain"], "--explain en --format ics gaan niet samen. Kies er een."),
        (["advise", "--format", "markdown", "--briefing", "--explain"], "--explain en --briefing gaan niet samen. Kies er een."),
        (["advise", "--interactive", "--no-input"], "--interactive en --no-input gaan niet samen. Kies er een."),
        (["advise", "--interactive", "--answers", "-"], "--interactive en --answers - gaan niet samen. Kies er een."),
        (["explain"], "noem het id dat u wilt lezen, zoals T11, grip of avg_melding_ap."),
        (["explain", "avg_meldingap"], "er is niets met het id 'avg_meldingap'. Bedoelde u 'avg_melding_ap'?"),
        (["explain", "kabouter"], "er is niets met het id 'kabouter'. De regels ziet u met: wegenkaart grip."),
    ],
)
def test_wrong_use_is_one_dutch_line_with_the_way_out(run: Run, arguments: list[str], message: str) -> None:
    said = run(*arguments)
    assert (said.code, said.refusal) == (2, f"Fout: {message}")


def test_help_says_in_dutch_that_a_word_must_be_given(run: Run) -> None:
    assert "  bestand  Waar het bestand komt; - is standaarduitvoer.  [verplicht]\n" in run("export", "dmn", "--help").out


@pytest.mark.parametrize("columns", [30, 40, 52, 80])
def test_help_fits_on_a_narrow_screen(run: Run, monkeypatch: pytest.MonkeyPatch, columns: int) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    assert max(map(len, run("advise", "--help").out.splitlines())) <= columns


def test_help_on_a_narrow_screen_breaks_no_words(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "30")
    assert "  --data MAP\n             Gebruik de\n             kennisbank in\n             deze map.\n" in run("advise", "--help").out


@pytest.mark.parametrize(
    ("phase", "remark"),
    [("koud", "--reported avg_melding_ap: deze plicht staat niet in dit advies. Controleer de feiten en de naam.\n"), ("warm", "")],
)
def test_that_a_duty_was_done_that_is_not_in_the_advice_is_said(run: Run, phase: str, remark: str) -> None:
    moments = ("--now", "2026-11-23T03:00", "--reported", "avg_melding_ap=vandaag 02:40")
    said = run("advise", "--no-input", "--fact", f"fase={phase}", *moments)
    assert (said.code, said.err) == (0, remark)


def test_what_was_typed_is_shown_without_its_control_characters(run: Run) -> None:
    for arguments in (["\x1b[2Jx"], ["resources", "\x1b]xyzzyx\x07"], ["advise", "--fact", "a\nb=\x9b31m"], ["explain", "\u202eid"]):
        refusal = run(*arguments).refusal
        assert refusal.isprintable()


def test_a_bug_is_one_line_without_a_traceback_or_a_fact_of_the_incident(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("GEHEIM: het ziekenhuis")

    monkeypatch.setattr("wegenkaart.cli.advising.make_advice", broken)
    said = run("advise", "--fact", "sector=zorg")
    assert said.code == 70
    assert said.refusal == "Fout: dit is een fout in het programma zelf. Bel en handel verder volgens uw eigen crisisplan."


# Terminals, pipes and signals


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_every_screen_can_show_it(encoding: str) -> None:
    for arguments in (["advise", "--no-input"], ["grip"], ["--help"]):
        done = process(*arguments, env={"LC_ALL": "C", "PYTHONIOENCODING": encoding})
        assert (done.returncode, done.stderr) == (0, b"")
        assert "\x1b" not in done.stdout.decode(encoding)


def test_a_screen_without_accents_shows_the_bare_letters() -> None:
    plain = {"LC_ALL": "C.UTF-8", "PYTHONIOENCODING": "ascii"}
    assert b"Toon de vier wegen, of een weg helemaal." in process("--help", env=plain).stdout
    assert b"zwaarte is intern -> geen GRIP" in process("grip", env=plain).stdout
    assert process("advise", "--fact", "één=ja", env=plain).stderr.startswith(b"Fout: --fact een=ja: er is geen feit 'een'.")


def test_json_is_utf_8_on_every_screen() -> None:
    arguments = ["advise", "--no-input", "--json", "--now", NOW]
    assert process(*arguments).stdout == process(*arguments, env={"LC_ALL": "C", "PYTHONIOENCODING": "cp1252"}).stdout


@pytest.mark.parametrize("command", ["advise --no-input", "advise --no-input --json", "--help", "questions --json"])
def test_a_reader_who_has_seen_enough_is_no_error(tmp_path: Path, command: str) -> None:
    said = shell(f"wegenkaart {command} | head -1 >/dev/null; exit ${{PIPESTATUS[0]}}", tmp_path)
    assert (said.code, said.err) == (0, "")


@pytest.mark.parametrize("command", ["advise --no-input", "--help", "--version", "advise --batch - <<< '{}'"])
def test_a_full_disk_is_said_in_one_line(tmp_path: Path, command: str) -> None:
    said = shell(f"wegenkaart {command} >/dev/full", tmp_path)
    assert (said.code, said.refusal) == (4, "Fout: ik kan de uitvoer niet schrijven (de schijf is vol). Kies een andere plek.")


def test_a_closed_output_is_said_in_one_line(tmp_path: Path) -> None:
    said = shell("wegenkaart advise --no-input >&-", tmp_path)
    assert said.code == 4
    assert "er is geen uitvoer" in said.refusal


def test_without_a_place_for_errors_the_exit_code_still_tells(tmp_path: Path) -> None:
    assert shell("wegenkaart advsie 2>&-", tmp_path).code == 2
    assert shell("wegenkaart advise --interactive 2>&- </dev/null", tmp_path) == shell("exit 2", tmp_path)


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_a_signal_ends_it_silently_with_its_own_code(number: signal.Signals, code: int) -> None:
    pipe = subprocess.PIPE
    with subprocess.Popen([*COMMAND, "advise", "--batch", "-"], stdin=pipe, stdout=pipe, stderr=pipe, env=environment()) as running:
        assert running.stdin is not None
        assert running.stdout is not None
        running.stdin.write(b"{}\n")
        running.stdin.flush()
        assert running.stdout.readline().startswith(b"{")
        running.send_signal(number)
        assert running.communicate(timeout=TIMEOUT) == (b"", b"")
        assert running.returncode == code


def test_nohup_keeps_it_going(tmp_path: Path) -> None:
    said = shell("trap '' HUP; wegenkaart advise --batch - < <(echo '{}'; sleep 1; kill -HUP $BASHPID; echo '{}') | wc -l", tmp_path)
    assert (said.code, said.out.strip()) == (0, "2")


# The commands that show a part of the knowledge


def test_a_road_is_found_by_number_id_and_name(run: Run) -> None:
    said = run("roads", "2")
    assert said.out.startswith("WEG 2: Cyberincidenten en -crises\n")
    assert said == run("roads", "cyberincidenten") == run("roads", "CYBERINCIDENTEN EN -CRISES")
    assert all(heading in said.out for heading in ("\nDoel\n", "\nRisico's op de weg\n", "\nWie zit er aan het stuur\n", "\nWegenwacht\n"))
    assert "koude fase" in said.out
    assert "warme fase" in said.out


def test_the_roads_are_four(run: Run) -> None:
    ids = ["eigen_huis", "cyberincidenten", "cybercrime", "online_ordeverstoringen"]
    assert [each["id"] for each in json.loads(run("roads", "--json").out)] == ids
    out = run("roads").out
    assert [name for name in ids if name not in out] == []


@pytest.mark.parametrize("command", ["roads", "prepare"])
def test_an_unknown_road_is_refused_with_the_four(run: Run, command: str) -> None:
    said = run(command, "5")
    assert said.code == 2
    assert "1 (eigen_huis), 2 (cyberincidenten), 3 (cybercrime), 4 (online_ordeverstoringen)" in said.refusal


def test_grip_shows_every_level_and_the_decision_table(run: Run) -> None:
    out = run("grip").out
    assert [level for level in ("GRIP 1", "GRIP 2", "GRIP 3", "GRIP 4", "GRIP 5") if f"\n{level}" not in out] == []
    assert "BESLISTABEL" in out
    assert re.search(r"\n  T12: .*→", out)
    assert json.loads(run("grip", "--json").out).keys() == {"levels", "rules"}


def test_the_call_sheet_fits_one_screen(run: Run) -> None:
    lines = run("call").out.splitlines()
    assert len(lines) <= 23  # the prompt takes one
    assert max(map(len, lines)) <= 80
    assert any("112" in line for line in lines)
    assert any(re.search(r"070.?204 ?55 ?11.*IBD", line) for line in lines)


def test_prepare_shows_what_to_arrange_on_each_road(run: Run) -> None:
    out = run("prepare").out
    assert re.findall(r"^Weg (\d):", out, re.MULTILINE) == ["1", "2", "3", "4"]
    assert re.findall(r"^Weg (\d):", run("prepare", "2").out, re.MULTILINE) == ["2"]
    assert out.count("[ ]") > 20


def test_one_record_of_every_kind_can_be_explained(run: Run) -> None:
    kb = load(default_data())
    names = {collection: next(iter(getattr(kb, collection))) for collection in COLLECTIONS} | {"rules": kb.decisions["grip"].rules[0].id}
    assert len(names) == 19
    for name in names.values():
        said = run("explain", name)
        assert (said.code, said.err) == (0, "")
        assert said.out.startswith(f"{name} (")


def test_a_citation_with_its_place_and_an_id_in_other_letters_are_explained_too(run: Run) -> None:
    assert run("explain", "ccv_weg2:DEFINITIE").out.startswith("ccv_weg2 (bron)\n")
    assert run("explain", "t12").out.startswith("T12 (regel)\n")


# resources


def found(run: Run, *arguments: str) -> list[str]:
    said = run("resources", "--json", *arguments)
    assert (said.code, said.err) == (0, "")
    return [each["id"] for each in json.loads(said.out)]


def test_the_best_help_comes_first(run: Run) -> None:
    assert found(run, "ibd")[0] == "ibd"
    assert found(run, "z-cert")[0] == "z_cert"
    assert run("resources", "ibd").out.startswith("Informatiebeveiligingsdienst (IBD)\n")


def test_help_has_the_keys_of_the_contract(run: Run) -> None:
    for each in json.loads(run("resources", "--json").out):
        assert {"id", "name", "kind", "phone", "url", "checked", "why"} <= each.keys()


def test_filters_can_be_combined_and_a_road_goes_by_number_too(run: Run) -> None:
    assert found(run, "--road", "2", "--kind", "cert") == found(run, "--kind", "cert", "--road", "cyberincidenten")
    assert {"z_cert"} <= set(found(run, "--sector", "zorg", "--kind", "cert"))
    assert "surfcert" not in found(run, "--sector", "zorg")
    assert set(found(run, "--phase", "koud")) != set(found(run, "--phase", "warm"))


@pytest.mark.parametrize(
    ("option", "named"),
    [("--road", "2 (cyberincidenten)"), ("--sector", "zorg, "), ("--phase", "warm, koud"), ("--kind", "cert, ")],
)
def test_an_unknown_filter_is_refused_with_what_it_can_be(run: Run, option: str, named: str) -> None:
    said = run("resources", option, "kabouter")
    assert said.code == 2
    assert "kabouter" in said.refusal
    assert named in said.refusal


def test_what_does_not_fit_is_named_as_people_know_it(run: Run) -> None:
    others = run("resources", "losgeld").out.partition("Ook gevonden (3):\n")[2]
    assert "  - No More Ransom\n" in others
    assert others.endswith("\nMeer over een van deze: wegenkaart resources NAAM\n")
    assert "_" not in others


def test_a_slip_in_a_filter_is_asked_about_first(run: Run) -> None:
    said = run("resources", "--sector", "zrog").refusal
    assert said.startswith("Fout: --sector zrog: dit ken ik niet. Bedoelde u 'zorg'? Kies uit: zorg, hoger_onderwijs_en_mbo, ")


def test_a_filter_alone_shows_the_first_in_full(run: Run) -> None:
    assert run("resources", "--kind", "cert").out.startswith("Informatiebeveiligingsdienst (IBD)\n")


def test_nothing_found_says_so(run: Run) -> None:
    said = run("resources", "kabouterland")
    assert (said.code, said.out) == (1, "")
    assert (
        said.refusal
        == "Fout: niets gevonden voor 'kabouterland'. Probeer een ander woord of een andere keuze, of typ: wegenkaart resources"
    )
    assert (run("resources", "kabouterland", "--json").code, run("resources", "kabouterland", "--json").out) == (1, "[]\n")


def test_a_file_that_may_not_be_read_is_no_wrong_use() -> None:
    """The parser would ask for the right to read what is only going to be replaced, and take its absence for a typing mistake."""
    top = command_line(app)
    groups = [top, top.commands["export"], top.commands["contacts"]]
    commands = [each.commands[name] for each in groups for name in each.commands]
    paths = {(each.name, param.name): param.type.readable for each in commands for param in each.params if hasattr(param.type, "readable")}
    assert {("advise", "data"), ("prepare", "data"), ("wizard", "data")} <= set(paths)
    assert [where for where, readable in paths.items() if readable] == []
