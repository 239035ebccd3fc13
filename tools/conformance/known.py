"""How many tests there are, and what is known to differ from what is expected, each with its reason."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Difference:
    """Why a test does not give what is expected.

    Args:
        conforms: whether it still gives what the W3C expects.
        like_engine: whether it still gives what the engine alone does.
    """

    why: str
    conforms: bool = False
    like_engine: bool = True


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of the tests in a folder.

    Args:
        counts: how many tests each set has.
        differences: by the names of tests.
    """

    counts: Mapping[str, int]
    differences: Mapping[str, Difference] = field(default_factory=dict)


_UPDATE = "The server takes no SPARQL Update, on purpose: graphs are written as wholes, by the Graph Store Protocol."
_DEFAULT = "The default graph is all graphs together; only graphs with names are written."
_MULTIPART = "Several documents in one request (`multipart/form-data`) are not taken: send one after the other."
_NO_LENGTH = "The engine: a path of no length leads to itself only where the term stands in the graph."

W3C = Known(
    counts={"query": 328, "results": 10, "protocol": 34, "graph-store": 32, "service-description": 3},
    differences={
        "aggregates/agg-groupconcat-04": Difference("The engine: GROUP_CONCAT keeps a language that all values have."),
        "aggregates/agg-groupconcat-06": Difference("The engine: GROUP_CONCAT keeps a language that all values have."),
        "aggregates/agg-empty-group-count-graph": Difference(
            "The engine: a query inside of GRAPH ?g counts over all graphs together, and does not tell the graph."
        ),
        "bindings/graph": Difference("The engine: VALUES alone inside of GRAPH ?g does not bind ?g to each graph."),
        "construct/constructwhere04": Difference(
            "FROM is refused unless the request names the graphs, on purpose: give them as `default-graph-uri`.",
            like_engine=False,
        ),
        "functions/bnode01": Difference("The engine: BNODE gives the same node for the same text also in other rows."),
        "negation/graph-minus": Difference("The engine: MINUS inside of GRAPH ?g takes ?g for a shared variable."),
        "property-path/zero_or_more_set_start": Difference(_NO_LENGTH),
        "property-path/zero_or_more_set_end": Difference(_NO_LENGTH),
        "property-path/zero_or_one_set_start": Difference(_NO_LENGTH),
        "property-path/zero_or_one_set_end": Difference(_NO_LENGTH),
        "syntax-query/test_4": Difference("The engine: a query with a function that it does not know is refused."),
        "csv-tsv-res/csv03": Difference("The engine keeps numbers by their values: 1.0E6 comes back as 1000000."),
        "csv-tsv-res/tsv03": Difference("The engine keeps numbers by their values: negativeInteger becomes integer."),
        "protocol/update_dataset_default_graph": Difference(_UPDATE),
        "protocol/update_dataset_default_graphs": Difference(_UPDATE),
        "protocol/update_dataset_named_graphs": Difference(_UPDATE),
        "protocol/update_dataset_full": Difference(_UPDATE),
        "protocol/update_post_form": Difference(_UPDATE),
        "protocol/update_post_direct": Difference(_UPDATE),
        "protocol/update_base_uri": Difference(_UPDATE),
        "graph-store-protocol/put_get_default": Difference(_DEFAULT),
        "graph-store-protocol/post_get_post_get_direct": Difference(_MULTIPART),
        "graph-store-protocol/post_get_post_get_indirect": Difference(_MULTIPART),
        "http-rdf-update/put__default_graph": Difference(_DEFAULT),
        "http-rdf-update/get_of_put__default_graph": Difference(_DEFAULT),
        "http-rdf-update/delete__existing_graph": Difference("The test deletes a graph that none before it makes."),
        "http-rdf-update/post__existing_graph": Difference("The Turtle of the test lacks its last dot."),
        "http-rdf-update/get_of_post__existing_graph": Difference("The test expects what was replaced before."),
        "http-rdf-update/post__multipart_formdata": Difference(_MULTIPART),
        "http-rdf-update/get_of_post__multipart_formdata": Difference(_MULTIPART),
    },
)
