"""The parts of an advice that are the same in every advice of one run: made when they are first needed, and used again.

Each is made of one record or two, so their number has an end, however many incidents come by.
"""

from functools import cache, cached_property, lru_cache
from typing import Any

from wegenkaart.advice.applying import Found, applying_of
from wegenkaart.advice.document import AdvisedAction, AdvisedDuty, Contact, Help, Responsible, RoadStatus, ShownConflict, ShownWarning
from wegenkaart.advice.duties import Holding, advised, holding
from wegenkaart.advice.grounds import ground
from wegenkaart.advice.setting import Setting
from wegenkaart.advice.wegenwacht import best_first, contact, helping, reached, resource_of
from wegenkaart.clock import local_date
from wegenkaart.engine import Status, Tables
from wegenkaart.inventory import stale


class Desk:
    """Where the advices are made that differ in nothing but the facts. A record is named by its place among those of its kind."""

    def __init__(self, tables: Tables, setting: Setting) -> None:
        self.tables, self.kb, self.setting = tables, tables.kb, setting
        self.applying = applying_of(tables)
        self.road, self.responsible, self._advised = cache(self._road), cache(self._responsible), cache(self._duty)
        self.warning, self.conflict, self.help = cache(self._warning), cache(self._conflict), cache(self._help)
        self._unnumbered, self._contact = cache(self._action), cache(self._contact_of)
        self._roads, self._responsibilities = tuple(self.kb.roads), tuple(self.kb.responsibilities.values())
        self._duties, self._warnings = tuple(self.kb.duties.values()), tuple(self.kb.warnings.values())
        self.resources = tuple(each.id for each in self.applying.resources)
        self._points = [(resource_of(self.kb, each.contact) if each.contact else None, each.because) for each in self.applying.actions]

    @cached_property
    def old(self) -> frozenset[str]:
        """The sources and resources that were compared too long ago."""
        return frozenset(name for name, _ in stale(self.kb, local_date(self.setting.now)))

    def helping(self, found: Found) -> tuple[Help, ...]:
        pointing = [(*self._points[place], status) for place, status in found["actions"]]
        return tuple([self.help(*each) for each in best_first(self.resources, found["resources"], pointing)])

    def duties(self, found: Found) -> tuple[AdvisedDuty, ...]:
        """Whose each one is hangs on the roads that may apply."""
        roads = {self._roads[place]: status for place, status in found["roads"]}
        return tuple([self._advised(place, status, holding(self.kb, self._duties[place], roads)) for place, status in found["duties"]])

    def action(self, place: int, status: Status, order: int) -> AdvisedAction:
        return AdvisedAction(order=order, **self._unnumbered(place, status))

    def _action(self, place: int, status: Status) -> dict[str, Any]:
        """All but its order."""
        action = self.applying.actions[place]
        return {
            "id": action.id,
            "when": action.moment,
            "actor": action.actor,
            "text": action.text,
            "contact": self._contact(reached(self.kb, action)),
            "status": status,
            "grounds": (ground(action),),
        }

    def _road(self, place: int, status: Status) -> RoadStatus:
        return RoadStatus(id=self._roads[place], status=status)

    def _responsible(self, place: int, status: Status) -> Responsible:
        record = self._responsibilities[place]
        return Responsible(domain=record.domain, actor=record.actor, status=status, grounds=(ground(record),))

    def _duty(self, place: int, status: Status, held: Holding) -> AdvisedDuty:
        return advised(self.kb, self._duties[place], status, self.setting, held)

    def _warning(self, place: int, status: Status) -> ShownWarning:
        record = self._warnings[place]
        return ShownWarning(id=record.id, text=record.text, status=status)

    def _conflict(self, name: str) -> ShownConflict:
        record = self.kb.conflicts[name]
        return ShownConflict(id=record.id, text=record.text, reading=record.ours)

    def _contact_of(self, name: str | None) -> Contact | None:
        return contact(self.kb, name, self.setting)

    def _help(self, place: int, status: Status, why: str | None) -> Help:
        return helping(self.applying.resources[place], status, why)


desk_of = lru_cache(maxsize=2)(Desk)
"""Of these tables and this setting, made once."""
