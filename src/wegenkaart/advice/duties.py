"""The duties with their clocks: which event starts each one, when it ends, and what was done already."""

from datetime import datetime

from wegenkaart.advice.document import AdvisedDuty
from wegenkaart.advice.grounds import ground
from wegenkaart.advice.setting import Setting
from wegenkaart.clock import add, local_date, rfc3339
from wegenkaart.engine import Status
from wegenkaart.model import Duty


def advised(duty: Duty, status: Status, setting: Setting, *, on_own_road: bool) -> AdvisedDuty:
    """`on_own_road`: whether the road on which this clock is ours may apply, when it names one."""
    starts = duty.starts if on_own_road or duty.own_road is None else "kennisname_ander"
    start = _start(duty.after, starts, setting)
    due = add(start, duty.hours, duty.months) if start else None
    done = setting.reported.get(duty.id)
    return AdvisedDuty(
        id=duty.id,
        name=duty.name,
        text=duty.text,
        holder=duty.holder,
        to=duty.to,
        channel=duty.channel,
        starts_on=starts,
        after=duty.after,
        starts_at=rfc3339(start) if start else None,
        due_at=rfc3339(due) if due else None,
        done_at=rfc3339(done) if done else None,
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
