"""Put the document together: every part is computed over all completions of what is known."""

from collections.abc import Iterable

from wegenkaart import __version__
from wegenkaart.advice.applying import MOMENTS
from wegenkaart.advice.calls import calls, story
from wegenkaart.advice.changes import nearest_changes, not_reached
from wegenkaart.advice.desk import Desk, desk_of
from wegenkaart.advice.document import SCHEMA_VERSION, Advice, Ground, Help, Knowledge, Lead, ShownConflict, Tool
from wegenkaart.advice.escalation import level_range, steps
from wegenkaart.advice.grounds import rule_grounds
from wegenkaart.advice.own import own
from wegenkaart.advice.questions import open_questions
from wegenkaart.advice.setting import Setting
from wegenkaart.advice.wegenwacht import in_doubt
from wegenkaart.clock import rfc3339
from wegenkaart.engine import Status, Tables
from wegenkaart.model import Facts

__all__ = ["MOMENTS", "advise"]


def advise(tables: Tables, facts: Facts, setting: Setting) -> Advice:
    """The advice for what is known. Pure: the same facts, knowledge and setting give the same document."""
    desk, kb = desk_of(tables, setting), tables.kb
    found = desk.applying(facts)
    lead, responsible = _lead(tables, facts), tuple(desk.responsible(*each) for each in found["responsibilities"])
    grip, escalation = level_range(tables, facts), steps(tables, facts)
    actions = tuple(desk.action(*each, order) for order, each in enumerate(found["actions"], 1))
    duties, roads = desk.duties(found), tuple(desk.road(*each) for each in found["roads"])
    resources = desk.helping(found)
    reached = (step for step in escalation if step.position in ("now", "possible"))
    questions = open_questions(tables, facts)
    called = calls(kb, actions, lead, story(kb, facts, grip, questions, setting))
    grounds = [ground for part in (lead, responsible, (grip,), actions, duties, reached) for each in part for ground in each.grounds]
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
        calls=called,
        duties=duties,
        resources=resources,
        open_questions=questions,
        conflicts=_conflicts(desk, grounds),
        warnings=tuple(desk.warning(*each) for each in found["warnings"] if each[1] == "certain"),  # a possible contradiction is no news
        stale=_stale(desk, grounds, resources),
        disclaimer=kb.disclaimer,
        in_doubt=in_doubt(kb, facts, roads, called, setting),
        own=own(kb, facts, roads, setting),
        nearest_changes=nearest_changes(tables, facts) if setting.explain else None,
        not_reached=not_reached(tables, facts) if setting.explain else None,
    )


def _lead(tables: Tables, facts: Facts) -> tuple[Lead, ...]:
    name = tables.kb.outline.lead
    possible = tables.decision(name).possible(facts)
    status: Status = "certain" if len(possible) == 1 else "possible"
    return tuple(Lead(actor=actor, status=status, grounds=rule_grounds(tables, name, facts, actor)) for actor in possible)


def _stale(desk: Desk, grounds: Iterable[Ground], resources: Iterable[Help]) -> tuple[str, ...]:
    if not desk.old:
        return ()
    cited = dict.fromkeys((*(source for ground in grounds for source in ground.sources), *(resource.id for resource in resources)))
    return tuple(name for name in cited if name in desk.old)


def _conflicts(desk: Desk, grounds: Iterable[Ground]) -> tuple[ShownConflict, ...]:
    used = {ground.rule for ground in grounds}
    return tuple(desk.conflict(name) for name, conflict in desk.kb.conflicts.items() if not used.isdisjoint(conflict.touches))
