"""The duties with their clocks: which event starts each one, when it ends, and what was done already."""

from datetime import datetime

from wegenkaart.advice.document import AdvisedDuty
from wegenkaart.advice.grounds import ground
from wegenkaart.advice.setting import Setting
from wegenkaart.clock import add, local_date, rfc3339
from wegenkaart.engine import Status
from wegenkaart.model import Duty


def advised(duty: Duty, status: Status, setting: Setting) -> AdvisedDuty:
    start = _start(duty, setting)
    due = add(start, duty.hours, duty.months) if start else None
    done = setting.reported.get(duty.id)
    return AdvisedDuty(
        id=duty.id,
        name=duty.name,
        text=duty.text,
        holder=duty.holder,
        to=duty.to,
        channel=duty.channel,
        starts_on=duty.starts,
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


def _start(duty: Duty, setting: Setting) -> datetime | None:
    """When the event happened that starts the clock; `None` when nobody said."""
    if duty.after is not None:
        return setting.reported.get(duty.after)
    return setting.aware_at if duty.starts == "kennisname" else setting.other_aware_at
