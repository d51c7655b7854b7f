"""What a municipality has not arranged yet, one sentence each."""

from collections.abc import Iterable
from datetime import date

from wegenkaart.advice.document import OwnLack
from wegenkaart.clock import spoken_date
from wegenkaart.contacts.lacking import Lack
from wegenkaart.model import KnowledgeBase
from wegenkaart.render.contacts import capital


def lacking_items(kb: KnowledgeBase, found: Iterable[Lack | OwnLack]) -> tuple[str, ...]:
    return tuple(_lack(kb, each) for each in found)


def _lack(kb: KnowledgeBase, each: Lack | OwnLack) -> str:
    named = f"Nummer: {each.name}" if each.id in kb.roles else capital(each.name)
    return f"{named} ({_state(each)}). {each.because or ''}".rstrip()


def _state(each: Lack | OwnLack) -> str:
    checked = date.fromisoformat(each.checked) if isinstance(each.checked, str) else each.checked
    if each.ahead and checked:
        return f"datum klopt niet: {spoken_date(checked)} is nog niet geweest"
    return "nog niet ingevuld" if not each.filled else f"te oud: {spoken_date(checked)}" if checked else "zonder datum"
