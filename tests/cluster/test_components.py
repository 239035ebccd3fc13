"""What hangs together, by tables and in one process, as networkx has it."""

from __future__ import annotations

import random
from pathlib import Path
from typing import TYPE_CHECKING

import networkx as nx  # type: ignore[import-untyped]
import pytest

from kg.cluster.components import components
from kg.cluster.storage import Storage

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

Edges = list[tuple[int, int]]

CHAIN = [(n, n + 1) for n in range(100)]
SHUFFLED = [(37 * n % 101 - 50, 37 * (n + 1) % 101 - 50) for n in range(100)]
STARS = [(center, center * 1000 + n) for center in range(1, 6) for n in range(20)]


def _drawn(nodes: int, edges: int) -> Edges:
    lot = random.Random(nodes)  # noqa: S311 - a test of its own
    return [(lot.randrange(-nodes, nodes), lot.randrange(-nodes, nodes)) for _ in range(edges)]


@pytest.mark.parametrize("few", [0, 1000], ids=["by tables", "in one process"])
@pytest.mark.parametrize(
    "edges",
    [[(1, 1)], CHAIN, SHUFFLED, STARS, _drawn(200, 150), _drawn(60, 200), [(2**62, -(2**62)), (5, 2**62)]],
    ids=["loop", "chain", "shuffled", "stars", "sparse", "dense", "far"],
)
def test_the_least_node_of_each_component(spark: SparkSession, tmp_path: Path, edges: Edges, few: int) -> None:
    graph = nx.Graph((one, other) for one, other in edges if one != other)
    expected = {node: min(part) for part in nx.connected_components(graph) for node in part}
    table = spark.createDataFrame(edges, "one long, other long")
    found = components(Storage(spark, str(tmp_path)), table, "work", few=few).collect()
    assert len(found) == len(expected)
    assert {row["node"]: row["component"] for row in found} == expected
