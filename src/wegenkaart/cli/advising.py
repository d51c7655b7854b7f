"""`wegenkaart advise`: from options to facts, from facts to an advice, from an advice to the screen or a file."""

import json
import os
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TextIO

from wegenkaart import gemeenten, incident, prompter
from wegenkaart.advice import Advice, Setting
from wegenkaart.advice import advise as make_advice
from wegenkaart.cli.loading import knowledge_base
from wegenkaart.cli.output import error_line, refuse_existing, show, width, write, write_file, write_utf8
from wegenkaart.clock import parse_moment
from wegenkaart.engine import Tables
from wegenkaart.errors import Unreadable, WegenkaartError, WrongUse
from wegenkaart.interview import as_answers, left, next_question
from wegenkaart.knowledge import default_data
from wegenkaart.model import Facts
from wegenkaart.prompter import LinePrompter, Prompter, Stopped
from wegenkaart.render.json import advice_json
from wegenkaart.render.lines import MIN_WIDTH, clamped, plain
from wegenkaart.render.markdown import advice_markdown
from wegenkaart.render.text import advice_lines
from wegenkaart.render.words import lead, level_range

FORMS = ("text", "json", "markdown")
EXIT_SOME_BAD = 1
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
        return bool(self.answers or self.flags or self.no_input or self.batch)


def chosen_form(name: str | None, *, as_json: bool) -> str:
    if name is not None and name not in FORMS:
        raise WrongUse(f"--format {name}: deze vorm ken ik niet. Kies uit: {', '.join(FORMS)}.")
    if as_json and name not in (None, "json"):
        raise WrongUse(f"--json en --format {name} gaan niet samen. Kies er een.")
    return "json" if as_json else name or "text"


def advise(request: Request) -> int:
    """Give the advice. Returns the exit code; raises `WegenkaartError` for what the person can mend."""
    if request.output and not request.force:
        refuse_existing(request.output)
    asking = _prompter(request)
    kb = knowledge_base(request.data)
    tables = Tables(kb)
    setting = _setting(request)
    if request.batch:
        return _batch(tables, setting, request.batch)
    facts = _given(tables, request)
    stopped = False
    if asking:
        facts, stopped = _interview(tables, facts, setting, asking)
    _deliver(tables, make_advice(tables, facts, setting), request)
    return EXIT_STOPPED if stopped else 0


def _setting(request: Request) -> Setting:
    now = parse_moment(request.now, "--now") if request.now else datetime.now(UTC).replace(microsecond=0)
    aware_at = parse_moment(request.aware_at, "--aware-at", now) if request.aware_at else None
    if aware_at and aware_at > now:
        raise WrongUse(f"--aware-at {request.aware_at}: dit tijdstip is nog niet geweest. Geef het moment waarop u het wist.")
    return Setting(now=now, aware_at=aware_at, explain=request.explain, region=_region(request))


def _region(request: Request) -> str:
    if request.gemeente is None:
        return Setting.region
    return gemeenten.find(gemeenten.load(default_data()), request.gemeente).gemeente.veiligheidsregio.own_name


def _given(tables: Tables, request: Request) -> Facts:
    facts: Facts = {}
    if request.answers == "-":
        facts = incident.from_bytes(tables.kb, sys.stdin.buffer.read(incident.MAX_BYTES + 1), "standaardinvoer")
    elif request.answers:
        facts = incident.from_file(tables.kb, Path(request.answers))
    return incident.with_flags(tables.kb, facts, request.flags)


def _prompter(request: Request) -> Prompter | None:
    """How to ask; `None` when nothing is asked. Raises `WrongUse` when asking is wanted but cannot be done."""
    if request.scripted and not request.interactive:
        return None
    if request.no_input or request.batch:
        raise WrongUse("--interactive gaat niet samen met --no-input of --batch. Kies er een.")
    terminal = _is_terminal(sys.stdin) and _is_terminal(sys.stderr)
    if not terminal and not request.interactive:
        raise WrongUse(
            "hier is geen terminal om vragen te stellen. Geef de feiten mee met --answers of --fact, of gebruik --no-input. "
            "Via ssh: gebruik ssh -t."
        )
    if sys.stdin is None:
        raise WrongUse("er is geen invoer om antwoorden te lezen. Geef de feiten mee met --answers of --fact.")
    simple = request.plain or not terminal or os.environ.get("TERM", "") in ("", "dumb", "unknown") or _narrow()
    return LinePrompter(sys.stdin, sys.stderr) if simple else prompter.menu()


def _is_terminal(stream: TextIO | None) -> bool:
    return stream is not None and not stream.closed and stream.isatty()


def _narrow() -> bool:
    return os.get_terminal_size(sys.stderr.fileno()).columns < MIN_WIDTH


def _interview(tables: Tables, facts: Facts, setting: Setting, asking: Prompter) -> tuple[Facts, bool]:
    """Ask until no answer can change the advice, or the person stops. Returns the facts and whether it was stopped."""
    asking.say("Direct gevaar voor mensen? Bel eerst 112.")
    asking.say("Stoppen kan altijd met Ctrl-C. U krijgt dan het advies met wat bekend is.")
    asking.say("Alleen nummers nodig? Typ daarna: wegenkaart call")
    put: set[str] = set()
    advice = make_advice(tables, facts, setting)
    try:
        while question := next_question(advice, put):
            put.add(question.fact)
            value = asking.ask(question, tables.kb.facts[question.fact].explain)
            if value is not None:
                facts = {**facts, question.fact: value}
                advice = make_advice(tables, facts, setting)
            asking.say(_standing(tables, advice, put))
    except Stopped:
        asking.say("Gestopt. Dit is het advies met wat nu bekend is.")
        return facts, True
    asking.say("Uw antwoorden:\n" + as_answers(facts))
    return facts, False


def _standing(tables: Tables, advice: Advice, put: set[str]) -> str:
    """One line that says where things stand after an answer."""
    return f"Nu: {lead(tables.kb, advice)}. {level_range(tables.kb, advice)}. Nog {left(advice, put)} vragen."


def _deliver(tables: Tables, advice: Advice, request: Request) -> None:
    """The advice on the screen, and in the file when one was named: first the screen, so that a full disk loses nothing."""
    if request.output is None:
        _on_screen(tables, advice, request)
        return
    try:
        write_file(request.output, _document(tables, advice, request.form))
    except WegenkaartError:
        _on_screen(tables, advice, request)
        raise
    error_line(f"Geschreven: {request.output}")


def _on_screen(tables: Tables, advice: Advice, request: Request) -> None:
    if request.form == "json":
        write_utf8(advice_json(advice))
    elif request.form == "markdown":
        write(advice_markdown(tables.kb, advice))
    else:
        show(advice_lines(tables.kb, advice, width()), plain_only=request.plain)


def _document(tables: Tables, advice: Advice, form: str) -> str:
    documents: dict[str, Callable[[], str]] = {
        "json": lambda: advice_json(advice),
        "markdown": lambda: advice_markdown(tables.kb, advice),
        "text": lambda: plain(advice_lines(tables.kb, advice, clamped(FILE_WIDTH))),
    }
    return documents[form]()


def _batch(tables: Tables, setting: Setting, source: str) -> int:
    """One advice a line, in the order of the input. A bad line gives its error there, and exit 1 at the end."""
    if source == "-":
        return _answer_lines(tables, setting, sys.stdin.buffer)
    try:
        file = Path(source).open("rb")  # noqa: SIM115 (closed below; only opening is guarded)
    except OSError as error:
        raise Unreadable(f"{source}: ik kan dit bestand niet lezen ({os.strerror(error.errno or 0)}).") from error
    with file:
        return _answer_lines(tables, setting, file)


def _answer_lines(tables: Tables, setting: Setting, lines: Iterable[bytes]) -> int:
    some_bad = 0
    for number, raw in enumerate(lines, 1):
        try:
            facts = incident.from_line(tables.kb, raw.decode())
            write_utf8(advice_json(make_advice(tables, facts, setting), indent=None))
        except (WegenkaartError, UnicodeDecodeError) as error:
            message = str(error) if isinstance(error, WegenkaartError) else "deze regel is geen UTF-8. Bewaar het bestand als UTF-8."
            write_utf8(json.dumps({"error": message, "line": number}, ensure_ascii=False, sort_keys=True) + "\n")
            some_bad = EXIT_SOME_BAD
    return some_bad
