"""What is read without the reader of YAML is read as that reader reads it; anything else is left to that reader."""

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from wegenkaart import flatjson
from wegenkaart.errors import InvalidFile
from wegenkaart.yamlfile import Document, parse


def test_a_flat_object_is_read_with_the_line_of_every_name() -> None:
    assert flatjson.read('\n{\n  "fase": "warm",\n\n  "gebied" : "een gemeente"\n}\n') == (
        {"fase": "warm", "gebied": "een gemeente"},
        {(): 2, ("fase",): 3, ("gebied",): 5},
    )


def test_an_empty_object_is_read() -> None:
    assert flatjson.read("{ }") == ({}, {(): 1})


@pytest.mark.parametrize(
    "text",
    [
        "",
        "fase: warm",
        "[]",
        '{"a": "b"',
        '{"a": "b",}',
        '{"a": "b"} {}',
        '{"a": "b" "c": "d"}',
        '{"a": true}',
        '{"a": 1}',
        '{"a": ["b"]}',
        '{"a": {"b": "c"}}',
        '{"a": "b", "a": "c"}',
        '{"a": "b", "a": "b"}',
        '{"": "b"}',
        '{"<<": "b"}',
        '{"a": "\\u0062"}',
        '{"a": "é"}',
        '{"é": "a"}',
        '{"a": "b\nc"}',
        '{"a"\n: "b"}',
        '{"a": "b"} # c',
        '{\t"a": "b"}',
        '{"a": "b"}\r\n',
        '---\n{"a": "b"}',
        '{"' + "a" * 101 + '": "b"}',
        '{"a": "' + "b" * 201 + '"}',
        '{"a": "b"}' + " " * 100_000,
    ],
)
def test_anything_else_is_for_the_reader_of_yaml(text: str) -> None:
    assert flatjson.read(text) is None


NAMES = st.text("abz_09", min_size=1, max_size=3)
TEXTS = st.text("ab #:,'{}[]%&*!|>~@`?-=/", max_size=4)
SPACE = st.sampled_from(["", " ", "\n", "  ", "\n  "])


@st.composite
def objects(draw: st.DrawFn) -> str:
    """JSON as programs write it, and sometimes just not."""
    pairs = draw(st.lists(st.tuples(NAMES, TEXTS), max_size=4))
    written = [f'{draw(SPACE)}"{name}"{draw(st.sampled_from(["", " "]))}:{draw(SPACE)}"{text}"{draw(SPACE)}' for name, text in pairs]
    end = draw(st.sampled_from(["}", "}\n", ",}", "", "} x"]))
    return draw(SPACE) + "{" + ",".join(written) + end


def by_events(text: str, loader: type[yaml.CLoader | yaml.Loader]) -> Document | str:
    try:
        return parse(text.encode(), "feiten.json", loader=loader)
    except InvalidFile as error:
        return str(error)


@given(objects())
@example('{"a":"b","c":"--- d"}')
@example('  {\n"a" :\n"b"\n}')
@example('{"a": " b "}')
def test_both_readers_of_yaml_read_the_same(text: str) -> None:
    if flat := flatjson.read(text):
        assert by_events(text, yaml.CLoader) == Document("feiten.json", {**flat[0]}, flat[1])
        assert by_events(text, yaml.Loader) == Document("feiten.json", {**flat[0]}, flat[1])
