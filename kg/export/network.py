"""A network of things for graph tools: GraphML (yEd, Gephi, igraph) and GEXF (Gephi, with its timeline).

Nodes are things; edges are events and claims between two of them, roles and relations, as plain English names them. An
edge has a direction, and two things may have many. networkx writes both formats; what it writes of its own (the day of
writing, the keys of parallel edges) is taken out again.
"""

from __future__ import annotations

import re
from typing import Any, TypeAlias
from xml.etree import ElementTree as ET

import networkx as nx  # type: ignore[import-untyped]
from networkx.readwrite.gexf import GEXFWriter  # type: ignore[import-untyped]
from networkx.readwrite.graphml import GraphMLWriter  # type: ignore[import-untyped]

from kg.export.told import Fact, Json, Told

# What XML 1.0 cannot hold, not even as an escape.
_NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'


Network: TypeAlias = "nx.MultiDiGraph[str]"
"""Things by their IRIs, and what is between them."""


def network(model: Json) -> Network:
    """The network of a view model; nodes are named by their IRIs."""
    told = Told(model)
    graph: Network = nx.MultiDiGraph()
    for iri, thing in told.things.items():
        graph.add_node(_text(iri), **_node(thing))
    for number, (one, other, link) in enumerate(told.direct, start=1):
        fact = told.facts[told.iri(link["fact"])]
        graph.add_edge(_text(one), _text(other), key=f"e{number}", **_edge(told, fact, link))
    return graph


def to_graphml(model: Json) -> str:
    """GraphML, with an id for each edge."""
    return _DECLARATION + _written(GraphMLWriter(network(model)).xml)


def to_gexf(model: Json) -> str:
    """GEXF 1.2; what has a date has an interval for the timeline, and is always there on the side that is not known."""
    graph = network(model)
    for _, _, key, edge in graph.edges(keys=True, data=True):
        edge["id"] = key
        edge.update({end: edge[day] for end, day in (("start", "first_day"), ("end", "last_day")) if day in edge})
    root = GEXFWriter(graph).xml
    _without_traces(root)
    return _DECLARATION + _written(root)


def _node(thing: Json) -> dict[str, Any]:
    known = {
        "label": thing["label"],
        "kind": thing["type"],
        "aliases": "; ".join(thing.get("aliases", ())),
        "wikidata": " ".join(thing.get("wikidata", ())),
        "mentions": len(thing.get("mentions", ())),
    }
    return _safe(known)


def _edge(told: Told, fact: Fact, link: Json) -> dict[str, Any]:
    article = told.articles.get(fact.article or "", {})
    first, last = fact.days
    known: dict[str, Any] = {
        "label": link["name"],
        "weight": 1.0,
        "kind": fact.kind,
        "category": fact.category,
        "status": fact.status,
        "mutual": link.get("mutual", False),
        "sentence": fact.shown["label"],
        "date": fact.shown.get("start"),
        "date_end": fact.shown.get("end"),
        "first_day": first and first.isoformat(),
        "last_day": last and last.isoformat(),
        "date_inferred": fact.shown.get("dateInferred"),
        "plover": fact.shown.get("plover"),
        "according_to": ", ".join(map(told.label, told.speakers(fact))) or None,
        "confidence": fact.shown.get("confidence"),
        "article": article.get("title"),
        "source": article.get("source"),
        "published": article.get("published"),
        "url": article.get("url"),
        "evidence": fact.words,
        "rule": ", ".join(fact.shown.get("rules", ())) or None,
        "fact": fact.iri,
    }
    return _safe(known)


def _safe(known: dict[str, Any]) -> dict[str, Any]:
    """What is known, as XML can hold it; words of articles keep their line ends, labels are one line."""
    found = {name: value for name, value in known.items() if value is not None and value != ""}
    return {
        name: (_text if name == "evidence" else _line)(value) if isinstance(value, str) else value
        for name, value in found.items()
    }


def _text(value: str) -> str:
    """Characters that XML can hold, with line ends that it keeps."""
    return _NOT_XML.sub("\ufffd", value.replace("\r\n", "\n").replace("\r", "\n"))


def _line(value: str) -> str:
    return " ".join(_text(value).split())


def _without_traces(root: ET.Element) -> None:
    """Without the clock, what the schema does not know, and the keys by which networkx keeps parallel edges apart."""
    meta = root.find("meta")
    if meta is not None:
        root.remove(meta)
    for graph in root.iterfind("graph"):
        graph.attrib.pop("name", None)
    for attributes in root.iterfind("graph/attributes"):
        for attribute in attributes.findall("attribute[@title='networkx_key']"):
            attributes.remove(attribute)
            for values in root.iterfind("graph/edges/edge/attvalues"):
                for value in values.findall(f"attvalue[@for='{attribute.get('id')}']"):
                    values.remove(value)


def _written(root: ET.Element) -> str:
    ET.indent(root)
    return ET.tostring(root, encoding="unicode") + "\n"
