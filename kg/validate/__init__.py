"""Whether a graph, or the facts before they become one, are what they must be.

Here live the report on a graph (`validate_graph`: SHACL, and the words of every span) and the quick check of facts that
every build runs (`check_facts`). The shapes themselves stand in ``ontology/shapes.ttl``.
"""

from kg.validate.consistency import check_facts
from kg.validate.report import Problem, Report
from kg.validate.shapes import validate_graph

__all__ = ["Problem", "Report", "check_facts", "validate_graph"]
