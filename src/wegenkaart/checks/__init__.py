"""What only the whole knowledge base can tell: references, gaps, overlaps, monotony, reachability → findings.

Every finding says where it stands, gives one counter-example where there is one, and says what to do.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from wegenkaart.checks import (
    addresses,
    answered,
    called,
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
    titles,
    words,
)
from wegenkaart.checks.finding import Finding, advised
from wegenkaart.checks.sound import faults, sound
from wegenkaart.checks.unclear import Unclear
from wegenkaart.engine import Tables
from wegenkaart.model import KnowledgeBase

__all__ = ["Finding", "Unclear", "check"]

MOST = 1000
"""After so many findings nothing more is looked at: nobody reads them, and a hostile file can have a million."""
MOST_IN_ALL = 10 * MOST
"""The same with those that may only follow from something else, and are not shown."""
EVERYTHING_CLEAR = Unclear()
ALONE = (form, addresses, words, conflicts, ids)
TOGETHER = (outline, references, groups, titles, called)
"""What is looked at only when the outline says which facts and decisions are which."""
FOLLOWING = (("conflicts",), ("descents",))
PROOFS = (
    tables.too_wide_decisions, tables.too_wide_records, tables.one_rule_each, monotone.check, leaders.check, answered.check, reach.check,
    expected.check,
)  # fmt: skip
"""Each of what the one before it left sound."""


def check(kb: KnowledgeBase, unclear: Unclear = EVERYTHING_CLEAR, room: int = 1) -> tuple[Finding, ...]:
    """All findings, or more than `MOST` when there are more than that. What `room` is: `knowledge.load`.

    A proof is of all that is sound: what is faulty, or rests on that, is left out of it.
    """
    misread = list(outline.misread(kb)) if unclear.whole else []
    parts = (ALONE + TOGETHER if not misread else ALONE) if unclear.whole else (form,)
    found = _Findings(unclear)
    found.add(misread)
    found.add(finding for part in parts for finding in part.check(kb))
    if unclear.whole and not (misread or found.enough):
        _prove(kb, found, room)
    said = list(advised(found.all))
    if len(said) > MOST_IN_ALL:
        return tuple(said)
    shown = [each for each in said if not unclear.explains(each)]
    meant = {name for finding in said for name in finding.meant} if not found.enough else set()
    needed = [each for each in shown if not (each.kind == "overbodig" and meant.intersection(each.location[-1:]))]
    return tuple(sorted(needed, key=_follows)) if any(each.location[:1] == ("decisions",) for each in needed) else tuple(needed)


def _follows(finding: Finding) -> bool:
    """Whether it may be gone when what is wrong with a decision is mended."""
    return finding.location[:1] in FOLLOWING


@dataclass
class _Findings:
    """What was found up to now."""

    unclear: Unclear
    all: list[Finding] = field(default_factory=list)
    shown: int = 0

    @property
    def enough(self) -> bool:
        return self.shown > MOST or len(self.all) > MOST_IN_ALL

    def add(self, more: Iterable[Finding]) -> None:
        """What comes next, until there is enough: a proof goes no further than it is asked to."""
        for finding in more if not self.enough else ():
            self.all.append(finding)
            self.shown += not self.unclear.explains(finding)
            if self.enough:
                return


def _prove(kb: KnowledgeBase, found: _Findings, room: int) -> None:
    compiled = Tables(kb)
    faulty = frozenset[object]()
    for proof in PROOFS:
        if (now := faults(found.all, found.unclear)) != faulty:
            faulty, compiled = now, Tables(sound(kb, now))
        if proof is tables.one_rule_each and (too_much := [*tables.too_much(compiled, room)]):
            found.add(too_much)
            return
        found.add(proof(kb, compiled))
