"""`wegenkaart advise`: from options to facts, from facts to an advice, from an advice to the screen or a file."""

import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from wegenkaart import incident
from wegenkaart.advice import Advice, Setting
from wegenkaart.advice import advise as make_advice
from wegenkaart.cli import batch
from wegenkaart.cli.loading import knowledge_base
from wegenkaart.cli.output import error_line, refuse_existing, show, stdout, width, write, write_file, write_utf8
from wegenkaart.clock import parse_moment, parse_past
from wegenkaart.engine import Tables
from wegenkaart.errors import Unreadable, WegenkaartError, WrongUse
from wegenkaart.knowledge import default_data
from wegenkaart.model import Facts, KnowledgeBase
from wegenkaart.render.json import advice_json
from wegenkaart.render.lines import Line, clamped, plain
from wegenkaart.slots import NO_REGION
from wegenkaart.textfile import read_some

if TYPE_CHECKING:  # start-up: see `_prompter`
    from wegenkaart.prompter import Prompter

FORMS = ("text", "json", "markdown")
EXIT_STOPPED = 130
FILE_WIDTH = 80


@dataclass(frozen=True, kw_only=True)
class Request:
    """The options of `advise`, as typed."""

    answers: str | None
    flags: tuple[str, ...]
    no_input: bool
    form: str
    output: Path | None
    force: bool
    explain: bool
    gemeente: str | None
    aware_at: str | None
    now: str | None
    data: Path | None
    interactive: bool
    plain: bool
    batch: str | None

    @property
    def scripted(self) -> bool:
        return self.answers is not None or bool(self.flags) or self.no_input or self.batch is not None


def chosen_form(name: str | None, *, as_json: bool) -> str:
    if name is not None and name not in FORMS:
        raise WrongUse(f"--format {name}: deze vorm ken ik niet. Kies uit: {', '.join(FORMS)}.")
    if as_json and name not in (None, "json"):
        raise WrongUse(f"--json en --format {name} gaan niet samen. Kies er een.")
    return "json" if as_json else name or "text"


def advise(request: Request) -> int:
    """Give the advice. Returns the exit code; raises `WegenkaartError` for what the person can mend."""
    _refuse_contradictions(request)
    if request.output is None:
        stdout()  # is there one? Better now than after the questions
    elif not request.force:
        refuse_existing(request.output)
    asking = _prompter(request)
    kb = knowledge_base(request.data, _region(request))
    tables, setting = Tables(kb), _setting(request)

    def advice_on(facts: Facts) -> Advice:
        return make_advice(tables, facts, setting)

    if request.batch is not None:
        return batch.answer(kb, request.batch, advice_on)
    facts, stopped = _given(kb, request), False
    if asking:
        from wegenkaart.cli.conversation import Conversation  # noqa: PLC0415 (as in `_prompter`)

        told = Conversation(kb, facts, asking, advice_on, now=setting.now, aware_at=setting.aware_at).hold()
        facts, setting, stopped = told.facts, replace(setting, aware_at=told.aware_at), told.stopped
    advice = advice_on(facts)
    _deliver(kb, advice, request)
    if asking and request.output is None and request.form == "text" and stdout().isatty():
        from wegenkaart.render.standing import summary  # noqa: PLC0415 (as in `_prompter`)

        asking.say(summary(kb, advice))
    return EXIT_STOPPED if stopped else 0


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


def _prompter(request: Request) -> "Prompter | None":
    """How to ask; `None` when nothing is asked."""
    if request.scripted and not request.interactive:
        return None
    from wegenkaart.cli.asking import chosen_prompter  # noqa: PLC0415 (start-up: a third of bare Python, only to ask something)

    return chosen_prompter(plain=request.plain, forced=request.interactive)


def _setting(request: Request) -> Setting:
    now = parse_moment(request.now, "--now") if request.now is not None else datetime.now(UTC).replace(microsecond=0)
    aware_at = parse_past(request.aware_at, "--aware-at", now) if request.aware_at is not None else None
    return Setting(now=now, aware_at=aware_at, explain=request.explain)


def _region(request: Request) -> str:
    if request.gemeente is None:
        return NO_REGION
    from wegenkaart import gemeenten  # noqa: PLC0415 (start-up: a third of bare Python, only for --gemeente)

    return gemeenten.find(gemeenten.load(default_data()), request.gemeente).gemeente.veiligheidsregio.own_name


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
    """The advice in the file that was named, otherwise on the screen; there too when the file fails, so that nothing is lost."""
    if request.output is None:
        _on_screen(kb, advice, request)
        return
    try:
        write_file(request.output, _document(kb, advice, request.form), force=request.force)
    except WegenkaartError:
        if request.form != "json":  # another program takes what stands there for success
            _on_screen(kb, advice, request)
        raise
    error_line(f"Geschreven: {request.output}")


def _on_screen(kb: KnowledgeBase, advice: Advice, request: Request) -> None:
    if request.form == "json":
        write_utf8(advice_json(advice))
    elif request.form == "markdown":
        write(_document(kb, advice, request.form))
    else:
        show(_text(kb, advice, width(), drawing=not request.plain), plain_only=request.plain)


def _document(kb: KnowledgeBase, advice: Advice, form: str) -> str:
    documents: dict[str, Callable[[], str]] = {
        "json": lambda: advice_json(advice),
        "markdown": lambda: _markdown(kb, advice),
        "text": lambda: plain(_text(kb, advice, clamped(FILE_WIDTH))),
    }
    return documents[form]()


def _markdown(kb: KnowledgeBase, advice: Advice) -> str:
    from wegenkaart.render.markdown import advice_markdown  # noqa: PLC0415 (start-up: the forms that are not asked for)

    return advice_markdown(kb, advice)


def _text(kb: KnowledgeBase, advice: Advice, columns: int, *, drawing: bool = True) -> Iterable[Line]:
    from wegenkaart.render.text import advice_lines  # noqa: PLC0415 (as in `_markdown`)

    return advice_lines(kb, advice, columns, drawing=drawing)
