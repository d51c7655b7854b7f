"""The rules as a DMN 1.3 file for a decision engine of somebody else. How they map, and why: docs/adr/0011-tables-for-other-engines.md."""

import json
import re
from collections.abc import Iterable
from xml.etree import ElementTree as ET

from wegenkaart import __version__
from wegenkaart.errors import visible
from wegenkaart.export.boxes import values_of
from wegenkaart.export.diagram import diagram
from wegenkaart.export.dmn_tables import DecisionTable, Row, decision_tables
from wegenkaart.model import KnowledgeBase

MODEL = "https://www.omg.org/spec/DMN/20191111/MODEL/"
NAMESPACES = {
    "xmlns": MODEL,
    "xmlns:dmndi": "https://www.omg.org/spec/DMN/20191111/DMNDI/",
    "xmlns:dc": "http://www.omg.org/spec/DMN/20180521/DC/",
    "xmlns:di": "http://www.omg.org/spec/DMN/20180521/DI/",
}
_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def dmn(kb: KnowledgeBase) -> str:
    """The same knowledge gives the same text."""
    tables = tuple(decision_tables(kb))
    asked = tuple(name for name in kb.facts if any(name in table.inputs for table in tables))
    root = ET.Element("definitions", {**NAMESPACES, "id": "wegenkaart.kennisbank", "name": "wegenkaart", "namespace": "urn:wegenkaart:dmn"})
    root.attrib |= {"exporter": "wegenkaart", "exporterVersion": __version__}
    _text(root, "description", f"Kennisbank {kb.date.isoformat()}, sha256 {kb.sha256}. {kb.disclaimer}")
    for name in asked:
        _input_data(root, kb, name)
    for table in tables:
        _decision(root, kb, table)
    requirements = {table.id: {xml_id(name): _requirement(table, name) for name in table.inputs} for table in tables}
    root.append(diagram(tuple(xml_id(name) for name in asked), {xml_id(name): needs for name, needs in requirements.items()}))
    return _written(root)


def xml_id(name: str) -> str:
    """An id or a name in an expression cannot begin with a digit; ids of the knowledge base can."""
    return f"_{name}" if name[:1].isdigit() else name


def _written(root: ET.Element) -> str:
    """A line end of one character would be read back as another: it has to stand there as a number."""
    ET.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode").replace("\r", "&#13;") + "\n"


def _element(parent: ET.Element, tag: str, **attributes: str) -> ET.Element:
    return ET.SubElement(parent, tag, {name: _sayable(value) for name, value in attributes.items()})


def _text(parent: ET.Element, tag: str, text: str) -> None:
    ET.SubElement(parent, tag).text = _sayable(text)


def _sayable(text: str) -> str:
    """A character that XML has no place for, not even as a number, is written out."""
    return _NOT_IN_XML.sub(lambda found: visible(found[0]), text)


def _input_data(root: ET.Element, kb: KnowledgeBase, name: str) -> None:
    fact = kb.facts[name]
    data = _element(root, "inputData", id=xml_id(name), name=xml_id(name), label=fact.question)
    _text(data, "description", f"{fact.question} {'; '.join(f'{value}: {label}' for value, label in fact.values.items())}. {fact.explain}")
    _element(data, "variable", id=f"{xml_id(name)}.variable", name=xml_id(name), typeRef="string")


def _decision(root: ET.Element, kb: KnowledgeBase, table: DecisionTable) -> None:
    decision = _element(root, "decision", id=xml_id(table.id), name=xml_id(table.name), label=table.question)
    _text(decision, "question", table.question)
    if table.answers:
        _text(decision, "allowedAnswers", table.answers)
    variable = _element(decision, "variable", id=f"{xml_id(table.id)}.variable", name=xml_id(table.name))
    if table.policy == "UNIQUE":
        variable.set("typeRef", "string")
    for name in table.inputs:
        requirement = _element(decision, "informationRequirement", id=_requirement(table, name))
        _element(requirement, "requiredInput" if name in kb.facts else "requiredDecision", href=f"#{xml_id(name)}")
    _table(decision, kb, table)


def _requirement(table: DecisionTable, name: str) -> str:
    return f"{xml_id(table.id)}.needs.{name}"


def _table(decision: ET.Element, kb: KnowledgeBase, table: DecisionTable) -> None:
    prefix = xml_id(table.id)
    logic = _element(decision, "decisionTable", id=f"{prefix}.table", hitPolicy=table.policy)
    for name in table.inputs:
        column = _element(logic, "input", id=f"{prefix}.in.{name}", label=name)
        expression = _element(column, "inputExpression", id=f"{prefix}.in.{name}.expression", typeRef="string")
        _text(expression, "text", xml_id(name))
        if table.policy == "UNIQUE":  # elsewhere a fact may be missing that has no meaning for this incident
            _text(_element(column, "inputValues", id=f"{prefix}.in.{name}.values"), "text", _listed(values_of(kb, name)))
    for name, values in table.outputs.items():
        output = _element(logic, "output", id=f"{prefix}.out.{name}", label=name, name=xml_id(name), typeRef="string")
        if values:
            _text(_element(output, "outputValues", id=f"{prefix}.out.{name}.values"), "text", _listed(values))
    for row in table.rows:
        _row(logic, table, row)


def _row(logic: ET.Element, table: DecisionTable, row: Row) -> None:
    prefix = f"{xml_id(table.id)}.{row.id}"
    rule = _element(logic, "rule", id=prefix)
    _text(rule, "description", row.because)
    for name in table.inputs:
        _text(_element(rule, "inputEntry", id=f"{prefix}.in.{name}"), "text", _test(row.when.get(name, ())))
    for name, text in zip(table.outputs, row.outputs, strict=True):
        _text(_element(rule, "outputEntry", id=f"{prefix}.out.{name}"), "text", _string(text))


def _test(values: tuple[str, ...]) -> str:
    """`? in (…)` and not a bare list: an engine that does not speak FEEL reads that as a list of two, and no rule fits."""
    if not values:
        return "-"
    return _string(values[0]) if len(values) == 1 else f"? in ({_listed(values)})"


def _listed(values: Iterable[str]) -> str:
    return ", ".join(_string(value) for value in values)


def _string(text: str) -> str:
    """A string of FEEL has the escapes of JSON, and they also say what XML cannot hold."""
    return _NOT_IN_XML.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(text, ensure_ascii=False))
