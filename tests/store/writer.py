"""Writes graphs without end, until it is killed: `test_killed` looks at what it leaves."""

from __future__ import annotations

import random
import sys

from kg.rdf import Iri, Literal, Quad
from kg.store import DiskStore

EX = "https://example.org/"
VERSION, P = Iri(EX + "version"), Iri(EX + "p")
GRAPHS = [Iri(f"{EX}graph/{number}") for number in range(6)]


def version_of(graph: Iri, version: int) -> list[Quad]:
    """What a graph holds in that version: much of it is in other graphs and versions too."""
    chosen = random.Random(f"{graph} {version}")  # noqa: S311 to be the same in both processes
    quads = [
        Quad(Iri(f"{EX}thing/{chosen.randrange(300)}"), P, Literal(str(chosen.randrange(3))), graph) for _ in range(400)
    ]
    return [*quads, Quad(graph, VERSION, Literal(str(version)), graph)]


def write(folder: str, seed: int) -> None:
    """Never ends by itself."""
    chosen = random.Random(seed)  # noqa: S311
    store = DiskStore.open(folder)
    sys.stdout.write("writing\n")
    sys.stdout.flush()
    while True:
        graph = chosen.choice(GRAPHS)
        if chosen.random() < 0.2:
            store.drop(graph)
        else:
            store.put(graph, version_of(graph, chosen.randrange(1000)))


if __name__ == "__main__":
    write(sys.argv[1], int(sys.argv[2]))
