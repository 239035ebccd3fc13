"""Whether a graph, or the facts before they become one, are what they must be.

Here live the SHACL report (`validate_graph`) and the quick check of facts that every build runs (`check_facts`). The
shapes themselves stand in ``ontology/shapes.ttl``.
"""

from kg.validate.consistency import check_facts

__all__ = ["check_facts"]
