"""Exported files are there whole or not at all."""

import errno
from pathlib import Path

import pytest

from ropa_desktop.errors import RopaError
from ropa_desktop.exports import saving


def test_a_file_is_written(tmp_path: Path) -> None:
    saving.write(tmp_path / "register.pdf", b"new")
    assert (tmp_path / "register.pdf").read_bytes() == b"new"


def test_an_older_file_is_replaced_and_nothing_else_is_left(tmp_path: Path) -> None:
    path = tmp_path / "register.pdf"
    path.write_bytes(b"old")
    saving.write(path, b"new")
    assert path.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [path]


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(RopaError, match=r"There is no folder .*missing"):
        saving.write(tmp_path / "missing" / "register.pdf", b"new")


def test_a_file_in_place_of_the_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(RopaError, match="There is no folder"):
        saving.write(tmp_path / "file" / "register.pdf", b"new")


def test_a_folder_of_that_name_is_told(tmp_path: Path) -> None:
    (tmp_path / "register.pdf").mkdir()
    with pytest.raises(RopaError, match=r"register\.pdf is a folder"):
        saving.write(tmp_path / "register.pdf", b"new")


def test_a_write_that_fails_leaves_the_older_file_and_nothing_new(tmp_path: Path) -> None:
    path = tmp_path / "register.pdf"
    path.write_bytes(b"old")
    resource = pytest.importorskip("resource", reason="only Unix limits how large a file may grow")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, hard))
    try:
        with pytest.raises(RopaError, match=r"register\.pdf could not be written"):
            saving.write(path, bytes(5000))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    ("number", "says"),
    [
        (errno.ENOSPC, "The disk is full, so register.pdf was not written."),
        (errno.EDQUOT, "The disk is full, so register.pdf was not written."),
        (errno.EACCES, "register.pdf cannot be written: it is open in another program"),
        (errno.EROFS, "register.pdf cannot be written: it is open in another program"),
        (errno.EIO, "register.pdf could not be written: Input/output error"),
    ],
)
def test_what_the_system_refuses_is_one_sentence_on_what_to_do(number: int, says: str) -> None:
    error = OSError(number, "Input/output error")
    assert str(saving.refused(Path("folder/register.pdf"), error)).startswith(says)
