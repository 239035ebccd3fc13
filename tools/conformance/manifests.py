"""The W3C's manifests: which tests there are, and what each is made of.

https://www.w3.org/2009/sparql/docs/tests/README.html
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import rdflib
from rdflib.collection import Collection
from rdflib.namespace import RDF
from rdflib.term import Node

#: What the names of the tests and their files start with, wherever the files lie.
BASE = "http://www.w3.org/2009/sparql/docs/tests/data-sparql11/"
MF = rdflib.Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
QT = rdflib.Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-query#")

_KINDS: dict[Node, Literal["evaluation", "positive", "negative"]] = {
    MF.QueryEvaluationTest: "evaluation",
    MF.CSVResultFormatTest: "evaluation",
    MF.PositiveSyntaxTest11: "positive",
    MF.NegativeSyntaxTest11: "negative",
}


class ManifestError(Exception):
    """A manifest is missing, or is not what it should be."""


@dataclass(frozen=True, slots=True)
class Folder:
    """Where the files of the tests lie."""

    path: Path

    def file(self, iri: str) -> Path:
        """The file that an IRI names.

        Raises:
            ManifestError: if it names none in the folder.
        """
        name = iri.removeprefix(BASE)
        if name == iri or ".." in name.split("/"):
            raise ManifestError(f"{iri} is no file of the tests")
        return self.path / name

    def read(self, iri: str) -> bytes:
        """What stands in a file.

        Raises:
            ManifestError: if it cannot be read.
        """
        try:
            return self.file(iri).read_bytes()
        except OSError as error:
            raise ManifestError(f"{iri.removeprefix(BASE)} cannot be read ({error.strerror})") from error

    def manifests(self, name: str) -> Iterator[tuple[str, rdflib.Graph]]:
        """A manifest and those that it includes, with their IRIs."""
        iri = BASE + name
        graph = rdflib.Graph().parse(data=self.read(iri), format="turtle", publicID=iri)
        yield iri, graph
        for included in (each for entry in graph.objects(None, MF.include) for each in Collection(graph, entry)):
            yield from self.manifests(str(included).removeprefix(BASE))

    def tests(self, name: str) -> Iterator[tuple[str, rdflib.Graph, Node]]:
        """The tests of a manifest and of those that it includes, in order, each with its name.

        A test that the list of its manifest forgets comes last: nothing is to be left out silently.
        """
        for iri, graph in self.manifests(name):
            listed = [node for entry in graph.objects(None, MF.entries) for node in Collection(graph, entry)]
            kinds = graph.subject_objects(RDF.type)
            typed = {node for node, kind in kinds if str(kind).startswith(str(MF)) and kind != MF.Manifest}
            group = iri.removeprefix(BASE).rpartition("/")[0]
            for node in [*listed, *sorted(typed - set(listed), key=str)]:
                yield f"{group}/{str(node).rpartition('#')[2]}", graph, node


@dataclass(frozen=True, slots=True)
class QueryTest:
    """A query with what it is to give.

    Args:
        name: the folder and the name in it.
        kind: ``evaluation``, or ``positive`` or ``negative`` where only the syntax is looked at.
        query: the IRI of its file.
        data: the files of the default graph.
        graphs: those of the named graphs, whose names they also are.
        result: the file of what is expected.
    """

    name: str
    kind: Literal["evaluation", "positive", "negative"]
    query: str
    data: tuple[str, ...] = ()
    graphs: tuple[str, ...] = ()
    result: str = ""


def query_tests(folder: Folder, name: str) -> list[QueryTest]:
    """The tests of queries in a manifest and in those that it includes.

    Raises:
        ManifestError: if there is one of another kind.
    """
    return [_query_test(*found) for found in folder.tests(name)]


def _query_test(name: str, graph: rdflib.Graph, node: Node) -> QueryTest:
    kind = next((_KINDS[each] for each in graph.objects(node, RDF.type) if each in _KINDS), None)
    action = graph.value(node, MF.action)
    if kind is None or action is None:
        raise ManifestError(f"{name} is no test of a query")
    if kind != "evaluation":
        return QueryTest(name, kind, str(action))
    data, graphs = (tuple(sorted(map(str, graph.objects(action, each)))) for each in (QT.data, QT.graphData))
    return QueryTest(name, kind, str(graph.value(action, QT.query)), data, graphs, str(graph.value(node, MF.result)))
