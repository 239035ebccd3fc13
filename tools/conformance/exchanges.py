"""Tests of protocols: requests in order, each with what is to come back.

The W3C writes them in its vocabulary for HTTP, an older set of them as text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from textwrap import dedent

import rdflib
from rdflib.collection import Collection
from rdflib.namespace import RDF, RDFS
from rdflib.term import Node

from tools.conformance.manifests import MF, Folder

_HT = rdflib.Namespace("http://www.w3.org/2011/http#")
_CNT = rdflib.Namespace("http://www.w3.org/2011/content#")
_UT = rdflib.Namespace("http://www.w3.org/2009/sparql/tests/test-update#")
_STATUSES = {"OK": "200", "Created": "201", "NoContent": "204", "NotFound": "404"}
_TEXT = re.compile(r"#### Request\n(?P<request>.*?)\n#### Response\n(?P<response>.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Exchange:
    """A request, and what is to come back.

    Args:
        statuses: those of HTTP that may come: ``201``, ``4xx``.
        boolean: the answer to an ASK.
        kind: ``boolean``, ``tabular`` or ``RDF``: in what the answer is to come.
        media: the type of what is to come, if it is told.
        graph: a graph that is to come, in that type.
        location: what stands in later requests for the header ``Location`` of this answer.
    """

    method: str
    path: str
    headers: tuple[tuple[str, str], ...]
    body: bytes | None
    statuses: frozenset[str]
    boolean: bool | None = None
    kind: str = ""
    media: str = ""
    graph: str = ""
    location: str = ""


@dataclass(frozen=True, slots=True)
class Connection:
    """One test.

    Args:
        graphs: names and files of graphs that the server is to have.
    """

    name: str
    exchanges: tuple[Exchange, ...]
    graphs: tuple[tuple[str, str], ...] = ()

    @property
    def is_update(self) -> bool:
        """Whether it is about SPARQL Update."""
        return (
            any(
                "application/sparql-update" in dict(each.headers).get("content-type", "")
                or b"update=" in (each.body or b"")
                or "update=" in each.path
                for each in self.exchanges
            )
            or "update" in self.name
        )


def connections(folder: Folder, name: str) -> Iterator[Connection]:
    """The tests of a manifest."""
    for test, graph, node in folder.tests(name):
        action = graph.value(node, MF.action)
        if action is None:
            yield Connection(test, (_from_text("\n".join(map(str, graph.objects(node, RDFS.comment)))),))
            continue
        requests = Collection(graph, graph.value(action, _HT.requests) or RDF.nil)
        data = sorted(graph.objects(node, _UT.graphData), key=str)
        graphs = sorted((str(graph.value(each, RDFS.label)), str(graph.value(each, _UT.graph))) for each in data)
        yield Connection(test, tuple(_exchange(graph, each) for each in requests), tuple(graphs))


def _exchange(graph: rdflib.Graph, request: Node) -> Exchange:
    response = graph.value(request, _HT.resp) or rdflib.BNode()
    boolean = graph.value(response, MF.expectedBoolean)
    statuses = (str(each).rpartition("#")[2] for each in graph.objects(response, MF.expectedStatus))
    return Exchange(
        method=str(graph.value(request, _HT.methodName)),
        path=str(graph.value(request, _HT.absolutePath)),
        headers=_headers(graph, request),
        body=_body(graph, request),
        statuses=frozenset(_STATUSES.get(each, each.removeprefix("StatusCode")) for each in statuses),
        boolean=None if boolean is None else bool(boolean.toPython() if isinstance(boolean, rdflib.Literal) else None),
        kind=str(graph.value(response, MF.expectedFormat) or ""),
        media=_media(_headers(graph, response)),
        graph=(_body(graph, response) or b"").decode("utf-8"),
        location=str(graph.value(response, MF.expectedLocation) or ""),
    )


def _headers(graph: rdflib.Graph, message: Node) -> tuple[tuple[str, str], ...]:
    head = graph.value(message, _HT.headers)
    fields = [] if head is None else list(Collection(graph, head))
    return tuple((str(graph.value(each, _HT.fieldName)), str(graph.value(each, _HT.fieldValue))) for each in fields)


def _body(graph: rdflib.Graph, message: Node) -> bytes | None:
    body = graph.value(message, _HT.body)
    if body is None:
        return None
    return str(graph.value(body, _CNT.chars)).encode(str(graph.value(body, _CNT.characterEncoding)))


def _media(headers: tuple[tuple[str, str], ...]) -> str:
    return dict(headers).get("content-type", "").partition(";")[0].strip()


def _from_text(text: str) -> Exchange:
    found = _TEXT.search(dedent(text))
    if found is None:
        raise ValueError(f"no request in {text!r}")
    (method, path, _), headers, body = _message(found["request"])
    (status, *_), expected, graph = _message(found["response"])
    return Exchange(
        method, path, headers, body.encode("utf-8") if body else None, frozenset({status}),
        media=_media(expected), graph=graph,
        location=next((value for name, value in expected if name == "location"), ""),
    )  # fmt: skip


def _message(text: str) -> tuple[list[str], tuple[tuple[str, str], ...], str]:
    """The words of the first line, the headers, and the body, each if there are some."""
    head, _, body = dedent(text).strip().partition("\n\n")
    first, *lines = head.splitlines()
    pairs = (line.partition(":") for line in lines)
    return first.split(), tuple((name.strip().lower(), value.strip()) for name, _, value in pairs), body
