"""The facts of an incident, from a file, standard input, a line of a batch and flags: nothing is guessed, all that is wrong is said."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wegenkaart.errors import InvalidFile, Unreadable, WegenkaartError, WrongUse
from wegenkaart.incident import from_bytes, from_file, from_line, with_flags
from wegenkaart.knowledge import load
from wegenkaart.model import Facts

KB = load(Path(__file__).parent / "bad" / "good")

NO_OBJECT = 'deze regel is geen JSON-object. Schrijf hem als {"fase": "warm"}.'


def facts(text: str) -> Facts:
    return from_bytes(KB, text.encode(), "antwoorden.yaml")


def refusal(text: str | bytes, error: type[WegenkaartError] = WrongUse) -> str:
    with pytest.raises(error) as caught:
        from_bytes(KB, text if isinstance(text, bytes) else text.encode(), "antwoorden.yaml")
    return str(caught.value)


def flag_refusal(*flags: str) -> str:
    with pytest.raises(WrongUse) as caught:
        with_flags(KB, {}, flags)
    return str(caught.value)


def line_refusal(line: str) -> str:
    with pytest.raises(WrongUse) as caught:
        from_line(KB, line)
    return str(caught.value)


# From a file


@pytest.mark.parametrize(
    "text",
    [
        "gevolgen: straat\nfase: warm\n",
        '{"gevolgen": "straat", "fase": "warm"}',
        "fase: warm\r\ngevolgen: straat\r\n",
        "# wat wij weten\nfase: 'warm'\n\ngevolgen: straat # tot nu toe\n",
        "fase: warm\ngevolgen: straat\ngeraakt: onbekend\n",
    ],
)
def test_facts_come_in_the_order_of_the_knowledge_base_however_they_are_written(text: str) -> None:
    assert list(facts(text).items()) == [("fase", "warm"), ("gevolgen", "straat")]


def test_a_fact_that_is_unknown_is_the_same_as_one_that_is_left_out() -> None:
    assert facts("fase: onbekend\ngeraakt: onbekend\n") == {}
    assert facts("{}") == {}


def test_a_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "nacht.yaml").write_text("fase: warm\n", encoding="utf-8-sig")
    assert from_file(KB, tmp_path / "nacht.yaml") == {"fase": "warm"}


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "nacht.yaml"
    with pytest.raises(Unreadable) as caught:
        from_file(KB, path)
    assert str(caught.value) == f"{path}: ik kan dit bestand niet lezen (het bestaat niet). Controleer de naam en de rechten."


def test_answers_of_more_than_100000_bytes_are_refused(tmp_path: Path) -> None:
    (tmp_path / "nacht.yaml").write_text("#" * 100_001, encoding="utf-8")
    complaint = "nacht.yaml:1: dit bestand is te groot (meer dan 100000 bytes). Splits het of kort het in."
    with pytest.raises(InvalidFile) as caught:
        from_file(KB, tmp_path / "nacht.yaml")
    assert str(caught.value) == complaint
    with pytest.raises(InvalidFile) as caught:
        from_bytes(KB, b"#" * 100_001, "nacht.yaml")
    assert str(caught.value) == complaint


def test_everything_that_is_wrong_is_said_with_its_line() -> None:
    assert refusal("# vannacht\nfase: lauw\ngeraakt: ja\ngevolg: straat\nweer: nat\n") == (
        "antwoorden.yaml:2: 'fase' kan niet 'lauw' zijn. Kies uit: warm, koud, onbekend. "
        "antwoorden.yaml:4: er is geen feit 'gevolg'. Bedoelde u 'gevolgen'? "
        "antwoorden.yaml:5: er is geen feit 'weer'. Alle feiten staan in: wegenkaart questions."
    )


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("geraakt: true\n", "antwoorden.yaml:1: 'geraakt' kan niet 'true' zijn. Kies uit: ja, nee, onbekend."),
        ("geraakt: yes\n", "antwoorden.yaml:1: 'geraakt' kan niet 'yes' zijn. Kies uit: ja, nee, onbekend."),
        ("geraakt: Ja\n", "antwoorden.yaml:1: 'geraakt' kan niet 'Ja' zijn. Bedoelde u 'ja'? Kies uit: ja, nee, onbekend."),
        ("geraakt:\n", "antwoorden.yaml:1: 'geraakt' kan niet '' zijn. Kies uit: ja, nee, onbekend."),
        ('{"geraakt": null}\n', "antwoorden.yaml:1: 'geraakt' kan niet 'null' zijn. Kies uit: ja, nee, onbekend."),
        ("'': ja\n", "antwoorden.yaml:1: er is geen feit ''. Alle feiten staan in: wegenkaart questions."),
        ("f: warm\n", "antwoorden.yaml:1: er is geen feit 'f'. Bedoelde u 'fase'?"),
        ("ge: ja\n", "antwoorden.yaml:1: er is geen feit 'ge'. Bedoelde u 'geraakt' of 'gevolgen'?"),
        ("omvang: groot\n", "antwoorden.yaml:1: er is geen feit 'omvang'. Alle feiten staan in: wegenkaart questions."),
        ('"fa\\nse": warm\n', "antwoorden.yaml:1: er is geen feit 'fa\\u{a}se'. Bedoelde u 'fase'?"),
        (f"fase: {'x' * 9_000}\n", f"antwoorden.yaml:1: 'fase' kan niet '{'x' * 60}…' zijn. Kies uit: warm, koud, onbekend."),
    ],
)
def test_a_value_or_name_that_does_not_exist_is_refused(text: str, complaint: str) -> None:
    assert refusal(text) == complaint


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("- fase\n- warm\n", "antwoorden.yaml:1: hier horen regels als 'fase: warm'. Zet elk feit op een eigen regel."),
        ("warm\n", "antwoorden.yaml:1: hier horen regels als 'fase: warm'. Zet elk feit op een eigen regel."),
        ("", "antwoorden.yaml:1: dit bestand is leeg. Vul het, of geef een ander bestand."),
        ("fase: warm\nfase: warm\n", "antwoorden.yaml:2: 'fase' staat hier twee keer (ook op regel 1). Haal er een weg."),
        (
            "fase: warm\ngevolgen:\n  - straat\n  - stad\n",
            "antwoorden.yaml:2: bij 'gevolgen' hoort één waarde, geen lijst of blok. Kies er één.",
        ),
        ("fase: { warm: ja }\n", "antwoorden.yaml:1: bij 'fase' hoort één waarde, geen lijst of blok. Kies er één."),
        (b"fase: warm\n\xff", "antwoorden.yaml:2: dit is geen UTF-8 (byte 11). Bewaar het bestand als UTF-8."),
    ],
)
def test_what_does_not_look_like_answers_is_an_invalid_file(text: str | bytes, complaint: str) -> None:
    assert refusal(text, InvalidFile) == complaint


# From flags


def test_a_flag_wins_over_the_file() -> None:
    assert with_flags(KB, {"fase": "koud", "geraakt": "ja"}, ["fase=warm"]) == {"fase": "warm", "geraakt": "ja"}


def test_a_flag_can_take_a_fact_away() -> None:
    assert with_flags(KB, {"fase": "koud", "geraakt": "ja"}, ["fase=onbekend"]) == {"geraakt": "ja"}


def test_no_flags_change_nothing() -> None:
    assert with_flags(KB, {"fase": "koud"}, []) == {"fase": "koud"}


def test_the_same_flag_twice_is_no_contradiction() -> None:
    assert with_flags(KB, {}, ["fase=warm", "fase=warm"]) == {"fase": "warm"}


def test_the_facts_that_were_given_are_left_as_they_were() -> None:
    before = {"fase": "koud"}
    with_flags(KB, before, ["fase=warm"])
    assert before == {"fase": "koud"}


@pytest.mark.parametrize(
    ("flags", "complaint"),
    [
        (["fase"], "--fact fase: hier ontbreekt '='. Schrijf het als feit=waarde, zoals fase=warm."),
        ([""], "--fact : hier ontbreekt '='. Schrijf het als feit=waarde, zoals fase=warm."),
        (["fase="], "--fact fase=: 'fase' kan niet '' zijn. Kies uit: warm, koud, onbekend."),
        (["=warm"], "--fact =warm: er is geen feit ''. Alle feiten staan in: wegenkaart questions."),
        (["fase=warm=koud"], "--fact fase=warm=koud: 'fase' kan niet 'warm=koud' zijn. Bedoelde u 'warm'? Kies uit: warm, koud, onbekend."),
        (["fase = warm"], "--fact fase = warm: er is geen feit 'fase '. Bedoelde u 'fase'?"),
        (["fase=warm", "fase=koud"], "--fact fase: u geeft 'warm' en 'koud'. Geef één waarde."),
        (["fase=warm", "fase=onbekend"], "--fact fase: u geeft 'warm' en 'onbekend'. Geef één waarde."),
        (
            ["geraakt=misschien", "sektor=zorg"],
            (
                "--fact geraakt=misschien: 'geraakt' kan niet 'misschien' zijn. Kies uit: ja, nee, onbekend. "
                "--fact sektor=zorg: er is geen feit 'sektor'. Bedoelde u 'sector'?"
            ),
        ),
        (["fase=\x1b[31m"], "--fact fase=\\u{1b}[31m: 'fase' kan niet '\\u{1b}[31m' zijn. Kies uit: warm, koud, onbekend."),
        (["fa\nse"], "--fact fa\\u{a}se: hier ontbreekt '='. Schrijf het als feit=waarde, zoals fase=warm."),
        (["\udcff=1"], "--fact \\u{dcff}=1: er is geen feit '\\u{dcff}'. Alle feiten staan in: wegenkaart questions."),
    ],
)
def test_a_flag_that_cannot_be_right_is_refused(flags: list[str], complaint: str) -> None:
    assert flag_refusal(*flags) == complaint


# From a line of a batch


def test_a_line_is_one_object() -> None:
    assert from_line(KB, '{"gevolgen": "stad", "fase": "warm", "geraakt": "onbekend"}\n') == {"fase": "warm", "gevolgen": "stad"}
    assert from_line(KB, "{}") == {}


def test_a_line_may_have_100000_characters() -> None:
    assert from_line(KB, '{"fase": "warm"}'.ljust(100_000)) == {"fase": "warm"}


def test_a_byte_order_mark_before_the_first_line_is_no_part_of_it() -> None:
    assert from_line(KB, '\ufeff{"fase": "warm"}') == {"fase": "warm"}


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("", NO_OBJECT),
        ("\n", NO_OBJECT),
        ("fase: warm", NO_OBJECT),
        ('"fase"', NO_OBJECT),
        ('["fase"]', NO_OBJECT),
        ("null", NO_OBJECT),
        ("3", NO_OBJECT),
        ('{"fase": "warm"', NO_OBJECT),
        ('{"fase": "warm"} {"fase": "koud"}', NO_OBJECT),
        ("{'fase': 'warm'}", NO_OBJECT),
        ('{"fase": "wa\trm"}', NO_OBJECT),
        ("9" * 10_000, NO_OBJECT),
        ("[" * 99_999, NO_OBJECT),
        ('{"a":' * 19_000, NO_OBJECT),
        ('{"fase": "' + "x" * 100_000 + '"}', "deze regel is te lang (meer dan 100000 tekens). Geef per regel één incident."),
        ('{"fase": "warm", "fase": "warm"}', "'fase' staat er twee keer. Haal er een weg."),
        ('{"geraakt": true}', "bij 'geraakt' hoort een tekst, zoals \"ja\". Zet de waarde tussen aanhalingstekens."),
        ('{"geraakt": null}', "bij 'geraakt' hoort een tekst, zoals \"ja\". Zet de waarde tussen aanhalingstekens."),
        ('{"geraakt": NaN}', "bij 'geraakt' hoort een tekst, zoals \"ja\". Zet de waarde tussen aanhalingstekens."),
        ('{"geraakt": ["ja"]}', "bij 'geraakt' hoort een tekst, zoals \"ja\". Zet de waarde tussen aanhalingstekens."),
        ('{"geraakt": "true"}', "geraakt: 'geraakt' kan niet 'true' zijn. Kies uit: ja, nee, onbekend."),
        ('{"fase": "\\ud800"}', "fase: 'fase' kan niet '\\u{d800}' zijn. Kies uit: warm, koud, onbekend."),
        ('{"fase": "\\u001b[2J"}', "fase: 'fase' kan niet '\\u{1b}[2J' zijn. Kies uit: warm, koud, onbekend."),
        (
            '{"fase": "lauw", "\\n": "ja"}',
            (
                "fase: 'fase' kan niet 'lauw' zijn. Kies uit: warm, koud, onbekend. "
                "\\u{a}: er is geen feit '\\u{a}'. Alle feiten staan in: wegenkaart questions."
            ),
        ),
    ],
)
def test_a_line_that_cannot_be_right_is_refused(line: str, complaint: str) -> None:
    assert line_refusal(line) == complaint


# Anything at all


def found(line: str) -> Facts | str:
    try:
        return from_line(KB, line)
    except WrongUse as error:
        return str(error)


@given(st.one_of(st.text(max_size=100), st.recursive(st.text() | st.none() | st.floats(), st.lists).map(json.dumps)))
def test_any_line_that_is_no_object_is_refused_in_one_printable_line(line: str) -> None:
    refused = found(line)
    assert isinstance(refused, str)
    assert refused.isprintable()


@given(
    st.dictionaries(st.sampled_from([*KB.facts, "weer"]) | st.text(), st.sampled_from(["ja", "warm", "onbekend"]) | st.text(), max_size=5)
)
def test_any_object_gives_exactly_its_known_facts_or_is_refused(given_facts: dict[str, str]) -> None:
    result = found(json.dumps(given_facts))
    wrong = [name for name, value in given_facts.items() if name not in KB.facts or value not in {*KB.facts[name].values, "onbekend"}]
    assert isinstance(result, str) == bool(wrong)
    if isinstance(result, str):
        assert result.isprintable()
    else:
        assert result == {name: value for name, value in given_facts.items() if value != "onbekend"}
