"""Acts in the terms of PLOVER: events and claims coded by their words, and acts that only their words tell.

The words stand in ``ontology/plover/``, which ``kg.lexicon.plover`` reads.
"""

from kg.extract.acts.coding import ActCoding
from kg.extract.acts.finder import ActFinder

__all__ = ["ActCoding", "ActFinder"]
