"""Reads the answers of SPARQL services: SPARQL 1.1 Query Results JSON, and N-Triples of CONSTRUCT and DESCRIBE."""

from __future__ import annotations

import json
from typing import Any

import pyoxigraph as ox

from kg.rdf.terms import RDF_LANG_STRING, XSD, XSD_STRING, Blank, Iri, Literal, Quad, Term
from kg.store.convert import from_ox_triple
from kg.store.protocol import AskResult, SelectResult

_BOOLEAN = XSD + "boolean"
_TRUTH = {"1": "true", "0": "false"}


def read_results(data: bytes) -> SelectResult | AskResult:
    """The answer of a SELECT or an ASK.

    Raises:
        ValueError: if the document is not whole, or not of the format.
    """
    try:
        found = json.loads(data)
        if "boolean" in found:
            return AskResult(bool(found["boolean"]))
        names = tuple(found["head"]["vars"])
        rows = found["results"]["bindings"]
        if names == ("__ASK_RETVAL",):  # Virtuoso answers an ASK like this.
            return AskResult(any(row[names[0]]["value"] == "1" for row in rows))
        return SelectResult(names, tuple(tuple(_term(row.get(name)) for name in names) for row in rows))
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"no SPARQL results: {error!r}") from error


def _term(value: dict[str, Any] | None) -> Term | None:
    if value is None:
        return None
    text = value["value"]
    match value["type"]:
        case "uri":
            # Virtuoso names blank nodes like IRIs.
            return Blank(text.removeprefix("nodeID://")) if text.startswith("nodeID://") else Iri(text)
        case "bnode":
            return Blank(text)
        case "literal" | "typed-literal":
            if "xml:lang" in value:
                return Literal(text, RDF_LANG_STRING, value["xml:lang"])
            datatype = Iri(value.get("datatype", XSD_STRING))
            return Literal(_TRUTH.get(text, text) if datatype == _BOOLEAN else text, datatype)
    raise ValueError(f"no term of RDF 1.1: {value['type']}")


def read_triples(data: bytes) -> list[Quad]:
    """The triples of N-Triples, each once.

    Raises:
        ValueError: if they are not whole.
    """
    try:
        return list(dict.fromkeys(map(from_ox_triple, ox.parse(data, format=ox.RdfFormat.N_TRIPLES))))
    except SyntaxError as error:
        raise ValueError(str(error)) from error
