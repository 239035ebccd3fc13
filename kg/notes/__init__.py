"""Notes on an article: facts that quote the words on which they stand, as people and language models write them.

Here lives how a quote finds its place, and a place its quote (``quotes``), how sentences are counted (``sentences``),
and how facts become notes (``writing``). What is made of notes is the business of those who read them:
``kg.evaluation.truth`` measures by them, ``kg.annotate`` corrects facts by them.
"""

from kg.notes.quotes import QuotedText, QuoteError, straight
from kg.notes.sentences import sentences_of
from kg.notes.writing import SECTIONS, Notes, names_in_notes, notes_of, notes_text

__all__ = [
    "SECTIONS",
    "Notes",
    "QuoteError",
    "QuotedText",
    "names_in_notes",
    "notes_of",
    "notes_text",
    "sentences_of",
    "straight",
]
