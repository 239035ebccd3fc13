"""Who holds which office of what: ``titles`` are the phrases that name an office, ``roles`` joins them to persons.

What "the foreign minister" means elsewhere in the article is for coreference. The rule-based one asks the roles of
names for that (``rules.coreference.names``), before the component here finds them for good, with all that mentions
holders and owners. Of which state a bare title is, is decided in ``roles.owners``, for both.
"""

from kg.extract.shared.offices.component import OfficeFinder

__all__ = ["OfficeFinder"]
