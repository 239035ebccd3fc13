"""What names, titles and persons stand where: the names of the word lists, those that their words tell, the engine's.

Which of them are one thing is for linking, and what else mentions them for coreference, which finds groups too.
"""

from kg.extract.rules.mentions.component import NameRules

__all__ = ["NameRules"]
