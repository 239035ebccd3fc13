"""The commands of a corpus and what they have in common: the panel "Corpora, which grow" of ``kg --help``."""
