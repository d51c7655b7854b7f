"""The decision tables in the engine of somebody else: valid, drawn, and the same outcome for every complete input."""

import ast
import itertools
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import xmlschema
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from dmn_engine import XSD, Engine
from knowledge_bases import changed, decision, duty, fact, rule, shipped, small
from program import Run, in_process
from random_bases import dice, knowledge_bases
from wegenkaart.engine import APPLIES, Conditional, Tables
from wegenkaart.export.boxes import boxes
from wegenkaart.export.dmn import MODEL, dmn
from wegenkaart.model import KnowledgeBase
from wegenkaart.slots import with_region

NAMES = {"dmn": MODEL, "dmndi": "https://www.omg.org/spec/DMN/20191111/DMNDI/", "dc": "http://www.omg.org/spec/DMN/20180521/DC/"}
COLLECTED = {"_verantwoordelijken": "responsibilities", "_meldplichten": "duties", "_acties": "actions"}
COLUMNS = {"_verantwoordelijken": ("domein", "domain"), "_meldplichten": ("plicht", "id"), "_acties": ("actie", "id")}
CHARACTERS = st.characters(codec="utf-8")
TEXTS = st.text(CHARACTERS | st.sampled_from("<>&\"'\\]\r\n\t\x00\x1b\x7f\x85\u2028\ufffe é🚨?-"), max_size=60)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    return in_process(capsys, monkeypatch)


@cache
def knowledge() -> KnowledgeBase:
    return with_region(shipped())


@cache
def exported() -> str:
    return dmn(knowledge())


@cache
def engine() -> Engine:
    return Engine(exported())


def read(text: str) -> Any:
    return etree.fromstring(text.encode())


def found(root: Any, path: str) -> list[Any]:
    return list(root.xpath(path, namespaces=NAMES))


def completions(tables: Tables, name: str) -> Iterator[dict[str, str]]:
    """Every complete input of a decision."""
    values = tables.decision(name).space.values
    yield from (dict(zip(values, each, strict=True)) for each in itertools.product(*values.values()))


# Another engine


def test_every_decision_has_the_same_outcome_for_every_complete_input_in_another_engine() -> None:
    tables, counted = Tables(knowledge()), 0
    for name in knowledge().decisions:
        for facts in completions(tables, name):
            assert engine().decide(name, facts) == {name: tables.decision(name).decide(facts)}, facts
            counted += 1
    assert counted == 16 + 96 + 96 + 3072 + 128


@pytest.mark.parametrize("table", COLLECTED)
def test_what_applies_is_listed_once_and_the_rest_not_for_random_complete_incidents(table: str) -> None:
    kb, tables, chance = knowledge(), Tables(knowledge()), dice(table)
    column, key = COLUMNS[table]
    for _ in range(150):
        facts = {name: chance.choice(list(each.values)) for name, each in kb.facts.items()}
        applying = [
            getattr(each, key) for each in getattr(kb, COLLECTED[table]).values() if tables.condition(each).decide(facts) == APPLIES
        ]
        assert engine().decide(table, facts).get(column, []) == applying, facts


@settings(max_examples=60)
@given(knowledge_bases(), st.data())
def test_random_knowledge_has_the_same_outcomes_in_another_engine(kb: KnowledgeBase, data: st.DataObject) -> None:
    other, tables = Engine(dmn(kb)), Tables(kb)
    facts = {name: data.draw(st.sampled_from(list(each.values))) for name, each in kb.facts.items()}
    for name in kb.decisions:
        assert other.decide(name, facts) == {name: tables.decision(name).decide(facts)}
    assert other.decide("_acties", facts).get("actie", []) == applying(kb, tables, facts)


def applying(kb: KnowledgeBase, tables: Tables, facts: dict[str, str]) -> list[str]:
    return [each.id for each in kb.actions.values() if tables.condition(each).decide(facts) == APPLIES]


def test_without_a_rule_that_fits_the_other_engine_says_nothing() -> None:
    """A check of the check: it would see a table that came over with a row too few."""
    kb = changed(small(), "decisions", "ernst", rules=small().decisions["ernst"].rules[:1])
    assert Engine(dmn(kb)).decide("ernst", {"gevaar": "nee"}) == {}


def records(kb: KnowledgeBase) -> list[Conditional]:
    return [*kb.responsibilities.values(), *kb.duties.values(), *kb.actions.values(), *kb.warnings.values(), *kb.resources.values()]


def assert_boxes_are_the_condition(kb: KnowledgeBase) -> None:
    tables = Tables(kb)
    for record in records(kb):
        table, covered = tables.condition(record), 0
        for box in boxes(kb, record):
            fits = tables.fitting(table.space, box)
            assert not covered & fits, f"{record.id}: two rows fit at once"
            covered |= fits
        assert covered == table.outcomes[APPLIES], record.id


def test_the_rows_of_a_record_cover_exactly_where_it_applies_and_never_overlap() -> None:
    assert_boxes_are_the_condition(knowledge())


@given(knowledge_bases())
def test_so_do_the_rows_of_random_records(kb: KnowledgeBase) -> None:
    assert_boxes_are_the_condition(kb)


# The standard


def test_it_is_valid_by_the_official_schema_in_two_validators() -> None:
    xmlschema.XMLSchema(XSD).validate(exported())
    etree.XMLSchema(etree.parse(XSD)).assertValid(read(exported()))


def test_the_schema_refuses_what_is_no_dmn() -> None:
    wrong = exported().replace('hitPolicy="UNIQUE"', 'hitPolicy="FIRST COME"', 1)
    assert not etree.XMLSchema(etree.parse(XSD)).validate(read(wrong))


def test_a_decision_is_a_table_with_one_row_for_each_rule() -> None:
    table = found(read(exported()), "//dmn:decision[@id='grip']/dmn:decisionTable")[0]
    assert table.get("hitPolicy") == "UNIQUE"
    assert found(table, "dmn:input/dmn:inputExpression/dmn:text/text()") == ["zwaarte", "schaal"]
    assert found(table, "dmn:input[2]/dmn:inputValues/dmn:text/text()") == ['"bovenregionaal", "bovenlokaal", "lokaal"']
    assert found(table, "dmn:output/dmn:outputValues/dmn:text/text()") == ['"grip_5", "grip_4", "grip_3", "grip_2", "grip_1", "geen"']
    assert [each.get("id") for each in found(table, "dmn:rule")] == [f"grip.T{number:02}" for number in range(1, 14)]
    assert found(table, "dmn:rule[@id='grip.T11']/*/dmn:text/text()") == ['"bestuurlijk"', '"lokaal"', '"grip_3"']
    assert found(table, "dmn:rule[@id='grip.T01']/*/dmn:text/text()") == ['"intern"', "-", '"geen"']


def test_one_of_these_is_one_row() -> None:
    rules = "//dmn:rule[@id='leiding.L05']/dmn:inputEntry/dmn:text/text()"
    assert found(read(exported()), rules)[:2] == ['? in ("effect", "diensten", "merkbaar")', '"lokaal"']


def test_a_row_says_why_and_by_which_source() -> None:
    said = found(read(exported()), "//dmn:rule[@id='grip.T09']/dmn:description/text()")
    reason = "Er zijn operationele maatregelen in meer gemeenten nodig, maar nog geen bestuurlijke sturing."
    assert said == [f"{reason} Bron: Veiligheidsregio Noord-Holland Noord, GRIP-niveaus; eigen keuze (ADR 0006)."]


def test_a_decision_names_the_facts_and_decisions_that_it_needs() -> None:
    needs = found(read(exported()), "//dmn:decision[@id='schaal']/dmn:informationRequirement/*")
    assert [(etree.QName(each).localname, each.get("href")) for each in needs] == [
        ("requiredInput", "#gebied"),
        ("requiredInput", "#gemeente_redt_het_niet"),
        ("requiredDecision", "#zwaarte"),
    ]


def test_a_term_is_a_duration_and_empty_when_the_law_names_none() -> None:
    terms = dict(zip(*(engine().decide("_meldplichten", everything())[name] for name in ("plicht", "termijn")), strict=True))
    assert (terms["avg_melding_ap"], terms["avg_betrokkenen"], terms["cbw_eindverslag"]) == ("PT72H", "", "P1M")


def everything() -> dict[str, str]:
    """Our own house is hit, and everything is as bad as it can be."""
    worst = {name: (each.severity or tuple(each.values))[-1] for name, each in knowledge().facts.items()}
    return {**worst, "fase": "warm", "eigen_organisatie": "ja"}


def test_everything_is_drawn_and_nothing_lies_on_something_else() -> None:
    root = read(exported())
    drawn = [each.get("dmnElementRef") for each in found(root, "//dmndi:DMNShape")]
    assert sorted(drawn) == sorted(each.get("id") for each in found(root, "/*/dmn:inputData | /*/dmn:decision"))
    edges = [each.get("dmnElementRef") for each in found(root, "//dmndi:DMNEdge")]
    assert edges == [each.get("id") for each in found(root, "//dmn:informationRequirement")]
    corners = [(int(each.get("x")), int(each.get("y"))) for each in found(root, "//dc:Bounds")]
    assert len(corners) == len(set(corners))
    assert [pair for pair in itertools.combinations(sorted(corners), 2) if close(*pair)] == []


def close(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return abs(one[0] - other[0]) < 180 and abs(one[1] - other[1]) < 60


# Hostile texts


def shown(text: str) -> str:
    """Characters that XML 1.0 cannot hold are written out."""
    legal = {"\t", "\n", "\r"}
    return "".join(char if char in legal or (char >= " " and char not in "\ufffe\uffff") else f"\\u{{{ord(char):x}}}" for char in text)


def with_texts(asked: str, label: str, why: str, title: str, said: str) -> KnowledgeBase:
    kb = changed(small(), "facts", "gevaar", question=asked, values={"ja": label, "nee": "Nee"})
    kb = changed(kb, "sources", "bron", title=title)
    return replace(kb, duties={"meld": duty("meld", text=said, because=why)})


@settings(max_examples=1000)
@given(TEXTS, TEXTS, TEXTS, TEXTS, TEXTS)
def test_any_text_comes_back_as_it_was(asked: str, label: str, why: str, title: str, said: str) -> None:
    root = read(dmn(with_texts(asked, label, why, title, said)))
    data = found(root, "//dmn:inputData[@id='gevaar']")[0]
    assert data.get("label") == shown(asked)
    assert f" ja: {shown(label)}; nee: Nee." in data.findtext(f"{{{MODEL}}}description")
    duties = found(root, "//dmn:decision[@id='_meldplichten']//dmn:rule")
    assert [each.findtext(f"{{{MODEL}}}description") for each in duties] == [f"{shown(why)} Bron: {shown(title)}."]
    outputs = dict(
        zip(found(root, "//dmn:decision[@id='_meldplichten']//dmn:output/@name"), found(duties[0], "dmn:outputEntry"), strict=True)
    )
    assert ast.literal_eval(outputs["tekst"].findtext(f"{{{MODEL}}}text")) == said


def test_what_xml_cannot_hold_is_written_out_and_markup_is_text() -> None:
    root = read(dmn(with_texts("Bel\x1b[2J?", "<b>ja</b>", "]]> en &amp;", "'\"\r\n", "naam")))
    assert found(root, "//dmn:inputData[@id='gevaar']")[0].get("label") == "Bel\\u{1b}[2J?"
    assert found(root, "//dmn:rule[@id='_meldplichten.meld']/dmn:description/text()") == ["]]> en &amp; Bron: '\"\r\n."]


def test_an_id_that_begins_with_a_digit_still_has_a_name_in_expressions() -> None:
    facts = {**small().facts, "2fa": fact("2fa", "aan", "uit")}
    rules = (rule("A1", {"2fa": "aan"}, "1_ja"), rule("A2", {"2fa": "uit"}, "2_nee"))
    kb = replace(small(), facts=facts, decisions={**small().decisions, "3_stappen": decision("3_stappen", ("1_ja", "2_nee"), rules)})
    etree.XMLSchema(etree.parse(XSD)).assertValid(read(dmn(kb)))
    assert Engine(dmn(kb)).decide("_3_stappen", {"_2fa": "uit"}) == {"_3_stappen": "2_nee"}


# The command


def test_the_command_writes_the_tables_to_a_file_and_leaves_an_existing_one_alone(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "tabellen.dmn"
    assert run("export", "dmn", str(target)).err == f"Geschreven: {target}\n"
    assert target.read_text(encoding="utf-8") == exported()
    assert run("export", "dmn", str(target)).refusal == f"Fout: {target}: dit bestand bestaat al. Kies een andere naam, of gebruik --force."
    assert run("export", "dmn", str(target), "--force").code == 0


def test_the_command_writes_the_tables_to_standard_output_and_nothing_else(run: Run) -> None:
    said = run("export", "dmn", "-")
    assert (said.code, said.err, said.out) == (0, "", exported())
