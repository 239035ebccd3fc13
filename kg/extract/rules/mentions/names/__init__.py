"""Names in the text: where they stand, what kind of thing they name, and what the word lists know of them.

``finder`` says in which order. Names are found in ``recognition``, get their ends in ``boundaries``, their kind in
``types`` and what they mean in ``disambiguation``; ``phrase`` holds what was found, ``tokens`` what one word tells.

Which of them name the same thing is for linking; names of persons are completed by ``people``.
"""

from kg.extract.rules.mentions.names.finder import NameFinder
from kg.extract.rules.mentions.names.phrase import NamePhrase
from kg.extract.rules.mentions.names.tokens import is_title_case

__all__ = ["NameFinder", "NamePhrase", "is_title_case"]
