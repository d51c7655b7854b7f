"""What only the whole knowledge base can tell: references, gaps, overlaps, monotony, reachability → findings.

Every finding says where it stands, gives one counter-example where there is one, and says what to do.
"""

from itertools import islice

from wegenkaart.checks import (
    addresses,
    answered,
    conflicts,
    expected,
    form,
    groups,
    ids,
    leaders,
    monotone,
    outline,
    reach,
    references,
    tables,
    words,
)
from wegenkaart.checks.finding import Finding
from wegenkaart.checks.sound import faults, sound
from wegenkaart.checks.unclear import Unclear
from wegenkaart.engine import Tables
from wegenkaart.model import KnowledgeBase

__all__ = ["Finding", "Unclear", "check"]

MOST = 1000
EVERYTHING_CLEAR = Unclear()


def check(kb: KnowledgeBase, unclear: Unclear = EVERYTHING_CLEAR) -> tuple[Finding, ...]:
    """All findings. A proof is of all that is sound: what is faulty, or rests on that, is left out of it.

    Of what can be seen of one record, each part gives few more than `MOST`: a hostile file can have a million, and nobody reads more.
    """
    parts = (form, addresses, words, conflicts, ids, outline, references, groups) if unclear.whole else (form,)
    found = [finding for part in parts for finding in islice(part.check(kb), MOST + 1)]
    if len(found) <= MOST and unclear.whole:
        found = _with_proofs(kb, found, unclear)
    meant = {name for finding in found for name in finding.meant}
    return tuple(
        each for each in found if not unclear.explains(each) and not (each.kind == "overbodig" and meant.intersection(each.location[-1:]))
    )


def _with_proofs(kb: KnowledgeBase, found: list[Finding], unclear: Unclear) -> list[Finding]:
    compiled = Tables(kb)
    faulty = frozenset[object]()
    for proof in (tables.too_wide, tables.one_rule_each, monotone.check, leaders.check, answered.check, reach.check, expected.check):
        if (now := faults(found, unclear)) != faulty:
            faulty, compiled = now, Tables(sound(kb, now))
        found = [*found, *proof(kb, compiled)]
    return found
