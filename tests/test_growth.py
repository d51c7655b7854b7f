"""The benchmark of growth measures what it says: more of the same knowledge, proved, and a fault in it is still found."""

import json
from pathlib import Path
from typing import Any

import pytest
from growth import SHAPES, chain, copies, planted, write

from knowledge_bases import shipped
from wegenkaart.errors import InvalidFile
from wegenkaart.knowledge import load


def complaints(parts: Any, folder: Path) -> list[str]:
    write(parts, folder)
    with pytest.raises(InvalidFile) as caught:
        load(folder)
    return str(caught.value).split("\n")


def test_twice_the_shipped_knowledge_is_proved_and_has_twice_as_much(tmp_path: Path) -> None:
    write(copies(2), tmp_path)
    kb, once = load(tmp_path), shipped()
    assert len(kb.facts) == 2 * len(once.facts) - 3  # phase, sector and the level in force are shared
    assert len(kb.decisions) == 2 * len(once.decisions)
    assert len(kb.resources) == 2 * len(once.resources)
    assert len(kb.actions) == 2 * len(once.actions) + 2  # one to rest on who leads, one on the level


def test_a_chain_of_20_decisions_is_proved(tmp_path: Path) -> None:
    write(chain(2), tmp_path)
    assert len(load(tmp_path).decisions) == len(shipped().decisions) + 20


@pytest.mark.parametrize("shape", SHAPES)
def test_the_planted_gap_and_overlap_are_found_and_nothing_else(shape: str, tmp_path: Path) -> None:
    overlap, gap = complaints(planted(SHAPES[shape](2)), tmp_path)
    assert "en DUBBEL1 passen allebei bij " in overlap
    assert "geen regel past bij fase: koud, " in gap


def test_the_counter_examples_are_right(tmp_path: Path) -> None:
    """In the last link of the chain: on when the link before it is on and the fact says yes, or neither."""
    overlap, gap = complaints(planted(chain(1)), tmp_path)
    assert overlap.partition(": ")[2] == (
        "de regels KETA9 en DUBBEL1 passen allebei bij fase: warm, schakel_0: ja, schakel_1: ja, schakel_2: ja. "
        "Maak een van de twee smaller. [overlap]"
    )
    assert gap.partition(": ")[2] == (
        "geen regel past bij fase: koud, schakel_0: nee, schakel_1: nee, schakel_2: ja (2 combinaties). Voeg een regel toe. [gat]"
    )


def test_no_file_of_the_benchmark_is_too_large_for_the_reader(tmp_path: Path) -> None:
    write(copies(2), tmp_path)
    assert max(path.stat().st_size for path in tmp_path.iterdir()) < 2_000_000
    assert all(json.loads(path.read_text(encoding="utf-8")) for path in tmp_path.iterdir())
