"""Persons: their names with titles before them, as the engine reads them, and the short forms that follow.

The finder gives one entry for each person. What else the article says of them is for ``roles`` and ``coreference``.
"""

from kg.extract.rules.mentions.people.finder import PeopleFinder

__all__ = ["PeopleFinder"]
