"""`check --coverage`: which case or exercise reaches which part of the knowledge."""

from dataclasses import asdict

from wegenkaart.cli.output import show, width, write_utf8
from wegenkaart.coverage import covered, unreached
from wegenkaart.engine import Tables
from wegenkaart.errors import InvalidFile
from wegenkaart.model import KnowledgeBase
from wegenkaart.render.covered import coverage_lines
from wegenkaart.render.json import dumps


def show_coverage(kb: KnowledgeBase, *, as_json: bool) -> bool:
    """Whether everything is reached by at least one case or exercise."""
    records = covered(Tables(kb))
    if as_json:
        write_utf8(dumps([asdict(record) for record in records]))
    else:
        show(coverage_lines(kb, records, width()))
    return not unreached(records)


def show_findings(error: InvalidFile) -> None:
    """For a program that asked for the list: an object in its place, as nothing can be reached in knowledge that is not proved."""
    write_utf8(dumps({"findings": str(error).splitlines(), "remark": error.beside}))
