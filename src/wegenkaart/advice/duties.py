"""The duties with their clocks: whose they are, which event starts each one, when it ends, and what was done already."""

from collections.abc import Mapping
from datetime import datetime
from typing import TypeAlias

from wegenkaart.advice.document import AdvisedDuty
from wegenkaart.advice.grounds import ground
from wegenkaart.advice.setting import Setting
from wegenkaart.clock import add, local_date, rfc3339
from wegenkaart.engine import Status
from wegenkaart.model import Duty, KnowledgeBase

Holding: TypeAlias = tuple[Status | None, Status | None]
"""Where a duty applies: how sure it is that it is ours, and that it is one of another organisation."""


def holding(kb: KnowledgeBase, duty: Duty, roads: Mapping[str, Status]) -> Holding:
    """`roads`: those that may apply. A duty that waits for another one is of who does that one."""
    while duty.after is not None:
        duty = kb.duties[duty.after]
    if duty.starts == "kennisname_ander":
        return None, "certain"
    if duty.own_road is None:
        return "certain", None
    others = [roads[road] for road in duty.roads if road != duty.own_road and road in roads]
    if not others:
        return "certain", None
    if duty.own_road not in roads:
        return None, "certain"
    return roads[duty.own_road], "certain" if "certain" in others else "possible"


def advised(kb: KnowledgeBase, duty: Duty, status: Status, setting: Setting, held: Holding) -> AdvisedDuty:
    own, other = held
    starts = "kennisname_ander" if duty.starts == "kennisname" and own is None else duty.starts
    start = _start(duty.after, starts, setting)
    due = add(start, duty.hours, duty.months) if start else None
    done = setting.reported.get(duty.id)
    return AdvisedDuty(
        id=duty.id,
        name=duty.name,
        text=f"{duty.text} {duty.elsewhere}" if duty.elsewhere and other else duty.text,
        holder=duty.holder,
        own=own,
        other=other,
        to=duty.to,
        channel=duty.channel,
        starts_on=starts,
        after=duty.after,
        starts_at=rfc3339(start) if start else None,
        due_at=rfc3339(due) if due else None,
        done_at=rfc3339(done) if done else None,
        overtaken_by=None if done else _later_one(kb, duty.id, setting),
        legal_basis=duty.legal_basis,
        valid_until=duty.valid_until.isoformat() if duty.valid_until else None,
        expired=duty.valid_until is not None and duty.valid_until < local_date(setting.now),
        lapses=duty.lapses,
        status=status,
        grounds=(ground(duty),),
    )


def _start(after: str | None, starts: str, setting: Setting) -> datetime | None:
    """When the event happened that starts the clock; `None` when nobody said."""
    if after is not None:
        return setting.reported.get(after)
    return setting.aware_at if starts == "kennisname" else setting.other_aware_at


def _later_one(kb: KnowledgeBase, name: str, setting: Setting) -> str | None:
    """The first of the duties that take this one further, and was done all the same."""
    further, left = {name}, [name]
    while left:
        later = [each.id for each in kb.duties.values() if {each.after, each.follows} & {*left} and each.id not in further]
        if done := next((each for each in later if each in setting.reported), None):
            return done
        further.update(later)
        left = later
    return None
