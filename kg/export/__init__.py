"""A graph in other people's formats, and parts of it: RDF, facts JSON, networks and tables.

RDF (Turtle, TriG, N-Quads, JSON-LD), facts JSON and tables (Parquet) are made from the quads alone. Networks (GraphML,
GEXF, Neo4j) and tables of acts (`kg.export.acts`) are made from the view model, a plain dict that whoever calls hands
in: `kg.view` makes it, and this room does not know that one.
"""

from kg.export.facts_json import FACTS_VERSION, facts_objects
from kg.export.formats import FORMATS, MODEL_FORMATS, export_graph, export_model, facts_files
from kg.export.selection import Selection, select
from kg.export.slim import slim
from kg.export.writing import STREAMED, write_graph

__all__ = [
    "FACTS_VERSION",
    "FORMATS",
    "MODEL_FORMATS",
    "STREAMED",
    "Selection",
    "export_graph",
    "export_model",
    "facts_files",
    "facts_objects",
    "select",
    "slim",
    "write_graph",
]
