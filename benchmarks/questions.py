"""Times every question that ships on a graph or a store, each without parameters, worst first.

    python benchmarks/questions.py output/graph.trig [--runs 3] [--limit 1.0] [--only NAME...] [--rdflib [SECONDS]]

The time is that of the answer alone, not of reading the graph. Parameters that must be given get the middle one of the
days on which the articles were published. With ``--rdflib`` the same questions are also answered by rdflib, over the
triples of all graphs in its own memory, once each and at most for so many seconds; the ratio says how many times as
long that takes. Exit code 1 if a question takes longer than the limit.
"""

from __future__ import annotations

import argparse
import signal
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from statistics import median
from typing import TYPE_CHECKING

from kg.query import Question, ask, list_queries
from kg.query.binding import bind
from kg.store import GraphStore, MemoryStore, SelectResult, is_location, open_store

if TYPE_CHECKING:
    import rdflib

_DAYS = "SELECT ?day { ?news a sc:Article ; schema:datePublished ?day } ORDER BY STR(?day)"


def opened(place: str) -> GraphStore:
    """The store at a place, or one in memory with what a file holds."""
    if is_location(place):
        return open_store(place, read_only=True)
    return MemoryStore.from_file(place)


def values(store: GraphStore, question: Question) -> dict[str, str]:
    """What must be given: a day in the middle of those of the graph."""
    found = store.query(_DAYS)
    assert isinstance(found, SelectResult)  # noqa: S101
    days = [getattr(day, "value", "") for (day,) in found.rows] or ["2024-04-24"]
    return {parameter.name: days[len(days) // 2] for parameter in question.parameters if parameter.required}


def seconds(store: GraphStore, question: Question, given: Mapping[str, str], *, runs: int) -> tuple[float, int]:
    """The median time of an answer, and how many rows or triples it has."""
    times = []
    size = 0
    for _ in range(runs):
        start = time.perf_counter()
        size = len(ask(store, question, given))
        times.append(time.perf_counter() - start)
    return median(times), size


def seconds_of_rdflib(graph: rdflib.Graph, question: Question, given: Mapping[str, str], *, most: int) -> float | None:
    """The time that rdflib takes; None if it is not done after so many seconds."""
    sparql = bind(question, given)
    start = time.perf_counter()
    try:
        with _at_most(most):
            found = graph.query(sparql)
            for _ in found.graph or () if found.type == "CONSTRUCT" else found:
                pass
    except TimeoutError:
        return None
    return time.perf_counter() - start


@contextmanager
def _at_most(most: int) -> Iterator[None]:
    def give_up(*_: object) -> None:
        raise TimeoutError

    signal.signal(signal.SIGALRM, give_up)
    signal.alarm(most)
    try:
        yield
    finally:
        signal.alarm(0)


def main() -> int:
    parser = argparse.ArgumentParser(description="Time every question on a graph or a store.")
    parser.add_argument("graph", help="a graph that `kg build` made, or a store")
    parser.add_argument("--runs", type=int, default=3, help="runs of each question (default 3)")
    parser.add_argument("--limit", type=float, default=1.0, help="seconds that are too many (default 1)")
    parser.add_argument("--only", nargs="+", default=(), metavar="NAME", help="only these questions")
    parser.add_argument(
        "--rdflib", type=int, nargs="?", const=60, metavar="SECONDS", help="rdflib too, at most so long each (60)"
    )
    options = parser.parse_args()
    store = opened(options.graph)
    store.query("ASK {}")  # what is prepared once for all questions is not the first one's time
    asked = [question for question in list_queries() if not options.only or question.name in options.only]
    given = {question.name: values(store, question) for question in asked}
    found = sorted(((*seconds(store, q, given[q.name], runs=options.runs), q) for q in asked), key=lambda row: -row[0])
    graph = None
    if options.rdflib:
        from kg.store.rdflib_bridge import to_graph

        graph = to_graph(store.quads())
    for taken, size, question in found:
        line = f"{taken:7.3f} s  {size:6} rows"
        if graph is not None:
            theirs = seconds_of_rdflib(graph, question, given[question.name], most=options.rdflib)
            told = f"more than {options.rdflib} s" if theirs is None else f"{theirs:.3f} s"
            least = options.rdflib if theirs is None else theirs
            line += f"  {told:>14}  {'>' if theirs is None else ' '}{least / max(taken, 1e-6):8.1f} times"
        print(f"{line}  {question.name}", flush=True)
    return 1 if any(taken > options.limit for taken, _, _ in found) else 0


if __name__ == "__main__":
    sys.exit(main())
