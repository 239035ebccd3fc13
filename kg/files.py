"""Writes files whole or not at all: under a temporary name in the same folder, then renamed over the old one."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from kg.errors import OutputError

__all__ = ["make_folder", "write_bytes", "write_text"]


def make_folder(folder: Path) -> None:
    """Make ``folder``, with its parents, and see that files can be written in it.

    Raises:
        OutputError: if it cannot be made or written to, or is a file.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError as error:
        raise OutputError("is a file, not a folder", where=folder, remedy="name another folder") from error
    except OSError as error:
        raise _cannot_write(folder, error) from error
    try:
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise _cannot_write(folder, error) from error


def write_text(path: Path, text: str) -> None:
    """Write ``text`` as UTF-8 with its line ends as they are.

    Raises:
        OutputError: if the file cannot be written; an older file of that name is then as it was.
    """
    write_bytes(path, text.encode("utf-8"))


def write_bytes(path: Path, data: bytes) -> None:
    """Write ``data``.

    Raises:
        OutputError: if the file cannot be written; an older file of that name is then as it was.
    """
    if path.is_dir():
        raise OutputError("is a folder, not a file", where=path, remedy="name a file")
    make_folder(path.parent)
    try:
        _replace(path, data)
    except OSError as error:
        raise _cannot_write(path, error) from error


def _replace(path: Path, data: bytes) -> None:
    handle, name = tempfile.mkstemp(prefix=f".{path.name[:40]}.", suffix=".part", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        # mkstemp makes files private; give this one the rights that open() would have given.
        os.chmod(name, _rights())
        os.replace(name, path)
    except BaseException:
        with suppress(OSError):
            os.unlink(name)
        raise


def _rights() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _cannot_write(path: Path, error: OSError) -> OutputError:
    reason = (error.strerror or str(error)).lower()
    return OutputError(f"cannot be written ({reason})", where=path, remedy="choose a folder that you may write to")
