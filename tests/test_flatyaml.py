"""Plain lines that are read without the reader of YAML are read as that reader reads them; anything else is left to that reader."""

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from wegenkaart import flatyaml
from wegenkaart.errors import InvalidFile
from wegenkaart.yamlfile import Document, parse


def test_plain_lines_are_read_with_the_line_of_every_name() -> None:
    assert flatyaml.read("# Wat wij weten.\n\nfase: warm\n  # Nog niet zeker.\ngebied:   een_gemeente  # volgens de wacht \n") == (
        {"fase": "warm", "gebied": "een_gemeente"},
        {(): 3, ("fase",): 3, ("gebied",): 5},
    )


def test_a_word_that_other_readers_take_for_something_else_is_a_word() -> None:
    assert flatyaml.read("no: yes\nnull: _\nTrue: e1") == (
        {"no": "yes", "null": "_", "True": "e1"},
        {(): 1, ("no",): 1, ("null",): 2, ("True",): 3},
    )


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n",
        "# alleen uitleg\n",
        "fase",
        "fase:",
        "fase:warm",
        "fase : warm",
        " fase: warm",
        "fase: ",
        "fase: # warm",
        "fase: warm\nfase: warm",
        "fase: warm\nfase: koud",
        "fase: 'warm'",
        'fase: "warm"',
        '"fase": warm',
        "fase: warm koud",
        "fase: warm\n  koud",
        "fase: warm#koud",
        "fase: 1",
        "fase: 1_0",
        "fase: 0x1",
        "fase: ~",
        "fase: -",
        "fase: |",
        "fase: >-",
        "fase: &a",
        "fase: *a",
        "fase: !a",
        "fase: [warm]",
        "fase: {a: b}",
        "fase: a: b",
        "- fase: warm",
        "? fase",
        "<<: fase",
        "%YAML: fase",
        "---\nfase: warm",
        "fase: warm\n...",
        "fase: warm\n---\nfase: warm",
        "fase:\twarm",
        "fase: warm\t",
        "fase: warm\r\n",
        "fase: warm\rgebied: hier",
        "fase: warm\x0bgebied: hier",
        "fase: warm\x00",
        "fase: warm\x7f",
        "fase: wärm",
        "fäse: warm",
        "fase: warm # één",
        "\ufefffase: warm",
        "fase: warm\x85gebied: hier",
        "fase: warm\u2028gebied: hier",
        '{"fase": "warm"}',
        "{fase: warm}",
        "f" * 101 + ": warm",
        "fase: " + "w" * 101,
        "fase: warm" + "\n" * 100_000,
    ],
)
def test_anything_else_is_for_the_reader_of_yaml(text: str) -> None:
    assert flatyaml.read(text) is None


WORDS = st.one_of(
    st.sampled_from(["yes", "no", "null", "true", "on", "y", "e1", "_", "__", "nan", "inf"]), st.text("abE_0", min_size=1, max_size=4)
)
HOSTILE = st.text("ab:# \n\t\r'\"-[]{}&*!|>%@`,?~1.<=", max_size=4)
SPACE = st.sampled_from(["", " ", "  "])


@st.composite
def mappings(draw: st.DrawFn) -> str:
    """Lines as people write them, and sometimes just not."""
    lines = []
    for _ in range(draw(st.integers(0, 4))):
        word = draw(st.one_of(WORDS, WORDS, WORDS, HOSTILE))
        before, colon = draw(st.sampled_from(["", "", "", " "])), draw(st.sampled_from([": ", ": ", ":  ", ":", " : "]))
        lines.append(f"{before}{draw(WORDS)}{colon}{word}{draw(st.sampled_from(['', ' ', ' # uitleg: zo', '#', ' #']))}")
        lines.append(draw(st.sampled_from(["", "", " ", "# uitleg", "  # - uitleg: 'x", "#", "...", "---"])))
    return draw(st.sampled_from(["\n", "\n", "\n", "\n\n", "\r\n"])).join(lines)


def by_events(text: str, loader: type[yaml.CLoader | yaml.Loader]) -> Document | str:
    try:
        return parse(text.encode(), "feiten.yaml", loader=loader)
    except InvalidFile as error:
        return str(error)


@given(st.one_of(mappings(), st.text("ab: #\n_", max_size=20)))
@example("a: b\n  # c\nd: e")
@example("a: b #\n\n \nc: d ")
@example("#: a: b\na: b")
def test_both_readers_of_yaml_read_the_same(text: str) -> None:
    if flat := flatyaml.read(text):
        assert by_events(text, yaml.CLoader) == Document("feiten.yaml", {**flat[0]}, flat[1])
        assert by_events(text, yaml.Loader) == Document("feiten.yaml", {**flat[0]}, flat[1])


@given(mappings())
def test_whichever_reader_it_is_the_same_is_said(text: str) -> None:
    try:
        said: Document | str = parse(text.encode(), "feiten.yaml")
    except InvalidFile as error:
        said = str(error)
    assert said == by_events(text, yaml.CLoader)
