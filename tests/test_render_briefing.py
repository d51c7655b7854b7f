"""The briefing for administrators: one page, what is known and what is not, who decides, what is asked of them."""

import math
from dataclasses import replace
from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from hostile_texts import hostile_texts
from program import Run, in_process
from wegenkaart.advice import Advice, Setting, advise
from wegenkaart.advice.document import Own, OwnNote
from wegenkaart.engine import Tables
from wegenkaart.knowledge import default_data, load
from wegenkaart.model import Facts
from wegenkaart.render.briefing import advice_briefing
from wegenkaart.render.markdown import escaped
from wegenkaart.slots import with_region

KB = with_region(load(default_data()))
TABLES = Tables(KB)
SETTING = Setting(now=datetime(2026, 11, 23, 2, 0, tzinfo=UTC), aware_at=datetime(2026, 11, 23, 1, 40, tzinfo=UTC))
HACK = KB.cases["w1_01"].facts
INCIDENTS: dict[str, Facts] = {
    "niets_bekend": {},
    "voorbereiden": {"fase": "koud"},
    **{name: each.facts for name, each in KB.cases.items()},
    **{name: each.facts for name, each in KB.exercises.items()},
}
LINES, COLUMNS = 60, 90
"""What one sheet of A4 holds."""
SETTLED: Facts = {
    "fase": "warm", "andere_organisatie": "ja", "merkbaar_buiten": "ja", "bestuurlijk_besluit": "ja", "gebied": "een_gemeente",
    "gemeente_redt_het_niet": "nee",
}  # fmt: skip


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    return in_process(capsys, monkeypatch)


def advice(facts: Facts) -> Advice:
    return advise(TABLES, facts, SETTING)


def parts(document: str) -> dict[str, list[str]]:
    """Heading → its items."""
    found: dict[str, list[str]] = {}
    for line in document.splitlines():
        if line.startswith("## "):
            found[line.removeprefix("## ")] = []
        elif line.startswith("- "):
            found[list(found)[-1]].append(line.removeprefix("- ").removeprefix("[ ] "))
    return found


def asked(facts: Facts) -> list[str]:
    return parts(advice_briefing(KB, advice(facts)))["Besluit: dit vragen wij u"]


@pytest.mark.parametrize("name", INCIDENTS)
def test_every_briefing_fits_on_one_sheet(name: str) -> None:
    lines = advice_briefing(KB, advice(INCIDENTS[name])).splitlines()
    assert sum(max(1, math.ceil(len(line) / COLUMNS)) for line in lines) <= LINES


def test_the_picture_comes_first_then_the_judgement_then_what_is_asked() -> None:
    assert list(parts(advice_briefing(KB, advice(HACK)))) == [
        "Beeld: dit weten wij", "Beeld: dit weten wij niet", "Oordeel: wie beslist, en hoe zwaar is het?", "Besluit: dit vragen wij u",
        "Volgende momenten",
    ]  # fmt: skip


def test_what_is_known_is_said_in_words_and_so_is_what_is_not_so() -> None:
    known = parts(advice_briefing(KB, advice(HACK)))["Beeld: dit weten wij"]
    assert known[:2] == ["Direct gevaar voor mensen: Nee.", "Onze eigen gemeente is geraakt."]
    assert known[-1].startswith("**Dit is niet zo:** meer hulpdiensten of partners moeten blijvend afstemmen; ")
    assert "de openbare orde is verstoord" in known[-1]


def test_what_is_not_known_comes_with_who_knows() -> None:
    unknown = parts(advice_briefing(KB, advice(HACK)))["Beeld: dit weten wij niet"]
    assert unknown[0].startswith("Moet de burgemeester met een beleidsteam besluiten nemen? Dit weet: de burgemeester, via ")
    assert unknown[-1] == "En nog 1 vraag die minder verschil maakt."


def test_the_judgement_says_who_leads_and_who_answers_for_what() -> None:
    judged = parts(advice_briefing(KB, advice(HACK)))["Oordeel: wie beslist, en hoe zwaar is het?"]
    assert judged[0] == "**Leiding nu:** de burgemeester."
    assert judged[1].startswith("**Opschaling:** nog niet zeker, mogelijk tot GRIP 3")
    assert "**Over de opsporing:** het Openbaar Ministerie (OM) en de politie." in judged


def test_who_may_scale_up_here_stands_in_the_judgement() -> None:
    own = Own(gemeente="Weert", scale_up=OwnNote(text="de officier van dienst", checked=None, old=False), out_of_band=None)
    said = advice_briefing(KB, replace(advice(HACK), own=own))
    assert "- **Wie hier mag opschalen:** de officier van dienst\n" in said


@pytest.mark.parametrize(
    ("facts", "question"),
    [
        (
            {},
            "Wanneer schalen wij op? Mogelijk past tot GRIP 5, maar zeker is dat niet. Bevoegd voor GRIP 5: de voorzitters van\
 de veiligheidsregio's samen.",
        ),
        (SETTLED, "Schalen wij op naar GRIP 3? Dat lijkt passend. Bevoegd voor GRIP 3: de operationeel leider of de burgemeester."),
        (
            {**SETTLED, "grip_afgekondigd": "grip_1"},
            "Schalen wij op naar GRIP 3? Dat lijkt passend. Bevoegd voor GRIP 3: de operationeel leider of de burgemeester.",
        ),
        ({**SETTLED, "grip_afgekondigd": "grip_3"}, "Blijft GRIP 3 van kracht? Dat lijkt te passen."),
        (
            {**SETTLED, "grip_afgekondigd": "grip_4"},
            "Blijft GRIP 4 nodig? Bij deze feiten past hoogstens GRIP 3. Bevoegd voor GRIP 4: de voorzitter van de veiligheidsregio.",
        ),
        (
            {"fase": "warm", "andere_organisatie": "ja", "merkbaar_buiten": "nee", "diensten_afstemmen": "nee", "effectgebied": "nee",
             "bestuurlijk_besluit": "nee"},
            "Blijft het bij geen GRIP? Dat lijkt passend bij deze feiten.",
        ),
    ],
)  # fmt: skip
def test_the_level_is_put_as_a_question_to_who_may_decide_it(facts: Facts, question: str) -> None:
    assert asked(facts)[0] == question


def test_what_falls_to_an_administrator_is_asked_of_that_administrator() -> None:
    found = asked(SETTLED)
    assert "**de burgemeester:** Roep het GBT (gemeentelijk beleidsteam) bijeen, in overleg met de operationeel leider." in found
    assert "**de burgemeester (misschien):** Roep de lokale driehoek bijeen." in found
    assert found[-1].startswith(r"**Anders:** \_\_")


def test_the_next_moments_are_the_clocks_that_run_and_the_next_meeting() -> None:
    moments = parts(advice_briefing(KB, advice(HACK)))["Volgende momenten"]
    assert moments[0].startswith("**Vroegtijdige waarschuwing onder de Cbw")
    assert "vóór dinsdag 24 november, 02:40 (over 23 uur en 40 minuten). Door uw gemeente." in moments[0]
    assert moments[-1].startswith("**Volgend overleg, met een nieuw beeld:**")


def test_while_people_prepare_nobody_is_asked_to_scale_up() -> None:
    said = advice_briefing(KB, advice({"fase": "koud", "andere_organisatie": "ja"}))
    assert parts(said)["Beeld: dit weten wij"] == ["Er is nu niets aan de hand. De gemeente bereidt zich voor."]
    assert "**de burgemeester:** Breng digitale uitval in bij het regionaal risicoprofiel en het crisisplan." in asked(
        {"fase": "koud", "andere_organisatie": "ja"}
    )
    assert "Leiding nu" not in said
    assert "opschal" not in said.lower().replace("wanneer u opschaalt", "")


def test_an_exercise_says_so() -> None:
    assert "\n**OEFENING. Dit is geen echt incident.**\n" in advice_briefing(KB, replace(advice(HACK), exercise=True))
    assert "OEFENING" not in advice_briefing(KB, advice(HACK))


def test_the_briefing_is_printed_or_written(run: Run, tmp_path: Path) -> None:
    command = ("advise", "--no-input", "--format", "markdown", "--briefing", "--now", "2026-11-23T03:00")
    shown = run(*command)
    assert shown.out.startswith("# Beeld, oordeel, besluit\n\nMaandag 23 november 2026, 03:00.")
    path = tmp_path / "briefing.md"
    assert run(*command, "--output", str(path)).code == 0
    assert path.read_text(encoding="utf-8") == shown.out


@pytest.mark.parametrize("form", [(), ("--json",), ("--format", "html"), ("--format", "text"), ("--format", "json")])
def test_a_briefing_in_another_form_is_refused(run: Run, form: tuple[str, ...]) -> None:
    said = run("advise", "--no-input", "--briefing", *form)
    assert said.code == 2
    assert said.refusal == "Fout: --briefing is er alleen als Markdown. Zet --format markdown erbij, of laat --briefing weg."


class _Read(HTMLParser):
    """The words and the elements of what a Markdown parser made."""

    def __init__(self, made: str) -> None:
        super().__init__()
        self.words, self.elements = "", list[str]()
        self.feed(made)
        self.close()

    def handle_data(self, data: str) -> None:
        self.words += data

    def handle_starttag(self, tag: str, _: list[tuple[str, str | None]]) -> None:
        self.elements.append(tag)


def test_hostile_texts_come_back_from_an_independent_parser_as_the_same_text() -> None:
    texts = hostile_texts()
    assert len(texts) == 5_000
    for before in ("", "**Wie:** "):
        reader = MarkdownIt("gfm-like", {"linkify": False})
        read = {each: _Read(reader.render(f"- {before}{escaped(each)}").removesuffix("</li>\n</ul>\n")) for each in texts}
        elements = ["ul", "li", "strong"] if before else ["ul", "li"]
        said = "Wie: " if before else ""
        wrong = [each for each, shown in read.items() if shown.words != f"\n{said}{each}" or shown.elements != elements]
        assert wrong == []
