"""The emergency pack: a person with only this paper and a pen comes to the answer of the engine; nothing in it needs the outside."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from html.parser import HTMLParser
from itertools import product
from pathlib import Path

import pytest

from program import Run, in_process
from wegenkaart.contacts import NOTHING, Contacts, Note, Person, Slot
from wegenkaart.engine import Tables
from wegenkaart.knowledge import default_data, load
from wegenkaart.render.html import POLICY, tag, text
from wegenkaart.render.pack import pack
from wegenkaart.slots import with_region

TODAY = date(2026, 11, 23)
KB = with_region(load(default_data()))
TABLES = Tables(KB)
MAX_BYTES = 60_000


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    return in_process(capsys, monkeypatch)


@dataclass
class Cell:
    """What is printed in a cell: all of it, the answers one by one, and what is bold."""

    words: str = ""
    answers: list[str] = field(default_factory=list)
    bold: str = ""


@dataclass
class Table:
    caption: str = ""
    heads: list[str] = field(default_factory=list)
    rows: list[list[Cell]] = field(default_factory=list)


class Paper(HTMLParser):
    """Reads a page as it is printed: its tables, headings, and what it would fetch."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tables: list[Table] = []
        self.headings: list[str] = []
        self.tags: list[str] = []
        self.open: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.words = ""
        self.feed(html)

    def handle_starttag(self, name: str, attributes: list[tuple[str, str | None]]) -> None:
        self.tags.append(name)
        self.attributes += [(key, value or "") for key, value in attributes]
        if name not in ("meta", "br"):
            self.open.append(name)
        if name == "table":
            self.tables.append(Table())
        elif name == "tr" and "tbody" in self.open:
            self.tables[-1].rows.append([])
        elif name in ("th", "td") and "tbody" in self.open:
            self.tables[-1].rows[-1].append(Cell())
        elif name == "th":
            self.tables[-1].heads.append("")
        elif name == "span" and ("class", "of") in attributes:
            self.tables[-1].rows[-1][-1].answers.append("")
        elif name in ("h1", "h2", "h3"):
            self.headings.append(name)

    def handle_endtag(self, name: str) -> None:
        assert self.open.pop() == name, name

    def handle_data(self, data: str) -> None:
        self.words += data
        if "table" not in self.open:
            return
        table = self.tables[-1]
        if "caption" in self.open:
            table.caption += data
        elif "thead" in self.open:
            table.heads[-1] += data
        elif "tbody" in self.open:
            self._in_cell(table.rows[-1][-1], data)

    def _in_cell(self, cell: Cell, data: str) -> None:
        cell.words += data
        if self.open[-1] == "span" and cell.answers:
            cell.answers[-1] += data
        if self.open[-1] == "b":
            cell.bold += data


@cache
def paper() -> Paper:
    return Paper(pack(KB, NOTHING, TODAY))


def steps() -> list[Table]:
    return [table for table in paper().tables if table.caption.startswith("Stap ")]


def walk(answers: Mapping[str, str]) -> dict[str, str]:
    """What a person finds: caption → what stands under `Dan`, with only the printed words and the answers to the printed questions."""
    codes: dict[str, str] = {}
    found: dict[str, str] = {}
    for table in steps():
        number = table.caption.split(".")[0].removeprefix("Stap ")
        fitting = [row for row in table.rows if all(_fits(head, cell, answers, codes) for head, cell in _conditions(table, row))]
        assert len(fitting) == 1, (table.caption, answers)
        outcome = fitting[0][-1]
        codes[f"Wat kwam uit stap {number}?"] = outcome.bold
        found[table.caption] = outcome.words.removeprefix(outcome.bold).strip()
    return found


def _conditions(table: Table, row: list[Cell]) -> Iterator[tuple[str, Cell]]:
    """Without the id of the rule in front and the outcome behind."""
    return zip(table.heads[1:-1], row[1:-1], strict=True)


def _fits(head: str, cell: Cell, answers: Mapping[str, str], codes: Mapping[str, str]) -> bool:
    return cell.words == "-" or {**answers, **codes}[head] in cell.answers


def test_with_only_the_paper_one_comes_to_the_answer_of_the_engine_for_every_combination() -> None:
    questions = {fact.question: fact for fact in KB.facts.values()}
    asked = [questions[head] for head in dict.fromkeys(head for table in steps() for head in table.heads) if head in questions]
    assert len(asked) == 12
    walked = 0
    for values in product(*(list(fact.values) for fact in asked)):
        facts = dict(zip((fact.id for fact in asked), values, strict=True))
        found = walk({fact.question: fact.values[facts[fact.id]] for fact in asked})
        for name, decision in KB.decisions.items():
            outcome = TABLES.decision(name).decide(facts)
            caption = next(caption for caption in found if caption.endswith(decision.question))
            assert outcome is not None
            assert found[caption] == decision.outcomes[outcome], (name, facts)
        walked += 1
    assert walked == 6144


def test_every_step_only_asks_for_what_an_earlier_step_gave() -> None:
    for number, table in enumerate(steps(), 1):
        earlier = [int(found) for head in table.heads for found in re.findall(r"^Wat kwam uit stap (\d+)\?$", head)]
        assert all(each < number for each in earlier)
    assert [table.caption.split(".")[0] for table in steps()] == ["Stap 1", "Stap 2", "Stap 3", "Stap 4", "Stap 5"]


def test_the_paper_knows_the_levels_and_who_leads() -> None:
    """The two answers that matter, in literal words."""
    answers = {fact.question: fact.values["nee"] for fact in KB.facts.values() if "nee" in fact.values}
    answers[KB.facts["gebied"].question] = "Meer gemeenten in één veiligheidsregio"
    answers[KB.facts["bestuurlijk_besluit"].question] = "Ja, of grote onrust vraagt erom"
    found = walk(answers)
    assert found["Stap 4. Welk GRIP-niveau lijkt passend?"] == "GRIP 4"
    assert found["Stap 5. Wie heeft de leiding over de gevolgen?"] == "de voorzitter van de veiligheidsregio"


def test_it_fetches_nothing_and_runs_nothing() -> None:
    page = paper()
    assert not {"script", "link", "img", "iframe", "object", "embed", "form", "a", "base"} & set(page.tags)
    assert not {"src", "href", "srcset", "action", "style"} & {key for key, _ in page.attributes}
    assert [key for key, _ in page.attributes if key.startswith("on")] == []
    assert ("content", POLICY) in page.attributes
    assert POLICY == "default-src 'none'; style-src 'unsafe-inline'"
    assert not re.search(r"url\(|@import|https?:", pack(KB, NOTHING, TODAY))


def test_it_can_be_read_by_who_cannot_see_it() -> None:
    page = paper()
    assert ("lang", "nl") in page.attributes
    assert page.headings.count("h1") == 1
    assert page.headings[0] == "h1"
    assert all(int(below[1]) <= int(above[1]) + 1 for above, below in zip(page.headings, page.headings[1:], strict=False))
    assert all(table.caption and all(table.heads) for table in page.tables)
    assert page.tags.count("table") == page.tags.count("thead") == page.tags.count("caption")
    assert page.open == []


def test_it_is_small_and_made_for_a_printer_without_colour() -> None:
    html = pack(KB, NOTHING, TODAY)
    assert len(html.encode()) <= MAX_BYTES
    assert "size: A4" in html
    assert {
        found for found in re.findall(r"#([0-9a-f]{3,6})\b", html) if len(set(re.findall("..", found) if len(found) == 6 else found)) > 1
    } == set()


def test_the_parts_stand_in_the_order_in_which_one_needs_them() -> None:
    words = paper().words
    parts = ["Eerste uur", "Wie leidt, en welk niveau past?", "Bellijst", "Klokken", "Logboek"]
    places = [words.rindex(part) if part == "Logboek" else words.index(part) for part in parts]
    assert places == sorted(places)
    assert "Direct gevaar voor mensen? Bel eerst 112." in words
    assert "Bel de IBD." in words


def test_every_step_of_the_first_hour_is_on_the_paper() -> None:
    """None is left out for hanging on an answer: who holds this paper has no program to ask."""
    early = [action for action in KB.actions.values() if action.phase != "koud" and action.moment in ("direct", "eerste_uur")]
    assert len(early) > 100
    assert [action.id for action in early if action.text not in paper().words] == []


def test_what_hangs_on_an_answer_stands_below_the_question() -> None:
    hour = paper().words[: paper().words.index("Weg 1. Eigen huis op orde")]
    assert (
        "Vermoedt u een strafbaar feit? Ja, er is een vermoeden"
        " Stel eigen logboeken, berichten en schermbeelden veilig vóór het herstel. Vraag een getroffen organisatie hetzelfde te doen."
        " Bel de politie over aangifte. Vraag bij een digitaal misdrijf naar het cybercrimeteam."
        "Eist iemand losgeld? Ja, er is een eis "
    ) in hour
    assert "kwijt of onbereikbaar? Ja, er zijn persoonsgegevens geraakt Bel de FG." in hour


def test_where_the_answers_differ_each_step_has_its_own() -> None:
    words = paper().words
    at_wheel = words[words.index("Weg 3. Cybercrime") : words.index("Weg 4. Online")]
    assert at_wheel.count("Wie is vooral het slachtoffer? ") == 2
    assert "Wijs de ondernemer op het Platform Veilig Ondernemen in de regio. [Een of meer ondernemers]" in at_wheel
    assert "Bel 112. [Lopen mensen op dit moment direct gevaar? Ja, nu]" in words


def test_the_shortest_term_stands_above() -> None:
    clocks = next(table for table in paper().tables if table.caption.startswith("Reken de termijn"))
    terms = [re.sub(r" (na|nadat)\b.*", "", row[2].words) for row in clocks.rows]
    assert list(dict.fromkeys(terms)) == ["24 uur", "72 uur", "1 maand", "direct"]


def test_every_duty_has_its_term_and_a_place_to_write() -> None:
    clocks = next(table for table in paper().tables if table.caption.startswith("Reken de termijn"))
    rows = {row[0].words: row for row in clocks.rows}
    assert len(rows) == len(KB.duties)
    assert rows["Datalek melden bij de AP (AVG art. 33)"][2].words == "72 uur nadat de getroffen organisatie het wist"
    assert rows["Melding onder de Cbw (Cbw art. 27)"][2].words == "72 uur nadat wij het wisten"
    assert rows["Eindverslag onder de Cbw (Cbw art. 29)"][2].words == "1 maand na: Melding onder de Cbw"
    assert all(row[-1].words == row[-2].words == "" for row in clocks.rows)
    assert "Wij wisten het op (datum en tijd): ____" in paper().words


def test_without_own_numbers_there_are_lines_to_write_them_on() -> None:
    own, national = (table for table in paper().tables if table.caption.startswith(("Eigen", "Landelijke")))
    assert [row[0].words for row in own.rows][2:4] == ["burgemeester", "gemeentesecretaris"]
    assert all(cell.words == "" for row in own.rows for cell in row[1:])
    assert [row[1].words for row in national.rows][:2] == ["112", "070 204 55 11"]


FILLED = Contacts(
    file="contacten.yaml",
    slots={
        "burgemeester": Slot(
            role="burgemeester",
            name="<b>A. de Vries</b> & co",
            phone="06 - 11 11 11 11",
            deputies=(Person(name="B. Bakker", phone="06 - 22 22 22 22"),),
            checked=date(2026, 10, 3),
        ),
        "ciso": Slot(role="ciso", name="", phone="06 - 33 33 33 33"),
    },
    scale_up=Note(text="De piket-officier tot en met GRIP 2."),
)


def test_own_numbers_are_printed_and_a_name_is_never_markup() -> None:
    page = Paper(pack(KB, FILLED, TODAY))
    own = {row[0].words: [cell.words for cell in row[1:]] for row in page.tables[5].rows}
    assert own["burgemeester"] == ["<b>A. de Vries</b> & co", "06 - 11 11 11 11", "B. Bakker 06 - 22 22 22 22", "3 oktober 2026"]
    assert own["CISO"] == ["", "06 - 33 33 33 33", "", "nooit (oud)"]
    assert "Wie in uw regio mag opschalen, en naar welk niveau: De piket-officier tot en met GRIP 2." in page.words


def test_the_same_knowledge_and_day_give_the_same_paper() -> None:
    assert pack(KB, FILLED, TODAY) == pack(KB, FILLED, TODAY)


def test_what_is_text_is_escaped_and_so_is_an_attribute() -> None:
    assert tag("p", text("<i> & \"'"), class_='"x"') == '<p class="&quot;x&quot;">&lt;i&gt; &amp; &quot;&#x27;</p>'


# The command


def test_the_pack_is_a_file_that_only_its_owner_can_read(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "noodpakket.html"
    said = run("prepare", "--pack", str(target), "--now", "2026-11-23T03:00:00+01:00")
    assert (said.code, said.out, said.err) == (0, "", f"Geschreven: {target}\n")
    assert target.stat().st_mode & 0o777 == 0o600
    assert "Gemaakt op 23 november 2026" in target.read_text(encoding="utf-8")


def test_a_pack_that_exists_is_left_alone_unless_forced(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "noodpakket.html"
    target.write_text("van mij", encoding="utf-8")
    assert run("prepare", "--pack", str(target)).code == 4
    assert target.read_text(encoding="utf-8") == "van mij"
    assert run("prepare", "--pack", str(target), "--force").code == 0
    assert target.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


@pytest.mark.parametrize(
    ("other", "named"), [(("--format", "markdown"), "--format"), (("--output", "x.md"), "--output"), (("2",), "een weg")]
)
def test_a_pack_has_one_form_and_all_roads(run: Run, tmp_path: Path, other: tuple[str, ...], named: str) -> None:
    said = run("prepare", *other, "--pack", str(tmp_path / "noodpakket.html"))
    assert said.code == 2
    assert said.refusal == f"Fout: --pack en {named} gaan niet samen. Het noodpakket is altijd één bestand voor alle wegen."
