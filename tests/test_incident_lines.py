"""The lines of a batch from any stream: each at its own number, no more of one in memory than can be refused, and never without end."""

from io import BytesIO
from pathlib import Path

import pytest

from knowledge_bases import small
from wegenkaart.errors import Unreadable, WrongUse
from wegenkaart.incident import from_bytes, from_line, lines


def test_lines_come_as_they_are() -> None:
    assert list(lines(BytesIO(b'{"a": "b"}\n\n{}\r\nx'), "partij")) == [b'{"a": "b"}\n', b"\n", b"{}\r\n", b"x"]


def test_a_line_of_50_megabytes_is_refused_as_too_long_and_the_next_one_is_read() -> None:
    first, second = lines(BytesIO(b"x" * 50_000_000 + b"\n{}\n"), "partij")
    assert second == b"{}\n"
    assert len(first) == 100_001
    with pytest.raises(WrongUse) as caught:
        from_line(small(), first.decode())
    assert str(caught.value) == "deze regel is te lang (meer dan 100000 tekens). Geef per regel één incident."


def test_a_line_without_end_ends_the_batch() -> None:
    with Path("/dev/zero").open("rb") as endless, pytest.raises(Unreadable) as caught:
        list(lines(endless, "partij"))
    assert str(caught.value) == "partij: hier komt geen eind aan een regel. Geef een bestand met een JSON-object per regel."


def test_a_stream_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    with (tmp_path / "uit").open("wb") as file, pytest.raises(Unreadable) as caught:
        list(lines(file, "partij"))
    assert str(caught.value) == "partij: ik kan dit bestand niet lezen (het lukt niet). Controleer de naam en de rechten."


def test_after_50_complaints_it_only_says_that_there_is_more() -> None:
    with pytest.raises(WrongUse) as caught:
        from_bytes(small(), b"".join(b"zomaar_%d: ja\n" % i for i in range(5_000)), "x")
    assert str(caught.value).count("er is geen feit") == 50
    assert str(caught.value).endswith("x:50: er is geen feit 'zomaar_49'. Alle feiten staan in: wegenkaart questions. Er is nog meer mis.")
    with pytest.raises(WrongUse) as caught:
        from_bytes(small(), b"".join(b"zomaar_%d: ja\n" % i for i in range(50)), "x")
    assert "Er is nog meer mis." not in str(caught.value)
