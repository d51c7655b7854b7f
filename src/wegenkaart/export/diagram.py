"""The drawing of a decision model (DMNDI): facts below, and every decision above all that it needs."""

from collections.abc import Mapping
from functools import cache
from xml.etree import ElementTree as ET

WIDTH, HEIGHT, GAP, STOREY = 180, 60, 20, 160


def diagram(facts: tuple[str, ...], decisions: Mapping[str, Mapping[str, str]]) -> ET.Element:
    """`decisions` says what each of them needs, and the id of that requirement."""
    places = _places(facts, decisions)
    root = ET.Element("dmndi:DMNDI")
    drawn = ET.SubElement(root, "dmndi:DMNDiagram", {"id": "wegenkaart.diagram"})
    for name, (x, y) in places.items():
        shape = ET.SubElement(drawn, "dmndi:DMNShape", {"id": f"{name}.shape", "dmnElementRef": name})
        ET.SubElement(shape, "dc:Bounds", {"x": str(x), "y": str(y), "width": str(WIDTH), "height": str(HEIGHT)})
    for name, needs in decisions.items():
        for needed, requirement in needs.items():
            edge = ET.SubElement(drawn, "dmndi:DMNEdge", {"id": f"{requirement}.edge", "dmnElementRef": requirement})
            _point(edge, *places[needed])
            _point(edge, places[name][0], places[name][1] + HEIGHT)
    return root


def _point(edge: ET.Element, left: int, y: int) -> None:
    ET.SubElement(edge, "di:waypoint", {"x": str(left + WIDTH // 2), "y": str(y)})


def _places(facts: tuple[str, ...], decisions: Mapping[str, Mapping[str, str]]) -> dict[str, tuple[int, int]]:
    """The top left corner of each: one storey for the facts, one for each depth of decisions."""

    @cache
    def depth(name: str) -> int:
        return 1 + max((depth(each) for each in decisions[name]), default=0) if name in decisions else 0

    storeys: dict[int, list[str]] = {}
    for name in (*facts, *decisions):
        storeys.setdefault(depth(name), []).append(name)
    highest = max(storeys, default=0)
    widest = max((len(names) for names in storeys.values()), default=0)
    return {
        name: (GAP + (number * 2 + widest - len(names)) * (WIDTH + GAP) // 2, GAP + (highest - storey) * STOREY)
        for storey, names in storeys.items()
        for number, name in enumerate(names)
    }
