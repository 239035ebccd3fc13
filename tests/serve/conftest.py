"""Servers that tests ask."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.store import DiskStore
from tests.serve import many
from tests.serve.running import TOKEN, Server, serving


@pytest.fixture(scope="session")
def server(example_output: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server of the example's graph, for reading."""
    with serving(example_output / "graph.trig", tmp_path_factory.mktemp("server")) as running:
        yield running


@pytest.fixture(scope="session")
def writable(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server of a store that can be written to; each test writes graphs of its own."""
    folder = tmp_path_factory.mktemp("writable")
    DiskStore.create(folder / "store").close()
    with serving(folder / "store", folder, "--writable", KG_TOKEN=TOKEN) as running:
        yield running


@pytest.fixture(scope="session")
def many_articles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with many articles: see `tests.serve.many`."""
    path = tmp_path_factory.mktemp("many") / "many.trig"
    path.write_text(many.trig(), encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def large(many_articles: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server of many articles, for reading."""
    with serving(many_articles, tmp_path_factory.mktemp("large")) as running:
        yield running
