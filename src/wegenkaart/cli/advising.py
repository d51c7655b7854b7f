"""`wegenkaart advise`: from options to facts, from facts to an advice, from an advice to the screen or a file."""

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from wegenkaart import incident
from wegenkaart.advice import Advice, Setting
from wegenkaart.advice import advise as make_advice
from wegenkaart.cli import clocks
from wegenkaart.cli.delivering import deliver
from wegenkaart.cli.loading import Home, at_home
from wegenkaart.cli.output import ReaderGone, error_line, stdout
from wegenkaart.cli.reading import refuse_pipe, sources, standard_input
from wegenkaart.cli.request import Request, refuse_contradictions
from wegenkaart.cli.saving import refuse_existing, refuse_nowhere, refuse_source
from wegenkaart.engine import Tables
from wegenkaart.errors import WrongUse
from wegenkaart.frozen import changed
from wegenkaart.model import Facts, KnowledgeBase
from wegenkaart.textfile import read_some

if TYPE_CHECKING:  # start-up: see `_prompter`
    from wegenkaart.cli.conversation import Told
    from wegenkaart.prompter import Prompter

EXIT_STOPPED = 130
EXIT_BUG = 70


def advise(request: Request) -> int:
    """Give the advice. Returns the exit code; raises `WegenkaartError` for what the person can mend."""
    refuse_contradictions(request)
    jobs = _jobs(request)
    _refuse_target(request)
    asking = _prompter(request)
    if asking is not None and request.output is not None:
        refuse_nowhere(request.output)
    home = at_home(request.data, request.gemeente, own=not request.no_contacts)
    if home.remark:
        error_line(home.remark)
    tables, setting = Tables(home.kb), _setting(home, request)
    if request.batch is not None:
        from wegenkaart.cli import batch  # noqa: PLC0415 (start-up: only for many incidents)

        return batch.answer(tables, setting, request.batch, jobs)
    facts = _given(home.kb, request)
    if asking is not None:
        return _asked(tables, facts, setting, asking, request)
    _give(tables, facts, setting, request)
    return 0


def _refuse_target(request: Request) -> None:
    """Where the advice cannot go is better known now than after the questions."""
    if request.output is None:
        stdout()  # is there one?
        return
    refuse_source(request.output, sources(request.data, request.answers))
    if not request.force:
        refuse_existing(request.output)


def _asked(tables: Tables, facts: Facts, setting: Setting, asking: "Prompter", request: Request) -> int:
    """The advice after the questions. Ctrl-C stops these, and not what comes of them."""
    from wegenkaart.cli.conversation import Conversation  # noqa: PLC0415 (as in `_prompter`)
    from wegenkaart.cli.stopping import Stopping  # noqa: PLC0415
    from wegenkaart.render.standing import summary  # noqa: PLC0415

    kb = tables.kb
    with Stopping() as stopping:
        told = Conversation(
            kb,
            facts,
            stopping.heeded_by(asking),
            lambda each: make_advice(tables, each, clocks.at_this_moment(setting, request.now)),
            clock=lambda: clocks.at_this_moment(setting, request.now).now,
            aware_at=setting.aware_at,
            other_aware_at=setting.other_aware_at,
        ).hold()
        heard = changed(setting, aware_at=told.aware_at, other_aware_at=told.other_aware_at)
        with suppress(ReaderGone):  # no error, but what happened to the questions is still to be told
            advice = _give(tables, told.facts, heard, request)
            if request.output is None and request.form == "text" and stdout().isatty():
                asking.say(summary(kb, advice))
    return _code(told)


def _give(tables: Tables, facts: Facts, setting: Setting, request: Request) -> Advice:
    """The moment of the advice is when it is given: whoever answered or typed facts took a while."""
    advice = make_advice(tables, facts, clocks.at_this_moment(setting, request.now))
    clocks.remark_idle(advice, setting)
    clocks.remark_early(advice)
    deliver(tables.kb, advice, request)
    return advice


def _code(told: "Told") -> int:
    return EXIT_BUG if told.failed else EXIT_STOPPED if told.stopped else 0


def _jobs(request: Request) -> int:
    if request.jobs is None:
        return 1
    if request.batch is None:
        raise WrongUse("--jobs hoort bij --batch. Zet --batch met een bestand erbij, of laat --jobs weg.")
    from wegenkaart.cli import jobs  # noqa: PLC0415 (start-up: only for who asks for it)

    return jobs.asked(request.jobs)


def _prompter(request: Request) -> "Prompter | None":
    """How to ask; `None` when nothing is asked."""
    if request.scripted and not request.interactive:
        return None
    from wegenkaart.cli.asking import chosen_prompter  # noqa: PLC0415 (start-up: a third of bare Python, only to ask something)

    return chosen_prompter(plain=request.plain, forced=request.interactive)


def _setting(home: Home, request: Request) -> Setting:
    setting = clocks.setting(
        home.kb,
        now=request.now,
        aware_at=request.aware_at,
        other_aware_at=request.other_aware_at,
        reported=request.reported,
        explain=request.explain,
    )
    return changed(setting, contacts=home.contacts, gemeente=home.gemeente)


def _given(kb: KnowledgeBase, request: Request) -> Facts:
    facts: Facts = {}
    if request.answers == "-":
        facts = incident.from_bytes(kb, _standard_input(), "standaardinvoer")
    elif request.answers is not None:
        refuse_pipe(request.answers, "advise --answers")
        facts = incident.from_file(kb, Path(request.answers))
    return incident.with_flags(kb, facts, request.flags)


def _standard_input() -> bytes:
    file = standard_input("--answers")
    if file.isatty():
        error_line("Typ de feiten, zoals 'fase: warm', elk op een regel. Sluit af met Ctrl-D.")
    return read_some(file, "standaardinvoer", incident.MAX_BYTES)
