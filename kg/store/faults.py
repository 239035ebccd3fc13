"""What Oxigraph complains of, in words that say what to do."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.errors import StoreError

_CAUSES = (
    (
        ("lock hold", "while lock file"),
        "another process is writing to this store",
        "wait until it has ended, or end it",
    ),
    (
        ("no space left", "file too large", "disk quota"),
        "the disk is full",
        "make room and try again; what was stored before is as it was",
    ),
    (
        ("permission denied", "read-only file system", "operation not permitted"),
        "the folder cannot be written",
        "choose a folder that you may write to",
    ),
    (
        ("too many open files",),
        "too many files are open",
        "raise the limit with `ulimit -n`",
    ),
    (
        ("corruption", "no such file"),
        "files of the store are broken or missing, or are being replaced",
        "try again when nobody writes to it; if it stays so, restore the store from a copy",
    ),
)


@contextmanager
def translated(folder: Path) -> Iterator[None]:
    """Turns errors of Oxigraph into a `StoreError` about this folder."""
    try:
        yield
    except (OSError, RuntimeError) as error:
        words = str(error).lower()
        for signs, cause, remedy in _CAUSES:
            if any(sign in words for sign in signs):
                raise StoreError(cause, where=folder, remedy=remedy) from error
        raise StoreError(f"the store cannot be used ({error})", where=folder) from error
