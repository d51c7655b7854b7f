"""`wegenkaart export`: what its commands do."""

from dataclasses import replace
from pathlib import Path

from wegenkaart.cli.clocks import setting
from wegenkaart.cli.loading import at_home
from wegenkaart.cli.output import error_line, write_utf8
from wegenkaart.cli.saving import refuse_existing, write_file

STANDARD_OUTPUT = Path("-")


def wizard(file: Path, gemeente: str | None, *, force: bool, no_contacts: bool, now: str | None, data: Path | None) -> int:
    refuse(file, force=force)
    home = at_home(data, gemeente, own=not no_contacts)
    if home.remark:
        error_line(home.remark)
    from wegenkaart.export.wizard import wizard as page  # noqa: PLC0415 (start-up: the forms that are not asked for)

    moments = setting(home.kb, now=now, aware_at=None, other_aware_at=None, reported=(), explain=False)
    put(file, page(home.kb, replace(moments, contacts=home.contacts, gemeente=home.gemeente)), force=force)
    return 0


def refuse(file: Path, *, force: bool) -> None:
    """Raises `Unreadable` when the file is there already, before any work is done."""
    if file != STANDARD_OUTPUT and not force:
        refuse_existing(file)


def put(file: Path, text: str, *, force: bool) -> None:
    """The whole file, or standard output."""
    if file == STANDARD_OUTPUT:
        write_utf8(text)
        return
    write_file(file, text, force=force)
    error_line(f"Geschreven: {file}")
