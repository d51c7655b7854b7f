"""Limits, lines and keys of the YAML reader to the letter: where one byte, one line or one empty key more would go unnoticed."""

from pathlib import Path

import pytest

from wegenkaart.errors import InvalidFile
from wegenkaart.textfile import read_bytes
from wegenkaart.yamlfile import parse, read


def complaint(raw: bytes) -> str:
    with pytest.raises(InvalidFile) as caught:
        parse(raw, "feiten.yaml")
    return str(caught.value)


def test_of_a_file_that_is_too_large_one_byte_too_many_is_read(tmp_path: Path) -> None:
    path = tmp_path / "feiten.yaml"
    path.write_bytes(b"a: bcdefgh\n")
    assert read_bytes(path, 4) == b"a: bc"
    assert read_bytes(path, 10) == read_bytes(path) == b"a: bcdefgh\n"


def test_a_file_may_be_larger_than_usual_where_that_is_allowed(tmp_path: Path) -> None:
    path = tmp_path / "groot.yaml"
    path.write_bytes(b"#" * 2_500_000 + b"\na: b\n")
    assert read(path, max_bytes=3_000_000).value == {"a": "b"}


@pytest.mark.parametrize(
    ("raw", "line", "byte"),
    [
        (b"\nab\xe9", 2, 3),
        (b"\n\xe9", 2, 1),
        (b"\r\n\xe9", 2, 2),
        (b"\xe9\n", 1, 0),
        (b"a\r\nb\r\nc\xe9", 3, 7),
        (b"\xef\xbb\xbf\n\xe9", 2, 4),
    ],
)
def test_what_is_no_utf_8_is_found_to_the_byte(raw: bytes, line: int, byte: int) -> None:
    assert complaint(raw) == f"feiten.yaml:{line}: dit is geen UTF-8 (byte {byte}). Bewaar het bestand als UTF-8."


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("a: Bel de IBD # nu\nb: c\n", (1,)),
        ("a: Bel #1 nu\nb: c d\n", (1,)),
        ("a: é\nb:\n  - een woord\t#x\n  - ja # waar\n", (3,)),
        ("a: een tekst\n  op twee regels # einde\n", (2,)),
        ("a: [een, twee woorden # slot\n  ]\nb: 'een tekst' # slot\n", (1,)),
        ('a: "een tekst" #1\nb: ja   # nee\n# los\nc: een tekst#1\n', ()),
        ("a: [een tekst] # los\nb:  # leeg\n  - een tekst\n  # los\n", ()),
        ("a: een tekst # los", (1,)),
        ("a: ja #", ()),
        ("a: een tekst #\r\nb: een tekst # x", (1, 2)),
    ],
)
def test_a_comment_that_may_be_text_is_seen(text: str, lines: tuple[int, ...]) -> None:
    assert parse(text.encode(), "feiten.yaml").cut == lines


def test_a_key_may_be_empty_text() -> None:
    document = parse(b'a: b\n"": c\nd:\n  "": [e]\n', "feiten.yaml")
    assert document.value == {"a": "b", "": "c", "d": {"": ["e"]}}
    assert document.where(("",)) == "feiten.yaml:2"
    assert document.where(("d", "", 0)) == "feiten.yaml:4"


def test_flat_json_has_a_name_values_and_lines_too() -> None:
    document = parse(b'{"fase": "warm",\n\n "gebied": "stad"}\n', "antwoorden.json")
    assert document.name == "antwoorden.json"
    assert document.value == {"fase": "warm", "gebied": "stad"}
    assert document.lines == {(): 1, ("fase",): 1, ("gebied",): 3}
    assert document.where(("gebied",)) == "antwoorden.json:3"
