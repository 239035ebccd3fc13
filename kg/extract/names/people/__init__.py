"""Persons: their names with titles before them, as mentions tell, and which of these are one person's.

The finder gives one entry for each person. What else the article says of them is for ``offices`` and coreference.
"""

from kg.extract.names.people.finder import PeopleFinder

__all__ = ["PeopleFinder"]
