"""Diagrams as Mermaid: every level and every decision is in them, and a label stays a label."""

import html
import re

import pytest

from hostile_texts import hostile_texts
from program import Run, in_process
from wegenkaart.knowledge import default_data, load
from wegenkaart.render.diagram import decision_diagram, escalation_diagram, label
from wegenkaart.render.documents import diagrams_page
from wegenkaart.slots import with_region

KB = with_region(load(default_data()))
LINE = re.compile(
    r"  (?:acc(?:Title|Descr): [\w .,]+"
    r'|\w+(?:\["[^"]*"\]|\(\["[^"]*"\]\))'
    r'|\w+ -->(?:\|"[^"]*"\|)? \w+)'
)
"""All that a diagram of ours may hold after its first line: what it is about, a node, a line between two nodes."""


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    return in_process(capsys, monkeypatch)


def read(coded: str) -> str:
    """A label as Mermaid reads it: `#name;` and `#number;` are the characters of HTML, and the rest is HTML too."""
    assert (coded[0], coded[-1]) == ('"', '"')
    assert not set(coded[1:-1]) & set('"<>&`\\%\n\r')
    assert not re.search(r"#(?!\d+;)", coded)
    return html.unescape(re.sub(r"#(\d+);", r"&#\1;", coded[1:-1]))


def test_hostile_labels_come_back_as_the_same_text() -> None:
    texts = hostile_texts()
    assert len(texts) == 5_000
    assert [each for each in texts if read(label(each)) != each] == []


def test_words_with_which_mermaid_reads_a_whole_line_otherwise_never_stand_in_a_label() -> None:
    assert label("style:#f00;") == '"#115;tyle:#35;f00;"'
    assert label("ClassDef") == '"#67;lassDef"'
    assert label("%%{init}%%") == '"#37;#37;{init}#37;#37;"'


def test_the_lines_of_a_label_stand_below_each_other() -> None:
    assert label("GRIP 1", "<b>") == '"GRIP 1<br/>#60;b#62;"'


@pytest.mark.parametrize("diagram", [escalation_diagram(KB), decision_diagram(KB, KB.decisions)])
def test_a_diagram_holds_nodes_and_lines_and_nothing_that_can_be_clicked_or_configured(diagram: str) -> None:
    first, *rest = diagram.splitlines()
    assert first in {"flowchart BT", "flowchart LR"}
    assert [line for line in rest if not LINE.fullmatch(line.replace("<br/>", ""))] == []
    assert "click" not in diagram
    assert "%%" not in diagram


def test_the_escalation_goes_up_one_level_at_a_time() -> None:
    lines = escalation_diagram(KB).splitlines()
    text = "GRIP 3<br/>Bereik: één gemeente<br/>Bevoegd: de operationeel leider of de burgemeester<br/>Leidt: de burgemeester"
    assert f'  niveau_grip_3["{text}"]' in lines
    roads = [line.split() for line in lines if "-->" in line]
    assert [(each[0], each[-1]) for each in roads] == [
        ("niveau_geen", "niveau_grip_1"), ("niveau_grip_1", "niveau_grip_2"), ("niveau_grip_2", "niveau_grip_3"),
        ("niveau_grip_3", "niveau_grip_4"), ("niveau_grip_4", "niveau_grip_5"),
    ]  # fmt: skip


def test_a_decision_is_drawn_with_everything_it_rests_on() -> None:
    lines = decision_diagram(KB, ["schaal"]).splitlines()
    assert [line.strip() for line in lines if "-->" in line] == [
        "vraag_bestuurlijk_besluit --> besluit_zwaarte", "vraag_effectgebied --> besluit_zwaarte",
        "vraag_diensten_afstemmen --> besluit_zwaarte", "vraag_merkbaar_buiten --> besluit_zwaarte",
        "vraag_gebied --> besluit_schaal", "vraag_gemeente_redt_het_niet --> besluit_schaal", "besluit_zwaarte --> besluit_schaal",
    ]  # fmt: skip
    assert '  vraag_gebied(["Hoe ver reiken de gevolgen waarvoor afstemming nodig is?"])' in lines


def test_the_page_of_the_documentation_holds_both_diagrams() -> None:
    page = diagrams_page(KB)
    assert f"```mermaid\n{escalation_diagram(KB)}```\n" in page
    assert f"```mermaid\n{decision_diagram(KB, KB.decisions)}```\n" in page


def test_the_diagrams_can_be_asked_for(run: Run) -> None:
    assert run("grip", "--mermaid").out == escalation_diagram(KB)
    assert run("explain", "GRIP", "--mermaid").out == decision_diagram(KB, ["grip"])


@pytest.mark.parametrize(
    ("command", "complaint"),
    [
        (("grip", "--json", "--mermaid"), "--json en --mermaid gaan niet samen. Kies er een."),
        (
            ("explain", "T11", "--mermaid"),
            "--mermaid tekent een beslissing, en 'T11' is er geen. Kies uit: zwaarte, schaal, grip, leiding, ",
        ),
    ],
)
def test_what_cannot_be_drawn_is_refused(run: Run, command: tuple[str, ...], complaint: str) -> None:
    said = run(*command)
    assert said.code == 2
    assert said.refusal.startswith(f"Fout: {complaint}")
