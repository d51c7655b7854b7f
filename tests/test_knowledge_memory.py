"""What was proved once is remembered, and trusted only when nobody else can have touched it. Anything else only takes longer."""

import hashlib
import os
import shutil
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from knowledge_bases import small
from wegenkaart.knowledge import memory
from wegenkaart.knowledge.memory import recall
from wegenkaart.model import KnowledgeBase

REGION = "de veiligheidsregio"
KB = replace(small(), sha256="1" * 64)
OTHER = replace(small(), sha256="2" * 64, disclaimer="Iets anders.")
POSIX = pytest.mark.skipif(not hasattr(os, "geteuid"), reason="Windows has other rights")


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of an empty memory; nothing is there yet."""
    monkeypatch.setenv("WEGENKAART_HOME", str(tmp_path / "thuis"))
    return tmp_path / "thuis" / "cache"


def remember(kb: KnowledgeBase) -> None:
    """Any text will do for the mark of its files."""
    memory.remember(kb, kb.sha256)


def kept(cache: Path) -> list[Path]:
    return sorted(cache.glob("*.bewezen"), key=lambda path: path.stat().st_mtime_ns)


def entry(cache: Path, kb: KnowledgeBase = KB) -> Path:
    """The file that is made for a knowledge base."""
    before = set(kept(cache))
    remember(kb)
    (made,) = set(kept(cache)) - before
    return made


def assert_replaced(cache: Path) -> None:
    """It is not trusted; it is made anew, and then it is."""
    assert recall(KB.sha256, REGION) is None
    remember(KB)
    assert recall(KB.sha256, REGION) == KB
    assert [path.name for path in cache.iterdir() if path.name.startswith(".")] == []


def test_what_was_proved_is_remembered() -> None:
    assert recall(KB.sha256, REGION) is None
    remember(KB)
    assert recall(KB.sha256, REGION) == KB


def test_several_knowledge_bases_are_remembered_beside_each_other() -> None:
    remember(KB)
    remember(OTHER)
    assert (recall(KB.sha256, REGION), recall(OTHER.sha256, REGION)) == (KB, OTHER)


def test_other_data_are_not_recalled() -> None:
    remember(KB)
    assert recall("3" * 64, REGION) is None


def test_the_region_is_filled_in_when_it_is_recalled() -> None:
    remember(replace(KB, disclaimer="Bel {veiligheidsregio}."))
    assert [getattr(recall(KB.sha256, region), "disclaimer", None) for region in ("Twente", "de regio")] == ["Bel Twente.", "Bel de regio."]


@POSIX
def test_only_the_owner_can_read_or_write_it(cache: Path) -> None:
    before = os.umask(0)
    try:
        remember(KB)
    finally:
        os.umask(before)
    modes = [path.stat().st_mode & 0o777 for path in (cache.parent, cache, cache / "sleutel", *kept(cache))]
    assert modes == [0o700, 0o700, 0o600, 0o600]


# Tampering


def test_a_file_with_one_bit_flipped_is_not_trusted(cache: Path) -> None:
    path = entry(cache)
    whole = path.read_bytes()
    trusted = []
    for place in (*range(100), *range(100, len(whole), 13), len(whole) - 1):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 1 << place % 8]) + whole[place + 1 :])
        if recall(KB.sha256, REGION) is not None:
            trusted.append(place)
    assert trusted == []
    assert_replaced(cache)


def test_a_file_that_was_cut_off_or_goes_on_is_not_trusted(cache: Path) -> None:
    path = entry(cache)
    whole = path.read_bytes()
    pieces = [whole[:end] for end in (*range(70), *range(70, len(whole), 61), len(whole) - 1)]
    trusted = []
    for piece in (*pieces, whole + b"\n", whole + whole, b"\0" * len(whole)):
        path.write_bytes(piece)
        if recall(KB.sha256, REGION) is not None:
            trusted.append(len(piece))
    assert trusted == []
    assert_replaced(cache)


def test_what_is_remembered_of_another_knowledge_base_is_not_taken_for_this_one(cache: Path) -> None:
    path, other = entry(cache), entry(cache, OTHER)
    path.write_bytes(other.read_bytes())
    assert_replaced(cache)


def sealed(path: Path, secret: bytes, text: bytes) -> bytes:
    """A file as the program would make it with this secret."""
    return hashlib.blake2b(path.name.encode() + b"\0" + text, key=secret, digest_size=32).hexdigest().encode() + b"\n" + text


def test_a_changed_file_with_a_checksum_made_anew_is_not_trusted_without_the_secret(cache: Path) -> None:
    path = entry(cache)
    text = path.read_bytes().partition(b"\n")[2]
    assert path.read_bytes() == sealed(path, (cache / "sleutel").read_bytes(), text)
    for secret in (b"", b"\0" * 32, b"x" * 32):
        path.write_bytes(sealed(path, secret, text.replace(b"Dit is", b"Dat is")))
        assert recall(KB.sha256, REGION) is None
    assert_replaced(cache)


@pytest.mark.parametrize("text", [b"", b"null", b"[]", b"{}", b'{"date":"2026-11-23"}', b"\xff", b"[" * 100_000])
def test_another_shape_is_not_trusted_even_with_the_secret(cache: Path, text: bytes) -> None:
    path = entry(cache)
    path.write_bytes(sealed(path, (cache / "sleutel").read_bytes(), text))
    assert_replaced(cache)


@pytest.mark.parametrize("secret", [None, b"", b"x", b"x" * 31, b"x" * 32, b"x" * 33, b"x" * 65])
def test_with_another_secret_nothing_is_trusted(cache: Path, secret: bytes | None) -> None:
    remember(KB)
    if secret is None:
        (cache / "sleutel").unlink()
    else:
        (cache / "sleutel").write_bytes(secret)
    assert_replaced(cache)


# Files and folders that are not as the program makes them


def linked(path: Path) -> None:
    path.rename(path.with_name("elders"))
    path.symlink_to(path.with_name("elders"))


def writable(path: Path) -> None:
    path.chmod(path.stat().st_mode | 0o020)


def writable_by_all(path: Path) -> None:
    path.chmod(path.stat().st_mode | 0o002)


def of_somebody_else(path: Path) -> None:
    if os.geteuid() != 0:
        pytest.skip("only root can give a file away")
    os.chown(path, 12345, -1)


def a_pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


@POSIX
@pytest.mark.parametrize("change", [linked, writable, writable_by_all, of_somebody_else, a_pipe])
@pytest.mark.parametrize("secret", [False, True])
def test_a_file_that_another_may_have_written_is_replaced(cache: Path, change: Callable[[Path], None], *, secret: bool) -> None:
    path = entry(cache)
    change(cache / "sleutel" if secret else path)
    assert_replaced(cache)
    assert [each.lstat().st_mode & 0o777 for each in (path, cache / "sleutel")] == [0o600, 0o600]


@POSIX
@pytest.mark.parametrize("change", [writable, writable_by_all])
def test_a_folder_in_which_others_may_have_written_is_closed_and_emptied(cache: Path, change: Callable[[Path], None]) -> None:
    remember(OTHER)
    secret = (cache / "sleutel").read_bytes()
    remember(KB)
    change(cache)
    assert_replaced(cache)
    assert cache.stat().st_mode & 0o777 == 0o700
    assert recall(OTHER.sha256, REGION) is None
    assert (cache / "sleutel").read_bytes() != secret


@POSIX
@pytest.mark.parametrize("change", [linked, of_somebody_else])
def test_a_folder_that_is_not_ours_is_not_used(cache: Path, change: Callable[[Path], None]) -> None:
    path = entry(cache)
    change(cache)
    path.unlink()
    assert recall(KB.sha256, REGION) is None
    remember(KB)
    assert kept(cache) == []


def test_where_nothing_can_be_kept_nothing_happens(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "bestand").touch()
    for place in (tmp_path / "bestand", Path("/proc/nergens"), tmp_path / ("x" * 300)):
        monkeypatch.setenv("WEGENKAART_HOME", str(place))
        remember(KB)
        assert recall(KB.sha256, REGION) is None


def test_a_folder_where_the_file_should_stand_is_left_alone(cache: Path) -> None:
    path = entry(cache)
    path.unlink()
    path.mkdir()
    remember(KB)
    assert recall(KB.sha256, REGION) is None
    assert [each.name for each in cache.iterdir() if each.name.startswith(".")] == []


# Where it is, and what stays


def test_without_a_home_of_its_own_the_cache_of_the_user_is_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WEGENKAART_HOME", "")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "xdg"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "xdg"))
    assert len([entry(tmp_path / "xdg" / "wegenkaart")]) == 1


@pytest.mark.skipif(sys.platform != "linux", reason="the folder of Linux")
@pytest.mark.parametrize("given", ["", "cache", "./cache", None])
def test_a_cache_that_is_no_full_path_is_passed_over(given: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "ik").mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("WEGENKAART_HOME")
    monkeypatch.delenv("XDG_CACHE_HOME")
    if given is not None:
        monkeypatch.setenv("XDG_CACHE_HOME", given)
    monkeypatch.setenv("HOME", str(tmp_path / "ik"))
    assert len([entry(tmp_path / "ik" / ".cache" / "wegenkaart")]) == 1
    assert not (tmp_path / "cache").exists()


def test_a_home_that_does_not_exist_is_not_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("WEGENKAART_HOME", "XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(tmp_path / "weg"))
    remember(KB)
    assert not (tmp_path / "weg").exists()


def test_the_four_that_were_proved_last_are_kept(cache: Path) -> None:
    for number in range(6):
        path = entry(cache, replace(KB, sha256=str(number) * 64))
        os.utime(path, (number, number))
        remaining = [number for number in range(6) if recall(str(number) * 64, REGION)]
        assert remaining == list(range(max(0, number - 3), number + 1))


def test_what_a_killed_process_left_is_swept_away_and_what_is_not_ours_is_not(cache: Path) -> None:
    path = entry(cache)
    old, new, strange = cache / f".{path.name}.1-00.bewezen", cache / f".{path.name}.2-00.bewezen", cache / "aantekening.txt"
    for each in (old, new, strange):
        each.write_bytes(b"half")
    for each in (old, strange):
        os.utime(each, (0, 0))
    remember(KB)
    assert (old.exists(), new.exists(), strange.exists()) == (False, True, True)


def test_a_second_start_does_not_write(cache: Path) -> None:
    remember(KB)
    before = [(path, path.stat().st_mtime_ns, path.read_bytes()) for path in sorted(cache.iterdir())]
    assert recall(KB.sha256, REGION) == KB
    assert [(path, path.stat().st_mtime_ns, path.read_bytes()) for path in sorted(cache.iterdir())] == before


def test_the_whole_memory_may_be_thrown_away(cache: Path) -> None:
    remember(KB)
    shutil.rmtree(cache)
    with suppress(FileNotFoundError):
        cache.parent.rmdir()
    assert_replaced(cache)
