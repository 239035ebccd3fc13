"""From what a user names to the store that is meant: a folder on disk, or the address of a SPARQL service."""

from __future__ import annotations

import re
from pathlib import Path

from kg.errors import UsageError
from kg.files import is_folder
from kg.store.embedded.disk import DiskStore
from kg.store.embedded.marker import is_store
from kg.store.protocol import GraphStore

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")


def is_url(location: str | Path) -> bool:
    """Whether an address is named, not a path."""
    return _SCHEME.match(str(location)) is not None


def is_location(location: str | Path) -> bool:
    """Whether a store is named, not a file: an address, or a folder."""
    return is_url(location) or is_folder(Path(location))


def open_store(
    location: str | Path,
    *,
    read_only: bool = False,
    create: bool = False,
    update: str | None = None,
    graphs: str | None = None,
    timeout: float = 60.0,
) -> GraphStore:
    """Open the store at a location.

    Args:
        location: the folder of a store, or the address of a SPARQL service.
        read_only: open for reading, also while another process writes.
        create: make the store if there is none. Without it nothing is ever made.
        update: where a service takes SPARQL Update, if its address does not tell.
        graphs: where a service answers the Graph Store Protocol, if its address does not tell.
        timeout: seconds that one answer of a service may take.

    Raises:
        StoreError: if there is no such store, it cannot be opened, or what it keeps does not fit together.
        UsageError: if the address is none, or has a password in it.
    """
    if is_url(location):
        from dataclasses import replace

        from kg.store.services.remote import RemoteStore
        from kg.store.services.service import Endpoints

        known = Endpoints.of(str(location))
        known = replace(known, update=update or known.update, graphs=graphs or known.graphs)
        store = RemoteStore(known, timeout=timeout)
        if create and not read_only:
            try:
                store.create()
            except BaseException:
                store.close()
                raise
        return store
    if update or graphs:
        raise UsageError("a folder has no addresses", where=location, remedy="leave out update and graphs")
    if create and not read_only and not is_store(Path(location)):
        return DiskStore.create(location)
    return DiskStore.open(location, read_only=read_only)
