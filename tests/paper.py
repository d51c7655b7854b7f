"""What a page becomes on paper: printed by a browser to PDF, and read by Poppler. And the advices that are printed."""

import base64
import re
import shutil
import subprocess
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest

from chromium import CHROMIUM
from devtools import Browser
from incident_catcher import incidents as known_incidents
from knowledge_bases import shipped
from wegenkaart.advice import Setting, advise
from wegenkaart.engine import Tables
from wegenkaart.model import Facts
from wegenkaart.render.page import advice_html
from wegenkaart.slots import with_region

SETTING = Setting(now=datetime(2026, 11, 23, 2, 0, tzinfo=UTC), aware_at=datetime(2026, 11, 23, 1, 40, tzinfo=UTC))
PDFINFO = shutil.which("pdfinfo")
needs_paper = pytest.mark.skipif(not CHROMIUM or not PDFINFO, reason="Chromium or pdfinfo is not installed: make browser")


def sheets(page: Browser, folder: Path) -> int:
    """How many sheets of A4 it takes."""
    pdf = folder / "print.pdf"
    pdf.write_bytes(base64.b64decode(page.tell("Page.printToPDF", preferCSSPageSize=True)["data"]))
    info = subprocess.run([str(PDFINFO), str(pdf)], capture_output=True, text=True, check=True).stdout
    assert re.search(r"^Page size: .*\(A4\)$", info, re.MULTILINE), info
    return int(re.findall(r"^Pages: +(\d+)$", info, re.MULTILINE)[0])


@cache
def tables() -> Tables:
    return Tables(with_region(shipped()))


def incidents() -> dict[str, Facts]:
    """Every case and exercise, and what is neither."""
    return {"niets_bekend": {}, "voorbereiden": {"fase": "koud", "andere_organisatie": "ja"}, **known_incidents(tables().kb)}


def written(folder: Path, facts: Facts) -> Path:
    path = folder / "advies.html"
    path.write_text(advice_html(tables().kb, advise(tables(), facts, SETTING)), encoding="utf-8")
    return path
