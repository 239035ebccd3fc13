"""Asks a real ``kg serve`` the W3C's tests of SPARQL 1.1, and says what it gives otherwise than expected."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable, Sequence
from itertools import chain
from pathlib import Path

from kg.files import write_files
from tools.conformance.description import run_description
from tools.conformance.exchanges import connections
from tools.conformance.known import W3C, Known
from tools.conformance.manifests import Folder, ManifestError, query_tests
from tools.conformance.outcome import Outcome
from tools.conformance.protocols import run_connections
from tools.conformance.queries import run_queries
from tools.conformance.report import BEGIN, END, table, unexpected
from tools.conformance.server import Server, served


def _query(server: Server, folder: Folder) -> Iterable[Outcome]:
    return run_queries(server, folder, query_tests(folder, "manifest-sparql11-query.ttl"))


def _results(server: Server, folder: Folder) -> Iterable[Outcome]:
    return run_queries(server, folder, query_tests(folder, "manifest-sparql11-results.ttl"))


def _protocol(server: Server, folder: Folder) -> Iterable[Outcome]:
    return run_connections(server, folder, connections(folder, "protocol/manifest.ttl"))


def _graph_store(server: Server, folder: Folder) -> Iterable[Outcome]:
    return chain(
        run_connections(server, folder, connections(folder, "graph-store-protocol/manifest.ttl")),
        # The older set is one long test, written as many.
        run_connections(server, folder, connections(folder, "http-rdf-update/manifest.ttl"), keep=True),
    )


def _description(server: Server, folder: Folder) -> Iterable[Outcome]:
    return run_description(server, folder, "service-description/manifest.ttl")


_SETS: dict[str, Callable[[Server, Folder], Iterable[Outcome]]] = {
    "query": _query,
    "results": _results,
    "protocol": _protocol,
    "graph-store": _graph_store,
    "service-description": _description,
}


def main(arguments: Sequence[str] | None = None, *, known: Known = W3C) -> int:
    """0: all is as it is known to be; 1: something is not; 2: the tests cannot be read."""
    parser = argparse.ArgumentParser(prog="python -m tools.conformance", description=__doc__)
    parser.add_argument("--folder", type=Path, required=True, help="the W3C's folder sparql/sparql11 of rdf-tests")
    parser.add_argument("--only", choices=_SETS, action="append", help="one set of tests; may be repeated")
    parser.add_argument("--write", type=Path, metavar="FILE", help="put the tables into a page, where it marks them")
    options = parser.parse_args(arguments)
    folder, outcomes, wrong = Folder(options.folder), [], []
    try:
        with served() as server:
            for name in options.only or _SETS:
                found = list(_SETS[name](server, folder))
                outcomes += found
                if len(found) != known.counts.get(name, 0):
                    wrong.append(f"{name} has {len(found)} tests, not {known.counts.get(name, 0)}")
    except ManifestError as error:
        print(error, file=sys.stderr)
        return 2
    wrong += unexpected(outcomes, known)
    text = table(outcomes, known)
    print(text)
    for line in wrong:
        print(line, file=sys.stderr)
    if options.write:
        _write(options.write, text)
    return 1 if wrong else 0


def _write(file: Path, text: str) -> None:
    page = file.read_text(encoding="utf-8")
    before, begin, rest = page.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not (begin and end):
        raise SystemExit(f"{file} has no {BEGIN} and {END}")
    write_files({file: f"{before}{BEGIN}\n\n{text}\n{END}{after}".encode()})


if __name__ == "__main__":
    sys.exit(main())
