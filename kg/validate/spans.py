"""Whether every span of a graph says what its article says there. SHACL could ask it, fifty times slower."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256

from kg.rdf.index import GraphIndex
from kg.rdf.namespaces import DERIVED_FROM, RDF_TYPE, oa, sc, schema
from kg.rdf.terms import Iri


def wrong_spans(index: GraphIndex) -> Iterator[tuple[Iri, str, str]]:
    """Node, property and message for each span or text that does not agree with its article.

    Articles whose text was left out are passed over.
    """
    for article in index.subjects(RDF_TYPE, sc("Article")):
        body = index.string(article, schema("articleBody"))
        if body is None:
            continue
        if index.string(article, sc("sha256")) != sha256(body.encode("utf-8", "surrogatepass")).hexdigest():
            yield article, "sc:sha256", "The text is not the one that was read: its SHA-256 differs."
        if index.string(article, sc("length")) != str(len(body)):
            yield article, "sc:length", "The text is not the one that was read: its length differs."
        for node in index.subjects(DERIVED_FROM, article):
            if sc("Span") in index.nodes(node, RDF_TYPE) and not _agrees(index, node, body):
                yield node, "oa:exact", "The article has other words at these offsets."


def _agrees(index: GraphIndex, span: Iri, body: str) -> bool:
    start, end = index.string(span, oa("start")) or "", index.string(span, oa("end")) or ""
    if not (start.isdecimal() and end.isdecimal()):
        return False
    return body[int(start) : int(end)] == index.string(span, oa("exact"))
