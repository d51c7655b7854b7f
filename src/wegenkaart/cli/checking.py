"""`wegenkaart check`: read and prove the knowledge base anew, whatever is remembered of it."""

from datetime import UTC, date, datetime
from pathlib import Path

from wegenkaart import gemeenten
from wegenkaart.cli.covering import show_coverage, show_findings
from wegenkaart.cli.loading import folder
from wegenkaart.cli.output import write
from wegenkaart.clock import local_date, parse_moment, spoken_date
from wegenkaart.errors import InvalidFile, WrongUse
from wegenkaart.inventory import stale
from wegenkaart.knowledge import anew, default_data
from wegenkaart.model import KnowledgeBase

EXIT_FAULTS = 1


def check(*, strict: bool, now: str | None, coverage: bool, as_json: bool, data: Path | None) -> int:
    """Exit 0 when everything is proved (and reached, when coverage is asked for); otherwise every finding on a line, and 1."""
    today = local_date(parse_moment(now, "--now") if now else datetime.now(UTC))
    if as_json and not coverage:
        raise WrongUse("--json hoort hier bij --coverage. Typ: wegenkaart check --coverage --json")
    try:
        kb = anew(folder(data))
        gemeenten.load(default_data())
    except InvalidFile as error:
        if as_json:
            show_findings(error)
        else:
            write(_refused(error))
        return EXIT_FAULTS
    old = _old(kb, today)
    if not as_json:
        write("".join(f"LET OP: {line}\n" for line in old) + _proved(kb) + "\n" * coverage)
    reached = not coverage or show_coverage(kb, as_json=as_json)
    if strict and old and not as_json:
        write(f"\nFOUT: {len(old)} keer te oud, en met --strict is dat een fout. Zie LET OP hierboven.\n")
    return EXIT_FAULTS if (strict and old) or not reached else 0


def _refused(error: InvalidFile) -> str:
    complaints = str(error).splitlines()
    return (
        "\n".join(complaints)
        + f"\n\nFOUT: {len(complaints)} bevinding{'en' * (len(complaints) > 1)}. Wat hierop rust, is nog niet bewezen. "
        f"{error.beside}{' ' * bool(error.beside)}Los dit op en controleer opnieuw.\n"
    )


def _old(kb: KnowledgeBase, today: date) -> list[str]:
    """What was compared too long ago, and what may no longer hold."""
    old = [f"{name}: voor het laatst vergeleken op {spoken_date(day)}. Vergelijk opnieuw." for name, day in stale(kb, today)]
    ended = ((duty.id, duty.valid_until) for duty in kb.duties.values() if duty.valid_until and duty.valid_until < today)
    return old + [f"{name}: gold in ieder geval tot {spoken_date(day)}. Controleer wat nu geldt." for name, day in ended]


def _proved(kb: KnowledgeBase) -> str:
    return (
        f"OK: {len(kb.facts)} feiten, {sum(1 for _ in kb.rules())} regels, {len(kb.actions)} acties, {len(kb.duties)} plichten, "
        f"{len(kb.resources)} hulpbronnen, {len(kb.sources)} bronnen. Alles is bewezen.\n"
    )
