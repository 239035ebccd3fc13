"""GraphML and GEXF: the network of what is told, as other programs read it."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from xml.etree import ElementTree as ET

import networkx as nx  # type: ignore[import-untyped]
import pytest

from kg.graph import Graph
from kg.store import MemoryStore
from tests.export.networks import HOSTILE, graph_of, meeting, the_sample

GEXF = "{http://www.gexf.net/1.2draft}"
# From the published schema, https://gexf.net/schema.html (version 1.2): attributes of each element, children of each.
ATTRIBUTES = {
    "gexf": {"version", "{http://www.w3.org/2001/XMLSchema-instance}schemaLocation"},
    "graph": {"timeformat", "defaultedgetype", "mode"},
    "attributes": {"class", "mode"},
    "attribute": {"id", "title", "type"},
    "nodes": set(),
    "edges": set(),
    "node": {"id", "label"},
    "edge": {"id", "source", "target", "label", "weight", "start", "end"},
    "attvalues": set(),
    "attvalue": {"for", "value"},
}
CHILDREN = {
    "gexf": {"graph"},
    "graph": {"attributes", "nodes", "edges"},
    "attributes": {"attribute"},
    "nodes": {"node"},
    "edges": {"edge"},
    "node": {"attvalues"},
    "edge": {"attvalues"},
    "attvalues": {"attvalue"},
}
TYPES = {"integer", "long", "double", "float", "boolean", "string"}


def graphml(graph: Graph) -> nx.MultiDiGraph:
    text = graph.export("graphml")
    return nx.parse_graphml(text, edge_key_type=str, force_multigraph=True)


def gexf(graph: Graph) -> nx.MultiDiGraph:
    return nx.read_gexf(BytesIO(graph.export("gexf").encode()))


def check_gexf(text: str) -> ET.Element:
    """The document, if it keeps to the schema."""
    root = ET.fromstring(text)  # noqa: S314
    for element in root.iter():
        name = element.tag.removeprefix(GEXF)
        assert set(element.attrib) <= ATTRIBUTES[name], name
        assert {child.tag.removeprefix(GEXF) for child in element} <= CHILDREN.get(name, set()), name
        for end in ("start", "end"):
            if end in element.attrib:
                date.fromisoformat(element.attrib[end])
        label = element.get("label", "")
        assert " ".join(label.split()) == label
    assert {each.attrib["type"] for each in root.iter(GEXF + "attribute")} <= TYPES
    ids = [each.attrib["id"] for each in root.iter(GEXF + "attribute")]
    assert {each.attrib["for"] for each in root.iter(GEXF + "attvalue")} <= set(ids)
    edges = [each.attrib["id"] for each in root.iter(GEXF + "edge")]
    assert len(set(edges)) == len(edges)
    return root


def test_what_the_sample_tells_is_between_its_things() -> None:
    network = graphml(the_sample())
    label = nx.get_node_attributes(network, "label")
    told = {(label[one], edge["label"], label[other], edge["kind"]) for one, other, edge in network.edges(data=True)}
    assert told == {
        ("Åse Larsson", "is to visit", "Freedonia", "event"),
        ("trade ministry (Norway)", "reportedly sanctioned", "Freedonia", "event"),
        ("envoys", "met", "Åse Larsson", "event"),  # mutual: either way
        ("Per Dahl", "criticizes", "trade ministry (Norway)", "claim"),
        ("Åse Larsson", "Foreign Minister of", "Norway", "role"),
        ("trade ministry (Norway)", "part of", "Norway", "relation"),
        ("Freedonia", "ally of", "Norway", "relation"),
    }
    assert len(label) == 10
    assert network.nodes["https://w3id.org/statecraft/id/state/norway"] == {
        "label": "Norway", "kind": "State", "aliases": "Norwegian",
        "wikidata": "http://www.wikidata.org/entity/Q20", "mentions": 2,
    }  # fmt: skip


def test_an_edge_says_how_sure_when_and_by_which_words() -> None:
    network = graphml(the_sample())
    edges = {edge["label"]: edge for _, _, edge in network.edges(data=True)}
    visit = edges["is to visit"]
    assert (visit["category"], visit["status"], visit["plover"]) == ("Visit", "scheduled", "AGREE")
    assert (visit["date"], visit["first_day"], visit["last_day"]) == ("2024-05-06", "2024-05-06", "2024-05-06")
    assert visit["evidence"] == "will travel to Freedonia on Monday"
    assert visit["source"] == "The Daily Cod"
    assert visit["weight"] == 1.0
    assert edges["reportedly sanctioned"]["according_to"] == "Per Dahl"
    assert edges["Foreign Minister of"]["confidence"] == 0.9
    # A year is all that is known of the day of the claim.
    assert (edges["criticizes"]["first_day"], edges["criticizes"]["last_day"]) == ("2024-01-01", "2024-12-31")
    assert edges["criticizes"]["date_inferred"] is True
    assert [edges[name]["mutual"] for name in ("met", "ally of", "part of")] == [True, True, False]


def test_gexf_keeps_to_its_schema_and_tells_the_same() -> None:
    graph = the_sample()
    root = check_gexf(graph.export("gexf"))
    network = gexf(graph)
    same = graphml(graph)
    assert sorted(network.nodes) == sorted(same.nodes)
    assert {edge["id"]: edge["evidence"] for _, _, edge in network.edges(data=True)} == {
        key: edge["evidence"] for _, _, key, edge in same.edges(keys=True, data=True)
    }
    assert root.find(GEXF + "graph").attrib == {  # type: ignore[union-attr]
        "defaultedgetype": "directed", "mode": "dynamic", "timeformat": "date"
    }  # fmt: skip
    times = {edge.get("label"): (edge.get("start"), edge.get("end")) for edge in root.iter(GEXF + "edge")}
    assert times["is to visit"] == ("2024-05-06", "2024-05-06")
    assert times["reportedly sanctioned"] == ("2024-04-22", "2024-04-28")
    assert times["part of"] == (None, None)


def test_what_has_no_end_in_the_text_has_none_in_the_timeline() -> None:
    root = check_gexf(graph_of(meeting(("Norway", "Freedonia"), events=2)).export("gexf"))
    times = [(edge.get("start"), edge.get("end")) for edge in root.iter(GEXF + "edge")]
    assert times == [(None, None), ("2024-04-01", None)]


@pytest.mark.parametrize("read", [graphml, gexf])
def test_parallel_edges_are_kept(read: object) -> None:
    graph = graph_of(meeting(("Norway", "Freedonia"), events=3))
    network = (graphml if read is graphml else gexf)(graph)
    assert network.number_of_edges() == 3
    assert {edge["evidence"] for _, _, edge in network.edges(data=True)} == {"met ", "met i", "met in"}


def test_all_who_meet_are_linked_also_at_a_large_summit() -> None:
    names = tuple(f"State {number}" for number in range(30))
    assert graph_of(meeting(names)).network().number_of_edges() == 30 * 29 // 2


@pytest.mark.parametrize("read", [graphml, gexf])
def test_hostile_names_are_text_that_xml_can_hold(read: object) -> None:
    graph = graph_of(meeting(HOSTILE))
    network = (graphml if read is graphml else gexf)(graph)
    labels = set(nx.get_node_attributes(network, "label").values())
    assert labels == {
        "bell \ufffd and \ufffd null",
        "quote \" and <tag attr='x'> & ]]> ;semi;colons",
        "two lines and a tab",
        "\u202eright to left\u202c 🙂 \ufffd",
        "=1+1",
        "x" * 3000,
    }
    assert network.number_of_edges() == 15
    check_gexf(graph.export("gexf"))


def test_an_empty_graph_is_an_empty_network() -> None:
    empty = Graph(MemoryStore())
    assert graphml(empty).number_of_nodes() == 0
    check_gexf(empty.export("gexf"))
    assert gexf(empty).number_of_nodes() == 0


@pytest.mark.parametrize("format", ["graphml", "gexf"])
def test_the_same_graph_gives_the_same_bytes_on_every_day(format: str) -> None:
    quads = list(the_sample().store.quads())
    text = the_sample().export(format)
    assert text == Graph(MemoryStore(reversed(quads))).export(format)
    assert "lastmodified" not in text
    assert date.today().isoformat() not in text  # noqa: DTZ011
