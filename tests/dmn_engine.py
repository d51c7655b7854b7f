"""An exported DMN file in the engine of SpiffWorkflow, which nobody here wrote, and the official schema that comes with it."""

import copy
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import SpiffWorkflow.dmn
from lxml import etree
from SpiffWorkflow.bpmn.script_engine import PythonScriptEngine
from SpiffWorkflow.dmn.parser.BpmnDmnParser import BpmnDmnParser

from wegenkaart.export.dmn import MODEL
from wegenkaart.model import Facts

XSD = Path(SpiffWorkflow.dmn.__file__).parent / "parser" / "schema" / "DMN13.xsd"
"""As the Object Management Group publishes it, but for the name of one file that it includes."""


class Engine:
    """Every decision of one file. SpiffWorkflow reads one decision a file, so each is put in a file of its own, as it stands."""

    def __init__(self, text: str) -> None:
        root = etree.fromstring(text.encode())
        self.needs = {each.get("id"): _needed(each) for each in root.findall(f"{{{MODEL}}}decision")}
        self._parser = BpmnDmnParser()
        for decision in root.findall(f"{{{MODEL}}}decision"):
            alone = etree.Element(root.tag, root.attrib, nsmap=root.nsmap)
            alone.append(copy.deepcopy(decision))
            self._parser.add_dmn_xml(alone)
        self._tables = {name: self._parser.get_engine(name, None) for name in self.needs}
        self._workflow = SimpleNamespace(script_engine=PythonScriptEngine())

    def decide(self, name: str, facts: Facts) -> Any:
        """The outputs of a decision, after those of the decisions that its file says it needs."""
        known = dict(facts)
        for needed in self.needs[name]:
            known |= self.decide(needed, facts)
        return self._tables[name].result(SimpleNamespace(data=known, workflow=self._workflow))


def _needed(decision: Any) -> list[str]:
    return [each.get("href").removeprefix("#") for each in decision.iter(f"{{{MODEL}}}requiredDecision")]
