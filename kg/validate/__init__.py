"""Whether a graph, or the facts before they become one, are what they must be.

Here live the report on a graph (`validate_graph`, which asks the shapes of ``ontology/shapes.ttl``) and the quick check
of facts that every build runs (`check_facts`). What must be true stands in the shapes; here is only how it is asked.
"""

from kg.validate.consistency import check_facts
from kg.validate.graph import ENGINES, validate_graph
from kg.validate.problems import Problem
from kg.validate.report import Report

__all__ = ["ENGINES", "Problem", "Report", "check_facts", "validate_graph"]
