"""A graph as text in other people's formats: Turtle, TriG, N-Quads, JSON-LD and the facts JSON.

Everything here is made from the graph alone. Writing files is the business of whoever calls.
"""

from kg.export.facts_json import FACTS_VERSION, facts_objects
from kg.export.formats import FORMATS, export_graph, facts_files

__all__ = ["FACTS_VERSION", "FORMATS", "export_graph", "facts_files", "facts_objects"]
