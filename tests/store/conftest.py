"""The stores that tests of this room use, each of them empty."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kg.store import DiskStore, GraphStore, MemoryStore, open_store
from kg.store.services.remote import RemoteStore
from kg.store.services.remote_ledger import LEDGER
from kg.store.services.service import Endpoints
from kg.store.sparql.updates import AT_SERVICE, LISTED, MERGED
from tests.store.servers import Service, oxigraph, virtuoso

ENGINES = ("memory", "disk", "oxigraph", "virtuoso")


@pytest.fixture(scope="session")
def oxigraph_service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    with oxigraph(tmp_path_factory.mktemp("oxigraph")) as service:
        yield service


@pytest.fixture(scope="session")
def virtuoso_service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    with virtuoso(tmp_path_factory.mktemp("virtuoso")) as service:
        yield service


@pytest.fixture
def no_netrc(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file for names and passwords, which is not there yet, instead of that of whoever runs the tests."""
    path = tmp_path / "netrc"
    monkeypatch.setenv("NETRC", str(path))
    monkeypatch.delenv("KG_STORE_USER", raising=False)
    monkeypatch.delenv("KG_STORE_PASSWORD", raising=False)
    return path


@pytest.fixture
def open_remote(no_netrc: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[Service], GraphStore]:
    """Opens an empty store at a service."""

    def opened(service: Service) -> GraphStore:
        if service.user is not None and service.password is not None:
            monkeypatch.setenv("KG_STORE_USER", service.user)
            monkeypatch.setenv("KG_STORE_PASSWORD", service.password)
        store = RemoteStore(Endpoints(service.query, service.update, service.graphs))
        for graph in store._names_of_ours() or ():
            store._service.update(AT_SERVICE.removal(graph))
        for own in (LEDGER, LISTED, MERGED):
            store._service.update(f"DROP SILENT GRAPH <{own}>")
        store.close()
        return open_store(service.query, update=service.update, graphs=service.graphs, create=True)

    return opened


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that every user can reach, unlike those that pytest makes."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)


@pytest.fixture(params=ENGINES)
def store(
    request: pytest.FixtureRequest, tmp_path: Path, open_remote: Callable[[Service], GraphStore]
) -> Iterator[GraphStore]:
    """An empty store of each kind."""
    store: GraphStore
    if request.param == "memory":
        store = MemoryStore()
    elif request.param == "disk":
        store = DiskStore.create(tmp_path / "store")
    else:
        store = open_remote(request.getfixturevalue(f"{request.param}_service"))
    yield store
    store.close()
