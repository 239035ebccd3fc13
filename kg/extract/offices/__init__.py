"""Who holds which office of what: title phrases, joined to the persons that they stand beside.

``encoder.coreference`` asks this of names alone, to know whom "the foreign minister" means elsewhere;
``encoder.offices`` asks it for good, with all that mentions holders and owners, and adds what the network finds.
"""

from kg.extract.offices.finder import offices_of

__all__ = ["offices_of"]
