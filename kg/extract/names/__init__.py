"""What names, titles and persons stand where: names of the word lists, those that their words tell, those mentioned.

``finder`` says in which order: ``listed`` forms, phrases with a telling head (``head_nouns``, ``state_organs``), and
the ``spans`` that mentions name. What a shared name means is for ``disambiguation``;
``titles`` are phrases that name an office, ``people`` brings the names of a person together. Which of all these are one
thing is for linking, and what else mentions them for coreference.
"""

from kg.extract.names.finder import NameTagger

__all__ = ["NameTagger"]
