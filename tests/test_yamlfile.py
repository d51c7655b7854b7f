"""What a file says is read as it was typed, with its lines; whatever is more than that is refused, at once and in Dutch."""

import os
import tracemalloc
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from hostile.corpus import HOSTILE, TEXT
from wegenkaart.errors import InvalidFile, Unreadable
from wegenkaart.textfile import read_bytes, read_some
from wegenkaart.yamlfile import Document, Location, Value, parse, read, shown

with_libyaml = pytest.mark.skipif(not yaml.__with_libyaml__, reason="PyYAML was built without libyaml")


def value(text: str) -> Value:
    return parse(text.encode(), "feiten.yaml").value


def complaint(raw: bytes) -> str:
    with pytest.raises(InvalidFile) as caught:
        parse(raw, "feiten.yaml")
    return str(caught.value)


def unreadable(path: Path) -> str:
    with pytest.raises(Unreadable) as caught:
        read(path)
    return str(caught.value)


# What is refused


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_or_broken_file_is_refused_with_its_line_and_what_to_do(name: str) -> None:
    raw, line, text = HOSTILE[name]
    assert complaint(raw) == f"feiten.yaml:{line}: {text}"


@pytest.mark.parametrize("name", HOSTILE)
def test_refusing_a_hostile_file_takes_little_memory(name: str) -> None:
    raw, _, _ = HOSTILE[name]
    tracemalloc.start()
    try:
        complaint(raw)
        assert tracemalloc.get_traced_memory()[1] < 40_000_000
    finally:
        tracemalloc.stop()


def test_the_same_is_refused_when_it_stands_in_a_file(tmp_path: Path) -> None:
    (tmp_path / "antwoorden.yaml").write_bytes(b"fase: warm\nfase: koud\n")
    with pytest.raises(InvalidFile) as caught:
        read(tmp_path / "antwoorden.yaml")
    assert str(caught.value) == "antwoorden.yaml:2: 'fase' staat hier twee keer (ook op regel 1). Haal er een weg."


def test_no_more_is_read_of_a_file_than_is_allowed(tmp_path: Path) -> None:
    path = tmp_path / "groot.yaml"
    with path.open("wb") as file:
        file.truncate(50_000_000_000)  # it takes no room on the disk
    with pytest.raises(InvalidFile) as caught:
        read(path, max_bytes=100_000)
    assert str(caught.value) == "groot.yaml:1: dit bestand is te groot (meer dan 100000 bytes). Splits het of kort het in."


def test_as_much_as_is_allowed_is_read() -> None:
    assert parse(b"a: " + b"b" * 97, "x", max_bytes=100).value == {"a": "b" * 97}
    assert value(f"a: {'b' * 20_000}") == {"a": "b" * 20_000}
    assert parse(b"- x\n" * 49_999, "x").lines[(49_998,)] == 49_999
    assert parse(b"[" * 20 + b"]" * 20, "x").lines[(0,) * 19] == 1


# Files that are no files


def test_a_file_that_is_not_there_is_said_to_be_not_there(tmp_path: Path) -> None:
    path = tmp_path / "weg.yaml"
    assert unreadable(path) == f"{path}: ik kan dit bestand niet lezen (het bestaat niet). Controleer de naam en de rechten."


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    assert unreadable(tmp_path) == f"{tmp_path}: dit is geen gewoon bestand. Geef de naam van een tekstbestand."


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "bestand").touch()
    path = tmp_path / "bestand" / "feiten.yaml"
    assert unreadable(path) == f"{path}: ik kan dit bestand niet lezen (de map ervoor bestaat niet). Controleer de naam en de rechten."


def test_a_link_in_a_circle_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "feiten.yaml"
    path.symlink_to(path)
    assert unreadable(path) == f"{path}: ik kan dit bestand niet lezen (de link verwijst naar zichzelf). Controleer de naam en de rechten."


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_that_one_may_not_read_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "feiten.yaml"
    path.touch(mode=0)
    assert unreadable(path) == f"{path}: ik kan dit bestand niet lezen (u mag het niet lezen). Controleer de naam en de rechten."


def test_a_name_that_is_too_long_is_refused(tmp_path: Path) -> None:
    path = tmp_path / ("x" * 5_000)
    assert unreadable(path).endswith(": ik kan dit bestand niet lezen (de naam is te lang). Controleer de naam en de rechten.")


def test_a_name_with_a_nul_is_refused() -> None:
    assert unreadable(Path("a\0b")) == "a\\u{0}b: ik kan dit bestand niet lezen (het lukt niet). Controleer de naam en de rechten."


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "pijp"
    os.mkfifo(path)
    assert unreadable(path) == f"{path}: dit is geen gewoon bestand. Geef de naam van een tekstbestand."


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="there are no devices here")
@pytest.mark.parametrize("path", ["/dev/zero", "/dev/null", "/dev/full"])
def test_a_device_is_not_read(path: str) -> None:
    assert unreadable(Path(path)) == f"{path}: dit is geen gewoon bestand. Geef de naam van een tekstbestand."


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="there are no devices here")
def test_a_link_to_a_device_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "feiten.yaml"
    path.symlink_to("/dev/zero")
    assert unreadable(path) == f"{path}: dit is geen gewoon bestand. Geef de naam van een tekstbestand."


def test_a_name_of_a_file_cannot_break_the_message(tmp_path: Path) -> None:
    path = tmp_path / "a\n\x1b[2J\u202e\udcff.yaml"
    assert unreadable(path).startswith(f"{tmp_path}/a\\u{{a}}\\u{{1b}}[2J\\u{{202e}}\\u{{dcff}}.yaml: ik kan dit bestand niet lezen")
    path.write_text("a: b\na: b\n", encoding="utf-8")
    with pytest.raises(InvalidFile) as caught:
        read(path)
    assert str(caught.value).startswith("a\\u{a}\\u{1b}[2J\\u{202e}\\u{dcff}.yaml:2: 'a' staat hier twee keer")
    path.write_text("a: b\n", encoding="utf-8")
    assert read(path).where(("a",)) == "a\\u{a}\\u{1b}[2J\\u{202e}\\u{dcff}.yaml:1"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_what_becomes_a_pipe_after_it_was_looked_at_is_not_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Opening a pipe waits for a writer, unless it is asked not to."""
    regular, pipe = tmp_path / "feiten.yaml", tmp_path / "pijp"
    regular.touch()
    os.mkfifo(pipe)
    looked_at = regular.stat()
    monkeypatch.setattr(Path, "stat", lambda _: looked_at)
    assert read_bytes(pipe) == b""


def test_a_stream_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    with (tmp_path / "uit").open("wb") as file, pytest.raises(Unreadable) as caught:
        read_some(file, "standaardinvoer", 10)
    assert str(caught.value) == "standaardinvoer: ik kan dit bestand niet lezen (het lukt niet). Controleer de naam en de rechten."


def test_a_stream_with_nothing_to_say_now_is_not_waited_for() -> None:
    reading, writing = os.pipe()
    os.set_blocking(reading, False)
    with os.fdopen(reading, "rb") as file, os.fdopen(writing, "wb"):
        assert read_some(file, "standaardinvoer", 10) == b""


# What is read


@pytest.mark.parametrize("name", TEXT)
def test_what_others_would_take_for_more_than_text_is_read_as_text(name: str) -> None:
    raw, expected = TEXT[name]
    assert parse(raw, "feiten.yaml").value == expected


@pytest.mark.parametrize(
    "typed",
    [
        "0703751234", "088 123 45 67", "+31 70 375 12 34", "112", "22:30", "1:20:30", "0o17", "017", "012", "0x1F", "0b11", "1.10", "1e3",
        "1_000", "-5", ".5", ".nan", ".inf", "-.INF", "~", "null", "Null", "NO", "no", "yes", "on", "Off", "y", "true", "False", "=", "<",
        "2026-11-23", "2026-11-23T02:40:00Z", "é", "☎️", "🚒", "a#b", "a:b", "C:\\map", "https://www.example.nl/a?b=c&d#e", "100%", "a * b",
        "a & b", "R&D", "?x", "-x", "don't", 'zo "genoemd"',
    ],
)  # fmt: skip
def test_every_text_stays_what_was_typed(typed: str) -> None:
    assert value(f"a: {typed}\n") == {"a": typed}
    assert value(f"- {typed}\n") == [typed]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 'let op: dit'\n", {"a": "let op: dit"}),
        ("a: 'it''s'\n", {"a": "it's"}),
        ('a: "eerste\\ntweede"\n', {"a": "eerste\ntweede"}),
        ('a: "\\u00e9\\t\\x41"\n', {"a": "é\tA"}),
        ("a: één\n  tekst\n", {"a": "één tekst"}),
        ("a: >-\n  één\n  tekst\nb: |\n  twee\n  regels\n", {"a": "één tekst", "b": "twee\nregels\n"}),
        ("a:\nb: ''\n", {"a": "", "b": ""}),
        ("yes: no\n1: 2\n~: null\n", {"yes": "no", "1": "2", "~": "null"}),
        ("a: [b, [c], { d: e }]\n", {"a": ["b", ["c"], {"d": "e"}]}),
        ("a: []\nb: {}\n", {"a": [], "b": {}}),
        ("- a: b\n  c: d\n-\n- - e\n", [{"a": "b", "c": "d"}, "", ["e"]]),
        ("--- # begin\na: b\n...\n", {"a": "b"}),
        ("zomaar tekst\n", "zomaar tekst"),
        ("# uitleg\n\na: b # nog meer\n", {"a": "b"}),
        ("a: b", {"a": "b"}),
        ("a: b\r\nc:\r\n  - d\r\n", {"a": "b", "c": ["d"]}),
        ("a: b\rc: d\r", {"a": "b", "c": "d"}),
    ],
)
def test_ordinary_yaml_is_read(text: str, expected: Value) -> None:
    assert value(text) == expected


def test_a_byte_order_mark_before_utf_8_is_no_part_of_the_text() -> None:
    assert parse(b"\xef\xbb\xbffase: warm\n", "x").value == {"fase": "warm"}


def test_json_is_read_and_its_values_are_text() -> None:
    raw = b'{"fase": "warm", "aantal": 3, "getal": -1.50e+2, "zeker": true, "niets": null, "pad": "a\\/b\\u00e9", "lijst": [1, "1", {}]}'
    assert parse(raw, "x").value == {
        "fase": "warm", "aantal": "3", "getal": "-1.50e+2", "zeker": "true", "niets": "null", "pad": "a/bé", "lijst": ["1", "1", {}],
    }  # fmt: skip


@with_libyaml
def test_json_with_tabs_is_read() -> None:
    assert value('{\n\t"fase":\t"warm",\n\t"gebied": [\n\t\t"een_gemeente"\n\t]\n}\n') == {"fase": "warm", "gebied": ["een_gemeente"]}


# On which line


LINES = """\
# Een toelichting van twee regels,
# en een lege regel.

facts:

  fase: warm
  gebied:
    # waar
    - een_gemeente

    -   meer_gemeenten
    - { naam: Borne,
        code: '0147' }
  tekst: >-
    over twee
    regels
  leeg:
"na": [a,
  b]
"""


@pytest.mark.parametrize(
    ("location", "line"),
    [
        ((), 4),
        (("facts",), 4),
        (("facts", "fase"), 6),
        (("facts", "gebied"), 7),
        (("facts", "gebied", 0), 9),
        (("facts", "gebied", 1), 11),
        (("facts", "gebied", 2), 12),
        (("facts", "gebied", 2, "naam"), 12),
        (("facts", "gebied", 2, "code"), 13),
        (("facts", "tekst"), 14),
        (("facts", "leeg"), 17),
        (("na",), 18),
        (("na", 0), 18),
        (("na", 1), 19),
    ],
)
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_every_part_knows_its_line(location: Location, line: int, line_end: str) -> None:
    document = parse(LINES.replace("\n", line_end).encode("utf-8-sig"), "feiten.yaml")
    assert document.lines[location] == line
    assert document.where(location) == f"feiten.yaml:{line}"


def test_a_part_that_is_not_there_stands_where_the_nearest_part_around_it_stands() -> None:
    document = parse(LINES.encode(), "feiten.yaml")
    assert document.where(("facts", "gebied", 2, "provincie")) == "feiten.yaml:12"
    assert document.where(("facts", "sector", "naam")) == "feiten.yaml:4"
    assert document.where(("actors", "ciso")) == "feiten.yaml:4"
    assert Document("leeg.yaml", {}, {}).where(("a",)) == "leeg.yaml:1"


# What somebody wrote, in a message


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("gebied", "gebied"),
        ("één €", "één €"),
        ("", ""),
        ("a\nb\tc", "a\\u{a}b\\u{9}c"),
        ("\x1b[2J", "\\u{1b}[2J"),
        ("\u202e\ud800\U000e0041", "\\u{202e}\\u{d800}\\u{e0041}"),
        ("x" * 60, "x" * 60),
        ("x" * 61, "x" * 60 + "…"),
    ],
)
def test_what_somebody_wrote_is_shown_short_and_on_one_line(text: str, expected: str) -> None:
    assert shown(text) == expected


# Anything at all

PIECES = [
    "a", "b: ", "- ", "\n", "  ", "\n  ", "\n    ", "[", "]", "{", "}", ", ", ": ", "'", '"', "#", " # x\n", "|\n", ">-\n", "&a", "*a",
    "!", "!!str ", "? ", "\\u", "\\UFFFFFFFF", "\\x1b", "%", "---\n", "...\n", "\t", "\r\n", "\r", "<<: ", "é", "\u2028", "\ufeff", "\0",
    "~", "@", "`",
]  # fmt: skip
like_yaml = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)


def outcome(raw: bytes, loader: "type[yaml.CLoader | yaml.Loader]") -> Document | str:
    try:
        return parse(raw, "x.yaml", loader=loader)
    except InvalidFile as error:
        return str(error)


def is_ours(found: Document | str) -> bool:
    return isinstance(found, Document) or (found.startswith("x.yaml:") and found.endswith(".") and "\n" not in found)


@given(st.binary(max_size=200))
@settings(max_examples=300)
def test_any_bytes_are_read_or_refused_by_us(raw: bytes) -> None:
    assert is_ours(outcome(raw, yaml.Loader))


@given(st.one_of(st.text(max_size=200), like_yaml))
@settings(max_examples=500)
def test_any_text_is_read_or_refused_by_us(text: str) -> None:
    assert is_ours(outcome(text.encode("utf-8", "surrogatepass"), yaml.Loader))


@with_libyaml
@given(st.one_of(st.text(max_size=200).map(str.encode), st.binary(max_size=200), like_yaml.map(str.encode)))
@settings(max_examples=600)
def test_what_both_loaders_read_they_read_alike(raw: bytes) -> None:
    """They may differ in what they refuse: libyaml takes tabs between words, for one."""
    by_c, by_python = outcome(raw, yaml.CLoader), outcome(raw, yaml.Loader)
    assert is_ours(by_c)
    assert by_c == by_python or isinstance(by_c, str) or isinstance(by_python, str)


@with_libyaml
@pytest.mark.parametrize("name", HOSTILE)
def test_both_loaders_refuse_the_hostile_files_on_the_same_line(name: str) -> None:
    raw, line, _ = HOSTILE[name]
    for loader in (yaml.CLoader, yaml.Loader):
        refusal = outcome(raw, loader)
        assert isinstance(refusal, str)
        assert refusal.startswith(f"x.yaml:{line}: ")
