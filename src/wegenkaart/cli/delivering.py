"""An advice to where it must go: a file, the screen, or the screen because the file failed."""

import sys
from collections.abc import Callable, Iterable
from dataclasses import replace

from wegenkaart.advice import Advice
from wegenkaart.cli.output import ReaderGone, error_line, error_text, show, width, write, write_utf8
from wegenkaart.cli.request import Request
from wegenkaart.cli.saving import report, write_file
from wegenkaart.errors import Unreadable
from wegenkaart.model import KnowledgeBase
from wegenkaart.render.json import advice_json
from wegenkaart.render.lines import Line, clamped, plain

FOR_PROGRAMS = ("json", "ics")
"""Another program takes what stands on standard output for success."""
FILE_WIDTH = 80


def deliver(kb: KnowledgeBase, advice: Advice, request: Request) -> None:
    """The advice in the file that was named, otherwise on the screen."""
    if request.output is None:
        _on_screen(kb, advice, request)
        return
    try:
        write_file(request.output, _document(kb, advice, request), force=request.force)
    except Exception:
        _rescue(kb, advice, request)
        raise
    report(request.output)


def _rescue(kb: KnowledgeBase, advice: Advice, request: Request) -> None:
    """The file failed: the advice for a person all the same. What is for a program stays empty, unless a person is looking."""
    if request.form in FOR_PROGRAMS and not (sys.stdout and sys.stdout.isatty()):
        return
    try:
        _on_screen(kb, advice, request if request.form == "markdown" else replace(request, form="text"))
    except ReaderGone:
        pass  # the file failed all the same
    except Unreadable as error:  # and so did the screen; what is wrong with the file is said by who called
        error_line(f"Fout: {error}")


def _on_screen(kb: KnowledgeBase, advice: Advice, request: Request) -> None:
    """Where standard output fails, the last place is the terminal on which a person reads what is wrong."""
    try:
        _on_stdout(kb, advice, request)
    except Unreadable:
        error_text(plain(_text(kb, advice, width())))
        raise


def _on_stdout(kb: KnowledgeBase, advice: Advice, request: Request) -> None:
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
