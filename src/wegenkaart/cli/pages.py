"""The commands that show a page of the knowledge: a road, the levels, what to prepare, one record in full."""

from dataclasses import asdict
from pathlib import Path

from wegenkaart.cli.loading import at_home, knowledge_base
from wegenkaart.cli.output import show, width, write, write_utf8
from wegenkaart.cli.showing import named_road
from wegenkaart.errors import InvalidContacts, Unreadable, WrongUse
from wegenkaart.inventory import parts
from wegenkaart.model import KnowledgeBase, Record
from wegenkaart.nearest import meant_in_part
from wegenkaart.render import diagram, explained
from wegenkaart.render import grip as grip_page
from wegenkaart.render import roads as roads_page
from wegenkaart.render.json import dumps


def _here(data: Path | None) -> KnowledgeBase:
    """With the names that region and teams have here, for people; a wrong file of one's own is no reason to show nothing."""
    try:
        return at_home(data).kb
    except (InvalidContacts, Unreadable):
        return knowledge_base(data)


def roads(name: str | None, *, as_json: bool, data: Path | None) -> int:
    kb = knowledge_base(data) if as_json else _here(data)
    chosen = list(kb.roads.values()) if name is None else [named_road(kb, name)]
    if as_json:
        write_utf8(dumps([asdict(road) for road in chosen]))
    elif name is None:
        show(roads_page.overview_lines(kb, width()))
    else:
        show(roads_page.road_lines(kb, chosen[0], width()))
    return 0


def grip(*, as_json: bool, mermaid: bool, data: Path | None) -> int:
    if as_json and mermaid:
        raise WrongUse("--json en --mermaid gaan niet samen. Kies er een.")
    kb = knowledge_base(data)
    if mermaid:
        write(diagram.escalation_diagram(kb))
    elif as_json:
        levels = [asdict(level) for level in kb.levels.values()]
        write_utf8(dumps({"levels": levels, "rules": [asdict(rule) for rule in kb.decisions[kb.outline.level].rules]}))
    else:
        show(grip_page.grip_lines(_here(data), width()))
    return 0


def explain(name: str, *, mermaid: bool, data: Path | None) -> int:
    kb = knowledge_base(data)
    wanted = name.partition(":")[0].casefold()
    if not wanted:
        raise WrongUse("noem het id dat u wilt lezen, zoals T11, grip of avg_melding_ap.")
    ids = {part.id.casefold(): part.id for _, part in parts(kb) if isinstance(part, Record)}
    if wanted not in ids:
        near = meant_in_part(wanted, ids.values(), "De regels ziet u met: wegenkaart grip.", likeness=0.7)
        raise WrongUse(f"er is niets met het id '{name}'. {near}")
    if mermaid:
        write(diagram.decision_diagram(kb, [_decision(kb, ids[wanted])]))
        return 0
    for record in explained.named(kb, ids[wanted]):
        show(explained.record_lines(kb, record, width()))
    return 0


def _decision(kb: KnowledgeBase, name: str) -> str:
    if name not in kb.decisions:
        raise WrongUse(f"--mermaid tekent een beslissing, en '{name}' is er geen. Kies uit: {', '.join(kb.decisions)}.")
    return name
