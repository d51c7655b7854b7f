"""What only the whole knowledge base can tell: references, gaps, overlaps, monotony, reachability → findings.

Every finding says where it stands, gives one counter-example where there is one, and says what to do.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from wegenkaart.checks import form, ids, reach, references, tables
from wegenkaart.checks.finding import Finding
from wegenkaart.engine import Tables
from wegenkaart.model import KnowledgeBase

__all__ = ["Finding", "check", "stale"]


def check(kb: KnowledgeBase) -> tuple[Finding, ...]:
    """All findings, as far as they mean something: a proof is tried when nothing before it breaks it."""
    found = [*form.check(kb), *ids.check(kb), *references.check(kb)]
    compiled = Tables(kb)
    for proof in (tables.too_wide, tables.one_rule_each, tables.monotone, reach.check):
        if any(finding.breaks_tables for finding in found):
            break
        found += proof(kb, compiled)
    return tuple(found)


def stale(kb: KnowledgeBase, today: date) -> Iterator[tuple[str, date]]:
    """Every source and resource that was last compared too long ago, with that day; one in the future was not compared."""
    limit = today - timedelta(days=kb.stale_after_days)
    checked = {name: source.checked for name, source in kb.sources.items()}
    checked |= {name: min((resource.checked, *(phone.seen for phone in resource.phones))) for name, resource in kb.resources.items()}
    yield from ((name, day) for name, day in checked.items() if day < limit or day > today)
