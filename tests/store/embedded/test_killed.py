"""A writer that is killed at any moment leaves every graph whole or absent, and the merged triples as they must be."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.rdf import Quad
from kg.store import DiskStore, SelectResult
from kg.store.convert import named_node
from tests.store.embedded.writer import GRAPHS, VERSION, version_of

ROOT = Path(__file__).resolve().parents[3]
TIMES = 8


def check(folder: Path) -> int:
    """See that the store is sound, and return how many graphs it has."""
    with DiskStore.open(folder) as store:
        quads: set[Quad] = set()
        for graph in store.graphs():
            found = set(store.quads_of(graph))
            (version,) = (quad.object.value for quad in found if quad[:2] == (graph, VERSION))  # type: ignore[union-attr]
            assert found == set(version_of(graph, int(version)))
            quads |= found
        assert set(store.quads()) == quads
        merged = store.query("SELECT ?s ?p ?o { ?s ?p ?o }")
        assert isinstance(merged, SelectResult)
        assert len(merged.rows) == len(set(merged.rows))
        assert set(merged.rows) == {quad[:3] for quad in quads}
        return len(store.graphs())


def test_killed_at_random_moments(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    DiskStore.create(folder).close()
    chosen = random.Random(7)  # noqa: S311
    found = []
    for seed in range(TIMES):
        command = [sys.executable, "-m", "tests.store.embedded.writer", str(folder), str(seed)]
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as writer:
            assert writer.stdout is not None
            assert writer.stdout.readline() == b"writing\n"
            time.sleep(chosen.random() * 0.7)
            assert writer.poll() is None
            writer.kill()
        found.append(check(folder))
    assert any(found)


@pytest.mark.parametrize("fault", ["a quad is missing", "a merged triple is missing", "a merged triple is too many"])
def test_the_check_fails_where_it_must(tmp_path: Path, fault: str) -> None:
    folder = tmp_path / "store"
    with DiskStore.create(folder) as store:
        store.put(GRAPHS[0], version_of(GRAPHS[0], 1))
        (merged,) = store._store.quads_for_pattern(None, named_node(VERSION), None, ox.DefaultGraph())
        if fault == "a quad is missing":
            store.put(GRAPHS[0], version_of(GRAPHS[0], 1)[200:])
        elif fault == "a merged triple is missing":
            store._store.remove(merged)
        else:
            store._store.add(ox.Quad(merged.subject, merged.predicate, ox.Literal("other")))
    with pytest.raises(AssertionError):
        check(folder)
