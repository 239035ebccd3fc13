"""Names in the text: where they stand, what kind of thing they name, and what the word lists know of them.

Which of them name the same thing is for linking; names of persons are completed by ``people``.
"""

from kg.extract.rules.mentions.names.finder import NameFinder
from kg.extract.rules.mentions.names.phrase import NamePhrase, is_title_case

__all__ = ["NameFinder", "NamePhrase", "is_title_case"]
