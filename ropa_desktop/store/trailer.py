"""The 48 bytes after the last page of a register file, which tell whether the file is what was saved.

    12 bytes  the mark "RopaTrailer" and a 1
     4 bytes  the change counter of the SQLite header (its bytes 24 to 27), copied
    32 bytes  SHA-256 of everything before the trailer

SQLite itself accepts most flipped bits without a word. Ordinary SQLite tools read such a file, and edit it;
they do not know the trailer: a file that has grown has lost it, and one edited in place keeps it with a hash
that is no longer right. The change counter tells the latter from damage, for every SQLite program counts it
up, in two places of the header.
"""

import hashlib
from enum import Enum, auto

SIZE = 48

_MARK = b"RopaTrailer\x01"
_HEADER = 100
"""Bytes of the header of a SQLite file."""


class Condition(Enum):
    """What the trailer says of a file."""

    WHOLE = auto()
    """It is, to the bit, what was saved."""
    EDITED = auto()
    """Another program has written to it: there is no trailer, or one from before."""
    DAMAGED = auto()
    """It has changed, and no program has said so."""
    TRUNCATED = auto()
    """Its end is missing."""


def trailer(image: bytes) -> bytes:
    """The trailer of a database image."""
    return _MARK + image[24:28] + hashlib.sha256(image).digest()


def digest(data: bytes) -> bytes:
    """The SHA-256 that the trailer of these bytes states, if it has one and is right."""
    return hashlib.sha256(memoryview(data)[:-SIZE]).digest()


def examined(data: bytes, actual: bytes) -> tuple[memoryview, Condition]:
    """The database image in a file's bytes, and what the trailer says of it, given their actual `digest`.

    The bytes must begin with a SQLite header.
    """
    page = page_size(data)
    if len(data) < _HEADER or page == 0:
        return memoryview(data), Condition.DAMAGED
    image, rest = _parted(data, page)
    if bytes(rest[:12]) == _MARK and len(rest) == SIZE:
        return image, _judged(image, bytes(rest), actual)
    if _counters_agree(data) and int.from_bytes(data[28:32]) * page > len(image):
        return image, Condition.TRUNCATED
    # Another program leaves whole pages; our own trailer with a flaw in its mark is damage.
    return image, Condition.DAMAGED if rest else Condition.EDITED


def page_size(data: bytes) -> int:
    """The size of a page that a SQLite header states, in bytes; 0 where it states none that can be."""
    stated = int.from_bytes(data[16:18])
    size = 65536 if stated == 1 else stated
    return size if size >= 512 and size & (size - 1) == 0 else 0


def _parted(data: bytes, page: int) -> tuple[memoryview, memoryview]:
    view = memoryview(data)
    end = len(data) - len(data) % page
    return view[:end], view[end:]


def _judged(image: memoryview, rest: bytes, actual: bytes) -> Condition:
    counted = rest[12:16] != bytes(image[24:28])
    if actual == rest[16:]:
        return Condition.DAMAGED if counted else Condition.WHOLE
    return Condition.EDITED if counted and _counters_agree(image) else Condition.DAMAGED


def _counters_agree(data: bytes | memoryview) -> bool:
    """Whether the change counter stands in both its places in the header, as after every write by SQLite."""
    return data[24:28] == data[92:96]
