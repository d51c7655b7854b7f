"""`wegenkaart prepare`: the koude fase on the screen, in a plan, or on paper."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from wegenkaart.cli.clocks import today
from wegenkaart.cli.loading import Home, at_home
from wegenkaart.cli.output import show, width, write, write_utf8
from wegenkaart.cli.reading import sources
from wegenkaart.cli.saving import named, refuse_existing, refuse_source, report, write_file
from wegenkaart.cli.showing import named_road
from wegenkaart.errors import WrongUse
from wegenkaart.model import Road
from wegenkaart.render.lines import clamped, plain

FORMS = ("text", "markdown")
FILE_WIDTH = 80


@dataclass(frozen=True)
class Request:
    """The options of `prepare`, as typed."""

    road: str | None
    form: str | None
    output: str | None
    pack: str | None
    force: bool
    no_contacts: bool
    now: str | None
    data: Path | None


def prepare(request: Request) -> int:
    _refuse_contradictions(request)
    target = named(request.pack if request.pack is not None else request.output)
    if target is not None:
        refuse_source(target, sources(request.data))
        if not request.force:
            refuse_existing(target)
    home, day = at_home(request.data, own=not request.no_contacts), today(request.now)
    roads = list(home.kb.roads.values()) if request.road is None else [named_road(home.kb, request.road)]
    if target is not None:
        write_file(target, _pack(home, day) if request.pack else _document(home, roads, day, request.form), force=request.force)
        report(target)
    elif request.pack is not None:
        write_utf8(_pack(home, day))
    elif request.form == "markdown":
        write(_document(home, roads, day, request.form))
    else:
        from wegenkaart.render.prepare import prepare_lines  # noqa: PLC0415 (start-up: the forms that are not asked for)

        show(prepare_lines(home.kb, home.contacts, roads, day, width()))
    return 0


def _refuse_contradictions(request: Request) -> None:
    """Options of which one would be silently forgotten."""
    if request.form is not None and request.form not in FORMS:
        raise WrongUse(f"--format {request.form}: deze vorm ken ik niet. Kies uit: {', '.join(FORMS)}.")
    others = {"--output": request.output, "--format": request.form, "een weg": request.road}
    for other, given in others.items():
        if request.pack is not None and given:
            raise WrongUse(f"--pack en {other} gaan niet samen. Het noodpakket is altijd één bestand voor alle wegen.")


def _document(home: Home, roads: Sequence[Road], day: date, form: str | None) -> str:
    from wegenkaart.render.prepare import prepare_lines, prepare_markdown  # noqa: PLC0415 (as above)

    if form == "markdown":
        return prepare_markdown(home.kb, home.contacts, roads, day)
    return plain(prepare_lines(home.kb, home.contacts, roads, day, clamped(FILE_WIDTH)))


def _pack(home: Home, day: date) -> str:
    from wegenkaart.render.pack import pack  # noqa: PLC0415 (as above)

    return pack(home.kb, home.contacts, day)
