"""`wegenkaart export dmn` and `export cacao`: the knowledge in the formats of other programs."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time
from pathlib import Path

from wegenkaart import incident
from wegenkaart.advice import advise
from wegenkaart.cli.clocks import setting
from wegenkaart.cli.exporting import free, put
from wegenkaart.cli.loading import at_home, knowledge_base
from wegenkaart.cli.output import error_line
from wegenkaart.cli.reading import refuse_pipe, sources, standard_input
from wegenkaart.engine import Tables
from wegenkaart.export.cacao import cacao
from wegenkaart.export.dmn import dmn
from wegenkaart.model import Facts, KnowledgeBase, Phase
from wegenkaart.textfile import read_some

_NOW_GOING_ON: Phase = "warm"


@dataclass(frozen=True)
class Incident:
    """The options of `export cacao` that say what it is about, as typed."""

    answers: str | None
    flags: Sequence[str]
    gemeente: str | None
    no_contacts: bool
    now: str | None
    data: Path | None


def tables(file: str, *, force: bool, data: Path | None) -> int:
    target = free(file, sources(data), force=force)
    put(target, dmn(knowledge_base(data)), force=force)
    return 0


def playbook(file: str, about: Incident, *, force: bool) -> int:
    """Of what is known; without any facts, of everything that can be needed while something is going on."""
    target = free(file, sources(about.data, about.answers), force=force)
    home = at_home(about.data, about.gemeente, own=not about.no_contacts)
    if home.remark:
        error_line(home.remark)
    moments = setting(home.kb, now=about.now, aware_at=None, other_aware_at=None, reported=(), explain=False)
    here = replace(moments, contacts=home.contacts, gemeente=home.gemeente)
    advice = advise(Tables(home.kb), _facts(home.kb, about), here)
    created = here.now if about.now is not None else datetime.combine(home.kb.date, time(), UTC)
    put(target, cacao(home.kb, advice, here, created), force=force)
    return 0


def _facts(kb: KnowledgeBase, about: Incident) -> Facts:
    facts: Facts = {}
    if about.answers == "-":
        raw = read_some(standard_input("--answers"), "standaardinvoer", incident.MAX_BYTES)
        facts = incident.from_bytes(kb, raw, "standaardinvoer")
    elif about.answers is not None:
        refuse_pipe(about.answers, "export cacao … --answers")
        facts = incident.from_file(kb, Path(about.answers))
    return incident.with_flags(kb, facts, about.flags) or {kb.outline.phase: _NOW_GOING_ON}
