"""Writes files whole or not at all: under temporary names in the same folder, then renamed over the old ones."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from kg.errors import OutputError

__all__ = ["check_folder", "is_folder", "is_there", "new_file", "write_files", "write_text"]


def is_folder(path: Path) -> bool:
    """Whether it is a folder; a name that no file can have, such as a very long one, is none."""
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def bytes_in(folder: Path) -> int:
    """The size of all files in a folder, and in those in it; of what goes meanwhile, nothing."""
    total = 0
    for path in folder.rglob("*"):
        with suppress(OSError):
            total += path.stat().st_size if path.is_file() else 0
    return total


def check_folder(folder: Path) -> None:
    """See that files can be written into ``folder``, or that it can be made. Nothing is left behind.

    Raises:
        OutputError: if they cannot, or it is a file.
    """
    nearest = folder
    while not is_there(nearest) and nearest != nearest.parent:
        nearest = nearest.parent
    if not is_folder(nearest):
        raise OutputError("cannot hold files: it is not a folder", where=nearest, remedy="name another folder")
    try:
        with tempfile.TemporaryFile(dir=nearest):
            pass
    except OSError as error:
        raise _cannot_write(nearest, error) from error


def write_text(path: Path, text: str) -> None:
    """Write ``text`` as UTF-8 with its line ends as they are; folders on the way are made.

    Raises:
        OutputError: if the file cannot be written; an older file of that name is then as it was.
    """
    write_files({path: text.encode("utf-8")})


def write_files(contents: Mapping[Path, bytes]) -> None:
    """Write several files that belong together: none gets its name before all are written in full.

    Raises:
        OutputError: if one cannot be written; older files of these names are then as they were.
    """
    staged: dict[Path, str] = {}
    try:
        for path, data in contents.items():
            with _translated(path):
                staged[path] = _stage(path, data)
        for path, temporary in staged.items():
            with _translated(path):
                Path(temporary).replace(path)
    finally:
        for temporary in staged.values():
            with suppress(OSError):
                Path(temporary).unlink()


@contextmanager
def new_file(path: Path) -> Iterator[BinaryIO]:
    """A file to write into piece by piece; it gets its name when all went well, and leaves nothing behind otherwise.

    Raises:
        OutputError: if it cannot be written; an older file of that name is then as it was.
    """
    with _translated(path):
        handle, name = _temporary(path)
        try:
            with os.fdopen(handle, "wb") as file:
                yield file
            Path(name).chmod(_rights())
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink()
            raise


def _stage(path: Path, data: bytes) -> str:
    handle, name = _temporary(path)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        # mkstemp makes files private; give this one the rights that open() would have given.
        Path(name).chmod(_rights())
    except BaseException:
        Path(name).unlink()
        raise
    return name


def _temporary(path: Path) -> tuple[int, str]:
    if is_folder(path):
        raise OutputError("is a folder, not a file", where=path, remedy="name a file")
    check_folder(path.parent)
    path.parent.mkdir(parents=True, exist_ok=True)
    return tempfile.mkstemp(prefix=f".{path.name[:40]}.", suffix=".part", dir=path.parent)


def _rights() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def is_there(path: Path) -> bool:
    """Whether there is something of that name; nothing is below a file, and nothing has a very long name."""
    try:
        return path.exists()
    except (OSError, ValueError):
        return False


@contextmanager
def _translated(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise _cannot_write(path, error) from error


def _cannot_write(path: Path, error: OSError) -> OutputError:
    reason = (error.strerror or str(error)).lower()
    return OutputError(f"cannot be written ({reason})", where=path, remedy="choose a folder that you may write to")
