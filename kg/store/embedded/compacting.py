"""Writes the database of a store anew, in as little room as it can have.

RocksDB, in which Oxigraph keeps quads, compresses what is loaded at once, but no longer when it sorts new quads into
old ones, unless there are gigabytes; and texts that nothing names any more stay. So a store that has grown is now and
then written anew beside itself, and takes its own place. Whoever is killed meanwhile leaves one of the two whole: the
new database is finished before the old one is renamed, and opening a store for writing clears up.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pyoxigraph as ox

from kg.store.embedded.agreement import KEPT_IDENTITY, identity_of, old_quads_in

#: Smaller stores take next to no room, ...
_LEAST = 4_000_000
#: ... and larger ones would take more than a gigabyte of memory. Beyond a million quads Oxigraph loads them in pieces,
#: which are not compressed.
_MOST = 150_000_000
#: A store is written anew when it is so many times as large as when that was last done: all in all it is written
#: a few times, however often something is added.
_GROWN = 2


def _new(folder: Path) -> Path:
    return folder / "quads.new"


def is_worth_it(size: int, before: int) -> bool:
    """Whether a database of this size, in bytes, is to be written anew.

    Args:
        before: its size when that was last done, or 0.
    """
    return _LEAST <= size <= _MOST and size >= _GROWN * before


def is_too_large(size: int) -> bool:
    """Whether a database of this size, in bytes, is not to be written anew at all."""
    return size > _MOST


def finish(folder: Path) -> None:
    """Put the new database in its place, if somebody was killed who had just taken the old one away.

    Raises:
        OSError: if the folder cannot be written.
    """
    quads, old, new = folder / "quads", old_quads_in(folder), _new(folder)
    if not quads.exists() and old.exists():
        with _locked(old) as is_free:
            if is_free and not quads.exists():
                (new if new.exists() else old).rename(quads)


def clear_up(folder: Path) -> None:
    """Remove what is left of what somebody did who was killed. To be called by who has the store open for writing."""
    for rest in (_new(folder), old_quads_in(folder)):
        if rest.exists():
            shutil.rmtree(rest, ignore_errors=True)
    # The engine keeps a log of 140 kB for each time that it was opened.
    for log in (folder / "quads").glob("LOG.old.*"):
        with suppress(OSError):
            log.unlink()


def write_new(folder: Path, store: ox.Store) -> None:
    """Write all that is in a database into a new one beside it.

    Raises:
        OSError: if the disk is full, say.
    """
    new = _new(folder)
    shutil.rmtree(new, ignore_errors=True)
    fresh = ox.Store(new)
    fresh.bulk_extend(store)
    fresh.flush()
    if len(fresh) != len(store):
        raise OSError("the database cannot be copied")
    del fresh
    # It goes on to be the database that marker and ledger know.
    (new / KEPT_IDENTITY).write_text(identity_of(folder / "quads") or "", encoding="utf-8")


def take_place(folder: Path) -> bool:
    """Put the new database in the place of the old one, if nobody has that open for writing; whether it was done."""
    quads, old, new = folder / "quads", old_quads_in(folder), _new(folder)
    with suppress(OSError, RuntimeError):
        # An answer that is still being read keeps it open in this process.
        probe = ox.Store(quads)
        del probe
        with _locked(quads) as is_free:
            if is_free and new.exists():
                quads.rename(old)
                new.rename(quads)
                shutil.rmtree(old, ignore_errors=True)
                return True
    shutil.rmtree(new, ignore_errors=True)
    return False


@contextmanager
def _locked(quads: Path) -> Iterator[bool]:
    """Keeps other processes from opening a database for writing, in the way in which RocksDB does; False if one has."""
    try:
        import fcntl
    except ImportError:  # There a folder whose files somebody has open cannot be renamed either.
        yield True
        return
    with (quads / "LOCK").open("r+b") as lock:
        try:
            fcntl.lockf(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            yield False
        else:
            yield True
