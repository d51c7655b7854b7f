"""Put the document together: every part is computed over all completions of what is known."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

from wegenkaart import __version__
from wegenkaart.advice.calls import calls, story
from wegenkaart.advice.changes import nearest_changes, not_reached
from wegenkaart.advice.document import (
    SCHEMA_VERSION,
    Advice,
    AdvisedAction,
    AdvisedDuty,
    Ground,
    Help,
    Knowledge,
    Lead,
    Responsible,
    RoadStatus,
    ShownConflict,
    ShownWarning,
    Tool,
)
from wegenkaart.advice.duties import advised
from wegenkaart.advice.escalation import level_range, steps
from wegenkaart.advice.grounds import ground, rule_grounds
from wegenkaart.advice.own import own
from wegenkaart.advice.questions import open_questions
from wegenkaart.advice.setting import Setting
from wegenkaart.advice.wegenwacht import contact, help_list
from wegenkaart.clock import local_date, rfc3339
from wegenkaart.engine import APPLIES, Conditional, Status, Tables
from wegenkaart.inventory import stale
from wegenkaart.model import Facts, KnowledgeBase

T = TypeVar("T", bound=Conditional)

MOMENTS = ("direct", "eerste_uur", "eerste_dag", "later")


def advise(tables: Tables, facts: Facts, setting: Setting) -> Advice:
    """The advice for what is known. Pure: the same facts, knowledge and setting give the same document."""
    kb = tables.kb
    lead, responsible = _lead(tables, facts), _responsible(tables, facts)
    grip, escalation = level_range(tables, facts), steps(tables, facts)
    actions, duties = _actions(tables, facts, setting), _duties(tables, facts, setting)
    reached = (step for step in escalation if step.position in ("now", "possible"))
    resources = help_list(tables, facts, actions)
    roads, questions = _roads(tables, facts), open_questions(tables, facts)
    grounds = [each.grounds for part in (lead, responsible, (grip,), actions, duties, reached) for each in part]
    return Advice(
        schema_version=SCHEMA_VERSION,
        tool=Tool(name="wegenkaart", version=__version__),
        knowledge_base=Knowledge(date=kb.date.isoformat(), sha256=kb.sha256),
        generated_at=rfc3339(setting.now),
        exercise=False,
        facts={fact: facts[fact] for fact in kb.facts if fact in facts},
        roads=roads,
        lead=lead,
        responsible=responsible,
        grip=grip,
        escalation=escalation,
        actions=actions,
        calls=calls(kb, actions, lead, story(kb, facts, grip, questions, setting)),
        duties=duties,
        resources=resources,
        open_questions=questions,
        conflicts=_conflicts(kb, {each.rule for found in grounds for each in found}),
        warnings=_warnings(tables, facts),
        stale=_stale(kb, [each for found in grounds for each in found], resources, setting),
        disclaimer=kb.disclaimer,
        own=own(kb, facts, roads, setting),
        nearest_changes=nearest_changes(tables, facts) if setting.explain else None,
        not_reached=not_reached(tables, facts) if setting.explain else None,
    )


def _applying(tables: Tables, facts: Facts, records: Iterable[T]) -> Iterator[tuple[T, Status]]:
    for record in records:
        if status := tables.condition(record).status(facts, APPLIES):
            yield record, status


def _roads(tables: Tables, facts: Facts) -> tuple[RoadStatus, ...]:
    found = ((road, tables.road(road).status(facts, APPLIES)) for road in tables.kb.roads)
    return tuple(RoadStatus(id=road, status=status) for road, status in found if status)


def _lead(tables: Tables, facts: Facts) -> tuple[Lead, ...]:
    name = tables.kb.outline.lead
    possible = tables.decision(name).possible(facts)
    status: Status = "certain" if len(possible) == 1 else "possible"
    return tuple(Lead(actor=actor, status=status, grounds=rule_grounds(tables, name, facts, actor)) for actor in possible)


def _responsible(tables: Tables, facts: Facts) -> tuple[Responsible, ...]:
    return tuple(
        Responsible(domain=record.domain, actor=record.actor, status=status, grounds=(ground(record),))
        for record, status in _applying(tables, facts, tables.kb.responsibilities.values())
    )


def _actions(tables: Tables, facts: Facts, setting: Setting) -> tuple[AdvisedAction, ...]:
    """In the order in which to do them: by moment, then by rank, then as the knowledge base lists them."""
    found = _applying(tables, facts, tables.kb.actions.values())
    applying = sorted(found, key=lambda each: (MOMENTS.index(each[0].moment), each[0].rank))
    return tuple(
        AdvisedAction(
            id=action.id,
            order=order,
            when=action.moment,
            actor=action.actor,
            text=action.text,
            contact=contact(tables.kb, action.contact, setting),
            status=status,
            grounds=(ground(action),),
        )
        for order, (action, status) in enumerate(applying, 1)
    )


def _duties(tables: Tables, facts: Facts, setting: Setting) -> tuple[AdvisedDuty, ...]:
    return tuple(advised(duty, status, setting) for duty, status in _applying(tables, facts, tables.kb.duties.values()))


def _stale(kb: KnowledgeBase, grounds: Iterable[Ground], resources: Iterable[Help], setting: Setting) -> tuple[str, ...]:
    old = {name for name, _ in stale(kb, local_date(setting.now))}
    cited = dict.fromkeys((*(source for ground in grounds for source in ground.sources), *(resource.id for resource in resources)))
    return tuple(name for name in cited if name in old)


def _conflicts(kb: KnowledgeBase, used: set[str]) -> tuple[ShownConflict, ...]:
    touching = (conflict for conflict in kb.conflicts.values() if used.intersection(conflict.touches))
    return tuple(ShownConflict(id=each.id, text=each.text, reading=each.ours) for each in touching)


def _warnings(tables: Tables, facts: Facts) -> tuple[ShownWarning, ...]:
    """Only those that certainly hold: a possible contradiction is no news."""
    return tuple(
        ShownWarning(id=each.id, text=each.text, status=status)
        for each, status in _applying(tables, facts, tables.kb.warnings.values())
        if status == "certain"
    )
