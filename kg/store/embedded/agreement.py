"""Whether what a store on disk keeps fits together: its marker, its quads and its ledger.

Looked at whenever a store is opened, in a time that does not grow with it. The marker notes which database its quads
are in, and that a ledger was written; the ledger notes the same database, and the articles that it tells of have their
graphs there. Whoever is killed while writing leaves less noted, never more: quads are on the disk before the ledger
tells of them, and both before the marker does. A store of an older version has nothing noted yet.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from kg.errors import StoreError
from kg.rdf.iris import LocalIris
from kg.rdf.terms import Iri
from kg.store.convert import named_node
from kg.store.embedded.marker import Marker
from kg.store.ledger import is_id

REMEDY = "restore it as a whole from a copy, or make a new store of the articles with `kg init` and `kg add`"


@dataclass(frozen=True, slots=True)
class Told:
    """What a ledger says of the store that it belongs to.

    Args:
        quads: the identity of the database with the quads; None if an older version wrote the ledger.
        settings: as it keeps them.
        ids: of some entries whose graphs are there, the last ones above all.
    """

    quads: str | None
    settings: str | None
    ids: tuple[str, ...]

    def graphs(self) -> list[Iri]:
        """The graphs of those entries; none if it is no corpus that keeps the ledger."""
        return graphs_of(self.settings, self.ids)


def graphs_of(settings: str | None, ids: Iterable[str]) -> list[Iri]:
    """The graphs of articles of a corpus with these settings; none if they are no settings of a corpus."""
    try:
        base = json.loads(settings or "null")["base"]
    except (ValueError, TypeError, KeyError, RecursionError):
        return []
    return [LocalIris(id, base=base).graph for id in ids if is_id(id)] if isinstance(base, str) else []


#: A file in a database that was written anew (`compacting`): what told the first one from every other one.
KEPT_IDENTITY = "statecraft-identity"


def quads_in(folder: Path) -> Path:
    """Where a store keeps its quads: where the old ones lie, if somebody was killed who was just replacing them."""
    quads, old = folder / "quads", old_quads_in(folder)
    return old if not quads.exists() and old.exists() else quads


def old_quads_in(folder: Path) -> Path:
    """Where the quads lie for as long as they are being replaced."""
    return folder / "quads.old"


def identity_of(quads: Path) -> str | None:
    """What tells the database in a folder from every other one; None if there is none, or it was not finished."""
    for name in (KEPT_IDENTITY, "IDENTITY"):
        with suppress(OSError, ValueError):
            if found := (quads / name).read_text(encoding="utf-8").strip():
                return found
    return None


def check_files(folder: Path, marker: Marker, told: Told | None) -> None:
    """See that quads and ledger are those that were noted, before the engine makes new ones in place of missing ones.

    Args:
        told: by the ledger; None if there is none.

    Raises:
        StoreError: if they are not.
    """
    if marker.ledger and told is None:
        raise _unfit("its ledger is missing or empty (ledger.sqlite)", folder)
    if told is None and marker.quads is None:
        return  # Nothing was ever put: opening completes what was begun.
    quads = quads_in(folder)
    try:
        names = {path.name for path in quads.iterdir()}
    except FileNotFoundError as error:
        raise _unfit("its quads are missing (the folder quads)", folder) from error
    except OSError as error:
        raise _unfit(f"its quads cannot be read ({(error.strerror or str(error)).lower()})", folder) from error
    # In a database there is always a log, if an empty one; what it held would be gone without a word.
    if not {"CURRENT", "IDENTITY"} <= names or not any(name.endswith(".log") for name in names):
        raise _unfit("files of its quads are missing (in the folder quads)", folder)
    known, found = {marker.quads, told and told.quads} - {None}, identity_of(quads)
    if len(known) > 1:
        raise _unfit("its ledger is that of another store (ledger.sqlite)", folder)
    if known and known != {found}:
        raise _unfit("its quads are those of another store, or were made anew (the folder quads)", folder)


def absent(store: ox.Store, graphs: Iterable[Iri]) -> list[Iri]:
    """Which of these graphs are not there, or not in what plain patterns see."""
    is_merged = any(store.quads_for_pattern(None, None, None, ox.DefaultGraph()))
    return [
        graph
        for graph in graphs
        if not is_merged or not any(store.quads_for_pattern(None, None, None, named_node(graph)))
    ]


def without_graphs(folder: Path, graphs: list[Iri]) -> StoreError:
    """What is wrong where the ledger tells of articles whose graphs are not there."""
    return _unfit(f"its ledger tells of articles that its quads do not have ({graphs[0]})", folder)


def _unfit(cause: str, folder: Path) -> StoreError:
    return StoreError(cause, where=folder, remedy=REMEDY)
