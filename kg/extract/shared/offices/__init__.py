"""Who holds which office of what: ``titles`` are the phrases that name an office, ``roles`` joins them to persons.

What "the foreign minister" means elsewhere in the article is for coreference, which asks the roles.
"""

from kg.extract.shared.offices.component import OfficeFinder

__all__ = ["OfficeFinder"]
