"""In haste, or with nowhere to write: what a person answered gives an advice all the same."""

import json
import time
from pathlib import Path

import pytest

from terminal.screen import CTRL_C, terminal


@pytest.mark.parametrize("plain", ["", "--plain"])
@pytest.mark.parametrize("pause", [0.0, 0.01, 0.04])
def test_ctrl_c_again_right_away_costs_no_advice(tmp_path: Path, plain: str, pause: float) -> None:
    with terminal(f"advise --interactive {plain} --fact fase=warm --json --output advies.json", tmp_path) as wizard:
        wizard.wait("t s):" if plain else "(cijfer of pijltje)")
        for _ in range(8):
            wizard.press(CTRL_C)
            time.sleep(pause)
        wizard.end()  # when the last one comes after all was done, the system ends it
        assert b"Traceback" not in wizard.raw
        assert b"Exception" not in wizard.raw
        assert wizard.restored
    assert json.loads((tmp_path / "advies.json").read_text(encoding="utf-8"))["facts"] == {"fase": "warm"}


@pytest.mark.parametrize("where", [">/dev/full", ">&-"])
def test_where_standard_output_fails_the_answers_still_give_an_advice_on_the_terminal(tmp_path: Path, where: str) -> None:
    with terminal(f"advise --fact fase=warm --output weg/advies {where}", tmp_path) as program:
        assert program.end() == 4
        assert program.raw.startswith(b"ADVIES ")
        last, second = program.raw.decode().splitlines()[-1:-3:-1]
        assert last.startswith("Fout: weg/advies: ik kan dit bestand niet schrijven")
        assert second.startswith("Fout: ")
