"""Who holds which office of what: title phrases, joined to the persons that they stand beside.

``encoder.coreference`` asks this of names alone, to know whom "the foreign minister" means elsewhere;
``encoder.offices`` asks it for good, with all that mentions holders and owners, and adds what the network finds.
"""

from kg.extract.offices.component import OfficeFinder

__all__ = ["OfficeFinder"]
