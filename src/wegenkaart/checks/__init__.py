"""What only the whole knowledge base can tell: references, gaps, overlaps, monotony, reachability → findings.

Every finding says where it stands, gives one counter-example where there is one, and says what to do.
"""

from itertools import islice

from wegenkaart.checks import addresses, answered, conflicts, form, groups, ids, monotone, outline, reach, references, tables, words
from wegenkaart.checks.finding import Finding
from wegenkaart.engine import Tables
from wegenkaart.model import KnowledgeBase

__all__ = ["Finding", "check"]

MOST = 1000


def check(kb: KnowledgeBase) -> tuple[Finding, ...]:
    """All findings, as far as they mean something: a proof is tried when nothing before it breaks it.

    Of what can be seen of one record, each part gives at most `MOST`: a hostile file can have a million, and nobody reads more.
    """
    parts = (form, addresses, words, conflicts, ids, outline, references, groups)
    found = [finding for part in parts for finding in islice(part.check(kb), MOST)]
    if len(found) >= MOST:
        return tuple(found)
    compiled = Tables(kb)
    for proof in (tables.too_wide, tables.one_rule_each, monotone.check, answered.check, reach.check):
        if any(finding.breaks_tables for finding in found):
            break
        found += proof(kb, compiled)
    return tuple(found)
