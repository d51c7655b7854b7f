"""The questions of the wizard as a form: everything that can be known, and the moments that start or stop a clock."""

from collections.abc import Iterator

from wegenkaart.model import Duty, Fact, Group, KnowledgeBase
from wegenkaart.render.html import Html, joined, tag, text

UNKNOWN = "Weet ik nog niet"
_UNTICKED = {"": "weet ik nog niet", "niet": "is niet zo"}
"""What a row without a tick means."""
_EVENTS = {"aware": "Wanneer wist uw gemeente het?", "other": "Wanneer wist de andere organisatie het zelf?"}


def questions(kb: KnowledgeBase) -> Iterator[Html]:
    """Every fact once, in the order of the knowledge. Those that tell which road one is on stand together, to be ticked."""
    ticked = {fact: group for group in kb.groups.values() if _tells_the_road(kb, group) for fact in group.facts}
    put: set[str] = set()
    for fact in kb.facts.values():
        group = ticked.get(fact.id)
        if group is None:
            yield _radios(fact)
        elif group.id not in put:
            put.add(group.id)
            yield _ticks(kb, group)
    yield _moments(kb)


def _tells_the_road(kb: KnowledgeBase, group: Group) -> bool:
    """Whether every row of it is what some road hangs on, and has two answers."""
    return all(any(fact in road.when for road in kb.roads.values()) and len(kb.facts[fact].values) == 2 for fact in group.facts)


def _question(name: str, question: str, explain: Html, facts: str, *inside: Html) -> Html:
    """`facts`: those it is about, with spaces between."""
    legend = tag("legend", text(question), tag("span", class_="stand"))
    hint = tag("p", explain, id=f"u-{name}", class_="uitleg")
    body = tag("div", hint, *inside, class_="vraag")
    return tag("fieldset", legend, body, id=f"v-{name}", data_vraag=facts, aria_describedby=f"u-{name}")


def _radios(fact: Fact) -> Html:
    choices = [_radio(fact.id, value, label) for value, label in fact.values.items()]
    unknown = tag("label", _input("radio", f"f-{fact.id}", "", checked=True), text(f" {UNKNOWN}"))
    ask = tag("span", text(f" Vraag het aan {fact.ask}."), class_="wie")  # not shown to who prepares: nobody can tell
    explain = joined((text(fact.explain), ask))
    return _question(fact.id, fact.question, explain, fact.id, tag("div", *choices, unknown, class_="keuzes"))


def _radio(fact: str, value: str, label: str) -> Html:
    return tag("label", _input("radio", f"f-{fact}", value, data_fact=fact), text(f" {label}"))


def _input(kind: str, name: str, value: str, *, checked: bool = False, **attributes: str) -> Html:
    return tag("input", type=kind, name=name, value=value, **attributes, **({"checked": ""} if checked else {}))


def _ticks(kb: KnowledgeBase, group: Group) -> Html:
    rest = f"g-{group.id}"
    rows = [_tick(kb.facts[fact], row, rest) for fact, row in group.facts.items()]
    said = [tag("label", _input("radio", rest, value, checked=not value), text(f" {label}")) for value, label in _UNTICKED.items()]
    unticked = tag("fieldset", tag("legend", text("Wat u niet aankruist:")), tag("div", *said, class_="keuzes"))
    return _question(rest, group.question, text(f"Kruis aan wat klopt. {group.explain}"), " ".join(group.facts), *rows, unticked)


def _tick(fact: Fact, row: str, rest: str) -> Html:
    yes, no = fact.values
    box = _input("checkbox", f"f-{fact.id}", yes, data_fact=fact.id, data_otherwise=no, data_rest=rest)
    return tag("label", box, tag("span", text(row), tag("span", class_="rijstand")), class_="rij", data_rij=fact.id)


def _moments(kb: KnowledgeBase) -> Html:
    """When something was known, and when each notification with a term was done."""
    known = [_moment(event, question, data_moment=event) for event, question in _EVENTS.items()]
    done = [tag("div", _done(duty), data_plicht=duty.id) for duty in kb.duties.values() if _has_clock(kb, duty)]
    where = tag("p", text("Deze browser kent de Nederlandse tijd niet. Hier telt de klok van deze laptop."), id="eigen-klok", hidden="")
    hint = tag("p", text("Zo gaan de klokken van de meldplichten lopen. Vul Nederlandse tijd in."), class_="uitleg")
    return tag("fieldset", tag("legend", text("Tijdstippen")), hint, where, *known, *done)


def _has_clock(kb: KnowledgeBase, duty: Duty) -> bool:
    """Whether it matters when it was done: it has a term, or starts that of another."""
    return duty.hours is not None or duty.months is not None or any(each.after == duty.id for each in kb.duties.values())


def _done(duty: Duty) -> Html:
    return _moment(duty.id, f"Gedaan: {duty.name}", data_moment="gedaan", data_duty=duty.id)


def _moment(name: str, question: str, **attributes: str) -> Html:
    remark = f"t-{name}-uitleg"
    label = tag("label", text(question), for_=f"t-{name}")
    given = tag("input", type="datetime-local", id=f"t-{name}", aria_describedby=remark, **attributes)
    return tag("div", joined((label, given, tag("span", id=remark, class_="fout", role="alert"))), class_="tijd")
