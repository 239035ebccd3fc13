"""What Oxigraph and SQLite complain of, in words that say what to do."""

from __future__ import annotations

import sqlite3
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
        ("corruption", "no such file", "column family"),
        "files of the store are broken or missing, or are being replaced",
        "try again when nobody writes to it; if it stays so, restore the store from a copy",
    ),
)

SEE = "see that you may read and write it and its folder, or restore the store from a copy"
_LEDGER_CAUSES = (
    (
        ("SQLITE_BUSY", "SQLITE_LOCKED"),
        "another process is writing to the ledger",
        "wait until it has ended, or end it",
    ),
    (
        # Where a file may not grow any more, SQLite says no more than that it could not write.
        ("SQLITE_FULL", "SQLITE_IOERR_WRITE", "SQLITE_IOERR_SHM"),
        "the disk is full, or fails",
        "make room and try again; what was stored before is as it was",
    ),
    (
        ("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM"),
        "the ledger cannot be opened or written",
        SEE,
    ),
    (
        ("SQLITE_IOERR",),
        "the ledger cannot be read or written",
        "see whether the disk is well; if it is not, restore the store from a copy",
    ),
    (
        # What is asked is always the same: an error in it is one of what is there.
        ("SQLITE_CORRUPT", "SQLITE_NOTADB", "SQLITE_ERROR"),
        "the ledger is broken",
        "restore the store from a copy",
    ),
    (
        ("SQLITE_TOOBIG",),
        "an entry is too large",
        "keep less in it",
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
        remedy = "try again; if it stays so, restore the store from a copy"
        raise StoreError(f"the store cannot be used ({error})", where=folder, remedy=remedy) from error


@contextmanager
def ledger_translated(path: Path) -> Iterator[None]:
    """Turns errors of SQLite into a `StoreError` about this file."""
    try:
        yield
    except sqlite3.Error as error:
        name = getattr(error, "sqlite_errorname", None) or ""
        for signs, cause, remedy in _LEDGER_CAUSES:
            if name.startswith(signs):
                raise StoreError(cause, where=path, remedy=remedy) from error
        raise StoreError(f"the ledger cannot be used ({error})", where=path, remedy="try again") from error
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise StoreError(f"the ledger cannot be read ({reason})", where=path, remedy=SEE) from error
