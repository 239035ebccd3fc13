"""Tests of the SPARQL Protocol and of the Graph Store Protocol: requests go to the server as they stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tools.conformance.exchanges import Connection, Exchange
from tools.conformance.manifests import Folder
from tools.conformance.outcome import Outcome
from tools.conformance.results import MEDIA, parsed, same
from tools.conformance.server import Answer, Server

_BOOLEAN = {"application/sparql-results+json", "application/sparql-results+xml"}
_KINDS = {
    "boolean": _BOOLEAN,
    "tabular": {*_BOOLEAN, "text/csv", "text/tab-separated-values"},
    "RDF": {"text/turtle", "application/n-triples", "application/rdf+xml"},
}
#: Where the tests have their services, and where the server has its own.
_PATHS = (("/sparql/", "/query"), ("/gsp", "/store"), ("$GRAPHSTORE$", "/store"))


def run_connections(
    server: Server, folder: Folder, tests: Iterable[Connection], *, keep: bool = False
) -> Iterator[Outcome]:
    """Run them, each with no graphs but its own.

    Args:
        keep: the graphs and the locations of one test are those of the next.
    """
    locations: dict[str, str] = {}
    for number, test in enumerate(tests):
        if not keep or number == 0:
            server.clear()
            locations = {}
        for name, file in test.graphs:
            server.put(name, folder.read(file), MEDIA[file.rpartition(".")[2]])
        detail = ""
        for place, exchange in enumerate(test.exchanges, 1):
            wrong = _exchanged(server, exchange, locations)
            if wrong:
                detail = f"request {place}, {exchange.method} {exchange.path[:80]}: {wrong}"
                break
        group = test.name.partition("/")[0]
        part = f"{group}, {'updates' if test.is_update else 'queries'}" if group == "protocol" else group
        yield Outcome(part, test.name, not detail, detail=detail)


def _exchanged(server: Server, exchange: Exchange, locations: dict[str, str]) -> str:
    """What is wrong with the answer; nothing, if nothing is."""
    path = exchange.path
    for theirs, ours in _PATHS:
        if path.startswith(theirs):
            path = ours + path.removeprefix(theirs)
    path, body = _filled(path, server, locations), exchange.body
    if body is not None and b"$" in body:
        body = _filled(body.decode("utf-8"), server, locations).encode("utf-8")
    headers = {name: value for name, value in exchange.headers if name.lower() != "host"}
    send = server.write if path.startswith("/store") else server.send
    answer = send(exchange.method, path.removeprefix(server.address), headers, body)
    if exchange.location:
        locations[exchange.location] = answer.headers.get("location", "")
        if not locations[exchange.location]:
            return f"{answer}, without a location"
    return _compared(answer, exchange, _filled(exchange.graph, server, locations))


def _filled(text: str, server: Server, locations: dict[str, str]) -> str:
    """A text with what its variables stand for."""
    for name, value in locations.items():
        text = text.replace(name, value)
    host = server.address.removeprefix("http://")
    return text.replace("$HOST$/$GRAPHSTORE$", f"{host}/store").replace("$HOST$", host)


def _compared(answer: Answer, exchange: Exchange, graph: str) -> str:
    status = str(answer.status)
    if status not in exchange.statuses and f"{status[0]}xx" not in exchange.statuses:
        return f"{answer}, expected was {' or '.join(sorted(exchange.statuses))}"
    if exchange.kind and answer.media not in _KINDS[exchange.kind]:
        return f"an answer in {answer.media}"
    if exchange.media and answer.media != exchange.media:
        return f"an answer in {answer.media}"
    try:
        if exchange.boolean is not None and parsed(answer.body, answer.media) is not exchange.boolean:
            return f"{answer}, expected was {exchange.boolean}"
        if graph and not same(parsed(answer.body, answer.media), parsed(graph.encode("utf-8"), exchange.media)):
            return f"another graph: {answer}"
    except (SyntaxError, ValueError) as error:
        return f"{answer} cannot be read ({error})"
    return ""
