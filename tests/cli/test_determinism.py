"""The same input gives the same bytes, whatever Python's hash seed is."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.command import Command

FORMATS = [argument for name in ("ttl", "trig", "nq", "jsonld") for argument in ("--format", name)]


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.mark.parametrize("seed", ["0", "1", "4242"])
def test_builds_are_byte_identical(kg: Command, example: Path, example_output: Path, seed: str) -> None:
    outcome = kg("build", example, "--published", "2024-04-19", "-o", "again", *FORMATS, PYTHONHASHSEED=seed)
    assert outcome.code == 0, outcome.err
    first, again = contents(example_output), contents(kg.folder / "again")
    assert sorted(first) == ["explorer.html", "graph.html", "graph.jsonld", "graph.nq", "graph.trig", "graph.ttl"]
    assert [name for name in first if first[name] != again.get(name)] == []


@pytest.mark.parametrize("format", ["ttl", "trig", "nq", "jsonld", "facts"])
def test_exports_are_byte_identical(kg: Command, example_output: Path, format: str) -> None:
    graph = example_output / "graph.trig"
    outcomes = [kg("export", graph, "--format", format, PYTHONHASHSEED=seed) for seed in ("0", "1")]
    assert [outcome.code for outcome in outcomes] == [0, 0]
    assert outcomes[0].out == outcomes[1].out != ""
