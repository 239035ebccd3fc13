"""Opens the database of a store on disk, once it is seen to be the one that belongs there."""

from __future__ import annotations

import time
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox

from kg.errors import OutputError, StoreError
from kg.rdf.terms import Iri
from kg.store.embedded.agreement import Told, absent, check_files, identity_of, quads_in, without_graphs
from kg.store.embedded.compacting import clear_up, finish
from kg.store.embedded.faults import translated
from kg.store.embedded.marker import Marker, write_marker
from kg.store.embedded.sqlite_ledger import SqliteLedger

#: A reader may meet files that the writer is just replacing; it then looks again, after so many seconds.
TRIES, _PAUSE = 8, 0.005
#: What does not fit to what was noted is looked at once more: another process may be at it.
_LOOKS = 3


def ledger_in(folder: Path) -> Path:
    """Where a store keeps its ledger."""
    return folder / "ledger.sqlite"


def open_quads(folder: Path, *, read_only: bool) -> ox.Store:
    """The database as it is; an empty one in memory for readers if nothing was put yet.

    Raises:
        StoreError: if it cannot be opened.
    """
    with translated(folder):
        if not read_only:
            finish(folder)
            store = ox.Store(folder / "quads")
            clear_up(folder)
            return store
        # Twice, for the first may be where they lay until just now, if a writer replaces them.
        if not any((quads_in(folder) / "CURRENT").exists() for _ in range(2)):
            return ox.Store()
        for _ in range(TRIES):
            with suppress(OSError, RuntimeError):
                return ox.Store.read_only(str(quads_in(folder)))
            time.sleep(_PAUSE)
        return ox.Store.read_only(str(quads_in(folder)))


def open_fitting(folder: Path, marker: Marker, *, read_only: bool) -> ox.Store:
    """The database, if it fits to the marker and the ledger.

    What the ledger tells is asked first: an article comes into the quads before it comes into the ledger. One that
    another process takes out meanwhile is not in the ledger when that is asked again.

    Raises:
        StoreError: if it cannot be opened, or does not fit.
    """
    missed: list[Iri] = []
    for _ in range(TRIES):
        told = _fitting(folder, marker)
        before = missed
        store, missed = _opened(folder, told.graphs() if told else [], read_only=read_only)
        if not missed:
            return store
        del store  # so that it can be opened again
        if missed == before:
            break
    raise without_graphs(folder, missed)


def _opened(folder: Path, graphs: list[Iri], *, read_only: bool) -> tuple[ox.Store, list[Iri]]:
    """The database, and which of these graphs it lacks."""
    for _ in range(TRIES if read_only else 0):
        store = open_quads(folder, read_only=True)
        with suppress(OSError, RuntimeError):
            return store, absent(store, graphs)
        time.sleep(_PAUSE)
    store = open_quads(folder, read_only=read_only)
    with translated(folder):
        return store, absent(store, graphs)


def _fitting(folder: Path, marker: Marker) -> Told | None:
    for _ in range(_LOOKS):
        told = _told(folder)
        with suppress(StoreError):
            check_files(folder, marker, told)
            return told
    check_files(folder, marker, told)
    return told


def _told(folder: Path) -> Told | None:
    with closing(SqliteLedger(ledger_in(folder), read_only=True)) as ledger:
        return ledger.told()


def note(folder: Path, marker: Marker) -> Marker:
    """Note in the marker what there is by now, so that it is missed when it is gone; returns what the marker says."""
    found = replace(marker, quads=identity_of(quads_in(folder)), ledger=marker.ledger or _told(folder) is not None)
    if found != marker:
        with suppress(OutputError):  # A full disk, say: it is noted some other time.
            write_marker(folder, found)
            return found
    return marker
