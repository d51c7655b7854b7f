"""`wegenkaart export`: what its commands do."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from wegenkaart.cli.clocks import setting
from wegenkaart.cli.loading import at_home
from wegenkaart.cli.output import error_line, write_utf8
from wegenkaart.cli.reading import sources
from wegenkaart.cli.saving import named, refuse_existing, refuse_source, report, write_file


def wizard(file: str, gemeente: str | None, *, force: bool, no_contacts: bool, now: str | None, data: Path | None) -> int:
    target = free(file, sources(data), force=force)
    home = at_home(data, gemeente, own=not no_contacts)
    if home.remark:
        error_line(home.remark)
    from wegenkaart.export.wizard import wizard as page  # noqa: PLC0415 (start-up: the forms that are not asked for)

    moments = setting(home.kb, now=now, aware_at=None, other_aware_at=None, reported=(), explain=False)
    put(target, page(home.kb, replace(moments, contacts=home.contacts, gemeente=home.gemeente)), force=force)
    return 0


def free(file: str, read: Iterable[str | Path], *, force: bool) -> Path | None:
    """Where to write, before any work is done. Raises `Unreadable` when a file is there already, `WrongUse` when it is read too."""
    target = named(file)
    if target is not None:
        refuse_source(target, read)
        if not force:
            refuse_existing(target)
    return target


def put(target: Path | None, text: str, *, force: bool) -> None:
    """The whole file, or standard output."""
    if target is None:
        write_utf8(text)
        return
    write_file(target, text, force=force)
    report(target)
