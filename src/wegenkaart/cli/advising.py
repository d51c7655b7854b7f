"""`wegenkaart advise`: from options to facts, from facts to an advice, from an advice to the screen or a file."""

import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from wegenkaart import incident
from wegenkaart.advice import Advice, Setting
from wegenkaart.advice import advise as make_advice
from wegenkaart.cli import clocks
from wegenkaart.cli.loading import Home, at_home
from wegenkaart.cli.output import ReaderGone, error_line, show, stdout, width, write, write_utf8
from wegenkaart.cli.saving import refuse_existing, write_file
from wegenkaart.engine import Tables
from wegenkaart.errors import Unreadable, WrongUse
from wegenkaart.frozen import Frozen
from wegenkaart.model import Facts, KnowledgeBase
from wegenkaart.render.json import advice_json
from wegenkaart.render.lines import Line, clamped, plain
from wegenkaart.textfile import read_some

if TYPE_CHECKING:  # start-up: see `_prompter`
    from wegenkaart.cli.conversation import Told
    from wegenkaart.prompter import Prompter

FORMS = ("text", "json", "markdown", "html", "ics")
FOR_PROGRAMS = ("json", "ics")
"""Another program takes what stands on standard output for success."""
EXIT_STOPPED = 130
EXIT_BUG = 70
FILE_WIDTH = 80


class Request(Frozen):
    """The options of `advise`, as typed."""

    answers: str | None
    flags: tuple[str, ...]
    no_input: bool
    form: str
    output: Path | None
    force: bool
    explain: bool
    gemeente: str | None
    no_contacts: bool
    aware_at: str | None
    other_aware_at: str | None
    reported: tuple[str, ...]
    details: bool
    briefing: bool
    now: str | None
    data: Path | None
    interactive: bool
    plain: bool
    batch: str | None
    jobs: str | None

    @property
    def scripted(self) -> bool:
        return self.answers is not None or bool(self.flags) or self.no_input or self.batch is not None


def chosen_form(name: str | None, *, as_json: bool, details: bool, briefing: bool) -> str:
    if name is not None and name not in FORMS:
        raise WrongUse(f"--format {name}: deze vorm ken ik niet. Kies uit: {', '.join(FORMS)}.")
    if details and name != "ics":
        raise WrongUse("--details hoort bij de agenda. Zet --format ics erbij, of laat --details weg.")
    if briefing and (as_json or name != "markdown"):
        raise WrongUse("--briefing is er alleen als Markdown. Zet --format markdown erbij, of laat --briefing weg.")
    if as_json and name not in (None, "json"):
        raise WrongUse(f"--json en --format {name} gaan niet samen. Kies er een.")
    return "json" if as_json else name or "text"


def advise(request: Request) -> int:
    """Give the advice. Returns the exit code; raises `WegenkaartError` for what the person can mend."""
    _refuse_contradictions(request)
    jobs = _jobs(request)
    if request.output is None:
        stdout()  # is there one? Better now than after the questions
    elif not request.force:
        refuse_existing(request.output)
    asking = _prompter(request)
    home = at_home(request.data, request.gemeente, own=not request.no_contacts)
    if home.remark:
        error_line(home.remark)
    kb = home.kb
    tables, setting = Tables(kb), _setting(home, request)
    if request.batch is not None:
        from wegenkaart.cli import batch  # noqa: PLC0415 (start-up: only for many incidents)

        return batch.answer(tables, setting, request.batch, jobs)

    def advice_on(facts: Facts) -> Advice:
        return make_advice(tables, facts, setting)

    facts, code = _given(kb, request), 0
    if asking:
        from wegenkaart.cli.conversation import Conversation  # noqa: PLC0415 (as in `_prompter`)

        told = Conversation(kb, facts, asking, advice_on, now=setting.now, aware_at=setting.aware_at).hold()
        facts, setting, code = told.facts, replace(setting, aware_at=told.aware_at), _code(told)
    advice = advice_on(facts)
    clocks.remark_idle(advice, setting.reported)
    _deliver(kb, advice, request)
    if asking and request.output is None and request.form == "text" and stdout().isatty():
        from wegenkaart.render.standing import summary  # noqa: PLC0415 (as in `_prompter`)

        asking.say(summary(kb, advice))
    return code


def _code(told: "Told") -> int:
    return EXIT_BUG if told.failed else EXIT_STOPPED if told.stopped else 0


def _refuse_contradictions(request: Request) -> None:
    """Options of which one would be silently forgotten."""
    batch_with = {
        "--answers": request.answers,
        "--fact": request.flags,
        "--output": request.output,
        "--interactive": request.interactive,
        f"--format {request.form}": request.form not in ("text", "json"),
    }
    asking_with = {"--no-input": request.no_input, "--answers -": request.answers == "-"}
    for option, others, used in (("--batch", batch_with, request.batch), ("--interactive", asking_with, request.interactive)):
        for other, given in others.items():
            if used and given:
                raise WrongUse(f"{option} en {other} gaan niet samen. Kies er een.")


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
    return replace(setting, contacts=home.contacts, gemeente=home.gemeente)


def _given(kb: KnowledgeBase, request: Request) -> Facts:
    facts: Facts = {}
    if request.answers == "-":
        facts = incident.from_bytes(kb, _standard_input(), "standaardinvoer")
    elif request.answers is not None:
        facts = incident.from_file(kb, Path(request.answers))
    return incident.with_flags(kb, facts, request.flags)


def _standard_input() -> bytes:
    if sys.stdin is None:
        raise Unreadable("standaardinvoer is dicht. Geef bij --answers een bestand.")
    if sys.stdin.isatty():
        error_line("Typ de feiten, zoals 'fase: warm', elk op een regel. Sluit af met Ctrl-D.")
    return read_some(sys.stdin.buffer, "standaardinvoer", incident.MAX_BYTES)


def _deliver(kb: KnowledgeBase, advice: Advice, request: Request) -> None:
    """The advice in the file that was named, otherwise on the screen."""
    if request.output is None:
        _on_screen(kb, advice, request)
        return
    try:
        write_file(request.output, _document(kb, advice, request), force=request.force)
    except Exception:
        _rescue(kb, advice, request)
        raise
    error_line(f"Geschreven: {request.output}")


def _rescue(kb: KnowledgeBase, advice: Advice, request: Request) -> None:
    """The file failed: the advice for a person all the same. What is for a program stays empty, unless a person is looking."""
    if request.form in FOR_PROGRAMS and not (sys.stdout and sys.stdout.isatty()):
        return
    with suppress(ReaderGone):  # the file failed all the same
        _on_screen(kb, advice, request if request.form == "markdown" else replace(request, form="text"))


def _on_screen(kb: KnowledgeBase, advice: Advice, request: Request) -> None:
    if request.form in (*FOR_PROGRAMS, "html"):
        write_utf8(_document(kb, advice, request))
    elif request.form == "markdown":
        write(_document(kb, advice, request))
    else:
        show(_text(kb, advice, width(), drawing=not request.plain), plain_only=request.plain)


def _document(kb: KnowledgeBase, advice: Advice, request: Request) -> str:
    documents: dict[str, Callable[[], str]] = {
        "json": lambda: advice_json(advice),
        "markdown": lambda: _markdown(kb, advice, briefing=request.briefing),
        "html": lambda: _page(kb, advice),
        "ics": lambda: _calendar(kb, advice, details=request.details),
        "text": lambda: plain(_text(kb, advice, clamped(FILE_WIDTH))),
    }
    return documents[request.form]()


def _markdown(kb: KnowledgeBase, advice: Advice, *, briefing: bool) -> str:
    from wegenkaart.render.briefing import advice_briefing  # noqa: PLC0415 (start-up: the forms that are not asked for)
    from wegenkaart.render.markdown import advice_markdown  # noqa: PLC0415

    return advice_briefing(kb, advice) if briefing else advice_markdown(kb, advice)


def _page(kb: KnowledgeBase, advice: Advice) -> str:
    from wegenkaart.render.page import advice_html  # noqa: PLC0415 (as in `_markdown`)

    return advice_html(kb, advice)


def _calendar(kb: KnowledgeBase, advice: Advice, *, details: bool) -> str:
    from wegenkaart.render.ics import advice_ics, why_empty  # noqa: PLC0415 (as in `_markdown`)

    if said := why_empty(kb, advice):
        error_line(said)
    return advice_ics(kb, advice, details=details)


def _text(kb: KnowledgeBase, advice: Advice, columns: int, *, drawing: bool = True) -> Iterable[Line]:
    from wegenkaart.render.text import advice_lines  # noqa: PLC0415 (as in `_markdown`)

    return advice_lines(kb, advice, columns, drawing=drawing)
