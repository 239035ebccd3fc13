"""Writes graphs without end, until it is killed: `test_killed` looks at what it leaves."""

from __future__ import annotations

import random
import sys

from kg.rdf import Iri, Literal, Quad
from kg.store import DiskStore
from kg.store.embedded import disk

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
    disk._BULK = 800  # so that these small graphs go in as large ones do
    store = DiskStore.open(folder)
    sys.stdout.write("writing\n")
    sys.stdout.flush()
    while True:
        graph, what = chosen.choice(GRAPHS), chosen.random()
        if what < 0.2:
            store.drop(graph)
        elif what < 0.5:
            old, new = set(store.quads_of(graph)), set(version_of(graph, chosen.randrange(1000)))
            store.change(graph, gone=old - new, come=new - old)
        elif what < 0.8:
            store.put(graph, version_of(graph, chosen.randrange(1000)))
        else:
            for each in GRAPHS[:4]:
                store.drop(each)
            store.put_all({each: version_of(each, chosen.randrange(1000)) for each in GRAPHS})


if __name__ == "__main__":
    write(sys.argv[1], int(sys.argv[2]))
