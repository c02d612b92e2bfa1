"""The trailer: every flipped bit is seen, and damage is told from another program's work."""

import random
from pathlib import Path

import pytest

from ropa_desktop.store import trailer
from ropa_desktop.store.trailer import Condition, digest
from tests.store.files import edited, first_name

FLIPS = 300
ALL_FLIPS = 20_000


def condition(data: bytes) -> Condition:
    return trailer.examined(data, digest(data))[1]


def flipped(data: bytes, bit: int) -> bytes:
    changed = bytearray(data)
    changed[bit // 8] ^= 1 << bit % 8
    return bytes(changed)


def undetected(data: bytes, bits: list[int]) -> list[int]:
    return [bit for bit in bits if condition(flipped(data, bit)) in (Condition.WHOLE, Condition.EDITED)]


def test_a_saved_file_is_whole(register_file: Path) -> None:
    data = register_file.read_bytes()
    image, found = trailer.examined(data, digest(data))
    assert found is Condition.WHOLE
    assert image == data[:-48]


def test_every_bit_of_header_and_trailer_matters(register_file: Path) -> None:
    data = register_file.read_bytes()
    header = [bit for byte in range(100) for bit in range(byte * 8, byte * 8 + 8)]
    end = [len(data) * 8 - 1 - bit for bit in range(48 * 8)]
    assert undetected(data, header + end) == []


@pytest.mark.parametrize("count", [FLIPS, pytest.param(ALL_FLIPS, marks=pytest.mark.long)])
def test_any_flipped_bit_is_seen(register_file: Path, count: int) -> None:
    data = register_file.read_bytes()
    chance = random.Random(7)
    assert undetected(data, [chance.randrange(len(data) * 8) for _ in range(count)]) == []


@pytest.mark.parametrize("kept", [100, 4096, 0.3, 0.5, 0.99])
def test_a_cut_file_is_truncated(register_file: Path, kept: float) -> None:
    data = register_file.read_bytes()
    assert condition(data[: int(kept * len(data)) if kept < 1 else int(kept)]) is Condition.TRUNCATED


def test_a_cut_trailer_is_damage(register_file: Path) -> None:
    assert condition(register_file.read_bytes()[:-1]) is Condition.DAMAGED


@pytest.mark.parametrize(
    "statements",
    [
        ["UPDATE activity SET name = 'Annat'"],
        ["UPDATE activity SET name = 'Annat', notes = printf('%30000s', 'x')"],
        ["UPDATE activity SET name = 'Annat'", "VACUUM"],
        ["PRAGMA journal_mode = WAL", "UPDATE activity SET name = 'Annat'"],
        ["PRAGMA journal_mode = PERSIST", "UPDATE activity SET name = 'Annat'"],
        ["PRAGMA journal_mode = TRUNCATE", "UPDATE activity SET name = 'Annat'"],
    ],
    ids=["in place", "grown", "vacuumed", "WAL", "PERSIST", "TRUNCATE"],
)
def test_a_file_edited_by_another_program_opens(register_file: Path, statements: list[str]) -> None:
    edited(register_file, *statements)
    assert condition(register_file.read_bytes()) is Condition.EDITED
    assert first_name(register_file) == "Annat"
